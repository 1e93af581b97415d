//! The table of a run: band, subject, why, and how much nobody has looked at.

use vetwork_model::{Assessment, Band};

use super::layout::{cells, finished, padded, right, wrapped};
use super::{Role, Style};
use crate::prose::{count_in_words, id, inert, subjects, thousands};
use crate::{MetaOf, Run, Tally};

/// Below this many columns each subject is a paragraph.
const NARROWEST_TABLE: usize = 72;
/// A table wider than this is hard to read across.
const WIDEST_TABLE: usize = 120;
/// On a terminal, a longer table leaves out the subjects that wait for nobody.
const ROWS_IN_FULL: usize = 200;
/// A longer id takes a line of its own.
const WIDEST_ID: usize = 32;

struct Row {
    band: Band,
    id: String,
    why: Vec<String>,
    gap: String,
}

/// The table: most urgent band first. Ends with the counts of [`summary`].
pub fn table(run: &Run<'_>, meta_of: MetaOf, style: &Style) -> String {
    let sorted = run.sorted();
    let cut = style.width.is_some() && sorted.len() > ROWS_IN_FULL;
    let shown = |one: &&&Assessment| !cut || matches!(one.band, Band::Escalate | Band::Verify);
    let rows: Vec<Row> = sorted.iter().filter(shown).map(|one| row(one, meta_of)).collect();
    let body = match style.width {
        Some(width) if width < NARROWEST_TABLE => paragraphs(&rows, width, style),
        width => columns(&rows, width, style),
    };
    let left_out = sorted.len() - rows.len();
    let more = if left_out == 0 {
        String::new()
    } else {
        let said = format!("  {} more wait for nobody or for answers; the report lists them", thousands(left_out));
        format!("\n{}\n", style.paint(Role::Dim, &said))
    };
    finished(&format!("{body}{more}\n{}", summary(run, style)))
}

fn row(one: &Assessment, meta_of: MetaOf) -> Row {
    let limit = if one.band == Band::Escalate { 3 } else { 1 };
    let titles = one.because.iter().filter_map(|code| meta_of(*code)).map(|meta| meta.title.to_owned());
    let mut why: Vec<String> = titles.take(limit).collect();
    if one.band == Band::Incomplete {
        why = vec![waiting(one)];
    }
    if why.is_empty() {
        why.push("nothing found".to_owned());
    }
    if let Some(last) = why.last_mut().filter(|_| !one.unread.is_empty()) {
        last.push_str(if last.ends_with('?') { " Some input" } else { "; some input" });
        last.push_str(" could not be read");
    }
    let gap = format!("{} of {}", one.coverage.not_checked, one.coverage.asked());
    Row { band: one.band, id: id(one), why, gap }
}

fn waiting(one: &Assessment) -> String {
    let Some(first) = one.coverage.waiting.first() else { return "questions are unanswered".to_owned() };
    let first = inert(&first.ask, 80);
    match one.coverage.waiting.len() - 1 {
        0 => first,
        more => format!("{first} And {} more", count_in_words(more)),
    }
}

fn columns(rows: &[Row], width: Option<usize>, style: &Style) -> String {
    let band = rows.iter().map(|row| row.band.words().len()).max().unwrap_or(0).max(8);
    let longest_id = rows.iter().map(|row| cells(&row.id)).max().unwrap_or(0).max("Subject".len());
    let id = if width.is_some() { longest_id.min(WIDEST_ID) } else { longest_id };
    let gap = rows.iter().map(|row| cells(&row.gap)).max().unwrap_or(0).max("Not checked".len());
    let needed = rows.iter().flat_map(|row| &row.why).map(|why| cells(why)).max().unwrap_or(0).max("Why".len());
    let taken = 2 + band + 2 + id + 2 + 2 + gap;
    let why = width.map_or(needed, |width| needed.min(width.min(WIDEST_TABLE).saturating_sub(taken)));
    let head = format!(
        "  {}  {}  {}  {}",
        padded("Band", band),
        padded("Subject", id),
        padded("Why", why),
        right("Not checked", gap)
    );
    let rule = format!("  {}", style.rule(taken + why - 2));
    let mut out = format!("{}\n{}\n", style.paint(Role::Dim, &head), style.paint(Role::Dim, &rule));
    for row in rows {
        let lines = row.why.iter().flat_map(|text| wrapped(text, why));
        let mark =
            style.paint(Role::of(row.band), &format!("{} {}", style.mark(row.band), padded(row.band.words(), band)));
        let subject = style.paint(subject_role(row.band), &padded(&row.id, id));
        let indent = " ".repeat(2 + band + 2 + id + 2);
        let mut started = String::new();
        if cells(&row.id) > id {
            out.push_str(&format!("{mark}  {subject}\n"));
            started.push_str(&indent);
        } else {
            started = format!("{mark}  {subject}  ");
        }
        for (place, line) in lines.enumerate() {
            if place == 0 {
                let gap = style.paint(Role::Dim, &right(&row.gap, gap));
                out.push_str(&format!("{started}{}  {gap}\n", padded(&line, why)));
            } else {
                out.push_str(&format!("{indent}{line}\n"));
            }
        }
    }
    out
}

