//! LI006: are the subject's own contact details those of the recruiter?

use std::collections::BTreeSet;

use vetwork_model::{
    Cause, Code, Direction, Disposition, Family, Hypothesis, KeyKind, Lawful, Meta, Need, NextStep, Outcome, Part,
    Phase, Section, Strength, SubjectKind,
};

use crate::Context;

pub(crate) static META: Meta = Meta {
    code: Code("LI006"),
    name: "own-contact-is-the-recruiters",
    title: "own contact details are those of the recruiter",
    question: "Are the subject's own contact details those of the recruiter?",
    says: "The subject's own {kinds} is that of the recruiter who brought the subject.",
    clear: "The subject's contact details are not those of the recruiter.",
    catalogue: &["SRC-06"],
    family: Family::Links,
    subjects: &[SubjectKind::Person],
    phases: &[Phase::Application, Phase::Interview, Phase::Onboarding, Phase::Payroll, Phase::OnTheJob],
    needs: &[Need::Any(&[Section::Recruiter]), Need::Any(&[Section::Phone, Section::Email])],
    direction: Direction::Raises,
    ceiling: Strength::Moderate,
    causes: &[Cause::Agency, Cause::RecordError],
    hypotheses: &[Hypothesis::SharedOperator, Hypothesis::FabricatedPersona],
    sources: &["SEED0", "SEED1", "SEAL", "GTIG25"],
    innocent: "Recruiters write their own number into the form, so that calls reach them first.",
    clears: "The person is reached at a contact of their own.",
    never_alone: true,
    compares: true,
    blind_spots: "A second number that the recruiter keeps for each candidate.",
    next_step: NextStep {
        text: "Ask for a number and an address of the person's own, and ring it.",
        disposition: Disposition::Safe,
        minutes: 10,
        message: "We reach everyone directly, too. Please give us a number and an address of your own.",
    },
    lawful: Lawful {
        not_before: &[],
        notice: "We compare your contact details with those of the recruiter who brought you.",
        special_category: None,
    },
    page: include_str!("own_contact_is_the_recruiters.md"),
};

pub(crate) fn run(cx: &Context<'_>) -> Outcome {
    let of_recruiter =
        || [KeyKind::Phone, KeyKind::Email].into_iter().flat_map(|kind| cx.keys(kind, &[Part::Recruiter]));
    if of_recruiter().next().is_none() {
        return cx.not_checked("contact of the recruiter");
    }
    let own = [KeyKind::Phone, KeyKind::Email].into_iter().flat_map(|kind| cx.keys(kind, &[Part::Own]));
    let same: Vec<_> = own.filter_map(|own| Some((own, of_recruiter().find(|other| other.key == own.key)?))).collect();
    let Some((first, _)) = same.first() else { return Outcome::Clear };
    let mut finding = cx.finding(cx.seen_key(first, first.key.value.as_str()));
    for (own, recruiter) in &same {
        finding = finding.rests_on(cx.seen_key(recruiter, own.key.value.as_str()));
    }
    let kinds: BTreeSet<&str> = same.iter().map(|(own, _)| own.key.kind.words()).collect();
    let strength = if kinds.len() == 2 { Strength::Moderate } else { Strength::Weak };
    finding.param("kinds", kinds.into_iter().collect::<Vec<_>>().join(" and ")).strength(strength).build()
}
