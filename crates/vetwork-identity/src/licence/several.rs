//! What was seen, in words; and one ruling on several things: the worst verdict on any of them, and what was seen of each.

use std::fmt::{Arguments, Write as _};

use crate::judgement::Verdict;

/// As long as most of what is said gets.
const USUAL_LENGTH: usize = 64;

/// Words with room for as many letters as most have: to let them grow costs more than to write them.
pub(super) fn words(words: Arguments<'_>) -> String {
    let mut written = String::with_capacity(USUAL_LENGTH);
    // A string takes whatever is written to it.
    let _ = written.write_fmt(words);
    written
}

/// What came of several things that one rule asks about.
#[derive(Default)]
pub(super) struct Several {
    verdict: Option<Verdict>,
    seen: String,
}

impl Several {
    /// Adds how one of them came out, with what was seen, in pieces.
    pub(super) fn add(&mut self, verdict: Verdict, seen: &[&str]) {
        self.add_silently(verdict);
        if self.seen.is_empty() {
            self.seen = String::with_capacity(USUAL_LENGTH);
        } else {
            self.seen.push_str("; ");
        }
        seen.iter().for_each(|piece| self.seen.push_str(piece));
    }

    /// Adds how one of them came out, of which nothing is told.
    pub(super) fn add_silently(&mut self, verdict: Verdict) {
        self.verdict = self.verdict.max(Some(verdict));
    }

    /// The worst verdict with what was seen, semicolons between; none where there was nothing to judge.
    pub(super) fn told(self) -> Option<(Verdict, String)> {
        Some((self.verdict?, self.seen))
    }
}
