//! A name read into its parts: letters romanised, titles and remarks left out, particles and initials marked.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;
use unicode_normalization::UnicodeNormalization as _;

use super::sound::Sound;
use super::{chinese, korean, spelling};

/// What a part can be missing for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A family name, a given name or a patronymic.
    Full,
    /// One letter that stands for a part.
    Initial,
    /// A particle or honorific that usage adds and drops (`de`, `van`, `al`, `bin`).
    Optional,
}

/// Writing systems by how far their romanisation can be trusted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Script {
    /// Latin letters.
    Latin,
    /// Alphabets and syllabaries with one regular romanisation: Cyrillic, Greek, Hangul, Kana.
    Regular,
    /// Characters, read in Mandarin.
    Han,
    /// Everything else: unwritten vowels (Arabic, Hebrew) or a rough romanisation.
    Coarse,
}

impl Script {
    pub(super) fn is_exact(self) -> bool {
        matches!(self, Self::Latin | Self::Regular)
    }

    fn of(c: char) -> Self {
        match c {
            '\0'..='\u{24f}'
            | '\u{250}'..='\u{2af}'
            | '\u{1e00}'..='\u{1eff}'
            | '\u{2c60}'..='\u{2c7f}'
            | '\u{a720}'..='\u{a7ff}'
            | '\u{fb00}'..='\u{fb06}' => Self::Latin,
            '\u{370}'..='\u{52f}' | '\u{1f00}'..='\u{1fff}' | '\u{3040}'..='\u{30ff}' | '\u{ac00}'..='\u{d7a3}' => {
                Self::Regular
            }
            '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}' => {
                Self::Han
            }
            _ => Self::Coarse,
        }
    }

    /// One character is one part.
    fn is_syllabic(c: char) -> bool {
        matches!(c, '\u{ac00}'..='\u{d7a3}') || Self::of(c) == Self::Han
    }
}

/// One part of a name, in lower-case ASCII letters.
#[derive(Debug)]
pub(super) struct Part {
    /// Accents dropped: `Müller` is `muller`.
    pub(super) plain: String,
    /// Accents written out, where that differs: `mueller`.
    pub(super) expanded: Option<String>,
    pub(super) kind: Kind,
    /// A full stop follows: `Yu.` may stand for `Yuri`.
    pub(super) dotted: bool,
    /// A hyphen ties it to the part that follows: `Ji` of `Ji-woo`.
    tied: bool,
    role: Option<Role>,
    /// How the two spellings sound, once asked.
    sounds: OnceCell<(Sound, Option<Sound>)>,
}

impl Part {
    /// How the part sounds, accents dropped and written out.
    pub(super) fn sounds(&self) -> impl Iterator<Item = &Sound> {
        let (plain, expanded) =
            self.sounds.get_or_init(|| (Sound::of(&self.plain), self.expanded.as_deref().map(Sound::of)));
        std::iter::once(plain).chain(expanded)
    }

    /// Whether the part can be written in kana.
    pub(super) fn is_kana(&self) -> bool {
        self.sounds().any(|sound| sound.kana().is_some())
    }
}

/// A name in its parts.
#[derive(Debug)]
pub(super) struct Name {
    pub(super) parts: Vec<Part>,
    pub(super) script: Script,
    /// The letters as written, for scripts in which romanisation loses differences.
    pub(super) original: String,
    korean: OnceCell<Vec<korean::Reading>>,
    chinese: OnceCell<Vec<chinese::Reading>>,
}

const MAX_PARTS: usize = 12;

/// Titles, degrees and generation suffixes: never part of a name.
const TITLES: &[&str] = &[
    "mr", "mrs", "ms", "miss", "mx", "dr", "dra", "prof", "sir", "dame", "madam", "madame", "mme", "mlle", "monsieur",
    "herr", "frau", "hr", "dipl", "sr", "sra", "srta", "senor", "senora", "dott", "dottssa", "avv", "jr", "snr", "jnr",
    "ii", "iii", "iv", "esq", "phd", "mba", "msc", "bsc", "cpa", "cissp", "pmp", "engr", "shri", "smt", "hanim",
    "capt",
];

/// Titles whose letters are also a name.
const DOTTED_TITLES: &[&str] = &["ing", "eng", "hon", "med", "cand", "jur", "fr", "mag", "rev"];

