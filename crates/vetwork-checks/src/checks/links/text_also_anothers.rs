//! LI011: do passages of the subject's resume or letter also stand in that of another?

use std::collections::BTreeMap;

use vetwork_link::text::passage::Passage;
use vetwork_link::text::surprise::Surprise;
use vetwork_model::facts::FileKind;
use vetwork_model::records::{SIGHTINGS_AT_MOST, Sighting, Sightings};
use vetwork_model::{Key, NameRelation, SubjectId};
use vetwork_model::{
    Cause, Code, Direction, Disposition, Family, Hypothesis, Lawful, Meta, Need, NextStep, Outcome, Phase,
    Section, Strength, SubjectKind,
};

use crate::Context;
use crate::shapes::connected::{Connection, PERSONAL, connections};
use crate::shapes::shared::household;
use crate::texts::{self, Text};

pub(crate) static META: Meta = Meta {
    code: Code("LI011"),
    name: "text-also-anothers",
    title: "passages of a text also stand in another subject's",
    question: "Do passages of the subject's resume or letter also stand in that of another?",
    says: "{count} passages of the subject's {text} also stand in the text of {other}, {percent} % of what it tells. The longest: “{longest}”.",
    clear: "No other subject's text has more in common with the subject's than chance or a common template explains.",
    catalogue: &["APP-10", "SRC-14"],
    family: Family::Links,
    subjects: &[SubjectKind::Person],
    phases: &[Phase::Application, Phase::Interview, Phase::Onboarding, Phase::Payroll, Phase::OnTheJob],
    needs: &[Need::Any(&[Section::File]), Need::Others],
    direction: Direction::Raises,
    ceiling: Strength::Moderate,
    causes: &[Cause::Household, Cause::Agency, Cause::TradePractice],
    hypotheses: &[Hypothesis::SharedOperator, Hypothesis::FabricatedPersona],
    sources: &["PSA250723", "AIG25", "US22"],
    innocent: "One writer of resumes, one agency or one template; colleagues who describe the same work; a friend who helped; a posting that both repeat; somebody who copied an honest person's resume. Passages that five subjects or more have count only where most of the text is the same, and a template's or an employer's own lines are a small part of a resume.",
    clears: "Both tell, apart, of the work that the passages describe, and the details fit one of them or both.",
    never_alone: true,
    compares: true,
    blind_spots: "Texts that were reworded in every sentence, or translated: `vetwork link texts` finds sentences that were reworded in part. Passages that more than a dozen others have. The subject's own name within a sentence. Texts that could not be read.",
    next_step: NextStep {
        text: "Read both texts side by side, and ask both subjects, apart, about the work that the longest passage describes.",
        disposition: Disposition::Safe,
        minutes: 15,
        message: "We ask everyone about details of their past work. Please choose one project from your resume that you can describe in depth.",
    },
    lawful: Lawful {
        not_before: &[],
        notice: "We compare the sentences of your resume and letters with those of other applications.",
        special_category: None,
    },
    page: include_str!("text_also_anothers.md"),
};

/// A passage that so many subjects have is everybody's, unless nearly all else is the same as well.
const MANY: usize = 5;

/// Which part of what a resume tells has to be the same: three lines of a template among ten of one's own are less.
const RESUME_AT_LEAST: f32 = 1.0 / 3.0;

/// Which part has to be the same of a letter, half of which is courtesy; and of any text whose passages many have.
const MOST: f32 = 0.5;

/// Characters of a passage that are quoted.
const QUOTED: usize = 240;

