//! The list of DFAT, written from its parsed names and from another country's tables, and read again.

use vetwork_watchlist::formats::{Format, read};
use vetwork_watchlist::list::Source;
use vetwork_watchlist::party::{IdentifierKind, ListedName, NameStrength, Party, PartyKind};

use crate::saved;
use crate::saved_parties::{self, plain, settled};
use crate::written::slashed;
use crate::written::workbook::{Cell, workbook};

const HEADER: [&str; 15] = [
    "Reference",
    "Name of Individual or Entity",
    "Type",
    "Name Type",
    "Alias Strength",
    "Date of Birth",
    "Place of Birth",
    "Citizenship",
    "Address",
    "Additional Information",
    "Listing Information",
    "IMO Number",
    "Committees",
    "Control Date",
    "Instrument of Designation",
];

/// 101, 101a, 101b: a letter for each name after the first, two behind `z`.
fn reference(party: &Party, name: usize) -> String {
    let letter = |number: usize| char::from(b'a' + u8::try_from(number % 26).expect("a letter"));
    match name {
        0 => party.id.clone(),
        1..27 => format!("{}{}", party.id, letter(name - 1)),
        _ => format!("{}{}{}", party.id, letter((name - 1) / 26 - 1), letter(name - 1)),
    }
}

fn rows(party: &Party) -> Vec<Vec<Cell>> {
    let row = |(at, name): (usize, &ListedName)| {
        let first = |text: String| Cell::text(if at == 0 { &text } else { "" });
        let kind = match party.kind {
            PartyKind::Person => "Individual",
            PartyKind::Vessel => "Vessel",
            _ => "Entity",
        };
        // The first row has a number where the others have letters, as spreadsheets do.
        let reference = match reference(party, at).parse() {
            Ok(number) => Cell::Number(number),
            Err(_) => Cell::text(&reference(party, at)),
        };
        let dates: Vec<String> =
            party.birth_dates.iter().map(|date| slashed(date).replace("dd/", "").replace("mm/", "")).collect();
        let imo = party.identifiers.first().map(|number| number.number.clone()).unwrap_or_default();
        vec![
            reference,
            Cell::text(&name.text),
            Cell::text(kind),
            Cell::text(if name.strength == NameStrength::Primary { "Primary Name" } else { "Alias" }),
            Cell::text(if name.strength == NameStrength::Weak { "Weak" } else { "" }),
            first(dates.join(", ")),
            first(party.birth_places.join(";")),
            first(party.nationalities.join("; ")),
            first(party.addresses.join("_x000D_\n")),
            Cell::Empty,
            Cell::Empty,
            first(imo),
            Cell::text(&party.programmes[0]),
            Cell::Day(44_621),
            Cell::Empty,
        ]
    };
    party.names.iter().enumerate().map(row).collect()
}

fn check(parties: Vec<Party>) {
    let header = HEADER.map(Cell::text).to_vec();
    let all = [header].into_iter().chain(parties.iter().flat_map(rows)).collect();
    let notes = vec![vec![Cell::text("Notes"), Cell::text("This sheet is no part of the list.")]];
    let file = workbook(&[("Consolidated List", all), ("Notes", notes)]);
    let list = read(Format::DfatXlsx, Source::Australia, file.as_slice()).expect("reads");
    assert_eq!(list.problems, []);
    println!(
        "{} parties of {} names",
        list.parties.len(),
        list.parties.iter().map(|party| party.names.len()).sum::<usize>()
    );
    saved_parties::same(list.parties, parties);
}

#[test]
fn the_parsed_names_survive() {
    let Some(bytes) = saved::file("other/au-dfat-parsed-202505.csv.gz") else {
        return;
    };
    let mut parties: Vec<Party> = Vec::new();
    let mut last = String::new();
    for row in saved::rows(&bytes) {
        let name = plain(&row["Name"]);
        let about = format!("{}/{}/{}", row["Designation"], row["Nationality"], row["Sanction Type"]);
        // Rows of one party stand together; where nothing is said of anybody they cannot be told apart.
        if about != last || parties.last().is_some_and(|party| party.names.len() >= 200) {
            parties.push(Party {
                id: (parties.len() + 1).to_string(),
                kind: PartyKind::Person,
                programmes: vec![plain(&row["Sanction Type"])],
                listed_on: "2022-03-01".parse().ok(),
                ..Party::default()
            });
        }
        last = about;
        let party = parties.last_mut().expect("there is one");
        let strength = if party.names.is_empty() { NameStrength::Primary } else { NameStrength::Strong };
        party.names.push(ListedName::new(name, strength));
    }
    check(parties.into_iter().map(settled).filter(|party| !party.names.is_empty()).collect());
}

#[test]
fn dates_and_places_survive() {
    let Some(parties) = saved_parties::uk() else {
        return;
    };
    let mut number = 0;
    let carried = parties.into_iter().filter(|party| !party.names.is_empty()).map(|mut party| {
        number += 1;
        party.id = number.to_string();
        for name in &mut party.names {
            name.parts.clear();
        }
        let mut primary = true;
        for name in &mut party.names {
            // Only the first name is a primary one here.
            if name.strength == NameStrength::Primary && !std::mem::take(&mut primary) {
                name.strength = NameStrength::Strong;
            }
        }
        party.identifiers.retain(|identifier| identifier.kind == IdentifierKind::Vessel);
        party.identifiers.truncate(1);
        for identifier in &mut party.identifiers {
            identifier.label = "IMO number".to_owned();
        }
        for texts in [&mut party.nationalities, &mut party.birth_places, &mut party.addresses] {
            texts.retain(|text| !text.contains(';') && !text.contains(')'));
        }
        party.programmes = vec!["Autonomous (Example)".to_owned()];
        party.listed_on = "2022-03-01".parse().ok();
        settled(party)
    });
    check(carried.collect());
}
