//! How much processor time it takes to prove two master lists and to index their certificates; and, apart from that, to
//! verify the signatures that the certificates themselves bear. `cargo bench -p vetwork-identity --bench trust`.
#![expect(clippy::disallowed_methods, reason = "reads the lists and the time that the kernel counts")]
#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a measurement")]

use std::path::Path;

use vetwork_identity::ber;
use vetwork_identity::certificate::Certificate;
use vetwork_identity::cms::SignedData;
use vetwork_identity::signature::PublicKey;
use vetwork_identity::trust::{Anchors, MasterList};

const LISTS: [&str; 2] = ["DE_ML_2026-05-28-08-28-45.ml", "NL_ML_2026-07-22.ml"];
const ROUNDS: u32 = 20;

fn main() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/identity/csca");
    let lists: Vec<Vec<u8>> = LISTS.iter().filter_map(|name| std::fs::read(folder.join(name)).ok()).collect();
    if lists.len() != LISTS.len() {
        return println!("not measured: the lists are not in {}", folder.display());
    }
    let before = milliseconds();
    let mut anchors = Anchors::default();
    for _ in 0..ROUNDS {
        anchors = Anchors::default();
        lists.iter().for_each(|list| anchors.take_in(MasterList::read(list, None).unwrap()));
    }
    let each = (milliseconds() - before) / f64::from(ROUNDS);
    let keys = anchors.iter().count();
    println!("two lists proven, {keys} certificates indexed: {each:.0} ms of processor time (mean of {ROUNDS})");

    let saved = anchors.to_saved().unwrap();
    let before = milliseconds();
    (0..ROUNDS).for_each(|_| assert!(Anchors::from_saved(&saved).is_ok()));
    println!("read from {} bytes saved: {:.1} ms", saved.len(), (milliseconds() - before) / f64::from(ROUNDS));

    let certificates: Vec<Certificate> = lists.iter().flat_map(|list| certificates(list)).collect();
    let before = milliseconds();
    let (fit, other) = own_signatures(&certificates);
    let took = milliseconds() - before;
    println!("their own signatures: {fit} fit, {other} are by a key that is not on the lists: {took:.0} ms");
}

fn certificates(list: &[u8]) -> Vec<Certificate> {
    let der = ber::to_der(list).unwrap();
    let (whole, _) = ber::content(SignedData::from_der(&der).unwrap().content.unwrap()).unwrap();
    let (_, set) = ber::content(whole).unwrap();
    let (mut rest, _) = ber::content(set).unwrap();
    let mut certificates = Vec::new();
    while let Some(first) = ber::first(rest) {
        certificates.push(Certificate::from_der(first).unwrap());
        rest = &rest[first.len()..];
    }
    certificates
}

/// How many bear the signature of a certificate on the lists, their own included.
fn own_signatures(certificates: &[Certificate]) -> (usize, usize) {
    let is_signed = |certificate: &Certificate| {
        let issuers = certificates.iter().filter(|issuer| issuer.subject == certificate.issuer);
        let mut keys: Vec<&[u8]> = issuers.map(|issuer| issuer.key.as_slice()).collect();
        keys.sort_by_key(|key| *key != certificate.key);
        keys.dedup();
        keys.into_iter().any(|key| PublicKey::from_spki(key).is_ok_and(|key| certificate.signed_by(&key).is_ok()))
    };
    let fit = certificates.iter().filter(|certificate| is_signed(certificate)).count();
    (fit, certificates.len() - fit)
}

/// Processor time of this process in milliseconds, in steps of ten.
fn milliseconds() -> f64 {
    let line = std::fs::read_to_string("/proc/self/stat").unwrap();
    // After the name, which may hold spaces: fields 14 and 15 are ticks in the program and in the kernel.
    let fields: Vec<&str> = line.rsplit(')').next().unwrap().split_whitespace().collect();
    let ticks: f64 = [fields[11], fields[12]].iter().map(|ticks| ticks.parse::<f64>().unwrap()).sum();
    ticks * 10.0
}
