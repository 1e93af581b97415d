//! A name read for comparing: words in Latin letters with the role that each has and the keys that it shares with others.

mod role;
mod twice;
mod word;
mod words;

use std::sync::Arc;

use vetwork_canon::name::syllabic::{self, Syllabic};
use vetwork_canon::romanise::{self, Script};
use vetwork_canon::text::fold;

pub use role::Role;
pub(crate) use word::{Word, Words, Writing};
use words::{MOST_WORDS, Written};

/// A name in its words.
///
/// ```
/// use vetwork_watchlist::commonness::Commonness;
/// use vetwork_watchlist::name::Name;
///
/// let compare = |asked, listed| Name::of_person(asked).compare(&Name::of_person(listed), &Commonness::default());
/// assert!(compare("Orvanta Kelmisti", "KELMISTI, Orvanta").agreement > 0.99);
/// assert!(compare("Orvanta Kelmisti", "Marek Dolvany").agreement < 0.5);
/// ```
#[derive(Clone, Debug, Default)]
pub struct Name {
    /// The words that are compared, in the order of the name.
    pub(crate) parts: Vec<Part>,
    /// How it reads as a family name and syllables.
    pub(crate) syllabic: Vec<Syllabic>,
    /// It is a person's.
    pub(crate) of_person: bool,
}

/// A word in its place.
#[derive(Clone, Debug)]
pub(crate) struct Part {
    pub(crate) word: Arc<Word>,
    pub(crate) role: Role,
    /// How many `bin` stand before it: 0 for the person's own name, 1 for the father's.
    pub(crate) generation: u8,
    /// It names a country or a city.
    pub(crate) place: bool,
    /// The word as it was written.
    pub(crate) shown: String,
    /// It goes on from the part before it: a sign of one written word.
    pub(crate) joined: bool,
}

impl Name {
    /// Reads a person's name.
    #[must_use]
    pub fn of_person(name: &str) -> Self {
        Self::read_person(name, &mut Words::default())
    }

    /// Reads the name of an organisation, a vessel or an aircraft.
    #[must_use]
    pub fn of_organisation(name: &str) -> Self {
        Self::read_organisation(name, &mut Words::default())
    }

    pub(crate) fn read_person(name: &str, known: &mut Words) -> Self {
        let written = words::cut(name, true);
        let mut parts: Vec<Part> = Vec::with_capacity(written.len());
        let mut generation = 0;
        for word in &written {
            for Latin { text, others, writing, shown, joined } in latin(word, true, known) {
                let role = match role::of_person(&text, word.dotted) {
                    // A syllable of Hangul, a character, is no initial.
                    Role::Initial if !shown.is_ascii() => Role::Full,
                    // `Ben Kessler`: a given name, where no father can follow.
                    Role::ChildOf if parts.is_empty() => Role::Full,
                    role => role,
                };
                if role == Role::ChildOf {
                    generation += 1;
                }
                let word = known.word(&text, &others, writing);
                parts.push(Part { word, role, generation, place: false, shown, joined });
            }
        }
        // A word of Hangul or Han is as many as it has characters.
        parts.truncate(MOST_WORDS);
        settle(&mut parts);
        let syllabic = syllabic(&parts, &written);
        Self { parts, syllabic, of_person: true }
    }

    /// Reads a person's name in every way that its script allows: Chinese characters are read in Mandarin, Korean, Cantonese
    /// and Japanese, and each is a name of its own. The first is that of [`Name::of_person`].
    #[must_use]
    pub fn all_of_person(name: &str) -> Vec<Self> {
        Self::read_all_person(name, &mut Words::default())
    }

