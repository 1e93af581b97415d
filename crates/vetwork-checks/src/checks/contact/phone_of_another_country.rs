//! CO009: does the country of the phone number fit a stated home?

use vetwork_canon::phone::Phone;
use vetwork_model::{
    Cause, Code, Direction, Disposition, Family, Hypothesis, Lawful, Meta, Need, NextStep, Outcome, Phase, Section,
    Strength, SubjectKind,
};
use vetwork_model::{Country, facts};

use crate::Context;
use crate::keys::default_region;
use crate::shapes::place;

pub(crate) static META: Meta = Meta {
    code: Code("CO009"),
    name: "phone-of-another-country",
    title: "the phone number is of another country",
    question: "Does the country of the phone number fit a stated home?",
    says: "The number is of {country}, where no home is stated.",
    clear: "The country of the phone number fits a stated home.",
    catalogue: &["APP-07"],
    family: Family::Contact,
    subjects: &[SubjectKind::Person],
    phases: &[Phase::Application, Phase::Interview],
    needs: &[Need::Any(&[Section::Phone]), Need::Any(&[Section::Address])],
    direction: Direction::Raises,
    ceiling: Strength::Weak,
    causes: &[Cause::Relocation, Cause::Travel],
    hypotheses: &[Hypothesis::MisrepresentedLocation],
    sources: &["AMZN25", "ASHBY"],
    innocent: "People keep their number when they move, and many who came from abroad have two.",
    clears: "A home in that country, past or present, is stated.",
    never_alone: true,
    compares: true,
    blind_spots: "Rented numbers of any country, which cost little.",
    next_step: NextStep {
        text: "Nothing by itself. Where other questions are open, ring the number.",
        disposition: Disposition::Safe,
        minutes: 2,
        message: "",
    },
    lawful: Lawful {
        not_before: &[],
        notice: "We compare the country of your phone number with the homes you state.",
        special_category: None,
    },
    page: include_str!("phone_of_another_country.md"),
};

pub(crate) fn run(cx: &Context<'_>) -> Outcome {
    let region = default_region(cx.dossier());
    let numbers: Vec<_> = cx
        .each::<facts::Phone>()
        .filter_map(|item| Some((item, Country::new(&Phone::parse(&item.fact.number, region).ok()?.region()?)?)))
        .collect();
    let Some((item, country)) = numbers.first() else {
        return cx.not_checked("a phone number whose country can be told");
    };
    let fits: Vec<_> = numbers.iter().filter_map(|(_, country)| place::states_country(cx, *country)).collect();
    if fits.is_empty() {
        return cx.not_checked("the country of a stated home");
    }
    if fits.contains(&true) {
        return Outcome::Clear;
    }
    let mut finding = cx.finding(cx.seen(*item, *country)).param("country", *country).strength(Strength::Weak);
    for home in place::homes(cx) {
        finding = finding.rests_on(cx.seen(home, home.fact.line()));
    }
    finding.build()
}
