//! `vetwork records screen`: everybody on record against the lists in use; after the first time, only those whom a change
//! of the lists can reach, and those whose dossier is new.

mod base;
mod page;

use std::collections::BTreeSet;
use std::process::ExitCode;
use std::sync::LazyLock;

use jiff::civil::Date;
use rayon::prelude::*;
use vetwork_canon::text::visible;
use vetwork_checks::screening::level;
use vetwork_model::{Clearance, Met, Reopened, SubjectId, clearance};
use vetwork_store::{About, Actor, Asking, Event, OnRecord, ScreenedFacts, StoreError};
use vetwork_watchlist::reach::{Finding, Reach, Turn};
use vetwork_watchlist::screen::{Memory, Screener};

use super::question::{Outcomes, Question};
use crate::cli::records::RecordsScreenFormat;
use crate::commands::lists::loaded::Loaded;
use crate::commands::screen::memories::Memories;
use crate::commands::{Access, open, setup};
use crate::failure::{Failure, exit};
use crate::terminal::{Terminal, progress};
use base::Base;

pub(super) struct Arguments {
    pub(super) all: bool,
    pub(super) format: RecordsScreenFormat,
    pub(super) fail_on_open: bool,
}

/// People who are read, screened and written down together.
const AT_A_TIME: usize = 1024;

/// From this many people on, progress is shown.
const LONG: u64 = 2_000;

pub(super) fn run(arguments: &Arguments, access: &Access<'_>) -> Result<ExitCode, Failure> {
    let store = open::records(access)?;
    let (by, now) = (open::by(access), setup::time(access.common)?);
    let actor = Actor { by: &by, at: now };
    let loaded = Loaded::read(access.common);
    let base = Base::of(access.common, &store, &loaded)?;
    let lists = loaded.lists();
    let screening = Screening {
        reach: base
            .before
            .as_ref()
            .filter(|before| before.digest != base.digest)
            .map(|old| Reach::new(&old.lists, &lists)),
        screener: Screener::new(lists),
        known: base.known.clone(),
        digest: base.digest.clone(),
        all: arguments.all,
        memories: Memories::default(),
    };
    let (roll, form) = (store.roll()?, Question::form());
    let bar = progress("Screening", roll.len() as u64, LONG);
    let mut told = Told::default();
    for numbers in roll.chunks(AT_A_TIME) {
        let people = store.on_record(numbers, form)?;
        let screened: Vec<Result<Person, String>> = people.into_par_iter().map(|one| screening.one(one)).collect();
        let (mut events, mut questions) = (Vec::new(), Vec::new());
        for person in screened {
            match person {
                Ok(mut person) => {
                    events.extend(person.event.take().map(|event| (person.id.clone(), event)));
                    questions.extend(person.asking.take());
                    told.add(person);
                }
                Err(why) => told.unread.push(why),
            }
        }
        store.note_each(&events, actor)?;
        store.keep_questions(&questions, form)?;
        bar.inc(numbers.len() as u64);
    }
    bar.finish_and_clear();
    base.keep(&store, &loaded, [told.people, told.screened], actor)?;
    let today = setup::day(now);
    let shown = page::Shown { told: &told, lists: screening.screener.lists(), loaded: &loaded, today };
    super::super::print(&match arguments.format {
        RecordsScreenFormat::Table => shown.page(&Terminal::stdout()),
        RecordsScreenFormat::Jsonl => shown.lines(),
    })?;
    say_unread(&told.unread);
    let is_open = told.found.iter().any(|person| person.open(today).next().is_some());
    Ok(match () {
        () if !told.unread.is_empty() => ExitCode::from(exit::UNREAD),
        () if arguments.fail_on_open && is_open => ExitCode::from(exit::BAND),
        () => ExitCode::SUCCESS,
    })
}

fn say_unread(unread: &[String]) {
    const NAMED: usize = 20;
    let terminal = Terminal::stderr();
    for why in unread.iter().take(NAMED) {
        terminal.say(&format!("{}: not screened: {}", terminal.strong("error"), visible(why)));
    }
    if unread.len() > NAMED {
        terminal.say(&format!("and {} more who were not screened", unread.len() - NAMED));
    }
}

