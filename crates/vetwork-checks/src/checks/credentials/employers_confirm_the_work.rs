//! CR001: have employers, reached by a contact of your own, confirmed the stated work?

use vetwork_model::facts::{Confirmation, EmployerCheck, Employment, ReachedVia};
use vetwork_model::{
    Code, Direction, Disposition, Family, Hypothesis, Lawful, Meta, Need, NextStep, Outcome, Phase, Section, Strength,
    SubjectKind,
};

use crate::Context;
use crate::shapes::career::job_of;

pub(crate) static META: Meta = Meta {
    code: Code("CR001"),
    name: "employers-confirm-the-work",
    title: "employers confirm the stated work",
    question: "Have employers, reached by a contact of your own, confirmed the stated work?",
    says: "{count} of {of} stated jobs are confirmed by the employer, reached through a contact that you found.",
    clear: "No employer has confirmed the stated work through a contact that you found.",
    catalogue: &["APP-14", "CTX-02"],
    family: Family::Credentials,
    subjects: &[SubjectKind::Person],
    phases: &[Phase::Interview, Phase::Onboarding],
    needs: &[Need::Any(&[Section::Employment]), Need::Any(&[Section::EmployerCheck])],
    direction: Direction::Lowers,
    ceiling: Strength::Strong,
    causes: &[],
    hypotheses: &[Hypothesis::FabricatedPersona],
    sources: &["US22", "SEED0", "SEED2"],
    innocent: "Nothing to explain: this speaks for the subject.",
    clears: "Nothing needs to be cleared.",
    never_alone: false,
    compares: true,
    blind_spots: "Somebody who uses the name and the history of a real person: the employer confirms that person.",
    next_step: NextStep {
        text: "Ring the next stated employer through its switchboard.",
        disposition: Disposition::Safe,
        minutes: 10,
        message: "We confirm past work with employers. Please tell us the department in which you worked at each.",
    },
    lawful: Lawful {
        not_before: &[],
        notice: "We compare the jobs you state with what those employers tell us.",
        special_category: None,
    },
    page: include_str!("employers_confirm_the_work.md"),
};

pub(crate) fn run(cx: &Context<'_>) -> Outcome {
    let answered: Vec<_> =
        cx.each::<EmployerCheck>().filter(|check| check.fact.outcome != Confirmation::Unanswered).collect();
    if answered.is_empty() {
        return cx.not_checked("an answer of an employer");
    }
    let confirmed: Vec<_> = answered
        .iter()
        .filter(|check| check.fact.outcome == Confirmation::Confirmed && check.fact.via == ReachedVia::ContactFound)
        .filter_map(|check| job_of(cx, &check.fact.employer).map(|job| (*check, job)))
        .collect();
    let Some((check, job)) = confirmed.first() else { return Outcome::Clear };
    let mut finding =
        cx.finding(cx.seen(*check, check.fact.employer.as_str())).rests_on(cx.seen(*job, job.fact.employer.as_str()));
    for (check, job) in confirmed.iter().skip(1) {
        finding = finding
            .rests_on(cx.seen(*check, check.fact.employer.as_str()))
            .rests_on(cx.seen(*job, job.fact.employer.as_str()));
    }
    let stated = cx.each::<Employment>().count();
    let contradicted =
        answered.iter().any(|check| matches!(check.fact.outcome, Confirmation::Denied | Confirmation::NotFound));
    let strength = match confirmed.len() {
        _ if contradicted => Strength::Weak,
        n if n >= 2 || n == stated => Strength::Strong,
        _ => Strength::Moderate,
    };
    finding.param("count", confirmed.len()).param("of", stated).strength(strength).build()
}
