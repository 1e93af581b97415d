//! What it tells that two subjects share a value: a table of the policy.

use std::collections::BTreeMap;

use serde::Deserialize;
use vetwork_model::{KeyKind, Part};

/// The table `[links]`.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct LinkWeights {
    /// Bits from which two subjects count as linked.
    pub from: f64,
    #[serde(flatten)]
    kinds: BTreeMap<LinkKind, Weight>,
}

/// A kind of value, and what addresses are apart from homes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum LinkKind {
    /// An address to which the equipment of both goes.
    Delivery,
    /// A contact that both name for somebody else, as former colleagues and students of one teacher do.
    Reference,
    #[serde(untagged)]
    Of(KeyKind),
}

/// What a value tells.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Weight {
    /// Where nobody else has it, in bits.
    alone: f64,
    /// What each doubling of those who have it takes off, in bits.
    doubled: f64,
}

impl LinkWeights {
    /// Tenths of a bit that it tells that two subjects have a value in these parts which so many have, both among them. None
    /// is what a crowd has.
    #[must_use]
    pub fn decibits(&self, kind: KeyKind, parts: [Part; 2], subjects: usize) -> i32 {
        let named = match (kind, parts) {
            (KeyKind::Address, [Part::Delivery, Part::Delivery]) => LinkKind::Delivery,
            (_, [Part::Reference, Part::Reference]) => LinkKind::Reference,
            _ => LinkKind::Of(kind),
        };
        let Some(weight) = self.kinds.get(&named) else { return 0 };
        let doublings = (subjects.max(2) as f64 / 2.0).log2();
        ((weight.alone - weight.doubled * doublings) * 10.0).round().max(0.0) as i32
    }

    /// Tenths of a bit from which two subjects count as linked.
    #[must_use]
    pub fn from_decibits(&self) -> i32 {
        (self.from * 10.0).round() as i32
    }

    pub(crate) fn is_sound(&self) -> bool {
        let sound = |bits: f64| (0.0..=30.0).contains(&bits);
        sound(self.from) && self.kinds.values().all(|weight| sound(weight.alone) && sound(weight.doubled))
    }
}

/// That of the policy that ships with the program, for policies which have none.
pub(crate) fn shipped() -> LinkWeights {
    #[derive(Deserialize)]
    struct Table {
        links: LinkWeights,
    }
    let table: Result<Table, _> = toml::from_str(crate::policy::DEFAULT);
    table.map_or_else(|_| LinkWeights { from: f64::INFINITY, kinds: BTreeMap::new() }, |table| table.links)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(kind: KeyKind, parts: [Part; 2], subjects: usize, expected: i32) {
        assert_eq!(shipped().decibits(kind, parts, subjects), expected, "{kind:?} of {subjects}");
    }

    #[test]
    fn what_many_share_tells_less_and_in_the_end_nothing() {
        check(KeyKind::Phone, [Part::Own; 2], 2, 80);
        check(KeyKind::Phone, [Part::Own; 2], 4, 60);
        check(KeyKind::Phone, [Part::Own; 2], 40, 0);
        check(KeyKind::Phone, [Part::Reference; 2], 2, 30);
        check(KeyKind::Phone, [Part::Reference, Part::Own], 2, 80);
        check(KeyKind::Address, [Part::Own; 2], 2, 60);
        check(KeyKind::Address, [Part::Own, Part::Delivery], 2, 60);
        check(KeyKind::Address, [Part::Delivery; 2], 68, 29);
        check(KeyKind::Domain, [Part::Own; 2], 2, 0);
        check(KeyKind::Passage, [Part::Own; 2], 2, 60);
        check(KeyKind::Passage, [Part::Own; 2], 8, 40);
    }
}
