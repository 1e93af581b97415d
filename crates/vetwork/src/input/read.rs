//! Reads all input once: says what is wrong with it, and remembers where each dossier is.

use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use jiff::civil::Date;
use rayon::prelude::*;
use vetwork_checks::{Collector, Remembered};
use vetwork_ingest::formats::dossier::Parsed;
use vetwork_ingest::formats::{DOSSIER_BYTES_AT_MOST, csv, dossier, json_resume, text, validate};
use vetwork_ingest::{Diagnostic, Severity};
use vetwork_model::facts::IdentityDocument;
use vetwork_model::{Dossier, DossierFile, Intake, SubjectId};

use crate::failure::Failure;
use crate::input::attachments::{Attachments, Trusted};
use crate::input::discover::{Found, Kind, discover};
use crate::input::store::{Filler, Slot, Store};
use crate::input::subjects::{Entry, Place, Subjects, is_unread};
use crate::terminal::progress;

/// How input is read.
pub(crate) struct Options<'a> {
    /// Who could have written the files.
    pub(crate) intake: Intake,
    /// Only this line of JSON Lines files.
    pub(crate) line: Option<usize>,
    /// This program, to be its own confined reader.
    pub(crate) program: PathBuf,
    /// Keys by which signatures in files are proven.
    pub(crate) trusted: Trusted<'a>,
    /// The day of the run.
    pub(crate) today: Date,
    /// Who is remembered, where there are records.
    pub(crate) records: Option<&'a vetwork_store::Store>,
}

/// What was read.
pub(crate) struct Input {
    /// The subjects.
    pub(crate) subjects: Subjects,
    /// What is to be said about the input.
    pub(crate) said: Vec<Diagnostic>,
    /// When files were read by a child that could not be confined.
    pub(crate) confinement_note: Option<String>,
}

/// Reads all paths; `-` is JSON Lines on standard input.
pub(crate) fn read(paths: &[PathBuf], options: &Options) -> Result<Input, Failure> {
    let mut intake = Collecting {
        options,
        attachments: Attachments::new(options.program.clone(), options.trusted, options.today),
        entries: Vec::new(),
        keys: Collector::default(),
        said: Vec::new(),
    };
    let mut found: Vec<Found> = Vec::new();
    for path in paths {
        if path.as_os_str() == "-" {
            intake.lines(std::io::stdin().lock(), "standard input", None)?;
        } else {
            found.extend(discover(path)?);
        }
    }
    found.sort();
    found.dedup();
    intake.files(&found)?;
    let Collecting { mut attachments, entries, keys, mut said, .. } = intake;
    let subjects = Subjects::new(entries, keys, options.records, &mut said)?;
    said.sort_by(|a, b| {
        (&a.file, a.place.as_ref().map(|p| p.line), a).cmp(&(&b.file, b.place.as_ref().map(|p| p.line), b))
    });
    said.dedup();
    Ok(Input { subjects, said, confinement_note: attachments.confinement_note() })
}

struct Collecting<'a> {
    options: &'a Options<'a>,
    attachments: Attachments<'a>,
    entries: Vec<Entry>,
    keys: Collector,
    said: Vec<Diagnostic>,
}

/// From this many bytes on, reading shows progress.
const LONG: u64 = 4 << 20;

/// Lines are parsed this many at a time, on all threads.
const LINES_AT_A_TIME: usize = 1024;

