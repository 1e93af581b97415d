//! Chinese characters as Koreans read them, in the spelling of the South and of the North.

use super::table::CharTable;
use crate::romanise::hangul;

static READINGS: CharTable = CharTable::of(include_str!("korean.txt"));

/// A word in Chinese characters as Korean syllables in Latin letters. `first` says that it begins with a family name.
/// `None` if a character is not one that Koreans read in names.
pub(super) fn read(word: &str, first: bool, style: hangul::Style) -> Option<String> {
    let mut syllables = String::with_capacity(word.len());
    for (at, c) in word.chars().enumerate() {
        let readings = READINGS.get(c);
        let full = readings.iter().find(|reading| has_liquid(reading));
        // 金 is Kim as a family name and geum in a given one.
        let usual = if c == '金' && !(first && at == 0) { "금" } else { readings.first()? };
        let reading = full.copied().unwrap_or(usual);
        // In the South l and n fall or change where a name begins: 리 is 이, 로 is 노.
        let begins = at < 2 && style != hangul::Style::North;
        syllables.extend(reading.chars().map(|c| if begins { without_initial(c) } else { c }));
    }
    Some(hangul::read(&syllables, style))
}

const SYLLABLES: u32 = 0xac00;
const TO_A_VOWEL: u32 = 28;
const TO_AN_INITIAL: u32 = 21 * 28;
const NIEUN: u32 = 2;
const RIEUL: u32 = 5;
const IEUNG: u32 = 11;

fn has_liquid(reading: &str) -> bool {
    reading.chars().next().is_some_and(|c| u32::from(c).wrapping_sub(SYLLABLES) / TO_AN_INITIAL == RIEUL)
}

fn without_initial(c: char) -> char {
    let Some(index) = u32::from(c).checked_sub(SYLLABLES) else { return c };
    let (initial, rest) = (index / TO_AN_INITIAL, index % TO_AN_INITIAL);
    // ya, yae, yeo, ye, yo, yu, i
    let palatal = matches!(rest / TO_A_VOWEL, 2 | 3 | 6 | 7 | 12 | 17 | 20);
    let initial = match (initial, palatal) {
        (RIEUL | NIEUN, true) => IEUNG,
        (RIEUL, false) => NIEUN,
        _ => return c,
    };
    char::from_u32(SYLLABLES + initial * TO_AN_INITIAL + rest).unwrap_or(c)
}