fn subject_role(band: Band) -> Role {
    if matches!(band, Band::Escalate | Band::Verify) { Role::Bold } else { Role::Plain }
}

fn paragraphs(rows: &[Row], width: usize, style: &Style) -> String {
    let mut out = String::new();
    for row in rows {
        let mark = style.paint(Role::of(row.band), &format!("{} {}", style.mark(row.band), row.band.words()));
        out.push_str(&format!("{mark}  {}\n", style.paint(subject_role(row.band), &row.id)));
        for why in &row.why {
            for line in wrapped(why, width.saturating_sub(4)) {
                out.push_str(&format!("    {line}\n"));
            }
        }
        let gap = format!("    not checked: {}", row.gap);
        out.push_str(&format!("{}\n\n", style.paint(Role::Dim, &gap)));
    }
    out.trim_end_matches('\n').to_owned() + "\n"
}

/// The counts under the table, what the weights are worth, and what the run could not do.
pub fn summary(run: &Run<'_>, style: &Style) -> String {
    let tally = run.tally();
    let counts: Vec<String> = Band::ALL
        .into_iter()
        .zip(tally.bands)
        .filter(|(_, count)| *count > 0)
        .map(|(band, count)| format!("{} {}", style.paint(Role::Bold, &thousands(count)), band.words()))
        .collect();
    let answered = style.paint(Role::Bold, &thousands(tally.answered));
    let counted = if counts.is_empty() { "Nobody was vetted".to_owned() } else { counts.join(", ") };
    let answered = format!("{answered} of {} questions answered.", thousands(tally.asked));
    let wrap = style.width.map_or(100, |width| width.min(WIDEST_TABLE)).saturating_sub(2);
    let one_line = tally.bands.iter().map(|count| thousands(*count).len() + 13).sum::<usize>() + 40 <= wrap;
    let mut lines = if one_line {
        vec![format!("  {counted}. {answered}")]
    } else {
        vec![format!("  {counted}."), format!("  {answered}")]
    };
    for text in caveats(run, &tally) {
        lines.extend(wrapped(&text, wrap).into_iter().map(|line| format!("  {}", style.paint(Role::Dim, &line))));
    }
    lines.join("\n") + "\n"
}

fn caveats(run: &Run<'_>, tally: &Tally) -> Vec<String> {
    let mut first = Vec::new();
    if !run.calibrated {
        first.push("Expert weights, not calibrated.".to_owned());
    }
    if tally.subjects() > 0 {
        first.push(crate::prose::screened(run));
    }
    let mut all = if first.is_empty() { Vec::new() } else { vec![first.join(" ")] };
    all.extend(run.stale_lists.iter().map(|list| format!("Older than it should be: {}.", inert(list, 120))));
    all.extend(run.confinement_note.map(|note| inert(note, 200)));
    all
}

/// The first line of a run, for standard error: "Vetted 12 people with 52 checks in 0.4 s".
pub fn opening(run: &Run<'_>, took: std::time::Duration) -> String {
    let tally = run.tally();
    let unread = run.unread.len();
    let read = subjects(tally.people, tally.organisations);
    let of = if unread == 0 {
        String::new()
    } else {
        format!("; {} {} could not be read", thousands(unread), if unread == 1 { "input" } else { "inputs" })
    };
    format!("  Vetted {read} with {} checks in {:.1} s{of}", run.checks, took.as_secs_f64())
}

/// What to do next, for standard error: the report, and the one next command. `command` is the
/// command line so far ("vetwork vet examples").
pub fn closing(run: &Run<'_>, report: Option<&str>, command: &str, style: &Style) -> String {
    let line = |label: &str, text: &str| {
        format!("  {}{}\n", style.paint(Role::Dim, &padded(label, 8)), style.paint(Role::Cool, text))
    };
    let mut out = report.map(|path| line("Report", &inert(path, 200))).unwrap_or_default();
    let command = inert(command, 200);
    if let Some(one) = run.first_open() {
        out.push_str(&line("Next", &format!("{command} --explain {}", id(one))));
    }
    out
}
