//! The vocabulary of Vetwork as types: dossier and evidence, checks and outcomes, assessment, and the
//! ports through which the pure crates meet the world. No I/O, no clock, no randomness.

#[macro_use]
pub mod record;

pub mod assessment;
pub mod check;
pub mod clearance;
pub mod confidence;
pub mod decision;
pub mod document;
pub mod dossier;
pub mod facts;
pub mod finding;
pub mod geography;
pub mod judged;
pub mod name;
pub mod provenance;
pub mod records;
pub mod role;
pub mod tie;
pub mod when;
pub mod words;

pub use assessment::{Assessment, Band, Coverage, GroupWeight, HypothesisWeight, Inputs, Step, Waiting};
pub use check::{
    Cause, Code, Direction, Disposition, Family, Hypothesis, Jurisdiction, Lawful, Meta, Need, NextStep, Strength,
};
pub use clearance::{Clearance, Judged, Met, Reopened};
pub use confidence::Confidence;
pub use decision::Decision;
pub use dossier::{
    Dossier, DossierFile, Evidence, EvidenceId, Fact, FactKind, Sealed, Section, SubjectId, SubjectKind,
};
pub use finding::{Basis, Explanation, Finding, Listed, ListedClearance, ListedLine, Outcome, Param, Seen};
pub use geography::{Country, Position};
pub use name::Name;
pub use provenance::{Channel, Intake, Provenance};
pub use records::{Key, KeyKind, NoRecords, Part, Records, Sighting};
pub use role::{Phase, Role};
pub use tie::{Innocent, Shared, Tie};
pub use vetwork_canon::name::{Comparison, NameRelation, ReadName};
pub use when::When;
