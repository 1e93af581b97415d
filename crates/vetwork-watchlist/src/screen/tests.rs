//! Countries and sex beside a name: they lower a little where they contradict all that the entry says, and never raise.

use proptest::prelude::*;

use super::*;
use crate::contradiction::Fit;
use crate::party::{Identifier, IdentifierKind};

/// A listed person: nationalities, places of birth, addresses, each with `;` between.
fn listed(nationalities: &str, births: &str, addresses: &str) -> Party {
    let texts = |text: &str| text.split(';').filter(|text| !text.is_empty()).map(str::to_owned).collect();
    Party {
        id: "7".to_owned(),
        kind: PartyKind::Person,
        names: vec![ListedName::new("Orvanta Kelmisti", NameStrength::Primary)],
        nationalities: texts(nationalities),
        birth_places: texts(births),
        addresses: texts(addresses),
        ..Party::default()
    }
}

fn screener(parties: Vec<Party>) -> Screener {
    Screener::new(vec![List { parties, ..List::new(Source::Other("mine".to_owned())) }])
}

fn asked(countries: &str) -> Query {
    let countries = countries.split(';').filter(|text| !text.is_empty()).map(str::to_owned).collect();
    Query { name: "Orvanta Kelmisti".to_owned(), countries, ..Query::default() }
}

/// What the countries say, and by how many bits the hit is lower than without them.
#[track_caller]
fn check(countries: &str, party: &Party, expected: Option<Fit>) {
    let screener = screener(vec![party.clone()]);
    let mut memory = Memory::default();
    let without = screener.screen(&asked(""), &mut memory);
    let with = screener.screen(&asked(countries), &mut memory);
    let ([without], [with]) = (without.as_slice(), with.as_slice()) else { panic!("one hit: {party:?}") };
    assert_eq!(with.country.as_ref().map(|(fit, _)| *fit), expected, "{countries} against {party:?}");
    assert_eq!(with.bits - without.bits, expected.map_or(0.0, Fit::bits));
}

#[test]
fn only_what_contradicts_all_that_the_entry_says_lowers() {
    let (agrees, contradicts) = (Some(Fit::Agrees), Some(Fit::Contradicts));
    for (countries, nationalities, births, addresses, expected) in [
        ("IN", "Utopian", "", "", None),
        ("IN", "", "", "", None),
        ("", "Iran", "", "", None),
        ("Atlantis", "Iran", "", "", None),
        ("IN", "Iran", "", "", contradicts),
        ("Iranian", "IR", "", "", agrees),
        ("IN;IR", "Iran", "", "", agrees),
        ("IN", "Iran;India", "", "", agrees),
        ("IN", "Iran", "Pune, India", "", agrees),
        ("IN", "Iran", "", "1 Long Lane, Pune, India", agrees),
        ("IN", "Iran", "Amaurot", "", None),
        ("IN", "", "Shiraz, Iran", "", contradicts),
        ("IN", "", "", "1 Long Lane, Shiraz, Iran", None),
        ("EE", "USSR", "", "", agrees),
        ("EE", "Russia", "", "", contradicts),
        ("CN", "Hong Kong", "", "", agrees),
    ] {
        check(countries, &listed(nationalities, births, addresses), expected);
    }
    let number = |country: &str| Identifier {
        kind: IdentifierKind::Passport,
        label: "Passport".to_owned(),
        number: "K1".to_owned(),
        country: Some(country.to_owned()),
    };
    check("IN", &Party { identifiers: vec![number("India")], ..listed("Iran", "", "") }, agrees);
}

#[test]
fn a_body_is_where_its_addresses_are() {
    let body = |addresses: &str| Party { kind: PartyKind::Organisation, ..listed("", "", addresses) };
    check("IN", &body("1 Long Lane, Shiraz, Iran"), Some(Fit::Contradicts));
    check("IN", &body("1 Long Lane, Shiraz, Iran;2 Short Lane, Pune, India"), Some(Fit::Agrees));
    check("IN", &body("1 Long Lane, Shiraz, Iran;2 Short Lane, Amaurot"), None);
    check("IN", &body(""), None);
}

#[test]
fn sex_lowers_where_both_are_stated() {
    for (stated, listed_sex, expected) in [
        (None, Some(Sex::Male), None),
        (Some(Sex::Male), None, None),
        (Some(Sex::Male), Some(Sex::Male), Some(Fit::Agrees)),
        (Some(Sex::Female), Some(Sex::Male), Some(Fit::Contradicts)),
    ] {
        let screener = screener(vec![Party { sex: listed_sex, ..listed("", "", "") }]);
        let hits = screener.screen(&Query { sex: stated, ..asked("") }, &mut Memory::default());
        assert_eq!(hits[0].sex.map(|(fit, _)| fit), expected, "{stated:?} {listed_sex:?}");
    }
}

