//! Files that a dossier names: found inside its folder only, read and judged by the confined child, and added to
//! the dossier: what they say as the applicant's claims, what was found in them as Vetwork's own work.

use std::io::Read as _;
use std::path::{Component, Path, PathBuf};

use jiff::civil::Date;
use sha2::{Digest, Sha256};
use vetwork_identity::trust::Anchors;
use vetwork_ingest::Diagnostic;
use vetwork_ingest::confine::Reader;
use vetwork_ingest::documents::{Limits, Problem, Reading};
use vetwork_ingest::formats::resume;
use vetwork_model::DossierFile;
use vetwork_model::dossier::Entries;
use vetwork_model::facts::{FileKind, IdentityDocument};
use vetwork_store::log::entry::hexadecimal;

/// The keys that users trust, by which signatures in files are proven.
#[derive(Clone, Copy)]
pub(crate) struct Trusted<'a> {
    /// States' keys for chips, fetched when the first chip is met.
    pub(crate) anchors: &'a (dyn Fn() -> Option<Anchors> + Sync),
    /// Keys of issuers of signed credentials.
    pub(crate) keys: &'a [Vec<u8>],
}

impl Trusted<'_> {
    /// No key: nothing is proven.
    pub(crate) const NOBODY: Trusted<'static> = Trusted { anchors: &|| None, keys: &[] };
}

/// Reads and judges attachments through one child, and remembers whether the child could be confined.
pub(crate) struct Attachments<'a> {
    pub(super) reader: Reader,
    pub(super) limits: Limits,
    pub(super) trusted: Trusted<'a>,
    /// The day to judge by.
    pub(super) today: Date,
    /// States' keys, once they were fetched.
    pub(super) anchors: Option<Option<Anchors>>,
    read_any: bool,
}

/// A file that was found and opened.
pub(super) struct Opened {
    /// Its bytes.
    pub(super) bytes: Vec<u8>,
    /// Its digest, hexadecimal; none of an empty file: all of them are the same, which says nothing about who sent them.
    pub(super) sha256: String,
    /// Was its text not read, and is that said, because it unpacks to more than is read?
    pub(super) unpacks_too_far: bool,
}

impl<'a> Attachments<'a> {
    pub(crate) fn new(program: PathBuf, trusted: Trusted<'a>, today: Date) -> Self {
        let reader = Reader::new(program);
        Attachments { reader, limits: Limits::default(), trusted, today, anchors: None, read_any: false }
    }

    /// What to tell people when files were read by a child that could not be confined.
    pub(crate) fn confinement_note(&mut self) -> Option<String> {
        if !self.read_any {
            return None;
        }
        match self.reader.confinement() {
            Some(confinement) if confinement.is_complete() => None,
            Some(confinement) => {
                Some(format!("files were read by a process that could not be wholly confined: {}", confinement.note))
            }
            None => Some("files could not be read: the confined reader did not start".to_owned()),
        }
    }

    /// Reads and judges the files that a dossier names. What was found is added to it; what was not is said.
    pub(crate) fn add_to(
        &mut self,
        dossier: &mut DossierFile,
        folder: &Path,
        shown_as: &str,
        said: &mut Vec<Diagnostic>,
    ) {
        let mut opened = Vec::new();
        for i in 0..dossier.files.len() {
            let Some(entry) = dossier.files.get(i).cloned() else { continue };
            let Some(named) = entry.path.clone().filter(|_| entry.text.is_none()) else { continue };
            let Some((path, mut file)) = self.named(folder, &named, shown_as, said) else { continue };
            let reading = self.read(&mut file);
            said.extend(problems(&reading, &path, &dossier.name, entry.kind));
            if entry.kind == FileKind::Resume {
                resume::add_to(dossier, &reading, &named);
            }
            if let Some(slot) = dossier.files.get_mut(i) {
                let read = resume::file_fact(&named, entry.kind, &reading, file.sha256.clone());
                slot.text = read.text;
                slot.sha256 = read.sha256;
                slot.unread = read.unread;
                slot.hidden = read.hidden;
            }
            opened.push((named, file));
        }
        for named in identity_files(dossier) {
            if opened.iter().all(|(known, _)| *known != named)
                && let Some((_, file)) = self.named(folder, &named, shown_as, said)
            {
                opened.push((named, file));
            }
        }
        dossier.judged_files = Entries(self.judged(dossier, &opened));
    }

