//! The official formats: recognised by their first bytes, read as a stream, refused whole where they are cut short.
//! Everything here is made by strangers: each size has a limit, each error says where it is and what to do.

pub mod asked;
mod australia;
mod begins;
mod canada;
mod columns;
mod error;
mod eu;
mod eu_csv;
mod eu_xml;
mod fit;
mod ftm;
mod ftm_json;
mod gather;
mod html;
mod japan;
mod label;
mod lines;
mod ofac;
mod opening;
mod own;
mod reading;
mod recognise;
mod seco;
mod table;
mod targets_csv;
mod text;
mod uk;
mod uk_csv;
mod uk_xml;
mod un;
mod workbook;
mod written_date;
mod xml;

use std::io::Read;

use serde::{Deserialize, Serialize};

pub use error::{FormatError, Spot};
pub use ofac::{OfacFiles, read_ofac_csv};
use reading::Reading;

use crate::list::{List, Source};

/// The formats in which lists are published.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Format {
    /// OFAC's first XML: `SDN.XML`, `CONSOLIDATED.XML`.
    OfacXml,
    /// OFAC's XML by the model of the United Nations and the Wolfsberg Group: `SDN_ADVANCED.XML`, `CONS_ADVANCED.XML`.
    OfacAdvancedXml,
    /// OFAC's newest XML: `SDN_ENHANCED.XML`, `CONS_ENHANCED.XML`.
    OfacEnhancedXml,
    /// OFAC's oldest files: `SDN.CSV`, `CONS_PRIM.CSV`. Addresses, aliases and comments are files of their own.
    OfacCsv,
    /// The consolidated list of the Security Council.
    UnXml,
    /// Financial sanctions of the European Union, 1.1, XML.
    EuXml,
    /// Financial sanctions of the European Union, 1.1, CSV.
    EuCsv,
    /// The UK Sanctions List, XML.
    UkXml,
    /// The UK Sanctions List, CSV.
    UkCsv,
    /// The list of SECO, Switzerland.
    SecoXml,
    /// The list under the Special Economic Measures Act, Canada.
    SemaXml,
    /// The consolidated list of DFAT, Australia.
    DfatXlsx,
    /// The list of the Ministry of Finance, Japan; one of its sheets as CSV too.
    MofXlsx,
    /// FollowTheMoney, a JSON object on each line.
    FtmJson,
    /// The simple table of OpenSanctions.
    TargetsCsv,
    /// Vetwork's own table, for lists that somebody keeps themselves: CSV with a header, or a JSON object on each line
    /// with the same names as keys. Only `name` is needed; values in one cell stand between `;`, in JSON also in arrays.
    ///
    /// | column | what it holds |
    /// |---|---|
    /// | `id` | what stays when the entry changes; the name where there is none. Rows of one id are one party |
    /// | `name` | the name, in its natural order |
    /// | `aliases` | other names |
    /// | `type` | `person`, `organisation`, `vessel` or `aircraft` |
    /// | `birth_date` | `1983-11-25`, `1983-11`, `1983`, `circa 1983`, `1980 to 1985` |
    /// | `nationality` | names or codes of countries |
    /// | `identifiers` | `Passport: K1234567 (North Korea)`, `Tax number: 123`, or the number alone |
    /// | `wallets` | `XBT: 1Boat…`, or the address alone |
    /// | `emails`, `phones` | as written |
    /// | `programme` | under what it is listed |
    /// | `remarks` | anything else; `;` does not divide it |
    ///
    /// A column of another name is said and left out. Case and `_` do not count: `Birth Date` is `birth_date`.
    OwnCsv,
}

/// The largest input in bytes, 2 GiB: five times the largest list that is published.
pub const MAX_BYTES: u64 = 2 << 30;
/// The largest text, attribute or field in bytes, 1 MiB.
pub const MAX_TEXT: usize = 1 << 20;
/// The largest entry in bytes, with what it takes in memory, 64 MiB.
pub const MAX_ENTRY: usize = 64 << 20;
/// How deep elements may stand in each other.
pub const MAX_DEPTH: usize = 64;
/// The most entries of one list.
pub const MAX_ENTRIES: usize = 5_000_000;

impl Format {
    /// All formats.
    pub const ALL: [Self; 16] = [
        Self::OfacXml,
        Self::OfacAdvancedXml,
        Self::OfacEnhancedXml,
        Self::OfacCsv,
        Self::UnXml,
        Self::EuXml,
        Self::EuCsv,
        Self::UkXml,
        Self::UkCsv,
        Self::SecoXml,
        Self::SemaXml,
        Self::DfatXlsx,
        Self::MofXlsx,
        Self::FtmJson,
        Self::TargetsCsv,
        Self::OwnCsv,
    ];

    /// The name for people.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::OfacXml => "OFAC XML",
            Self::OfacAdvancedXml => "OFAC Advanced XML",
            Self::OfacEnhancedXml => "OFAC Enhanced XML",
            Self::OfacCsv => "OFAC CSV",
            Self::UnXml => "UN XML",
            Self::EuXml => "EU XML",
            Self::EuCsv => "EU CSV",
            Self::UkXml => "UK XML",
            Self::UkCsv => "UK CSV",
            Self::SecoXml => "SECO XML",
            Self::SemaXml => "SEMA XML",
            Self::DfatXlsx => "DFAT XLSX",
            Self::MofXlsx => "Japanese MOF XLSX",
            Self::FtmJson => "FollowTheMoney JSON",
            Self::TargetsCsv => "OpenSanctions targets CSV",
            Self::OwnCsv => "Vetwork CSV",
        }
    }

    /// The format of a file by its first bytes (a few thousand are enough), by its name where the bytes leave a choice.
    ///
    /// ```
    /// use vetwork_watchlist::formats::Format;
    ///
    /// assert_eq!(Format::recognise(b"<?xml version=\"1.0\"?><sdnList>", "list"), Some(Format::OfacXml));
    /// assert_eq!(Format::recognise(b"<!DOCTYPE html><html>", "SDN.XML"), None);
    /// ```
    #[must_use]
    pub fn recognise(first_bytes: &[u8], file_name: &str) -> Option<Self> {
        recognise::recognise(first_bytes, file_name)
    }
}

impl std::fmt::Display for Format {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.title())
    }
}

/// Reads a list. `source` says whose it is: OFAC writes two lists in the same format.
///
/// # Errors
///
/// See [`FormatError`]. A list that is cut short or broken is refused whole; an entry that makes no sense becomes a
/// [`Problem`](crate::list::Problem) of the list.
pub fn read(format: Format, source: Source, input: impl Read) -> Result<List, FormatError> {
    match format {
        Format::OfacXml => ofac::read_classic(source, input),
        Format::OfacAdvancedXml => ofac::read_advanced(source, input),
        Format::OfacEnhancedXml => ofac::read_enhanced(source, input),
        Format::OfacCsv => read_ofac_csv(source, OfacFiles::of(input)),
        Format::UnXml => un::read(source, input),
        Format::EuXml => eu_xml::read(source, input),
        Format::EuCsv => eu_csv::read(source, input),
        Format::UkXml => uk_xml::read(source, input),
        Format::UkCsv => uk_csv::read(source, input),
        Format::SecoXml => seco::read(source, input),
        Format::DfatXlsx => australia::read(source, input),
        Format::MofXlsx => japan::read(source, input),
        Format::OwnCsv => own::read(source, input),
        Format::SemaXml => canada::read(source, input),
        Format::FtmJson => ftm_json::read(source, input),
        Format::TargetsCsv => targets_csv::read(source, input),
    }
}
