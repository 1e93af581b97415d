//! The command line of `link`.

#[path = "link/texts.rs"]
pub(crate) mod texts;

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};

use super::records::RecordsPlace;

#[derive(Subcommand)]
pub(crate) enum LinkCommand {
    /// Find out which records of a table are one person's
    Run {
        #[command(flatten)]
        table: TableArguments,
        /// How results are written
        #[arg(long, value_enum, default_value_t = LinkFormat::Csv)]
        format: LinkFormat,
    },
    /// Who of many subjects hang together by what they share, and through what: linked groups, in words and as a picture
    Groups(GroupsArguments),
    /// What speaks for two records being one person's, field by field; of dossiers, through what two subjects are connected
    Why {
        #[command(flatten)]
        table: TableArguments,
        #[command(flatten)]
        place: RecordsPlace,
        /// Draw it into this file (SVG); of dossiers only
        #[arg(long, value_name = "FILE")]
        picture: Option<PathBuf>,
        /// The one record or subject, by its id; by its number, from 1, where a table has no ids
        #[arg(value_name = "A")]
        a: String,
        /// The other one
        #[arg(value_name = "B")]
        b: String,
    },
    /// Values that more records share than one person or home would
    Hubs {
        #[command(flatten)]
        table: TableArguments,
        /// How many to show, all of them with 0
        #[arg(long, value_name = "N", default_value_t = 20)]
        top: usize,
    },
    /// Find out which resumes, letters or bids are one text under several names
    Texts(texts::TextsArguments),
    /// Write down what the columns of a table are taken for, to be corrected and given to --specification
    Specification {
        /// The table
        #[arg(value_name = "TABLE")]
        input: PathBuf,
    },
}

/// Dossiers whose subjects are linked.
#[derive(Args)]
pub(crate) struct GroupsArguments {
    /// Dossiers: files or folders, as `vetwork vet` takes them
    #[arg(value_name = "DOSSIERS", required = true)]
    pub(crate) paths: Vec<PathBuf>,
    /// How results are written
    #[arg(long, value_enum, default_value_t = GroupsFormat::Text)]
    pub(crate) format: GroupsFormat,
    /// Draw the linked groups into this folder, a file (SVG) each
    #[arg(long, value_name = "FOLDER")]
    pub(crate) pictures: Option<PathBuf>,
    /// How many groups to show, all of them with 0
    #[arg(long, value_name = "N", default_value_t = 20)]
    pub(crate) top: usize,
    /// Weights of shared values (TOML); those that ship with the program, when it is missing
    #[arg(long, value_name = "FILE")]
    pub(crate) policy: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) place: RecordsPlace,
}

/// How linked groups are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum GroupsFormat {
    /// For people
    Text,
    /// One JSON object: groups, subjects, links
    Json,
    /// GraphML, for programs that draw networks
    Graphml,
}

/// The table that is linked.
#[derive(Args)]
pub(crate) struct TableArguments {
    /// The table: CSV with a header, JSON Lines, Parquet; `-` for CSV or JSON Lines on standard input
    #[arg(value_name = "TABLE")]
    pub(crate) input: PathBuf,
    /// What its columns hold (TOML); read off their names, when it is missing
    #[arg(long, value_name = "FILE")]
    pub(crate) specification: Option<PathBuf>,
}

/// How identities are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum LinkFormat {
    /// A row for each record: its id, and the id of its identity's first record
    Csv,
    /// A JSON object for each identity
    Jsonl,
}
