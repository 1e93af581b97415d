//! The commands, one file each, and what several of them set up alike.

pub(crate) mod checks;
mod coverage;
pub(crate) mod data;
pub(crate) mod demo;
pub(crate) mod dossier;
pub(crate) mod evaluate;
pub(crate) mod notice;
mod setup;
pub(crate) mod vet;
