//! `vetwork records export` and `correct`: what a person may have, and what a person may mend.

use std::process::ExitCode;

use jiff::Timestamp;
use jiff::civil::Date;
use serde_json::Value;
use vetwork_checks::keys::written_key;
use vetwork_model::{Key, Meta, SubjectId};
use vetwork_reference::indicators::IndicatorKind;
use vetwork_report::person::{self, AssessmentCopy, EventCopy, PersonsCopy};
use vetwork_store::{Actor, Entry, Event, Kind, Past, Store, StoreError};

use super::forget;
use super::show::plural;
use crate::cli::records::CopyFormat;
use crate::commands::Access;
use crate::commands::records::subject_id;
use crate::commands::{open, setup};
use crate::failure::Failure;

pub(super) fn export(
    subject: &str,
    format: CopyFormat,
    with_confidential: bool,
    access: &Access<'_>,
) -> Result<ExitCode, Failure> {
    let store = open::records(access)?;
    let id = subject_id(subject)?;
    let (by, now) = (open::by(access), setup::time(access.common)?);
    store.note(&id, &Event::Looked { what: "export".to_owned() }, Actor { by: &by, at: now })?;
    let history = store.history(&id)?;
    let assessed = history.iter().filter(|entry| entry.leaf.kind == Kind::Assessed);
    let pasts: Vec<Past> =
        assessed.map(|entry| store.past(&id, Some(entry.leaf.seq))).collect::<Result<_, StoreError>>()?;
    let text = copy(&store, &id, &history, &pasts, format, with_confidential, setup::day(now))?;
    super::super::print(&text)?;
    Ok(ExitCode::SUCCESS)
}

fn copy(
    store: &Store,
    id: &SubjectId,
    history: &[Entry],
    pasts: &[Past],
    format: CopyFormat,
    with_confidential: bool,
    today: Date,
) -> Result<String, Failure> {
    let remembered = store.remembered(id)?;
    let kept = forget::kept(&setup::policy(None)?, &remembered.keeping);
    let last = pasts.last();
    let json = |bytes: &[u8]| serde_json::from_slice::<Value>(bytes).unwrap_or_default();
    let dossier = last.map(|past| json(&past.dossier)["dossier"].take()).unwrap_or_default();
    let confidential = last.and_then(|past| past.confidential.as_deref()).map(json);
    let assessments: Vec<AssessmentCopy<'_>> = pasts.iter().map(assessment).collect();
    let events: Vec<EventCopy> = history.iter().filter_map(event).collect();
    let copy = PersonsCopy {
        id: id.as_str(),
        name: &remembered.name,
        organisation: remembered.organisation,
        today,
        dossier: &dossier,
        confidential: confidential.as_ref(),
        with_confidential,
        assessments: &assessments,
        events: &events,
        kept_until: kept.and_then(|kept| Some((kept.until?, kept.because))),
        held_until: remembered.held_until.map(setup::day),
    };
    Ok(match format {
        CopyFormat::Text => person::text(&copy, &meta_of_text, &setup::source_line),
        CopyFormat::Html => person::html(&copy, &meta_of_text, &setup::source_line),
        CopyFormat::Json => person::json(&copy, &meta_of_text, &setup::source_line),
    })
}

fn meta_of_text(code: &str) -> Option<&'static Meta> {
    vetwork_checks::find(code).map(|check| check.meta)
}

fn assessment(past: &Past) -> AssessmentCopy<'_> {
    // The time that was judged by; the history's own never goes back.
    let judged = past.facts.time.parse().ok();
    AssessmentCopy {
        at: judged.unwrap_or_else(|| Timestamp::from_millisecond(past.leaf.at).unwrap_or_default()),
        entry: past.leaf.seq,
        by: &past.by,
        record: serde_json::from_str(&past.for_subject).unwrap_or_default(),
    }
}

/// What people did, without who they are.
fn event(entry: &Entry) -> Option<EventCopy> {
    let (what, text) = match &entry.detail.as_ref()?.event {
        Event::Decided { decision, reason, .. } => (format!("decided: {}", decision.words()), Some(reason)),
        Event::Confirmed { agrees: true, reason, .. } => {
            ("read and confirmed by a second person".to_owned(), Some(reason))
        }
        Event::Confirmed { reason, .. } => ("not agreed to by a second person".to_owned(), Some(reason)),
        Event::Looked { what } => (format!("looked at ({what})"), None),
        Event::Corrected { statement, .. } => ("corrected by you".to_owned(), Some(statement)),
        Event::Screened(facts) => {
            let found = plural(i64::try_from(facts.findings).unwrap_or(i64::MAX), "question", "questions");
            (format!("your data held against sanctions lists: {found}"), None)
        }
        Event::Cleared { list, entry, why, .. } => {
            (format!("found not to be the listed party {list}/{entry}"), Some(why))
        }
        Event::Reopened { list, entry, why } => {
            (format!("the question whether you are the listed party {list}/{entry} opened again"), Some(why))
        }
        Event::Held { reason, until } => (format!("not to be erased before {until}"), Some(reason)),
        Event::Released { reason } => ("free to be erased again".to_owned(), Some(reason)),
        _ => return None,
    };
    let at = Timestamp::from_millisecond(entry.leaf.at).unwrap_or_default();
    Some(EventCopy { at, what, text: text.cloned() })
}

pub(super) fn correct(
    subject: &str,
    statement: &str,
    about: Option<&str>,
    withdraw: &[String],
    access: &Access<'_>,
) -> Result<ExitCode, Failure> {
    let mut keys = Vec::with_capacity(withdraw.len());
    for text in withdraw {
        let unknown = || {
            Failure::usage(
                format!("`{}` is no value to take out", vetwork_canon::text::visible(text)),
                "write phone=+12025550147, email=jo@post.example, account=DE89…, wallet=… or handle=github:name",
            )
        };
        keys.push(key(text).ok_or_else(unknown)?);
    }
    let store = open::records(access)?;
    let id = subject_id(subject)?;
    let by = open::by(access);
    let actor = Actor { by: &by, at: setup::time(access.common)? };
    let (entry, gone) = store.correct(&id, statement, about, &keys, actor)?;
    if !gone.is_empty() {
        open::settle(&store)?;
    }
    let mut out = format!("Written down as entry {entry} of the history of {id}\n");
    if !keys.is_empty() {
        let count = plural(i64::try_from(gone.len()).unwrap_or_default(), "value", "values");
        out.push_str(&format!("{count} of {} taken out: nobody is compared with {id} by them any more\n", keys.len()));
    }
    super::super::print(&out)?;
    Ok(ExitCode::SUCCESS)
}

/// `phone=+12025550147`
fn key(text: &str) -> Option<Key> {
    let (kind, value) = text.split_once('=')?;
    let kind: IndicatorKind = serde_json::from_value(kind.trim().into()).ok()?;
    written_key(kind, value.trim())
}
