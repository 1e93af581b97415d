//! Sorted, non-overlapping address ranges found by bisection.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use super::IpClass;
use crate::country::CountryCode;

/// What a range list says of a range.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct RangeFact {
    pub(crate) class: Option<IpClass>,
    pub(crate) country: Option<CountryCode>,
}

/// A network in CIDR form; bits behind the prefix are cleared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Cidr {
    pub(crate) first: IpAddr,
    pub(crate) last: IpAddr,
}

impl Cidr {
    /// Reads `192.0.2.0/24`, `2001:db8::/32` or a single address.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let (address, prefix) = match text.trim().split_once('/') {
            Some((address, prefix)) => (address, Some(prefix)),
            None => (text.trim(), None),
        };
        let address: IpAddr = address.parse().ok()?;
        let bits: u32 = if address.is_ipv4() { 32 } else { 128 };
        let prefix: u32 = prefix.map_or(Some(bits), plain_number)?;
        let free = bits.checked_sub(prefix)?;
        Some(match address {
            IpAddr::V4(v4) => {
                let mask = u32::MAX.checked_shl(free).unwrap_or(0);
                let first = v4.to_bits() & mask;
                Self { first: Ipv4Addr::from_bits(first).into(), last: Ipv4Addr::from_bits(first | !mask).into() }
            }
            IpAddr::V6(v6) => {
                let mask = u128::MAX.checked_shl(free).unwrap_or(0);
                let first = v6.to_bits() & mask;
                Self { first: Ipv6Addr::from_bits(first).into(), last: Ipv6Addr::from_bits(first | !mask).into() }
            }
        })
    }
}

fn plain_number(digits: &str) -> Option<u32> {
    let plain = !digits.is_empty() && digits.len() <= 3 && digits.bytes().all(|b| b.is_ascii_digit());
    plain.then(|| digits.parse().ok()).flatten()
}

/// One range of a table, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Range<N> {
    pub(crate) first: N,
    pub(crate) last: N,
    pub(crate) fact: RangeFact,
}

/// Ranges of both address families.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct RangeTable {
    pub(crate) v4: Vec<Range<u32>>,
    pub(crate) v6: Vec<Range<u128>>,
}

impl RangeTable {
    /// Builds a table from networks in any order. Where one lies within another, the narrower decides;
    /// of two equal ones the first.
    pub(crate) fn build(networks: impl IntoIterator<Item = (Cidr, RangeFact)>) -> Self {
        let (mut v4, mut v6) = (Vec::new(), Vec::new());
        for (cidr, fact) in networks {
            match (cidr.first, cidr.last) {
                (IpAddr::V4(first), IpAddr::V4(last)) => {
                    v4.push(Range { first: first.to_bits(), last: last.to_bits(), fact });
                }
                (IpAddr::V6(first), IpAddr::V6(last)) => {
                    v6.push(Range { first: first.to_bits(), last: last.to_bits(), fact });
                }
                _ => {}
            }
        }
        Self { v4: flatten(v4), v6: flatten(v6) }
    }

    pub(crate) fn find(&self, address: IpAddr) -> Option<RangeFact> {
        match address {
            IpAddr::V4(v4) => find(&self.v4, v4.to_bits()),
            IpAddr::V6(v6) => find(&self.v6, v6.to_bits()),
        }
    }
}

fn find<N: Number>(ranges: &[Range<N>], address: N) -> Option<RangeFact> {
    let after = ranges.partition_point(|range| range.first <= address);
    let range = ranges.get(after.checked_sub(1)?)?;
    (address <= range.last).then_some(range.fact)
}

/// The two widths of addresses.
pub(crate) trait Number: Copy + Ord {
    fn next(self) -> Option<Self>;
    fn previous(self) -> Option<Self>;
}

impl Number for u32 {
    fn next(self) -> Option<Self> {
        self.checked_add(1)
    }
    fn previous(self) -> Option<Self> {
        self.checked_sub(1)
    }
}

impl Number for u128 {
    fn next(self) -> Option<Self> {
        self.checked_add(1)
    }
    fn previous(self) -> Option<Self> {
        self.checked_sub(1)
    }
}

