//! ID003: do name and birth date on the document fit what was stated?

use vetwork_model::facts::BirthDate;
use vetwork_model::{
    Cause, Code, Direction, Disposition, Family, Hypothesis, Jurisdiction, Lawful, Meta, NameRelation, Need, NextStep,
    Outcome, Phase, Section, Seen, Strength, SubjectKind,
};

use crate::Context;
use crate::context::FindingBuilder;
use crate::shapes::answers;

pub(crate) static META: Meta = Meta {
    code: Code("ID003"),
    name: "document-differs-from-statement",
    title: "the document shows another name or birth date",
    question: "Do name and birth date on the document fit what was stated?",
    says: "The document shows another {element} than was stated.",
    clear: "Name and birth date on the documents fit what was stated.",
    catalogue: &["ONB-11", "APP-42"],
    family: Family::Identity,
    subjects: &[SubjectKind::Person],
    phases: &[Phase::Onboarding, Phase::Payroll],
    needs: &[Need::Any(&[Section::IdentityDocument, Section::IdentityCheck, Section::JudgedFile])],
    direction: Direction::Raises,
    ceiling: Strength::Decisive,
    causes: &[Cause::NameChange, Cause::RecordError],
    hypotheses: &[Hypothesis::FabricatedPersona, Hypothesis::BorrowedIdentity],
    sources: &["US22", "SEED1", "SEED3", "SEED4", "SEAL"],
    innocent: "A name before or after marriage or transition, a name in use that is not the one in the passport, another romanisation, day and month swapped.",
    clears: "The person explains the other name, in confidence if they wish, or the original shows that the copy was wrong.",
    never_alone: false,
    compares: true,
    blind_spots: "A borrowed document that is used under its own name.",
    next_step: NextStep {
        text: "Ask which name is to be used and whether there is another one, in confidence; look at the original.",
        disposition: Disposition::Safe,
        minutes: 10,
        message: "We need the name and birth date as your document shows them. Please check what you gave us, and tell us of any other name in confidence.",
    },
    lawful: Lawful {
        not_before: &[(Jurisdiction::Us, Phase::Onboarding)],
        notice: "We compare the name and birth date on your document with what you told us.",
        special_category: None,
    },
    page: include_str!("document_differs_from_statement.md"),
};

pub(crate) fn run(cx: &Context<'_>) -> Outcome {
    let births: Vec<_> = cx.each::<BirthDate>().filter_map(|item| item.fact.date.map(|date| (item, date))).collect();
    let mut compared = false;
    let mut finding: Option<FindingBuilder> = None;
    let (mut strangers, mut swapped, mut by_vendor, mut dates) = (false, false, false, false);
    for shown in answers::presented(cx) {
        if let Some(name) = shown.name() {
            let relation = cx.name_relation(name);
            compared |= relation != NameRelation::CannotTell;
            if relation == NameRelation::Different
                && let Some(seen) = shown.seen(cx, name)
            {
                strangers |= answers::is_strangers_name(cx, name);
                by_vendor |= shown.is_reading();
                finding = Some(add(cx, finding, seen, "name"));
            }
        }
        if let (Some(printed), Some((stated, date))) = (shown.birth_date(), births.first()) {
            compared = true;
            if answers::differ(printed, *date)
                && let Some(seen) = shown.seen(cx, printed)
            {
                dates = true;
                swapped |= answers::day_and_month_swapped(printed, *date);
                by_vendor |= shown.is_reading();
                finding = Some(add(cx, finding, seen, "birth date").rests_on(cx.seen(*stated, *date)));
            }
        }
    }
    let Some(finding) = finding else {
        return if compared { Outcome::Clear } else { cx.not_checked("name or birth date on a document") };
    };
    let strength = match (strangers, dates && !swapped) {
        (true, true) => Strength::Decisive,
        (true, false) | (false, true) => Strength::Strong,
        (false, false) if swapped => Strength::Weak,
        (false, false) => Strength::Moderate,
    };
    finding
        .strength(strength)
        // Birth dates do not change with a name.
        .excludes_if(Cause::NameChange, strangers || (dates && !swapped))
        .excludes_if(Cause::RecordError, by_vendor && !swapped)
        .build()
}

fn add(cx: &Context<'_>, finding: Option<FindingBuilder>, seen: Seen, element: &'static str) -> FindingBuilder {
    match finding {
        Some(finding) => finding.rests_on(seen),
        None => cx.finding(seen).param("element", element),
    }
}
