//! `vetwork link`: which records of a table are one person's, and why.

mod export;
mod groups;
mod kept;
mod page;
mod people;
mod table;
mod texts;

use std::collections::BTreeMap;
use std::io::Write as _;
use std::path::Path;
use std::process::ExitCode;

use crate::cli::link::{LinkCommand, LinkFormat, TableArguments};
use crate::commands::Access;
use crate::failure::{Failure, exit};
use crate::terminal::Terminal;
use table::{Linked, specification_of};

/// Commands that keep nothing.
pub(crate) fn run(command: &LinkCommand) -> Result<ExitCode, Failure> {
    match command {
        LinkCommand::Run { table, format } => identities(table, *format),
        LinkCommand::Hubs { table, top } => hubs(table, *top),
        LinkCommand::Texts(arguments) => texts::run(arguments),
        LinkCommand::Specification { input } => super::print(&specification_of(input)?).map(|()| ExitCode::SUCCESS),
        // They have records, and go to `run_kept`.
        _ => Err(Failure::usage("this needs records", "`vetwork init` makes some")),
    }
}

/// Commands on records that are kept.
pub(crate) fn run_kept(command: &LinkCommand, access: &Access<'_>) -> Result<ExitCode, Failure> {
    match command {
        LinkCommand::Load { table, format, kept } => kept::load(table, *format, &kept.into, access),
        LinkCommand::Find { input, format, kept } => kept::find(input, *format, &kept.into, access),
        LinkCommand::Judge { a, b, verdict, because, kept } => {
            people::judge([a, b], *verdict, because, &kept.into, access)
        }
        LinkCommand::Judgements { kept } => people::judgements(&kept.into, access),
        LinkCommand::Events { kept } => people::events(&kept.into, access),
        LinkCommand::Identities { format, kept } => kept::identities(*format, &kept.into, access),
        LinkCommand::Forget { ids, kept } => people::forget(ids, &kept.into, access),
        LinkCommand::Groups(arguments) => groups::run(arguments, access),
        LinkCommand::Export(arguments) => export::run(arguments, access),
        LinkCommand::Why { of, specification, into, picture, .. } => match (into, of.as_slice()) {
            (Some(into), [a, b]) => people::why([a, b], into, access),
            (None, [input, a, b]) if groups::are_dossiers(Path::new(input)) => {
                groups::why(Path::new(input), (a, b), picture.as_deref(), access)
            }
            (None, [input, a, b]) => {
                why(&TableArguments { input: input.into(), specification: specification.clone() }, a, b)
            }
            _ => Err(of_whom()),
        },
        other => run(other),
    }
}

fn of_whom() -> Failure {
    Failure::usage(
        "it needs two records of a table, two subjects of dossiers, or two records that are kept",
        "`vetwork link why TABLE A B`, `vetwork link why DOSSIERS A B`, or `vetwork link why --into NAME A B`",
    )
}

fn identities(arguments: &TableArguments, format: LinkFormat) -> Result<ExitCode, Failure> {
    let linked = Linked::read(arguments)?;
    page::say(&linked, &Terminal::stderr());
    let mut out = std::io::BufWriter::with_capacity(1 << 16, std::io::stdout().lock());
    let written = match format {
        LinkFormat::Csv => page::csv(&linked, &mut out),
        LinkFormat::Jsonl => page::json_lines(&linked, &mut out),
    };
    written.and_then(|()| out.flush()).map_err(Failure::Output)?;
    Ok(linked.exit())
}

fn why(arguments: &TableArguments, a: &str, b: &str) -> Result<ExitCode, Failure> {
    let linked = Linked::read(arguments)?;
    let (a, b) = (linked.record(a)?, linked.record(b)?);
    let path = linked.linkage.path(a, b).unwrap_or_else(|| vec![a, b]);
    let written = linked.written(&arguments.input, &path)?;
    super::print(&page::why(&linked, &path, &written))?;
    Ok(linked.exit())
}

fn hubs(arguments: &TableArguments, top: usize) -> Result<ExitCode, Failure> {
    let linked = Linked::read(arguments)?;
    super::print(&page::hubs(&linked, top))?;
    Ok(linked.exit())
}

impl Linked {
    /// 3 where rows were left out.
    fn exit(&self) -> ExitCode {
        if self.left_out == 0 { ExitCode::SUCCESS } else { ExitCode::from(exit::UNREAD) }
    }

    /// Identities: the first record and all of them, in the order of the table.
    fn identities(&self) -> BTreeMap<u32, Vec<u32>> {
        let mut identities: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
        for (record, first) in (0..).zip(&self.linkage.identity_of) {
            identities.entry(*first).or_default().push(record);
        }
        identities
    }
}
