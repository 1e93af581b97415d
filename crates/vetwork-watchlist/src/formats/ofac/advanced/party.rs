//! A `DistinctParty`: its names in parts and scripts, its features.

use super::entry;
use super::reference::{Reference, day};
use crate::date::BirthDate;
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
    let roles: Vec<(&str, &str)> = groups
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
fn listed_name(documented: &Element, roles: &[(&str, &str)], standing: Standing) -> Option<ListedName> {
    let values: Vec<&Element> = documented.listed("DocumentedNamePart", "NamePartValue").collect();
    let parts: Option<Vec<NamePart>> = values
        .iter()
        .map(|value| {
            let (_, word) = roles.iter().find(|(id, _)| value.attribute("NamePartGroupID") == Some(id))?;
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
    let label = reference.word("FeatureType", item.attribute("FeatureTypeID"));
    for version in item.all("FeatureVersion") {
        let places =
            version.all("VersionLocation").filter_map(|place| reference.location(place.attribute("LocationID")));
        if label == "Location" {
            party.addresses.extend(places.map(str::to_owned));
            continue;
        }
        let period = version.child("DatePeriod");
        if feature::meaning(&label) == feature::Meaning::Birth {
            match period.and_then(birth) {
                Some(date) => party.birth_dates.push(date),
                None => reading.problem(version.place(), &label, "the dates are no period of time"),
            }
            continue;
        }
        let details = version.all("VersionDetail").filter_map(|detail| match detail.attribute("DetailReferenceID") {
            Some(id) => reference.known("DetailReference", id),
            None => detail.text(),
        });
        let from = period.and_then(|period| Some(day(period.child("Start")?.child("From")?)?.to_string()));
        let value = details.chain(places).chain(from.as_deref()).next().unwrap_or_default().to_owned();
        if let Err(what) = feature::add(party, &label, &value, None, false) {
            reading.problem(version.place(), &label, &what);
        }
        if let Some(comment) = version.value("Comment") {
            feature::remark(party, comment);
        }
    }
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
