//! Everyone whom a dossier names, held against the sanctions lists: the one room beside `keys.rs` that reads names. Checks
//! get what came back, as plain values.

mod asked;
mod cleared;
mod parties;
mod watchlists;

use serde::{Deserialize, Serialize};
use vetwork_model::{Dossier, Jurisdiction, Listed, ListedLine, Name, Provenance, Seen, When};
use vetwork_watchlist::birth::BirthRelation;
use vetwork_watchlist::curated::Tie;
use vetwork_watchlist::exact::ExactKind;
use vetwork_watchlist::list::Source;
use vetwork_watchlist::party::PartyKind;
use vetwork_watchlist::screen::{DISTINCTIVE, Hit, Query, Standing};

pub use asked::Asked;
pub use cleared::{Said, level};
use parties::{Party, Stated, parties};
pub use watchlists::{AskedList, Watchlists};

/// Somebody who was asked for, and what came back.
#[derive(Clone, Debug)]
pub struct Screened {
    /// As whom they stand in the dossier.
    pub asked: Asked,
    /// Where their name or wallet stands, the first of it.
    pub seen: Seen,
    /// The listed parties that it could be, the most telling first; those of which a person cleared it, last.
    pub hits: Vec<Match>,
    /// Listed parties of that name that it is not: a proven date of birth is another.
    pub cleared: usize,
    /// A wallet of theirs is no address, or a mistyped one: it was held against no list.
    pub mistyped: bool,
}

impl Screened {
    /// The most that it amounts to, of what nobody cleared.
    #[must_use]
    pub fn standing(&self) -> Option<Standing> {
        self.hits.iter().find(|hit| !hit.is_cleared()).map(|hit| hit.standing)
    }
}

/// A listed party that somebody could be.
#[derive(Clone, Debug)]
pub struct Match {
    /// What it amounts to.
    pub standing: Standing,
    /// A second thing beside a distinctive name agrees so far that it is hardly somebody else of that name.
    pub no_namesake: bool,
    /// What agrees beside the name was proven by an authority.
    pub proven: bool,
    /// The list is an authority's, or of what authorities published.
    pub official: bool,
    /// A person is listed.
    pub is_person: bool,
    /// How the party is tied to the IT-worker scheme.
    pub tie: Option<Tie>,
    /// What agrees, in words: "the name and the date of birth".
    pub agrees: String,
    /// What in the dossier it rests on.
    pub seen: Vec<Seen>,
    /// The entry, as people see it.
    pub listed: Listed,
}

/// Hits shown for one party: whoever bears a common name meets many.
const HITS_AT_MOST: usize = 5;

/// A name that many bear is told only where it fits as a whole: a part of it says nothing about anybody.
const WHOLE_NAME: f32 = 0.9;

/// Somebody whom a dossier names, as the lists are asked for them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PartyQueries {
    /// As whom they stand in the dossier.
    pub asked: Asked,
    /// What is asked: each name with each date of birth.
    pub queries: Vec<Query>,
}

/// What a dossier asks of the lists, about whom: the very queries that its checks rest on. Whom no check asks for in its phase,
/// under its law, is not among them.
#[must_use]
pub fn queries_of(dossier: &Dossier, jurisdiction: Jurisdiction) -> Vec<PartyQueries> {
    let of = |party: Party| {
        let queries = queries(&party).into_iter().map(|question| question.query).collect();
        PartyQueries { asked: party.asked, queries }
    };
    asked_for(dossier, jurisdiction).map(of).collect()
}

/// Everyone whom a check asks for.
fn asked_for(dossier: &Dossier, jurisdiction: Jurisdiction) -> impl Iterator<Item = Party> {
    parties(dossier).into_iter().filter(move |party| party.asked.is_asked(dossier, jurisdiction))
}

/// Asks the lists for everyone whom the dossier names, and what people said of the answers.
#[must_use]
pub fn screen(dossier: &Dossier, jurisdiction: Jurisdiction, lists: &Watchlists, said: &Said<'_>) -> Vec<Screened> {
    asked_for(dossier, jurisdiction).filter_map(|party| screen_one(&party, lists, said)).collect()
}

/// An entry: its list and its id there.
type Entry = (Source, String);

