//! The pools hold what the twins need: in every origin the usual spellings of one person are one
//! person, and different people are different people.

use std::collections::BTreeSet;

use vetwork_canon::name::{Comparison, NameRelation, compare};
use vetwork_eval::origins::{FAMILIES, GIVEN, Origin, Persona, Style, spell};

const USUAL: [Style; 6] = [
    Style::BankUpperAscii,
    Style::SurnameFirst,
    Style::Initial,
    Style::Transliteration2,
    Style::NativeScript,
    Style::MiddleOmitted,
];

fn persona(given: usize, family: usize) -> Persona {
    Persona { given, family, middle: None }
}

#[track_caller]
fn none(wrong: &BTreeSet<String>, rule: &str) {
    assert!(wrong.is_empty(), "{} of {rule}:\n{}", wrong.len(), wrong.iter().cloned().collect::<Vec<_>>().join("\n"));
}

#[test]
fn every_pool_is_full_and_without_doubles() {
    for origin in Origin::ALL {
        let given: BTreeSet<String> = (0..GIVEN).map(|g| spell(persona(g, 0), origin, Style::Given)).collect();
        let families: BTreeSet<String> = (0..FAMILIES).map(|f| spell(persona(0, f), origin, Style::Family)).collect();
        assert_eq!((given.len(), families.len()), (GIVEN, FAMILIES), "{origin}");
    }
}

#[test]
fn the_usual_spellings_of_one_person_are_never_two_people() {
    let mut wrong = BTreeSet::new();
    for origin in Origin::ALL {
        let each_given = (0..GIVEN).map(|given| persona(given, 11));
        let each_family = (0..FAMILIES).flat_map(|family| [persona(1, family), persona(GIVEN - 1, family)]);
        for one in each_given.chain(each_family) {
            let as_given = spell(one, origin, Style::AsGiven);
            for style in USUAL {
                let other = spell(one, origin, style);
                if compare(&as_given, &other) == NameRelation::Different {
                    wrong.insert(format!("{origin} {style:?}: {as_given} / {other}"));
                }
            }
        }
    }
    none(&wrong, "spellings of one person held to be two");
}

#[test]
fn different_people_are_different_and_no_kin_and_relatives_are_kin() {
    let mut wrong = BTreeSet::new();
    for origin in Origin::ALL {
        for a in 0..FAMILIES {
            for b in (0..FAMILIES).filter(|b| *b != a) {
                let (one, other) = (persona(a, a), persona((a + 7) % GIVEN, b));
                let (x, y) = (spell(one, origin, Style::AsGiven), spell(other, origin, Style::AsGiven));
                if compare(&x, &y) != NameRelation::Different || Comparison::of(&x, &y).may_be_kin {
                    wrong.insert(format!(
                        "{origin}, strangers: {x} / {y} is {:?}, kin {}",
                        compare(&x, &y),
                        Comparison::of(&x, &y).may_be_kin
                    ));
                }
            }
        }
        for a in 0..GIVEN {
            for b in (0..GIVEN).filter(|b| *b != a) {
                let (x, y) =
                    (spell(persona(a, a), origin, Style::AsGiven), spell(persona(b, a), origin, Style::AsGiven));
                if compare(&x, &y) != NameRelation::Different || !Comparison::of(&x, &y).may_be_kin {
                    wrong.insert(format!(
                        "{origin}, relatives: {x} / {y} is {:?}, kin {}",
                        compare(&x, &y),
                        Comparison::of(&x, &y).may_be_kin
                    ));
                }
            }
        }
    }
    none(&wrong, "pairs of people");
}
