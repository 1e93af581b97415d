//! A name in Latin letters and in signs beside each other: one name written twice, or one of both.

use vetwork_canon::romanise::{self, Script};

use super::{Name, Words};
use crate::commonness::Commonness;

/// From this agreement on, letters are a reading of the signs beside them.
const OF_ONE_NAME: f32 = 0.7;

/// All readings of a name that is written twice, that in letters first: in `Jin Tiesan (金铁三)` the letters are a reading of
/// the signs. `Andrew 高橋` and `宋 Kum Hyok` are one name each.
pub(super) fn read(name: &str, known: &mut Words) -> Option<Vec<Name>> {
    let is_letter = |c: char| c.is_alphabetic() && romanise::script_of(c) == Script::Latin;
    if !name.chars().any(is_sign) || !name.chars().any(is_letter) {
        return None;
    }
    let letters = Name::read_person(&letters(name), known);
    let signs: String = name.chars().filter(|c| is_sign(*c) || c.is_whitespace()).collect();
    let signs = Name::read_all_person(signs.trim(), known);
    let is_reading = |signs: &Name| letters.compare(signs, &Commonness::default()).agreement >= OF_ONE_NAME;
    signs.iter().any(is_reading).then(|| std::iter::once(letters).chain(signs).collect())
}

/// The name without its signs.
pub(super) fn letters(name: &str) -> String {
    name.chars().filter(|c| !is_sign(*c)).collect()
}

/// A sign for a syllable or a word, beside which people write the letters.
fn is_sign(c: char) -> bool {
    matches!(romanise::script_of(c), Script::Han | Script::Hangul | Script::Kana)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The names that are read, each by its words, the usual reading first.
    fn all(name: &str) -> Vec<String> {
        let words = |name: &Name| name.parts.iter().map(|part| &*part.word.text).collect::<Vec<_>>().join(" ");
        Name::all_of_person(name).iter().map(words).collect()
    }

    #[test]
    fn a_name_is_taken_for_two_only_where_they_agree() {
        for (name, expected) in [
            ("Jin Tiesan (金铁三)", "jin tiesan"),
            ("KIM, Chol Sam 金铁三", "chol sam kim"),
            ("Takahashi 高橋", "takahashi"),
            ("Song Kum Hyok (송금혁)", "song kum hyok"),
            ("송금혁 Song Kum-hyok", "song kum hyok"),
        ] {
            let all = all(name);
            assert_eq!(all[0], expected, "{name}");
            assert!(all.len() > 1, "{name}: {all:?}");
        }
    }

    #[test]
    fn a_name_in_both_is_one() {
        for (name, expected) in [
            ("Andrew 高橋", "andrew takahashi"),
            ("高橋 Andrew", "takahashi andrew"),
            ("宋 Kum Hyok", "song kum hyok"),
            ("Andrew James 高橋", "andrew james takahashi"),
            ("송 Kum Hyok", "song kum hyok"),
        ] {
            let all = all(name);
            assert!(all.iter().any(|words| words == expected), "{name}: {all:?}");
            assert!(all.iter().all(|words| words.split(' ').count() >= expected.split(' ').count()), "{name}: {all:?}");
        }
    }
}
