//! Brands that receive mail or parcels for others.

use serde::{Deserialize, Serialize};

use crate::embedded;
use crate::phrases::Phrases;

/// What a brand does with a parcel.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum MailDropKind {
    /// Sends parcels on, often abroad.
    Forwarder,
    /// Rents mailboxes over a counter.
    MailboxStore,
    /// Scans and forwards letters; an address without an office.
    VirtualMailbox,
    /// Serviced or virtual offices.
    VirtualOffice,
    /// Storage units.
    SelfStorage,
}

/// A brand met in addresses.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct MailDropBrand {
    /// The brand.
    pub brand: String,
    /// Other spellings, separated by `;`.
    aliases: String,
    /// What it does.
    pub kind: MailDropKind,
    /// Source code or address.
    pub source: String,
}

/// Brands by their spellings.
#[derive(Debug, Clone)]
pub(crate) struct MailDrops {
    rows: Vec<MailDropBrand>,
    phrases: Phrases,
}

impl MailDrops {
    pub(crate) fn embedded() -> Self {
        let rows: Vec<MailDropBrand> = embedded::MAIL_DROPS.rows();
        let mut phrases = Phrases::default();
        for (at, row) in rows.iter().enumerate() {
            for spelling in row.aliases.split(';').chain([row.brand.as_str()]) {
                phrases.add(spelling, at);
            }
        }
        Self { rows, phrases }
    }

    pub(crate) fn find(&self, address: &str) -> Option<&MailDropBrand> {
        self.rows.get(self.phrases.find(address)?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_a_brand_on_word_borders() {
        let drops = MailDrops::embedded();
        let check = |address: &str, expected: &str| {
            let found = drops.find(address).map_or("-", |row| row.brand.as_str());
            assert_eq!(found, expected, "{address}");
        };
        check("c/o The UPS Store #123, 5 Main St", "The UPS Store");
        check("Regus House, 1 Friar St, Reading", "Regus");
        check("12 Regusstraat, Gent", "-");
        check("UPS Access Point", "-");
        check("MyUS, 4283 Express Lane", "MyUS");
        check("12 Myus Lane", "MyUS");
        check("", "-");
    }
}
