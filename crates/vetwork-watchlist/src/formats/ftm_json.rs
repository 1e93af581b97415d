//! FollowTheMoney, an entity on each line (`entities.ftm.json`): those that are targets become parties, others fold into
//! them. Proven on originals, the samples of OpenSanctions' own service.

use std::collections::BTreeMap;
use std::io::Read;

use jiff::civil::Date;
use rustc_hash::FxHashMap;
use serde::Deserialize;

use super::ftm::{self, NUMBERS, Role};
use super::gather::{Gathering, contacts, identifier, remark};
use super::lines::Lines;
use super::text::collapsed;
use super::{FormatError, MAX_ENTRIES, Reading, written_date};
use crate::list::{List, Source};
use crate::party::{
    ContactKind, Identifier, IdentifierKind, ListedName, ListedWallet, NamePart, NameStrength, PartRole, Party,
    PartyKind, Place, Relation, Sex,
};

/// A line.
#[derive(Debug, Deserialize)]
struct Entity {
    #[serde(default)]
    id: String,
    #[serde(default)]
    schema: String,
    #[serde(default)]
    caption: String,
    #[serde(default)]
    properties: BTreeMap<String, Vec<String>>,
    /// Absent in data that is not of OpenSanctions.
    #[serde(default)]
    target: Option<bool>,
    #[serde(default)]
    first_seen: Option<String>,
    #[serde(default)]
    last_change: Option<String>,
    /// Of a line of a delta, which is no list.
    #[serde(default)]
    op: Option<String>,
}

impl Entity {
    fn all(&self, property: &str) -> impl Iterator<Item = &str> {
        self.properties.get(property).into_iter().flatten().map(String::as_str)
    }

    fn first(&self, property: &str) -> &str {
        self.all(property).next().unwrap_or_default()
    }

    /// Whether it stands on the list itself.
    fn listed(&self) -> bool {
        self.target.unwrap_or_else(|| self.all("topics").any(|topic| topic.starts_with("sanction")) || self.is_bare())
    }

    /// Without topics nothing tells the targets of other data: whatever may be one is one.
    fn is_bare(&self) -> bool {
        !self.properties.contains_key("topics")
    }
}

/// What hangs on parties and may come before them.
#[derive(Default)]
struct Rest {
    addresses: FxHashMap<String, String>,
    captions: FxHashMap<String, String>,
    parts: Vec<(Entity, Place)>,
    /// Party and address.
    homes: Vec<(String, String)>,
}

/// Reads the entities.
///
/// # Errors
///
/// A file of changes is refused, and one without any party. A line that is no entity becomes a problem.
pub(super) fn read(source: Source, input: impl Read) -> Result<List, FormatError> {
    let (mut gathering, mut rest) = (Gathering::default(), Rest::default());
    let mut lines = Lines::open(source, input);
    while let Some((place, line)) = lines.next()? {
        let entity = match serde_json::from_slice::<Entity>(line) {
            Ok(Entity { op: Some(_), .. }) => {
                let found = "a file of changes; the whole list is entities.ftm.json".to_owned();
                return Err(FormatError::NotTheFormat { format: super::Format::FtmJson, found });
            }
            Ok(entity) if !entity.id.is_empty() && !entity.schema.is_empty() => entity,
            Ok(_) => {
                lines.reject("id", "the entity has no id or no schema; it was left out");
                continue;
            }
            Err(error) => {
                lines.reject("", &format!("the line is no entity, it was left out: {error}"));
                continue;
            }
        };
        take(entity, place, &mut gathering, &mut rest, &mut lines.reading)?;
        if rest.parts.len() + rest.homes.len() + rest.captions.len() > MAX_ENTRIES {
            let at = super::gather::spot(place);
            return Err(FormatError::TooLarge { at, what: "entities", limit: MAX_ENTRIES as u64 });
        }
    }
    fold(&mut gathering, rest)?;
    gathering.finish(lines.finish()?)
}

fn take(
    entity: Entity,
    place: Place,
    gathering: &mut Gathering,
    rest: &mut Rest,
    reading: &mut Reading,
) -> Result<(), FormatError> {
    match ftm::role(&entity.schema) {
        Role::Party if entity.listed() => {
            let party = gathering.party(&entity.id, place)?;
            fill(party, &entity, reading);
            rest.homes.extend(entity.all("addressEntity").map(|address| (entity.id.clone(), address.to_owned())));
        }
        Role::Party => {
            rest.captions.insert(entity.id.clone(), caption(&entity));
        }
        Role::Address => {
            let full = if entity.first("full").is_empty() { &entity.caption } else { entity.first("full") };
            rest.addresses.insert(entity.id.clone(), collapsed(full));
        }
        Role::Part(_) | Role::Tie(..) | Role::Wallet => rest.parts.push((entity, place)),
    }
    Ok(())
}

