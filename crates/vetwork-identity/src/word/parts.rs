//! Parts of a DOCX as markup, with a note of each that could not be read.

use crate::archive::{ArchiveError, Package};
use crate::markup::{Item, MarkupError, walk};

/// Nesting of markup.
const DEPTH: usize = 256;
/// Parts of one kind that are read: headers, say.
const PARTS_AT_MOST: usize = 100;

pub(super) struct Parts<'p, 'a> {
    package: &'p mut Package<'a>,
    pub(super) problems: Vec<Problem>,
}

/// A part that could not be read.
pub(super) struct Problem {
    pub(super) part: String,
    pub(super) what: String,
    /// No word processor writes it so.
    pub(super) is_built: bool,
    /// The whole archive unpacks to more than is read: what follows was not looked at.
    pub(super) is_end: bool,
}

impl<'p, 'a> Parts<'p, 'a> {
    pub(super) fn of(package: &'p mut Package<'a>) -> Self {
        Self { package, problems: Vec::new() }
    }

    /// Names of the parts that begin so, in order.
    pub(super) fn names(&self, beginning: &str) -> Vec<String> {
        let mut names = self.package.names(beginning);
        names.truncate(PARTS_AT_MOST);
        names
    }

    /// Every name.
    pub(super) fn all_names(&self) -> Vec<String> {
        self.package.names("")
    }

    /// The bytes of a part; none, with a note, when it cannot be had.
    pub(super) fn bytes(&mut self, name: &str) -> Option<Vec<u8>> {
        match self.package.part(name) {
            Ok(bytes) => bytes,
            Err(error) => {
                self.note_unread(name, &error);
                None
            }
        }
    }

    /// Walks through a part, as far as it is sound.
    pub(super) fn walk(&mut self, name: &str, each: impl FnMut(Item)) {
        let xml = match self.package.text(name) {
            Ok(Some(xml)) => xml,
            Ok(None) => return,
            Err(error) => {
                self.note_unread(name, &error);
                return;
            }
        };
        if let Err(error) = walk(&xml, DEPTH, each) {
            self.note(name, error.to_string(), error != MarkupError::Damaged, false);
        }
    }

    fn note_unread(&mut self, part: &str, error: &ArchiveError) {
        let is_end = matches!(error, ArchiveError::UnpacksTooFar(..));
        // The first part that goes too far says it for those behind it.
        if !is_end || self.end().is_none() {
            self.note(part, error.to_string(), is_end, is_end);
        }
    }

    /// The part at which the archive unpacked to more than is read.
    pub(super) fn end(&self) -> Option<&Problem> {
        self.problems.iter().find(|problem| problem.is_end)
    }

    fn note(&mut self, part: &str, what: String, is_built: bool, is_end: bool) {
        if !self.problems.iter().any(|known| known.part == part) {
            self.problems.push(Problem { part: part.chars().take(100).collect(), what, is_built, is_end });
        }
    }
}
