//! The command line of records that last.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};

/// Where records are, what opens them, and who is using them.
#[derive(Args)]
#[command(next_help_heading = "Records")]
pub(crate) struct RecordsPlace {
    /// Records that last: a file, or postgres://…; those of `vetwork init` when it is missing
    #[arg(long, global = true, value_name = "WHERE", env = "VETWORK_RECORDS")]
    pub(crate) records: Option<String>,
    /// Use no records: keep nothing, and compare only with each other
    #[arg(long, global = true, conflicts_with = "records")]
    pub(crate) no_records: bool,
    /// File with the master key of the records
    #[arg(long, global = true, value_name = "FILE", env = "VETWORK_KEY_FILE")]
    pub(crate) key_file: Option<PathBuf>,
    /// Command that prints the master key
    #[arg(long, global = true, value_name = "COMMAND", env = "VETWORK_KEY_COMMAND")]
    pub(crate) key_command: Option<String>,
    /// Who is doing this, for the history; your user name when it is missing
    #[arg(long, global = true, value_name = "NAME", env = "VETWORK_BY")]
    pub(crate) by: Option<String>,
}

/// What can be decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Decision {
    /// The questions are answered: it goes on
    Proceed,
    /// More is asked first
    Ask,
    /// Hired or engaged
    Hired,
    /// Not hired, for whatever reason
    NotHired,
    /// The subject withdrew
    Withdrew,
    /// Handed to an investigation or an authority
    Reported,
    /// No longer engaged
    Left,
}

#[derive(Args)]
pub(crate) struct DecideArguments {
    /// The subject, as the table names it
    pub(crate) subject: String,
    /// What was decided
    #[arg(value_enum, required_unless_present_any = ["confirm", "disagree"])]
    pub(crate) decision: Option<Decision>,
    /// Why, in your own words
    #[arg(long, value_name = "TEXT")]
    pub(crate) reason: String,
    /// As the second reader: agree with the decision that waits
    #[arg(long, conflicts_with_all = ["decision", "disagree"])]
    pub(crate) confirm: bool,
    /// As the second reader: do not agree with it
    #[arg(long, conflicts_with = "decision")]
    pub(crate) disagree: bool,
    /// Policy that says which decisions need a second reader
    #[arg(long, value_name = "FILE")]
    pub(crate) policy: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) place: RecordsPlace,
}

#[derive(Args)]
pub(crate) struct InitArguments {
    #[command(flatten)]
    pub(crate) place: RecordsPlace,
}

#[derive(Args)]
pub(crate) struct RecordsArguments {
    #[command(subcommand)]
    pub(crate) command: RecordsCommand,
    #[command(flatten)]
    pub(crate) place: RecordsPlace,
}

/// In which form the copy for a person is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum CopyFormat {
    /// Plain text
    Text,
    /// A page that needs nothing else
    Html,
    /// For other programs
    Json,
}

/// How a screening of everybody on record is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum RecordsScreenFormat {
    /// A page for people: what is another than before, and what is open
    Table,
    /// One JSON object a line for each of whom something is found, or was
    Jsonl,
}

