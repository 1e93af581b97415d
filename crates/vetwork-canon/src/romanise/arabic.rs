//! Arabic letters in every language that uses them: consonants and long vowels, for short vowels stay unwritten.

use super::push_apart;

/// A way to write Arabic letters in Latin ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    /// As Arabic names are listed; the article stays with its word.
    Arabic,
    /// The same without the article: `qdhafi` for القذافي.
    WithoutArticle,
    /// Persian, Dari, Pashto, Urdu, Kurdish, Turkish values: v for و, s for ث, z for ذ, ض and ظ.
    Persian,
    /// Egyptian: g for ج, and no th or dh.
    Egyptian,
    /// French spellings of the Maghreb and the Levant: ch for ش, k for ق, v for و in names from Europe.
    French,
}

/// Stands between the parts of a Persian compound.
const NON_JOINER: char = '\u{200c}';

const ARABIC: &[Style] = &[Style::Arabic, Style::WithoutArticle, Style::Persian, Style::Egyptian, Style::French];
const PERSIAN: &[Style] = &[Style::Persian, Style::Arabic, Style::WithoutArticle, Style::Egyptian, Style::French];

/// The styles worth trying, most likely first: letters that Arabic does not have say that it is not Arabic.
pub(super) fn styles(text: &str) -> &'static [Style] {
    let foreign =
        |c| matches!(c, 'پ' | 'چ' | 'ژ' | 'گ' | 'ک' | 'ی' | 'ے' | 'ہ' | 'ھ' | 'ە' | 'ێ' | 'ۆ' | 'ټ' | 'ډ' | 'ړ');
    if text.chars().any(foreign) { PERSIAN } else { ARABIC }
}

/// A word of Arabic letters in Latin ones.
pub(super) fn read(word: &str, style: Style) -> String {
    let mut out = String::with_capacity(word.len());
    let mut rest = word;
    let article = if style == Style::WithoutArticle { bare(word) } else { None };
    if let Some(stem) = article {
        rest = stem;
    }
    let mut before: Option<char> = None;
    let mut chars = rest.chars();
    while let Some(c) = chars.next() {
        if is_god(c, chars.as_str(), before) {
            out.push_str("allah");
            chars.nth(2);
            before = Some('ه');
            continue;
        }
        let next = chars.clone().find(|next| !is_mark(*next));
        match letter(c, before, next, style) {
            // Urdu marks aspiration with an h of its own: bh, kh.
            "h" if c == 'ھ' => out.push('h'),
            text => push_apart(&mut out, text),
        }
        if !is_mark(c) {
            before = Some(c);
        }
    }
    out
}

/// The word after its article, also with a preposition or `and` joined to it; `None` if it has none, or if so little
/// would be left that the letters are its own.
fn bare(word: &str) -> Option<&str> {
    let stem = word.strip_prefix("ال").or_else(|| word.strip_prefix("ٱل")).or_else(|| word.strip_prefix("آل"))?;
    (stem.chars().filter(|c| !is_mark(*c)).count() > 2 && !stem.starts_with("له")).then_some(stem)
}

/// `الله` at the end of a name, as in عبدالله.
fn is_god(c: char, after: &str, before: Option<char>) -> bool {
    c == 'ا' && before.is_some() && matches!(after, "لله" | "للہ" | "لّٰه")
}

fn is_mark(c: char) -> bool {
    matches!(c, '\u{610}'..='\u{61a}' | '\u{640}' | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{6d6}'..='\u{6ed}')
}

fn is_alef(c: char) -> bool {
    matches!(c, 'ا' | 'أ' | 'إ' | 'آ' | 'ٱ' | 'ى' | 'ە')
}

fn is_glide(c: char) -> bool {
    matches!(c, 'و' | 'ي' | 'ی' | 'ۆ' | 'ێ' | 'ې' | 'ئ' | 'ؤ')
}

fn letter(c: char, before: Option<char>, next: Option<char>, style: Style) -> &'static str {
    match c {
        // At the end of the first part of a compound: خامنه‌ای.
        'ه' if next == Some(NON_JOINER) => "e",
        'و' | 'ۇ' | 'ۈ' => waw(before, next, style),
        'ي' | 'ی' | 'ې' | 'ۍ' | 'ێ' | 'ے' | 'ۓ' | 'ٸ' => ya(c, before, next),
        'ع' => ain(before, next),
        'ا' | 'أ' | 'آ' | 'ٱ' | 'ى' | 'ە' | 'ٲ' | 'ة' if style != Style::Persian || c != 'ة' => "a",
        'ة' => "at",
        _ => consonant(c, style).unwrap_or_else(|| vowel(c)),
    }
}

