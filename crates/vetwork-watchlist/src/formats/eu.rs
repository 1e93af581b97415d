//! What the CSV and the XML of the EU's financial sanctions share: names, births, documents and addresses.
//! Both were proven on files written from the EU's regulations; elements by the published schema of version 1.1.

use super::gather::{joined, remark};
use super::text::collapsed;
use crate::date::{BirthDate, PartialDate};
use crate::party::{
    Contact, ContactKind, Identifier, IdentifierKind, ListedName, NamePart, NameStrength, PartRole, Party, PartyKind,
    Sex,
};

/// `person` or `P`, `enterprise` or `E`: the columns of the CSV exchange the two forms now and then.
pub(super) fn kind(text: &str) -> Option<PartyKind> {
    match text.trim().to_lowercase().as_str() {
        "person" | "p" => Some(PartyKind::Person),
        "enterprise" | "e" => Some(PartyKind::Organisation),
        _ => None,
    }
}

/// A country with a name; the EU writes `UNKNOWN` with the code `00` where it has none.
pub(super) fn country(description: &str, code: &str) -> String {
    let (description, code) = (collapsed(description), collapsed(code));
    if description.eq_ignore_ascii_case("unknown") || (description.is_empty() && code == "00") {
        String::new()
    } else if description.is_empty() {
        code
    } else {
        description
    }
}

/// A name.
#[derive(Debug, Default)]
pub(super) struct Name<'a> {
    pub(super) first: &'a str,
    pub(super) middle: &'a str,
    pub(super) last: &'a str,
    pub(super) whole: &'a str,
    pub(super) title: &'a str,
    pub(super) function: &'a str,
    pub(super) gender: &'a str,
    /// The list calls it weak.
    pub(super) weak: bool,
}

impl Name<'_> {
    /// Adds it. The first name that is not weak is the primary one.
    pub(super) fn add(&self, party: &mut Party) {
        let parts = joined([self.first, self.middle, self.last], " ");
        let whole = collapsed(self.whole);
        let text = if whole.is_empty() { parts } else { whole };
        if text.is_empty() {
            return;
        }
        let strength = match self.weak {
            true => NameStrength::Weak,
            false if party.names.iter().any(|name| name.strength == NameStrength::Primary) => NameStrength::Strong,
            false => NameStrength::Primary,
        };
        party.names.push(ListedName { text, parts: self.parts(), strength, former: false });
        party.positions.extend([self.title, self.function].map(collapsed));
        party.sex = party.sex.or(match self.gender {
            "M" => Some(Sex::Male),
            "F" => Some(Sex::Female),
            _ => None,
        });
    }

    fn parts(&self) -> Vec<NamePart> {
        let roles = [(PartRole::Given, self.first), (PartRole::Given, self.middle), (PartRole::Family, self.last)];
        let parts = roles.map(|(role, text)| NamePart { role, text: collapsed(text) });
        parts.into_iter().filter(|part| !part.text.is_empty()).collect()
    }
}

/// A date and place of birth. The parts of a date in another calendar than ours are no date for us.
#[derive(Debug, Default)]
pub(super) struct Birth<'a> {
    pub(super) whole: &'a str,
    pub(super) day: &'a str,
    pub(super) month: &'a str,
    pub(super) year: &'a str,
    pub(super) from: &'a str,
    pub(super) to: &'a str,
    pub(super) circa: &'a str,
    pub(super) calendar: &'a str,
    /// City, place, region, in this order.
    pub(super) place: [&'a str; 3],
    pub(super) country: String,
}

