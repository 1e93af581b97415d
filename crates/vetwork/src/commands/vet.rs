//! `vetwork vet`: the main job. Dossiers in, explained assessments out.

use std::cell::Cell;
use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use jiff::Timestamp;
use vetwork_checks::all;
use vetwork_engine::{Dossiers, Engine, Judged, policy::Basis, run as run_engine};
use vetwork_ingest::{Diagnostic, Severity};
use vetwork_model::{Assessment, Band, Dossier, Intake, When};
use vetwork_report::Run;
use vetwork_report::terminal::{self, Style};
use vetwork_store::{Actor, Kept, Store, StoreError};

use crate::cli::{Channel, FailOn, Format, VetArguments};
use crate::commands::keeper::{self, Compared, Keeper, Witness, kept};
use crate::commands::lists::loaded;
use crate::commands::setup::{self, meta_of};
use crate::commands::{Access, inspect, open, trust};
use crate::diagnostics;
use crate::failure::{Failure, exit};
use crate::input::{self, Options, Subjects, Trusted};
use crate::terminal::{Terminal, progress};

pub(crate) fn run(arguments: &VetArguments, access: &Access<'_>) -> Result<ExitCode, Failure> {
    let common = access.common;
    if let Some(jobs) = arguments.jobs {
        rayon::ThreadPoolBuilder::new()
            .num_threads(jobs)
            .build_global()
            .map_err(|error| Failure::usage(error.to_string(), "--jobs takes a number from 1"))?;
    }
    let now = setup::time(common)?;
    // A key that is lost or wrong is said before anything is read.
    let store = open::records_if_any(access)?;
    let by = open::by(access);
    let reference = setup::reference(common);
    let (indicators, indicators_refused) = setup::indicators(&arguments.indicators, &reference, now)?;
    let engine = setup::engine(setup::policy(arguments.policy.as_deref())?, reference, indicators, common);
    let program = setup::this_program()?;
    let intake = match arguments.channel {
        Channel::Employer => Intake::Employer,
        Channel::Applicant => Intake::Applicant,
    };
    let today = setup::day(now);
    let keys = inspect::issuers_keys(&arguments.keys)?;
    let trusted = Trusted { anchors: &|| trust::loaded(common), keys: &keys };
    let options = Options { intake, line: arguments.line, program, trusted, today, records: store.as_ref() };
    let mut input = input::read(&arguments.paths, &options)?;
    if let Some(store) = &store {
        input.subjects.add_corrections(keeper::corrections(store, &input.subjects)?);
    }
    diagnostics::say_all(&input.said, arguments.verbose);
    let vetting = Vetting {
        arguments,
        engine: &engine,
        now,
        said: &input.said,
        note: input.confinement_note.as_deref(),
        store: store.as_ref(),
        by: &by,
        remembered: Cell::default(),
    };
    let worst = vetting.run(&input.subjects)?;
    vetting.say_remembered();
    if input::anything_unread(&input.said) || indicators_refused {
        return Ok(ExitCode::from(exit::UNREAD));
    }
    let limit = arguments.fail_on.map(|fail_on| match fail_on {
        FailOn::Incomplete => Band::Incomplete,
        FailOn::Verify => Band::Verify,
        FailOn::Escalate => Band::Escalate,
    });
    let reached = limit.is_some_and(|limit| worst.is_some_and(|worst| worst >= limit));
    Ok(if reached { ExitCode::from(exit::BAND) } else { ExitCode::SUCCESS })
}

/// An assessment as a line of JSON Lines.
fn line(assessment: &Assessment) -> String {
    vetwork_report::data::jsonl_line(assessment, meta_of)
}

/// From this many subjects on, progress is shown.
const LONG: u64 = 200;

/// A result line is some 20 kB; a few of them are written at a time.
const STREAM_BUFFER: usize = 128 << 10;

struct Vetting<'a> {
    arguments: &'a VetArguments,
    engine: &'a Engine,
    now: Timestamp,
    said: &'a [Diagnostic],
    note: Option<&'a str>,
    store: Option<&'a Store>,
    by: &'a str,
    /// How many went into the records, and with how many of an earlier day all were compared.
    remembered: Cell<(usize, usize)>,
}

