//! `vetwork screen`: asks the lists for one person, organisation or wallet, or for everybody in a file, and explains
//! what comes back.

mod bulk;
pub(super) mod json;
pub(super) mod memories;
mod page;
mod rows;

use std::path::Path;
use std::process::ExitCode;

use vetwork_canon::text::visible;
use vetwork_watchlist::country::Country;
use vetwork_watchlist::curated;
use vetwork_watchlist::date::PartialDate;
use vetwork_watchlist::exact::{ExactKind, NotComparable};
use vetwork_watchlist::formats::asked::Asked;
use vetwork_watchlist::list::List;
use vetwork_watchlist::party::{PartyKind, Sex};
use vetwork_watchlist::screen::{Memory, Query, Standing};

use crate::cli::Common;
use crate::cli::lists::{self, Kind, ScreenArguments, ScreenFormat};
use crate::commands::lists::loaded::{Loaded, in_words};
use crate::commands::setup;
use crate::failure::{Failure, exit};

pub(crate) fn run(arguments: &ScreenArguments, common: &Common) -> Result<ExitCode, Failure> {
    if let Some(path) = &arguments.from {
        return bulk::run(path, arguments, common);
    }
    let query = query(arguments)?;
    let today = setup::day(setup::time(common)?);
    let loaded = Loaded::read(common);
    let asked = asked(&loaded, today);
    let screener = loaded.into_screener();
    let hits = screener.screen(&query, &mut Memory::default());
    let shown = shown(arguments, hits.len());
    let answer = page::Answer { query: &query, asked: &asked, hits: &hits, shown };
    let text = match arguments.format {
        ScreenFormat::Table => answer.page(&crate::terminal::Terminal::stdout()),
        ScreenFormat::Json => json::document(&answer)?,
        ScreenFormat::Jsonl => rows::line(&one(query.clone()), &hits, shown, &asked),
        ScreenFormat::Csv => rows::header() + &rows::rows(&one(query.clone()), &hits, shown, &asked),
    };
    super::print(&text)?;
    let open = hits.iter().any(|hit| hit.standing >= Standing::Open);
    Ok(if arguments.fail_on_open && open { ExitCode::from(exit::BAND) } else { ExitCode::SUCCESS })
}

fn query(arguments: &ScreenArguments) -> Result<Query, Failure> {
    let name = arguments.name.as_deref().unwrap_or_default();
    let has_values = !(arguments.id.is_empty() && arguments.wallet.is_empty() && arguments.contact.is_empty());
    if !has_values && !name.contains(char::is_alphanumeric) {
        return Err(Failure::usage("the name has no letter", "write the name as it is written in a document"));
    }
    if is_file(name) {
        let hint = format!("--from {} asks for everybody in it", visible(name));
        return Err(Failure::usage(format!("{} is a file, and no name", visible(name)), hint));
    }
    let birth = arguments.dob.as_deref().map(|date| {
        date.parse::<PartialDate>()
            .map_err(|error| Failure::usage(format!("--dob {date}: {error}"), "for example --dob 1983-11-25"))
    });
    if let Some(unknown) = arguments.country.iter().find(|country| Country::all_in(country).is_empty()) {
        let hint = "write its name or its code: --country India, --country IN";
        return Err(Failure::usage(format!("--country {}: no country that is known", visible(unknown)), hint));
    }
    let query = Query {
        name: name.to_owned(),
        kind: match arguments.kind {
            None => PartyKind::Unknown,
            Some(Kind::Person) => PartyKind::Person,
            Some(Kind::Organisation) => PartyKind::Organisation,
            Some(Kind::Vessel) => PartyKind::Vessel,
            Some(Kind::Aircraft) => PartyKind::Aircraft,
        },
        birth: birth.transpose()?,
        birth_is_verified: arguments.dob_verified,
        countries: arguments.country.clone(),
        sex: arguments.sex.map(|sex| match sex {
            lists::Sex::Female => Sex::Female,
            lists::Sex::Male => Sex::Male,
        }),
        identifiers: arguments.id.clone(),
        wallets: arguments.wallet.clone(),
        contacts: arguments.contact.clone(),
    };
    let refused = query.not_comparable().next().map(|(kind, value, why)| not_comparable(kind, value, why));
    refused.map_or(Ok(query), Err)
}

/// Whoever leaves out `--from` would be told that nobody of that name is listed.
fn is_file(name: &str) -> bool {
    name.contains(['.', '/', '\\']) && Path::new(name).is_file()
}

/// Nothing could be found by such a value, and that would read as if nobody had it.
fn not_comparable(kind: ExactKind, value: &str, why: NotComparable) -> Failure {
    let (option, hint) = match kind {
        ExactKind::Identifier => ("--id", "write the whole number, as it stands in the document"),
        ExactKind::Wallet => ("--wallet", "copy the address once more: another letter is another wallet"),
        ExactKind::Contact => ("--contact", "for example --contact anna@example.org, --contact '+49 30 1234567'"),
    };
    Failure::usage(format!("{option} {}: {why}", visible(value)), hint)
}

/// The one who is asked for, as the only row of a table.
fn one(query: Query) -> Asked {
    Asked { line: 1, reference: String::new(), query }
}

/// How many of the hits are shown.
fn shown(arguments: &ScreenArguments, hits: usize) -> usize {
    let usual = if arguments.format == ScreenFormat::Csv { 1 } else { 5 };
    match arguments.top.unwrap_or(usual) {
        0 => hits,
        top => top.min(hits),
    }
}

/// The lists that are asked, in words.
fn asked(loaded: &Loaded, today: jiff::civil::Date) -> page::Asked {
    let full = loaded.snapshots.iter().map(|snapshot| in_words(snapshot, today)).collect();
    let id = |list: &List| {
        let day = list.published.map_or_else(|| "no date".to_owned(), |day| day.to_string());
        format!("{} {day}", list.source.id())
    };
    let curated = curated::list();
    let ids = loaded.snapshots.iter().map(|snapshot| id(&snapshot.list)).chain([id(&curated)]).collect();
    page::Asked { curated: curated_in_words(&curated), full, ids }
}

/// The curated set in a line.
fn curated_in_words(list: &List) -> String {
    let day = list.published.map(|day| format!(", as of {day}")).unwrap_or_default();
    format!("the curated set that ships with vetwork{day}, {} parties", list.parties.len())
}
