//! Names of a family name and syllables, Korean or Chinese, brought to keys that no romanisation changes.

use serde::{Deserialize, Serialize};

use super::{chinese, korean};

/// In which language a name was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Language {
    /// Revised Romanisation, McCune-Reischauer, the North's and customary spellings.
    Korean,
    /// Pinyin, Wade-Giles, and customary spellings of family names.
    Chinese,
}

/// One way to read a name as a family name and one or two syllables.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Syllabic {
    /// The language.
    pub language: Language,
    /// The family names that it may be: numbers of rows in this module's table of the language, which begins with the
    /// most frequent one. Two spellings of one family name share a row.
    pub family: Vec<u8>,
    /// Keys of the given name. Two spellings of one given name share a key.
    pub given: Vec<u64>,
    /// Keys that two given names share when one slip tells them apart: the end of a syllable lost or taken for another,
    /// a vowel taken for its neighbour. Whoever has a key in common is nearly so named.
    pub near: Vec<u64>,
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
            let read: Vec<&Vec<[u8; 3]>> = sounds.iter().filter(|sound| sound.len() == count).collect();
            let given = read.iter().map(|sound| key(sound.as_flattened())).collect();
            let near = read.iter().flat_map(|sound| slips(sound)).collect();
            (count, distinct(given), distinct(near))
        };
        let family = rows(reading.rows());
        [of(1), of(2)].into_iter().filter(|(_, given, _)| !given.is_empty()).map(move |(count, given, near)| Syllabic {
            language: Language::Korean,
            family: family.clone(),
            given,
            near,
            syllables: if count == 1 { 1 } else { 2 },
        })
    });
    let chinese = chinese::read(words, |_| true).into_iter().map(|reading| {
        let pinyin = reading.pinyin();
        let syllables = if pinyin.first().is_some_and(|given| chinese::is_one_syllable(given)) { 1 } else { 2 };
        Syllabic {
            language: Language::Chinese,
            family: rows(reading.rows()),
            given: distinct(pinyin.iter().map(|given| key(given.as_bytes())).collect()),
            near: distinct(pinyin.iter().map(|given| key(southern(given).as_bytes())).collect()),
            syllables,
        }
    });
    korean.chain(chinese).collect()
}

/// The keys of a Korean given name with the end of one syllable open, and with one vowel by its group.
fn slips(sound: &[[u8; 3]]) -> Vec<u64> {
    let slip = |at: usize, change: fn(&mut [u8; 3])| {
        let mut changed = sound.to_vec();
        if let Some(syllable) = changed.get_mut(at) {
            change(syllable);
        }
        key(changed.as_flattened())
    };
    let ends = (0..sound.len()).map(|at| slip(at, |syllable| syllable[2] = b'*'));
    let vowels = (0..sound.len()).map(|at| slip(at, |syllable| syllable[1] = korean::vowel_group(syllable[1])));
    ends.chain(vowels).collect()
}

/// Pinyin without the differences that speakers of the south do not make: -n and -ng, z and zh, c and ch, s and sh.
fn southern(pinyin: &str) -> String {
    pinyin.replace("ng", "n").replace("zh", "z").replace("ch", "c").replace("sh", "s")
}

fn distinct(mut keys: Vec<u64>) -> Vec<u64> {
    keys.sort_unstable();
    keys.dedup();
    keys
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