impl Vetting<'_> {
    /// Assesses all and writes the results; the most urgent band.
    fn run(&self, subjects: &Subjects) -> Result<Option<Band>, Failure> {
        // A report and an explanation need all assessments at once.
        let whole = self.arguments.report.is_some() || self.arguments.explain.is_some();
        match self.arguments.format {
            _ if whole => self.collect(subjects),
            Format::Jsonl => self.stream(subjects, line),
            Format::Csv => {
                let mut out = std::io::stdout().lock();
                out.write_all(vetwork_report::data::csv_header().as_bytes()).map_err(Failure::Output)?;
                drop(out);
                self.stream(subjects, |assessment| vetwork_report::data::csv_row(assessment, meta_of))
            }
            Format::Table | Format::Json => self.collect(subjects),
        }
    }

    /// Assesses all, remembers them where there are records, and hands over what `render` makes of each, in the
    /// order of subjects.
    fn judge<T: Send>(
        &self,
        subjects: &Subjects,
        render: impl Fn(Assessment) -> T + Sync,
        mut emit: impl FnMut(T) -> Result<(), Failure>,
    ) -> Result<(), Failure> {
        let progress = progress("Vetting", subjects.len() as u64, LONG);
        let witness = self.store.map(|store| Witness::new(store, subjects)).transpose()?;
        let actor = Actor { by: self.by, at: self.now };
        let mut keeper = self.store.map(|store| Keeper::new(store, self.engine, actor));
        let compared = |_: usize, dossier: &Dossier| match &witness {
            Some(witness) => witness.compared(dossier, subjects.population()),
            None => Compared::Run(subjects.population()),
        };
        let wanted = self.arguments.explain.as_deref().and_then(vetwork_model::SubjectId::from_text);
        let render = |judged: Judged<Compared<'_>>| {
            // Who only looks at one of them has not vetted the others again.
            let is_kept = wanted.as_ref().is_none_or(|wanted| judged.dossier.id == *wanted);
            let (assessment, kept) = kept(judged, subjects, is_kept)?;
            Ok((render(assessment), kept))
        };
        let emit = |judged: Result<(T, Option<Kept>), StoreError>| {
            let (rendered, kept) = judged?;
            if let (Some(keeper), Some(kept)) = (&mut keeper, kept) {
                keeper.take(kept)?;
            }
            emit(rendered)
        };
        run_engine(self.engine, subjects, self.now, &|done| progress.inc(done as u64), compared, render, emit)?;
        progress.finish_and_clear();
        if let (Some(keeper), Some(witness)) = (&mut keeper, &witness) {
            keeper.flush()?;
            self.remembered.set((keeper.kept(), witness.others()));
        }
        Ok(())
    }

    /// What was remembered, or that nothing was.
    fn say_remembered(&self) {
        let terminal = Terminal::stderr();
        let Some(store) = self.store else {
            if self.arguments.format == Format::Table && self.arguments.explain.is_none() {
                terminal.say("  Nothing is kept: there are no records. `vetwork init` makes them.");
            }
            return;
        };
        let (kept, others) = self.remembered.get();
        let place = terminal.cool(&store.location().to_string());
        terminal.say(&format!("  Records {place}: {}", open::remembered(kept, others)));
    }

    /// Writes each assessment as it comes, in the order of subjects; memory stays small.
    fn stream(
        &self,
        subjects: &Subjects,
        render: impl Fn(&Assessment) -> String + Sync,
    ) -> Result<Option<Band>, Failure> {
        let mut out = std::io::BufWriter::with_capacity(STREAM_BUFFER, std::io::stdout().lock());
        if self.arguments.format == Format::Jsonl {
            out.write_all(self.errors_as_lines().as_bytes()).map_err(Failure::Output)?;
        }
        let mut worst = None;
        let render = |assessment: Assessment| (assessment.band, render(&assessment));
        self.judge(subjects, render, |(band, text)| {
            worst = worst.max(Some(band));
            out.write_all(text.as_bytes()).map_err(Failure::Output)
        })?;
        out.flush().map_err(Failure::Output)?;
        Ok(worst)
    }

    /// What could not be read, as JSON Lines.
    fn errors_as_lines(&self) -> String {
        let errors = self.said.iter().filter(|diagnostic| diagnostic.severity == Severity::Error);
        let line = |error: &Diagnostic| {
            let line = error.place.as_ref().map(|place| place.line);
            format!("{}\n", serde_json::json!({ "error": error.message, "file": error.file, "line": line }))
        };
        errors.map(line).collect()
    }

    #[expect(clippy::disallowed_methods, reason = "how long it took is said on standard error, and nowhere else")]
    fn collect(&self, subjects: &Subjects) -> Result<Option<Band>, Failure> {
        let started = std::time::Instant::now();
        let mut assessments: Vec<Assessment> = Vec::new();
        self.judge(
            subjects,
            |one| one,
            |assessment| {
                assessments.push(assessment);
                Ok(())
            },
        )?;
        let worst = assessments.iter().map(|assessment| assessment.band).max();
        let unread: Vec<String> = self
            .said
            .iter()
            .filter(|diagnostic| diagnostic.severity == Severity::Error)
            .map(|diagnostic| {
                let line = diagnostic.place.as_ref().map_or_else(String::new, |place| format!(":{}", place.line));
                format!("{}{line}: {}", diagnostic.file, diagnostic.message)
            })
            .collect();
        let today = setup::day(self.now);
        let stale_watchlists = self.engine.lists.asked().iter().filter(|list| loaded::is_old(list, today));
        let stale_watchlists = stale_watchlists.map(|list| loaded::asked_in_words(list, today));
        let stale: Vec<String> = self
            .engine
            .reference
            .infos()
            .iter()
            .filter(|info| info.is_stale(today))
            .map(|info| format!("{} of {} ({} days old)", info.title, info.dated, info.age_days(today)))
            .chain(stale_watchlists)
            .collect();
        let watchlists: Vec<String> =
            self.engine.lists.asked().iter().map(|list| loaded::asked_in_words(list, today)).collect();
        let policy = self.engine.policy.id();
        let run = Run {
            assessments: &assessments,
            unread: &unread,
            when: When::Instant(self.now),
            checks: all().len(),
            policy: &policy,
            calibrated: self.engine.policy.basis == Basis::Calibrated,
            watchlists: &watchlists,
            only_curated: self.engine.lists.only_curated(),
            confinement_note: self.note,
            stale_lists: &stale,
            linked_from: self.engine.policy.links.from_decibits(),
        };
        if self.arguments.format == Format::Table && self.arguments.explain.is_none() {
            Terminal::stderr().say(&format!("{}\n", terminal::opening(&run, started.elapsed())));
        }
        self.write(&run)?;
        Ok(worst)
    }

    fn write(&self, run: &Run<'_>) -> Result<(), Failure> {
        let terminal = Terminal::stdout();
        let style = Style { width: terminal.width, colour: terminal.colour, unicode: terminal.unicode };
        let mut out = std::io::BufWriter::new(std::io::stdout().lock());
        let text = match &self.arguments.explain {
            Some(subject) => self.explain(run, subject, &style)?,
            None => match self.arguments.format {
                Format::Table => terminal::table(run, meta_of, &style),
                Format::Json => vetwork_report::data::json(run, meta_of),
                Format::Jsonl => {
                    let lines = run.assessments.iter().map(line);
                    self.errors_as_lines() + &lines.collect::<String>()
                }
                Format::Csv => {
                    let rows = run.assessments.iter().map(|one| vetwork_report::data::csv_row(one, meta_of));
                    vetwork_report::data::csv_header() + &rows.collect::<String>()
                }
            },
        };
        out.write_all(text.as_bytes()).and_then(|()| out.flush()).map_err(Failure::Output)?;
        if self.arguments.explain.is_none() {
            self.report(run)?;
        }
        Ok(())
    }

    fn explain(&self, run: &Run<'_>, subject: &str, style: &Style) -> Result<String, Failure> {
        let wanted = vetwork_model::SubjectId::from_text(subject);
        let found = run.assessments.iter().find(|assessment| Some(&assessment.subject) == wanted.as_ref());
        let assessment = found.ok_or_else(|| {
            let similar: Vec<&str> =
                run.assessments.iter().take(5).map(|assessment| assessment.subject.as_str()).collect();
            Failure::usage(
                format!("there is no subject `{subject}` here"),
                format!("subjects are named as in the table, such as {}", similar.join(", ")),
            )
        })?;
        if self.arguments.message {
            return Ok(terminal::message(assessment));
        }
        Ok(match self.arguments.format {
            Format::Table => terminal::explain(assessment, meta_of, &self.command(), style),
            Format::Json | Format::Jsonl => line(assessment),
            Format::Csv => vetwork_report::data::csv_header() + &vetwork_report::data::csv_row(assessment, meta_of),
        })
    }

    /// The command line so far, for what to do next.
    fn command(&self) -> String {
        let paths = self.arguments.paths.iter().map(|path| path.display().to_string());
        ["vetwork vet".to_owned()].into_iter().chain(paths).collect::<Vec<_>>().join(" ")
    }

    /// The report goes where it was asked for; into a lone folder when nothing was said.
    fn report_path(&self) -> Option<PathBuf> {
        if self.arguments.no_report {
            return None;
        }
        self.arguments.report.clone().or_else(|| match self.arguments.paths.as_slice() {
            [folder] if folder.is_dir() && self.arguments.format == Format::Table => Some(folder.join("report.html")),
            _ => None,
        })
    }

    #[expect(clippy::disallowed_methods, reason = "the edge at which files are written")]
    fn report(&self, run: &Run<'_>) -> Result<(), Failure> {
        let mut report = None;
        if let Some(path) = self.report_path() {
            let html = vetwork_report::html::report(run, meta_of, &setup::source_line);
            std::fs::write(&path, html).map_err(|error| Failure::write(&path, error))?;
            report = Some(path.display().to_string());
        }
        if self.arguments.format == Format::Table {
            let stderr = Terminal::stderr();
            let style = Style { width: stderr.width, colour: stderr.colour, unicode: stderr.unicode };
            stderr.say(&format!(
                "\n{}",
                terminal::closing(run, report.as_deref(), &self.command(), &style).trim_end_matches('\n')
            ));
        }
        Ok(())
    }
}