fn caption(entity: &Entity) -> String {
    collapsed(if entity.caption.is_empty() { entity.first("name") } else { &entity.caption })
}

fn fill(party: &mut Party, entity: &Entity, reading: &mut Reading) {
    party.kind = ftm::kind(&entity.schema);
    names(party, entity);
    let texts = |properties: &[&str]| -> Vec<String> {
        properties.iter().flat_map(|property| entity.all(property).map(collapsed)).collect()
    };
    party.birth_places.extend(texts(&["birthPlace", "birthCountry"]));
    party.nationalities.extend(texts(&["nationality", "citizenship", "flag"]));
    if party.kind != PartyKind::Person {
        party.nationalities.extend(texts(&["jurisdiction", "country", "mainCountry"]));
    }
    party.addresses.extend(texts(&["address"]));
    party.positions.extend(texts(&["position", "title"]));
    party.programmes.extend(texts(&["program", "programId"]));
    contacts(party, ContactKind::Email, entity.all("email"));
    contacts(party, ContactKind::Phone, entity.all("phone"));
    contacts(party, ContactKind::Website, entity.all("website"));
    for (property, kind, label) in NUMBERS {
        party.identifiers.extend(entity.all(property).map(|number| identifier(kind, label, number)));
    }
    party.wallets.extend(
        entity
            .all("publicKey")
            .map(|address| ListedWallet { symbol: collapsed(entity.first("currency")), address: collapsed(address) }),
    );
    for note in entity.all("notes").chain(entity.all("summary")) {
        remark(party, note);
    }
    party.sex = match entity.first("gender") {
        "male" => Some(Sex::Male),
        "female" => Some(Sex::Female),
        _ => None,
    };
    party.page = entity.all("sourceUrl").next().map(collapsed);
    party.listed_on = day(entity.all("createdAt").min()).or_else(|| day(entity.first_seen.as_deref()));
    party.changed_on = day(entity.all("modifiedAt").max()).or_else(|| day(entity.last_change.as_deref()));
    for text in ["birthDate", "incorporationDate", "buildDate"].iter().flat_map(|property| entity.all(property)) {
        let dates = written_date::dates(text);
        if dates.is_empty() {
            let what = format!("\"{}\" is no date that is understood", super::error::shown(text));
            reading.problem(party.place, "birthDate", &what);
        }
        party.birth_dates.extend(dates);
    }
}

fn day(text: Option<&str>) -> Option<Date> {
    text.and_then(written_date::day)
}

/// The caption is the name that its maker found best; all others are other spellings of it or aliases.
fn names(party: &mut Party, entity: &Entity) {
    let caption = collapsed(&entity.caption);
    let families: Vec<String> = entity.all("lastName").map(collapsed).collect();
    let is_person = party.kind == PartyKind::Person;
    let mut add = |text: &str, strength, former| {
        let text = collapsed(text);
        let parts = if is_person { parts(&text, &families) } else { Vec::new() };
        party.names.push(ListedName { text, parts, strength, former });
    };
    let mut own = entity.all("name").filter(|name| collapsed(name) == caption).chain(entity.all("name")).peekable();
    if own.peek().is_none() {
        add(&caption, NameStrength::Primary, false);
    }
    for (at, name) in own.enumerate() {
        add(name, if at == 0 { NameStrength::Primary } else { NameStrength::Strong }, false);
    }
    entity.all("alias").for_each(|name| add(name, NameStrength::Strong, false));
    entity.all("abbreviation").for_each(|name| add(name, NameStrength::Weak, false));
    entity.all("weakAlias").for_each(|name| add(name, NameStrength::Weak, false));
    entity.all("previousName").for_each(|name| add(name, NameStrength::Strong, true));
}

