//! `vetwork records status` and `show`: how much there is, and what happened with one subject.

use std::process::ExitCode;

use jiff::Timestamp;
use vetwork_canon::text::visible;
use vetwork_store::{Actor, Entry, Event};

use crate::commands::Access;
use crate::commands::records::subject_id;
use crate::commands::{decide, open, setup};
use crate::failure::Failure;
use crate::terminal::Terminal;

pub(super) fn status(access: &Access<'_>) -> Result<ExitCode, Failure> {
    let store = open::records(access)?;
    let (counts, head) = (store.counts()?, store.head()?);
    let terminal = Terminal::stdout();
    super::super::print(&format!(
        "Records     {}\nKey         {} ({})\nRemembered  {}\nHistory     {}, the last of {:.0}\nHead        {head}\n",
        terminal.cool(&store.location().to_string()),
        terminal.cool(&store.keys().source().to_string()),
        store.keys().current()?,
        plural(counts.subjects, "subject", "subjects"),
        plural(counts.entries, "entry", "entries"),
        counts.last_at,
    ))?;
    Ok(ExitCode::SUCCESS)
}

pub(super) fn subject(text: &str, access: &Access<'_>) -> Result<ExitCode, Failure> {
    let store = open::records(access)?;
    let id = subject_id(text)?;
    let (by, at) = (open::by(access), setup::time(access.common)?);
    let history = store.history(&id)?;
    // Reading somebody's history is a look at what is sealed, and stands in it from now on.
    store.note(&id, &Event::Looked { what: "show".to_owned() }, Actor { by: &by, at })?;
    let mut out = format!("{id}\n\n");
    for entry in &history {
        out.push_str(&line(entry));
    }
    if let Some((entry, decision, first)) = decide::waiting(&history) {
        out.push_str(&format!(
            "\n  Waits for a second reader: {}, decided by {} (entry {entry})\n",
            decision.words(),
            visible(&first)
        ));
    }
    out.push_str(&format!("\n  Make the last assessment again   vetwork records replay {id}\n"));
    super::super::print(&out)?;
    Ok(ExitCode::SUCCESS)
}

/// `   12  2026-11-21 10:00  assessed: verify, policy default#…                by ana`
fn line(entry: &Entry) -> String {
    let at = Timestamp::from_millisecond(entry.leaf.at).unwrap_or_default();
    let when = at.to_zoned(jiff::tz::TimeZone::UTC).strftime("%Y-%m-%d %H:%M").to_string();
    let (what, by) = match &entry.detail {
        Some(detail) => (words(&detail.event), format!("  by {}", visible(&detail.by))),
        None => (format!("{} (content erased)", entry.leaf.kind.words()), String::new()),
    };
    format!("{:>6}  {when}  {what}{by}\n", entry.leaf.seq)
}

/// What happened, in a line.
pub(super) fn words(event: &Event) -> String {
    match event {
        Event::Assessed(facts) => format!("assessed: {}, {}, {}", facts.band.words(), facts.policy, facts.program),
        Event::Decided { decision, reason, second_reader, .. } => {
            let waits = if *second_reader { " (a second person reads it)" } else { "" };
            format!("decided: {}{waits}, “{}”", decision.words(), short(reason))
        }
        Event::Confirmed { decision, agrees, reason } => {
            let word = if *agrees { "confirmed" } else { "not agreed to" };
            format!("{word}: the decision of entry {decision}, “{}”", short(reason))
        }
        Event::Looked { what } => format!("looked at ({what})"),
        Event::Corrected { statement, about, withdrawn } => {
            let about = about.as_ref().map_or_else(String::new, |about| format!(" on {}", visible(about)));
            let gone =
                if withdrawn.is_empty() { String::new() } else { format!(", taken out: {}", withdrawn.join(", ")) };
            format!("corrected by the person{about}: “{}”{gone}", short(statement))
        }
        Event::Held { reason, until } => format!("held until {until}: “{}”", short(reason)),
        Event::Released { reason } => format!("hold ended: “{}”", short(reason)),
        Event::Erased { reason } => format!("erased: “{}”", short(reason)),
        Event::Expired { rule } => format!("erased when its time was over: {}", visible(rule)),
        Event::Screened(facts) => {
            let found = plural(i64::try_from(facts.findings).unwrap_or(i64::MAX), "question", "questions");
            format!("held against the sanctions lists: {found}")
        }
        Event::Cleared { list, entry, why, until, second_reader, .. } => {
            let until = until.as_ref().map_or_else(String::new, |day| format!(" until {}", visible(day)));
            let waits = if *second_reader { " (a second person reads it)" } else { "" };
            let party = format!("{}/{}", visible(list), visible(entry));
            format!("not the same as {party}{until}{waits}: “{}”", short(why))
        }
        Event::Reopened { list, entry, why } => {
            format!("open again, {}/{}: “{}”", visible(list), visible(entry), short(why))
        }
        Event::Rescreened { people, reached, .. } => format!("{reached} of {people} held against newer lists"),
        Event::CollectionBegun { collection, learnt_from } => {
            format!("collection {collection} of linked records begun, learnt from {learnt_from}")
        }
        Event::RecordsLinked { collection, new, replaced, known } => {
            format!("linked in collection {collection}: {new} new, {replaced} replaced, {known} there already")
        }
        Event::RecordsJudged { collection, judgement, .. } => {
            format!("judgement {judgement} of two records of collection {collection}")
        }
        Event::RecordsUnlinked { collection, records, judgements } => {
            format!("{records} records of collection {collection} forgotten, {} judgements with them", judgements.len())
        }
        Event::Made => "records made".to_owned(),
        Event::Rotated { to } => format!("master key changed to {to}"),
        Event::Restored { entries } => format!("restored from a copy of {entries} entries"),
    }
}

/// `1 entry`, `12 entries`.
pub(super) fn plural(count: i64, one: &str, many: &str) -> String {
    if count == 1 { format!("1 {one}") } else { format!("{count} {many}") }
}

/// The beginning of what somebody wrote, inert.
fn short(text: &str) -> String {
    let shown: String = visible(text).chars().take(LONGEST).collect();
    if text.chars().nth(LONGEST).is_some() { format!("{shown}…") } else { shown }
}

/// Characters of a reason in a line of the history. All of it is in the export.
const LONGEST: usize = 300;
