//! A list as a file on the disk: unpacked, recognised, read.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, Cursor, Read};
use std::path::{Path, PathBuf};

use jiff::civil::Date;
use sha2::{Digest as _, Sha256};
use vetwork_watchlist::formats::{Format, FormatError, OfacFiles, read, read_ofac_csv};
use vetwork_watchlist::list::{List, Source};
use vetwork_watchlist::snapshot::Snapshot;

use crate::failure::Failure;

/// A file of a list, with the files of OFAC's CSV that belong to it.
pub(super) struct ListFile<'a> {
    pub(super) path: &'a Path,
    beside: Vec<&'a Path>,
}

/// Why a file was not taken in.
pub(super) enum Refused {
    /// The program cannot go on.
    Failure(Failure),
    /// What is wrong with the list, and what to do.
    Because(String, String),
}

impl Refused {
    /// As an end of the program, where there is no list to refuse.
    pub(super) fn failure<T>(self) -> Result<T, Failure> {
        Err(match self {
            Self::Failure(failure) => failure,
            Self::Because(why, hint) => Failure::usage(why, hint),
        })
    }
}

impl From<Failure> for Refused {
    fn from(failure: Failure) -> Self {
        Self::Failure(failure)
    }
}

/// What the file of addresses, aliases and comments is called in OFAC's CSV.
fn is_beside(path: &Path) -> bool {
    let name = file_name(path).to_lowercase();
    name.contains(".csv") && ["add", "alt", "comment"].iter().any(|part| name.contains(part))
}

fn file_name(path: &Path) -> String {
    path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned())
}

/// The lists among the files: the first file of OFAC's CSV takes the others with it.
pub(super) fn group(files: &[PathBuf]) -> Vec<ListFile<'_>> {
    let (mut beside, main): (Vec<&Path>, Vec<&Path>) =
        files.iter().map(PathBuf::as_path).partition(|path| is_beside(path));
    if main.is_empty() {
        return beside.into_iter().map(|path| ListFile { path, beside: Vec::new() }).collect();
    }
    let mut take = |path: &Path| {
        let name = file_name(path).to_lowercase();
        if name.contains("sdn") || name.contains("prim") { std::mem::take(&mut beside) } else { Vec::new() }
    };
    main.into_iter().map(|path| ListFile { path, beside: take(path) }).collect()
}

impl ListFile<'_> {
    pub(super) fn read(&self, name: Option<&str>, today: Date) -> Result<Snapshot, Refused> {
        let file = file_name(self.path);
        let mut summed = Summed::open(self.path)?;
        let mut input = open(&mut summed)?;
        let mut first = vec![0; 8192];
        let count = fill(&mut input, &mut first).map_err(|error| Failure::read(self.path, error))?;
        first.truncate(count);
        let Some(format) = Format::recognise(&first, &file) else {
            let page = String::from_utf8_lossy(&first).trim_start().to_lowercase();
            return Err(match page.starts_with("<!doctype html") || page.starts_with("<html") {
                true => because(&FormatError::WebPage),
                false => Refused::Because(
                    "its format is not known".to_owned(),
                    "docs/guides/sanctions-lists.md lists the formats that are read".to_owned(),
                ),
            });
        };
        let source = source(format, name, &file);
        let input = Cursor::new(first).chain(input);
        let (list, beside) = match format {
            Format::OfacCsv => self.read_csv(source, input)?,
            _ => (read(format, source, input).map_err(|error| because(&error))?, Vec::new()),
        };
        Ok(Snapshot { list, format, sha256: of_all(summed.sum()?, &beside), file, taken: today })
    }

    /// The list, and the sums of the files beside the first one in the order of their kinds.
    fn read_csv(&self, source: Source, entries: impl Read) -> Result<(List, Vec<(Beside, Sum)>), Refused> {
        let mut beside = BTreeMap::new();
        for path in &self.beside {
            beside.insert(Beside::of(path), Summed::open(path)?);
        }
        let mut files = OfacFiles::of(entries);
        for (kind, summed) in &mut beside {
            let slot = match kind {
                Beside::Addresses => &mut files.addresses,
                Beside::Aliases => &mut files.aliases,
                Beside::Comments => &mut files.comments,
            };
            *slot = Some(open(summed)?);
        }
        let list = read_ofac_csv(source, files).map_err(|error| because(&error))?;
        let sums = beside.into_iter().map(|(kind, summed)| Ok((kind, summed.sum()?)));
        Ok((list, sums.collect::<Result<_, Failure>>()?))
    }
}

/// What a file of OFAC's CSV beside the entries holds, in the order in which the files are summed up.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Beside {
    Addresses,
    Aliases,
    Comments,
}

impl Beside {
    fn of(path: &Path) -> Self {
        let name = file_name(path).to_lowercase();
        match () {
            () if name.contains("comment") => Self::Comments,
            () if name.contains("alt") => Self::Aliases,
            () => Self::Addresses,
        }
    }

