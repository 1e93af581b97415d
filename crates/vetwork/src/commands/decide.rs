//! `vetwork decide`: what a person decided about a subject, why, and what the second reader says.

use std::process::ExitCode;

use vetwork_model::{Band, Decision, SubjectId};
use vetwork_store::{Actor, Entry, Event, Store};

use crate::cli::records::{self as cli, DecideArguments};
use crate::commands::Access;
use crate::commands::records::subject_id;
use crate::commands::{open, setup};
use crate::failure::Failure;

pub(crate) fn run(arguments: &DecideArguments, access: &Access<'_>) -> Result<ExitCode, Failure> {
    let reason = arguments.reason.trim();
    if reason.is_empty() {
        return Err(Failure::usage("a decision needs a reason", "say in your own words why: --reason \"…\""));
    }
    let policy = setup::policy(arguments.policy.as_deref())?;
    let store = open::records(access)?;
    let id = subject_id(&arguments.subject)?;
    let by = open::by(access);
    let actor = Actor { by: &by, at: setup::time(access.common)? };
    let history = store.history(&id)?;
    let text = match arguments.decision {
        Some(decision) => {
            let (on, band) = last_assessment(&history);
            let decision = decision_of(decision);
            let second_reader = policy.asks_second_reader(decision, band);
            let reason = reason.to_owned();
            let entry = store.note(&id, &Event::Decided { decision, reason, on, second_reader }, actor)?;
            decided(&id, decision, entry, second_reader)
        }
        None => second_reading(&store, &history, &id, arguments.confirm, reason, actor)?,
    };
    super::print(&text)?;
    Ok(ExitCode::SUCCESS)
}

fn decided(id: &SubjectId, decision: Decision, entry: i64, second_reader: bool) -> String {
    let written = format!("{id}: {} (entry {entry} of the history)\n", decision.words());
    if second_reader {
        written
            + "It counts when a second person has read it:\n  \
               vetwork decide SUBJECT --confirm --reason \"…\" --by NAME   (or --disagree)\n"
                .replace("SUBJECT", id.as_str())
                .as_str()
    } else {
        written
    }
}

/// The entry of the last assessment, and its band.
fn last_assessment(history: &[Entry]) -> (Option<i64>, Option<Band>) {
    let found = history.iter().rev().find_map(|entry| match &entry.detail.as_ref()?.event {
        Event::Assessed(facts) => Some((entry.leaf.seq, facts.band)),
        _ => None,
    });
    (found.map(|(seq, _)| seq), found.map(|(_, band)| band))
}

/// A decision that waits for its second reader: its entry, what it is, and by whom.
pub(crate) fn waiting(history: &[Entry]) -> Option<(i64, Decision, String)> {
    let mut waiting = None;
    for entry in history {
        let Some(detail) = &entry.detail else { continue };
        match &detail.event {
            Event::Decided { decision, second_reader, .. } => {
                waiting = second_reader.then(|| (entry.leaf.seq, *decision, detail.by.clone()));
            }
            Event::Confirmed { decision, .. } => waiting = waiting.filter(|(entry, ..)| entry != decision),
            _ => {}
        }
    }
    waiting
}

fn second_reading(
    store: &Store,
    history: &[Entry],
    id: &SubjectId,
    agrees: bool,
    reason: &str,
    actor: Actor<'_>,
) -> Result<String, Failure> {
    let none = || {
        Failure::usage(
            format!("no decision about `{id}` waits for a second reader"),
            format!("`vetwork records show {id}` shows what was decided"),
        )
    };
    let (entry, decision, first) = waiting(history).ok_or_else(none)?;
    if first == actor.by {
        return Err(Failure::usage(
            format!("`{first}` made this decision, and cannot be its second reader"),
            "somebody else reads it, and says so with --by",
        ));
    }
    store.note(id, &Event::Confirmed { decision: entry, agrees, reason: reason.to_owned() }, actor)?;
    let word = decision.words();
    Ok(if agrees {
        format!("{id}: {word}, decided by {first}, read and confirmed by {}\n", actor.by)
    } else {
        format!(
            "{id}: {word}, decided by {first}, does not stand: {} does not agree. Talk, and decide again\n",
            actor.by
        )
    })
}

fn decision_of(decision: cli::Decision) -> Decision {
    match decision {
        cli::Decision::Proceed => Decision::Proceed,
        cli::Decision::Ask => Decision::Ask,
        cli::Decision::Hired => Decision::Hired,
        cli::Decision::NotHired => Decision::NotHired,
        cli::Decision::Withdrew => Decision::Withdrew,
        cli::Decision::Reported => Decision::Reported,
        cli::Decision::Left => Decision::Left,
    }
}
