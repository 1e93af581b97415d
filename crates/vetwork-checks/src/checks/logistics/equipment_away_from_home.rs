//! LG001: does equipment go to a place other than the stated home?

use vetwork_model::{
    Cause, Code, Direction, Disposition, Family, Hypothesis, Lawful, Meta, Need, NextStep, Outcome, Phase, Section,
    Strength, SubjectKind,
};

use crate::Context;
use crate::shapes::{delivery, place};

pub(crate) static META: Meta = Meta {
    code: Code("LG001"),
    name: "equipment-away-from-stated-home",
    title: "equipment goes to another place than the stated home",
    question: "Does equipment go to a place other than the stated home?",
    says: "Equipment goes to {to}; the stated home is {home}.",
    clear: "Equipment goes to a place that the person stated or is shown to live at.",
    catalogue: &["ONB-01"],
    family: Family::Logistics,
    subjects: &[SubjectKind::Person],
    phases: &[Phase::Onboarding, Phase::Payroll, Phase::OnTheJob],
    needs: &[Need::Any(&[Section::DeliveryAddress, Section::Shipment]), Need::Any(&[Section::Address])],
    direction: Direction::Raises,
    ceiling: Strength::Strong,
    causes: &[Cause::Relocation, Cause::Household],
    hypotheses: &[Hypothesis::MisrepresentedLocation, Hypothesis::BorrowedIdentity],
    sources: &["SEED4", "US22", "KB4", "GTIG24"],
    innocent: "A recent move; parents' or a partner's house; an office; somebody at home during the day elsewhere.",
    clears: "A lease, bill or registration for the other address, or delivery to the stated home.",
    never_alone: true,
    compares: true,
    blind_spots: "A parcel sent to the right door and carried on from there. Addresses too incomplete to compare.",
    next_step: NextStep {
        text: "Ask for a recent bill or lease for the delivery address, or send the parcel to the stated home.",
        disposition: Disposition::Safe,
        minutes: 10,
        message: "We send equipment to the home address on file. Please confirm it, or show a recent bill or lease for another one.",
    },
    lawful: Lawful {
        not_before: &[],
        notice: "We compare the address that equipment goes to with the home address you gave.",
        special_category: None,
    },
    page: include_str!("equipment_away_from_home.md"),
};

pub(crate) fn run(cx: &Context<'_>) -> Outcome {
    let mut compared = false;
    let mut worst: Option<(Strength, delivery::Destination<'_>)> = None;
    for to in delivery::destinations(cx) {
        let relation = delivery::relation_to_homes(cx, to.address);
        compared |= relation != delivery::Relation::CannotTell || delivery::lives_there(cx, to.address);
        let strength = match relation {
            delivery::Relation::Near => Strength::Weak,
            delivery::Relation::Apart if to.shipped => Strength::Strong,
            delivery::Relation::Apart => Strength::Moderate,
            delivery::Relation::Same | delivery::Relation::CannotTell => continue,
        };
        if !delivery::lives_there(cx, to.address) && worst.as_ref().is_none_or(|(worst, _)| strength > *worst) {
            worst = Some((strength, to));
        }
    }
    let (Some((strength, to)), Some(home)) = (worst, place::homes(cx).next()) else {
        return if compared { Outcome::Clear } else { cx.not_checked("addresses complete enough to compare") };
    };
    cx.finding(to.seen)
        .rests_on(cx.seen(home, home.fact.line()))
        .param("to", to.address.line())
        .param("home", home.fact.line())
        .strength(strength)
        .excludes_if(Cause::Relocation, delivery::no_move_to(cx, to.address))
        .excludes_if(Cause::Household, delivery::used_by_unrelated(cx, to.address))
        .build()
}
