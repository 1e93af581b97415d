//! LG008: is the stated home a place that receives mail for many?

use vetwork_model::facts::{Address, AddressKind, Request, RequestKind};
use vetwork_model::{
    Cause, Code, Direction, Disposition, Family, Hypothesis, Lawful, Meta, Need, NextStep, Outcome, Phase, Section,
    Strength, SubjectKind,
};

use crate::Context;
use crate::shapes::delivery;

pub(crate) static META: Meta = Meta {
    code: Code("LG008"),
    name: "stated-home-is-a-mail-drop",
    title: "the stated home is a mail drop",
    question: "Is the stated home a place that receives mail for many?",
    says: "The stated home is {what}: {home}.",
    clear: "The stated home is no mail drop that we know of.",
    catalogue: &["APP-40"],
    family: Family::Logistics,
    subjects: &[SubjectKind::Person],
    phases: &[Phase::Application, Phase::Interview, Phase::Onboarding, Phase::Payroll],
    needs: &[Need::Any(&[Section::Address])],
    direction: Direction::Raises,
    ceiling: Strength::Moderate,
    causes: &[Cause::PrivacyTool, Cause::Travel],
    hypotheses: &[Hypothesis::FabricatedPersona, Hypothesis::MisrepresentedLocation],
    sources: &["SEAL", "PSA23", "GEOW"],
    innocent: "A post office box for privacy; a life on the road; a scheme that keeps an address safe.",
    clears: "Another proof of where the person lives, at the step where it is needed.",
    never_alone: true,
    compares: true,
    blind_spots: "Mail drops under a plain street address. Addresses of strangers.",
    next_step: NextStep {
        text: "Ask, at the contract, for any usual proof of residence; a protected address needs none.",
        disposition: Disposition::Safe,
        minutes: 10,
        message: "For the contract we need a home address, or a note that your address is protected.",
    },
    lawful: Lawful {
        not_before: &[],
        notice: "We compare the home address you give with lists of mail drops.",
        special_category: None,
    },
    page: include_str!("home_is_mail_drop.md"),
};

pub(crate) fn run(cx: &Context<'_>) -> Outcome {
    let homes = || cx.each::<Address>().filter(|item| item.fact.kind == AddressKind::Home && !item.fact.is_blank());
    if homes().next().is_none() {
        return cx.not_checked("a home address");
    }
    let Some((home, drop)) = homes().find_map(|item| Some((item, delivery::mail_drop(cx, item.fact)?))) else {
        return Outcome::Clear;
    };
    let agreed = cx
        .each::<Request>()
        .find(|item| item.fact.kind == RequestKind::WithholdsDetails && item.fact.alternative_offered);
    let mut finding = cx
        .finding(cx.seen(home, home.fact.line()))
        .param("what", drop.what)
        .param("home", home.fact.line())
        .strength(Strength::Moderate);
    if let Some(agreed) = agreed {
        finding = finding.explained(Cause::PrivacyTool, agreed);
    }
    finding.build()
}
