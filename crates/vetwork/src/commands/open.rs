//! Finding and opening records: where they are, where their key is, and who is using them.

use std::path::PathBuf;

use vetwork_store::{Found, KeySource, Keyring, Location, Store, StoreError};
use zeroize::Zeroizing;

use crate::commands::Access;
use crate::failure::Failure;
use crate::terminal::Terminal;

/// The variable that holds the master key itself.
const KEY_VARIABLE: &str = "VETWORK_KEY";

#[expect(clippy::disallowed_methods, reason = "the binary is where the environment is read")]
fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}

/// A folder of the user: as its variable says, else below the home folder.
fn folder(variable_name: &str, on_windows: &str, below_home: &str) -> Option<PathBuf> {
    let given = variable(variable_name).or_else(|| variable(on_windows)).map(PathBuf::from);
    let folder = given.or_else(|| Some(PathBuf::from(variable("HOME")?).join(below_home)));
    folder.map(|folder| folder.join("vetwork"))
}

/// Where `vetwork init` makes records when nothing is said.
pub(crate) fn default_file() -> Option<PathBuf> {
    folder("XDG_DATA_HOME", "LOCALAPPDATA", ".local/share").map(|folder| folder.join("records.db"))
}

/// Where the key of records is when nothing is said: apart from them.
pub(crate) fn default_key_file(id: &str) -> Option<PathBuf> {
    folder("XDG_CONFIG_HOME", "APPDATA", ".config").map(|folder| folder.join(format!("keys/{id}.key")))
}

/// Where the records are: as given, else where `vetwork init` makes them.
pub(crate) fn location(access: &Access<'_>) -> Result<Location, Failure> {
    if let Some(given) = &access.place.records {
        return Ok(Location::parse(given)?);
    }
    let none = || Failure::usage("there is no home folder for records", "say with --records where they are");
    default_file().map(Location::File).ok_or_else(none)
}

/// Where the master key comes from: as given, else the file that `vetwork init` made.
pub(crate) fn key_source(access: &Access<'_>, id: &str) -> Result<KeySource, Failure> {
    if let Some(path) = &access.place.key_file {
        return Ok(KeySource::File(path.clone()));
    }
    if let Some(command) = &access.place.key_command {
        return Ok(KeySource::Command(command.clone()));
    }
    if let Some(text) = variable(KEY_VARIABLE) {
        return Ok(KeySource::Text { name: KEY_VARIABLE.to_owned(), text: Zeroizing::new(text) });
    }
    let none = || Failure::usage("there is no home folder for the master key", "name it with --key-file");
    default_key_file(id).map(KeySource::File).ok_or_else(none)
}

/// Opens the records.
pub(crate) fn records(access: &Access<'_>) -> Result<Store, Failure> {
    if access.place.no_records {
        return Err(Failure::usage("this needs records", "leave --no-records out"));
    }
    let store = open_at(&location(access)?, access)?;
    say_clock(&store, access)?;
    Ok(store)
}

fn open_at(location: &Location, access: &Access<'_>) -> Result<Store, Failure> {
    let found = Found::at(location)?;
    let keys = Keyring::load(key_source(access, found.id())?)?;
    Ok(found.unlock(keys)?)
}

/// Opens the records if there are any. Those that were named must be there.
pub(crate) fn records_if_any(access: &Access<'_>) -> Result<Option<Store>, Failure> {
    // A folder that may not be looked into is no sign that there are none.
    let is_there = |file: &PathBuf| file.try_exists().unwrap_or(true);
    if access.place.no_records || (access.place.records.is_none() && !default_file().as_ref().is_some_and(is_there)) {
        return Ok(None);
    }
    records(access).map(Some)
}

/// Says when the clock, or the time given, is before the last entry.
fn say_clock(store: &Store, access: &Access<'_>) -> Result<(), Failure> {
    let (last, now) = (store.counts()?.last_at, super::setup::time(access.common)?);
    if now < last {
        let terminal = Terminal::stderr();
        terminal.say(&format!(
            "{}: the time is {now:.0}, and the last entry of the records is of {last:.0}. New entries carry the later \
             one, so that the history never goes back",
            terminal.ochre("warning")
        ));
    }
    Ok(())
}

/// Who is using the program, for the history.
pub(crate) fn by(access: &Access<'_>) -> String {
    let user = || variable("USER").or_else(|| variable("USERNAME"));
    let by = access.place.by.clone().or_else(user).unwrap_or_else(|| "unknown".to_owned());
    by.chars().filter(|c| !c.is_control()).take(200).collect()
}

/// How much was remembered, in words.
pub(crate) fn remembered(kept: usize, others: usize) -> String {
    let earlier = match others {
        0 => "nobody was remembered before".to_owned(),
        1 => "compared with one who was remembered before".to_owned(),
        others => format!("compared with {others} who were remembered before"),
    };
    format!("{kept} remembered, {earlier}")
}

/// Makes sure that nothing erased is left in a journal, and says when others hold it open.
pub(crate) fn settle(store: &Store) -> Result<(), Failure> {
    match store.settle() {
        Err(StoreError::Busy) => {
            let terminal = Terminal::stderr();
            terminal.say(&format!(
                "{}: done, but others are reading: until they end, sealed remains stay in the journal beside the \
                 records. The next `vetwork records expire --apply` takes them out",
                terminal.ochre("warning")
            ));
            Ok(())
        }
        Err(error @ (StoreError::Full | StoreError::Disk { .. })) => {
            let terminal = Terminal::stderr();
            terminal.say(&format!(
                "{}: done, but the file could not be written anew ({error}): sealed remains stay on its free pages. \
                 Make room for two more copies of it; the next `vetwork records expire --apply` takes them out",
                terminal.ochre("warning")
            ));
            Ok(())
        }
        settled => Ok(settled?),
    }
}
