//! Names in other scripts as Latin letters, in the ways that lists and passports write them.

mod arabic;
mod burmese;
mod caucasus;
mod consonants;
mod cyrillic;
mod ethiopic;
mod greek;
mod han;
mod hangul;
mod hebrew;
mod homoglyph;
mod indic;
mod kana;
mod khmer;
mod script;
#[cfg(test)]
mod tests;
mod thai;

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization as _;

pub use consonants::consonants;
pub use homoglyph::homoglyphs;
pub use script::{Script, script_of};

/// A word in Latin letters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// Lower-case ASCII letters. Words are separated by one space, and so are syllables where each is a word of its
    /// own: Chinese characters, Hangul, Burmese.
    pub text: String,
    /// How the letters were read.
    pub system: System,
    /// Whether the vowels are all there. Arabic and Hebrew leave short ones unwritten: compare by [`consonants()`].
    pub vowels: bool,
}

/// A way to read a script.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum System {
    /// Latin letters without their accents.
    Latin,
    /// Cyrillic by the spelling of one of its countries.
    Cyrillic,
    /// Greek by sound or by letter.
    Greek,
    /// Arabic letters by the values they have in one of their languages.
    Arabic,
    /// Hebrew.
    Hebrew,
    /// Korean syllables.
    Hangul,
    /// Chinese characters in Pinyin.
    Mandarin,
    /// Chinese characters as Koreans read them.
    SinoKorean,
    /// Chinese characters in the customary spelling of Hong Kong.
    Cantonese,
    /// Chinese characters by their Sino-Japanese reading.
    JapaneseOn,
    /// A Japanese family or given name by its usual reading.
    JapaneseName,
    /// Hiragana and Katakana.
    Kana,
    /// A script of India or Sri Lanka.
    Indic,
    /// Thai and Lao.
    Thai,
    /// Khmer.
    Khmer,
    /// Burmese.
    Burmese,
    /// Georgian.
    Georgian,
    /// Armenian.
    Armenian,
    /// Amharic and Tigrinya.
    Ethiopic,
    /// Any other script, letter by letter.
    Other,
}

/// No text has more readings than this.
const MOST: usize = 6;

/// The readings of a word or name in Latin letters, most usual first, at most six; none if it has no letters.
/// A text in Latin letters has one: itself without accents, capitals and punctuation.
#[must_use]
pub fn readings(text: &str) -> Vec<Reading> {
    if text.is_ascii() {
        return collect([(latin(text), System::Latin)], true);
    }
    let mut found = homoglyphs(text).map_or_else(Vec::new, |text| collect([(text, System::Latin)], true));
    for reading in by_script(&Words::of(text)) {
        if found.len() < MOST && found.iter().all(|other| other.text != reading.text) {
            found.push(reading);
        }
    }
    found
}

/// The readings by the script of the first word that is not Latin.
fn by_script(words: &Words) -> Vec<Reading> {
    let Words { list, all } = words;
    if list.iter().any(|word| word.script == Script::Han) {
        return collect(han::readings(list), true);
    }
    let lead = list.iter().map(|word| word.script).find(|script| *script != Script::Latin).unwrap_or(Script::Latin);
    let spell = Spelling { list, script: lead };
    match lead {
        Script::Cyrillic => spell.by(System::Cyrillic, cyrillic::styles(all), cyrillic::read),
        Script::Greek => spell.by(System::Greek, greek::STYLES, greek::read),
        Script::Arabic => spell.by(System::Arabic, arabic::styles(all), arabic::read),
        Script::Hebrew => spell.by(System::Hebrew, hebrew::STYLES, hebrew::read),
        Script::Hangul => spell.by(System::Hangul, hangul::STYLES, hangul::read),
        Script::Kana => spell.by(System::Kana, kana::STYLES, kana::read),
        Script::Georgian => spell.by(System::Georgian, caucasus::GEORGIAN, caucasus::georgian),
        Script::Armenian => spell.by(System::Armenian, caucasus::ARMENIAN, caucasus::armenian),
        Script::Thai | Script::Lao => spell.by(System::Thai, thai::STYLES, thai::read),
        script if is_indic(script) => {
            spell.by(System::Indic, indic::STYLES, |word, style| indic::read(word, script, style))
        }
        script => spell.by(system_of(script), &[()], |word, ()| plain(word, script)),
    }
}

/// A word by the most usual reading of its script.
fn plain(word: &str, script: Script) -> String {
    match script {
        Script::Latin => latin(word),
        Script::Cyrillic => cyrillic::read(word, cyrillic::Style::Russian),
        Script::Greek => greek::read(word, greek::Style::Sound),
        Script::Arabic => arabic::read(word, arabic::Style::Arabic),
        Script::Hebrew => hebrew::STYLES.first().map(|style| hebrew::read(word, *style)).unwrap_or_default(),
        Script::Hangul => hangul::read(word, hangul::Style::Revised),
        Script::Kana => kana::read(word, kana::Style::Short),
        Script::Georgian => caucasus::georgian(word, caucasus::Georgian::National),
        Script::Armenian => caucasus::armenian(word, caucasus::Armenian::Eastern),
        Script::Thai | Script::Lao => thai::read(word, thai::Style::Royal),
        Script::Khmer => khmer::read(word),
        Script::Burmese => burmese::read(word),
        Script::Ethiopic => ethiopic::read(word),
        script if is_indic(script) => indic::read(word, script, indic::Style::Spoken),
        _ => latin(word),
    }
}

