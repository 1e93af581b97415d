//! `vetwork checks`: what is looked for, why, and which published guidance is served by which check.

use std::collections::BTreeMap;
use std::io::Write;
use std::process::ExitCode;

use vetwork_checks::{all, find};
use vetwork_engine::later;
use vetwork_report::terminal::Style;

use crate::cli::{ChecksCommand, Common, Format};
use crate::commands::setup;
use crate::failure::Failure;
use crate::terminal::Terminal;

pub(crate) fn run(command: &ChecksCommand, _: &Common) -> Result<ExitCode, Failure> {
    let text = match command {
        ChecksCommand::List { format } => list(*format),
        ChecksCommand::Show { code } => show(code)?,
        ChecksCommand::Coverage { catalogue } => coverage(&setup::read_text(catalogue)?)?,
    };
    std::io::stdout().lock().write_all(text.as_bytes()).map_err(Failure::Output)?;
    Ok(ExitCode::SUCCESS)
}

fn list(format: Format) -> String {
    let mut text = String::new();
    for check in all() {
        let m = check.meta;
        match format {
            Format::Json | Format::Jsonl => {
                let line = serde_json::json!({
                    "code": m.code.0, "name": m.name, "question": m.question, "family": m.family, "ceiling": m.ceiling,
                    "direction": m.direction, "catalogue": m.catalogue, "sources": m.sources, "compares": m.compares,
                });
                text.push_str(&format!("{line}\n"));
            }
            Format::Csv => {
                text.push_str(&format!("{},{},{},{}\n", m.code, m.name, m.family.words(), m.ceiling.words()))
            }
            Format::Table => text.push_str(&format!(
                "{}  {:<12} {:<9} {}\n",
                m.code,
                m.family.words(),
                m.ceiling.words(),
                m.question
            )),
        }
    }
    text
}

fn show(code: &str) -> Result<String, Failure> {
    let check = find(code)
        .ok_or_else(|| Failure::usage(format!("there is no check `{code}`"), "`vetwork checks list` names all"))?;
    let policy = setup::policy(None)?;
    let bits = f64::from(policy.decibits(check.meta.code, check.meta.ceiling)) / 10.0;
    let terminal = Terminal::stdout();
    let style = Style { width: terminal.width, colour: terminal.colour, unicode: terminal.unicode };
    Ok(vetwork_report::terminal::check_page(
        check.meta,
        &format!("{bits:.1} bits, expert"),
        &setup::source_line,
        &style,
    ))
}

/// Holds the registry against a catalogue of red flags: each row is served by checks or by the
/// assessment itself, waits for a named capability, is excluded for good, or is open.
fn coverage(catalogue: &str) -> Result<String, Failure> {
    let mut lines = catalogue.lines();
    let header: Vec<&str> = lines.next().unwrap_or_default().split('\t').collect();
    let column = |name: &str| header.iter().position(|column| *column == name);
    let (Some(id), Some(name), Some(sources)) = (column("id"), column("name"), column("sources")) else {
        return Err(Failure::usage(
            "the catalogue has no columns `id`, `name` and `sources`",
            "it is tab-separated, with the names of the columns in its first line",
        ));
    };
    let mut served: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for check in all() {
        for row in check.meta.catalogue {
            served.entry(row).or_default().push(check.meta.code.0);
        }
    }
    let mut text = String::new();
    let (mut by_check, mut by_engine, mut waiting, mut excluded, mut open, mut rows, mut seed, mut seed_told) =
        (0, 0, 0, 0, 0, 0, 0, 0);
    let mut add = |line: String| {
        text.push_str(&line);
        text.push('\n');
    };
    for row in lines.filter(|line| !line.trim().is_empty()) {
        let cells: Vec<&str> = row.split('\t').collect();
        let cell = |at: usize| cells.get(at).copied().unwrap_or_default().trim();
        let (id, name) = (cell(id), cell(name));
        rows += 1;
        let by_seed = cell(sources).split_whitespace().any(|source| source.starts_with("SEED"));
        let (told, state) = if id.starts_with("EXC-") {
            excluded += 1;
            (true, "excluded for good: never an input".to_owned())
        } else if let Some(codes) = served.get(id) {
            by_check += 1;
            (true, format!("served by {}", codes.join(", ")))
        } else if let Some(part) = later::served_by_assessment(id) {
            by_engine += 1;
            (true, format!("served by {part}"))
        } else if let Some(capability) = later::waits_for(id) {
            waiting += 1;
            (true, format!("waits for {capability}"))
        } else {
            open += 1;
            (false, "open: served by nothing yet".to_owned())
        };
        if by_seed {
            seed += 1;
            seed_told += usize::from(told);
        }
        let mark = if by_seed { "seed" } else { "" };
        add(format!("{id:<7} {name:<34} {mark:<5} {state}"));
    }
    add(format!(
        "\n{rows} rows: {} served ({by_check} by checks, {by_engine} by the assessment), {waiting} wait for a named capability, {excluded} excluded, {open} open.",
        by_check + by_engine
    ));
    add(format!("{seed_told} of {seed} rows that a seed article names are accounted for."));
    let compares = all().iter().filter(|check| check.meta.compares).count();
    add(format!("{} checks; {compares} of them compare two pieces of evidence or compute something.", all().len()));
    Ok(text)
}
