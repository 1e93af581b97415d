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

fn are_confused(a: u8, b: u8) -> bool {
    a.is_ascii_lowercase() && b.is_ascii_lowercase() && TAKEN_FOR[usize::from(a % 32)] & (1 << (b % 32)) != 0
}

/// Longer words are compared by their first letters.
const MAX: usize = 32;

/// Whether two words have letters enough in common to be slips of each other: each slip changes at most two.
pub(super) fn may_be(x: &Word, y: &Word) -> bool {
    x.text.len().abs_diff(y.text.len()) <= 3 && (x.letters ^ y.letters).count_ones() <= 5
}

/// The slips between two words, `None` when there are more than their length allows: one up to four letters, two from there.
pub(super) fn slips(x: &str, y: &str) -> Option<f32> {
    let (x, y) = (x.as_bytes(), y.as_bytes());
    let (shortest, longest) = (x.len().min(y.len()), x.len().max(y.len()));
    let most = match shortest {
        0..=2 => return None,
        3 if longest == 3 => return None,
        3..=4 => 1.0,
        _ => 2.0,
    };
    if longest - shortest > 2 || longest > MAX {
        return None;
    }
    // Two slips in a short word that begins otherwise make another word: Marek, Derek.
    let most = if shortest < 6 && x.first() != y.first() { 1.0 } else { most };
    let found = distance(x, y, most);
    (found <= most).then_some(found)
}

/// Whether two words that do not match look as if one could have become the other; not where every letter counts. A word
/// that is `known` as a name's is likelier that name than a slip in a short one.
pub(super) fn is_near(x: &Word, y: &Word, strict: bool, known: bool) -> bool {
    let apart = (x.letters ^ y.letters).count_ones();
    let (x, y) = (&*x.text, &*y.text);
    let (shortest, longest) = (x.len().min(y.len()), x.len().max(y.len()));
    let least = if known { 3 } else { 2 };
    let most = match shortest {
        0..=3 if longest < 5 => 1.0,
        0..=4 => 2.0,
        _ => shortest as f32 * 0.4,
    };
    !strict
        && (least..=MAX).contains(&shortest)
        && longest <= MAX
        && apart as f32 <= most * 2.0 + 1.0
        && (longest - shortest) as f32 <= most
        && distance(x.as_bytes(), y.as_bytes(), most) <= most
}

/// Whether a word could be a short legal form with a slip in it: `Lttd`, `Gmhb`.
pub(crate) fn is_near_form(x: &Word, form: &Word) -> bool {
    let (x, form) = (x.text.as_bytes(), form.text.as_bytes());
    let most = if form.len() < 5 { 1.0 } else { 2.0 };
    form.len() >= 3 && form.len().abs_diff(x.len()) <= 2 && x.len() <= MAX && distance(x, form, most) <= most
}

/// Optimal string alignment with half prices for letters that are confused and for doubled ones.
fn distance(x: &[u8], y: &[u8], most: f32) -> f32 {
    let start = x.iter().zip(y).take_while(|(a, b)| a == b).count();
    let (x, y, before) =
        (x.get(start..).unwrap_or_default(), y.get(start..).unwrap_or_default(), x.get(..start).and_then(<[u8]>::last));
    let mut rows = [[0.0_f32; MAX + 1]; 3];
    for (at, cell) in rows[1].iter_mut().enumerate().take(y.len() + 1) {
        *cell = at as f32;
    }
    // A doubled letter at the very start of the rest is half a slip as well.
    if y.first().is_some_and(|letter| Some(letter) == before) {
        rows[1].iter_mut().skip(1).for_each(|cell| *cell -= 0.5);
    }
    for (i, a) in x.iter().enumerate() {
        let [older, last, current] = &mut rows;
        let doubled_a = i.checked_sub(1).map_or(before, |p| x.get(p)) == Some(a);
        let lost = if doubled_a { 0.5 } else { 1.0 };
        current[0] = last[0] + lost;
        let mut least = current[0];
        for (j, b) in y.iter().enumerate() {
            let doubled_b = j.checked_sub(1).map_or(before, |p| y.get(p)) == Some(b);
            let added = if doubled_b { 0.5 } else { 1.0 };
            let changed = match () {
                () if a == b => 0.0,
                () if are_confused(*a, *b) => 0.6,
                () => 1.0,
            };
            let mut best = (last[j] + changed).min(last[j + 1] + lost).min(current[j] + added);
            if i > 0 && j > 0 && x.get(i - 1) == Some(b) && y.get(j - 1) == Some(a) {
                best = best.min(older[j - 1] + 0.8);
            }
            current[j + 1] = best;
            least = least.min(best);
        }
        if least > most + 1.0 {
            return least;
        }
        rows.rotate_left(1);
    }
    rows[1].get(y.len()).copied().unwrap_or(f32::MAX)
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
            assert_eq!(slips(x, y), expected, "{x}, {y}");
            assert_eq!(slips(y, x), expected, "{y}, {x}");
        }
    }
}
