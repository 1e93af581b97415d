//! The set against what it promises, and against lists of OFAC for whoever has them.
#![expect(clippy::disallowed_methods, reason = "the test reads saved files")]

use std::collections::{BTreeMap, BTreeSet};
use std::io::Read as _;
use std::path::Path;

use vetwork_canon::wallet::{Network, Wallet};

use super::*;
use crate::formats::{Format, read as read_format};
use crate::party::{IdentifierKind, ListedName, NameStrength, PartRole, Party, PartyKind};
use crate::screen::{Memory, Query, Screener, Standing};

/// A set of one made-up party, in which something is put in place of something else.
fn check(replace: &str, by: &str, expected: Result<(), &str>) {
    let text = r#"
reviewed = "2026-01-02"

[publications.act]
by = "A ministry"
on = "2025-01-02"

[[party]]
id = "1"
kind = "Person"
name = "EXAMPLE, Anna"
born = ["1990-01-02"]
programmes = ["ONE"]
tie = "Scheme"
designated = ["act"]
said = "Said to be made up."
"#;
    assert!(text.contains(replace), "{replace}");
    let list = read(&text.replace(replace, by));
    let problems: Vec<&str> = list.problems.iter().map(|problem| problem.what.as_str()).collect();
    match expected {
        Ok(()) => assert_eq!((list.parties.len(), problems.as_slice()), (1, [].as_slice()), "{by}"),
        Err(expected) => {
            assert_eq!(list.parties, [], "{by}");
            assert!(problems.len() == 1 && problems[0].contains(expected), "{by}: {problems:?}");
        }
    }
}

#[test]
fn rows() {
    check("born", "born", Ok(()));
    check("designated = [\"act\"]", "designated = []", Err("a charge or a warrant is not enough"));
    check("[\"act\"]", "[\"other\"]", Err("there is no publication `other`"));
    check("[\"1990-01-02\"]", "[]", Err("no date of birth"));
    check("[\"1990-01-02\"]", "[\"2 Jan 1990\"]", Err("`2 Jan 1990`: this is no date"));
    check("\"Scheme\"", "\"Charged\"", Err("unknown variant `Charged`"));
    check("said", "told", Err("unknown field `told`"));
    check("kind = \"Person\"", "kind = \"Organisation\"", Ok(()));
    check("reviewed", "[", Err(""));
}

#[test]
fn the_set_reads_whole() {
    let list = list();
    assert_eq!(list.problems, []);
    assert_eq!(list.source, Source::Curated);
    assert!(list.published.is_some());
    assert_eq!(list.declared, Some(list.parties.len() as u64));
    let ids: BTreeSet<&str> = list.parties.iter().map(|party| party.id.as_str()).collect();
    assert_eq!(ids.len(), list.parties.len(), "an id stands twice");
    let ties: BTreeSet<Tie> = list.parties.iter().map(|party| designation(party).tie).collect();
    assert_eq!(ties.len(), 3);
}

#[test]
fn every_row_says_who_designated_it_and_when() {
    for party in &list().parties {
        let id = &party.id;
        let publications = &designation(party).publications;
        assert_eq!(party.listed_on, publications.first().map(|publication| publication.on), "{id}");
        for Publication { by, on, title, url } in publications {
            assert!(!by.is_empty() && title.as_deref() != Some(""), "{id}");
            assert!(on.year() >= 2010 && Some(*on) <= list().published, "{id}");
            assert!(url.as_deref().is_none_or(|url| url.starts_with("https://")), "{id}");
        }
        assert!(party.page.as_deref().is_some_and(|page| page.starts_with("https://")), "{id}");
        let hearsay = party.remarks.starts_with("Said by ") || party.remarks.starts_with("Designated ");
        assert!(hearsay && party.remarks.ends_with('.') && !party.remarks.trim_end_matches('.').contains(". "), "{id}");
        assert!(!party.programmes.is_empty(), "{id}");
    }
}

#[test]
fn people_have_two_parts_of_a_name_and_a_date_of_birth() {
    for party in list().parties.iter().filter(|party| party.kind == PartyKind::Person) {
        assert!(party.names.iter().all(|name| name.parts.len() == 2), "{}", party.id);
        assert!(party.names[0].strength == NameStrength::Primary && !party.birth_dates.is_empty(), "{}", party.id);
        let passports = party.identifiers.iter().any(|number| number.country.is_some());
        assert!(passports || !party.nationalities.is_empty(), "{}: of no country", party.id);
    }
}

#[test]
fn the_checksum_of_every_wallet_holds() {
    let mut seen = BTreeSet::new();
    for (party, wallet) in list().parties.iter().flat_map(|party| party.wallets.iter().map(move |w| (party, w))) {
        let address = wallet.address.as_str();
        let read = Wallet::parse(address).unwrap_or_else(|error| panic!("{} {address}: {error}", party.id));
        assert_ne!(read.network(), Network::Other, "{} {address}: no checksum to verify", party.id);
        // In one case an Ethereum address has no checksum: here it stands as EIP-55 writes it.
        let mixed = address.bytes().any(|b| b.is_ascii_uppercase()) && address.bytes().any(|b| b.is_ascii_lowercase());
        assert!(mixed || address.starts_with("bc1"), "{} {address}", party.id);
        assert!(seen.insert(read), "{} {address}: twice", party.id);
    }
    assert!(!seen.is_empty());
}

