//! The UK Sanctions List, written from its own tables and read again.

use vetwork_watchlist::formats::{Format, read};
use vetwork_watchlist::list::Source;
use vetwork_watchlist::party::{IdentifierKind, Party, PartyKind};

use crate::saved_parties;
use crate::written::{ids, uk};

/// The list with one regime for all, and without what the format has no place for.
fn carried(xml: bool) -> Option<Vec<Party>> {
    let mut parties = saved_parties::uk()?;
    for party in &mut parties {
        party.programmes = vec!["The Example (Sanctions) Regulations 2020".to_owned()];
        if xml && party.kind != PartyKind::Person {
            party.nationalities.clear();
            party.birth_places.clear();
            party.birth_dates.clear();
        }
        let kinds: &[IdentifierKind] = match party.kind {
            PartyKind::Person => &[IdentifierKind::Passport, IdentifierKind::NationalId],
            PartyKind::Vessel => &[IdentifierKind::Vessel],
            _ => &[IdentifierKind::Registration],
        };
        if xml {
            party.identifiers.retain(|identifier| kinds.contains(&identifier.kind));
        }
    }
    parties.retain(|party| !party.names.is_empty());
    Some(parties)
}

/// Lists that spread a party over rows give its numbers in the order of their columns.
fn by_kind(mut party: Party) -> Party {
    party
        .identifiers
        .sort_by(|one, other| (one.kind, &one.number, &one.label).cmp(&(other.kind, &other.number, &other.label)));
    party
}

#[test]
fn the_list_survives_csv() {
    let Some(parties) = carried(false) else {
        return;
    };
    let list = read(Format::UkCsv, Source::UnitedKingdom, uk::csv(&parties).as_slice()).expect("reads");
    assert_eq!(list.problems, []);
    assert_eq!(list.published.map(|day| day.to_string()).as_deref(), Some("2026-04-29"));
    println!(
        "{} parties, {} names",
        list.parties.len(),
        list.parties.iter().map(|party| party.names.len()).sum::<usize>()
    );
    assert_eq!(ids(&list.parties), ids(&parties));
    let read = list.parties.into_iter().map(by_kind).collect();
    saved_parties::same(read, parties.into_iter().map(by_kind).collect());
}

#[test]
fn the_list_survives_xml() {
    let Some(parties) = carried(true) else {
        return;
    };
    let list = read(Format::UkXml, Source::UnitedKingdom, uk::xml(&parties).as_bytes()).expect("reads");
    assert_eq!(list.problems, []);
    assert_eq!(list.published.map(|day| day.to_string()).as_deref(), Some("2026-04-29"));
    let read = list.parties.into_iter().map(by_kind).collect();
    saved_parties::same(read, parties.into_iter().map(by_kind).collect());
}
