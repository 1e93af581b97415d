//! The list of SECO, Switzerland: `swiss-sanctions-list`, each `target` one party with one identity or several.
//! Proven on written files; elements by publicly known structure of the 2026 files.

mod names;

use std::io::Read;

use rustc_hash::FxHashMap;

use super::gather::{joined, remark, tidy};
use super::label::identifier_kind;
use super::text::collapsed;
use super::xml::{Element, Records};
use super::{Format, FormatError, MAX_ENTRIES, Reading, Spot, written_date};
use crate::date::{BirthDate, PartialDate};
use crate::list::{List, Source};
use crate::party::{Identifier, IdentifierKind, Party, PartyKind, Relation, Sex};

/// What targets refer to by number. Places stand before or behind the targets.
#[derive(Default)]
struct References {
    /// Names of programmes by the numbers of their sets.
    programmes: FxHashMap<String, String>,
    /// Places in one line.
    places: FxHashMap<String, String>,
    /// What waits for its place: the party's number among the parties, the place, and the line so far.
    births: Vec<(usize, String, String)>,
    addresses: Vec<(usize, String, String)>,
}

/// Reads the list. A target without an id or a name becomes a problem; one that was taken off the list is no party.
pub(super) fn read(source: Source, input: impl Read) -> Result<List, FormatError> {
    let mut records = Records::open(Format::SecoXml, "swiss-sanctions-list", input)?;
    let mut reading = Reading::new(source);
    reading.list.published = records.root().attribute("date").and_then(written_date::day);
    let mut references = References::default();
    while let Some(record) = records.next(&["sanctions-program", "place", "target"])? {
        match &*record.name {
            "sanctions-program" => programme(&mut references, &record),
            "place" => place(&mut references, &record),
            _ if is_off(&record) => {}
            _ => target(&record, &mut references, &mut reading)?,
        }
        if references.places.len() + references.births.len() + references.addresses.len() > MAX_ENTRIES {
            let at = Spot::Byte(record.byte);
            return Err(FormatError::TooLarge { at, what: "places", limit: MAX_ENTRIES as u64 });
        }
    }
    place_all(&mut references, &mut reading);
    let mut list = reading.finish()?;
    list.parties.iter_mut().for_each(tidy);
    Ok(list)
}

/// The programme's English name, else its first one, for each of its sets.
fn programme(references: &mut References, record: &Element) {
    let name = english(record, "program-key").or_else(|| english(record, "program-name")).unwrap_or_default();
    for set in record.all("sanctions-set").filter_map(|set| set.attribute("ssid")) {
        references.programmes.insert(set.to_owned(), collapsed(name));
    }
}

fn english<'a>(record: &'a Element, name: &'a str) -> Option<&'a str> {
    let english = record.all(name).find(|name| name.attribute("lang") == Some("eng"));
    english.or_else(|| record.all(name).next()).and_then(Element::text)
}

fn place(references: &mut References, record: &Element) {
    if let Some(id) = record.attribute("ssid") {
        let parts = ["location", "area", "country"].map(|part| record.value(part).unwrap_or_default());
        references.places.insert(id.to_owned(), joined(parts, ", "));
    }
}

/// Whether the newest change took the target off the list. Of changes of one day the one that stands first counts.
fn is_off(target: &Element) -> bool {
    let day = |change: &Element| change.attribute("effective-date").and_then(written_date::day);
    let newest =
        target.all("modification").reduce(|newest, other| if day(other) > day(newest) { other } else { newest });
    newest.is_some_and(|change| change.attribute("modification-type") == Some("de-listed"))
}

fn target(record: &Element, references: &mut References, reading: &mut Reading) -> Result<(), FormatError> {
    let subject = record.children().iter().find(|child| matches!(&*child.name, "individual" | "entity" | "object"));
    let (Some(id), Some(subject)) = (record.attribute("ssid"), subject) else {
        reading.problem(record.place(), "target", "the target has no id, or is nothing that is known, and is left out");
        return Ok(());
    };
    let mut party = Party {
        id: id.to_owned(),
        kind: kind(subject),
        sex: sex(subject),
        listed_on: dates(record, "publication-date").min(),
        changed_on: dates(record, "publication-date").max(),
        place: record.place(),
        ..Party::default()
    };
    let sets = record.all("sanctions-set-id").filter_map(Element::text).chain(record.attribute("sanctions-set-id"));
    party.programmes = sets.filter_map(|set| references.programmes.get(set).cloned()).collect();
    let number = reading.list.parties.len();
    let (births, addresses) = (references.births.len(), references.addresses.len());
    // Identities stand in the subject, in some publications beside it.
    for identity in subject.all("identity").chain(record.all("identity")) {
        self::identity(identity, &mut party, number, references, reading);
    }
    for relation in subject.all("relation") {
        party.relations.push(Relation {
            to: relation.attribute("target-id").map(str::to_owned),
            name: None,
            label: collapsed(relation.attribute("relation-type").unwrap_or_default()),
        });
    }
    for text in ["justification", "other-information", "generic-attribute"] {
        for text in subject.all(text).filter_map(Element::text) {
            remark(&mut party, text);
        }
    }
    for text in record.all("foreign-identifier").filter_map(Element::text) {
        remark(&mut party, &format!("foreign identifier: {text}"));
    }
    party.names.retain(|name| !name.text.is_empty());
    if party.names.is_empty() {
        reading.problem(party.place, "name", &format!("the target {id} has no name and is left out"));
        references.births.truncate(births);
        references.addresses.truncate(addresses);
        return Ok(());
    }
    reading.add(party)
}