impl Collecting<'_> {
    /// Dossiers first: a document that one of them names, or that lies beside exactly one, is no
    /// subject of its own.
    fn files(&mut self, found: &[Found]) -> Result<(), Failure> {
        let (documents, dossiers): (Vec<&Found>, Vec<&Found>) =
            found.iter().partition(|file| file.kind == Kind::Document);
        let mut claimed: Vec<PathBuf> = Vec::new();
        for file in dossiers {
            match file.kind {
                Kind::Json | Kind::Yaml => self.dossier_file(file, &documents, found, &mut claimed)?,
                Kind::Jsonl => self.jsonl_file(&file.path)?,
                Kind::Csv => self.csv_file(&file.path)?,
                Kind::Document => {}
            }
        }
        for file in documents.into_iter().filter(|file| !claimed.contains(&file.path)) {
            let shown_as = file.path.display().to_string();
            let before = self.said.len();
            let read = self
                .attachments
                .dossier_of(&file.path, &mut self.said)
                .map_err(|error| Failure::read(&file.path, error))?;
            let unread = self.unread_since(before);
            // What the applicant sent says nothing but what the applicant says.
            self.add(read, Intake::Applicant, shown_as, unread, &file.path);
        }
        Ok(())
    }

    fn unread_since(&self, before: usize) -> Vec<String> {
        let new = self.said.get(before..).unwrap_or_default();
        new.iter().filter(|diagnostic| is_unread(diagnostic)).map(|diagnostic| diagnostic.message.clone()).collect()
    }

    fn dossier_file(
        &mut self,
        file: &Found,
        documents: &[&Found],
        found: &[Found],
        claimed: &mut Vec<PathBuf>,
    ) -> Result<(), Failure> {
        let shown_as = file.path.display().to_string();
        let Some(content) = self.small_file(&file.path, "dossier")? else { return Ok(()) };
        let kind = if file.kind == Kind::Json { "json" } else { "yaml" };
        let parsed = text::decode(&content, kind, &shown_as).and_then(|text| {
            if text.trim().is_empty() {
                return Err(Diagnostic::error(kind, &shown_as, "the file is empty")
                    .hint("`vetwork dossier new` writes a template"));
            }
            if file.kind == Kind::Yaml {
                return dossier::yaml(&text, &shown_as).map(|parsed| (vec![Ok(parsed)], self.options.intake));
            }
            if json_resume::recognise(&text) {
                return json_resume::read(&text, &shown_as).map(|parsed| (vec![Ok(parsed)], Intake::Applicant));
            }
            many_or_one(&text, &shown_as).map(|parsed| (parsed, self.options.intake))
        });
        let (parsed, intake) = match parsed {
            Ok(parsed) => parsed,
            Err(error) => {
                self.said.push(error.note("nobody in it was vetted"));
                return Ok(());
            }
        };
        let (parsed, refused): (Vec<_>, Vec<_>) = parsed.into_iter().partition(Result::is_ok);
        self.said.extend(refused.into_iter().filter_map(Result::err));
        let parsed: Vec<Parsed> = parsed.into_iter().filter_map(Result::ok).collect();
        let folder = file.path.parent().unwrap_or(Path::new(""));
        let alone = parsed.len() == 1
            && found.iter().filter(|other| other.kind != Kind::Document && other.path.parent() == Some(folder)).count()
                == 1;
        for Parsed { file: mut read, warnings } in parsed {
            self.said.extend(warnings);
            self.said.extend(validate::validate(&read, kind, &shown_as));
            self.said.extend(validate::in_the_future(&read, self.options.today, kind, &shown_as));
            self.said.extend(validate::beyond_the_applicant(&read, intake, kind, &shown_as));
            if alone {
                adopt(&mut read, documents, folder);
            }
            let files = read.files.iter().filter_map(|entry| entry.path.as_deref());
            let documents = read.identity_documents.iter().flat_map(IdentityDocument::named_files);
            claimed.extend(files.chain(documents).map(|path| folder.join(path)));
            let before = self.said.len();
            self.attachments.add_to(&mut read, folder, &shown_as, &mut self.said);
            let unread = self.unread_since(before);
            self.add(read, intake, shown_as.clone(), unread, &file.path);
        }
        Ok(())
    }

    /// Reads a file of bounded size; says so and reads nothing when it is larger.
    fn small_file(&mut self, path: &Path, what: &str) -> Result<Option<Vec<u8>>, Failure> {
        let mut file = open(path)?;
        let mut content = Vec::new();
        let limit = DOSSIER_BYTES_AT_MOST as u64;
        file.by_ref().take(limit + 1).read_to_end(&mut content).map_err(|error| Failure::read(path, error))?;
        if content.len() as u64 > limit {
            self.said.push(
                Diagnostic::error(
                    "size",
                    &path.display().to_string(),
                    format!("larger than {} MiB: no {what} is", limit >> 20),
                )
                .hint("several dossiers go into a .jsonl file, one a line; tables are .csv"),
            );
            return Ok(None);
        }
        Ok(Some(content))
    }

    fn add(&mut self, file: DossierFile, intake: Intake, shown_as: String, unread: Vec<String>, path: &Path) {
        let stem = path.file_stem().map_or_else(String::new, |stem| stem.to_string_lossy().into_owned());
        match identify(&file, Some(&stem)) {
            Some(id) => self.hold(id, Box::new(file), intake, unread, shown_as),
            None => self.said.push(nameless("dossier", &shown_as)),
        }
    }

    /// Keeps a dossier in memory, attachments and all.
    fn hold(&mut self, id: SubjectId, file: Box<DossierFile>, intake: Intake, unread: Vec<String>, shown_as: String) {
        let number = self.keys.add(remembered((*file).clone(), &id, intake));
        self.entries.push(Entry { id, place: Place::Held(file), intake, unread, shown_as, number });
    }

    fn jsonl_file(&mut self, path: &Path) -> Result<(), Failure> {
        let file = open(path)?;
        let length = file.metadata().map_or(0, |metadata| metadata.len());
        let store = Arc::new(Store::File(Mutex::new(open(path)?)));
        let bar = progress("Reading", length, LONG);
        let input = bar.wrap_read(BufReader::with_capacity(1 << 20, file));
        self.lines(input, &path.display().to_string(), Some((store, path)))?;
        bar.finish_and_clear();
        Ok(())
    }

    /// Reads JSON Lines, a batch at a time. Without a file to go back to, the texts are kept compressed.
    fn lines(
        &mut self,
        mut input: impl BufRead,
        shown_as: &str,
        file: Option<(Arc<Store>, &Path)>,
    ) -> Result<(), Failure> {
        let mut filler = Filler::default();
        let mut pending: Vec<(SubjectId, Slot, String, u32)> = Vec::new();
        let (mut offset, mut number, mut ended, mut read_any) = (0_u64, 0_usize, false, false);
        while !ended {
            let mut batch: Vec<Line> = Vec::with_capacity(LINES_AT_A_TIME);
            while batch.len() < LINES_AT_A_TIME && !ended {
                let Some(line) = next_line(&mut input, shown_as, offset, number + 1)? else {
                    ended = true;
                    break;
                };
                offset = line.end;
                number += 1;
                match self.options.line {
                    Some(only) if only != number => continue,
                    Some(_) => ended = true,
                    None => {}
                }
                batch.push(line);
            }
            let options = self.options;
            let parsed: Vec<LineRead> =
                batch.par_iter().filter_map(|line| parse_line(line, shown_as, options)).collect();
            read_any |= !parsed.is_empty();
            for read in parsed {
                match read {
                    LineRead::Refused(error) => self.said.push(error),
                    LineRead::Read { id, slot, text, content, warnings, number } => {
                        self.said.extend(warnings);
                        let place = format!("{shown_as}:{number}");
                        match (content, &file) {
                            (Content::Attached(mut attached), Some((_, path))) => {
                                let before = self.said.len();
                                let folder = path.parent().unwrap_or(Path::new(""));
                                self.attachments.add_to(&mut attached, folder, shown_as, &mut self.said);
                                let unread = self.unread_since(before);
                                self.hold(id, attached, self.options.intake, unread, place);
                            }
                            (content, _) => {
                                let slot = if file.is_some() { slot } else { filler.push(&text) };
                                let number = self.keys.add(content.remembered(&id, self.options.intake));
                                pending.push((id, slot, place, number));
                            }
                        }
                    }
                }
            }
        }
        if !read_any {
            let (message, hint) = match self.options.line {
                Some(line) => (format!("there is nothing on line {line}"), "lines are counted from 1"),
                None => ("there is no dossier in it".to_owned(), "JSON Lines hold one dossier a line"),
            };
            self.said.push(Diagnostic::error("json", shown_as, message).hint(hint));
        }
        let store = file.map_or_else(|| Arc::new(filler.finish()), |(store, _)| store);
        self.entries.extend(pending.into_iter().map(|(id, slot, shown_as, number)| Entry {
            id,
            place: Place::Json { store: Arc::clone(&store), slot },
            intake: self.options.intake,
            unread: Vec::new(),
            shown_as,
            number,
        }));
        Ok(())
    }

    #[expect(clippy::disallowed_methods, reason = "the edge at which files are opened")]
    fn csv_file(&mut self, path: &Path) -> Result<(), Failure> {
        let shown_as = path.display().to_string();
        let content = std::fs::read(path).map_err(|error| Failure::read(path, error))?;
        let text = match text::decode(&content, "csv", &shown_as) {
            Ok(text) => text,
            Err(error) => {
                self.said.push(error);
                return Ok(());
            }
        };
        let rows = csv::records(&text);
        let Some(((header, _), rows)) = rows.split_first() else {
            self.said.push(
                Diagnostic::error("csv", &shown_as, "the file is empty").hint("the first line names the columns"),
            );
            return Ok(());
        };
        let table = match csv::Table::new(text.get(header.clone()).unwrap_or_default(), &shown_as) {
            Ok((table, warnings)) => {
                self.said.extend(warnings);
                Arc::new(table)
            }
            Err(error) => {
                self.said.push(error);
                return Ok(());
            }
        };
        let mut filler = Filler::default();
        let mut pending = Vec::new();
        let bar = progress("Reading", content.len() as u64, LONG);
        for (range, line) in rows {
            bar.set_position(range.start as u64);
            let row = text.get(range.clone()).unwrap_or_default();
            if row.len() > csv::ROW_BYTES_AT_MOST {
                self.said.push(
                    Diagnostic::error("csv", &shown_as, format!("the row at line {line} is longer than 1 MiB"))
                        .hint("is a quote not closed?"),
                );
                continue;
            }
            match table.row(row, &shown_as, *line) {
                Ok(parsed) => {
                    self.said.extend(parsed.warnings);
                    match identify(&parsed.file, None) {
                        Some(id) => {
                            let number = self.keys.add(remembered(parsed.file, &id, self.options.intake));
                            pending.push((id, filler.push(row), format!("{shown_as}:{line}"), number));
                        }
                        None => self.said.push(nameless("csv", &format!("{shown_as}:{line}"))),
                    }
                }
                Err(error) => self.said.push(error),
            }
        }
        bar.finish_and_clear();
        let store = Arc::new(filler.finish());
        self.entries.extend(pending.into_iter().map(|(id, slot, shown_as, number)| Entry {
            id,
            place: Place::Row { store: Arc::clone(&store), slot, table: Arc::clone(&table) },
            intake: self.options.intake,
            unread: Vec::new(),
            shown_as,
            number,
        }));
        Ok(())
    }
}

