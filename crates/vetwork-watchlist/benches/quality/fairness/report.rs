//! The tables: of strangers by origin, of listed names by origin and by change.

use std::collections::BTreeMap;

use serde_json::{Value, json};
use vetwork_watchlist::screen::Standing;

use super::listed::Probe;
use super::measure::{Found, Outcome};
use super::people::Stranger;

/// So many of so many.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Share {
    pub(crate) hits: usize,
    pub(crate) of: usize,
}

impl Share {
    pub(crate) fn count(all: impl Iterator<Item = bool>) -> Self {
        all.fold(Self::default(), |share, hit| Self { hits: share.hits + usize::from(hit), of: share.of + 1 })
    }

    pub(crate) fn value(self) -> f64 {
        self.hits as f64 / self.of.max(1) as f64
    }

    /// Wilson's interval, in which the true share lies 19 times of 20.
    pub(crate) fn interval(self) -> (f64, f64) {
        const Z: f64 = 1.959_964;
        let (share, count) = (self.value(), self.of.max(1) as f64);
        let middle = share + Z * Z / (2.0 * count);
        let half = Z * (share * (1.0 - share) / count + Z * Z / (4.0 * count * count)).sqrt();
        let whole = 1.0 + Z * Z / count;
        (((middle - half) / whole).max(0.0), ((middle + half) / whole).min(1.0))
    }

    pub(crate) fn json(self) -> Value {
        let (from, to) = self.interval();
        json!({ "hits": self.hits, "of": self.of, "share": self.value(), "from": from, "to": to })
    }
}

/// Of an origin's strangers, how many are shown as what.
pub(crate) struct Row {
    /// By name alone, as an open question.
    pub(crate) open: Share,
    /// By name alone, as more than that. Nobody may be.
    pub(crate) above: Share,
    /// With a date of birth beside entries that have one: as more than information.
    pub(crate) dated: Share,
    /// The same, whatever the entries say of dates.
    pub(crate) any: Share,
    /// With a date of birth, at the bits that 95 % of the changed listed names reach with theirs.
    pub(crate) at_95: Share,
}

/// Of an origin's listed names, how many are found.
pub(crate) struct Recall {
    /// By name alone, as anything.
    pub(crate) alone: Share,
    /// With the date of birth, as more than information.
    pub(crate) dated: Share,
}

/// Everything measured.
pub(crate) struct Report {
    pub(crate) strangers: BTreeMap<&'static str, Row>,
    pub(crate) listed: BTreeMap<&'static str, Recall>,
    pub(crate) changes: BTreeMap<&'static str, Recall>,
    pub(crate) recall: Recall,
    /// Of entries that give a year or a month of birth.
    pub(crate) partly: Recall,
    /// Bits that 95 % of the changed names reach with the date of birth.
    pub(crate) bits_at_95: f32,
}

/// More than information.
fn is_flagged(standing: Option<Standing>) -> bool {
    standing.is_some_and(|standing| standing >= Standing::Open)
}