impl Birth<'_> {
    /// Adds it; `Err` with what is wrong.
    pub(super) fn add(&self, party: &mut Party) -> Result<(), String> {
        let place = self.place.into_iter().chain([self.country.as_str()]);
        party.birth_places.push(joined(place, ", "));
        let ours = self.calendar.is_empty() || self.calendar.eq_ignore_ascii_case("gregorian");
        match self.date() {
            Some(date) if ours => party.birth_dates.push(date),
            Some(_) => return Err(format!("a date of the calendar {}", super::error::shown(self.calendar))),
            None if self.is_empty() => {}
            None => return Err("the date of birth is not understood".to_owned()),
        }
        Ok(())
    }

    fn is_empty(&self) -> bool {
        let number = |text: &str| text.trim().is_empty() || text.trim() == "0";
        self.whole.trim().is_empty() && [self.day, self.month, self.year, self.from, self.to].into_iter().all(number)
    }

    fn date(&self) -> Option<BirthDate> {
        let number = |text: &str| text.trim().parse::<i16>().ok().filter(|number| *number != 0);
        let part = |text| number(text).and_then(|number| i8::try_from(number).ok());
        if let (Some(from), Some(to)) = (number(self.from), number(self.to)) {
            return Some(BirthDate::between(PartialDate::of_year(from)?, PartialDate::of_year(to)?));
        }
        let written = self.whole.trim().parse::<PartialDate>().ok();
        let date = written.or_else(|| match (number(self.year)?, part(self.month), part(self.day)) {
            (year, Some(month), Some(day)) => PartialDate::of_day(year, month, day),
            (year, Some(month), None) => PartialDate::of_month(year, month),
            (year, None, _) => PartialDate::of_year(year),
        });
        let date = date.or_else(|| PartialDate::of_year(number(self.from).or_else(|| number(self.to))?))?;
        let about = self.circa.trim().eq_ignore_ascii_case("true");
        Some(if about { BirthDate::Circa(date) } else { BirthDate::Known(date) })
    }
}

/// A document or a number.
#[derive(Debug, Default)]
pub(super) struct Document<'a> {
    pub(super) number: &'a str,
    pub(super) latin: &'a str,
    pub(super) code: &'a str,
    pub(super) description: &'a str,
    pub(super) country: String,
    /// The list knows it as forged.
    pub(super) known_false: bool,
}

impl Document<'_> {
    pub(super) fn add(&self, party: &mut Party) {
        let label = if self.description.trim().is_empty() { collapsed(self.code) } else { collapsed(self.description) };
        let label = if self.known_false { format!("{label}, known to be false") } else { label };
        let country = Some(self.country.clone()).filter(|country| !country.is_empty());
        for number in [self.number, self.latin] {
            let number = collapsed(number);
            let (kind, label, country) = (document_kind(self.code), label.clone(), country.clone());
            party.identifiers.push(Identifier { kind, label, number, country });
        }
    }
}

fn document_kind(code: &str) -> IdentifierKind {
    match code.trim().to_lowercase().as_str() {
        "passport" | "travelcardid" | "traveldoc" => IdentifierKind::Passport,
        "id" | "ssn" | "nrn" | "unssn" | "nationcert" | "birthcert" | "electionid" | "residentperm" => {
            IdentifierKind::NationalId
        }
        "fiscalcode" | "taxid" | "euvat" => IdentifierKind::Tax,
        "regnumber" | "tradelic" => IdentifierKind::Registration,
        "swiftbic" => IdentifierKind::Bic,
        "imo" => IdentifierKind::Vessel,
        "drivinglicence" => IdentifierKind::DrivingLicence,
        _ => IdentifierKind::Other,
    }
}

/// A way to reach somebody, by its key in the schema; what is under another key becomes a remark.
pub(super) fn contact(party: &mut Party, key: &str, value: &str) {
    let kind = match key.trim().to_uppercase().as_str() {
        "PHONE" | "FAX" | "MOBILE" => ContactKind::Phone,
        "EMAIL" => ContactKind::Email,
        "WEB" => ContactKind::Website,
        _ => return remark(party, &joined([key, value], " ")),
    };
    party.contacts.push(Contact { kind, value: collapsed(value) });
}

/// The contacts of a cell of the CSV, key and value by turns and run together (`PHONE[+850 2]EMAIL[a@example.org]`):
/// each key in capitals begins a new one.
pub(super) fn contact_cell(party: &mut Party, cell: &str) {
    const KEYS: [&str; 4] = ["PHONE", "EMAIL", "FAX", "WEB"];
    let mut starts: Vec<(usize, &str)> = KEYS.iter().flat_map(|key| cell.match_indices(key)).collect();
    starts.sort_unstable();
    let ends = starts.iter().skip(1).map(|(start, _)| *start).chain([cell.len()]);
    for ((start, key), end) in starts.iter().zip(ends) {
        let value = cell.get(start + key.len()..end).unwrap_or_default();
        contact(party, key, value.trim_matches([' ', '[', ']', ':', ';', ',']));
    }
    if starts.is_empty() {
        remark(party, cell);
    }
}