fn kind(subject: &Element) -> PartyKind {
    match (&*subject.name, subject.attribute("object-type")) {
        ("individual", _) => PartyKind::Person,
        ("entity", _) => PartyKind::Organisation,
        (_, Some("vessel")) => PartyKind::Vessel,
        (_, Some("aircraft")) => PartyKind::Aircraft,
        _ => PartyKind::Unknown,
    }
}

fn sex(subject: &Element) -> Option<Sex> {
    match subject.attribute("sex")? {
        "male" => Some(Sex::Male),
        "female" => Some(Sex::Female),
        _ => None,
    }
}

fn dates<'a>(record: &'a Element, attribute: &'a str) -> impl Iterator<Item = jiff::civil::Date> + 'a {
    record.all("modification").filter_map(move |change| change.attribute(attribute).and_then(written_date::day))
}

fn identity(identity: &Element, party: &mut Party, number: usize, references: &mut References, reading: &mut Reading) {
    let main = identity.attribute("main") != Some("false");
    for child in identity.children() {
        let get = |name: &str| child.value(name).unwrap_or_default();
        match &*child.name {
            "name" => {
                let cut = names::add(child, main, party);
                if cut {
                    reading.problem(child.place(), "spelling-variant", "more spellings than are kept");
                }
            }
            "day-month-year" => match birth_date(child) {
                Some(date) => party.birth_dates.push(date),
                None => reading.problem(child.place(), "day-month-year", "this is no date of our calendar"),
            },
            "nationality" => party.nationalities.extend(child.value("country").map(str::to_owned)),
            "place-of-birth" => references.births.push(waiting(number, child, String::new())),
            "address" => {
                let box_number = get("p-o-box");
                let post = if box_number.is_empty() { String::new() } else { format!("P.O. Box {box_number}") };
                let line = joined([get("c-o"), get("address-details"), &post, get("zip-code")], ", ");
                references.addresses.push(waiting(number, child, line));
                remark(party, get("remarks"));
            }
            "identification-document" => party.identifiers.push(document(child)),
            _ => {}
        }
    }
}

/// A line that its place completes. What stands in the element itself goes before the place.
fn waiting(number: usize, element: &Element, line: String) -> (usize, String, String) {
    let own = ["location", "area", "country"].map(|part| element.value(part).unwrap_or_default());
    let line = joined([line.as_str(), &joined(own, ", ")], ", ");
    (number, element.attribute("place-id").unwrap_or_default().to_owned(), line)
}

fn place_all(references: &mut References, reading: &mut Reading) {
    let births = std::mem::take(&mut references.births).into_iter().map(|birth| (true, birth));
    let addresses = std::mem::take(&mut references.addresses).into_iter().map(|address| (false, address));
    for (born, (number, id, line)) in births.chain(addresses) {
        let place = references.places.get(&id).map(String::as_str).unwrap_or_default();
        let line = joined([line.as_str(), place], ", ");
        if let Some(party) = reading.list.parties.get_mut(number) {
            if born { party.birth_places.push(line) } else { party.addresses.push(line) }
        }
    }
}

fn birth_date(element: &Element) -> Option<BirthDate> {
    let number = |name| element.attribute(name).and_then(|text| text.trim().parse::<i16>().ok());
    let part = |name| number(name).and_then(|number| i8::try_from(number).ok());
    if element.attribute("calendar").is_some_and(|calendar| !calendar.eq_ignore_ascii_case("gregorian")) {
        return None;
    }
    let date = match (number("year")?, part("month"), part("day")) {
        (year, Some(month), Some(day)) => PartialDate::of_day(year, month, day),
        (year, Some(month), None) => PartialDate::of_month(year, month),
        (year, None, _) => PartialDate::of_year(year),
    }?;
    let about = element.attribute("quality").is_some_and(|quality| quality == "low" || quality == "circa");
    Some(if about { BirthDate::Circa(date) } else { BirthDate::Known(date) })
}

fn document(element: &Element) -> Identifier {
    let label = collapsed(element.attribute("document-type").unwrap_or_default());
    let kind = match identifier_kind(&label.replace('-', " ")) {
        IdentifierKind::Other if label.contains("id") || label.contains("identity") => IdentifierKind::NationalId,
        kind => kind,
    };
    Identifier {
        kind,
        label,
        number: element.value("number").unwrap_or_default().to_owned(),
        country: element.value("issuer").map(str::to_owned),
    }
}
