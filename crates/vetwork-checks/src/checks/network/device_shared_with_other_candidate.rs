//! NE008: was the device also used by another candidate?

use vetwork_model::facts::Recruiter;
use vetwork_model::{
    Cause, Code, Direction, Disposition, Family, Hypothesis, KeyKind, Lawful, Meta, Need, NextStep, Outcome, Part,
    Phase, Section, Strength, SubjectKind,
};

use crate::Context;
use crate::shapes::abroad::all_over_home_lines;
use crate::shapes::connected::{ANY_SESSION, connections};
use crate::shapes::place::located;

pub(crate) static META: Meta = Meta {
    code: Code("NE008"),
    name: "device-shared-with-other-candidate",
    title: "one device was used by several candidates",
    question: "Was the device also used by another candidate?",
    says: "The device was also used in sessions of {other}.",
    clear: "No device of this subject was used by another candidate.",
    catalogue: &["APP-34"],
    family: Family::Network,
    subjects: &[SubjectKind::Person],
    phases: &[Phase::Application],
    needs: &[Need::Any(&[Section::Session]), Need::Others],
    direction: Direction::Raises,
    ceiling: Strength::Strong,
    causes: &[Cause::Household, Cause::SharedNetwork, Cause::Agency],
    hypotheses: &[Hypothesis::SharedOperator],
    sources: &["GEM", "GRNH"],
    innocent: "A family machine. A library, a careers centre or an agency where several people sit at one machine. Browsers that report the same id.",
    clears: "Each of the two is met, apart, in a call with the picture on.",
    never_alone: true,
    compares: true,
    blind_spots: "A fresh browser or machine for every candidate.",
    next_step: NextStep {
        text: "Hold a call with each of them at the same hour.",
        disposition: Disposition::Safe,
        minutes: 10,
        message: "We hold a short call with the picture on with everyone. Please choose one of these times.",
    },
    lawful: Lawful {
        not_before: &[],
        notice: "We compare the device that an application is sent from with those of other applications.",
        special_category: None,
    },
    page: include_str!("device_shared_with_other_candidate.md"),
};

pub(crate) fn run(cx: &Context<'_>) -> Outcome {
    if cx.keys(KeyKind::Device, &[Part::Session]).next().is_none() {
        return cx.not_checked("id of a device");
    }
    let others = connections(cx, &[KeyKind::Device]);
    // Whoever looks least like a member of the household decides.
    let Some(other) = others.iter().min_by_key(|other| other.may_share_a_home(cx)) else { return Outcome::Clear };
    let Some(finding) = other.finding(cx) else { return Outcome::Clear };
    let ours: Vec<_> = located(cx, ANY_SESSION)
        .into_iter()
        .filter(|s| other.values.iter().any(|common| common.here.evidence == s.session.evidence.id))
        .collect();
    finding
        .strength(Strength::Strong)
        .excludes_if(Cause::Household, !other.may_share_a_home(cx) && other.observed_on_both_sides())
        .excludes_if(Cause::SharedNetwork, all_over_home_lines(&ours))
        .excludes_if(Cause::Agency, cx.each::<Recruiter>().next().is_none())
        .build()
}
