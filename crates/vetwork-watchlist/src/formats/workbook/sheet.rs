//! A sheet's cells as text, in rows.

use std::io::Read;

use super::pieces::{Piece, Pieces};
use super::{Book, SheetRow};
use crate::formats::xml::Element;
use crate::formats::{FormatError, MAX_TEXT, Spot, written_date};

/// The most columns of a sheet that are read.
const MAX_COLUMNS: usize = 512;
/// The most rows of a sheet, which is the most that any program writes.
const MAX_ROWS: u64 = 1 << 20;
/// The most cells of a workbook, with the empty ones before others.
const MAX_CELLS: usize = 20_000_000;
/// The most bytes of text of a workbook, 512 MiB: cells may share one text.
const MAX_BYTES: usize = 512 << 20;

/// A cell as it grows.
#[derive(Default)]
struct Cell {
    column: usize,
    kind: String,
    style: usize,
    text: String,
}

/// What all sheets of a workbook may take.
#[derive(Default)]
pub(super) struct Spent {
    cells: usize,
    bytes: usize,
}

/// Reads a sheet.
pub(super) fn rows(book: &Book, input: impl Read, spent: &mut Spent) -> Result<Vec<SheetRow>, FormatError> {
    let mut pieces = Pieces::open(input)?;
    let mut rows: Vec<SheetRow> = Vec::new();
    let (mut row, mut column) = (0_u64, 0_usize);
    let mut cell: Option<Cell> = None;
    // How deep the reader is in an element whose text is the cell's: `v`, or `t` of a text that stands in place.
    let (mut inside, mut aside) = (0_usize, 0_usize);
    while let Some(piece) = pieces.next()? {
        match (piece, &mut cell) {
            (Piece::Open(tag), _) if &*tag.name == "row" => {
                row = tag.attribute("r").and_then(|row| row.parse().ok()).unwrap_or(row.saturating_add(1));
                column = 0;
                if row > MAX_ROWS {
                    return Err(FormatError::TooLarge { at: Spot::Row(row), what: "rows", limit: MAX_ROWS });
                }
            }
            (Piece::Open(tag), None) if &*tag.name == "c" => {
                column = tag.attribute("r").and_then(letters).unwrap_or(column);
                cell = Some(begun(&tag, column));
                column = column.saturating_add(1);
            }
            (Piece::Open(tag), Some(_)) => match &*tag.name {
                "v" | "t" => inside += 1,
                "rPh" => aside += 1,
                _ => {}
            },
            (Piece::Text(text), Some(cell)) if inside > 0 && aside == 0 => {
                if cell.text.len() + text.len() > MAX_TEXT {
                    return Err(FormatError::TooLarge { at: Spot::Row(row), what: "a cell", limit: MAX_TEXT as u64 });
                }
                cell.text.push_str(&text);
            }
            (Piece::Close(name), Some(open)) => match name.as_str() {
                "v" | "t" => inside = inside.saturating_sub(1),
                "rPh" => aside = aside.saturating_sub(1),
                "c" => {
                    let (at, text) = (open.column, book.text(&open.kind, open.style, &open.text));
                    (cell, inside, aside) = (None, 0, 0);
                    put(&mut rows, row, at, text, spent)?;
                }
                _ => {}
            },
            _ => {}
        }
    }
    Ok(rows)
}

fn begun(tag: &Element, column: usize) -> Cell {
    Cell {
        column,
        kind: tag.attribute("t").unwrap_or("n").to_owned(),
        style: tag.attribute("s").and_then(|style| style.parse().ok()).unwrap_or(0),
        text: String::new(),
    }
}

/// Columns from 0 of `A1`, `AB12`.
fn letters(reference: &str) -> Option<usize> {
    let mut column = 0_usize;
    for letter in reference.bytes().take_while(u8::is_ascii_alphabetic).take(4) {
        column = column * 26 + usize::from(letter.to_ascii_uppercase() - b'A') + 1;
    }
    column.checked_sub(1)
}

fn put(rows: &mut Vec<SheetRow>, row: u64, column: usize, text: String, spent: &mut Spent) -> Result<(), FormatError> {
    if text.trim().is_empty() || column >= MAX_COLUMNS {
        return Ok(());
    }
    if rows.last().is_none_or(|(last, _)| *last != row) {
        rows.push((row, Vec::new()));
    }
    let Some((_, cells)) = rows.last_mut() else {
        return Ok(());
    };
    if cells.len() <= column {
        spent.cells += column + 1 - cells.len();
        cells.resize(column + 1, String::new());
    }
    spent.bytes += text.len();
    let too_large = |what, limit| Err(FormatError::TooLarge { at: Spot::Row(row), what, limit });
    if spent.cells > MAX_CELLS {
        return too_large("cells", MAX_CELLS as u64);
    }
    if spent.bytes > MAX_BYTES {
        return too_large("bytes of cells", MAX_BYTES as u64);
    }
    if let Some(place) = cells.get_mut(column) {
        *place = text;
    }
    Ok(())
}

impl Book {
    /// A cell as text: days as `1983-11-25`, whole numbers without a point, `_x000D_` as the line break that it is.
    fn text(&self, kind: &str, style: usize, value: &str) -> String {
        match kind {
            "s" => {
                let text = value.trim().parse::<usize>().ok().and_then(|number| self.texts.get(number));
                text.map(|text| text.replace("_x000D_", "\n")).unwrap_or_default()
            }
            "e" => String::new(),
            "n" => self.number(style, value.trim()),
            _ => value.replace("_x000D_", "\n"),
        }
    }

    fn number(&self, style: usize, value: &str) -> String {
        let Ok(number) = value.parse::<f64>() else {
            return value.to_owned();
        };
        let dated = self.dated.get(style).copied().unwrap_or(false);
        let day = || written_date::serial(number + if self.from_1904 { 1_462.0 } else { 0.0 });
        match dated.then(day).flatten() {
            Some(day) => day.to_string(),
            // `1.01E2` is 101.
            None if number.fract() == 0.0 && number.abs() < 1e15 => format!("{number:.0}"),
            None => value.to_owned(),
        }
    }
}
