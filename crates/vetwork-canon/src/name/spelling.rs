//! How one sound is spelled: keys under which the usual romanisations and spellings of a name part are the same.

/// A letter beyond ASCII without its accent, and with the accent written out.
pub(super) fn romanise(c: char) -> (&'static str, &'static str) {
    match c {
        'ä' | 'Ä' | 'æ' | 'Æ' => ("a", "ae"),
        'ö' | 'Ö' | 'ø' | 'Ø' | 'œ' | 'Œ' => ("o", "oe"),
        'ü' | 'Ü' => ("u", "ue"),
        'å' | 'Å' => ("a", "aa"),
        'ß' | 'ẞ' => ("ss", "ss"),
        'š' | 'Š' | 'ş' | 'Ş' | 'ș' | 'Ș' | 'ṣ' | 'Ṣ' => ("s", "sh"),
        'č' | 'Č' | 'ç' | 'Ç' => ("c", "ch"),
        'ž' | 'Ž' => ("z", "zh"),
        'ð' | 'Ð' => ("d", "dh"),
        'đ' | 'Đ' => ("d", "dj"),
        'þ' | 'Þ' => ("th", "th"),
        'ğ' | 'Ğ' => ("g", "gh"),
        'ñ' | 'Ñ' => ("n", "ny"),
        // Greek letters whose value any table of single letters gets wrong in `ου`.
        'υ' | 'ύ' | 'Υ' => ("u", "y"),
        // Cyrillic letters with two common values.
        'ё' | 'Ё' => ("e", "yo"),
        'г' | 'Г' => ("g", "h"),
        'е' | 'Е' => ("e", "ye"),
        'и' | 'И' => ("i", "y"),
        // Characters that have another reading as a family name.
        '曾' => ("zeng", "ceng"),
        '单' | '單' => ("shan", "dan"),
        '解' => ("xie", "jie"),
        '仇' => ("qiu", "chou"),
        '查' => ("zha", "cha"),
        _ => {
            let romanised = any_ascii::any_ascii_char(c);
            (romanised, romanised)
        }
    }
}

/// Two letters to one, longest first; applied from left to right.
const DIGRAPHS: &[(&[u8], &[u8])] = &[
    (b"shch", b"S"),
    (b"szcz", b"S"),
    (b"tsch", b"C"),
    (b"tch", b"C"),
    (b"tx", b"C"),
    (b"sch", b"S"),
    (b"dzh", b"i"),
    (b"sh", b"S"),
    (b"sz", b"S"),
    (b"ch", b"C"),
    (b"cz", b"C"),
    (b"zh", b"Z"),
    (b"rz", b"Z"),
    (b"kh", b"h"),
    (b"gh", b"g"),
    (b"ph", b"f"),
    (b"th", b"t"),
    (b"dh", b"d"),
    (b"bh", b"b"),
    (b"dj", b"i"),
    (b"ck", b"k"),
    (b"qu", b"k"),
    (b"ks", b"x"),
    (b"tz", b"ts"),
];

/// Vowels that some romanisations double or combine.
const LONG_VOWELS: &[(&[u8], &[u8])] =
    &[(b"ee", b"i"), (b"oo", b"u"), (b"ou", b"u"), (b"aa", b"a"), (b"ae", b"a"), (b"oe", b"o"), (b"ue", b"u")];

/// Letters as bits: two letters that begin nothing in a table need no look at it.
const fn letters_at(at: usize, tables: &[&[(&[u8], &[u8])]]) -> u32 {
    let (mut bits, mut table) = (0, 0);
    while table < tables.len() {
        let mut row = 0;
        while row < tables[table].len() {
            bits |= 1 << (tables[table][row].0[at] % 32);
            row += 1;
        }
        table += 1;
    }
    bits
}

const FIRST: u32 = letters_at(0, &[DIGRAPHS, LONG_VOWELS]);
const SECOND: u32 = letters_at(1, &[DIGRAPHS, LONG_VOWELS]);

/// The key of a part: the same for spellings that differ only by a usual choice of letters.
/// `vowels` also merges long and combined vowels; leave it out where they tell names apart (Korean, Japanese).
pub(super) fn key(part: &str, vowels: bool) -> String {
    let mut out = substitute(part.as_bytes(), vowels);
    fold_ending(&mut out);
    out.dedup();
    // Only ASCII was ever pushed.
    String::from_utf8(out).unwrap_or_default()
}