/// Between consonants a vowel, beside an alef or another glide a consonant.
fn waw(before: Option<char>, next: Option<char>, style: Style) -> &'static str {
    let before_ya = next.is_some_and(|next| matches!(next, 'ي' | 'ی'));
    let consonant = before.is_none() || before.is_some_and(is_alef) || next.is_some_and(is_alef) || before_ya;
    match (consonant, style) {
        (true, Style::Persian) => "v",
        (true, Style::French) if before.is_some() => "v",
        (true, _) => "w",
        (false, Style::French) => "ou",
        (false, _) => "u",
    }
}

fn ya(c: char, before: Option<char>, next: Option<char>) -> &'static str {
    let consonant = before.is_none() || before.is_some_and(is_alef) || next.is_some_and(|n| is_alef(n) || n == 'و');
    match c {
        'ے' | 'ۓ' | 'ێ' | 'ې' => "e",
        'ۍ' => "ai",
        _ if consonant && next.is_some() => "y",
        _ => "i",
    }
}

/// Unheard in other languages; lists show it by the vowel beside it.
fn ain(before: Option<char>, next: Option<char>) -> &'static str {
    let beside_vowel = |c: Option<char>| c.is_some_and(|c| is_alef(c) || is_glide(c) || c == 'ة');
    if beside_vowel(next) || beside_vowel(before) { "" } else { "a" }
}

fn vowel(c: char) -> &'static str {
    match c {
        'إ' | '\u{650}' => "i",
        'ؤ' | '\u{64f}' => "u",
        'ۆ' | 'ۉ' | 'ۅ' => "o",
        'ئ' => "e",
        '\u{64e}' | '\u{670}' => "a",
        _ => "",
    }
}

fn consonant(c: char, style: Style) -> Option<&'static str> {
    let persian = style == Style::Persian;
    Some(match c {
        'ب' | 'ٻ' | 'ڀ' => "b",
        'پ' => "p",
        'ت' | 'ط' | 'ٹ' | 'ټ' | 'ٺ' | 'ٽ' => "t",
        'ث' if matches!(style, Style::Persian | Style::Egyptian) => "s",
        'ث' => "th",
        'ج' if style == Style::Egyptian => "g",
        'ج' if style == Style::French => "dj",
        'ج' | 'ڄ' => "j",
        'چ' | 'ڇ' => "ch",
        'ح' | 'ه' | 'ھ' | 'ہ' | 'ۀ' | 'ۂ' | 'ۃ' => "h",
        'خ' => "kh",
        'د' | 'ڈ' | 'ډ' | 'ڊ' | 'ڏ' => "d",
        'ذ' if persian => "z",
        'ذ' if style == Style::Arabic || style == Style::WithoutArticle => "dh",
        'ذ' => "d",
        'ر' | 'ړ' | 'ڑ' | 'ڕ' | 'ڙ' => "r",
        'ظ' if style == Style::French => "dh",
        'ز' | 'ظ' => "z",
        'ض' if persian => "z",
        'ض' => "d",
        'ژ' if !persian => "j",
        'ژ' | 'ږ' => "zh",
        'س' | 'ص' => "s",
        'ش' if style == Style::French => "ch",
        'ش' | 'ښ' | 'ݜ' => "sh",
        'څ' => "ts",
        'ځ' => "dz",
        'غ' | 'ݝ' => "gh",
        'ف' => "f",
        'ڤ' | 'ۋ' => "v",
        'ق' if persian => "gh",
        'ق' if style == Style::French => "k",
        'ق' => "q",
        'ك' | 'ک' | 'ڪ' | 'ګ' if c != 'ګ' => "k",
        'گ' | 'ګ' | 'ڭ' | 'ڳ' => "g",
        'ل' | 'ڵ' | 'ڷ' => "l",
        'م' => "m",
        'ن' | 'ں' | 'ڼ' | 'ڻ' => "n",
        _ => return None,
    })
}
