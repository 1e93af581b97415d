//! `vetwork dossier`: a template, a look at a dossier, the schema.

use std::io::Write;
use std::process::ExitCode;

use vetwork_engine::Dossiers;
use vetwork_ingest::formats::template;
use vetwork_model::{DossierFile, Intake};

use crate::cli::{Common, DossierCommand};
use crate::commands::setup;
use crate::diagnostics;
use crate::failure::{Failure, exit};
use crate::input::{Options, Trusted, read};
use crate::terminal::Terminal;

pub(crate) fn run(command: &DossierCommand, common: &Common) -> Result<ExitCode, Failure> {
    let mut out = std::io::stdout().lock();
    match command {
        DossierCommand::New { organisation } => {
            let text = if *organisation { template::ORGANISATION } else { template::PERSON };
            out.write_all(text.as_bytes()).map_err(Failure::Output)?;
            Ok(ExitCode::SUCCESS)
        }
        DossierCommand::Schema => {
            out.write_all(schema().as_bytes()).map_err(Failure::Output)?;
            Ok(ExitCode::SUCCESS)
        }
        DossierCommand::Check { files } => {
            let program = setup::this_program()?;
            let today = setup::day(setup::time(common)?);
            let (intake, trusted) = (Intake::Employer, Trusted::NOBODY);
            let options = Options { intake, line: None, program, trusted, today, records: None };
            let input = read(files, &options)?;
            diagnostics::say_all(&input.said, true);
            let subjects: Vec<String> = input.subjects.ids().map(ToString::to_string).collect();
            for place in 0..input.subjects.len() {
                let Some((dossier, _)) = input.subjects.read(place) else { continue };
                let evidence = dossier.evidence().len();
                writeln!(out, "{}: {evidence} facts, phase {}", dossier.id, dossier.phase.words())
                    .map_err(Failure::Output)?;
            }
            let terminal = Terminal::stderr();
            if crate::input::anything_unread(&input.said) {
                return Ok(ExitCode::from(exit::UNREAD));
            }
            terminal.say(&format!(
                "{} read whole",
                if subjects.len() == 1 {
                    "1 dossier was".to_owned()
                } else {
                    format!("{} dossiers were", subjects.len())
                }
            ));
            Ok(ExitCode::SUCCESS)
        }
    }
}

/// The JSON Schema of the dossier format, as text.
pub(crate) fn schema() -> String {
    let mut schema = schemars::schema_for!(DossierFile);
    schema.insert("title".to_owned(), "Vetwork dossier, version 1".into());
    let mut text = serde_json::to_string_pretty(&schema).unwrap_or_default();
    text.push('\n');
    text
}
