//! What was checked over the seven phases: one square a question.

use vetwork_model::{Assessment, Code, Direction, Outcome, Phase};

use super::overview::{missing_of, named};
use crate::MetaOf;
use crate::prose::{capitalised, count_in_words};

const COLUMNS: usize = 18;
const CELL: usize = 17;

pub(super) struct PhaseRow {
    pub(super) phase: String,
    pub(super) height: usize,
    pub(super) squares: Vec<Square>,
    pub(super) lead: String,
    pub(super) gaps: String,
}

pub(super) struct Square {
    pub(super) mark: &'static str,
    pub(super) x: usize,
    pub(super) y: usize,
}

pub(super) fn phases(one: &Assessment, meta_of: MetaOf) -> Vec<PhaseRow> {
    // A check can be asked in several phases; it is drawn once, in the first.
    let phase_of = |code: Code| meta_of(code).and_then(|meta| meta.phases.first().copied()).unwrap_or(one.phase);
    let row = |phase: Phase| {
        let mut here: Vec<&Outcome> =
            one.outcomes.iter().filter(|(code, _)| phase_of(*code) == phase).map(|(_, outcome)| outcome).collect();
        here.sort_by_key(|outcome| mark(outcome).1);
        let squares: Vec<Square> = here
            .iter()
            .enumerate()
            .map(|(n, outcome)| Square { mark: mark(outcome).0, x: n % COLUMNS * CELL, y: n / COLUMNS * CELL + 1 })
            .collect();
        PhaseRow {
            phase: capitalised(phase.words()),
            height: here.len().div_ceil(COLUMNS).max(1) * CELL,
            squares,
            lead: lead(&here),
            gaps: named(&missing_of(here.iter().copied()), 4)
                .map(|gaps| format!("Missing: {gaps}."))
                .unwrap_or_default(),
        }
    };
    Phase::ALL.into_iter().map(row).collect()
}

/// The drawn mark, and its place in the row.
fn mark(outcome: &Outcome) -> (&'static str, u8) {
    match outcome {
        Outcome::Finding(finding) if finding.direction == Direction::Lowers => ("s-clear", 2),
        Outcome::Finding(finding) if !finding.explained.is_empty() => ("s-expl", 1),
        Outcome::Finding(_) => ("s-found", 0),
        Outcome::Clear => ("s-clear", 2),
        Outcome::NotChecked { .. } => ("s-gap", 3),
        Outcome::NotApplicable { .. } => ("s-na", 4),
    }
}

fn lead(here: &[&Outcome]) -> String {
    let count = |wanted: u8| here.iter().filter(|outcome| mark(outcome).1 == wanted).count();
    let (raised, explained, clear, gap) = (count(0), count(1), count(2), count(3));
    let mut parts = Vec::new();
    for (n, words) in [(raised, "found"), (explained, "explained in part"), (clear, "clear"), (gap, "not checked")] {
        if n > 0 {
            parts.push(format!("{} {words}", count_in_words(n)));
        }
    }
    match (parts.is_empty(), here.is_empty()) {
        (false, _) => format!("{}.", capitalised(&parts.join(", "))),
        (true, true) => "No check begins here.".to_owned(),
        (true, false) => "Does not apply, or not yet.".to_owned(),
    }
}
