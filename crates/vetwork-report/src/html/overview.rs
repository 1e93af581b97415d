//! The opening of the report: who is in which band, and what nobody has looked at.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use vetwork_link::network::{self, Network};
use vetwork_model::{Assessment, Band, Code, Outcome, SubjectKind};

use super::links::Others;
use super::{BandView, MOST_ROWS, Target, anchor};
use crate::prose::{ONLY_CURATED, capitalised, count_in_words, group_in_words, inert, name, progress, role, thousands};
use crate::{MetaOf, Run};

pub(super) struct Group {
    pub(super) band: BandView,
    pub(super) rows: Vec<Row>,
}

pub(super) struct Row {
    pub(super) anchor: Option<String>,
    pub(super) name: String,
    pub(super) role: String,
    pub(super) progress: String,
    pub(super) why: String,
    pub(super) asked: usize,
    pub(super) answered: usize,
    pub(super) bar: Vec<Part>,
    pub(super) gaps: String,
}

/// A rectangle of a bar.
pub(super) struct Part {
    pub(super) class: &'static str,
    pub(super) x: String,
    pub(super) y: &'static str,
    pub(super) width: String,
    pub(super) height: &'static str,
}

pub(super) struct Gap {
    pub(super) what: String,
    pub(super) who: String,
    pub(super) how: String,
    pub(super) command: Option<&'static str>,
}

/// A band and what it means.
pub(super) struct Term {
    pub(super) class: &'static str,
    pub(super) word: &'static str,
    pub(super) means: &'static str,
}

pub(super) fn terms() -> Vec<Term> {
    let means = |band| match band {
        Band::Escalate => {
            "Strong findings of two independent kinds do not fit, or one hard fact does not. A person looks today. It is \
             a reason to look, never a verdict."
        }
        Band::Verify => "A question is open, and asking is enough. Carry on with everything else meanwhile.",
        Band::Incomplete => {
            "Nothing stands out, and questions that must have an answer at this step have none. Silence clears nobody."
        }
        Band::Routine => "Nothing found needs a person. It does not mean that everything was checked.",
    };
    let term = |band: Band| {
        let BandView { class, word, .. } = band.into();
        Term { class, word, means: means(band) }
    };
    Band::ALL.into_iter().map(term).collect()
}

/// Linked groups that are named.
pub(super) const MOST_LINKED: usize = 20;
/// Members of a linked group that are named.
const MOST_MEMBERS: usize = 12;

/// A linked group.
pub(super) struct Linked {
    pub(super) says: String,
    pub(super) members: Vec<(String, Option<Target>)>,
    pub(super) more: Option<String>,
    pub(super) rests: &'static str,
}

/// Subjects who hang together by what they share, the largest group first.
pub(super) fn linked(network: &Network, others: &Others) -> Vec<Linked> {
    let linked = |group: &network::Group| {
        let members = group.members.iter().filter_map(|member| network.subjects.get(*member));
        let member = |member: &network::Member| {
            let target = others.get(&member.id).map(|(target, _)| target.clone());
            (target.as_ref().map_or_else(|| inert(member.name.reveal(), 80), |target| target.name.clone()), target)
        };
        Linked {
            says: format!("{}.", group_in_words(network, group)),
            members: members.take(MOST_MEMBERS).map(member).collect(),
            more: group
                .members
                .len()
                .checked_sub(MOST_MEMBERS + 1)
                .map(|more| format!("and {} more", thousands(more + 1))),
            rests: if group.observed { "Seen on both sides." } else { "By what they say alone." },
        }
    };
    network.groups.iter().take(MOST_LINKED).map(linked).collect()
}

pub(super) fn groups(sorted: &[&Assessment], with_article: &[&Assessment], meta_of: MetaOf) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for (place, one) in sorted.iter().take(MOST_ROWS).enumerate() {
        let band = BandView::from(one.band);
        if groups.last().is_none_or(|group| group.band.class != band.class) {
            groups.push(Group { band, rows: Vec::new() });
        }
        // Pages are given in the same order, so a subject has one exactly when it stands there too.
        let has_article = with_article.get(place).is_some_and(|other| std::ptr::eq(*other, *one));
        if let Some(group) = groups.last_mut() {
            group.rows.push(row(one, has_article, meta_of));
        }
    }
    groups
}

fn row(one: &Assessment, has_article: bool, meta_of: MetaOf) -> Row {
    let coverage = &one.coverage;
    Row {
        anchor: has_article.then(|| anchor(one)),
        name: name(one),
        role: role(one),
        progress: progress(one),
        why: why(one, meta_of),
        asked: coverage.asked(),
        answered: coverage.answered(),
        bar: bar(coverage.found, coverage.clear, coverage.not_checked),
        gaps: named(&missing(one), 3).map(|gaps| format!("Missing: {gaps}.")).unwrap_or_default(),
    }
}

