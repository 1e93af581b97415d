//! Someone is asked for, and the listed parties that it could be come back, each with its evidence.

mod hit;

use std::sync::Arc;

use crate::birth::{self, BirthRelation};
use crate::commonness::Commonness;
use crate::compare::{self, Pieces, Relation};
use crate::country::Country;
use crate::date::{BirthDate, PartialDate};
use crate::exact::{ExactKind, NotComparable};
use crate::index::{NameIndex, Scratch};
use crate::list::{List, Source};
use crate::name::{Name, Words};
use crate::party::{ListedName, NameStrength, Party, PartyKind, Sex};
use crate::prepared::{Owner, Prepared};
pub use hit::{DISTINCTIVE, Hit, LIKELY, Line, NameHit, Standing};

/// Who is asked for. What is not known stays empty: it then says nothing, either way.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Query {
    /// The name, in any script and order; empty to ask for numbers, wallets and contacts alone.
    pub name: String,
    /// A person, an organisation …; `Unknown` asks for both.
    pub kind: PartyKind,
    /// The date of birth, as precisely as it is known.
    pub birth: Option<PartialDate>,
    /// A document or an authority proved the date of birth: then, and only then, another date clears.
    pub birth_is_verified: bool,
    /// Countries: nationalities of a person, where a body is registered, the flag of a vessel; names or codes, as many as
    /// there are. They only lower: a country that the entry does not know of takes a little away, the same one adds
    /// nothing, and one that is not understood says nothing.
    pub countries: Vec<String>,
    /// The sex, where the person or a document states it. It only lowers.
    pub sex: Option<Sex>,
    /// Numbers of documents and registers.
    pub identifiers: Vec<String>,
    /// Addresses of wallets.
    pub wallets: Vec<String>,
    /// E-mail addresses, telephone numbers, web sites.
    pub contacts: Vec<String>,
}

impl Query {
    /// The numbers, wallets and contacts, in this order.
    pub fn values(&self) -> impl Iterator<Item = (ExactKind, &String)> {
        let identifiers = self.identifiers.iter().map(|value| (ExactKind::Identifier, value));
        let wallets = self.wallets.iter().map(|value| (ExactKind::Wallet, value));
        let contacts = self.contacts.iter().map(|value| (ExactKind::Contact, value));
        identifiers.chain(wallets).chain(contacts)
    }

    /// The values that are held against no list, as they have not the form of their kind: of them the answer says nothing.
    pub fn not_comparable(&self) -> impl Iterator<Item = (ExactKind, &String, NotComparable)> {
        self.values().filter_map(|(kind, value)| Some((kind, value, kind.is_comparable(value).err()?)))
    }

    /// How the date of birth relates to those of a party, where both are known.
    fn born(&self, party: &Party) -> Option<(BirthRelation, BirthDate)> {
        self.birth.and_then(|asked| birth::relation(asked, &party.birth_dates))
    }
}

/// The closest a name may be and still not be worth a look, as an agreement.
pub const LEAST_AGREEMENT: f32 = 0.5;

/// The same, where the whole date of birth is the same: a spelling that nobody foresaw is then likelier than a stranger.
pub const LEAST_WITH_DAY: f32 = 0.35;

/// Lists, ready to be asked.
#[derive(Debug)]
pub struct Screener {
    lists: Vec<List>,
    prepared: Prepared,
}

/// Memory that searches use again; one for each thread.
#[derive(Debug, Default)]
pub struct Memory {
    words: Words,
    people: Scratch,
    bodies: Scratch,
}

/// Words that are remembered between queries.
const REMEMBERED: usize = 50_000;

impl Memory {
    fn begin(&mut self) {
        if self.words.len() > REMEMBERED {
            self.people.forget();
            self.bodies.forget();
            self.words = Words::default();
        }
    }
}

impl Screener {
    /// Reads all names of the lists.
    #[must_use]
    pub fn new(lists: Vec<List>) -> Self {
        let prepared = Prepared::new(&lists);
        Self { lists, prepared }
    }

    /// Lists that were made ready before: [`Screener::prepared`] wrote the bytes, for the same lists.
    ///
    /// # Errors
    ///
    /// When the bytes are damaged, or of other lists or another version of this library, with the lists as they were given.
    pub fn with(lists: Vec<List>, prepared: &[u8]) -> Result<Self, Vec<List>> {
        match Prepared::from_bytes(prepared, &lists) {
            Some(prepared) => Ok(Self { lists, prepared }),
            None => Err(lists),
        }
    }

    /// What [`Screener::with`] needs to be ready at once; nothing if it cannot be written.
    #[must_use]
    pub fn prepared(&self) -> Option<Vec<u8>> {
        self.prepared.to_bytes(&self.lists)
    }

    /// Some lists alone, with words as common as they are known to be.
    pub(crate) fn knowing(lists: Vec<List>, commonness: [Commonness; 2]) -> Self {
        let prepared = Prepared::knowing(&lists, commonness);
        Self { lists, prepared }
    }

    /// The lists.
    #[must_use]
    pub fn lists(&self) -> &[List] {
        &self.lists
    }

