//! What is read from lists as they were published, against their own counts and against counts made in other ways.

use std::collections::BTreeSet;

use vetwork_watchlist::formats::Format;
use vetwork_watchlist::list::{List, Source};
use vetwork_watchlist::party::{NameStrength, Party, PartyKind};

use super::saved;

fn sum(list: &List, count: impl Fn(&Party) -> usize) -> usize {
    list.parties.iter().map(count).sum()
}

/// How often a text stands in a file.
fn times(text: &str, what: &str) -> usize {
    text.matches(what).count()
}

/// What holds of every list: ids that are there, a primary name first, texts without loose white space.
fn sound(list: &List) {
    for party in &list.parties {
        assert_eq!(party.names[0].strength, NameStrength::Primary, "{}", party.id);
        assert!(!party.id.is_empty());
        assert_ne!(party.kind, PartyKind::Unknown, "{}", party.id);
        for name in &party.names {
            assert_eq!(name.text, name.text.split_whitespace().collect::<Vec<_>>().join(" "), "{}", party.id);
        }
    }
}

#[test]
fn classic_xml_of_january_2026() {
    let name = "ofac/consolidated-nonSDN-20260128.xml.gz";
    let (Some(list), Some(text)) = (saved::list(name, Format::OfacXml, Source::OfacConsolidated), saved::text(name))
    else {
        return;
    };
    sound(&list);
    assert_eq!(list.published, "2026-01-08".parse().ok());
    assert_eq!(list.declared, Some(list.parties.len() as u64));
    assert_eq!(list.problems, []);
    assert_eq!(sum(&list, |party| party.names.len()), times(&text, "<sdnEntry>") + times(&text, "<aka>"));
    assert_eq!(sum(&list, |party| party.addresses.len()), times(&text, "<address>"));
    let dates = times(&text, "<dateOfBirthItem>") + times(&text, "<idType>Organization Established Date</idType>");
    assert_eq!(sum(&list, |party| party.birth_dates.len()), dates);
    let sites = times(&text, "<idType>Website</idType>") + times(&text, "<idType>Email Address</idType>");
    assert_eq!(sum(&list, |party| party.contacts.len()), sites);
    assert_eq!(sum(&list, |party| party.programmes.len()), times(&text, "<program>"));
}

#[test]
fn enhanced_xml_of_january_2025() {
    let name = "ofac/CONS_ENHANCED.ZIP";
    let Some(text) = saved::text(name) else {
        return;
    };
    let list =
        vetwork_watchlist::formats::read(Format::OfacEnhancedXml, Source::OfacConsolidated, text.as_bytes()).unwrap();
    sound(&list);
    assert_eq!(list.published, "2025-01-10".parse().ok());
    assert_eq!(list.problems, []);
    assert_eq!(list.parties.len(), times(&text, "<entity id="));
    assert_eq!(sum(&list, |party| party.names.len()), times(&text, "<formattedFullName>"));
    assert_eq!(sum(&list, |party| party.programmes.len()), times(&text, "<sanctionsProgram "));
    let issuers = times(&text, ">Issuer Name</type>") - times(&text, "<type>Issuer Name</type>");
    let ties = times(&text, "<relationship id=") + issuers;
    assert_eq!(sum(&list, |party| party.relations.len()), ties);
    assert!(list.parties.iter().all(|party| party.listed_on.is_some()));
}

#[test]
fn un_xml_of_february_2026() {
    let name = "un/un-consolidated-20260227.xml.gz";
    let (Some(list), Some(text)) = (saved::list(name, Format::UnXml, Source::UnitedNations), saved::text(name)) else {
        return;
    };
    sound(&list);
    assert_eq!(list.published, "2026-02-27".parse().ok());
    assert_eq!(list.problems, []);
    let of = |kind| list.parties.iter().filter(|party| party.kind == kind).count();
    assert_eq!((of(PartyKind::Person), of(PartyKind::Organisation)), (730, 273));
    let korean = |start: &str| list.parties.iter().filter(|party| party.id.starts_with(start)).count();
    assert_eq!((korean("KPi."), korean("KPe.")), (80, 75));
    let scripts = times(&text, "<NAME_ORIGINAL_SCRIPT>");
    let aliases = times(&text, "<ALIAS_NAME>");
    assert_eq!(sum(&list, |party| party.names.len()), list.parties.len() + scripts + aliases);
    assert_eq!(sum(&list, |party| party.identifiers.len()), times(&text, "<NUMBER>"));
    let dates =
        times(&text, "<YEAR>") + times(&text, "<DATE>") + times(&text, "<FROM_YEAR>") + times(&text, "<DATE_OF_BIRTH>");
    assert_eq!(sum(&list, |party| party.birth_dates.len()), dates);
    assert!(list.parties.iter().all(|party| party.listed_on.is_some() && !party.programmes.is_empty()));
}

/// Each row of a saved CSV that begins with a number.
fn rows(text: &str) -> usize {
    text.lines().filter(|line| line.split(',').next().is_some_and(|id| id.parse::<u64>().is_ok())).count()
}

