//! Judges documents, credentials and files without asking anybody: what each proves, what refutes it, and what two of
//! them share.
//!
//! Begin with [`inspect::inspect`], which tells what a file is and hands it to every judge that knows its kind.

pub mod ber;
mod birth;
pub mod certificate;
pub mod chip;
pub mod claim;
pub mod cms;
pub mod confidence;
pub mod inspect;
pub mod judgement;
#[cfg(test)]
mod made;
pub mod number;
pub mod signature;
pub mod trace;
pub mod trust;
pub mod zone;

use judgement::Rule;

/// Every rule by which something is judged, in the order in which its page tells them.
pub fn rules() -> impl Iterator<Item = &'static Rule> {
    RULES.iter().flat_map(|rules| rules.iter().copied())
}

const RULES: &[&[&Rule]] = &[zone::RULES, number::RULES, chip::RULES];
