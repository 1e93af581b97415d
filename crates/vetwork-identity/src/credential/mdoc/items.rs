//! The elements that a mobile document shows, each held against the hash that was signed for it.

use std::collections::BTreeSet;

use super::SecurityObject;
use crate::cbor::Item;
use crate::cose;
use crate::credential::{quoted, rules};
use crate::judgement::{FieldName, Judgement, Verdict};

/// Most elements that are read. Licences have about thirty.
const MOST_ELEMENTS: usize = 512;

/// Fields by the names of the standard (ISO/IEC 18013-5, mDL data) and of the European identity data.
const FIELDS: &[(FieldName, &str)] = &[
    (FieldName::Surname, "family_name"),
    (FieldName::GivenNames, "given_name"),
    (FieldName::BirthDate, "birth_date"),
    (FieldName::DocumentNumber, "document_number"),
    (FieldName::PersonalNumber, "personal_administrative_number"),
    (FieldName::Issuer, "issuing_country"),
    (FieldName::IssuingAuthority, "issuing_authority"),
    (FieldName::IssueDate, "issue_date"),
    (FieldName::ExpiryDate, "expiry_date"),
    (FieldName::Address, "resident_address"),
];

/// One element, or what is left of one that cannot be read.
pub(super) struct Element<'a> {
    pub(super) space: &'a str,
    pub(super) name: String,
    number: Option<i128>,
    /// Its value, for people; none when it is no text, date or number.
    value: Option<String>,
    /// The bytes that are hashed.
    raw: &'a [u8],
}

impl Element<'_> {
    pub(super) fn text(&self) -> Option<String> {
        self.value.clone()
    }

    /// Is it the one whose hash was signed?
    fn fits(&self, object: &SecurityObject<'_>) -> bool {
        let own = object.hash.map(|hash| hash.digest(self.raw));
        let signed = self.number.and_then(|number| object.digest(self.space, number));
        own.is_some() && own.as_deref() == signed
    }
}

/// Every element that the document shows.
pub(super) fn elements<'a>(issuer_signed: &'a Item<'a>) -> Vec<Element<'a>> {
    let spaces = issuer_signed.get("nameSpaces").and_then(Item::map).unwrap_or_default();
    let all = spaces.iter().flat_map(|(space, items)| {
        let space = space.text().unwrap_or_default();
        items.array().unwrap_or_default().iter().map(move |item| element(space, item))
    });
    all.take(MOST_ELEMENTS).collect()
}

fn element<'a>(space: &'a str, item: &'a Item<'a>) -> Element<'a> {
    let Some(Ok(inner)) = cose::embedded(item) else {
        return Element { space, name: "(damaged)".to_owned(), number: None, value: None, raw: item.raw };
    };
    let name = inner.get("elementIdentifier").and_then(Item::text).map_or("(no name)".to_owned(), quoted);
    let value = inner.get("elementValue").map(Item::untagged);
    let value = value
        .and_then(|value| value.text().map(str::to_owned).or_else(|| value.integer().map(|number| number.to_string())));
    Element { space, name, number: inner.get("digestID").and_then(Item::integer), value, raw: item.raw }
}

/// Holds each element against the hash that was signed for it.
pub(super) fn judge(elements: &[Element<'_>], object: &SecurityObject<'_>, is_proven: bool, judgement: &mut Judgement) {
    if object.hash.is_none() {
        let seen = "the values are hashed in a way that is not known here";
        return judgement.rule(&rules::DISCLOSED, Verdict::NotJudged, seen);
    }
    let (fitting, others): (Vec<_>, Vec<_>) = elements.iter().partition(|element| element.fits(object));
    let names: Vec<&str> = fitting.iter().map(|element| element.name.as_str()).collect();
    if !names.is_empty() || others.is_empty() {
        let verdict = if is_proven { Verdict::Proven } else { Verdict::Holds };
        let names = if names.is_empty() { "none".to_owned() } else { names.join(", ") };
        judgement.rule(&rules::DISCLOSED, verdict, format!("shown: {names}"));
    }
    for element in others {
        let seen = format!("{} is not the value whose hash was signed, or none was", element.name);
        judgement.rule(&rules::DISCLOSED, Verdict::Refuted, seen);
    }
    let mut met = BTreeSet::new();
    for element in elements {
        if !met.insert((element.space, element.name.as_str())) {
            let seen = format!("{} is shown twice", element.name);
            judgement.rule(&rules::DISCLOSED, Verdict::Refuted, seen);
        }
    }
}

/// Its fields, and whether a proven signature covers each.
pub(super) fn fields<'e>(
    elements: &'e [Element<'_>],
    object: &'e SecurityObject<'_>,
    is_proven: bool,
) -> impl Iterator<Item = (FieldName, String, bool)> + 'e {
    FIELDS.iter().filter_map(move |(field, name)| {
        let element = elements.iter().find(|element| element.name == *name)?;
        Some((*field, element.text()?, is_proven && element.fits(object)))
    })
}
