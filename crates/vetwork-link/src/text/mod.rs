//! Who re-issues one text under several names: passages of resumes, letters and bids that two documents have in common,
//! however the sections are ordered, whatever names and dates stand in them, and though half of the rest is reworded.
//!
//! Begin with [`links::TextLinks::of`]. [`mask`] says what of a text is identity and not content, [`words`] and
//! [`passage`] read it, `postings` finds who shares any, and [`surprise`] says what that tells.

pub mod links;
pub mod mask;
pub mod pair;
pub mod passage;
mod postings;
pub mod surprise;
pub mod words;
