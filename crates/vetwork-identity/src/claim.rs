//! What somebody says of themselves, to hold a document against. A document's words are never a claim.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// What the holder of a document says of themselves. What is missing is compared with nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Claim {
    /// Full name, as they write it.
    pub name: Option<String>,
    /// Date of birth.
    pub birth_date: Option<Date>,
    /// Sex, as a document would print it.
    pub sex: Option<Sex>,
    /// Home address, in one line.
    pub address: Option<String>,
    /// Number of the document that they name.
    pub document_number: Option<String>,
    /// First day of work in the United States that they tell of. A number given later is held against nothing else.
    pub us_work_since: Option<Date>,
}

/// Sex as documents print it. Some print neither.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Sex {
    /// Female.
    Female,
    /// Male.
    Male,
}

impl Sex {
    /// The word for it.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Female => "female",
            Self::Male => "male",
        }
    }
}
