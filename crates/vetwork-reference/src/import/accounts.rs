//! Directories of banks: a table of our own, or the JSON registries that IBAN libraries ship.

use serde::Deserialize;

use super::error::{ImportError, ImportProblem};
use super::lines;
use crate::account::{AccountInstitution, AccountKind, plain_bic, plain_code};
use crate::country::CountryCode;

const COLUMNS: &str = "each row needs country (two letters), name, and bank_code or bic; kind is optional";

#[derive(Debug, Deserialize)]
struct Row {
    #[serde(alias = "country_code")]
    country: String,
    #[serde(default)]
    bank_code: Option<String>,
    /// Several codes of one institution.
    #[serde(default)]
    bank_codes: Vec<String>,
    #[serde(default)]
    bic: Option<String>,
    #[serde(default)]
    name: Option<String>,
    #[serde(default)]
    kind: Option<AccountKind>,
    /// Whether this is the institution's main entry; the first main entry of a bank code names it.
    #[serde(default)]
    primary: bool,
}

/// A bare array, or an array with instructions beside it.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum File {
    Rows(Vec<Row>),
    Wrapped { entries: Vec<Row> },
}

impl Row {
    /// One institution for each bank code; none without a name or without any key.
    fn institutions(self) -> Vec<AccountInstitution> {
        let (Some(country), Some(name)) = (CountryCode::new(self.country.trim()), self.name) else {
            return Vec::new();
        };
        let bic = plain_bic(&self.bic.unwrap_or_default());
        let mut codes: Vec<String> =
            self.bank_code.iter().chain(&self.bank_codes).map(|code| plain_code(code)).collect();
        codes.retain(|code| !code.is_empty());
        if codes.is_empty() && !bic.is_empty() {
            codes.push(String::new());
        }
        let institution = |bank_code| AccountInstitution {
            country,
            bank_code,
            bic: bic.clone(),
            name: name.trim().to_owned(),
            kind: self.kind.unwrap_or(AccountKind::Unstated),
        };
        codes.into_iter().map(institution).filter(|row| !row.name.is_empty()).collect()
    }
}

/// An array of rows. Rows without a name or without any key are common there, and left out.
pub(super) fn json(bytes: &[u8]) -> Result<Vec<AccountInstitution>, ImportError> {
    let file: File = serde_json::from_slice(bytes).map_err(|error| {
        ImportError::new(ImportProblem::BadRow, format!("the directory of banks does not read ({error})"), COLUMNS)
    })?;
    let (File::Rows(mut rows) | File::Wrapped { entries: mut rows }) = file;
    rows.sort_by_key(|row| !row.primary);
    Ok(rows.into_iter().flat_map(Row::institutions).collect())
}

/// A table with a header.
pub(super) fn csv(bytes: &[u8]) -> Result<Vec<AccountInstitution>, ImportError> {
    let text = lines::text(bytes)?;
    let mut reader = ::csv::ReaderBuilder::new().trim(::csv::Trim::All).from_reader(text.as_bytes());
    let (mut rows, mut line) = (Vec::new(), 1);
    for row in reader.deserialize::<Row>() {
        let row = row.map_err(|error| {
            let line = error.position().map_or(1, ::csv::Position::line);
            ImportError::bad_row(line, "the row does not fit the columns", COLUMNS)
        })?;
        line += 1;
        let institutions = row.institutions();
        if institutions.is_empty() {
            return Err(ImportError::bad_row(line, "the row names no institution", COLUMNS));
        }
        rows.extend(institutions);
    }
    Ok(rows)
}
