//! Codes of names as some states write them into their numbers: Soundex of the family name, tables for the others.

/// Soundex of a family name: its letter and three digits (United States National Archives, "The Soundex Indexing
/// System"): letters of one sound count once, also across H and W.
pub(super) fn soundex(name: &str) -> Option<String> {
    coded(name, true)
}

/// The same with H and W as vowels, as many programs have it.
pub(super) fn soundex_of_programs(name: &str) -> Option<String> {
    coded(name, false)
}

fn coded(name: &str, silent_h_and_w: bool) -> Option<String> {
    let mut letters = letters(name);
    let first = letters.next()?;
    let mut code = String::from(first);
    let mut before = sound(first);
    for letter in letters {
        let own = sound(letter);
        if let Some(digit) = own.filter(|_| own != before && code.len() < 4) {
            code.push(digit);
        }
        if !(silent_h_and_w && matches!(letter, 'H' | 'W')) {
            before = own;
        }
    }
    while code.len() < 4 {
        code.push('0');
    }
    Some(code)
}

/// The letters of a name, upper case; hyphens, spaces and apostrophes left out.
fn letters(name: &str) -> impl Iterator<Item = char> {
    name.chars().filter(char::is_ascii_alphabetic).map(|c| c.to_ascii_uppercase())
}

fn sound(letter: char) -> Option<char> {
    Some(match letter {
        'B' | 'F' | 'P' | 'V' => '1',
        'C' | 'G' | 'J' | 'K' | 'Q' | 'S' | 'X' | 'Z' => '2',
        'D' | 'T' => '3',
        'L' => '4',
        'M' | 'N' => '5',
        'R' => '6',
        _ => return None,
    })
}

/// Codes of first letters of first names in Florida, Illinois and Wisconsin. Alan De Smet, "US Driver's License Numbers:
/// Florida, Illinois, Wisconsin".
const INITIALS: [u16; 26] = [
    0, 60, 100, 160, 200, 240, 280, 320, 400, 420, 500, 520, 540, 620, 640, 660, 700, 720, 780, 800, 840, 860, 880,
    940, 960, 980,
];

/// First names with a code of their own, same source.
static COMMON: &[(u16, &[&str])] = &[
    (20, &["ALBERT", "ALICE"]),
    (40, &["ANN", "ANNA", "ANNE", "ANNIE", "ARTHUR"]),
    (80, &["BERNARD", "BETTE", "BETTIE", "BETTY"]),
    (120, &["CARL", "CATHERINE"]),
    (140, &["CHARLES", "CLARA"]),
    (180, &["DONALD", "DORTHY"]),
    (220, &["EDWARD", "ELIZABETH"]),
    (260, &["FLORENCE", "FRANK"]),
    (300, &["GEORGE", "GRACE"]),
    (340, &["HAROLD", "HARRIET"]),
    (360, &["HARRY", "HAZEL"]),
    (380, &["HELEN", "HENRY"]),
    (440, &["JAMES", "JANE", "JAYNE"]),
    (460, &["JEAN", "JOHN"]),
    (480, &["JOAN", "JOSEPH"]),
    (560, &["MARGARET", "MARTIN"]),
    (580, &["MARVIN", "MARY"]),
    (600, &["MELVIN", "MILDRED"]),
    (680, &["PATRICIA", "PAUL"]),
    (740, &["RICHARD", "RUBY"]),
    (760, &["ROBERT", "RUTH"]),
    (820, &["THELMA", "THOMAS"]),
    (900, &["WALTER", "WANDA"]),
    (920, &["WILLIAM", "WILMA"]),
];

/// Codes of middle initials, same source; none is nought.
const MIDDLES: [u16; 26] =
    [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 14, 15, 15, 16, 17, 18, 18, 18, 19, 19, 19, 19];

/// The codes that a first name and middle initial may have in Florida, Illinois and Wisconsin.
pub(super) fn shared(given: &str, middle: Option<&str>) -> Vec<u16> {
    let Some(letter) = letters(given).next() else {
        return Vec::new();
    };
    let first: String = letters(given.split([' ', ',']).next().unwrap_or_default()).collect();
    let own = COMMON.iter().filter(|(_, names)| names.contains(&first.as_str())).map(|(code, _)| *code);
    let initial = INITIALS.get(place(letter)).copied();
    let middle =
        middle.and_then(|middle| letters(middle).next()).and_then(|letter| MIDDLES.get(place(letter)).copied());
    // A middle name may have come to the records later than the number.
    let ends: Vec<u16> = std::iter::once(0).chain(middle).collect();
    own.chain(initial).flat_map(|base| ends.iter().map(move |end| base + end)).collect()
}

