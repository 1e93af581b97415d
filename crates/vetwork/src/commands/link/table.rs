//! A table from a file to identities: reading, what its columns are, linking.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::Read;
use std::path::Path;

use indicatif::ProgressBar;
use vetwork_canon::text::visible;
use vetwork_ingest::formats::rows::{RowProblem, Rows, RowsError, is_parquet};
use vetwork_link::linkage::{Linkage, Stage};
use vetwork_link::specification::{Specification, SpecificationError};
use vetwork_link::table::Table;
use vetwork_link::vocabulary::Vocabulary;

use crate::cli::link::TableArguments;
use crate::failure::Failure;
use crate::terminal::{Terminal, progress};

/// From this many bytes on, progress is shown.
const LONG: u64 = 2_000_000;
/// Rows that are left out are named one by one up to here.
const NAMED: u64 = 20;

/// A table whose records were linked.
pub(super) struct Linked {
    /// Ids of the records, in the order of their numbers.
    pub(super) ids: Vec<String>,
    pub(super) linkage: Linkage,
    pub(super) specification: Specification,
    /// Columns that say nothing here.
    pub(super) not_used: Vec<String>,
    /// Rows that were not read.
    pub(super) left_out: u64,
    /// For each record, which of the rows that were read it is.
    pub(super) row_of: Vec<u32>,
}

/// The records of a table, in the order of their ids.
pub(super) struct Records {
    /// Their ids, each once.
    pub(super) ids: Vec<String>,
    pub(super) table: Table,
    pub(super) specification: Specification,
    /// Columns that say nothing here.
    pub(super) not_used: Vec<String>,
    /// Rows that were not read.
    pub(super) left_out: u64,
    /// For each record, which of the rows that were read it is.
    pub(super) row_of: Vec<u32>,
}

impl Records {
    /// Reads a table, as `known` says what its columns hold, else a file, else their names. Rows that cannot be read are named
    /// on standard error.
    pub(super) fn read(arguments: &TableArguments, known: Option<&Specification>) -> Result<Records, Failure> {
        let path = arguments.input.as_path();
        let (mut rows, bar) = open(path)?;
        let columns = rows.columns().to_vec();
        let specification = match (known, &arguments.specification) {
            (Some(known), _) => known.clone(),
            (None, Some(file)) => specification_in(file)?,
            (None, None) => Specification::guessed(&columns).map_err(|error| of_table(path, &error))?,
        };
        let (places, id_place) = specification.places(&columns).map_err(|error| of_table(path, &error))?;
        let used = |column: &String| {
            specification.id.as_ref() == Some(column)
                || specification.fields.iter().any(|field| field.column == *column)
        };
        let not_used = columns.iter().filter(|column| !used(column)).cloned().collect();
        let (mut table, mut ids) = (Table::new(specification.table_fields()), Ids::default());
        let left_out = each_row(path, &mut rows, |values| {
            let value = |place: usize| values.get(place).map_or("", String::as_str);
            ids.add(id_place.map_or("", value));
            table.push(places.iter().map(|place| value(*place)), specification.region.as_deref());
        });
        bar.finish_and_clear();
        let (ids, table, row_of) = in_order(ids.all, table);
        Ok(Records { ids, table, specification, not_used, left_out, row_of })
    }

    /// Says what the records teach.
    pub(super) fn linked(self) -> Linked {
        let Records { ids, table, specification, not_used, left_out, row_of } = self;
        let bar = progress("Linking", 5, if table.len() > 20_000 { 0 } else { u64::MAX });
        let linkage = Linkage::of(table, &specification, |stage| bar.set_position(done_before(stage)));
        bar.finish_and_clear();
        Linked { ids, linkage, specification, not_used, left_out, row_of }
    }
}

/// A specification in a file.
pub(super) fn specification_in(file: &Path) -> Result<Specification, Failure> {
    Specification::parse(&text(file)?).map_err(|error| {
        Failure::usage(format!("{}: {error}", file.display()), "docs/guides/linking.md describes the file")
    })
}

impl Linked {
    /// Reads the table and links its records.
    pub(super) fn read(arguments: &TableArguments) -> Result<Linked, Failure> {
        Records::read(arguments, None).map(Records::linked)
    }

    /// The values of these records as they are written, field by field. The table is read once more, which takes no memory;
    /// standard input cannot be.
    pub(super) fn written(&self, path: &Path, records: &[u32]) -> Result<BTreeMap<u32, Vec<String>>, Failure> {
        let mut written = BTreeMap::new();
        if path == Path::new("-") {
            return Ok(written);
        }
        let record_of: BTreeMap<u32, u32> =
            records.iter().filter_map(|record| Some((*self.row_of.get(*record as usize)?, *record))).collect();
        let (mut rows, bar) = open(path)?;
        let (places, _) = self.specification.places(rows.columns()).map_err(|error| of_table(path, &error))?;
        let mut values = Vec::new();
        let mut row = 0;
        while written.len() < record_of.len() {
            match rows.next_row(&mut values) {
                Ok(false) => break,
                Ok(true) => {
                    if let Some(record) = record_of.get(&row) {
                        let value = |place: &usize| values.get(*place).cloned().unwrap_or_default();
                        written.insert(*record, places.iter().map(value).collect());
                    }
                    row += 1;
                }
                Err(problem) if problem.is_last => break,
                // It was named when the table was read.
                Err(_) => {}
            }
        }
        bar.finish_and_clear();
        Ok(written)
    }

