//! Reading and judging the rows of an indicator file.

use std::collections::BTreeMap;

use jiff::ToSpan;
use jiff::civil::Date;
use serde::Deserialize;
use serde::de::IntoDeserializer;
use serde::de::value::{Error as WordError, StrDeserializer};

use super::{Indicator, IndicatorFile, IndicatorKind, MAX_ROWS, RowError};
use crate::import::MAX_BYTES;

/// Longest value of a cell, in bytes.
const MAX_CELL: usize = 1024;

/// A row before it is judged: what each column says.
type Cells = BTreeMap<String, String>;

/// Reads a table with the header `kind,value,source,conduct_code,evidence,confidence,added,expires` and
/// optionally `relates_to`.
#[must_use]
pub fn parse_csv(bytes: &[u8], today: Date) -> IndicatorFile {
    let mut file = IndicatorFile::default();
    if too_large(bytes, &mut file) {
        return file;
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let mut reader = csv::ReaderBuilder::new().flexible(true).trim(csv::Trim::All).from_reader(bytes);
    let Ok(header) = reader.headers().cloned() else {
        file.errors.push(error(1, "", "the header does not read as text", "save the file as UTF-8 CSV"));
        return file;
    };
    let columns: Vec<String> = header.iter().map(str::to_lowercase).collect();
    for record in reader.records().take(MAX_ROWS) {
        match record {
            Ok(record) => {
                let line = record.position().map_or(0, csv::Position::line);
                let cells = columns.iter().cloned().zip(record.iter().map(str::to_owned));
                judge(line, &cells.collect(), today, &mut file);
            }
            Err(broken) => {
                let line = broken.position().map_or(0, csv::Position::line);
                file.errors.push(error(line, "", "the row does not read as text", "save the file as UTF-8 CSV"));
            }
        }
    }
    file
}

/// Reads an array of objects with the fields of [`parse_csv`].
#[must_use]
pub fn parse_json(bytes: &[u8], today: Date) -> IndicatorFile {
    let mut file = IndicatorFile::default();
    if too_large(bytes, &mut file) {
        return file;
    }
    let rows: Vec<BTreeMap<String, serde_json::Value>> = match serde_json::from_slice(bytes) {
        Ok(rows) => rows,
        Err(broken) => {
            let message = format!("the file does not read as an array of objects ({broken})");
            file.errors.push(error(broken.line() as u64, "", &message, "expected [{\"kind\": …, \"value\": …}, …]"));
            return file;
        }
    };
    for (at, row) in rows.into_iter().take(MAX_ROWS).enumerate() {
        let cell = |value: serde_json::Value| match value {
            serde_json::Value::String(text) => text.trim().to_owned(),
            serde_json::Value::Null => String::new(),
            other => other.to_string(),
        };
        let cells = row.into_iter().map(|(column, value)| (column.to_lowercase(), cell(value)));
        judge(at as u64 + 1, &cells.collect(), today, &mut file);
    }
    file
}

fn too_large(bytes: &[u8], file: &mut IndicatorFile) -> bool {
    let too_large = bytes.len() > MAX_BYTES;
    if too_large {
        let message = format!("the file is larger than {} MiB", MAX_BYTES >> 20);
        file.errors.push(error(0, "", &message, "split it"));
    }
    too_large
}

fn judge(line: u64, cells: &Cells, today: Date, file: &mut IndicatorFile) {
    match indicator(line, cells, today) {
        Ok(row) if row.expires < today => file.expired.push(row),
        Ok(row) => file.active.push(row),
        Err(refused) => file.errors.push(refused),
    }
}

fn indicator(line: u64, cells: &Cells, today: Date) -> Result<Indicator, RowError> {
    let row = Row { line, cells };
    let kind = row.kind()?;
    let added = row.day("added", "the day of the entry")?;
    let expires = row.day("expires", "the last day the row may count")?;
    if added > today {
        return Err(row.error("added", "the day lies in the future", "write the day of the entry"));
    }
    let latest = added.saturating_add(12.months());
    if expires > latest || expires < added {
        let message = format!("{expires} is not within twelve months after {added}");
        return Err(row.error("expires", &message, &format!("write a day up to {latest}")));
    }
    Ok(Indicator {
        line,
        kind,
        value: row.value(kind)?,
        source: row.text("source", "say who reports it")?,
        conduct: row.word("conduct_code", CONDUCTS)?,
        evidence: row.text("evidence", "give the case number or the reference of the document")?,
        confidence: row.word("confidence", "low, medium or high")?,
        added,
        expires,
        relates_to: match row.cell("relates_to") {
            "" => Default::default(),
            _ => row.word("relates_to", "operator, victim or unknown")?,
        },
    })
}

const CONDUCTS: &str = "identity-borrowed, identity-invented, location-misrepresented, account-shared, \
    document-altered, credentials-invented, pay-diverted, device-remote-controlled, data-taken, extortion or \
    funds-taken";

const KINDS: &str = "email, phone, domain, wallet, account, document-hash or handle";

struct Row<'a> {
    line: u64,
    cells: &'a Cells,
}

