//! The protocol between parent and child: frames of a length, 32 bits little-endian, and so many bytes.

use std::io::{self, Read, Write};

/// Longest frame: a document of the largest size that is ever allowed.
pub(super) const LONGEST: u32 = 256 << 20;

/// Sends one frame.
pub(super) fn write(output: &mut impl Write, content: &[u8]) -> io::Result<()> {
    let length = u32::try_from(content.len()).ok().filter(|length| *length <= LONGEST);
    let length = length.ok_or_else(|| io::Error::from(io::ErrorKind::InvalidInput))?;
    output.write_all(&length.to_le_bytes())?;
    output.write_all(content)?;
    output.flush()
}

/// Receives one frame of at most `longest` bytes. None at the end of the stream.
pub(super) fn read(input: &mut impl Read, longest: u32) -> io::Result<Option<Vec<u8>>> {
    let mut length = Vec::new();
    input.by_ref().take(4).read_to_end(&mut length)?;
    if length.is_empty() {
        return Ok(None);
    }
    let length: [u8; 4] = length.try_into().map_err(|_| io::Error::from(io::ErrorKind::UnexpectedEof))?;
    let length = u32::from_le_bytes(length);
    if length > longest {
        return Err(io::ErrorKind::InvalidData.into());
    }
    // Grows with what comes, so that a length alone takes no memory.
    let mut content = Vec::new();
    input.by_ref().take(u64::from(length)).read_to_end(&mut content)?;
    if content.len() as u64 != u64::from(length) {
        return Err(io::ErrorKind::UnexpectedEof.into());
    }
    Ok(Some(content))
}

#[cfg(test)]
mod tests {
    use super::{read, write};

    #[test]
    fn frames_come_back_whole_or_not_at_all() {
        let mut pipe = Vec::new();
        write(&mut pipe, b"first").unwrap();
        write(&mut pipe, b"").unwrap();
        let mut input = pipe.as_slice();
        assert_eq!(read(&mut input, 5).unwrap(), Some(b"first".to_vec()));
        assert_eq!(read(&mut input, 5).unwrap(), Some(Vec::new()));
        assert_eq!(read(&mut input, 5).unwrap(), None);
        assert!(read(&mut pipe.as_slice(), 4).is_err(), "longer than allowed");
        for end in 1..9 {
            assert!(read(&mut &pipe[..end], 5).is_err(), "cut at {end}");
        }
    }
}
