//! CO006: is a reference's contact another applicant's own?

use vetwork_model::facts::Reference;
use vetwork_model::records::Sighting;
use vetwork_model::{
    Cause, Code, Direction, Disposition, Family, Hypothesis, KeyKind, Lawful, Meta, NameRelation, Need, NextStep,
    Outcome, Part, Phase, Section, Strength, SubjectKind,
};

use crate::Context;

pub(crate) static META: Meta = Meta {
    code: Code("CO006"),
    name: "reference-is-another-applicant",
    title: "a reference is reached at another applicant's contact",
    question: "Is a reference's contact another applicant's own?",
    says: "The reference contact {value} is the own contact of {other}.",
    clear: "No reference's contact is another applicant's own.",
    catalogue: &["APP-18"],
    family: Family::Contact,
    subjects: &[SubjectKind::Person],
    phases: &[Phase::Application, Phase::Interview, Phase::Onboarding],
    needs: &[Need::Any(&[Section::Reference]), Need::Others],
    direction: Direction::Raises,
    ceiling: Strength::Strong,
    causes: &[Cause::TradePractice, Cause::RecordError],
    hypotheses: &[Hypothesis::SharedOperator, Hypothesis::FabricatedPersona],
    sources: &["SEED0", "GTIG25", "DHIRE"],
    innocent: "A former colleague, named under their own name, who is looking for work as well.",
    clears: "The former employer confirms that both worked there.",
    never_alone: true,
    compares: true,
    blind_spots: "References who apply elsewhere.",
    next_step: NextStep {
        text: "Ring the employer that both name, through a number that you found yourself.",
        disposition: Disposition::Safe,
        minutes: 10,
        message: "We call references through their firm's switchboard. Please tell us the firm and department of each.",
    },
    lawful: Lawful {
        not_before: &[],
        notice: "We look at whether a reference is an applicant too.",
        special_category: None,
    },
    page: include_str!("reference_is_another_applicant.md"),
};

pub(crate) fn run(cx: &Context<'_>) -> Outcome {
    if [KeyKind::Phone, KeyKind::Email].iter().all(|kind| cx.keys(*kind, &[Part::Reference]).next().is_none()) {
        return cx.not_checked("phone or e-mail of a reference");
    }
    for kind in [KeyKind::Phone, KeyKind::Email] {
        for keyed in cx.keys(kind, &[Part::Reference]) {
            let reference = cx.each::<Reference>().find(|item| item.evidence.id == keyed.evidence);
            let sightings = cx.elsewhere(&keyed.key);
            let stranger = |sighting: &&Sighting| {
                sighting.part == Part::Own && cx.name_relation(&sighting.name) != NameRelation::Same
            };
            let (Some(reference), Some(other)) = (reference, sightings.shown.iter().find(stranger)) else { continue };
            let as_themselves =
                matches!(reference.fact.name.relation(&other.name), NameRelation::Same | NameRelation::Variant);
            let names_us_back = [KeyKind::Phone, KeyKind::Email].into_iter().any(|own| {
                cx.keys(own, &[Part::Own]).any(|mine| {
                    let back = cx.elsewhere(&mine.key);
                    back.shown.iter().any(|s| s.part == Part::Reference && s.subject == other.subject)
                })
            });
            return cx
                .finding(cx.seen_key(keyed, keyed.key.value.as_str()))
                .rests_on(cx.seen_elsewhere(other))
                .param("value", keyed.key.value.as_str())
                .param("other", &other.subject)
                .strength(if as_themselves && !names_us_back { Strength::Weak } else { Strength::Strong })
                .excludes_if(Cause::TradePractice, !as_themselves)
                .excludes_if(Cause::RecordError, names_us_back)
                .on_others_claims()
                .build();
        }
    }
    Outcome::Clear
}
