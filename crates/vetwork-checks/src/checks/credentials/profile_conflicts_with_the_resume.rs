//! CR010: does the public profile tell the same career and name as the resume?

use vetwork_model::dossier::Item;
use vetwork_model::facts::{EmployerCheck, Employment, ProfileCheck, ShownJob};
use vetwork_model::{
    Cause, Code, Direction, Disposition, Family, Hypothesis, Lawful, Meta, NameRelation, Need, NextStep, Outcome,
    Phase, Section, Strength, SubjectKind, When,
};

use crate::Context;
use crate::shapes::career::{overlap_days, same_firm};

pub(crate) static META: Meta = Meta {
    code: Code("CR010"),
    name: "profile-conflicts-with-the-resume",
    title: "a public profile tells another career",
    question: "Does the public profile tell the same career and name as the resume?",
    says: "The profile {url} differs from the resume in {count} points, first: {what}.",
    clear: "The profile agrees with the resume, or only lacks newer or older jobs.",
    catalogue: &["APP-23"],
    family: Family::Credentials,
    subjects: &[SubjectKind::Person],
    phases: &[Phase::Application, Phase::Interview],
    needs: &[Need::Any(&[Section::ProfileCheck]), Need::Any(&[Section::Employment])],
    direction: Direction::Raises,
    ceiling: Strength::Strong,
    causes: &[Cause::RecordError, Cause::NameChange, Cause::CompanyHistory],
    hypotheses: &[Hypothesis::FabricatedPersona, Hypothesis::BorrowedIdentity],
    sources: &["US22", "PSA23", "AIG25"],
    innocent: "A profile that nobody has kept up, dates rounded in one place, a firm under its new name, a former or married name.",
    clears: "The subject explains the difference, and an employer confirms one of the two versions.",
    never_alone: true,
    compares: true,
    blind_spots: "A profile that was made together with the resume.",
    next_step: NextStep {
        text: "Ask which of the two is right, and confirm that job with the employer.",
        disposition: Disposition::Safe,
        minutes: 10,
        message: "We read the public profiles you name. Please bring your profile and your resume into line, and tell us what has changed.",
    },
    lawful: Lawful {
        not_before: &[],
        notice: "We compare the public profiles you name with your resume.",
        special_category: None,
    },
    page: include_str!("profile_conflicts_with_the_resume.md"),
};

const HALF_A_YEAR: i64 = 183;

pub(crate) fn run(cx: &Context<'_>) -> Outcome {
    let shown: Vec<_> = cx
        .each::<ProfileCheck>()
        .filter(|check| !check.fact.employment.is_empty() || check.fact.name.is_some())
        .collect();
    if shown.is_empty() {
        return cx.not_checked("what the profile shows");
    }
    for check in shown {
        let other_name =
            check.fact.name.as_ref().filter(|name| cx.name_relation(name) == NameRelation::Different);
        let conflicts: Vec<_> = check.fact.employment.iter().filter_map(|job| conflict(cx, job)).collect();
        let points = conflicts.len() + usize::from(other_name.is_some());
        let what = match (other_name, conflicts.first()) {
            (Some(_), _) => "another name".to_owned(),
            (None, Some(conflict)) => format!("{} at {}", conflict.what, conflict.employer),
            (None, None) => continue,
        };
        let mut finding = cx.finding(cx.seen(check, what.as_str()));
        for conflict in &conflicts {
            let line = format!("{} at {}", conflict.what, conflict.employer);
            finding = finding
                .rests_on(cx.seen(check, line))
                .rests_on(cx.seen(conflict.stated, conflict.stated.fact.employer.as_str()));
        }
        let kin = other_name.is_some_and(|name| cx.compared_with(name).may_be_kin);
        let same_firm = conflicts.iter().all(|conflict| conflict.same_firm);
        let history = cx.each::<EmployerCheck>().any(|check| check.fact.renamed_or_acquired);
        return finding
            .param("url", check.fact.url.as_str())
            .param("count", points)
            .param("what", what)
            .strength(if points > 1 { Strength::Strong } else { Strength::Moderate })
            .excludes_if(Cause::RecordError, points > 1)
            .excludes_if(Cause::NameChange, other_name.is_none() || !kin && !conflicts.is_empty())
            .excludes_if(Cause::CompanyHistory, same_firm || conflicts.len() > 1 && !history)
            .build();
    }
    Outcome::Clear
}

struct Conflict<'a> {
    employer: &'a str,
    what: &'static str,
    stated: Item<'a, Employment>,
    same_firm: bool,
}

fn conflict<'a>(cx: &Context<'a>, shown: &'a ShownJob) -> Option<Conflict<'a>> {
    let employer = shown.employer.as_str();
    let at_firm: Vec<_> = cx.each::<Employment>().filter(|job| same_firm(&job.fact.employer, employer)).collect();
    if let Some(stated) = at_firm.first() {
        let agrees = |job: &Item<'_, Employment>| !apart(shown.from, job.fact.from) && !apart(shown.to, job.fact.to);
        let differs = !at_firm.iter().any(agrees);
        return differs.then_some(Conflict { employer, what: "other dates", stated: *stated, same_firm: true });
    }
    // Without an end the profile may simply not have been kept up.
    shown.to?;
    let filled = |job: &Item<'_, Employment>| {
        job.fact.full_time != Some(false)
            && overlap_days(cx, (shown.from, shown.to), (job.fact.from, job.fact.to)) > HALF_A_YEAR
    };
    let stated = cx.each::<Employment>().find(filled)?;
    Some(Conflict { employer, what: "another job at the same time", stated, same_firm: false })
}

fn apart(a: Option<When>, b: Option<When>) -> bool {
    a.zip(b).is_some_and(|(a, b)| a.days_until(b).abs() > HALF_A_YEAR)
}
