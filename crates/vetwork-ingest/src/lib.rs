//! Untrusted bytes to dossiers: JSON, YAML, JSON Lines, JSON Resume, CSV, and resumes as PDF or DOCX.
//! Pure but for the confined child, which reads binary files.

pub mod confine;
pub mod diagnostic;
pub mod documents;
pub mod formats;
pub mod judging;

pub use diagnostic::{Diagnostic, Place, Severity};