fn screen_one(party: &Party, lists: &Watchlists, said: &Said<'_>) -> Option<Screened> {
    let seen = party.first_seen()?.clone();
    let (mut found, mut cleared): (Vec<(Entry, Match)>, Vec<Entry>) = Default::default();
    for query in queries(party) {
        lists.ask(&query.query, |hit| {
            if !party.asked.is_told(hit) {
                return;
            }
            let key = (hit.list.source.clone(), hit.party.id.clone());
            if hit.standing == Standing::Cleared {
                cleared.push(key);
                return;
            }
            let whole = hit.name.as_ref().is_some_and(|name| name.comparison.agreement >= WHOLE_NAME);
            if hit.standing == Standing::Common && !whole {
                return;
            }
            let hit = query.told(party, hit, said);
            match found.iter_mut().find(|(other, _)| *other == key) {
                Some((_, other)) if other.rank() >= hit.rank() => {}
                Some((_, other)) => *other = hit,
                None => found.push((key, hit)),
            }
        });
    }
    cleared.retain(|key| !found.iter().any(|(other, _)| other == key));
    cleared.sort();
    cleared.dedup();
    let mut hits: Vec<Match> = found.into_iter().map(|(_, hit)| hit).collect();
    // What a person laid aside takes no place from what is open.
    let cleared_last = |hit: &Match| (!hit.is_cleared(), hit.rank());
    hits.sort_by(|a, b| cleared_last(b).cmp(&cleared_last(a)).then_with(|| a.listed.cmp(&b.listed)));
    hits.truncate(HITS_AT_MOST);
    let mistyped = party.wallets.iter().any(|wallet| ExactKind::Wallet.is_comparable(&wallet.value).is_err());
    Some(Screened { asked: party.asked, seen, hits, cleared: cleared.len(), mistyped })
}

impl Match {
    /// Did a person find that it is somebody else, and does that hold?
    #[must_use]
    pub fn is_cleared(&self) -> bool {
        self.listed.is_cleared()
    }

    fn rank(&self) -> (Standing, i32) {
        (self.standing, self.listed.decibits)
    }
}

/// One question to the lists, and what of the dossier is in it.
struct Question<'a> {
    query: Query,
    name: Option<&'a Stated<String>>,
    birth: Option<&'a Stated<When>>,
}

/// A party has several names and dates of birth where its papers disagree: each name is asked with each date.
fn queries(party: &Party) -> Vec<Question<'_>> {
    let texts = |stated: &[Stated<String>]| stated.iter().map(|one| one.value.clone()).collect();
    let (identifiers, wallets, contacts): (Vec<String>, Vec<String>, Vec<String>) =
        (texts(&party.identifiers), texts(&party.wallets), texts(&party.contacts));
    let names: Vec<Option<&Stated<String>>> =
        if party.names.is_empty() { vec![None] } else { party.names.iter().map(Some).collect() };
    let births: Vec<Option<&Stated<When>>> =
        if party.births.is_empty() { vec![None] } else { party.births.iter().map(Some).collect() };
    let ask = |name: Option<&'_ Stated<String>>, birth: Option<&'_ Stated<When>>| Query {
        name: name.map(|name| name.value.clone()).unwrap_or_default(),
        kind: party.kind,
        birth: birth.and_then(|birth| watchlists::partial(birth.value)),
        birth_is_verified: birth.is_some_and(|birth| birth.seen.provenance == Provenance::Verified),
        identifiers: identifiers.clone(),
        wallets: wallets.clone(),
        contacts: contacts.clone(),
        // Nationality and sex are no input of vetting, not even where they would lower.
        ..Query::default()
    };
    let mut all = Vec::with_capacity(names.len() * births.len());
    for name in names {
        all.extend(births.iter().map(|birth| Question { query: ask(name, *birth), name, birth: *birth }));
    }
    all
}

