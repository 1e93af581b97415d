//! Thai and Lao: vowels written before their consonant are spoken after it; names keep the values of Sanskrit or Pali.

/// Which values consonants have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    /// The Royal Institute's, by sound: Chinnawat.
    Royal,
    /// By letter, as families of learned names write themselves: Abhisit, Vejjajiva.
    Learned,
    /// By letter with the plain stops of everyday spellings: Taksin, Prayut.
    Plain,
}

pub(super) const STYLES: &[Style] = &[Style::Royal, Style::Learned, Style::Plain];

/// A word of Thai letters in Latin ones; Lao letters are read as the Thai ones that stand in the same place.
pub(super) fn read(word: &str, style: Style) -> String {
    let letters: Vec<char> = spoken_letters(word);
    let mut out = String::with_capacity(word.len());
    let mut rest = letters.as_slice();
    let mut closed = true;
    while let Some((head, tail)) = rest.split_first() {
        if let Some(vowel) = preposed(*head) {
            let onset = onset_length(tail);
            let (onset, after) = tail.split_at_checked(onset).unwrap_or((tail, &[]));
            consonants(onset, style, &mut out);
            let (text, used) = circumfix(*head, after).unwrap_or((vowel, 0));
            out.push_str(text);
            rest = after.get(used..).unwrap_or_default();
            closed = false;
            continue;
        }
        if is_consonant(*head) {
            let ends = style == Style::Royal && !closed && ends_syllable(tail);
            let bare = tail.first().is_some_and(|next| is_consonant(*next));
            if ends {
                out.push_str(last(*head));
                closed = true;
            } else {
                consonants(&[*head], style, &mut out);
                if bare && matches!(tail, ['ร']) && style != Style::Royal {
                    out.push_str("orn");
                    break;
                }
                if closed && bare && *head != 'ห' {
                    out.push_str(if ends_syllable(tail.get(1..).unwrap_or_default()) { "o" } else { "a" });
                }
                closed = closed && !bare;
            }
        } else {
            out.push_str(vowel(*head));
            closed = false;
        }
        rest = tail;
    }
    out
}

/// The letters without tones, and without those that the mark of silence stands on.
fn spoken_letters(word: &str) -> Vec<char> {
    let mut out: Vec<char> = Vec::with_capacity(word.len() / 3);
    for c in word.chars() {
        let c = thai(c);
        match c {
            '์' => {
                while out.last().is_some_and(|last| !is_consonant(*last)) {
                    out.pop();
                }
                out.pop();
            }
            '็' | '่' | '้' | '๊' | '๋' | '๎' | 'ฺ' => {}
            _ => out.push(c),
        }
    }
    out
}

fn thai(c: char) -> char {
    match c {
        'ໜ' => 'น',
        'ໝ' => 'ม',
        'ຽ' => 'ย',
        'ຼ' => 'ล',
        'ົ' => 'โ',
        '\u{e80}'..='\u{eff}' => char::from_u32(u32::from(c) - 0x80).unwrap_or(c),
        _ => c,
    }
}

fn is_consonant(c: char) -> bool {
    matches!(c, 'ก'..='ฮ')
}

fn preposed(c: char) -> Option<&'static str> {
    Some(match c {
        'เ' => "e",
        'แ' => "ae",
        'โ' => "o",
        'ใ' | 'ไ' => "ai",
        _ => return None,
    })
}

/// How many letters stand between a preposed vowel and what follows its syllable's onset.
fn onset_length(letters: &[char]) -> usize {
    match letters {
        ['ก' | 'ข' | 'ค' | 'ต' | 'ท' | 'ป' | 'ผ' | 'พ' | 'ห' | 'ศ' | 'ส' | 'ฟ' | 'บ', 'ร' | 'ล' | 'ว', ..] => {
            2
        }
        ['ห', 'น' | 'ม' | 'ย' | 'ง', ..] => 2,
        [_, ..] => 1,
        [] => 0,
    }
}

