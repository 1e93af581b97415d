//! What a label looks like to the eye: letters that resemble each other become one (after UTS #39).

use crate::lookalike;

/// The label in Unicode, folded to the Latin letters it resembles.
pub(super) fn skeleton(label: &str) -> String {
    let (unicode, _) = idna::domain_to_unicode(label);
    let mut folded = String::with_capacity(unicode.len());
    for c in unicode.chars() {
        let seen = lookalike::of_small(c).unwrap_or(c);
        if seen.is_ascii() {
            folded.push(seen);
        } else {
            folded.push_str(&any_ascii::any_ascii_char(seen).to_ascii_lowercase());
        }
    }
    folded
        .replace("rn", "m")
        .replace("vv", "w")
        .replace("cl", "d")
        .chars()
        .map(|c| match c {
            '0' => 'o',
            '1' | 'l' | '|' => 'i',
            '3' => 'e',
            '5' => 's',
            other => other,
        })
        .collect()
}