impl Question<'_> {
    fn told(&self, party: &Party, hit: &Hit<'_>, said: &Said<'_>) -> Match {
        let exact: Vec<(ExactKind, &Stated<String>)> =
            hit.exact.iter().filter_map(|(kind, value)| Some((*kind, party.stated(*kind, value)?))).collect();
        let born = hit.birth.filter(|(relation, _)| relation.bits() > 0.0).and(self.birth);
        let beside: Vec<&Seen> = exact.iter().map(|(_, stated)| &stated.seen).chain(born.map(|b| &b.seen)).collect();
        let name_bits = hit.name.as_ref().map_or(0.0, |name| name.comparison.bits);
        let same_day = matches!(hit.birth, Some((BirthRelation::SameDay, _)));
        let mut seen: Vec<Seen> = hit.name.as_ref().and(self.name).map(|name| name.seen.clone()).into_iter().collect();
        seen.extend(beside.iter().map(|one| (*one).clone()));
        seen.extend(seen.is_empty().then(|| party.first_seen().cloned()).flatten());
        Match {
            standing: hit.standing,
            no_namesake: hit.standing == Standing::Identified || (same_day && name_bits >= DISTINCTIVE),
            proven: beside.iter().any(|seen| seen.provenance == Provenance::Verified),
            official: !matches!(hit.list.source, Source::Other(_)),
            is_person: hit.party.kind == PartyKind::Person,
            tie: hit.designation.map(|designation| designation.tie),
            agrees: agrees(hit, &exact),
            seen,
            listed: Listed { clearance: said.of(party.asked, hit), ..self.listed(party, hit, &exact) },
        }
    }

    fn listed(&self, party: &Party, hit: &Hit<'_>, exact: &[(ExactKind, &Stated<String>)]) -> Listed {
        let named = hit.name.as_ref().map(|name| name.listed).or(hit.party.names.first());
        let asked = hit.name.as_ref().and(self.name).or(exact.first().map(|(_, stated)| *stated)).or(self.name);
        let line = |what, asked: String, listed: String, relation, bits| ListedLine {
            what,
            asked: Name::new(asked),
            listed: Name::new(listed),
            relation,
            decibits: decibits(bits),
        };
        let words = hit.name.iter().flat_map(|name| name.lines()).collect::<Vec<_>>();
        let mut lines: Vec<ListedLine> =
            words.iter().map(|w| line("name", w.asked.clone(), w.listed.clone(), w.words(), w.bits)).collect();
        if let (Some((relation, date)), Some(birth)) = (hit.birth, self.birth) {
            lines.push(line("born", birth.value.to_string(), date.to_string(), relation.words(), relation.bits()));
        }
        for (kind, stated) in exact {
            lines.push(line(kind.words(), stated.value.clone(), stated.value.clone(), "the same", kind.bits()));
        }
        Listed {
            part: party.asked.words(),
            asked: Name::new(asked.map(|asked| asked.value.clone()).unwrap_or_default()),
            list: hit.list.source.title().to_owned(),
            source: hit.list.source.id().to_owned(),
            dated: hit.list.published.map(When::Day),
            entry: hit.party.id.clone(),
            name: Name::new(named.map(|name| name.text.clone()).unwrap_or_default()),
            standing: hit.standing.words(),
            decibits: decibits(hit.bits),
            tie: hit.designation.map(|designation| designation.tie.title()),
            page: hit.party.page.clone(),
            lines,
            clearance: None,
        }
    }
}

/// "the name and the date of birth".
fn agrees(hit: &Hit<'_>, exact: &[(ExactKind, &Stated<String>)]) -> String {
    let mut parts = Vec::new();
    parts.extend(hit.name.is_some().then_some("the name"));
    parts.extend(match hit.birth {
        Some((BirthRelation::SameDay, _)) => Some("the date of birth"),
        Some((relation, _)) if relation.bits() > 0.0 => Some("the date of birth in part"),
        _ => None,
    });
    for (kind, words) in
        [(ExactKind::Identifier, "a number"), (ExactKind::Wallet, "the wallet"), (ExactKind::Contact, "a contact")]
    {
        parts.extend(exact.iter().any(|(other, _)| *other == kind).then_some(words));
    }
    match parts.as_slice() {
        [first @ .., last] if !first.is_empty() => format!("{} and {last}", first.join(", ")),
        parts => parts.concat(),
    }
}

/// Bits in tenths, as assessments have them.
fn decibits(bits: f32) -> i32 {
    (bits * 10.0).round() as i32
}
