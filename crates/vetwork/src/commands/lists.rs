//! `vetwork lists`: takes in sanctions lists as published, says what is loaded and how old it is, and what changed.

mod diff;
mod file;
pub(super) mod loaded;
mod part;
mod update;

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use vetwork_watchlist::accept::accept;
use vetwork_watchlist::list::Source;
use vetwork_watchlist::snapshot::Snapshot;

use crate::cli::Common;
use crate::cli::lists::ListsCommand;
use crate::commands::setup;
use crate::failure::{Failure, exit};
use crate::terminal::Terminal;
use loaded::{ENDING, Loaded, OLD_AFTER, in_words};

pub(crate) fn run(command: &ListsCommand, common: &Common) -> Result<ExitCode, Failure> {
    match command {
        ListsCommand::Import { files, list, anyway } => import(files, list.as_deref(), *anyway, common),
        ListsCommand::Update(arguments) => update::run(arguments, common),
        ListsCommand::Status => status(common),
        ListsCommand::Diff { lists, list, format, all } => {
            diff::run(lists, list.as_deref(), &diff::Shown { format: *format, all: *all }, common)
        }
    }
}

/// Where lists are kept.
fn folder(common: &Common) -> Result<PathBuf, Failure> {
    loaded::folder(common).ok_or_else(|| {
        Failure::usage("there is no place for imported lists", "name one: --data-dir DIR or VETWORK_DATA")
    })
}

fn import(files: &[PathBuf], name: Option<&str>, anyway: bool, common: &Common) -> Result<ExitCode, Failure> {
    let folder = folder(common)?;
    let today = setup::day(setup::time(common)?);
    let terminal = Terminal::stderr();
    let mut refused = false;
    for file in file::group(files) {
        let path = file.path.display().to_string();
        let result = file.read(name, today).and_then(|snapshot| take_in(snapshot, &folder, anyway, common));
        match result {
            Ok(snapshot) => {
                terminal.say(&format!("{path}: {}", in_words(&snapshot, today)));
                say_problems(&snapshot, &terminal);
            }
            Err(file::Refused::Failure(failure)) => return Err(failure),
            Err(file::Refused::Because(why, hint)) => {
                refused = true;
                let (error, label) = (terminal.strong("error[list]"), terminal.cool("hint"));
                terminal.say(&format!("{error}: {path} is refused: {why}\n{label}: {hint}"));
                terminal.say("the list that was loaded before, if any, stays\n");
            }
        }
    }
    Ok(if refused { ExitCode::from(exit::UNREAD) } else { ExitCode::SUCCESS })
}

/// Puts a list in the place of the one in use, if it may.
fn take_in(snapshot: Snapshot, folder: &Path, anyway: bool, common: &Common) -> Result<Snapshot, file::Refused> {
    let loaded = Loaded::read(common);
    let in_use = loaded.snapshots.iter().find(|other| other.list.source == snapshot.list.source);
    if let Err(refusal) = accept(&snapshot.list, in_use.map(|other| &other.list))
        .or_else(|refusal| if anyway { Ok(()) } else { Err(refusal) })
    {
        let hint = "fetch the file again; if it is right as it is, `--anyway` takes it in";
        return Err(file::Refused::Because(refusal.to_string(), hint.to_owned()));
    }
    keep(&snapshot, folder)?;
    Ok(snapshot)
}

/// Writes a list in the place of the one in use.
fn keep(snapshot: &Snapshot, folder: &Path) -> Result<(), file::Refused> {
    let bytes = snapshot
        .to_bytes()
        .map_err(|error| file::Refused::Because(error.to_string(), "try another format".to_owned()))?;
    let path = folder.join(format!("{}.{ENDING}", slug(snapshot.list.source.id())));
    super::data::replace(&path, &bytes)?;
    Ok(())
}

pub(super) fn slug(id: &str) -> String {
    vetwork_model::SubjectId::from_text(id).map_or_else(|| "list".to_owned(), |id| id.to_string())
}

fn say_problems(snapshot: &Snapshot, terminal: &Terminal) {
    const SHOWN: usize = 3;
    let problems = &snapshot.list.problems;
    for problem in problems.iter().take(SHOWN) {
        let place = loaded::place(problem.place);
        terminal.say(&format!("  {}: {place}{}: {}", terminal.ochre("not understood"), problem.field, problem.what));
    }
    if problems.len() > SHOWN {
        terminal.say(&format!("  and {} more; the entries beside them are whole", problems.len() - SHOWN));
    }
}

fn status(common: &Common) -> Result<ExitCode, Failure> {
    let today = setup::day(setup::time(common)?);
    let loaded = Loaded::read(common);
    let mut out = std::io::stdout().lock();
    let mut line = |text: String| writeln!(out, "{text}").map_err(Failure::Output);
    line(format!("{:<20} {:>9}  {:<10} {:>8}  {}", "List", "Entries", "Dated", "Age", "From"))?;
    for snapshot in &loaded.snapshots {
        // A list without a date is at least as old as the day on which it was taken in.
        let age = snapshot.age(today);
        let age = format!("{age} d{}", if age > OLD_AFTER { " old" } else { "" });
        let sum: String = snapshot.sha256.iter().take(6).map(|byte| format!("{byte:02x}")).collect();
        line(format!(
            "{:<20} {:>9}  {:<10} {age:>8}  {}, {}, SHA-256 {sum}…",
            snapshot.list.source.id(),
            snapshot.list.parties.len(),
            snapshot.list.published.map_or_else(|| "no date".to_owned(), |day| day.to_string()),
            snapshot.format,
            snapshot.file,
        ))?;
    }
    let is_loaded = |source: &Source| loaded.snapshots.iter().any(|snapshot| snapshot.list.source == *source);
    let missing: Vec<&str> = Source::OFFICIAL.iter().filter(|source| !is_loaded(source)).map(Source::id).collect();
    let terminal = Terminal::stderr();
    if !missing.is_empty() {
        terminal.say(&format!("\nNot loaded: {}", missing.join(", ")));
        let hint = "hint: vetwork lists update fetches them; vetwork lists import FILE takes in a file as published";
        terminal.say(&terminal.cool(hint));
    }
    Ok(ExitCode::SUCCESS)
}
