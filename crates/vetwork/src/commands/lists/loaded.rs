//! The lists that were taken in, as they are found on the disk.

use std::path::{Path, PathBuf};

use jiff::civil::Date;
use vetwork_checks::{AskedList, Watchlists};
use vetwork_watchlist::curated;
use vetwork_watchlist::list::List;
use vetwork_watchlist::party::Place;
use vetwork_watchlist::screen::Screener;
use vetwork_watchlist::snapshot::Snapshot;

use crate::cli::Common;
use crate::commands::setup;

/// The ending of a sanctions list that was taken in.
pub(crate) const ENDING: &str = "watchlist";

/// The lists that were taken in, by their names.
#[derive(Default)]
pub(crate) struct Loaded {
    pub(crate) snapshots: Vec<Snapshot>,
    folder: PathBuf,
}

/// The file beside the lists that holds them ready to be asked.
const PREPARED: &str = "lists.prepared";

/// Where they are kept.
pub(crate) fn folder(common: &Common) -> Option<PathBuf> {
    setup::data_dir(common)
}

impl Loaded {
    /// Reads them. One that is damaged is said and left out; the others hold.
    pub(crate) fn read(common: &Common) -> Self {
        folder(common).map(|folder| Self::at(&folder)).unwrap_or_default()
    }

    /// Reads those of a folder.
    pub(crate) fn at(folder: &Path) -> Self {
        Self { snapshots: setup::taken_in(folder, ENDING, Snapshot::from_bytes), folder: folder.to_owned() }
    }

    /// The lists as a vetting asks them, each with its name, day and hash.
    pub(crate) fn into_watchlists(self) -> Watchlists {
        let asked: Vec<AskedList> = self.snapshots.iter().map(AskedList::of).collect();
        Watchlists::new(self.into_screener(), asked)
    }

    /// The lists, with the curated set that ships inside.
    pub(crate) fn lists(&self) -> Vec<List> {
        self.snapshots.iter().map(|snapshot| snapshot.list.clone()).chain([curated::list()]).collect()
    }

    /// The lists, ready to be asked, with the curated set that ships inside. After a change they are made ready once, and
    /// kept so beside the lists.
    pub(crate) fn into_screener(self) -> Screener {
        let Self { snapshots, folder } = self;
        let is_small = snapshots.is_empty();
        let lists: Vec<List> = snapshots.into_iter().map(|snapshot| snapshot.list).chain([curated::list()]).collect();
        if is_small {
            return Screener::new(lists);
        }
        let path = folder.join(PREPARED);
        let kept = prepared(&path);
        Screener::with(lists, &kept).unwrap_or_else(|lists| {
            let screener = Screener::new(lists);
            // A folder that cannot be written to costs time, no answer.
            if let Some(bytes) = screener.prepared() {
                let _ = crate::commands::data::replace(&path, &bytes);
            }
            screener
        })
    }
}

#[expect(clippy::disallowed_methods, reason = "the edge at which files are opened")]
fn prepared(path: &Path) -> Vec<u8> {
    std::fs::read(path).unwrap_or_default()
}

/// A list in one line: what it is, its day and age, its entries.
pub(crate) fn in_words(snapshot: &Snapshot, today: Date) -> String {
    asked_in_words(&AskedList::of(snapshot), today)
}

/// As [`in_words`], of a list that a vetting asks.
pub(crate) fn asked_in_words(list: &AskedList, today: Date) -> String {
    let title = &list.title;
    let entries = if list.entries == 1 { "1 entry".to_owned() } else { format!("{} entries", list.entries) };
    match (list.published, list.taken) {
        (None, None) => format!("{title}, {entries}"),
        (None, Some(taken)) => format!("{title}, which gives no date, taken in on {taken}, {entries}"),
        (Some(published), _) => {
            let age = match list.age(today).unwrap_or_default() {
                0 => "of today".to_owned(),
                1 => "1 day old".to_owned(),
                days => format!("{days} days old"),
            };
            format!("{title} of {published}, {age}, {entries}")
        }
    }
}

/// A list is old after this many days: authorities publish every few days.
pub(crate) const OLD_AFTER: u32 = 14;

/// Is a list that was taken in too old to rest on? The set that ships inside is as old as the program.
pub(crate) fn is_old(list: &AskedList, today: Date) -> bool {
    list.taken.is_some() && list.age(today).is_some_and(|age| age > OLD_AFTER)
}

/// A place in a file, before what is said of it.
pub(crate) fn place(place: Place) -> String {
    match place {
        Place::Nowhere => String::new(),
        Place::Line(line) => format!("line {line}, "),
        Place::Byte(byte) => format!("byte {byte}, "),
        Place::Row(row) => format!("row {row}, "),
    }
}