    /// The parties that it could be, the most telling first: each once, by the name that fits best.
    #[must_use]
    pub fn screen(&self, query: &Query, memory: &mut Memory) -> Vec<Hit<'_>> {
        memory.begin();
        let mut hits = Vec::new();
        if matches!(query.kind, PartyKind::Person | PartyKind::Unknown) {
            let [commonness, _] = &self.prepared.commonness;
            for name in Name::read_all_person(&query.name, &mut memory.words) {
                self.by_name(query, name, (&self.prepared.people, commonness), &mut memory.people, &mut hits);
            }
        }
        if query.kind != PartyKind::Person {
            let [_, commonness] = &self.prepared.commonness;
            self.by_name(
                query,
                Name::read_organisation(&query.name, &mut memory.words),
                (&self.prepared.bodies, commonness),
                &mut memory.bodies,
                &mut hits,
            );
        }
        self.by_values(query, &mut hits);
        let countries: Vec<Country> = query.countries.iter().flat_map(|text| Country::all_in(text)).collect();
        for hit in &mut hits {
            hit.weigh(query, &countries);
        }
        told_once(&mut hits);
        hits.sort_by(|x, y| y.standing.cmp(&x.standing).then(y.bits.total_cmp(&x.bits)));
        hits
    }

    fn by_name<'a>(
        &'a self,
        query: &Query,
        name: Name,
        (index, commonness): (&'a NameIndex, &Commonness),
        scratch: &mut Scratch,
        hits: &mut Vec<Hit<'a>>,
    ) {
        let name = Arc::new(name);
        let words = index.ask(&name, commonness, scratch);
        let parts: Vec<_> = name.parts.iter().zip(&words).map(|(part, word)| word.piece(part)).collect();
        let asked = Pieces { parts: &parts, syllabic: &name.syllabic, of_person: name.of_person };
        let mut listed = Vec::with_capacity(16);
        let least = if query.birth.and_then(PartialDate::full).is_some() { LEAST_WITH_DAY } else { LEAST_AGREEMENT };
        for candidate in index.candidates(asked, least, scratch) {
            index.pieces(candidate.name, &mut listed);
            let syllabic = index.syllabic_by(candidate.name);
            let mut comparison =
                compare::compare(asked, Pieces { parts: &listed, syllabic, of_person: name.of_person });
            if comparison.agreement < least {
                continue;
            }
            let Some((list, party, listed)) = index.owner(candidate.name).and_then(|owner| self.owner(owner)) else {
                continue;
            };
            let known = hits.iter().position(|hit| std::ptr::eq(hit.party, party));
            let birth = match known.and_then(|at| hits.get(at)) {
                Some(hit) => hit.birth,
                None => query.born(party),
            };
            if comparison.agreement < LEAST_AGREEMENT && !matches!(birth, Some((BirthRelation::SameDay, _))) {
                continue;
            }
            if listed.strength == NameStrength::Weak {
                comparison.lower(WEAK, Relation::Weak);
            }
            let reading = index.reading(candidate.name);
            let name = NameHit { listed, comparison, asked: Arc::clone(&name), reading };
            match known.and_then(|at| hits.get_mut(at)) {
                Some(other) => other.take(name),
                None => hits.push(Hit::new((list, party), Some(name), birth)),
            }
        }
    }

    fn by_values<'a>(&'a self, query: &Query, hits: &mut Vec<Hit<'a>>) {
        for (kind, value) in query.values() {
            for (list, party) in self.prepared.exact.get(kind, value) {
                let Some(list) = self.lists.get(*list as usize) else { continue };
                let Some(party) = list.parties.get(*party as usize) else { continue };
                let same = (kind, value.clone());
                match hits.iter_mut().find(|other| std::ptr::eq(other.party, party)) {
                    Some(other) => other.exact.push(same),
                    None => hits.push(Hit { exact: vec![same], ..Hit::new((list, party), None, query.born(party)) }),
                }
            }
        }
    }

    fn owner(&self, owner: u32) -> Option<(&List, &Party, &ListedName)> {
        let Owner { list, party, name } = self.prepared.owners.get(owner as usize)?;
        let list = self.lists.get(*list as usize)?;
        let party = list.parties.get(*party as usize)?;
        Some((list, party, party.names.get(*name as usize)?))
    }
}

/// An entry of OFAC's list that stands in the curated set too is told once, from OFAC's list, with what the set adds.
fn told_once(hits: &mut Vec<Hit<'_>>) {
    let is_curated = |hit: &Hit<'_>| hit.list.source == Source::Curated;
    let (curated, others): (Vec<_>, Vec<_>) = std::mem::take(hits).into_iter().partition(is_curated);
    *hits = others;
    for hit in curated {
        match hits.iter_mut().find(|other| other.list.source == Source::OfacSdn && other.party.id == hit.party.id) {
            Some(other) if other.standing >= hit.standing => other.designation = hit.designation,
            Some(other) => *other = hit,
            None => hits.push(hit),
        }
    }
}

/// A name that the list itself calls weak says less.
const WEAK: f32 = 3.0;

#[cfg(test)]
mod tests;
