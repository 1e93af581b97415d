//! NE014: do sign-ins keep coming from another country than stated?

use vetwork_model::facts::{Contract, ContractKind, SessionKind};
use vetwork_model::{
    Cause, Code, Direction, Disposition, Family, Hypothesis, Lawful, Meta, Need, NextStep, Outcome, Phase, Section,
    Strength, SubjectKind,
};

use crate::Context;
use crate::shapes::abroad::{abroad, all_over_home_lines, days_spanned, rests_on};

pub(crate) static META: Meta = Meta {
    code: Code("NE014"),
    name: "sign-ins-persistently-from-another-country",
    title: "sign-ins keep coming from another country than stated",
    question: "Do sign-ins keep coming from another country than stated?",
    says: "Over {days} days, {count} of {of} sign-ins came from {countries}, where the subject does not say to be.",
    clear: "Sign-ins come from a stated country, or briefly from elsewhere.",
    catalogue: &["JOB-03", "JOB-01"],
    family: Family::Network,
    subjects: &[SubjectKind::Person],
    phases: &[Phase::OnTheJob],
    needs: &[Need::Any(&[Section::Session]), Need::Any(&[Section::Address])],
    direction: Direction::Raises,
    ceiling: Strength::Strong,
    causes: &[Cause::Travel, Cause::PrivacyTool, Cause::SharedNetwork, Cause::EmployerOfRecord],
    hypotheses: &[Hypothesis::MisrepresentedLocation],
    sources: &["RF26", "PSA23", "SEED1", "SEED4", "GTIG24"],
    innocent: "A long trip that nobody noted. A contract through an employer of record, under which the place is settled elsewhere. An office network or a range placed wrongly on the map.",
    clears: "The person names where they work, and the contract is changed to say so.",
    never_alone: false,
    compares: true,
    blind_spots: "A machine in the stated country that is driven from elsewhere.",
    next_step: NextStep {
        text: "Ask where the person works at present, and settle it in the contract.",
        disposition: Disposition::Safe,
        minutes: 10,
        message: "We keep the place of work of everyone up to date. Please tell us where you work at present.",
    },
    lawful: Lawful {
        not_before: &[],
        notice: "We compare the country of sign-ins at work with the place of work you state.",
        special_category: None,
    },
    page: include_str!("sign_ins_persistently_from_another_country.md"),
};

pub(crate) fn run(cx: &Context<'_>) -> Outcome {
    let found = match abroad(cx, &[SessionKind::SignIn, SessionKind::Portal]) {
        Ok(found) => found,
        Err(missing) => return missing,
    };
    let days = days_spanned(&found.sessions);
    if found.sessions.len() < 3 || days < 14 {
        return Outcome::Clear;
    }
    let Some(finding) = rests_on(cx, &found.sessions, found.of) else { return Outcome::Clear };
    let in_between = cx.each::<Contract>().find(|item| item.fact.kind == ContractKind::EmployerOfRecord);
    let mostly = found.sessions.len() * 2 > found.of;
    let mut finding = finding.param("days", days).strength(if mostly { Strength::Strong } else { Strength::Moderate });
    if let Some(notice) = found.notice {
        finding = finding.explained(Cause::Travel, notice);
    }
    if let Some(contract) = in_between {
        finding = finding.explained(Cause::EmployerOfRecord, contract);
    }
    let home_lines = all_over_home_lines(&found.sessions);
    finding
        // Nobody is on a trip for months; a month without a notice is a stay.
        .excludes_if(Cause::Travel, found.notice.is_none() && days >= 28)
        .excludes_if(Cause::PrivacyTool, home_lines)
        .excludes_if(Cause::SharedNetwork, home_lines)
        .excludes_if(Cause::EmployerOfRecord, in_between.is_none())
        .build()
}
