//! `vetwork records`: what can be done with records that last, a file for each kind of thing.

mod care;
mod clear;
mod forget;
mod person;
mod proof;
mod question;
mod replay;
mod screen;
mod show;

use std::process::ExitCode;

use vetwork_model::SubjectId;

use crate::cli::records::RecordsCommand;
use crate::commands::Access;
use crate::failure::Failure;

pub(crate) fn run(command: &RecordsCommand, access: &Access<'_>) -> Result<ExitCode, Failure> {
    match command {
        RecordsCommand::Status => show::status(access),
        RecordsCommand::Show { subject } => show::subject(subject, access),
        RecordsCommand::Verify { head, deep } => proof::verify(head.as_deref(), *deep, access),
        RecordsCommand::Head => proof::head(access),
        RecordsCommand::Prove { entry } => proof::prove(*entry, access),
        RecordsCommand::Replay { subject, entry, policy, indicators } => {
            replay::run(&replay::Arguments { subject, entry: *entry, policy: policy.as_deref(), indicators }, access)
        }
        RecordsCommand::Export { subject, format, confidential } => {
            person::export(subject, *format, *confidential, access)
        }
        RecordsCommand::Correct { subject, statement, about, withdraw } => {
            person::correct(subject, statement, about.as_deref(), withdraw, access)
        }
        RecordsCommand::Expire { apply, policy } => forget::expire(*apply, policy.as_deref(), access),
        RecordsCommand::Erase { subject, reason } => forget::erase(subject, reason, access),
        RecordsCommand::Hold { subject, until, reason } => forget::hold(subject, until, reason, access),
        RecordsCommand::Release { subject, reason } => forget::release(subject, reason, access),
        RecordsCommand::Screen { all, format, fail_on_open } => {
            screen::run(&screen::Arguments { all: *all, format: *format, fail_on_open: *fail_on_open }, access)
        }
        RecordsCommand::Clear { subject, entry, why, confirm: true, .. } => {
            clear::second_reading(subject, entry, why, true, access)
        }
        RecordsCommand::Clear { subject, entry, why, disagree: true, .. } => {
            clear::second_reading(subject, entry, why, false, access)
        }
        RecordsCommand::Clear { subject, entry, why, until, policy, .. } => {
            let (until, policy) = (until.as_deref(), policy.as_deref());
            clear::clear(&clear::Arguments { subject, entry, why, until, policy }, access)
        }
        RecordsCommand::Reopen { subject, entry, why } => clear::reopen(subject, entry, why, access),
        RecordsCommand::Clearances { subject } => clear::list(subject.as_deref(), access),
        RecordsCommand::RotateKey { forget_earlier } => care::rotate_key(*forget_earlier, access),
        RecordsCommand::Backup { file } => care::backup(file, access),
        RecordsCommand::Restore { file } => care::restore(file, access),
    }
}

/// The subject that was named.
pub(crate) fn subject_id(text: &str) -> Result<SubjectId, Failure> {
    let none = || {
        let shown: String = vetwork_canon::text::visible(text).chars().take(60).collect();
        Failure::usage(format!("`{shown}` is no subject"), "subjects are named as in the table of `vetwork vet`")
    };
    SubjectId::from_text(text).ok_or_else(none)
}
