//! Files that a dossier names: found inside its folder only, read by the confined child, and added to
//! the dossier as what they are: the applicant's claims.

use std::path::{Component, Path, PathBuf};

use sha2::{Digest, Sha256};
use vetwork_ingest::Diagnostic;
use vetwork_ingest::confine::Reader;
use vetwork_ingest::documents::{Limits, Problem, Reading};
use vetwork_ingest::formats::resume;
use vetwork_model::DossierFile;
use vetwork_model::facts::FileKind;

/// Reads attachments through one child, and remembers whether the child could be confined.
pub(crate) struct Attachments {
    reader: Reader,
    limits: Limits,
    read_any: bool,
}

impl Attachments {
    pub(crate) fn new(program: PathBuf) -> Self {
        Attachments { reader: Reader::new(program), limits: Limits::default(), read_any: false }
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

    /// Reads the files that a dossier names. What was read is added to it; what was not is said.
    pub(crate) fn add_to(
        &mut self,
        dossier: &mut DossierFile,
        folder: &Path,
        shown_as: &str,
        said: &mut Vec<Diagnostic>,
    ) {
        for i in 0..dossier.files.len() {
            let Some(entry) = dossier.files.get(i).cloned() else { continue };
            let Some(named) = entry.path.clone().filter(|_| entry.text.is_none()) else { continue };
            let refuse = |why: &str| {
                Diagnostic::warning("attachment", shown_as, format!("`{named}` was not read: {why}"))
                    .hint("attachments lie in the folder of their dossier and are named by a relative path")
            };
            let path = match inside(folder, &named) {
                Ok(path) => path,
                Err(why) => {
                    said.push(refuse(why));
                    continue;
                }
            };
            let (reading, sha256) = match self.read(&path) {
                Ok(read) => read,
                Err(error) => {
                    let why = if error.kind() == std::io::ErrorKind::NotFound {
                        "there is no such file".to_owned()
                    } else {
                        error.to_string()
                    };
                    said.push(refuse(&why));
                    continue;
                }
            };
            said.extend(problems(&reading, &path, &dossier.name, entry.kind));
            if entry.kind == FileKind::Resume {
                resume::add_to(dossier, &reading, &named);
            }
            if let Some(file) = dossier.files.get_mut(i) {
                let read = resume::file_fact(&named, entry.kind, &reading, sha256);
                file.text = read.text;
                file.sha256 = read.sha256;
                file.unread = read.unread;
                file.hidden = read.hidden;
            }
        }
    }

    /// Reads a document that is a subject by itself.
    pub(crate) fn dossier_of(&mut self, path: &Path, said: &mut Vec<Diagnostic>) -> std::io::Result<DossierFile> {
        let (reading, sha256) = self.read(path)?;
        let name = path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
        let mut dossier = DossierFile::default();
        dossier.files.push(resume::file_fact(&name, FileKind::Resume, &reading, sha256));
        resume::add_to(&mut dossier, &reading, &name);
        said.extend(problems(&reading, path, &dossier.name, FileKind::Resume));
        Ok(dossier)
    }

    #[expect(clippy::disallowed_methods, reason = "the edge at which files are opened")]
    fn read(&mut self, path: &Path) -> std::io::Result<(Reading, String)> {
        let length = std::fs::metadata(path)?.len();
        self.read_any = true;
        if length > self.limits.bytes {
            let problem = Problem::TooLarge { limit: self.limits.bytes };
            return Ok((Reading { problems: vec![problem], ..Default::default() }, String::new()));
        }
        let bytes = std::fs::read(path)?;
        if bytes.is_empty() {
            // All empty files are the same file, which says nothing about who sent them.
            return Ok((self.reader.read(&bytes, &self.limits), String::new()));
        }
        let sha256: String = Sha256::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect();
        Ok((self.reader.read(&bytes, &self.limits), sha256))
    }
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
