//! Who shares what with the subject: a picture, and the same in words.

use std::collections::BTreeMap;

use vetwork_link::network::{Link, Network};
use vetwork_model::{Code, Finding, SubjectId};

use super::{BandView, Target};
use crate::MetaOf;
use crate::picture::Picture;
use crate::prose::{capitalised, count_in_words, group_in_words, inert, link_in_words, title};

/// The subjects that have a page, with their band.
pub(super) type Others = BTreeMap<SubjectId, (Target, BandView)>;

/// Others named in words.
const MOST_NAMED: usize = 50;

/// The section of one subject.
pub(super) struct Links {
    pub(super) picture: Option<Picture>,
    pub(super) rows: Vec<LinkRow>,
    /// The linked group that the subject is in, in words.
    pub(super) group: Option<String>,
    /// How many are not named.
    pub(super) more: Option<String>,
}

impl Links {
    pub(super) fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }
}

pub(super) struct LinkRow {
    pub(super) name: String,
    /// Left out where the other is not in this report.
    pub(super) page: Option<(Target, BandView)>,
    pub(super) says: String,
    pub(super) codes: Vec<Code>,
}

/// What a report knows of subjects and the ties between them.
#[derive(Clone, Copy)]
pub(super) struct Known<'a> {
    pub(super) others: &'a Others,
    pub(super) network: &'a Network,
    pub(super) meta_of: MetaOf,
}

/// Everybody with whom the subject shares something, or whose evidence stands in a finding.
pub(super) fn links(subject: &SubjectId, findings: &[&Finding], known: Known<'_>) -> Links {
    let network = known.network;
    let place = network.place(subject);
    let found = in_findings(findings);
    let tied: Vec<&Link> = place.map(|place| network.links_of(place)).unwrap_or_default();
    let mut rows: Vec<LinkRow> = Vec::new();
    let mut told: Vec<&SubjectId> = Vec::new();
    for link in &tied {
        let Some(other) = place.and_then(|place| network.subjects.get(link.other(place))) else { continue };
        told.push(&other.id);
        let ordinary =
            link.innocent.map_or_else(String::new, |innocent| format!(" {}.", capitalised(innocent.words())));
        let shares = format!("{}.{ordinary}", link_in_words(network, link));
        rows.push(row(&other.id, inert(other.name.reveal(), 80), shares, found.get(&other.id), known));
    }
    for (other, findings) in found.iter().filter(|(other, _)| !told.contains(other)) {
        rows.push(row(other, String::new(), String::new(), Some(findings), known));
    }
    let more = rows.len().checked_sub(MOST_NAMED + 1).map(|more| format!("and {} more", count_in_words(more + 1)));
    rows.truncate(MOST_NAMED);
    let group = place.and_then(|place| network.group_with(place)).filter(|group| group.members.len() > 2);
    Links {
        picture: place.and_then(|place| Picture::of_subject(network, place)),
        rows,
        group: group.map(|group| group_in_words(network, group)),
        more,
    }
}

/// The findings in which the evidence of each other subject stands.
fn in_findings<'a>(findings: &[&'a Finding]) -> BTreeMap<&'a SubjectId, Vec<&'a Finding>> {
    let mut shared: BTreeMap<&SubjectId, Vec<&Finding>> = BTreeMap::new();
    for finding in findings {
        for other in finding.claimed.iter().chain(&finding.observed).filter_map(|seen| seen.subject.as_ref()) {
            let found = shared.entry(other).or_default();
            if found.last().is_none_or(|last| last.code != finding.code) {
                found.push(finding);
            }
        }
    }
    shared
}

fn row(other: &SubjectId, name: String, shares: String, found: Option<&Vec<&Finding>>, known: Known<'_>) -> LinkRow {
    let found = found.map(Vec::as_slice).unwrap_or_default();
    let titles: Vec<String> = found.iter().map(|finding| title(finding, (known.meta_of)(finding.code))).collect();
    let titles = if titles.is_empty() { String::new() } else { format!("{}.", capitalised(&titles.join("; "))) };
    let page = known.others.get(other).cloned();
    let name = if name.is_empty() { inert(other.as_str(), 80) } else { name };
    LinkRow {
        name: page.as_ref().map_or(name, |(target, _)| target.name.clone()),
        page,
        says: [shares, titles].iter().filter(|text| !text.is_empty()).cloned().collect::<Vec<_>>().join(" "),
        codes: found.iter().map(|finding| finding.code).collect(),
    }
}
