//! `vetwork data`: takes in reference lists and says what is loaded and how old it is.

use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

use jiff::tz::TimeZone;
use vetwork_reference::{ListId, Origin, import};

use crate::cli::{Common, DataCommand};
use crate::commands::setup;
use crate::failure::{Failure, exit};
use crate::terminal::Terminal;

pub(crate) fn run(command: &DataCommand, common: &Common) -> Result<ExitCode, Failure> {
    match command {
        DataCommand::Import { files, list } => import_all(files, list.as_deref(), common),
        DataCommand::Status => status(common),
    }
}

#[expect(clippy::disallowed_methods, reason = "the edge at which files are opened")]
fn import_all(files: &[std::path::PathBuf], list: Option<&str>, common: &Common) -> Result<ExitCode, Failure> {
    let folder = setup::data_dir(common).ok_or_else(|| {
        Failure::usage("there is no place for imported lists", "name one: --data-dir DIR or VETWORK_DATA")
    })?;
    let known = || ListId::ALL.iter().map(|id| id.as_str()).collect::<Vec<_>>().join(", ");
    let list = list
        .map(|name| {
            ListId::parse(name)
                .ok_or_else(|| Failure::usage(format!("there is no list `{name}`"), format!("lists: {}", known())))
        })
        .transpose()?;
    let today = setup::time(common)?.to_zoned(TimeZone::UTC).date();
    let terminal = Terminal::stderr();
    let mut refused = false;
    std::fs::create_dir_all(&folder).map_err(|error| Failure::write(&folder, error))?;
    for path in files {
        let length = std::fs::metadata(path).map_err(|error| Failure::read(path, error))?.len();
        if length > import::MAX_BYTES as u64 {
            refused = true;
            terminal.say(&format!(
                "{}: {} is larger than any list: {length} bytes",
                terminal.strong("error[list]"),
                path.display()
            ));
            continue;
        }
        let bytes = std::fs::read(path).map_err(|error| Failure::read(path, error))?;
        let previous = setup::reference(common);
        let name = path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
        match import::detect(&import::Upload { name: &name, bytes: &bytes, list, today }, previous.infos()) {
            Ok(snapshot) => {
                let info = snapshot.info();
                let file = folder.join(format!("{}.{}.{}", info.id.as_str(), slug(&info.series), setup::LIST_ENDING));
                replace(&file, &snapshot.to_bytes())?;
                terminal.say(&format!(
                    "{}: {} rows of {}, dated {}",
                    path.display(),
                    info.rows,
                    info.title,
                    info.dated
                ));
            }
            Err(error) => {
                refused = true;
                terminal.say(&format!(
                    "{}: {error}\n{}: {}",
                    terminal.strong("error[list]"),
                    terminal.cool("hint"),
                    error.hint
                ));
                terminal.say("the list that was loaded before, if any, stays\n");
            }
        }
    }
    Ok(if refused { ExitCode::from(exit::UNREAD) } else { ExitCode::SUCCESS })
}

fn slug(series: &str) -> String {
    vetwork_model::SubjectId::from_text(series).map_or_else(|| "all".to_owned(), |id| id.to_string())
}

/// Writes beside and renames, so that a crash leaves the old list whole.
pub(crate) fn replace(file: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let folder = file.parent().unwrap_or(Path::new("."));
    std::fs::create_dir_all(folder).map_err(|error| Failure::write(folder, error))?;
    let write = || -> std::io::Result<()> {
        let mut beside = tempfile::NamedTempFile::new_in(folder)?;
        beside.write_all(bytes)?;
        beside.as_file().sync_all()?;
        beside.persist(file).map_err(|error| error.error)?;
        Ok(())
    };
    write().map_err(|error| Failure::write(file, error))
}

fn status(common: &Common) -> Result<ExitCode, Failure> {
    let today = setup::time(common)?.to_zoned(TimeZone::UTC).date();
    let reference = setup::reference(common);
    let mut out = std::io::stdout().lock();
    let mut line = |text: String| writeln!(out, "{text}").map_err(Failure::Output);
    line(format!("{:<26} {:>9}  {:<10} {:>8}  {}", "List", "Rows", "Dated", "Age", "From"))?;
    for info in reference.infos() {
        let age = format!("{} d{}", info.age_days(today), if info.is_stale(today) { " old" } else { "" });
        let from = if info.origin == Origin::Embedded { "ships with vetwork" } else { "imported" };
        line(format!(
            "{:<26} {:>9}  {:<10} {age:>8}  {from}, {}",
            info.id.as_str(),
            info.rows,
            info.dated.to_string(),
            info.licence
        ))?;
    }
    let missing: Vec<&str> =
        ListId::ALL.iter().filter(|id| reference.list(**id).is_none()).map(|id| id.as_str()).collect();
    let terminal = Terminal::stderr();
    if !missing.is_empty() {
        terminal.say(&format!("\nNot loaded: {}\nQuestions that need them are `not checked`.", missing.join(", ")));
        let hint = "hint: vetwork data import FILE takes in a list as published; docs/guides/reference-lists.md says where they are";
        terminal.say(&terminal.cool(hint).to_string());
    }
    Ok(ExitCode::SUCCESS)
}
