//! How the checks fare on whole populations.
#![expect(clippy::unwrap_used, reason = "tests fail loudly")]

mod baseline;
mod golden;
mod names;
mod pairs;
mod population;
mod prose;
mod rings;
mod twins;
