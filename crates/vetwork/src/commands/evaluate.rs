//! `vetwork evaluate`: holds the checks against labelled cases.

use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

use jiff::Timestamp;
use vetwork_checks::IndicatorIndex;
use vetwork_engine::evaluate::{CaseKind, Expectations, Expected, Verdict, evade, judge};
use vetwork_engine::{Dossiers, Engine, combine, population};
use vetwork_model::{Band, Dossier, DossierFile, Intake};

use crate::cli::{Common, EvaluateArguments};
use crate::commands::setup;
use crate::diagnostics;
use crate::failure::{Failure, exit};
use crate::input::{self, Options, Subjects, Trusted};

/// Cases are judged at this time unless `--at` says otherwise, so that they do not age.
const JUDGED_AT: &str = "2026-11-21T10:00:00Z";

pub(crate) fn run(arguments: &EvaluateArguments, common: &Common) -> Result<ExitCode, Failure> {
    let text = setup::read_text(&arguments.file)?;
    let expectations: Expectations = toml::from_str(&text).map_err(|error| {
        Failure::usage(format!("{}: {error}", arguments.file.display()), "examples/expected.toml shows the form")
    })?;
    let now = if common.at.is_some() { setup::time(common)? } else { JUDGED_AT.parse().unwrap_or_default() };
    let policy = setup::policy(arguments.policy.as_deref())?;
    let engine = setup::engine(policy, setup::reference(common), IndicatorIndex::default(), common);
    let base = arguments.file.parent().unwrap_or(Path::new(""));
    let mut cases = Vec::new();
    for expected in &expectations.cases {
        let subjects = read_case(&base.join(&expected.folder), now)?;
        let dossiers: Vec<Dossier> =
            (0..subjects.len()).filter_map(|i| subjects.read(i)).map(|(dossier, _)| dossier).collect();
        cases.push(Case { expected, subjects, dossiers });
    }
    let mut out = std::io::stdout().lock();
    let mut say = |line: &str| writeln!(out, "{line}").map_err(Failure::Output);
    let mut missed = tell(&engine, &cases, now, &mut say)?;
    missed += pairs(&engine, &cases, now, &mut say)?;
    missed += empty(&engine, now, &mut say)?;
    if arguments.evade {
        evasions(&engine, &cases, now, &mut say)?;
    }
    Ok(if missed == 0 { ExitCode::SUCCESS } else { ExitCode::from(exit::BAND) })
}

struct Case<'a> {
    expected: &'a Expected,
    subjects: Subjects,
    dossiers: Vec<Dossier>,
}

fn read_case(folder: &Path, now: Timestamp) -> Result<Subjects, Failure> {
    let program = setup::this_program()?;
    let today = setup::day(now);
    let (intake, trusted) = (Intake::Employer, Trusted::NOBODY);
    let options = Options { intake, line: None, program, trusted, today, records: None };
    let input = input::read(&[folder.to_owned()], &options)?;
    diagnostics::say_all(&input.said, false);
    Ok(input.subjects)
}

type Say<'a> = dyn FnMut(&str) -> Result<(), Failure> + 'a;

