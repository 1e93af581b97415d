//! The command line of `link texts`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

#[derive(Args)]
pub(crate) struct TextsArguments {
    /// A table (CSV with a header, JSON Lines, Parquet; `-` for standard input), or a folder of PDF, DOCX and TXT files
    #[arg(value_name = "INPUT")]
    pub(crate) input: PathBuf,
    /// The column that holds the text
    #[arg(long, value_name = "COLUMN")]
    pub(crate) text: Option<String>,
    /// The column that names a document; rows are numbered where there is none
    #[arg(long, value_name = "COLUMN")]
    pub(crate) id: Option<String>,
    /// A column with a name of the author, whose words are left out of that row's text. May be repeated
    #[arg(long, value_name = "COLUMN")]
    pub(crate) name: Vec<String>,
    /// A column with the name of an employer, which is left out where it stands whole. May be repeated
    #[arg(long, value_name = "COLUMN")]
    pub(crate) employer: Vec<String>,
    /// How results are written
    #[arg(long, value_enum, default_value_t = TextsFormat::Csv)]
    pub(crate) format: TextsFormat,
    /// Documents that are one text under several names, each with its group, instead of pairs
    #[arg(long, conflicts_with = "why")]
    pub(crate) groups: bool,
    /// What two documents have in common, passage by passage, side by side
    #[arg(long, value_names = ["A", "B"], num_args = 2)]
    pub(crate) why: Option<Vec<String>>,
}

/// How pairs and groups are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum TextsFormat {
    /// A row for each pair, with its longest shared passage
    Csv,
    /// A JSON object for each pair, with every shared passage and where it stands
    Jsonl,
}