#[expect(clippy::disallowed_methods, reason = "the edge at which files are opened")]
fn open(path: &Path) -> Result<File, Failure> {
    File::open(path).map_err(|error| Failure::read(path, error))
}

/// Documents beside a lone dossier that it does not name are taken for its resume.
fn adopt(dossier: &mut DossierFile, documents: &[&Found], folder: &Path) {
    let beside = documents.iter().filter(|document| document.path.parent() == Some(folder));
    for document in beside {
        let Some(name) = document.path.file_name().and_then(|name| name.to_str()) else { continue };
        let named = dossier
            .files
            .iter()
            .filter_map(|file| file.path.as_deref())
            .chain(dossier.identity_documents.iter().flat_map(IdentityDocument::named_files))
            .any(|path| path.trim_start_matches("./") == name);
        if !named {
            dossier.files.push(vetwork_model::facts::File { path: Some(name.to_owned()), ..Default::default() });
        }
    }
}

fn many_or_one(text: &str, shown_as: &str) -> Result<Vec<Result<Parsed, Diagnostic>>, Diagnostic> {
    if !text.trim_start().starts_with('[') {
        return dossier::json(text, shown_as, 1).map(|parsed| vec![Ok(parsed)]);
    }
    let all = dossier::json_list(text, shown_as);
    if all.is_empty() {
        return Err(Diagnostic::error("json", shown_as, "the list is empty").hint("a list holds one dossier or more"));
    }
    Ok(all)
}

