//! Finds zones in a text: as lines of their own, several in one line, or among other words. What was read badly is
//! offered to the repair of the library, and every cell that it changed is marked.

use std::borrow::Cow;

use super::layout::{Format, Zone};

/// Bytes of a text that are looked at.
pub(super) const READ_AT_MOST: usize = 64 * 1024;
/// Zones that are judged in one text.
const ZONES_AT_MOST: usize = 8;
/// Lines that are offered to the repair, and characters of each.
const REPAIR_LINES: usize = 6;
const REPAIR_WIDTH: usize = 100;

/// What a text holds.
#[derive(Debug, Default)]
pub(super) struct Found {
    pub(super) zones: Vec<Zone>,
    /// Lengths of lines that look like those of a zone and make none, when nothing else was found.
    pub(super) strays: Vec<usize>,
}

/// Does the text hold a line that looks like that of a zone? Cheap.
pub(super) fn looks_like_a_zone(text: &str) -> bool {
    text.lines().any(|line| shape(line).is_some_and(|shape| shape.fillers >= 2))
}

/// Every zone in the text, in its order.
pub(super) fn find(text: &str) -> Found {
    let lines: Vec<Shape<'_>> = text.lines().filter_map(shape).collect();
    let pieces: Vec<&str> = lines.iter().flat_map(|line| line.pieces()).collect();
    let mut found = Found { zones: strict(&pieces), strays: Vec::new() };
    if found.zones.is_empty() {
        match repaired(&lines) {
            Some(zone) => found.zones.push(zone),
            None => found.strays.extend(lines.iter().filter(|line| line.fillers >= 2).map(|line| line.cells.len())),
        }
    }
    found
}

/// A line of a text without its spaces, when it has the letters of a zone.
struct Shape<'a> {
    cells: String,
    /// As it stands, spaces included.
    line: &'a str,
    fillers: usize,
    /// Has it letters that no zone has?
    foreign: bool,
}

impl Shape<'_> {
    /// The line cut into lines of a zone: some write all of them in one.
    fn pieces(&self) -> Vec<&str> {
        let length = self.cells.len();
        if self.foreign {
            return Vec::new();
        }
        let width = match length {
            30 | 36 | 44 => length,
            60 | 90 => 30,
            72 => 36,
            88 => 44,
            _ => return Vec::new(),
        };
        (0..length).step_by(width).filter_map(|from| self.cells.get(from..from + width)).collect()
    }
}

/// At least 24 letters, nine of ten of which a zone may have. Writing in small letters or in HTML changes nothing.
fn shape(line: &str) -> Option<Shape<'_>> {
    if line.len() < 24 || line.len() > 1_000 {
        return None;
    }
    let plain = unescaped(line);
    let plain = plain.trim_matches(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '<' | '«'));
    let mut cells = String::with_capacity(plain.len());
    let (mut fillers, mut foreign) = (0, 0);
    for c in plain.chars() {
        match c {
            '<' => fillers += 1,
            // Two fillers that stand close are often read as one quotation mark.
            '«' => (fillers, foreign) = (fillers + 2, foreign + 1),
            _ if c.is_ascii_alphanumeric() => {}
            _ if c.is_whitespace() => continue,
            _ => foreign += 1,
        }
        cells.push(c.to_ascii_uppercase());
    }
    (cells.len() >= 24 && foreign * 10 <= cells.len()).then_some(Shape { cells, line, fillers, foreign: foreign > 0 })
}

/// With the fillers of HTML as fillers.
fn unescaped(line: &str) -> Cow<'_, str> {
    if line.contains("&lt;") { Cow::Owned(line.replace("&lt;", "<")) } else { Cow::Borrowed(line) }
}

/// Zones of neighbouring pieces of the right number and length, as they stand.
fn strict(pieces: &[&str]) -> Vec<Zone> {
    let mut zones = Vec::new();
    let mut rest = pieces;
    while let Some(first) = rest.first() {
        let lines = if first.len() == 30 { 3 } else { 2 };
        let together = rest.get(..lines).filter(|together| together.iter().all(|line| line.len() == first.len()));
        let zone = together.and_then(|together| {
            // Anything may be 44 letters long; a zone has fillers.
            let fillers = together.iter().flat_map(|line| line.bytes()).filter(|byte| *byte == b'<').count();
            let format = Format::of(lines, first.len(), first.bytes().next()).filter(|_| fillers >= 2)?;
            let lines = together.iter().map(|line| (*line).to_owned()).collect();
            Some(Zone { format, lines, repaired: [0; 3] })
        });
        let step = if let Some(zone) = zone {
            zones.push(zone);
            lines
        } else {
            1
        };
        if zones.len() == ZONES_AT_MOST {
            break;
        }
        rest = rest.get(step..).unwrap_or_default();
    }
    zones
}

/// What the library makes of a text that was read badly, with a mark on every cell that is not in the text.
fn repaired(lines: &[Shape<'_>]) -> Option<Zone> {
    // The last lines that look like a zone: it stands at the foot of a page.
    let from = lines.iter().position(|line| line.fillers >= 2)?;
    let offered: Vec<&Shape<'_>> =
        lines.iter().skip(from).filter(|line| line.cells.len() <= REPAIR_WIDTH).take(REPAIR_LINES).collect();
    let plain: Vec<String> = offered.iter().map(|line| unescaped(line.line).to_uppercase()).collect();
    let read = mrz::find_and_parse(&plain.join("\n")).ok()?;
    let words = plain.iter().flat_map(|line| line.split_whitespace());
    let stood: Vec<&str> = offered.iter().map(|line| line.cells.as_str()).chain(words).collect();
    let rows: Vec<String> = read.mrz_lines.lines().map(str::to_owned).collect();
    let width = rows.first()?.len();
    let format = Format::of(rows.len(), width, rows.first()?.bytes().next())?;
    let mut repaired = [0_u64; 3];
    for (mark, row) in repaired.iter_mut().zip(&rows) {
        if row.len() != width || !row.is_ascii() {
            return None;
        }
        *mark = changed(row, &stood);
    }
    Some(Zone { format, lines: rows, repaired })
}

/// The cells of a line that the text does not have: those that differ from the line most like it, or all.
fn changed(row: &str, stood: &[&str]) -> u64 {
    let all = (0..row.len().min(64)).fold(0_u64, |mask, at| mask | 1 << at);
    let nearest = stood
        .iter()
        .filter(|line| line.is_ascii() && line.len() == row.len())
        .map(|line| {
            let differences = row.bytes().zip(line.bytes()).enumerate().filter(|(at, (a, b))| *at < 64 && a != b);
            differences.fold(0_u64, |mask, (at, _)| mask | 1 << at)
        })
        .min_by_key(|mask| mask.count_ones());
    nearest.filter(|mask| mask.count_ones() * 2 <= all.count_ones()).unwrap_or(all)
}
