//! A part in memory.

use std::io;

use vetwork_net::{Kept, Part, Validators};

#[derive(Default)]
pub(crate) struct Memory {
    pub(crate) bytes: Vec<u8>,
    validators: Validators,
}

impl Memory {
    pub(crate) fn of(bytes: &[u8], validators: Validators) -> Self {
        Memory { bytes: bytes.to_vec(), validators }
    }
}

impl Part for Memory {
    fn kept(&mut self) -> io::Result<Option<Kept>> {
        Ok(Some(Kept { bytes: self.bytes.len() as u64, validators: self.validators.clone() }))
    }

    fn begin(&mut self, validators: &Validators) -> io::Result<()> {
        *self = Self::of(b"", validators.clone());
        Ok(())
    }

    fn append(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.bytes.extend_from_slice(bytes);
        Ok(())
    }
}
