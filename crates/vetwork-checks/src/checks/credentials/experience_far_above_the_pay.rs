//! CR016: does somebody with far more experience than asked want less than the usual pay?

use vetwork_model::facts::{Employment, SalaryAsk};
use vetwork_model::{
    Cause, Code, Direction, Disposition, Family, Hypothesis, Lawful, Meta, Need, NextStep, Outcome, Phase, Section,
    Strength, SubjectKind,
};

use crate::Context;
use crate::shapes::career::whole_years;
use crate::shapes::pay::of_band;

pub(crate) static META: Meta = Meta {
    code: Code("CR016"),
    name: "experience-far-above-the-pay",
    title: "much experience for little pay",
    question: "Does somebody with far more experience than asked want less than the usual pay?",
    says: "{years} years of work against {asked} that the role asks, at {percent} % of the lower end of the usual band.",
    clear: "Experience and pay asked do not point apart.",
    catalogue: &["APP-38"],
    family: Family::Credentials,
    subjects: &[SubjectKind::Person],
    phases: &[Phase::Application, Phase::Interview],
    needs: &[Need::Any(&[Section::SalaryAsk]), Need::Any(&[Section::Employment])],
    direction: Direction::Raises,
    ceiling: Strength::Weak,
    causes: &[Cause::TradePractice],
    hypotheses: &[Hypothesis::FabricatedPersona],
    sources: &["SEED2"],
    innocent: "A return after a break, a calmer job by choice, a hard market, a new field.",
    clears: "Nothing needs to be cleared; it is a topic for the first call.",
    never_alone: true,
    compares: true,
    blind_spots: "Careers written to fit the role.",
    next_step: NextStep {
        text: "Ask in the first call what draws them to this role.",
        disposition: Disposition::Safe,
        minutes: 5,
        message: "We ask everyone why they want this role. Please tell us in a sentence or two.",
    },
    lawful: Lawful {
        not_before: &[],
        notice: "We compare the experience you state and the pay you ask for with those of the role.",
        special_category: None,
    },
    page: include_str!("experience_far_above_the_pay.md"),
};

const FAR_MORE: i64 = 8;

pub(crate) fn run(cx: &Context<'_>) -> Outcome {
    let role = &cx.dossier().role;
    let (Some(band), Some(asked)) = (&role.pay_band, role.years_asked) else {
        return cx.not_checked("usual pay and years asked for the role");
    };
    let asks = cx.each::<SalaryAsk>().filter_map(|ask| Some((of_band(ask.fact, band)?, ask)));
    let Some((percent, ask)) = asks.max_by_key(|(percent, _)| *percent) else {
        return cx.not_checked("a pay request in the currency of the usual pay");
    };
    let Some((from, job)) =
        cx.each::<Employment>().filter_map(|job| Some((job.fact.from?, job))).min_by_key(|(from, _)| *from)
    else {
        return cx.not_checked("dates of the stated jobs");
    };
    let years = whole_years(from.last_day(), cx.now().first_day());
    if percent >= 100 || years < i64::from(asked) + FAR_MORE {
        return Outcome::Clear;
    }
    cx.finding(cx.seen(ask, format!("{} {}", ask.fact.amount, ask.fact.currency)))
        .rests_on(cx.seen(job, from))
        .param("years", years)
        .param("asked", i64::from(asked))
        .param("percent", percent)
        .strength(Strength::Weak)
        .build()
}