#[test]
fn names_and_programmes_are_those_of_the_sdn_list_of_2026() {
    let Some(bytes) = saved("ofac/ofac-sdn-20260820.json.gz") else { return };
    let saved: serde_json::Value = serde_json::from_slice(&bytes).unwrap();
    let entries = saved["entries"].as_array().unwrap();
    let entries: BTreeMap<String, &serde_json::Value> =
        entries.iter().map(|entry| (entry["uid"].to_string(), entry)).collect();
    for party in list().parties.iter().filter(|party| is_of_ofac(party)) {
        let entry = entries.get(&party.id).unwrap_or_else(|| panic!("{} is not on the list", party.id));
        let texts = |field: &str| -> BTreeSet<String> {
            entry[field].as_array().unwrap().iter().map(|text| text.as_str().unwrap().to_owned()).collect()
        };
        assert_eq!(as_ofac_writes(&party.names[0]), entry["name"].as_str().unwrap());
        assert_eq!(party.programmes.iter().cloned().collect::<BTreeSet<_>>(), texts("programs"), "{}", party.id);
        assert_eq!(party.kind == PartyKind::Person, entry["type"] == "individual", "{}", party.id);
        let strong = party.names.iter().filter(|name| name.strength == NameStrength::Strong);
        let aliases = texts("alternateNames");
        for alias in strong.map(as_ofac_writes) {
            assert!(aliases.contains(&alias), "{}: {alias}", party.id);
        }
    }
}

#[test]
fn wallets_are_those_of_the_sdn_list_of_2026() {
    let Some(bytes) = saved("wallets/sanctioned-addresses-20260822.json.gz") else { return };
    let saved: serde_json::Value = serde_json::from_slice(&bytes).unwrap();
    let mut expected: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (address, entry) in saved["addresses"].as_object().unwrap() {
        for owner in entry["entries"].as_array().unwrap() {
            expected.entry(owner["uid"].as_str().unwrap().to_owned()).or_default().insert(address.clone());
        }
    }
    for party in list().parties {
        // The saved copy lost the case, which the checksums bring back.
        let ours: BTreeSet<String> = party.wallets.iter().map(|wallet| wallet.address.to_ascii_lowercase()).collect();
        assert_eq!(ours, expected.remove(&party.id).unwrap_or_default(), "{}", party.id);
    }
}

#[test]
fn what_was_listed_by_2024_agrees_with_the_remarks_of_that_list() {
    let Some(bytes) = saved("ofac/sdn-legacy-20240627.csv.gz") else { return };
    let then = read_format(Format::OfacCsv, Source::OfacSdn, bytes.as_slice()).unwrap();
    let then: BTreeMap<&str, &Party> = then.parties.iter().map(|party| (party.id.as_str(), party)).collect();
    let (now, mut compared) = (list(), 0);
    for party in &now.parties {
        let Some(old) = then.get(party.id.as_str()) else { continue };
        compared += 1;
        assert_eq!(party.names[0].text, old.names[0].text, "{}", party.id);
        if party.kind == PartyKind::Person {
            assert_eq!(party.birth_dates, old.birth_dates, "{}", party.id);
            assert_eq!(party.nationalities, old.nationalities, "{}", party.id);
            // Where the remarks were cut, the passport is in a file of its own.
            let (ours, theirs) = (passports(party), passports(old));
            assert!(ours.is_superset(&theirs), "{}: {ours:?} {theirs:?}", party.id);
        }
        let (ours, theirs) = (wallets(party), wallets(old));
        assert!(ours.is_superset(&theirs), "{}: {:?}", party.id, theirs.difference(&ours));
    }
    assert!(compared > 20, "{compared}");
}

#[test]
fn signs_beside_letters_are_part_of_the_name() {
    let screener = Screener::new(vec![list()]);
    for (name, birth, expected) in [
        ("Andrew 高橋", "1980-09-29", None),
        ("Song Kum Hyok (宋今革)", "", Some("49970")),
        ("宋 Kum Hyok", "", Some("49970")),
        ("송 Kum Hyok", "", Some("49970")),
    ] {
        let query = Query { name: name.to_owned(), birth: birth.parse().ok(), ..Query::default() };
        let hits = screener.screen(&query, &mut Memory::default());
        let found = hits.first().filter(|hit| hit.standing >= Standing::Open).map(|hit| hit.party.id.as_str());
        assert_eq!(found, expected, "{name}: {:?}", hits.first().map(|hit| hit.bits));
    }
}

fn designation(party: &Party) -> &Designation {
    party.designation.as_ref().unwrap_or_else(|| panic!("{} has no designation", party.id))
}

fn is_of_ofac(party: &Party) -> bool {
    party.id.bytes().all(|byte| byte.is_ascii_digit())
}

fn as_ofac_writes(name: &ListedName) -> String {
    let part = |role| name.parts.iter().find(|part| part.role == role).map(|part| part.text.as_str());
    match (part(PartRole::Family), part(PartRole::Given)) {
        (Some(family), Some(given)) => format!("{family}, {given}"),
        _ => name.text.clone(),
    }
}

fn passports(party: &Party) -> BTreeSet<&str> {
    let passports = party.identifiers.iter().filter(|number| number.kind == IdentifierKind::Passport);
    passports.map(|number| number.number.as_str()).collect()
}

fn wallets(party: &Party) -> BTreeSet<String> {
    party.wallets.iter().map(|wallet| Wallet::parse(&wallet.address).unwrap().key().to_owned()).collect()
}

/// A saved list outside of the repository, unpacked; `None`, said plainly, where there is none.
fn saved(name: &str) -> Option<Vec<u8>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/watchlist").join(name);
    let Ok(packed) = std::fs::read(&path) else {
        eprintln!("not tested: {} is not here", path.display());
        return None;
    };
    let mut bytes = Vec::new();
    flate2::read::MultiGzDecoder::new(packed.as_slice()).read_to_end(&mut bytes).unwrap();
    Some(bytes)
}
