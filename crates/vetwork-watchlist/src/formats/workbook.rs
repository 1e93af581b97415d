//! Workbooks (XLSX) as rows of text, within limits: what they hold unpacked is bounded before anything is read.

use std::io::{Cursor, Read};

use calamine::{Data, DataRef, Reader, Xlsx};

use super::{FormatError, Spot, written_date};

/// The most bytes of a workbook, packed: 32 MiB.
const MAX_PACKED: u64 = 32 << 20;
/// The most bytes of a workbook, unpacked: 512 MiB.
const MAX_UNPACKED: u64 = 512 << 20;
/// How many times larger a part of it may be unpacked than packed, beyond its first MiB.
const MAX_RATIO: u64 = 200;
/// The most parts.
const MAX_PARTS: usize = 2_000;
/// The most columns of a sheet that are read.
const MAX_COLUMNS: u32 = 512;
/// The most cells of a workbook.
const MAX_CELLS: usize = 20_000_000;

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
    bounded(bytes)?;
    let mut book: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(bytes)).map_err(|error| damaged(&error))?;
    let mut cells = 0;
    let names = book.sheet_names();
    names.into_iter().map(|name| sheet(&mut book, name, &mut cells)).collect()
}

/// Unpacks each part without keeping it: what the directory of an archive says of itself proves nothing.
fn bounded(bytes: &[u8]) -> Result<(), FormatError> {
    let broken = |_| damaged(&"the archive does not open");
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(broken)?;
    let too_large = |what, limit| Err(FormatError::TooLarge { at: Spot::Byte(0), what, limit });
    if archive.len() > MAX_PARTS {
        return too_large("parts of the workbook", MAX_PARTS as u64);
    }
    let mut total = 0;
    for number in 0..archive.len() {
        let part = archive.by_index(number).map_err(broken)?;
        let most = (part.compressed_size().saturating_mul(MAX_RATIO) + (1 << 20)).min(MAX_UNPACKED - total);
        let unpacked = std::io::copy(&mut part.take(most + 1), &mut std::io::sink());
        let unpacked = unpacked.map_err(|_| damaged(&"a part of the archive does not unpack"))?;
        if unpacked > most {
            return too_large("bytes of the workbook, unpacked", most);
        }
        total += unpacked;
    }
    Ok(())
}

fn sheet(book: &mut Xlsx<Cursor<&[u8]>>, name: String, cells: &mut usize) -> Result<Sheet, FormatError> {
    let mut sheet = Sheet { name, rows: Vec::new() };
    // Charts stand among the sheets and have no cells.
    let Ok(mut reader) = book.worksheet_cells_reader(&sheet.name) else {
        return Ok(sheet);
    };
    while let Some(cell) = reader.next_cell().map_err(|error| damaged(&error))? {
        let (row, column) = cell.get_position();
        let text = text(cell.get_value());
        if text.trim().is_empty() || column >= MAX_COLUMNS {
            continue;
        }
        let number = u64::from(row) + 1;
        if sheet.rows.last().is_none_or(|(last, _)| *last != number) {
            sheet.rows.push((number, Vec::new()));
        }
        let Some((_, row)) = sheet.rows.last_mut() else {
            continue;
        };
        let column = column as usize;
        if row.len() <= column {
            *cells += column + 1 - row.len();
            row.resize(column + 1, String::new());
        }
        if *cells > MAX_CELLS {
            return Err(FormatError::TooLarge { at: Spot::Row(number), what: "cells", limit: MAX_CELLS as u64 });
        }
        if let Some(place) = row.get_mut(column) {
            *place = text;
        }
    }
    Ok(sheet)
}

/// A cell as text: days as `1983-11-25`, whole numbers without a point. Workbooks write a line break as `_x000D_`.
fn text(value: &DataRef<'_>) -> String {
    match Data::from(value.clone()) {
        Data::String(text) => text.replace("_x000D_", "\n"),
        Data::DateTimeIso(text) | Data::DurationIso(text) => text,
        Data::DateTime(date) => {
            written_date::serial(date.as_f64()).map_or_else(|| date.as_f64().to_string(), |day| day.to_string())
        }
        Data::Float(number) => number.to_string(),
        Data::Int(number) => number.to_string(),
        Data::Bool(truth) => truth.to_string(),
        Data::Error(_) | Data::Empty => String::new(),
    }
}

fn damaged(error: &dyn std::fmt::Display) -> FormatError {
    let what = format!("the workbook does not open ({})", super::error::shown(&error.to_string()));
    FormatError::Broken { at: Spot::Byte(0), what }
}