fn why(one: &Assessment, meta_of: MetaOf) -> String {
    let limit = if one.band == Band::Escalate { 3 } else { 2 };
    let titles = one.because.iter().filter_map(|code: &Code| meta_of(*code)).map(|meta| meta.title.to_owned());
    let mut reasons: Vec<String> = titles.take(limit).collect();
    if one.band == Band::Incomplete {
        reasons = one.coverage.waiting.iter().take(1).map(|open| inert(&open.ask, 160)).collect();
    }
    let mut text = if reasons.is_empty() { "Nothing stands out".to_owned() } else { capitalised(&reasons.join("; ")) };
    if !text.ends_with(['.', '?']) {
        text.push('.');
    }
    match one.coverage.waiting.len() {
        more @ 2.. if one.band == Band::Incomplete => text = format!("{text} And {} more.", count_in_words(more - 1)),
        _ => {}
    }
    if !one.unread.is_empty() {
        text.push_str(" Some of the input could not be read.");
    }
    text
}

/// Found, clear and not checked in proportion, over 176 units.
fn bar(found: usize, clear: usize, gap: usize) -> Vec<Part> {
    const LENGTH: f64 = 176.0;
    let all = (found + clear + gap).max(1) as f64;
    let mut at = 0.0;
    let mut parts = Vec::new();
    for (class, count) in [("m-found", found), ("m-clear", clear), ("m-gap", gap)] {
        if count == 0 {
            continue;
        }
        let length = LENGTH * count as f64 / all;
        let (y, height) = if class == "m-gap" { (".5", "7") } else { ("0", "8") };
        parts.push(Part { class, x: format!("{at:.1}"), y, width: format!("{:.1}", (length - 1.5).max(1.0)), height });
        at += length;
    }
    parts
}

/// What it would take to look, with the number of questions that wait for it, most first.
pub(super) fn missing(one: &Assessment) -> Vec<(String, usize)> {
    missing_of(one.outcomes.iter().map(|(_, outcome)| outcome))
}

/// As [`missing`], for some outcomes only.
pub(super) fn missing_of<'a>(outcomes: impl Iterator<Item = &'a Outcome>) -> Vec<(String, usize)> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for outcome in outcomes {
        if let Outcome::NotChecked { missing } = outcome {
            for what in missing {
                *counts.entry(inert(what, 80)).or_default() += 1;
            }
        }
    }
    let mut counts: Vec<(String, usize)> = counts.into_iter().filter(|(what, _)| !what.is_empty()).collect();
    counts.sort_by(|(a, m), (b, n)| (Reverse(m), a).cmp(&(Reverse(n), b)));
    counts
}

/// "references, sessions and 4 more".
pub(super) fn named(missing: &[(String, usize)], limit: usize) -> Option<String> {
    let mut names: Vec<String> = missing.iter().take(limit).map(|(what, _)| what.clone()).collect();
    if missing.len() > limit {
        names.push(format!("{} more", count_in_words(missing.len() - limit)));
    }
    (!names.is_empty()).then(|| crate::prose::listed(&names))
}

/// The gaps that are shared most: lists that are not loaded, required questions, missing inputs.
pub(super) fn gaps(run: &Run<'_>) -> Vec<Gap> {
    let all = run.assessments.len();
    let people = run.assessments.iter().all(|one| one.kind == SubjectKind::Person);
    let of = |count: usize| {
        format!("{} of {} {}", thousands(count), thousands(all), if people { "people" } else { "subjects" })
    };
    let mut gaps = Vec::new();
    if run.only_curated && all > 0 {
        gaps.push(Gap {
            what: "Sanctions lists".to_owned(),
            who: of(all),
            how: format!(
                "{}. Where the law asks for screening, load the authorities' lists with",
                capitalised(ONLY_CURATED)
            ),
            command: Some("vetwork lists update"),
        });
    }
    for list in run.stale_lists.iter().take(20) {
        gaps.push(Gap {
            what: inert(list, 120),
            who: "older than it should be".to_owned(),
            how: "What rests on it counts less. A newer one is taken in with".to_owned(),
            command: Some("vetwork lists update, vetwork data import FILE"),
        });
    }
    gaps.extend(required(run).into_iter().take(8).map(|((ask, how), count)| Gap {
        what: ask,
        who: of(count),
        how,
        command: None,
    }));
    gaps.extend(inputs(run).into_iter().take(6).map(|(what, (subjects, questions))| Gap {
        what: capitalised(&what),
        who: of(subjects),
        how: match questions {
            1 => "One question waits for this.".to_owned(),
            n => format!("{} questions wait for this.", capitalised(&count_in_words(n))),
        },
        command: None,
    }));
    gaps
}

fn required(run: &Run<'_>) -> Vec<((String, String), usize)> {
    let mut counts: BTreeMap<(String, String), usize> = BTreeMap::new();
    for open in run.assessments.iter().flat_map(|one| &one.coverage.waiting) {
        *counts.entry((inert(&open.ask, 200), inert(&open.how, 300))).or_default() += 1;
    }
    let mut counts: Vec<_> = counts.into_iter().collect();
    counts.sort_by(|a, b| (Reverse(a.1), &a.0).cmp(&(Reverse(b.1), &b.0)));
    counts
}

/// Inputs whose absence leaves questions open: by how many subjects, and how many questions at most.
fn inputs(run: &Run<'_>) -> Vec<(String, (usize, usize))> {
    let mut counts: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    for one in run.assessments {
        for (what, questions) in missing(one) {
            let entry = counts.entry(what).or_default();
            entry.0 += 1;
            entry.1 = entry.1.max(questions);
        }
    }
    let mut counts: Vec<_> = counts.into_iter().collect();
    counts.sort_by_key(|(what, (subjects, questions))| (Reverse(subjects * questions), what.clone()));
    counts
}