#[derive(Subcommand)]
pub(crate) enum RecordsCommand {
    /// How much is remembered, since when, and where the key is
    Status,
    /// What happened with a subject
    Show {
        /// The subject, as the table names it
        subject: String,
    },
    /// Prove that nothing of the history was changed or dropped
    Verify {
        /// A signed head that you kept: a file, or the line itself
        #[arg(long, value_name = "HEAD")]
        head: Option<String>,
        /// Also open every dossier and assessment
        #[arg(long)]
        deep: bool,
    },
    /// The signed head of the history, to be kept elsewhere
    Head,
    /// Prove that one entry is in the history
    Prove {
        /// Its number
        entry: i64,
    },
    /// Make an assessment again, to the same bytes, or say which input is gone or changed
    Replay {
        /// The subject, as the table names it
        subject: String,
        /// Number of the entry; the last assessment when it is missing
        #[arg(long, value_name = "N")]
        entry: Option<i64>,
        /// Hold it against this policy as well; the default one when it is missing
        #[arg(long, value_name = "FILE")]
        policy: Option<PathBuf>,
        /// Your own indicators, as they were used then
        #[arg(long, value_name = "FILE")]
        indicators: Vec<PathBuf>,
    },
    /// The copy of their data for a person: readable, complete, others left out
    Export {
        /// The subject, as the table names it
        subject: String,
        /// In which form
        #[arg(long, value_enum, default_value_t = CopyFormat::Text)]
        format: CopyFormat,
        /// Also what is held apart: former names, nationality, place of birth, sex
        #[arg(long)]
        confidential: bool,
    },
    /// Write down what a person corrects, and take out values that are not theirs
    Correct {
        /// The subject, as the table names it
        subject: String,
        /// In the person's own words
        #[arg(long, value_name = "TEXT")]
        statement: String,
        /// The check or the section that it is about
        #[arg(long, value_name = "CODE")]
        about: Option<String>,
        /// A value that is not theirs: phone, email, wallet or account (can be given more than once)
        #[arg(long, value_name = "KIND=VALUE")]
        withdraw: Vec<String>,
    },
    /// Who is due to be forgotten by the policy; with --apply they are
    Expire {
        /// Erase them
        #[arg(long)]
        apply: bool,
        /// Policy with the times
        #[arg(long, value_name = "FILE")]
        policy: Option<PathBuf>,
    },
    /// Forget a subject: its key, its values, its links
    Erase {
        /// The subject, as the table names it
        subject: String,
        /// Why
        #[arg(long, value_name = "TEXT")]
        reason: String,
    },
    /// Forbid erasing a subject until a day
    Hold {
        /// The subject, as the table names it
        subject: String,
        /// Until when (2027-01-31)
        #[arg(long, value_name = "DAY")]
        until: String,
        /// Why
        #[arg(long, value_name = "TEXT")]
        reason: String,
    },
    /// End a hold before its day
    Release {
        /// The subject, as the table names it
        subject: String,
        /// Why
        #[arg(long, value_name = "TEXT")]
        reason: String,
    },
    /// Hold everybody on record against the sanctions lists; after the first time, only those whom a change can reach
    Screen {
        /// Screen everybody, whatever was screened before
        #[arg(long)]
        all: bool,
        /// How results are written
        #[arg(long, value_enum, default_value_t = RecordsScreenFormat::Table)]
        format: RecordsScreenFormat,
        /// Exit with 1 when a question is open that nobody cleared
        #[arg(long)]
        fail_on_open: bool,
    },
    /// Say that a subject is not a listed party, and why; or read as the second person what another said
    Clear {
        /// The subject, as the table names it
        subject: String,
        /// The list and the entry's own id in it: ofac-sdn/49970
        #[arg(value_name = "LIST/ENTRY")]
        entry: String,
        /// Why, in your own words
        #[arg(long, value_name = "TEXT")]
        why: String,
        /// The last day on which it holds (2027-01-31); until the entry changes when it is missing
        #[arg(long, value_name = "DAY")]
        until: Option<String>,
        /// As the second reader: agree with what another said
        #[arg(long, conflicts_with_all = ["until", "disagree"])]
        confirm: bool,
        /// As the second reader: do not agree with it
        #[arg(long, conflicts_with = "until")]
        disagree: bool,
        /// Policy that says from where on it needs a second reader
        #[arg(long, value_name = "FILE")]
        policy: Option<PathBuf>,
    },
    /// Take back that a subject is not a listed party
    Reopen {
        /// The subject, as the table names it
        subject: String,
        /// The list and the entry's own id in it: ofac-sdn/49970
        #[arg(value_name = "LIST/ENTRY")]
        entry: String,
        /// Why, in your own words
        #[arg(long, value_name = "TEXT")]
        why: String,
    },
    /// What people said of subjects and listed parties, and what of it holds
    Clearances {
        /// Of this subject alone
        subject: Option<String>,
    },
    /// Change the master key while others go on
    RotateKey {
        /// Forget earlier keys: copies that were made before can then no longer be read
        #[arg(long)]
        forget_earlier: bool,
    },
    /// Copy the records as they are now, and verify the copy
    Backup {
        /// Where to: a file that is not there yet
        #[arg(value_name = "FILE")]
        file: PathBuf,
    },
    /// Bring a copy back to a place where there are no records
    Restore {
        /// The copy
        #[arg(value_name = "FILE")]
        file: PathBuf,
    },
}
