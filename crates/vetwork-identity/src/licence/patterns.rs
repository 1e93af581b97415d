//! How the numbers of each state and province look.

/// A pattern is a row of classes, each with how many: `A` letters, `9` digits, `*` either or a star; whatever else stands
/// for itself. Alternatives stand behind bars.
///
/// The states': National Traffic Safety Institute's public table of formats (2016 to 2019), as quoted by many; the
/// provinces' and what is newer: general knowledge. States change their formats, so no number is refuted by them.
static PATTERNS: &[(&str, &str)] = &[
    ("AB", "9{5,9}"),
    ("AK", "9{1,7}"),
    ("AL", "9{1,8}"),
    ("AR", "9{4,9}"),
    ("AZ", "A{1}9{1,8}|A{2}9{2,5}|9{9}"),
    ("BC", "9{7,8}"),
    ("CA", "A{1}9{7}"),
    ("CO", "9{9}|A{1}9{3,6}|A{2}9{2,5}"),
    ("CT", "9{9}"),
    ("DC", "9{7}|9{9}"),
    ("DE", "9{1,7}"),
    ("FL", "A{1}9{12}"),
    ("GA", "9{7,9}"),
    ("GU", "A{1}9{14}|9{9}"),
    ("HI", "A{1}9{8}|9{9}"),
    ("IA", "9{9}|9{3}A{2}9{4}"),
    ("ID", "A{2}9{6}A{1}|9{9}"),
    ("IL", "A{1}9{11,12}|9{11}A{1}"),
    ("IN", "A{1}9{9}|9{9,10}"),
    ("KS", "A{1}9{1}A{1}9{1}A{1}|A{1}9{8}|9{9}"),
    ("KY", "A{1}9{8,9}|9{9}"),
    ("LA", "9{1,9}"),
    ("MA", "A{1}9{8}|A{2}9{7}|9{9}"),
    ("MB", "*{9,12}"),
    ("MD", "A{1}9{12}|MD9{11}"),
    ("ME", "9{7,8}|9{7}A{1}"),
    ("MI", "A{1}9{10}|A{1}9{12}"),
    ("MN", "A{1}9{12}"),
    ("MO", "A{1}9{5,9}|A{1}9{6}R|9{3}A{1}9{6}|9{8}A{2}|9{9}A{1}|9{9}"),
    ("MS", "9{9}"),
    ("MT", "A{1}9{8}|9{9}|9{13,14}"),
    ("NB", "9{5,7}"),
    ("NC", "9{1,12}"),
    ("ND", "A{3}9{6}|9{9}"),
    ("NE", "9{1,7}|A{1}9{6,8}"),
    ("NH", "9{2}A{3}9{5}|A{3}9{8}"),
    ("NJ", "A{1}9{14}"),
    ("NL", "A{1}9{9}"),
    ("NM", "9{8,9}"),
    ("NS", "A{2,5}9{9}"),
    ("NT", "9{1,6}"),
    ("NU", "9{1,6}"),
    ("NV", "9{9,10}|9{12}|X9{8}"),
    ("NY", "A{1}9{7}|A{1}9{18}|9{8,9}|9{16}|A{8}"),
    ("OH", "A{1}9{4,8}|A{2}9{3,7}|9{8}"),
    ("OK", "A{1}9{9}|9{9}"),
    ("ON", "A{1}9{14}"),
    ("OR", "9{1,9}|A{1}9{6}"),
    ("PA", "9{8}"),
    ("PE", "9{1,6}"),
    ("PR", "9{5,7}|9{9}"),
    ("QC", "A{1}9{12}"),
    ("RI", "9{7,8}|A{1}9{6}"),
    ("SC", "9{5,11}"),
    ("SD", "9{6,10}|9{12}"),
    ("SK", "9{8}"),
    ("TN", "9{7,9}"),
    ("TX", "9{7,8}"),
    ("UT", "9{4,10}"),
    ("VA", "A{1}9{8,11}|9{9}"),
    ("VT", "9{8}|9{7}A{1}"),
    ("WA", "A{1}*{11}"),
    ("WI", "A{1}9{13}"),
    ("WV", "9{7}|A{1,2}9{5,6}"),
    ("WY", "9{9,10}"),
    ("YT", "9{1,6}"),
];

