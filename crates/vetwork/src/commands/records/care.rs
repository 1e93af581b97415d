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
    let made = copied(&store, &Location::File(file.to_owned()), access, |copy| Ok((copy.counts()?, copy.head()?)))?;
    let (counts, head) = made;
    super::super::print(&format!(
        "{}: {} and {}, verified. It is sealed with the same key, which is not in it\n{head}\n",
        file.display(),
        plural(counts.subjects, "subject", "subjects"),
        plural(counts.entries, "entry", "entries"),
    ))?;
    Ok(ExitCode::SUCCESS)
}

/// Copies records and holds the copy to its own history. It gets its name at the very end, so that what is found under
/// it is whole. `complete` does what is left to do with the copy.
fn copied<T>(
    store: &Store,
    target: &Location,
    access: &Access<'_>,
    complete: impl FnOnce(&Store) -> Result<T, Failure>,
) -> Result<T, Failure> {
    let Location::File(path) = target else {
        // On a server it is one transaction.
        store.copy_to(target).map_err(|error| Failure::from(error).of_records_at(target))?;
        return complete(&verified(target, access)?);
    };
    if path.symlink_metadata().is_ok() {
        return Err(StoreError::AlreadyThere { place: target.to_string() }.into());
    }
    let draft = path.with_added_extension("part");
    // One that was left by a run that was stopped.
    remove(&draft);
    let place = Location::File(draft.clone());
    let done = store.copy_to(&place).map_err(|error| Failure::from(error).of_records_at(target));
    let done = done.and_then(|()| verified(&place, access)).and_then(|copy| complete(&copy));
    let named = done.and_then(|done| name(&draft, path).map(|()| done));
    remove(&draft);
    named
}

/// Gives a file its name, unless there is something of that name.
fn name(draft: &Path, path: &Path) -> Result<(), Failure> {
    match std::fs::hard_link(draft, path) {
        Ok(()) => Ok(()),
        // Not every file system knows a second name for a file.
        Err(_) if path.symlink_metadata().is_err() => {
            std::fs::rename(draft, path).map_err(|error| Failure::write(path, error))
        }
        Err(_) => Err(StoreError::AlreadyThere { place: path.display().to_string() }.into()),
    }
}

fn remove(file: &Path) {
    for ending in ["", "-wal", "-shm"] {
        let mut file = file.as_os_str().to_owned();
        file.push(ending);
        let _ = std::fs::remove_file(file);
    }
}

/// Opens records and holds them to their own history.
fn verified(location: &Location, access: &Access<'_>) -> Result<Store, Failure> {
    let found = Found::at(location)?;
    let keys = Keyring::load(open::key_source(access, found.id())?)?;
    let store = found.unlock(keys)?;
    let verified = store.verify(None, true, &mut |_| {})?;
    let mut problems = verified.problems;
    problems.extend(store.integrity()?);
    match problems.into_iter().next() {
        None => Ok(store),
        Some(why) => Err(Failure::from(StoreError::Damaged { why }).of_records_at(location)),
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
    let copy = verified(&source, access).map_err(|failure| failure.of_records_at(&source))?;
    let by = open::by(access);
    let actor = Actor { by: &by, at: setup::time(access.common)? };
    let counts = copied(&copy, &target, access, |restored| {
        let counts = restored.counts()?;
        restored.note_restored(actor)?;
        Ok(counts)
    })?;
    super::super::print(&format!(
        "{target}: {} and {} are back, as they were on {:.0}\n\
         Whoever was erased after that day is in them again: erase them again now.\n",
        plural(counts.subjects, "subject", "subjects"),
        plural(counts.entries, "entry", "entries"),
        counts.last_at,
    ))?;
    Ok(ExitCode::SUCCESS)
}
