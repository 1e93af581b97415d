//! The façade: a dossier becomes outcomes, and outcomes become an assessment under a policy. Plain
//! data in and out; the same inputs give the same bytes.

pub mod assess;
pub mod combine;
mod confidence;
pub mod coverage;
mod documents;
pub mod evaluate;
pub mod jurisdiction;
pub mod later;
pub mod links;
pub mod notice;
pub mod policy;
pub mod retention;
pub mod run;
pub mod scoring;
pub mod timeline;

pub use assess::Engine;
pub use policy::{Policy, PolicyError};
pub use run::{Dossiers, Judged, population, run};
