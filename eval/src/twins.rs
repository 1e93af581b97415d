//! Counterfactual twins: the same dossiers under names, nationality and place of study of each origin.
//! Nothing may change: neither a band nor which findings there are and how strong.

use std::collections::BTreeMap;
use std::fmt;

use vetwork_engine::Engine;
use vetwork_model::{Code, DossierFile, Strength};

use crate::judge::{EvalError, Held, Verdict, assess, engine};
use crate::origins::{Origin, Persona, Style, spell};
use crate::population::Population;
use crate::render::render_by;

/// How names are spelt; [`spell`] but in tests that break it on purpose.
pub type Speller = dyn Fn(Persona, Origin, Style) -> String;

/// How dossiers are judged, in the order of their ids; [`judged`] but in tests that break it on purpose.
pub type Judge = dyn Fn(&Engine, &Held) -> Vec<(String, Verdict)>;

/// One dossier whose verdict is another under names of another origin.
#[derive(Clone, Debug)]
pub struct Difference {
    /// Id of the subject.
    pub id: String,
    /// The recipe that made it.
    pub recipe: String,
    /// The other origin; the first is [`Origin::Anglo`].
    pub origin: Origin,
    /// The verdict under English names.
    pub before: Verdict,
    /// The verdict under names of the origin.
    pub after: Verdict,
    /// All names of the dossier in both origins, side by side.
    pub names: Vec<(String, String)>,
}

impl Difference {
    /// Is the band another?
    pub fn moves_the_band(&self) -> bool {
        self.before.band != self.after.band
    }

    /// Codes whose strength differs; `None` is no finding.
    pub fn codes(&self) -> Vec<(Code, Option<Strength>, Option<Strength>)> {
        let mut codes: Vec<Code> = self.before.findings.keys().chain(self.after.findings.keys()).copied().collect();
        codes.sort_unstable();
        codes.dedup();
        let strength = |verdict: &Verdict, code| verdict.findings.get(&code).map(|(_, strength)| *strength);
        codes
            .into_iter()
            .map(|code| (code, strength(&self.before, code), strength(&self.after, code)))
            .filter(|(_, before, after)| before != after)
            .collect()
    }
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{} ({}), {}: {} → {}",
            self.id,
            self.recipe,
            self.origin,
            self.before.band.words(),
            self.after.band.words()
        )?;
        let word = |strength: Option<Strength>| strength.map_or("none", Strength::words);
        for (code, before, after) in self.codes() {
            write!(f, "; {code} {} → {}", word(before), word(after))?;
        }
        for (before, after) in &self.names {
            write!(f, "\n    {before} / {after}")?;
        }
        Ok(())
    }
}

/// The verdicts of the shipped engine.
pub fn judged(engine: &Engine, dossiers: &Held) -> Vec<(String, Verdict)> {
    assess(engine, dossiers).iter().map(|a| (a.subject.as_str().to_owned(), Verdict::of(a))).collect()
}

/// Compares a population under names of every origin with itself under English names.
///
/// # Errors
/// When a template is not a dossier of the format.
pub fn twins(population: &Population, spell: &Speller, judge: &Judge) -> Result<Vec<Difference>, EvalError> {
    let of = |origin: Origin| -> Result<BTreeMap<String, Verdict>, EvalError> {
        let engine = engine(&population.indicators(origin))?;
        Ok(judge(&engine, &Held::new(files(population, origin, spell)?)).into_iter().collect())
    };
    let before = of(Origin::Anglo)?;
    let mut differences = Vec::new();
    for origin in Origin::ALL.into_iter().skip(1) {
        let after = of(origin)?;
        for entry in &population.entries {
            let (Some(before), Some(after)) = (before.get(&entry.id), after.get(&entry.id)) else { continue };
            if before.blind() != after.blind() {
                differences.push(Difference {
                    id: entry.id.clone(),
                    recipe: entry.recipe.clone(),
                    origin,
                    before: before.clone(),
                    after: after.clone(),
                    names: names(&entry.template, origin, spell),
                });
            }
        }
    }
    Ok(differences)
}

/// The shipped engine and the usual spellings.
///
/// # Errors
/// When a template is not a dossier of the format.
pub fn usual(population: &Population) -> Result<Vec<Difference>, EvalError> {
    twins(population, &spell, &judged)
}

fn files(population: &Population, origin: Origin, spell: &Speller) -> Result<Vec<DossierFile>, EvalError> {
    let by = |persona, style| spell(persona, origin, style);
    let file = |template| serde_json::from_value(render_by(template, &by, origin));
    Ok(population.entries.iter().map(|entry| file(&entry.template)).collect::<Result<_, _>>()?)
}

/// The names of a template in English and in another origin.
fn names(template: &serde_json::Value, origin: Origin, spell: &Speller) -> Vec<(String, String)> {
    let found = std::cell::RefCell::new(std::collections::BTreeSet::new());
    let note = |persona, style| {
        found.borrow_mut().insert((spell(persona, Origin::Anglo, style), spell(persona, origin, style)));
        String::new()
    };
    render_by(template, &note, origin);
    found.into_inner().into_iter().collect()
}
