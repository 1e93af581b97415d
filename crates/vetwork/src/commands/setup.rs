//! What several commands set up alike: the time, the engine with its policy, lists and indicators.

use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock};

use jiff::Timestamp;
use jiff::civil::Date;
use vetwork_checks::{IndicatorIndex, find};
use vetwork_engine::{Engine, Policy, policy};
use vetwork_model::{Code, Meta, When};
use vetwork_reference::indicators::{Indicator, IndicatorFile, IndicatorKind, RowError};
use vetwork_reference::{EmailDomainClass, HowSeen, Reference, Snapshot, indicators};

use crate::cli::Common;
use crate::commands::lists::loaded::Loaded;
use crate::failure::Failure;
use crate::terminal::Terminal;

/// The time to judge by: as given, else now.
pub(crate) fn time(common: &Common) -> Result<Timestamp, Failure> {
    let Some(text) = &common.at else {
        #[expect(clippy::disallowed_methods, reason = "the one place where the clock is read; it becomes an input")]
        return Ok(Timestamp::now());
    };
    match text.parse::<When>() {
        Ok(When::Instant(instant)) => Ok(instant),
        Ok(When::Day(day)) => day
            .to_zoned(jiff::tz::TimeZone::UTC)
            .map(|zoned| zoned.timestamp())
            .map_err(|error| Failure::usage(error.to_string(), "write a time such as 2026-11-21T10:00:00Z")),
        _ => Err(Failure::usage(
            format!("`{text}` is not a time to judge by"),
            "write a day or an instant: 2026-11-21 or 2026-11-21T10:00:00Z",
        )),
    }
}

/// This program, which is also its own confined reader.
pub(crate) fn this_program() -> Result<PathBuf, Failure> {
    std::env::current_exe().map_err(|error| Failure::read(Path::new("vetwork"), error))
}

/// The day of a time, by universal time.
pub(crate) fn day(now: Timestamp) -> Date {
    now.to_zoned(jiff::tz::TimeZone::UTC).date()
}

/// Where imported lists are: as given, else in the user's data folder, if there is one.
pub(crate) fn data_dir(common: &Common) -> Option<PathBuf> {
    #[expect(clippy::disallowed_methods, reason = "the binary is where the environment is read")]
    let home = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    common.data_dir.clone().or_else(|| {
        let base =
            home("XDG_DATA_HOME").or_else(|| home("LOCALAPPDATA")).or_else(|| Some(home("HOME")?.join(".local/share")));
        base.map(|base| base.join("vetwork/lists"))
    })
}

/// The ending of an imported list.
pub(crate) const LIST_ENDING: &str = "list";

/// The lists that ship with the program and those that were imported. A list that is damaged is said
/// and left out; the others hold.
pub(crate) fn reference(common: &Common) -> Reference {
    let snapshots = data_dir(common).map(|folder| taken_in(&folder, LIST_ENDING, Snapshot::from_bytes));
    // Documentation addresses belong to nobody; the examples and the guides use them.
    Reference::load(snapshots.unwrap_or_default()).with_demo_ranges()
}

/// What was taken in, from the files of an ending in a folder, by their names. One that is damaged is said and left out; the
/// others hold.
#[expect(clippy::disallowed_methods, reason = "the edge at which files are opened")]
pub(crate) fn taken_in<T, E: std::fmt::Display>(
    folder: &Path,
    ending: &str,
    from_bytes: impl Fn(&[u8]) -> Result<T, E>,
) -> Vec<T> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == ending));
    paths.sort();
    let read = |path: &PathBuf| {
        let bytes = std::fs::read(path).map_err(|error| error.to_string())?;
        from_bytes(&bytes).map_err(|error| error.to_string())
    };
    let mut found = Vec::new();
    for path in paths {
        match read(&path) {
            Ok(list) => found.push(list),
            Err(error) => {
                let terminal = Terminal::stderr();
                terminal.say(&format!("{}: {} is not used: {error}", terminal.ochre("warning"), path.display()));
            }
        }
    }
    found
}

#[expect(clippy::disallowed_methods, reason = "the edge at which files are opened")]
fn read_file(path: &Path) -> Result<Vec<u8>, Failure> {
    std::fs::read(path).map_err(|error| Failure::read(path, error))
}

/// A text file that must be readable for the program to run.
pub(crate) fn read_text(path: &Path) -> Result<String, Failure> {
    String::from_utf8(read_file(path)?)
        .map_err(|_| Failure::usage(format!("{} is not UTF-8 text", path.display()), "save it as UTF-8"))
}

