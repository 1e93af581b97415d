//! Sessions under another name than the subject's.

use vetwork_model::NameRelation;
use vetwork_model::dossier::Item;
use vetwork_model::facts::{Session, SessionKind};

use crate::context::Context;

/// Sessions of these kinds whose display name is certainly another person's: unrelated by name, so
/// neither a relative's account nor a name that the person once had.
pub fn in_another_name<'a>(cx: &Context<'a>, kinds: &'static [SessionKind]) -> Vec<Item<'a, Session>> {
    let dossier = cx.dossier();
    cx.each::<Session>()
        .filter(|session| kinds.contains(&session.fact.kind))
        .filter(|session| {
            session.fact.display_name.as_ref().is_some_and(|shown| {
                dossier.name_relation(shown) == NameRelation::Different && !dossier.name.may_be_kin_of(shown)
            })
        })
        .collect()
}
