//! What a label looks like to the eye: letters that resemble each other become one (after UTS #39).

/// Letters of other scripts that any romanisation would not turn into their Latin look-alike.
const LOOKS_LIKE: &[(char, char)] = &[
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

/// The label in Unicode, folded to the Latin letters it resembles.
pub(super) fn skeleton(label: &str) -> String {
    let (unicode, _) = idna::domain_to_unicode(label);
    let mut folded = String::with_capacity(unicode.len());
    for c in unicode.chars() {
        let seen = LOOKS_LIKE.iter().find(|(other, _)| *other == c).map_or(c, |(_, latin)| *latin);
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