/// Words that devices and meeting programs put into a display name.
const DEVICES: &[&str] = &[
    "iphone",
    "ipad",
    "android",
    "galaxy",
    "pixel",
    "macbook",
    "imac",
    "laptop",
    "desktop",
    "pc",
    "phone",
    "guest",
    "user",
    "host",
    "admin",
    "zoom",
    "unknown",
    "anonymous",
    "null",
    "none",
    "test",
    "presenter",
    "organizer",
    "external",
];

/// Particles and honorifics that usage adds and drops.
const PARTICLES: &[&str] = &[
    "af", "al", "as", "at", "ben", "bin", "bint", "binti", "binte", "bte", "ibn", "ould", "abu", "abou", "umm", "el",
    "ul", "ud", "ur", "ad", "an", "ar", "ash", "az", "da", "das", "de", "del", "della", "der", "den", "di", "do",
    "dos", "du", "des", "e", "et", "y", "la", "las", "le", "les", "lo", "los", "san", "santa", "st", "ten", "ter",
    "tot", "van", "vande", "vander", "von", "vom", "zu", "zum", "zur", "und", "av", "haji", "hajji", "hajj", "alhaji",
    "alhaja", "sheikh", "shaikh", "shaykh", "sheik", "syed", "sayyid", "md", "mohd", "ogly", "oglu", "ogli", "kyzy",
    "qizi", "kizi",
];

/// Family names that mark a Vietnamese name, where `Van`, `Le` or `Do` are parts of their own.
const VIETNAMESE: &[&str] = &[
    "nguyen", "tran", "pham", "huynh", "hoang", "phan", "dang", "bui", "ngo", "duong", "truong", "dinh", "trinh",
    "luong",
];

/// What a word is besides a part of a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Role {
    Title,
    /// A title only with its full stop: `Ing.` is an engineer, Ing a given name.
    DottedTitle,
    Device,
    Particle,
    Vietnamese,
}

static ROLES: LazyLock<FxHashMap<&'static str, Role>> = LazyLock::new(|| {
    let lists = [
        (TITLES, Role::Title),
        (DOTTED_TITLES, Role::DottedTitle),
        (DEVICES, Role::Device),
        (PARTICLES, Role::Particle),
        (VIETNAMESE, Role::Vietnamese),
    ];
    lists.into_iter().flat_map(|(words, role)| words.iter().map(move |word| (*word, role))).collect()
});

impl Part {
    fn is(&self, role: Role) -> bool {
        self.role == Some(role)
    }

    fn is_title(&self) -> bool {
        self.is(Role::Title) || (self.dotted && self.is(Role::DottedTitle))
    }
}

impl Name {
    pub(super) fn read(text: &str) -> Self {
        let text: Cow<'_, str> =
            if text.is_ascii() { text.into() } else { crate::text::visible(text).nfkc().collect::<String>().into() };
        let mut reader = Reader::default();
        reader.read(&text);
        reader.finish()
    }

    /// The readings as a Korean name, worked out once.
    pub(super) fn korean(&self) -> &[korean::Reading] {
        self.korean.get_or_init(|| korean::readings(self))
    }

    /// The readings as a Chinese name, worked out once.
    pub(super) fn chinese(&self) -> &[chinese::Reading] {
        self.chinese.get_or_init(|| chinese::readings(self))
    }

    /// Whether no hyphen ties the part to a neighbour.
    pub(super) fn is_apart(&self, part: &Part) -> bool {
        let before = self.parts.iter().take_while(|other| !std::ptr::eq(*other, part)).last();
        !part.tied && before.is_none_or(|before| !before.tied)
    }

    /// Something is left to compare.
    pub(super) fn is_comparable(&self) -> bool {
        self.parts.iter().any(|part| part.kind == Kind::Full)
    }

    /// The consonants of each part that has any.
    pub(super) fn skeletons(&self) -> Vec<String> {
        let skeletons =
            self.parts.iter().filter(|p| p.kind != Kind::Initial).map(|part| spelling::skeleton(&part.plain));
        skeletons.filter(|skeleton| !skeleton.is_empty() && skeleton != "l").collect()
    }
}

#[derive(Default)]
struct Reader {
    parts: Vec<Part>,
    plain: String,
    expanded: String,
    script: Option<Script>,
    original: String,
}

