//! Who shares what with the subject, as far as the findings say.

use std::collections::BTreeMap;

use vetwork_model::{Code, Finding, SubjectId};

use super::{BandView, Target};
use crate::MetaOf;
use crate::prose::{capitalised, inert, title};

/// The subjects that have a page, with their band.
pub(super) type Others = BTreeMap<SubjectId, (Target, BandView)>;

pub(super) struct LinkRow {
    pub(super) name: String,
    /// Left out where the other is not in this report.
    pub(super) page: Option<(Target, BandView)>,
    pub(super) titles: String,
    pub(super) codes: Vec<Code>,
}

/// One row for each other subject whose evidence stands in a finding.
pub(super) fn links(findings: &[&Finding], others: &Others, meta_of: MetaOf) -> Vec<LinkRow> {
    let mut shared: BTreeMap<&SubjectId, Vec<&Finding>> = BTreeMap::new();
    for finding in findings {
        for other in finding.claimed.iter().chain(&finding.observed).filter_map(|seen| seen.subject.as_ref()) {
            let found = shared.entry(other).or_default();
            if found.last().is_none_or(|last| last.code != finding.code) {
                found.push(finding);
            }
        }
    }
    let row = |(other, found): (&SubjectId, Vec<&Finding>)| {
        let titles: Vec<String> = found.iter().map(|finding| title(finding, meta_of(finding.code))).collect();
        let page = others.get(other).cloned();
        LinkRow {
            name: page.as_ref().map_or_else(|| inert(other.as_str(), 80), |(target, _)| target.name.clone()),
            page,
            titles: format!("{}.", capitalised(&titles.join("; "))),
            codes: found.iter().map(|finding| finding.code).collect(),
        }
    };
    shared.into_iter().map(row).collect()
}
