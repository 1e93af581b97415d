//! `vetwork init`: makes records that last, and their key.

use std::process::ExitCode;

use vetwork_store::{Actor, Found, KeySource, Keyring, Location, Secret, Store, StoreError, new_id};

use crate::commands::Access;
use crate::commands::{open, setup};
use crate::failure::Failure;
use crate::terminal::Terminal;

pub(crate) fn run(access: &Access<'_>) -> Result<ExitCode, Failure> {
    let now = setup::time(access.common)?;
    let location = open::location(access)?;
    // Before a key is made that would open nothing.
    match Found::at(&location) {
        Ok(_) => return Err(StoreError::AlreadyThere { place: location.to_string() }.into()),
        Err(StoreError::Missing { .. } | StoreError::NotRecords { .. }) => {}
        Err(other) => return Err(other.into()),
    }
    if let Location::File(path) = &location
        && let Some(folder) = path.parent()
    {
        std::fs::create_dir_all(folder).map_err(|error| Failure::write(folder, error))?;
    }
    let id = new_id()?;
    let source = open::key_source(access, &id)?;
    let made = make_key(&source)?;
    let keys = Keyring::load(source)?;
    let shown = keys.source().to_string();
    let by = open::by(access);
    // A key that was made for nothing is left: somebody else may have made records with it at this very moment.
    let store = Store::create(&location, &id, keys, Actor { by: &by, at: now })?;
    let head = store.head()?;
    let terminal = Terminal::stdout();
    let copy = if made {
        "Keep a copy of the key in another safe place: without it nobody can read the records,\n  \
         and whoever has both can."
    } else {
        "The records are sealed with the key that you gave; without it nobody can read them."
    };
    super::print(&format!(
        "Records  {}\nKey      {}\n\n  {copy}\n\n  From now on `vetwork vet` remembers whom it vets{}, and forgets by the policy\n  \
         with `vetwork records expire`. Keep the signed head of the history elsewhere, too, and now\n  \
         and then a newer one (`vetwork records head`): it shows whether anything was rolled back.\n\n{head}\n",
        terminal.cool(&store.location().to_string()),
        terminal.cool(&shown),
        if access.place.records.is_some() { " when --records names them" } else { "" },
    ))?;
    Ok(ExitCode::SUCCESS)
}

/// Makes the key file where there is none. What was there before is used as it is, and never overwritten.
fn make_key(source: &KeySource) -> Result<bool, Failure> {
    let KeySource::File(path) = source else { return Ok(false) };
    if path.exists() {
        return Ok(false);
    }
    match KeySource::create(path, &Secret::random()?) {
        // Somebody else made one at this very moment.
        Err(_) if path.exists() => Ok(false),
        made => made.map(|()| true).map_err(|error| StoreError::from(error).into()),
    }
}
