//! Slips and likeness agree with a library that works them out plainly.

use proptest::prelude::*;
use vetwork_link::similarity::{jaro_winkler, slips};

#[test]
fn counts_slips() {
    let check = |a: &str, b: &str, expected: u32| assert_eq!(slips(a.as_bytes(), b.as_bytes()), expected, "{a} {b}");
    check("", "", 0);
    check("", "kim", 3);
    check("kim", "", 3);
    check("kim", "kim", 0);
    check("kim", "kin", 1);
    check("smith", "smtih", 1);
    check("smith", "smth", 1);
    check("smith", "smithe", 1);
    check("19910203", "19900302", 3);
}

proptest! {
    #[test]
    fn slips_are_those_of_the_definition(a in "[a-d]{0,64}", b in "[a-d]{0,64}") {
        prop_assert_eq!(slips(a.as_bytes(), b.as_bytes()) as usize, strsim::osa_distance(&a, &b));
    }

    #[test]
    fn likeness_is_that_of_the_definition(a in "[a-e]{0,40}", b in "[a-e]{0,40}") {
        prop_assume!(!a.is_empty() && !b.is_empty());
        prop_assert!((jaro_winkler(a.as_bytes(), b.as_bytes()) - strsim::jaro_winkler(&a, &b)).abs() < 1e-9);
    }

    #[test]
    fn any_bytes_are_compared(a in any::<Vec<u8>>(), b in any::<Vec<u8>>()) {
        prop_assert!(slips(&a, &b) <= 64);
        prop_assert!((0.0..=1.0).contains(&jaro_winkler(&a, &b)));
    }
}
