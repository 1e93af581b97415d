//! What the CSV and the XML of the UK Sanctions List share: how names, dates, numbers and kinds are written there.
//! Both were proven on files written from the list's own tables, no original file was at hand.

use super::gather::{self, identifier, joined};
use super::html::unescaped;
use super::text::collapsed;
use super::written_date;
use crate::date::BirthDate;
use crate::party::{IdentifierKind, ListedName, NamePart, NameStrength, PartRole, Party, PartyKind, Relation, Sex};

/// `Individual`, `Entity` or `Ship`.
pub(super) fn kind(text: &str) -> Option<PartyKind> {
    match text.trim().to_lowercase().as_str() {
        "individual" => Some(PartyKind::Person),
        "entity" => Some(PartyKind::Organisation),
        "ship" => Some(PartyKind::Vessel),
        _ => None,
    }
}

/// A name as the list has it: five given names, and the family name or the whole name of what is no person.
#[derive(Debug, Default)]
pub(super) struct Name<'a> {
    /// `Name 1` to `Name 5`.
    pub(super) given: [&'a str; 5],
    /// `Name 6`.
    pub(super) last: &'a str,
    /// `Primary Name`, `Primary Name Variation`, `Alias`.
    pub(super) name_type: &'a str,
    /// `Good quality a.k.a`, `Low quality a.k.a`, or nothing.
    pub(super) strength: &'a str,
}

impl Name<'_> {
    pub(super) fn listed(&self, kind: PartyKind) -> ListedName {
        let texts: Vec<String> =
            self.given.iter().chain([&self.last]).map(|text| collapsed(&unescaped(text))).collect();
        let text = joined(texts.iter().map(String::as_str), " ");
        let parts = match kind {
            // Aliases stand whole in the last column.
            PartyKind::Person if self.given.iter().all(|text| text.trim().is_empty()) => Vec::new(),
            PartyKind::Person => {
                let roles = [PartRole::Given; 5].into_iter().chain([PartRole::Family]);
                let parts = roles.zip(texts).filter(|(_, text)| !text.is_empty());
                parts.map(|(role, text)| NamePart { role, text }).collect()
            }
            _ => vec![NamePart { role: PartRole::Whole, text: text.clone() }],
        };
        ListedName { text, parts, strength: self.strength(), former: false }
    }

    fn strength(&self) -> NameStrength {
        let lower = self.name_type.trim().to_lowercase();
        if self.strength.trim().to_lowercase().starts_with("low") {
            NameStrength::Weak
        } else if lower == "primary name" {
            NameStrength::Primary
        } else {
            NameStrength::Strong
        }
    }
}

/// A name in another script, which the list gives whole.
pub(super) fn other_script(text: &str) -> ListedName {
    ListedName::new(collapsed(&unescaped(text)), NameStrength::Strong)
}

/// Dates of birth or building; `Err` with what is wrong.
pub(super) fn birth_dates(text: &str) -> Result<Vec<BirthDate>, String> {
    if let Some(date) = written_date::slashed(text) {
        return Ok(vec![BirthDate::Known(date)]);
    }
    let dates = written_date::dates(text);
    if dates.is_empty() && !text.trim().is_empty() {
        return Err(format!("\"{}\" is no date that is understood", super::error::shown(text)));
    }
    Ok(dates)
}

/// A passport or national number with what the list says about it.
pub(super) fn number(party: &mut Party, kind: IdentifierKind, label: &str, number: &str, about: &str) {
    let number = unescaped(number);
    let about = collapsed(&unescaped(about));
    let label = if about.is_empty() { label } else { &about };
    party.identifiers.push(identifier(kind, label, &number));
}

/// Another company or operator that the list names beside this one.
pub(super) fn related(party: &mut Party, label: &str, name: &str) {
    let name = collapsed(&unescaped(name));
    if !name.is_empty() {
        party.relations.push(Relation { to: None, name: Some(name), label: label.to_owned() });
    }
}

/// Remarks under their column's name.
pub(super) fn remark(party: &mut Party, label: &str, text: &str) {
    let text = collapsed(&unescaped(text));
    if !text.is_empty() {
        gather::remark(party, &format!("{label}: {text}"));
    }
}

/// The sex, where the list says one that is understood.
pub(super) fn sex(text: &str) -> Option<Sex> {
    match text.trim().to_lowercase().as_str() {
        "male" | "m" => Some(Sex::Male),
        "female" | "f" => Some(Sex::Female),
        _ => None,
    }
}