    pub(crate) fn read_all_person(name: &str, known: &mut Words) -> Vec<Self> {
        if let Some(twice) = twice::read(name, known) {
            return twice;
        }
        let mut all = vec![Self::read_person(name, known)];
        if !name.chars().any(|c| romanise::script_of(c) == Script::Han) {
            return all;
        }
        let letters = Self::read_person(&twice::letters(name), known);
        all.extend(romanise::readings(name).iter().map(|reading| Self::read_signs(&reading.text, &letters, known)));
        all.dedup_by(|x, y| {
            let texts = |name: &Self| name.parts.iter().map(|part| part.word.text.clone()).collect::<Vec<_>>();
            texts(x) == texts(y)
        });
        all
    }

    /// Words as they were written, by their places as bits.
    pub(crate) fn shown(&self, places: u16) -> String {
        let mut shown = String::new();
        let mut previous = None;
        for (at, part) in self.parts.iter().enumerate().filter(|(at, _)| places & (1_u16 << (at % 16)) != 0) {
            let goes_on = part.joined && at.checked_sub(1) == previous;
            if previous.is_some() && !goes_on {
                shown.push(' ');
            }
            shown.push_str(&part.shown);
            previous = Some(at);
        }
        shown
    }

    /// Reads Latin letters that stand for signs, but for the words that were written with letters.
    fn read_signs(reading: &str, letters: &Self, known: &mut Words) -> Self {
        let mut name = Self::read_person(reading, known);
        let is_written = |part: &Part| letters.parts.iter().any(|written| written.word.text == part.word.text);
        for part in name.parts.iter_mut().filter(|part| !is_written(part)) {
            part.word = known.word(&part.word.text, &[], Writing::Signs);
        }
        name
    }

    pub(crate) fn read_organisation(name: &str, known: &mut Words) -> Self {
        let written = words::cut(name, false);
        let latin: Vec<_> = written.iter().flat_map(|word| latin(word, false, known)).collect();
        let texts: Vec<&str> = latin.iter().map(|word| word.text.as_str()).collect();
        let corrected: Vec<&str> = texts.iter().map(|text| known.corrected(text).unwrap_or(text)).collect();
        let mut parts: Vec<Part> = Vec::with_capacity(latin.len());
        let mut at = 0;
        while let Some(Latin { text, others, writing, shown, joined }) = latin.get(at) {
            let rest = corrected.get(at..).unwrap_or_default();
            // A form stands at either end; one word alone is the name.
            let at_start = parts.iter().all(|part| matches!(part.role, Role::LegalForm(_)));
            let written = role::legal_form(rest)
                .filter(|(length, _)| texts.len() > *length && (at_start || role::is_all_form(rest)));
            let slipped = role::slipped_form(rest, at == 0, written.map(|(length, _)| length));
            let (length, role, text) = match slipped.filter(|(length, _)| *length < texts.len()).or(written) {
                Some((length, class)) => (length, Role::LegalForm(class), text.as_str()),
                None => {
                    let text = rest.first().copied().unwrap_or(text);
                    (1, role::of_organisation(text), role::in_full(text))
                }
            };
            let shown = if length == 1 {
                shown.clone()
            } else {
                latin
                    .get(at..at + length)
                    .unwrap_or_default()
                    .iter()
                    .map(|word| word.shown.as_str())
                    .collect::<Vec<_>>()
                    .join(" ")
            };
            let place = role::is_place(text);
            let word = known.word(text, others, *writing);
            parts.push(Part { word, role, generation: 0, place, shown, joined: *joined });
            at += length;
        }
        parts.truncate(MOST_WORDS);
        settle(&mut parts);
        Self { parts, syllabic: Vec::new(), of_person: false }
    }
}

/// Readings as a family name and syllables. `O`, `U`, `Ra`, `An` are family names or syllables there, not initials or particles.
fn syllabic(parts: &[Part], written: &[Written]) -> Vec<Syllabic> {
    if written.iter().any(|word| word.dotted) || parts.iter().any(|part| part.role == Role::ChildOf) {
        return Vec::new();
    }
    let words: Vec<&str> = parts.iter().map(|part| &*part.word.text).collect();
    syllabic::readings(&words)
}

