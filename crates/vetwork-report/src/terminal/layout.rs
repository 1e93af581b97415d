//! Columns, wrapping and hanging indents, measured in terminal cells.

use unicode_width::UnicodeWidthStr as _;

/// Cells that a text takes.
pub(super) fn cells(text: &str) -> usize {
    text.width()
}

/// The text followed by spaces up to `width` cells.
pub(super) fn padded(text: &str, width: usize) -> String {
    format!("{text}{}", " ".repeat(width.saturating_sub(cells(text))))
}

/// The text preceded by spaces up to `width` cells.
pub(super) fn right(text: &str, width: usize) -> String {
    format!("{}{text}", " ".repeat(width.saturating_sub(cells(text))))
}

/// Lines of at most `width` cells; at least one line.
pub(super) fn wrapped(text: &str, width: usize) -> Vec<String> {
    let options = textwrap::Options::new(width.max(8)).wrap_algorithm(textwrap::WrapAlgorithm::FirstFit);
    let lines: Vec<String> = textwrap::wrap(text, options).into_iter().map(|line| line.trim_end().to_owned()).collect();
    if lines.is_empty() { vec![String::new()] } else { lines }
}

/// A text without blanks at the ends of lines, ending in one line end.
pub(super) fn finished(text: &str) -> String {
    let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
    let mut out = lines.join("\n").trim_end_matches('\n').to_owned();
    out.push('\n');
    out
}
