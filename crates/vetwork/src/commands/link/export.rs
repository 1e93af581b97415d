//! `vetwork link export`: identities and links in a file for other programs.

mod columns;
mod records;
mod subjects;

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::Path;
use std::process::ExitCode;

use tempfile::NamedTempFile;
use vetwork_report::data::{network_graphml, network_json};
use vetwork_report::prose::thousands;

use super::groups::{Looked, are_dossiers};
use super::kept;
use super::table::Linked;
use crate::cli::link::TableArguments;
use crate::cli::link::export::{ExportArguments, ExportFormat, ExportWhat};
use crate::commands::{Access, open};
use crate::failure::Failure;
use crate::terminal::Terminal;

pub(super) fn run(arguments: &ExportArguments, access: &Access<'_>) -> Result<ExitCode, Failure> {
    let export = Export::asked(arguments)?;
    if let Some(collection) = &arguments.from {
        return kept(&export, collection, access);
    }
    match arguments.of.as_slice() {
        [table] if !are_dossiers(table) => {
            let table = TableArguments { input: table.clone(), specification: arguments.specification.clone() };
            of_table(&export, &table)
        }
        paths if paths.iter().all(|path| are_dossiers(path)) => of_dossiers(&export, arguments, access),
        _ => Err(Failure::usage(
            "these are several tables, or a table among dossiers",
            "put the rows of several tables into one; dossiers are folders, and files that end in .yaml, .yml or .json",
        )),
    }
}

/// What is to be written, and how.
struct Export<'a> {
    to: Option<&'a Path>,
    format: ExportFormat,
    what: Option<ExportWhat>,
    force: bool,
}

impl Export<'_> {
    /// What was asked for. What cannot be written is said before anything is read.
    fn asked(arguments: &ExportArguments) -> Result<Export<'_>, Failure> {
        let to = arguments.to.as_deref();
        let format = arguments.format.or_else(|| to.and_then(format_of)).ok_or_else(|| unsaid(to))?;
        let what = match format {
            ExportFormat::Parquet if arguments.from.is_none() => arguments.what.or(Some(ExportWhat::Links)),
            _ => arguments.what,
        };
        let export = Export { to, format, what, force: arguments.force };
        match (format, to, arguments.what) {
            (ExportFormat::Parquet, None, _) => {
                return Err(Failure::usage("Parquet is no text, and goes to a file alone", "--to FILE says which"));
            }
            (ExportFormat::Graphml, _, Some(_)) => {
                let hint = "leave --what out, or write Parquet or JSON";
                return Err(Failure::usage("GraphML holds the network of both, identities and links", hint));
            }
            (_, Some(file), _) => export.may_be_written(file)?,
            (_, None, _) => {}
        }
        Ok(export)
    }

    fn may_be_written(&self, file: &Path) -> Result<(), Failure> {
        match std::fs::symlink_metadata(file) {
            Ok(_) if !self.force => Err(Failure::usage(
                format!("there is something at {} already; it was left as it is", file.display()),
                "name another file, or let this one take its place: --force",
            )),
            Ok(there) if !there.is_file() => Err(Failure::usage(
                format!("{} is no file that another could take the place of", file.display()),
                "name a file: --to FILE",
            )),
            _ if !folder_of(file).is_dir() => Err(Failure::write(file, io::Error::from(io::ErrorKind::NotFound))),
            _ => Ok(()),
        }
    }

    /// Is this asked for, where both can be written?
    fn has(&self, what: ExportWhat) -> bool {
        self.what.is_none_or(|asked| asked == what)
    }

    /// Writes text where it was asked for.
    fn text(&self, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<(), Failure> {
        match self.to {
            Some(file) => self.file(file, |to| {
                let mut out = BufWriter::with_capacity(1 << 16, to);
                write(&mut out)?;
                out.flush()
            }),
            None => {
                let mut out = BufWriter::with_capacity(1 << 16, io::stdout().lock());
                write(&mut out).and_then(|()| out.flush()).map_err(Failure::Output)
            }
        }
    }

    /// Writes Parquet into the file that was asked for.
    fn parquet(&self, write: impl FnOnce(File) -> io::Result<()>) -> Result<(), Failure> {
        match self.to {
            Some(file) => self.file(file, write),
            None => Ok(()),
        }
    }

    /// Writes beside and renames: there is the whole file or none. It is its owner's alone.
    fn file(&self, file: &Path, write: impl FnOnce(File) -> io::Result<()>) -> Result<(), Failure> {
        let whole = || -> io::Result<()> {
            let beside = NamedTempFile::new_in(folder_of(file))?;
            write(beside.reopen()?)?;
            beside.as_file().sync_all()?;
            let put = if self.force { beside.persist(file) } else { beside.persist_noclobber(file) };
            put.map(drop).map_err(|error| error.error)
        };
        whole().map_err(|error| Failure::write(file, error))
    }

    fn said(&self, what: &str) {
        if let Some(file) = self.to {
            Terminal::stderr().say(&format!("  Written   {what}, to {}", file.display()));
        }
    }
}

