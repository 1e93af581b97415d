//! CO013: does a reference write from a domain that resembles the employer's own but is another?

use vetwork_canon::domain::{lookalike, registrable};
use vetwork_canon::email::Email;
use vetwork_model::facts::{Confirmation, EmployerCheck, Employment, ReachedVia, Reference, ReferenceCheck, Website};
use vetwork_model::{
    Cause, Code, Direction, Disposition, Family, Hypothesis, Lawful, Meta, NameRelation, Need, NextStep, Outcome,
    Phase, Section, Strength, SubjectKind,
};

use crate::Context;

pub(crate) static META: Meta = Meta {
    code: Code("CO013"),
    name: "reference-domain-resembles-employers",
    title: "a reference's domain resembles the employer's",
    question: "Does a reference write from a domain that resembles the employer's own but is another?",
    says: "The reference writes from {value}, which resembles the firm's own domain {own} but is another.",
    clear: "References write from the firms' own domains, or from domains that do not resemble them.",
    catalogue: &["APP-15"],
    family: Family::Contact,
    subjects: &[SubjectKind::Person],
    phases: &[Phase::Application, Phase::Interview, Phase::Onboarding],
    needs: &[Need::Any(&[Section::Reference]), Need::Any(&[Section::EmployerCheck, Section::Employment])],
    direction: Direction::Raises,
    ceiling: Strength::Decisive,
    causes: &[Cause::CompanyHistory, Cause::RecordError],
    hypotheses: &[Hypothesis::FabricatedPersona],
    sources: &["US22", "GTIG25"],
    innocent: "A firm that was renamed or uses several domains, a slip in typing, an unrelated firm with a like name.",
    clears: "The firm says, through a contact that you found, that the domain is its own.",
    never_alone: false,
    compares: true,
    blind_spots: "A firm without a domain of its own. A domain that resembles nothing.",
    next_step: NextStep {
        text: "Find the firm's own domain through a register, and ask the firm about the reference.",
        disposition: Disposition::Safe,
        minutes: 10,
        message: "We call references through their firm's switchboard. Please tell us the firm and department of each.",
    },
    lawful: Lawful {
        not_before: &[],
        notice: "We compare the e-mail domains of the references you name with the employers' own.",
        special_category: None,
    },
    page: include_str!("reference_domain_resembles_employers.md"),
};

/// A domain this young was not there when an earlier job began or ended.
const YOUNG_DAYS: i64 = 730;

pub(crate) fn run(cx: &Context<'_>) -> Outcome {
    let found = cx.each::<EmployerCheck>().filter_map(|item| {
        Some((
            registrable(item.fact.domain.as_deref()?)?,
            item.fact.renamed_or_acquired,
            cx.seen(item, item.fact.domain.clone()?),
        ))
    });
    let stated = cx.each::<Employment>().filter_map(|item| {
        Some((registrable(item.fact.domain.as_deref()?)?, false, cx.seen(item, item.fact.domain.clone()?)))
    });
    let own: Vec<_> = found.chain(stated).collect();
    let references: Vec<_> = cx
        .each::<Reference>()
        .filter_map(|item| Some((item, registrable(Email::parse(item.fact.email.as_deref()?).ok()?.domain())?)))
        .collect();
    if own.is_empty() || references.is_empty() {
        return cx.not_checked("domain of an employer and of a reference");
    }
    for (reference, domain) in &references {
        if own.iter().any(|(firm, ..)| firm == domain) {
            continue;
        }
        let resembled = own.iter().find(|(firm, renamed, _)| !renamed && lookalike(domain, firm).is_some());
        let Some((firm, _, seen)) = resembled else { continue };
        let young = cx.each::<Website>().find(|site| {
            registrable(&site.domain).as_deref() == Some(domain)
                && site.registered.is_some_and(|registered| registered.days_until(cx.now()) < YOUNG_DAYS)
        });
        let asked = |outcome, via| {
            cx.each::<ReferenceCheck>().find(|check| {
                check.outcome == outcome
                    && check.via == via
                    && check.fact.name.relation(&reference.fact.name) == NameRelation::Same
            })
        };
        let answered = asked(Confirmation::Confirmed, ReachedVia::ContactGiven);
        let denied = asked(Confirmation::Denied, ReachedVia::ContactFound);
        let mut finding = cx
            .finding(cx.seen(*reference, domain.as_str()))
            .rests_on(seen.clone())
            .param("value", domain.as_str())
            .param("own", firm.as_str())
            .strength(if young.is_some() || denied.is_some() { Strength::Decisive } else { Strength::Strong });
        if let Some(site) = young {
            finding = finding.rests_on(cx.seen(site, site.domain.as_str()));
        }
        for check in [answered, denied].into_iter().flatten() {
            finding = finding.rests_on(cx.seen(check, &check.fact.name));
        }
        return finding
            .excludes_if(Cause::CompanyHistory, young.is_some() || denied.is_some())
            // Somebody answers at the address, so it was not mistyped.
            .excludes_if(Cause::RecordError, answered.is_some() || denied.is_some())
            .build();
    }
    Outcome::Clear
}
