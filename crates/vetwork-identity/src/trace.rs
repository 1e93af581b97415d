//! Marks that a file carries and that tell, when another file has the same, that the two have something in common.

use serde::{Deserialize, Serialize};

/// One mark of one file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Trace {
    /// What it is a mark of.
    pub kind: TraceKind,
    /// The mark in canonical form. Not trusted.
    pub value: String,
}

/// What a mark is a mark of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TraceKind {
    /// Issuer and number of an identity document: one person has it.
    DocumentNumber,
    /// A national number with its scheme: one person has it.
    NationalNumber,
    /// Issuer and number of the raw card: it is on one card.
    CardStock,
    /// Issuer and number of one card: it is on no other.
    Discriminator,
}

impl TraceKind {
    /// What two files have in common that have the same mark.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::DocumentNumber => "the same document number",
            Self::NationalNumber => "the same national number",
            Self::CardStock => "the same card stock number",
            Self::Discriminator => "the same number of one card",
        }
    }
}
