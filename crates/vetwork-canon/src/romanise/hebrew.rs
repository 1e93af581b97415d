//! Hebrew letters: consonants and the vowels that letters stand for, for the others stay unwritten.

use super::push_apart;

/// How the letters with two values are read where they do not open a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Style {
    /// ב as v.
    v: bool,
    /// פ as f.
    f: bool,
    /// ח as ch.
    ch: bool,
    /// כ as ch or kh.
    kh: bool,
    /// ש as s.
    sin: bool,
    /// צ as z.
    z: bool,
    /// ו between other letters as v.
    vav: bool,
}

/// The combinations that names most often need, most usual first.
pub(super) const STYLES: &[Style] = &[
    Style { v: true, f: false, ch: false, kh: false, sin: false, z: false, vav: false },
    Style { v: false, f: false, ch: false, kh: false, sin: false, z: false, vav: false },
    Style { v: true, f: true, ch: false, kh: true, sin: false, z: true, vav: true },
    Style { v: false, f: true, ch: true, kh: true, sin: false, z: false, vav: false },
    Style { v: true, f: false, ch: true, kh: true, sin: false, z: false, vav: false },
    Style { v: false, f: false, ch: false, kh: false, sin: true, z: true, vav: false },
];

/// A word of Hebrew letters in Latin ones.
pub(super) fn read(word: &str, style: Style) -> String {
    // The commonest name in which ו is v.
    if word == "דוד" {
        return "david".to_owned();
    }
    let mut out = String::with_capacity(word.len());
    let letters: Vec<Letter> = letters(word);
    let mut before: Option<char> = None;
    let mut rest = letters.as_slice();
    while let Some((head, tail)) = rest.split_first() {
        let next = tail.first().map(|next| next.letter);
        let (text, used) = match (head.letter, next) {
            ('ו', Some('ו')) => ("v", 2),
            ('י', Some('י')) => (if before.is_none() { "yi" } else { "ai" }, 2),
            _ => (letter(*head, before, next, style), 1),
        };
        push_apart(&mut out, text);
        before = rest.get(used - 1).map(|last| last.letter);
        rest = rest.get(used..).unwrap_or_default();
    }
    out
}

/// A letter with its points.
#[derive(Clone, Copy)]
struct Letter {
    letter: char,
    geresh: bool,
    dagesh: bool,
    sin_dot: bool,
    vowel: Option<char>,
}

fn letters(word: &str) -> Vec<Letter> {
    let mut out: Vec<Letter> = Vec::with_capacity(word.len() / 2);
    for c in word.chars() {
        match (c, out.last_mut()) {
            ('א'..='ת', _) => {
                out.push(Letter { letter: c, geresh: false, dagesh: false, sin_dot: false, vowel: None });
            }
            ('\'' | '׳', Some(last)) => last.geresh = true,
            ('\u{5bc}', Some(last)) => last.dagesh = true,
            ('\u{5c2}', Some(last)) => last.sin_dot = true,
            ('\u{5b0}'..='\u{5bb}' | '\u{5c7}', Some(last)) => last.vowel = Some(c),
            _ => {}
        }
    }
    out
}

fn letter(it: Letter, before: Option<char>, next: Option<char>, style: Style) -> &'static str {
    let (first, last) = (before.is_none(), next.is_none());
    match it.letter {
        'ג' if it.geresh => "j",
        'ז' if it.geresh => "zh",
        'צ' | 'ץ' if it.geresh => "ch",
        'ח' if it.geresh => "kh",
        'א' if first && !matches!(next, Some('ו' | 'י')) => "a",
        'א' if !first && !last && !beside_vowel(before, next) => "a",
        'א' if last && before != Some('ו') => "a",
        'ע' if !beside_vowel(before, next) => "a",
        'א' | 'ע' => "",
        'ב' if style.v && !first && !it.dagesh => "v",
        'ב' => "b",
        'ג' => "g",
        'ד' => "d",
        'ה' if last && !first => "ah",
        'ה' => "h",
        'ו' => waw(it, first, before, next, style),
        'ז' => "z",
        'ח' if style.ch => "ch",
        'ח' => "h",
        'ט' | 'ת' => "t",
        'י' if first || matches!(next, Some('א' | 'ה' | 'ו')) => "y",
        'י' => "i",
        'כ' | 'ך' if style.kh && !first && !it.dagesh => "ch",
        'כ' | 'ך' | 'ק' => "k",
        'ל' => "l",
        'מ' | 'ם' => "m",
        'נ' | 'ן' => "n",
        'ס' => "s",
        'ף' => "f",
        'פ' if style.f && !first && !it.dagesh => "f",
        'פ' => "p",
        'צ' | 'ץ' if style.z => "z",
        'צ' | 'ץ' => "ts",
        'ר' => "r",
        'ש' if it.sin_dot || style.sin => "s",
        'ש' => "sh",
        _ => "",
    }
}

fn beside_vowel(before: Option<char>, next: Option<char>) -> bool {
    matches!(next, Some('ו' | 'י')) || matches!(before, Some('ו' | 'י'))
}

fn waw(it: Letter, first: bool, before: Option<char>, next: Option<char>, style: Style) -> &'static str {
    match it.vowel {
        _ if it.dagesh => "u",
        Some('\u{5b9}') => "o",
        Some(_) => "v",
        None if first || before == Some('ו') || (style.vav && next.is_some()) => "v",
        None => "o",
    }
}
