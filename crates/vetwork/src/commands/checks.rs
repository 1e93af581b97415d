//! `vetwork checks`: what is looked for, why, and which published guidance is served by which check.

use std::io::Write;
use std::process::ExitCode;

use vetwork_checks::{all, find};
use vetwork_report::terminal::Style;

use crate::cli::{ChecksCommand, Common, Format};
use crate::commands::{coverage, setup};
use crate::failure::Failure;
use crate::terminal::Terminal;

pub(crate) fn run(command: &ChecksCommand, _: &Common) -> Result<ExitCode, Failure> {
    let text = match command {
        ChecksCommand::List { format } => list(*format),
        ChecksCommand::Show { code } => show(code)?,
        ChecksCommand::Coverage { catalogue } => coverage::of(&setup::read_text(catalogue)?)?,
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