fn place(letter: char) -> usize {
    usize::from((u32::from(letter).wrapping_sub(u32::from('A'))) as u8)
}

/// Beginnings of two letters that are divided by their third, in the table of Maryland, Michigan and Minnesota.
const DIVIDED: [&[u8; 2]; 10] = [b"AL", b"ED", b"EL", b"JA", b"JE", b"JO", b"LE", b"LO", b"MA", b"WI"];

/// Names with a code of their own in that table.
const NAMED: [&str; 11] =
    ["EDWARD", "ELIZABETH", "ELLEN", "HENRY", "JAMES", "JOHN", "JOSEPH", "MARGARET", "MARY", "ROBERT", "WILLIAM"];

/// The code of a first or middle name in Maryland, Michigan and Minnesota: its place, from 027 on, in the alphabetical
/// row of all letters, all pairs, some triples and a few names. Alan De Smet, "US Driver's License Numbers: Maryland,
/// Michigan, Minnesota".
pub(super) fn ranked(name: &str) -> Option<u16> {
    let name: Vec<u8> = letters(name).map(|letter| letter as u8).collect();
    let known = |length: usize| match length {
        1 | 2 => name.len() >= length,
        3 => name.len() >= 3 && DIVIDED.iter().any(|pair| name.starts_with(*pair)),
        _ => false,
    };
    let named = NAMED.iter().map(|named| named.as_bytes()).find(|named| name == *named);
    let length = (1..=3).rev().find(|length| known(*length))?;
    let entry = named.unwrap_or(name.get(..length)?);
    Some(27 + before(entry))
}

/// How many entries of the row stand before this one.
fn before(entry: &[u8]) -> u16 {
    let at = |index: usize| entry.get(index).map_or(0, |letter| u16::from(letter.wrapping_sub(b'A')));
    let longer_than = |length: usize| u16::from(entry.len() > length);
    // Each letter stands before its 26 pairs, each pair before its triples, each triple before the name that begins so.
    let letters_and_pairs = at(0) * 27 + longer_than(1) * (1 + at(1)) + longer_than(2);
    let triples = DIVIDED.iter().map(|pair| match entry.starts_with(*pair) {
        true if entry.len() > 2 => at(2) + longer_than(3),
        false if entry > pair.as_slice() => 26,
        _ => 0,
    });
    let names = NAMED.iter().map(|named| u16::from(named.as_bytes() < entry));
    letters_and_pairs + triples.sum::<u16>() + names.sum::<u16>()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn family_names() {
        let check = |name, expected: &str, of_programs: &str| {
            assert_eq!(soundex(name).as_deref(), Some(expected), "{name}");
            assert_eq!(soundex_of_programs(name).as_deref(), Some(of_programs), "{name}");
        };
        // Examples of the National Archives.
        check("Washington", "W252", "W252");
        check("Lee", "L000", "L000");
        check("Gutierrez", "G362", "G362");
        check("Pfister", "P236", "P236");
        check("Jackson", "J250", "J250");
        check("Tymczak", "T522", "T522");
        check("VanDeusen", "V532", "V532");
        check("Ashcraft", "A261", "A226");
        assert_eq!(soundex("李"), None);
    }

    #[test]
    fn names_in_florida_illinois_and_wisconsin() {
        assert_eq!(shared("John", Some("B")), [460, 462, 420, 422]);
        assert_eq!(shared("Dana", None), [160]);
        assert!(shared("", None).is_empty());
    }

    #[test]
    fn names_in_maryland_and_michigan() {
        let check = |name, expected| assert_eq!(ranked(name), Some(expected), "{name}");
        check("A", 27);
        check("Aa", 28);
        check("Alexander", 44);
        check("Al", 39);
        check("Am", 66);
        check("B", 80);
        check("Bennett", 85);
        check("Edward", 189);
        check("Edx", 190);
        check("Ee", 193);
        check("Elizabeth", 210);
        check("Elj", 211);
        check("Ellen", 214);
        check("Elm", 215);
        check("F", 243);
        check("Henry", 303);
        check("Hf", 304);
        check("James", 367);
        check("Jan", 368);
        check("John", 429);
        check("Joseph", 441);
        check("K", 460);
        check("Kate", 461);
        check("Margaret", 586);
        check("Mary", 587);
        check("Mas", 588);
        check("Robert", 745);
        check("Roberta", 744);
        check("Rp", 746);
        check("Santa", 758);
        check("William", 887);
        check("Zz", 999);
    }
}
