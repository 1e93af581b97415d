//! Workbooks (XLSX) as rows of text, within limits: what they hold unpacked is bounded before anything is read.

mod pieces;
mod sheet;

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use pieces::{Piece, Pieces};
use zip::ZipArchive;

use super::{FormatError, Spot};

/// The most bytes of a workbook, packed: 32 MiB.
const MAX_PACKED: u64 = 32 << 20;
/// The most bytes of a workbook, unpacked: 512 MiB.
const MAX_UNPACKED: u64 = 512 << 20;
/// How many times larger a part of it may be unpacked than packed, beyond its first MiB.
const MAX_RATIO: u64 = 200;
/// The most parts.
const MAX_PARTS: usize = 2_000;

/// A row: its number from 1, and its cells as text.
pub(super) type SheetRow = (u64, Vec<String>);

/// A sheet.
#[derive(Debug)]
pub(super) struct Sheet {
    /// The name on its tab.
    pub(super) name: String,
    /// The rows that have a cell with text.
    pub(super) rows: Vec<SheetRow>,
}

/// What the sheets of a workbook share.
#[derive(Default)]
struct Book {
    /// Texts that cells name by their number.
    texts: Vec<String>,
    /// Of each style, whether it writes a number as a day.
    dated: Vec<bool>,
    /// Days are counted from 1904 and not from 1900.
    from_1904: bool,
}

type Archive<'a> = ZipArchive<Cursor<&'a [u8]>>;

/// Reads all of a packed workbook, up to the limit.
pub(super) fn packed(input: impl Read) -> Result<Vec<u8>, FormatError> {
    let mut bytes = Vec::new();
    input.take(MAX_PACKED + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > MAX_PACKED {
        return Err(FormatError::TooLarge { at: Spot::Byte(MAX_PACKED), what: "bytes", limit: MAX_PACKED });
    }
    Ok(bytes)
}

/// The sheets of a workbook.
///
/// # Errors
///
/// What is no workbook, or larger than the limits, is refused whole.
pub(super) fn sheets(bytes: &[u8]) -> Result<Vec<Sheet>, FormatError> {
    let mut archive = bounded(bytes)?;
    let mut book = Book::default();
    let mut tabs: Vec<(String, String)> = Vec::new();
    let found = tags(&mut archive, "xl/workbook.xml", |tag| match &*tag.name {
        "sheet" => {
            let get = |name| tag.attribute(name).unwrap_or_default().to_owned();
            tabs.push((get("name"), get("id")));
        }
        "workbookPr" => book.from_1904 = tag.attribute("date1904").is_some_and(|truth| ["1", "true"].contains(&truth)),
        _ => {}
    })?;
    if !found {
        return Err(damaged("it holds no xl/workbook.xml"));
    }
    let mut targets: BTreeMap<String, String> = BTreeMap::new();
    tags(&mut archive, "xl/_rels/workbook.xml.rels", |tag| {
        if let (Some(id), Some(target)) = (tag.attribute("Id"), tag.attribute("Target")) {
            targets.insert(id.to_owned(), target.to_owned());
        }
    })?;
    book.texts = shared_texts(&mut archive)?;
    book.dated = dated_styles(&mut archive)?;
    let mut spent = sheet::Spent::default();
    let mut sheets = Vec::new();
    for (name, id) in tabs.into_iter().take(MAX_PARTS) {
        let target = targets.get(&id).map(String::as_str).unwrap_or_default();
        let path = target.strip_prefix('/').map_or_else(|| format!("xl/{target}"), str::to_owned);
        // Charts stand among the sheets and have no cells.
        let rows = match part(&mut archive, &path)? {
            Some(part) if !path.contains("chartsheets") => sheet::rows(&book, part, &mut spent)?,
            _ => Vec::new(),
        };
        sheets.push(Sheet { name, rows });
    }
    Ok(sheets)
}

/// Unpacks each part without keeping it: what the directory of an archive says of itself proves nothing.
fn bounded(bytes: &[u8]) -> Result<Archive<'_>, FormatError> {
    let broken = |_| damaged("its archive is broken");
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(broken)?;
    let too_large = |what, limit| Err(FormatError::TooLarge { at: Spot::Byte(0), what, limit });
    if archive.len() > MAX_PARTS {
        return too_large("parts of the workbook", MAX_PARTS as u64);
    }
    let mut total = 0;
    for number in 0..archive.len() {
        let part = archive.by_index(number).map_err(broken)?;
        let most = (part.compressed_size().saturating_mul(MAX_RATIO) + (1 << 20)).min(MAX_UNPACKED - total);
        let unpacked = std::io::copy(&mut part.take(most + 1), &mut std::io::sink());
        let unpacked = unpacked.map_err(|_| damaged("a part of it does not unpack"))?;
        if unpacked > most {
            return too_large("bytes of the workbook, unpacked", most);
        }
        total += unpacked;
    }
    Ok(archive)
}

