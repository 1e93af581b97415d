//! Two days of a list, with made-up parties.

use super::*;
use crate::list::Source;
use crate::party::{Identifier, IdentifierKind, ListedWallet, Place};

fn party(id: &str, name: &str) -> Party {
    Party {
        id: id.into(),
        kind: PartyKind::Person,
        names: vec![ListedName::new(name, NameStrength::Primary)],
        ..Party::default()
    }
}

fn list(source: Source, parties: &[Party]) -> List {
    List { parties: parties.to_vec(), ..List::new(source) }
}

/// What changed, a word each: `+id`, `-id`, `~old>new field -gone +come`.
#[track_caller]
fn check(source: &Source, old: &[Party], new: &[Party], expected: &[&str]) {
    let (old, new) = (list(source.clone(), old), list(source.clone(), new));
    let changes = changes(&old, &new);
    let mut said: Vec<String> = changes.added.iter().map(|party| format!("+{}", party.id)).collect();
    said.extend(changes.removed.iter().map(|party| format!("-{}", party.id)));
    for changed in &changes.changed {
        assert_ne!(version(changed.old), version(changed.new));
        let fields = changed.differences.iter().map(|one| {
            let gone: String = one.gone.iter().map(|text| format!(" -{text}")).collect();
            let come: String = one.come.iter().map(|text| format!(" +{text}")).collect();
            format!("{}{gone}{come}", one.field.word())
        });
        let fields = fields.collect::<Vec<_>>().join("; ");
        said.push(format!("~{}>{} {fields}", changed.old.id, changed.new.id));
    }
    assert_eq!(said, expected);
    assert_eq!(changes.same + changes.changed.len() + changes.added.len(), new.parties.len());
}

#[test]
fn entries_come_go_and_change() {
    let ofac = Source::OfacSdn;
    let (orvanta, mirelle, tobin) = (party("1", "Orvanta"), party("2", "Mirelle"), party("3", "Tobin"));
    let all = [orvanta.clone(), mirelle.clone(), tobin.clone()];
    check(&ofac, &all, &all, &[]);
    check(&ofac, &all, &[tobin.clone(), orvanta.clone(), mirelle.clone()], &[]);
    check(&ofac, &all[..2], &all[1..], &["+3", "-1"]);
    let mut other = mirelle.clone();
    other.names.push(ListedName::new("Mirella", NameStrength::Weak));
    other.birth_dates = vec![crate::date::BirthDate::Known("1983".parse().unwrap())];
    other.wallets.push(ListedWallet { symbol: "XBT".into(), address: "1Boat".into() });
    check(
        &ofac,
        &all,
        &[orvanta.clone(), other.clone(), tobin],
        &["~2>2 names +Mirella (weak); birth dates +1983; wallets +XBT: 1Boat"],
    );
    check(&ofac, &[other], &[mirelle], &["~2>2 names -Mirella (weak); birth dates -1983; wallets -XBT: 1Boat"]);
    check(&ofac, &[], &[orvanta], &["+1"]);
}

#[test]
fn two_entries_under_one_id_are_told_apart_by_what_they_say() {
    let (one, other) = (party("1", "Orvanta"), party("1", "Mirelle"));
    check(&Source::OfacSdn, &[one.clone(), other.clone()], &[other.clone(), one.clone()], &[]);
    check(&Source::OfacSdn, &[one.clone(), other], &[one], &["-1"]);
}

#[test]
fn a_list_that_is_numbered_anew_is_paired_by_what_it_says() {
    let under = |id: &str, name: &str| Party { programmes: vec!["Belarus".into()], ..party(id, name) };
    let old = [under("B/1/1", "Orvanta Kelmisti"), under("B/1/2", "Mirelle Ashgrove"), under("B/1/3", "Tobin Marlow")];
    let new = [under("B/1/1", "Mirelle Ashgrove"), under("B/1/2", "Tobin Marlow")];
    check(&Source::Canada, &old, &new, &["-B/1/1"]);
    let turned = Party { positions: vec!["Minister".into()], ..under("B/1/2", "MARLOW, Tobin") };
    check(
        &Source::Canada,
        &old[1..],
        &[under("B/1/1", "Mirelle Ashgrove"), turned],
        &["~B/1/3>B/1/2 names -Tobin Marlow +MARLOW, Tobin; positions +Minister"],
    );
    // Somebody else who got the number of one who is gone.
    check(&Source::Canada, &old[..1], &[under("B/1/1", "Wilhelmina Quist")], &["+B/1/1", "-B/1/1"]);
}

#[test]
fn a_version_is_of_what_is_said_and_of_nothing_else() {
    let number = |number: &str| Identifier {
        kind: IdentifierKind::Passport,
        label: "Passport".into(),
        number: number.into(),
        country: None,
    };
    let one = Party { identifiers: vec![number("A1"), number("B2")], ..party("1", "Orvanta") };
    for same in [
        Party { identifiers: vec![number("B2"), number("A1")], ..one.clone() },
        Party { place: Place::Line(7), id: "2".into(), page: Some("x".into()), ..one.clone() },
        Party { changed_on: "2026-01-01".parse().ok(), ..one.clone() },
    ] {
        assert_eq!(version(&same), version(&one));
    }
    for other in [
        Party { identifiers: vec![number("A1")], ..one.clone() },
        Party { identifiers: vec![number("A1B2")], ..one.clone() },
        Party { kind: PartyKind::Unknown, ..one.clone() },
        Party { remarks: "Orvanta".into(), ..one.clone() },
    ] {
        assert_ne!(version(&other), version(&one));
    }
    let text = version(&one).to_string();
    assert_eq!(text.parse(), Ok(version(&one)));
    // Clearances hold to it: it is the same in every version of the program.
    assert_eq!(version(&party("1", "Orvanta")).to_string(), "6301a39643505d368ecf0d7dedd02afc");
    for wrong in ["", "12", "+0000000000000000000000000000000", &text[1..]] {
        assert_eq!(wrong.parse::<Version>(), Err(NoVersion), "{wrong}");
    }
}
