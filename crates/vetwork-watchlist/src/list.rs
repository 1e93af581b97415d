//! A list as it was published: whose, of which day, how many entries it says it has, and those that were read.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::party::{Party, Place};

/// Whose list.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Source {
    /// Vetwork's own small set of parties designated for the IT-worker scheme.
    Curated,
    /// Specially Designated Nationals and Blocked Persons (OFAC, United States).
    OfacSdn,
    /// The non-SDN lists of OFAC, in one.
    OfacConsolidated,
    /// The consolidated list of the Security Council (United Nations).
    UnitedNations,
    /// Financial sanctions of the European Union.
    EuropeanUnion,
    /// The UK Sanctions List, the only one since 28 January 2026.
    UnitedKingdom,
    /// SECO (Switzerland).
    Switzerland,
    /// Special Economic Measures Act (Canada).
    Canada,
    /// DFAT (Australia).
    Australia,
    /// Ministry of Finance (Japan).
    Japan,
    /// Another list, by the name that its user gave it.
    Other(String),
}

impl Source {
    /// The lists of authorities.
    pub const OFFICIAL: [Self; 9] = [
        Self::OfacSdn,
        Self::OfacConsolidated,
        Self::UnitedNations,
        Self::EuropeanUnion,
        Self::UnitedKingdom,
        Self::Switzerland,
        Self::Canada,
        Self::Australia,
        Self::Japan,
    ];

    /// The id on the command line, in JSON and in records: `ofac-sdn`, `un`, or the name of another list.
    #[must_use]
    pub fn id(&self) -> &str {
        match self {
            Self::Curated => "curated",
            Self::OfacSdn => "ofac-sdn",
            Self::OfacConsolidated => "ofac-consolidated",
            Self::UnitedNations => "un",
            Self::EuropeanUnion => "eu",
            Self::UnitedKingdom => "uk",
            Self::Switzerland => "ch",
            Self::Canada => "ca",
            Self::Australia => "au",
            Self::Japan => "jp",
            Self::Other(name) => name,
        }
    }

    /// The name for people.
    #[must_use]
    pub fn title(&self) -> &str {
        match self {
            Self::Curated => "Vetwork's curated set",
            Self::OfacSdn => "OFAC SDN list",
            Self::OfacConsolidated => "OFAC consolidated non-SDN list",
            Self::UnitedNations => "UN Security Council list",
            Self::EuropeanUnion => "EU financial sanctions list",
            Self::UnitedKingdom => "UK Sanctions List",
            Self::Switzerland => "Swiss SECO list",
            Self::Canada => "Canadian SEMA list",
            Self::Australia => "Australian DFAT list",
            Self::Japan => "Japanese MOF list",
            Self::Other(name) => name,
        }
    }
}

/// What a reader made of one file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct List {
    /// Whose list it is.
    pub source: Source,
    /// The day that the list gives itself.
    pub published: Option<Date>,
    /// The number of entries that the list says it has.
    pub declared: Option<u64>,
    /// The entries, in the order of the file.
    pub parties: Vec<Party>,
    /// What was not understood. The entries beside it are whole.
    pub problems: Vec<Problem>,
}

impl List {
    /// An empty list.
    #[must_use]
    pub fn new(source: Source) -> Self {
        Self { source, published: None, declared: None, parties: Vec::new(), problems: Vec::new() }
    }
}

/// Something in a list that was not understood and left out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// Where.
    pub place: Place,
    /// The element, column or field.
    pub field: String,
    /// What is wrong, in plain words.
    pub what: String,
}
