//! The report as one HTML file: no request to anywhere, reads without scripts, prints on A4.
//! Every text goes through the template's escaping; nothing is marked safe.

mod article;
mod coverage;
mod documents;
mod links;
mod listed;
mod overview;
mod tables;
mod timeline;
mod waterfall;

use askama::Template;
use vetwork_model::{Assessment, Band};

use crate::prose::{self, date, headline, inert, moment, subjects, thousands};
use crate::{MetaOf, Run, SourceLine};
use article::Article;
use links::{Known, Others};
use overview::{Gap, Group, Linked, Term};

/// Above this many subjects only those in escalate and verify get a page.
const SMALL_RUN: usize = 200;
/// Pages in one file.
const MOST_ARTICLES: usize = 500;
/// Rows of the overview.
const MOST_ROWS: usize = 2_000;
/// Inputs that could not be read, by name.
const MOST_UNREAD: usize = 100;

/// Sha-256 of the one script, for the content security policy.
const SCRIPT_HASH: &str = "sha256-QupEXTkVSSersHuYOiO3FS2kKMTA7r4A6V4fbqpRT90=";

/// Looks up a source by its id.
pub type SourceOf<'a> = &'a dyn Fn(&str) -> Option<SourceLine>;

/// A band for a template: class, word, what it asks.
#[derive(Clone, Copy)]
struct BandView {
    class: &'static str,
    word: &'static str,
    phrase: &'static str,
}

impl From<Band> for BandView {
    fn from(band: Band) -> Self {
        let word = match band {
            Band::Escalate => "Escalate",
            Band::Verify => "Verify",
            Band::Incomplete => "Incomplete",
            Band::Routine => "Routine",
        };
        BandView { class: band.words(), word, phrase: prose::phrase(band) }
    }
}

/// Where a link leads.
#[derive(Clone)]
struct Target {
    anchor: String,
    name: String,
}

#[derive(Template)]
#[template(path = "report.html")]
struct Page {
    script_hash: &'static str,
    subjects: String,
    day: String,
    when: String,
    headline: String,
    groups: Vec<Group>,
    linked: Vec<Linked>,
    more_linked: Option<String>,
    more_rows: Option<String>,
    more_articles: Option<String>,
    unread: Vec<String>,
    more_unread: Option<String>,
    gaps: Vec<Gap>,
    bands: Vec<Term>,
    screened: String,
    calibrated: bool,
    articles: Vec<Article>,
    checks: usize,
    policy: String,
    basis: &'static str,
    program: String,
    snapshots: Vec<String>,
}

/// The report of a run as one self-contained HTML file.
pub fn report(run: &Run<'_>, meta_of: MetaOf, sources: SourceOf<'_>) -> String {
    let sorted = run.sorted();
    let tally = run.tally();
    let (shown, more_articles) = with_articles(&sorted);
    let targets: Vec<Target> = shown.iter().map(|one| Target { anchor: anchor(one), name: prose::name(one) }).collect();
    let others: Others = shown
        .iter()
        .zip(&targets)
        .map(|(one, target)| (one.subject.clone(), (target.clone(), one.band.into())))
        .collect();
    let network = run.network();
    let known = Known { others: &others, network: &network, meta_of };
    let article = |(place, one): (usize, &&Assessment)| {
        let previous = place.checked_sub(1).and_then(|place| targets.get(place)).cloned();
        Article::new(one, sources, known, previous, targets.get(place + 1).cloned(), run.calibrated)
    };
    let articles: Vec<Article> = shown.iter().enumerate().map(article).collect();
    let mut unread: Vec<String> = run.unread.iter().take(MOST_UNREAD).map(|text| inert(text, 300)).collect();
    unread.extend(run.confinement_note.map(|note| inert(note, 300)));
    let first = run.assessments.first();
    let page = Page {
        script_hash: SCRIPT_HASH,
        subjects: subjects(tally.people, tally.organisations),
        day: date(run.when),
        when: moment(run.when),
        headline: headline(&tally),
        groups: overview::groups(&sorted, &shown, meta_of),
        linked: overview::linked(&network, &others),
        more_linked: network
            .groups
            .len()
            .checked_sub(overview::MOST_LINKED + 1)
            .map(|more| format!("{} more: `vetwork link groups` shows all.", thousands(more + 1))),
        more_rows: sorted.len().checked_sub(MOST_ROWS + 1).map(|more| {
            format!("{} more are not listed here; the data of the run holds them all.", thousands(more + 1))
        }),
        more_articles,
        unread,
        more_unread: run
            .unread
            .len()
            .checked_sub(MOST_UNREAD + 1)
            .map(|more| format!("{} more could not be read.", thousands(more + 1))),
        gaps: overview::gaps(run),
        bands: overview::terms(),
        screened: prose::screened(run),
        calibrated: run.calibrated,
        articles,
        checks: run.checks,
        policy: inert(run.policy, 200),
        basis: if run.calibrated { "weights calibrated on closed cases" } else { "weights by experts, not calibrated" },
        program: first
            .map(|one| inert(&one.inputs.program, 80))
            .filter(|p| !p.is_empty())
            .unwrap_or_else(|| "Vetwork".into()),
        snapshots: first.map(|one| one.inputs.snapshots.iter().map(|id| inert(id, 120)).collect()).unwrap_or_default(),
    };
    // Rendering into memory fails only when a template calls something fallible; none does.
    page.render().unwrap_or_default()
}

/// The subjects that get a page, and a sentence about those that do not.
fn with_articles<'a>(sorted: &[&'a Assessment]) -> (Vec<&'a Assessment>, Option<String>) {
    let open = |one: &&Assessment| sorted.len() <= SMALL_RUN || matches!(one.band, Band::Escalate | Band::Verify);
    let wanted: Vec<&Assessment> = sorted.iter().copied().filter(|one| open(one)).collect();
    let shown: Vec<&Assessment> = wanted.iter().copied().take(MOST_ARTICLES).collect();
    let left_out = sorted.len() - shown.len();
    let said = (left_out > 0).then(|| {
        format!(
            "The run is large: the {} most urgent in escalate and verify have a page here, {} have none. \
             `vetwork vet --explain` shows any of them.",
            thousands(shown.len()),
            thousands(left_out)
        )
    });
    (shown, said)
}

/// An id that cannot leave its attribute, whatever the subject's id is.
fn anchor(assessment: &Assessment) -> String {
    let kept: String = assessment.subject.as_str().chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').collect();
    format!("subject-{kept}")
}

#[cfg(test)]
mod tests;
