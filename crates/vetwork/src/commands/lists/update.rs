//! `vetwork lists update`: fetches lists from their authorities, and takes in those that changed.

use std::io::{IsTerminal as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use jiff::civil::Date;
use vetwork_net::{Address, Download, Downloader, Event, Fetched, Limits, Way};
use vetwork_watchlist::list::Source;
use vetwork_watchlist::published::{PUBLICATIONS, Place, Publication};
use vetwork_watchlist::snapshot::Snapshot;

use super::file::{self, Refused};
use super::loaded::{Loaded, in_words};
use super::part::{PartFile, Record};
use crate::cli::Common;
use crate::cli::lists::UpdateArguments;
use crate::commands::setup;
use crate::failure::{Failure, exit};
use crate::terminal::Terminal;

/// Some publishers refuse whoever does not say who asks.
const USER_AGENT: &str = concat!("vetwork/", env!("CARGO_PKG_VERSION"), " (+", env!("CARGO_PKG_REPOSITORY"), ")");

pub(super) fn run(arguments: &UpdateArguments, common: &Common) -> Result<ExitCode, Failure> {
    let publications = chosen(&arguments.lists)?;
    if arguments.print_addresses {
        return print_addresses(&publications);
    }
    let folder = super::folder(common)?;
    let jobs = jobs(&publications, arguments)?;
    let update = Update {
        downloader: Downloader { way: way(arguments)?, limits: Limits::default() },
        today: setup::day(setup::time(common)?),
        loaded: Loaded::read(common),
        folder: &folder,
        common,
        terminal: Terminal::stderr(),
    };
    let mut missed = false;
    for (publication, address) in &jobs {
        missed |= !update.list(publication, address.as_ref())?;
    }
    Ok(if missed { ExitCode::from(exit::UNREAD) } else { ExitCode::SUCCESS })
}

/// The lists that were named, or all.
fn chosen(names: &[String]) -> Result<Vec<Publication>, Failure> {
    let known = || PUBLICATIONS.iter().map(|publication| publication.source.id()).collect::<Vec<_>>().join(", ");
    if let Some(name) = names.iter().find(|name| !PUBLICATIONS.iter().any(|list| list.source.id() == *name)) {
        return Err(Failure::usage(format!("no authority's list is called `{name}`"), format!("lists: {}", known())));
    }
    let wanted = |list: &Publication| names.is_empty() || names.iter().any(|name| name == list.source.id());
    Ok(PUBLICATIONS.into_iter().filter(wanted).collect())
}

/// For whoever fetches on another machine.
fn print_addresses(publications: &[Publication]) -> Result<ExitCode, Failure> {
    let mut out = std::io::stdout().lock();
    for Publication { source, place, file, .. } in publications {
        let what = match place {
            Place::File(address) => format!("{file:<43} {address}"),
            Place::Page(address) => format!("{:<43} {address}", "(a workbook on this page)"),
        };
        writeln!(out, "{:<18} {what}", source.id()).map_err(Failure::Output)?;
    }
    Ok(ExitCode::SUCCESS)
}

/// Where each list is fetched from: as given, else from the mirror, else from its authority; `None` where only a page is known.
fn jobs(lists: &[Publication], arguments: &UpdateArguments) -> Result<Vec<(Publication, Option<Address>)>, Failure> {
    let refused = |address: &str, error| Failure::usage(format!("{address}: {error}"), "write https://host/path");
    let chosen = |address: &str| Address::chosen(address).map_err(|error| refused(address, error));
    let mut given = Vec::new();
    for text in &arguments.address {
        let (name, address) = text.split_once('=').ok_or_else(|| {
            Failure::usage(format!("`{text}` names no list"), "write LIST=ADDRESS: un=https://mirror.example/un.xml")
        })?;
        if !lists.iter().any(|list| list.source.id() == name) {
            let ids = lists.iter().map(|list| list.source.id()).collect::<Vec<_>>().join(", ");
            return Err(Failure::usage(format!("`{name}` is not among the lists to fetch"), format!("lists: {ids}")));
        }
        given.push((name, chosen(address)?));
    }
    let address = |list: &Publication| -> Result<Option<Address>, Failure> {
        if let Some((_, address)) = given.iter().find(|(name, _)| *name == list.source.id()) {
            return Ok(Some(address.clone()));
        }
        match (&arguments.from, list.place) {
            (Some(base), _) => chosen(&format!("{}/{}", base.trim_end_matches('/'), list.file)).map(Some),
            (None, Place::File(address)) => {
                Address::published(address).map(Some).map_err(|error| refused(address, error))
            }
            (None, Place::Page(_)) => Ok(None),
        }
    };
    lists.iter().map(|list| Ok((list.clone(), address(list)?))).collect()
}

/// Through the proxy that was named, or that of the environment.
fn way(arguments: &UpdateArguments) -> Result<Way, Failure> {
    #[expect(clippy::disallowed_methods, reason = "the binary is where the environment is read")]
    let environment = |names: [&str; 2]| {
        names.into_iter().find_map(|name| std::env::var(name).ok().filter(|value| !value.is_empty()))
    };
    let mut way = Way::straight(USER_AGENT);
    if let Some(proxy) = arguments.proxy.clone().or_else(|| environment(["HTTPS_PROXY", "https_proxy"])) {
        let except = environment(["NO_PROXY", "no_proxy"]).unwrap_or_default();
        way = way
            .through(&proxy, &except)
            .map_err(|error| Failure::usage(format!("--proxy or HTTPS_PROXY: {error}"), "write http://host:port"))?;
    }
    if let Some(path) = &arguments.trust {
        let pem = setup::read_text(path)?;
        way = way
            .trusting(pem.as_bytes())
            .map_err(|error| Failure::usage(format!("{}: {error}", path.display()), "ask who runs the proxy for it"))?;
    }
    Ok(way)
}

/// One run over lists.
struct Update<'a> {
    downloader: Downloader,
    today: Date,
    loaded: Loaded,
    folder: &'a Path,
    common: &'a Common,
    terminal: Terminal,
}

