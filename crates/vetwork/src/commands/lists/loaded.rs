//! The lists that were taken in, as they are found on the disk.

use std::path::PathBuf;

use jiff::civil::Date;
use vetwork_checks::{AskedList, Watchlists};
use vetwork_watchlist::curated;
use vetwork_watchlist::party::Place;
use vetwork_watchlist::screen::Screener;
use vetwork_watchlist::snapshot::Snapshot;

use crate::cli::Common;
use crate::commands::setup;

/// The ending of a sanctions list that was taken in.
pub(crate) const ENDING: &str = "watchlist";

/// The lists that were taken in, by their names.
pub(crate) struct Loaded {
    pub(crate) snapshots: Vec<Snapshot>,
}

/// Where they are kept.
pub(crate) fn folder(common: &Common) -> Option<PathBuf> {
    setup::data_dir(common)
}

impl Loaded {
    /// Reads them. One that is damaged is said and left out; the others hold.
    pub(crate) fn read(common: &Common) -> Self {
        let snapshots = folder(common).map(|folder| setup::taken_in(&folder, ENDING, Snapshot::from_bytes));
        Self { snapshots: snapshots.unwrap_or_default() }
    }

    /// The lists as a vetting asks them, each with its name, day and hash.
    pub(crate) fn into_watchlists(self) -> Watchlists {
        let asked: Vec<AskedList> = self.snapshots.iter().map(AskedList::of).collect();
        Watchlists::new(self.into_screener(), asked)
    }

    /// The lists, ready to be asked, with the curated set that ships inside.
    pub(crate) fn into_screener(self) -> Screener {
        let lists = self.snapshots.into_iter().map(|snapshot| snapshot.list);
        Screener::new(lists.chain([curated::list()]).collect())
    }
}

/// A list in one line: what it is, its day and age, its entries.
pub(crate) fn in_words(snapshot: &Snapshot, today: Date) -> String {
    asked_in_words(&AskedList::of(snapshot), today)
}

/// As [`in_words`], of a list that a vetting asks.
pub(crate) fn asked_in_words(list: &AskedList, today: Date) -> String {
    let AskedList { title, entries, .. } = list;
    match (list.published, list.taken) {
        (None, None) => format!("{title}, {entries} entries"),
        (None, Some(taken)) => format!("{title}, which gives no date, taken in on {taken}, {entries} entries"),
        (Some(published), _) => {
            let age = match list.age(today).unwrap_or_default() {
                0 => "of today".to_owned(),
                1 => "1 day old".to_owned(),
                days => format!("{days} days old"),
            };
            format!("{title} of {published}, {age}, {entries} entries")
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
