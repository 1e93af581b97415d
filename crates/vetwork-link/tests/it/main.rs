//! What linking promises, as a specification.
#![expect(clippy::unwrap_used, reason = "a test fails where it fails")]

mod agreement;
mod group;
mod identity;
mod kind;
mod linkage;
mod links;
mod network;
mod online;
mod similarity;
mod specification;
mod text;
