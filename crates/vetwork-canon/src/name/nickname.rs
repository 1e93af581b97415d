//! Names with the short forms and spellings in everyday use, by hand, over many origins: given names, and the few
//! family names whose usual spellings no rule joins.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

/// One name a line: spellings and short forms that can stand for each other.
const LINES: &str = include_str!("given_names.txt");

/// Lines from this heading on are Arabic names, whose vowels romanisations choose freely.
const ARABIC_HEADING: &str = "# Arabic";

struct Table {
    lines: FxHashMap<&'static str, Vec<u16>>,
    arabic: std::ops::Range<u16>,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let mut lines: FxHashMap<&'static str, Vec<u16>> = FxHashMap::default();
    let mut arabic = 0..0;
    for (number, line) in (0_u16..).zip(LINES.lines()) {
        if let Some(heading) = line.strip_prefix('#') {
            arabic = match arabic {
                _ if line == ARABIC_HEADING => number..u16::MAX,
                std::ops::Range { start, end: u16::MAX } if !heading.is_empty() => start..number,
                closed => closed,
            };
            continue;
        }
        for name in line.split(' ').filter(|name| !name.is_empty()) {
            lines.entry(name).or_default().push(number);
        }
    }
    Table { lines, arabic }
});

/// Whether two names can stand for each other; `None` if the table does not know both.
pub(super) fn relation(a: &str, b: &str) -> Option<bool> {
    let (lines_a, lines_b) = (TABLE.lines.get(a)?, TABLE.lines.get(b)?);
    Some(lines_a.iter().any(|line| lines_b.contains(line)))
}

/// The lines on which the name stands.
pub(super) fn lines(name: &str) -> &'static [u16] {
    TABLE.lines.get(name).map_or(&[], Vec::as_slice)
}

/// Whether the part is an Arabic given name.
pub(super) fn is_arabic(part: &str) -> bool {
    TABLE.lines.get(part).is_some_and(|lines| lines.iter().any(|line| TABLE.arabic.contains(line)))
}
