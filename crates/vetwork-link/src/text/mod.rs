//! Who re-issues one text under several names: passages of resumes, letters and bids that two documents have in common,
//! however the sections are ordered, whatever names and dates stand in them, and though half of the rest is reworded.
//!
//! Begin with [`index::TextIndex::link`]. [`mask`] says what of a text is identity and not content, [`words`] and
//! [`passage`] read it, [`surprise`] says what a shared passage tells, and [`index`] finds who shares any.

pub mod index;
pub mod mask;
pub mod pair;
pub mod passage;
pub mod surprise;
pub mod words;
