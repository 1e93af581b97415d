//! `vetwork records clear`, `reopen` and `clearances`: what people said of subjects and listed parties.

use std::fmt::Write as _;
use std::path::Path;
use std::process::ExitCode;

use jiff::civil::Date;
use vetwork_canon::text::visible;
use vetwork_model::{Clearance, Judged, SubjectId};
use vetwork_store::{Actor, Detail, Entry, Event, Store};
use vetwork_watchlist::change::{Version, version};
use vetwork_watchlist::list::List;
use vetwork_watchlist::party::Party;
use vetwork_watchlist::screen::{Screener, Standing};

use crate::commands::lists::loaded::Loaded;
use crate::commands::records::question::Question;
use crate::commands::records::subject_id;
use crate::commands::{Access, open, setup};
use crate::failure::Failure;

/// What a person says of a subject and a listed party.
pub(super) struct Arguments<'a> {
    pub(super) subject: &'a str,
    pub(super) entry: &'a str,
    pub(super) why: &'a str,
    pub(super) until: Option<&'a str>,
    pub(super) policy: Option<&'a Path>,
}

pub(super) fn clear(arguments: &Arguments<'_>, access: &Access<'_>) -> Result<ExitCode, Failure> {
    let (list, entry) = parts(arguments.entry)?;
    let why = reason(arguments.why)?;
    let now = setup::time(access.common)?;
    let until = arguments.until.map(|day| last_day(day, setup::day(now))).transpose()?;
    let policy = setup::policy(arguments.policy)?;
    let screener = Loaded::read(access.common).into_screener();
    let none = || {
        let what = format!("no list in use has the entry {list}/{entry}");
        Failure::usage(what, "`vetwork records screen` and `vetwork screen NAME` name lists and entries")
    };
    let party = find(screener.lists(), list, entry).ok_or_else(none)?;
    let store = open::records(access)?;
    let id = subject_id(arguments.subject)?;
    let by = open::by(access);
    let judged = judged(&store, &id, &screener, [list, entry])?;
    let most = judged.iter().map(|(_, standing)| *standing).max();
    let second_reader = most.is_some_and(|most| policy.clearances.asks_second_reader(most));
    let event = Event::Cleared {
        list: list.to_owned(),
        entry: entry.to_owned(),
        version: version(party).to_string(),
        why: why.to_owned(),
        until: until.map(|day| day.to_string()),
        second_reader,
        judged: judged.into_iter().map(|(judged, _)| judged).collect(),
    };
    let written = store.note(&id, &event, Actor { by: &by, at: now })?;
    let name = party.names.first().map_or_else(String::new, |name| visible(&name.text));
    let mut text = format!("{id}: not the same as {list}/{entry}, {name} (entry {written} of the history)\n");
    if second_reader {
        let _ = writeln!(
            text,
            "Standing: {}. It counts when a second person has read it:\n  \
             vetwork records clear {id} {list}/{entry} --confirm --why \"…\" --by NAME   (or --disagree)",
            most.map_or("", Standing::words)
        );
    } else {
        let until = until.map_or_else(String::new, |day| format!("through {day}, or "));
        let _ = writeln!(
            text,
            "It holds {until}until the entry changes or more speaks for it: then the question is open again"
        );
    }
    super::super::print(&text)?;
    Ok(ExitCode::SUCCESS)
}

pub(super) fn second_reading(
    subject: &str,
    entry: &str,
    why: &str,
    agrees: bool,
    access: &Access<'_>,
) -> Result<ExitCode, Failure> {
    let (list, entry) = parts(entry)?;
    let why = reason(why)?;
    let store = open::records(access)?;
    let id = subject_id(subject)?;
    let by = open::by(access);
    let none = || {
        let what = format!("nothing about `{id}` and {list}/{entry} waits for a second reader");
        Failure::usage(what, format!("`vetwork records clearances {id}` shows what was said"))
    };
    let (seq, first) = waiting(&store.history(&id)?, list, entry).ok_or_else(none)?;
    if first == by {
        return Err(Failure::usage(
            format!("`{first}` said it, and cannot be its second reader"),
            "somebody else reads it, and says so with --by",
        ));
    }
    let event = Event::Confirmed { decision: seq, agrees, reason: why.to_owned() };
    store.note(&id, &event, Actor { by: &by, at: setup::time(access.common)? })?;
    let word = if agrees { "read and confirmed" } else { "not agreed to; the question stays open, it was read" };
    super::super::print(&format!("{id}: not the same as {list}/{entry}, said by {first}, {word} by {by}\n"))?;
    Ok(ExitCode::SUCCESS)
}

