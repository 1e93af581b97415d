//! Judges documents, credentials and files without asking anybody: what each proves, what refutes it, and what two of
//! them share.
//!
//! Begin with [`inspect::inspect`], which tells what a file is and hands it to every judge that knows its kind.

mod archive;
mod birth;
pub mod claim;
pub mod confidence;
pub mod hidden;
pub mod inspect;
pub mod judgement;
pub mod licence;
pub mod lineage;
pub mod markup;
mod metadata;
pub mod number;
mod pdf;
pub mod trace;
mod word;
pub mod zone;

use judgement::Rule;

/// Every rule by which something is judged, in the order in which its page tells them.
pub fn rules() -> impl Iterator<Item = &'static Rule> {
    RULES.iter().flat_map(|rules| rules.iter().copied())
}

const RULES: &[&[&Rule]] = &[
    zone::RULES,
    number::RULES,
    licence::RULES,
    word::RULES,
    pdf::RULES,
    metadata::RULES,
    archive::RULES,
    hidden::RULES,
];
