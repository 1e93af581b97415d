//! How a name part sounds, whichever romanisation wrote it.

use std::cell::OnceCell;

use super::{japanese, spelling};

/// What is known about the two names when their parts are compared.
#[derive(Clone, Copy, Debug)]
pub(super) struct Context {
    /// Both names are a family name and syllables: vowels tell syllables apart.
    pub(super) syllabic: bool,
    /// One of the names has an Arabic part: short vowels are written freely.
    pub(super) arabic: bool,
    /// One of the names has an East Slavic patronymic: `-ina` is the feminine of `-in`.
    pub(super) slavic: bool,
    /// Both names can be written in kana throughout: their vowels tell names apart.
    pub(super) japanese: bool,
}

/// One spelling of a part with its keys, each worked out when first needed.
#[derive(Debug)]
pub(super) struct Sound {
    text: String,
    kana: OnceCell<Option<String>>,
    strict: OnceCell<String>,
    loose: OnceCell<String>,
    slavic: OnceCell<String>,
}

impl Sound {
    pub(super) fn of(text: &str) -> Self {
        Self {
            text: text.to_owned(),
            kana: OnceCell::new(),
            strict: OnceCell::new(),
            loose: OnceCell::new(),
            slavic: OnceCell::new(),
        }
    }

    /// A cheap test that most unrelated parts fail: no rule makes two parts equal whose first letters belong to
    /// different groups, or whose lengths are far apart.
    pub(super) fn may_match(&self, other: &Self) -> bool {
        let group = |text: &str| match text.as_bytes().first() {
            Some(b'a' | b'e' | b'i' | b'o' | b'u' | b'y' | b'j' | b'd' | b'w') => 1,
            Some(b'f' | b'p' | b'v' | b'b' | b'h') => 2,
            Some(b'm') => 3,
            Some(b'n') => 4,
            Some(b'l' | b'r') => 5,
            _ => 6,
        };
        let (x, y) = (group(&self.text), group(&other.text));
        let h_or_w = |text: &str| text.starts_with(['h', 'w', 'd']);
        self.text.len().abs_diff(other.text.len()) <= 5 && (x == y || h_or_w(&self.text) || h_or_w(&other.text))
    }

    pub(super) fn matches(&self, other: &Self, context: Context) -> bool {
        let kana = match (self.kana(), other.kana()) {
            (Some(x), Some(y)) if x == y => return true,
            (Some(_), Some(_)) => context.japanese,
            _ => false,
        };
        if kana || context.syllabic {
            return self.strict() == other.strict();
        }
        let (x, y) = (self.loose(), other.loose());
        if x == y {
            return true;
        }
        if let (Some(x), Some(y)) = (spelling::servant_of(&self.text), spelling::servant_of(&other.text)) {
            return spelling::short_vowels(&spelling::key(x, true)) == spelling::short_vowels(&spelling::key(y, true));
        }
        self.slavic() == other.slavic()
            || spelling::ukrainian_h(x, y)
            || spelling::same_b(x, y)
            || (context.slavic && (spelling::is_feminine_in(x, y) || spelling::is_feminine_in(y, x)))
            || (context.arabic && x.len().min(y.len()) > 3 && self.is_arabic_spelling_of(other))
    }

    fn is_arabic_spelling_of(&self, other: &Self) -> bool {
        // Ǧīm is j, in Egypt g.
        let egyptian = |sound: &Self| spelling::short_vowels(&spelling::key(&sound.text.replace('g', "j"), true));
        spelling::short_vowels(self.loose()) == spelling::short_vowels(other.loose())
            || (self.text.contains('g') != other.text.contains('g') && egyptian(self) == egyptian(other))
    }

    pub(super) fn kana(&self) -> Option<&str> {
        self.kana.get_or_init(|| japanese::key(&self.text)).as_deref()
    }

    fn strict(&self) -> &str {
        self.strict.get_or_init(|| spelling::key(&self.text, false))
    }

    fn loose(&self) -> &str {
        self.loose.get_or_init(|| spelling::key(&self.text, true))
    }

    fn slavic(&self) -> &str {
        self.slavic.get_or_init(|| spelling::key(&spelling::masculine(&self.text), true))
    }
}
