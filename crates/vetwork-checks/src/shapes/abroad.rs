//! The shape "sessions came from a country, or through a network, that does not fit the stated place".

use std::collections::BTreeSet;

use vetwork_model::dossier::Item;
use vetwork_model::facts::{NetworkClass, SessionKind, Travel};
use vetwork_model::{Country, Outcome, When};
use vetwork_reference::ListId;

use crate::context::{Context, FindingBuilder};
use crate::shapes::place::{Located, located, states_country, travel_notice};

/// Does the network hide the place from which it is used?
pub fn hides_place(network: NetworkClass) -> bool {
    matches!(network, NetworkClass::ConsumerVpn | NetworkClass::Hosting | NetworkClass::Tor)
}

/// Does the country of the address say where the person is? That of a satellite gateway, of an office
/// network or of an anonymiser does not, nor does that of the employer's own hosted desktop.
pub fn tells_place(located: &Located<'_>) -> bool {
    let elsewhere = matches!(located.network, NetworkClass::Satellite | NetworkClass::Corporate);
    located.country.is_some() && !elsewhere && !hides_place(located.network) && !located.session.fact.hosted_desktop
}

/// Sessions that came from another country than any that the subject states.
pub struct Abroad<'a> {
    /// Those that no approved travel notice covers.
    pub sessions: Vec<Located<'a>>,
    /// How many sessions tell a country.
    pub of: usize,
    /// A notice without approval that covers one of them.
    pub notice: Option<Item<'a, Travel>>,
}

/// Holds the countries of sessions of these kinds against the stated ones. `Err` holds the answer when
/// one of the two is missing.
pub fn abroad<'a>(cx: &Context<'a>, kinds: &'static [SessionKind]) -> Result<Abroad<'a>, Outcome> {
    let telling: Vec<Located<'a>> = located(cx, kinds).into_iter().filter(tells_place).collect();
    if telling.is_empty() {
        return Err(cx.not_checked("a session whose network tells a country"));
    }
    let (of, mut sessions, mut notice) = (telling.len(), Vec::new(), None);
    for session in telling {
        let Some(country) = session.country else { continue };
        match states_country(cx, country) {
            None => return Err(cx.not_checked("country of the stated address")),
            Some(true) => continue,
            Some(false) => {}
        }
        let covering = travel_notice(cx, session.session.fact.at, session.country);
        if covering.is_some_and(|travel| travel.fact.approved) {
            continue;
        }
        notice = notice.or(covering);
        sessions.push(session);
    }
    Ok(Abroad { sessions, of, notice })
}

/// A finding that rests on these sessions: `{count}`, `{of}`, `{countries}` and `{networks}`. `None`
/// when there are none.
pub fn rests_on(cx: &Context<'_>, sessions: &[Located<'_>], of: usize) -> Option<FindingBuilder> {
    let mut parts = sessions.iter().map(|located| cx.seen(located.session, line(located)));
    let mut finding = cx.finding(parts.next()?);
    for seen in parts {
        finding = finding.rests_on(seen);
    }
    let countries: BTreeSet<String> = sessions.iter().filter_map(|s| s.country).map(|c| c.to_string()).collect();
    let networks: BTreeSet<&str> = sessions.iter().map(|session| words(session.network)).collect();
    let join = |list: Vec<String>| list.join(", ");
    Some(
        finding
            .param("count", sessions.len())
            .param("of", of)
            .param("countries", join(countries.into_iter().collect()))
            .param("networks", join(networks.into_iter().map(str::to_owned).collect())),
    )
}

fn line(located: &Located<'_>) -> String {
    let country = located.country.map_or_else(|| "country not known".to_owned(), |country| country.to_string());
    format!("{country}, {}", words(located.network))
}

/// A network class in words.
pub fn words(network: NetworkClass) -> &'static str {
    match network {
        NetworkClass::Unknown => "network not classed",
        NetworkClass::Residential => "home line",
        NetworkClass::Mobile => "mobile network",
        NetworkClass::Satellite => "satellite network",
        NetworkClass::PrivacyRelay => "privacy relay",
        NetworkClass::ConsumerVpn => "consumer VPN",
        NetworkClass::Hosting => "data centre",
        NetworkClass::Tor => "Tor",
        NetworkClass::Corporate => "office network",
    }
}

/// Was any of these classed by a list of ours that is past its age? Ranges change hands.
pub fn classed_by_stale_list(cx: &Context<'_>, sessions: &[Located<'_>]) -> bool {
    let lists = [ListId::VpnRanges, ListId::HostingRanges, ListId::TorExits];
    let stale =
        lists.into_iter().any(|id| cx.reference().list(id).is_some_and(|list| list.is_stale(cx.now().first_day())));
    stale && sessions.iter().any(|located| located.session.fact.network == NetworkClass::Unknown)
}

/// Days from the first of these sessions to the last.
pub fn days_spanned(sessions: &[Located<'_>]) -> i64 {
    let days = || sessions.iter().filter_map(|located| located.session.fact.at).map(When::first_day);
    match (days().min(), days().max()) {
        (Some(first), Some(last)) => vetwork_model::when::days_between(first, last),
        _ => 0,
    }
}

/// Did every one of these come over a home line, so that neither a relay nor an office stands between?
pub fn all_over_home_lines(sessions: &[Located<'_>]) -> bool {
    let home =
        |located: &Located<'_>| located.network == NetworkClass::Residential && !located.session.fact.shared_network;
    sessions.iter().all(home)
}

/// Days from the first to the last session of these kinds whose network puts the subject in this country.
pub fn days_in(cx: &Context<'_>, country: Country, kinds: &'static [SessionKind]) -> i64 {
    let there: Vec<_> =
        located(cx, kinds).into_iter().filter(|s| tells_place(s) && s.country == Some(country)).collect();
    days_spanned(&there)
}
