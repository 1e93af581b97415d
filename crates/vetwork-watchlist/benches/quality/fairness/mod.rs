//! Whether unlisted people are flagged alike whatever the origin of their names, and listed ones found alike.
//! Origins are of made-up populations and of listed people; nobody's origin is ever an input of a search.

mod listed;
mod measure;
mod names;
mod people;
mod perturb;
mod report;
pub(crate) mod wade_giles;

pub(crate) use listed::Listed;
pub(crate) use measure::{found, outcomes};
pub(crate) use names::Names;
pub(crate) use people::{digest, strangers};
pub(crate) use report::{Report, Share};

/// The seed of everything that is drawn.
pub(crate) const SEED: u64 = 20_261_122;

/// People of each origin.
pub(crate) const EACH: usize = 2_000;
