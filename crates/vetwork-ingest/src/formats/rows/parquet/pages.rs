//! What the pages of a Parquet file say that they unpack to, before any is unpacked (Apache Parquet format 2.x, `PageHeader`;
//! Thrift compact protocol). The library makes room for whatever a page says.

use std::io::{self, ErrorKind, Read};

use parquet::file::metadata::{ColumnChunkMetaData, ParquetMetaData};
use parquet::file::reader::ChunkReader;

/// Bytes to which the pages of one row group may unpack that are open at the same time: one of each column. Writers end a page
/// at one to some ten megabytes.
const AT_ONCE_AT_MOST: u64 = 512 << 20;

/// Structures within structures; a header has two.
const DEPTH_AT_MOST: u32 = 8;

/// The kind of a number of 32 bits.
const I32: u8 = 5;

/// Are all pages small enough to be unpacked, and told of by headers that can be read?
pub(super) fn are_small(file: &impl ChunkReader, metadata: &ParquetMetaData) -> bool {
    metadata.row_groups().iter().all(|group| {
        let mut left = AT_ONCE_AT_MOST;
        group.columns().iter().all(|column| {
            let rest = largest_page(file, column).ok().and_then(|largest| left.checked_sub(largest));
            left = rest.unwrap_or_default();
            rest.is_some()
        })
    })
}

/// Bytes to which the largest page of a column unpacks.
fn largest_page(file: &impl ChunkReader, column: &ColumnChunkMetaData) -> io::Result<u64> {
    let (start, length) = column.byte_range();
    let mut bytes = file.get_read(start).map_err(io::Error::other)?.take(length);
    let mut largest = 0;
    while bytes.limit() > 0 {
        let page = Page::read(&mut bytes)?;
        largest = largest.max(page.unpacked);
        let skipped = io::copy(&mut bytes.by_ref().take(page.packed), &mut io::sink())?;
        if skipped < page.packed {
            return Err(ErrorKind::UnexpectedEof.into());
        }
    }
    Ok(largest)
}

/// What the header of a page says of its sizes.
#[derive(Default)]
struct Page {
    unpacked: u64,
    packed: u64,
}

impl Page {
    fn read(bytes: &mut impl Read) -> io::Result<Page> {
        let mut page = Page::default();
        let mut thrift = Thrift { bytes };
        let mut id = 0;
        while let Some(kind) = thrift.field(&mut id)? {
            match (id, kind) {
                // Should it be said twice, the larger counts.
                (2, I32) => page.unpacked = page.unpacked.max(thrift.size()?),
                (3, I32) => page.packed = thrift.size()?,
                _ => thrift.skip(kind, DEPTH_AT_MOST)?,
            }
        }
        Ok(page)
    }
}

/// Reads values of the compact protocol, as far as they have to be passed over.
struct Thrift<'a, R> {
    bytes: &'a mut R,
}

impl<R: Read> Thrift<'_, R> {
    /// The kind of the next field of a structure; nothing at its end. `id` is that of the field before it, and then its own.
    fn field(&mut self, id: &mut i64) -> io::Result<Option<u8>> {
        let head = self.byte()?;
        if head == 0 {
            return Ok(None);
        }
        *id = match head >> 4 {
            0 => self.number()?,
            step => id.saturating_add(i64::from(step)),
        };
        Ok(Some(head & 15))
    }

    fn skip(&mut self, kind: u8, depth: u32) -> io::Result<()> {
        let depth = depth.checked_sub(1).ok_or(ErrorKind::InvalidData)?;
        match kind {
            // True and false are told by the kind itself.
            1 | 2 => Ok(()),
            3 => self.pass(1),
            4..=6 => self.number().map(drop),
            7 => self.pass(8),
            8 => {
                let length = self.varint()?;
                self.pass(length)
            }
            9 | 10 => {
                let head = self.byte()?;
                let count = if head >> 4 == 15 { self.varint()? } else { u64::from(head >> 4) };
                (0..count).try_for_each(|_| self.skip_element(head & 15, depth))
            }
            12 => {
                let mut id = 0;
                while let Some(kind) = self.field(&mut id)? {
                    self.skip(kind, depth)?;
                }
                Ok(())
            }
            // No header holds a map.
            _ => Err(ErrorKind::InvalidData.into()),
        }
    }

    /// In a list, true and false are a byte each.
    fn skip_element(&mut self, kind: u8, depth: u32) -> io::Result<()> {
        if matches!(kind, 1 | 2) { self.pass(1) } else { self.skip(kind, depth) }
    }

    fn byte(&mut self) -> io::Result<u8> {
        let mut byte = [0];
        self.bytes.read_exact(&mut byte)?;
        Ok(byte[0])
    }

    fn pass(&mut self, count: u64) -> io::Result<()> {
        let passed = io::copy(&mut self.bytes.by_ref().take(count), &mut io::sink())?;
        if passed < count { Err(ErrorKind::UnexpectedEof.into()) } else { Ok(()) }
    }

    fn varint(&mut self) -> io::Result<u64> {
        let mut value = 0;
        for shift in (0..63).step_by(7) {
            let byte = self.byte()?;
            value |= u64::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return Ok(value);
            }
        }
        Err(ErrorKind::InvalidData.into())
    }

    /// A number with a sign ("zigzag").
    fn number(&mut self) -> io::Result<i64> {
        let value = self.varint()?;
        let half = i64::try_from(value >> 1).map_err(|_| ErrorKind::InvalidData)?;
        Ok(if value & 1 == 1 { -half - 1 } else { half })
    }

    /// A number of bytes: 32 bits, without a sign.
    fn size(&mut self) -> io::Result<u64> {
        let size = i32::try_from(self.number()?).map_err(|_| ErrorKind::InvalidData)?;
        u64::try_from(size).map_err(|_| ErrorKind::InvalidData.into())
    }
}
