//! `vetwork link load`, `find` and `identities`: records that are kept, and whoever comes to them.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

use serde_json::json;
use vetwork_canon::text::visible;
use vetwork_link::model::Model;
use vetwork_link::specification::Specification;
use vetwork_report::data::csv_cell;
use vetwork_report::prose::thousands;
use vetwork_store::{Actor, Collection, Loaded, Store, WhoElse};

use super::table::{Records, specification_in};
use crate::cli::link::{LinkFormat, TableArguments};
use crate::commands::{Access, open, setup};
use crate::failure::{Failure, exit};
use crate::terminal::{Terminal, progress};

/// Records in one step: what is acknowledged when one ends stays.
const AT_A_TIME: usize = 500;
/// From so many records on, progress is shown.
const LONG: u64 = 2000;
/// Fewer records than this teach little.
const FEW: usize = 300;

/// An identity as people see it; a record that tells too little to be of one is by itself.
pub(super) fn shown(identity: i64) -> String {
    if identity < 0 { format!("r{}", -identity) } else { format!("i{identity}") }
}

/// The collection of a name, which must be there.
pub(super) fn collection<'s>(store: &'s Store, name: &str) -> Result<Collection<'s>, Failure> {
    let known = || -> Result<Failure, Failure> {
        let names: Vec<String> = store.collections()?.iter().map(|one| format!("`{}`", visible(one.name()))).collect();
        let hint = match names.is_empty() {
            true => "`vetwork link load TABLE` begins one".to_owned(),
            false => format!("there is {}; --into names it", names.join(", ")),
        };
        Ok(Failure::usage(format!("there is no collection `{}`", visible(name)), hint))
    };
    match store.collection(name)? {
        Some(collection) => Ok(collection),
        None => Err(known()?),
    }
}

pub(super) fn load(
    arguments: &TableArguments,
    format: LinkFormat,
    into: &str,
    access: &Access<'_>,
) -> Result<ExitCode, Failure> {
    let store = open::records(access)?;
    let (by, at) = (open::by(access), setup::time(access.common)?);
    let actor = Actor { by: &by, at };
    let terminal = Terminal::stderr();
    let (collection, records) = match store.collection(into)? {
        Some(collection) => {
            must_be_the_same(&collection, arguments.specification.as_deref())?;
            let records = Records::read(arguments, Some(&collection.model().specification))?;
            (collection, records)
        }
        None => {
            let records = Records::read(arguments, None)?;
            must_have_ids(&records)?;
            let model = learnt(&records)?;
            if records.ids.len() < FEW {
                terminal.say(&format!(
                    "{}: {} records teach little, and what they taught stays. Load a larger table first, if you have one: \
                     --into another name begins anew",
                    terminal.ochre("warning"),
                    records.ids.len()
                ));
            }
            (store.begin_collection(into, &model, actor)?, records)
        }
    };
    let loaded = all(&collection, &records, actor)?;
    say(&collection, &loaded, &terminal)?;
    write(&collection, &records, format)?;
    Ok(if records.left_out == 0 { ExitCode::SUCCESS } else { ExitCode::from(exit::UNREAD) })
}

/// Rows without an id would be other records with each load.
fn must_have_ids(records: &Records) -> Result<(), Failure> {
    let hint = "name the column in a specification (id = \"…\"): `vetwork link specification TABLE` writes one";
    match records.specification.id {
        Some(_) => Ok(()),
        None => Err(Failure::usage("no column names the records, so that they could not be told again", hint)),
    }
}

fn learnt(records: &Records) -> Result<Model, Failure> {
    let Records { ids, table, specification, .. } = records;
    let again = Records {
        ids: ids.clone(),
        table: table.clone(),
        specification: specification.clone(),
        not_used: Vec::new(),
        left_out: 0,
        row_of: Vec::new(),
    };
    let linked = again.linked();
    super::page::say(&linked, &Terminal::stderr());
    let unlearnt = |_| Failure::usage("these records teach nothing", "load a larger table first");
    Model::of(&linked.linkage, specification).checked().map_err(unlearnt)
}

