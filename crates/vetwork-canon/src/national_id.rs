//! National identity numbers: one spelling per number, and the Luhn check digit many of them carry.

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

    proptest! {
        #[test]
        fn any_input(number in ".*") {
            let once = canonical(&number);
            prop_assert_eq!(canonical(&once), once.clone());
            let _ = luhn(&number);
        }
    }
}
