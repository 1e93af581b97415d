//! The frozen baseline: every case of every page and every recipe of a small population, judged by the
//! whole engine. A change of it is seen, and is either meant or a mistake.

use std::collections::BTreeMap;
use std::fmt::Write;

use vetwork_engine::Engine;
use vetwork_model::{Assessment, DossierFile};

use crate::judge::{EvalError, Held, Verdict, assess, engine, engine_for};
use crate::origins::Origin;
use crate::pages::{PageCase, cases};
use crate::population::{Cohort, generate, look_alike_pairs};
use crate::render::render;

/// How many dossiers the small population has.
const SMALL: usize = 150;

/// The baseline as it now is, CSV: case, band, findings.
///
/// # Errors
/// When a page or the policy cannot be read.
pub fn baseline() -> Result<String, EvalError> {
    let mut csv = String::from("case,band,findings\n");
    let mut row = |case: String, verdict: Option<Verdict>| {
        if let Some(verdict) = verdict {
            let _ = writeln!(csv, "\"{}\",{},\"{}\"", case.replace('"', "'"), verdict.band.words(), verdict.line());
        }
    };
    for case in cases()? {
        let engine = engine_for(&case)?;
        row(format!("{} {}", case.code, case.heading), page_case(&engine, &case)?);
    }
    let engine = engine("")?;
    for (recipe, life) in look_alike_pairs(1).into_iter().filter(|(recipe, _)| alone(recipe)) {
        let file = serde_json::from_value(render(&life.into_template().1, Origin::Anglo))?;
        row(format!("look-alike {recipe}"), verdict(&engine, vec![file], None));
    }
    let population = generate(SMALL, 1);
    let engine = self::engine(&population.indicators(Origin::Anglo))?;
    let assessments = assess(&engine, &Held::new(population.files(Origin::Anglo)?));
    let verdicts: BTreeMap<&str, &Assessment> = assessments.iter().map(|a| (a.subject.as_str(), a)).collect();
    for entry in population.entries.iter().filter(|entry| entry.cohort != Cohort::Page) {
        let verdict = verdicts.get(entry.id.as_str()).map(|assessment| Verdict::of(assessment));
        row(format!("{} {}", entry.id, entry.recipe), verdict);
    }
    Ok(csv)
}

/// A pair of one recipe with itself is that recipe alone.
fn alone(recipe: &str) -> bool {
    recipe.split_once(" + ").is_some_and(|(first, second)| first == second)
}

/// The verdict on the first of a case's dossiers, with the others on record.
fn page_case(engine: &Engine, case: &PageCase) -> Result<Option<Verdict>, EvalError> {
    let mut files: Vec<DossierFile> =
        case.dossiers.iter().map(|dossier| serde_json::from_value(dossier.clone())).collect::<Result<_, _>>()?;
    for (at, file) in files.iter_mut().enumerate() {
        let usual = match at {
            0 => "subject".to_owned(),
            1 => "other".to_owned(),
            at => format!("other-{at}"),
        };
        file.id.get_or_insert(usual);
    }
    let subject = files.first().and_then(|file| file.id.clone());
    Ok(verdict(engine, files, subject.as_deref()))
}

fn verdict(engine: &Engine, files: Vec<DossierFile>, subject: Option<&str>) -> Option<Verdict> {
    let assessments = assess(engine, &Held::new(files));
    let wanted = assessments.iter().find(|a| subject.is_none_or(|id| a.subject.as_str() == id));
    wanted.map(Verdict::of)
}

/// The lines in which two baselines differ, `-` before and `+` after.
pub fn diff(before: &str, after: &str) -> Vec<String> {
    let gone = before.lines().filter(|line| !after.lines().any(|other| other == *line)).map(|line| format!("- {line}"));
    let new = after.lines().filter(|line| !before.lines().any(|other| other == *line)).map(|line| format!("+ {line}"));
    gone.chain(new).collect()
}
