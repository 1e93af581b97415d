//! Where sessions come from and where the subject says to be.

use vetwork_model::dossier::Item;
use vetwork_model::facts::{Address, AddressKind, NetworkClass, Session, SessionKind, Travel};
use vetwork_model::{Country, When};
use vetwork_reference::IpClass;

use crate::context::Context;

/// A session with what is known of its network: as the exporting system says, else as our lists say.
pub struct Located<'a> {
    /// The session.
    pub session: Item<'a, Session>,
    /// Country of the network address.
    pub country: Option<Country>,
    /// Class of the network; `Unknown` when nobody can tell.
    pub network: NetworkClass,
}

/// The sessions of these kinds, located.
pub fn located<'a>(cx: &Context<'a>, kinds: &'static [SessionKind]) -> Vec<Located<'a>> {
    cx.each::<Session>()
        .filter(|session| kinds.contains(&session.fact.kind))
        .map(|session| {
            let facts =
                session.fact.ip.as_deref().and_then(|ip| ip.trim().parse().ok()).map(|ip| cx.reference().ip(ip));
            let listed = facts.as_ref().and_then(|facts| facts.class).map_or(NetworkClass::Unknown, network_class);
            let country = facts.as_ref().and_then(|facts| facts.country).and_then(|code| Country::new(code.as_str()));
            Located {
                session,
                country: session.fact.ip_country.or(country),
                network: if session.fact.network == NetworkClass::Unknown { listed } else { session.fact.network },
            }
        })
        .collect()
}

fn network_class(class: IpClass) -> NetworkClass {
    match class {
        IpClass::ConsumerVpn => NetworkClass::ConsumerVpn,
        IpClass::Hosting => NetworkClass::Hosting,
        IpClass::PrivacyRelay => NetworkClass::PrivacyRelay,
        IpClass::Tor => NetworkClass::Tor,
        IpClass::Mobile => NetworkClass::Mobile,
        IpClass::Satellite => NetworkClass::Satellite,
        IpClass::Residential => NetworkClass::Residential,
        IpClass::Business | IpClass::Education => NetworkClass::Corporate,
        _ => NetworkClass::Unknown,
    }
}

/// The homes that the subject states, with their evidence.
pub fn homes<'a>(cx: &Context<'a>) -> impl Iterator<Item = Item<'a, Address>> + use<'a> {
    cx.each::<Address>().filter(|item| matches!(item.fact.kind, AddressKind::Home | AddressKind::Workplace))
}

/// Does the subject state any home or place of work in this country? `None` when no country is stated.
pub fn states_country(cx: &Context<'_>, country: Country) -> Option<bool> {
    let mut stated = homes(cx).filter_map(|item| item.fact.country).peekable();
    stated.peek()?;
    Some(stated.any(|home| home == country))
}

/// A travel notice that covers a day in a country (a notice without a country covers any).
pub fn travel_notice<'a>(cx: &Context<'a>, at: Option<When>, country: Option<Country>) -> Option<Item<'a, Travel>> {
    let day = at?.first_day();
    cx.each::<Travel>().find(|item| {
        let from = item.fact.from.map_or(jiff::civil::Date::MIN, |when| when.first_day());
        let to = item.fact.to.map_or(jiff::civil::Date::MAX, |when| when.last_day());
        let bounded = item.fact.from.is_some() || item.fact.to.is_some();
        bounded
            && from <= day
            && day <= to
            && (item.fact.country.is_none() || country.is_none() || item.fact.country == country)
    })
}
