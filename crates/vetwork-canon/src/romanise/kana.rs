//! Hiragana and Katakana in Hepburn.

/// A way to write Kana in Latin letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    /// As passports do: long vowels written once: Sato, Yuki.
    Short,
    /// As input methods do: every vowel written: satou, yuuki.
    Long,
    /// Names from abroad: l for r, and the vowels that Japanese adds left out at the end: Maikel.
    Foreign,
}

pub(super) const STYLES: &[Style] = &[Style::Short, Style::Long, Style::Foreign];

/// A word of Kana in Latin letters.
pub(super) fn read(word: &str, style: Style) -> String {
    let mut out = String::with_capacity(word.len());
    let mut doubled = false;
    for c in word.chars() {
        let c = hiragana(c);
        match c {
            'っ' => doubled = true,
            'ー' => lengthen(&mut out, style),
            'ゃ' | 'ゅ' | 'ょ' | 'ぁ' | 'ぃ' | 'ぅ' | 'ぇ' | 'ぉ' | 'ゎ' => small(c, &mut out),
            _ => {
                let text = syllable(c);
                if std::mem::take(&mut doubled) {
                    double(text, &mut out);
                }
                let long = matches!((text, out.as_bytes().last()), ("u", Some(b'o' | b'u')) | ("o", Some(b'o')));
                if !(long && style == Style::Short) {
                    out.push_str(text);
                }
            }
        }
    }
    if style == Style::Foreign { foreign(&out) } else { out }
}

fn foreign(text: &str) -> String {
    let text = text.replace('r', "l").replace("shi", "si").replace("tch", "ch");
    let stem = text.strip_suffix("to").or_else(|| text.strip_suffix("do")).map(|stem| stem.len() + 1);
    let end = stem.or_else(|| text.ends_with('u').then(|| text.len() - 1)).unwrap_or(text.len());
    text.get(..end).filter(|short| short.len() > 1).unwrap_or(&text).to_owned()
}

fn hiragana(c: char) -> char {
    match c {
        'ァ'..='ヶ' => char::from_u32(u32::from(c) - 0x60).unwrap_or(c),
        _ => c,
    }
}

fn lengthen(out: &mut String, style: Style) {
    if style == Style::Long
        && let Some(vowel) = out.chars().next_back()
    {
        out.push(vowel);
    }
}

fn double(text: &str, out: &mut String) {
    match text.as_bytes().first() {
        Some(b'c') => out.push('t'),
        Some(first) if !b"aiueoh".contains(first) => out.push(char::from(*first)),
        _ => {}
    }
}

/// A small letter changes the syllable before it: kiya to kya, fua to fa, ui to wi.
fn small(c: char, out: &mut String) {
    let (glide, vowel) = match c {
        'ゃ' => ("y", "a"),
        'ゅ' => ("y", "u"),
        'ょ' => ("y", "o"),
        'ぁ' => ("", "a"),
        'ぃ' => ("", "i"),
        'ぅ' => ("", "u"),
        'ぇ' => ("", "e"),
        'ぉ' => ("", "o"),
        _ => ("w", "a"),
    };
    let bytes = out.as_bytes();
    let lone = !matches!(bytes, [.., before, _] if !b"aiueo".contains(before));
    match bytes.last() {
        // A vowel of its own becomes the glide.
        Some(b'u') if lone && glide.is_empty() => replace_last(out, "w"),
        Some(b'i') if lone && glide.is_empty() => replace_last(out, "y"),
        Some(b'u') if glide.is_empty() && (out.ends_with("ku") || out.ends_with("gu")) => replace_last(out, "w"),
        Some(b'i' | b'u' | b'e' | b'o') if !lone => {
            let hushed = ["shi", "chi", "ji"].iter().any(|end| out.ends_with(end));
            replace_last(out, if hushed { "" } else { glide });
        }
        _ => out.push_str(glide),
    }
    out.push_str(vowel);
}

fn replace_last(out: &mut String, text: &str) {
    out.pop();
    out.push_str(text);
}

fn syllable(c: char) -> &'static str {
    const COLUMNS: &[(&str, [&str; 5])] = &[
        ("あいうえお", ["a", "i", "u", "e", "o"]),
        ("かきくけこ", ["ka", "ki", "ku", "ke", "ko"]),
        ("がぎぐげご", ["ga", "gi", "gu", "ge", "go"]),
        ("さしすせそ", ["sa", "shi", "su", "se", "so"]),
        ("ざじずぜぞ", ["za", "ji", "zu", "ze", "zo"]),
        ("たちつてと", ["ta", "chi", "tsu", "te", "to"]),
        ("だぢづでど", ["da", "ji", "zu", "de", "do"]),
        ("なにぬねの", ["na", "ni", "nu", "ne", "no"]),
        ("はひふへほ", ["ha", "hi", "fu", "he", "ho"]),
        ("ばびぶべぼ", ["ba", "bi", "bu", "be", "bo"]),
        ("ぱぴぷぺぽ", ["pa", "pi", "pu", "pe", "po"]),
        ("まみむめも", ["ma", "mi", "mu", "me", "mo"]),
        ("らりるれろ", ["ra", "ri", "ru", "re", "ro"]),
        ("わゐんゑを", ["wa", "i", "n", "e", "o"]),
        ("やゆよゔヷ", ["ya", "yu", "yo", "vu", "va"]),
    ];
    let found = COLUMNS.iter().find_map(|(row, spellings)| {
        let at = row.chars().position(|other| other == c)?;
        spellings.get(at).copied()
    });
    found.unwrap_or(match c {
        'ゕ' => "ka",
        'ゖ' => "ga",
        'ヸ' => "vi",
        'ヹ' => "ve",
        'ヺ' => "vo",
        _ => "",
    })
}
