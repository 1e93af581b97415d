//! The command line of `inspect`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

#[derive(Args)]
pub(crate) struct InspectArguments {
    /// Documents, pictures of them, chips, credentials, resumes; folders of them; `-` for standard input
    #[arg(value_name = "FILE", required_unless_present = "numbers")]
    pub(crate) files: Vec<PathBuf>,
    /// A national, tax or bank number and what it is: `SSN:536-90-4399`, `pl/pesel:44051401359`; several times for several
    #[arg(long = "number", value_name = "SCHEME:NUMBER")]
    pub(crate) numbers: Vec<String>,
    /// Read text in pictures with the program `tesseract`, where it is installed. It sees the picture and misreads single
    /// characters
    #[arg(long)]
    pub(crate) ocr: bool,
    /// How results are written
    #[arg(long, value_enum, default_value_t = InspectFormat::Table)]
    pub(crate) format: InspectFormat,
    /// Of each document only what is refuted or unusual, and how many rules held
    #[arg(long)]
    pub(crate) brief: bool,
    /// Exit with 1 when a verdict is this or worse
    #[arg(long, value_enum, value_name = "VERDICT")]
    pub(crate) fail_on: Option<FailOnVerdict>,
    /// Key or certificate of an issuer, or a list of authorities, by which signed credentials are to be proven (can be given
    /// more than once). Have it from the issuer, never from the holder
    #[arg(long = "key", value_name = "FILE")]
    pub(crate) keys: Vec<PathBuf>,
    #[command(flatten)]
    pub(crate) claim: ClaimArguments,
}

/// What the holder says of themselves. What is left out is compared with nothing.
#[derive(Args)]
#[command(next_help_heading = "What the holder says")]
pub(crate) struct ClaimArguments {
    /// Full name, as they write it
    #[arg(long, value_name = "NAME")]
    pub(crate) name: Option<String>,
    /// Date of birth (1983-11-25)
    #[arg(long, value_name = "DATE")]
    pub(crate) born: Option<String>,
    /// Sex, as a document would print it
    #[arg(long, value_enum, value_name = "SEX")]
    pub(crate) sex: Option<super::lists::Sex>,
    /// Home address, in one line
    #[arg(long, value_name = "ADDRESS")]
    pub(crate) address: Option<String>,
    /// Number of the document
    #[arg(long, value_name = "NUMBER")]
    pub(crate) document_number: Option<String>,
    /// First day of work in the United States that they tell of (2009-03-01)
    #[arg(long, value_name = "DATE")]
    pub(crate) us_work_since: Option<String>,
}

/// How results are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum InspectFormat {
    /// A page for people
    Table,
    /// One JSON document
    Json,
}

/// Verdicts for `--fail-on`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum FailOnVerdict {
    /// Unusual or refuted
    Unusual,
    /// Refuted
    Refuted,
}