/// A specification that is given must be that of the collection.
fn must_be_the_same(collection: &Collection<'_>, file: Option<&Path>) -> Result<(), Failure> {
    let Some(file) = file else { return Ok(()) };
    let (given, kept) = (specification_in(file)?, &collection.model().specification);
    let differs = differences(&given, kept);
    if differs.is_empty() {
        return Ok(());
    }
    Err(Failure::usage(
        format!(
            "{} is not the specification of the collection `{}`: {}",
            file.display(),
            visible(collection.name()),
            visible(&differs.join("; "))
        ),
        "what was learnt holds for its own specification alone: leave --specification out, or load --into another name",
    ))
}

fn differences(given: &Specification, kept: &Specification) -> Vec<String> {
    let mut found = Vec::new();
    let mut compare = |what: &str, given: String, kept: String| {
        if given != kept {
            found.push(format!("{what} is {given}, and was {kept}"));
        }
    };
    let named = |name: &Option<String>| name.clone().unwrap_or_else(|| "not given".to_owned());
    compare("id", named(&given.id), named(&kept.id));
    compare("region", named(&given.region), named(&kept.region));
    // Zero has no sign for people.
    compare("join_above", (given.join_above + 0.0).to_string(), (kept.join_above + 0.0).to_string());
    compare("block", given.block.to_string(), kept.block.to_string());
    compare("together", given.together.to_string(), kept.together.to_string());
    let fields = |specification: &Specification| -> Vec<String> {
        specification.fields.iter().map(|field| format!("{} ({})", field.column, field.kind.words())).collect()
    };
    compare("the list of fields", fields(given).join(", "), fields(kept).join(", "));
    found
}

/// Loads all records, some at a time. One that was there already changes nothing, so that a load that broke off goes on.
fn all(collection: &Collection<'_>, records: &Records, actor: Actor<'_>) -> Result<Loaded, Failure> {
    let count = records.ids.len();
    let bar = progress("Loading", count as u64, LONG);
    let mut loaded = Loaded::default();
    for first in (0..count).step_by(AT_A_TIME) {
        let rows = first..(first + AT_A_TIME).min(count);
        let record = |row: usize| {
            let values = records.table.values(u32::try_from(row).ok()?).map(str::to_owned).collect();
            Some((records.ids.get(row)?.clone(), values))
        };
        let some: Vec<(String, Vec<String>)> = rows.clone().filter_map(record).collect();
        loaded = loaded.and(collection.load(&some, actor)?);
        bar.set_position(rows.end as u64);
    }
    bar.finish_and_clear();
    Ok(loaded)
}

fn say(collection: &Collection<'_>, loaded: &Loaded, terminal: &Terminal) -> Result<(), Failure> {
    let count = |count: u64| thousands(usize::try_from(count).unwrap_or(usize::MAX));
    terminal.say(&format!(
        "  Kept      {} new, {} with other values than before, {} there already; `{}` has {} records",
        count(loaded.new),
        count(loaded.replaced),
        count(loaded.known),
        visible(collection.name()),
        count(collection.records()?)
    ));
    if loaded.crowded > 0 {
        terminal.say(&format!(
            "  Crowded   {} came to where so many hang together that only stronger evidence counted among them",
            count(loaded.crowded)
        ));
    }
    Ok(())
}

/// The identities of the table's records.
fn write(collection: &Collection<'_>, records: &Records, format: LinkFormat) -> Result<(), Failure> {
    let mut rows = Vec::with_capacity(records.ids.len());
    for some in records.ids.chunks(10_000) {
        let ids: Vec<&str> = some.iter().map(String::as_str).collect();
        let found = collection.identities_of(&ids)?;
        rows.extend(some.iter().cloned().zip(found).filter_map(|(id, identity)| Some((id, identity?))));
    }
    put(&rows, format)
}

pub(super) fn identities(format: LinkFormat, into: &str, access: &Access<'_>) -> Result<ExitCode, Failure> {
    let store = open::records(access)?;
    put(&rows(&collection(&store, into)?)?, format)?;
    Ok(ExitCode::SUCCESS)
}

