//! Text, links and metadata of a DOCX (ECMA-376): an archive of XML parts. Nothing outside of it is ever fetched.

use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use super::xml::{Item, walk};
use super::{DocumentKind, Limits, Place, Problem, Reading};

const BODY: &str = "word/document.xml";

const METADATA: [(&str, &str); 9] = [
    ("title", "title"),
    ("creator", "author"),
    ("lastModifiedBy", "last-modified-by"),
    ("created", "created"),
    ("modified", "modified"),
    ("revision", "revision"),
    ("Application", "producer"),
    ("Template", "template"),
    ("Company", "company"),
];

/// Reads the body, headers, footers and notes.
pub(super) fn read(bytes: &[u8], limits: &Limits) -> Reading {
    let mut reading = Reading::empty(DocumentKind::Docx);
    if let Err(problem) = read_parts(bytes, limits, &mut reading) {
        if problem == Problem::NotADocument {
            reading.kind = DocumentKind::Unknown;
        }
        reading.note(problem);
    }
    reading
}

fn read_parts(bytes: &[u8], limits: &Limits, reading: &mut Reading) -> Result<(), Problem> {
    let mut package = Package::open(bytes, limits)?;
    for part in package.names("word/", &["header"]) {
        package.read_text(&part, reading)?;
    }
    package.read_text(BODY, reading)?;
    for part in package.names("word/", &["footer", "footnotes", "endnotes"]) {
        package.read_text(&part, reading)?;
    }
    for part in package.names("word/_rels/", &[""]) {
        package.read_links(&part, reading)?;
    }
    for part in ["docProps/core.xml", "docProps/app.xml"] {
        package.read_metadata(part, reading)?;
    }
    let has_text = reading.text.chars().any(char::is_alphanumeric);
    if !has_text && reading.problems.is_empty() {
        let pages = reading.pages.unwrap_or(1);
        let pictures = !package.names("word/media/", &[""]).is_empty();
        reading.note(if pictures { Problem::NoText { pages } } else { Problem::Empty });
    }
    Ok(())
}

struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    file_bytes: usize,
    /// Bytes that may still be unpacked.
    budget: u64,
    limits: &'a Limits,
}

impl<'a> Package<'a> {
    fn open(bytes: &'a [u8], limits: &'a Limits) -> Result<Self, Problem> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Problem::Damaged { place: Place::End })?;
        if archive.len() > limits.entries {
            return Err(Problem::TooComplex);
        }
        if archive.index_for_name(BODY).is_none() {
            return Err(Problem::NotADocument);
        }
        Ok(Self { archive, file_bytes: bytes.len(), budget: limits.unpacked(bytes.len()), limits })
    }

    /// Names of the parts in a folder whose file names begin with one of these, in order.
    fn names(&self, folder: &str, beginnings: &[&str]) -> Vec<String> {
        let wanted = |name: &str| {
            let file = name.strip_prefix(folder);
            file.is_some_and(|file| {
                !file.contains('/') && beginnings.iter().any(|beginning| file.starts_with(beginning))
            })
        };
        let names = self.archive.file_names().flatten().filter(|name| wanted(name));
        let mut names: Vec<String> = names.map(|name| name.into_owned()).collect();
        names.sort();
        names
    }

    /// A part as text; none when there is no such part.
    fn part(&mut self, name: &str) -> Result<Option<String>, Problem> {
        let damaged = || Problem::Damaged { place: Place::Part(name.to_owned()) };
        let file = match self.archive.by_name(name) {
            Ok(file) => file,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(_) => return Err(damaged()),
        };
        let mut content = Vec::new();
        // Stated sizes are not believed: what counts is what comes out.
        let read = file.take(self.budget.saturating_add(1)).read_to_end(&mut content);
        let unpacked = content.len() as u64;
        if unpacked > self.budget {
            return Err(self.limits.unpacked_too_far(self.file_bytes));
        }
        self.budget -= unpacked;
        read.map_err(|_| damaged())?;
        let encoding = encoding_rs::Encoding::for_bom(&content).map_or(encoding_rs::UTF_8, |(encoding, _)| encoding);
        Ok(Some(encoding.decode(&content).0.into_owned()))
    }

    fn walk(&mut self, name: &str, each: impl FnMut(Item)) -> Result<(), Problem> {
        match self.part(name)? {
            Some(xml) => walk(name, &xml, self.limits.depth, each),
            None => Ok(()),
        }
    }

    /// Text of one part. A part that breaks off keeps the text before the break.
    fn read_text(&mut self, name: &str, reading: &mut Reading) -> Result<(), Problem> {
        let mut text = Text::default();
        let result = self.walk(name, |item| text.take(item));
        reading.text.push_str(&text.text);
        for target in text.field_links {
            reading.link(&target);
        }
        match result {
            Err(problem @ Problem::Damaged { .. }) => {
                reading.note(problem);
                Ok(())
            }
            other => other,
        }
    }

    /// Targets of the relationships of type hyperlink (ECMA-376 part 2, 9.3).
    fn read_links(&mut self, name: &str, reading: &mut Reading) -> Result<(), Problem> {
        self.walk(name, |item| {
            if let Item::Start(element) = item
                && element.attribute("Type").is_some_and(|kind| kind.ends_with("/hyperlink"))
                && let Some(target) = element.attribute("Target")
            {
                reading.link(target);
            }
        })
    }

    fn read_metadata(&mut self, name: &str, reading: &mut Reading) -> Result<(), Problem> {
        let mut value = String::new();
        self.walk(name, |item| match item {
            Item::Start(_) => value.clear(),
            Item::Text(text) => value.push_str(&text),
            Item::End(name) => {
                if let Some((_, field)) = METADATA.iter().find(|(element, _)| *element == name) {
                    reading.describe(field, &value);
                }
                if name == "Pages" {
                    reading.pages = value.trim().parse().ok();
                    reading.pages_read = reading.pages.unwrap_or(0);
                }
                value.clear();
            }
        })
    }
}

