//! A table in, identities out.

use proptest::prelude::*;
use vetwork_link::agreement::Agreement;
use vetwork_link::estimate::Chance;
use vetwork_link::linkage::Linkage;
use vetwork_link::specification::Specification;
use vetwork_link::table::Table;

pub(crate) const COLUMNS: [&str; 5] = ["first_name", "surname", "dob", "city", "email"];

fn linked(rows: &[[String; 5]]) -> Linkage {
    let specification = Specification::guessed(&COLUMNS.map(str::to_owned)).unwrap();
    Linkage::of(table_of(&specification, rows.iter().map(<[String; 5]>::as_slice)), &specification, |_| {})
}

pub(crate) fn table_of<'a>(specification: &Specification, rows: impl Iterator<Item = &'a [String]>) -> Table {
    let mut table = Table::new(specification.table_fields());
    for row in rows {
        table.push(row.iter().map(String::as_str), None);
    }
    table
}

/// People with three records each: as they are, with a slip in the family name and without an e-mail address, and after a
/// move. The number of a person is that of a record divided by three.
pub(crate) fn people(count: u64) -> Vec<[String; 5]> {
    let mut chance = Chance(3);
    let mut word = |length: u64| -> String {
        (0..length).map(|_| ["ka", "lo", "mi", "ra", "ve", "su", "to", "ne"][chance.below(8) as usize]).collect()
    };
    let mut rows = Vec::new();
    for number in 0..count {
        let (given, family, mail) = (word(2), word(3), word(4));
        let born = format!("19{:02}-{:02}-{:02}", 60 + number % 40, 1 + number % 12, 1 + number % 28);
        let city = format!("city{}", number % 50);
        let row = [given, family, born, city, format!("{mail}{number}@example.org")];
        let mut with_slip = row.clone();
        with_slip[1].insert(1, 'x');
        with_slip[4].clear();
        let mut moved = row.clone();
        moved[3] = format!("city{}", (number + 7) % 50);
        rows.extend([row, with_slip, moved]);
    }
    rows
}

#[test]
fn finds_people_again_without_being_told_who_is_whom() {
    let rows = people(400);
    let linkage = linked(&rows);
    let right = (0..).zip(&linkage.identity_of).filter(|(record, first)| **first == record / 3 * 3).count();
    assert!(right >= 1190, "{right} of 1200");
}

#[test]
fn says_field_by_field_what_speaks_for_it() {
    let linkage = linked(&people(400));
    let lines: Vec<_> = linkage.lines(0, 1).collect();
    let agreements: Vec<Agreement> = lines.iter().map(|line| line.agreement).collect();
    assert_eq!(agreements, [Agreement::Same, Agreement::Close, Agreement::Same, Agreement::Same, Agreement::Missing]);
    assert!(lines.iter().map(|line| line.bits).sum::<f32>() + linkage.weights.prior > 0.0);
    assert_eq!(lines.last().map(|line| line.bits), Some(0.0), "what is missing tells nothing");
}

/// A rare value tells more than a common one.
#[test]
fn weighs_values_by_how_common_they_are() {
    let mut rows = people(300);
    for row in rows.iter_mut().take(300) {
        row[3] = "metropolis".to_owned();
    }
    let linkage = linked(&rows);
    let city = |a: u32| linkage.lines(a, a).nth(3).map_or(0.0, |line| line.bits);
    assert!(city(0) < city(600), "{} {}", city(0), city(600));
}

/// One mailbox for everybody: it joins nobody, and is told.
#[test]
fn a_value_that_all_share_joins_nobody_and_is_reported() {
    let mut rows = people(400);
    for row in &mut rows {
        row[4] = "jobs@agency.example".to_owned();
    }
    let linkage = linked(&rows);
    let hub = linkage.hubs().first().copied().map(|hub| (hub.field, hub.value, hub.records));
    assert_eq!(hub, Some(("email", "jobs@agency.example", 1200)));
    assert!((0..).zip(&linkage.identity_of).all(|(record, first)| record / 3 == first / 3));
}

#[test]
fn records_that_say_nothing_stay_apart() {
    let check = |rows: Vec<[String; 5]>| {
        let count = u32::try_from(rows.len()).unwrap();
        assert_eq!(linked(&rows).identity_of, (0..count).collect::<Vec<u32>>());
    };
    check(Vec::new());
    check(vec![Default::default()]);
    check(vec![Default::default(); 500]);
    check(vec![["john", "smith", "", "", ""].map(str::to_owned); 3000]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn any_texts_are_linked(rows in prop::collection::vec(prop::array::uniform5("\\PC{0,12}|[ab]{0,2}|\\x00"), 0..40)) {
        let linkage = linked(&rows);
        prop_assert_eq!(linkage.identity_of.len(), rows.len());
        for (record, first) in (0..).zip(&linkage.identity_of) {
            prop_assert!(*first <= record && linkage.identity_of[*first as usize] == *first);
        }
    }
}
