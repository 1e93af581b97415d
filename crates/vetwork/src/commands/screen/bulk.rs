//! `vetwork screen --from`: everybody in a file, in its order, on all cores, in memory that does not grow with it.

mod summary;

use std::fs::File;
use std::io::{Read, Write};
use std::path::Path;
use std::process::ExitCode;

use indicatif::ProgressBar;
use rayon::prelude::*;
use vetwork_canon::text::visible;
use vetwork_report::prose::{LOAD_LISTS, ONLY_CURATED};
use vetwork_watchlist::formats::FormatError;
use vetwork_watchlist::formats::asked::{Asked, Column, DateOrder, Header, Rows, Unread};
use vetwork_watchlist::screen::{Hit, Memory, Screener, Standing};

use super::memories::Memories;
use super::rows::{self, most, problem};
use super::{asked, page};
use crate::cli::Common;
use crate::cli::lists::{self, ScreenArguments, ScreenFormat};
use crate::commands::lists::loaded::Loaded;
use crate::commands::setup;
use crate::failure::{Failure, exit};
use crate::terminal::{Terminal, progress};
use summary::{Summary, UNHEARD, cut};

/// Rows that are read before they are asked for together, and rows that one thread takes at a time.
const CHUNK: usize = 4096;
const SHARE: usize = 64;

/// From this many bytes on, progress is shown.
const LONG: u64 = 200_000;

/// Rows that were not read are named one by one up to here; all of them stand in the output.
const NAMED: usize = 20;

pub(super) fn run(path: &Path, arguments: &ScreenArguments, common: &Common) -> Result<ExitCode, Failure> {
    if arguments.format == ScreenFormat::Json {
        let hint = "--format jsonl writes an object a line, csv a table";
        return Err(Failure::usage("many answers are no single JSON document", hint));
    }
    let today = setup::day(setup::time(common)?);
    let (input, bar) = open(path)?;
    let order = match arguments.date_order {
        None => DateOrder::Unknown,
        Some(lists::DateOrder::DayFirst) => DateOrder::DayFirst,
        Some(lists::DateOrder::MonthFirst) => DateOrder::MonthFirst,
    };
    let mut rows = Rows::open(input, order).map_err(|error| refused(path, error))?;
    let terminal = Terminal::stderr();
    if let Some(header) = rows.header() {
        say_columns(header, &terminal);
    }
    let loaded = Loaded::read(common);
    let lists = asked(&loaded, today);
    say_lists(&lists, &terminal);
    let screener = loaded.into_screener();
    let mut bulk = Bulk {
        arguments,
        lists: &lists,
        screener: &screener,
        memories: Memories::default(),
        summary: Summary::default(),
    };
    let ended = bulk.run(&mut rows)?;
    bar.finish_and_clear();
    bulk.say_unread(path, &terminal);
    if let Some(error) = &ended {
        let (label, rest) = (terminal.strong("error"), "what follows was not read");
        terminal.say(&format!("{label}: {}: {}; {rest}", path.display(), visible(&error.to_string())));
    }
    Ok(match () {
        () if ended.is_some() || bulk.summary.unread > 0 => ExitCode::from(exit::UNREAD),
        () if arguments.fail_on_open && bulk.summary.is_open() => ExitCode::from(exit::BAND),
        () => ExitCode::SUCCESS,
    })
}

struct Bulk<'a> {
    arguments: &'a ScreenArguments,
    lists: &'a page::Asked,
    screener: &'a Screener,
    memories: Memories,
    summary: Summary,
}

/// What came of one row.
struct Answer {
    text: String,
    person: Result<summary::Person, Unread>,
}