/// The policy that was named, or the default one.
pub(crate) fn policy(path: Option<&Path>) -> Result<Policy, Failure> {
    let (text, name) = match path {
        Some(path) => (read_text(path)?, path.display().to_string()),
        None => (policy::DEFAULT.to_owned(), "the default policy".to_owned()),
    };
    Policy::from_toml(&text).map_err(|error| {
        Failure::usage(
            format!("{name}: {error}"),
            "policy/default.toml explains every number; copy it and change the copy",
        )
    })
}

/// The customer's indicators. Rows that are refused are named; the others are used.
pub(crate) fn indicators(
    paths: &[PathBuf],
    reference: &Reference,
    now: Timestamp,
) -> Result<(IndicatorIndex, bool), Failure> {
    let today = day(now);
    let terminal = Terminal::stderr();
    let (mut active, mut refused) = (Vec::new(), false);
    for path in paths {
        let bytes = read_file(path)?;
        let json = path.extension().is_some_and(|ending| ending == "json");
        let mut file = if json { indicators::parse_json(&bytes, today) } else { indicators::parse_csv(&bytes, today) };
        refuse_shared_domains(&mut file, reference);
        if file.active.is_empty() && file.expired.is_empty() && file.errors.is_empty() {
            file.errors.push(RowError {
                line: 1,
                column: String::new(),
                message: "there is no indicator in it".to_owned(),
                hint:
                    "the first line names the columns: kind,value,source,conduct_code,evidence,confidence,added,expires"
                        .to_owned(),
            });
        }
        for error in &file.errors {
            refused = true;
            let column = match error.column.as_str() {
                "" => String::new(),
                column => format!(", `{}`", vetwork_canon::text::visible(column)),
            };
            terminal.say(&format!(
                "{}: {}:{}{column}: {}\n{}: {}",
                terminal.strong("error[indicator]"),
                path.display(),
                error.line,
                vetwork_canon::text::visible(&error.message),
                terminal.cool("hint"),
                vetwork_canon::text::visible(&error.hint)
            ));
        }
        if !file.expired.is_empty() {
            let count = file.expired.len();
            let expired = if count == 1 {
                "1 expired indicator is".to_owned()
            } else {
                format!("{count} expired indicators are")
            };
            terminal.say(&format!("{}: {}: {expired} not used", terminal.ochre("warning"), path.display()));
        }
        active.extend(file.active);
    }
    Ok((IndicatorIndex::new(active, today), refused))
}

/// A mail service that anyone may use tells nobody from anybody: a row that names one is refused.
fn refuse_shared_domains(file: &mut IndicatorFile, reference: &Reference) {
    let shared = |row: &Indicator| {
        row.kind == IndicatorKind::Domain && reference.email_domain(&row.value) != EmailDomainClass::Unlisted
    };
    let (refused, active) = std::mem::take(&mut file.active).into_iter().partition(shared);
    file.active = active;
    let refused: Vec<Indicator> = refused;
    file.errors.extend(refused.into_iter().map(|row| RowError {
        line: row.line,
        column: "value".to_owned(),
        message: format!("\"{}\" is a mail service that many people share", row.value),
        hint: "give the whole e-mail address".to_owned(),
    }));
}

/// The engine, with this program's version among its inputs, and the sanctions lists that were taken in.
pub(crate) fn engine(policy: Policy, reference: Reference, indicators: IndicatorIndex, common: &Common) -> Engine {
    let lists = Arc::new(Loaded::read(common).into_watchlists());
    Engine { policy, reference, indicators, lists, program: format!("vetwork {}", env!("CARGO_PKG_VERSION")) }
}

/// What a check is, by its code.
pub(crate) fn meta_of(code: Code) -> Option<&'static Meta> {
    find(code.0).map(|check| check.meta)
}

/// A source of a check, as it is cited.
pub(crate) fn source_line(id: &str) -> Option<vetwork_report::SourceLine> {
    static SOURCES: LazyLock<Vec<vetwork_reference::Source>> = LazyLock::new(vetwork_reference::sources);
    let source = SOURCES.iter().find(|source| source.id == id)?;
    Some(vetwork_report::SourceLine {
        title: source.title.clone(),
        publisher: source.publisher.clone(),
        date: Some(source.date.clone()).filter(|date| !date.is_empty()),
        url: Some(source.url.clone()).filter(|url| !url.is_empty()),
        how: match source.how {
            HowSeen::Read => "read",
            HowSeen::SecondHand => "second-hand",
            HowSeen::Recalled => "recalled",
        }
        .to_owned(),
    })
}
