//! Names of a family name and syllables, Korean or Chinese, brought to keys that no romanisation changes.

use super::{chinese, korean};

/// In which language a name was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Language {
    /// Revised Romanisation, McCune-Reischauer, the North's and customary spellings.
    Korean,
    /// Pinyin, Wade-Giles, and customary spellings of family names.
    Chinese,
}

/// One way to read a name as a family name and one or two syllables.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Syllabic {
    /// The language.
    pub language: Language,
    /// The family names that it may be: numbers of rows in this module's table of the language, which begins with the
    /// most frequent one. Two spellings of one family name share a row.
    pub family: Vec<u8>,
    /// Keys of the given name. Two spellings of one given name share a key.
    pub given: Vec<u64>,
    /// Syllables of the given name.
    pub syllables: u8,
}

/// Every way to read the words, in lower-case Latin letters, as a Korean or a Chinese name; none if it can be neither.
///
/// ```text
/// ["jong", "un", "kim"], ["gim", "jeongeun"]   share a family name and a given name
/// ["mao", "tse", "tung"], ["mao", "zedong"]    share a family name and a given name
/// ```
#[must_use]
pub fn readings(words: &[&str]) -> Vec<Syllabic> {
    let korean = korean::read(words, |_| true).into_iter().flat_map(|reading| {
        let sounds = reading.sounds();
        let of = move |count: usize| {
            let given: Vec<u64> =
                sounds.iter().filter(|sound| sound.len() == count).map(|sound| key(sound.as_flattened())).collect();
            (count, given)
        };
        let family = rows(reading.rows());
        [of(1), of(2)].into_iter().filter(|(_, given)| !given.is_empty()).map(move |(count, given)| Syllabic {
            language: Language::Korean,
            family: family.clone(),
            given,
            syllables: if count == 1 { 1 } else { 2 },
        })
    });
    let chinese = chinese::read(words, |_| true).into_iter().map(|reading| {
        let pinyin = reading.pinyin();
        let syllables = if pinyin.first().is_some_and(|given| chinese::is_one_syllable(given)) { 1 } else { 2 };
        Syllabic {
            language: Language::Chinese,
            family: rows(reading.rows()),
            given: pinyin.iter().map(|given| key(given.as_bytes())).collect(),
            syllables,
        }
    });
    korean.chain(chinese).collect()
}

fn rows(bits: u128) -> Vec<u8> {
    (0_u8..128).filter(|row| bits & (1 << row) != 0).collect()
}

/// FNV-1a: the same on every machine, as keys are kept in files.
fn key(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn same(a: &str, b: &str) -> bool {
        let read = |name: &str| readings(&name.split(' ').collect::<Vec<_>>());
        let (a, b) = (read(a), read(b));
        a.iter().any(|x| {
            b.iter().any(|y| {
                x.language == y.language
                    && x.family.iter().any(|row| y.family.contains(row))
                    && x.given.iter().any(|given| y.given.contains(given))
            })
        })
    }

    #[test]
    fn one_name_in_many_spellings() {
        for (a, b) in [
            ("kim jong un", "jeongeun gim"),
            ("ri chong chol", "lee jung chul"),
            ("pak tong sok", "park dong seok"),
            ("mao tse tung", "mao zedong"),
            ("chou en lai", "zhou enlai"),
            ("ou yang fu kuei", "ouyang fugui"),
            ("hsiao wan chang", "xiao wanchang"),
        ] {
            assert!(same(a, b), "{a}, {b}");
        }
        for (a, b) in [
            ("kim yong chol", "kim myong chol"),
            ("kim jong un", "kim jong il"),
            ("wang wei", "wang fei"),
            ("dana kessler", "dana kessler"),
        ] {
            assert!(!same(a, b), "{a}, {b}");
        }
    }
}
