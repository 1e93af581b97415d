//! The lists that a run asks: ready to be searched, and each by name, day and hash, so that an answer can be had again.

use std::cell::RefCell;

use jiff::civil::Date;
use vetwork_model::When;
use vetwork_watchlist::curated;
use vetwork_watchlist::date::PartialDate;
use vetwork_watchlist::list::Source;
use vetwork_watchlist::screen::{Hit, Memory, Query, Screener};
use vetwork_watchlist::snapshot::Snapshot;

/// A list that is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AskedList {
    /// Its id, as commands take it.
    pub source: String,
    /// Its title.
    pub title: String,
    /// The day that the list gives itself.
    pub published: Option<Date>,
    /// The day on which it was taken in; none for the set that ships inside.
    pub taken: Option<Date>,
    /// Hash of the file as published, in hexadecimal; empty for the set that ships inside, which the version names.
    pub sha256: String,
    /// How many entries it has.
    pub entries: usize,
}

impl AskedList {
    /// A list that was taken in.
    #[must_use]
    pub fn of(snapshot: &Snapshot) -> Self {
        AskedList {
            source: snapshot.list.source.id().to_owned(),
            title: snapshot.list.source.title().to_owned(),
            published: snapshot.list.published,
            taken: Some(snapshot.taken),
            sha256: snapshot.sha256.iter().map(|byte| format!("{byte:02x}")).collect(),
            entries: snapshot.list.parties.len(),
        }
    }

    /// How old it is on a day, in whole days: by its own day, else by that on which it was taken in.
    #[must_use]
    pub fn age(&self, today: Date) -> Option<u32> {
        let days = self.published.or(self.taken)?.until(today).map_or(0, |span| span.get_days());
        Some(u32::try_from(days).unwrap_or_default())
    }

    /// Its id among the inputs of an assessment: name, day, and the beginning of its hash.
    #[must_use]
    pub fn snapshot_id(&self) -> String {
        let day = self.published.or(self.taken).map(|day| day.to_string()).unwrap_or_default();
        let hash: String = self.sha256.chars().take(16).collect();
        if hash.is_empty() { format!("{}@{day}", self.source) } else { format!("{}@{day}#{hash}", self.source) }
    }
}

/// The lists of a run. The curated set is always among them.
#[derive(Debug)]
pub struct Watchlists {
    screener: Screener,
    asked: Vec<AskedList>,
}

thread_local! {
    /// Searches leave nothing behind in it that a later one would see.
    static MEMORY: RefCell<Memory> = RefCell::default();
}

impl Watchlists {
    /// Lists that were taken in, ready to be asked together with the curated set, and what they are.
    #[must_use]
    pub fn new(screener: Screener, taken: impl IntoIterator<Item = AskedList>) -> Self {
        let curated = screener.lists().iter().filter(|list| list.source == Source::Curated).map(|list| AskedList {
            source: list.source.id().to_owned(),
            title: list.source.title().to_owned(),
            published: list.published,
            taken: None,
            sha256: String::new(),
            entries: list.parties.len(),
        });
        let mut asked: Vec<AskedList> = taken.into_iter().chain(curated).collect();
        asked.sort_by(|a, b| (a.taken.is_none(), &a.source).cmp(&(b.taken.is_none(), &b.source)));
        Watchlists { screener, asked }
    }

    /// The curated set alone.
    #[must_use]
    pub fn curated() -> Self {
        Watchlists::new(Screener::new(vec![curated::list()]), [])
    }

    /// Is there no list but the curated set? Then that nothing was found says next to nothing.
    #[must_use]
    pub fn only_curated(&self) -> bool {
        self.asked.iter().all(|list| list.taken.is_none())
    }

    /// The lists: those that were taken in by their ids, then the curated set.
    #[must_use]
    pub fn asked(&self) -> &[AskedList] {
        &self.asked
    }

    /// The ids of the lists, sorted.
    #[must_use]
    pub fn snapshot_ids(&self) -> Vec<String> {
        let mut ids: Vec<String> = self.asked.iter().map(AskedList::snapshot_id).collect();
        ids.sort_unstable();
        ids
    }

    /// Asks, and hands over each hit.
    pub(super) fn ask(&self, query: &Query, mut each: impl FnMut(&Hit<'_>)) {
        MEMORY.with_borrow_mut(|memory| {
            for hit in self.screener.screen(query, memory) {
                each(&hit);
            }
        });
    }
}

/// A date of birth as lists have them.
pub(super) fn partial(when: When) -> Option<PartialDate> {
    match when {
        When::Year(year) => PartialDate::of_year(year),
        When::Month(year, month) => PartialDate::of_month(year, month),
        When::Day(_) | When::Instant(_) => {
            let day = when.first_day();
            PartialDate::of_day(day.year(), day.month(), day.day())
        }
    }
}
