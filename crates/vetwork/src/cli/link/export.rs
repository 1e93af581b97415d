//! The command line of `link export`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::RecordsPlace;

#[derive(Args)]
#[command(
    override_usage = "vetwork link export TABLE --to FILE\n       vetwork link export DOSSIERS… --to FILE\n       \
                      vetwork link export --from NAME --to FILE"
)]
pub(crate) struct ExportArguments {
    /// A table, as `link run` takes it, or dossiers, as `link groups` does
    #[arg(value_name = "TABLE|DOSSIERS", required_unless_present = "from")]
    pub(crate) of: Vec<PathBuf>,
    /// Of records that are kept, in the collection of this name: their identities
    #[arg(long, value_name = "NAME", conflicts_with = "of")]
    pub(crate) from: Option<String>,
    /// The file to write: `.parquet`, `.graphml` or `.json`; standard output, when it is missing
    #[arg(long, value_name = "FILE")]
    pub(crate) to: Option<PathBuf>,
    /// How it is written; read off the ending of FILE, when it is missing
    #[arg(long, value_enum)]
    pub(crate) format: Option<ExportFormat>,
    /// Which of the two is written. A Parquet file holds one of them (links, where there are any, when nothing is said), JSON
    /// both, GraphML the network that they make
    #[arg(long, value_enum)]
    pub(crate) what: Option<ExportWhat>,
    /// Take the place of a file that is there
    #[arg(long, requires = "to")]
    pub(crate) force: bool,
    /// What the table's columns hold (TOML); read off their names, when it is missing
    #[arg(long, value_name = "FILE", conflicts_with = "from")]
    pub(crate) specification: Option<PathBuf>,
    /// Weights of shared values (TOML), for dossiers; those that ship with the program, when it is missing
    #[arg(long, value_name = "FILE", conflicts_with_all = ["from", "specification"])]
    pub(crate) policy: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) place: RecordsPlace,
}

/// How an export is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum ExportFormat {
    /// Apache Parquet, for data platforms and notebooks; to a file alone
    Parquet,
    /// GraphML, for programs that draw networks
    Graphml,
    /// One JSON object
    Json,
}

/// What is exported.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum ExportWhat {
    /// A row for each record with its identity; of dossiers, for each subject with its linked group
    Identities,
    /// A row for each two records that may be one person's; of dossiers, for each value that two subjects share
    Links,
}
