//! The copy as plain text: numbered parts, labels on the left, no line wider than the page.

use textwrap::{Options, WrapAlgorithm};
use unicode_width::UnicodeWidthStr as _;

use super::{Document, Item, Line};

/// Columns of a page.
const COLUMNS: usize = 96;
/// Columns of the labels.
const LABELS: usize = 24;

pub(super) fn text(document: &Document) -> String {
    let mut out = String::new();
    headed(&mut out, &document.title, "=");
    paragraph(&mut out, 0, &format!("{} ({}), {}", document.name, document.subject, document.day));
    for (place, part) in document.parts.iter().enumerate() {
        out.push_str("\n\n");
        headed(&mut out, &format!("{}. {}", place + 1, part.title), "-");
        paragraphs(&mut out, 0, &part.lead);
        part.items.iter().for_each(|each| item(&mut out, each));
    }
    let lines: Vec<&str> = out.lines().map(str::trim_end).collect();
    lines.join("\n") + "\n"
}

fn item(out: &mut String, item: &Item) {
    out.push('\n');
    if !item.title.is_empty() {
        paragraph(out, 0, &format!("* {}", item.title));
    }
    paragraphs(out, 2, &item.lead);
    lines(out, 2, &item.lines);
    for entry in &item.entries {
        if !entry.title.is_empty() {
            out.push('\n');
            paragraph(out, 2, &entry.title);
        }
        paragraph(out, 2, &entry.note);
        lines(out, 4, &entry.lines);
    }
}

fn headed(out: &mut String, title: &str, rule: &str) {
    paragraph(out, 0, title);
    out.push_str(&rule.repeat(title.width().min(COLUMNS)));
    out.push('\n');
}

fn paragraphs(out: &mut String, indent: usize, all: &[String]) {
    for (place, text) in all.iter().enumerate() {
        if place > 0 {
            out.push('\n');
        }
        paragraph(out, indent, text);
    }
}

fn paragraph(out: &mut String, indent: usize, text: &str) {
    filled(out, &" ".repeat(indent), indent, text);
}

/// A label and what stands beside it; beneath it where the label is long.
fn lines(out: &mut String, indent: usize, all: &[Line]) {
    let room = indent + LABELS;
    for line in all {
        let label = format!("{}{}", " ".repeat(indent), line.label);
        let fits = label.width() < room;
        if !fits {
            paragraph(out, indent, &line.label);
        }
        for (place, text) in line.texts.iter().enumerate() {
            let start = if place == 0 && fits { label.as_str() } else { "" };
            filled(out, &format!("{start}{}", " ".repeat(room - start.width())), room, text);
        }
    }
}

/// The text behind what its first line begins with, further lines indented.
fn filled(out: &mut String, start: &str, indent: usize, text: &str) {
    let further = " ".repeat(indent);
    let options = Options::new(COLUMNS).initial_indent(start).subsequent_indent(&further);
    out.push_str(&textwrap::fill(text, options.wrap_algorithm(WrapAlgorithm::FirstFit)));
    out.push('\n');
}
