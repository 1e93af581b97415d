//! The shape "a value of this dossier stands among the customer's own indicators".

use vetwork_model::KeyKind;
use vetwork_reference::EmailDomainClass;
use vetwork_reference::indicators::{Indicator, RelatesTo};

use crate::context::Context;
use crate::keys::{Keyed, domains_of};
use crate::shapes::connected::{ANY_PART, PERSONAL};

/// A value and the indicator that it matches.
pub struct Hit<'a> {
    /// The value, with its evidence.
    pub keyed: Keyed,
    /// The indicator.
    pub indicator: &'a Indicator,
}

/// The values of this dossier that match an indicator, surest first. A domain at which everybody can
/// have an address matches nobody.
pub fn hits<'a>(cx: &Context<'a>, wanted: impl Fn(RelatesTo) -> bool) -> Vec<Hit<'a>> {
    let own = PERSONAL.iter().flat_map(|kind| cx.keys(*kind, ANY_PART)).cloned();
    let open_to_all = |keyed: &Keyed| cx.reference().email_domain(&keyed.key.value) != EmailDomainClass::Unlisted;
    let domains = domains_of(cx.dossier()).into_iter().filter(|keyed| !open_to_all(keyed));
    let mut found: Vec<Hit<'a>> = own
        .chain(domains)
        .flat_map(|keyed| {
            let rows = cx.indicators().get(&keyed.key).iter().filter(|row| wanted(row.relates_to));
            rows.map(move |indicator| Hit { keyed: keyed.clone(), indicator }).collect::<Vec<_>>()
        })
        .collect();
    found.sort_by(|a, b| {
        let rank =
            |hit: &Hit<'_>| (std::cmp::Reverse(hit.keyed.provenance), std::cmp::Reverse(hit.indicator.confidence));
        (rank(a), &a.keyed, a.indicator.line).cmp(&(rank(b), &b.keyed, b.indicator.line))
    });
    found
}

/// Does the value lead to whoever holds it now (a wallet, an account, an own contact), and not to a person
/// whose papers were borrowed?
pub fn leads_to_holder(keyed: &Keyed) -> bool {
    matches!(keyed.key.kind, KeyKind::Wallet | KeyKind::Account | KeyKind::Email | KeyKind::Phone | KeyKind::Handle)
}

/// Conduct in words.
pub fn conduct(indicator: &Indicator) -> &'static str {
    use vetwork_reference::indicators::Conduct;
    match indicator.conduct {
        Conduct::IdentityBorrowed => "another person's identity was used",
        Conduct::IdentityInvented => "a person was made up",
        Conduct::LocationMisrepresented => "the place of work was misstated",
        Conduct::AccountShared => "several people used one account",
        Conduct::DocumentAltered => "a document was changed or made up",
        Conduct::CredentialsInvented => "work, study or references were made up",
        Conduct::PayDiverted => "pay went to somebody else",
        Conduct::DeviceRemoteControlled => "a company device was driven from elsewhere",
        Conduct::DataTaken => "data was taken",
        Conduct::Extortion => "money was demanded for not publishing data",
        Conduct::FundsTaken => "goods or money were taken",
    }
}
