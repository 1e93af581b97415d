//! The firing cases of the checks' own pages, told again with fresh people and values, several in one
//! dossier where they do not get in each other's way. A new check is covered as soon as its page is.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};
use vetwork_checks::Check;
use vetwork_model::{Code, Phase};
use vetwork_reference::Reference;

use crate::cast::Cast;
use crate::fresh::Telling;
use crate::origins::{FAMILIES, GIVEN, Persona};
use crate::pages::{PageCase, cases};
use crate::population::{Cohort, Entry, Population};
use crate::random::Random;

/// Tellings of each check in a population of [`FULL`].
const TELLINGS: usize = 23;
/// Tellings of a check whose case has several dossiers: it mostly fires on each of them.
const TELLINGS_OF_LINKS: usize = 22;
const FULL: usize = 2000;
/// Cases in one dossier, at most.
const TOGETHER: usize = 8;
/// Dossiers still open for another case.
const OPEN: usize = 60;

/// A case that cannot be told again, and why.
#[derive(Clone, Debug)]
pub struct Untold {
    /// The check.
    pub code: Code,
    /// Which case.
    pub heading: String,
    /// Why.
    pub why: String,
}

struct Seed {
    case: PageCase,
    cast: Cast,
}

fn seeds() -> (Vec<Vec<Seed>>, Vec<Untold>) {
    let (mut by_check, mut untold): (Vec<Vec<Seed>>, Vec<Untold>) = Default::default();
    let cases = match cases() {
        Ok(cases) => cases,
        Err(error) => panic!("{error}"),
    };
    // Who is on a list is found by a name, and a name is what changes between origins: those cases stay on their pages.
    let asks_lists = |case: &PageCase| vetwork_checks::find(case.code.0).is_some_and(Check::asks_lists);
    for case in cases.into_iter().filter(|case| case.fires() && !asks_lists(case) && !rests_on_files(case)) {
        match Cast::of(&case.dossiers) {
            Ok(cast) => match by_check.last_mut() {
                Some(seeds) if seeds.first().is_some_and(|seed| seed.case.code == case.code) => {
                    seeds.push(Seed { case, cast })
                }
                _ => by_check.push(vec![Seed { case, cast }]),
            },
            Err(why) => untold.push(Untold { code: case.code, heading: case.heading, why }),
        }
    }
    (by_check, untold)
}

/// Does a case rest on what was found in a file, or on its text? The one is bound to the bytes of the file and to whom they
/// name, and the other would become a template by being told again: such cases stay on their pages.
pub fn rests_on_files(case: &PageCase) -> bool {
    let has_text =
        |files: &Value| files.as_array().is_some_and(|all| all.iter().any(|file| file.get("text").is_some()));
    let rests = |dossier: &Value| dossier.get("judged_files").is_some() || dossier.get("files").is_some_and(has_text);
    case.dossiers.iter().any(rests)
}

/// The firing cases whose names cannot be told again.
pub fn untold() -> Vec<Untold> {
    seeds().1
}

/// A dossier that takes up one case after the other.
struct Host {
    id: String,
    persona: Persona,
    fields: Map<String, Value>,
    recipes: Vec<String>,
}

/// Adds tellings to a population, at most `room` dossiers.
pub(super) fn add(population: &mut Population, room: usize, seed: u64) {
    let mut random = Random::stream(seed, "told");
    let reference = Reference::embedded();
    let (by_check, _) = seeds();
    let mut number = 0;
    let (mut open, mut hosts): (Vec<Host>, usize) = (Vec::new(), 0);
    let rounds = TELLINGS * (room * 5 / 3).div_ceil(FULL);
    'all: for round in 0..rounds {
        let mut order: Vec<&Vec<Seed>> = by_check.iter().collect();
        random.shuffle(&mut order);
        for seeds in order {
            // One dossier where one will do: others are dossiers of their own.
            let fewest = seeds.iter().map(|seed| seed.case.dossiers.len()).min().unwrap_or_default();
            if round % TELLINGS >= TELLINGS_OF_LINKS && fewest > 1 {
                continue;
            }
            let smallest: Vec<&Seed> = seeds.iter().filter(|seed| seed.case.dossiers.len() == fewest).collect();
            let all: Vec<&Seed> = seeds.iter().collect();
            let choice = if round % 4 == 0 { all } else { smallest };
            let seed = choice[round / 4 % choice.len()];
            if population.entries.len() + open.len() + seed.case.dossiers.len() > room {
                break 'all;
            }
            number += 1;
            let host = match open.iter().position(|host| host.takes(&seed.case)) {
                Some(at) => open.remove(at),
                None => {
                    hosts += 1;
                    Host::new(hosts, persona(&mut random))
                }
            };
            open.push(host.told(seed, number, &mut random, &reference, population));
            if let Some(full) = open.iter().position(|host| host.recipes.len() >= TOGETHER) {
                population.entries.push(open.remove(full).entry());
            }
            if open.len() > OPEN {
                population.entries.push(open.remove(0).entry());
            }
        }
    }
    population.entries.extend(open.into_iter().map(Host::entry));
}