/// Collects the text of WordprocessingML (ECMA-376 part 1, 17).
#[derive(Default)]
struct Text {
    text: String,
    field_links: Vec<String>,
    in_text: usize,
    in_instruction: usize,
    /// Depth of alternatives that repeat what was read already (`mc:Fallback`).
    in_fallback: usize,
    /// Paragraphs so far in each open table cell.
    cells: Vec<usize>,
    follows_short_cell: bool,
    instruction: String,
}

impl Text {
    fn take(&mut self, item: Item) {
        match item {
            Item::Start(element) if element.name == "Fallback" => self.in_fallback += 1,
            Item::End(name) if name == "Fallback" => self.in_fallback = self.in_fallback.saturating_sub(1),
            _ if self.in_fallback > 0 => {}
            Item::Start(element) => self.start(&element.name),
            Item::Text(text) if self.in_text > 0 => self.text.push_str(&text.replace(['\n', '\r'], " ")),
            Item::Text(text) if self.in_instruction > 0 => self.instruction.push_str(&text),
            Item::Text(_) => {}
            Item::End(name) => self.end(&name),
        }
    }

    fn start(&mut self, name: &str) {
        match name {
            "t" => self.in_text += 1,
            "instrText" => self.in_instruction += 1,
            "tab" | "ptab" => self.text.push('\t'),
            "br" | "cr" => self.text.push('\n'),
            "noBreakHyphen" => self.text.push('-'),
            "tr" => self.follows_short_cell = false,
            "tc" => {
                // Short cells of a row read as one line: a title and its dates, say.
                if self.follows_short_cell && self.text.ends_with('\n') {
                    self.text.pop();
                    self.text.push('\t');
                }
                self.cells.push(0);
            }
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "t" => self.in_text = self.in_text.saturating_sub(1),
            "instrText" => {
                self.in_instruction = self.in_instruction.saturating_sub(1);
                self.end_instruction();
            }
            "p" => {
                self.text.push('\n');
                if let Some(paragraphs) = self.cells.last_mut() {
                    *paragraphs += 1;
                }
            }
            "tc" => self.follows_short_cell = self.cells.pop() == Some(1),
            "tbl" => self.follows_short_cell = false,
            _ => {}
        }
    }

    /// A field such as `HYPERLINK "https://example.org"` (ECMA-376 part 1, 17.16.5.25).
    fn end_instruction(&mut self) {
        let instruction = std::mem::take(&mut self.instruction);
        let target = instruction.trim().strip_prefix("HYPERLINK").and_then(|rest| rest.split('"').nth(1));
        self.field_links.extend(target.map(str::to_owned));
    }
}
