//! The master keys at hand: one that seals, and earlier ones that still open.

use std::fmt;
use std::sync::RwLock;

use sha2::{Digest, Sha256};

use super::{KeyError, KeySource, Place, Secret, open, seal};
use crate::error::Result;

/// What a master key is called: the beginning of a hash of it. It tells keys apart and nothing about them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct KeyId(pub [u8; 8]);

impl KeyId {
    /// The id of a key.
    pub fn of(key: &Secret) -> KeyId {
        let digest = Sha256::new().chain_update(b"vetwork master key").chain_update(key.bytes()).finalize();
        KeyId(std::array::from_fn(|place| digest[place]))
    }
}

impl fmt::Display for KeyId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(formatter, "{byte:02x}"))
    }
}

/// Master keys, the one that seals first, and where they come from.
pub struct Keyring {
    source: KeySource,
    keys: RwLock<Vec<(KeyId, Secret)>>,
}

impl Keyring {
    /// Reads the keys.
    pub fn load(source: KeySource) -> Result<Keyring> {
        let keys = named(source.load()?);
        Ok(Keyring { source, keys: RwLock::new(keys) })
    }

    /// Reads the keys again, as after a rotation by somebody else.
    pub fn reload(&self) -> Result<()> {
        let keys = named(self.source.load()?);
        *self.keys.write().unwrap_or_else(std::sync::PoisonError::into_inner) = keys;
        Ok(())
    }

    /// Where the keys come from.
    pub fn source(&self) -> &KeySource {
        &self.source
    }

    /// The key that seals.
    pub fn current(&self) -> Result<KeyId> {
        self.first().map(|(id, _)| id)
    }

    /// Seals a key with the current master key. The id of the master key stands before it.
    pub fn wrap(&self, place: Place<'_>, key: &[u8]) -> Result<Vec<u8>> {
        let (id, master) = self.first()?;
        Ok([id.0.as_slice(), &seal(&master, place, key)?].concat())
    }

    /// Opens a key. A master key that is not at hand is looked for once more at its source: somebody may
    /// have changed it meanwhile.
    pub fn unwrap(&self, place: Place<'_>, wrapped: &[u8]) -> Result<Vec<u8>> {
        let (master, sealed) = self.master(place, wrapped)?;
        open(&master, place, sealed)
    }

    /// The master key that a key is wrapped with, and the rest.
    pub(crate) fn master<'w>(&self, place: Place<'_>, wrapped: &'w [u8]) -> Result<(Secret, &'w [u8])> {
        let (id, sealed) = KeyId::of_wrapped(wrapped, place)?;
        if let Some(master) = self.find(id) {
            return Ok((master, sealed));
        }
        self.reload()?;
        let missing = || KeyError::Other { wanted: id, place: self.source.to_string() };
        Ok((self.find(id).ok_or_else(missing)?, sealed))
    }

    fn first(&self) -> Result<(KeyId, Secret)> {
        let keys = self.keys.read().unwrap_or_else(std::sync::PoisonError::into_inner);
        let none = || KeyError::Empty { place: self.source.to_string() };
        Ok(keys.first().cloned().ok_or_else(none)?)
    }

    fn find(&self, id: KeyId) -> Option<Secret> {
        let keys = self.keys.read().unwrap_or_else(std::sync::PoisonError::into_inner);
        keys.iter().find(|(known, _)| *known == id).map(|(_, key)| key.clone())
    }
}

impl KeyId {
    /// The id of the master key that a key is wrapped with, and the rest.
    pub(crate) fn of_wrapped<'w>(wrapped: &'w [u8], place: Place<'_>) -> Result<(KeyId, &'w [u8])> {
        let broken = || crate::StoreError::Seal { what: format!("{} of row {}", place.column, place.row) };
        wrapped.split_first_chunk::<8>().map(|(id, sealed)| (KeyId(*id), sealed)).ok_or_else(broken)
    }
}

fn named(keys: Vec<Secret>) -> Vec<(KeyId, Secret)> {
    keys.into_iter().map(|key| (KeyId::of(&key), key)).collect()
}
