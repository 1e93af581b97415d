//! What has arrived of a list, as files: the bytes, and beside them of which state of which address they are.

use std::fs::File;
use std::io::{self, Seek as _, Write as _};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize, de::DeserializeOwned};
use vetwork_net::{Address, Kept, Part, Validators};
use vetwork_watchlist::snapshot::Snapshot;

use crate::commands::data::replace;
use crate::failure::Failure;

/// A list that is being fetched: `NAME.part`, with `NAME.part.json` beside it.
pub(super) struct PartFile {
    file: File,
    folder: PathBuf,
    name: String,
    address: String,
}

#[derive(Serialize, Deserialize)]
struct State {
    address: String,
    validators: Validators,
}

impl PartFile {
    /// Opens it in a folder, which is made, or says with `None` that another program has it.
    pub(super) fn open(folder: &Path, name: &str, address: &Address) -> Result<Option<Self>, Failure> {
        let path = folder.join(format!("{name}.part"));
        let failed = |error| Failure::write(&path, error);
        std::fs::create_dir_all(folder).map_err(failed)?;
        let file = File::options().read(true).write(true).create(true).truncate(false).open(&path).map_err(failed)?;
        match file.try_lock() {
            Ok(()) => {}
            Err(std::fs::TryLockError::WouldBlock) => return Ok(None),
            Err(std::fs::TryLockError::Error(error)) => return Err(failed(error)),
        }
        let (folder, name) = (folder.to_owned(), name.to_owned());
        Ok(Some(Self { file, folder, name, address: address.to_string() }))
    }

    /// The file is whole: it gets its name.
    pub(super) fn whole(self) -> Result<PathBuf, Failure> {
        let path = self.folder.join(&self.name);
        let rename = || -> io::Result<()> {
            self.file.sync_all()?;
            std::fs::rename(self.path(".part"), &path)?;
            std::fs::remove_file(self.path(".part.json"))
        };
        rename().map_err(|error| Failure::write(&path, error))?;
        Ok(path)
    }

    /// Nothing of it is wanted.
    pub(super) fn discard(self) -> Result<(), Failure> {
        // There is one only if something arrived, now or in an earlier run.
        let _ = std::fs::remove_file(self.path(".part.json"));
        Self::remove(&self.path(".part"))
    }

    /// Removes a file that was taken in, and its folder when nothing else is in it.
    pub(super) fn remove(path: &Path) -> Result<(), Failure> {
        std::fs::remove_file(path).map_err(|error| Failure::write(path, error))?;
        for folder in path.ancestors().skip(1).take(2) {
            // Another list may be on its way.
            let _ = std::fs::remove_dir(folder);
        }
        Ok(())
    }

    fn path(&self, ending: &str) -> PathBuf {
        self.folder.join(format!("{}{ending}", self.name))
    }
}

impl Part for PartFile {
    fn kept(&mut self) -> io::Result<Option<Kept>> {
        let bytes = self.file.metadata()?.len();
        let state = read::<State>(&self.path(".part.json")).filter(|state| state.address == self.address);
        Ok(state.map(|state| Kept { bytes, validators: state.validators }))
    }

    fn begin(&mut self, validators: &Validators) -> io::Result<()> {
        self.file.set_len(0)?;
        let state = State { address: self.address.clone(), validators: validators.clone() };
        write(&self.path(".part.json"), &state).map_err(io::Error::other)
    }

    fn append(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.file.seek(io::SeekFrom::End(0))?;
        self.file.write_all(bytes)
    }
}

/// What the list in use was fetched as: it holds only for that very file from that address.
#[derive(Serialize, Deserialize)]
pub(super) struct Record {
    address: String,
    validators: Validators,
    sha256: String,
}

impl Record {
    pub(super) fn new(address: &Address, validators: Validators, snapshot: &Snapshot) -> Self {
        Self { address: address.to_string(), validators, sha256: hexadecimal(snapshot) }
    }

    /// What asks whether the list changed, if it is known.
    pub(super) fn of(path: &Path, address: &Address, in_use: &Snapshot) -> Option<Validators> {
        let record = read::<Self>(path)?;
        let same = record.address == address.to_string() && record.sha256 == hexadecimal(in_use);
        same.then_some(record.validators)
    }

    pub(super) fn write(&self, path: &Path) -> Result<(), Failure> {
        write(path, self)
    }
}

fn hexadecimal(snapshot: &Snapshot) -> String {
    snapshot.sha256.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// A file that is not there, or damaged, is as good as none: the list is then fetched whole.
#[expect(clippy::disallowed_methods, reason = "the edge at which files are opened")]
fn read<T: DeserializeOwned>(path: &Path) -> Option<T> {
    serde_json::from_slice(&std::fs::read(path).ok()?).ok()
}

fn write(path: &Path, value: &impl Serialize) -> Result<(), Failure> {
    let bytes = serde_json::to_vec_pretty(value).map_err(|error| Failure::write(path, io::Error::other(error)))?;
    replace(path, &bytes)
}
