//! `vetwork lists diff`: what changed between two days of a list, or between the list in use and a newer one.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use jiff::civil::Date;
use serde_json::{Value, json};
use vetwork_canon::text::visible;
use vetwork_watchlist::change::{Changed, Changes, changes, kind, version};
use vetwork_watchlist::list::{List, Source};
use vetwork_watchlist::party::Party;
use vetwork_watchlist::snapshot::Snapshot;

use super::file;
use super::loaded::{Loaded, in_words};
use crate::cli::Common;
use crate::cli::lists::DiffFormat;
use crate::commands::setup;
use crate::failure::Failure;
use crate::terminal::Terminal;

/// How much is shown, and how.
pub(super) struct Shown {
    pub(super) format: DiffFormat,
    pub(super) all: bool,
}

/// Entries of each kind that a page shows unless all are wanted.
const SHOWN: usize = 20;

pub(super) fn run(paths: &[PathBuf], name: Option<&str>, shown: &Shown, common: &Common) -> Result<ExitCode, Failure> {
    let today = setup::day(setup::time(common)?);
    let read = |path: &Path| snapshot(path, name, today);
    let (old, new) = match paths {
        [new] => {
            let new = read(new)?;
            let in_use = Loaded::read(common).snapshots.into_iter().find(|one| one.list.source == new.list.source);
            let none = || {
                let what = format!("no {} is in use to compare it with", new.list.source.title());
                Failure::usage(what, "name two files, or take one in first: vetwork lists import FILE")
            };
            (in_use.ok_or_else(none)?, new)
        }
        [old, new] => (read(old)?, read(new)?),
        _ => return Err(Failure::usage("two lists are compared", "vetwork lists diff OLD NEW")),
    };
    let own = |list: &List| matches!(list.source, Source::Other(_));
    // Files of one's own are named as one likes.
    if old.list.source != new.list.source && !(own(&old.list) && own(&new.list)) {
        let what = format!("{} and {} are two lists", old.list.source.title(), new.list.source.title());
        return Err(Failure::usage(what, "compare two days of one list; --list says which it is"));
    }
    let found = changes(&old.list, &new.list);
    let text = match shown.format {
        DiffFormat::Table => page([&old, &new], &found, shown.all, today),
        DiffFormat::Json => document([&old, &new], &found)?,
    };
    super::super::print(&text)?;
    let terminal = Terminal::stderr();
    for snapshot in [&old, &new] {
        super::say_problems(snapshot, &terminal);
    }
    Ok(ExitCode::SUCCESS)
}

/// The list of a file, or of the files in a folder, which are one list.
fn snapshot(path: &Path, name: Option<&str>, today: Date) -> Result<Snapshot, Failure> {
    let files = if path.is_dir() { inside(path)? } else { vec![path.to_owned()] };
    let lists = file::group(&files);
    let [list] = lists.as_slice() else {
        let what = format!("{}: there are {} lists in this folder", path.display(), lists.len());
        return Err(Failure::usage(what, "name the file, or a folder with the files of one list"));
    };
    list.read(name, today).map_err(|refused| match refused {
        file::Refused::Failure(failure) => failure,
        file::Refused::Because(why, hint) => Failure::usage(format!("{}: {why}", path.display()), hint),
    })
}

fn inside(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let failed = |error| Failure::read(folder, error);
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        if path.is_file() {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

fn page([old, new]: [&Snapshot; 2], found: &Changes<'_>, all: bool, today: Date) -> String {
    let mut out = String::new();
    let most = if all { usize::MAX } else { SHOWN };
    let from = |snapshot: &Snapshot| format!("{}: {}", visible(&snapshot.file), in_words(snapshot, today));
    let _ = writeln!(out, "\n  From  {}\n  To    {}\n", from(old), from(new));
    let (came, went, changed) = (found.added.len(), found.removed.len(), found.changed.len());
    let _ = writeln!(out, "  {came} came, {went} went, {changed} say something else, {} are the same", found.same);
    for (mark, parties) in [('+', &found.added), ('-', &found.removed)] {
        if !parties.is_empty() {
            out.push('\n');
        }
        for party in parties.iter().take(most) {
            let _ = writeln!(out, "  {mark} {}", entry(party));
        }
        more(&mut out, parties.len(), most);
    }
    for one in found.changed.iter().take(most) {
        let _ = writeln!(out, "\n  ~ {}", entry(one.new));
        differences(&mut out, one);
    }
    more(&mut out, changed, most);
    out
}

fn more(out: &mut String, count: usize, most: usize) {
    if count > most {
        let _ = writeln!(out, "    and {} more; --all shows them, --format json has all that they say", count - most);
    }
}

/// `49970       Kum Hyok SONG                            person        DPRK3`
fn entry(party: &Party) -> String {
    let name = party.names.first().map_or("", |name| name.text.as_str());
    let line = format!(
        "{:<16} {:<44} {:<13} {}",
        cut(&party.id, 16),
        cut(name, 44),
        kind(party.kind).unwrap_or_default(),
        cut(&party.programmes.join(", "), 40)
    );
    line.trim_end().to_owned()
}

fn differences(out: &mut String, changed: &Changed<'_>) {
    for one in &changed.differences {
        let signed = one.gone.iter().map(|text| ('-', text)).chain(one.come.iter().map(|text| ('+', text)));
        for (at, (mark, text)) in signed.enumerate() {
            let label = if at == 0 { one.field.word() } else { "" };
            let _ = writeln!(out, "      {label:<14} {mark} {}", cut(text, 100));
        }
    }
}

fn cut(text: &str, longest: usize) -> String {
    vetwork_report::prose::inert(text, longest)
}

fn document([old, new]: [&Snapshot; 2], found: &Changes<'_>) -> Result<String, Failure> {
    let of = |snapshot: &Snapshot| {
        json!({
            "list": snapshot.list.source.id(),
            "file": snapshot.file,
            "published": snapshot.list.published.map(|day| day.to_string()),
            "entries": snapshot.list.parties.len(),
            "problems": snapshot.list.problems.len(),
        })
    };
    let changed = found.changed.iter().map(|one| {
        json!({
            "entry": one.new.id,
            "old_entry": one.old.id,
            "name": one.new.names.first().map(|name| &name.text),
            "old_version": version(one.old),
            "version": version(one.new),
            "differences": one.differences,
        })
    });
    let document = json!({
        "old": of(old),
        "new": of(new),
        "same": found.same,
        "added": found.added.iter().map(|party| in_json(party)).collect::<Vec<_>>(),
        "removed": found.removed.iter().map(|party| in_json(party)).collect::<Vec<_>>(),
        "changed": changed.collect::<Vec<_>>(),
    });
    let text = serde_json::to_string_pretty(&document).map_err(|error| Failure::Output(error.into()))?;
    Ok(text + "\n")
}

fn in_json(party: &Party) -> Value {
    json!({
        "entry": party.id,
        "version": version(party),
        "kind": kind(party.kind),
        "names": party.names.iter().map(|name| &name.text).collect::<Vec<_>>(),
        "birth_dates": party.birth_dates.iter().map(ToString::to_string).collect::<Vec<_>>(),
        "programmes": party.programmes,
    })
}
