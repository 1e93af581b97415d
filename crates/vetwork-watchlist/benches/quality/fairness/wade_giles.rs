//! Pinyin written as Wade and Giles had it, without apostrophes, as in Taiwan and in older books.

const INITIALS: [(&str, &str); 21] = [
    ("zh", "ch"),
    ("ch", "ch"),
    ("sh", "sh"),
    ("b", "p"),
    ("p", "p"),
    ("m", "m"),
    ("f", "f"),
    ("d", "t"),
    ("t", "t"),
    ("n", "n"),
    ("l", "l"),
    ("g", "k"),
    ("k", "k"),
    ("h", "h"),
    ("j", "ch"),
    ("q", "ch"),
    ("x", "hs"),
    ("r", "j"),
    ("z", "ts"),
    ("c", "ts"),
    ("s", "s"),
];

/// Longest first.
const FINALS: [(&str, &str); 33] = [
    ("iang", "iang"),
    ("iong", "iung"),
    ("uang", "uang"),
    ("ang", "ang"),
    ("eng", "eng"),
    ("ing", "ing"),
    ("ong", "ung"),
    ("ian", "ien"),
    ("iao", "iao"),
    ("uan", "uan"),
    ("uai", "uai"),
    ("van", "uan"),
    ("an", "an"),
    ("en", "en"),
    ("in", "in"),
    ("un", "un"),
    ("ai", "ai"),
    ("ei", "ei"),
    ("ui", "ui"),
    ("ao", "ao"),
    ("ou", "ou"),
    ("iu", "iu"),
    ("ie", "ieh"),
    ("ia", "ia"),
    ("ua", "ua"),
    ("uo", "o"),
    ("ue", "ueh"),
    ("er", "erh"),
    ("a", "a"),
    ("e", "e"),
    ("i", "i"),
    ("o", "o"),
    ("u", "u"),
];

/// Syllables without a consonant before them.
const WHOLE: [(&str, &str); 24] = [
    ("yang", "yang"),
    ("yong", "yung"),
    ("ying", "ying"),
    ("yuan", "yuan"),
    ("wang", "wang"),
    ("weng", "weng"),
    ("yan", "yen"),
    ("yin", "yin"),
    ("yun", "yun"),
    ("yue", "yueh"),
    ("yao", "yao"),
    ("you", "yu"),
    ("wan", "wan"),
    ("wen", "wen"),
    ("wai", "wai"),
    ("wei", "wei"),
    ("ya", "ya"),
    ("ye", "yeh"),
    ("yi", "i"),
    ("yu", "yu"),
    ("wa", "wa"),
    ("wo", "wo"),
    ("wu", "wu"),
    ("ai", "ai"),
];

/// A word of one or two syllables, with a hyphen between them; `None` for what is not Pinyin, or longer, as Uyghur names are.
pub(crate) fn from_pinyin(word: &str) -> Option<String> {
    let word = word.to_lowercase();
    let mut written = Vec::new();
    let mut rest = word.trim_matches('-');
    while !rest.is_empty() {
        let (syllable, after) = syllable(rest)?;
        written.push(syllable);
        rest = after.strip_prefix('-').unwrap_or(after);
    }
    (1..=2).contains(&written.len()).then(|| written.join("-"))
}

/// The first syllable and the rest: the longest after which syllables go on.
fn syllable(text: &str) -> Option<(String, &str)> {
    let whole = WHOLE.iter().map(|(from, to)| (String::new(), *from, *to));
    let made = INITIALS
        .iter()
        .filter(|(initial, _)| text.starts_with(initial))
        .flat_map(|(initial, start)| FINALS.iter().map(move |(from, to)| (*initial, *start, *from, *to)));
    for (initial, start, from, to) in made {
        let Some(rest) = text.strip_prefix(initial).and_then(|rest| rest.strip_prefix(from)) else { continue };
        let next = rest.strip_prefix('-').unwrap_or(rest);
        if next.is_empty() || !next.starts_with(['a', 'e', 'i', 'o', 'u', 'v']) && syllable(next).is_some() {
            return Some((format!("{start}{}", spelled(initial, to)), rest));
        }
    }
    whole.into_iter().find_map(|(_, from, to)| {
        let rest = text.strip_prefix(from)?;
        let next = rest.strip_prefix('-').unwrap_or(rest);
        (next.is_empty() || syllable(next).is_some()).then(|| (to.to_owned(), rest))
    })
}

/// What the consonant before a final changes in it.
fn spelled(initial: &str, last: &'static str) -> &'static str {
    match (initial, last) {
        ("zh" | "ch" | "sh" | "r", "i") => "ih",
        ("z" | "c" | "s", "i") => "u",
        ("g" | "k" | "h", "e") => "o",
        ("g" | "k", "ui") => "uei",
        ("g" | "k" | "h" | "sh", "o") => "uo",
        ("z" | "c" | "s", "e") => "e",
        (_, last) => last,
    }
}