#[test]
fn legacy_csv_of_june_2024() {
    let (Some(list), Some(text)) = (saved::csv(saved::SDN_2024), saved::text(saved::SDN_2024[0])) else {
        return;
    };
    sound(&list);
    assert_eq!(list.parties.len(), rows(&text));
    // The only problems are the remarks that are cut: the file of comments of that day was not saved.
    assert_eq!(list.problems.len(), 19);
    assert!(list.problems.iter().all(|problem| problem.what.contains("end in the middle")), "{:?}", list.problems);
    let persons: Vec<&Party> = list.parties.iter().filter(|party| party.kind == PartyKind::Person).collect();
    assert_eq!(persons.len(), times(&text, ",\"individual\","));
    let dates: usize = persons.iter().map(|party| party.birth_dates.len()).sum();
    let written = text.split([';', '"']).map(|piece| piece.trim().trim_start_matches("alt. "));
    assert_eq!(dates, written.filter(|piece| piece.starts_with("DOB ")).count(), "every date of birth is understood");
    assert!(persons.iter().all(|party| party.names[0].parts.len() == 2), "family names stand before a comma");
}

#[test]
fn legacy_csv_of_january_2022_with_its_other_files() {
    let (Some(list), Some(entries), Some(aliases)) =
        (saved::csv(saved::SDN_2022), saved::text(saved::SDN_2022[0]), saved::text(saved::SDN_2022[2]))
    else {
        return;
    };
    sound(&list);
    assert_eq!(list.parties.len(), rows(&entries));
    let strong = sum(&list, |party| party.names.iter().filter(|name| name.strength == NameStrength::Strong).count());
    assert_eq!(strong, rows(&aliases));
    let other = list.problems.iter().filter(|problem| !problem.what.contains("end in the middle"));
    assert_eq!(
        other.map(|problem| problem.field.as_str()).collect::<Vec<_>>(),
        ["addresses", "id"],
        "34489 stands as a second 2677"
    );
}

#[test]
fn legacy_csv_with_a_header_that_somebody_added() {
    let name = "ofac/sdn-legacy-20230121.csv.gz";
    let (Some(list), Some(text)) = (saved::list(name, Format::OfacCsv, Source::OfacSdn), saved::text(name)) else {
        return;
    };
    sound(&list);
    assert_eq!(list.parties.len(), rows(&text));
}

/// The wallets of a list, and those that somebody else took from the list of September 2024, by symbol and address.
fn wallets(list: &List) -> Option<[BTreeSet<(String, String)>; 2]> {
    const SYMBOLS: [&str; 17] = [
        "ARB", "BCH", "BSC", "BSV", "BTG", "DASH", "ETC", "ETH", "LTC", "TRX", "USDC", "USDT", "XBT", "XMR", "XRP",
        "XVG", "ZEC",
    ];
    let mut known = BTreeSet::new();
    for symbol in SYMBOLS {
        let text = saved::text(&format!("wallets/0xB10C-20240927/sanctioned_addresses_{symbol}.txt"))?;
        known.extend(text.lines().map(|address| (symbol.to_owned(), address.trim().to_owned())));
    }
    let wallets = list.parties.iter().flat_map(|party| &party.wallets);
    Some([wallets.map(|wallet| (wallet.symbol.clone(), wallet.address.clone())).collect(), known])
}

#[test]
fn wallets_of_june_2024_are_those_that_others_took_from_the_list_of_that_year() {
    let Some([read, known]) = saved::csv(saved::SDN_2024).and_then(|list| wallets(&list)) else {
        return;
    };
    let unknown: Vec<_> = read.difference(&known).collect();
    assert!(unknown.is_empty(), "half an address, or none: {unknown:?}");
    // The others stand where the remarks are cut, or came in the summer.
    assert!(read.len() >= 299, "{} of {}", read.len(), known.len());
}

#[test]
fn comments_go_on_where_the_remarks_are_cut() {
    let mut files = saved::SDN_2024;
    // Of a later day: right for entries that stayed as they were, whose addresses would else be wrong at the seam.
    files[3] = "ofac/sdn_comments-legacy-202512.csv.gz";
    let Some([read, known]) = saved::csv(files).and_then(|list| wallets(&list)) else {
        return;
    };
    let unknown: Vec<_> = read.difference(&known).collect();
    assert!(unknown.is_empty(), "a seam in an address: {unknown:?}");
    assert!(read.len() >= 570, "{} of {}", read.len(), known.len());
}

#[test]
fn the_same_list_in_two_formats_names_the_same_parties() {
    let (Some(csv), Some(xml)) = (
        saved::csv(["ofac/cons_prim.csv.gz", "ofac/cons_add.csv.gz", "ofac/cons_alt.csv.gz", ""]),
        saved::list("ofac/consolidated-nonSDN-20260128.xml.gz", Format::OfacXml, Source::OfacConsolidated),
    ) else {
        return;
    };
    let mut same = 0;
    for party in &csv.parties {
        let Some(other) = xml.parties.iter().find(|other| other.id == party.id) else {
            continue;
        };
        let names = |party: &Party| -> BTreeSet<String> {
            party
                .names
                .iter()
                .filter(|name| name.strength != NameStrength::Weak)
                .map(|name| name.text.clone())
                .collect()
        };
        same += usize::from(names(party) == names(other));
    }
    // The CSV is older by an alias.
    assert!(same >= 441, "{same} of {}", csv.parties.len());
}
