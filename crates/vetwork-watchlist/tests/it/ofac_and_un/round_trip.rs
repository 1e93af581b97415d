//! Parties of a published list, written in another format and read again, are the same, as far as the format carries them.
//! So the formats of which no original could be had are read at their full size.

use std::collections::{BTreeMap, BTreeSet};

use vetwork_watchlist::formats::{Format, FormatError, OfacFiles, read, read_ofac_csv};
use vetwork_watchlist::list::{List, Source};
use vetwork_watchlist::party::{ListedName, Party, Place};

use super::{saved, write};

/// A party in a form that can be compared: where it stands in a file does not matter, nor the order of what the formats
/// gather from several places.
fn comparable(party: &Party) -> Party {
    let mut party = Party { place: Place::Nowhere, ..party.clone() };
    party.identifiers.sort_by(|a, b| (&a.label, &a.number, &a.country).cmp(&(&b.label, &b.number, &b.country)));
    party.relations.sort_by(|a, b| (&a.label, &a.name, &a.to).cmp(&(&b.label, &b.name, &b.to)));
    party
}

/// Ties by number, where the format has them by number, turned back into ties by name.
fn by_name(list: &mut List, parties: &[Party]) {
    let names: BTreeMap<&str, &ListedName> = parties.iter().map(|party| (party.id.as_str(), &party.names[0])).collect();
    for relation in list.parties.iter_mut().flat_map(|party| &mut party.relations) {
        if let Some(to) = relation.to.take() {
            relation.name = Some(match names[to.as_str()].parts.as_slice() {
                [given, family] => format!("{}, {}", family.text, given.text),
                _ => names[to.as_str()].text.clone(),
            });
        }
    }
}

fn check(format: &str, parties: &[Party], list: Result<List, FormatError>) {
    let mut list = list.unwrap_or_else(|error| panic!("{format}: {error}"));
    assert_eq!(list.problems, [], "{format}");
    assert_eq!(list.parties.len(), parties.len(), "{format}");
    by_name(&mut list, parties);
    for (read, written) in list.parties.iter().zip(parties) {
        assert_eq!(comparable(read), comparable(written), "{format}");
    }
}

/// The parties of a list. What was cut off their remarks is text that begins with a label, and would be mined elsewhere.
fn uncut(mut list: List) -> Vec<Party> {
    for problem in list.problems.iter().filter(|problem| problem.field == "Remarks") {
        let cut = list.parties.iter_mut().find(|party| party.place == problem.place).expect("a party at its line");
        let whole = cut.remarks.rsplit_once("; ").map(|(whole, _)| whole.to_owned());
        cut.remarks = whole.unwrap_or_default();
    }
    list.parties
}

fn check_all(parties: &[Party]) {
    let read = |format, text: &str| read(format, Source::OfacSdn, text.as_bytes());
    let classic = write::classic(parties);
    check("classic", parties, read(Format::OfacXml, &classic));
    let enhanced = write::enhanced(parties);
    check("enhanced", parties, read(Format::OfacEnhancedXml, &enhanced));
    let advanced = write::advanced(parties);
    check("advanced", parties, read(Format::OfacAdvancedXml, &advanced));
    let [entries, addresses, aliases, comments] = write::legacy(parties);
    let files = OfacFiles {
        entries: Box::new(entries.as_bytes()),
        addresses: Some(Box::new(addresses.as_bytes())),
        aliases: Some(Box::new(aliases.as_bytes())),
        comments: Some(Box::new(comments.as_bytes())),
    };
    check("legacy", parties, read_ofac_csv(Source::OfacSdn, files));
    let sizes = [classic.len(), enhanced.len(), advanced.len(), entries.len()].map(|size| size >> 10);
    eprintln!("{} parties, {sizes:?} KiB as classic, enhanced, advanced, legacy", parties.len());
}

#[test]
fn made_up_parties() {
    check_all(&write::made_up());
}

#[test]
fn the_whole_sdn_list_of_june_2024() {
    if let Some(list) = saved::csv(saved::SDN_2024) {
        check_all(&uncut(list));
    }
}

#[test]
fn the_whole_sdn_list_of_january_2022_with_its_aliases() {
    if let Some(mut list) = saved::csv(saved::SDN_2022) {
        // One of its numbers stands twice.
        let mut seen = BTreeSet::new();
        list.parties.retain(|party| seen.insert(party.id.clone()));
        check_all(&uncut(list));
    }
}

#[test]
fn the_whole_list_of_the_united_nations() {
    let Some(list) = saved::list("un/un-consolidated-20260227.xml.gz", Format::UnXml, Source::UnitedNations) else {
        return;
    };
    let written = write::united_nations(&list.parties);
    let read = read(Format::UnXml, Source::UnitedNations, written.as_bytes()).unwrap();
    assert_eq!(read.problems, []);
    for (read, written) in read.parties.iter().zip(&list.parties) {
        let mut written = comparable(written);
        // One remark more for each alias that was both weak and former.
        written.remarks.clone_from(&read.remarks);
        assert_eq!(comparable(read), written);
    }
    assert_eq!(read.parties.len(), list.parties.len());
}
