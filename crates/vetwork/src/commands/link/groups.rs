//! Dossiers to linked groups, and to the way from one subject to another.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use rayon::prelude::*;
use vetwork_canon::text::visible;
use vetwork_checks::keys_of;
use vetwork_engine::{Dossiers, Engine};
use vetwork_link::network::{Brought, Network};
use vetwork_model::{Dossier, Intake, Name, Phase, SubjectId, SubjectKind, Tie};
use vetwork_report::picture::Picture;
use vetwork_report::terminal::links;

use crate::cli::link::{GroupsArguments, GroupsFormat};
use crate::commands::keeper::{Compared, Witness};
use crate::commands::{Access, open, print, setup, trust};
use crate::diagnostics;
use crate::failure::{Failure, exit};
use crate::input::{self, Options, Subjects, Trusted};
use crate::terminal::{Terminal, progress};

/// From this many subjects on, progress is shown.
const LONG: u64 = 2000;

/// Is this what dossiers come in, and not a table?
pub(super) fn are_dossiers(path: &Path) -> bool {
    let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    path.is_dir() || ["yaml", "yml", "json"].contains(&ending.to_ascii_lowercase().as_str())
}

pub(super) fn run(arguments: &GroupsArguments, access: &Access<'_>) -> Result<ExitCode, Failure> {
    let looked = Looked::at(&arguments.paths, arguments.policy.as_deref(), access)?;
    let network = &looked.network;
    match arguments.format {
        GroupsFormat::Text => print(&links::groups(network, arguments.top, looked.subjects))?,
        GroupsFormat::Json => print(&vetwork_report::data::network_json(network))?,
        GroupsFormat::Graphml => print(&vetwork_report::data::network_graphml(network))?,
    }
    if let Some(folder) = &arguments.pictures {
        pictures(network, folder, arguments.top)?;
    }
    Ok(looked.exit())
}

/// Through what two subjects are connected.
pub(super) fn why(
    path: &Path,
    (a, b): (&str, &str),
    picture: Option<&Path>,
    access: &Access<'_>,
) -> Result<ExitCode, Failure> {
    let looked = Looked::at(&[path.to_owned()], None, access)?;
    let (a, b) = (looked.place(a)?, looked.place(b)?);
    print(&links::why(&looked.network, a, b, looked.subjects))?;
    if let Some(file) = picture {
        match Picture::of_subject(&looked.network, a) {
            Some(picture) => write(file, &picture.svg())?,
            None => Terminal::stderr().say("There is nothing to draw: the subject shares nothing with anybody."),
        }
    }
    Ok(looked.exit())
}

/// Dossiers whose subjects were compared with each other, and with those on record where there are records.
pub(super) struct Looked {
    pub(super) network: Network,
    /// How many subjects were compared, those on record among them.
    pub(super) subjects: usize,
    is_whole: bool,
}

impl Looked {
    pub(super) fn at(paths: &[PathBuf], policy: Option<&Path>, access: &Access<'_>) -> Result<Looked, Failure> {
        let common = access.common;
        let now = setup::time(common)?;
        let store = open::records_if_any(access)?;
        let engine = setup::engine(setup::policy(policy)?, setup::reference(common), Default::default(), common);
        let options = Options {
            intake: Intake::Employer,
            line: None,
            program: setup::this_program()?,
            trusted: Trusted { anchors: &|| trust::loaded(common), keys: &[] },
            today: setup::day(now),
            records: store.as_ref(),
        };
        let input = input::read(paths, &options)?;
        diagnostics::say_all(&input.said, false);
        let witness = store.as_ref().map(|store| Witness::new(store, &input.subjects)).transpose()?;
        let all = ties(&engine, &input.subjects, witness.as_ref(), now);
        let brought = all.iter().map(Tied::brought);
        let network = Network::of(brought, engine.policy.links.from_decibits());
        let subjects = input.subjects.len() + witness.as_ref().map_or(0, Witness::others);
        Ok(Looked { network, subjects, is_whole: !input::anything_unread(&input.said) })
    }

    fn place(&self, id: &str) -> Result<usize, Failure> {
        let found = SubjectId::from_text(id).and_then(|id| self.network.place(&id));
        found.ok_or_else(|| {
            let some: Vec<&str> = self.network.subjects.iter().take(5).map(|member| member.id.as_str()).collect();
            Failure::usage(
                format!("there is no subject `{}` here", visible(id)),
                format!("subjects are named as in the table of `vetwork vet`, such as {}", some.join(", ")),
            )
        })
    }

    /// 3 where something could not be read.
    pub(super) fn exit(&self) -> ExitCode {
        if self.is_whole { ExitCode::SUCCESS } else { ExitCode::from(exit::UNREAD) }
    }
}

/// A subject with what it shares.
struct Tied {
    id: SubjectId,
    name: Name,
    kind: SubjectKind,
    phase: Phase,
    ties: Vec<Tie>,
}

impl Tied {
    fn brought(&self) -> Brought<'_> {
        Brought { id: &self.id, name: &self.name, kind: self.kind, phase: self.phase, ties: &self.ties }
    }
}

/// What each subject shares with others.
fn ties(engine: &Engine, subjects: &Subjects, witness: Option<&Witness<'_>>, now: jiff::Timestamp) -> Vec<Tied> {
    let bar = progress("Linking", subjects.len() as u64, LONG);
    let one = |place: usize| {
        let (dossier, _) = subjects.read(place)?;
        let compared = match witness {
            Some(witness) => witness.compared(&dossier, subjects.population()),
            None => Compared::Run(subjects.population()),
        };
        let ties = engine.ties_of(&dossier, &keys_of(&dossier), &compared, now);
        bar.inc(1);
        let Dossier { id, name, kind, phase, .. } = dossier;
        Some(Tied { id, name, kind, phase, ties })
    };
    let places: Vec<usize> = (0..subjects.len()).collect();
    let all = places.par_iter().filter_map(|place| one(*place)).collect();
    bar.finish_and_clear();
    all
}

fn pictures(network: &Network, folder: &Path, top: usize) -> Result<(), Failure> {
    std::fs::create_dir_all(folder).map_err(|error| Failure::write(folder, error))?;
    let shown = if top == 0 { network.groups.len() } else { top };
    for (number, group) in (1..).zip(network.groups.iter().take(shown)) {
        let picture = Picture::of_group(network, group);
        write(&folder.join(format!("group-{number:03}.svg")), &picture.svg())?;
    }
    let drawn = network.groups.len().min(shown);
    Terminal::stderr().say(&format!("  Drawn     {drawn} pictures in {}", folder.display()));
    Ok(())
}

#[expect(clippy::disallowed_methods, reason = "the edge at which files are written")]
fn write(path: &Path, text: &str) -> Result<(), Failure> {
    std::fs::write(path, text).map_err(|error| Failure::write(path, error))
}
