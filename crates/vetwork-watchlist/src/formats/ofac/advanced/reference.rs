//! What the numbers of the Advanced XML mean: words by set and number, places in one line, days in three elements.

use jiff::civil::Date;
use rustc_hash::FxHashMap;

use crate::formats::ofac::line;
use crate::formats::xml::Element;

/// The parts of a place, in the order in which an address is written.
const PARTS: [&str; 7] = ["ADDRESS1", "ADDRESS2", "ADDRESS3", "CITY", "STATE/PROVINCE", "POSTAL CODE", "REGION"];

/// The words behind the numbers.
#[derive(Default)]
pub(super) struct Reference {
    /// By the name of the element (`FeatureType`) and its number.
    words: FxHashMap<Box<str>, FxHashMap<Box<str>, Box<str>>>,
    /// `PartySubType` to `PartyType`, by number.
    party_types: FxHashMap<Box<str>, Box<str>>,
    locations: FxHashMap<Box<str>, Box<str>>,
}

impl Reference {
    pub(super) fn add_values(&mut self, sets: &Element) {
        for value in sets.children().iter().flat_map(Element::children) {
            let Some(id) = value.attribute("ID") else {
                continue;
            };
            if let Some(party_type) = value.attribute("PartyTypeID") {
                self.party_types.insert(id.into(), party_type.into());
            }
            let text = value.text().unwrap_or_default();
            self.words.entry(value.name.clone()).or_default().insert(id.into(), text.into());
        }
    }

    /// The word for a number. One that is in no set stands for itself, so that it can be seen and looked up.
    pub(super) fn word(&self, set: &str, id: Option<&str>) -> String {
        let Some(id) = id else {
            return String::new();
        };
        self.known(set, id).map_or_else(|| format!("{set} {id}"), str::to_owned)
    }

    pub(super) fn known(&self, set: &str, id: &str) -> Option<&str> {
        self.words.get(set)?.get(id).map(|word| &**word)
    }

    /// What kind of party a subtype is: its own word where it has one, else the word of its type.
    pub(super) fn party_type(&self, subtype: &str) -> Option<&str> {
        let own = self.known("PartySubType", subtype).filter(|word| !word.is_empty() && *word != "Unknown");
        own.or_else(|| self.known("PartyType", self.party_types.get(subtype)?))
    }

    pub(super) fn add_location(&mut self, record: &Element) {
        let part = |wanted: &str| {
            let mut parts = record.all("LocationPart");
            let found = parts.find(|part| {
                let id = part.attribute("LocPartTypeID").unwrap_or_default();
                self.known("LocPartType", id) == Some(wanted)
            })?;
            let primary = found.all("LocPartValue").find(|value| value.attribute("Primary") == Some("true"));
            primary.or_else(|| found.child("LocPartValue"))?.value("Value")
        };
        let country = record
            .child("LocationCountry")
            .and_then(|country| self.known("Country", country.attribute("CountryID")?))
            // Gaza, the West Bank, Crimea are areas without a country.
            .or_else(|| self.known("AreaCode", record.child("LocationAreaCode")?.attribute("AreaCodeID")?));
        let place = line(PARTS.map(part).into_iter().chain([country]));
        if let Some(id) = record.attribute("ID") {
            self.locations.insert(id.into(), place.unwrap_or_default().into());
        }
    }

    /// A place in one line, with the country last; empty where the list knows nothing of it, `None` where it has no
    /// such place.
    pub(super) fn location(&self, id: Option<&str>) -> Option<&str> {
        self.locations.get(id?).map(|place| &**place)
    }
}

/// A day in the elements `Year`, `Month`, `Day`.
pub(super) fn day(element: &Element) -> Option<Date> {
    let number = |field: &str| element.value(field);
    Date::new(number("Year")?.parse().ok()?, number("Month")?.parse().ok()?, number("Day")?.parse().ok()?).ok()
}
