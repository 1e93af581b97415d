//! Claimed beside observed, what else it could be, and what to do next.

use vetwork_model::{Assessment, Code, Direction, Finding, Seen, Strength};

use crate::MetaOf;
use crate::prose::{about, capitalised, duration, finding_words, inert, provenance_words, safe, title, value};

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
            claimed: shown(&finding.claimed),
            observed: shown(&finding.observed),
            fit,
            fit_word,
            code: finding.code,
            strength: if finding.direction == Direction::Lowers { "lowers" } else { finding.strength.words() },
        }
    };
    findings.iter().map(row).collect()
}

fn shown(seen: &[Seen]) -> Vec<Shown> {
    let mut rows: Vec<Shown> = seen
        .iter()
        .take(MOST_VALUES)
        .map(|one| Shown {
            text: value(&one.value),
            source: format!("{}; {}", about(one), provenance_words(one.provenance)),
        })
        .collect();
    if seen.len() > MOST_VALUES {
        rows.push(Shown { text: format!("and {} more", seen.len() - MOST_VALUES), source: String::new() });
    }
    rows
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
