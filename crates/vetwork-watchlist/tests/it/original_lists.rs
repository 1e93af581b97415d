//! Original files of lists beside OFAC's and the UN's, with counts that were made without these readers.

use std::collections::BTreeSet;

use vetwork_watchlist::formats::{Format, read};
use vetwork_watchlist::list::{List, Source};
use vetwork_watchlist::party::{ListedName, Party, PartyKind, Place};

use crate::saved;

fn open(format: Format, source: Source, name: &str) -> Option<(List, String)> {
    let bytes = saved::file(name)?;
    let first = &bytes[..bytes.len().min(4096)];
    assert_eq!(Format::recognise(first, name.trim_end_matches(".gz")), Some(format), "{name}");
    let list = read(format, source, bytes.as_slice()).expect("the original reads");
    assert!(list.parties.iter().all(|party| party.place != Place::Nowhere && !party.id.is_empty()));
    let ids: BTreeSet<&str> = list.parties.iter().map(|party| party.id.as_str()).collect();
    assert_eq!(ids.len(), list.parties.len(), "ids of {name}");
    println!("{name}: {} parties, {} problems", list.parties.len(), list.problems.len());
    Some((list, String::from_utf8(bytes).expect("text")))
}

fn of_kind(list: &List, kind: PartyKind) -> usize {
    list.parties.iter().filter(|party| party.kind == kind).count()
}

/// Elements with something in them.
fn filled(text: &str, element: &str) -> usize {
    let (open, close) = (format!("<{element}>"), format!("</{element}>"));
    text.split(&open)
        .skip(1)
        .filter(|rest| rest.split(&close).next().is_some_and(|text| !text.trim().is_empty()))
        .count()
}

#[test]
fn canada() {
    let Some((list, text)) = open(Format::SemaXml, Source::Canada, "other/canada-sema-202505.xml.gz") else {
        return;
    };
    assert_eq!(list.parties.len(), text.matches("<record>").count());
    assert_eq!(list.parties.len(), 4_759);
    assert_eq!(of_kind(&list, PartyKind::Person), filled(&text, "LastName"));
    assert_eq!(of_kind(&list, PartyKind::Vessel), filled(&text, "ShipIMONumber"));
    assert_eq!(of_kind(&list, PartyKind::Organisation), 1_316);
    let born = list.parties.iter().filter(|party| !party.birth_dates.is_empty()).count();
    assert_eq!(born + list.problems.len(), filled(&text, "DateOfBirthOrShipBuildDate"));
    assert_eq!(
        list.problems.iter().map(|problem| problem.what.as_str()).collect::<Vec<_>>(),
        ["\"Sep-99\" is no date that is understood"]
    );
    assert!(list.parties.iter().all(|party| party.listed_on.is_some()));
    let aliases = list.parties.iter().filter(|party| party.names.len() > 1).count();
    assert!(aliases >= filled(&text, "Aliases") * 9 / 10, "{aliases}");
}

#[test]
fn simple_targets() {
    let name = "other/opensanctions-interpol-targets.simple-202505.csv.gz";
    let Some((list, text)) = open(Format::TargetsCsv, Source::Other("interpol".to_owned()), name) else {
        return;
    };
    assert_eq!(list.problems, []);
    let rows = saved::rows(text.as_bytes());
    assert_eq!(list.parties.len(), rows.len());
    for (party, row) in list.parties.iter().zip(&rows) {
        assert_eq!(party.id, row["id"]);
        assert_eq!(party.kind, PartyKind::Person);
        let holds = |name: &ListedName| name.text == row["name"].split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(party.names.first().is_some_and(holds), "{row:?}");
        assert_eq!(party.birth_dates.is_empty(), row["birth_date"].is_empty(), "{row:?}");
        assert_eq!(party.nationalities.join(";"), row["countries"], "{row:?}");
    }
}

#[test]
fn follow_the_money() {
    let name = "samples/yente-t1-entities.ftm.json";
    let Some((list, text)) = open(Format::FtmJson, Source::Other("eu".to_owned()), name) else {
        return;
    };
    assert_eq!(list.problems, []);
    let entities: Vec<serde_json::Value> = text.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    let targets: Vec<&serde_json::Value> = entities.iter().filter(|entity| entity["target"] == true).collect();
    assert_eq!(list.parties.len(), targets.len());
    for (party, target) in list.parties.iter().zip(targets) {
        assert_eq!(party.id, target["id"]);
        let all = ["name", "alias", "weakAlias", "previousName"].iter().flat_map(|property| {
            target["properties"][*property].as_array().into_iter().flatten().filter_map(serde_json::Value::as_str)
        });
        let texts: BTreeSet<String> = all.map(|name| name.split_whitespace().collect::<Vec<_>>().join(" ")).collect();
        let read: BTreeSet<String> = party.names.iter().map(|name| name.text.clone()).collect();
        assert_eq!(read, texts);
        assert_eq!(party.names[0].text, target["caption"]);
    }
    let addressed = |party: &&Party| !party.addresses.is_empty();
    println!("{} with an address", list.parties.iter().filter(addressed).count());
}

#[test]
fn a_delta_is_no_list() {
    let Some(bytes) = saved::file("samples/yente-20240527194702-wnk-entities.delta.json") else {
        return;
    };
    let refused = read(Format::FtmJson, Source::Other("eu".to_owned()), bytes.as_slice()).expect_err("refused");
    assert!(refused.to_string().contains("a file of changes"), "{refused}");
}
