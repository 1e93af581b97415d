//! The shape "a file of the subject is like one of another": what else the two share says what that means.

use vetwork_model::records::Sighting;
use vetwork_model::{Cause, Seen, Strength};

use crate::context::{Context, FindingBuilder};
use crate::shapes::connected::{Connection, PERSONAL, connections};
use crate::shapes::shared::household;

/// A finding about two files that are alike, and what is known of the two people besides.
pub struct Alike {
    /// It rests on both files, and tells no more than the other's claims where nothing else was observed on both sides.
    /// That they share a home is excluded where they live apart.
    pub finding: FindingBuilder,
    /// Do the two share a value of their own besides? A template is then no explanation.
    pub are_connected: bool,
    /// Are they connected by what was observed, with nothing by which they might share a home?
    pub live_apart: bool,
}

/// Two files that are alike: the subject's own, and where another's was seen.
pub fn alike(cx: &Context<'_>, here: Seen, there: &Sighting) -> Alike {
    let known = connections(cx, PERSONAL).into_iter().find(|connection| connection.subject == there.subject);
    let is_observed = known.as_ref().is_some_and(Connection::observed_on_both_sides);
    let live_apart = is_observed && known.as_ref().is_some_and(|known| !known.may_share_a_home(cx));
    let mut finding = cx.finding(here).rests_on(cx.seen_elsewhere(there)).strength(Strength::Strong);
    if let Some(declared) = household(cx, &there.subject) {
        finding = finding.explained_by(declared);
    }
    if !is_observed {
        finding = finding.on_others_claims();
    }
    Alike { finding: finding.excludes_if(Cause::Household, live_apart), are_connected: known.is_some(), live_apart }
}
