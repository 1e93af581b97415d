//! Japanese name parts in Hepburn, Kunrei or customary romanisation, with long vowels written or not.

/// The part in one spelling, `None` if it cannot be written in kana.
pub(super) fn key(part: &str) -> Option<String> {
    // Letters that no kana spelling has, and endings it cannot have: most parts end here.
    let impossible = part.bytes().any(|b| matches!(b, b'v' | b'x' | b'q' | b'l')) || part.contains("ee");
    if impossible || !part.ends_with(['a', 'i', 'u', 'e', 'o', 'n', 'h', 'm']) {
        return None;
    }
    let normal = normal(part);
    is_kana(normal.as_bytes()).then_some(normal)
}

/// Kunrei and customary spellings as Hepburn, longest first.
const HEPBURN: &[(&str, &str)] = &[
    ("tch", "ch"),
    ("sya", "sha"),
    ("syu", "shu"),
    ("syo", "sho"),
    ("tya", "cha"),
    ("tyu", "chu"),
    ("tyo", "cho"),
    ("zya", "ja"),
    ("zyu", "ju"),
    ("zyo", "jo"),
    ("jya", "ja"),
    ("jyu", "ju"),
    ("jyo", "jo"),
    ("dzu", "zu"),
    ("ohk", "ok"),
    ("oht", "ot"),
    ("ohs", "os"),
    ("ohn", "on"),
    ("ohm", "om"),
    ("ohy", "oy"),
    ("ohr", "or"),
    ("ohg", "og"),
    ("ohb", "ob"),
    ("si", "shi"),
    ("tu", "tsu"),
    ("ti", "chi"),
    ("zi", "ji"),
    ("di", "ji"),
    ("du", "zu"),
    ("hu", "fu"),
    ("mb", "nb"),
    ("mp", "np"),
    ("mm", "nm"),
    ("ou", "o"),
    ("oo", "o"),
    ("uu", "u"),
    ("aa", "a"),
    ("ii", "i"),
];

fn normal(part: &str) -> String {
    let mut out = String::with_capacity(part.len());
    let mut rest = part;
    while let Some(first) = rest.chars().next() {
        let consonants_before = out.ends_with(['s', 't', 'c']);
        let rule = HEPBURN.iter().find(|(from, _)| {
            from.starts_with(first)
                && rest.starts_with(from)
                && !(consonants_before && from.len() == 2 && *from == "hu")
        });
        match rule {
            Some((from, to)) => {
                out.push_str(to);
                rest = rest.get(from.len()..).unwrap_or_default();
            }
            None => {
                out.push(first);
                rest = rest.get(first.len_utf8()..).unwrap_or_default();
            }
        }
    }
    if out.ends_with("oh") {
        out.pop();
    }
    out
}

/// Syllables of at most one consonant sound and a vowel, with `n` or a doubled consonant between them.
fn is_kana(part: &[u8]) -> bool {
    const ONSETS: &[&[u8]] = &[
        b"sh", b"ch", b"ts", b"ky", b"gy", b"ny", b"hy", b"by", b"py", b"my", b"ry", b"k", b"g", b"s", b"z", b"t",
        b"d", b"n", b"h", b"b", b"p", b"m", b"y", b"r", b"w", b"j", b"f", b"",
    ];
    let mut rest = part;
    let mut syllables = 0;
    while !rest.is_empty() {
        let doubled = matches!(rest, [x, y, ..] if x == y && b"kstpbdg".contains(x));
        rest = rest.get(usize::from(doubled)..).unwrap_or_default();
        let onset = ONSETS.iter().find(|onset| rest.starts_with(onset)).map_or(0, |onset| onset.len());
        let Some((vowel, tail)) = rest.get(onset..).and_then(<[u8]>::split_first) else {
            return false;
        };
        if !b"aiueo".contains(vowel) {
            return false;
        }
        syllables += 1;
        rest = match tail {
            [b'n'] => &[],
            [b'n', next, ..] if !b"aiueoy".contains(next) => tail.get(1..).unwrap_or_default(),
            _ => tail,
        };
    }
    syllables > 1
}