fn system_of(script: Script) -> System {
    match script {
        Script::Latin => System::Latin,
        Script::Khmer => System::Khmer,
        Script::Burmese => System::Burmese,
        Script::Ethiopic => System::Ethiopic,
        _ => System::Other,
    }
}

fn is_indic(script: Script) -> bool {
    (Script::Devanagari..=Script::Sinhala).contains(&script)
}

/// The words of a text, one of whose scripts is to be read in several ways.
struct Spelling<'a> {
    list: &'a [Word],
    script: Script,
}

impl Spelling<'_> {
    fn by<S: Copy>(&self, system: System, styles: &[S], read: impl Fn(&str, S) -> String) -> Vec<Reading> {
        let vowels = !matches!(self.script, Script::Arabic | Script::Hebrew);
        let texts = styles.iter().map(|style| {
            let one = |word: &Word| {
                if word.script == self.script { read(&word.text, *style) } else { plain(&word.text, word.script) }
            };
            match self.list {
                [word] => one(word),
                words => words.iter().map(one).collect::<Vec<_>>().join(" "),
            }
        });
        collect(texts.map(|text| (text, system)), vowels)
    }
}

fn collect(texts: impl IntoIterator<Item = (String, System)>, vowels: bool) -> Vec<Reading> {
    let mut out: Vec<Reading> = Vec::with_capacity(4);
    for (text, system) in texts {
        let text = tidy(text);
        if out.len() < MOST && !text.is_empty() && out.iter().all(|other| other.text != text) {
            out.push(Reading { text, system, vowels });
        }
    }
    out
}

/// Letters of one script that stand together.
#[derive(Debug)]
struct Word {
    script: Script,
    text: String,
}

/// A text in words of lower-case letters.
#[derive(Debug)]
struct Words {
    list: Vec<Word>,
    /// The text as it was taken apart.
    all: String,
}

impl Words {
    fn of(text: &str) -> Self {
        let quick = unicode_normalization::is_nfkc_quick(text.chars());
        let text: Cow<'_, str> = if quick == unicode_normalization::IsNormalized::Yes {
            text.into()
        } else {
            text.nfkc().collect::<String>().into()
        };
        let all = text.to_lowercase();
        let mut list: Vec<Word> = Vec::with_capacity(2);
        let mut together = false;
        for c in all.chars() {
            if is_apostrophe(c) {
                // Behind a Hebrew letter it changes the sound.
                if let Some(word) = list.last_mut().filter(|word| together && word.script == Script::Hebrew) {
                    word.text.push('׳');
                }
                continue;
            }
            let script = match script_of(c) {
                Script::Common if unicode_normalization::char::is_combining_mark(c) => continue,
                // Behind a Persian letter it tells a silent one.
                Script::Common if c == '\u{200c}' => {
                    if let Some(word) = list.last_mut().filter(|word| together && word.script == Script::Arabic) {
                        word.text.push(c);
                    }
                    continue;
                }
                Script::Common if is_ignored(c) => continue,
                Script::Common => {
                    together = false;
                    continue;
                }
                script => script,
            };
            match list.last_mut() {
                Some(word) if together && word.script == script => word.text.push(c),
                _ => list.push(Word { script, text: String::from(c) }),
            }
            together = true;
        }
        Self { list, all }
    }
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | '`' | '´' | 'ʼ' | 'ʻ' | 'ʹ' | 'ʽ' | 'ʾ' | 'ʿ' | 'ˈ' | '׳' | '＇')
}

/// Adds the next letter of a script without vowels. A vowel goes between two that together would spell a third sound:
/// `suhayl` has no sh.
fn push_apart(out: &mut String, text: &str) {
    let joins = match (out.as_bytes().last(), text.as_bytes().first()) {
        (Some(last), Some(b'h')) => b"bcdgjkpstz".contains(last),
        (Some(last), Some(b'z')) => b"cs".contains(last),
        (Some(b's'), Some(b'c')) => true,
        (Some(b'd'), Some(b'j')) => true,
        _ => false,
    };
    if joins {
        out.push('a');
    }
    out.push_str(text);
}

/// Characters without a shape that stand inside words.
fn is_ignored(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// A text with the accents and ligatures of its letters taken off.
fn latin(text: &str) -> String {
    let plain: Cow<'_, str> = if text.is_ascii() { text.into() } else { crate::text::fold(text).into() };
    let mut out = String::with_capacity(plain.len());
    for c in plain.chars().filter(|c| !is_apostrophe(*c)) {
        out.push(if c.is_ascii_alphabetic() { c.to_ascii_lowercase() } else { ' ' });
    }
    tidy(out)
}

/// Lower-case ASCII letters, words separated by one space.
fn tidy(text: String) -> String {
    let single = |pair: &[u8]| pair != b"  ";
    let clean = text.bytes().all(|b| b.is_ascii_lowercase() || b == b' ')
        && !text.starts_with(' ')
        && !text.ends_with(' ')
        && text.as_bytes().windows(2).all(single);
    if clean {
        return text;
    }
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        let before = out.len();
        if !out.is_empty() {
            out.push(' ');
        }
        let start = out.len();
        out.extend(word.chars().filter(char::is_ascii_alphabetic).map(|c| c.to_ascii_lowercase()));
        if out.len() == start {
            out.truncate(before);
        }
    }
    out
}