#[test]
fn a_question_can_be_lowered_and_never_cleared() {
    let day: PartialDate = "1983-11-25".parse().unwrap();
    let names = vec![ListedName::new("Peter Ashgrove", NameStrength::Primary)];
    let party = Party { names, sex: Some(Sex::Male), ..listed("Iran", "", "") };
    let screener = screener(vec![Party { birth_dates: vec![BirthDate::Known(day)], ..party }]);
    let query = |countries: &str, sex| Query { name: "Peter Ashgrove".to_owned(), sex, ..asked(countries) };
    let contrary = || query("IN", Some(Sex::Female));
    for (query, expected) in [
        (query("", None), Standing::Open),
        (query("IN", None), Standing::Open),
        (query("IR", Some(Sex::Male)), Standing::Open),
        (contrary(), Standing::Common),
        (Query { birth_is_verified: true, ..contrary() }, Standing::Common),
        (Query { birth: Some(day), ..contrary() }, Standing::Corroborated),
    ] {
        let standing = screener.screen(&query, &mut Memory::default())[0].standing;
        assert_eq!(standing, expected, "{query:?}");
    }
}

proptest! {
    /// Whatever is listed and asked: with countries or a sex, the same parties are found, and none stands higher.
    #[test]
    fn nothing_is_raised(
        entries in prop::collection::vec((0..4_usize, 0..6_usize, 0..4_usize, 0..3_usize, 0..3_usize), 1..6),
        (name, born, values) in (0..4_usize, 0..3_usize, 0..2_usize),
        (verified, countries, sex) in (any::<bool>(), prop::collection::vec(0..6_usize, 0..3), 0..3_usize),
    ) {
        const NAMES: [&str; 4] = ["Orvanta Kelmisti", "Kelmisti Orvanta", "Mirelle Ashgrove", "Orvanta Ashgrove"];
        const COUNTRIES: [&str; 6] = ["", "Iran", "IN", "Korean", "former USSR", "Utopia"];
        const KINDS: [PartyKind; 4] = [PartyKind::Person, PartyKind::Organisation, PartyKind::Vessel, PartyKind::Unknown];
        const SEXES: [Option<Sex>; 3] = [None, Some(Sex::Female), Some(Sex::Male)];
        let born_on = |at: usize| ["", "1983-11-25", "1961"][at].parse::<PartialDate>().ok();
        let parties = entries.into_iter().zip(1..).map(|((name, country, kind, sex, born), id)| Party {
            id: format!("{id}"),
            kind: KINDS[kind],
            names: vec![ListedName::new(NAMES[name], NameStrength::Primary)],
            sex: SEXES[sex],
            birth_dates: born_on(born).map(BirthDate::Known).into_iter().collect(),
            identifiers: vec![Identifier {
                kind: IdentifierKind::Passport,
                label: String::new(),
                number: format!("K{id}00001"),
                country: None,
            }],
            ..listed(COUNTRIES[country], "", COUNTRIES[5 - country])
        });
        let screener = screener(parties.collect());
        let without = Query {
            name: NAMES[name].to_owned(),
            birth: born_on(born),
            birth_is_verified: verified,
            identifiers: vec!["K100001".to_owned(); values],
            ..Query::default()
        };
        let countries = countries.into_iter().map(|at| COUNTRIES[at].to_owned()).collect();
        let with = Query { countries, sex: SEXES[sex], ..without.clone() };
        let ask = |query: &Query| {
            let hits = screener.screen(query, &mut Memory::default());
            let mut found: Vec<_> = hits.iter().map(|hit| (hit.party.id.clone(), hit.bits, hit.standing)).collect();
            found.sort_by(|x, y| x.0.cmp(&y.0));
            found
        };
        let (without, with) = (ask(&without), ask(&with));
        prop_assert_eq!(without.len(), with.len());
        for ((id, bits, standing), (other, lower, lowered)) in without.iter().zip(&with) {
            prop_assert_eq!(id, other);
            prop_assert!(lower <= bits && *bits - lower <= 4.0 && lowered <= standing);
            prop_assert!((*lowered == Standing::Cleared) == (*standing == Standing::Cleared));
        }
    }
}

/// The lines of the evidence add up, whatever lowers the whole.
#[test]
fn the_lines_add_up() {
    let named = |text: &str, strength| Party { names: vec![ListedName::new(text, strength)], ..listed("", "", "") };
    for (asked, listed, strength, lowered) in [
        ("Song Kum-hyok Takahashi", "SONG, Kum Hyok", NameStrength::Primary, vec![Relation::Whole]),
        ("Song Kum-hyok", "SONG, Kum Hyok", NameStrength::Primary, vec![]),
        ("Orvanta Kelmisti", "Orvanta Kelmisti", NameStrength::Weak, vec![Relation::Weak]),
        ("Orvanta Kelmisty", "Orvanta Mirel Kelmisti", NameStrength::Strong, vec![]),
    ] {
        let screener = screener(vec![named(listed, strength)]);
        let query = Query { name: asked.to_owned(), ..Query::default() };
        let hits = screener.screen(&query, &mut Memory::default());
        let [hit] = hits.as_slice() else { panic!("one hit: {asked}, {listed}") };
        let lines = hit.name.as_ref().unwrap().lines();
        let sum: f32 = lines.iter().map(|line| line.bits).sum();
        assert!((sum - hit.bits).abs() < 0.01, "{asked}: {sum} of {}: {lines:?}", hit.bits);
        let of_whole = lines.iter().filter(|line| line.asked.is_empty() && line.listed.is_empty());
        assert_eq!(of_whole.map(|line| line.relation).collect::<Vec<_>>(), lowered, "{asked}");
    }
}
