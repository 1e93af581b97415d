//! CR031: is the web site as old as the firm, and its text its own?

use vetwork_model::facts::{RegisterEntry, Registration, Website};
use vetwork_model::{
    Cause, Code, Direction, Disposition, Family, Hypothesis, Lawful, Meta, Need, NextStep, Outcome, Phase, Section,
    Strength, SubjectKind, When,
};

use crate::Context;

pub(crate) static META: Meta = Meta {
    code: Code("CR031"),
    name: "website-young-or-copied",
    title: "the web site is young or another firm's",
    question: "Is the web site as old as the firm, and its text its own?",
    says: "The site {domain} {what}.",
    clear: "The web site fits the firm's age and its text is its own.",
    catalogue: &["SRC-03"],
    family: Family::Credentials,
    subjects: &[SubjectKind::Organisation],
    phases: &[Phase::Sourcing],
    needs: &[Need::Any(&[Section::Website])],
    direction: Direction::Raises,
    ceiling: Strength::Strong,
    causes: &[Cause::CompanyHistory, Cause::TradePractice],
    hypotheses: &[Hypothesis::FabricatedPersona, Hypothesis::SharedOperator],
    sources: &["S1", "SEED3", "US22"],
    innocent: "A new agency, a new name and domain for an old firm, one template bought by many, a group with several sites.",
    clears: "The register or the other firm explains the text and the age.",
    never_alone: true,
    compares: true,
    blind_spots: "Sites written afresh. Old domains that were bought.",
    next_step: NextStep {
        text: "Ring the other firm, through a number that you found, and ask about the text.",
        disposition: Disposition::Safe,
        minutes: 15,
        message: "We read the web sites of our partners. Please tell us since when you use yours and who wrote it.",
    },
    lawful: Lawful {
        not_before: &[],
        notice: "We compare the age and the text of a partner's web site with its stated history and with other sites.",
        special_category: None,
    },
    page: include_str!("website_young_or_copied.md"),
};

const A_YEAR: i64 = 365;
const YEARS_APART: i64 = 3 * 365;

pub(crate) fn run(cx: &Context<'_>) -> Outcome {
    let stated =
        cx.each::<Registration>().filter_map(|item| Some((item.fact.registered?, item))).min_by_key(|(at, _)| *at);
    let mut looked = false;
    let mut worst = None::<(Strength, _)>;
    for site in cx.each::<Website>() {
        let copied = site.fact.same_text_percent.filter(|_| !site.fact.explained).unwrap_or_default();
        let young = stated.zip(site.fact.registered).filter(|((founded, _), registered)| {
            let new = days_since(*registered, cx.now()) < A_YEAR;
            new && founded.days_until(*registered) > YEARS_APART
        });
        looked |= site.fact.same_text_percent.is_some() || stated.is_some() && site.fact.registered.is_some();
        let (strength, what) = match (copied, young.is_some()) {
            (60.., true) => {
                (Strength::Strong, format!("is new, and {copied} % of its text stands on another firm's site"))
            }
            (60.., false) => (Strength::Moderate, format!("has {copied} % of its text from another firm's site")),
            (_, true) => (Strength::Weak, "is years younger than the firm says it is".to_owned()),
            _ => continue,
        };
        if worst.as_ref().is_none_or(|(most, _)| strength > *most) {
            let other = site.fact.same_text_as.as_deref().unwrap_or(&site.fact.domain);
            let mut finding =
                cx.finding(cx.seen(site, other)).param("domain", site.fact.domain.as_str()).param("what", what);
            if let Some(((founded, registration), registered)) = young {
                finding = finding.rests_on(cx.seen(registration, founded)).rests_on(cx.seen(site, registered));
            }
            worst = Some((strength, finding.excludes_if(Cause::TradePractice, copied >= 80)));
        }
    }
    let Some((strength, finding)) = worst else {
        return if looked { Outcome::Clear } else { cx.not_checked("age or text of the web site") };
    };
    let unknown_to_register = cx.each::<RegisterEntry>().any(|entry| entry.fact.found == Some(false));
    finding.strength(strength).excludes_if(Cause::CompanyHistory, unknown_to_register).build()
}

/// Days since the earliest reading, so that a bare year is not taken for a new site.
fn days_since(from: When, to: When) -> i64 {
    vetwork_model::when::days_between(from.first_day(), to.first_day())
}
