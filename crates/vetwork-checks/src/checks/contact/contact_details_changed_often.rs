//! CO012: did phone or e-mail change again and again during the hiring?

use vetwork_canon::email::Email;
use vetwork_canon::phone::Phone;
use vetwork_model::facts::{ContactChange, ContactKind};
use vetwork_model::{
    Cause, Code, Direction, Disposition, Family, Hypothesis, Lawful, Meta, Need, NextStep, Outcome, Phase, Section,
    Strength, SubjectKind,
};

use crate::Context;
use crate::keys::default_region;

pub(crate) static META: Meta = Meta {
    code: Code("CO012"),
    name: "contact-details-changed-often",
    title: "contact details changed often",
    question: "Did phone or e-mail change again and again during the hiring?",
    says: "Phone or e-mail changed {count} times during the hiring.",
    clear: "Contact details stayed as they were, or changed once.",
    catalogue: &["APP-46"],
    family: Family::Contact,
    subjects: &[SubjectKind::Person],
    phases: &[Phase::Application, Phase::Interview, Phase::Onboarding],
    needs: &[Need::Any(&[Section::ContactChange])],
    direction: Direction::Raises,
    ceiling: Strength::Moderate,
    causes: &[Cause::RecordError, Cause::Relocation],
    hypotheses: &[Hypothesis::FabricatedPersona, Hypothesis::SharedOperator, Hypothesis::BorrowedIdentity],
    sources: &["US22"],
    innocent: "A lost telephone, a slip that was put right, a move to another country.",
    clears: "The first contact still reaches the person.",
    never_alone: true,
    compares: true,
    blind_spots: "Changes that nobody logs.",
    next_step: NextStep {
        text: "Write to the first contact that was given, and see whether the same person answers.",
        disposition: Disposition::Safe,
        minutes: 5,
        message: "We confirm changed contact details through the earlier one. Please answer the message we sent there.",
    },
    lawful: Lawful {
        not_before: &[],
        notice: "We look at how often your phone number or e-mail address changed during the hiring.",
        special_category: None,
    },
    page: include_str!("contact_details_changed_often.md"),
};

pub(crate) fn run(cx: &Context<'_>) -> Outcome {
    let region = default_region(cx.dossier());
    let canonical = |kind, value: &str| match kind {
        ContactKind::Phone => Phone::parse(value, region).ok().map(|phone| phone.e164().to_owned()),
        ContactKind::Email => Email::parse(value).ok().map(|email| email.canonical()),
        ContactKind::Address | ContactKind::Handle => None,
    };
    let changes: Vec<_> = cx
        .each::<ContactChange>()
        .filter(|change| matches!(change.kind, ContactKind::Phone | ContactKind::Email))
        .filter(|change| {
            let (before, after) = (change.before.as_deref(), change.after.as_deref());
            let (before, after) =
                (before.and_then(|v| canonical(change.kind, v)), after.and_then(|v| canonical(change.kind, v)));
            before.is_none() || before != after
        })
        .collect();
    let Some((first, rest)) = changes.split_first().filter(|(_, rest)| !rest.is_empty()) else { return Outcome::Clear };
    let value = |change: &ContactChange| change.after.clone().unwrap_or_else(|| "changed".to_owned());
    let mut finding = cx.finding(cx.seen(*first, value(first))).param("count", changes.len());
    for change in rest {
        finding = finding.rests_on(cx.seen(*change, value(change)));
    }
    finding.strength(if changes.len() > 2 { Strength::Moderate } else { Strength::Weak }).build()
}
