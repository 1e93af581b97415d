//! CR004: did each firm exist when the stated job there began?

use vetwork_model::facts::EmployerCheck;
use vetwork_model::{
    Cause, Code, Direction, Disposition, Family, Hypothesis, Lawful, Meta, Need, NextStep, Outcome, Phase, Section,
    Strength, SubjectKind, When,
};

use crate::Context;
use crate::shapes::career::job_of;

pub(crate) static META: Meta = Meta {
    code: Code("CR004"),
    name: "job-before-the-firm",
    title: "a job begins before its firm existed",
    question: "Did each firm exist when the stated job there began?",
    says: "The job at {employer} begins in {from}; the firm's {what} dates from {later}.",
    clear: "Every dated job begins after its firm was founded.",
    catalogue: &["APP-13"],
    family: Family::Credentials,
    subjects: &[SubjectKind::Person],
    phases: &[Phase::Interview, Phase::Onboarding],
    needs: &[Need::Any(&[Section::Employment]), Need::Any(&[Section::EmployerCheck])],
    direction: Direction::Raises,
    ceiling: Strength::Strong,
    causes: &[Cause::CompanyHistory, Cause::RecordError],
    hypotheses: &[Hypothesis::FabricatedPersona],
    sources: &["DTEX24", "FINDEM"],
    innocent: "A firm that worked for a while before it was registered, changed its legal form, was renamed, or moved to a new web domain. A slip in a year.",
    clears: "The register shows an earlier form or name of the firm.",
    never_alone: true,
    compares: true,
    blind_spots: "Firms that nobody looked up. Old firms, or old domains that were bought.",
    next_step: NextStep {
        text: "Look for earlier names and forms of the firm in its register, then ask what it was called at the time.",
        disposition: Disposition::Safe,
        minutes: 10,
        message: "We compare dates with company registers. Please tell us the firm's name when you began there.",
    },
    lawful: Lawful {
        not_before: &[],
        notice: "We compare the dates of the jobs you state with public company registers.",
        special_category: None,
    },
    page: include_str!("job_before_the_firm.md"),
};

const A_YEAR: i64 = 365;

pub(crate) fn run(cx: &Context<'_>) -> Outcome {
    let mut compared = false;
    for check in cx.each::<EmployerCheck>() {
        let Some(job) = job_of(cx, &check.fact.employer) else { continue };
        let Some(from) = job.fact.from else { continue };
        let before = |other: Option<When>| other.filter(|other| from.days_until(*other) > A_YEAR);
        compared |= check.fact.founded.or(check.fact.domain_registered).is_some();
        if check.fact.renamed_or_acquired {
            continue;
        }
        let (founded, domain) = (before(check.fact.founded), before(check.fact.domain_registered));
        // A firm that its register knew at the time may have come to its web domain later.
        let domain = domain.filter(|_| check.fact.founded.is_none() || founded.is_some());
        let Some(later) = founded.or(domain) else { continue };
        let all_before = job.fact.to.zip(founded).is_some_and(|(to, founded)| to.certainly_before(founded));
        return cx
            .finding(cx.seen(check, later))
            .rests_on(cx.seen(job, from))
            .param("employer", job.fact.employer.as_str())
            .param("from", from)
            .param("what", if founded.is_some() { "register entry" } else { "web domain" })
            .param("later", later)
            .strength(match founded {
                Some(_) if all_before => Strength::Strong,
                Some(_) => Strength::Moderate,
                None => Strength::Weak,
            })
            .excludes_if(Cause::CompanyHistory, founded.is_some() && domain.is_some())
            .excludes_if(Cause::RecordError, all_before && domain.is_some())
            .build();
    }
    if compared { Outcome::Clear } else { cx.not_checked("when a stated employer was founded") }
}
