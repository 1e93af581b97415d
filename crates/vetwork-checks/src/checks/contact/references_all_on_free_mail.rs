//! CO005: does any reference write from the domain of a firm?

use vetwork_canon::email::Email;
use vetwork_model::facts::{Confirmation, ReachedVia, Reference, ReferenceCheck};
use vetwork_model::{
    Cause, Code, Direction, Disposition, Family, Hypothesis, Lawful, Meta, Need, NextStep, Outcome, Phase, Section,
    Strength, SubjectKind,
};
use vetwork_reference::EmailDomainClass;

use crate::Context;

pub(crate) static META: Meta = Meta {
    code: Code("CO005"),
    name: "references-all-on-free-mail",
    title: "no reference writes from an employer's domain",
    question: "Does any reference write from the domain of a firm?",
    says: "All {count} references are on free mail services.",
    clear: "At least one reference has an address at a firm's domain, or was reached through a firm.",
    catalogue: &["APP-17"],
    family: Family::Contact,
    subjects: &[SubjectKind::Person],
    phases: &[Phase::Application, Phase::Interview, Phase::Onboarding],
    needs: &[Need::Any(&[Section::Reference])],
    direction: Direction::Raises,
    ceiling: Strength::Moderate,
    causes: &[Cause::CompanyHistory],
    hypotheses: &[Hypothesis::FabricatedPersona],
    sources: &["KB4", "SEED0"],
    innocent: "Former colleagues who have left the firm, a firm that closed, people who keep work and private mail apart.",
    clears: "A reference reached through a contact of the firm that you found yourself.",
    never_alone: true,
    compares: true,
    blind_spots: "A domain that was registered for the purpose.",
    next_step: NextStep {
        text: "Ask for one reference who can be reached through a firm, and find the firm's number yourself.",
        disposition: Disposition::Safe,
        minutes: 5,
        message: "We reach at least one reference through their firm. Please name somebody who can be reached that way.",
    },
    lawful: Lawful {
        not_before: &[],
        notice: "We look at whether a reference can be reached at the domain of a firm.",
        special_category: None,
    },
    page: include_str!("references_all_on_free_mail.md"),
};

pub(crate) fn run(cx: &Context<'_>) -> Outcome {
    let addresses: Vec<_> = cx
        .each::<Reference>()
        .filter_map(|item| Some((item, Email::parse(item.fact.email.as_deref()?).ok()?)))
        .collect();
    let Some(((first, address), rest)) = addresses.split_first() else {
        return cx.not_checked("e-mail addresses of references");
    };
    let at_a_firm = addresses
        .iter()
        .any(|(_, address)| cx.reference().email_domain(address.domain()) == EmailDomainClass::Unlisted);
    let reached = cx
        .each::<ReferenceCheck>()
        .any(|check| check.outcome == Confirmation::Confirmed && check.via == ReachedVia::ContactFound);
    if at_a_firm || reached {
        return Outcome::Clear;
    }
    let mut finding = cx.finding(cx.seen(*first, address.domain())).param("count", addresses.len());
    for (item, address) in rest {
        finding = finding.rests_on(cx.seen(*item, address.domain()));
    }
    finding.strength(if rest.is_empty() { Strength::Weak } else { Strength::Moderate }).build()
}