fn folder_of(file: &Path) -> &Path {
    file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// What the ending of a file's name says.
fn format_of(file: &Path) -> Option<ExportFormat> {
    let ending = file.extension()?.to_str()?.to_ascii_lowercase();
    match ending.as_str() {
        "parquet" => Some(ExportFormat::Parquet),
        "graphml" => Some(ExportFormat::Graphml),
        "json" => Some(ExportFormat::Json),
        _ => None,
    }
}

fn unsaid(to: Option<&Path>) -> Failure {
    match to {
        Some(file) => Failure::usage(
            format!("the name {} does not say how it is to be written", file.display()),
            "let it end in .parquet, .graphml or .json, or say --format",
        ),
        None => Failure::usage(
            "nothing says how it is to be written",
            "--to FILE, with a name that ends in .parquet, .graphml or .json; or --format json, to standard output",
        ),
    }
}

fn of_table(export: &Export<'_>, arguments: &TableArguments) -> Result<ExitCode, Failure> {
    let linked = Linked::read(arguments)?;
    super::page::say(&linked, &Terminal::stderr());
    let has_links = export.has(ExportWhat::Links);
    let links = if has_links { linked.linkage.links() } else { Vec::new() };
    match export.format {
        ExportFormat::Parquet if has_links => export.parquet(|file| records::links_parquet(&linked, &links, file))?,
        ExportFormat::Parquet => {
            export.parquet(|file| records::identities_parquet(records::identities(&linked), file))?;
        }
        ExportFormat::Graphml => export.text(|out| records::graphml(&linked, &links, out))?,
        ExportFormat::Json => export.text(|out| {
            out.write_all(b"{\n")?;
            if export.has(ExportWhat::Identities) {
                records::identities_json(records::identities(&linked), out)?;
            }
            out.write_all(if export.what.is_none() { b",\n" } else { b"" })?;
            if has_links {
                records::links_json(&linked, &links, out)?;
            }
            out.write_all(b"\n}\n")
        })?,
    }
    let records = thousands(linked.ids.len());
    export.said(&match has_links {
        true => format!("{} links among {records} records", thousands(links.len())),
        false => format!("{records} records with their identities"),
    });
    Ok(linked.exit())
}

fn of_dossiers(export: &Export<'_>, arguments: &ExportArguments, access: &Access<'_>) -> Result<ExitCode, Failure> {
    if arguments.specification.is_some() {
        return Err(Failure::usage("dossiers need no --specification", "it says what the columns of a table hold"));
    }
    if export.format == ExportFormat::Json && export.what.is_some() {
        let hint = "leave --what out: it has groups, subjects and links";
        return Err(Failure::usage("the JSON of dossiers is written whole", hint));
    }
    let looked = Looked::at(&arguments.of, arguments.policy.as_deref(), access)?;
    let network = &looked.network;
    match export.format {
        ExportFormat::Parquet if export.has(ExportWhat::Links) => {
            export.parquet(|file| subjects::links(network, file))?;
        }
        ExportFormat::Parquet => export.parquet(|file| subjects::subjects(network, file))?,
        ExportFormat::Json => export.text(|out| out.write_all(network_json(network).as_bytes()))?,
        ExportFormat::Graphml => export.text(|out| out.write_all(network_graphml(network).as_bytes()))?,
    }
    let (links, groups) = (thousands(network.links.len()), thousands(network.groups.len()));
    export.said(&format!("{links} links and {groups} linked groups among {} subjects", thousands(looked.subjects)));
    Ok(looked.exit())
}

/// The identities of a collection. Its links are not kept as such.
fn kept(export: &Export<'_>, name: &str, access: &Access<'_>) -> Result<ExitCode, Failure> {
    if export.format == ExportFormat::Graphml || export.what == Some(ExportWhat::Links) {
        return Err(Failure::usage(
            "of kept records identities can be exported, links cannot",
            "`--what identities` as Parquet or JSON; `vetwork link why --into NAME A B` tells a link",
        ));
    }
    let store = open::records(access)?;
    let rows = kept::rows(&kept::collection(&store, name)?)?;
    let identities = || rows.iter().map(|(id, identity)| (id.as_str(), kept::shown(*identity)));
    match export.format {
        ExportFormat::Parquet => export.parquet(|file| records::identities_parquet(identities(), file))?,
        _ => export.text(|out| {
            out.write_all(b"{\n")?;
            records::identities_json(identities(), out)?;
            out.write_all(b"\n}\n")
        })?,
    }
    export.said(&format!("{} records with their identities", thousands(rows.len())));
    Ok(ExitCode::SUCCESS)
}

/// Bits as people read them.
fn rounded(bits: f32) -> f64 {
    (f64::from(bits) * 10.0).round() / 10.0
}
