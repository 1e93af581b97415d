//! `vetwork records rotate-key`, `backup` and `restore`.

use std::path::Path;
use std::process::ExitCode;

use vetwork_store::{Actor, Found, KeySource, Keyring, Location, Secret, Store, StoreError};

use super::show::plural;
use crate::commands::Access;
use crate::commands::{open, setup};
use crate::failure::Failure;
use crate::terminal::progress;

pub(super) fn rotate_key(forget_earlier: bool, access: &Access<'_>) -> Result<ExitCode, Failure> {
    let store = open::records(access)?;
    let by = open::by(access);
    let actor = Actor { by: &by, at: setup::time(access.common)? };
    let source = store.keys().source().clone();
    if let KeySource::File(path) = &source {
        KeySource::prepend(path, Secret::random()?).map_err(StoreError::from)?;
    }
    store.keys().reload()?;
    let bar = progress("Sealing again", u64::try_from(store.counts()?.subjects).unwrap_or_default(), LONG);
    let changed = store.rewrap(actor, &mut |done| bar.set_position(done))?;
    bar.finish_and_clear();
    // What was wrapped with the old key is overwritten, also in the journal.
    open::settle(&store)?;
    let mut out = format!(
        "{} sealed again with the key {} of {source}\n",
        plural(i64::try_from(changed).unwrap_or_default(), "key", "keys"),
        store.keys().current()?
    );
    match (&source, forget_earlier) {
        (KeySource::File(path), true) => {
            let gone = KeySource::forget_earlier(path).map_err(StoreError::from)?;
            let gone = plural(i64::try_from(gone).unwrap_or_default(), "earlier key is", "earlier keys are");
            out.push_str(&format!("{gone} forgotten: copies from before today cannot be read any more\n"));
        }
        (KeySource::File(_), false) => out.push_str(
            "The earlier key stays in the file after the new one, for copies that were made before today; \
             --forget-earlier takes it out\n",
        ),
        _ if changed == 0 => out.push_str("Give the new key first and the earlier one after it, and run this again\n"),
        _ => out.push_str("The earlier key is needed only for copies that were made before today\n"),
    }
    super::super::print(&out)?;
    Ok(ExitCode::SUCCESS)
}

/// From this many subjects on, progress is shown.
const LONG: u64 = 20_000;

pub(super) fn backup(file: &Path, access: &Access<'_>) -> Result<ExitCode, Failure> {
    let store = open::records(access)?;
    let location = Location::File(file.to_owned());
    store.copy_to(&location)?;
    let copy = verified(&location, access).inspect_err(|_| remove(file))?;
    let counts = copy.counts()?;
    super::super::print(&format!(
        "{}: {} and {}, verified. It is sealed with the same key, which is not in it\n{}\n",
        file.display(),
        plural(counts.subjects, "subject", "subjects"),
        plural(counts.entries, "entry", "entries"),
        copy.head()?
    ))?;
    Ok(ExitCode::SUCCESS)
}

fn remove(file: &Path) {
    let _ = std::fs::remove_file(file);
}

/// Opens records and holds them to their own history.
fn verified(location: &Location, access: &Access<'_>) -> Result<Store, Failure> {
    let found = Found::at(location)?;
    let keys = Keyring::load(open::key_source(access, found.id())?)?;
    let store = found.unlock(keys)?;
    let verified = store.verify(None, true, &mut |_| {})?;
    let mut problems = verified.problems;
    problems.extend(store.integrity()?);
    match problems.first() {
        None => Ok(store),
        Some(first) => Err(StoreError::Damaged { why: format!("{location}: {first}") }.into()),
    }
}

pub(super) fn restore(file: &Path, access: &Access<'_>) -> Result<ExitCode, Failure> {
    let target = open::location(access)?;
    match Found::at(&target) {
        Err(error) if error.is_missing() => {}
        Ok(_) => return Err(StoreError::AlreadyThere { place: target.to_string() }.into()),
        Err(other) => return Err(other.into()),
    }
    let source = Location::File(file.to_owned());
    let copy = verified(&source, access)?;
    copy.copy_to(&target)?;
    let store = verified(&target, access)?;
    let by = open::by(access);
    let counts = store.counts()?;
    store.note_restored(Actor { by: &by, at: setup::time(access.common)? })?;
    super::super::print(&format!(
        "{target}: {} and {} are back, as they were on {:.0}\n\
         Whoever was erased after that day is in them again: erase them again now.\n",
        plural(counts.subjects, "subject", "subjects"),
        plural(counts.entries, "entry", "entries"),
        counts.last_at,
    ))?;
    Ok(ExitCode::SUCCESS)
}