impl Reader {
    fn read(&mut self, text: &str) {
        let mut depth = 0_u32;
        let mut quoted = false;
        let mut chars = text.chars().peekable();
        while let Some(c) = chars.next() {
            match c {
                '(' | '[' | '{' | '（' => depth += 1,
                ')' | ']' | '}' | '）' => depth = depth.saturating_sub(1),
                '"' | '“' | '”' | '„' => quoted = !quoted,
                _ if depth > 0 || quoted => continue,
                '|' => break,
                '\'' | '’' | '‘' | 'ʼ' | 'ʻ' | 'ʹ' | '`' | '´' | 'ʿ' | 'ʾ' => {
                    self.possessive(&mut chars);
                    continue;
                }
                '.' => self.end(true),
                '-' | '\u{2010}' | '\u{2011}' => {
                    self.end(false);
                    if let Some(part) = self.parts.last_mut() {
                        part.tied = true;
                    }
                    continue;
                }
                'ー' | 'っ' | 'ッ' | '\u{300}'..='\u{36f}' => continue,
                _ if c.is_alphabetic() => {
                    self.letter(c);
                    continue;
                }
                '0'..='9' => continue,
                _ if unicode_normalization::char::is_combining_mark(c) => {
                    self.letter(c);
                    continue;
                }
                _ => {}
            }
            self.end(false);
        }
        self.end(false);
    }

    /// In `mira's iPhone` the `s` is no letter of the name; in `D'Angelo` and `Ch'oe` the apostrophe joins.
    fn possessive(&mut self, chars: &mut std::iter::Peekable<std::str::Chars<'_>>) {
        let mut ahead = chars.clone();
        let is_s = ahead.next().is_some_and(|c| c.eq_ignore_ascii_case(&'s'));
        if is_s && !self.plain.is_empty() && ahead.next().is_none_or(char::is_whitespace) {
            chars.next();
            self.end(false);
        }
    }

    fn letter(&mut self, c: char) {
        let script = Script::of(c);
        self.script = Some(match (self.script, script) {
            (None, script) => script,
            (Some(old), new) if old == new => old,
            (Some(Script::Coarse), _) | (_, Script::Coarse) => Script::Coarse,
            (Some(Script::Han), _) | (_, Script::Han) => Script::Han,
            _ => Script::Regular,
        });
        if c.is_ascii() {
            let lower = c.to_ascii_lowercase();
            self.plain.push(lower);
            self.expanded.push(lower);
            return;
        }
        self.original.extend(c.to_lowercase());
        if Script::is_syllabic(c) {
            self.end(false);
        }
        let (plain, expanded) = spelling::romanise(c);
        if matches!(c, 'ゃ' | 'ゅ' | 'ょ' | 'ャ' | 'ュ' | 'ョ') && self.plain.ends_with('i') {
            self.plain.pop();
            self.expanded.pop();
        }
        self.plain.extend(plain.chars().filter(char::is_ascii_alphabetic).map(|l| l.to_ascii_lowercase()));
        self.expanded.extend(expanded.chars().filter(char::is_ascii_alphabetic).map(|l| l.to_ascii_lowercase()));
        if Script::is_syllabic(c) {
            self.end(false);
        }
    }

    fn end(&mut self, dotted: bool) {
        if self.plain.is_empty() {
            self.expanded.clear();
            return;
        }
        let plain = std::mem::take(&mut self.plain);
        let expanded = std::mem::take(&mut self.expanded);
        if self.parts.len() < MAX_PARTS {
            let kind = if plain.len() == 1 { Kind::Initial } else { Kind::Full };
            let role = ROLES.get(&*plain).copied();
            let expanded = (expanded != plain).then_some(expanded);
            self.parts.push(Part { plain, expanded, kind, dotted, tied: false, sounds: OnceCell::new(), role });
        }
    }

    fn finish(self) -> Name {
        let script = self.script.unwrap_or(Script::Latin);
        let mut parts = self.parts;
        parts.retain(|part| !part.is(Role::Device));
        if script == Script::Latin && parts.iter().any(|part| part.kind == Kind::Full && !part.is_title()) {
            parts.retain(|part| !part.is_title());
        }
        let vietnamese = parts.iter().any(|part| part.is(Role::Vietnamese));
        let last = parts.len().saturating_sub(1);
        let full = parts.iter().filter(|part| !part.is(Role::Particle)).count();
        for (at, part) in parts.iter_mut().enumerate() {
            // A particle leads to something; at the end of a name it is a name.
            let leads = (at < last || part.plain.len() > 3) && (at > 0 || part.plain.len() > 1);
            if leads && full > 0 && !vietnamese && script == Script::Latin && part.is(Role::Particle) && !part.dotted {
                part.kind = Kind::Optional;
            } else if part.dotted && part.plain.len() == 2 && last > 0 {
                part.kind = Kind::Initial;
            }
        }
        Name { parts, script, original: self.original, korean: OnceCell::new(), chinese: OnceCell::new() }
    }
}
