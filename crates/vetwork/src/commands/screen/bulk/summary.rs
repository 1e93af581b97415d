//! What came of a file in a page: how many stand how, and whom a person looks at first.

use std::fmt::Write as _;

use vetwork_canon::text::visible;
use vetwork_watchlist::country::Country;
use vetwork_watchlist::exact::ExactKind;
use vetwork_watchlist::formats::asked::{Asked, Unread};
use vetwork_watchlist::screen::{Hit, Standing};

use super::{NAMED, is_open, most};
use crate::terminal::Terminal;

/// Open questions that are shown one by one; a file of many is for a spreadsheet.
const SHOWN: usize = 40;

/// One who was asked for, as far as the summary needs it.
pub(super) struct Person {
    standing: Option<Standing>,
    bits: f32,
    line: u64,
    who: String,
    party: String,
    /// What was given and is not understood: a country, a number, a contact.
    unheard: [Option<String>; 3],
}

/// What may not be understood in a row, in the order of [`Summary::unheard`].
pub(super) const UNHEARD: [&str; 3] = ["Country", "Number", "Contact"];

impl Person {
    pub(super) fn of(asked: &Asked, hits: &[Hit<'_>]) -> Self {
        let standing = most(hits);
        let best = hits.first().filter(|_| is_open(standing));
        let who = match (best.is_some(), asked.reference.as_str()) {
            (false, _) => String::new(),
            (true, "") => cut(&asked.query.name, 30),
            (true, reference) => format!("{} ({})", cut(&asked.query.name, 30), cut(reference, 20)),
        };
        let party = best.map_or_else(String::new, |hit| {
            let name = hit.name.as_ref().map(|name| name.listed).or(hit.party.names.first());
            let name = name.map_or("", |name| name.text.as_str());
            format!("{}, {} {}", cut(name, 40), hit.list.source.title(), cut(&hit.party.id, 20))
        });
        let no_country = asked.query.countries.iter().find(|country| Country::all_in(country).is_empty()).cloned();
        let first = |of: ExactKind| {
            let mut values = asked.query.not_comparable().filter(|(kind, ..)| *kind == of);
            values.next().map(|(_, value, _)| value.clone())
        };
        let unheard = [no_country, first(ExactKind::Identifier), first(ExactKind::Contact)];
        Self { standing, bits: best.map_or(0.0, |hit| hit.bits), line: asked.line, who, party, unheard }
    }

    fn urgency(&self) -> (Option<Standing>, i64, std::cmp::Reverse<u64>) {
        // Tenths of bits are as much as is shown.
        (self.standing, (self.bits * 10.0) as i64, std::cmp::Reverse(self.line))
    }
}

pub(super) fn cut(text: &str, longest: usize) -> String {
    let shown = visible(text);
    match shown.char_indices().nth(longest) {
        Some((end, _)) => format!("{}…", shown.get(..end).unwrap_or_default()),
        None => shown,
    }
}

/// Counts, and the most urgent.
#[derive(Default)]
pub(super) struct Summary {
    counts: [usize; 6],
    pub(super) unread: usize,
    /// The first rows that were not read.
    pub(super) named: Vec<Unread>,
    /// By [`UNHEARD`]: how many rows have one that is not understood, and the first of them.
    pub(super) unheard: [(usize, Option<String>); 3],
    first: Vec<Person>,
}

/// The order of `counts`, with the words of the page.
const STANDINGS: [(Option<Standing>, &str); 6] = [
    (Some(Standing::Identified), "identified"),
    (Some(Standing::Corroborated), "corroborated"),
    (Some(Standing::Open), "open question"),
    (Some(Standing::Common), "info"),
    (Some(Standing::Cleared), "cleared"),
    (None, "none"),
];

impl Summary {
    pub(super) fn add(&mut self, person: Result<Person, Unread>) {
        let mut person = match person {
            Ok(person) => person,
            Err(unread) => {
                self.unread += 1;
                if self.named.len() < NAMED {
                    self.named.push(unread);
                }
                return;
            }
        };
        for (known, new) in self.unheard.iter_mut().zip(std::mem::take(&mut person.unheard)) {
            known.0 += usize::from(new.is_some());
            known.1 = known.1.take().or(new);
        }
        let place = STANDINGS.iter().position(|(standing, _)| *standing == person.standing);
        if let Some(count) = place.and_then(|place| self.counts.get_mut(place)) {
            *count += 1;
        }
        if !is_open(person.standing) {
            return;
        }
        self.first.push(person);
        // Sorted only now and then, so that a file in which everybody is open costs no more.
        if self.first.len() >= 2 * SHOWN {
            self.keep_most_urgent();
        }
    }

    fn keep_most_urgent(&mut self) {
        self.first.sort_by_key(|person| std::cmp::Reverse(person.urgency()));
        self.first.truncate(SHOWN);
    }

    /// Whether a person has to look at somebody.
    pub(super) fn is_open(&self) -> bool {
        self.open() > 0
    }

    fn open(&self) -> usize {
        self.counts.iter().zip(STANDINGS).filter(|(_, (standing, _))| is_open(*standing)).map(|(count, _)| count).sum()
    }

    pub(super) fn page(&mut self, terminal: &Terminal) -> String {
        self.keep_most_urgent();
        let mut out = String::new();
        let asked: usize = self.counts.iter().sum();
        let _ = writeln!(out, "\n  Asked for {asked}{}", if self.unread > 0 { ", and not for:" } else { "" });
        if self.unread > 0 {
            let _ = writeln!(out, "  {:>9}  not read; they are named", self.unread);
        }
        for (count, (_, word)) in self.counts.iter().zip(STANDINGS) {
            let _ = writeln!(out, "  {count:>9}  {word}");
        }
        for person in &self.first {
            let word = STANDINGS.iter().find(|(standing, _)| *standing == person.standing).map_or("", |(_, word)| word);
            let _ = writeln!(
                out,
                "\n  {:<14} {:>5.1} bits  line {}  {}\n{:31}{}",
                word, person.bits, person.line, person.who, "", person.party
            );
        }
        if self.open() > self.first.len() {
            let hint = "--format csv or jsonl has all of them";
            let _ = writeln!(out, "\n  and {} more; {}", self.open() - self.first.len(), terminal.cool(hint));
        }
        let _ = writeln!(out, "\n  Expert weights, not calibrated. A person decides.");
        out
    }
}
