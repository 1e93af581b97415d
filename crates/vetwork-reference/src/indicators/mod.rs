//! Indicator files of the customer's own: values seen in a confirmed case, each with its source, conduct,
//! evidence and an end. Values stay as written; whoever builds an index brings them into canonical form.

mod read;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

pub use read::{parse_csv, parse_json};

/// Most rows read from one file.
pub const MAX_ROWS: usize = 1_000_000;

/// What kind of value an indicator is. A name is none: too many people share it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum IndicatorKind {
    /// E-mail address.
    Email,
    /// Telephone number.
    Phone,
    /// Internet domain.
    Domain,
    /// Address of a crypto-currency wallet.
    Wallet,
    /// Bank account: IBAN, or routing and account number.
    Account,
    /// SHA-256 of a document file, 64 hexadecimal digits.
    DocumentHash,
    /// Account name on a platform, as in `github:somebody`.
    Handle,
}

/// What was done, as found in the case the value comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Conduct {
    /// Another person's identity was used.
    IdentityBorrowed,
    /// A person was invented.
    IdentityInvented,
    /// The place of work was misstated.
    LocationMisrepresented,
    /// Several people used one account, or somebody sat in for another.
    AccountShared,
    /// A document was changed or made up.
    DocumentAltered,
    /// Employment, education or references were made up.
    CredentialsInvented,
    /// Pay went to someone other than the worker.
    PayDiverted,
    /// A company device was kept or used from elsewhere through hidden remote control.
    DeviceRemoteControlled,
    /// Data was taken.
    DataTaken,
    /// Money was demanded for not publishing data.
    Extortion,
    /// Goods or money were taken.
    FundsTaken,
}

/// How sure the source is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum IndicatorConfidence {
    /// One report, not checked.
    Low,
    /// Checked by one person.
    Medium,
    /// Established in a closed case or by an authority.
    High,
}

/// Whose value it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RelatesTo {
    /// The person who acted.
    Operator,
    /// The person whose identity was used: a hit calls for help, not for suspicion.
    Victim,
    /// Not known.
    #[default]
    Unknown,
}

/// One row that met every condition.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Indicator {
    /// Line in the file (CSV) or position in the array (JSON), counted from 1.
    pub line: u64,
    /// Kind of value.
    pub kind: IndicatorKind,
    /// The value as written, trimmed.
    pub value: String,
    /// Who says so.
    pub source: String,
    /// What was done.
    pub conduct: Conduct,
    /// Where the evidence is kept: a case number or document reference.
    pub evidence: String,
    /// How sure the source is.
    pub confidence: IndicatorConfidence,
    /// Day of the entry.
    pub added: Date,
    /// Last day it counts, at most twelve months after `added`.
    pub expires: Date,
    /// Whose value it is.
    pub relates_to: RelatesTo,
}

/// A row that was refused.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, thiserror::Error)]
#[error("line {line}, column {column}: {message}; {hint}")]
pub struct RowError {
    /// Line in the file (CSV) or position in the array (JSON), counted from 1.
    pub line: u64,
    /// Column.
    pub column: String,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub hint: String,
}

/// An indicator file as read on a day.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct IndicatorFile {
    /// Rows that count.
    pub active: Vec<Indicator>,
    /// Rows past their last day: kept apart, shown, and without effect.
    pub expired: Vec<Indicator>,
    /// Rows that were refused.
    pub errors: Vec<RowError>,
}

#[cfg(test)]
mod tests;
