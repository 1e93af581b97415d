//! The list of the Ministry of Finance, Japan, written from another country's tables and read again.

use std::collections::BTreeMap;

use vetwork_watchlist::formats::{Format, read};
use vetwork_watchlist::list::Source;
use vetwork_watchlist::party::{IdentifierKind, NameStrength, Party, PartyKind};

use crate::saved_parties::{self, settled};
use crate::written::japan;
use crate::written::workbook::workbook;

const TITLES: [(&str, &str, PartyKind); 2] = [
    ("1.例（個人）", "例に関与した者等（個人）", PartyKind::Person),
    ("2.例（団体）", "例に関与した者等（団体）", PartyKind::Organisation),
];

/// What the format carries of the parties of a kind, with ids as the reader makes them.
fn carried(kind: PartyKind, title: &str, day: &str) -> Option<Vec<Party>> {
    let split = |text: &str| text.contains([';', '；', '\n']) || text.contains(['(', ')', '（', '）']);
    let mut parties = saved_parties::uk()?;
    parties.retain(|party| party.kind == kind);
    for (number, party) in parties.iter_mut().enumerate() {
        party.names.retain(|name| !split(&name.text) && !name.text.starts_with("a.k.a"));
        party.names.iter_mut().for_each(|name| {
            name.parts.clear();
            name.text = name.text.trim_matches([' ', ',', ':', '、', '。']).to_owned();
        });
        for (at, name) in party.names.iter_mut().enumerate() {
            // The first name of the cell is the primary one.
            name.strength = match name.strength {
                _ if at == 0 => NameStrength::Primary,
                NameStrength::Primary => NameStrength::Strong,
                other => other,
            };
        }
        for texts in [&mut party.birth_places, &mut party.nationalities, &mut party.addresses] {
            texts.retain(|text| !split(text));
            texts.iter_mut().for_each(|text| *text = text.trim_matches([' ', ',', ':', '、', '。']).to_owned());
            texts.truncate(20);
        }
        party.identifiers.retain(|identifier| {
            matches!(identifier.kind, IdentifierKind::Passport | IdentifierKind::NationalId)
                && !split(&identifier.number)
        });
        for identifier in &mut party.identifiers {
            let passport = identifier.kind == IdentifierKind::Passport;
            identifier.label = if passport { "旅券番号" } else { "身分証番号" }.to_owned();
            identifier.number = identifier.number.trim_matches([' ', ',', ':', '、', '。']).to_owned();
        }
        party.identifiers.retain(|identifier| !identifier.number.is_empty());
        party.programmes = vec![title.to_owned()];
        party.listed_on = "2022-03-01".parse().ok();
        let name = party.names.first().map(|name| name.text.as_str()).unwrap_or_default();
        party.id = format!("{day}/第{number}号/{name}");
    }
    parties.retain(|party| !party.names.is_empty());
    Some(parties.into_iter().map(settled).map(by_kind).collect())
}

fn by_kind(mut party: Party) -> Party {
    party.identifiers.sort_by_key(|identifier| identifier.kind);
    party.names.sort_by_key(|name| name.strength);
    party
}

#[test]
fn the_list_survives_a_workbook() {
    let mut sheets = Vec::new();
    let mut expected = Vec::new();
    for (tab, title, kind) in TITLES {
        let Some(parties) = carried(kind, title, "2022-03-01") else {
            return;
        };
        sheets.push((tab, japan::rows(title, &parties)));
        expected.extend(parties);
    }
    let list = read(Format::MofXlsx, Source::Japan, workbook(&sheets).as_slice()).expect("reads");
    assert_eq!(list.problems, []);
    println!("{} parties", list.parties.len());
    saved_parties::same(list.parties.into_iter().map(by_kind).collect(), expected);
}

#[test]
fn the_list_survives_csv_in_both_encodings() {
    let (_, title, kind) = TITLES[0];
    let Some(parties) = carried(kind, title, "2022年3月1日") else {
        return;
    };
    let file = japan::csv(title, &parties);
    let list = read(Format::MofXlsx, Source::Japan, file.as_slice()).expect("reads");
    assert_eq!(list.problems, []);
    saved_parties::same(list.parties.into_iter().map(by_kind).collect(), parties.clone());
    // Names in letters that Shift_JIS has, which is most of them.
    let text = String::from_utf8(file).expect("text");
    let narrow: BTreeMap<usize, &str> = text.lines().enumerate().collect();
    let lines: Vec<&str> = narrow.into_values().filter(|line| !encoding_rs::SHIFT_JIS.encode(line).2).collect();
    let encoded = encoding_rs::SHIFT_JIS.encode(&lines.join("\n")).0.into_owned();
    let list = read(Format::MofXlsx, Source::Japan, encoded.as_slice()).expect("reads");
    assert!(list.parties.len() > parties.len() / 2, "{} of {}", list.parties.len(), parties.len());
}
