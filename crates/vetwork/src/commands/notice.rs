//! `vetwork notice`: the privacy notice for applicants, from the enabled checks and the law's pack.

use std::io::Write;
use std::process::ExitCode;

use vetwork_model::Jurisdiction;

use crate::cli::{Law, NoticeArguments};
use crate::failure::Failure;

pub(crate) fn run(arguments: &NoticeArguments) -> Result<ExitCode, Failure> {
    let jurisdiction = match arguments.jurisdiction {
        Law::Us => Jurisdiction::Us,
        Law::Uk => Jurisdiction::Uk,
        Law::Eu => Jurisdiction::Eu,
    };
    let text = vetwork_engine::notice::notice(jurisdiction, &arguments.employer, &arguments.contact);
    std::io::stdout().lock().write_all(text.as_bytes()).map_err(Failure::Output)?;
    Ok(ExitCode::SUCCESS)
}
