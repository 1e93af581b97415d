//! What is known about a list: which one it is, its version, day, size, hash, licence and age.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// A list Vetwork can consult. The kebab-case form is the stable id in snapshot ids and cache files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum ListId {
    /// Banks, e-money institutions and payment processors by bank code and BIC.
    AccountInstitutions,
    /// Academic mail domains known to be handed out to anyone.
    AbusedAcademicDomains,
    /// ISO 3166-1 codes and the usual spellings of country names.
    Countries,
    /// Documentation ranges with an invented assignment, for examples and tests only.
    DemoRanges,
    /// USB and display identifiers of keyboard-video-mouse hardware.
    DeviceIds,
    /// Throw-away mail domains confirmed by a curator.
    DisposableDomains,
    /// Throw-away mail domains collected without a curator: a hint only.
    DisposableDomainHints,
    /// Free mail services open to anyone.
    FreeMailDomains,
    /// Address ranges of hosting providers.
    HostingRanges,
    /// Colleges and universities with their mail domains.
    Institutions,
    /// Country of registration of each address range (MaxMind DB format).
    IpCountries,
    /// The operator's own address ranges; they win over every other list.
    IpRanges,
    /// Mail-drop, forwarding and virtual-office brands.
    MailDropBrands,
    /// Academic domains that say nothing about enrolment (staff, schools, single faculties).
    NonStudentDomains,
    /// Address ranges of privacy relays used by ordinary phones and browsers.
    PrivacyRelayRanges,
    /// Mail alias services.
    PrivacyRelayDomains,
    /// Remote-access tools, virtual cameras and what else changes who is seen at a keyboard.
    RemoteTools,
    /// Ranges that no host on the public internet uses.
    ReservedRanges,
    /// Standard and daylight offsets in use in each country.
    TimeZoneOffsets,
    /// The earliest public release of programming tools.
    ToolReleases,
    /// Exit relays of the Tor network.
    TorExits,
    /// Address ranges of consumer virtual private networks.
    VpnRanges,
}

impl ListId {
    /// Every list, in order of id.
    pub const ALL: [Self; 22] = [
        Self::AccountInstitutions,
        Self::AbusedAcademicDomains,
        Self::Countries,
        Self::DemoRanges,
        Self::DeviceIds,
        Self::DisposableDomains,
        Self::DisposableDomainHints,
        Self::FreeMailDomains,
        Self::HostingRanges,
        Self::Institutions,
        Self::IpCountries,
        Self::IpRanges,
        Self::MailDropBrands,
        Self::NonStudentDomains,
        Self::PrivacyRelayRanges,
        Self::PrivacyRelayDomains,
        Self::RemoteTools,
        Self::ReservedRanges,
        Self::TimeZoneOffsets,
        Self::ToolReleases,
        Self::TorExits,
        Self::VpnRanges,
    ];

