//! Letters of other scripts that look like a Latin one (facts of UTS #39, confusables).

/// Small letters of other scripts that any romanisation would not turn into their Latin look-alike.
const SMALL: &[(char, char)] = &[
    ('а', 'a'),
    ('в', 'b'),
    ('е', 'e'),
    ('ё', 'e'),
    ('з', '3'),
    ('и', 'u'),
    ('і', 'i'),
    ('ї', 'i'),
    ('ј', 'j'),
    ('к', 'k'),
    ('м', 'm'),
    ('н', 'h'),
    ('о', 'o'),
    ('п', 'n'),
    ('р', 'p'),
    ('с', 'c'),
    ('ѕ', 's'),
    ('т', 't'),
    ('у', 'y'),
    ('х', 'x'),
    ('һ', 'h'),
    ('ԁ', 'd'),
    ('ԛ', 'q'),
    ('ԝ', 'w'),
    ('ь', 'b'),
    ('α', 'a'),
    ('β', 'b'),
    ('γ', 'y'),
    ('ε', 'e'),
    ('η', 'n'),
    ('ι', 'i'),
    ('κ', 'k'),
    ('ν', 'v'),
    ('ο', 'o'),
    ('ρ', 'p'),
    ('σ', 'o'),
    ('τ', 't'),
    ('υ', 'u'),
    ('χ', 'x'),
    ('ω', 'w'),
    ('օ', 'o'),
    ('ս', 'u'),
    ('հ', 'h'),
    ('ց', 'g'),
    ('ı', 'i'),
    ('ɡ', 'g'),
    ('ɩ', 'i'),
    ('ո', 'n'),
    ('զ', 'q'),
    ('ք', 'p'),
];

/// Capital letters, where the small one looks like another letter or none.
const CAPITAL: &[(char, char)] = &[
    ('З', '3'),
    ('Н', 'H'),
    ('У', 'Y'),
    ('Һ', 'H'),
    ('Ү', 'Y'),
    ('Ӏ', 'I'),
    ('Α', 'A'),
    ('Β', 'B'),
    ('Ε', 'E'),
    ('Ζ', 'Z'),
    ('Η', 'H'),
    ('Ι', 'I'),
    ('Κ', 'K'),
    ('Μ', 'M'),
    ('Ν', 'N'),
    ('Ο', 'O'),
    ('Ρ', 'P'),
    ('Τ', 'T'),
    ('Υ', 'Y'),
    ('Χ', 'X'),
    ('Օ', 'O'),
    ('Ս', 'U'),
    ('Տ', 'S'),
    ('Լ', 'L'),
];

/// What a small letter looks like: a Latin letter or a digit.
pub(crate) fn of_small(c: char) -> Option<char> {
    find(SMALL, c)
}

/// What a letter of either case looks like.
pub(crate) fn of_letter(c: char) -> Option<char> {
    find(CAPITAL, c).or_else(|| find(SMALL, c)).or_else(|| {
        let mut lower = c.to_lowercase();
        let small = lower.next().filter(|small| *small != c && lower.next().is_none())?;
        // Greek capitals look unlike their small letters: those that resemble a Latin one are all above.
        let greek = matches!(c, '\u{370}'..='\u{3ff}');
        if greek { None } else { find(SMALL, small) }
    })
}

fn find(table: &[(char, char)], c: char) -> Option<char> {
    table.iter().find(|(other, _)| *other == c).map(|(_, latin)| *latin)
}
