//! References of HTML in text that was made for a web page: `&amp;`, `&#39;`, `&eacute;`.

/// The longest reference, without its two marks.
const MAX_REFERENCE: usize = 10;

/// Names beyond those of Latin letters.
const NAMES: [(&str, char); 18] = [
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("apos", '\''),
    ("nbsp", ' '),
    ("ndash", '–'),
    ("mdash", '—'),
    ("lsquo", '‘'),
    ("rsquo", '’'),
    ("ldquo", '“'),
    ("rdquo", '”'),
    ("hellip", '…'),
    ("bull", '•'),
    ("szlig", 'ß'),
    ("aelig", 'æ'),
    ("oslash", 'ø'),
    ("euro", '€'),
];

/// Marks that a letter may carry, by the end of its name.
const MARKS: [(&str, char); 7] = [
    ("grave", '\u{300}'),
    ("acute", '\u{301}'),
    ("circ", '\u{302}'),
    ("tilde", '\u{303}'),
    ("uml", '\u{308}'),
    ("cedil", '\u{327}'),
    ("caron", '\u{30c}'),
];

/// The text with its references replaced, once: what stands behind `&amp;` is no reference any more. What is not known
/// stays as it is.
pub(super) fn unescaped(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        plain.push_str(before);
        let end = after.bytes().take(MAX_REFERENCE + 1).position(|byte| byte == b';');
        let found = end.and_then(|end| Some((after.get(..end)?, after.get(end + 1..)?)));
        match found.and_then(|(name, behind)| Some((character(name)?, behind))) {
            Some((character, behind)) => {
                plain.push_str(&character);
                rest = behind;
            }
            None => {
                plain.push('&');
                rest = after;
            }
        }
    }
    plain.push_str(rest);
    plain
}

fn character(name: &str) -> Option<String> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok()?,
            None => number.parse().ok()?,
        };
        return char::from_u32(code).filter(|c| !c.is_control()).map(String::from);
    }
    if let Some((_, known)) = NAMES.iter().find(|(known, _)| *known == name) {
        return Some(known.to_string());
    }
    let (mark, letter) = MARKS.iter().find_map(|(end, mark)| Some((*mark, name.strip_suffix(end)?)))?;
    let mut letters = letter.chars();
    let letter = letters.next().filter(|c| c.is_ascii_alphabetic() && letters.next().is_none())?;
    Some(unicode_normalization::char::compose(letter, mark)?.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_become_characters() {
        let check = |text: &str, expected: &str| assert_eq!(unescaped(text), expected, "{text}");
        check("B&amp;H &#39;Central&#x27;", "B&H 'Central'");
        check("Jos&eacute; &Ouml;z &ccedil;", "José Öz ç");
        check("&amp;amp;", "&amp;");
        check("R&D; &unknown; &zuml; & &", "R&D; &unknown; &zuml; & &");
        check("&#0;&#xd800;&#99999999999;", "&#0;&#xd800;&#99999999999;");
        check("&é;", "&é;");
        check("", "");
    }
}
