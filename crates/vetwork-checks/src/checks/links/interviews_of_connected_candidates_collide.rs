//! LI007: do interviews of two connected candidates fall on the same hour?

use vetwork_model::{
    Cause, Code, Direction, Disposition, Family, Hypothesis, KeyKind, Lawful, Meta, Need, NextStep, Outcome, Param,
    Phase, Section, Strength, SubjectKind,
};

use crate::Context;
use crate::shapes::connected::{ANY_PART, PERSONAL, connections};

pub(crate) static META: Meta = Meta {
    code: Code("LI007"),
    name: "interviews-of-connected-candidates-collide",
    title: "interviews of two connected candidates fall on one hour",
    question: "Do interviews of two connected candidates fall on the same hour?",
    says: "An interview fell on the same hour as one of {other}, with whom the subject shares {values}.",
    clear: "No interview fell on the hour of a connected candidate's.",
    catalogue: &["INT-15"],
    family: Family::Links,
    subjects: &[SubjectKind::Person],
    phases: &[Phase::Interview, Phase::Onboarding, Phase::Payroll, Phase::OnTheJob],
    needs: &[Need::Any(&[Section::Interview]), Need::Others],
    direction: Direction::Raises,
    ceiling: Strength::Moderate,
    causes: &[Cause::Household, Cause::TradePractice],
    hypotheses: &[Hypothesis::SharedOperator],
    sources: &["RF26"],
    innocent: "Chance: interviews are set on full hours. Flatmates who apply in the same week.",
    clears: "Both attend at the same hour, each with the picture on.",
    never_alone: true,
    compares: true,
    blind_spots: "Operators who keep a calendar. Interviews whose hour is not recorded.",
    next_step: NextStep {
        text: "Offer both the same hour again, and see who comes.",
        disposition: Disposition::Safe,
        minutes: 10,
        message: "We offer every candidate two hours to choose from. Please take one of them.",
    },
    lawful: Lawful {
        not_before: &[],
        notice: "We compare the hours of interviews of candidates who have contacts in common.",
        special_category: None,
    },
    page: include_str!("interviews_of_connected_candidates_collide.md"),
};

pub(crate) fn run(cx: &Context<'_>) -> Outcome {
    let hours: Vec<_> = cx.keys(KeyKind::InterviewHour, ANY_PART).collect();
    if hours.is_empty() {
        return cx.not_checked("hour of an interview");
    }
    let connected = connections(cx, PERSONAL);
    let collision = hours.iter().find_map(|hour| {
        let there = cx.elsewhere(&hour.key).shown;
        connected.iter().find_map(|other| {
            there
                .iter()
                .find(|sighting| sighting.subject == other.subject)
                .map(|sighting| (other, *hour, sighting.clone()))
        })
    });
    let Some((other, hour, there)) = collision else { return Outcome::Clear };
    let Some(finding) = other.finding(cx) else { return Outcome::Clear };
    let at = hour.at.map_or_else(|| Param::from("interview"), Param::When);
    let weak = other.may_share_a_home(cx) || other.only_references();
    finding
        .rests_on(cx.seen_key(hour, at))
        .rests_on(cx.seen_elsewhere(&there))
        .strength(if weak { Strength::Weak } else { Strength::Moderate })
        .build()
}
