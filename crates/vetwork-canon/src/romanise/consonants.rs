//! The consonants of a word in Latin letters, alike for the usual spellings of one name.

/// Spellings of one sound, longest first, and the letters that stand for it.
const SOUNDS: &[(&[u8], &[u8])] = &[
    (b"shch", b"S"),
    (b"tsch", b"C"),
    (b"tch", b"C"),
    (b"sch", b"S"),
    (b"dzh", b"j"),
    (b"chh", b"C"),
    (b"sh", b"S"),
    (b"sz", b"S"),
    (b"ch", b"C"),
    (b"cz", b"C"),
    (b"zh", b"Z"),
    (b"kh", b"x"),
    (b"gh", b"g"),
    (b"ph", b"f"),
    (b"th", b"t"),
    (b"dh", b"d"),
    (b"bh", b"b"),
    (b"jh", b"j"),
    (b"dj", b"j"),
    (b"ck", b"k"),
    (b"tz", b"ts"),
];

/// The consonants of a text in lower-case Latin letters, one letter for each sound: what two spellings of one name
/// share when vowels are unwritten or written freely. `w`, `y` and an `h` that ends a word are vowels here; `b` and
/// `p`, `f` and `v`, `k` and `q` are one. Words are read one by one and joined.
///
/// ```text
/// consonants("muammar") == consonants("moammar") == "mr"
/// ```
#[must_use]
pub fn consonants(text: &str) -> String {
    let mut out: Vec<u8> = Vec::with_capacity(text.len());
    for word in text.split(' ') {
        push_word(word.as_bytes(), &mut out);
    }
    out.dedup();
    // Only ASCII was ever pushed.
    String::from_utf8(out).unwrap_or_default()
}

fn push_word(word: &[u8], out: &mut Vec<u8>) {
    let mut rest = word;
    while let Some((&first, tail)) = rest.split_first() {
        if let Some((from, to)) = SOUNDS.iter().find(|(from, _)| from.first() == Some(&first) && rest.starts_with(from))
        {
            out.extend_from_slice(to);
            rest = rest.get(from.len()..).unwrap_or_default();
            continue;
        }
        match first {
            b'b' | b'p' => out.push(b'b'),
            b'f' | b'v' => out.push(b'f'),
            b'c' if matches!(tail.first(), Some(b'e' | b'i' | b'y')) => out.push(b's'),
            b'k' | b'q' | b'c' => out.push(b'k'),
            b'x' => out.extend_from_slice(b"ks"),
            b'h' if tail.is_empty() => {}
            b'd' | b'g' | b'h' | b'j' | b'l' | b'm' | b'n' | b'r' | b's' | b't' | b'z' => out.push(first),
            _ => {}
        }
        rest = tail;
    }
}
