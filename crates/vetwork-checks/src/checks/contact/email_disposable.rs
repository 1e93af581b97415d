//! CO008: is the e-mail address one that anybody can throw away or read?

use vetwork_canon::email::Email;
use vetwork_model::facts;
use vetwork_model::{
    Cause, Code, Direction, Disposition, Family, Hypothesis, Lawful, Meta, Need, NextStep, Outcome, Phase, Section,
    Strength, SubjectKind,
};
use vetwork_reference::{Certainty, EmailDomainClass};

use crate::Context;

pub(crate) static META: Meta = Meta {
    code: Code("CO008"),
    name: "email-disposable",
    title: "the e-mail address is a throw-away one",
    question: "Is the e-mail address one that anybody can throw away or read?",
    says: "The address is at {value}, a service for throw-away addresses.",
    clear: "The e-mail address is at a lasting service.",
    catalogue: &["APP-05"],
    family: Family::Contact,
    subjects: &[SubjectKind::Person],
    phases: &[Phase::Application, Phase::Interview],
    needs: &[Need::Any(&[Section::Email])],
    direction: Direction::Raises,
    ceiling: Strength::Moderate,
    causes: &[Cause::PrivacyTool],
    hypotheses: &[Hypothesis::FabricatedPersona],
    sources: &["TENZO", "GEM"],
    innocent: "Somebody who keeps job mail out of their private mailbox. A forwarding alias of a privacy service is a different thing, and is not counted.",
    clears: "Another address that lasts.",
    never_alone: true,
    compares: true,
    blind_spots: "A free mailbox that was made yesterday.",
    next_step: NextStep {
        text: "Ask for an address that lasts.",
        disposition: Disposition::Safe,
        minutes: 2,
        message: "We write to you over several months. Please give us an address that you will keep.",
    },
    lawful: Lawful {
        not_before: &[],
        notice: "We look at whether your e-mail address is at a service for throw-away addresses.",
        special_category: None,
    },
    page: include_str!("email_disposable.md"),
};

pub(crate) fn run(cx: &Context<'_>) -> Outcome {
    let mut read = false;
    for item in cx.each::<facts::Email>() {
        let Ok(address) = Email::parse(&item.fact.address) else { continue };
        read = true;
        if let EmailDomainClass::Disposable { certainty } = cx.reference().email_domain(address.domain()) {
            let listed = certainty == Certainty::Curated;
            return cx
                .finding(cx.seen(item, address.domain()))
                .param("value", address.domain())
                .strength(if listed { Strength::Moderate } else { Strength::Weak })
                .build();
        }
    }
    if read { Outcome::Clear } else { cx.not_checked("a readable e-mail address") }
}
