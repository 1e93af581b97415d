//! The command line.

// Named, as xtask reads this file from elsewhere.
#[path = "cli/inspect.rs"]
pub(crate) mod inspect;
#[path = "cli/link.rs"]
pub(crate) mod link;
#[path = "cli/lists.rs"]
pub(crate) mod lists;
#[path = "cli/records.rs"]
pub(crate) mod records;
#[path = "cli/trust.rs"]
pub(crate) mod trust;

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

const EXIT_CODES: &str = "Exit codes: 0 ran. 1 a subject is in the band, or a document has the verdict, of --fail-on or above; `records verify` or \
`records replay` found a difference. 2 could not run. 3 ran, and some input was not read (it is named); this wins over 1.";

/// Vets applicants and partners: compares what was claimed with what was observed, explains every
/// finding, and leaves the decision to a person.
#[derive(Parser)]
#[command(version, propagate_version = true, after_help = EXIT_CODES)]
pub(crate) struct Cli {
    #[command(subcommand)]
    pub(crate) command: Command,
    #[command(flatten)]
    pub(crate) common: Common,
}

/// What every command takes.
#[derive(Args)]
pub(crate) struct Common {
    /// Folder with imported reference lists
    #[arg(long, global = true, value_name = "DIR", env = "VETWORK_DATA")]
    pub(crate) data_dir: Option<PathBuf>,
    /// The time to judge by (2026-11-21T10:00:00Z); now, when it is missing
    #[arg(long, global = true, value_name = "TIME")]
    pub(crate) at: Option<String>,
}

#[derive(Subcommand)]
pub(crate) enum Command {
    /// Vet applicants: dossiers, resumes, a folder, an export, or `-` for JSON Lines
    Vet(VetArguments),
    /// Vet the examples and open the report
    Demo(DemoArguments),
    /// Write, check and describe dossiers
    Dossier {
        #[command(subcommand)]
        command: DossierCommand,
    },
    /// What is looked for, and why
    Checks {
        #[command(subcommand)]
        command: ChecksCommand,
    },
    /// The privacy notice for applicants, from the enabled checks
    Notice(NoticeArguments),
    /// Reference lists: what is loaded and how old it is
    Data {
        #[command(subcommand)]
        command: DataCommand,
    },
    /// Judge documents, credentials and files: what each proves, and what refutes it
    Inspect(inspect::InspectArguments),
    /// The live interview, the same for everybody
    Interview {
        #[command(subcommand)]
        command: InterviewCommand,
    },
    /// The keys with which states sign passports: take in their lists, see what is loaded
    Trust {
        #[command(subcommand)]
        command: trust::TrustCommand,
    },
    /// Ask the world's sanctions lists for a person, a company or a wallet
    Screen(lists::ScreenArguments),
    /// Sanctions lists: take them in, see what is loaded and how old it is
    Lists {
        #[command(subcommand)]
        command: lists::ListsCommand,
    },
    /// Find out which records of a table are one person's, and why
    Link {
        #[command(subcommand)]
        command: link::LinkCommand,
    },
    /// Hold the checks against labelled cases
    Evaluate(EvaluateArguments),
    /// Make records that last, so that the next vetting knows of this one
    Init(records::InitArguments),
    /// Write down what a person decided about a subject, and why
    Decide(records::DecideArguments),
    /// Records that last: show, prove, replay, export, erase, keep safe
    Records(records::RecordsArguments),
}

/// How results are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// A table for people
    Table,
    /// One JSON document
    Json,
    /// One JSON object a line, sorted by subject
    Jsonl,
    /// One row a subject
    Csv,
}

/// Who could have written the files.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Channel {
    /// Your own people and systems put them together
    Employer,
    /// The applicant sent them: everything in them is a claim
    Applicant,
}

/// Bands for `--fail-on`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum FailOn {
    /// Incomplete, verify or escalate
    Incomplete,
    /// Verify or escalate
    Verify,
    /// Escalate
    Escalate,
}

