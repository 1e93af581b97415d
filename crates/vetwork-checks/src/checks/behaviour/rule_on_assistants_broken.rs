//! BE017: did an assistant answer although the role's rule bars it?

use vetwork_model::facts::Interview;
use vetwork_model::{
    Cause, Code, Direction, Disposition, Family, Hypothesis, Lawful, Meta, Need, NextStep, Outcome, Param, Phase,
    Section, Strength, SubjectKind,
};

use crate::Context;
use crate::shapes::reported::in_interviews;

pub(crate) static META: Meta = Meta {
    code: Code("BE017"),
    name: "rule-on-assistants-broken",
    title: "an assistant answered against the rule",
    question: "Did an assistant answer although the role's rule bars it?",
    says: "In {count} of {of} calls an assistant answered, undisclosed, although the role's written rule bars it.",
    clear: "No assistant answered against the rule, or its use was disclosed.",
    catalogue: &["APP-39", "INT-21"],
    family: Family::Behaviour,
    subjects: &[SubjectKind::Person],
    phases: &[Phase::Interview],
    needs: &[Need::Any(&[Section::Interview])],
    direction: Direction::Raises,
    ceiling: Strength::Weak,
    causes: &[Cause::Adjustment],
    hypotheses: &[Hypothesis::FabricatedPersona, Hypothesis::SharedOperator],
    sources: &["SEED1", "RF26", "BREYER", "BALLENA"],
    innocent: "Captions, translation, a habit that the rule's wording did not reach.",
    clears: "A call in which the subject explains the same matter alone.",
    never_alone: true,
    compares: true,
    blind_spots: "Assistants that nobody notices. Style of writing is never looked at.",
    next_step: NextStep {
        text: "Tell the rule once more, then talk about one past task in depth.",
        disposition: Disposition::Safe,
        minutes: 15,
        message: "We ask everybody to answer without an assistant unless agreed. Please tell us if you use captions or another aid.",
    },
    lawful: Lawful {
        not_before: &[],
        notice: "We look at whether an assistant was used in a call against a written rule that you were told of. Style of writing plays no part.",
        special_category: None,
    },
    page: include_str!("rule_on_assistants_broken.md"),
};

pub(crate) fn run(cx: &Context<'_>) -> Outcome {
    if !cx.dossier().role.assistants_barred {
        return Outcome::NotApplicable { why: "the role has no written rule on assistants" };
    }
    let against = |call: &Interview| call.assistant_used && !call.assistant_disclosed;
    match in_interviews(cx, |_| true, against, |_| Param::from("an assistant answered, undisclosed")) {
        Some(found) => found.finding.strength(Strength::Weak).build(),
        None => Outcome::Clear,
    }
}
