//! One plain form for names in lists and for text looked up in them.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// Longest text looked at; list names are short, longer input is cut.
const LIMIT: usize = 4096;

#[derive(PartialEq, Clone, Copy)]
enum Kind {
    Letter,
    Digit,
    Other,
}

/// Lower-cases, drops marks, and leaves words of letters or of digits apart by one space:
/// `AnyDesk.exe` becomes `anydesk exe`, `Société Générale` `societe generale`, `Action1` `action 1`.
/// Folding twice changes nothing.
pub(crate) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len().min(LIMIT));
    let mut last = Kind::Other;
    let plain = text.chars().take(LIMIT).nfkd().flat_map(char::to_lowercase);
    for c in plain.nfkd().filter(|c| !is_combining_mark(*c)) {
        let kind = if c.is_numeric() {
            Kind::Digit
        } else if c.is_alphabetic() {
            Kind::Letter
        } else {
            Kind::Other
        };
        if kind != Kind::Other {
            if kind != last && !folded.is_empty() {
                folded.push(' ');
            }
            folded.push(c);
        }
        last = kind;
    }
    folded
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn folds() {
        for (input, expected) in [
            ("AnyDesk.exe", "anydesk exe"),
            ("Université de Montréal", "universite de montreal"),
            ("Action1 RMM", "action 1 rmm"),
            ("  --  ", ""),
            ("İSTANBUL", "istanbul"),
            ("서울대학교", "서울대학교"),
        ] {
            assert_eq!(fold(input), fold(expected), "{input}");
            if expected.is_ascii() {
                assert_eq!(fold(input), expected);
            }
        }
    }

    proptest! {
        #[test]
        fn folding_twice_changes_nothing(text in "\\PC{0,40}") {
            let once = fold(&text);
            prop_assert_eq!(fold(&once), once);
        }
    }
}