#[derive(Args)]
pub(crate) struct VetArguments {
    /// Dossiers (JSON, YAML, JSON Lines, CSV), resumes (PDF, DOCX, TXT, JSON Resume), folders, or `-`
    #[arg(value_name = "PATH", default_value = ".")]
    pub(crate) paths: Vec<PathBuf>,
    /// Explain one subject in full
    #[arg(long, value_name = "SUBJECT")]
    pub(crate) explain: Option<String>,
    /// With --explain: only the text that is ready to send to the applicant
    #[arg(long, requires = "explain")]
    pub(crate) message: bool,
    /// How results are written
    #[arg(long, value_enum, default_value_t = Format::Table)]
    pub(crate) format: Format,
    /// Write the report here; for a folder it is report.html in it unless said otherwise
    #[arg(long, value_name = "FILE")]
    pub(crate) report: Option<PathBuf>,
    /// Write no report
    #[arg(long, conflicts_with = "report")]
    pub(crate) no_report: bool,
    /// Weights, thresholds and required questions
    #[arg(long, value_name = "FILE")]
    pub(crate) policy: Option<PathBuf>,
    /// Your own indicators, CSV or JSON (can be given more than once)
    #[arg(long, value_name = "FILE")]
    pub(crate) indicators: Vec<PathBuf>,
    /// Key or certificate of an issuer, or a list of authorities, by which signed credentials in dossiers are to be proven
    /// (can be given more than once). Have it from the issuer, never from the holder
    #[arg(long = "key", value_name = "FILE")]
    pub(crate) keys: Vec<PathBuf>,
    /// Who could have written the files
    #[arg(long, value_enum, default_value_t = Channel::Employer)]
    pub(crate) channel: Channel,
    /// Vet only this line of a JSON Lines file
    #[arg(long, value_name = "N")]
    pub(crate) line: Option<usize>,
    /// How many threads; one for each core when it is missing
    #[arg(long, value_name = "N")]
    pub(crate) jobs: Option<usize>,
    /// Exit with 1 when a subject is in this band or above
    #[arg(long, value_enum, value_name = "BAND")]
    pub(crate) fail_on: Option<FailOn>,
    /// Say of every unread or odd input why
    #[arg(long, short)]
    pub(crate) verbose: bool,
    #[command(flatten)]
    pub(crate) place: records::RecordsPlace,
}

#[derive(Args)]
pub(crate) struct DemoArguments {
    /// Where to put the examples and their report; a temporary folder when it is missing
    #[arg(long, value_name = "DIR")]
    pub(crate) into: Option<PathBuf>,
    /// Do not open the report
    #[arg(long)]
    pub(crate) no_open: bool,
}

#[derive(Subcommand)]
pub(crate) enum DossierCommand {
    /// Write a commented template to standard output
    New {
        /// Of an organisation instead of a person
        #[arg(long)]
        organisation: bool,
    },
    /// Say what in a dossier cannot be read or compared
    Check {
        /// Dossiers, or `-`
        #[arg(value_name = "FILE", required = true)]
        files: Vec<PathBuf>,
    },
    /// Write the JSON Schema of the format
    Schema,
}

#[derive(Subcommand)]
pub(crate) enum ChecksCommand {
    /// All checks, a line each
    List {
        /// How they are written
        #[arg(long, value_enum, default_value_t = Format::Table)]
        format: Format,
    },
    /// One check: what it looks for, why, what else it could be
    Show {
        /// Its code or name
        code: String,
    },
    /// Which published guidance is served by which check, and which by none
    Coverage {
        /// The catalogue of red flags: tab-separated, with `id`, `name`, `sources`
        #[arg(long, value_name = "FILE")]
        catalogue: PathBuf,
    },
}

#[derive(Subcommand)]
pub(crate) enum InterviewCommand {
    /// What to do in a live call that shows a person beside their document
    Script {
        /// The lines for the dossier instead, to be filled in
        #[arg(long)]
        record: bool,
    },
}

/// Jurisdictions for the notice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Law {
    /// United States
    Us,
    /// United Kingdom
    Uk,
    /// European Union
    Eu,
}

#[derive(Args)]
pub(crate) struct NoticeArguments {
    /// Whose law
    #[arg(long, value_enum, default_value_t = Law::Eu)]
    pub(crate) jurisdiction: Law,
    /// Name of the employer, for the text
    #[arg(long, value_name = "NAME", default_value = "[employer]")]
    pub(crate) employer: String,
    /// Contact for questions, corrections and objections
    #[arg(long, value_name = "CONTACT", default_value = "[contact]")]
    pub(crate) contact: String,
}

#[derive(Subcommand)]
pub(crate) enum DataCommand {
    /// Take in a reference list from a file
    Import {
        /// The list as published
        #[arg(value_name = "FILE", required = true)]
        files: Vec<PathBuf>,
        /// Which list it is, when it cannot be told from name and content
        #[arg(long, value_name = "LIST")]
        list: Option<String>,
    },
    /// What is loaded, of what date, and what is too old
    Status,
}

#[derive(Args)]
pub(crate) struct EvaluateArguments {
    /// Labelled cases: expected bands and hypotheses (TOML)
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,
    /// For each case, the cheapest edit within the subject's own control that lowers it
    #[arg(long)]
    pub(crate) evade: bool,
    /// Weights, thresholds and required questions
    #[arg(long, value_name = "FILE")]
    pub(crate) policy: Option<PathBuf>,
}
