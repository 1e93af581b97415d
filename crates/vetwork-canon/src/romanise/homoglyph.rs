//! Words that mix Latin letters with look-alikes of other scripts, read as the Latin word they imitate.

use unicode_normalization::UnicodeNormalization as _;

use super::script::{Script, script_of};
use crate::lookalike;

/// The text with every word that mixes Latin letters with look-alikes (Cyrillic, Greek, Armenian, full-width,
/// mathematical) read as the Latin word it imitates, in lower-case ASCII letters and spaces; `None` if no word does.
///
/// A word wholly in one script imitates nothing: Cyrillic `сор` is a Cyrillic word.
#[must_use]
pub fn homoglyphs(text: &str) -> Option<String> {
    // Nearly every text has no Latin letter beside others, and is done here.
    if text.is_ascii() || !text.chars().any(|c| script_of(c) == Script::Latin) {
        return None;
    }
    let words: Vec<(&str, Option<String>)> = text.split_whitespace().map(|word| (word, imitated(word))).collect();
    if words.iter().all(|(_, read)| read.is_none()) {
        return None;
    }
    let shown: Vec<&str> = words.iter().map(|(word, read)| read.as_deref().unwrap_or(word)).collect();
    Some(super::latin(&shown.join(" ")))
}

/// The Latin word that a mixed word imitates.
fn imitated(word: &str) -> Option<String> {
    let mut latin = false;
    let mut disguised = false;
    let mut out = String::with_capacity(word.len());
    for c in word.chars() {
        let styled = is_styled(c);
        for plain in std::iter::once(c).nfkc() {
            let seen = match script_of(plain) {
                Script::Latin | Script::Common => plain,
                _ => lookalike::of_letter(plain).filter(char::is_ascii_alphabetic)?,
            };
            let imitates = styled || seen != plain;
            disguised |= imitates;
            latin |= !imitates && seen.is_alphabetic();
            out.push(seen);
        }
    }
    (latin && disguised).then_some(out)
}

/// Latin letters in dress: full-width, mathematical, enclosed.
fn is_styled(c: char) -> bool {
    matches!(c, '\u{ff21}'..='\u{ff3a}' | '\u{ff41}'..='\u{ff5a}' | '\u{1d400}'..='\u{1d7ff}' | '\u{2100}'..='\u{214f}'
        | '\u{249c}'..='\u{24e9}' | '\u{1f110}'..='\u{1f189}')
}
