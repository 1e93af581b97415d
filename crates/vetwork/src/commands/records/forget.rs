//! `vetwork records expire`, `erase`, `hold` and `release`: who is forgotten, when and why, and who may not be yet.

use std::path::Path;
use std::process::ExitCode;

use jiff::civil::Date;
use vetwork_engine::Policy;
use vetwork_model::{Role, SubjectId};
use vetwork_store::{Actor, Event, Keeping, Remembered, Store};

use super::show::plural;
use crate::commands::Access;
use crate::commands::records::subject_id;
use crate::commands::{open, setup};
use crate::failure::Failure;
use crate::terminal::Terminal;

/// Until when a subject is kept by the policy, and why.
pub(super) fn kept(policy: &Policy, keeping: &Keeping) -> Option<vetwork_engine::retention::Kept> {
    let jurisdiction = keeping.jurisdiction.clone().and_then(|code| serde_json::from_value(code.into()).ok());
    let role = Role {
        jurisdiction,
        privileged: keeping.privileged,
        remote: keeping.remote,
        through_contractors: keeping.through_contractors,
        ..Role::default()
    };
    policy.kept(keeping.decision, &role, keeping.last())
}

/// Somebody whose time is over.
struct Due {
    id: SubjectId,
    since: Date,
    because: String,
    is_held: bool,
}

fn due(store: &Store, policy: &Policy, actor: Actor<'_>) -> Result<Vec<Due>, Failure> {
    let today = setup::day(actor.at);
    let mut all = Vec::new();
    store.each_subject(&mut |remembered| {
        let Remembered { id, keeping, held_until, .. } = match remembered {
            Ok(remembered) => remembered,
            Err(error) => {
                let terminal = Terminal::stderr();
                terminal.say(&format!("{}: left as it is: {error}", terminal.ochre("warning")));
                return Ok(());
            }
        };
        if let Some(kept) = kept(policy, &keeping)
            && let Some(since) = kept.until.filter(|until| *until <= today)
        {
            let is_held = held_until.is_some_and(|until| until > actor.at);
            all.push(Due { id, since, because: kept.because, is_held });
        }
        Ok(())
    })?;
    Ok(all)
}

pub(super) fn expire(apply: bool, policy: Option<&Path>, access: &Access<'_>) -> Result<ExitCode, Failure> {
    let policy = setup::policy(policy)?;
    let store = open::records(access)?;
    let by = open::by(access);
    let actor = Actor { by: &by, at: setup::time(access.common)? };
    let due = due(&store, &policy, actor)?;
    let (held, free): (Vec<&Due>, Vec<&Due>) = due.iter().partition(|due| due.is_held);
    let mut out = String::new();
    for due in &free {
        out.push_str(&format!("  {}  due since {}: {}\n", due.id, due.since, due.because));
    }
    for due in &held {
        out.push_str(&format!("  {}  due since {}, and held\n", due.id, due.since));
    }
    let count = i64::try_from(free.len()).unwrap_or(i64::MAX);
    if apply {
        for due in &free {
            store.erase(&due.id, &Event::Expired { rule: due.because.clone() }, actor)?;
        }
        open::settle(&store)?;
        out.push_str(&format!("{} forgotten\n", plural(count, "subject", "subjects")));
    } else if count == 0 {
        out.push_str("Nobody is due to be forgotten\n");
    } else {
        let due = plural(count, "subject is", "subjects are");
        out.push_str(&format!("{due} due. Nothing was erased; `vetwork records expire --apply` does it\n"));
    }
    super::super::print(&out)?;
    Ok(ExitCode::SUCCESS)
}

pub(super) fn erase(subject: &str, reason: &str, access: &Access<'_>) -> Result<ExitCode, Failure> {
    noted(subject, access, |store, id, actor| {
        store.erase(id, &Event::Erased { reason: reason.to_owned() }, actor)?;
        open::settle(store)?;
        Ok(format!(
            "{id} is forgotten: its key, its values and its links are gone. That somebody was there and was erased \
             stays in the history.\nCopies of the records that were made before still hold it until they are replaced.\n"
        ))
    })
}

pub(super) fn hold(subject: &str, until: &str, reason: &str, access: &Access<'_>) -> Result<ExitCode, Failure> {
    let day: Date =
        until.parse().map_err(|_| Failure::usage(format!("`{until}` is no day"), "write a day: 2027-01-31"))?;
    let today = setup::day(setup::time(access.common)?);
    if day <= today {
        return Err(Failure::usage(format!("{day} is over"), "a hold ends on a day to come"));
    }
    noted(subject, access, |store, id, actor| {
        let event = Event::Held { reason: reason.to_owned(), until: day.to_string() };
        store.note(id, &event, actor)?;
        Ok(format!("{id} is held until {day}: nobody can erase it before, save by `vetwork records release`\n"))
    })
}

pub(super) fn release(subject: &str, reason: &str, access: &Access<'_>) -> Result<ExitCode, Failure> {
    noted(subject, access, |store, id, actor| {
        store.note(id, &Event::Released { reason: reason.to_owned() }, actor)?;
        Ok(format!("{id} is no longer held\n"))
    })
}

/// Does something to a subject and says so.
fn noted(
    subject: &str,
    access: &Access<'_>,
    work: impl FnOnce(&Store, &SubjectId, Actor<'_>) -> Result<String, Failure>,
) -> Result<ExitCode, Failure> {
    let store = open::records(access)?;
    let id = subject_id(subject)?;
    let by = open::by(access);
    let said = work(&store, &id, Actor { by: &by, at: setup::time(access.common)? })?;
    super::super::print(&said)?;
    Ok(ExitCode::SUCCESS)
}
