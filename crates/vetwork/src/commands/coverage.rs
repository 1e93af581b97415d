//! `vetwork checks coverage`: the registry held against a catalogue of red flags, row by row.

use std::collections::BTreeMap;
use std::fmt;

use vetwork_checks::all;
use vetwork_engine::later::{self, Capability};

use crate::failure::Failure;

/// What becomes of one row of a catalogue.
enum Row {
    Checks(Vec<&'static str>),
    Assessment(&'static str),
    Waits(Capability),
    Excluded(&'static str),
    Open,
}

impl Row {
    fn of(id: &str) -> Row {
        let codes: Vec<&'static str> =
            all().iter().filter(|check| check.meta.catalogue.contains(&id)).map(|check| check.meta.code.0).collect();
        if let Some(reason) = later::excluded(id) {
            Row::Excluded(reason)
        } else if !codes.is_empty() {
            Row::Checks(codes)
        } else if let Some(part) = later::served_by_assessment(id) {
            Row::Assessment(part)
        } else {
            later::waits_for(id).map_or(Row::Open, Row::Waits)
        }
    }

    /// The words under which rows of this kind are counted.
    fn kind(&self) -> &'static str {
        match self {
            Row::Checks(_) => "by checks",
            Row::Assessment(_) => "by the assessment",
            Row::Waits(_) => "wait",
            Row::Excluded(_) => "excluded",
            Row::Open => "open",
        }
    }
}

impl fmt::Display for Row {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Row::Checks(codes) => write!(f, "served by {}", codes.join(", ")),
            Row::Assessment(part) => write!(f, "served by {part}"),
            Row::Waits(capability) => write!(f, "waits for {capability}"),
            Row::Excluded(reason) => write!(f, "excluded for good: {reason}"),
            Row::Open => f.write_str("open: served by nothing yet"),
        }
    }
}

/// One line for each row of a tab-separated catalogue, then the sums.
pub(crate) fn of(catalogue: &str) -> Result<String, Failure> {
    let mut lines = catalogue.lines();
    let header: Vec<&str> = lines.next().unwrap_or_default().split('\t').collect();
    let column = |name: &str| header.iter().position(|column| *column == name);
    let (Some(id), Some(name), Some(sources)) = (column("id"), column("name"), column("sources")) else {
        return Err(Failure::usage(
            "the catalogue has no columns `id`, `name` and `sources`",
            "it is tab-separated, with the names of the columns in its first line",
        ));
    };
    let mut text = String::new();
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    let (mut seed, mut seed_told) = (0, 0);
    for line in lines.filter(|line| !line.trim().is_empty()) {
        let cells: Vec<&str> = line.split('\t').collect();
        let cell = |at: usize| cells.get(at).copied().unwrap_or_default().trim();
        let row = Row::of(cell(id));
        let by_seed = cell(sources).split_whitespace().any(|source| source.starts_with("SEED"));
        if by_seed {
            seed += 1;
            seed_told += usize::from(!matches!(row, Row::Open));
        }
        *counts.entry(row.kind()).or_default() += 1;
        text.push_str(&format!("{:<7} {:<34} {:<5} {row}\n", cell(id), cell(name), if by_seed { "seed" } else { "" }));
    }
    let count = |kind: &str| counts.get(kind).copied().unwrap_or_default();
    let (by_checks, by_assessment) = (count("by checks"), count("by the assessment"));
    let compares = all().iter().filter(|check| check.meta.compares).count();
    text.push_str(&format!(
        "\n{} rows: {} served ({by_checks} by checks, {by_assessment} by the assessment), {} wait for a named capability, {} excluded, {} open.\n\
         {seed_told} of {seed} rows that a seed article names are accounted for.\n\
         {} checks; {compares} of them compare two pieces of evidence or compute something.\n",
        counts.values().sum::<usize>(),
        by_checks + by_assessment,
        count("wait"),
        count("excluded"),
        count("open"),
        all().len(),
    ));
    Ok(text)
}
