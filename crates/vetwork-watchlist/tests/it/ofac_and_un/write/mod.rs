//! Writers of the published formats, from the facts of their schemas and not from the readers: what they write and the
//! readers read must be the same.

mod advanced;
mod classic;
mod enhanced;
mod legacy;
mod united_nations;

use jiff::civil::Date;
use vetwork_watchlist::date::{BirthDate, PartialDate};
use vetwork_watchlist::party::{
    Contact, ContactKind, Identifier, IdentifierKind, ListedName, ListedWallet, NamePart, NameStrength, PartRole,
    Party, PartyKind, Relation, Sex,
};

pub(crate) use advanced::write as advanced;
pub(crate) use classic::write as classic;
pub(crate) use enhanced::write as enhanced;
pub(crate) use legacy::write as legacy;
pub(crate) use united_nations::write as united_nations;

/// `<name>text</name>`, nothing where there is no text.
fn tag(name: &str, text: &str) -> String {
    if text.is_empty() { String::new() } else { format!("<{name}>{}</{name}>", escaped(text)) }
}

/// `<name>` around what is XML already, nothing where it is empty.
fn group(name: &str, inner: &str) -> String {
    if inner.is_empty() { String::new() } else { format!("<{name}>{inner}</{name}>\n") }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

fn kind(party: &Party) -> &'static str {
    match party.kind {
        PartyKind::Person => "Individual",
        PartyKind::Vessel => "Vessel",
        PartyKind::Aircraft => "Aircraft",
        PartyKind::Organisation | PartyKind::Unknown => "Entity",
    }
}

/// What OFAC calls a date of birth, of founding, of building.
fn birth_label(party: &Party) -> &'static str {
    match party.kind {
        PartyKind::Person => "Birthdate",
        PartyKind::Vessel => "Vessel Year of Build",
        PartyKind::Aircraft => "Aircraft Manufacture Date",
        PartyKind::Organisation | PartyKind::Unknown => "Organization Established Date",
    }
}

fn part(name: &ListedName, role: PartRole) -> Option<&str> {
    name.parts.iter().find(|part| part.role == role).map(|part| part.text.as_str())
}

/// Family's name, given names; the whole name as the former where it is not in parts.
fn last_first(name: &ListedName) -> (&str, &str) {
    match (part(name, PartRole::Family), part(name, PartRole::Given)) {
        (Some(family), Some(given)) => (family, given),
        _ => (&name.text, ""),
    }
}

/// `LAST, First`.
fn inverted(name: &ListedName) -> String {
    match last_first(name) {
        (whole, "") => whole.to_owned(),
        (family, given) => format!("{family}, {given}"),
    }
}

fn contact_label(contact: &Contact) -> &'static str {
    match contact.kind {
        ContactKind::Email => "Email Address",
        ContactKind::Phone => "Phone Number",
        ContactKind::Website => "Website",
    }
}

fn sex(party: &Party) -> Option<&'static str> {
    party.sex.map(|sex| if sex == Sex::Male { "Male" } else { "Female" })
}

/// An address without its country, and the country, which stands last.
fn without_country(address: &str) -> (&str, &str) {
    address.rsplit_once(", ").unwrap_or(("", address))
}

/// `25 Nov 1983`.
fn date_text(date: PartialDate) -> String {
    const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let month = date.month().map(|month| MONTHS[usize::try_from(month).unwrap() - 1]);
    match (date.day(), month) {
        (Some(day), Some(month)) => format!("{day:02} {month} {}", date.year()),
        (_, Some(month)) => format!("{month} {}", date.year()),
        _ => date.year().to_string(),
    }
}

fn birth_text(date: BirthDate) -> String {
    match date {
        BirthDate::Known(date) => date_text(date),
        BirthDate::Circa(date) => format!("circa {}", date_text(date)),
        BirthDate::Between(from, to) => format!("{} to {}", date_text(from), date_text(to)),
    }
}

/// The first and the last day of a date.
fn days(date: PartialDate) -> (Date, Date) {
    let first = Date::new(date.year(), date.month().unwrap_or(1), date.day().unwrap_or(1)).unwrap();
    let last = match (date.month(), date.day()) {
        (_, Some(_)) => first,
        (Some(_), None) => first.last_of_month(),
        (None, None) => Date::new(date.year(), 12, 31).unwrap(),
    };
    (first, last)
}

/// A date in OFAC's data model: start from and to, end from and to.
fn span(date: BirthDate) -> [Date; 4] {
    match date {
        BirthDate::Known(date) | BirthDate::Circa(date) => {
            let (first, last) = days(date);
            [first, first, last, last]
        }
        BirthDate::Between(from, to) => {
            let (from, to) = (days(from), days(to));
            [from.0, from.1, to.0, to.1]
        }
    }
}

/// Made-up parties with something in every field that OFAC's formats carry.
pub(crate) fn made_up() -> Vec<Party> {
    let names = |family: &str, given: &str| ListedName {
        text: format!("{given} {family}"),
        parts: vec![
            NamePart { role: PartRole::Given, text: given.to_owned() },
            NamePart { role: PartRole::Family, text: family.to_owned() },
        ],
        ..ListedName::default()
    };
    let year = |year| PartialDate::of_year(year).unwrap();
    let page = |id: &str| Some(format!("https://sanctionssearch.ofac.treas.gov/Details.aspx?id={id}"));
    let anna = Party {
        id: "900001".to_owned(),
        kind: PartyKind::Person,
        names: vec![
            names("EXAMPLE", "Anna & Co"),
            ListedName { strength: NameStrength::Strong, former: true, ..names("MUSTER", "Anna") },
            ListedName::new("ANNIE", NameStrength::Weak),
        ],
        birth_dates: vec![
            BirthDate::Known("1983-11-25".parse().unwrap()),
            BirthDate::Circa(year(1982)),
            BirthDate::Between(year(1980), year(1985)),
        ],
        birth_places: vec!["Amaurot, Utopia".to_owned()],
        nationalities: vec!["Utopia".to_owned()],
        sex: Some(Sex::Female),
        identifiers: vec![Identifier {
            kind: IdentifierKind::Passport,
            label: "Passport".to_owned(),
            number: "X 12".to_owned(),
            country: Some("Utopia".to_owned()),
        }],
        addresses: vec!["1 Long Road, Amaurot, Utopia".to_owned()],
        wallets: vec![ListedWallet { symbol: "XBT".to_owned(), address: "1ExampleAddressOfNobody".to_owned() }],
        contacts: vec![Contact { kind: ContactKind::Email, value: "anna@example.org".to_owned() }],
        programmes: vec!["DPRK3".to_owned(), "CYBER2".to_owned()],
        relations: vec![Relation {
            to: None,
            name: Some("EXAMPLE TRADING CO., LTD.".to_owned()),
            label: "Linked To".to_owned(),
        }],
        positions: vec!["Clerk".to_owned()],
        remarks: "a clerk of old".to_owned(),
        page: page("900001"),
        ..Party::default()
    };
    let firm = Party {
        id: "900002".to_owned(),
        kind: PartyKind::Organisation,
        names: vec![ListedName::new("EXAMPLE TRADING CO., LTD.", NameStrength::Primary)],
        programmes: vec!["DPRK3".to_owned()],
        page: page("900002"),
        ..Party::default()
    };
    vec![anna, firm]
}
