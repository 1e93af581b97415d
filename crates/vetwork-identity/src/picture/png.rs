//! Chunks of a PNG (W3C, Portable Network Graphics, third edition): sums, texts, times and metadata.

use std::io::Read as _;

use flate2::Crc;
use flate2::read::ZlibDecoder;
use jiff::civil::DateTime;

use super::bytes::{latin, length_at, part, u16_at, u32_at};
use super::c2pa;
use super::contents::{Contents, LONGEST_TEXT, Size};

const SIGNATURE: usize = 8;
/// Most chunks that are read: a picture of fifty megapixels in the smallest usual chunks has fewer.
const MOST_CHUNKS: usize = 65_536;
/// What is unpacked of all texts together, in bytes.
const MOST_UNPACKED: usize = 2 << 20;

/// Reads the chunks up to the end of the picture, or as far as they go.
pub(super) fn read(bytes: &[u8]) -> Contents<'_> {
    let mut reading = Reading { contents: Contents::default(), unpacked: 0, wrong_sums: 0 };
    let mut at = SIGNATURE;
    for number in 0..MOST_CHUNKS {
        let Some(chunk) = Chunk::at(bytes, at) else { break };
        at = chunk.end;
        reading.wrong_sums += usize::from(!chunk.sum_fits);
        if number == 0 && chunk.kind != *b"IHDR" {
            reading.contents.flaws.push("the file does not begin with its header".to_owned());
        }
        if chunk.kind == *b"IEND" {
            reading.contents.is_whole = true;
            reading.contents.after = bytes.get(at..).unwrap_or_default();
            break;
        }
        reading.take(&chunk);
    }
    if reading.wrong_sums > 0 {
        let flaw = format!("{} parts do not have the sum that is written behind them", reading.wrong_sums);
        reading.contents.flaws.push(flaw);
    }
    reading.contents
}

struct Chunk<'a> {
    kind: [u8; 4],
    data: &'a [u8],
    start: usize,
    end: usize,
    sum_fits: bool,
}

impl<'a> Chunk<'a> {
    fn at(bytes: &'a [u8], at: usize) -> Option<Self> {
        let length = length_at(bytes, at)?;
        let kind = *bytes.get(at.checked_add(4)?..)?.first_chunk::<4>()?;
        let start = at.checked_add(8)?;
        let data = part(bytes, start, length)?;
        let sum_at = start.checked_add(length)?;
        let mut sum = Crc::new();
        sum.update(&kind);
        sum.update(data);
        Some(Self { kind, data, start: at, end: sum_at.checked_add(4)?, sum_fits: u32_at(bytes, sum_at)? == sum.sum() })
    }
}

struct Reading<'a> {
    contents: Contents<'a>,
    unpacked: usize,
    wrong_sums: usize,
}

impl<'a> Reading<'a> {
    fn take(&mut self, chunk: &Chunk<'a>) {
        match &chunk.kind {
            b"IHDR" => self.contents.size = size(chunk.data),
            b"tEXt" => self.plain(chunk.data),
            b"zTXt" => self.packed(chunk.data),
            b"iTXt" => self.international(chunk.data),
            b"eXIf" => self.contents.exif = Some(chunk.data),
            b"caBX" if c2pa::is_store(chunk.data) => {
                self.contents.credentials = chunk.data.to_vec();
                self.contents.credentials_at = Some(chunk.start..chunk.end);
            }
            b"tIME" => self.contents.modified = time(chunk.data),
            _ => {}
        }
    }

    fn plain(&mut self, data: &[u8]) {
        let Some((keyword, text)) = split(data) else { return };
        self.keep(&latin(keyword), text.get(..LONGEST_TEXT).unwrap_or(text).to_vec(), Letters::Latin);
    }

    fn packed(&mut self, data: &[u8]) {
        let Some((keyword, [0, packed @ ..])) = split(data) else { return };
        let text = self.unpack(packed);
        self.keep(&latin(keyword), text, Letters::Latin);
    }

    /// Keyword, whether it is packed, how, language, keyword translated, text.
    fn international(&mut self, data: &[u8]) {
        let Some((keyword, [is_packed, _, rest @ ..])) = split(data) else { return };
        let Some((_, text)) = split(rest).and_then(|(_, rest)| split(rest)) else { return };
        let text = match is_packed {
            0 => text.get(..LONGEST_TEXT).unwrap_or(text).to_vec(),
            _ => self.unpack(text),
        };
        self.keep(&latin(keyword), text, Letters::Utf8);
    }

    fn keep(&mut self, keyword: &str, text: Vec<u8>, letters: Letters) {
        if keyword == "XML:com.adobe.xmp" {
            self.contents.xmp = Some(text);
            return;
        }
        // Many programs write UTF-8 where the standard says Latin-1.
        let text = match (letters, String::from_utf8(text)) {
            (_, Ok(text)) => text,
            (Letters::Latin, Err(error)) => latin(error.as_bytes()),
            (Letters::Utf8, Err(error)) => String::from_utf8_lossy(error.as_bytes()).into_owned(),
        };
        self.contents.keep_text(keyword, text);
    }

    /// Unpacks a text, within what is left for all of them. What is damaged is kept as far as it goes.
    fn unpack(&mut self, packed: &[u8]) -> Vec<u8> {
        let left = MOST_UNPACKED.saturating_sub(self.unpacked).min(LONGEST_TEXT);
        let mut text = Vec::new();
        let limit = u64::try_from(left).unwrap_or(0);
        let _ = ZlibDecoder::new(packed).take(limit).read_to_end(&mut text);
        self.unpacked += text.len();
        text
    }
}

#[derive(Clone, Copy)]
enum Letters {
    Latin,
    Utf8,
}

/// What is before the first zero, and what is after it.
fn split(data: &[u8]) -> Option<(&[u8], &[u8])> {
    let end = data.iter().position(|byte| *byte == 0)?;
    Some((data.get(..end)?, data.get(end + 1..)?))
}

fn size(data: &[u8]) -> Option<Size> {
    Some(Size { width: u32_at(data, 0)?, height: u32_at(data, 4)? })
}

fn time(data: &[u8]) -> Option<DateTime> {
    let [month, day, hour, minute, second] = *data.get(2..)?.first_chunk::<5>()?;
    let year = i16::try_from(u16_at(data, 0)?).ok()?;
    let signed = |byte: u8| i8::try_from(byte).ok();
    DateTime::new(year, signed(month)?, signed(day)?, signed(hour)?, signed(minute)?, signed(second)?.min(59), 0).ok()
}
