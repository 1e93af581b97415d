//! What linked groups find of made-up rings, and whom among honest people they touch. Simulated: nobody knows how rings that
//! were never found behave.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use rayon::prelude::*;
use vetwork_checks::keys_of;
use vetwork_engine::Dossiers as _;
use vetwork_link::network::{Brought, Network};
use vetwork_model::{Dossier, DossierFile, Tie};

use crate::judge::{EvalError, Held, NOW, engine};
use crate::origins::Origin;
use crate::population::rings::{Level, Made, Truth, rings};
use crate::render::render;

/// What was found of the rings of one level.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// Rings.
    pub rings: usize,
    /// Rings all of whose members are in one group.
    pub whole: usize,
    /// Their members.
    pub members: usize,
    /// Members who are in a group with another member.
    pub found: usize,
    /// Honest people in a group with a member.
    pub honest: usize,
}

/// Honest people, and how many of them are in a group.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Touched {
    /// How many there are.
    pub people: usize,
    /// How many are in any linked group.
    pub grouped: usize,
}

/// The whole table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RingTable {
    /// By level.
    pub levels: BTreeMap<Level, Found>,
    /// By why honest people share something; those who share nothing stand under an empty text.
    pub honest: BTreeMap<&'static str, Touched>,
}

/// Makes rings among honest people, and looks for them.
///
/// # Errors
/// When a template is not a dossier of the format.
pub fn table(people: usize, rings_a_level: usize, seed: u64, origin: Origin) -> Result<RingTable, EvalError> {
    let made = rings(people, rings_a_level, seed);
    let files: Result<Vec<DossierFile>, serde_json::Error> =
        made.iter().map(|one| serde_json::from_value(render(&one.entry.template, origin))).collect();
    let truth_of: BTreeMap<&str, Truth> = made.iter().map(|one: &Made| (one.entry.id.as_str(), one.truth)).collect();
    let network = network(&Held::new(files?))?;
    let truth = |place: usize| {
        let member = network.subjects.get(place);
        member.and_then(|member| truth_of.get(member.id.as_str())).copied().unwrap_or(Truth::Alone)
    };
    let mut table = RingTable::default();
    let mut in_groups: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (place, _) in network.subjects.iter().enumerate() {
        match truth(place) {
            Truth::Ring(number, level) => {
                in_groups.entry(number).or_default().push(place);
                table.levels.entry(level).or_default().members += 1;
            }
            Truth::Shares(why) => table.honest.entry(why).or_default().people += 1,
            Truth::Alone => table.honest.entry("").or_default().people += 1,
        }
    }
    for group in &network.groups {
        table.count(&group.members, &truth);
    }
    for members in in_groups.into_values() {
        let Some(Truth::Ring(_, level)) = members.first().map(|member| truth(*member)) else { continue };
        let found = table.levels.entry(level).or_default();
        found.rings += 1;
        let whole = network.groups.iter().any(|group| members.iter().all(|member| group.members.contains(member)));
        found.whole += usize::from(whole);
    }
    Ok(table)
}

impl RingTable {
    fn count(&mut self, members: &[usize], truth: &impl Fn(usize) -> Truth) {
        let mut rings: BTreeMap<(usize, Level), usize> = BTreeMap::new();
        let mut honest = 0;
        for member in members {
            match truth(*member) {
                Truth::Ring(number, level) => *rings.entry((number, level)).or_default() += 1,
                Truth::Shares(why) => {
                    honest += 1;
                    self.honest.entry(why).or_default().grouped += 1;
                }
                Truth::Alone => {
                    honest += 1;
                    self.honest.entry("").or_default().grouped += 1;
                }
            }
        }
        for ((_, level), count) in &rings {
            let found = self.levels.entry(*level).or_default();
            found.found += if *count > 1 { *count } else { 0 };
        }
        let levels: BTreeSet<Level> = rings.keys().map(|(_, level)| *level).collect();
        for level in levels {
            self.levels.entry(level).or_default().honest += honest;
        }
    }
}

fn network(held: &Held) -> Result<Network, EvalError> {
    let engine = engine("")?;
    let places: Vec<usize> = (0..held.len()).collect();
    let one = |place: &usize| {
        let (dossier, _) = held.read(*place)?;
        let ties = engine.ties_of(&dossier, &keys_of(&dossier), held.population(), NOW);
        Some((dossier, ties))
    };
    let all: Vec<(Dossier, Vec<Tie>)> = places.par_iter().filter_map(one).collect();
    let brought = all.iter().map(|(dossier, ties)| Brought {
        id: &dossier.id,
        name: &dossier.name,
        kind: dossier.kind,
        phase: dossier.phase,
        ties,
    });
    Ok(Network::of(brought, engine.policy.links.from_decibits()))
}

impl fmt::Display for RingTable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            f,
            "| rings (simulated) | rings | members | members found | rings found whole | honest people in their groups |"
        )?;
        writeln!(f, "|---|---:|---:|---:|---:|---:|")?;
        for (level, found) in &self.levels {
            let share = 100.0 * found.found as f64 / found.members.max(1) as f64;
            writeln!(
                f,
                "| {} | {} | {} | {} ({share:.1} %) | {} | {} |",
                level.words(),
                found.rings,
                found.members,
                found.found,
                found.whole,
                found.honest
            )?;
        }
        writeln!(f, "\n| honest people who share something | people | in a linked group |")?;
        writeln!(f, "|---|---:|---:|")?;
        for (why, touched) in &self.honest {
            let why = if why.is_empty() { "nothing" } else { why };
            writeln!(f, "| {why} | {} | {} |", touched.people, touched.grouped)?;
        }
        Ok(())
    }
}