impl Update<'_> {
    /// Brings one list up to date. `false` when that did not work, which was said; the others go on.
    fn list(&self, publication: &Publication, address: Option<&Address>) -> Result<bool, Failure> {
        let id = publication.source.id();
        let Some(address) = address else {
            let page = publication.place.address();
            self.terminal.say(&format!("{id}: not fetched, as its file has another address each time"));
            self.hint(&format!("open {page}, and take the workbook in: vetwork lists import FILE --list {id}"));
            return Ok(true);
        };
        let name = address.file_name().unwrap_or(publication.file);
        let mut part = match PartFile::open(&self.folder.join("fetching").join(id), name, address)? {
            Some(part) => part,
            None => {
                self.refuse(id, "another update is fetching it", "wait until it ends");
                return Ok(false);
            }
        };
        let fetched = match self.fetch(publication, address, &mut part) {
            Ok(fetched) => fetched,
            Err(error) => {
                self.refuse(id, &error.to_string(), error.hint());
                return Ok(false);
            }
        };
        match fetched {
            Fetched::NotChanged => {
                part.discard()?;
                self.confirm(&publication.source)
            }
            Fetched::New(validators) => {
                let path = part.whole()?;
                let record = |snapshot: &Snapshot| Record::new(address, validators, snapshot);
                self.take_in(publication, path, record)
            }
        }
    }

    fn fetch(
        &self,
        publication: &Publication,
        address: &Address,
        part: &mut PartFile,
    ) -> Result<Fetched, vetwork_net::NetError> {
        let id = publication.source.id();
        let known = self
            .in_use(&publication.source)
            .and_then(|snapshot| Record::of(&self.record(&publication.source), address, snapshot))
            .unwrap_or_default();
        let (also, content_type) = (publication.also, publication.content_type);
        let download = Download { address: address.clone(), also, content_type, known };
        let bar = bar(id);
        if !std::io::stderr().is_terminal() {
            self.terminal.say(&format!("{id}: asking {}", address.host()));
        }
        let result = self.downloader.fetch(&download, part, &mut |event| match event {
            Event::Bytes { bytes, whole } => {
                whole.inspect(|whole| bar.set_length(*whole));
                bar.set_position(bytes);
            }
            Event::Again { error, pause } => {
                let again = format!("{id}: {error}; asked again in {} s", pause.as_secs());
                bar.suspend(|| self.terminal.say(&vetwork_canon::text::visible(&again)));
            }
        });
        bar.finish_and_clear();
        result
    }

    /// The list is as it was. One that gives itself no date is confirmed by that: it is of today.
    fn confirm(&self, source: &Source) -> Result<bool, Failure> {
        let Some(snapshot) = self.in_use(source) else { return Ok(true) };
        let mut snapshot = snapshot.clone();
        if snapshot.list.published.is_none() {
            snapshot.taken = self.today;
            super::keep(&snapshot, self.folder).or_else(Refused::failure)?;
        }
        self.terminal.say(&format!("{}: not changed; {}", source.id(), in_words(&snapshot, self.today)));
        Ok(true)
    }

    /// Takes the file in, as if it had been named to `lists import`.
    fn take_in(
        &self,
        publication: &Publication,
        path: PathBuf,
        record: impl FnOnce(&Snapshot) -> Record,
    ) -> Result<bool, Failure> {
        let id = publication.source.id();
        let files = [path.clone()];
        let snapshot = file::group(&files)
            .iter()
            .map(|file| file.read(Some(id), self.today))
            .next()
            .unwrap_or_else(|| Err(Refused::Because("it is no file".to_owned(), String::new())))
            .and_then(|snapshot| as_published(publication, snapshot))
            .and_then(|snapshot| super::take_in(snapshot, self.folder, false, self.common));
        match snapshot {
            Ok(snapshot) => {
                record(&snapshot).write(&self.record(&publication.source))?;
                PartFile::remove(&path)?;
                self.terminal.say(&format!("{id}: {}", in_words(&snapshot, self.today)));
                super::say_problems(&snapshot, &self.terminal);
                Ok(true)
            }
            Err(Refused::Failure(failure)) => Err(failure),
            Err(Refused::Because(why, _)) => {
                let path = path.display();
                let hint =
                    format!("look at {path}; if it is right, `vetwork lists import {path} --list {id} --anyway`");
                self.refuse(id, &why, &hint);
                Ok(false)
            }
        }
    }

    fn in_use(&self, source: &Source) -> Option<&Snapshot> {
        self.loaded.snapshots.iter().find(|snapshot| snapshot.list.source == *source)
    }

    /// Where it stands what the list in use was fetched as.
    fn record(&self, source: &Source) -> PathBuf {
        self.folder.join(format!("{}.fetched.json", source.id()))
    }

    fn refuse(&self, id: &str, why: &str, hint: &str) {
        // A server's words are somebody else's text.
        let why = vetwork_canon::text::visible(why);
        self.terminal.say(&format!("{}: {id} is refused: {why}", self.terminal.strong("error[list]")));
        self.hint(hint);
        self.terminal.say("the list that was loaded before, if any, stays\n");
    }

    fn hint(&self, hint: &str) {
        self.terminal.say(&format!("{}: {hint}", self.terminal.cool("hint")));
    }
}

/// The file is in a format in which this authority publishes: a mirror may have taken one for another.
fn as_published(publication: &Publication, snapshot: Snapshot) -> Result<Snapshot, Refused> {
    if publication.formats.contains(&snapshot.format) {
        return Ok(snapshot);
    }
    let title = publication.source.title();
    Err(Refused::Because(format!("this is {}, in which the {title} is not published", snapshot.format), String::new()))
}

/// On a terminal only.
fn bar(id: &str) -> ProgressBar {
    let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr());
    let style = ProgressStyle::with_template(&format!("  {id} {{bytes}} of {{total_bytes}}, {{bytes_per_sec}}"));
    bar.with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
}
