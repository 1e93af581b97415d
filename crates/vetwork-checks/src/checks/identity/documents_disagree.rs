//! ID004: do the documents that were presented agree with each other?

use vetwork_model::{
    Cause, Code, Direction, Disposition, Family, Hypothesis, Jurisdiction, Lawful, Meta, NameRelation, Need, NextStep,
    Outcome, Phase, Section, Strength, SubjectKind,
};

use crate::Context;
use crate::shapes::answers;

pub(crate) static META: Meta = Meta {
    code: Code("ID004"),
    name: "documents-disagree",
    title: "two documents disagree in name or birth date",
    question: "Do the documents that were presented agree with each other?",
    says: "Two documents show a different {element}.",
    clear: "The documents agree with each other.",
    catalogue: &["ONB-15"],
    family: Family::Identity,
    subjects: &[SubjectKind::Person],
    phases: &[Phase::Onboarding, Phase::Payroll],
    needs: &[Need::Any(&[Section::IdentityDocument, Section::IdentityCheck, Section::JudgedFile])],
    direction: Direction::Raises,
    ceiling: Strength::Strong,
    causes: &[Cause::NameChange, Cause::RecordError],
    hypotheses: &[Hypothesis::FabricatedPersona, Hypothesis::BorrowedIdentity],
    sources: &["KRK25", "GTIG25"],
    innocent: "Marriage, transition, transliteration, two nationalities with two ways of writing a name, a digit mistyped.",
    clears: "The person says why the documents differ, in confidence if they wish, and one paper links the two names.",
    never_alone: true,
    compares: true,
    blind_spots: "Two documents made for the same name.",
    next_step: NextStep {
        text: "Ask which document is to be used and, in confidence, how the two belong together.",
        disposition: Disposition::Safe,
        minutes: 10,
        message: "We keep one document on file for everyone. Please tell us which one to use; you can explain a difference in confidence.",
    },
    lawful: Lawful {
        not_before: &[(Jurisdiction::Us, Phase::Onboarding)],
        notice: "We compare the documents you present with each other.",
        special_category: None,
    },
    page: include_str!("documents_disagree.md"),
};

pub(crate) fn run(cx: &Context<'_>) -> Outcome {
    let documents = answers::presented(cx);
    let mut compared = false;
    for (i, first) in documents.iter().enumerate() {
        for second in documents.get(i + 1..).unwrap_or_default() {
            if let (Some(a), Some(b)) = (first.birth_date(), second.birth_date()) {
                compared = true;
                if answers::differ(a, b)
                    && let (Some(one), Some(two)) = (first.seen(cx, a), second.seen(cx, b))
                {
                    let swapped = answers::day_and_month_swapped(a, b);
                    return cx
                        .finding(one)
                        .rests_on(two)
                        .param("element", "birth date")
                        .strength(if swapped { Strength::Weak } else { Strength::Strong })
                        .excludes(Cause::NameChange)
                        .excludes_if(Cause::RecordError, !swapped && first.is_reading() && second.is_reading())
                        .build();
                }
            }
            if let (Some(a), Some(b)) = (first.name(), second.name()) {
                let relation = a.relation(b);
                compared |= relation != NameRelation::CannotTell;
                let own = |name| matches!(cx.name_relation(name), NameRelation::Same | NameRelation::Variant);
                if relation == NameRelation::Different
                    && !(own(a) && own(b))
                    && let (Some(one), Some(two)) = (first.seen(cx, a), second.seen(cx, b))
                {
                    return cx
                        .finding(one)
                        .rests_on(two)
                        .param("element", "name")
                        .strength(if a.may_be_kin_of(b) { Strength::Weak } else { Strength::Strong })
                        .excludes_if(Cause::NameChange, !a.may_be_kin_of(b))
                        .excludes_if(Cause::RecordError, first.is_reading() && second.is_reading())
                        .build();
                }
            }
        }
    }
    if compared { Outcome::Clear } else { cx.not_checked("a second document") }
}