    /// The number of a record by its id.
    pub(super) fn record(&self, id: &str) -> Result<u32, Failure> {
        let found = self.ids.iter().position(|other| other == id).and_then(|at| u32::try_from(at).ok());
        found.ok_or_else(|| {
            let example = self.ids.first().map_or(String::new(), |id| format!("ids look like `{}`", visible(id)));
            Failure::usage(format!("no record has the id `{}`", visible(id)), example)
        })
    }
}

/// Records in the order of their ids, so that the order of the table tells nothing, and the row of each.
fn in_order(ids: Vec<String>, table: Table) -> (Vec<String>, Table, Vec<u32>) {
    let mut order: Vec<u32> = (0..u32::try_from(ids.len()).unwrap_or(u32::MAX)).collect();
    let key = |row: &u32| ids.get(*row as usize).map(|id| (id.len(), id.as_str()));
    if order.is_sorted_by_key(key) {
        return (ids, table, order);
    }
    order.sort_by_key(key);
    let sorted = order.iter().filter_map(|row| ids.get(*row as usize)).cloned().collect();
    let table = table.picked(&order);
    (sorted, table, order)
}

/// What its columns are taken for, as a file.
pub(super) fn specification_of(path: &Path) -> Result<String, Failure> {
    let (rows, _) = open(path)?;
    let specification = Specification::guessed(rows.columns()).map_err(|error| of_table(path, &error))?;
    let text = toml::to_string(&specification);
    text.map_err(|error| Failure::usage(error.to_string(), "write the specification by hand: docs/guides/linking.md"))
}

/// Calls for every row of a table. Rows that cannot be read are named on standard error; gives how many.
pub(super) fn each_row(path: &Path, rows: &mut Rows, mut each: impl FnMut(&[String])) -> u64 {
    let mut values = Vec::new();
    let mut left_out = 0;
    loop {
        match rows.next_row(&mut values) {
            Ok(false) => break,
            Ok(true) => each(&values),
            Err(problem) => {
                left_out += 1;
                if left_out <= NAMED {
                    say(path, &problem);
                }
                if problem.is_last {
                    break;
                }
            }
        }
    }
    if left_out > NAMED {
        Terminal::stderr().say(&format!("and {} more rows that were left out", left_out - NAMED));
    }
    left_out
}

fn say(path: &Path, problem: &RowProblem) {
    let terminal = Terminal::stderr();
    let (label, what) = (terminal.strong("error"), visible(&problem.what));
    let rest = if problem.is_last { "; what follows was not read" } else { "" };
    terminal.say(&format!("{label}: {}:{}: left out: {what}{rest}", path.display(), problem.at));
}

/// Ids, each once: a second record with the same one is told apart by `#2`.
#[derive(Default)]
pub(super) struct Ids {
    pub(super) all: Vec<String>,
    known: Vocabulary,
}

impl Ids {
    pub(super) fn add(&mut self, id: &str) {
        let id = if id.is_empty() { (self.all.len() + 1).to_string() } else { id.to_owned() };
        let mut unique = id.clone();
        let mut again = 1;
        while self.known.find(&unique).is_some() {
            again += 1;
            unique = format!("{id}#{again}");
        }
        self.known.add(&unique);
        self.all.push(unique);
    }
}

fn done_before(stage: Stage) -> u64 {
    match stage {
        Stage::Choosing => 0,
        Stage::Blocking => 1,
        Stage::Learning => 2,
        Stage::Comparing => 3,
        Stage::Joining => 4,
    }
}

fn of_table(path: &Path, error: &SpecificationError) -> Failure {
    let hint = "`vetwork link specification TABLE` writes a specification to start from; --specification takes it";
    Failure::usage(format!("{}: {}", path.display(), visible(&error.to_string())), hint)
}

#[expect(clippy::disallowed_methods, reason = "the edge at which files are opened")]
fn text(path: &Path) -> Result<String, Failure> {
    std::fs::read_to_string(path).map_err(|error| Failure::read(path, error))
}

#[expect(clippy::disallowed_methods, reason = "the edge at which files are opened")]
pub(super) fn open(path: &Path) -> Result<(Rows, ProgressBar), Failure> {
    let refused = |error: RowsError| match error {
        RowsError::Input(error) => Failure::read(path, error),
        other => Failure::usage(
            format!("{}: {}", path.display(), visible(&other.to_string())),
            "a table is CSV with a header, JSON Lines or Parquet",
        ),
    };
    if path == Path::new("-") {
        return Ok((Rows::text(Box::new(std::io::stdin().lock())).map_err(refused)?, ProgressBar::hidden()));
    }
    let failed = |error| Failure::read(path, error);
    let mut beginning = Vec::new();
    File::open(path).map_err(failed)?.take(4).read_to_end(&mut beginning).map_err(failed)?;
    let file = File::open(path).map_err(failed)?;
    if is_parquet(&beginning) {
        return Ok((Rows::parquet(file).map_err(refused)?, ProgressBar::hidden()));
    }
    let bar = progress("Reading", file.metadata().map_err(failed)?.len(), LONG);
    Ok((Rows::text(Box::new(bar.wrap_read(file))).map_err(refused)?, bar))
}
