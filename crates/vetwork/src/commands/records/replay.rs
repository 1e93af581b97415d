//! `vetwork records replay`: an assessment of the past is made again from what was kept, and held against what it
//! came to then.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use vetwork_engine::{Engine, Policy};
use vetwork_model::{Assessment, Dossier, Records, Sealed, SubjectId, When};
use vetwork_store::{Actor, Event, Past};

use super::show::plural;
use crate::commands::Access;
use crate::commands::keeper::KeptDossier;
use crate::commands::open;
use crate::commands::records::subject_id;
use crate::commands::setup::{self, meta_of};
use crate::failure::{Failure, exit};

pub(super) struct Arguments<'a> {
    pub(super) subject: &'a str,
    pub(super) entry: Option<i64>,
    pub(super) policy: Option<&'a Path>,
    pub(super) indicators: &'a [PathBuf],
}

pub(super) fn run(arguments: &Arguments<'_>, access: &Access<'_>) -> Result<ExitCode, Failure> {
    let store = open::records(access)?;
    let id = subject_id(arguments.subject)?;
    let by = open::by(access);
    let past = store.past(&id, arguments.entry)?;
    store.note(
        &id,
        &Event::Looked { what: "replay".to_owned() },
        Actor { by: &by, at: setup::time(access.common)? },
    )?;
    let replay = Replay::new(past, &id, arguments, access)?;
    let again = replay.again();
    let same = vetwork_report::data::jsonl_line(&again, meta_of) == replay.past.assessment;
    super::super::print(&replay.told(&again, same))?;
    Ok(if same { ExitCode::SUCCESS } else { ExitCode::from(exit::FOUND) })
}

struct Replay {
    past: Past,
    dossier: Dossier,
    unread: Vec<String>,
    /// The program and lists of today, with the policy of then.
    then: Engine,
    /// The policy of today.
    today: Policy,
    at: jiff::Timestamp,
}

impl Replay {
    fn new(past: Past, id: &SubjectId, arguments: &Arguments<'_>, access: &Access<'_>) -> Result<Replay, Failure> {
        let broken = |what: &str| {
            Failure::usage(
                format!("entry {}: {what} cannot be read by this program", past.leaf.seq),
                "the program that wrote it can; its version stands in `vetwork records show`",
            )
        };
        let KeptDossier { intake, unread, mut dossier } =
            serde_json::from_slice(&past.dossier).map_err(|_| broken("the dossier"))?;
        if let Some(sealed) = &past.confidential {
            dossier.sealed = serde_json::from_slice::<Sealed>(sealed).map_err(|_| broken("what is held apart"))?;
        }
        let at = match past.facts.time.parse::<When>() {
            Ok(When::Instant(at)) => at,
            _ => return Err(broken("the time")),
        };
        let reference = setup::reference(access.common);
        let (indicators, _) = setup::indicators(arguments.indicators, &reference, at)?;
        let context = past.context.as_ref().ok_or_else(|| broken("the policy"))?;
        let policy = Policy::from_toml(&context.policy).map_err(|_| broken("the policy"))?;
        let then = setup::engine(policy, reference, indicators, access.common);
        let today = setup::policy(arguments.policy)?;
        let dossier = Dossier::new(dossier, id.clone(), intake);
        Ok(Replay { past, dossier, unread, then, today, at })
    }

    fn again(&self) -> Assessment {
        self.then.assess(&self.dossier, &self.past.records, self.at, &self.unread)
    }

    fn told(&self, again: &Assessment, same: bool) -> String {
        let (past, facts) = (&self.past, &self.past.facts);
        let mut out = format!("{}, assessed {:.0} (entry {})\n\n", self.dossier.id, self.at, past.leaf.seq);
        out.push_str(&if same {
            format!("  The same bytes: {}, as then\n", facts.band.words())
        } else if again.band == facts.band {
            format!("  Not the same bytes: {} as then, and something else differs\n", facts.band.words())
        } else {
            format!("  Not the same: {} then, {} now\n", facts.band.words(), again.band.words())
        });
        out.push_str("\n  Inputs\n");
        for (name, state) in self.inputs(again) {
            out.push_str(&format!("    {name:<16}{state}\n"));
        }
        out
    }

    /// Each input, and whether it is what it was.
    fn inputs(&self, again: &Assessment) -> Vec<(&'static str, String)> {
        let facts = &self.past.facts;
        let compared = |then: &str, now: &str| {
            if then == now { format!("{then}, as then") } else { format!("changed: {then} then, {now} now") }
        };
        let lists = self.past.context.as_ref().map(|context| context.lists.clone()).unwrap_or_default();
        vec![
            ("dossier", compared(&facts.evidence, &again.inputs.evidence)),
            ("program", compared(&facts.program, &self.then.program)),
            ("policy", self.policy(again)),
            ("lists", changed_lists(&lists, &again.inputs.snapshots)),
            ("indicators", self.indicators(again)),
            ("compared", self.compared(again)),
        ]
    }

    fn policy(&self, again: &Assessment) -> String {
        let then = &self.past.facts.policy;
        let today = self.today.id();
        if *then == today {
            return format!("{then}, as then and as today");
        }
        let engine = Engine {
            policy: self.today.clone(),
            reference: self.then.reference.clone(),
            indicators: self.then.indicators.clone(),
            lists: Arc::clone(&self.then.lists),
            program: self.then.program.clone(),
        };
        let now = engine.assess(&self.dossier, &self.past.records, self.at, &self.unread).band;
        let differs = if now == again.band { "the same band" } else { "another band" };
        format!("{then}, as then. Today's is {today}: under it {}, {differs}", now.words())
    }

    fn indicators(&self, again: &Assessment) -> String {
        let then = self.past.context.as_ref().map(|context| context.indicators.clone()).unwrap_or_default();
        match (then.is_empty(), then == again.inputs.indicators) {
            (true, true) => "none, as then".to_owned(),
            (false, true) => format!("{then}, as then"),
            (true, false) => "none then; leave --indicators out".to_owned(),
            (false, false) => format!("{then} is not given; --indicators names the files of then"),
        }
    }

    fn compared(&self, again: &Assessment) -> String {
        let (records, facts) = (&self.past.records, &self.past.facts);
        let erased = i64::try_from(records.erased).unwrap_or_default();
        let others = i64::try_from(records.others()).unwrap_or_default();
        let whom = plural(others, "other subject", "other subjects");
        if erased > 0 {
            let gone = plural(erased, "of them was", "of them were");
            return format!("{whom}; {gone} erased since, so what they shared is gone");
        }
        let same = if facts.compared == again.inputs.compared { "as then" } else { "changed" };
        format!("{whom}, {same}")
    }
}

/// Which lists are not those of then.
fn changed_lists(then: &[String], now: &[String]) -> String {
    let gone: Vec<&str> = then.iter().filter(|id| !now.contains(id)).map(String::as_str).collect();
    let new: Vec<&str> = now.iter().filter(|id| !then.contains(id)).map(String::as_str).collect();
    match (gone.is_empty(), new.is_empty()) {
        (true, true) => format!("{}, as then", plural(i64::try_from(then.len()).unwrap_or_default(), "list", "lists")),
        (false, true) => format!("gone: {}", gone.join(", ")),
        (true, false) => format!("added since: {}", new.join(", ")),
        (false, false) => format!("gone: {}; now {}", gone.join(", "), new.join(", ")),
    }
}
