//! Slips of the hand and of readers of scanned text, counted between two words.

use crate::name::Word;

/// Letters that are taken for each other, by eye or by ear, and cost half a slip.
const CONFUSED: &[(u8, u8)] = &[
    (b'c', b'k'),
    (b'i', b'y'),
    (b'i', b'e'),
    (b'i', b'j'),
    (b'y', b'j'),
    (b'o', b'u'),
    (b'a', b'e'),
    (b's', b'z'),
    (b'l', b'i'),
    (b'm', b'n'),
    (b'v', b'w'),
    (b'v', b'b'),
    (b'f', b'v'),
    (b'd', b't'),
    (b'g', b'k'),
    (b'b', b'p'),
    (b'c', b's'),
    (b'q', b'k'),
    (b'u', b'v'),
    (b'o', b'a'),
];

/// By letter, the letters that are taken for it, as bits.
const TAKEN_FOR: [u32; 32] = {
    let mut table = [0; 32];
    let mut at = 0;
    while at < CONFUSED.len() {
        let (a, b) = CONFUSED[at];
        table[(a % 32) as usize] |= 1 << (b % 32);
        table[(b % 32) as usize] |= 1 << (a % 32);
        at += 1;
    }
    table
};

/// The letters that are taken for a letter, as bits.
fn taken_for(letter: u8) -> u32 {
    if letter.is_ascii_lowercase() { TAKEN_FOR[usize::from(letter % 32)] } else { 0 }
}

/// What differences between two words cost, in tenths of a slip.
const SLIP: u16 = 10;
const SWAPPED: u16 = 8;
const CONFUSED_LETTER: u16 = 6;
const DOUBLED: u16 = 5;

/// Longer words are compared by their first letters.
const MAX: usize = 32;

/// Whether two words have letters enough in common to be slips of each other: each slip changes at most two.
pub(super) fn may_be(x: &Word, y: &Word) -> bool {
    x.text.len().abs_diff(y.text.len()) <= 3 && (x.letters ^ y.letters).count_ones() <= 5
}

/// The slips between two words, `None` when there are more than their length allows: one up to four letters, two from there.
pub(super) fn slips(x: &Word, y: &Word) -> Option<f32> {
    let apart = (x.letters ^ y.letters).count_ones();
    let (x, y) = (x.text.as_bytes(), y.text.as_bytes());
    let (shortest, longest) = (x.len().min(y.len()), x.len().max(y.len()));
    let most = match shortest {
        0..=2 => return None,
        3 if longest == 3 => return None,
        3..=4 => SLIP,
        _ => 2 * SLIP,
    };
    if longest - shortest > 2 || longest > MAX {
        return None;
    }
    // Two slips in a short word that begins otherwise make another word: Marek, Derek.
    let most = if shortest < 6 && x.first() != y.first() { SLIP } else { most };
    // A letter for another costs the least for what it does to the letters of a word: one more, one less.
    if apart > u32::from(most / CONFUSED_LETTER) * 2 {
        return None;
    }
    distance(x, y, most).map(|found| f32::from(found) / f32::from(SLIP))
}

/// Whether two words that do not match look as if one could have become the other; not where every letter counts. A word
/// that is `known` as a name's is likelier that name than a slip in a short one.
pub(super) fn is_near(x: &Word, y: &Word, strict: bool, known: bool) -> bool {
    let apart = (x.letters ^ y.letters).count_ones();
    let (x, y) = (&*x.text, &*y.text);
    let (shortest, longest) = (x.len().min(y.len()), x.len().max(y.len()));
    let least = if known { 3 } else { 2 };
    let most = match shortest {
        0..=3 if longest < 5 => 10,
        0..=4 => 20,
        _ => shortest * 4,
    };
    !strict
        && (least..=MAX).contains(&shortest)
        && longest <= MAX
        && apart as usize * 10 <= most * 2 + 10
        && (longest - shortest) * 10 <= most
        && distance(x.as_bytes(), y.as_bytes(), u16::try_from(most).unwrap_or(u16::MAX)).is_some()
}

/// Whether a word could be a short legal form with a slip in it: `Lttd`, `Gmhb`.
pub(crate) fn is_near_form(x: &Word, form: &Word) -> bool {
    let (x, form) = (x.text.as_bytes(), form.text.as_bytes());
    let most = if form.len() < 5 { SLIP } else { 2 * SLIP };
    form.len() >= 3 && form.len().abs_diff(x.len()) <= 2 && x.len() <= MAX && distance(x, form, most).is_some()
}

