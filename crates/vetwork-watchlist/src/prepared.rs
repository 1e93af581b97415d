//! Lists made ready to be asked: whose each name is, the names indexed, the numbers, and how common words are.
//! Kept as bytes, so that no program has to read a hundred thousand names before its first answer.

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use crate::commonness::Commonness;
use crate::exact::Exact;
use crate::index::{Builder, NameIndex};
use crate::list::List;
use crate::name::Name;
use crate::party::{Party, PartyKind};

/// What is worked out from lists before they are asked.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Prepared {
    pub(crate) owners: Vec<Owner>,
    pub(crate) people: NameIndex,
    pub(crate) bodies: NameIndex,
    pub(crate) exact: Exact,
    pub(crate) commonness: [Commonness; 2],
}

/// Whose an indexed name is.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub(crate) struct Owner {
    pub(crate) list: u32,
    pub(crate) party: u32,
    pub(crate) name: u32,
}

/// What the bytes begin with; the number changes with the layout and with everything that names are read by.
const MARK: &[u8] = b"vetwork-prepared 4\n";

impl Prepared {
    pub(crate) fn new(lists: &[List]) -> Self {
        Self::build(lists, [Builder::default(), Builder::default()], true)
    }

    /// With words as common as they are known to be.
    pub(crate) fn knowing(lists: &[List], commonness: [Commonness; 2]) -> Self {
        Self::build(lists, commonness.map(Builder::knowing), false)
    }

    /// How common words are in names of people, and in those of everything else: counted over parties, not over their
    /// aliases.
    pub(crate) fn counted(lists: &[List]) -> [Commonness; 2] {
        let (mut people, mut bodies) = (Commonness::default(), Commonness::default());
        for party in lists.iter().flat_map(|list| &list.parties) {
            let Some(name) = party.names.first() else { continue };
            if let Some(name) = Name::all_of_person(&name.text).first().filter(|_| is_person(party)) {
                people.learn(name);
            }
            if party.kind != PartyKind::Person {
                bodies.learn(&Name::of_organisation(&name.text));
            }
        }
        [people, bodies]
    }

    fn build(lists: &[List], [mut people, mut bodies]: [Builder; 2], counting: bool) -> Self {
        let mut owners = Vec::new();
        for (list, parties) in (0_u32..).zip(lists.iter().map(|list| &list.parties)) {
            for (at, party) in (0_u32..).zip(parties) {
                for (name, listed) in (0_u32..).zip(&party.names) {
                    let owner = u32::try_from(owners.len()).unwrap_or(u32::MAX);
                    owners.push(Owner { list, party: at, name });
                    let counts = counting && name == 0;
                    if is_person(party) {
                        people.add(&listed.text, true, owner, counts);
                    }
                    if party.kind != PartyKind::Person {
                        bodies.add(&listed.text, false, owner, counts);
                    }
                }
            }
        }
        let ((people, of_people), (bodies, of_bodies)) = (people.finish(), bodies.finish());
        let exact = Exact::new(lists);
        Self { owners, people, bodies, exact, commonness: [of_people, of_bodies] }
    }

    /// The bytes that [`Prepared::from_bytes`] reads; `None` if a value cannot be written.
    pub(crate) fn to_bytes(&self, lists: &[List]) -> Option<Vec<u8>> {
        let body = postcard::to_allocvec(self).ok()?;
        Some([MARK, &fingerprint(lists, &body), &body].concat())
    }

    /// What was made ready for the same lists; `None` if the bytes are of others, or damaged.
    pub(crate) fn from_bytes(bytes: &[u8], lists: &[List]) -> Option<Self> {
        let (sum, body) = bytes.strip_prefix(MARK)?.split_at_checked(32)?;
        (fingerprint(lists, body).as_slice() == sum).then(|| postcard::from_bytes(body).ok())?
    }
}

/// Of all that is worked out from lists, and of what was.
fn fingerprint(lists: &[List], body: &[u8]) -> [u8; 32] {
    let mut hash = Sha256::new();
    hash.update(env!("CARGO_PKG_VERSION"));
    for list in lists {
        hash.update(list.source.id());
        hash.update(list.parties.len().to_le_bytes());
        for party in &list.parties {
            hash.update([party.kind as u8, 0xff]);
            let names = party.names.iter().map(|name| &name.text);
            let numbers = party.identifiers.iter().map(|number| &number.number);
            let wallets = party.wallets.iter().map(|wallet| &wallet.address);
            for value in names.chain(numbers).chain(wallets).chain(party.contacts.iter().map(|contact| &contact.value))
            {
                hash.update(value.len().to_le_bytes());
                hash.update(value);
            }
        }
    }
    hash.update(body);
    hash.finalize().into()
}

/// Whether it may be a person.
fn is_person(party: &Party) -> bool {
    matches!(party.kind, PartyKind::Person | PartyKind::Unknown)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::curated;
    use crate::screen::{Memory, Query, Screener};
    use proptest::prelude::*;

    #[test]
    fn kept_and_asked_again() {
        let screener = Screener::new(vec![curated::list()]);
        let bytes = screener.prepared().unwrap();
        let again = Screener::with(vec![curated::list()], &bytes).unwrap();
        let query = Query { name: "Song Kum-hyok".to_owned(), ..Query::default() };
        let ask = |screener: &Screener| {
            let hits = screener.screen(&query, &mut Memory::default());
            hits.iter().map(|hit| (hit.party.id.clone(), hit.bits, hit.standing)).collect::<Vec<_>>()
        };
        assert_eq!(ask(&screener), ask(&again));
        assert!(!ask(&again).is_empty());
    }

    #[test]
    fn other_lists_are_not_answered_from_it() {
        let bytes = Screener::new(vec![curated::list()]).prepared().unwrap();
        let mut other = curated::list();
        other.parties.swap(0, 1);
        assert!(Screener::with(vec![other], &bytes).is_err());
        let harmed: Vec<u8> =
            bytes.iter().enumerate().map(|(at, byte)| byte ^ u8::from(at == bytes.len() / 2)).collect();
        assert!(Screener::with(vec![curated::list()], &harmed).is_err());
    }

    proptest! {
        #[test]
        fn any_bytes(bytes: Vec<u8>) {
            prop_assert!(Prepared::from_bytes(&[MARK, &bytes].concat(), &[]).is_none());
        }
    }
}
