//! What the lists say about an internet address: class of the network and country of registration.

mod country_db;
mod ranges;

use std::net::IpAddr;

use serde::{Deserialize, Serialize};

pub(crate) use country_db::CountryDb;
pub(crate) use ranges::{Cidr, Range, RangeFact, RangeTable};

use crate::country::CountryCode;

/// Kind of network an address belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum IpClass {
    /// Exit of a consumer virtual private network; about a third of honest people use one.
    ConsumerVpn,
    /// A data centre: servers, but also office proxies.
    Hosting,
    /// A relay built into ordinary phones and browsers.
    PrivacyRelay,
    /// Exit of the Tor network.
    Tor,
    /// A mobile carrier; the place it seems to be in says little.
    Mobile,
    /// A satellite provider; the place it seems to be in says little.
    Satellite,
    /// A household line.
    Residential,
    /// An office line.
    Business,
    /// A school or university.
    Education,
    /// Never seen on the public internet: private, shared, documentation and other reserved ranges.
    Unroutable,
}

impl IpClass {
    /// Every class.
    pub const ALL: [Self; 10] = [
        Self::ConsumerVpn,
        Self::Hosting,
        Self::PrivacyRelay,
        Self::Tor,
        Self::Mobile,
        Self::Satellite,
        Self::Residential,
        Self::Business,
        Self::Education,
        Self::Unroutable,
    ];

    /// The word used in files.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::ConsumerVpn => "consumer-vpn",
            Self::Hosting => "hosting",
            Self::PrivacyRelay => "privacy-relay",
            Self::Tor => "tor",
            Self::Mobile => "mobile",
            Self::Satellite => "satellite",
            Self::Residential => "residential",
            Self::Business => "business",
            Self::Education => "education",
            Self::Unroutable => "unroutable",
        }
    }

    /// The class with this word.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        let word = word.trim();
        Self::ALL.into_iter().find(|class| class.as_str().eq_ignore_ascii_case(word))
    }
}

/// What the lists say about one address, and which snapshots said it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct IpFacts<'a> {
    /// Country the range is registered in: not where the person is.
    pub country: Option<CountryCode>,
    /// Class of the network, `None` if no list holds it.
    pub class: Option<IpClass>,
    /// Snapshot id behind `country`.
    pub country_snapshot: Option<&'a str>,
    /// Snapshot id behind `class`.
    pub class_snapshot: Option<&'a str>,
}

/// A range list with its place in the deciding order.
#[derive(Debug, Clone)]
struct Layer {
    rank: u8,
    snapshot: String,
    table: RangeTable,
}

/// Every range list and country database. The first layer that holds an address decides.
#[derive(Debug, Clone, Default)]
pub(crate) struct IpLists {
    layers: Vec<Layer>,
    countries: Vec<(String, CountryDb)>,
}

impl IpLists {
    /// Adds a range list; a lower `rank` decides first.
    pub(crate) fn add(&mut self, rank: u8, snapshot: String, table: RangeTable) {
        self.layers.push(Layer { rank, snapshot, table });
        self.layers.sort_by(|a, b| (a.rank, &a.snapshot).cmp(&(b.rank, &b.snapshot)));
    }

    /// Adds a country database; they are asked in order of snapshot id.
    pub(crate) fn add_countries(&mut self, snapshot: String, db: CountryDb) {
        self.countries.push((snapshot, db));
        self.countries.sort_by(|a, b| a.0.cmp(&b.0));
    }

    pub(crate) fn facts(&self, address: IpAddr) -> IpFacts<'_> {
        let address = address.to_canonical();
        let mut facts = IpFacts::default();
        for layer in &self.layers {
            let Some(found) = layer.table.find(address) else {
                continue;
            };
            if facts.class.is_none() && found.class.is_some() {
                facts.class = found.class;
                facts.class_snapshot = Some(&layer.snapshot);
            }
            if facts.country.is_none() && found.country.is_some() {
                facts.country = found.country;
                facts.country_snapshot = Some(&layer.snapshot);
            }
            if facts.class.is_some() {
                break;
            }
        }
        if facts.country.is_none() && facts.class != Some(IpClass::Unroutable) {
            let known = self.countries.iter().find_map(|(id, db)| Some((id, db.country(address)?)));
            facts.country = known.map(|(_, country)| country);
            facts.country_snapshot = known.map(|(id, _)| id.as_str());
        }
        facts
    }
}
