//! A `DistinctParty`: its names in parts and scripts, its features.

use rustc_hash::FxHashMap;

use super::entry;
use super::reference::{Reference, day};
use crate::date::BirthDate;
use crate::formats::error::shown;
use crate::formats::ofac::name::{self, Standing};
use crate::formats::ofac::{date, feature, kind, remarks};
use crate::formats::reading::Reading;
use crate::formats::xml::Element;
use crate::party::{ListedName, NamePart, NameStrength, Party};

pub(super) fn party(record: &Element, reference: &Reference, reading: &mut Reading) -> Party {
    let mut party = entry(record.attribute("FixedRef").unwrap_or_default());
    party.place = record.place();
    for profile in record.all("Profile") {
        let subtype = profile.attribute("PartySubTypeID").unwrap_or_default();
        party.kind = reference.party_type(subtype).map(kind).unwrap_or_default();
        for identity in profile.all("Identity") {
            party.names.extend(names(identity, reference));
        }
        for item in profile.all("Feature") {
            features(item, &mut party, reference, reading);
        }
    }
    party.names.sort_by_key(|name| name.strength);
    if let Some(text) = record.value("Comment") {
        remarks::add_titled(&mut party, text);
    }
    party
}

fn names(identity: &Element, reference: &Reference) -> Vec<ListedName> {
    let groups =
        identity.listed("NamePartGroups", "MasterNamePartGroup").flat_map(|master| master.all("NamePartGroup"));
    let roles: FxHashMap<&str, &str> = groups
        .filter_map(|group| {
            let word = reference.known("NamePartType", group.attribute("NamePartTypeID")?)?;
            Some((group.attribute("ID")?, word))
        })
        .collect();
    let mut names = Vec::new();
    let mut primary = identity.attribute("Primary") != Some("false");
    for alias in identity.all("Alias") {
        let told = |attribute: &str| alias.attribute(attribute) == Some("true");
        let kind = reference.word("AliasType", alias.attribute("AliasTypeID"));
        let standing = Standing::of_alias(&kind, told("LowQuality"));
        for documented in alias.all("DocumentedName") {
            // The first spelling of the primary name; the others are the same name in other scripts.
            let first = primary && told("Primary");
            let strength = if first { NameStrength::Primary } else { standing.strength };
            let name = listed_name(documented, &roles, Standing { strength, ..standing });
            primary &= !(first && name.is_some());
            names.extend(name);
        }
    }
    names
}

/// One spelling of a name: its parts by the groups that say what each of them is.
fn listed_name(documented: &Element, roles: &FxHashMap<&str, &str>, standing: Standing) -> Option<ListedName> {
    let values: Vec<&Element> = documented.listed("DocumentedNamePart", "NamePartValue").collect();
    let parts: Option<Vec<NamePart>> = values
        .iter()
        .map(|value| {
            let word = roles.get(value.attribute("NamePartGroupID")?)?;
            Some(NamePart { role: name::role(word)?, text: value.text()?.to_owned() })
        })
        .collect();
    if let Some(parts) = parts.filter(|parts| !parts.is_empty()) {
        return Some(name::in_parts(parts, standing));
    }
    let text = values.iter().filter_map(|value| value.text()).collect::<Vec<_>>().join(" ");
    (!text.is_empty()).then(|| name::whole(&text, standing))
}

fn features(item: &Element, party: &mut Party, reference: &Reference, reading: &mut Reading) {
    let id = item.attribute("FeatureTypeID").unwrap_or_default();
    let label = reference.word("FeatureType", Some(id));
    if reference.known("FeatureType", id).is_none() {
        reading.problem(item.place(), "FeatureTypeID", &format!("there is no word for the number \"{}\"", shown(id)));
    }
    for version in item.all("FeatureVersion") {
        let mut places = Vec::new();
        for place in version.all("VersionLocation") {
            match reference.location(place.attribute("LocationID")) {
                Some(known) => places.extend(Some(known).filter(|known| !known.is_empty())),
                None => reading.problem(place.place(), "LocationID", "there is no such place"),
            }
        }
        let period = version.child("DatePeriod");
        if label == "Location" {
            party.addresses.extend(places.into_iter().map(str::to_owned));
        } else if let (feature::Meaning::Birth, Some(date)) = (feature::meaning(&label), period.and_then(birth)) {
            party.birth_dates.push(date);
        } else {
            let value = detail(version, reference).or_else(|| places.first().map(|place| (*place).to_owned()));
            let from = || Some(day(period?.child("Start")?.child("From")?)?.to_string());
            if let Err(what) = feature::add(party, &label, &value.or_else(from).unwrap_or_default(), None, false) {
                reading.problem(version.place(), &label, &what);
            }
            feature::remark(party, version.value("Comment").unwrap_or_default());
        }
    }
}

/// What a feature says: a word of the reference values, or a text of its own.
fn detail(version: &Element, reference: &Reference) -> Option<String> {
    version.all("VersionDetail").find_map(|detail| match detail.attribute("DetailReferenceID") {
        Some(id) => Some(reference.word("DetailReference", Some(id))),
        None => detail.text().map(str::to_owned),
    })
}

/// `DatePeriod`: a start and an end, each from one day to another.
fn birth(period: &Element) -> Option<BirthDate> {
    let (start, end) = (period.child("Start")?, period.child("End").or_else(|| period.child("Start"))?);
    let ends = |bound: &Element| {
        let from = bound.child("From").and_then(day)?;
        Some((from, bound.child("To").and_then(day).unwrap_or(from)))
    };
    date::span(ends(start)?, ends(end)?, start.attribute("Approximate") == Some("true"))
}
