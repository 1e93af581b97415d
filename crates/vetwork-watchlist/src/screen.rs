//! Someone is asked for, and the listed parties that it could be come back, each with its evidence.

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use vetwork_canon::name::likeness::Likeness;

use crate::birth::{self, BirthRelation};
use crate::commonness::Commonness;
use crate::compare::{self, Comparison, Pieces, Relation};
use crate::curated::Designation;
use crate::date::{BirthDate, PartialDate};
use crate::exact::ExactKind;
use crate::index::{NameIndex, Scratch};
use crate::list::{List, Source};
use crate::name::{Name, Words};
use crate::party::{ListedName, NameStrength, Party, PartyKind};
use crate::prepared::{Owner, Prepared};

/// Who is asked for. What is not known stays empty: it then says nothing, either way.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Query {
    /// The name, in any script and order; empty to ask for numbers, wallets and contacts alone.
    pub name: String,
    /// A person, an organisation …; `Unknown` asks for both.
    pub kind: PartyKind,
    /// The date of birth, as precisely as it is known.
    pub birth: Option<PartialDate>,
    /// A document or an authority proved the date of birth: then, and only then, another date clears.
    pub birth_is_verified: bool,
    /// Numbers of documents and registers.
    pub identifiers: Vec<String>,
    /// Addresses of wallets.
    pub wallets: Vec<String>,
    /// E-mail addresses, telephone numbers, web sites.
    pub contacts: Vec<String>,
}

/// A listed party that it could be.
#[derive(Clone, Debug)]
pub struct Hit<'a> {
    /// The list.
    pub list: &'a List,
    /// The party.
    pub party: &'a Party,
    /// The name that fits best, if one does.
    pub name: Option<NameHit<'a>>,
    /// How the dates of birth compare, where both are known.
    pub birth: Option<(BirthRelation, BirthDate)>,
    /// What is the same as a whole, as it was asked for.
    pub exact: Vec<(ExactKind, String)>,
    /// How the party is tied to the IT-worker scheme, as far as the curated set knows.
    pub designation: Option<&'a Designation>,
    /// What everything says together, in bits.
    pub bits: f32,
    /// What it amounts to.
    pub standing: Standing,
}

/// A listed name that fits.
#[derive(Clone, Debug)]
pub struct NameHit<'a> {
    /// The name.
    pub listed: &'a ListedName,
    /// How the names compare.
    pub comparison: Comparison,
    /// The name that was asked for, as it was read.
    asked: Arc<Name>,
    /// Which reading of the listed name fits.
    reading: usize,
}

/// A line of the evidence about a name.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// Words of the name that was asked for, as written; empty if they are missing.
    pub asked: String,
    /// Words of the listed name, as written; empty if they are missing.
    pub listed: String,
    /// How they relate.
    pub relation: Relation,
    /// What that says, in bits.
    pub bits: f32,
}

impl Line {
    /// How the words relate, in words.
    #[must_use]
    pub fn words(&self) -> &'static str {
        match self.relation {
            Relation::Same => "the same",
            Relation::Alike(Likeness::Spelling | Likeness::Kana) => "another spelling",
            Relation::Alike(Likeness::Ending) => "another ending",
            Relation::Alike(Likeness::ShortVowels) => "other short vowels",
            Relation::Alike(Likeness::ShortForm) => "another form of the name",
            Relation::Alike(Likeness::Consonants) => "the same consonants",
            Relation::Syllables => "the same name in syllables",
            Relation::Initial => "an initial",
            Relation::Typo(1) => "one slip",
            Relation::Typo(_) => "two slips",
            Relation::Beginning => "the beginning of it",
            Relation::Missing if self.asked.is_empty() => "in the listed name alone",
            Relation::Missing => "not in the listed name",
            Relation::Against => "another word",
            Relation::Generation => "father and child exchanged",
        }
    }
}

impl NameHit<'_> {
    /// The comparison word by word, in the order of the name that was asked for.
    #[must_use]
    pub fn lines(&self) -> Vec<Line> {
        let listed = match self.asked.of_person {
            true => Name::all_of_person(&self.listed.text),
            false => vec![Name::of_organisation(&self.listed.text)],
        };
        let listed = listed.get(self.reading).or(listed.first()).cloned().unwrap_or_default();
        let mut links: Vec<_> = self.comparison.links.clone();
        links.sort_by_key(|link| (link.left == 0, link.left.trailing_zeros()));
        let line = |link: compare::Link| Line {
            asked: self.asked.shown(link.left),
            listed: listed.shown(link.right),
            relation: link.relation,
            bits: link.bits,
        };
        links.into_iter().map(line).collect()
    }
}

/// What a hit amounts to, for a person who decides. The higher, the more there is to look at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    /// Another date of birth is proven: it is somebody else.
    Cleared,
    /// A name that many bear, or one that fits in part, or with another date of birth: worth knowing, no more.
    Common,
    /// A distinctive name, or a number with another name: it may be the one, and something is wanted to tell.
    Open,
    /// The name with a date of birth, or with a contact: it is likely the one.
    Corroborated,
    /// A listed number with the name, or a listed wallet.
    Identified,
}

