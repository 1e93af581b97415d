//! Texts of many dossiers, to be read again by their place: from the file they are in, or, where the
//! input cannot be read twice, compressed in memory. Nothing is written to disk.

use std::fs::File;
use std::io;
use std::sync::Mutex;

/// Where a text is in a store.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Slot {
    block: u32,
    offset: u64,
    length: u32,
}

/// A store of texts.
pub(crate) enum Store {
    /// A file that stays where it is.
    File(Mutex<File>),
    /// LZ4 blocks.
    Memory(Vec<Box<[u8]>>),
}

/// Texts are compressed together in blocks of about this size: large enough to compress well, small
/// enough that reading one text is cheap.
const BLOCK: usize = 16 << 10;

impl Store {
    /// Where a text of a file is.
    pub(crate) fn file_slot(offset: u64, length: usize) -> Slot {
        Slot { block: 0, offset, length: u32::try_from(length).unwrap_or(u32::MAX) }
    }

    /// Reads a text again.
    pub(crate) fn read(&self, slot: Slot) -> Option<String> {
        let bytes = match self {
            Store::File(file) => {
                let mut bytes = vec![0; slot.length as usize];
                read_at(file, slot.offset, &mut bytes).ok()?;
                bytes
            }
            Store::Memory(blocks) => {
                let block = lz4_flex::decompress_size_prepended(blocks.get(slot.block as usize)?).ok()?;
                let start = usize::try_from(slot.offset).ok()?;
                block.get(start..start + slot.length as usize)?.to_vec()
            }
        };
        String::from_utf8(bytes).ok()
    }
}

#[cfg(unix)]
fn read_at(file: &Mutex<File>, offset: u64, bytes: &mut [u8]) -> io::Result<()> {
    use std::os::unix::fs::FileExt;
    file.lock().map_err(|_| io::Error::other("poisoned"))?.read_exact_at(bytes, offset)
}

#[cfg(not(unix))]
fn read_at(file: &Mutex<File>, offset: u64, bytes: &mut [u8]) -> io::Result<()> {
    use std::io::{Read, Seek, SeekFrom};
    let mut file = file.lock().map_err(|_| io::Error::other("poisoned"))?;
    file.seek(SeekFrom::Start(offset))?;
    file.read_exact(bytes)
}

/// Fills a store in memory.
#[derive(Default)]
pub(crate) struct Filler {
    blocks: Vec<Box<[u8]>>,
    open: Vec<u8>,
}

impl Filler {
    /// Takes a text in and says where it is.
    pub(crate) fn push(&mut self, text: &str) -> Slot {
        let slot = Slot {
            block: u32::try_from(self.blocks.len()).unwrap_or(u32::MAX),
            offset: self.open.len() as u64,
            length: u32::try_from(text.len()).unwrap_or(u32::MAX),
        };
        self.open.extend_from_slice(text.as_bytes());
        if self.open.len() >= BLOCK {
            self.close();
        }
        slot
    }

    fn close(&mut self) {
        self.blocks.push(lz4_flex::compress_prepend_size(&self.open).into_boxed_slice());
        self.open.clear();
    }

    /// Ends the filling.
    pub(crate) fn finish(mut self) -> Store {
        self.close();
        Store::Memory(self.blocks)
    }
}