fn tell(engine: &Engine, cases: &[Case<'_>], now: Timestamp, say: &mut Say<'_>) -> Result<usize, Failure> {
    let (mut told, mut waiting, mut missed) = (0, 0, 0);
    let wide = width_of_ids(cases);
    say(&format!("{:<wide$} Band        By            Outcome", "Case"))?;
    for case in cases {
        let expected = case.expected;
        let Some(judged) = judge(engine, expected, &case.dossiers, now) else {
            missed += 1;
            say(&format!(
                "{:<wide$} missed: no dossier of `{}` in {}",
                expected.id, expected.subject, expected.folder
            ))?;
            continue;
        };
        let by = expected.by.map_or("", |phase| phase.words());
        let outcome = match &judged.verdict {
            Verdict::Told => {
                told += 1;
                "told".to_owned()
            }
            Verdict::Waiting(needs) => {
                waiting += 1;
                let needs: Vec<String> = needs.iter().map(ToString::to_string).collect();
                format!("waiting for {}", needs.join(", "))
            }
            Verdict::Missed(why) => {
                missed += 1;
                format!("missed: {why}")
            }
        };
        let codes: Vec<&str> = judged.assessment.because.iter().map(|code| code.0).collect();
        let hypotheses: Vec<&str> = judged.assessment.hypotheses.iter().take(3).map(|w| w.hypothesis.id()).collect();
        say(&format!(
            "{:<wide$} {:<11} {by:<13} {outcome}: {}",
            expected.id,
            judged.assessment.band.words(),
            expected.title
        ))?;
        let indent = " ".repeat(wide + 1);
        if !codes.is_empty() {
            say(&format!("{indent}because {}; {}", codes.join(", "), hypotheses.join(", ")))?;
        }
        if expected.kind == CaseKind::Documented && judged.verdict == Verdict::Told {
            let hangs: Vec<&str> = judged.hangs_on.iter().map(|code| code.0).collect();
            let words = if hangs.is_empty() {
                "no single finding untells it".to_owned()
            } else {
                format!("untold without {}", hangs.join(", or without "))
            };
            say(&format!("{indent}{words}"))?;
        }
    }
    say(&format!("\n{told} told, {waiting} waiting, {missed} missed."))?;
    Ok(missed)
}

fn width_of_ids(cases: &[Case<'_>]) -> usize {
    cases.iter().map(|case| case.expected.id.chars().count()).max().unwrap_or_default().max(5)
}

/// Any two look-alikes together, as if they were of one person, stay below *escalate*; but for those
/// that are expected to escalate by themselves.
fn pairs(engine: &Engine, cases: &[Case<'_>], now: Timestamp, say: &mut Say<'_>) -> Result<usize, Failure> {
    let honest: Vec<&Case<'_>> = cases
        .iter()
        .filter(|case| case.expected.kind == CaseKind::LookAlike && case.expected.expect != Some(Band::Escalate))
        .collect();
    let (mut count, mut above) = (0, 0);
    for first in &honest {
        for second in honest.iter().filter(|second| second.expected.id != first.expected.id) {
            let Some(combined) = together(first, second) else { continue };
            count += 1;
            let others = first.dossiers.iter().chain(&second.dossiers);
            let others = others.filter(|other| other.id != combined.id && other.id.as_str() != second.expected.subject);
            let all: Vec<Dossier> = std::iter::once(combined.clone()).chain(others.cloned()).collect();
            let assessment = engine.assess(&combined, &population(&all), now, &[]);
            if assessment.band == Band::Escalate {
                above += 1;
                let codes: Vec<&str> = assessment.because.iter().map(|code| code.0).collect();
                say(&format!(
                    "{} with {} escalates because of {}",
                    first.expected.id,
                    second.expected.id,
                    codes.join(", ")
                ))?;
            }
        }
    }
    say(&format!("{count} pairs of look-alikes combined, {above} of them escalate."))?;
    Ok(above)
}

fn together(first: &Case<'_>, second: &Case<'_>) -> Option<Dossier> {
    let a = first.subjects.file_of(&first.expected.subject)?;
    let b = second.subjects.file_of(&second.expected.subject)?;
    let id = vetwork_model::SubjectId::from_text(&first.expected.subject)?;
    Some(Dossier::new(combine::combine(&a, &b)?, id, Intake::Employer))
}

fn empty(engine: &Engine, now: Timestamp, say: &mut Say<'_>) -> Result<usize, Failure> {
    let Some(id) = vetwork_model::SubjectId::from_text("nobody") else { return Ok(1) };
    let dossier = Dossier::new(DossierFile::default(), id, Intake::Employer);
    let band = engine.assess(&dossier, &population(&[]), now, &[]).band;
    say(&format!("An empty dossier is {}.", band.words()))?;
    Ok(usize::from(band != Band::Incomplete))
}

fn evasions(engine: &Engine, cases: &[Case<'_>], now: Timestamp, say: &mut Say<'_>) -> Result<(), Failure> {
    say("\nThe cheapest edit within the subject's own control that lowers each case:")?;
    let wide = width_of_ids(cases);
    for case in cases.iter().filter(|case| case.expected.kind == CaseKind::Documented) {
        let line = match evade(engine, case.expected, &case.dossiers, now) {
            Some(evasion) => {
                let claims: Vec<String> = evasion.left_out.iter().map(ToString::to_string).collect();
                format!("leaves out {}: then {}", claims.join(" and "), evasion.band.words())
            }
            None => "leaving out one or two claims does not lower it".to_owned(),
        };
        say(&format!("{:<wide$} {line}", case.expected.id))?;
    }
    Ok(())
}
