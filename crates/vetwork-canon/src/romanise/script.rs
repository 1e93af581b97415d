//! Which writing system a letter belongs to.

/// A writing system, as far as the ways to read it differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Script {
    /// Latin letters, with or without accents.
    Latin,
    /// Cyrillic letters of every language.
    Cyrillic,
    /// Greek letters.
    Greek,
    /// Arabic letters of every language: Arabic, Persian, Urdu, Pashto, Kurdish.
    Arabic,
    /// Hebrew letters.
    Hebrew,
    /// Korean syllables and letters.
    Hangul,
    /// Hiragana and Katakana.
    Kana,
    /// Chinese characters, wherever they are used.
    Han,
    /// Hindi, Marathi, Nepali.
    Devanagari,
    /// Bengali, Assamese.
    Bengali,
    /// Punjabi as written in India.
    Gurmukhi,
    /// Gujarati.
    Gujarati,
    /// Odia.
    Oriya,
    /// Tamil.
    Tamil,
    /// Telugu.
    Telugu,
    /// Kannada.
    Kannada,
    /// Malayalam.
    Malayalam,
    /// Sinhala.
    Sinhala,
    /// Thai.
    Thai,
    /// Lao.
    Lao,
    /// Khmer.
    Khmer,
    /// Burmese.
    Burmese,
    /// Georgian, in each of its alphabets.
    Georgian,
    /// Armenian.
    Armenian,
    /// Amharic, Tigrinya.
    Ethiopic,
    /// Any other letters.
    Other,
    /// No letter: a digit, a mark, punctuation, a space.
    Common,
}

/// The writing system of a letter; [`Script::Common`] for what is not a letter of one.
#[must_use]
pub fn script_of(c: char) -> Script {
    match c {
        'a'..='z' | 'A'..='Z' => Script::Latin,
        '\0'..='\u{7f}' => Script::Common,
        '\u{ab}' | '\u{d7}' | '\u{f7}' | '\u{37e}' | '\u{387}' | '\u{55a}'..='\u{55f}' | '\u{589}' | '\u{58a}' => {
            Script::Common
        }
        '\u{aa}' | '\u{ba}' | '\u{c0}'..='\u{2af}' | '\u{1d00}'..='\u{1d25}' | '\u{1e00}'..='\u{1eff}' => Script::Latin,
        '\u{2c60}'..='\u{2c7f}' | '\u{a722}'..='\u{a7ff}' | '\u{fb00}'..='\u{fb06}' => Script::Latin,
        '\u{ff21}'..='\u{ff3a}' | '\u{ff41}'..='\u{ff5a}' => Script::Latin,
        '\u{370}'..='\u{3ff}' | '\u{1f00}'..='\u{1fff}' => Script::Greek,
        '\u{482}' => Script::Common,
        '\u{400}'..='\u{52f}' | '\u{1c80}'..='\u{1c8f}' | '\u{a640}'..='\u{a69f}' => Script::Cyrillic,
        '\u{531}'..='\u{58f}' | '\u{fb13}'..='\u{fb17}' => Script::Armenian,
        '\u{5be}' | '\u{5c0}' | '\u{5c3}' | '\u{5c6}' | '\u{60c}' | '\u{61b}' | '\u{61f}' | '\u{66a}'..='\u{66d}' => {
            Script::Common
        }
        '\u{660}'..='\u{669}' | '\u{6d4}' | '\u{6f0}'..='\u{6f9}' => Script::Common,
        '\u{591}'..='\u{5f4}' | '\u{fb1d}'..='\u{fb4f}' => Script::Hebrew,
        '\u{610}'..='\u{6ff}' | '\u{750}'..='\u{77f}' | '\u{870}'..='\u{8ff}' => Script::Arabic,
        '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}' => Script::Arabic,
        '\u{964}' | '\u{965}' | '\u{e3f}' | '\u{e4f}' | '\u{e5a}' | '\u{e5b}' => Script::Common,
        '\u{900}'..='\u{97f}' | '\u{a8e0}'..='\u{a8ff}' => Script::Devanagari,
        '\u{980}'..='\u{9ff}' => Script::Bengali,
        '\u{a00}'..='\u{a7f}' => Script::Gurmukhi,
        '\u{a80}'..='\u{aff}' => Script::Gujarati,
        '\u{b00}'..='\u{b7f}' => Script::Oriya,
        '\u{b80}'..='\u{bff}' => Script::Tamil,
        '\u{c00}'..='\u{c7f}' => Script::Telugu,
        '\u{c80}'..='\u{cff}' => Script::Kannada,
        '\u{d00}'..='\u{d7f}' => Script::Malayalam,
        '\u{d80}'..='\u{dff}' => Script::Sinhala,
        '\u{e00}'..='\u{e7f}' => Script::Thai,
        '\u{e80}'..='\u{eff}' => Script::Lao,
        '\u{1000}'..='\u{1049}' | '\u{1050}'..='\u{109f}' => Script::Burmese,
        '\u{10a0}'..='\u{10fa}' | '\u{10fc}'..='\u{10ff}' | '\u{1c90}'..='\u{1cbf}' | '\u{2d00}'..='\u{2d2f}' => {
            Script::Georgian
        }
        '\u{1361}'..='\u{137c}' | '\u{17d4}'..='\u{17db}' | '\u{30a0}' | '\u{30fb}' | '\u{104a}'..='\u{104f}' => {
            Script::Common
        }
        '\u{1200}'..='\u{139f}' | '\u{2d80}'..='\u{2ddf}' | '\u{ab00}'..='\u{ab2f}' => Script::Ethiopic,
        '\u{1780}'..='\u{17dd}' => Script::Khmer,
        '\u{1100}'..='\u{11ff}' | '\u{3131}'..='\u{318e}' | '\u{a960}'..='\u{a97f}' | '\u{ac00}'..='\u{d7fb}' => {
            Script::Hangul
        }
        '\u{3041}'..='\u{30ff}' | '\u{31f0}'..='\u{31ff}' | '\u{ff66}'..='\u{ff9d}' => Script::Kana,
        '\u{3005}' | '\u{3007}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' => {
            Script::Han
        }
        '\u{20000}'..='\u{3ffff}' => Script::Han,
        c if c.is_alphabetic() => Script::Other,
        _ => Script::Common,
    }
}
