//! `SDN.XML`.

use vetwork_watchlist::party::{ListedName, NameStrength, Party, PartyKind};

use super::{birth_label, birth_text, contact_label, group, kind, last_first, sex, tag, without_country};

pub(crate) fn write(parties: &[Party]) -> String {
    let entries: String = parties.iter().map(|party| group("sdnEntry", &entry(party))).collect();
    let count = parties.len();
    format!(
        "<?xml version=\"1.0\" standalone=\"yes\"?>\n<sdnList xmlns=\"http://tempuri.org/sdnList.xsd\"><publshInformation>\
         <Publish_Date>02/04/2031</Publish_Date><Record_Count>{count}</Record_Count></publshInformation>\n{entries}</sdnList>\n"
    )
}

fn entry(party: &Party) -> String {
    let mut remarks: Vec<String> = Some(party.remarks.clone()).into_iter().filter(|text| !text.is_empty()).collect();
    let mut ids: Vec<(String, String, String)> = Vec::new();
    let mut id = |label: &str, number: &str, country: &str| ids.push((label.into(), number.into(), country.into()));
    for relation in &party.relations {
        let name = relation.name.as_deref().unwrap_or_default();
        match relation.label.as_str() {
            "Linked To" => remarks.push(format!("(Linked To: {name})")),
            label => id(label, name, ""),
        }
    }
    sex(party).into_iter().for_each(|sex| id("Gender", sex, ""));
    for number in &party.identifiers {
        id(&number.label, &number.number, number.country.as_deref().unwrap_or_default());
    }
    for wallet in &party.wallets {
        id(&format!("Digital Currency Address - {}", wallet.symbol), &wallet.address, "");
    }
    for contact in &party.contacts {
        id(contact_label(contact), &contact.value, "");
    }
    if party.kind != PartyKind::Person {
        party.birth_dates.iter().for_each(|date| id(birth_label(party), &birth_text(*date), ""));
    }
    let ids = ids.iter().map(|(label, number, country)| {
        group("id", &[tag("idType", label), tag("idNumber", number), tag("idCountry", country)].concat())
    });
    let births = party.birth_dates.iter().filter(|_| party.kind == PartyKind::Person);
    [
        tag("uid", &party.id),
        name(&party.names[0]),
        tag("title", &party.positions.join("; ")),
        tag("sdnType", kind(party)),
        tag("remarks", &remarks.join("; ")),
        group("programList", &party.programmes.iter().map(|text| tag("program", text)).collect::<String>()),
        group("idList", &ids.collect::<String>()),
        group("akaList", &party.names[1..].iter().map(aka).collect::<String>()),
        group("addressList", &party.addresses.iter().map(|text| address(text)).collect::<String>()),
        items("nationalityList", "nationality", "country", &party.nationalities),
        items(
            "dateOfBirthList",
            "dateOfBirthItem",
            "dateOfBirth",
            &births.map(|date| birth_text(*date)).collect::<Vec<_>>(),
        ),
        items("placeOfBirthList", "placeOfBirthItem", "placeOfBirth", &party.birth_places),
    ]
    .concat()
}

fn name(name: &ListedName) -> String {
    let (last, first) = last_first(name);
    [tag("firstName", first), tag("lastName", last)].concat()
}

fn aka(alias: &ListedName) -> String {
    let category = if alias.strength == NameStrength::Weak { "weak" } else { "strong" };
    let kind = if alias.former { "f.k.a." } else { "a.k.a." };
    group("aka", &[tag("type", kind), tag("category", category), name(alias)].concat())
}

fn address(text: &str) -> String {
    let (rest, country) = without_country(text);
    group("address", &[tag("address1", rest), tag("country", country)].concat())
}

fn items(list: &str, item: &str, field: &str, texts: &[String]) -> String {
    group(list, &texts.iter().map(|text| group(item, &tag(field, text))).collect::<String>())
}