impl Standing {
    /// In a word or two.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Identified => "identified",
            Self::Corroborated => "corroborated",
            Self::Open => "open question",
            Self::Common => "info",
            Self::Cleared => "cleared",
        }
    }
}

/// The closest a name may be and still not be worth a look, as an agreement.
pub const LEAST_AGREEMENT: f32 = 0.5;

/// The same, where the whole date of birth is the same: a spelling that nobody foresaw is then likelier than a stranger.
pub const LEAST_WITH_DAY: f32 = 0.35;

/// From here on, in bits, a name alone is distinctive: fewer than one in 50,000 of those who have such names have this one.
pub const DISTINCTIVE: f32 = 15.5;

/// From here on, in bits, a name with what goes with it is likely the same person's.
pub const LIKELY: f32 = 20.0;

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
        for hit in &mut hits {
            hit.weigh(query);
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
            if comparison.agreement < LEAST_AGREEMENT && !born_on_the_same_day(query, party) {
                continue;
            }
            if listed.strength == NameStrength::Weak {
                comparison.bits -= WEAK;
            }
            let reading = index.reading(candidate.name);
            let name = NameHit { listed, comparison, asked: Arc::clone(&name), reading };
            match hits.iter_mut().find(|other| std::ptr::eq(other.party, party)) {
                Some(other) => other.take(name),
                None => hits.push(Hit::new(list, party, Some(name))),
            }
        }
    }

    fn by_values<'a>(&'a self, query: &Query, hits: &mut Vec<Hit<'a>>) {
        let identifiers = query.identifiers.iter().map(|value| (ExactKind::Identifier, value));
        let wallets = query.wallets.iter().map(|value| (ExactKind::Wallet, value));
        let contacts = query.contacts.iter().map(|value| (ExactKind::Contact, value));
        for (kind, value) in identifiers.chain(wallets).chain(contacts) {
            for (list, party) in self.prepared.exact.get(kind, value) {
                let Some(list) = self.lists.get(*list as usize) else { continue };
                let Some(party) = list.parties.get(*party as usize) else { continue };
                let same = (kind, value.clone());
                match hits.iter_mut().find(|other| std::ptr::eq(other.party, party)) {
                    Some(other) => other.exact.push(same),
                    None => hits.push(Hit { exact: vec![same], ..Hit::new(list, party, None) }),
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

impl<'a> Hit<'a> {
    fn new(list: &'a List, party: &'a Party, name: Option<NameHit<'a>>) -> Self {
        Self {
            list,
            party,
            name,
            designation: party.designation.as_ref(),
            birth: None,
            exact: Vec::new(),
            bits: 0.0,
            standing: Standing::Common,
        }
    }

    /// Keeps the name that says more.
    fn take(&mut self, name: NameHit<'a>) {
        if self.name.as_ref().is_none_or(|other| other.comparison.bits < name.comparison.bits) {
            self.name = Some(name);
        }
    }

    /// Adds up what speaks for and against, and says what it amounts to.
    fn weigh(&mut self, query: &Query) {
        self.birth = query.birth.and_then(|asked| birth::relation(asked, &self.party.birth_dates));
        let name = self.name.as_ref().map_or(0.0, |name| name.comparison.bits);
        let born = self.birth.map_or(0.0, |(relation, _)| relation.bits());
        let mut kinds: Vec<ExactKind> = self.exact.iter().map(|(kind, _)| *kind).collect();
        kinds.sort_unstable();
        kinds.dedup();
        self.bits = name + born + kinds.iter().map(|kind| kind.bits()).sum::<f32>();
        let differs = matches!(self.birth, Some((BirthRelation::Different, _)));
        let same_day = self.name.is_some() && matches!(self.birth, Some((BirthRelation::SameDay, _)));
        self.standing = match () {
            () if kinds.contains(&ExactKind::Wallet) => Standing::Identified,
            () if kinds.contains(&ExactKind::Identifier) && self.name.is_some() => Standing::Identified,
            () if kinds.contains(&ExactKind::Contact) && self.name.is_some() => Standing::Corroborated,
            () if !kinds.is_empty() => Standing::Open,
            () if differs && query.birth_is_verified => Standing::Cleared,
            () if differs => Standing::Common,
            () if born > 0.0 && self.bits >= LIKELY => Standing::Corroborated,
            () if self.bits >= DISTINCTIVE || same_day => Standing::Open,
            () => Standing::Common,
        };
    }
}

fn born_on_the_same_day(query: &Query, party: &Party) -> bool {
    let relation = query.birth.and_then(|asked| birth::relation(asked, &party.birth_dates));
    matches!(relation, Some((BirthRelation::SameDay, _)))
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
