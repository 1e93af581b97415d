//! Every loaded list behind one set of typed questions.

use std::net::IpAddr;

use crate::account::{AccountDirectory, AccountInstitution};
use crate::country::{Countries, Country, CountryCode};
use crate::device::{Device, DeviceId, Devices};
use crate::domains::{EmailDomainClass, MailDomains};
use crate::embedded::{self, Embedded};
use crate::import;
use crate::institution::{InstitutionStatus, Institutions};
use crate::ip::{IpFacts, IpLists};
use crate::list::{ListId, ListInfo};
use crate::mail_drop::{MailDropBrand, MailDrops};
use crate::snapshot::{Content, Snapshot};
use crate::tool::{Tool, ToolRelease, ToolReleases, Tools};
use crate::zone::ZoneOffsets;

/// The loaded lists. Building one is cheap without imports; share it behind a reference or an `Arc`.
#[derive(Debug, Clone)]
pub struct Reference {
    infos: Vec<ListInfo>,
    accounts: AccountDirectory,
    countries: Countries,
    devices: Devices,
    institutions: Institutions,
    ip: IpLists,
    mail_domains: MailDomains,
    mail_drops: MailDrops,
    releases: ToolReleases,
    tools: Tools,
    zones: ZoneOffsets,
}

/// The lists every program start has; the invented ranges are asked for by name.
const SHIPPED: [Embedded; 11] = [
    embedded::ACCOUNT_INSTITUTIONS,
    embedded::COUNTRIES,
    embedded::DEVICE_IDS,
    embedded::DISPOSABLE,
    embedded::FREE_MAIL,
    embedded::MAIL_DROPS,
    embedded::RELAYS,
    embedded::REMOTE_TOOLS,
    embedded::RESERVED,
    embedded::TOOL_RELEASES,
    embedded::ZONES,
];

impl Reference {
    /// The lists that ship inside the program.
    #[must_use]
    pub fn embedded() -> Self {
        let mut reference = Self {
            infos: Vec::new(),
            accounts: AccountDirectory::embedded(),
            countries: Countries::embedded(),
            devices: Devices::embedded(),
            institutions: Institutions::default(),
            ip: IpLists::default(),
            mail_domains: MailDomains::embedded(),
            mail_drops: MailDrops::embedded(),
            releases: ToolReleases::embedded(),
            tools: Tools::embedded(),
            zones: ZoneOffsets::embedded(),
        };
        reference.infos.extend(SHIPPED.map(Embedded::info));
        reference.add_ranges(embedded::RESERVED);
        reference.sort_infos();
        reference
    }

    /// The shipped lists and the imported ones. Of two snapshots of one series the one given last counts.
    #[must_use]
    pub fn load(snapshots: impl IntoIterator<Item = Snapshot>) -> Self {
        let mut kept: Vec<Snapshot> = Vec::new();
        for snapshot in snapshots {
            let (id, series) = (snapshot.info.id, snapshot.info.series.clone());
            kept.retain(|known| known.info.id != id || known.info.series != series);
            kept.push(snapshot);
        }
        kept.sort_by(|a, b| (a.info.id, &a.info.series).cmp(&(b.info.id, &b.info.series)));
        let mut reference = Self::embedded();
        for snapshot in kept {
            reference.add(snapshot);
        }
        reference.sort_infos();
        reference
    }

    /// Adds invented assignments for the documentation ranges (RFC 5737, RFC 3849): examples and tests only.
    #[must_use]
    pub fn with_demo_ranges(mut self) -> Self {
        self.infos.push(embedded::DEMO_RANGES.info());
        self.add_ranges(embedded::DEMO_RANGES);
        self.sort_infos();
        self
    }

    /// Every loaded list, in order of id and series.
    #[must_use]
    pub fn infos(&self) -> &[ListInfo] {
        &self.infos
    }

    /// The newest loaded part of a list: the one to name in an outcome. `None`: not loaded, so the question
    /// was not asked.
    #[must_use]
    pub fn list(&self, id: ListId) -> Option<&ListInfo> {
        self.infos.iter().filter(|info| info.id == id).max_by_key(|info| info.dated)
    }

    /// Names of exactly the lists an assessment rests on, sorted.
    #[must_use]
    pub fn snapshot_ids(&self) -> Vec<String> {
        let mut ids: Vec<String> = self.infos.iter().map(ListInfo::snapshot_id).collect();
        ids.sort_unstable();
        ids
    }

