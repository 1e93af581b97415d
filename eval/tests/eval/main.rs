//! How the checks fare on whole populations.
#![expect(clippy::disallowed_methods, reason = "tests read the project's own files")]

mod baseline;
mod golden;
mod names;
mod pairs;
mod population;
mod twins;