fn substitute(part: &[u8], vowels: bool) -> Vec<u8> {
    let mut out: Vec<u8> = Vec::with_capacity(part.len());
    let mut rest = part;
    while let Some((&first, tail)) = rest.split_first() {
        let next = tail.first().copied();
        let may_be_several =
            FIRST & (1 << (first % 32)) != 0 && next.is_some_and(|next| SECOND & (1 << (next % 32)) != 0);
        let long = if vowels { LONG_VOWELS } else { &[] };
        let pair = |(from, _): &&(&[u8], &[u8])| rest.starts_with(from);
        if may_be_several && let Some((from, to)) = DIGRAPHS.iter().chain(long).find(pair) {
            out.extend_from_slice(to);
            rest = rest.get(from.len()..).unwrap_or_default();
            continue;
        }
        let after_vowel = out.last().is_none_or(|l| b"aeiou".contains(l));
        match first {
            // Е is `e` or `ye` at the start and after a vowel; Ё is `yo` or `e` after a consonant.
            b'y' | b'j' if next == Some(b'e') && after_vowel => {
                if out.last() == Some(&b'i') {
                    out.pop();
                    out.push(b'i')
                }
            }
            b'y' if next == Some(b'o') && !after_vowel => {
                out.push(b'e');
                rest = tail.get(1..).unwrap_or_default();
                continue;
            }
            b'j' if !vowels => out.push(b'j'),
            b'y' | b'j' => out.push(b'i'),
            b'w' => out.push(b'v'),
            b'q' => out.push(b'k'),
            b'c' if !matches!(next, Some(b'e' | b'i' | b'y')) => out.push(b'k'),
            b'h' if tail.is_empty() && out.len() > 1 => {}
            other => out.push(other),
        }
        rest = tail;
    }
    out
}

fn fold_ending(out: &mut Vec<u8>) {
    for ending in [&b"off"[..], b"eff"] {
        if out.ends_with(ending) {
            out.truncate(out.len() - 2);
            out.push(b'v');
        }
    }
    if out.starts_with(b"mak") && out.len() > 6 {
        out.remove(1);
    }
}

/// Endings of Slavic family names, feminine and in other spellings, and one form for each.
const SLAVIC_ENDINGS: &[(&str, &str)] = &[
    ("skaya", "ski"),
    ("skaia", "ski"),
    ("skaja", "ski"),
    ("skiy", "ski"),
    ("skii", "ski"),
    ("skij", "ski"),
    ("skyi", "ski"),
    ("sky", "ski"),
    ("ska", "ski"),
    ("cka", "cki"),
    ("dzka", "dzki"),
    ("aya", "i"),
    ("aia", "i"),
    ("aja", "i"),
    ("oy", "i"),
    ("oi", "i"),
    ("oj", "i"),
    ("iy", "i"),
    ("ii", "i"),
    ("yy", "i"),
    ("yi", "i"),
    ("ova", "ov"),
    ("eva", "ev"),
    // Latvian gives every man's name an ending.
    ("ovs", "ov"),
    ("evs", "ev"),
    ("skis", "ski"),
    ("ejs", "ej"),
    ("ijs", "ij"),
];

/// The part with the ending that a Slavic family name has for a man (`-ov`, `-ev`, `-ski`, `-cki`), in one spelling.
pub(super) fn masculine(part: &str) -> std::borrow::Cow<'_, str> {
    if part.len() < 5 {
        return part.into();
    }
    let ending = SLAVIC_ENDINGS.iter().find_map(|(from, to)| Some((part.strip_suffix(from)?, to)));
    let whole = ending.map_or_else(|| part.to_owned(), |(stem, to)| format!("{stem}{to}"));
    // Ёв and ев, after a soft sign or a vowel: Solovyov, Soloviev; Belyaev, Belyayev; Dostoyevsky.
    let soft = ["yov", "yev", "iov", "iev", "jov", "jev"];
    match soft.iter().find_map(|soft| whole.strip_suffix(soft)) {
        Some(stem) if stem.len() > 2 => format!("{stem}ev").into(),
        _ => whole.replace("yevski", "evski").into(),
    }
}

/// In Spanish and Basque `b` and `v` are one sound, and registers mix them.
pub(super) fn same_b(x: &str, y: &str) -> bool {
    x.len() > 6 && x.len() == y.len() && x.replace('v', "b") == y.replace('v', "b")
}

/// Г is `h` in a Ukrainian and `g` in a Russian passport: equal in a family name of that language.
pub(super) fn ukrainian_h(x: &str, y: &str) -> bool {
    let ending = ["enko", "ko", "uk", "ak", "ski", "ski", "ich", "iC", "ii", "a"]
        .iter()
        .any(|end| x.ends_with(end) && y.ends_with(end));
    ending && x.len() > 4 && x.len() == y.len() && x.replace('h', "g") == y.replace('h', "g")
}

/// `-ina` as the feminine of `-in`, which only a patronymic beside it tells from Martina and Martin.
pub(super) fn is_feminine_in(masculine: &str, feminine: &str) -> bool {
    masculine.len() > 4 && masculine.ends_with("in") && feminine.strip_suffix('a') == Some(masculine)
}

