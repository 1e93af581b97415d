//! Lists that spread one party over several rows: rows with one id are gathered, and what they repeat is kept once.

use std::hash::Hash;

use rustc_hash::{FxHashMap, FxHashSet};

use super::text::collapsed;
use super::{FormatError, MAX_ENTRIES, Reading, Spot};
use crate::list::List;
use crate::party::{Contact, ContactKind, Identifier, IdentifierKind, ListedName, NameStrength, Party, Place};

/// Parties by their ids, in the order in which the ids came.
#[derive(Debug, Default)]
pub(super) struct Gathering {
    parties: Vec<Party>,
    by_id: FxHashMap<String, usize>,
}

impl Gathering {
    /// The party of this key, begun at this place where there is none yet. Its id is the key until the reader knows a
    /// better one.
    pub(super) fn party(&mut self, id: &str, place: Place) -> Result<&mut Party, FormatError> {
        let at = match self.by_id.get(id) {
            Some(at) => *at,
            None => {
                let at = self.parties.len();
                if at >= MAX_ENTRIES {
                    return Err(FormatError::TooLarge { at: spot(place), what: "entries", limit: MAX_ENTRIES as u64 });
                }
                self.parties.push(Party { id: id.to_owned(), place, ..Party::default() });
                self.by_id.insert(id.to_owned(), at);
                at
            }
        };
        // The index was made from the length above.
        self.parties.get_mut(at).ok_or(FormatError::Empty)
    }

    /// The party with this id, where there is one.
    pub(super) fn known(&mut self, id: &str) -> Option<&mut Party> {
        self.by_id.get(id).and_then(|at| self.parties.get_mut(*at))
    }

    /// Whether there is a party with this id.
    pub(super) fn has(&self, id: &str) -> bool {
        self.by_id.contains_key(id)
    }

    /// The list of these parties, what each repeats kept once. A party without a name becomes a problem, unless a wallet
    /// stands for it.
    pub(super) fn finish(self, mut reading: Reading) -> Result<List, FormatError> {
        for mut party in self.parties {
            tidy(&mut party);
            if party.names.is_empty() && party.wallets.is_empty() {
                let what = format!("the entry {} has no name and is left out", super::error::shown(&party.id));
                reading.problem(party.place, "name", &what);
            } else {
                reading.add(party)?;
            }
        }
        reading.finish()
    }
}

/// The place for messages.
pub(super) fn spot(place: Place) -> Spot {
    match place {
        Place::Nowhere => Spot::Byte(0),
        Place::Line(line) => Spot::Line(line),
        Place::Byte(byte) => Spot::Byte(byte),
        Place::Row(row) => Spot::Row(row),
    }
}

/// Keeps of each value the first, drops what is empty, and puts the primary name first.
pub(super) fn tidy(party: &mut Party) {
    let mut names: Vec<ListedName> = Vec::with_capacity(party.names.len());
    let mut known: FxHashMap<String, usize> = FxHashMap::default();
    for name in party.names.drain(..).filter(|name| !name.text.is_empty()) {
        match known.get(&name.text).and_then(|at| names.get_mut(*at)) {
            Some(first) => {
                first.strength = first.strength.min(name.strength);
                first.former &= name.former;
                if first.parts.is_empty() {
                    first.parts = name.parts;
                }
            }
            None => {
                known.insert(name.text.clone(), names.len());
                names.push(name);
            }
        }
    }
    names.sort_by_key(|name| name.strength != NameStrength::Primary);
    party.names = names;
    for texts in [
        &mut party.birth_places,
        &mut party.nationalities,
        &mut party.addresses,
        &mut party.programmes,
        &mut party.positions,
    ] {
        texts.retain(|text| !text.is_empty());
        keep_first(texts);
    }
    party.identifiers.retain(|identifier| !identifier.number.is_empty());
    party.contacts.retain(|contact| !contact.value.is_empty());
    keep_first(&mut party.birth_dates);
    keep_first(&mut party.identifiers);
    keep_first(&mut party.wallets);
    keep_first(&mut party.contacts);
    keep_first(&mut party.relations);
}

fn keep_first<T: Clone + Eq + Hash>(values: &mut Vec<T>) {
    let mut seen = FxHashSet::default();
    values.retain(|value| seen.insert(value.clone()));
}

/// Texts in one, without the empty ones.
pub(super) fn joined<'a>(texts: impl IntoIterator<Item = &'a str>, between: &str) -> String {
    let mut all = String::new();
    for text in texts.into_iter().map(collapsed).filter(|text| !text.is_empty()) {
        if !all.is_empty() {
            all.push_str(between);
        }
        all.push_str(&text);
    }
    all
}

/// The longest remarks in bytes, 64 KiB; what comes after is for whoever opens the list.
const MAX_REMARKS: usize = 64 << 10;

/// Adds to the remarks what they do not have yet.
pub(super) fn remark(party: &mut Party, text: &str) {
    let text = collapsed(text);
    if text.is_empty() || party.remarks.len() + text.len() > MAX_REMARKS || party.remarks.contains(&text) {
        return;
    }
    if !party.remarks.is_empty() {
        party.remarks.push_str("; ");
    }
    party.remarks.push_str(&text);
}

/// An identifier without a country.
pub(super) fn identifier(kind: IdentifierKind, label: &str, number: &str) -> Identifier {
    Identifier { kind, label: collapsed(label), number: collapsed(number), country: None }
}

/// Adds contacts of one kind.
pub(super) fn contacts<'a>(party: &mut Party, kind: ContactKind, values: impl IntoIterator<Item = &'a str>) {
    party.contacts.extend(values.into_iter().map(|value| Contact { kind, value: collapsed(value) }));
}
