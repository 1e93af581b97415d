//! `vetwork inspect`: what documents, credentials and files prove, and what refutes them.

mod chips;
mod files;
mod json;
mod numbers;
mod page;
mod shared;
mod tesseract;

use std::process::ExitCode;

pub(super) use files::issuers_keys;

use jiff::civil::Date;
use vetwork_identity::claim::{Claim, Sex};
use vetwork_identity::inspect::{Inspection, Question};
use vetwork_identity::judgement::Verdict;
use vetwork_ingest::confine::Reader;

use crate::cli::Common;
use crate::cli::inspect::{ClaimArguments, FailOnVerdict, InspectArguments, InspectFormat};
use crate::cli::lists;
use crate::commands::{setup, trust};
use crate::failure::{Failure, exit};
use crate::terminal::{Terminal, progress};

/// One file that was handed in, and what came of it.
struct Inspected {
    /// Its path as it was given, or `standard input`.
    name: String,
    /// What judges said, or why nobody could look.
    outcome: Result<Inspection, String>,
}

impl Inspected {
    fn verdict(&self) -> Option<Verdict> {
        let inspection = self.outcome.as_ref().ok()?;
        inspection.judgements.iter().map(|judgement| judgement.verdict()).max()
    }

    /// Was all of it looked at?
    fn is_read(&self) -> bool {
        self.outcome
            .as_ref()
            .is_ok_and(|inspection| !inspection.judgements.is_empty() && inspection.broke_off.is_empty())
    }
}

/// From this many files on, progress is shown.
const LONG: u64 = 20;

pub(crate) fn run(arguments: &InspectArguments, common: &Common) -> Result<ExitCode, Failure> {
    let today = setup::day(setup::time(common)?);
    let question = Question { claim: claim(&arguments.claim)?, today };
    let mut reader = Reader::new(setup::this_program()?);
    let found = chips::put_together(files::found(&arguments.files)?, &mut reader);
    let anchors = found.iter().any(|whole| whole.is_chip).then(|| trust::loaded(common)).flatten();
    let trusted = files::Trusted { anchors, keys: issuers_keys(&arguments.keys)? };
    let bar = progress("Inspecting", found.len() as u64, LONG);
    let mut inspected = Vec::new();
    for whole in &found {
        let mut one = files::inspect(whole, &trusted, &mut reader, &question);
        if arguments.ocr {
            tesseract::add(&mut one, &whole.path, &mut reader, &question);
        }
        inspected.push(one);
        bar.inc(1);
    }
    bar.finish_and_clear();
    inspected.extend(arguments.numbers.iter().map(|asked| numbers::inspect(asked, &question)));
    say_if_not_confined(&mut reader);
    let text = match arguments.format {
        InspectFormat::Table => page::page(&inspected, &question.claim, arguments.brief, &Terminal::stdout()),
        InspectFormat::Json => json::document(&inspected, &question)?,
    };
    super::print(&text)?;
    if inspected.iter().any(|file| !file.is_read()) {
        return Ok(ExitCode::from(exit::UNREAD));
    }
    let limit = arguments.fail_on.map(|fail_on| match fail_on {
        FailOnVerdict::Unusual => Verdict::Unusual,
        FailOnVerdict::Refuted => Verdict::Refuted,
    });
    let worst = inspected.iter().filter_map(Inspected::verdict).max();
    let reached = limit.is_some_and(|limit| worst.is_some_and(|worst| worst >= limit));
    Ok(if reached { ExitCode::from(exit::BAND) } else { ExitCode::SUCCESS })
}

fn claim(arguments: &ClaimArguments) -> Result<Claim, Failure> {
    let date = |option: &str, given: &Option<String>| {
        let read = given.as_deref().map(|date| {
            let example = format!("for example {option} 1983-11-25");
            date.parse::<Date>().map_err(|_| Failure::usage(format!("{option} {date}: not a date"), example))
        });
        read.transpose()
    };
    Ok(Claim {
        name: arguments.name.clone(),
        birth_date: date("--born", &arguments.born)?,
        sex: arguments.sex.map(|sex| match sex {
            lists::Sex::Female => Sex::Female,
            lists::Sex::Male => Sex::Male,
        }),
        address: arguments.address.clone(),
        document_number: arguments.document_number.clone(),
        us_work_since: date("--us-work-since", &arguments.us_work_since)?,
    })
}

fn say_if_not_confined(reader: &mut Reader) {
    let terminal = Terminal::stderr();
    if let Some(confinement) = reader.confinement().filter(|confinement| !confinement.is_complete()) {
        let note = &confinement.note;
        terminal.say(&format!(
            "{}: files were read by a process that could not be wholly confined: {note}",
            terminal.ochre("warning")
        ));
    }
}
