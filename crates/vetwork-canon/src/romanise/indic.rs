//! The scripts of India and Sri Lanka: consonants with an inherent a, which northern languages drop where it is unheard.

use super::script::Script;

/// Where the inherent vowel is spoken, and which values consonants have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    /// As spoken: dropped at the end, and between two syllables (Manmohan). In the South never; there t, k, p
    /// between vowels are d, g, b.
    Spoken,
    /// Dropped at the end only (Manamohan), and w for v. In the South consonants keep their letters' values.
    End,
    /// As spoken, in names from Persian, Arabic and English: f, z, v for ph, j, bh.
    Loan,
    /// Never dropped: Rama, Shiva.
    Written,
}

pub(super) const STYLES: &[Style] = &[Style::Spoken, Style::End, Style::Loan, Style::Written];

/// One sound of a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sound {
    Consonant(&'static str),
    Vowel(&'static str),
    /// The inherent vowel, not written.
    Inherent,
}

/// A word in one of the Indian scripts in Latin letters.
pub(super) fn read(word: &str, script: Script, style: Style) -> String {
    let mut sounds = sounds(word, script, style);
    let northern =
        matches!(script, Script::Devanagari | Script::Bengali | Script::Gurmukhi | Script::Gujarati | Script::Oriya);
    if northern && style != Style::Written {
        drop_last(&mut sounds);
    }
    if northern && matches!(style, Style::Spoken | Style::Loan) {
        drop_between(&mut sounds);
    }
    sounds
        .into_iter()
        .map(|sound| match sound {
            Sound::Consonant(text) | Sound::Vowel(text) => text,
            Sound::Inherent => "a",
        })
        .collect()
}

fn sounds(word: &str, script: Script, style: Style) -> Vec<Sound> {
    let mut out: Vec<Sound> = Vec::with_capacity(word.len() / 2);
    let mut chars = word.chars().peekable();
    let mut doubled = false;
    let mut hissing = false;
    while let Some(c) = chars.next() {
        let next = chars.peek().copied();
        match kind(c, script) {
            Kind::Consonant(mut text) => {
                if next.is_some_and(|n| is_nukta(n, script)) {
                    chars.next();
                    text = with_nukta(text, script);
                }
                let next = chars.peek().copied();
                text = match (script, style) {
                    (Script::Tamil, Style::Spoken) => voiced(text, &out, next),
                    (_, Style::Loan) => loan(text),
                    (_, Style::End) if text == "v" => "w",
                    _ => in_cluster(text, c, &out, script),
                };
                if std::mem::take(&mut hissing) {
                    text = "f";
                }
                if std::mem::take(&mut doubled) {
                    out.push(Sound::Consonant(text));
                }
                out.push(Sound::Consonant(text));
                out.push(Sound::Inherent);
            }
            Kind::Vowel(text) => out.push(Sound::Vowel(text)),
            Kind::Sign(text) => {
                if out.last() == Some(&Sound::Inherent) {
                    out.pop();
                }
                if !text.is_empty() {
                    out.push(Sound::Vowel(text));
                }
            }
            Kind::Final(text) => out.push(Sound::Consonant(text)),
            Kind::Nasal => out.push(Sound::Consonant(nasal(next, script))),
            Kind::Doubling => doubled = true,
            Kind::Hissing => hissing = true,
            Kind::None => {}
        }
    }
    out
}

/// An inherent vowel at the end after one consonant is not spoken: Ram, but Chandra.
fn drop_last(sounds: &mut Vec<Sound>) {
    let cluster = match sounds.as_slice() {
        [.., Sound::Consonant(first), Sound::Consonant(second), Sound::Inherent] => {
            // Anand and Singh end in two consonants.
            !matches!(*first, "n" | "m" | "ng") || matches!(*second, "y" | "r" | "v" | "w")
        }
        _ => false,
    };
    let short = sounds.len() <= 2;
    if sounds.last() == Some(&Sound::Inherent) && !cluster && !short {
        sounds.pop();
    }
}

/// An inherent vowel between a vowel and consonant before it and a consonant and vowel after it is not spoken; the
/// last such vowel goes first.
fn drop_between(sounds: &mut Vec<Sound>) {
    let is_vowel = |sound: Option<&Sound>| matches!(sound, Some(Sound::Vowel(_) | Sound::Inherent));
    let is_consonant = |sound: Option<&Sound>| matches!(sound, Some(Sound::Consonant(_)));
    for at in (2..sounds.len()).rev() {
        let surrounded = sounds.get(at) == Some(&Sound::Inherent)
            && is_consonant(sounds.get(at - 1))
            && is_vowel(sounds.get(at - 2))
            && is_consonant(sounds.get(at + 1))
            && is_vowel(sounds.get(at + 2));
        if surrounded {
            sounds.remove(at);
        }
    }
}

/// Tamil writes one letter for k and g, t and d, p and b: between vowels and after a nasal it is the soft one.
fn voiced(text: &'static str, before: &[Sound], next: Option<char>) -> &'static str {
    const PULLI: char = '\u{bcd}';
    let soft = match before {
        [.., Sound::Consonant(nasal)] => nasal.starts_with(['n', 'm']),
        [.., Sound::Vowel(_) | Sound::Inherent] => next != Some(PULLI),
        _ => false,
    };
    match (soft, text) {
        (true, "k") => "g",
        (true, "t") => "d",
        (true, "th") => "dh",
        (true, "p") => "b",
        (true, "ch") if matches!(before.last(), Some(Sound::Consonant(_))) => "j",
        (true, "ch") => "s",
        (false, "ch") if before.is_empty() => "s",
        _ => text,
    }
}

/// Sounds that Indian scripts write with their nearest own letter.
fn loan(text: &'static str) -> &'static str {
    match text {
        "ph" => "f",
        "j" => "z",
        "bh" => "v",
        other => other,
    }
}

/// Consonants that change beside another.
fn in_cluster(text: &'static str, c: char, before: &[Sound], script: Script) -> &'static str {
    match (script, before) {
        // A ya below another letter.
        (Script::Bengali, [.., Sound::Consonant(_)]) if c == 'য' => "y",
        // A double ra, or one after n, is t.
        (Script::Malayalam, [.., Sound::Consonant("r" | "t" | "n")]) if c == 'റ' => "t",
        _ => text,
    }
}

/// The dot of nasality before a lip sound is m.
fn nasal(next: Option<char>, script: Script) -> &'static str {
    let labial = next
        .is_some_and(|next| matches!(kind(next, script), Kind::Consonant(text) if text.starts_with(['p', 'b', 'm'])));
    let final_m = matches!(script, Script::Telugu | Script::Kannada | Script::Malayalam)
        && !next.is_some_and(|next| matches!(kind(next, script), Kind::Consonant(text) if !text.starts_with('s')));
    if next.is_some_and(|next| matches!(kind(next, script), Kind::Consonant("h"))) {
        return "ng";
    }
    if labial || final_m { "m" } else { "n" }
}

enum Kind {
    Consonant(&'static str),
    Vowel(&'static str),
    /// A vowel sign, or with no text the mark that takes the inherent vowel away.
    Sign(&'static str),
    /// A consonant without a vowel.
    Final(&'static str),
    /// The dot or the moon that makes a vowel nasal.
    Nasal,
    /// The next consonant is double.
    Doubling,
    /// The next p is f.
    Hissing,
    None,
}

/// The nine scripts that Unicode lays out alike, by the place of a letter in its block.
fn kind(c: char, script: Script) -> Kind {
    if script == Script::Sinhala {
        return sinhala(c);
    }
    let special = match c {
        'ৎ' => Kind::Final("t"),
        'ৰ' => Kind::Consonant("r"),
        'ৱ' => Kind::Consonant("w"),
        'য' => Kind::Consonant("j"),
        'ੰ' => Kind::Nasal,
        'ੱ' => Kind::Doubling,
        'ൺ' | 'ൻ' => Kind::Final("n"),
        'ർ' => Kind::Final("r"),
        'ൽ' | 'ൾ' => Kind::Final("l"),
        'ൿ' => Kind::Final("k"),
        'ஃ' => Kind::Hissing,
        _ => Kind::None,
    };
    if !matches!(special, Kind::None) {
        return special;
    }
    let place = u32::from(c) & 0x7f;
    match place {
        0x01 | 0x02 if script != Script::Tamil => Kind::Nasal,
        0x03 if script != Script::Tamil => Kind::Final("h"),
        0x05..=0x14 => INDEPENDENT.get(place as usize - 0x05).map_or(Kind::None, |text| Kind::Vowel(text)),
        0x15..=0x39 => CONSONANTS.get(place as usize - 0x15).map_or(Kind::None, |text| Kind::Consonant(text)),
        0x3e..=0x4c => SIGNS.get(place as usize - 0x3e).map_or(Kind::None, |text| Kind::Sign(text)),
        0x4d => Kind::Sign(""),
        0x57 if script == Script::Malayalam => Kind::Sign("au"),
        0x60 => Kind::Vowel("ri"),
        _ => Kind::None,
    }
}

const INDEPENDENT: [&str; 16] = ["a", "a", "i", "i", "u", "u", "ri", "li", "e", "e", "e", "ai", "o", "o", "o", "au"];
const SIGNS: [&str; 15] = ["a", "i", "i", "u", "u", "ri", "ri", "e", "e", "e", "ai", "o", "o", "o", "au"];
const CONSONANTS: [&str; 37] = [
    "k", "kh", "g", "gh", "ng", "ch", "chh", "j", "jh", "n", "t", "th", "d", "dh", "n", "t", "th", "d", "dh", "n", "n",
    "p", "ph", "b", "bh", "m", "y", "r", "r", "l", "l", "zh", "v", "sh", "sh", "s", "h",
];

fn is_nukta(c: char, script: Script) -> bool {
    script != Script::Sinhala && u32::from(c) & 0x7f == 0x3c
}

/// A dot below makes a sound of Persian or of another row.
fn with_nukta(text: &'static str, script: Script) -> &'static str {
    match text {
        "k" => "q",
        "j" if script == Script::Bengali => "y",
        "j" | "jh" => "z",
        "ph" => "f",
        "d" => "r",
        "dh" => "rh",
        other => other,
    }
}

fn sinhala(c: char) -> Kind {
    match c {
        'අ' | 'ආ' => Kind::Vowel("a"),
        'ඇ' | 'ඈ' => Kind::Vowel("e"),
        'ඉ' | 'ඊ' => Kind::Vowel("i"),
        'උ' | 'ඌ' => Kind::Vowel("u"),
        'ඍ' | 'ඎ' => Kind::Vowel("ru"),
        'එ' | 'ඒ' => Kind::Vowel("e"),
        'ඓ' => Kind::Vowel("ai"),
        'ඔ' | 'ඕ' => Kind::Vowel("o"),
        'ඖ' => Kind::Vowel("au"),
        'ක' => Kind::Consonant("k"),
        'ඛ' => Kind::Consonant("kh"),
        'ග' => Kind::Consonant("g"),
        'ඝ' => Kind::Consonant("gh"),
        'ඞ' | 'ඟ' => Kind::Consonant("ng"),
        'ච' => Kind::Consonant("ch"),
        'ඡ' => Kind::Consonant("chh"),
        'ජ' | 'ඣ' => Kind::Consonant("j"),
        'ඤ' => Kind::Consonant("n"),
        'ඥ' => Kind::Consonant("gn"),
        'ඦ' => Kind::Consonant("nj"),
        'ට' => Kind::Consonant("t"),
        'ඨ' | 'ත' | 'ථ' => Kind::Consonant("th"),
        'ඩ' | 'ද' => Kind::Consonant("d"),
        'ඪ' | 'ධ' => Kind::Consonant("dh"),
        'ණ' | 'න' => Kind::Consonant("n"),
        'ඬ' | 'ඳ' => Kind::Consonant("nd"),
        'ප' => Kind::Consonant("p"),
        'ඵ' => Kind::Consonant("ph"),
        'බ' => Kind::Consonant("b"),
        'භ' => Kind::Consonant("bh"),
        'ම' => Kind::Consonant("m"),
        'ඹ' => Kind::Consonant("mb"),
        'ය' => Kind::Consonant("y"),
        'ර' => Kind::Consonant("r"),
        'ල' | 'ළ' => Kind::Consonant("l"),
        'ව' => Kind::Consonant("w"),
        'ශ' | 'ෂ' => Kind::Consonant("sh"),
        'ස' => Kind::Consonant("s"),
        'හ' => Kind::Consonant("h"),
        'ෆ' => Kind::Consonant("f"),
        '\u{dca}' => Kind::Sign(""),
        '\u{dcf}' => Kind::Sign("a"),
        '\u{dd0}' | '\u{dd1}' | '\u{dd9}' | '\u{dda}' => Kind::Sign("e"),
        '\u{dd2}' | '\u{dd3}' => Kind::Sign("i"),
        '\u{dd4}' | '\u{dd6}' => Kind::Sign("u"),
        '\u{dd8}' | '\u{df2}' => Kind::Sign("ru"),
        '\u{ddb}' => Kind::Sign("ai"),
        '\u{ddc}' | '\u{ddd}' => Kind::Sign("o"),
        '\u{dde}' => Kind::Sign("au"),
        '\u{d82}' => Kind::Nasal,
        '\u{d83}' => Kind::Final("h"),
        _ => Kind::None,
    }
}
