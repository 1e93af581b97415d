//! LI004: did the subject refer several further candidates?

use vetwork_model::{
    Cause, Code, Direction, Disposition, Family, Hypothesis, Key, KeyKind, Lawful, Meta, Need, NextStep, Outcome,
    Phase, Strength, SubjectKind,
};

use crate::Context;

pub(crate) static META: Meta = Meta {
    code: Code("LI004"),
    name: "refers-several-candidates",
    title: "several further candidates were referred by the subject",
    question: "Did the subject refer several further candidates?",
    says: "The subject referred {count} further candidates: {people}.",
    clear: "The subject referred fewer than three candidates.",
    catalogue: &["JOB-29"],
    family: Family::Links,
    subjects: &[SubjectKind::Person],
    phases: &[Phase::OnTheJob],
    needs: &[Need::Others],
    direction: Direction::Raises,
    ceiling: Strength::Weak,
    causes: &[Cause::TradePractice],
    hypotheses: &[Hypothesis::SharedOperator],
    sources: &["US22", "SEAL"],
    innocent: "Good colleagues know good people, and firms pay for referrals.",
    clears: "The candidates are met, one by one, and have nothing in common with the subject.",
    never_alone: true,
    compares: true,
    blind_spots: "Referrals outside the referral form.",
    next_step: NextStep {
        text: "Vet each of the referred candidates as any other.",
        disposition: Disposition::Safe,
        minutes: 10,
        message: "",
    },
    lawful: Lawful { not_before: &[], notice: "We count the candidates whom you refer.", special_category: None },
    page: include_str!("refers_several_candidates.md"),
};

pub(crate) fn run(cx: &Context<'_>) -> Outcome {
    let own = Key { kind: KeyKind::Referrer, value: cx.dossier().id.as_str().to_owned() };
    let referred = cx.elsewhere(&own);
    if referred.subjects < 3 {
        return Outcome::Clear;
    }
    let mut parts = referred.shown.iter().map(|sighting| cx.seen_elsewhere(sighting));
    let Some(first) = parts.next() else { return Outcome::Clear };
    let finding = parts.fold(cx.finding(first), |finding, seen| finding.rests_on(seen));
    let people: Vec<&str> = referred.shown.iter().take(4).map(|sighting| sighting.subject.as_str()).collect();
    finding.param("count", referred.subjects).param("people", people.join(", ")).strength(Strength::Weak).build()
}
