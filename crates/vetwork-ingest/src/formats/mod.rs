//! The formats that a dossier can come in, and tables of any columns.

pub mod csv;
pub mod dossier;
mod fields;
pub mod json_resume;
pub mod resume;
pub mod rows;
pub mod template;
pub mod text;
pub mod validate;

/// No dossier is larger; a file that is, is refused before it is parsed.
pub const DOSSIER_BYTES_AT_MOST: usize = 8 << 20;
