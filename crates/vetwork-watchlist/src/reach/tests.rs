//! A change of lists, and whom it reaches.

use super::*;
use crate::list::Source;
use crate::party::{ListedName, ListedWallet, NameStrength, PartyKind, Sex};

fn party(id: &str, name: &str) -> Party {
    let names = vec![ListedName::new(name, NameStrength::Primary)];
    Party { id: id.into(), kind: PartyKind::Person, names, ..Party::default() }
}

fn lists(parties: &[Party]) -> Vec<List> {
    vec![List { parties: parties.to_vec(), ..List::new(Source::OfacSdn) }]
}

fn query(name: &str) -> Query {
    Query { name: name.into(), kind: PartyKind::Person, ..Query::default() }
}

/// Screens against the old lists, asks whether the change reaches, and holds that whoever is not reached stands as before.
#[track_caller]
fn check(query: &Query, old: &[Party], new: &[Party], expected: Option<Cause>) {
    let (old, new) = (lists(old), lists(new));
    let reach = Reach::new(&old, &new);
    let outcome = |lists: Vec<List>| Outcome::of(&Screener::new(lists).screen(query, &mut Memory::default()));
    let (before, after) = (outcome(old), outcome(new));
    let cause = reach.cause(query, &before, &mut Memory::default());
    assert_eq!(cause, expected, "{before:?} {after:?}");
    assert!(cause.is_some() || before.turns(&after).is_empty(), "{before:?} {after:?}");
}

#[test]
fn only_those_whom_a_changed_entry_can_be_are_reached() {
    let (orvanta, mirelle) = (party("1", "Orvanta Kelmisti"), party("2", "Mirelle Ashgrove"));
    let aliased = Party {
        names: [mirelle.names.clone(), vec![ListedName::new("Wilhelmina Quist", NameStrength::Strong)]].concat(),
        ..mirelle.clone()
    };
    let all = [orvanta.clone(), mirelle.clone()];
    for (name, old, new, expected) in [
        ("Orvanta Kelmisti", &all[..1], &all[..], None),
        ("Mirelle Ashgrove", &all[..1], &all[..], Some(Cause::Entry)),
        ("Mirele Ashgrove", &all[..1], &all[..], Some(Cause::Entry)),
        ("Mirelle Ashgrove", &all[..], &all[..1], Some(Cause::Entry)),
        ("Tobin Marlow", &all[..], &all[..1], None),
        ("Wilhelmina Quist", &all[..], &[orvanta.clone(), aliased.clone()], Some(Cause::Entry)),
        ("Orvanta Kelmisti", &all[..], &[orvanta.clone(), aliased.clone()], None),
        ("Mirelle Ashgrove", &all[..], &[mirelle.clone(), orvanta.clone()], None),
    ] {
        check(&query(name), old, new, expected);
    }
}

#[test]
fn wallets_reach_too() {
    let address = "0x52908400098527886E0F7030069857D2E4169EE7";
    let asked = Query { wallets: vec![address.into()], ..Query::default() };
    let with = Party {
        wallets: vec![ListedWallet { symbol: String::new(), address: address.into() }],
        ..party("1", "Orvanta Kelmisti")
    };
    check(&asked, &[], std::slice::from_ref(&with), Some(Cause::Entry));
    check(&asked, &[with], &[], Some(Cause::Entry));
}

/// An entry that says another nationality or sex than before may be no longer lowered, or be lowered now.
#[test]
fn what_lowers_reaches_when_it_changes() {
    let asked = Query { countries: vec!["IN".into()], sex: Some(Sex::Female), ..query("Peter Ashgrove") };
    let entry = |nationalities: &[&str], sex| Party {
        nationalities: nationalities.iter().map(|text| (*text).to_owned()).collect(),
        sex: Some(sex),
        ..party("1", "Peter Ashgrove")
    };
    let lowered = || entry(&["Iran"], Sex::Male);
    for (old, new, expected) in [
        (lowered(), entry(&["Iran", "India"], Sex::Male), Some(Cause::Entry)),
        (lowered(), entry(&["Iran"], Sex::Female), Some(Cause::Entry)),
        (entry(&[], Sex::Male), lowered(), Some(Cause::Entry)),
        (lowered(), entry(&["Iraq"], Sex::Male), None),
    ] {
        check(&asked, &[old], &[new], expected);
    }
}