/// Cuts nested networks (networks either nest or do not meet) into disjoint ranges, and joins neighbours
/// that say the same.
fn flatten<N: Number>(mut networks: Vec<Range<N>>) -> Vec<Range<N>> {
    networks.sort_by(|a, b| a.first.cmp(&b.first).then(b.last.cmp(&a.last)));
    networks.dedup_by(|later, earlier| later.first == earlier.first && later.last == earlier.last);
    let mut flat = Vec::with_capacity(networks.len());
    // The networks around the current position, widest first; `first` moves up as parts are written out.
    let mut open: Vec<Range<N>> = Vec::new();
    for network in networks {
        close_before(&mut open, &mut flat, Some(network.first));
        if let (Some(outer), Some(end)) = (open.last(), network.first.previous())
            && outer.first <= end
        {
            push(&mut flat, Range { last: end, ..*outer });
        }
        open.push(network);
    }
    close_before(&mut open, &mut flat, None);
    flat
}

/// Writes out what is left of the open networks that end before `position` (all of them for `None`).
fn close_before<N: Number>(open: &mut Vec<Range<N>>, flat: &mut Vec<Range<N>>, position: Option<N>) {
    while let Some(inner) = open.pop_if(|range| position.is_none_or(|p| range.last < p)) {
        if inner.first <= inner.last {
            push(flat, inner);
        }
        match (open.last_mut(), inner.last.next()) {
            (Some(outer), Some(next)) => outer.first = next,
            (Some(_), None) => open.clear(),
            (None, _) => {}
        }
    }
}

fn push<N: Number>(flat: &mut Vec<Range<N>>, range: Range<N>) {
    match flat.last_mut() {
        Some(last) if last.fact == range.fact && last.last.next() == Some(range.first) => last.last = range.last,
        _ => flat.push(range),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn class(class: IpClass) -> RangeFact {
        RangeFact { class: Some(class), country: None }
    }

    #[test]
    fn reads_networks() {
        let check = |text: &str, expected: Option<(&str, &str)>| {
            let expected = expected.map(|(first, last)| Cidr {
                first: first.parse().expect("address"),
                last: last.parse().expect("address"),
            });
            assert_eq!(Cidr::parse(text), expected, "{text}");
        };
        check("192.0.2.0/24", Some(("192.0.2.0", "192.0.2.255")));
        check("31.171.155.135/31", Some(("31.171.155.134", "31.171.155.135")));
        check(" 203.0.113.7 ", Some(("203.0.113.7", "203.0.113.7")));
        check("0.0.0.0/0", Some(("0.0.0.0", "255.255.255.255")));
        check("2001:db8::/127", Some(("2001:db8::", "2001:db8::1")));
        check("::/0", Some(("::", "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff")));
        for bad in ["", "1.2.3.4/33", "1.2.3.4/-1", "1.2.3.4/+8", "1.2.3/24", "::/129", "AS9009", "1.2.3.4/"] {
            check(bad, None);
        }
    }

    proptest! {
        #[test]
        fn the_narrowest_network_decides(
            networks in proptest::collection::vec((0u8..=255, 24u32..=32, 0usize..3), 0..30),
            probe in 0u8..=255,
        ) {
            let parsed: Vec<(Cidr, RangeFact, u32)> = networks.iter().map(|&(host, prefix, c)| {
                let cidr = Cidr::parse(&format!("192.0.2.{host}/{prefix}")).expect("cidr");
                (cidr, class(IpClass::ALL[c]), prefix)
            }).collect();
            let table = RangeTable::build(parsed.iter().map(|&(cidr, fact, _)| (cidr, fact)));
            let address: IpAddr = Ipv4Addr::new(192, 0, 2, probe).into();
            let holding = parsed.iter().filter(|(cidr, ..)| cidr.first <= address && address <= cidr.last);
            let narrowest = holding.rev().max_by_key(|(_, _, prefix)| *prefix).map(|(_, fact, _)| *fact);
            prop_assert_eq!(table.find(address), narrowest);
            prop_assert!(table.v4.windows(2).all(|w| w[0].last < w[1].first));
        }

        #[test]
        fn both_ends_of_the_address_space_hold(prefix in 0u32..=128) {
            let table = RangeTable::build([
                (Cidr::parse("::/0").expect("cidr"), class(IpClass::Hosting)),
                (Cidr::parse(&format!("ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff/{prefix}")).expect("cidr"), class(IpClass::Tor)),
            ]);
            let last: IpAddr = Ipv6Addr::from_bits(u128::MAX).into();
            let expected = if prefix == 0 { IpClass::Hosting } else { IpClass::Tor };
            prop_assert_eq!(table.find(last), Some(class(expected)));
        }

        #[test]
        fn never_panics(text in "[0-9a-f:./]{0,40}") {
            let _ = Cidr::parse(&text);
        }
    }
}
