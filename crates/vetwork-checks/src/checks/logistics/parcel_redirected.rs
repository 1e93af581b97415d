//! LG007: was a parcel redirected or sent on to another place?

use vetwork_model::facts::Shipment;
use vetwork_model::{
    Cause, Code, Direction, Disposition, Family, Hypothesis, Lawful, Meta, Need, NextStep, Outcome, Phase, Section,
    Strength, SubjectKind,
};

use crate::Context;
use crate::shapes::{delivery, place};

pub(crate) static META: Meta = Meta {
    code: Code("LG007"),
    name: "parcel-redirected-or-sent-on",
    title: "a parcel was redirected or sent on",
    question: "Was a parcel redirected or sent on to another place?",
    says: "A parcel for {to} was redirected or sent on to {on}.",
    clear: "Parcels arrived where they were sent.",
    catalogue: &["ONB-07"],
    family: Family::Logistics,
    subjects: &[SubjectKind::Person],
    phases: &[Phase::Onboarding, Phase::Payroll, Phase::OnTheJob],
    needs: &[Need::Any(&[Section::Shipment])],
    direction: Direction::Raises,
    ceiling: Strength::Strong,
    causes: &[Cause::Relocation, Cause::Travel],
    hypotheses: &[Hypothesis::MisrepresentedLocation, Hypothesis::RemoteControlledDevice],
    sources: &["DOJ-CH", "PSA250723"],
    innocent: "A move; a trip; somebody at home elsewhere on the day.",
    clears: "A lease or bill for the other address, or the machine seen there by agreement.",
    never_alone: true,
    compares: true,
    blind_spots: "A parcel opened, packed again and sent on under another number.",
    next_step: NextStep {
        text: "Ask where the machine is, and see it come online from there.",
        disposition: Disposition::Safe,
        minutes: 10,
        message: "Please confirm where the equipment is now. A short call with the machine in view is enough.",
    },
    lawful: Lawful {
        not_before: &[],
        notice: "We look at whether a parcel arrived at the address it was sent to.",
        special_category: None,
    },
    page: include_str!("parcel_redirected.md"),
};

pub(crate) fn run(cx: &Context<'_>) -> Outcome {
    let mut told = false;
    for item in cx.each::<Shipment>().filter(|item| !item.fact.is_return) {
        told |= item.fact.delivered.is_some() || item.fact.held || item.fact.redirected_to.is_some();
        let Some(on) = item.fact.redirected_to.as_ref().filter(|_| !item.fact.held) else { continue };
        let relation = delivery::relation_to_homes(cx, on);
        if relation == delivery::Relation::Same
            || delivery::relation(on, &item.fact.to) == delivery::Relation::Same
            || delivery::lives_there(cx, on)
        {
            continue;
        }
        let at = item.fact.delivered.or(item.fact.dispatched).or(item.fact.at);
        let notice = place::travel_notice(cx, at, on.country);
        let mut finding = cx
            .finding(cx.seen(item, on.line()))
            .param("to", item.fact.to.line())
            .param("on", on.line())
            .strength(if relation == delivery::Relation::Near { Strength::Weak } else { Strength::Strong })
            .excludes_if(Cause::Relocation, delivery::no_move_to(cx, on))
            .excludes_if(Cause::Travel, at.is_some() && notice.is_none());
        if let Some(notice) = notice {
            finding = finding.explained(Cause::Travel, notice);
        }
        return finding.build();
    }
    if told { Outcome::Clear } else { cx.not_checked("how a parcel was delivered") }
}
