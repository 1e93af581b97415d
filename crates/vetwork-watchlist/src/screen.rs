//! Someone is asked for, and the listed parties that it could be come back, each with its evidence.

use crate::birth::{self, BirthRelation};
use crate::commonness::Commonness;
use crate::compare::{self, Comparison, Pieces};
use crate::date::{BirthDate, PartialDate};
use crate::index::{Builder, NameIndex, Scratch};
use crate::list::List;
use crate::name::Name;
use crate::party::{ListedName, NameStrength, Party, PartyKind};

/// Who is asked for. What is not known stays empty: it then says nothing, either way.
#[derive(Clone, Debug, Default)]
pub struct Query {
    /// The name, in any script and order.
    pub name: String,
    /// A person, an organisation …; `Unknown` asks for both.
    pub kind: PartyKind,
    /// The date of birth, as precisely as it is known.
    pub birth: Option<PartialDate>,
    /// A document or an authority proved the date of birth: then, and only then, another date clears.
    pub birth_is_verified: bool,
}

/// A listed party that it could be.
#[derive(Clone, Debug)]
pub struct Hit<'a> {
    /// The list.
    pub list: &'a List,
    /// The party.
    pub party: &'a Party,
    /// The name that fits best.
    pub name: &'a ListedName,
    /// How the names compare.
    pub comparison: Comparison,
    /// How the dates of birth compare, where both are known.
    pub birth: Option<(BirthRelation, BirthDate)>,
    /// What everything says together, in bits.
    pub bits: f32,
}

/// The closest a name may be and still not be worth a look, as an agreement.
pub const LEAST_AGREEMENT: f32 = 0.6;

/// Lists, ready to be asked.
#[derive(Debug)]
pub struct Screener {
    lists: Vec<List>,
    owners: Vec<Owner>,
    people: NameIndex,
    bodies: NameIndex,
    commonness: [Commonness; 2],
}

/// Whose an indexed name is.
#[derive(Clone, Copy, Debug)]
struct Owner {
    list: u32,
    party: u32,
    name: u32,
}

/// Memory that searches use again; one for each thread.
#[derive(Debug, Default)]
pub struct Memory {
    people: Scratch,
    bodies: Scratch,
}

impl Screener {
    /// Reads all names of the lists.
    #[must_use]
    pub fn new(lists: Vec<List>) -> Self {
        let (mut people, mut bodies) = (Builder::default(), Builder::default());
        let mut owners = Vec::new();
        for (list, parties) in (0_u32..).zip(lists.iter().map(|list| &list.parties)) {
            for (at, party) in (0_u32..).zip(parties) {
                for (name, listed) in (0_u32..).zip(&party.names) {
                    let owner = u32::try_from(owners.len()).unwrap_or(u32::MAX);
                    owners.push(Owner { list, party: at, name });
                    // How common a word is, is counted over parties, not over their aliases.
                    let counts = name == 0;
                    if matches!(party.kind, PartyKind::Person | PartyKind::Unknown) {
                        people.add(&listed.text, true, owner, counts);
                    }
                    if party.kind != PartyKind::Person {
                        bodies.add(&listed.text, false, owner, counts);
                    }
                }
            }
        }
        let ((people, of_people), (bodies, of_bodies)) = (people.finish(), bodies.finish());
        Self { lists, owners, people, bodies, commonness: [of_people, of_bodies] }
    }

    /// The lists.
    #[must_use]
    pub fn lists(&self) -> &[List] {
        &self.lists
    }

    /// The parties that it could be, the most telling first: each once, by the name that fits best.
    #[must_use]
    pub fn screen(&self, query: &Query, memory: &mut Memory) -> Vec<Hit<'_>> {
        let mut hits = Vec::new();
        if matches!(query.kind, PartyKind::Person | PartyKind::Unknown) {
            let [commonness, _] = &self.commonness;
            for name in Name::all_of_person(&query.name) {
                self.by_name(query, &name, (&self.people, commonness), &mut memory.people, &mut hits);
            }
        }
        if query.kind != PartyKind::Person {
            let [_, commonness] = &self.commonness;
            self.by_name(query, &Name::of_organisation(&query.name), (&self.bodies, commonness), &mut memory.bodies, &mut hits);
        }
        hits.sort_by(|x, y| y.bits.total_cmp(&x.bits));
        hits
    }

    fn by_name<'a>(
        &'a self,
        query: &Query,
        name: &Name,
        (index, commonness): (&'a NameIndex, &Commonness),
        scratch: &mut Scratch,
        hits: &mut Vec<Hit<'a>>,
    ) {
        let parts = name.pieces(commonness);
        let asked = Pieces { parts: &parts, syllabic: &name.syllabic, of_person: name.of_person };
        let mut listed = Vec::with_capacity(16);
        for candidate in index.candidates(asked, scratch) {
            index.pieces(candidate.name, &mut listed);
            let syllabic = index.syllabic_by(candidate.name);
            let comparison = compare::compare(asked, Pieces { parts: &listed, syllabic, of_person: name.of_person });
            if comparison.agreement < LEAST_AGREEMENT {
                continue;
            }
            let Some((list, party, listed)) = index.owner(candidate.name).and_then(|owner| self.owner(owner)) else {
                continue;
            };
            let birth = query.birth.and_then(|asked| birth::relation(asked, &party.birth_dates));
            let weak = if listed.strength == NameStrength::Weak { WEAK } else { 0.0 };
            let bits = comparison.bits + birth.map_or(0.0, |(relation, _)| relation.bits()) - weak;
            let hit = Hit { list, party, name: listed, comparison, birth, bits };
            match hits.iter_mut().find(|other| std::ptr::eq(other.party, party)) {
                Some(other) if other.bits < hit.bits => *other = hit,
                Some(_) => {}
                None => hits.push(hit),
            }
        }
    }

    fn owner(&self, owner: u32) -> Option<(&List, &Party, &ListedName)> {
        let Owner { list, party, name } = self.owners.get(owner as usize)?;
        let list = self.lists.get(*list as usize)?;
        let party = list.parties.get(*party as usize)?;
        Some((list, party, party.names.get(*name as usize)?))
    }
}

/// A name that the list itself calls weak says less.
const WEAK: f32 = 3.0;
