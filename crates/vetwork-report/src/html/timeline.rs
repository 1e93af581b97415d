//! Dated evidence over the phases. What repeats on one day is shown once, with its count.

use vetwork_model::assessment::Moment;
use vetwork_model::{Assessment, Code, Phase};

use crate::prose::{capitalised, count_in_words, date, inert, thousands};

/// Rows of one phase; those with findings come first when there are more.
const MOST_MOMENTS: usize = 30;

pub(super) struct PhaseMoments {
    pub(super) name: String,
    pub(super) moments: Vec<MomentRow>,
    /// What stands in place of moments, or how many were left out.
    pub(super) none: Option<String>,
}

pub(super) struct MomentRow {
    pub(super) iso: String,
    pub(super) date: String,
    pub(super) what: String,
    pub(super) codes: Vec<Code>,
}

/// "A filled mark is a moment when something could be seen. The first was on 4 Sep 2026."
pub(super) fn lead(one: &Assessment) -> String {
    let first = one.timeline.iter().find(|moment| !moment.codes.is_empty());
    let rest = first.map(|moment| format!(" The first: {}.", date(moment.at))).unwrap_or_default();
    format!("A filled mark is a moment when something could be seen.{rest}")
}

pub(super) fn moments(one: &Assessment) -> Vec<PhaseMoments> {
    if one.timeline.is_empty() {
        return Vec::new();
    }
    Phase::ALL.into_iter().map(|phase| in_phase(one, phase)).collect()
}

fn in_phase(one: &Assessment, phase: Phase) -> PhaseMoments {
    let mut rows: Vec<(&Moment, usize)> = Vec::new();
    for moment in one.timeline.iter().filter(|moment| moment.phase == phase) {
        let same = |(other, _): &&mut (&Moment, usize)| {
            other.at.first_day() == moment.at.first_day() && other.what == moment.what && other.codes == moment.codes
        };
        match rows.iter_mut().rev().take(8).find(same) {
            Some((_, count)) => *count += 1,
            None => rows.push((moment, 1)),
        }
    }
    let all = rows.len();
    if all > MOST_MOMENTS {
        // With findings first, then the earliest; shown in the order of time again.
        rows.sort_by_key(|(moment, _)| (moment.codes.is_empty(), moment.at));
        rows.truncate(MOST_MOMENTS);
        rows.sort_by_key(|(moment, _)| moment.at);
    }
    let none = match (all, all - rows.len()) {
        (0, _) => Some("Nothing dated.".to_owned()),
        (_, 0) => None,
        (_, more) => Some(format!("And {} more.", thousands(more))),
    };
    PhaseMoments { name: capitalised(phase.words()), moments: rows.into_iter().map(row).collect(), none }
}

fn row((moment, count): (&Moment, usize)) -> MomentRow {
    let times = if count > 1 { format!(", {} times", count_in_words(count)) } else { String::new() };
    MomentRow {
        iso: moment.at.to_string(),
        date: date(moment.at),
        what: format!("{}{times}.", capitalised(&inert(&moment.what, 120))),
        codes: moment.codes.clone(),
    }
}
