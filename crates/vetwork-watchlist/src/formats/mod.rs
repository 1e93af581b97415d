//! The official formats: recognised by their first bytes, read as a stream, refused whole where they are cut short.
//! Everything here is made by strangers: each size has a limit, each error says where it is and what to do.

mod error;
mod label;
mod ofac;
mod reading;
mod recognise;
mod table;
mod text;
mod un;
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
    /// The list of the Ministry of Finance, Japan.
    MofXlsx,
    /// FollowTheMoney, a JSON object on each line.
    FtmJson,
    /// The simple table of OpenSanctions.
    TargetsCsv,
    /// Vetwork's own table, for lists that somebody keeps themselves.
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
        other => Err(FormatError::NoReader(other)),
    }
}
