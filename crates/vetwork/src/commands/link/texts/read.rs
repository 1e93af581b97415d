//! Documents from a table, or from the files of a folder.

use std::path::Path;

use vetwork_canon::text::visible;
use vetwork_ingest::confine::Reader;
use vetwork_ingest::documents::Limits;
use vetwork_ingest::documents::resume::resume_facts;
use vetwork_link::specification::{id_column, name_columns};

use super::super::table::{Ids, each_row, open};
use crate::cli::link::texts::TextsArguments;
use crate::commands::setup;
use crate::failure::Failure;
use crate::input::discover::{self, Kind};
use crate::terminal::{Terminal, progress};

/// From this many files on, progress is shown.
const LONG: u64 = 20;

/// Names of columns that hold texts, folded, the likeliest first.
const TEXTS: &[&str] = &[
    "text",
    "resumetext",
    "resume",
    "cv",
    "cvtext",
    "coverletter",
    "letter",
    "proposal",
    "proposaltext",
    "bid",
    "bidtext",
    "answer",
    "body",
    "content",
];

/// One document.
pub(super) struct Document {
    pub(super) id: String,
    pub(super) text: String,
    /// Names of its author.
    pub(super) names: Vec<String>,
    /// Names of employers.
    pub(super) employers: Vec<String>,
}

/// All documents, in the order of their ids.
pub(super) struct Documents {
    pub(super) documents: Vec<Document>,
    /// Rows or files that were not read.
    pub(super) left_out: u64,
    /// Which columns were taken for what, in words.
    pub(super) columns: String,
}

pub(super) fn documents(arguments: &TextsArguments) -> Result<Documents, Failure> {
    let mut read = if arguments.input.is_dir() { files(arguments)? } else { table(arguments)? };
    read.documents.sort_by(|a, b| (a.id.len(), &a.id).cmp(&(b.id.len(), &b.id)));
    Ok(read)
}

fn table(arguments: &TextsArguments) -> Result<Documents, Failure> {
    let path = arguments.input.as_path();
    let (mut rows, bar) = open(path)?;
    let columns = rows.columns().to_vec();
    let text = text_column(arguments, &columns)?;
    let id = arguments.id.as_ref().or_else(|| id_column(&columns)).cloned();
    let names: Vec<String> =
        if arguments.name.is_empty() { name_columns(&columns).cloned().collect() } else { arguments.name.clone() };
    let text_place = place(path, &columns, "--text", &text)?;
    let id_place = id.as_ref().map(|id| place(path, &columns, "--id", id)).transpose()?;
    let places = |option: &str, columns_of: &[String]| -> Result<Vec<usize>, Failure> {
        columns_of.iter().map(|column| place(path, &columns, option, column)).collect()
    };
    let (name_places, employer_places) = (places("--name", &names)?, places("--employer", &arguments.employer)?);
    let (mut ids, mut texts) = (Ids::default(), Vec::new());
    let left_out = each_row(path, &mut rows, |values| {
        let value = |place: usize| values.get(place).map_or("", String::as_str);
        ids.add(id_place.map_or("", value));
        let all = |places: &[usize]| -> Vec<String> {
            places.iter().map(|place| value(*place).to_owned()).filter(|name| !name.is_empty()).collect()
        };
        texts.push((value(text_place).to_owned(), all(&name_places), all(&employer_places)));
    });
    bar.finish_and_clear();
    let documents = ids
        .all
        .into_iter()
        .zip(texts)
        .map(|(id, (text, names, employers))| Document { id, text, names, employers })
        .collect();
    let shown = |names: &[String]| if names.is_empty() { "none".to_owned() } else { names.join(", ") };
    let columns = format!("{text}; id: {}; names: {}", id.as_deref().unwrap_or("the row's number"), shown(&names));
    Ok(Documents { documents, left_out, columns: visible(&columns) })
}

fn text_column(arguments: &TextsArguments, columns: &[String]) -> Result<String, Failure> {
    if let Some(text) = &arguments.text {
        return Ok(text.clone());
    }
    let folded = |column: &String| -> String {
        vetwork_canon::text::fold(column).chars().filter(char::is_ascii_alphanumeric).collect()
    };
    let named = |name: &&str| columns.iter().find(|column| folded(column) == **name);
    TEXTS.iter().find_map(named).cloned().ok_or_else(|| {
        Failure::usage(
            format!(
                "{}: no column is named as one that holds texts: {}",
                arguments.input.display(),
                visible(&columns.join(", "))
            ),
            "--text COLUMN says which one does",
        )
    })
}

fn place(path: &Path, columns: &[String], option: &str, wanted: &String) -> Result<usize, Failure> {
    columns.iter().position(|column| column == wanted).ok_or_else(|| {
        let there = visible(&columns.join(", "));
        let message = format!("{}: there is no column `{}`; there are: {there}", path.display(), visible(wanted));
        Failure::usage(message, format!("{option} takes one of these names, as it is written there"))
    })
}

/// PDF, DOCX and text files of a folder, read by the confined child. What a resume says is its author's name, and who its
/// employers were, is left out of it.
fn files(arguments: &TextsArguments) -> Result<Documents, Failure> {
    let folder = arguments.input.as_path();
    let of_table = arguments.text.is_some()
        || arguments.id.is_some()
        || !arguments.name.is_empty()
        || !arguments.employer.is_empty();
    if of_table {
        let message = format!(
            "{}: --text, --id, --name and --employer are columns of a table, and this is a folder",
            folder.display()
        );
        return Err(Failure::usage(message, "leave them out, or name a table"));
    }
    let found: Vec<_> = discover::discover(folder)?.into_iter().filter(|found| found.kind == Kind::Document).collect();
    let bar = progress("Reading", found.len() as u64, LONG);
    let (mut reader, limits, terminal) = (Reader::new(setup::this_program()?), Limits::default(), Terminal::stderr());
    let (mut documents, mut left_out) = (Vec::new(), 0);
    for file in &found {
        bar.inc(1);
        let reading = reader.read(&bytes(&file.path, limits.bytes)?, &limits);
        for problem in &reading.problems {
            terminal.say(&format!("{}: {}: {problem}", terminal.strong("error"), file.path.display()));
        }
        if reading.text.is_empty() {
            left_out += 1;
            continue;
        }
        let facts = resume_facts(&reading.text);
        let employers = facts.employment.into_iter().filter_map(|job| job.employer).collect();
        let names = facts.name.into_iter().collect();
        let id = file.path.strip_prefix(folder).unwrap_or(&file.path).display().to_string();
        documents.push(Document { id, text: reading.text, names, employers });
    }
    bar.finish_and_clear();
    Ok(Documents { documents, left_out, columns: "PDF, DOCX and text files".to_owned() })
}

/// A file up to one byte more than may be read, so that a longer one is refused as such.
#[expect(clippy::disallowed_methods, reason = "the edge at which files are opened")]
fn bytes(path: &Path, most: u64) -> Result<Vec<u8>, Failure> {
    use std::io::Read as _;
    let mut bytes = Vec::new();
    let file = std::fs::File::open(path).map_err(|error| Failure::read(path, error))?;
    file.take(most + 1).read_to_end(&mut bytes).map_err(|error| Failure::read(path, error))?;
    Ok(bytes)
}
