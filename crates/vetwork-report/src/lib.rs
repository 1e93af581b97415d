//! What people see of an assessment: prose, terminal, a self-contained HTML report, JSON and CSV.
//! Text of a subject reaches each of them only as inert text.

pub mod data;
pub mod html;
pub mod person;
pub mod picture;
pub mod prose;
mod run;
pub mod terminal;
mod waterfall;

#[cfg(test)]
mod hostile;
#[cfg(test)]
mod sample;

pub use run::{Run, Tally};

use vetwork_model::{Code, Meta};

/// Looks up what a check is. The caller passes it, so that this crate needs no list of checks.
pub type MetaOf = fn(Code) -> Option<&'static Meta>;

/// One source of a check, as it stands in `data/sources.toml`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SourceLine {
    /// Title, quoted as published.
    pub title: String,
    /// Who published it.
    pub publisher: String,
    /// Date of publication, as precisely as it is known.
    pub date: Option<String>,
    /// Address, where it is certain.
    pub url: Option<String>,
    /// Whether the page itself was read: `read`, `second-hand` or `recalled`.
    pub how: String,
}

/// A name as it stands in everything that is shown: inert, and cut where it is longer than any name.
pub fn shown_name(name: &vetwork_model::Name) -> String {
    prose::inert(name.reveal(), data::LONGEST_VALUE)
}
