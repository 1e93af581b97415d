//! Which entry of the old list is which of the new one.

use std::collections::BTreeMap;

use super::{Field, version};
use crate::list::{List, Source};
use crate::party::Party;

/// Entries of two lists, paired.
pub(super) struct Paired<'a> {
    /// In the order of the new list.
    pub(super) pairs: Vec<(&'a Party, &'a Party)>,
    /// Without a counterpart in the new list.
    pub(super) removed: Vec<&'a Party>,
    /// Without a counterpart in the old list.
    pub(super) added: Vec<&'a Party>,
}

/// Canada numbers its items anew, Japan its rows: what the reader made an id of is a place.
fn ids_stay(source: &Source) -> bool {
    !matches!(source, Source::Canada | Source::Japan)
}

pub(super) fn pair<'a>(old: &'a List, new: &'a List) -> Paired<'a> {
    let mut pairing = Pairing { old: of(old), new: of(new), pairs: BTreeMap::new() };
    let any = |_: &Party, _: &Party| true;
    if ids_stay(&new.source) && ids_stay(&old.source) {
        // Two entries under one id: those that say the same belong together.
        pairing.pass(|party| Some((party.id.clone(), version(party).to_string())), any);
        pairing.pass(|party| Some((party.id.clone(), String::new())), any);
    } else {
        pairing.pass(|party| Some((party.id.clone(), version(party).to_string())), any);
        pairing.pass(|party| Some((String::new(), version(party).to_string())), any);
        pairing.pass(|party| Some((party.programmes.join("\n"), folded(party)?)), any);
        pairing.pass(|party| Some((party.id.clone(), String::new())), share_something);
    }
    let left = |all: Vec<Option<&'a Party>>| all.into_iter().flatten().collect();
    Paired { pairs: pairing.pairs.into_values().collect(), removed: left(pairing.old), added: left(pairing.new) }
}

fn of(list: &List) -> Vec<Option<&Party>> {
    list.parties.iter().map(Some).collect()
}

/// The primary name without case, marks and order of words.
fn folded(party: &Party) -> Option<String> {
    let text = vetwork_canon::text::fold(&party.names.first()?.text).to_lowercase();
    let mut words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    words.sort_unstable();
    Some(words.join(" "))
}

/// A name, a date of birth or a number is the same.
fn share_something(old: &Party, new: &Party) -> bool {
    let telling = [Field::Names, Field::BirthDates, Field::Identifiers];
    old.kind == new.kind && telling.iter().any(|field| !field.values(old).is_disjoint(&field.values(new)))
}

struct Pairing<'a> {
    /// Those without a counterpart yet.
    old: Vec<Option<&'a Party>>,
    new: Vec<Option<&'a Party>>,
    /// By the place in the new list.
    pairs: BTreeMap<usize, (&'a Party, &'a Party)>,
}

impl Pairing<'_> {
    /// Pairs entries of one key that fit, the first with the first.
    fn pass(&mut self, key: impl Fn(&Party) -> Option<(String, String)>, fits: impl Fn(&Party, &Party) -> bool) {
        let mut open: BTreeMap<(String, String), Vec<usize>> = BTreeMap::new();
        for (at, party) in self.old.iter().enumerate() {
            if let Some(key) = party.and_then(&key) {
                open.entry(key).or_default().push(at);
            }
        }
        for (at, place) in self.new.iter_mut().enumerate() {
            let Some(new) = *place else { continue };
            let Some(candidates) = key(new).and_then(|key| open.get_mut(&key)) else { continue };
            let fitting = candidates.iter().position(|old| {
                let old = self.old.get(*old).copied().flatten();
                old.is_some_and(|old| fits(old, new))
            });
            let Some(taken) = fitting.map(|fitting| candidates.remove(fitting)) else { continue };
            if let Some(old) = self.old.get_mut(taken).and_then(Option::take) {
                *place = None;
                self.pairs.insert(at, (old, new));
            }
        }
    }
}