/// Every record of a collection with its identity, in the order of the ids.
pub(super) fn rows(collection: &Collection<'_>) -> Result<Vec<(String, i64)>, Failure> {
    let mut rows = Vec::new();
    collection.each_identity(&mut |id, identity| {
        rows.push((id.to_owned(), identity));
        Ok(())
    })?;
    rows.sort_by(|(x, _), (y, _)| (x.len(), x).cmp(&(y.len(), y)));
    Ok(rows)
}

fn put(rows: &[(String, i64)], format: LinkFormat) -> Result<(), Failure> {
    let mut out = io::BufWriter::with_capacity(1 << 16, io::stdout().lock());
    let written = match format {
        LinkFormat::Csv => as_csv(rows, &mut out),
        LinkFormat::Jsonl => as_json_lines(rows, &mut out),
    };
    written.and_then(|()| out.flush()).map_err(Failure::Output)
}

fn as_csv(rows: &[(String, i64)], out: &mut impl Write) -> io::Result<()> {
    let mut csv = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(out);
    csv.write_record(["id", "identity"])?;
    for (id, identity) in rows {
        csv.write_record([csv_cell(id), csv_cell(&shown(*identity))])?;
    }
    csv.flush()
}

fn as_json_lines(rows: &[(String, i64)], out: &mut impl Write) -> io::Result<()> {
    let mut identities: BTreeMap<i64, Vec<&str>> = BTreeMap::new();
    rows.iter().for_each(|(id, identity)| identities.entry(*identity).or_default().push(id));
    for (identity, records) in identities {
        writeln!(out, "{}", json!({ "identity": shown(identity), "records": records }))?;
    }
    Ok(())
}

pub(super) fn find(input: &Path, format: LinkFormat, into: &str, access: &Access<'_>) -> Result<ExitCode, Failure> {
    let store = open::records(access)?;
    let collection = collection(&store, into)?;
    let arguments = TableArguments { input: input.to_owned(), specification: None };
    // Who is asked about needs no id.
    let specification = Specification { id: None, ..collection.model().specification.clone() };
    let with_ids = Records::read(&arguments, Some(&collection.model().specification));
    let records = with_ids.or_else(|_| Records::read(&arguments, Some(&specification)))?;
    let mut out = io::BufWriter::with_capacity(1 << 16, io::stdout().lock());
    if format == LinkFormat::Csv {
        write!(out, "id,identity,nearest,nearest_identity,bits\r\n").map_err(Failure::Output)?;
    }
    for (row, id) in (0..).zip(&records.ids) {
        let values: Vec<String> = records.table.values(row).map(str::to_owned).collect();
        let found = collection.find(&values)?;
        let written = match format {
            LinkFormat::Csv => found_csv(id, &found, &mut out),
            LinkFormat::Jsonl => found_json(id, &found, &mut out),
        };
        written.map_err(Failure::Output)?;
    }
    out.flush().map_err(Failure::Output)?;
    Ok(if records.left_out == 0 { ExitCode::SUCCESS } else { ExitCode::from(exit::UNREAD) })
}

fn found_csv(id: &str, found: &WhoElse, out: &mut impl Write) -> io::Result<()> {
    let mut csv = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(out);
    let near = found.near.first();
    let cells = [
        id.to_owned(),
        found.identity.map(shown).unwrap_or_default(),
        near.map(|near| near.id.clone()).unwrap_or_default(),
        near.map(|near| shown(near.identity)).unwrap_or_default(),
        near.map(|near| format!("{:.1}", near.bits)).unwrap_or_default(),
    ];
    csv.write_record(cells.iter().map(|cell| csv_cell(cell)))?;
    csv.flush()
}

fn found_json(id: &str, found: &WhoElse, out: &mut impl Write) -> io::Result<()> {
    let near = |near: &vetwork_store::Nearest| {
        json!({ "id": near.id, "identity": shown(near.identity), "bits": (f64::from(near.bits) * 10.0).round() / 10.0,
                "values": near.values })
    };
    let near: Vec<serde_json::Value> = found.near.iter().map(near).collect();
    let line = json!({ "id": id, "identity": found.identity.map(shown), "near": near, "compared": found.compared,
                       "shared_by_too_many": found.crowds, "crowded": found.crowded });
    writeln!(out, "{line}")
}
