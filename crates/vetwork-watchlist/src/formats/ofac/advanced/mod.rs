//! OFAC's Advanced XML, after the model of the United Nations and the Wolfsberg Group: everything by number, the words
//! of the numbers first, the parties after them, what ties them to each other and to programmes last.

mod party;
mod reference;

use std::io::Read;

use rustc_hash::FxHashMap;

use self::reference::{Reference, day};
use super::{distinct, feature};
use crate::formats::reading::Reading;
use crate::formats::xml::{Element, Records};
use crate::formats::{Format, FormatError};
use crate::list::{List, Source};
use crate::party::{Party, Place, Relation};

/// The elements that are read one at a time, in the order of the schema.
const RECORDS: [&str; 7] = [
    "DateOfIssue",
    "ReferenceValueSets",
    "Location",
    "IDRegDocument",
    "DistinctParty",
    "ProfileRelationship",
    "SanctionsEntry",
];

/// A number of a document, which belongs to an identity.
struct Document {
    identity: Box<str>,
    label: String,
    number: String,
    country: Option<String>,
    place: Place,
}

/// What is known while the file is read.
struct Advanced {
    reading: Reading,
    reference: Reference,
    documents: Vec<Document>,
    /// The parties by the numbers of their identities and of their profiles.
    identities: FxHashMap<Box<str>, usize>,
    profiles: FxHashMap<Box<str>, usize>,
}

pub(in crate::formats) fn read(source: Source, input: impl Read) -> Result<List, FormatError> {
    let mut records = Records::open(Format::OfacAdvancedXml, "Sanctions", input)?;
    let mut advanced = Advanced {
        reading: Reading::new(source),
        reference: Reference::default(),
        documents: Vec::new(),
        identities: FxHashMap::default(),
        profiles: FxHashMap::default(),
    };
    while let Some(record) = records.next(&RECORDS)? {
        advanced.take(&record)?;
    }
    advanced.add_documents();
    for party in &mut advanced.reading.list.parties {
        distinct(&mut party.programmes);
    }
    advanced.reading.finish()
}

impl Advanced {
    fn take(&mut self, record: &Element) -> Result<(), FormatError> {
        match &*record.name {
            "DateOfIssue" => self.reading.list.published = day(record),
            "ReferenceValueSets" => self.reference.add_values(record),
            "Location" => self.reference.add_location(record),
            "IDRegDocument" => self.documents.extend(document(record, &self.reference)),
            "DistinctParty" => self.add_party(record)?,
            "ProfileRelationship" => self.add_relation(record),
            "SanctionsEntry" => self.add_sanctions(record),
            _ => {}
        }
        Ok(())
    }

    fn add_party(&mut self, record: &Element) -> Result<(), FormatError> {
        let party = party::party(record, &self.reference, &mut self.reading);
        if party.id.is_empty() {
            self.reading.problem(record.place(), "FixedRef", "the entry has no number of its own");
        }
        if party.names.is_empty() {
            self.reading.problem(record.place(), "Alias", "the entry has no name and is left out");
            return Ok(());
        }
        let index = self.reading.list.parties.len();
        for profile in record.all("Profile") {
            self.profiles.extend(profile.attribute("ID").map(|id| (id.into(), index)));
            for identity in profile.all("Identity") {
                self.identities.extend(identity.attribute("ID").map(|id| (id.into(), index)));
            }
        }
        self.reading.add(party)
    }

    fn add_relation(&mut self, record: &Element) {
        let profile = |name: &str| record.attribute(name).and_then(|id| self.profiles.get(id)).copied();
        // Ties to parties of another list of OFAC keep the number, which is the same as that of the party.
        let to = record.attribute("To-ProfileID").map(|id| match profile("To-ProfileID") {
            Some(index) => self.reading.list.parties.get(index).map_or_else(|| id.to_owned(), |party| party.id.clone()),
            None => id.to_owned(),
        });
        let mut label = self.reference.word("RelationType", record.attribute("RelationTypeID"));
        if record.attribute("Former") == Some("true") {
            label.push_str(" (former)");
        }
        let from = profile("From-ProfileID");
        match from.and_then(|index| self.reading.list.parties.get_mut(index)) {
            Some(party) => party.relations.push(Relation { to, name: None, label }),
            None => self.reading.problem(record.place(), "From-ProfileID", "there is no such profile"),
        }
    }

    fn add_sanctions(&mut self, record: &Element) {
        let profile = record.attribute("ProfileID").and_then(|id| self.profiles.get(id)).copied();
        let Some(party) = profile.and_then(|index| self.reading.list.parties.get_mut(index)) else {
            self.reading.problem(record.place(), "ProfileID", "there is no such profile");
            return;
        };
        let days = record.listed("EntryEvent", "Date").filter_map(day);
        party.listed_on = days.chain(party.listed_on).min();
        for measure in record.all("SanctionsMeasure") {
            let id = measure.attribute("SanctionsTypeID");
            if self.reference.word("SanctionsType", id) == "Program" {
                party.programmes.extend(measure.value("Comment").map(str::to_owned));
            }
        }
    }

    /// Documents stand before the parties, and know only the identities that they belong to.
    fn add_documents(&mut self) {
        for document in std::mem::take(&mut self.documents) {
            let party = self.identities.get(&document.identity).copied();
            match party.and_then(|index| self.reading.list.parties.get_mut(index)) {
                // A document is a number whatever its label, so no date can be misread here.
                Some(party) => {
                    drop(feature::add(party, &document.label, &document.number, document.country.as_deref(), true))
                }
                None => self.reading.problem(document.place, "IdentityID", "there is no such identity"),
            }
        }
    }
}

fn document(record: &Element, reference: &Reference) -> Option<Document> {
    let label = reference.word("IDRegDocType", record.attribute("IDRegDocTypeID"));
    let country = record.attribute("IssuedBy-CountryID").map(|id| reference.word("Country", Some(id)));
    Some(Document {
        identity: record.attribute("IdentityID")?.into(),
        label,
        number: record.value("IDRegistrationNo")?.to_owned(),
        country: country.or_else(|| reference.location(record.attribute("IssuedIn-LocationID")).map(str::to_owned)),
        place: record.place(),
    })
}

/// An entry without names, for the party's own module.
fn entry(id: &str) -> Party {
    super::entry(id)
}
