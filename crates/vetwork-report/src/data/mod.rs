//! Assessments as data for other programs: JSON, JSON lines, CSV.

mod csv_rows;
mod links;
mod record;

use serde::Serialize;
use vetwork_model::{Assessment, Band};

use crate::prose::{headline, inert, moment};
use crate::{MetaOf, Run};
pub(crate) use record::LONGEST_VALUE;
use record::{Record, record};

pub use links::{network_graphml, network_json};

pub use csv_rows::{cell as csv_cell, csv_header, csv_row, line as csv_line};

#[derive(Serialize)]
struct Summary {
    headline: String,
    when: String,
    subjects: usize,
    escalate: usize,
    verify: usize,
    incomplete: usize,
    routine: usize,
    questions_asked: usize,
    questions_answered: usize,
    checks: usize,
    policy: String,
    calibrated: bool,
    watchlists: Vec<String>,
    only_curated: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    confinement: Option<String>,
    stale_lists: Vec<String>,
    unread: Vec<String>,
}

#[derive(Serialize)]
struct Document<'a> {
    summary: Summary,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    linked_groups: Vec<links::LinkedGroup>,
    assessments: Vec<Record<'a>>,
}

/// A run as one pretty JSON object: `summary`, then `assessments`, most urgent first.
pub fn json(run: &Run<'_>, meta_of: MetaOf) -> String {
    let tally = run.tally();
    let texts = |texts: &[String]| texts.iter().map(|text| inert(text, 500)).collect();
    let summary = Summary {
        headline: headline(&tally),
        when: run.when.to_string(),
        subjects: tally.subjects(),
        escalate: tally.of(Band::Escalate),
        verify: tally.of(Band::Verify),
        incomplete: tally.of(Band::Incomplete),
        routine: tally.of(Band::Routine),
        questions_asked: tally.asked,
        questions_answered: tally.answered,
        checks: run.checks,
        policy: run.policy.to_owned(),
        calibrated: run.calibrated,
        watchlists: texts(run.watchlists),
        only_curated: run.only_curated,
        confinement: run.confinement_note.map(|note| inert(note, 500)),
        stale_lists: texts(run.stale_lists),
        unread: texts(run.unread),
    };
    let network = run.network();
    let linked_groups = links::groups(&network);
    let assessments = run.sorted().into_iter().map(|one| record(one, meta_of)).collect();
    let mut text = serde_json::to_string_pretty(&Document { summary, linked_groups, assessments }).unwrap_or_default();
    text.push('\n');
    text
}

/// One assessment as one line of JSON, with its line end.
pub fn jsonl_line(assessment: &Assessment, meta_of: MetaOf) -> String {
    let mut line = serde_json::to_string(&record(assessment, meta_of)).unwrap_or_default();
    line.push('\n');
    line
}

/// The time of an assessment, as text.
fn time(assessment: &Assessment) -> String {
    assessment.inputs.time.map(moment).unwrap_or_default()
}

#[cfg(test)]
mod tests;
