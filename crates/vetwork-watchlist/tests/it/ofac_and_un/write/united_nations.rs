//! The consolidated list of the Security Council.

use vetwork_watchlist::date::BirthDate;
use vetwork_watchlist::party::{ListedName, NameStrength, Party, PartyKind};

use super::{group, sex, tag};

pub(crate) fn write(parties: &[Party]) -> String {
    let of = |person: bool, name: &str| -> String {
        let chosen = parties.iter().filter(|party| (party.kind == PartyKind::Person) == person);
        chosen.map(|party| group(name, &entry(party, name))).collect()
    };
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<CONSOLIDATED_LIST dateGenerated=\"2031-02-04T00:00:09.554Z\">\
         {}{}</CONSOLIDATED_LIST>\n",
        group("INDIVIDUALS", &of(true, "INDIVIDUAL")),
        group("ENTITIES", &of(false, "ENTITY")),
    )
}

fn entry(party: &Party, kind: &str) -> String {
    let values =
        |list: &str, texts: &[String]| group(list, &texts.iter().map(|text| tag("VALUE", text)).collect::<String>());
    let within = |field: &str, inner: String| group(&format!("{kind}_{field}"), &inner);
    let day = |day: Option<jiff::civil::Date>| day.map(|day| day.to_string()).unwrap_or_default();
    let aliases = party.names[1..].iter().map(|name| within("ALIAS", alias(name)));
    let places = |field: &'static str| move |text: &String| within(field, tag("COUNTRY", text));
    let documents = party.identifiers.iter().map(|number| {
        let country = tag("ISSUING_COUNTRY", number.country.as_deref().unwrap_or_default());
        within("DOCUMENT", [tag("TYPE_OF_DOCUMENT", &number.label), tag("NUMBER", &number.number), country].concat())
    });
    [
        tag("FIRST_NAME", &party.names[0].text),
        tag("UN_LIST_TYPE", &party.programmes.first().cloned().unwrap_or_default()),
        tag("REFERENCE_NUMBER", &party.id),
        tag("LISTED_ON", &day(party.listed_on)),
        tag("GENDER", sex(party).unwrap_or_default()),
        tag("COMMENTS1", &party.remarks),
        values("DESIGNATION", &party.positions),
        values("NATIONALITY", &party.nationalities),
        group("LAST_DAY_UPDATED", &tag("VALUE", &day(party.changed_on))),
        aliases.collect(),
        format!("<{kind}_ALIAS><QUALITY/><ALIAS_NAME/></{kind}_ALIAS>"),
        party.addresses.iter().map(places("ADDRESS")).collect(),
        party.birth_dates.iter().map(|date| within("DATE_OF_BIRTH", birth(*date))).collect(),
        party.birth_places.iter().map(places("PLACE_OF_BIRTH")).collect(),
        documents.collect(),
    ]
    .concat()
}

fn alias(name: &ListedName) -> String {
    let quality = match (name.strength, name.former) {
        (NameStrength::Weak, _) => "Low",
        (_, true) => "f.k.a.",
        _ => "Good",
    };
    let note = if name.former && name.strength == NameStrength::Weak { "formerly listed as" } else { "" };
    [tag("QUALITY", quality), tag("ALIAS_NAME", &name.text), tag("NOTE", note)].concat()
}

fn birth(date: BirthDate) -> String {
    match date {
        BirthDate::Between(from, to) => [
            tag("TYPE_OF_DATE", "BETWEEN"),
            tag("FROM_YEAR", &from.year().to_string()),
            tag("TO_YEAR", &to.year().to_string()),
        ]
        .concat(),
        BirthDate::Known(one) | BirthDate::Circa(one) => {
            let kind = if matches!(date, BirthDate::Circa(_)) { "APPROXIMATELY" } else { "EXACT" };
            let field = if one.day().is_some() { "DATE" } else { "YEAR" };
            [tag("TYPE_OF_DATE", kind), tag(field, &one.to_string())].concat()
        }
    }
}