    fn word(self) -> &'static str {
        match self {
            Self::Addresses => "addresses",
            Self::Aliases => "aliases",
            Self::Comments => "comments",
        }
    }
}

/// The sum of a list: that of its file, or where there are several, one over the sums of all and what each is.
fn of_all(first: Sum, beside: &[(Beside, Sum)]) -> Sum {
    if beside.is_empty() {
        return first;
    }
    let start = Sha256::new_with_prefix(first);
    beside.iter().fold(start, |hash, (kind, sum)| hash.chain_update(kind.word()).chain_update(sum)).finalize().into()
}

/// Splits what an error says from what it advises.
fn because(error: &FormatError) -> Refused {
    let text = error.to_string();
    let (why, hint) = text.split_once("; ").unwrap_or((&text, "fetch the file again"));
    Refused::Because(why.to_owned(), hint.to_owned())
}

#[expect(clippy::disallowed_methods, reason = "the edge at which files are opened")]
fn file(path: &Path) -> Result<File, Failure> {
    File::open(path).map_err(|error| Failure::read(path, error))
}

/// SHA-256.
type Sum = [u8; 32];

/// A file whose bytes are summed up as they are read: what is told of a list is then of the bytes that it was read from.
struct Summed<'a> {
    path: &'a Path,
    file: File,
    hash: Sha256,
}

impl<'a> Summed<'a> {
    fn open(path: &'a Path) -> Result<Self, Failure> {
        Ok(Self { path, file: file(path)?, hash: Sha256::new() })
    }

    /// The sum of the whole file, of what nobody read too.
    fn sum(mut self) -> Result<Sum, Failure> {
        let path = self.path;
        io::copy(&mut self, &mut io::sink()).map_err(|error| Failure::read(path, error))?;
        Ok(self.hash.finalize().into())
    }
}

impl Read for Summed<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.file.read(buffer)?;
        self.hash.update(buffer.get(..count).unwrap_or_default());
        Ok(count)
    }
}

/// The file, unpacked if it is packed. A workbook is a ZIP that is read as it is.
fn open<'a>(summed: &'a mut Summed<'_>) -> Result<Box<dyn Read + 'a>, Failure> {
    let path = summed.path;
    let name = file_name(path).to_lowercase();
    let failed = |error| Failure::read(path, error);
    if name.ends_with(".gz") {
        return Ok(Box::new(flate2::read::MultiGzDecoder::new(io::BufReader::new(summed))));
    }
    if name.ends_with(".zip") {
        let packed = set_aside(summed).map_err(failed)?;
        let mut archive = zip::ZipArchive::new(packed).map_err(|error| failed(io::Error::other(error)))?;
        let only = archive.by_index(0).map_err(|error| failed(io::Error::other(error)))?;
        let unpacked = set_aside(only.take(vetwork_watchlist::formats::MAX_BYTES)).map_err(failed)?;
        return Ok(Box::new(io::BufReader::new(unpacked)));
    }
    Ok(Box::new(io::BufReader::new(summed)))
}

/// A file of its own that nobody else sees, to be read from its start.
fn set_aside(mut input: impl Read) -> io::Result<File> {
    let mut file = tempfile::tempfile()?;
    io::copy(&mut input, &mut file)?;
    io::Seek::rewind(&mut file)?;
    Ok(file)
}

fn fill(input: &mut impl Read, buffer: &mut [u8]) -> io::Result<usize> {
    let mut filled = 0;
    while let Some(rest) = buffer.get_mut(filled..).filter(|rest| !rest.is_empty()) {
        match input.read(rest)? {
            0 => break,
            count => filled += count,
        }
    }
    Ok(filled)
}

/// Whose list it is: as named, else by its format and its file.
fn source(format: Format, name: Option<&str>, file: &str) -> Source {
    if let Some(name) = name {
        return Source::OFFICIAL
            .into_iter()
            .find(|source| source.id() == name)
            .unwrap_or_else(|| Source::Other(name.to_owned()));
    }
    let lower = file.to_lowercase();
    match format {
        Format::OfacXml | Format::OfacAdvancedXml | Format::OfacEnhancedXml | Format::OfacCsv => {
            if lower.contains("cons") { Source::OfacConsolidated } else { Source::OfacSdn }
        }
        Format::UnXml => Source::UnitedNations,
        Format::EuXml | Format::EuCsv => Source::EuropeanUnion,
        Format::UkXml | Format::UkCsv => Source::UnitedKingdom,
        Format::SecoXml => Source::Switzerland,
        Format::SemaXml => Source::Canada,
        Format::DfatXlsx => Source::Australia,
        Format::MofXlsx => Source::Japan,
        Format::FtmJson | Format::TargetsCsv | Format::OwnCsv => {
            Source::Other(lower.split('.').next().unwrap_or("list").to_owned())
        }
    }
}