pub(super) fn reopen(subject: &str, entry: &str, why: &str, access: &Access<'_>) -> Result<ExitCode, Failure> {
    let (list, entry) = parts(entry)?;
    let why = reason(why)?;
    let store = open::records(access)?;
    let id = subject_id(subject)?;
    if !store.clearances(&id)?.iter().any(|one| one.list == list && one.entry == entry) {
        let what = format!("nobody cleared `{id}` of {list}/{entry}");
        return Err(Failure::usage(what, format!("`vetwork records clearances {id}` shows what was said")));
    }
    let by = open::by(access);
    let event = Event::Reopened { list: list.to_owned(), entry: entry.to_owned(), why: why.to_owned() };
    let written = store.note(&id, &event, Actor { by: &by, at: setup::time(access.common)? })?;
    super::super::print(&format!("{id}: {list}/{entry} is open again (entry {written} of the history)\n"))?;
    Ok(ExitCode::SUCCESS)
}

pub(super) fn list(subject: Option<&str>, access: &Access<'_>) -> Result<ExitCode, Failure> {
    let store = open::records(access)?;
    let today = setup::day(setup::time(access.common)?);
    let all = match subject {
        Some(subject) => {
            let id = subject_id(subject)?;
            let said = store.clearances(&id)?;
            [(id, said)].into_iter().collect()
        }
        None => store.all_clearances()?,
    };
    let lists = Loaded::read(access.common).lists();
    let mut out = String::new();
    for (id, said) in &all {
        for one in said {
            let party = find(&lists, &one.list, &one.entry);
            let name = party.and_then(|party| party.names.first()).map_or("", |name| name.text.as_str());
            let _ = writeln!(out, "{id}  {}/{}  {}", visible(&one.list), visible(&one.entry), visible(name));
            let stands = match party {
                None => "the entry is on no list in use".to_owned(),
                Some(party) => stands(one, version(party), today),
            };
            let _ = writeln!(out, "    {}\n    {stands}", words(one));
        }
    }
    if out.is_empty() {
        out.push_str("Nobody was cleared of a listed party\n");
    }
    super::super::print(&out)?;
    Ok(ExitCode::SUCCESS)
}

/// `cleared by ana on 2026-11-21 through 2027-01-31: “born elsewhere”`
pub(super) fn words(one: &Clearance) -> String {
    let until = one.until.map_or_else(String::new, |day| format!(" through {day}"));
    let day = setup::day(one.at);
    format!("cleared by {} on {day}{until}: “{}”", visible(&one.by), vetwork_report::prose::inert(&one.why, 200))
}

fn stands(one: &Clearance, version: Version, today: Date) -> String {
    match one.holds(&version.to_string(), today) {
        Ok(()) => "holds".to_owned(),
        Err(reopened) => reopened.words().to_owned(),
    }
}

fn find<'a>(lists: &'a [List], list: &str, entry: &str) -> Option<&'a Party> {
    let list = lists.iter().find(|one| one.source.id() == list)?;
    list.parties.iter().find(|party| party.id == entry)
}

/// Who in the last dossier is like the entry today, and how much speaks for each.
fn judged(
    store: &Store,
    id: &SubjectId,
    screener: &Screener,
    [list, entry]: [&str; 2],
) -> Result<Vec<(Judged, Standing)>, Failure> {
    let unread = || {
        let what = format!("no dossier of `{id}` is kept that this program reads");
        Failure::usage(what, "vet it first: what nobody asked cannot be cleared")
    };
    let one = store.one_with_dossier(id)?;
    let question = one.as_ref().and_then(Question::about).ok_or_else(unread)?;
    let judged = question.judged(screener, [list, entry]);
    if judged.is_empty() {
        let what = format!("nobody whom the dossier of `{id}` names is like {list}/{entry} today");
        return Err(Failure::usage(what, "`vetwork records screen --all` shows who is like whom"));
    }
    Ok(judged)
}

/// The entry of a clearance that waits for its second reader, and who said it.
fn waiting(history: &[Entry], list: &str, entry: &str) -> Option<(i64, String)> {
    let said = vetwork_store::clearances(history);
    said.iter().find(|one| one.waits && one.list == list && one.entry == entry)?;
    history.iter().rev().find_map(|one| match &one.detail {
        Some(Detail { by, event: Event::Cleared { list: of, entry: party, .. }, .. })
            if of == list && party == entry =>
        {
            Some((one.leaf.seq, by.clone()))
        }
        _ => None,
    })
}

/// `ofac-sdn/49970`
fn parts(text: &str) -> Result<(&str, &str), Failure> {
    let none = || {
        let shown = vetwork_report::prose::inert(text, 60);
        Failure::usage(format!("`{shown}` is no entry of a list"), "write list and entry: ofac-sdn/49970")
    };
    text.trim().split_once('/').filter(|(list, entry)| !list.is_empty() && !entry.is_empty()).ok_or_else(none)
}

fn reason(why: &str) -> Result<&str, Failure> {
    let none = || Failure::usage("it needs a reason", "say in your own words why: --why \"…\"");
    Some(why.trim()).filter(|why| !why.is_empty()).ok_or_else(none)
}

fn last_day(text: &str, today: Date) -> Result<Date, Failure> {
    let hint = "write the last day on which it holds: --until 2027-01-31";
    let day: Date = text.parse().map_err(|_| Failure::usage(format!("`{}` is no day", visible(text)), hint))?;
    if day < today { Err(Failure::usage(format!("{day} is over"), hint)) } else { Ok(day) }
}