    /// Class of a mail domain, or of the domain of an address.
    #[must_use]
    pub fn email_domain(&self, domain: &str) -> EmailDomainClass {
        self.mail_domains.class(domain)
    }

    /// Whether the registries know the institution, by name or by domain.
    #[must_use]
    pub fn institution(&self, name_or_domain: &str) -> InstitutionStatus {
        self.institutions.status(name_or_domain)
    }

    /// What the lists say about an address. The operator's own ranges decide first, then Tor, privacy
    /// relays, consumer VPNs, hosting, and reserved ranges last.
    #[must_use]
    pub fn ip(&self, address: IpAddr) -> IpFacts<'_> {
        self.ip.facts(address)
    }

    /// The institution behind a national bank code (as it stands in the IBAN), or behind a BIC.
    #[must_use]
    pub fn account_institution(
        &self,
        country: CountryCode,
        bank_code: Option<&str>,
        bic: Option<&str>,
    ) -> Option<&AccountInstitution> {
        self.accounts.find(country, bank_code, bic)
    }

    /// The mail-drop or forwarding brand named in an address, on word borders.
    #[must_use]
    pub fn mail_drop(&self, address: &str) -> Option<&MailDropBrand> {
        self.mail_drops.find(address)
    }

    /// The tool named in a process, device or product name, on word borders.
    #[must_use]
    pub fn tool(&self, name: &str) -> Option<&Tool> {
        self.tools.find(name)
    }

    /// Every known tool.
    #[must_use]
    pub fn tools(&self) -> &[Tool] {
        self.tools.rows()
    }

    /// The product behind a USB, display or Ethernet identifier. Owners can change them: a miss proves nothing.
    #[must_use]
    pub fn device(&self, id: &DeviceId) -> Option<&Device> {
        self.devices.find(id)
    }

    /// The earliest public release of a programming tool, by its name alone.
    #[must_use]
    pub fn tool_release(&self, name: &str) -> Option<&ToolRelease> {
        self.releases.find(name)
    }

    /// Every known first release.
    #[must_use]
    pub fn tool_releases(&self) -> &[ToolRelease] {
        self.releases.rows()
    }

    /// The country meant by an alpha-2 or alpha-3 code or a usual spelling; `None` if it could be two.
    #[must_use]
    pub fn country_code(&self, spelling: &str) -> Option<CountryCode> {
        self.countries.code(spelling)
    }

    /// The ISO 3166-1 row of a country.
    #[must_use]
    pub fn country(&self, code: CountryCode) -> Option<&Country> {
        self.countries.get(code)
    }

    /// Offsets from UTC in minutes used in a country since 2022, standard and daylight time, ascending. Wide
    /// countries have many, and a computer may keep old rules: only an offset outside them says anything.
    #[must_use]
    pub fn zone_offsets(&self, country: CountryCode) -> Option<&[i16]> {
        self.zones.of(country)
    }

    fn add(&mut self, snapshot: Snapshot) {
        let Snapshot { info, content } = snapshot;
        match (content, info.id) {
            (Content::Domains(domains), ListId::AbusedAcademicDomains) => self.institutions.add_abused(domains),
            (Content::Domains(domains), ListId::NonStudentDomains) => self.institutions.add_non_student(domains),
            (Content::Domains(domains), id) => self.mail_domains.add(id, domains),
            (Content::Registry(registry), _) => self.institutions.add_registry(registry),
            (Content::Ranges(table), id) => self.ip.add(rank(id), info.snapshot_id(), table),
            (Content::Countries(_, db), _) => self.ip.add_countries(info.snapshot_id(), db),
            (Content::Accounts(rows), _) => self.accounts.add(rows),
        }
        self.infos.push(info);
    }

    fn add_ranges(&mut self, list: Embedded) {
        let table = import::own_ranges(list.text).unwrap_or_default();
        self.ip.add(rank(list.id), list.info().snapshot_id(), table);
    }

    fn sort_infos(&mut self) {
        self.infos.sort_by(|a, b| (a.id, &a.series).cmp(&(b.id, &b.series)));
    }
}

