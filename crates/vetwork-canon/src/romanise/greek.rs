//! Greek names as Greek passports write them, and as the learned tradition does.

use unicode_normalization::UnicodeNormalization as _;

/// A way to write Greek in Latin letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    /// By sound (ELOT 743, ISO 843 type 2): Mitsotakis, Evangelos.
    Sound,
    /// The same with h for χ and y for the glide, as newspapers often have it: Hristos, Yorgos.
    Newspaper,
    /// By letter, in the learned tradition: Demetrios, Eugenios.
    Learned,
    /// Names from abroad, for whose sounds Greek takes two letters: b, d, g, j, ch.
    Foreign,
}

pub(super) const STYLES: &[Style] = &[Style::Sound, Style::Newspaper, Style::Learned, Style::Foreign];

/// A word of lower-case Greek letters in Latin ones.
pub(super) fn read(word: &str, style: Style) -> String {
    let letters: Vec<Letter> = letters(word);
    let mut out = String::with_capacity(word.len());
    let mut rest = letters.as_slice();
    let mut first = true;
    while let Some((head, tail)) = rest.split_first() {
        let (text, used) = pair(*head, tail, first, style).unwrap_or_else(|| (single(head.letter, tail, style), 1));
        out.push_str(text);
        rest = rest.get(used..).unwrap_or_default();
        first = false;
    }
    out
}

#[derive(Clone, Copy)]
struct Letter {
    letter: char,
    /// Two dots: the vowel stands by itself.
    apart: bool,
    /// An accent: as the first of two vowels it keeps them apart.
    accent: bool,
}

fn letters(word: &str) -> Vec<Letter> {
    let mut out: Vec<Letter> = Vec::with_capacity(word.len() / 2);
    for c in word.nfd() {
        match (c, out.last_mut()) {
            ('\u{308}', Some(last)) => last.apart = true,
            ('\u{301}' | '\u{300}' | '\u{342}', Some(last)) => last.accent = true,
            ('\u{300}'..='\u{36f}', _) => {}
            _ => out.push(Letter { letter: c, apart: false, accent: false }),
        }
    }
    out
}

/// Two letters that are one sound, with how many were read.
fn pair(head: Letter, tail: &[Letter], first: bool, style: Style) -> Option<(&'static str, usize)> {
    let (next, after) = tail.split_first()?;
    let at_edge = first || after.is_empty();
    let text = match (head.letter, next.letter) {
        ('ο', 'υ') if !next.apart => "ou",
        ('α' | 'ε' | 'η', 'υ') if !next.apart && !head.accent => {
            return Some((glide(head.letter, after, style), 2));
        }
        ('μ', 'π') if first || style == Style::Foreign => "b",
        ('ν', 'τ') if first || style == Style::Foreign => "d",
        ('γ', 'κ') if at_edge || style == Style::Foreign => "g",
        ('τ', 'ζ') if style == Style::Foreign => "j",
        ('τ', 'σ' | 'ς') if style == Style::Foreign => "ch",
        ('γ', 'γ') => "ng",
        ('γ', 'κ') if style == Style::Sound => "gk",
        ('γ', 'κ') => "ng",
        ('γ', 'ξ') => "nx",
        ('γ', 'χ') => "nch",
        ('μ', 'π') if style == Style::Newspaper => "mb",
        ('ν', 'τ') if style == Style::Newspaper => "nd",
        ('τ', 'ζ') => "tz",
        ('ε' | 'ο', 'ι') if style == Style::Newspaper && !next.apart && !head.accent => "i",
        ('ο', 'ι') if style == Style::Learned && !next.apart => "oe",
        ('α', 'ι') if style == Style::Newspaper && !next.apart && !head.accent => "e",
        ('γ', 'ι') if style == Style::Newspaper && after.first().is_some_and(|a| is_vowel(a.letter)) => "y",
        _ => return None,
    };
    Some((text, 2))
}

/// αυ, ευ, ηυ: v before what is voiced, f before what is not.
fn glide(vowel: char, after: &[Letter], style: Style) -> &'static str {
    let voiceless = after.first().is_none_or(|next| "θκξπσςτφχψ".contains(next.letter));
    match (vowel, style, voiceless) {
        ('α', Style::Learned, _) => "au",
        ('ε', Style::Learned, _) => "eu",
        ('α', _, true) => "af",
        ('α', _, false) => "av",
        ('ε', _, true) => "ef",
        ('ε', _, false) => "ev",
        (_, _, true) => "if",
        (_, _, false) => "iv",
    }
}

fn is_vowel(c: char) -> bool {
    "αεηιουω".contains(c)
}

fn single(c: char, tail: &[Letter], style: Style) -> &'static str {
    match c {
        'α' => "a",
        'β' if style == Style::Learned => "b",
        'β' => "v",
        'γ' => "g",
        'δ' => "d",
        'ε' => "e",
        'ζ' => "z",
        'η' if style == Style::Learned => "e",
        'η' => "i",
        'θ' => "th",
        'ι' => "i",
        'κ' => "k",
        'λ' => "l",
        'μ' => "m",
        'ν' => "n",
        'ξ' => "x",
        'ο' | 'ω' => "o",
        'π' => "p",
        'ρ' => "r",
        'σ' | 'ς' | 'ϲ' => "s",
        'τ' => "t",
        'υ' => "y",
        'φ' if style == Style::Learned => "ph",
        'φ' => "f",
        'χ' if style == Style::Newspaper && !tail.is_empty() => "h",
        'χ' => "ch",
        'ψ' => "ps",
        _ => "",
    }
}
