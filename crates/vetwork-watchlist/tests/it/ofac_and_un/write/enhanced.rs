//! `SDN_ENHANCED.XML`.

use std::collections::BTreeMap;

use vetwork_watchlist::date::BirthDate;
use vetwork_watchlist::party::{ListedName, NameStrength, Party};

use super::{birth_label, birth_text, contact_label, escaped, group, inverted, kind, last_first, sex, span, tag};

pub(crate) fn write(parties: &[Party]) -> String {
    let by_name: BTreeMap<String, &str> =
        parties.iter().rev().map(|party| (inverted(&party.names[0]), party.id.as_str())).collect();
    let entities: String = parties
        .iter()
        .map(|party| format!("<entity id=\"{}\">{}</entity>\n", party.id, entity(party, &by_name)))
        .collect();
    format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<sanctionsData xmlns=\"https://example.org/ENHANCED_XML\">\
         <publicationInfo><dataAsOf>2031-02-04T00:00:00</dataAsOf></publicationInfo>\n{}</sanctionsData>\n",
        group("entities", &entities)
    )
}

fn entity(party: &Party, by_name: &BTreeMap<String, &str>) -> String {
    let mut ties = String::new();
    let mut features: Vec<(String, String, String)> = Vec::new();
    let mut remarks: Vec<String> = Some(party.remarks.clone()).into_iter().filter(|text| !text.is_empty()).collect();
    for relation in &party.relations {
        let name = relation.name.as_deref().unwrap_or_default();
        match (relation.label.as_str(), by_name.get(name)) {
            ("Linked To", Some(other)) => {
                let related = format!("<relatedEntity entityId=\"{other}\">{}</relatedEntity>", escaped(name));
                ties += &group("relationship", &(tag("type", "Linked To") + &related));
            }
            ("Linked To", None) => remarks.push(format!("(Linked To: {name})")),
            (label, _) => features.push((label.to_owned(), name.to_owned(), String::new())),
        }
    }
    for date in &party.birth_dates {
        features.push((birth_label(party).to_owned(), birth_text(*date), value_date(*date)));
    }
    let mut feature = |label: &str, value: &str| features.push((label.to_owned(), value.to_owned(), String::new()));
    party.birth_places.iter().for_each(|place| feature("Place of Birth", place));
    party.nationalities.iter().for_each(|country| feature("Nationality Country", country));
    sex(party).into_iter().for_each(|sex| feature("Gender", sex));
    for wallet in &party.wallets {
        feature(&format!("Digital Currency Address - {}", wallet.symbol), &wallet.address);
    }
    party.contacts.iter().for_each(|contact| feature(contact_label(contact), &contact.value));
    let features = features.iter().map(|(label, value, date)| {
        group("feature", &[tag("type", label), tag("value", value), date.clone()].concat())
    });
    let documents = party.identifiers.iter().map(|number| {
        let country = tag("issuingCountry", number.country.as_deref().unwrap_or_default());
        group(
            "identityDocument",
            &[tag("type", &number.label), tag("documentNumber", &number.number), country].concat(),
        )
    });
    let general = [
        tag("entityType", kind(party)),
        tag("remarks", &remarks.join("; ")),
        tag("title", &party.positions.join("; ")),
    ];
    let programmes: String = party.programmes.iter().map(|text| tag("sanctionsProgram", text)).collect();
    [
        group("generalInfo", &general.concat()),
        group("sanctionsPrograms", &programmes),
        group("names", &party.names.iter().map(name).collect::<String>()),
        group("addresses", &party.addresses.iter().map(|text| address(text)).collect::<String>()),
        group("features", &features.collect::<String>()),
        group("identityDocuments", &documents.collect::<String>()),
        group("relationships", &ties),
    ]
    .concat()
}

fn value_date(date: BirthDate) -> String {
    let fields = ["fromDateBegin", "fromDateEnd", "toDateBegin", "toDateEnd"];
    let days: String = fields.iter().zip(span(date)).map(|(field, day)| tag(field, &day.to_string())).collect();
    let about = matches!(date, BirthDate::Circa(_));
    group("valueDate", &(days + &tag("isApproximate", &about.to_string())))
}

fn name(name: &ListedName) -> String {
    let (last, first) = last_first(name);
    let parts: String = [("Last Name", last), ("First Name", first)]
        .iter()
        .filter(|_| !first.is_empty())
        .map(|(kind, text)| group("namePart", &(tag("type", kind) + &tag("value", text))))
        .collect();
    let translation = [
        tag("isPrimary", "true"),
        tag("formattedFirstName", first),
        tag("formattedLastName", last),
        tag("formattedFullName", &inverted(name)),
        group("nameParts", &parts),
    ];
    let kind = match (name.strength, name.former) {
        (NameStrength::Primary, _) => "",
        (_, true) => "F.K.A.",
        (_, false) => "A.K.A.",
    };
    let fields = [
        tag("isPrimary", &(name.strength == NameStrength::Primary).to_string()),
        tag("aliasType", kind),
        tag("isLowQuality", &(name.strength == NameStrength::Weak).to_string()),
        group("translations", &group("translation", &translation.concat())),
    ];
    group("name", &fields.concat())
}

fn address(text: &str) -> String {
    let (rest, country) = super::without_country(text);
    let part = tag("type", "ADDRESS1") + &tag("value", rest);
    let parts = if rest.is_empty() { String::new() } else { group("addressParts", &group("addressPart", &part)) };
    let translation = group("translation", &(tag("isPrimary", "true") + &parts));
    group("address", &(tag("country", country) + &group("translations", &translation)))
}