/// Something must carry the name: without a full word, titles, particles and stops do.
fn settle(parts: &mut [Part]) {
    if parts.iter().any(|part| part.role == Role::Full) {
        return;
    }
    for part in parts {
        if part.role != Role::Initial {
            part.role = Role::Full;
        }
    }
}

/// A written word in Latin letters.
struct Latin {
    text: String,
    /// Other ways to write it: accents written out, other romanisations.
    others: Vec<String>,
    writing: Writing,
    shown: String,
    /// It goes on from the one before: a sign of the same written word.
    joined: bool,
}

/// The words that a written one is in Latin letters: one, or as many as it has characters in Hangul or Han.
fn latin(word: &Written, of_person: bool, known: &mut Words) -> Vec<Latin> {
    if word.text.is_ascii() {
        return ascii(word, of_person).into_iter().collect();
    }
    let readings = known.readings(&word.text);
    let Some(first) = readings.first() else {
        return ascii(word, of_person).into_iter().collect();
    };
    let count = first.text.split(' ').count();
    if count > 1 {
        let characters: Vec<char> = word.text.chars().collect();
        let shown = |at: usize| match characters.get(at) {
            Some(c) if characters.len() == count => c.to_string(),
            _ => word.text.clone(),
        };
        let syllables = first.text.split(' ').enumerate();
        return syllables
            .map(|(at, text)| Latin {
                text: text.to_owned(),
                others: Vec::new(),
                writing: Writing::of(&word.text),
                shown: shown(at),
                joined: at > 0 && characters.len() == count,
            })
            .collect();
    }
    let mut others: Vec<String> = readings.iter().skip(1).map(|reading| reading.text.clone()).collect();
    others.extend(accents_written_out(&word.text));
    vec![Latin {
        text: first.text.clone(),
        others,
        writing: Writing::of(&word.text),
        shown: word.text.clone(),
        joined: false,
    }]
}

fn ascii(word: &Written, of_person: bool) -> Option<Latin> {
    let mut text: String = fold(&word.text).chars().filter(char::is_ascii_alphanumeric).collect();
    if of_person && text.contains(|c: char| c.is_ascii_digit()) && text.contains(|c: char| c.is_ascii_alphabetic()) {
        text = text.chars().map(letter_for).collect();
    }
    // `ln` for `In`: a word has a vowel.
    let vowel = ['a', 'e', 'i', 'o', 'u', 'y'];
    if of_person && word.text.starts_with('l') && text.len() > 1 && !text.contains(vowel) {
        text.replace_range(0..1, "i");
    }
    if word.text == "&" {
        text.push_str("and");
    }
    let shown = word.text.clone();
    (!text.is_empty()).then_some(Latin { text, others: Vec::new(), writing: Writing::Letters, shown, joined: false })
}

/// `Müller` as `mueller`.
fn accents_written_out(text: &str) -> Option<String> {
    let lower = text.to_lowercase();
    lower
        .contains(['ä', 'ö', 'ü', 'ø', 'å'])
        .then(|| fold(&lower.replace('ä', "ae").replace(['ö', 'ø'], "oe").replace('ü', "ue").replace('å', "aa")))
}

/// The letter for which a digit stands in `Ig0r`.
fn letter_for(c: char) -> char {
    match c {
        '0' => 'o',
        '1' => 'i',
        '3' => 'e',
        '4' => 'a',
        '5' => 's',
        '7' => 't',
        '8' => 'b',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_shown_as_they_were_written() {
        for (name, places, expected) in [
            ("송금혁", 0b111, "송금혁"),
            ("송 금혁", 0b111, "송 금혁"),
            ("송금혁", 0b101, "송 혁"),
            ("Orvanta Kelmisti", 0b11, "Orvanta Kelmisti"),
        ] {
            assert_eq!(Name::of_person(name).shown(places), expected, "{name}");
        }
    }
}
