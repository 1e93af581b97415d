//! CR015: is the pay asked near the usual band?

use vetwork_model::facts::SalaryAsk;
use vetwork_model::{
    Cause, Code, Direction, Disposition, Family, Hypothesis, Lawful, Meta, Need, NextStep, Outcome, Phase, Section,
    Strength, SubjectKind,
};

use crate::Context;
use crate::shapes::pay::of_band;

pub(crate) static META: Meta = Meta {
    code: Code("CR015"),
    name: "pay-asked-far-below-the-band",
    title: "the pay asked is far below the usual",
    question: "Is the pay asked near the usual band?",
    says: "The pay asked is {percent} % of the lower end of the usual band.",
    clear: "The pay asked is not far below the usual band.",
    catalogue: &["APP-37"],
    family: Family::Credentials,
    subjects: &[SubjectKind::Person],
    phases: &[Phase::Application, Phase::Interview],
    needs: &[Need::Any(&[Section::SalaryAsk])],
    direction: Direction::Raises,
    ceiling: Strength::Moderate,
    causes: &[Cause::TradePractice],
    hypotheses: &[Hypothesis::FabricatedPersona],
    sources: &["SEED2", "SEAL"],
    innocent: "Somebody who changes careers, comes back to work, lives where life costs less, or was never told the going rate.",
    clears: "Nothing needs to be cleared: tell them the band.",
    never_alone: true,
    compares: true,
    blind_spots: "Offers at the usual rate. Bands that do not fit the place.",
    next_step: NextStep {
        text: "Tell the applicant the band, and look at the other answers.",
        disposition: Disposition::Safe,
        minutes: 5,
        message: "We pay by band. Please confirm the amount, currency and period you have in mind.",
    },
    lawful: Lawful {
        not_before: &[],
        notice: "We compare the pay you ask for with the usual pay for the role.",
        special_category: None,
    },
    page: include_str!("pay_asked_far_below_the_band.md"),
};

pub(crate) fn run(cx: &Context<'_>) -> Outcome {
    let Some(band) = &cx.dossier().role.pay_band else { return cx.not_checked("usual pay for the role") };
    let asks = cx.each::<SalaryAsk>().filter_map(|ask| Some((of_band(ask.fact, band)?, ask)));
    let Some((percent, ask)) = asks.max_by_key(|(percent, _)| *percent) else {
        return cx.not_checked("a pay request in the currency of the usual pay");
    };
    let strength = match percent {
        ..60 => Strength::Moderate,
        60..75 => Strength::Weak,
        _ => return Outcome::Clear,
    };
    cx.finding(cx.seen(ask, format!("{} {}", ask.fact.amount, ask.fact.currency)))
        .param("percent", percent)
        .strength(strength)
        .build()
}
