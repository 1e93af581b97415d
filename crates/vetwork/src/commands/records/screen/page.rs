//! What a screening of everybody on record says: what is another than before, what is open, what people said of it.

use std::fmt::Write as _;

use jiff::civil::Date;
use serde_json::{Value, json};
use vetwork_canon::text::visible;
use vetwork_checks::screening::Asked;
use vetwork_report::prose::{LOAD_LISTS, ONLY_CURATED, inert};
use vetwork_watchlist::list::List;
use vetwork_watchlist::reach::{Finding, Turn};

use super::{Person, Told};
use crate::commands::lists::loaded::{Loaded, in_words};
use crate::commands::records::clear::words;
use crate::commands::screen::json::standing;
use crate::terminal::Terminal;

/// People who are shown one by one; more of them are for a program.
const SHOWN: usize = 40;

pub(super) struct Shown<'a> {
    pub(super) told: &'a Told,
    pub(super) lists: &'a [List],
    pub(super) loaded: &'a Loaded,
    pub(super) today: Date,
}

impl Shown<'_> {
    pub(super) fn page(&self, terminal: &Terminal) -> String {
        let mut out = String::new();
        for (at, snapshot) in self.loaded.snapshots.iter().enumerate() {
            let label = if at == 0 { "Against  " } else { "         " };
            let _ = writeln!(out, "  {label}{}", in_words(snapshot, self.today));
        }
        if self.loaded.snapshots.is_empty() {
            let _ = writeln!(out, "  Against  {ONLY_CURATED}\n           {LOAD_LISTS}");
        }
        let Told { people, screened, found, .. } = self.told;
        let others = match people.saturating_sub(*screened) {
            0 => "everybody",
            1 => "a change cannot reach the other one",
            _ => "a change cannot reach the others",
        };
        let _ = writeln!(out, "  On record {people}, screened {screened}: {others}");
        let turned: Vec<&Person> =
            found.iter().filter(|person| !person.turns().is_empty() || person.is_reopened(self.today)).collect();
        for person in turned.iter().take(SHOWN) {
            self.person(&mut out, person);
        }
        if turned.len() > SHOWN {
            let hint = terminal.cool("--format jsonl has all of them");
            let _ = writeln!(out, "\n  and {} more of whom something is another; {hint}", turned.len() - SHOWN);
        }
        let open = found.iter().filter(|person| person.open(self.today).next().is_some()).count();
        let cleared = found.iter().filter(|person| person.now.findings().next().is_some()).count() - open;
        let _ = writeln!(
            out,
            "\n  {} with another answer than before, {open} with an open question, {cleared} cleared by a person",
            found.iter().filter(|person| !person.turns().is_empty()).count(),
        );
        out.push_str("  Expert weights, not calibrated. A person decides.\n");
        out
    }

    fn person(&self, out: &mut String, person: &Person) {
        let _ = writeln!(out, "\n  {}", person.id);
        let turns = person.turns();
        for (part, turn) in &turns {
            let (word, finding) = told(turn);
            self.finding(out, person, word, (part, finding));
        }
        let is_turned = |finding: &Finding| turns.iter().any(|(_, turn)| std::ptr::eq(told(turn).1, finding));
        for found in person.now.findings().filter(|(_, finding)| !is_turned(finding)) {
            self.finding(out, person, "as before", found);
        }
    }

    fn finding(&self, out: &mut String, person: &Person, word: &str, (part, finding): (&str, &Finding)) {
        let name = inert(self.name(finding).unwrap_or_default(), 50);
        let entry = format!("{}/{}", visible(&finding.list), visible(&finding.entry));
        // Mostly it is the subject that is meant.
        let whom = if part == Asked::Subject.words() { String::new() } else { format!(" (the {})", visible(part)) };
        let _ = writeln!(out, "    {word:<13} {:<14} {entry}  {name}{whom}", standing(finding.standing));
        if let Some((said, holds)) = person.clearance(part, finding, self.today).filter(|_| word != GONE) {
            let reopened = holds.err().map_or_else(String::new, |why| format!("; {}", why.words()));
            let _ = writeln!(out, "                  {}{reopened}", words(said));
        }
    }

    fn name(&self, finding: &Finding) -> Option<&str> {
        let list = self.lists.iter().find(|list| list.source.id() == finding.list)?;
        let party = list.parties.iter().find(|party| party.id == finding.entry)?;
        party.names.first().map(|name| name.text.as_str())
    }

    /// A line of JSON for each of whom something is found, or was.
    pub(super) fn lines(&self) -> String {
        self.told.found.iter().map(|person| format!("{}\n", self.line(person))).collect()
    }

    fn line(&self, person: &Person) -> Value {
        let turns = person.turns();
        let change = |finding: &Finding| {
            let turn = turns.iter().find(|(_, turn)| std::ptr::eq(told(turn).1, finding));
            turn.map_or("as-before", |(_, turn)| word(turn))
        };
        let gone = turns.iter().filter_map(|(part, turn)| match turn {
            Turn::Gone(finding) => Some(json!({ "as": part, "list": finding.list, "entry": finding.entry })),
            _ => None,
        });
        let found = person.now.findings().map(|(part, one)| self.found(person, (part, one), change(one)));
        json!({
            "subject": person.id.as_str(),
            "screened": person.screened,
            "open": person.open(self.today).count(),
            "findings": found.collect::<Vec<_>>(),
            "gone": gone.collect::<Vec<_>>(),
        })
    }

    fn found(&self, person: &Person, (part, finding): (&str, &Finding), change: &str) -> Value {
        let clearance = person.clearance(part, finding, self.today).map(|(said, holds)| {
            json!({
                "by": said.by,
                "at": said.at.to_string(),
                "why": said.why,
                "until": said.until.map(|day| day.to_string()),
                "holds": holds.is_ok(),
                "reopened": holds.err().map(|why| why.words()),
            })
        });
        json!({
            "as": part,
            "list": finding.list,
            "entry": finding.entry,
            "version": finding.version,
            "name": self.name(finding),
            "standing": standing(finding.standing),
            "change": change,
            "clearance": clearance,
        })
    }
}

const GONE: &str = "no longer";

/// What became of a finding, in words, and the finding as it is, or was.
fn told<'a>(turn: &Turn<'a>) -> (&'static str, &'a Finding) {
    match turn {
        Turn::New(finding) => ("new", finding),
        Turn::Gone(finding) => (GONE, finding),
        Turn::Changed(was, is) if was.standing < is.standing => ("stands higher", is),
        Turn::Changed(was, is) if was.standing > is.standing => ("stands lower", is),
        Turn::Changed(_, is) => ("entry changed", is),
    }
}

fn word(turn: &Turn<'_>) -> &'static str {
    match turn {
        Turn::New(_) => "new",
        Turn::Gone(_) => "gone",
        Turn::Changed(..) => "changed",
    }
}
