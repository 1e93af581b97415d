//! What a person sees in a terminal: a table of a run, one subject explained, one check described.

mod checks;
mod explain;
mod layout;
pub mod links;
mod message;
mod paint;
mod table;

pub use checks::check_page;
pub(crate) use checks::cited;
pub use explain::explain;
pub use message::message;
pub use paint::{Role, Style};
pub use table::{closing, opening, summary, table};

#[cfg(test)]
mod tests;
