//! Khmer: the value of a vowel hangs on the series of its consonant; names are spelled by the commoner of the two.

/// A word of Khmer letters in Latin ones.
pub(super) fn read(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    let mut chars = word.chars().peekable();
    // A consonant waits for its vowel: without one it has its own, but not at the end of a syllable.
    let mut open = false;
    while let Some(c) = chars.next() {
        match c {
            '\u{17d2}' => {
                open = false;
                // Ha above another letter makes the sounds that Khmer has no letter for.
                if out.ends_with('h') && !out.ends_with("kh") {
                    match chars.peek() {
                        Some('វ') => {
                            out.pop();
                            out.push('f');
                            chars.next();
                        }
                        Some('គ') => {
                            out.pop();
                            out.push('g');
                            chars.next();
                        }
                        Some('ន' | 'ម' | 'ល') => {
                            out.pop();
                        }
                        _ => {}
                    }
                }
            }
            '៉' if out.ends_with('b') => {
                out.pop();
                out.push('p');
            }
            '៍' | '៌' | '៏' => open = false,
            _ => {
                if let Some(text) = consonant(c) {
                    let ends = chars.peek().is_none_or(|next| consonant(*next).is_some());
                    if open && !out.ends_with(is_vowel) {
                        out.push('o');
                    }
                    out.push_str(text);
                    open = !(ends && out.len() > text.len());
                } else if let Some(text) = vowel(c) {
                    out.push_str(text);
                    open = false;
                }
            }
        }
    }
    out
}

fn is_vowel(c: char) -> bool {
    matches!(c, 'a' | 'e' | 'i' | 'o' | 'u')
}

fn consonant(c: char) -> Option<&'static str> {
    Some(match c {
        'ក' | 'គ' => "k",
        'ខ' | 'ឃ' => "kh",
        'ង' => "ng",
        'ច' | 'ជ' => "ch",
        'ឆ' | 'ឈ' => "chh",
        'ញ' => "nh",
        'ដ' | 'ឌ' => "d",
        'ឋ' | 'ឍ' | 'ថ' | 'ធ' => "th",
        'ណ' | 'ន' => "n",
        'ត' | 'ទ' => "t",
        'ប' => "b",
        'ផ' | 'ភ' => "ph",
        'ព' => "p",
        'ម' => "m",
        'យ' => "y",
        'រ' => "r",
        'ល' | 'ឡ' => "l",
        'វ' => "v",
        'ស' | 'ឝ' | 'ឞ' => "s",
        'ហ' => "h",
        'អ' => "",
        _ => return None,
    })
}

fn vowel(c: char) -> Option<&'static str> {
    Some(match c {
        'ា' | 'ឣ' | 'ឤ' => "a",
        'ិ' | 'ី' | 'ឥ' | 'ឦ' => "i",
        'ឹ' | 'ឺ' => "eu",
        'ុ' | 'ូ' | 'ឧ' | 'ឩ' => "u",
        'ួ' => "uo",
        'ើ' => "oe",
        'ឿ' => "oea",
        'ៀ' => "ie",
        'េ' | 'ែ' | 'ឯ' => "e",
        'ៃ' | 'ឰ' => "ai",
        'ោ' | 'ឱ' | 'ឲ' => "o",
        'ៅ' | 'ឪ' | 'ឳ' => "au",
        'ំ' => "m",
        'ះ' => "h",
        'ឫ' | 'ឬ' => "reu",
        'ឭ' | 'ឮ' => "leu",
        _ => return None,
    })
}
