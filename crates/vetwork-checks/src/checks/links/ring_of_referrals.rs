//! LI008: do referrals lead from the subject back to the subject?

use std::collections::BTreeSet;

use vetwork_model::records::Sighting;
use vetwork_model::{
    Cause, Code, Direction, Disposition, Family, Hypothesis, Key, KeyKind, Lawful, Meta, Need, NextStep, Outcome,
    Phase, Section, Strength, SubjectKind,
};

use crate::Context;
use crate::keys::Keyed;
use crate::shapes::connected::ANY_PART;

pub(crate) static META: Meta = Meta {
    code: Code("LI008"),
    name: "ring-of-referrals",
    title: "the subject stands in a ring of referrals",
    question: "Do referrals lead from the subject back to the subject?",
    says: "Referrals lead from the subject over {people} back to the subject.",
    clear: "Referrals do not lead back to the subject.",
    catalogue: &["SRC-07"],
    family: Family::Links,
    subjects: &[SubjectKind::Person],
    phases: &[Phase::Application, Phase::Interview, Phase::Onboarding, Phase::Payroll, Phase::OnTheJob],
    needs: &[Need::Any(&[Section::Referral]), Need::Others],
    direction: Direction::Raises,
    ceiling: Strength::Moderate,
    causes: &[Cause::RecordError, Cause::TradePractice],
    hypotheses: &[Hypothesis::SharedOperator],
    sources: &["US22", "SEAL"],
    innocent: "A referral entered the wrong way round. A colleague who left, and was referred back by the one they had once referred.",
    clears: "The dates of the referrals show who came first.",
    never_alone: true,
    compares: true,
    blind_spots: "Rings of more than five. Referrals by people who are not on file.",
    next_step: NextStep {
        text: "Look up the dates of the referrals, and vet each of the ring as any other.",
        disposition: Disposition::Safe,
        minutes: 10,
        message: "",
    },
    lawful: Lawful { not_before: &[], notice: "We compare who referred whom.", special_category: None },
    page: include_str!("ring_of_referrals.md"),
};

/// Longer rings are not looked for.
const LONGEST: usize = 5;

pub(crate) fn run(cx: &Context<'_>) -> Outcome {
    let referrers: Vec<_> = cx.keys(KeyKind::Referrer, ANY_PART).collect();
    if referrers.is_empty() {
        return cx.not_checked("id of the person who referred the subject");
    }
    let closes = |id: &str| referrers.iter().find(|keyed| keyed.key.value == id);
    let mut seen = BTreeSet::from([cx.dossier().id.as_str().to_owned()]);
    let mut paths: Vec<Vec<Sighting>> =
        referred_by(cx, cx.dossier().id.as_str()).into_iter().map(|first| vec![first]).collect();
    // Breadth first, so that the shortest ring is told.
    for _ in 1..LONGEST {
        let mut longer = Vec::new();
        for path in paths {
            let Some(last) = path.last() else { continue };
            if let Some(referrer) = closes(last.subject.as_str()) {
                return ring(cx, referrer, &path);
            }
            if !seen.insert(last.subject.as_str().to_owned()) {
                continue;
            }
            for next in referred_by(cx, last.subject.as_str()) {
                longer.push(path.iter().cloned().chain([next]).collect());
            }
        }
        paths = longer;
    }
    Outcome::Clear
}

fn referred_by(cx: &Context<'_>, id: &str) -> Vec<Sighting> {
    cx.elsewhere(&Key { kind: KeyKind::Referrer, value: id.to_owned() }).shown
}

fn ring(cx: &Context<'_>, referrer: &Keyed, path: &[Sighting]) -> Outcome {
    let people: Vec<&str> = path.iter().map(|sighting| sighting.subject.as_str()).collect();
    let first = cx.finding(cx.seen_key(referrer, referrer.key.value.as_str()));
    let finding = path.iter().fold(first, |finding, sighting| finding.rests_on(cx.seen_elsewhere(sighting)));
    finding.param("people", people.join(", ")).strength(Strength::Moderate).build()
}
