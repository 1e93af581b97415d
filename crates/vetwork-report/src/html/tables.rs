//! Claimed beside observed, what else it could be, and what to do next.

use vetwork_model::{Assessment, Code, Direction, Finding, Provenance, Seen, Strength};

use crate::MetaOf;
use crate::prose::{
    capitalised, count_in_words, date, duration, finding_words, inert, origin, provenance_words, safe, title, value,
};

/// Values shown in one cell.
const MOST_VALUES: usize = 6;

pub(super) struct ClaimRow {
    pub(super) title: String,
    /// Left out where the reasons above have said it.
    pub(super) sentence: Option<String>,
    pub(super) claimed: Vec<Shown>,
    pub(super) observed: Vec<Shown>,
    pub(super) fit: &'static str,
    pub(super) fit_word: &'static str,
    pub(super) code: Code,
    pub(super) strength: &'static str,
}

pub(super) struct Shown {
    pub(super) text: String,
    pub(super) source: String,
}

pub(super) struct OtherRow {
    pub(super) title: String,
    pub(super) innocent: String,
    pub(super) on_file: String,
    pub(super) clears: String,
}

pub(super) struct StepRow {
    pub(super) text: String,
    pub(super) takes: String,
    pub(super) tells: String,
    pub(super) scale: Vec<Segment>,
    pub(super) bears_on: Vec<Code>,
}

/// One of the four segments of the scale.
pub(super) struct Segment {
    pub(super) class: &'static str,
    pub(super) x: usize,
}

pub(super) fn claims(one: &Assessment, findings: &[&Finding], meta_of: MetaOf) -> Vec<ClaimRow> {
    let row = |finding: &&Finding| {
        let meta = meta_of(finding.code);
        let (fit, fit_word) = match (finding.direction, finding.strength) {
            (Direction::Lowers, _) => ("yes", "Fits"),
            (Direction::Raises, _) if !finding.explained.is_empty() => ("so", "Explained in part"),
            (Direction::Raises, Strength::Info | Strength::Weak) => ("so", "Common"),
            (Direction::Raises, _) => ("no", "Does not fit"),
        };
        let said_above = one.band != vetwork_model::Band::Routine && one.because.contains(&finding.code);
        ClaimRow {
            title: capitalised(&title(finding, meta)),
            sentence: (!said_above).then(|| finding_words(finding, meta)),
            claimed: shown(&finding.claimed, Provenance::Claimed),
            observed: shown(&finding.observed, Provenance::Observed),
            fit,
            fit_word,
            code: finding.code,
            strength: if finding.direction == Direction::Lowers { "lowers" } else { finding.strength.words() },
        }
    };
    findings.iter().map(row).collect()
}

/// One value from one origin stands once, with its dates. The provenance is said where it is not
/// that of the column.
fn shown(seen: &[Seen], column: Provenance) -> Vec<Shown> {
    let mut groups: Vec<Vec<&Seen>> = Vec::new();
    for one in seen {
        let same =
            |other: &Seen| (&other.value, origin(other), other.provenance) == (&one.value, origin(one), one.provenance);
        match groups.iter_mut().find(|group| group.first().is_some_and(|other| same(other))) {
            Some(group) => group.push(one),
            None => groups.push(vec![one]),
        }
    }
    let left_out = groups.len().saturating_sub(MOST_VALUES);
    let mut rows: Vec<Shown> =
        groups.iter().take(MOST_VALUES).filter_map(|group| Some(shown_once(group.first()?, group, column))).collect();
    if left_out > 0 {
        rows.push(Shown { text: format!("and {} more", count_in_words(left_out)), source: String::new() });
    }
    rows
}

fn shown_once(one: &Seen, group: &[&Seen], column: Provenance) -> Shown {
    let mut source = origin(one);
    let times = || group.iter().filter_map(|seen| seen.at);
    let days: Vec<String> = times().min().into_iter().chain(times().max()).map(date).collect();
    match days.as_slice() {
        [first, last] if first != last => source = format!("{source}, {first} to {last}"),
        [first, ..] => source = format!("{source}, {first}"),
        [] => {}
    }
    if group.len() > 1 {
        source = format!("{source}, {} times", count_in_words(group.len()));
    }
    if one.provenance != column {
        source = format!("{source}, {}", provenance_words(one.provenance));
    }
    Shown { text: value(&one.value), source: capitalised(&source) }
}

pub(super) fn others(findings: &[&Finding], meta_of: MetaOf) -> Vec<OtherRow> {
    let raising = findings.iter().filter(|finding| finding.direction == Direction::Raises);
    let row = |finding: &&Finding| {
        let meta = meta_of(finding.code)?;
        let told = finding.explained.iter();
        let on_file: Vec<String> =
            told.map(|told| format!("{} ({})", told.cause.words(), provenance_words(told.provenance))).collect();
        Some(OtherRow {
            title: capitalised(meta.title),
            innocent: meta.innocent.to_owned(),
            on_file: on_file.join(", "),
            clears: meta.clears.to_owned(),
        })
    };
    raising.filter_map(row).collect()
}

pub(super) fn steps(one: &Assessment) -> Vec<StepRow> {
    let row = |(step, tells): (&vetwork_model::Step, crate::prose::Tells)| StepRow {
        text: inert(&step.text, 300),
        takes: format!("{}.", capitalised(&duration(step.minutes))),
        tells: capitalised(tells.words),
        scale: (0..4)
            .map(|n| Segment { class: if n < usize::from(tells.grade) { "on" } else { "off" }, x: n * 22 })
            .collect(),
        bears_on: step.codes.clone(),
    };
    safe(one).into_iter().map(row).collect()
}
