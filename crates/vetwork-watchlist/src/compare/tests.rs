//! What a word says that the listed name does not have.

use proptest::prelude::*;
use proptest::sample::select;

use crate::commonness::Commonness;
use crate::name::Name;
use crate::screen::LEAST_WITH_DAY;

/// Names as they are listed, and as they are asked for.
const NAMES: [&str; 12] = [
    "SONG, Kum Hyok",
    "Song Kum-hyok",
    "Song Kum",
    "Song Kumhyok",
    "Kum Hyok SONG Jun",
    "Wang Xiaoming",
    "WANG, Xiao Ming",
    "Li Wei",
    "Orvanta Kelmisti",
    "KELMISTI, Orvanta Mirelle",
    "O Kum-jin",
    "Abu Salim Hassan",
];
/// Words that none of them has, or has anything like; some of them are syllables.
const STRANGERS: [&str; 8] = ["Takahashi", "Fernandes", "Bogdanova", "Chol", "Pak", "Guo", "Przybylski", "Vu"];

/// The bits with a word more, and without it; nothing where the two are no hit.
fn bits(asked: &str, stranger: &str, at: usize, listed: &str) -> Option<[f32; 2]> {
    let known = Commonness::default();
    // In the order in which a name is read, the family name of `SONG, Kum` comes last.
    let mut words: Vec<&str> = match asked.split_once(", ") {
        Some((family, given)) => given.split(' ').chain([family]).collect(),
        None => asked.split(' ').collect(),
    };
    let compare = |words: &[&str]| Name::of_person(&words.join(" ")).compare(&Name::of_person(listed), &known);
    let without = compare(&words);
    words.insert(at.min(words.len()), stranger);
    let with = compare(&words);
    (with.agreement >= LEAST_WITH_DAY).then_some([with.bits, without.bits])
}

#[test]
fn a_foreign_word_beside_a_korean_name_raises_nothing() {
    for (asked, at, listed) in [
        ("Song Kum-hyok", 2, "SONG, Kum Hyok"),
        ("Song Kum-hyok", 0, "SONG, Kum Hyok"),
        ("Song Kum-hyok", 1, "SONG, Kum Hyok"),
        ("Wang Xiaoming", 2, "WANG, Xiao Ming"),
    ] {
        let [with, without] = bits(asked, "Takahashi", at, listed).unwrap();
        assert!(with <= without, "{asked}, {at}: {with} with it, {without} without");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn a_word_more_never_raises(
        asked in select(&NAMES[..]),
        listed in select(&NAMES[..]),
        stranger in select(&STRANGERS[..]),
        at in 0..5_usize,
    ) {
        if let Some([with, without]) = bits(asked, stranger, at, listed) {
            prop_assert!(with <= without + 1e-3, "{with} with it, {without} without");
        }
    }
}
