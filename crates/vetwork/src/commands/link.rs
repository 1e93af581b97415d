//! `vetwork link`: which records of a table are one person's, and why.

mod groups;
mod page;
mod table;
mod texts;

use std::collections::BTreeMap;
use std::io::Write as _;
use std::process::ExitCode;

use crate::cli::Common;
use crate::cli::link::{LinkCommand, LinkFormat, TableArguments};
use crate::failure::{Failure, exit};
use crate::terminal::Terminal;
use table::{Linked, specification_of};

pub(crate) fn run(command: &LinkCommand, common: &Common) -> Result<ExitCode, Failure> {
    match command {
        LinkCommand::Run { table, format } => identities(table, *format),
        LinkCommand::Groups(arguments) => {
            super::with_records(&arguments.place, common, |access| groups::run(arguments, access))
        }
        LinkCommand::Why { table, place, picture, a, b } if groups::are_dossiers(&table.input) => {
            super::with_records(place, common, |access| groups::why(&table.input, (a, b), picture.as_deref(), access))
        }
        LinkCommand::Why { table, a, b, .. } => why(table, a, b),
        LinkCommand::Hubs { table, top } => hubs(table, *top),
        LinkCommand::Texts(arguments) => texts::run(arguments),
        LinkCommand::Specification { input } => super::print(&specification_of(input)?).map(|()| ExitCode::SUCCESS),
    }
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
