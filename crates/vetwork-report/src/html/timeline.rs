//! Dated evidence over the phases. What repeats on one day is shown once, with its count.

use vetwork_model::assessment::Moment;
use vetwork_model::{Assessment, Code, Phase};

use crate::prose::{capitalised, count_in_words, date, inert, listed, thousands};

/// Rows of one phase; those with findings come first when there are more.
const MOST_MOMENTS: usize = 30;

pub(super) struct PhaseMoments {
    pub(super) name: String,
    pub(super) moments: Vec<MomentRow>,
    /// How many were left out.
    pub(super) more: Option<String>,
}

pub(super) struct MomentRow {
    pub(super) iso: String,
    pub(super) date: String,
    pub(super) what: String,
    pub(super) codes: Vec<Code>,
}

/// "A filled mark is a moment when something could be seen; the first: 4 Sep 2026. Nothing is dated in payroll."
pub(super) fn lead(one: &Assessment) -> String {
    let first = one.timeline.iter().find(|moment| !moment.codes.is_empty());
    let marks = first.map(|moment| {
        format!("A filled mark is a moment when something could be seen; the first: {}. ", date(moment.at))
    });
    let empty: Vec<String> =
        Phase::ALL.into_iter().filter(|phase| !dated(one, *phase)).map(|phase| phase.words().to_owned()).collect();
    let rest = if empty.is_empty() { String::new() } else { format!("Nothing is dated in {}.", listed(&empty)) };
    format!("{}{rest}", marks.unwrap_or_default())
}

/// The phases in which something is dated.
pub(super) fn moments(one: &Assessment) -> Vec<PhaseMoments> {
    Phase::ALL.into_iter().filter(|phase| dated(one, *phase)).map(|phase| in_phase(one, phase)).collect()
}

fn dated(one: &Assessment, phase: Phase) -> bool {
    one.timeline.iter().any(|moment| moment.phase == phase)
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
    let more = all - rows.len();
    PhaseMoments {
        name: capitalised(phase.words()),
        more: (more > 0).then(|| format!("And {} more.", thousands(more))),
        moments: rows.into_iter().map(row).collect(),
    }
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