impl Row<'_> {
    fn cell(&self, column: &str) -> &str {
        self.cells.get(column).map_or("", String::as_str)
    }

    fn error(&self, column: &str, message: &str, hint: &str) -> RowError {
        error(self.line, column, message, hint)
    }

    fn text(&self, column: &str, hint: &str) -> Result<String, RowError> {
        let text = self.cell(column);
        if text.is_empty() {
            return Err(self.error(column, &format!("the {column} is missing"), hint));
        }
        if text.len() > MAX_CELL || text.chars().any(char::is_control) {
            let message = format!("longer than {MAX_CELL} bytes, or holds control characters");
            return Err(self.error(column, &message, "write it on one line"));
        }
        Ok(text.to_owned())
    }

    /// One of a closed list of words.
    fn word<T: for<'de> Deserialize<'de>>(&self, column: &str, words: &str) -> Result<T, RowError> {
        let text = self.text(column, &format!("write {words}"))?.to_lowercase();
        let word: StrDeserializer<WordError> = text.as_str().into_deserializer();
        T::deserialize(word).map_err(|_| {
            let message = format!("\"{}\" is not one of the words used here", cut(&text));
            self.error(column, &message, &format!("write {words}"))
        })
    }

    fn day(&self, column: &str, what: &str) -> Result<Date, RowError> {
        let hint = format!("write {what} as 2026-08-22");
        let text = self.text(column, &hint)?;
        text.parse().map_err(|_| self.error(column, &format!("\"{}\" is not a day", cut(&text)), &hint))
    }

    fn kind(&self) -> Result<IndicatorKind, RowError> {
        if matches!(self.cell("kind").to_lowercase().as_str(), "name" | "full-name" | "person") {
            return Err(self.error(
                "kind",
                "a name alone is not accepted: many people share it",
                "give an e-mail address, phone, account or another value that belongs to one person",
            ));
        }
        self.word("kind", KINDS)
    }

    fn value(&self, kind: IndicatorKind) -> Result<String, RowError> {
        let value = self.text("value", "give the value")?;
        let digits = value.chars().filter(char::is_ascii_digit).count();
        let letters = value.chars().all(|c| c.is_ascii_alphanumeric());
        let (fits, expected) = match kind {
            IndicatorKind::Email => (is_address(&value), "an address, as in name@example.org"),
            IndicatorKind::Phone => ((6..=17).contains(&digits), "a number with its country code, as in +49 30 123456"),
            IndicatorKind::Domain => (
                crate::domains::plain_domain(&value).is_some_and(|_| !value.contains('@')),
                "a domain, as in example.org",
            ),
            IndicatorKind::Wallet => {
                (letters && (20..=120).contains(&value.len()), "a wallet address, without a name before it")
            }
            IndicatorKind::Account => (digits >= 4 && value.len() <= 64, "an IBAN, or routing and account number"),
            IndicatorKind::DocumentHash => (
                value.len() == 64 && value.chars().all(|c| c.is_ascii_hexdigit()),
                "a SHA-256 of 64 hexadecimal digits",
            ),
            IndicatorKind::Handle => {
                (!value.contains(char::is_whitespace), "an account name without spaces, as in github:somebody")
            }
        };
        if fits {
            return Ok(value);
        }
        let message = format!("\"{}\" does not fit its kind", cut(&value));
        Err(self.error("value", &message, &format!("expected {expected}")))
    }
}

fn is_address(value: &str) -> bool {
    let parts = value.rsplit_once('@');
    parts.is_some_and(|(mailbox, domain)| !mailbox.is_empty() && crate::domains::plain_domain(domain).is_some())
}

fn cut(text: &str) -> String {
    text.chars().take(60).collect()
}

fn error(line: u64, column: &str, message: &str, hint: &str) -> RowError {
    RowError { line, column: column.to_owned(), message: message.to_owned(), hint: hint.to_owned() }
}