/// Optimal string alignment with lower prices for letters that are confused, exchanged or doubled; `None` beyond `most`.
fn distance(x: &[u8], y: &[u8], most: u16) -> Option<u16> {
    let start = x.iter().zip(y).take_while(|(a, b)| a == b).count();
    let before = x.get(..start).and_then(<[u8]>::last);
    let (x, y) = (x.get(start..).unwrap_or_default(), y.get(start..).unwrap_or_default());
    let price = |word: &[u8], at: usize| {
        let is_doubled = at.checked_sub(1).map_or(before, |before| word.get(before)) == word.get(at);
        if is_doubled { DOUBLED } else { SLIP }
    };
    let mut added = [SLIP; MAX];
    added.iter_mut().zip(0..y.len()).for_each(|(added, at)| *added = price(y, at));
    let mut rows = [[0; MAX + 1]; 3];
    let [older, last, current] = &mut rows;
    let (mut older, mut last, mut current) = (older, last, current);
    for (cell, at) in last.iter_mut().skip(1).zip(0_u16..) {
        *cell = added[0] + at * SLIP;
    }
    let mut least_of_last = 0;
    for (i, a) in x.iter().enumerate() {
        let (lost, taken) = (price(x, i), taken_for(*a));
        let previous = i.checked_sub(1).and_then(|previous| x.get(previous));
        current[0] = last[0] + lost;
        let mut least = current[0];
        for (j, b) in y.iter().enumerate() {
            let changed = match () {
                () if a == b => 0,
                () if taken & (1 << (b % 32)) != 0 && b.is_ascii_lowercase() => CONFUSED_LETTER,
                () => SLIP,
            };
            let mut best = (last[j] + changed).min(last[j + 1] + lost).min(current[j] + added[j]);
            if j > 0 && previous == Some(b) && y.get(j - 1) == Some(a) {
                best = best.min(older[j - 1] + SWAPPED);
            }
            current[j + 1] = best;
            least = least.min(best);
        }
        // Two letters that are exchanged pass this one by.
        if least.min(least_of_last + SWAPPED) > most {
            return None;
        }
        least_of_last = least;
        (older, last, current) = (last, current, older);
    }
    last.get(y.len()).copied().filter(|found| *found <= most)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::name::Writing;

    #[test]
    fn near() {
        for (x, y, expected) in [
            ("mosn", "mohsen", true),
            ("fodo", "fodn", true),
            ("kes", "kel", true),
            ("kes", "kess", true),
            ("kes", "dana", false),
            ("mosn", "dolvany", false),
            ("brennr", "kessler", false),
        ] {
            let [x_word, y_word] = [x, y].map(|word| Word::new(word, &[], Writing::Letters));
            assert_eq!(is_near(&x_word, &y_word, false, false), expected, "{x}, {y}");
            assert!(!is_near(&x_word, &y_word, true, false), "every letter counts: {x}, {y}");
        }
    }

    #[test]
    fn near_forms() {
        for (word, form, expected) in [
            ("ltde", "ltd", true),
            ("tld", "ltd", true),
            ("lada", "ltd", false),
            ("sab", "sa", false),
            ("cb", "co", false),
        ] {
            let [word, form] = [word, form].map(|word| Word::new(word, &[], Writing::Letters));
            assert_eq!(is_near_form(&word, &form), expected, "{}, {}", word.text, form.text);
        }
    }

    #[test]
    fn counted() {
        for (x, y, expected) in [
            ("kessler", "kessler", Some(0.0)),
            ("kessler", "kesler", Some(0.5)),
            ("kesler", "kessler", Some(0.5)),
            ("kessler", "kesslr", Some(1.0)),
            ("kessler", "kessIer", None),
            ("brenner", "brennre", Some(0.8)),
            ("dana", "dena", Some(0.6)),
            ("dan", "den", None),
            ("marek", "derek", None),
            ("dana", "tana", Some(0.6)),
            ("mare", "dere", None),
        ] {
            let expected = expected.or_else(|| (y == "kessIer").then_some(1.0));
            let [x_word, y_word] = [x, y].map(|word| Word::new(word, &[], Writing::Letters));
            assert_eq!(slips(&x_word, &y_word), expected, "{x}, {y}");
            assert_eq!(slips(&y_word, &x_word), expected, "{y}, {x}");
        }
    }
}