/// Whether the part is an East Slavic patronymic.
pub(super) fn is_patronymic(part: &str) -> bool {
    part.len() > 6
        && ["ovich", "evich", "ovna", "evna", "ovych", "ivna", "ichna", "yich"].iter().any(|e| part.ends_with(e))
}

/// A part that starts with Arabic `Abd al-`, in whichever spelling, without that start.
pub(super) fn servant_of(part: &str) -> Option<&str> {
    let rest = part.strip_prefix("abd")?;
    let rest = rest.strip_prefix(['u', 'e', 'a', 'o', 'i']).unwrap_or(rest);
    let mut letters = rest.chars();
    let (first, second) = (letters.next()?, letters.next()?);
    // The article's l becomes the letter that follows it: ar-Rahman, as-Salam.
    let article = first == 'l' || first == second;
    let rest = if article { rest.get(1..)? } else { rest };
    (rest.len() > 2).then_some(rest)
}

/// An Arabic spelling's key in which short vowels written two ways are the same.
pub(super) fn short_vowels(key: &str) -> String {
    let mut out: String = key
        .chars()
        .map(|c| match c {
            'e' => 'i',
            'o' => 'u',
            'g' => 'k',
            // French spellings write ch for sh.
            'C' => 'S',
            other => other,
        })
        .collect();
    out = out.replace("ai", "i");
    let mut bytes = out.into_bytes();
    bytes.dedup();
    String::from_utf8(bytes).unwrap_or_default()
}

/// The consonants of a part, for scripts that leave vowels unwritten.
pub(super) fn skeleton(part: &str) -> String {
    let mut out: Vec<u8> = Vec::with_capacity(part.len());
    let part = part.strip_prefix("al").filter(|rest| rest.len() > 3).unwrap_or(part);
    let mut rest = part.as_bytes();
    while let Some((&first, tail)) = rest.split_first() {
        let digraph = matches!((first, tail.first()), (b'k' | b's' | b'g' | b't' | b'd' | b'c', Some(b'h')));
        match first {
            b'k' | b'c' if digraph => out.push(b'k'),
            b's' if digraph => out.push(b'S'),
            b'a' | b'e' | b'i' | b'o' | b'u' | b'w' | b'y' => {}
            b'h' if tail.is_empty() => {}
            b'q' | b'c' => out.push(b'k'),
            b'p' => out.push(b'b'),
            b'v' => out.push(b'f'),
            other => out.push(other),
        }
        rest = if digraph { tail.get(1..).unwrap_or_default() } else { tail };
    }
    out.dedup();
    String::from_utf8(out).unwrap_or_default()
}

/// One slip of a keyboard or of a text reader inside a long part: a letter doubled, lost, swapped with its neighbour, or
/// read as one that looks like it. The start and the last two letters stay: they tell given names apart.
pub(super) fn is_slip(a: &str, b: &str) -> bool {
    let (a, b) = if a.len() >= b.len() { (a.as_bytes(), b.as_bytes()) } else { (b.as_bytes(), a.as_bytes()) };
    if b.len() < 6 || a.len() - b.len() > 1 || a == b {
        return false;
    }
    let start = a.iter().zip(b).take_while(|(x, y)| x == y).count();
    let end = a.iter().rev().zip(b.iter().rev()).take_while(|(x, y)| x == y).count();
    if start < 1 || end < 2 {
        return false;
    }
    let (middle_a, middle_b) = (a.get(start..a.len().saturating_sub(end)), b.get(start..b.len().saturating_sub(end)));
    match (middle_a, middle_b) {
        (Some([x]), Some([y])) => b.len() >= 7 && (LOOK_ALIKE.contains(&(*x, *y)) || LOOK_ALIKE.contains(&(*y, *x))),
        (Some([x, y]), Some([v, w])) => x == w && y == v,
        (Some([_]), Some([]) | None) | (Some([]) | None, _) => a.len() != b.len() && b.len() >= 7,
        _ => false,
    }
}

/// Letters that readers of scanned text confuse, and neighbours on QWERTY and QWERTZ keyboards.
const LOOK_ALIKE: &[(u8, u8)] = &[
    (b'l', b'i'),
    (b'm', b'n'),
    (b'u', b'v'),
    (b'c', b'e'),
    (b'h', b'b'),
    (b'o', b'c'),
    (b'g', b'q'),
    (b'f', b't'),
    (b'n', b'h'),
    (b'r', b't'),
    (b's', b'a'),
    (b's', b'd'),
    (b'd', b'f'),
    (b'g', b'h'),
    (b'k', b'l'),
    (b'b', b'v'),
    (b'n', b'b'),
    (b'o', b'p'),
    (b'i', b'o'),
    (b'u', b'i'),
    (b'z', b't'),
    (b'y', b't'),
    (b'e', b'r'),
    (b'w', b'e'),
];
