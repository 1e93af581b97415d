//! CO007: did references answer from the device or line of each other or of the subject?

use vetwork_model::facts::{Household, ReferenceCheck};
use vetwork_model::{
    Cause, Code, Direction, Disposition, Family, Hypothesis, KeyKind, Lawful, Meta, Name, NameRelation, Need, NextStep,
    Outcome, Part, Phase, Section, Strength, SubjectKind,
};

use crate::Context;
use crate::keys::Keyed;

pub(crate) static META: Meta = Meta {
    code: Code("CO007"),
    name: "reference-forms-from-one-device",
    title: "references answered from one device",
    question: "Did references answer from the device or line of each other or of the subject?",
    says: "{problem}.",
    clear: "Each reference answered from a device and line of their own.",
    catalogue: &["APP-18"],
    family: Family::Contact,
    subjects: &[SubjectKind::Person],
    phases: &[Phase::Interview, Phase::Onboarding],
    needs: &[Need::Any(&[Section::ReferenceCheck])],
    direction: Direction::Raises,
    ceiling: Strength::Decisive,
    causes: &[Cause::SharedNetwork, Cause::Household],
    hypotheses: &[Hypothesis::FabricatedPersona, Hypothesis::SharedOperator],
    sources: &["SEED0", "GTIG25", "DHIRE"],
    innocent: "Two colleagues in one office, a reference who lives with the subject, one network for a whole campus.",
    clears: "Each reference is reached by telephone at their firm.",
    never_alone: false,
    compares: true,
    blind_spots: "References who answer by telephone. A fresh device for every form.",
    next_step: NextStep {
        text: "Ring each reference through their firm, and ask what they wrote.",
        disposition: Disposition::Safe,
        minutes: 10,
        message: "We call references through their firm's switchboard. Please tell us the firm and department of each.",
    },
    lawful: Lawful {
        not_before: &[],
        notice: "We look at the device and line from which your references answered, beside those of your own sessions.",
        special_category: None,
    },
    page: include_str!("reference_forms_from_one_device.md"),
};

pub(crate) fn run(cx: &Context<'_>) -> Outcome {
    let forms = |kind| cx.keys(kind, &[Part::ReferenceForm]);
    if forms(KeyKind::Device).chain(forms(KeyKind::Ip)).next().is_none() {
        return cx.not_checked("device or network address of the reference forms");
    }
    let name_of = |keyed: &Keyed| {
        cx.each::<ReferenceCheck>().find(|item| item.evidence.id == keyed.evidence).map(|item| &item.fact.name)
    };
    let stranger = |name: &Name| !cx.compared_with(name).may_be_kin && cx.each::<Household>().next().is_none();
    for (kind, alone, shared_by_two) in
        [(KeyKind::Device, Strength::Decisive, Strength::Strong), (KeyKind::Ip, Strength::Moderate, Strength::Weak)]
    {
        for form in forms(kind) {
            let Some(name) = name_of(form) else { continue };
            if let Some(session) = cx.keys(kind, &[Part::Session]).find(|session| session.key == form.key) {
                return cx
                    .finding(cx.seen_key(form, name))
                    .rests_on(cx.seen_key(session, "the subject's own session"))
                    .param("problem", "A reference answered from the device or line of the subject")
                    .strength(alone)
                    .excludes_if(Cause::SharedNetwork, kind == KeyKind::Device)
                    .excludes_if(Cause::Household, stranger(name))
                    .build();
            }
        }
        let all: Vec<_> = forms(kind).collect();
        for (i, first) in all.iter().enumerate() {
            let same = |second: &&&Keyed| {
                let names = name_of(first).zip(name_of(second));
                second.key == first.key && names.is_some_and(|(a, b)| a.relation(b) == NameRelation::Different)
            };
            let Some(second) = all.get(i + 1..).unwrap_or_default().iter().find(same) else { continue };
            let Some((a, b)) = name_of(first).zip(name_of(second)) else { continue };
            return cx
                .finding(cx.seen_key(first, a))
                .rests_on(cx.seen_key(second, b))
                .param("problem", "Two references with different names answered from one device or line")
                .strength(shared_by_two)
                .excludes_if(Cause::SharedNetwork, kind == KeyKind::Device)
                .excludes_if(Cause::Household, !a.may_be_kin_of(b))
                .build();
        }
    }
    Outcome::Clear
}
