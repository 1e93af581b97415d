//! The lists as they were when everybody was last screened, kept beside those in use: what changed since is told from them.

use std::collections::BTreeSet;
use std::path::PathBuf;

use sha2::{Digest as _, Sha256};
use vetwork_store::{Actor, Store};
use vetwork_watchlist::list::List;

use crate::cli::Common;
use crate::commands::data::replace;
use crate::commands::lists::loaded::{ENDING, Loaded, folder};
use crate::commands::lists::slug;
use crate::failure::Failure;

/// What is known of the last time.
pub(super) struct Base {
    /// The lists in use, by hash.
    pub(super) digest: String,
    /// The lists of the last time, if they are whole and the history says that everybody was held against them.
    pub(super) before: Option<Before>,
    /// They and those before them, as far as one followed the other.
    pub(super) known: BTreeSet<String>,
    folder: Option<PathBuf>,
}

/// Lists of an earlier time.
pub(super) struct Before {
    pub(super) digest: String,
    pub(super) lists: Vec<List>,
}

impl Base {
    pub(super) fn of(common: &Common, store: &Store, loaded: &Loaded) -> Result<Base, Failure> {
        // Records of two places have seen different days.
        let folder = folder(common).map(|folder| folder.join("screened").join(store.id()));
        let earlier = folder.as_deref().filter(|folder| folder.is_dir()).map(Loaded::at);
        let earlier = earlier.map(|loaded| Before { digest: digest(&loaded), lists: loaded.lists() });
        let followed = store.rescreenings()?;
        let is_last = |before: &Before| followed.last().is_some_and(|(_, lists)| *lists == before.digest);
        let before = earlier.filter(is_last);
        let known = before.as_ref().map(|before| chain(&followed, &before.digest)).unwrap_or_default();
        Ok(Base { digest: digest(loaded), before, known, folder })
    }

    /// Writes down that everybody was held against the lists in use, and keeps these for the next time.
    pub(super) fn keep(
        &self,
        store: &Store,
        loaded: &Loaded,
        counts: [usize; 2],
        actor: Actor<'_>,
    ) -> Result<(), Failure> {
        let before = self.before.as_ref().map_or("", |before| before.digest.as_str());
        if before == self.digest {
            return Ok(());
        }
        store.note_rescreened([before, &self.digest], counts, actor)?;
        // Were it interrupted here, everybody would be screened the next time.
        let Some(folder) = &self.folder else { return Ok(()) };
        let mut kept = BTreeSet::new();
        for snapshot in &loaded.snapshots {
            let path = folder.join(format!("{}.{ENDING}", slug(snapshot.list.source.id())));
            replace(&path, &snapshot.to_bytes().unwrap_or_default())?;
            kept.insert(path);
        }
        self.remove_but(&kept)
    }

    /// Removes lists that are no longer in use.
    fn remove_but(&self, kept: &BTreeSet<PathBuf>) -> Result<(), Failure> {
        let Some(folder) = self.folder.as_deref().filter(|folder| folder.is_dir()) else { return Ok(()) };
        for entry in std::fs::read_dir(folder).map_err(|error| Failure::read(folder, error))? {
            let path = entry.map_err(|error| Failure::read(folder, error))?.path();
            if path.extension().is_some_and(|ending| ending == ENDING) && !kept.contains(&path) {
                std::fs::remove_file(&path).map_err(|error| Failure::write(&path, error))?;
            }
        }
        Ok(())
    }
}

/// The state and all that led to it: what came out then stands now, unless a change since reached it.
fn chain(followed: &[(String, String)], last: &str) -> BTreeSet<String> {
    let mut known: BTreeSet<String> = [last.to_owned()].into_iter().collect();
    let mut at = last;
    for (before, lists) in followed.iter().rev() {
        if lists != at || before.is_empty() {
            break;
        }
        known.insert(before.clone());
        at = before;
    }
    known
}

/// The lists and the program that compares, by hash: another program is another screening.
fn digest(loaded: &Loaded) -> String {
    let mut hash = Sha256::new_with_prefix(concat!("vetwork ", env!("CARGO_PKG_VERSION"), "\n"));
    for snapshot in &loaded.snapshots {
        hash.update(Sha256::digest(snapshot.to_bytes().unwrap_or_default()));
    }
    hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}
