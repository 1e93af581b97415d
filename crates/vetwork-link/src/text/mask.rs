//! What of a text names its author, and is left out before texts are compared: names and employers that the caller knows,
//! addresses, links, telephone numbers, years. Other numbers keep their place and lose their value.

use super::words::{Token, hash_of};

/// So many names, and so many words of the author's, are looked for in one text.
const NAMES_AT_MOST: usize = 64;

/// Longer names are cut, in bytes.
const LONGEST_NAME: usize = 256;

/// Shortest word of a name that is masked: a single letter is everywhere.
const LETTERS_AT_LEAST: usize = 2;

/// What names the author of one text, or where they worked: it is left out of the text wherever it stands.
#[derive(Clone, Debug, Default)]
pub struct Mask {
    /// Words of the author's names, each by itself.
    words: Vec<u64>,
    /// Names of employers: only whole, because their words are ordinary ones.
    employers: Vec<Vec<u64>>,
}

impl Mask {
    /// Masks every word of these names of the author.
    pub fn of<'a>(names: impl IntoIterator<Item = &'a str>) -> Mask {
        let mut words: Vec<u64> = names.into_iter().take(NAMES_AT_MOST).flat_map(words_of).collect();
        words.truncate(NAMES_AT_MOST);
        Mask { words, employers: Vec::new() }
    }

    /// Masks these names of employers, too.
    #[must_use]
    pub fn and_employers<'a>(mut self, names: impl IntoIterator<Item = &'a str>) -> Mask {
        let employers = names.into_iter().take(NAMES_AT_MOST).map(words_of).filter(|words| !words.is_empty());
        self.employers.extend(employers);
        self
    }

    /// Is a word part of the author's name?
    pub(super) fn hides(&self, hash: u64) -> bool {
        self.words.contains(&hash)
    }

    /// How many of the words that begin here are an employer's name.
    pub(super) fn employer(&self, words: impl Iterator<Item = u64> + Clone) -> Option<usize> {
        let begins = |name: &&Vec<u64>| name.iter().copied().eq(words.clone().take(name.len()));
        self.employers.iter().filter(begins).map(Vec::len).max()
    }

    /// Are there employers to look for?
    pub(super) fn knows_employers(&self) -> bool {
        !self.employers.is_empty()
    }
}

/// The words of a name that are long enough to be masked.
fn words_of(name: &str) -> Vec<u64> {
    let mut words = Vec::new();
    let short = name.get(..name.floor_char_boundary(LONGEST_NAME)).unwrap_or_default();
    super::words::each(short, |token| match token {
        Token::Word { hash, units, .. } if units >= LETTERS_AT_LEAST || units == 0 => words.push(hash),
        _ => {}
    });
    words
}

/// Names of months and their short forms, in the languages in which resumes are mostly written: beside a year they are
/// part of a date.
const MONTHS: &[&str] = &[
    "jan",
    "january",
    "januar",
    "janvier",
    "enero",
    "janeiro",
    "gennaio",
    "feb",
    "february",
    "februar",
    "fevrier",
    "febrero",
    "fevereiro",
    "febbraio",
    "mar",
    "march",
    "maerz",
    "marz",
    "mars",
    "marzo",
    "marco",
    "apr",
    "april",
    "avril",
    "abril",
    "aprile",
    "may",
    "mai",
    "mayo",
    "maio",
    "maggio",
    "jun",
    "june",
    "juni",
    "juin",
    "junio",
    "junho",
    "giugno",
    "jul",
    "july",
    "juli",
    "juillet",
    "julio",
    "julho",
    "luglio",
    "aug",
    "august",
    "aout",
    "agosto",
    "sep",
    "sept",
    "september",
    "septembre",
    "septiembre",
    "setembro",
    "settembre",
    "oct",
    "okt",
    "october",
    "oktober",
    "octobre",
    "octubre",
    "outubro",
    "ottobre",
    "nov",
    "november",
    "novembre",
    "noviembre",
    "novembro",
    "dec",
    "dez",
    "december",
    "dezember",
    "decembre",
    "diciembre",
    "dezembro",
    "dicembre",
    "present",
    "heute",
    "actualidad",
    "current",
    "spring",
    "summer",
    "autumn",
    "fall",
    "winter",
];

/// Does a word stand beside a year in a date?
pub(super) fn is_part_of_date(hash: u64) -> bool {
    static HASHES: std::sync::LazyLock<rustc_hash::FxHashSet<u64>> =
        std::sync::LazyLock::new(|| MONTHS.iter().map(|month| hash_of(month)).collect());
    HASHES.contains(&hash)
}
