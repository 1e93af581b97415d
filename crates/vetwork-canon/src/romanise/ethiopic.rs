//! Amharic and Tigrinya: one letter for a consonant with its vowel.

/// A word of Ethiopic letters in Latin ones.
pub(super) fn read(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    for c in word.chars() {
        let Some((consonant, order)) = split(c) else {
            out.push_str(any_ascii::any_ascii_char(c));
            continue;
        };
        // The letters for h and the two gutturals have a where others have e.
        let guttural = consonant.is_empty() || consonant == "h";
        let vowel = match order {
            0 if guttural => "a",
            0 | 4 => "e",
            1 => "u",
            2 => "i",
            3 => "a",
            5 => "",
            6 => "o",
            _ => "wa",
        };
        out.push_str(consonant);
        out.push_str(vowel);
    }
    out
}

/// The consonant of a letter and which of the eight vowels it has.
fn split(c: char) -> Option<(&'static str, u32)> {
    const ROWS: [&str; 43] = [
        "h", "l", "h", "m", "s", "r", "s", "sh", "q", "q", "q", "q", "b", "v", "t", "ch", "h", "h", "n", "ny", "", "k",
        "k", "kh", "kh", "w", "", "z", "zh", "y", "d", "d", "j", "g", "g", "g", "t", "ch", "p", "ts", "ts", "f", "p",
    ];
    let place = u32::from(c).checked_sub(0x1200)?;
    let row = ROWS.get(place as usize / 8)?;
    Some((row, place % 8))
}