/// A part by its name.
fn part<'a>(archive: &'a mut Archive<'_>, name: &str) -> Result<Option<impl Read + 'a>, FormatError> {
    match archive.by_name(name) {
        Ok(part) => Ok(Some(part.take(MAX_UNPACKED))),
        Err(zip::result::ZipError::FileNotFound) => Ok(None),
        Err(_) => Err(damaged("a part of it is broken")),
    }
}

/// Shows all tags of a part, and tells whether there is such a part.
fn tags(archive: &mut Archive<'_>, name: &str, mut see: impl FnMut(&super::xml::Element)) -> Result<bool, FormatError> {
    let Some(part) = part(archive, name)? else {
        return Ok(false);
    };
    let mut pieces = Pieces::open(part)?;
    while let Some(piece) = pieces.next()? {
        if let Piece::Open(tag) = piece {
            see(&tag);
        }
    }
    Ok(true)
}

/// The texts of the workbook. How Japanese is read aloud (`rPh`) is no part of them.
fn shared_texts(archive: &mut Archive<'_>) -> Result<Vec<String>, FormatError> {
    let mut texts = Vec::new();
    let Some(part) = part(archive, "xl/sharedStrings.xml")? else {
        return Ok(texts);
    };
    let mut pieces = Pieces::open(part)?;
    let (mut text, mut inside, mut aside) = (String::new(), false, false);
    while let Some(piece) = pieces.next()? {
        match piece {
            Piece::Open(tag) if &*tag.name == "t" => inside = true,
            Piece::Open(tag) if &*tag.name == "rPh" => aside = true,
            Piece::Close(name) if name == "t" => inside = false,
            Piece::Close(name) if name == "rPh" => aside = false,
            Piece::Close(name) if name == "si" => texts.push(std::mem::take(&mut text)),
            Piece::Text(more) if inside && !aside => text.push_str(&more),
            _ => {}
        }
    }
    Ok(texts)
}

/// Of each style, whether it writes a number as a day.
fn dated_styles(archive: &mut Archive<'_>) -> Result<Vec<bool>, FormatError> {
    let (mut own, mut dated) = (BTreeMap::new(), Vec::new());
    let Some(part) = part(archive, "xl/styles.xml")? else {
        return Ok(dated);
    };
    let mut pieces = Pieces::open(part)?;
    let mut inside = false;
    while let Some(piece) = pieces.next()? {
        match piece {
            Piece::Open(tag) if &*tag.name == "numFmt" => {
                if let (Some(id), Some(code)) = (tag.attribute("numFmtId"), tag.attribute("formatCode")) {
                    own.insert(id.to_owned(), writes_days(code));
                }
            }
            Piece::Open(tag) if &*tag.name == "cellXfs" => inside = true,
            Piece::Close(name) if name == "cellXfs" => inside = false,
            Piece::Open(tag) if inside && &*tag.name == "xf" => {
                let id = tag.attribute("numFmtId").unwrap_or_default();
                let known = || matches!(id.parse(), Ok(14..=17 | 22 | 27..=31 | 36 | 50..=58));
                dated.push(own.get(id).copied().unwrap_or_else(known));
            }
            _ => {}
        }
    }
    Ok(dated)
}

/// Whether a format has a day or a year, outside of colours in brackets and texts in quotation marks.
fn writes_days(code: &str) -> bool {
    let mut closing = None;
    code.chars().any(|c| {
        match (closing, c) {
            (Some(end), _) if c == end => closing = None,
            (Some(_), _) => {}
            (None, '"') => closing = Some('"'),
            (None, '[') => closing = Some(']'),
            (None, _) => return matches!(c.to_ascii_lowercase(), 'y' | 'd'),
        }
        false
    })
}

fn damaged(what: &str) -> FormatError {
    FormatError::Broken { at: Spot::Byte(0), what: format!("the workbook does not open, {what}") }
}
