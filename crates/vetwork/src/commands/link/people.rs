//! `vetwork link judge`, `judgements`, `events`, `forget` and `why --into`: what people say of kept records, and see of them.

use std::fmt::Write as _;
use std::process::ExitCode;

use vetwork_canon::text::visible;
use vetwork_link::judgement::Verdict;
use vetwork_link::linkage::Linkage;
use vetwork_link::online::Move;
use vetwork_report::prose::inert;
use vetwork_store::{Actor, Moved};

use super::kept::{collection, shown};
use super::table::Linked;
use crate::cli::link::LinkVerdict;
use crate::commands::{Access, open, print, setup};
use crate::failure::Failure;
use crate::terminal::Terminal;

/// Characters of a reason in a line.
const LONGEST: usize = 300;

pub(super) fn judge(
    [a, b]: [&str; 2],
    verdict: LinkVerdict,
    because: &str,
    into: &str,
    access: &Access<'_>,
) -> Result<ExitCode, Failure> {
    let none = || Failure::usage("it needs a reason", "say in your own words why: --because \"…\"");
    let because = Some(because.trim()).filter(|because| !because.is_empty()).ok_or_else(none)?;
    let store = open::records(access)?;
    let collection = collection(&store, into)?;
    let verdict = match verdict {
        LinkVerdict::Same => Verdict::Same,
        LinkVerdict::NotSame => Verdict::NotSame,
        LinkVerdict::Household => Verdict::Household,
    };
    let (by, at) = (open::by(access), setup::time(access.common)?);
    let [one, other] = collection.judge([a, b], verdict, because, Actor { by: &by, at })?.map(shown);
    let now = if one == other { format!("one identity, {one}") } else { format!("two identities, {one} and {other}") };
    print(&format!("{} {} {}: {now}\n", visible(a), verdict.words(), visible(b)))?;
    Ok(ExitCode::SUCCESS)
}

pub(super) fn judgements(into: &str, access: &Access<'_>) -> Result<ExitCode, Failure> {
    let store = open::records(access)?;
    let mut page = String::new();
    for said in collection(&store, into)?.judgements()? {
        let [a, b] = said.of.each_ref().map(|id| visible(id));
        let (by, because, when) = (visible(&said.by), inert(&said.because, LONGEST), said.at);
        let _ = writeln!(page, "{a} {} {b}\n    {by}, {when:.0}: “{because}”", said.verdict.words());
    }
    print(if page.is_empty() { "Nobody said anything of these records\n" } else { &page })?;
    Ok(ExitCode::SUCCESS)
}

pub(super) fn events(into: &str, access: &Access<'_>) -> Result<ExitCode, Failure> {
    let store = open::records(access)?;
    let moves = collection(&store, into)?.moves()?;
    let mut page = String::new();
    for moved in &moves {
        let what = match moved.what {
            Move::Merged { gone, into } => format!("{} went up in {}", shown(gone), shown(into)),
            Move::Split { from, to } => format!("records of {} went to {}", shown(from), shown(to)),
        };
        let _ = writeln!(page, "{:.0}  {what}: {}", moved.at, cause(moved));
    }
    print(if page.is_empty() { "No identity was merged or split\n" } else { &page })?;
    Ok(ExitCode::SUCCESS)
}

/// `a17 came`, `a17 is the same person as b3`
fn cause(moved: &Moved) -> String {
    let name = |who: Option<&Option<String>>| match who {
        Some(Some(id)) => visible(id),
        _ => "a record that was forgotten since".to_owned(),
    };
    let one = name(moved.who.first());
    match moved.who.get(1) {
        Some(_) => format!("{one} {} {}", moved.why, name(moved.who.get(1))),
        None => format!("{one} {}", moved.why),
    }
}

pub(super) fn forget(ids: &[String], into: &str, access: &Access<'_>) -> Result<ExitCode, Failure> {
    let store = open::records(access)?;
    let collection = collection(&store, into)?;
    let (by, at) = (open::by(access), setup::time(access.common)?);
    let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
    collection.forget(&ids, Actor { by: &by, at })?;
    open::settle(&store)?;
    let count = ids.len();
    let records = if count == 1 { "1 record is".to_owned() } else { format!("{count} records are") };
    print(&format!("{records} forgotten, with all that was said of them\n"))?;
    Ok(ExitCode::SUCCESS)
}

pub(super) fn why([a, b]: [&str; 2], into: &str, access: &Access<'_>) -> Result<ExitCode, Failure> {
    let store = open::records(access)?;
    let collection = collection(&store, into)?;
    let around = collection.around(&[a, b])?;
    let model = collection.model();
    let mut table = model.table();
    for (_, values) in &around.records {
        table.push_canonical(values.iter());
    }
    if around.is_cut {
        let terminal = Terminal::stderr();
        terminal.say(&format!(
            "{}: more hang together with them than are looked at here; a path through others may be missing",
            terminal.ochre("warning")
        ));
    }
    let contradicted =
        |_| Failure::usage("the judgements of these records contradict each other", "`vetwork link judgements`");
    let linkage = Linkage::under(table, model, &around.judgements, |_| {}).map_err(contradicted)?;
    let ids = around.records.into_iter().map(|(id, _)| id).collect();
    let linked = Linked {
        ids,
        linkage,
        specification: model.specification.clone(),
        not_used: Vec::new(),
        left_out: 0,
        row_of: Vec::new(),
    };
    let (one, other) = (linked.record(a)?, linked.record(b)?);
    let path = linked.linkage.path(one, other).unwrap_or_else(|| vec![one, other]);
    // Values are kept in canonical form alone.
    print(&super::page::why(&linked, &path, &Default::default()))?;
    for said in collection.judgements()?.iter().filter(|said| said.of == [a, b] || said.of == [b, a]) {
        let (by, because) = (visible(&said.by), inert(&said.because, LONGEST));
        print(&format!("\n{by} said that {} {} {}: “{because}”\n", said.of[0], said.verdict.words(), said.of[1]))?;
    }
    Ok(ExitCode::SUCCESS)
}