/// The patterns of a state or province.
pub(super) fn of(place: &str) -> Option<&'static str> {
    let found = PATTERNS.binary_search_by_key(&place, |(code, _)| *code).ok();
    found.and_then(|at| PATTERNS.get(at)).map(|(_, patterns)| *patterns)
}

/// Is a number, without spaces and hyphens, of one of these patterns?
pub(super) fn fits(number: &str, patterns: &str) -> bool {
    patterns.split('|').any(|pattern| is_of(number.as_bytes(), pattern))
}

/// Takes as many characters as a class allows, then goes on: no class is followed by one that it overlaps.
fn is_of(mut number: &[u8], mut pattern: &str) -> bool {
    while let Some(class) = pattern.chars().next() {
        pattern = pattern.get(class.len_utf8()..).unwrap_or_default();
        let (least, most, rest) = count(pattern);
        pattern = rest;
        let taken = number.iter().take(most).take_while(|byte| is_in(**byte, class)).count();
        if taken < least {
            return false;
        }
        number = number.get(taken..).unwrap_or_default();
    }
    number.is_empty()
}

/// `{2}`, `{2,5}`, or nothing for one; and what follows.
fn count(pattern: &str) -> (usize, usize, &str) {
    let Some((inside, rest)) = pattern.strip_prefix('{').and_then(|pattern| pattern.split_once('}')) else {
        return (1, 1, pattern);
    };
    let (least, most) = inside.split_once(',').unwrap_or((inside, inside));
    (least.parse().unwrap_or(0), most.parse().unwrap_or(0), rest)
}

fn is_in(byte: u8, class: char) -> bool {
    match class {
        'A' => byte.is_ascii_uppercase(),
        '9' => byte.is_ascii_digit(),
        '*' => byte == b'*' || byte.is_ascii_uppercase() || byte.is_ascii_digit(),
        literal => char::from(byte) == literal,
    }
}

/// For people: `1 letter and 8 to 11 digits, or 9 digits`.
pub(super) fn words(patterns: &str) -> String {
    let one = |mut pattern: &str| {
        let mut parts = Vec::new();
        while let Some(class) = pattern.chars().next() {
            let (least, most, rest) = count(pattern.get(class.len_utf8()..).unwrap_or_default());
            pattern = rest;
            let number = if least == most { least.to_string() } else { format!("{least} to {most}") };
            let plural = if most == 1 { "" } else { "s" };
            parts.push(match class {
                'A' => format!("{number} letter{plural}"),
                '9' => format!("{number} digit{plural}"),
                '*' => format!("{number} letters or digits"),
                literal => literal.to_string(),
            });
        }
        parts.join(" and ")
    };
    patterns.split('|').map(one).collect::<Vec<_>>().join(", or ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_their_patterns() {
        let check = |place, number, expected| {
            assert_eq!(fits(number, of(place).unwrap()), expected, "{place} {number}");
        };
        check("VA", "T64235789", true);
        check("VA", "642357890", true);
        check("VA", "TT4235789", false);
        check("CA", "Y1234567", true);
        check("CA", "Y12345678", false);
        check("CA", "y1234567", false);
        check("KS", "K1A2B", true);
        check("KS", "K1A22", false);
        check("MD", "MD12345678901", true);
        check("WA", "KESSLDM142QB", true);
        check("WA", "LEE**DM142QB", true);
        check("WA", "WDLABCD456DG", true);
        check("ON", "K12345678901231", true);
        check("MO", "A123456R", true);
        check("TX", "", false);
        assert_eq!(words("A{1}9{8,11}|9{9}"), "1 letter and 8 to 11 digits, or 9 digits");
        assert_eq!(words("MD9{11}"), "M and D and 11 digits");
    }

    #[test]
    fn places_are_in_order_and_once() {
        assert!(PATTERNS.is_sorted_by(|a, b| a.0 < b.0));
        // Fifty states, the District, Guam, Puerto Rico, thirteen provinces and territories.
        assert_eq!(PATTERNS.len(), 66);
    }
}
