//! The page of one subject.

use std::collections::BTreeMap;

use vetwork_model::{Assessment, Band, Code, Direction, Finding, Hypothesis, Strength};

use super::coverage::{PhaseRow, phases};
use super::documents::{Document, documents};
use super::links::{Known, Links, links};
use super::listed::{Entry, listed};
use super::tables::{ClaimRow, OtherRow, StepRow, claims, others, steps};
use super::timeline::{PhaseMoments, lead, moments};
use super::waterfall::{Falls, falls};
use super::{BandView, SourceOf, Target, anchor};
use crate::MetaOf;
use crate::prose::{
    Letter, Pronouns, Sureness, adverse, capitalised, duration, finding_words, id, inert, letter, name, phrase,
    progress, role, safe, sureness, title,
};
use crate::terminal::cited;
use crate::waterfall::rule;

pub(super) struct Article {
    pub(super) anchor: String,
    pub(super) id: String,
    pub(super) name: String,
    pub(super) object: &'static str,
    pub(super) about: String,
    pub(super) band: BandView,
    pub(super) compact: bool,
    pub(super) compact_note: &'static str,
    pub(super) say: String,
    pub(super) reasons: Vec<Reason>,
    pub(super) waiting: Vec<Open>,
    pub(super) questions: Vec<&'static str>,
    pub(super) questions_lead: &'static str,
    pub(super) questions_note: String,
    pub(super) adverse: Vec<String>,
    pub(super) first_step: Option<FirstStep>,
    pub(super) answered: String,
    pub(super) speaks_for: String,
    pub(super) rule_title: &'static str,
    pub(super) rule: String,
    pub(super) unread: Vec<String>,
    pub(super) claims: Vec<ClaimRow>,
    pub(super) listed: Vec<Entry>,
    pub(super) others: Vec<OtherRow>,
    pub(super) steps: Vec<StepRow>,
    pub(super) letter: Option<Letter>,
    pub(super) falls: Falls,
    pub(super) sureness: Option<Sureness>,
    pub(super) documents: Vec<Document>,
    pub(super) cover: Vec<PhaseRow>,
    pub(super) time: Vec<PhaseMoments>,
    pub(super) time_lead: String,
    pub(super) links: Links,
    pub(super) sources: Vec<Source>,
    pub(super) example: &'static str,
    pub(super) evidence: String,
    pub(super) compared: String,
    pub(super) previous: Option<Target>,
    pub(super) next: Option<Target>,
}

pub(super) struct Reason {
    pub(super) sentence: String,
    pub(super) tag: String,
}

/// The safe step that tells most.
pub(super) struct FirstStep {
    pub(super) text: String,
    pub(super) takes: String,
}

pub(super) struct Open {
    pub(super) ask: String,
    pub(super) how: String,
}

pub(super) struct Source {
    pub(super) id: String,
    pub(super) cited: String,
    pub(super) url: Option<String>,
    pub(super) codes: Vec<Code>,
}

impl Article {
    pub(super) fn new(
        one: &Assessment,
        source_of: SourceOf<'_>,
        known: Known<'_>,
        previous: Option<Target>,
        next: Option<Target>,
        calibrated: bool,
    ) -> Article {
        let meta_of = known.meta_of;
        let compact = one.band == Band::Routine;
        let findings = one.findings();
        let role = role(one);
        let about = if role.is_empty() { progress(one) } else { format!("{role}. {}", progress(one)) };
        let (questions, questions_lead, questions_note) = questions(one, compact);
        Article {
            anchor: anchor(one),
            id: id(one),
            name: name(one),
            object: Pronouns::of(one).object,
            about: format!("{about}."),
            band: one.band.into(),
            compact,
            compact_note: compact_note(one),
            say: format!("{}.", capitalised(phrase(one.band))),
            reasons: if compact { Vec::new() } else { reasons(one, meta_of) },
            waiting: waiting(one),
            questions,
            questions_lead,
            questions_note,
            adverse: adverse(one).into_iter().map(|step| inert(&step.text, 300)).collect(),
            first_step: first_step(one),
            answered: answered(one),
            speaks_for: speaks_for(&findings, meta_of),
            rule_title: if one.band == Band::Escalate { "Why escalate" } else { "What escalate takes" },
            rule: rule(one),
            unread: one.unread.iter().take(20).map(|text| inert(text, 300).trim_end_matches('.').to_owned()).collect(),
            claims: claims(one, &findings, meta_of),
            listed: if compact { Vec::new() } else { listed(&findings) },
            others: others(&findings, meta_of),
            steps: steps(one),
            letter: letter(one),
            falls: falls(one, meta_of, calibrated),
            sureness: one.confidence.as_ref().filter(|_| !compact).map(sureness),
            documents: documents(&one.documents),
            cover: phases(one, meta_of),
            time: moments(one),
            time_lead: lead(one),
            links: links(&one.subject, if compact { &[] } else { &findings }, known),
            sources: if compact { Vec::new() } else { sources(&findings, meta_of, source_of) },
            example: one.because.first().map_or("CO003", |code| code.0),
            evidence: inert(&one.inputs.evidence, 80),
            compared: inert(&one.inputs.compared, 80),
            previous,
            next,
        }
    }

