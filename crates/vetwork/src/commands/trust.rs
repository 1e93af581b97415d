//! `vetwork trust`: takes in master lists, each proven by its root, and says what is loaded.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use jiff::Timestamp;
use vetwork_canon::text::visible;
use vetwork_identity::trust::{Anchors, MasterList, PINNED, PinnedBy};
use vetwork_ingest::confine::Reader;
use vetwork_ingest::documents::Limits;
use vetwork_store::log::entry::hexadecimal;

use crate::cli::Common;
use crate::cli::trust::TrustCommand;
use crate::commands::{data, setup};
use crate::failure::{Failure, exit, in_words};
use crate::terminal::Terminal;

/// Where states' keys are kept, beside the lists.
const FILE: &str = "trust.anchors";
/// A list that has fewer of the keys of the one before, in percent, is held for damaged.
const FEWEST: usize = 80;

pub(crate) fn run(command: &TrustCommand, common: &Common) -> Result<ExitCode, Failure> {
    match command {
        TrustCommand::Import { files, root, anyway } => import(files, root.as_deref(), *anyway, common),
        TrustCommand::Status => status(common),
    }
}

/// States' keys that were taken in. A file that is damaged is said and left out.
pub(crate) fn loaded(common: &Common) -> Option<Anchors> {
    let folder = setup::data_dir(common)?;
    setup::taken_in(&folder, "anchors", Anchors::from_saved).pop()
}

fn import(files: &[PathBuf], root: Option<&Path>, anyway: bool, common: &Common) -> Result<ExitCode, Failure> {
    let folder = setup::data_dir(common).ok_or_else(|| {
        Failure::usage("there is no place for imported lists", "name one: --data-dir DIR or VETWORK_DATA")
    })?;
    let root = root.map(|root| read(root).map_err(|error| Failure::read(root, error))).transpose()?;
    let mut reader = Reader::new(setup::this_program()?);
    let mut anchors = loaded(common).unwrap_or_default();
    let terminal = Terminal::stderr();
    let mut refused = false;
    for file in files {
        let path = file.display();
        let list = proven(file, root.as_deref(), &mut reader)
            .and_then(|list| if anyway { Ok(list) } else { acceptable(list, &anchors) });
        match list {
            Ok(list) => {
                terminal.say(&format!("{path}: {}", in_full(&list)));
                list.unusable.iter().for_each(|why| terminal.say(&format!("  not used: {}", visible(why))));
                anchors.take_in(list);
                let saved = anchors.to_saved().map_err(|error| Failure::usage(error.to_string(), "import it again"))?;
                data::replace(&folder.join(FILE), &saved)?;
            }
            Err(why) => {
                refused = true;
                let (error, label) = (terminal.strong("error[trust]"), terminal.cool("hint"));
                terminal.say(&format!("{error}: {path} is refused: {}", visible(&why)));
                terminal.say(&format!(
                    "{label}: fetch the file again; with --root CERT you vouch for the certificate under which it is signed"
                ));
            }
        }
    }
    Ok(if refused { ExitCode::from(exit::UNREAD) } else { ExitCode::SUCCESS })
}

/// A list whose signature was followed to its root, in the confined child.
fn proven(file: &Path, root: Option<&[u8]>, reader: &mut Reader) -> Result<MasterList, String> {
    let bytes = read(file).map_err(|error| in_words(&error))?;
    let answer = reader.prove(&bytes, root, &Limits::default());
    answer.map_err(|problem| problem.sentence("the file"))?
}

#[expect(clippy::disallowed_methods, reason = "the edge at which files are opened")]
fn read(path: &Path) -> std::io::Result<Vec<u8>> {
    std::fs::read(path)
}

/// A list may take the place of an older one that is not much longer and counts no more.
fn acceptable(list: MasterList, in_use: &Anchors) -> Result<MasterList, String> {
    let Some(old) = in_use.lists.iter().find(|old| old.country == list.country) else { return Ok(list) };
    if old.pinned_by == PinnedBy::Program && list.pinned_by == PinnedBy::You {
        return Err("the one in use is under a root that is built in, this one is not; --anyway takes it in".to_owned());
    }
    if list.signed_at < old.signed_at {
        return Err(format!("it is of {}, the one in use of {}; --anyway takes it in", day(&list), day(old)));
    }
    if list.anchors.len() * 100 < old.anchors.len() * FEWEST {
        let (now, before) = (list.anchors.len(), old.anchors.len());
        return Err(format!("it has {now} keys, the one in use {before}; --anyway takes it in"));
    }
    Ok(list)
}

fn day(list: &MasterList) -> String {
    list.signed_at.map_or_else(|| "no date".to_owned(), |moment: Timestamp| setup::day(moment).to_string())
}

/// A list that was taken in: what it holds and why it counts.
fn in_full(list: &MasterList) -> String {
    let total = list.anchors.len() + list.unusable.len();
    let by = match list.pinned_by {
        PinnedBy::Program => "whose fingerprint is built into this program",
        PinnedBy::You => "for which you vouch",
    };
    format!(
        "list of {}, signed on {} by {}: {} of {total} keys can be used\n  under {}, {by}\n  SHA-256 of that certificate {}",
        visible(&list.country),
        day(list),
        visible(&list.signer),
        list.anchors.len(),
        visible(&list.root),
        hexadecimal(&list.root_fingerprint),
    )
}

fn status(common: &Common) -> Result<ExitCode, Failure> {
    let today = setup::day(setup::time(common)?);
    let anchors = loaded(common).unwrap_or_default();
    let mut out = std::io::stdout().lock();
    let mut line = |text: String| writeln!(out, "{text}").map_err(Failure::Output);
    line(format!(
        "{:<8} {:>6}  {:<10} {:>8}  {:<16} {}",
        "List of", "Keys", "Signed", "Age", "Vouched for by", "Root"
    ))?;
    for list in &anchors.lists {
        let days = list.signed_at.map(|moment| (today - setup::day(moment)).get_days());
        let age = days.map_or_else(String::new, |days| format!("{days} d"));
        let by = if list.pinned_by == PinnedBy::Program { "this program" } else { "you" };
        let sum: String = hexadecimal(&list.root_fingerprint).chars().take(16).collect();
        line(format!(
            "{:<8} {:>6}  {:<10} {age:>8}  {by:<16} {}, SHA-256 {sum}…",
            visible(&list.country),
            list.anchors.len(),
            day(list),
            visible(&list.root),
        ))?;
    }
    let (keys, countries) = anchors.count();
    line(format!("\n{keys} keys of {countries} states"))?;
    let terminal = Terminal::stderr();
    let is_loaded = |country: &str| anchors.lists.iter().any(|list| list.country == country);
    let missing: Vec<&str> = PINNED.iter().map(|pin| pin.country).filter(|country| !is_loaded(country)).collect();
    if !missing.is_empty() {
        terminal.say(&format!("\nNot loaded, though their roots are built in: {}", missing.join(", ")));
        terminal.say(
            &terminal.cool("hint: fetch the list from the state that signs it; vetwork trust import FILE takes it in"),
        );
    }
    Ok(ExitCode::SUCCESS)
}
