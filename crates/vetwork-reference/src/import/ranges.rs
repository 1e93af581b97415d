//! Address ranges: bare prefix lists, and the operator's own table.

use serde::Deserialize;

use super::error::{ImportError, shown};
use super::lines;
use crate::country::CountryCode;
use crate::ip::{Cidr, IpClass, RangeFact, RangeTable};

const COLUMNS: &str = "the columns are cidr,class,source,date and optionally country";

/// One network or address a line, all of one class. Tor's `ExitAddress 192.0.2.1 …` lines count as addresses.
pub(super) fn prefixes(bytes: &[u8], class: IpClass) -> Result<(RangeTable, u64), ImportError> {
    let fact = RangeFact { class: Some(class), country: None };
    let mut networks = Vec::new();
    for (line, record) in lines::records(lines::text(bytes)?) {
        lines::check_length(line, record)?;
        let Some(address) = address_of(record) else {
            continue;
        };
        let cidr = Cidr::parse(address).ok_or_else(|| {
            ImportError::bad_row(
                line,
                format!("\"{}\" is not an address range", shown(record)),
                "expected one range a line, as in 192.0.2.0/24 or 2001:db8::/32",
            )
        })?;
        networks.push((cidr, fact));
    }
    let rows = networks.len() as u64;
    Ok((RangeTable::build(networks), rows))
}

/// The address in a line; the other lines of a Tor exit-address record hold none.
fn address_of(record: &str) -> Option<&str> {
    let mut words = record.split_whitespace();
    match words.next()? {
        "ExitAddress" => words.next(),
        "ExitNode" | "Published" | "LastStatus" => None,
        _ => Some(record),
    }
}

#[derive(Debug, Deserialize)]
struct OwnRow {
    cidr: String,
    class: String,
    source: String,
    date: String,
    #[serde(default)]
    country: String,
}

/// A table in our own format from text that ships with the program.
pub(crate) fn own_ranges(text: &str) -> Result<RangeTable, ImportError> {
    own(text.as_bytes()).map(|(table, _)| table)
}

/// The operator's table: `cidr,class,source,date` and optionally `country`. The class may be empty where a
/// country is given.
pub(super) fn own(bytes: &[u8]) -> Result<(RangeTable, u64), ImportError> {
    let text = lines::text(bytes)?;
    let mut reader =
        ::csv::ReaderBuilder::new().comment(Some(b'#')).trim(::csv::Trim::All).from_reader(text.as_bytes());
    let mut networks = Vec::new();
    for row in reader.deserialize::<OwnRow>() {
        let row = row.map_err(|error| {
            let line = error.position().map_or(1, ::csv::Position::line);
            ImportError::bad_row(line, "the row does not fit the columns", COLUMNS)
        })?;
        let line = networks.len() as u64 + 2;
        networks.push(own_row(&row).map_err(|error| ImportError { line: Some(line), ..error })?);
    }
    let rows = networks.len() as u64;
    Ok((RangeTable::build(networks), rows))
}

fn own_row(row: &OwnRow) -> Result<(Cidr, RangeFact), ImportError> {
    let bad = |message: String, hint: &str| ImportError::bad_row(0, message, hint);
    let cidr = Cidr::parse(&row.cidr)
        .ok_or_else(|| bad(format!("\"{}\" is not an address range", shown(&row.cidr)), "write it as 192.0.2.0/24"))?;
    if row.source.is_empty() || row.date.parse::<jiff::civil::Date>().is_err() {
        return Err(bad(
            "a source or a date is missing".into(),
            "say where the row comes from, and the day as 2026-08-22",
        ));
    }
    let class = match row.class.as_str() {
        "" => None,
        word => Some(IpClass::parse(word).ok_or_else(|| {
            bad(format!("\"{}\" is not a class of network", shown(word)), &format!("the classes are {}", classes()))
        })?),
    };
    let country =
        match row.country.as_str() {
            "" => None,
            code => Some(CountryCode::new(code).ok_or_else(|| {
                bad(format!("\"{}\" is not a country code", shown(code)), "write two letters, as in DE")
            })?),
        };
    if class.is_none() && country.is_none() {
        return Err(bad("the row says neither class nor country".into(), COLUMNS));
    }
    Ok((cidr, RangeFact { class, country }))
}

fn classes() -> String {
    IpClass::ALL.map(IpClass::as_str).join(", ")
}
