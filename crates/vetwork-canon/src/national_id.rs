//! National identity numbers and those of documents: one spelling per number, the Luhn check digit that many carry, and texts
//! that show only the end of one.

use crate::iban::masked;

/// The number with everything but ASCII letters and digits removed, in upper case.
/// Full-width and other Unicode digits become ASCII digits.
#[must_use]
pub fn canonical(number: &str) -> String {
    use unicode_normalization::UnicodeNormalization as _;
    number.nfkc().filter_map(ascii_alphanumeric).collect()
}

fn ascii_alphanumeric(c: char) -> Option<char> {
    if c.is_ascii_alphanumeric() {
        return Some(c.to_ascii_uppercase());
    }
    if !c.is_numeric() {
        return None;
    }
    let mut digits = any_ascii::any_ascii_char(c).chars();
    let first = digits.next().filter(char::is_ascii_digit);
    if digits.next().is_some() { None } else { first }
}

/// Whether the digits satisfy the Luhn formula (ISO/IEC 7812-1, annex B).
/// Spaces and hyphens are ignored; anything else that is not a digit, or fewer than two digits, fails.
#[must_use]
pub fn luhn(number: &str) -> bool {
    let mut sum = 0_u32;
    let mut count = 0_u32;
    for c in number.chars().rev().filter(|c| !matches!(c, ' ' | '-')) {
        let Some(digit) = c.to_digit(10) else {
            return false;
        };
        let doubled = if count % 2 == 1 { digit * 2 } else { digit };
        sum = sum.wrapping_add(if doubled > 9 { doubled - 9 } else { doubled });
        count = count.wrapping_add(1);
    }
    count >= 2 && sum.is_multiple_of(10)
}

/// Shorter ones are years, days and counters, and tell nobody.
const SHORTEST_HIDDEN: usize = 4;

/// A text that shows only the end of a number, wherever it stands and however its signs are grouped: `K45X91028` and
/// `k45-x9 1028` become `…1028`. A text without it, and one about a number of fewer than four signs, stays as it is.
#[must_use]
pub fn hidden_in(text: &str, number: &str) -> String {
    let signs: Vec<char> = number.chars().filter(|c| c.is_alphanumeric()).map(|c| c.to_ascii_uppercase()).collect();
    if signs.len() < SHORTEST_HIDDEN {
        return text.to_owned();
    }
    let end = masked(number).replace("ending ", "…");
    let mut shown = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        match after(rest, &signs) {
            Some(behind) => {
                shown.push_str(&end);
                rest = behind;
            }
            None => {
                shown.push(first);
                rest = rest.get(first.len_utf8()..).unwrap_or_default();
            }
        }
    }
    shown
}

/// What follows these signs, where a text begins with them; one of what people and zones write between may stand there.
fn after<'a>(text: &'a str, signs: &[char]) -> Option<&'a str> {
    let mut rest = text;
    for (at, sign) in signs.iter().enumerate() {
        if at > 0 {
            rest = rest.strip_prefix([' ', '-', '.', '/', '<']).unwrap_or(rest);
        }
        rest = rest.strip_prefix(|c: char| c.to_ascii_uppercase() == *sign)?;
    }
    Some(rest)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn one_spelling_per_number() {
        for (number, expected) in [
            ("987-65-4321", "987654321"),
            (" 85.07.30-033 28 ", "85073003328"),
            ("ab 12 34 56 c", "AB123456C"),
            ("１２３４", "1234"),
            ("٤٢", "42"),
            ("", ""),
            ("ééé", ""),
        ] {
            assert_eq!(canonical(number), expected, "{number}");
        }
    }

    #[test]
    fn luhn_digit() {
        for (number, valid) in [
            ("79927398713", true),
            ("79927398710", false),
            ("4111 1111 1111 1111", true),
            ("046 454 286", true),
            ("046 454 287", false),
            ("0", false),
            ("", false),
            ("12a4", false),
        ] {
            assert_eq!(luhn(number), valid, "{number}");
        }
    }

    #[test]
    fn texts_that_show_the_end_of_a_number() {
        let check = |text, number, expected: &str| assert_eq!(hidden_in(text, number), expected, "{text}");
        check("5 stands there; K45X91028 makes 6", "K45X91028", "5 stands there; …1028 makes 6");
        check("card k45-x9 1028, holder K45X91028", "K45X91028", "card …1028, holder …1028");
        check("of K45X910280UTO8811259F", "k45 x91028", "of …10280UTO8811259F");
        check("D23145890<7349", "D231458907349", "…7349");
        check("K45X9102", "K45X91028", "K45X9102");
        check("K45--X91028", "K45X91028", "K45--X91028");
        check("born 1990-05-12", "199", "born 1990-05-12");
        check("", "K45X91028", "");
        check("Ж1234567 и Ж1234567", "Ж1234567", "…4567 и …4567");
    }

    proptest! {
        #[test]
        fn any_input(number in ".*") {
            let once = canonical(&number);
            prop_assert_eq!(canonical(&once), once.clone());
            let _ = luhn(&number);
        }

        #[test]
        fn no_text_shows_the_number(before in "\\PC{0,20}", number in "[A-Z0-9]{9}", behind in "\\PC{0,20}") {
            let shown = hidden_in(&format!("{before}{number}{behind}"), &number);
            prop_assert!(!shown.contains(&number), "{shown}");
        }
    }
}
