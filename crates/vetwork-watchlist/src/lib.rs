//! Sanctions lists: read as published, indexed, searched by name with evidence in bits, and compared between two days.
//! A library on its own: it opens no file and no connection, and asks neither clock nor environment.

pub mod accept;
pub mod birth;
pub mod change;
pub mod commonness;
pub mod compare;
pub mod curated;
pub mod date;
pub mod exact;
pub mod formats;
mod index;
pub mod list;
pub mod name;
pub mod ownership;
pub mod party;
mod prepared;
pub mod published;
pub mod reach;
pub mod screen;
pub mod snapshot;