fn identify(file: &DossierFile, stem: Option<&str>) -> Option<SubjectId> {
    let given = file.id.as_deref().and_then(SubjectId::from_text);
    let named = || SubjectId::from_text(file.name.reveal());
    let contact = || file.emails.first().and_then(|email| SubjectId::from_text(&email.address));
    given.or_else(named).or_else(|| stem.and_then(SubjectId::from_text)).or_else(contact)
}

fn nameless(kind: &'static str, shown_as: &str) -> Diagnostic {
    Diagnostic::error(kind, shown_as, "nothing tells whom this is about: no id, no name, no e-mail address")
        .hint("add `id` or `name`")
}

struct Line {
    text: Result<String, Diagnostic>,
    start: u64,
    end: u64,
    number: usize,
}

enum LineRead {
    Refused(Diagnostic),
    Read { id: SubjectId, slot: Slot, text: String, content: Content, warnings: Vec<Diagnostic>, number: usize },
}

/// A dossier of a line.
enum Content {
    /// It names documents, which are read first.
    Attached(Box<DossierFile>),
    /// It is complete.
    Complete(Remembered),
}

impl Content {
    /// What is remembered of it, whatever documents it names.
    fn remembered(self, id: &SubjectId, intake: Intake) -> Remembered {
        match self {
            Content::Attached(file) => remembered(*file, id, intake),
            Content::Complete(remembered) => remembered,
        }
    }
}