impl Bulk<'_> {
    /// Answers all rows, and gives what ended the reading too early.
    fn run(&mut self, rows: &mut Rows<Box<dyn Read>>) -> Result<Option<FormatError>, Failure> {
        let mut out = std::io::BufWriter::with_capacity(1 << 16, std::io::stdout().lock());
        let mut write = |text: &str| out.write_all(text.as_bytes()).map_err(Failure::Output);
        if self.arguments.format == ScreenFormat::Csv {
            write(&rows::header())?;
        }
        let (mut chunk, mut ended) = (Vec::with_capacity(CHUNK), None);
        loop {
            chunk.clear();
            while chunk.len() < CHUNK {
                match rows.next_row() {
                    Ok(Some(row)) => chunk.push(row),
                    Ok(None) => break,
                    Err(error) => {
                        ended = Some(error);
                        break;
                    }
                }
            }
            for answer in self.answers(&chunk) {
                write(&answer.text)?;
                self.summary.add(answer.person);
            }
            if chunk.len() < CHUNK {
                break;
            }
        }
        if self.arguments.format == ScreenFormat::Table {
            write(&self.summary.page(&Terminal::stdout()))?;
        }
        out.flush().map_err(Failure::Output)?;
        Ok(ended)
    }

    /// The answers to some rows, in their order.
    fn answers(&self, rows: &[Result<Asked, Unread>]) -> Vec<Answer> {
        let of_share = |share: &[Result<Asked, Unread>]| -> Vec<Answer> {
            self.memories.with(|memory| share.iter().map(|row| self.answer(row, memory)).collect())
        };
        rows.par_chunks(SHARE).flat_map_iter(of_share).collect()
    }

    fn answer(&self, row: &Result<Asked, Unread>, memory: &mut Memory) -> Answer {
        match row {
            Ok(asked) => {
                let hits = self.screener.screen(&asked.query, memory);
                Answer { text: self.written(asked, &hits), person: Ok(summary::Person::of(asked, &hits)) }
            }
            Err(unread) => {
                let text = match self.arguments.format {
                    ScreenFormat::Csv => rows::unread_row(unread),
                    ScreenFormat::Jsonl => rows::unread_line(unread),
                    ScreenFormat::Table | ScreenFormat::Json => String::new(),
                };
                Answer { text, person: Err(unread.clone()) }
            }
        }
    }

    fn written(&self, asked: &Asked, hits: &[Hit<'_>]) -> String {
        let shown = super::shown(self.arguments, hits.len());
        match self.arguments.format {
            ScreenFormat::Csv => rows::rows(asked, hits, shown, self.lists),
            ScreenFormat::Jsonl => rows::line(asked, hits, shown, self.lists),
            ScreenFormat::Table | ScreenFormat::Json => String::new(),
        }
    }

    fn say_unread(&self, path: &Path, terminal: &Terminal) {
        for (what, (rows, first)) in UNHEARD.iter().zip(&self.summary.unheard) {
            let Some(first) = first else { continue };
            let (first, rows_word) = (cut(first, 40), if *rows == 1 { "row" } else { "rows" });
            terminal.say(&format!(
                "  {what:<7}  not understood in {rows} {rows_word} (\"{first}\" is the first), and says nothing there"
            ));
        }
        let path = path.display();
        for unread in &self.summary.named {
            let (label, what) = (terminal.strong("error"), visible(&problem(unread)));
            terminal.say(&format!("{label}: {path}:{}: not asked for: {what}", unread.line));
        }
        let more = self.summary.unread - self.summary.named.len();
        if more > 0 {
            terminal.say(&format!("and {more} more rows that were not asked for"));
        }
    }
}

#[expect(clippy::disallowed_methods, reason = "the edge at which files are opened")]
fn open(path: &Path) -> Result<(Box<dyn Read>, ProgressBar), Failure> {
    if path == Path::new("-") {
        return Ok((Box::new(std::io::stdin().lock()), ProgressBar::hidden()));
    }
    let failed = |error| Failure::read(path, error);
    let file = File::open(path).map_err(failed)?;
    let bar = progress("Screening", file.metadata().map_err(failed)?.len(), LONG);
    Ok((Box::new(bar.wrap_read(file)), bar))
}

fn refused(path: &Path, error: FormatError) -> Failure {
    match error {
        FormatError::Input(error) => Failure::read(path, error),
        FormatError::Empty => Failure::usage(
            format!("{}: the file is empty", path.display()),
            "write a header with `name` and a row for each, or a JSON object on each line",
        ),
        FormatError::MissingColumns { missing, .. } => Failure::usage(
            format!("{}: no column is a {}", path.display(), visible(&missing)),
            "docs/guides/sanctions-lists.md lists the names of columns that are known",
        ),
        other => Failure::usage(format!("{}: {other}", path.display()), "is it CSV with a header, or JSON Lines?"),
    }
}

/// What each column was taken for: a table must not be misread in silence.
fn say_columns(header: &Header, terminal: &Terminal) {
    let of = |wanted: &str| {
        let names: Vec<String> = header
            .columns()
            .filter(|(column, name)| column.word() == wanted && !name.is_empty())
            .map(|(_, name)| visible(name).chars().take(40).collect())
            .take(12)
            .collect();
        (!names.is_empty()).then(|| format!("{wanted}: {}", names.join(", ")))
    };
    let columns = [
        Column::Name,
        Column::Kind,
        Column::Birth,
        Column::BirthVerified,
        Column::Country,
        Column::Sex,
        Column::Identifier,
        Column::Wallet,
        Column::Contact,
        Column::Reference,
        Column::Other,
    ];
    let said: Vec<String> = columns.into_iter().filter_map(|column| of(column.word())).collect();
    terminal.say(&format!("  Columns  {}", said.join("; ")));
}

fn say_lists(asked: &page::Asked, terminal: &Terminal) {
    for (at, list) in asked.full.iter().chain([&asked.curated]).enumerate() {
        terminal.say(&format!("  {}  {list}", if at == 0 { "Against" } else { "       " }));
    }
    if asked.only_curated() {
        terminal.say(&format!("           {ONLY_CURATED}\n           {LOAD_LISTS}"));
    }
}

/// Whether a person has to look.
fn is_open(standing: Option<Standing>) -> bool {
    standing >= Some(Standing::Open)
}