/// Vowels written around the onset: เ–า is ao, เ–ีย is ia.
fn circumfix(before: char, after: &[char]) -> Option<(&'static str, usize)> {
    match (before, after) {
        ('เ', ['า', 'ะ', ..]) => Some(("o", 2)),
        ('เ', ['า', ..]) => Some(("ao", 1)),
        ('เ', ['ี', 'ย', ..]) => Some(("ia", 2)),
        ('เ', ['ื', 'อ', ..]) => Some(("uea", 2)),
        ('เ', ['อ' | 'ิ', ..]) => Some(("oe", 1)),
        ('เ' | 'แ' | 'โ', ['ะ', ..]) => Some((preposed(before).unwrap_or_default(), 1)),
        ('ไ', ['ย', ..]) => Some(("ai", 1)),
        _ => None,
    }
}

fn ends_syllable(after: &[char]) -> bool {
    match after {
        [] => true,
        [next, ..] => (is_consonant(*next) && *next != 'อ') || preposed(*next).is_some(),
    }
}

fn consonants(letters: &[char], style: Style, out: &mut String) {
    let mut rest = letters;
    while let Some((head, tail)) = rest.split_first() {
        if *head == 'ห' && tail.first().is_some_and(|next| matches!(next, 'น' | 'ม' | 'ย' | 'ง' | 'ร' | 'ล' | 'ว'))
        {
            rest = tail;
            continue;
        }
        out.push_str(first(*head, style));
        rest = tail;
    }
}

fn first(c: char, style: Style) -> &'static str {
    let (learned, plain) = (style == Style::Learned, style == Style::Plain);
    match c {
        'ก' => "k",
        'ข' | 'ฃ' | 'ค' | 'ฅ' | 'ฆ' if plain => "k",
        'ข' | 'ฃ' | 'ค' | 'ฅ' | 'ฆ' => "kh",
        'ง' => "ng",
        'จ' if learned => "j",
        'ช' | 'ฌ' if learned => "j",
        'จ' | 'ฉ' | 'ช' | 'ฌ' => "ch",
        'ซ' | 'ศ' | 'ษ' | 'ส' => "s",
        'ญ' if learned => "n",
        'ญ' | 'ย' => "y",
        'ฑ' | 'ฒ' | 'ท' | 'ธ' if learned => "d",
        'ฎ' | 'ด' => "d",
        'ฏ' | 'ต' => "t",
        'ฐ' | 'ถ' | 'ฑ' | 'ฒ' | 'ท' | 'ธ' => "th",
        'ณ' | 'น' => "n",
        'บ' => "b",
        'ป' => "p",
        'ภ' if learned => "bh",
        'ผ' | 'พ' | 'ภ' if plain || learned => "p",
        'ผ' | 'พ' | 'ภ' => "ph",
        'ฝ' | 'ฟ' => "f",
        'ม' => "m",
        'ร' => "r",
        'ล' | 'ฬ' => "l",
        'ว' if learned => "v",
        'ว' => "w",
        'ห' | 'ฮ' => "h",
        _ => "",
    }
}

/// At the end of a syllable few sounds are left.
fn last(c: char) -> &'static str {
    match c {
        'ก' | 'ข' | 'ค' | 'ฆ' => "k",
        'ง' => "ng",
        'ญ' | 'ณ' | 'น' | 'ร' | 'ล' | 'ฬ' => "n",
        'บ' | 'ป' | 'ผ' | 'พ' | 'ภ' | 'ฟ' => "p",
        'ม' => "m",
        'ย' => "i",
        'ว' => "o",
        'อ' | 'ห' | 'ฮ' => "",
        _ => "t",
    }
}

fn vowel(c: char) -> &'static str {
    match c {
        'ะ' | 'ั' | 'า' | 'ๅ' => "a",
        'ํ' => "",
        'ิ' | 'ี' => "i",
        'ึ' | 'ื' => "ue",
        'ุ' | 'ู' => "u",
        'ฤ' => "ri",
        'ฦ' => "li",
        _ => "",
    }
}
