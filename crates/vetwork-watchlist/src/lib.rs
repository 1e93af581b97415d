//! Sanctions lists: read as published, indexed, searched by name with evidence in bits, and compared between two days.
//! A library on its own: it opens no file and no connection, and asks neither clock nor environment.

pub mod date;
pub mod formats;
pub mod list;
pub mod party;
