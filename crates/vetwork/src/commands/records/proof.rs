//! `vetwork records verify`, `head` and `prove`: that nothing of the history was changed or dropped.

use std::path::Path;
use std::process::ExitCode;

use serde_json::json;
use vetwork_store::log::entry::hexadecimal;
use vetwork_store::{Head, Verified};

use super::show::plural;
use crate::commands::Access;
use crate::commands::{open, setup};
use crate::failure::{Failure, exit};
use crate::terminal::{Terminal, progress};

pub(super) fn verify(kept: Option<&str>, deep: bool, access: &Access<'_>) -> Result<ExitCode, Failure> {
    let store = open::records(access)?;
    let kept = kept.map(read_head).transpose()?;
    let bar = progress("Verifying", u64::try_from(store.counts()?.entries).unwrap_or_default(), LONG);
    let verified = store.verify(kept.as_ref(), deep, &mut |done| bar.set_position(u64::try_from(done).unwrap_or(0)))?;
    bar.finish_and_clear();
    let mut problems = verified.problems.clone();
    problems.extend(store.integrity()?.into_iter().map(|line| format!("the file is damaged: {line}")));
    super::super::print(&told(&verified, kept.is_some(), deep, &problems))?;
    Ok(if problems.is_empty() { ExitCode::SUCCESS } else { ExitCode::from(exit::FOUND) })
}

/// From this many entries on, progress is shown.
const LONG: u64 = 50_000;

fn told(verified: &Verified, kept: bool, deep: bool, problems: &[String]) -> String {
    let terminal = Terminal::stdout();
    let entries = plural(verified.entries, "entry", "entries");
    if !problems.is_empty() {
        let lines: String = problems.iter().map(|problem| format!("  {problem}\n")).collect();
        return format!("{}: the history is not whole ({entries} read)\n{lines}", terminal.strong("error"));
    }
    let heads = plural(i64::try_from(verified.heads).unwrap_or_default(), "signed head", "signed heads");
    let mut out = format!("The history is whole: {entries}, {heads}");
    out.push_str(if kept { ", the one that you kept among them.\n" } else { ".\n" });
    if verified.erased > 0 {
        let erased = plural(i64::try_from(verified.erased).unwrap_or_default(), "entry", "entries");
        out.push_str(&format!("The content of {erased} went with erased subjects; that they were there is proven.\n"));
    }
    if deep {
        let opened = plural(i64::try_from(verified.payloads).unwrap_or_default(), "assessment", "assessments");
        out.push_str(&format!("{opened} opened with their dossiers.\n"));
    }
    if !kept {
        out.push_str(
            "To notice records that were rolled back as a whole, keep this head elsewhere and verify with --head:\n",
        );
    }
    if let Some(head) = &verified.head {
        out.push_str(&format!("{head}\n"));
    }
    out
}

/// A head from a file, or as it was written.
fn read_head(text: &str) -> Result<Head, Failure> {
    let hint = "keep what `vetwork records head` prints, and give the file or the line";
    let line = if text.starts_with("vetwork-head") { text.to_owned() } else { setup::read_text(Path::new(text))? };
    let last = line.lines().rev().find(|line| line.starts_with("vetwork-head")).unwrap_or(&line);
    last.parse().map_err(|error: vetwork_store::log::head::NoHead| Failure::usage(error.to_string(), hint))
}

pub(super) fn head(access: &Access<'_>) -> Result<ExitCode, Failure> {
    let head = open::records(access)?.head()?;
    super::super::print(&format!("{head}\n"))?;
    Ok(ExitCode::SUCCESS)
}

pub(super) fn prove(entry: i64, access: &Access<'_>) -> Result<ExitCode, Failure> {
    let store = open::records(access)?;
    let proof = store.prove(entry)?;
    let path: Vec<String> = proof.path.iter().map(|hash| hexadecimal(hash)).collect();
    let document = json!({
        "format": "RFC 9162 inclusion proof, SHA-256",
        "leaf": {
            "seq": proof.leaf.seq,
            "at": proof.leaf.at,
            "kind": proof.leaf.kind.words(),
            "kind_number": proof.leaf.kind.number(),
            "subject": proof.leaf.subject,
            "commitment": hexadecimal(&proof.leaf.commitment),
            "hash": hexadecimal(&proof.leaf.hash()),
        },
        "path": path,
        "head": proof.head.to_string(),
        "verifying_key": hexadecimal(store.verifying_key().as_bytes()),
    });
    super::super::print(&format!("{document:#}\n"))?;
    Ok(ExitCode::SUCCESS)
}
