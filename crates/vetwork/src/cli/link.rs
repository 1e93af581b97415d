//! The command line of `link`.

#[path = "link/export.rs"]
pub(crate) mod export;
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
    #[command(
        override_usage = "vetwork link why TABLE A B\n       vetwork link why DOSSIERS A B\n       vetwork link why --into NAME A B"
    )]
    Why {
        /// The table, and the ids of two of its records (their numbers, from 1, where it has no ids); with --into the ids alone
        #[arg(value_name = "OF A B", num_args = 2..=3, required = true)]
        of: Vec<String>,
        /// What the table's columns hold (TOML); read off their names, when it is missing
        #[arg(long, value_name = "FILE", conflicts_with = "into")]
        specification: Option<PathBuf>,
        /// Of records that are kept, in the collection of this name
        #[arg(long, value_name = "NAME")]
        into: Option<String>,
        #[command(flatten)]
        place: RecordsPlace,
        /// Draw it into this file (SVG); of dossiers only
        #[arg(long, value_name = "FILE")]
        picture: Option<PathBuf>,
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
    /// Write identities and links into a file for other programs: Parquet, GraphML, JSON
    Export(export::ExportArguments),
    /// Write down what the columns of a table are taken for, to be corrected and given to --specification
    Specification {
        /// The table
        #[arg(value_name = "TABLE")]
        input: PathBuf,
    },
    /// Keep the records of a table, and link each with all that are kept. The first load learns; what it learnt stays
    Load {
        #[command(flatten)]
        table: TableArguments,
        /// How identities are written
        #[arg(long, value_enum, default_value_t = LinkFormat::Csv)]
        format: LinkFormat,
        #[command(flatten)]
        kept: KeptArguments,
    },
    /// Whom records would join, and who comes near them, without keeping them
    Find {
        /// The table: CSV with a header, JSON Lines, Parquet; `-` for CSV or JSON Lines on standard input
        #[arg(value_name = "TABLE")]
        input: PathBuf,
        /// How results are written
        #[arg(long, value_enum, default_value_t = LinkFormat::Csv)]
        format: LinkFormat,
        #[command(flatten)]
        kept: KeptArguments,
    },
    /// Say of two kept records whether they are one person's. It holds, whatever comes, until something else is said
    Judge {
        /// The one record, by its id
        #[arg(value_name = "A")]
        a: String,
        /// The other record
        #[arg(value_name = "B")]
        b: String,
        /// What is so
        #[arg(value_enum)]
        verdict: LinkVerdict,
        /// Why, in your own words
        #[arg(long, value_name = "TEXT")]
        because: String,
        #[command(flatten)]
        kept: KeptArguments,
    },
    /// What people said of kept records
    Judgements {
        #[command(flatten)]
        kept: KeptArguments,
    },
    /// Which identities were merged or split, when and why
    Events {
        #[command(flatten)]
        kept: KeptArguments,
    },
    /// Every kept record with its identity
    Identities {
        /// How identities are written
        #[arg(long, value_enum, default_value_t = LinkFormat::Csv)]
        format: LinkFormat,
        #[command(flatten)]
        kept: KeptArguments,
    },
    /// Forget records, with all that was said of them
    Forget {
        /// Their ids
        #[arg(value_name = "ID", required = true)]
        ids: Vec<String>,
        #[command(flatten)]
        kept: KeptArguments,
    },
}

impl LinkCommand {
    /// The records that a command uses, if any.
    pub(crate) fn place(&self) -> Option<&RecordsPlace> {
        match self {
            LinkCommand::Run { .. }
            | LinkCommand::Hubs { .. }
            | LinkCommand::Texts(_)
            | LinkCommand::Specification { .. } => None,
            LinkCommand::Why { place, .. } => Some(place),
            LinkCommand::Groups(arguments) => Some(&arguments.place),
            LinkCommand::Export(arguments) => Some(&arguments.place),
            LinkCommand::Load { kept, .. }
            | LinkCommand::Find { kept, .. }
            | LinkCommand::Judge { kept, .. }
            | LinkCommand::Judgements { kept }
            | LinkCommand::Events { kept }
            | LinkCommand::Identities { kept, .. }
            | LinkCommand::Forget { kept, .. } => Some(&kept.place),
        }
    }
}

/// Records that are kept.
#[derive(Args)]
pub(crate) struct KeptArguments {
    /// The collection: records of one kind, which are linked with each other
    #[arg(long, value_name = "NAME", default_value = "people")]
    pub(crate) into: String,
    #[command(flatten)]
    pub(crate) place: RecordsPlace,
}

/// What can be said of two records.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum LinkVerdict {
    /// They are one person's
    Same,
    /// They are not
    NotSame,
    /// They are of two people of one home
    Household,
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
    /// A row for each record
    Csv,
    /// A JSON object for each identity, or for each record that is asked about
    Jsonl,
}
