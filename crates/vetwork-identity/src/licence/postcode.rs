//! Postal codes of the United States and Canada, and the places that their beginnings belong to.

use crate::judgement::Verdict;

/// First three digits of ZIP codes by state, from and to. As the United States Postal Service hands them out (its
/// labelling list L002 groups them so); general knowledge.
static ZIP: &[(&str, &[(u16, u16)])] = &[
    ("AK", &[(995, 999)]),
    ("AL", &[(350, 369)]),
    ("AR", &[(716, 729)]),
    ("AS", &[(967, 967)]),
    ("AZ", &[(850, 865)]),
    ("CA", &[(900, 961)]),
    ("CO", &[(800, 816)]),
    ("CT", &[(60, 69)]),
    ("DC", &[(200, 205), (569, 569)]),
    ("DE", &[(197, 199)]),
    ("FL", &[(320, 349)]),
    ("GA", &[(300, 319), (398, 399)]),
    ("GU", &[(969, 969)]),
    ("HI", &[(967, 968)]),
    ("IA", &[(500, 528)]),
    ("ID", &[(832, 838)]),
    ("IL", &[(600, 629)]),
    ("IN", &[(460, 479)]),
    ("KS", &[(660, 679)]),
    ("KY", &[(400, 427)]),
    ("LA", &[(700, 714)]),
    ("MA", &[(10, 27), (55, 55)]),
    ("MD", &[(206, 219)]),
    ("ME", &[(39, 49)]),
    ("MI", &[(480, 499)]),
    ("MN", &[(550, 567)]),
    ("MO", &[(630, 658)]),
    ("MP", &[(969, 969)]),
    ("MS", &[(386, 397)]),
    ("MT", &[(590, 599)]),
    ("NC", &[(270, 289)]),
    ("ND", &[(580, 588)]),
    ("NE", &[(680, 693)]),
    ("NH", &[(30, 38)]),
    ("NJ", &[(70, 89)]),
    ("NM", &[(870, 884)]),
    ("NV", &[(889, 898)]),
    ("NY", &[(5, 5), (63, 63), (100, 149)]),
    ("OH", &[(430, 459)]),
    ("OK", &[(730, 732), (734, 749)]),
    ("OR", &[(970, 979)]),
    ("PA", &[(150, 196)]),
    ("PR", &[(6, 7), (9, 9)]),
    ("RI", &[(28, 29)]),
    ("SC", &[(290, 299)]),
    ("SD", &[(570, 577)]),
    ("TN", &[(370, 385)]),
    ("TX", &[(733, 733), (750, 799), (885, 885)]),
    ("UT", &[(840, 847)]),
    ("VA", &[(201, 201), (220, 246)]),
    ("VI", &[(8, 8)]),
    ("VT", &[(50, 59)]),
    ("WA", &[(980, 994)]),
    ("WI", &[(530, 549)]),
    ("WV", &[(247, 268)]),
    ("WY", &[(820, 831)]),
];

/// First letters of Canadian postal codes by province. As Canada Post hands them out; general knowledge.
static FIRST_LETTERS: &[(&str, &str)] = &[
    ("AB", "T"),
    ("BC", "V"),
    ("MB", "R"),
    ("NB", "E"),
    ("NL", "A"),
    ("NS", "B"),
    ("NT", "X"),
    ("NU", "X"),
    ("ON", "KLMNP"),
    ("PE", "C"),
    ("QC", "GHJ"),
    ("SK", "S"),
    ("YT", "Y"),
];

/// A code on a card of the United States.
pub(super) fn zip(code: &str, state: &str) -> (Verdict, String) {
    let digits = code.bytes().filter(u8::is_ascii_digit);
    let count = digits.clone().count();
    if count < 3 || !code.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-' || byte == b' ') {
        return (Verdict::Unusual, format!("{code}: not digits, as abroad"));
    }
    if !matches!(count, 5 | 9 | 11) {
        return (Verdict::Unusual, format!("{code}: neither five nor nine digits"));
    }
    let first = digits.take(3).fold(0, |first, digit| first * 10 + u16::from(digit - b'0'));
    let found = ZIP.binary_search_by_key(&state, |(state, _)| *state).ok();
    match found.and_then(|at| ZIP.get(at)) {
        Some((_, ranges)) if ranges.iter().any(|(from, to)| (*from..=*to).contains(&first)) => {
            (Verdict::Holds, [code, ", ", state].concat())
        }
        Some(_) => (Verdict::Unusual, format!("{code} is of another state than {state}")),
        None => (Verdict::NotJudged, format!("{code}, {state}: of this place no codes are known here")),
    }
}

/// A code on a card of Canada.
pub(super) fn canadian(code: &str, province: &str) -> (Verdict, String) {
    let compact: String = code.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_uppercase()).collect();
    let is_one = compact.len() == 6
        && compact
            .chars()
            .enumerate()
            .all(|(at, c)| if at % 2 == 0 { c.is_ascii_uppercase() } else { c.is_ascii_digit() });
    if !is_one {
        return (Verdict::Unusual, format!("{code}: not letters and digits in turn"));
    }
    match FIRST_LETTERS.iter().find(|(known, _)| *known == province) {
        Some((_, letters)) if compact.starts_with(|first| letters.contains(first)) => {
            (Verdict::Holds, [code, ", ", province].concat())
        }
        Some(_) => (Verdict::Unusual, format!("{code} is of another province than {province}")),
        None => (Verdict::NotJudged, format!("{code}, {province}: of this place no codes are known here")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn states_are_in_order_and_once() {
        assert!(ZIP.is_sorted_by(|a, b| a.0 < b.0));
    }
}