/// Which range list decides first where several hold an address.
const fn rank(id: ListId) -> u8 {
    match id {
        ListId::IpRanges => 0,
        ListId::DemoRanges => 1,
        ListId::TorExits => 2,
        ListId::PrivacyRelayRanges => 3,
        ListId::VpnRanges => 4,
        ListId::HostingRanges => 5,
        _ => 6,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ip::IpClass;
    use crate::list::Origin;
    use jiff::civil::date;

    fn import(name: &str, text: &str) -> Snapshot {
        let today = date(2026, 11, 21);
        let upload = import::Upload { name, bytes: text.as_bytes(), list: None, today };
        import::detect(&upload, &[]).unwrap_or_else(|error| panic!("{error}"))
    }

    fn class(reference: &Reference, address: &str) -> (Option<IpClass>, Option<String>) {
        let facts = reference.ip(address.parse().expect("address"));
        (facts.class, facts.country.map(|country| country.to_string()))
    }

    #[test]
    fn invented_ranges_are_asked_for_by_name() {
        let plain = Reference::embedded();
        assert_eq!(class(&plain, "192.0.2.1"), (Some(IpClass::Unroutable), None));
        assert_eq!(class(&plain, "::ffff:192.0.2.1"), (Some(IpClass::Unroutable), None));
        assert_eq!(class(&plain, "8.8.8.8"), (None, None));
        assert!(plain.list(ListId::DemoRanges).is_none());
        let demo = plain.with_demo_ranges();
        let check = |address: &str, expected: IpClass, country: &str| {
            assert_eq!(class(&demo, address), (Some(expected), Some(country.to_owned())), "{address}");
        };
        check("192.0.2.1", IpClass::Residential, "US");
        check("192.0.2.64", IpClass::ConsumerVpn, "US");
        check("198.51.100.130", IpClass::Residential, "PL");
        check("203.0.113.130", IpClass::Satellite, "US");
        check("2001:db8:2::1", IpClass::Residential, "DE");
        assert!(demo.snapshot_ids().iter().any(|id| id.starts_with("demo-ranges@2026-11-21#")));
        assert_eq!(class(&demo, "10.0.0.1"), (Some(IpClass::Unroutable), None));
    }

    #[test]
    fn the_operators_own_ranges_decide_first() {
        let own = "cidr,class,source,date,country\n192.0.2.64/26,satellite,contract,2026-02-01,CA\n192.0.2.0/28,,x,2026-02-01,MX\n";
        let reference = Reference::load([import("vpn.txt", "192.0.2.0/24\n"), import("ours.csv", own)]);
        let reference = reference.with_demo_ranges();
        assert_eq!(class(&reference, "192.0.2.70"), (Some(IpClass::Satellite), Some("CA".into())));
        assert_eq!(class(&reference, "192.0.2.1"), (Some(IpClass::Residential), Some("MX".into())));
        let facts = reference.ip([192, 0, 2, 70].into());
        assert!(facts.class_snapshot.is_some_and(|id| id.starts_with("ip-ranges@2026-11-21#")));
    }

    #[test]
    fn the_last_of_one_series_counts() {
        let lists = [import("free-2026-01-01.txt", "a.example\n"), import("free-2026-02-01.txt", "b.example\n")];
        let reference = Reference::load(lists);
        assert_eq!(reference.email_domain("a.example"), EmailDomainClass::Unlisted);
        assert_eq!(reference.email_domain("b.example"), EmailDomainClass::Free);
        let imported = reference.infos().iter().filter(|info| info.origin == Origin::Imported);
        assert_eq!(imported.count(), 1);
        assert_eq!(reference.institution("Sample"), InstitutionStatus::RegistryNotLoaded);
    }

    #[test]
    fn lists_grow_old() {
        let vpn = import("vpn-2026-08-22.txt", "192.0.2.0/24\n").info;
        let check = |day, age: u32, stale: bool| assert_eq!((vpn.age_days(day), vpn.is_stale(day)), (age, stale));
        check(date(2026, 8, 1), 0, false);
        check(date(2026, 9, 5), 14, false);
        check(date(2026, 9, 6), 15, true);
    }

    #[test]
    fn snapshot_ids_are_stable_and_sorted() {
        let ids = Reference::embedded().snapshot_ids();
        assert_eq!(ids, Reference::load([]).snapshot_ids());
        assert!(ids.is_sorted() && ids.len() == SHIPPED.len());
        for list in ListId::ALL {
            assert_eq!(ListId::parse(list.as_str()), Some(list));
            assert_eq!(serde_json::to_value(list).expect("json"), list.as_str());
        }
    }
}
