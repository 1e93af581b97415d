//! Counterfactual twins: the same dossiers under names, nationality and place of study of twelve origins
//! get the same verdict; and the comparison notices a check that reads a name and a comparator that is
//! worse for some origins.

use std::collections::BTreeSet;

use vetwork_checks::{Case, Check, Context, Memo, keys_of};
use vetwork_engine::Engine;
use vetwork_engine::jurisdiction::jurisdiction;
use vetwork_engine::run::Dossiers;
use vetwork_engine::scoring::weigh;
use vetwork_eval::judge::{Held, NOW, Verdict, assess};
use vetwork_eval::origins::{Origin, Persona, Style, spell};
use vetwork_eval::population::{Population, generate};
use vetwork_eval::twins::{Difference, judged, twins, usual};
use vetwork_model::facts::IdentityCheck;
use vetwork_model::records::NoRecords;
use vetwork_model::{Code, Meta, Outcome, Strength};

/// Enough for every check to be told once.
fn some() -> Population {
    generate(300, 2)
}

#[track_caller]
fn none(differences: &[Difference]) {
    let shown: Vec<String> = differences.iter().take(20).map(Difference::to_string).collect();
    let bands = differences.iter().filter(|difference| difference.moves_the_band()).count();
    assert!(differences.is_empty(), "{} verdicts differ, {bands} bands:\n{}", differences.len(), shown.join("\n"));
}

fn origins(differences: &[Difference]) -> BTreeSet<Origin> {
    differences.iter().map(|difference| difference.origin).collect()
}

#[test]
fn two_thousand_dossiers_under_twelve_origins_get_the_same_verdicts() {
    let population = generate(2000, 1);
    assert!(population.entries.len() >= 2000);
    none(&usual(&population).unwrap());
}

/// German addresses as most are: `juergen.mueller`.
fn umlauts_written_out(persona: Persona, origin: Origin, style: Style) -> String {
    let bank = spell(Persona { middle: None, ..persona }, origin, Style::BankUpperAscii).to_lowercase();
    let parts = bank.split_once(' ').filter(|_| origin == Origin::German);
    match (style, parts) {
        (Style::Dotted, Some((given, family))) => format!("{given}.{family}"),
        (Style::Joined, Some((given, family))) => format!("{given}{family}"),
        (Style::Hyphened, Some((given, family))) => format!("{given}-{family}"),
        _ => spell(persona, origin, style),
    }
}

#[test]
fn umlauts_written_out_in_an_address_change_nothing() {
    none(&twins(&some(), &umlauts_written_out, &judged).unwrap());
}

/// A check that is made to read a name: it asks after letters with marks in the names of the confirmed.
fn letters_with_marks(cx: &Context<'_>) -> Outcome {
    let Some(checked) = cx.each::<IdentityCheck>().next() else { return Outcome::Clear };
    if cx.dossier().name.reveal().is_ascii() {
        return Outcome::Clear;
    }
    cx.finding(cx.seen(checked, "a letter with a mark")).strength(Strength::Moderate).build()
}

/// A check of the registry that asks so instead of what it asks.
fn reading_check() -> Check {
    let meta = vetwork_checks::find("ID001").unwrap().meta;
    let meta: &'static Meta = Box::leak(Box::new(Meta { code: Code("ID999"), ..*meta }));
    Check { meta, run: letters_with_marks }
}

/// Judges with one check more, weighed as all others are.
fn judged_with(check: Check, engine: &Engine, held: &Held) -> Vec<(String, Verdict)> {
    let mut assessments = assess(engine, held);
    for (place, assessment) in assessments.iter_mut().enumerate() {
        let (dossier, _) = held.read(place).unwrap();
        assert_eq!(dossier.id, assessment.subject);
        let outcome = check.ask(&Case {
            dossier: &dossier,
            keys: &keys_of(&dossier),
            records: &NoRecords,
            reference: &engine.reference,
            indicators: &engine.indicators,
            lists: &engine.lists,
            now: NOW,
            jurisdiction: jurisdiction(dossier.role.jurisdiction),
            memo: &Memo::default(),
        });
        assessment.outcomes.push((check.meta.code, outcome));
        assessment.band = weigh(&assessment.findings(), &assessment.coverage, &engine.policy).band;
    }
    assessments.iter().map(|a| (a.subject.as_str().to_owned(), Verdict::of(a))).collect()
}

#[test]
fn a_check_that_reads_a_name_is_noticed() {
    let judge = |engine: &Engine, held: &Held| judged_with(reading_check(), engine, held);
    let differences = twins(&some(), &spell, &judge).unwrap();
    let codes: BTreeSet<Code> = differences.iter().flat_map(Difference::codes).map(|(code, ..)| code).collect();
    assert_eq!(codes, BTreeSet::from([Code("ID999")]));
    assert!(differences.iter().any(Difference::moves_the_band), "no band moves");
    // As given, these are the names with letters beyond ASCII.
    for origin in [Origin::German, Origin::Polish, Origin::French, Origin::Spanish, Origin::Yoruba] {
        assert!(origins(&differences).contains(&origin), "{origin}");
    }
}

/// Origins for which the comparator is broken.
const BROKEN: [Origin; 4] = [Origin::German, Origin::Polish, Origin::Spanish, Origin::Yoruba];

/// What a comparator that cannot romanise would read: the letters without marks, others skipped. Both names
/// of every comparison go through it, so the shipped comparator gives the answers of the broken one.
fn unromanised(persona: Persona, origin: Origin, style: Style) -> String {
    let mut name = spell(persona, origin, style);
    if BROKEN.contains(&origin) {
        name.retain(|c| c.is_ascii());
    }
    name
}

#[test]
fn a_comparator_that_is_worse_for_an_origin_is_noticed() {
    let differences = twins(&some(), &unromanised, &judged).unwrap();
    assert_eq!(origins(&differences), BTreeSet::from(BROKEN));
    for origin in BROKEN {
        let bands = differences.iter().filter(|d| d.origin == origin && d.moves_the_band()).count();
        assert!(bands > 0, "{origin}: no band moves");
    }
}
