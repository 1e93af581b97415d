//! ID008: was the background check ordered by you, and does it reach as far back as the career?

use vetwork_model::facts::{Employment, IdentityCheck, IdentityCheckKind, IdentityOutcome, OrderedBy};
use vetwork_model::{
    Cause, Code, Direction, Disposition, Family, Hypothesis, Jurisdiction, Lawful, Meta, Need, NextStep, Outcome,
    Phase, Section, Strength, SubjectKind,
};

use crate::Context;
use crate::shapes::place;

pub(crate) static META: Meta = Meta {
    code: Code("ID008"),
    name: "background-check-thin-or-handed-in",
    title: "the background check is thin or was handed in",
    question: "Was the background check ordered by you, and does it reach as far back as the career?",
    says: "{problem}.",
    clear: "The background check was ordered by you and reaches as far back as it can be expected to.",
    catalogue: &["ONB-17"],
    family: Family::Identity,
    subjects: &[SubjectKind::Person],
    phases: &[Phase::Onboarding, Phase::Payroll],
    needs: &[Need::Any(&[Section::IdentityCheck])],
    direction: Direction::Raises,
    ceiling: Strength::Moderate,
    causes: &[Cause::Relocation, Cause::RecordError],
    hypotheses: &[Hypothesis::FabricatedPersona, Hypothesis::BorrowedIdentity],
    sources: &["PSA23", "KB4"],
    innocent: "Young people and people who moved to the country have short files. Agencies let candidates order their own check.",
    clears: "A check that you order yourself; a home or a job abroad that explains when the records begin.",
    never_alone: true,
    compares: true,
    blind_spots: "A borrowed identity with a long record.",
    next_step: NextStep {
        text: "Order the check yourself, and ask in which countries the person lived before.",
        disposition: Disposition::Safe,
        minutes: 10,
        message: "We order the background check for everyone ourselves. Please give your consent and list the countries you have lived in.",
    },
    lawful: Lawful {
        not_before: &[(Jurisdiction::Us, Phase::Onboarding)],
        notice: "We look at who ordered your background check, and at how far back it reaches.",
        special_category: None,
    },
    page: include_str!("background_check_thin_or_handed_in.md"),
};

/// A first job may come some years before the first credit, lease or licence.
const RECORDS_LATE_DAYS: i64 = 3 * 365;

pub(crate) fn run(cx: &Context<'_>) -> Outcome {
    let all: Vec<_> = cx
        .each::<IdentityCheck>()
        .filter(|item| item.fact.kind == IdentityCheckKind::BackgroundCheck)
        .filter(|item| item.fact.outcome != IdentityOutcome::Pending)
        .collect();
    let Some(any) = all.first() else { return cx.not_checked("background check") };
    let ordered: Vec<_> = all.iter().filter(|item| item.fact.ordered_by == OrderedBy::Employer).collect();
    if ordered.is_empty() {
        return cx
            .finding(cx.seen(*any, "handed in"))
            .param("problem", "The background check was handed in by the subject, and nobody repeated it")
            .strength(Strength::Weak)
            .build();
    }
    for item in ordered {
        let Some(since) = item.records_since else { continue };
        let arrival = place::homes(cx)
            .filter(|home| item.address.as_ref().and_then(|a| a.country).is_none_or(|c| home.country == Some(c)))
            .filter_map(|home| home.from.map(|from| (home.evidence.id, from)))
            .min_by_key(|(_, from)| *from);
        let first_job =
            cx.each::<Employment>().filter_map(|job| job.from.map(|from| (job, from))).min_by_key(|(_, from)| *from);
        let Some((job, began)) = first_job else { continue };
        let expected = arrival.map_or(began, |(_, from)| from.max(began));
        if expected.days_until(since) > RECORDS_LATE_DAYS {
            return cx
                .finding(cx.seen(*item, since))
                .rests_on(cx.seen(job, began))
                .param("problem", "The records of this person begin years after the career does")
                .strength(if arrival.is_some() { Strength::Moderate } else { Strength::Weak })
                .excludes_if(Cause::Relocation, arrival.is_some())
                .build();
        }
    }
    Outcome::Clear
}