    /// The stable id, as in `vpn-ranges`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::AccountInstitutions => "account-institutions",
            Self::AbusedAcademicDomains => "abused-academic-domains",
            Self::Countries => "countries",
            Self::DemoRanges => "demo-ranges",
            Self::DeviceIds => "device-ids",
            Self::DisposableDomains => "disposable-domains",
            Self::DisposableDomainHints => "disposable-domain-hints",
            Self::FreeMailDomains => "free-mail-domains",
            Self::HostingRanges => "hosting-ranges",
            Self::Institutions => "institutions",
            Self::IpCountries => "ip-countries",
            Self::IpRanges => "ip-ranges",
            Self::MailDropBrands => "mail-drop-brands",
            Self::NonStudentDomains => "non-student-domains",
            Self::PrivacyRelayRanges => "privacy-relay-ranges",
            Self::PrivacyRelayDomains => "privacy-relay-domains",
            Self::RemoteTools => "remote-tools",
            Self::ReservedRanges => "reserved-ranges",
            Self::TimeZoneOffsets => "time-zone-offsets",
            Self::ToolReleases => "tool-releases",
            Self::TorExits => "tor-exits",
            Self::VpnRanges => "vpn-ranges",
        }
    }

    /// The list with this id.
    #[must_use]
    pub fn parse(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|list| list.as_str() == id)
    }

    /// A title for people.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::AccountInstitutions => "Banks and payment institutions",
            Self::AbusedAcademicDomains => "Academic mail domains open to anyone",
            Self::Countries => "Country codes and names",
            Self::DemoRanges => "Invented address ranges for examples",
            Self::DeviceIds => "Identifiers of remote-control hardware",
            Self::DisposableDomains => "Throw-away mail domains",
            Self::DisposableDomainHints => "Throw-away mail domains, uncurated",
            Self::FreeMailDomains => "Free mail services",
            Self::HostingRanges => "Hosting address ranges",
            Self::Institutions => "Colleges and universities",
            Self::IpCountries => "Country of address ranges",
            Self::IpRanges => "Your own address ranges",
            Self::MailDropBrands => "Mail drops, forwarders and virtual offices",
            Self::NonStudentDomains => "Academic domains that do not show enrolment",
            Self::PrivacyRelayRanges => "Privacy relay address ranges",
            Self::PrivacyRelayDomains => "Mail alias services",
            Self::RemoteTools => "Remote-access and presence tools",
            Self::ReservedRanges => "Reserved address ranges",
            Self::TimeZoneOffsets => "Time zone offsets by country",
            Self::ToolReleases => "First releases of programming tools",
            Self::TorExits => "Tor exit relays",
            Self::VpnRanges => "Consumer VPN address ranges",
        }
    }

    /// Age in days after which the list counts for less and says so. `None`: it does not go stale.
    #[must_use]
    pub const fn stale_after_days(self) -> Option<u32> {
        match self {
            Self::TorExits => Some(3),
            Self::VpnRanges | Self::PrivacyRelayRanges => Some(14),
            Self::HostingRanges | Self::IpCountries => Some(90),
            Self::DisposableDomains
            | Self::DisposableDomainHints
            | Self::AbusedAcademicDomains
            | Self::NonStudentDomains
            | Self::IpRanges => Some(180),
            Self::AccountInstitutions | Self::Institutions => Some(400),
            Self::FreeMailDomains
            | Self::PrivacyRelayDomains
            | Self::MailDropBrands
            | Self::RemoteTools
            | Self::DeviceIds
            | Self::TimeZoneOffsets => Some(730),
            Self::Countries | Self::DemoRanges | Self::ReservedRanges | Self::ToolReleases => None,
        }
    }
}

impl std::fmt::Display for ListId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}

/// Where a list came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Origin {
    /// Ships inside the program.
    Embedded,
    /// Loaded by the operator.
    Imported,
}

/// Everything a finding has to say about the list it rests on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListInfo {
    /// Which list.
    pub id: ListId,
    /// The file's name without version and date: tells the parts of one list apart (IPv4 from IPv6, one
    /// provider from another) and the next version of the same part.
    pub series: String,
    /// Title for people.
    pub title: String,
    /// Version as its publisher states it, otherwise its day.
    pub version: String,
    /// The day the list speaks for: the publisher's where stated, otherwise the day of import.
    pub dated: Date,
    /// Number of records.
    pub rows: u64,
    /// Broken lines left out.
    #[serde(default)]
    pub skipped: u64,
    /// BLAKE3 of the bytes as received, 64 hexadecimal digits.
    pub hash: String,
    /// Licence, as far as known.
    pub licence: String,
    /// Where the list is published, if known.
    pub url: String,
    /// Embedded or imported.
    pub origin: Origin,
}

impl ListInfo {
    /// Age in whole days; 0 for a day in the future.
    #[must_use]
    pub fn age_days(&self, today: Date) -> u32 {
        let days = today.duration_since(self.dated).as_hours() / 24;
        u32::try_from(days).unwrap_or(0)
    }

    /// Whether the list is older than it may be to count in full.
    #[must_use]
    pub fn is_stale(&self, today: Date) -> bool {
        self.id.stale_after_days().is_some_and(|limit| self.age_days(today) > limit)
    }

    /// Stable name of exactly these bytes, as in `vpn-ranges@2026-08-22#ab12cd34`.
    #[must_use]
    pub fn snapshot_id(&self) -> String {
        let hash = self.hash.get(..8).unwrap_or(&self.hash);
        format!("{}@{}#{hash}", self.id, self.dated)
    }
}
