//! Where equipment goes, and whether two addresses are one place.

use vetwork_canon::address::{MailDropKind, mail_drop_pattern};
use vetwork_model::facts::{
    Address, DeliveryAddress, Device, Household, IdentityCheck, IdentityOutcome, Residence, ResidenceProof, Shipment,
};
use vetwork_model::{Country, Name, NameRelation, Part, Position, Provenance, Seen, When};

use crate::context::Context;
use crate::keys::address_key;
use crate::shapes::place::homes;

/// Within this distance two positions are one neighbourhood, in km.
const NEARBY_KM: u32 = 25;

/// How two addresses relate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Relation {
    /// One place.
    Same,
    /// Two places in one neighbourhood.
    Near,
    /// Two places.
    Apart,
    /// Too little is given to tell.
    CannotTell,
}

/// Compares two addresses by canonical form, and by position where both have one.
pub fn relation(a: &Address, b: &Address) -> Relation {
    let far = || match (a.position, b.position) {
        (Some(a), Some(b)) if a.km_to(b) <= NEARBY_KM => Relation::Near,
        (Some(_), Some(_)) => Relation::Apart,
        _ if a.postcode.is_some() && a.postcode == b.postcode && a.country == b.country => Relation::Near,
        _ => Relation::Apart,
    };
    match (address_key(a), address_key(b)) {
        (Some(a), Some(b)) if a.exact == b.exact || a.building == b.building => Relation::Same,
        (Some(_), Some(_)) => far(),
        _ if a.country.is_some() && b.country.is_some() && a.country != b.country => Relation::Apart,
        _ => Relation::CannotTell,
    }
}

/// Where something is to go, or went.
pub struct Destination<'a> {
    /// The address.
    pub address: &'a Address,
    /// The evidence, to rest a finding on.
    pub seen: Seen,
    /// A parcel of ours went there; otherwise the subject asks for it.
    pub shipped: bool,
    /// Where the carrier handed it over.
    pub position: Option<Position>,
    /// When it arrived, was sent or was asked for.
    pub at: Option<When>,
}

/// All destinations of equipment. Collection points of carriers are nobody's address and left out.
pub fn destinations<'a>(cx: &Context<'a>) -> Vec<Destination<'a>> {
    let asked = cx.each::<DeliveryAddress>().filter(|item| !item.fact.collection_point).map(|item| Destination {
        address: &item.fact.address,
        seen: cx.seen(item, item.fact.address.line()),
        shipped: false,
        position: item.fact.address.position,
        at: item.fact.at,
    });
    let sent = cx.each::<Shipment>().filter(|item| !item.fact.is_return).map(|item| Destination {
        address: &item.fact.to,
        seen: cx.seen(item, item.fact.to.line()),
        shipped: item.evidence.provenance() > Provenance::Claimed,
        position: item.fact.position.or(item.fact.to.position),
        at: item.fact.delivered.or(item.fact.dispatched).or(item.fact.at),
    });
    asked.chain(sent).filter(|to| !to.address.is_blank()).collect()
}

/// How an address relates to the stated homes and places of work: the closest relation.
pub fn relation_to_homes(cx: &Context<'_>, address: &Address) -> Relation {
    homes(cx).map(|home| relation(home.fact, address)).min().unwrap_or(Relation::CannotTell)
}

/// Has the employer seen a proof that the subject lives there?
pub fn lives_there(cx: &Context<'_>, address: &Address) -> bool {
    proven_homes(cx).any(|home| relation(home, address) == Relation::Same)
}

/// Addresses at which a document or an authority shows the subject to live.
pub fn proven_homes<'a>(cx: &Context<'a>) -> impl Iterator<Item = &'a Address> + use<'a> {
    let proofs = cx
        .each::<Residence>()
        .filter(|item| item.fact.proof != ResidenceProof::None && item.evidence.provenance() > Provenance::Claimed);
    let answers = cx
        .each::<IdentityCheck>()
        .filter(|item| item.fact.outcome == IdentityOutcome::Match && item.evidence.provenance() > Provenance::Claimed);
    proofs.map(|item| &item.fact.address).chain(answers.filter_map(|item| item.fact.address.as_ref()))
}

/// Does evidence rule out that the subject simply moved to `address`? It is an unrelated person's, or
/// a proof shows that the subject lives somewhere else.
pub fn no_move_to(cx: &Context<'_>, address: &Address) -> bool {
    used_by_unrelated(cx, address)
        || proven_homes(cx).any(|home| {
            relation(home, address) == Relation::Apart
                && homes(cx).any(|stated| relation(stated.fact, home) == Relation::Same)
        })
}

/// Did parcels for an unrelated subject go to this address, as observed there?
pub fn used_by_unrelated(cx: &Context<'_>, address: &Address) -> bool {
    let Some(key) = address_key(address) else { return false };
    let key = vetwork_model::Key { kind: vetwork_model::KeyKind::Address, value: key.exact };
    cx.elsewhere(&key).shown.iter().any(|sighting| {
        sighting.part == Part::Delivery
            && sighting.provenance > Provenance::Claimed
            && unrelated(cx, &sighting.name)
            && !cx.each::<Household>().any(|item| item.fact.is_with(&sighting.subject))
    })
}

/// Is the name another person's, by all that names can tell: different, no relative's, nobody of a
/// declared household?
pub fn unrelated(cx: &Context<'_>, name: &Name) -> bool {
    cx.name_relation(name) == NameRelation::Different && !cx.compared_with(name).may_be_kin && !in_household(cx, name)
}

/// Is it the name of somebody with whom the subject declares to share a home?
pub fn in_household(cx: &Context<'_>, name: &Name) -> bool {
    cx.each::<Household>()
        .filter_map(|item| item.fact.name.as_ref())
        .any(|other| matches!(other.relation(name), NameRelation::Same | NameRelation::Variant))
}

/// A place that receives parcels for many.
pub struct MailDrop {
    /// What it is, in words.
    pub what: String,
    /// It sends parcels on.
    pub forwards: bool,
}

/// The mail drop or forwarder that an address names. A parcel locker is an ordinary household's.
pub fn mail_drop(cx: &Context<'_>, address: &Address) -> Option<MailDrop> {
    let line = address.line();
    if let Some(brand) = cx.reference().mail_drop(&line) {
        return Some(MailDrop {
            what: brand.brand.clone(),
            forwards: brand.kind == vetwork_reference::MailDropKind::Forwarder,
        });
    }
    let (what, forwards) = match mail_drop_pattern(&line)? {
        MailDropKind::CollectionPoint => return None,
        MailDropKind::PrivateMailbox => ("a rented mailbox", false),
        MailDropKind::PostOfficeBox => ("a post office box", false),
        MailDropKind::FreightForwarder => ("a forwarder of parcels", true),
        MailDropKind::Hotel => ("a hotel", false),
        MailDropKind::SelfStorage => ("a storage site", false),
        MailDropKind::VirtualOffice => ("a rented office address", false),
    };
    Some(MailDrop { what: what.to_owned(), forwards })
}

/// A country other than `country` from which the subject's machines report, when none reports from
/// `country`.
pub fn devices_elsewhere(cx: &Context<'_>, country: Country) -> Option<(Seen, Country)> {
    let reports = || {
        cx.each::<Device>().flat_map(|item| {
            item.fact.places.iter().copied().chain(item.fact.first_country).map(move |place| (item, place))
        })
    };
    if reports().any(|(_, place)| place == country) {
        return None;
    }
    reports().next().map(|(item, place)| (cx.seen(item, place), place))
}
