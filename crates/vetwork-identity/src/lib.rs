//! Judges documents, credentials and files without asking anybody: what each proves, what refutes it, and what two of
//! them share.
//!
//! Begin with [`inspect::inspect`], which tells what a file is and hands it to every judge that knows its kind.

mod archive;
pub mod ber;
mod birth;
mod cbor;
pub mod certificate;
pub mod chip;
pub mod claim;
pub mod cms;
pub mod confidence;
mod cose;
pub mod credential;
pub mod hidden;
pub mod inspect;
pub mod judgement;
pub mod licence;
pub mod lineage;
#[cfg(test)]
mod made;
pub mod markup;
mod metadata;
pub mod number;
mod pdf;
pub mod picture;
pub mod signature;
mod signed_pdf;
pub mod trace;
pub mod trust;
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
    chip::RULES,
    credential::RULES,
    word::RULES,
    pdf::RULES,
    signed_pdf::RULES,
    metadata::RULES,
    archive::RULES,
    hidden::RULES,
    picture::RULES,
    picture::CREDENTIAL_RULES,
];