    /// Reads a document that is a subject by itself.
    pub(crate) fn dossier_of(&mut self, path: &Path, said: &mut Vec<Diagnostic>) -> std::io::Result<DossierFile> {
        let mut file = self.open(path)?;
        let reading = self.read(&mut file);
        let name = path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
        let mut dossier = DossierFile::default();
        dossier.files.push(resume::file_fact(&name, FileKind::Resume, &reading, file.sha256.clone()));
        resume::add_to(&mut dossier, &reading, &name);
        said.extend(problems(&reading, path, &dossier.name, FileKind::Resume));
        dossier.judged_files = Entries(self.judged(&dossier, &[(name, file)]));
        Ok(dossier)
    }

    /// Opens a file that a dossier names, or says why not.
    fn named(
        &mut self,
        folder: &Path,
        named: &str,
        shown_as: &str,
        said: &mut Vec<Diagnostic>,
    ) -> Option<(PathBuf, Opened)> {
        let opened = inside(folder, named).map_err(str::to_owned).and_then(|path| match self.open(&path) {
            Ok(file) => Ok((path, file)),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Err("there is no such file".to_owned()),
            Err(error) => Err(error.to_string()),
        });
        let refuse = |why: &String| {
            Diagnostic::warning("attachment", shown_as, format!("`{named}` was not read: {why}"))
                .hint("attachments lie in the folder of their dossier and are named by a relative path")
        };
        opened.map_err(|why| said.push(refuse(&why))).ok()
    }

    /// Opens a file. One that is too large comes with one byte more than is read, which the reader refuses.
    #[expect(clippy::disallowed_methods, reason = "the edge at which files are opened")]
    fn open(&mut self, path: &Path) -> std::io::Result<Opened> {
        self.read_any = true;
        let mut bytes = Vec::new();
        std::fs::File::open(path)?.take(self.limits.bytes.saturating_add(1)).read_to_end(&mut bytes)?;
        let is_whole = !bytes.is_empty() && bytes.len() as u64 <= self.limits.bytes;
        let sha256 = if is_whole { hexadecimal(&Sha256::digest(&bytes)) } else { String::new() };
        Ok(Opened { bytes, sha256, unpacks_too_far: false })
    }

    fn read(&mut self, file: &mut Opened) -> Reading {
        let reading = self.reader.read(&file.bytes, &self.limits);
        file.unpacks_too_far = reading.problems.iter().any(Problem::unpacks_too_far);
        reading
    }
}

/// Files that identity documents name, each once.
fn identity_files(dossier: &DossierFile) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for named in dossier.identity_documents.iter().flat_map(IdentityDocument::named_files) {
        if !all.iter().any(|known| known == named) {
            all.push(named.to_owned());
        }
    }
    all
}

/// A relative path that stays inside the folder and passes through no link.
fn inside(folder: &Path, named: &str) -> Result<PathBuf, &'static str> {
    let relative = Path::new(named);
    if named.is_empty() {
        return Err("it has no name");
    }
    if relative.components().any(|part| !matches!(part, Component::Normal(_) | Component::CurDir)) {
        return Err("the path leaves the dossier's folder");
    }
    let mut path = folder.to_owned();
    for part in relative.components() {
        path.push(part);
        if path.is_symlink() {
            return Err("the path is a link");
        }
    }
    Ok(path)
}

fn problems(reading: &Reading, path: &Path, _: &vetwork_model::Name, kind: FileKind) -> Vec<Diagnostic> {
    let what = match kind {
        FileKind::Resume => "the resume",
        FileKind::Letter => "the letter",
        FileKind::Portrait => "the picture",
        FileKind::Certificate => "the certificate",
        FileKind::Assignment => "the task",
        FileKind::Other => "the file",
    };
    let file = path.display().to_string();
    let read = match reading.pages {
        Some(pages) => {
            format!("read: {} of {pages} pages, {} words", reading.pages_read, reading.text.split_whitespace().count())
        }
        None => format!("read: {} words", reading.text.split_whitespace().count()),
    };
    let mut said: Vec<Diagnostic> = reading
        .problems
        .iter()
        .map(|problem| {
            let hint = match problem {
                Problem::Encrypted { .. } => {
                    "ask for a copy without a password, or put the text beside it as a .txt file"
                }
                Problem::NoText { .. } => "Vetwork reads no text from pictures; ask for a copy with text",
                Problem::NoReader | Problem::Crashed => "vet the file again; if it stays so, tell us",
                _ => "ask for a fresh copy, best as PDF or DOCX written by a word processor",
            };
            Diagnostic::warning("attachment", &file, problem.sentence(what))
                .note(read.clone())
                .note("what it would have answered is `not checked`; it counts against nobody")
                .hint(hint)
        })
        .collect();
    if !reading.refused_links.is_empty() {
        said.push(
            Diagnostic::warning(
                "document",
                &file,
                format!(
                    "{} links in {what} are not web or mail addresses and were left out",
                    reading.refused_links.len()
                ),
            )
            .note("they are shown nowhere as links"),
        );
    }
    said
}
