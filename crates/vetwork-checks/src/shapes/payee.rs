//! Whose account the pay goes to.

use vetwork_model::dossier::Item;
use vetwork_model::facts::{Contract, ContractKind};
use vetwork_model::{Name, NameRelation};

use crate::context::Context;
use crate::shapes::delivery::in_household;

/// Who a payee is to the subject, by all that names and contracts can tell.
#[derive(Clone, Copy)]
pub enum Payee<'a> {
    /// The subject.
    Subject,
    /// The firm that the contract names.
    Firm,
    /// Another firm, or one where a contract with somebody in between is on file.
    AnotherFirm(Option<Item<'a, Contract>>),
    /// A relative by name, or somebody of a declared household.
    Close,
    /// Somebody else.
    Stranger,
    /// The name does not say.
    CannotTell,
}

/// Who a payee is.
pub fn payee<'a>(cx: &Context<'a>, name: &Name) -> Payee<'a> {
    let between = between(cx);
    let firm = |item: Item<'a, Contract>| item.fact.firm.as_ref().is_some_and(|firm| firm.is_same_organisation(name));
    if between.is_some_and(firm) {
        return Payee::Firm;
    }
    if name.is_organisation() {
        return Payee::AnotherFirm(between);
    }
    match cx.name_relation(name) {
        NameRelation::Same | NameRelation::Variant => Payee::Subject,
        NameRelation::CannotTell => Payee::CannotTell,
        NameRelation::Different if in_household(cx, name) || cx.compared_with(name).may_be_kin => Payee::Close,
        NameRelation::Different => Payee::Stranger,
    }
}

/// A contract that puts a firm between the employer and the subject.
pub fn between<'a>(cx: &Context<'a>) -> Option<Item<'a, Contract>> {
    cx.each::<Contract>().find(|item| item.fact.kind != ContractKind::Direct)
}

/// Is a direct contract on file, and no other?
pub fn contract_is_direct(cx: &Context<'_>) -> bool {
    between(cx).is_none() && cx.each::<Contract>().next().is_some()
}