/// The parts of a name that ends or begins with a family name of the same entity. The longest one decides.
fn parts(text: &str, families: &[String]) -> Vec<NamePart> {
    let given = |rest: &str| rest.trim().to_owned();
    let split = |family: &String| {
        let last = text.strip_suffix(family.as_str()).filter(|rest| rest.ends_with(' '));
        let first = || text.strip_prefix(family.as_str()).filter(|rest| rest.starts_with(' '));
        last.or_else(first).map(|rest| (family.clone(), given(rest)))
    };
    let found =
        families.iter().filter(|family| !family.is_empty()).filter_map(split).max_by_key(|(family, _)| family.len());
    found.map_or_else(Vec::new, |(family, given)| {
        vec![NamePart { role: PartRole::Given, text: given }, NamePart { role: PartRole::Family, text: family }]
    })
}

/// Folds what hangs on parties into them.
fn fold(gathering: &mut Gathering, rest: Rest) -> Result<(), FormatError> {
    for (party, address) in &rest.homes {
        if let (Some(party), Some(address)) = (gathering.known(party), rest.addresses.get(address)) {
            party.addresses.push(address.clone());
        }
    }
    for (entity, place) in &rest.parts {
        match ftm::role(&entity.schema) {
            Role::Part(owner) => {
                for id in entity.all(owner) {
                    if let Some(party) = gathering.known(id) {
                        part(party, entity);
                    }
                }
            }
            Role::Wallet => wallet(gathering, entity, *place)?,
            Role::Tie(from, to) => {
                tie(gathering, &rest.captions, entity, from, to);
                tie(gathering, &rest.captions, entity, to, from);
            }
            Role::Party | Role::Address => {}
        }
    }
    Ok(())
}

/// A sanction, a document or an office of a party.
fn part(party: &mut Party, entity: &Entity) {
    match entity.schema.as_str() {
        "Sanction" => {
            party
                .programmes
                .extend(["program", "programId"].iter().flat_map(|property| entity.all(property).map(collapsed)));
            let listed = day(entity.all("listingDate").chain(entity.all("startDate")).min());
            party.listed_on = listed.or(party.listed_on);
            entity.all("reason").for_each(|reason| remark(party, reason));
            party.page = party.page.take().or_else(|| entity.all("sourceUrl").next().map(collapsed));
        }
        "Passport" | "Identification" => {
            let passport = entity.schema == "Passport" || entity.first("type").to_lowercase().contains("passport");
            let kind = if passport { IdentifierKind::Passport } else { IdentifierKind::NationalId };
            let label = if entity.first("type").is_empty() { &entity.schema } else { entity.first("type") };
            let country = entity.all("country").next().map(collapsed);
            party.identifiers.extend(
                entity
                    .all("number")
                    .map(|number| Identifier { country: country.clone(), ..identifier(kind, label, number) }),
            );
        }
        _ => party.positions.push(caption(entity)),
    }
}

/// A wallet goes to its holders; one without a holder on the list that is a target itself is a party.
fn wallet(gathering: &mut Gathering, entity: &Entity, place: Place) -> Result<(), FormatError> {
    let symbol = collapsed(entity.first("currency"));
    let wallets: Vec<ListedWallet> = entity
        .all("publicKey")
        .map(|address| ListedWallet { symbol: symbol.clone(), address: collapsed(address) })
        .filter(|wallet| !wallet.address.is_empty())
        .collect();
    let holders: Vec<&str> = entity.all("holder").filter(|holder| gathering.has(holder)).collect();
    if holders.is_empty() && entity.listed() {
        let party = gathering.party(&entity.id, place)?;
        party.names.extend(entity.all("name").map(|name| ListedName::new(collapsed(name), NameStrength::Primary)));
        party.wallets.extend(wallets);
        return Ok(());
    }
    for holder in holders {
        if let Some(party) = gathering.known(holder) {
            party.wallets.extend(wallets.iter().cloned());
        }
    }
    Ok(())
}

fn tie(gathering: &mut Gathering, captions: &FxHashMap<String, String>, entity: &Entity, from: &str, to: &str) {
    let said = ["role", "relationship", "status"].iter().flat_map(|property| entity.all(property)).next();
    let label = format!("{}, {to}", said.map_or_else(|| entity.schema.clone(), collapsed));
    for other in entity.all(to) {
        let listed = gathering.has(other);
        let name = captions.get(other).cloned();
        if !listed && name.is_none() {
            continue;
        }
        let relation = Relation { to: listed.then(|| other.to_owned()), name, label: label.clone() };
        for party in entity.all(from) {
            if let Some(party) = gathering.known(party) {
                party.relations.push(relation.clone());
            }
        }
    }
}