pub(crate) fn run(cx: &Context<'_>) -> Outcome {
    let texts: Vec<Text<'_>> = texts::of(cx.dossier()).filter(|text| !text.passages.is_empty()).collect();
    if texts.is_empty() {
        return cx.not_checked("text of a resume or letter");
    }
    let keys: Vec<Key> = texts.iter().flat_map(|text| text.passages.iter().map(texts::key)).collect();
    cx.expect(&keys);
    let surprise = Surprise::among(cx.others() + 1);
    let found = texts.iter().filter_map(|text| most_alike(cx, text, &surprise).map(|other| (text, other)));
    let Some((text, other)) = found.max_by(|(_, x), (_, y)| x.bits.total_cmp(&y.bits)) else { return Outcome::Clear };
    let known = connections(cx, PERSONAL).into_iter().find(|connection| connection.subject == other.there.subject);
    let longest = quoted(text, &other.passages);
    let mut finding = cx.finding(cx.seen(text.item, longest.as_str())).rests_on(cx.seen_elsewhere(&other.there));
    if let Some(declared) = household(cx, &other.there.subject) {
        finding = finding.explained_by(declared);
    }
    if !known.as_ref().is_some_and(Connection::observed_on_both_sides) {
        finding = finding.on_others_claims();
    }
    let may_be_kin = cx.compared_with(&other.there.name).may_be_kin;
    finding
        .param("count", other.passages.len())
        .param("text", if text.item.fact.kind == FileKind::Letter { "letter" } else { "resume" })
        .param("other", &other.there.subject)
        .param("percent", (other.share * 100.0).round() as usize)
        .param("longest", longest)
        .strength(if may_be_kin { Strength::Weak } else { Strength::Moderate })
        .build()
}

/// One other subject with passages of a text.
struct Other<'a> {
    there: Sighting,
    passages: Vec<&'a Passage>,
    bits: f32,
    /// Which part of what the text tells is shared.
    share: f32,
}

/// The subject whose text has most in common with this one, if it is more than chance and a template explain.
fn most_alike<'a>(cx: &Context<'_>, text: &'a Text<'_>, surprise: &Surprise) -> Option<Other<'a>> {
    let told = |(passage, found): (&'a Passage, Sightings)| {
        let (others, at_most) = (found.subjects.saturating_sub(1), f32::from(passage.bits));
        let others = u32::try_from(others).unwrap_or(u32::MAX);
        let (bits, tells) = (surprise.bits(others, at_most, false), surprise.telling(others, at_most));
        Told { passage, found, bits, tells }
    };
    let told: Vec<Told<'a>> =
        text.passages.iter().map(|passage| told((passage, cx.elsewhere(&texts::key(passage))))).collect();
    let all: f32 = told.iter().map(|told| told.tells).sum();
    let at_least = if text.item.fact.kind == FileKind::Letter { MOST } else { RESUME_AT_LEAST };
    let few = shared(&told, all, MANY - 2).filter(|other| other.share >= at_least);
    let nearly_all = shared(&told, all, SIGHTINGS_AT_MOST).filter(|other| other.share >= MOST);
    few.chain(nearly_all)
        .filter(|other| cx.compared_with(&other.there.name).relation != NameRelation::Same)
        .filter(|other| other.bits >= surprise.needed(text.passages.len(), other.passages.len()))
        .max_by(|x, y| x.bits.total_cmp(&y.bits).then_with(|| y.there.subject.cmp(&x.there.subject)))
}

/// A passage, who else has it, what that tells against chance, and which part of the text it is.
struct Told<'a> {
    passage: &'a Passage,
    found: Sightings,
    bits: f32,
    tells: f32,
}

/// What each other subject shares, of passages that at most so many others have.
fn shared<'a>(told: &[Told<'a>], all: f32, others_at_most: usize) -> impl Iterator<Item = Other<'a>> {
    let mut others: BTreeMap<SubjectId, Other<'a>> = BTreeMap::new();
    for told in told.iter().filter(|told| told.found.subjects <= others_at_most) {
        let mut last = None;
        for there in told.found.shown.iter().filter(|there| last.replace(&there.subject) != Some(&there.subject)) {
            let new = || Other { there: there.clone(), passages: Vec::new(), bits: 0.0, share: 0.0 };
            let other = others.entry(there.subject.clone()).or_insert_with(new);
            other.passages.push(told.passage);
            other.bits += told.bits;
            other.share += told.tells / all.max(1.0);
        }
    }
    others.into_values()
}

/// The longest of some passages of a text, as it is written.
fn quoted(text: &Text<'_>, passages: &[&Passage]) -> String {
    let longest = passages.iter().max_by_key(|passage| (passage.end - passage.start, std::cmp::Reverse(passage.start)));
    let written = longest.and_then(|passage| text.written.get(passage.start as usize..passage.end as usize));
    let written = written.unwrap_or_default();
    let cut: String = written.chars().take(QUOTED).collect();
    if cut.len() < written.len() { cut + "…" } else { cut }
}
