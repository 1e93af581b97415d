//! Sessions under another name than the subject's.

use vetwork_model::dossier::Item;
use vetwork_model::facts::{Session, SessionKind};
use vetwork_model::{Name, NameRelation};

use crate::context::Context;

/// How a display name relates to the subject. A single word that does not agree may be a nickname.
pub fn relation(cx: &Context<'_>, shown: &Name) -> NameRelation {
    match cx.name_relation(shown) {
        NameRelation::Different if shown.is_single_word() => NameRelation::CannotTell,
        relation => relation,
    }
}

/// Sessions of these kinds whose display name is another person's: unrelated by name, so neither a
/// relative's account, nor a name that the person once had, nor a nickname.
pub fn in_another_name<'a>(cx: &Context<'a>, kinds: &'static [SessionKind]) -> Vec<Item<'a, Session>> {
    cx.each::<Session>()
        .filter(|session| kinds.contains(&session.fact.kind))
        .filter(|session| {
            session.fact.display_name.as_ref().is_some_and(|shown| {
                relation(cx, shown) == NameRelation::Different && !cx.compared_with(shown).may_be_kin
            })
        })
        .collect()
}