    /// Sections of the page that exist, for the links at its top.
    pub(super) fn contents(&self) -> Vec<(&'static str, &'static str)> {
        let all = [
            (!self.claims.is_empty(), "claims", "Claimed and observed"),
            (!self.others.is_empty(), "else", "What else it could be"),
            (!self.listed.is_empty(), "listed", "On sanctions lists"),
            (!self.steps.is_empty(), "next", "Next steps"),
            (!self.falls.rows.is_empty(), "weight", "Weights"),
            (self.sureness.is_some(), "sure", "How sure the identity is"),
            (!self.documents.is_empty(), "docs", "Documents"),
            (true, "cover", "What was checked"),
            (!self.time.is_empty(), "time", "Timeline"),
            (!self.links.is_empty(), "links", "Links"),
            (!self.sources.is_empty(), "src", "Sources"),
            (true, "sign", "Decision"),
        ];
        all.into_iter().filter(|(exists, ..)| *exists).map(|(_, anchor, title)| (anchor, title)).collect()
    }
}

fn reasons(one: &Assessment, meta_of: MetaOf) -> Vec<Reason> {
    let found = one.because.iter().filter_map(|code| one.finding(*code));
    let reason = |finding: &Finding| Reason {
        sentence: finding_words(finding, meta_of(finding.code)),
        tag: format!("{}, {}", capitalised(finding.family.words()), finding.strength.words()),
    };
    found.map(reason).collect()
}

fn waiting(one: &Assessment) -> Vec<Open> {
    let open = |open: &vetwork_model::Waiting| Open { ask: inert(&open.ask, 200), how: inert(&open.how, 300) };
    one.coverage.waiting.iter().filter(|_| one.band == Band::Incomplete).map(open).collect()
}

fn questions(one: &Assessment, compact: bool) -> (Vec<&'static str>, &'static str, String) {
    let asked: Vec<Hypothesis> =
        one.hypotheses.iter().map(|weight| weight.hypothesis).filter(|_| !compact).take(4).collect();
    let lead = if asked.len() == 1 { "It raises one question:" } else { "They raise these questions:" };
    let answers = if asked.len() == 1 { "Nothing here answers it." } else { "Nothing here answers them." };
    let mut note = answers.to_owned();
    if asked.contains(&Hypothesis::BorrowedIdentity) || asked.contains(&Hypothesis::PossibleVictim) {
        note = format!(
            "{note} There may be a real {} who knows nothing of this: treat {} as someone who may have been wronged.",
            name(one),
            Pronouns::of(one).object
        );
    }
    (asked.into_iter().map(Hypothesis::question).collect(), lead, note)
}

fn compact_note(one: &Assessment) -> &'static str {
    let seen = one.findings().into_iter().any(|finding| finding.strength >= Strength::Weak);
    if seen { "What was seen is ordinary, and stands below. Go on as with anyone." } else { "Nothing stands out." }
}

fn first_step(one: &Assessment) -> Option<FirstStep> {
    let first = safe(one);
    let (step, _) = first.first()?;
    Some(FirstStep { text: inert(&step.text, 300), takes: format!("{}.", capitalised(&duration(step.minutes))) })
}

/// The checks that speak for the subject, by their short statements.
fn speaks_for(findings: &[&Finding], meta_of: MetaOf) -> String {
    let lowering = findings.iter().filter(|finding| finding.direction == Direction::Lowers);
    let said: Vec<String> = lowering.map(|finding| title(finding, meta_of(finding.code))).collect();
    if said.is_empty() { "Nothing yet.".to_owned() } else { format!("{}.", capitalised(&said.join("; "))) }
}

fn answered(one: &Assessment) -> String {
    let coverage = &one.coverage;
    let found = match coverage.found {
        0 => "None found anything".to_owned(),
        1 => "1 found something".to_owned(),
        n => format!("{n} found something"),
    };
    format!(
        "{} of {} that apply so far. {found}, {} {} clear, {} not checked.",
        coverage.answered(),
        coverage.asked(),
        coverage.clear,
        if coverage.clear == 1 { "is" } else { "are" },
        coverage.not_checked
    )
}

/// The sources of the checks that found something, by id.
fn sources(findings: &[&Finding], meta_of: MetaOf, source_of: SourceOf<'_>) -> Vec<Source> {
    let mut codes: BTreeMap<&'static str, Vec<Code>> = BTreeMap::new();
    for finding in findings {
        for source in meta_of(finding.code).map(|meta| meta.sources).unwrap_or_default() {
            codes.entry(source).or_default().push(finding.code);
        }
    }
    let line = |(id, codes): (&'static str, Vec<Code>)| {
        let found = source_of(id);
        Source {
            id: id.to_owned(),
            cited: found.as_ref().map_or_else(|| "Source not listed".to_owned(), cited),
            url: found.and_then(|source| source.url).filter(|url| url.starts_with("https://")),
            codes,
        }
    };
    codes.into_iter().map(line).collect()
}
