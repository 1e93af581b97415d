//! `vetwork screen`: asks the lists for one person, organisation or wallet, and explains what comes back.

mod json;
mod page;

use std::process::ExitCode;

use vetwork_watchlist::date::PartialDate;
use vetwork_watchlist::list::Source;
use vetwork_watchlist::party::PartyKind;
use vetwork_watchlist::screen::{Memory, Query, Screener, Standing};

use crate::cli::Common;
use crate::cli::lists::{Kind, ScreenArguments, ScreenFormat};
use crate::commands::lists::loaded::Loaded;
use crate::commands::setup;
use crate::failure::{Failure, exit};

pub(crate) fn run(arguments: &ScreenArguments, common: &Common) -> Result<ExitCode, Failure> {
    let query = query(arguments)?;
    let today = setup::day(setup::time(common)?);
    let loaded = Loaded::read(common);
    let asked: Vec<_> = loaded.snapshots.iter().map(|snapshot| crate::commands::lists::loaded::in_words(snapshot, today)).collect();
    let screener = Screener::new(loaded.into_lists());
    let hits = screener.screen(&query, &mut Memory::default());
    let shown = if arguments.top == 0 { hits.len() } else { arguments.top.min(hits.len()) };
    let answer = page::Answer { query: &query, asked: &asked, hits: &hits, shown };
    let text = match arguments.format {
        ScreenFormat::Table => answer.page(&crate::terminal::Terminal::stdout()),
        ScreenFormat::Json => json::document(&answer)?,
    };
    super::print(&text)?;
    let open = hits.iter().any(|hit| hit.standing >= Standing::Open);
    Ok(if arguments.fail_on_open && open { ExitCode::from(exit::BAND) } else { ExitCode::SUCCESS })
}

fn query(arguments: &ScreenArguments) -> Result<Query, Failure> {
    let birth = arguments.dob.as_deref().map(|date| {
        date.parse::<PartialDate>().map_err(|error| Failure::usage(format!("--dob {date}: {error}"), "for example --dob 1983-11-25"))
    });
    Ok(Query {
        name: arguments.name.clone().unwrap_or_default(),
        kind: match arguments.kind {
            None => PartyKind::Unknown,
            Some(Kind::Person) => PartyKind::Person,
            Some(Kind::Organisation) => PartyKind::Organisation,
            Some(Kind::Vessel) => PartyKind::Vessel,
            Some(Kind::Aircraft) => PartyKind::Aircraft,
        },
        birth: birth.transpose()?,
        birth_is_verified: arguments.dob_verified,
        identifiers: arguments.id.clone(),
        wallets: arguments.wallet.clone(),
        contacts: arguments.contact.clone(),
    })
}

/// Whether nothing but the curated set was asked.
fn only_curated<'a>(mut sources: impl Iterator<Item = &'a Source>) -> bool {
    sources.all(|source| *source == Source::Curated)
}
