//! Untrusted bytes to dossiers.

pub mod confine;
pub mod documents;
