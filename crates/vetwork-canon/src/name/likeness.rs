//! Keys that two spellings of one word share, each with the reason why: what an index of names looks words up by.

use serde::{Deserialize, Serialize};

use super::{japanese, nickname, spelling};

/// Why two words share a key, the closest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Likeness {
    /// Usual romanisations and spellings: Sergei, Sergey; Schmidt, Schmitt.
    Spelling,
    /// Both are written in kana the same way: Ohta, Ota.
    Kana,
    /// One Slavic family name with the endings for a man and for a woman: Petrov, Petrova.
    Ending,
    /// Short vowels of Arabic, which every romanisation chooses: Omar, Umar; Hussein, Husayn.
    ShortVowels,
    /// One given name and its short and foreign forms: Vladimir, Volodymyr, Vova.
    ShortForm,
    /// The same consonants: all that a script without vowels says.
    Consonants,
}

/// The keys of a word in lower-case Latin letters. Two words are alike in a way if they share a key of that way.
#[must_use]
pub fn keys(word: &str) -> Vec<(Likeness, u64)> {
    let mut found = Vec::with_capacity(6);
    let mut add = |likeness, text: &str| {
        if !text.is_empty() {
            found.push((likeness, key(likeness, text.as_bytes())));
        }
    };
    let loose = spelling::key(word, true);
    add(Likeness::Spelling, &loose);
    if let Some(kana) = japanese::key(word) {
        add(Likeness::Kana, &kana);
    }
    let masculine = spelling::key(&spelling::masculine(word), true);
    add(Likeness::Ending, &masculine);
    let bare =
        spelling::servant_of(word).map_or_else(|| loose.clone(), |rest| format!("abd{}", spelling::key(rest, true)));
    add(Likeness::ShortVowels, &spelling::short_vowels(&bare));
    for line in nickname::lines(word) {
        add(Likeness::ShortForm, &line.to_string());
    }
    add(Likeness::Consonants, &crate::romanise::consonants(word));
    found
}

/// The key of a word's spelling alone: that of [`Likeness::Spelling`] among its [`keys`].
#[must_use]
pub fn spelling(word: &str) -> Option<u64> {
    let loose = spelling::key(word, true);
    (!loose.is_empty()).then(|| key(Likeness::Spelling, loose.as_bytes()))
}

/// Can the two given names, in lower-case Latin letters, stand for each other: short forms, usual foreign forms?
#[must_use]
pub fn stand_for_each_other(a: &str, b: &str) -> bool {
    nickname::relation(a, b) == Some(true)
}

/// FNV-1a: the same on every machine, as keys are kept in files.
fn key(likeness: Likeness, bytes: &[u8]) -> u64 {
    let start = (0xcbf2_9ce4_8422_2325 ^ likeness as u64).wrapping_mul(0x0100_0000_01b3);
    bytes.iter().fold(start, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn closest(a: &str, b: &str) -> Option<Likeness> {
        let b = keys(b);
        keys(a).into_iter().filter(|key| b.contains(key)).map(|(likeness, _)| likeness).min()
    }

    #[test]
    fn words_alike() {
        for (a, b, expected) in [
            ("sergei", "sergey", Some(Likeness::Spelling)),
            ("ohta", "oota", Some(Likeness::Kana)),
            ("petrov", "petrova", Some(Likeness::Ending)),
            ("omar", "umar", Some(Likeness::ShortVowels)),
            ("abdulrahman", "abdurrahman", Some(Likeness::ShortVowels)),
            ("volodymyr", "vladimir", Some(Likeness::ShortForm)),
            ("katb", "kutub", Some(Likeness::Consonants)),
            ("dana", "mira", None),
        ] {
            assert_eq!(closest(a, b), expected, "{a}, {b}");
        }
    }
}
