//! One check described, for `vetwork checks show`.

use vetwork_model::{Direction, Disposition, Meta, Need, Phase};

use super::layout::{finished, padded, wrapped};
use super::{Role, Style};
use crate::SourceLine;
use crate::prose::{capitalised, date, duration, inert};

/// Describes a check: what it is, then its page. `weight` says what a finding at its ceiling weighs
/// ("4.0 bits, expert").
pub fn check_page(meta: &Meta, weight: &str, sources: &dyn Fn(&str) -> Option<SourceLine>, style: &Style) -> String {
    let width = style.width.unwrap_or(100).clamp(32, 100);
    let mut out = format!("  {}  {}\n", style.paint(Role::Bold, meta.code.0), style.paint(Role::Dim, meta.name));
    for line in wrapped(&capitalised(meta.title), width - 2) {
        out.push_str(&format!("  {}\n", style.paint(Role::Bold, &line)));
    }
    out.push('\n');
    let phases: Vec<&str> = meta.phases.iter().map(|phase: &Phase| phase.words()).collect();
    let direction = match meta.direction {
        Direction::Raises => "raises a question",
        Direction::Lowers => "speaks for the subject",
    };
    let alone = if meta.never_alone { "asks a question, never escalates alone" } else { "counts by itself" };
    let ceiling = format!("{}; {weight}", meta.ceiling.words());
    let facts = [
        ("Family", meta.family.words().to_owned()),
        ("Ceiling", ceiling),
        ("Direction", direction.to_owned()),
        ("Alone", alone.to_owned()),
        ("Phases", phases.join(", ")),
        ("Needs", needs(meta.needs)),
        ("Serves", meta.catalogue.join(", ")),
    ];
    for (label, text) in facts.iter().filter(|(_, text)| !text.is_empty()) {
        hang(&mut out, &style.paint(Role::Dim, &padded(label, 11)), 13, text, width);
    }
    for (heading, text) in sections(meta.page) {
        if heading != "Sources" && heading != "Cases" {
            out.push_str(&format!("\n  {}\n", style.paint(Role::Bold, heading)));
            prose(&mut out, text, width);
            if heading == "What to do next" {
                step(&mut out, meta, width, style);
            }
        }
    }
    out.push('\n');
    hang(&mut out, &style.paint(Role::Dim, &padded("Clears it", 11)), 13, meta.clears, width);
    hang(&mut out, &style.paint(Role::Dim, &padded("Cases", 11)), 13, &cases(meta.page), width);
    for (place, id) in meta.sources.iter().enumerate() {
        let label = style.paint(Role::Dim, &padded(if place == 0 { "Sources" } else { "" }, 11));
        let line = sources(id).map_or_else(|| (*id).to_owned(), |source| format!("{id}: {}", cited(&source)));
        hang(&mut out, &label, 13, &line, width);
    }
    finished(&out)
}

/// "Publisher, title, date"; and whether the page itself was read.
pub(crate) fn cited(source: &SourceLine) -> String {
    let mut text = inert(&source.title, 200);
    if !matches!(source.publisher.as_str(), "" | "Not stated") {
        text = format!("{}, {text}", inert(&source.publisher, 120));
    }
    if let Some(given) = &source.date {
        text = format!("{text}, {}", given.parse().map_or_else(|_| inert(given, 20), date));
    }
    match source.how.as_str() {
        "second-hand" => format!("{text} (read second hand)"),
        "recalled" => format!("{text} (from general knowledge)"),
        _ => text,
    }
}

fn step(out: &mut String, meta: &Meta, width: usize, style: &Style) {
    let next = &meta.next_step;
    let kind = match next.disposition {
        Disposition::Safe => "safe".to_owned(),
        Disposition::Adverse => style.paint(Role::Ochre, "adverse, a person signs"),
    };
    let lines = wrapped(&format!("In short: {}", next.text), width - 5);
    for line in lines {
        out.push_str(&format!("     {line}\n"));
    }
    out.push_str(&format!("     {kind}, {}\n", duration(next.minutes)));
}

fn hang(out: &mut String, label: &str, indent: usize, text: &str, width: usize) {
    for (place, line) in wrapped(text, width - indent).iter().enumerate() {
        let start = if place == 0 { format!("  {label}") } else { " ".repeat(indent) };
        out.push_str(&format!("{start}{line}\n"));
    }
}

fn needs(needs: &[Need]) -> String {
    let each = needs.iter().map(|need| match need {
        Need::Any(sections) => {
            let names: Vec<&str> = sections.iter().map(|section| section.words()).collect();
            names.join(" or ")
        }
        Need::List(list) => format!("the list {list}"),
        Need::Watchlists => "sanctions lists".to_owned(),
        Need::Others => "other subjects to compare with".to_owned(),
    });
    each.collect::<Vec<_>>().join("; ")
}

/// Headings of the second level with the text under each.
fn sections(page: &str) -> impl Iterator<Item = (&str, &str)> {
    page.split("\n## ").skip(1).map(|part| part.split_once('\n').unwrap_or((part, "")))
}

/// Paragraphs and lists of Markdown as wrapped text.
fn prose(out: &mut String, text: &str, width: usize) {
    for paragraph in text.split("\n\n").map(str::trim).filter(|paragraph| !paragraph.is_empty()) {
        if paragraph.starts_with("- ") {
            for item in paragraph.split("\n- ") {
                let item = item.trim_start_matches("- ").split_whitespace().collect::<Vec<_>>().join(" ");
                for (place, line) in wrapped(&item, width - 7).iter().enumerate() {
                    out.push_str(&format!("     {}{line}\n", if place == 0 { "- " } else { "  " }));
                }
            }
        } else {
            let text = paragraph.split_whitespace().collect::<Vec<_>>().join(" ");
            for line in wrapped(&text, width - 5) {
                out.push_str(&format!("     {line}\n"));
            }
        }
    }
}

/// What the cases of the page show: "3 find something, 4 stay clear, 2 not checked".
fn cases(page: &str) -> String {
    let expected: Vec<&str> =
        page.split("```expect\n").skip(1).filter_map(|after| after.split_whitespace().next()).collect();
    let count = |word: &str| expected.iter().filter(|first| first.trim_end_matches(':') == word).count();
    format!("{} find something, {} stay clear, {} not checked", count("finding"), count("clear"), count("not-checked"))
}