fn persona(random: &mut Random) -> Persona {
    Persona { given: random.below(GIVEN), family: random.below(FAMILIES), middle: None }
}

impl Host {
    fn new(number: usize, persona: Persona) -> Host {
        Host { id: format!("told-{number}"), persona, fields: Map::new(), recipes: Vec::new() }
    }

    fn takes(&self, case: &PageCase) -> bool {
        let Some(subject) = case.dossiers.first().and_then(Value::as_object) else { return false };
        let alone = |key: &str| matches!(key, "id" | "name" | "phase" | "pronouns");
        let kind = |fields: &Map<String, Value>| fields.get("subject").cloned();
        kind(subject) == kind(&self.fields)
            && kind(subject).is_none()
            && subject.keys().all(|key| alone(key) || !self.fields.contains_key(key))
    }

    fn told(
        mut self,
        seed: &Seed,
        number: u64,
        random: &mut Random,
        reference: &Reference,
        population: &mut Population,
    ) -> Host {
        let case = &seed.case;
        let ids: Vec<String> = (0..case.dossiers.len())
            .map(|at| if at == 0 { self.id.clone() } else { format!("{}-{number}-{at}", self.id) })
            .collect();
        let own_domain = case.indicators.lines().find_map(|row| row.strip_prefix("domain,")?.split(',').next());
        let personas = people(&seed.cast, self.persona, random);
        let page_ids = case.dossiers.iter().enumerate().map(page_id).collect();
        let telling = Telling { cast: &seed.cast, personas, number, ids, page_ids, own_domain, reference };
        self.persona.middle = telling.personas.first().and_then(|subject| subject.middle);
        self.recipes.push(format!("{} {}", case.code, case.heading));
        for (at, dossier) in case.dossiers.iter().enumerate() {
            let told = telling.dossier(dossier, at);
            let Value::Object(fields) = told else { continue };
            if at == 0 {
                self.take_up(fields);
            } else {
                let id = telling.ids[at].clone();
                let recipe = format!("{} {} (other)", case.code, case.heading);
                population.entries.push(Entry { id, cohort: Cohort::Page, recipe, template: Value::Object(fields) });
            }
        }
        add_indicators(&mut population.indicators, case, &telling);
        self
    }

    fn take_up(&mut self, fields: Map<String, Value>) {
        let phase = |fields: &Map<String, Value>| {
            fields.get("phase").and_then(|phase| serde_json::from_value::<Phase>(phase.clone()).ok())
        };
        let later = phase(&self.fields).max(phase(&fields));
        self.fields.extend(fields);
        if let Some(phase) = later {
            self.fields.insert("phase".to_owned(), json!(phase));
        }
        // The pages' cases are judged under the law of the United States.
        let role = self.fields.entry("role").or_insert_with(|| json!({}));
        if let Some(role) = role.as_object_mut() {
            role.entry("jurisdiction").or_insert_with(|| json!("US"));
        }
    }

    fn entry(self) -> Entry {
        Entry {
            id: self.id,
            cohort: Cohort::Page,
            recipe: self.recipes.join("; "),
            template: Value::Object(self.fields),
        }
    }
}

/// The id that a dossier has on its page: its own, or that which the tests of the pages give it.
fn page_id((at, dossier): (usize, &Value)) -> String {
    let given = dossier.get("id").and_then(Value::as_str);
    match (given, at) {
        (Some(id), _) => id.to_owned(),
        (None, 0) => "subject".to_owned(),
        (None, 1) => "other".to_owned(),
        (None, at) => format!("other-{at}"),
    }
}

/// Who plays the roles: relatives and former names share what they share on the page, everybody else
/// differs in both parts.
fn people(cast: &Cast, subject: Persona, random: &mut Random) -> Vec<Persona> {
    let (mut given, mut families) = (vec![subject.given], vec![subject.family]);
    let mut drawn = |of: &mut Vec<usize>, at: usize, limit: usize| {
        while of.len() <= at {
            let taken: BTreeSet<usize> = of.iter().copied().collect();
            let free = (0..limit).filter(|n| !taken.contains(n)).nth(random.below(limit - taken.len()));
            of.push(free.unwrap_or_default());
        }
        of[at]
    };
    cast.roles
        .iter()
        .map(|role| {
            let (given, family) = (drawn(&mut given, role.given, GIVEN), drawn(&mut families, role.family, FAMILIES));
            Persona { given, family, middle: role.has_middle.then_some((given + 7) % GIVEN) }
        })
        .collect()
}

fn add_indicators(csv: &mut String, case: &PageCase, telling: &Telling<'_>) {
    let mut rows = case.indicators.lines();
    let Some(header) = rows.next() else { return };
    if csv.is_empty() {
        csv.push_str(header);
        csv.push('\n');
    }
    for row in rows.filter(|row| !row.trim().is_empty()) {
        let mut cells = row.splitn(3, ',');
        if let (Some(kind), Some(value), Some(rest)) = (cells.next(), cells.next(), cells.next()) {
            csv.push_str(&format!("{kind},{},{rest}\n", telling.indicator(kind, value)));
        }
    }
}