proptest::proptest! {
    /// Names stay and all else moves: whoever is not reached is found as before.
    #[test]
    fn a_full_screening_finds_nothing_else(
        entries in proptest::collection::vec((0..3_usize, 0..5_usize, 0..3_usize, 0..5_usize, 0..3_usize), 1..5),
        (name, country, sex) in (0..3_usize, 0..5_usize, 0..3_usize),
    ) {
        const NAMES: [&str; 3] = ["Peter Ashgrove", "Orvanta Kelmisti", "Mirelle Kim"];
        const COUNTRIES: [&str; 5] = ["", "Iran", "India", "Soviet Union", "Estonia"];
        const SEXES: [Option<Sex>; 3] = [None, Some(Sex::Female), Some(Sex::Male)];
        let entry = |id: usize, name: usize, country: usize, sex: usize| Party {
            nationalities: vec![COUNTRIES[country].to_owned()],
            sex: SEXES[sex],
            ..party(&id.to_string(), NAMES[name])
        };
        let of = |new: bool| -> Vec<Party> {
            let one = |(id, (name, was, had, is, has)): (usize, &(usize, usize, usize, usize, usize))| {
                if new { entry(id, *name, *is, *has) } else { entry(id, *name, *was, *had) }
            };
            entries.iter().enumerate().map(one).collect()
        };
        let asked = Query { countries: vec![COUNTRIES[country].into()], sex: SEXES[sex], ..query(NAMES[name]) };
        let (old, new) = (lists(&of(false)), lists(&of(true)));
        let reach = Reach::new(&old, &new);
        let outcome = |lists: Vec<List>| Outcome::of(&Screener::new(lists).screen(&asked, &mut Memory::default()));
        let (before, after) = (outcome(old), outcome(new));
        let cause = reach.cause(&asked, &before, &mut Memory::default());
        proptest::prop_assert!(cause.is_some() || before.turns(&after).is_empty(), "{:?} {:?}", before, after);
    }
}

#[test]
fn words_that_became_common_take_a_question_back() {
    let kelmisti = |id: u32| party(&id.to_string(), &format!("Number{id} Kelmisti"));
    let one = party("0", "Orvanta Kelmisti");
    let many: Vec<Party> = [one.clone()].into_iter().chain((1..600).map(kelmisti)).collect();
    // The words of the name are as many as there are entries with them; what is found stands far above the limit.
    let (old, new) = (lists(std::slice::from_ref(&one)), lists(&many));
    let asked = query("Orvanta Kelmisti");
    let before = Outcome::of(&Screener::new(old.clone()).screen(&asked, &mut Memory::default()));
    assert_eq!(before.findings.len(), 1);
    let spare = before.spare.unwrap();
    let near = Outcome { spare: Some(1.0), ..before.clone() };
    let far = Outcome { spare: Some(spare + 20.0), ..before };
    let reach = Reach::new(&old, &new);
    assert_eq!(reach.cause(&asked, &near, &mut Memory::default()), Some(Cause::Words));
    assert_eq!(reach.cause(&asked, &far, &mut Memory::default()), None);
}

#[test]
fn what_is_another_is_told_by_entry_or_by_what_it_says() {
    let finding = |entry: &str, name: &str, standing| Finding {
        list: "un".into(),
        entry: entry.into(),
        version: version(&party(entry, name)),
        standing,
    };
    let outcome = |finding: &Finding| Outcome { findings: vec![finding.clone()], ..Outcome::default() };
    let (a, b) = (finding("1", "Orvanta", Standing::Open), finding("2", "Mirelle", Standing::Open));
    let renumbered = finding("7", "Orvanta", Standing::Open);
    let higher = Finding { standing: Standing::Identified, ..a.clone() };
    for (was, is, expected) in [
        (&a, &a, vec![]),
        (&a, &renumbered, vec![]),
        (&a, &b, vec![Turn::New(&b), Turn::Gone(&a)]),
        (&a, &higher, vec![Turn::Changed(&a, &higher)]),
    ] {
        assert_eq!(outcome(was).turns(&outcome(is)), expected);
    }
}
