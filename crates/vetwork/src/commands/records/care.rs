//! `vetwork records rotate-key`, `backup` and `restore`.

use std::path::Path;
use std::process::ExitCode;

use vetwork_store::sql::sqlite;
use vetwork_store::{Actor, Found, KeySource, Keyring, Location, Secret, Store, StoreError, new_id};

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
    let mut alone = None;
    if let KeySource::File(path) = &source {
        alone = Some(KeySource::lock(path).map_err(StoreError::from)?);
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
    drop(alone);
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

/// Copies records and holds the copy to its own history. A file gets its name at the very end, so that what is found
/// under it is whole. `complete` does what is left to do with the copy.
fn copied<T>(
    store: &Store,
    target: &Location,
    access: &Access<'_>,
    complete: impl FnOnce(&Store) -> Result<T, Failure>,
) -> Result<T, Failure> {
    let copy_to = |place: &Location| {
        store.copy_to(place).map_err(|error| {
            let at = if is_of_source(&error, store.location()) { store.location() } else { target };
            Failure::from(error).of_records_at(at)
        })
    };
    let Location::File(path) = target else {
        copy_to(target)?;
        return complete(&verified(target, access)?);
    };
    not_taken(path)?;
    let draft = path.with_added_extension(format!("{}.part", new_id()?));
    let place = Location::File(draft.clone());
    let copy = copy_to(&place).and_then(|()| verified(&place, access));
    let done = copy.and_then(|copy| {
        let done = complete(&copy)?;
        copy.close()?;
        Ok(done)
    });
    let named = done.and_then(|done| name(&draft, path).map(|()| done));
    sqlite::remove(&draft);
    named.map_err(|failure| failure.of_records_at(target))
}

/// A copy fails where it is read, or where it is written.
fn is_of_source(error: &StoreError, source: &Location) -> bool {
    match error {
        StoreError::Full | StoreError::Disk { .. } | StoreError::ReadOnly { .. } => false,
        StoreError::Unreachable { .. } | StoreError::Denied { .. } => matches!(source, Location::Server(_)),
        _ => true,
    }
}

/// Refuses a name that is taken, also by what a lost file left beside it: it would be taken for the new one's.
fn not_taken(path: &Path) -> Result<(), Failure> {
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty() && !folder.is_dir()) {
        return Err(Failure::write(folder, std::io::ErrorKind::NotFound.into()));
    }
    let [journal, _, earlier_journal] = sqlite::journals(path);
    match [path, &journal, &earlier_journal].into_iter().find(|path| path.symlink_metadata().is_ok()) {
        Some(taken) => Err(StoreError::AlreadyThere { place: taken.display().to_string() }.into()),
        None => Ok(()),
    }
}

/// Gives a file its name, unless it was taken meanwhile.
fn name(draft: &Path, path: &Path) -> Result<(), Failure> {
    not_taken(path)?;
    match std::fs::hard_link(draft, path) {
        Ok(()) => Ok(()),
        // Not every file system knows a second name for a file.
        Err(_) if path.symlink_metadata().is_err() => {
            std::fs::rename(draft, path).map_err(|error| Failure::write(path, error))
        }
        Err(_) => Err(StoreError::AlreadyThere { place: path.display().to_string() }.into()),
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
        Some(why) => Err(StoreError::Damaged { why }.into()),
    }
}

pub(super) fn restore(file: &Path, access: &Access<'_>) -> Result<ExitCode, Failure> {
    let target = open::location(access)?;
    match Found::at(&target) {
        Err(error) if error.is_missing() => {}
        // Tables without records: a copy into them was stopped.
        Err(StoreError::NotRecords { .. }) if matches!(target, Location::Server(_)) => {}
        Ok(_) => return Err(StoreError::AlreadyThere { place: target.to_string() }.into()),
        Err(other) => return Err(other.into()),
    }
    if !file.try_exists().unwrap_or(true) {
        let hint = "name the file that `vetwork records backup` made";
        return Err(Failure::usage(format!("there is no copy at {}", file.display()), hint));
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
