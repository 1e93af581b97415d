//! The list of SECO as it is published: places and programmes beside the targets, names in parts.

use std::collections::BTreeMap;

use vetwork_watchlist::party::{IdentifierKind, ListedName, NameStrength, PartRole, Party, PartyKind};

use super::{date_of, escaped, part};

/// `places_first` tells whether places stand before the targets or behind them.
pub(crate) fn xml(parties: &[Party], places_first: bool) -> String {
    let mut places: BTreeMap<&str, usize> = BTreeMap::new();
    for place in parties.iter().flat_map(|party| party.addresses.iter().chain(&party.birth_places)) {
        let next = 100_000 + places.len();
        places.entry(place).or_insert(next);
    }
    let place = |(country, id): (&&str, &usize)| {
        format!("<place ssid=\"{id}\"><country iso-code=\"XX\">{}</country></place>", escaped(country))
    };
    let all: String = places.iter().map(place).collect();
    let targets: String = parties.iter().map(|party| target(party, &places)).collect();
    let (before, behind) = if places_first { (all.as_str(), "") } else { ("", all.as_str()) };
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <swiss-sanctions-list list-type=\"whole-list\" date=\"2026-09-28\"><sanctions-program ssid=\"20\">\
         <program-key lang=\"ger\">Beispiel</program-key><program-key lang=\"eng\">Example</program-key>\
         <sanctions-set ssid=\"200\" lang=\"eng\">annex</sanctions-set></sanctions-program>\
         {before}{targets}{behind}</swiss-sanctions-list>"
    )
}

fn target(party: &Party, places: &BTreeMap<&str, usize>) -> String {
    let subject = match party.kind {
        PartyKind::Person => "individual",
        PartyKind::Vessel => "object",
        _ => "entity",
    };
    let object = if subject == "object" { " object-type=\"vessel\"" } else { "" };
    let mut inside: String = party.names.iter().map(name).collect();
    for date in &party.birth_dates {
        let date = date_of(date);
        let part =
            |name: &str, number: Option<i8>| number.map(|number| format!(" {name}=\"{number}\"")).unwrap_or_default();
        let (day, month) = (part("day", date.day()), part("month", date.month()));
        inside += &format!("<day-month-year{day}{month} year=\"{}\"/>", date.year());
    }
    for place in &party.birth_places {
        inside += &format!("<place-of-birth ssid=\"1\" place-id=\"{}\"/>", places[place.as_str()]);
    }
    for country in &party.nationalities {
        let country = escaped(country);
        inside += &format!("<nationality ssid=\"2\"><country iso-code=\"XX\">{country}</country></nationality>");
    }
    for place in &party.addresses {
        inside += &format!("<address ssid=\"3\" place-id=\"{}\"/>", places[place.as_str()]);
    }
    for identifier in &party.identifiers {
        inside += &format!(
            "<identification-document ssid=\"4\" document-type=\"{}\"><number>{}</number></identification-document>",
            document_type(identifier.kind),
            escaped(&identifier.number)
        );
    }
    format!(
        "<target ssid=\"{}\" sanctions-set-id=\"200\"><modification modification-type=\"listed\" \
         effective-date=\"2022-03-01\" publication-date=\"2022-03-01\"/><{subject}{object}>\
         <identity ssid=\"5\" main=\"true\">{inside}</identity></{subject}></target>",
        escaped(&party.id)
    )
}

pub(crate) fn document_type(kind: IdentifierKind) -> &'static str {
    match kind {
        IdentifierKind::Passport => "passport",
        _ => "id-card",
    }
}

fn name(name: &ListedName) -> String {
    let (kind, quality) = match name.strength {
        NameStrength::Primary => ("primary-name", "good"),
        NameStrength::Strong => ("alias", "good"),
        NameStrength::Weak => ("alias", "low"),
    };
    let (family, given) = (part(name, PartRole::Family), part(name, PartRole::Given));
    // The family's name stands first in the published file, and has no order of its own in ours.
    let parts: Vec<(&str, String)> = if name.parts.iter().all(|part| part.role == PartRole::Whole) {
        vec![("whole-name", name.text.clone())]
    } else {
        [("family-name", family), ("given-name", given)].into_iter().filter(|(_, text)| !text.is_empty()).collect()
    };
    let parts: String = parts
        .iter()
        .enumerate()
        .map(|(at, (role, text))| {
            let text = escaped(text);
            format!("<name-part order=\"{}\" name-part-type=\"{role}\"><value>{text}</value></name-part>", at + 1)
        })
        .collect();
    format!("<name ssid=\"6\" name-type=\"{kind}\" quality=\"{quality}\">{parts}</name>")
}