impl Report {
    pub(crate) fn new(outcomes: &[(&Stranger, Outcome)], found: &[(&Probe, Found)]) -> Self {
        let (found, partly): (Vec<_>, Vec<_>) = found.iter().partition(|(probe, _)| probe.is_whole);
        let mut bits: Vec<f32> = found.iter().map(|(_, found)| found.dated_bits).collect();
        bits.sort_by(f32::total_cmp);
        let bits_at_95 = bits[bits.len() / 20];
        let mut strangers: BTreeMap<&'static str, Vec<&Outcome>> = BTreeMap::new();
        for (stranger, outcome) in outcomes {
            strangers.entry(stranger.origin).or_default().push(outcome);
        }
        let by = |key: fn(&Probe) -> &'static str| {
            let mut all: BTreeMap<&'static str, Vec<&Found>> = BTreeMap::new();
            found.iter().for_each(|(probe, found)| all.entry(key(probe)).or_default().push(found));
            all.into_iter().map(|(key, found)| (key, recall(&found))).collect()
        };
        Self {
            strangers: strangers.into_iter().map(|(origin, all)| (origin, row(&all, bits_at_95))).collect(),
            listed: by(|probe| probe.origin),
            changes: by(|probe| probe.change),
            recall: recall(&found.iter().map(|(_, found)| found).collect::<Vec<_>>()),
            partly: recall(&partly.iter().map(|(_, found)| found).collect::<Vec<_>>()),
            bits_at_95,
        }
    }

    /// The share in the origin that fares worst, by what `of` picks.
    pub(crate) fn worst(&self, of: fn(&Row) -> Share) -> (&'static str, Share) {
        let all = self.strangers.iter().map(|(origin, row)| (*origin, of(row)));
        all.max_by(|x, y| x.1.value().total_cmp(&y.1.value())).unwrap_or_default()
    }

    /// Between the origin whose listed names are found best and the one whose are found worst, with the date of birth.
    pub(crate) fn gap(&self) -> f64 {
        let shares = || self.listed.values().map(|recall| recall.dated.value());
        shares().fold(0.0, f64::max) - shares().fold(1.0, f64::min)
    }

    pub(crate) fn print(&self) {
        let percent = |share: Share| {
            let (from, to) = share.interval();
            format!("{:6.2} ({:.2} to {:.2})", 100.0 * share.value(), 100.0 * from, 100.0 * to)
        };
        println!(
            "strangers, % flagged: origin | dated | any entry | at {:.1} bits | open by name | above",
            self.bits_at_95
        );
        for (origin, row) in &self.strangers {
            println!(
                "  {origin:26} {} | {} | {} | {} | {}",
                percent(row.dated),
                percent(row.any),
                percent(row.at_95),
                percent(row.open),
                row.above.hits
            );
        }
        for (what, rows) in [("origin", &self.listed), ("change", &self.changes)] {
            println!("listed names, % found: {what} | with date of birth, flagged | by name, at all");
            for (key, recall) in rows {
                println!("  {key:26} {} | {} of {}", percent(recall.dated), percent(recall.alone), recall.dated.of);
            }
        }
        println!(
            "entries with no more than a year or a month: {} by name {}",
            percent(self.partly.dated),
            percent(self.partly.alone)
        );
        let (origin, worst) = self.worst(|row| row.dated);
        println!(
            "fairness: recall {} by name {}; worst {origin} {}; gap {:.2} points",
            percent(self.recall.dated),
            percent(self.recall.alone),
            percent(worst),
            100.0 * self.gap()
        );
    }

    pub(crate) fn json(&self) -> Value {
        let recall = |recall: &Recall| json!({ "with_birth": recall.dated.json(), "by_name": recall.alone.json() });
        let rows = |rows: &BTreeMap<&'static str, Recall>| {
            Value::Object(rows.iter().map(|(key, row)| ((*key).to_owned(), recall(row))).collect())
        };
        let strangers = self.strangers.iter().map(|(origin, row)| {
            let row = json!({
                "open_by_name": row.open.json(), "above_open_by_name": row.above.json(),
                "with_birth": row.dated.json(), "with_birth_any_entry": row.any.json(), "with_birth_at_95": row.at_95.json(),
            });
            ((*origin).to_owned(), row)
        });
        json!({
            "strangers": Value::Object(strangers.collect()),
            "listed": rows(&self.listed),
            "changes": rows(&self.changes),
            "recall": recall(&self.recall),
            "partly": recall(&self.partly),
            "bits_at_95": self.bits_at_95,
            "gap": self.gap(),
        })
    }
}

fn row(all: &[&Outcome], bits: f32) -> Row {
    let count = |test: &dyn Fn(&Outcome) -> bool| Share::count(all.iter().map(|outcome| test(outcome)));
    Row {
        open: count(&|outcome| outcome.alone == Some(Standing::Open)),
        above: count(&|outcome| outcome.alone > Some(Standing::Open)),
        dated: count(&|outcome| is_flagged(outcome.dated)),
        any: count(&|outcome| is_flagged(outcome.any)),
        at_95: count(&|outcome| outcome.dated_bits >= bits),
    }
}

fn recall(all: &[&Found]) -> Recall {
    Recall {
        alone: Share::count(all.iter().map(|found| found.alone.is_some())),
        dated: Share::count(all.iter().map(|found| is_flagged(found.dated))),
    }
}