/// What everybody is held against, and what is known of the time before.
struct Screening {
    screener: Screener,
    /// What changed since everybody was screened; nothing where nothing did, or it is not known.
    reach: Option<Reach>,
    /// States of the lists in which an outcome stands as it would now, but for what changed since.
    known: BTreeSet<String>,
    digest: String,
    all: bool,
    memories: Memories,
}

/// One on record, screened or known.
struct Person {
    id: SubjectId,
    clearances: Vec<Clearance>,
    /// Whether the lists were asked.
    screened: bool,
    before: Option<Outcomes>,
    now: Outcomes,
    /// What is to be written down.
    event: Option<Event>,
    /// What was asked, where that was made from the dossier.
    asking: Option<Asking>,
}

impl Screening {
    fn one(&self, one: Result<OnRecord, StoreError>) -> Result<Person, String> {
        let one = one.map_err(|error| error.to_string())?;
        let none = || format!("{}: the dossier is of a form that this program does not read", one.id);
        let question = Question::about(&one).ok_or_else(none)?;
        let asked = question.digest().to_owned();
        let before = one.screened.as_ref().and_then(|facts| serde_json::from_str::<Outcomes>(&facts.outcome).ok());
        let is_known =
            one.screened.as_ref().is_some_and(|facts| facts.asked == asked && self.known.contains(&facts.lists));
        let known = before.clone().filter(|_| is_known);
        let (screened, now) = self.memories.with(|memory| self.outcome(&question, known.as_ref(), memory));
        // What came out as before stands as before.
        let event = (screened && known.as_ref() != Some(&now)).then(|| {
            let outcome = serde_json::to_string(&now).unwrap_or_default();
            let findings = now.findings().count();
            let facts = ScreenedFacts { lists: self.digest.clone(), asked, outcome, findings };
            Event::Screened(Box::new(facts))
        });
        let asking = matches!(one.about, About::Dossier(_)).then(|| Asking {
            id: one.id.clone(),
            dossier_at: one.dossier_at,
            question: question.to_bytes(),
        });
        Ok(Person { id: one.id, clearances: one.clearances, screened, before, now, event, asking })
    }

    /// Asks the lists, unless what is known must still stand.
    fn outcome(&self, question: &Question, known: Option<&Outcomes>, memory: &mut Memory) -> (bool, Outcomes) {
        match known {
            Some(known) if !self.all && !self.is_reached(question, known, memory) => (false, known.clone()),
            _ => (true, question.ask(&self.screener, memory)),
        }
    }

    fn is_reached(&self, question: &Question, known: &Outcomes, memory: &mut Memory) -> bool {
        self.reach.as_ref().is_some_and(|reach| question.cause(reach, known, memory).is_some())
    }
}

impl Person {
    /// What is another than before, and about whom.
    fn turns(&self) -> Vec<(&str, Turn<'_>)> {
        static NOTHING: LazyLock<Outcomes> = LazyLock::new(Outcomes::default);
        self.before.as_ref().unwrap_or(&NOTHING).turns(&self.now)
    }

    /// What a person said of a finding, and whether it holds.
    fn clearance(&self, part: &str, one: &Finding, today: Date) -> Option<(&Clearance, Result<(), Reopened>)> {
        let version = one.version.to_string();
        let (list, entry) = (&one.list, &one.entry);
        clearance::said(
            &self.clearances,
            &Met { list, entry, version: &version, part, level: level(one.standing) },
            today,
        )
    }

    /// The findings that nobody cleared.
    fn open(&self, today: Date) -> impl Iterator<Item = (&str, &Finding)> {
        self.now.findings().filter(move |(part, one)| !matches!(self.clearance(part, one, today), Some((_, Ok(())))))
    }

    /// A question that was cleared and is open again.
    fn is_reopened(&self, today: Date) -> bool {
        let reopened = |(part, one): (&str, &Finding)| matches!(self.clearance(part, one, today), Some((_, Err(_))));
        self.now.findings().any(reopened)
    }
}

/// What came of everybody.
#[derive(Default)]
struct Told {
    people: usize,
    screened: usize,
    /// Those of whom something is found, or was.
    found: Vec<Person>,
    unread: Vec<String>,
}

impl Told {
    fn add(&mut self, person: Person) {
        self.people += 1;
        self.screened += usize::from(person.screened);
        let was = person.before.as_ref().is_some_and(|before| before.findings().next().is_some());
        if was || person.now.findings().next().is_some() {
            self.found.push(person);
        }
    }
}
