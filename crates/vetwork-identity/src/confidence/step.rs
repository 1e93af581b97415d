//! Steps that raise a score, and the cheapest way to a level.

use serde::Deserialize;
use vetwork_model::confidence::{Level, Piece, Scores, Way, WayStep};

use super::{Table, TableError};

/// Something that people can do, and what it raises.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    pub(super) plain: WayStep,
    effect: Effect,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Effect {
    Activity(u8),
    Fraud(u8),
    Verification(u8),
    /// The best piece of at least this strength becomes this valid.
    Validity {
        to: u8,
        needs_strength: u8,
    },
    Adds(Piece),
}

/// A step as the table has it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct StepRow {
    id: String,
    words: String,
    raises: Option<Raises>,
    adds: Option<Piece>,
    #[serde(default)]
    needs_strength: u8,
    minutes: u32,
    days: u32,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Raises {
    Activity(u8),
    Fraud(u8),
    Verification(u8),
    Validity(u8),
}

impl TryFrom<StepRow> for Step {
    type Error = TableError;

    fn try_from(row: StepRow) -> Result<Self, TableError> {
        let effect = match (row.raises, row.adds) {
            (Some(Raises::Activity(to)), None) => Effect::Activity(to),
            (Some(Raises::Fraud(to)), None) => Effect::Fraud(to),
            (Some(Raises::Verification(to)), None) => Effect::Verification(to),
            (Some(Raises::Validity(to)), None) => Effect::Validity { to, needs_strength: row.needs_strength },
            (None, Some(piece)) => Effect::Adds(piece),
            _ => return Err(TableError::Step(row.id)),
        };
        let plain = WayStep { id: row.id, text: row.words, minutes: row.minutes, days: row.days };
        Ok(Self { plain, effect })
    }
}

impl Step {
    /// The scores after this step; none when it raises nothing.
    pub(super) fn apply(&self, scores: &Scores) -> Option<Scores> {
        let mut after = scores.clone();
        match self.effect {
            Effect::Activity(to) => after.activity = after.activity.max(to),
            Effect::Fraud(to) => after.fraud = after.fraud.max(to),
            Effect::Verification(to) => after.verification = after.verification.max(to),
            Effect::Adds(piece) => after.evidence.push(piece),
            Effect::Validity { to, needs_strength } => {
                let raised = after.evidence.iter_mut().filter(|piece| piece.validity < to);
                // What was refuted is not made valid by looking again.
                let raised = raised.filter(|piece| piece.strength >= needs_strength && piece.validity > 0);
                raised.max_by_key(|piece| piece.strength)?.validity = to;
            }
        }
        (after != *scores).then_some(after)
    }

    /// Minutes of work; a day of waiting weighs as an hour of it.
    fn cost(&self) -> u32 {
        self.plain.minutes.saturating_add(self.plain.days.saturating_mul(60))
    }
}

/// More steps than this are a programme, not a next step.
const STEPS_AT_MOST: usize = 5;

/// The cheapest steps that reach a level; of equals the one with the fewest.
pub(super) fn cheapest(table: &Table, scores: &Scores, level: Level) -> Option<Way> {
    let mut best: Option<(u32, Vec<&Step>)> = None;
    let mut search = vec![(0, 0_usize, scores.clone(), Vec::<&Step>::new())];
    // Every set of steps once, in the order of the table; whatever costs more than the best is left.
    while let Some((cost, from, scores, taken)) = search.pop() {
        if best.as_ref().is_some_and(|(least, steps)| (cost, taken.len()) >= (*least, steps.len())) {
            continue;
        }
        if table.level(&scores) >= level {
            best = Some((cost, taken));
            continue;
        }
        if taken.len() == STEPS_AT_MOST {
            continue;
        }
        for (at, step) in table.steps.iter().enumerate().skip(from) {
            if let Some(after) = step.apply(&scores) {
                let taken = taken.iter().copied().chain([step]).collect();
                search.push((cost + step.cost(), at + 1, after, taken));
            }
        }
    }
    let (_, mut steps) = best?;
    steps.sort_by_key(|step| step.cost());
    Some(Way { to: level, steps: steps.into_iter().map(|step| step.plain.clone()).collect() })
}
