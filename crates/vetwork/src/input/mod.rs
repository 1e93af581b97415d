//! From paths to subjects: what is looked for where, what is kept in memory, and how it is read again.

mod attachments;
pub(crate) mod discover;
mod judged;
mod read;
mod store;
mod subjects;

pub(crate) use attachments::Trusted;
pub(crate) use read::{Options, anything_unread, read};
pub(crate) use subjects::Subjects;
