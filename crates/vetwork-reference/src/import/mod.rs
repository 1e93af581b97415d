//! From the bytes of a file to a list: recognise it, validate it, bring it into its normal form.

mod accounts;
mod countries;
mod error;
mod institutions;
mod lines;
mod publisher;
mod ranges;
mod recognise;
mod unpack;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

pub use error::{ImportError, ImportProblem};
pub(crate) use ranges::own_ranges;

use crate::account::AccountInstitution;
use crate::list::{ListId, ListInfo, Origin};
use crate::snapshot::{Content, Snapshot};
use recognise::Format;

/// Largest file read, packed or unpacked: 256 MiB.
pub const MAX_BYTES: usize = 256 << 20;

/// Longest line of a text file, in bytes.
pub const MAX_LINE: usize = 64 << 10;

/// Share of its rows, in percent, that a list may lose against the version before.
pub const MAX_LOSS_PERCENT: u64 = 30;

/// A file to import.
#[derive(Debug, Clone, Copy)]
pub struct Upload<'a> {
    /// The file's name: lists of bare addresses and domains are told apart by it.
    pub name: &'a str,
    /// Its bytes.
    pub bytes: &'a [u8],
    /// Which list it is, where the name does not say.
    pub list: Option<ListId>,
    /// The day of import: the list's day unless the file or its name states one.
    pub today: Date,
}

/// Recognises and reads a file. `previous` are the lists loaded so far: a list that lost more than
/// [`MAX_LOSS_PERCENT`] of its rows against its own series is refused.
///
/// # Errors
/// When the file is not recognised, has a row that does not read, is empty, too large, or has shrunk. The
/// message names the line and what to do.
pub fn detect(upload: &Upload, previous: &[ListInfo]) -> Result<Snapshot, ImportError> {
    let result = read(upload, previous);
    result.map_err(|error| error.in_file(upload.name))
}

fn read(upload: &Upload, previous: &[ListInfo]) -> Result<Snapshot, ImportError> {
    if upload.bytes.len() > MAX_BYTES {
        return Err(ImportError::too_large());
    }
    let unpacked = unpack::unpack(upload.name, upload.bytes, MAX_BYTES)?;
    let (list, format) = recognise::recognise(&unpacked.name, &unpacked.bytes, upload.list)?;
    let Parsed { content, rows, skipped } = parse(format, &unpacked.bytes)?;
    if rows == 0 {
        return Err(ImportError::empty());
    }
    let stated = stated_day(&content, upload, &unpacked.name);
    let dated = stated.unwrap_or(upload.today);
    let publisher = publisher::of(list, upload.name);
    let info = ListInfo {
        id: list,
        series: series(&unpacked.name),
        title: publisher.map_or_else(|| list.title().to_owned(), |p| format!("{} ({})", list.title(), p.name)),
        version: version(&content, dated),
        dated,
        rows,
        skipped,
        hash: blake3::hash(upload.bytes).to_hex().to_string(),
        licence: publisher.map_or("", |p| p.licence).to_owned(),
        url: publisher.map_or("", |p| p.url).to_owned(),
        origin: Origin::Imported,
    };
    guard(&info, previous)?;
    Ok(Snapshot { info, content })
}

/// Records with their number, and the number of lines left out.
struct Parsed {
    content: Content,
    rows: u64,
    skipped: u64,
}

fn parse(format: Format, bytes: &[u8]) -> Result<Parsed, ImportError> {
    let whole = |content, rows| Parsed { content, rows, skipped: 0 };
    let accounts = |rows: Vec<AccountInstitution>| {
        let count = rows.len() as u64;
        whole(Content::Accounts(rows), count)
    };
    Ok(match format {
        Format::Domains => {
            let (domains, skipped) = lines::domains(bytes)?;
            let rows = domains.len() as u64;
            Parsed { content: Content::Domains(domains), rows, skipped }
        }
        Format::Prefixes(class) => {
            let (table, rows) = ranges::prefixes(bytes, class)?;
            whole(Content::Ranges(table), rows)
        }
        Format::OwnRanges => {
            let (table, rows) = ranges::own(bytes)?;
            whole(Content::Ranges(table), rows)
        }
        Format::Institutions => {
            let (registry, rows) = institutions::registry(bytes)?;
            whole(Content::Registry(registry), rows)
        }
        Format::AccountsJson => accounts(accounts::json(bytes)?),
        Format::AccountsCsv => accounts(accounts::csv(bytes)?),
        Format::Countries => {
            let (bytes, db, rows) = countries::database(bytes)?;
            whole(Content::Countries(bytes, db), rows)
        }
    })
}

/// Refuses a list that has lost too much against the newest of its own series.
fn guard(info: &ListInfo, previous: &[ListInfo]) -> Result<(), ImportError> {
    let same = previous.iter().filter(|p| p.id == info.id && p.series == info.series && p.origin == Origin::Imported);
    let Some(before) = same.max_by_key(|p| p.dated) else {
        return Ok(());
    };
    let least = before.rows.saturating_mul(100 - MAX_LOSS_PERCENT) / 100;
    if info.rows >= least {
        return Ok(());
    }
    Err(ImportError::new(
        ImportProblem::Shrunk,
        format!("the list has {} rows, the one before ({}) had {}", info.rows, before.dated, before.rows),
        "the one before stays in use; check the download, and remove the one before if the list really is that short",
    ))
}

/// The day the list itself states: in the database's header, or in the file's name.
fn stated_day(content: &Content, upload: &Upload, inner_name: &str) -> Option<Date> {
    let stated = match content {
        Content::Countries(_, db) => {
            let seconds = i64::try_from(db.described().1).ok()?;
            let made = Timestamp::from_second(seconds).ok()?;
            Some(made.to_zoned(TimeZone::UTC).date())
        }
        _ => day_in(upload.name).or_else(|| day_in(inner_name)),
    };
    stated.filter(|day| *day <= upload.today)
}

/// The first `2026-08-22` or `20260822` in a name.
fn day_in(name: &str) -> Option<Date> {
    let digits_at = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    let dashed = (0..name.len()).find_map(|at| name.get(at..at + 10)?.parse::<Date>().ok());
    dashed.or_else(|| {
        (0..name.len()).find_map(|at| {
            let run = name.get(at..at + 8).filter(|run| digits_at(run))?;
            let (year, month, day) = (run.get(..4)?, run.get(4..6)?, run.get(6..)?);
            let day = Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()?;
            (1990..2100).contains(&day.year()).then_some(day)
        })
    })
}

fn version(content: &Content, dated: Date) -> String {
    match content {
        Content::Countries(_, db) => format!("{} of {dated}", db.described().0),
        _ => dated.to_string(),
    }
}

/// The name without folder, ending, versions and dates: `v2.8-2026-06-02-ror-data.json` is `ror-data`,
/// `vpn_ipv4.txt` is `vpn-ipv4`.
fn series(name: &str) -> String {
    let file = name.rsplit(['/', '\\']).next().unwrap_or(name).to_lowercase();
    let stem = file.rsplit_once('.').map_or(file.as_str(), |(stem, _)| stem);
    let is_version = |part: &&str| {
        let digits = part.strip_prefix('v').unwrap_or(part);
        !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit())
    };
    let parts = stem.split(|c: char| !c.is_alphanumeric()).filter(|p| !p.is_empty());
    let kept: Vec<&str> = parts.filter(|part| !is_version(part)).collect();
    kept.join("-")
}

#[cfg(test)]
mod published_tests;
#[cfg(test)]
mod tests;