fn remembered(file: DossierFile, id: &SubjectId, intake: Intake) -> Remembered {
    Remembered::of(&Dossier::new(file, id.clone(), intake))
}

/// Reads one line of bounded length; the rest of a longer one is skipped, and it is refused.
fn next_line(input: &mut impl BufRead, shown_as: &str, start: u64, number: usize) -> Result<Option<Line>, Failure> {
    let fail = |error| Failure::read(Path::new(shown_as), error);
    let mut bytes = Vec::new();
    let limit = DOSSIER_BYTES_AT_MOST as u64;
    let read = input.by_ref().take(limit + 1).read_until(b'\n', &mut bytes).map_err(fail)?;
    if read == 0 {
        return Ok(None);
    }
    let mut end = start + read as u64;
    if read as u64 > limit && bytes.last() != Some(&b'\n') {
        let skipped = input.skip_until(b'\n').map_err(fail)?;
        end += skipped as u64;
        let refused = Diagnostic::error(
            "json",
            shown_as,
            format!("line {number} is longer than {} MiB: no dossier is", limit >> 20),
        )
        .hint("one dossier a line; attachments stay in files of their own");
        return Ok(Some(Line { text: Err(refused), start, end, number }));
    }
    while matches!(bytes.last(), Some(b'\n' | b'\r')) {
        bytes.pop();
    }
    let text = match String::from_utf8(bytes) {
        Ok(text) => Ok(text),
        Err(error) => {
            text::decode(error.as_bytes(), "json", shown_as).map(std::borrow::Cow::into_owned).map_err(|mut refused| {
                if let Some(place) = &mut refused.place {
                    place.line = number;
                }
                refused
            })
        }
    };
    Ok(Some(Line { text, start, end, number }))
}

fn parse_line(line: &Line, shown_as: &str, options: &Options) -> Option<LineRead> {
    let text = match &line.text {
        Ok(text) if text.trim().is_empty() => return None,
        Ok(text) => text.trim_start_matches('\u{feff}'),
        Err(refused) => return Some(LineRead::Refused(refused.clone())),
    };
    let parsed = match dossier::json(text, shown_as, line.number) {
        Ok(parsed) => parsed,
        Err(error) => {
            let number = line.number;
            let error = error.note(format!("the dossier on line {number} was not vetted"));
            let alone = options.line.is_none().then(|| format!("; then `--line {number}` vets it alone"));
            let hint = error.hint.clone().unwrap_or_default() + &alone.unwrap_or_default();
            return Some(LineRead::Refused(error.hint(hint)));
        }
    };
    let Some(id) = identify(&parsed.file, None) else {
        return Some(LineRead::Refused(nameless("json", &format!("{shown_as}:{}", line.number))));
    };
    let mut warnings = parsed.warnings;
    let place = format!("{shown_as}:{}", line.number);
    warnings.extend(validate::validate(&parsed.file, "json", &place));
    warnings.extend(validate::in_the_future(&parsed.file, options.today, "json", &place));
    warnings.extend(validate::beyond_the_applicant(&parsed.file, options.intake, "json", &place));
    let attached = parsed.file.files.iter().any(|file| file.path.is_some() && file.text.is_none())
        || parsed.file.identity_documents.iter().any(|document| document.named_files().next().is_some());
    let content = if attached {
        Content::Attached(Box::new(parsed.file))
    } else {
        Content::Complete(remembered(parsed.file, &id, options.intake))
    };
    // The text may be preceded by a byte order mark, which the slot leaves out.
    let mark = line.text.as_ref().map_or(0, |whole| whole.len() - text.len());
    Some(LineRead::Read {
        id,
        slot: Store::file_slot(line.start + mark as u64, text.len()),
        text: text.to_owned(),
        content,
        warnings,
        number: line.number,
    })
}

/// Was any input lost?
pub(crate) fn anything_unread(said: &[Diagnostic]) -> bool {
    said.iter().any(|diagnostic| diagnostic.severity == Severity::Error || diagnostic.kind == "attachment")
}
