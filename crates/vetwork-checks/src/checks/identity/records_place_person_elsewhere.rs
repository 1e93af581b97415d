//! ID006: do the records of bureaus and background checks know the person at a stated home?

use vetwork_canon::text;
use vetwork_model::facts::{Address, IdentityCheckKind, Residence, ResidenceProof};
use vetwork_model::{
    Cause, Code, Direction, Disposition, Family, Hypothesis, Jurisdiction, Lawful, Meta, Need, NextStep, Outcome,
    Phase, Section, Strength, SubjectKind,
};

use crate::Context;
use crate::shapes::{answers, place};

pub(crate) static META: Meta = Meta {
    code: Code("ID006"),
    name: "records-place-person-elsewhere",
    title: "records place the person elsewhere than stated",
    question: "Do the records of bureaus and background checks know the person at a stated home?",
    says: "The records have the person in {recorded}, not at a home that was stated.",
    clear: "The records know the person at a stated home.",
    catalogue: &["APP-42"],
    family: Family::Identity,
    subjects: &[SubjectKind::Person],
    phases: &[Phase::Onboarding, Phase::Payroll, Phase::OnTheJob],
    needs: &[Need::Any(&[Section::IdentityCheck]), Need::Any(&[Section::Address])],
    direction: Direction::Raises,
    ceiling: Strength::Strong,
    causes: &[Cause::Relocation, Cause::RecordError, Cause::IdentityTheft],
    hypotheses: &[Hypothesis::BorrowedIdentity, Hypothesis::MisrepresentedLocation, Hypothesis::PossibleVictim],
    sources: &["DOJ-CH", "US22", "SEAL", "SEED1", "SEED3"],
    innocent: "A recent move, a second home, a bureau that is months behind, somebody else who opened accounts in this name.",
    clears: "A lease, a bill or a registration for the stated home; an earlier home that the person names and the records show.",
    never_alone: true,
    compares: true,
    blind_spots: "A borrowed identity whose true address is given, with the parcel sent elsewhere.",
    next_step: NextStep {
        text: "Ask for the homes of the last five years, then for a proof of the present one.",
        disposition: Disposition::Safe,
        minutes: 10,
        message: "We confirm the address of everyone we send equipment to. Please list your homes of the last five years.",
    },
    lawful: Lawful {
        not_before: &[(Jurisdiction::Us, Phase::Onboarding)],
        notice: "We compare the homes you state with the address that a bureau or background check has for you.",
        special_category: None,
    },
    page: include_str!("records_place_person_elsewhere.md"),
};

/// Bureaus are some months behind; after a year they know a home.
const RECORDS_LAG_DAYS: i64 = 365;

pub(crate) fn run(cx: &Context<'_>) -> Outcome {
    const KINDS: &[IdentityCheckKind] = &[IdentityCheckKind::IdentityBureau, IdentityCheckKind::BackgroundCheck];
    let all = answers::answers(cx, KINDS);
    let recorded: Vec<_> = all
        .iter()
        .filter_map(|item| Some((*item, item.fact.address.as_ref()?)))
        .filter(|(_, address)| !town(address).is_empty())
        .collect();
    let homes: Vec<_> = place::homes(cx).filter(|home| !town(home.fact).is_empty()).collect();
    if recorded.is_empty() || homes.is_empty() {
        return cx.not_checked("the town in a record and in a stated home");
    }
    let known = |address: &Address| homes.iter().any(|home| same_town(home.fact, address));
    let elsewhere: Vec<_> = recorded.iter().filter(|(_, address)| !known(address)).collect();
    let proven = cx.each::<Residence>().any(|proof| {
        proof.proof != ResidenceProof::None && homes.iter().any(|home| same_town(home.fact, &proof.fact.address))
    });
    let Some((first, address)) = elsewhere.first().filter(|_| elsewhere.len() == recorded.len() && !proven) else {
        return Outcome::Clear;
    };
    let answered = first.at.unwrap_or(cx.now());
    let long_stated = homes
        .iter()
        .filter(|home| home.to.is_none())
        .any(|home| home.from.is_some_and(|from| from.days_until(answered) > RECORDS_LAG_DAYS));
    let abroad = address.country.is_some_and(|country| place::states_country(cx, country) == Some(false));
    let second = elsewhere
        .iter()
        .skip(1)
        .find(|(item, other)| same_town(other, address) && (item.kind != first.kind || item.by != first.by));
    let mut finding = cx.finding(cx.seen(*first, address.line())).param("recorded", address.line());
    for home in &homes {
        finding = finding.rests_on(cx.seen(*home, home.fact.line()));
    }
    if let Some((item, other)) = second {
        finding = finding.rests_on(cx.seen(*item, other.line()));
    }
    answers::with_victim_report(cx, finding)
        .strength(match (long_stated, second.is_some()) {
            (true, true) => Strength::Strong,
            (true, false) => Strength::Moderate,
            _ if abroad => Strength::Moderate,
            _ => Strength::Weak,
        })
        .excludes_if(Cause::Relocation, long_stated)
        .excludes_if(Cause::RecordError, second.is_some())
        // Accounts opened in somebody's name add addresses; they do not remove the true one.
        .excludes(Cause::IdentityTheft)
        .build()
}

fn town(address: &Address) -> String {
    text::fold(address.city.trim())
}

fn same_town(a: &Address, b: &Address) -> bool {
    town(a) == town(b) && (a.country.is_none() || b.country.is_none() || a.country == b.country)
}
