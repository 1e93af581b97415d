//! The command line of `screen` and `lists`.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};

#[derive(Args)]
pub(crate) struct ScreenArguments {
    /// The name, in any script and order; may be left out beside --id, --wallet or --contact
    #[arg(value_name = "NAME", required_unless_present_any = ["id", "wallet", "contact", "from"])]
    pub(crate) name: Option<String>,
    /// Ask for everybody in a file: CSV with a header or JSON Lines, `-` for standard input
    #[arg(long, value_name = "FILE", conflicts_with_all = ["name", "kind", "dob", "country", "sex", "id", "wallet", "contact"])]
    pub(crate) from: Option<PathBuf>,
    /// With --from: how dates such as 04/05/1983 are meant; without it they are not read
    #[arg(long, value_enum, value_name = "ORDER", requires = "from")]
    pub(crate) date_order: Option<DateOrder>,
    /// Who it is; people and organisations are both asked for, when it is missing
    #[arg(long, value_enum, value_name = "KIND")]
    pub(crate) kind: Option<Kind>,
    /// Date of birth or of founding, as precisely as it is known: 1983, 1983-11, 1983-11-25
    #[arg(long, value_name = "DATE")]
    pub(crate) dob: Option<String>,
    /// A document or an authority proved the date of birth: another listed date then clears
    #[arg(long, requires = "dob")]
    pub(crate) dob_verified: bool,
    /// Nationality of a person, where a body is registered, flag of a vessel: a name or a code such as IN (can be given
    /// more than once). It only lowers: another than all that the list says takes a little away
    #[arg(long, value_name = "COUNTRY")]
    pub(crate) country: Vec<String>,
    /// Sex, where the person or a document states it. It only lowers
    #[arg(long, value_enum, value_name = "SEX")]
    pub(crate) sex: Option<Sex>,
    /// Number of a document or a register (can be given more than once)
    #[arg(long, value_name = "NUMBER")]
    pub(crate) id: Vec<String>,
    /// Address of a crypto wallet (can be given more than once)
    #[arg(long, value_name = "ADDRESS")]
    pub(crate) wallet: Vec<String>,
    /// E-mail address, telephone number or web site (can be given more than once)
    #[arg(long, value_name = "VALUE")]
    pub(crate) contact: Vec<String>,
    /// How results are written
    #[arg(long, value_enum, default_value_t = ScreenFormat::Table)]
    pub(crate) format: ScreenFormat,
    /// How many parties to show of each who is asked for, all of them with 0; 5, or 1 in CSV, when it is missing
    #[arg(long, value_name = "N")]
    pub(crate) top: Option<usize>,
    /// Exit with 1 when a question is open or more
    #[arg(long)]
    pub(crate) fail_on_open: bool,
}

/// Who is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Kind {
    /// A human being
    Person,
    /// A company, agency, group
    Organisation,
    /// A ship
    Vessel,
    /// An aircraft
    Aircraft,
}

/// What a person or a document states.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Sex {
    /// Female
    Female,
    /// Male
    Male,
}

/// How hits are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum ScreenFormat {
    /// A page for people
    Table,
    /// One JSON document
    Json,
    /// One JSON object a line for each who is asked for
    Jsonl,
    /// One row a party; one row for whom there is none
    Csv,
}

/// How a date of two numbers and a year is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum DateOrder {
    /// 04/05/1983 is the fourth of May
    DayFirst,
    /// 04/05/1983 is April the fifth
    MonthFirst,
}

#[derive(Subcommand)]
pub(crate) enum ListsCommand {
    /// Take in a list as its authority publishes it; .gz and .zip are unpacked
    Import {
        /// The files; the four files of OFAC's CSV belong into one call
        #[arg(value_name = "FILE", required = true)]
        files: Vec<PathBuf>,
        /// Which list it is, when it cannot be told: ofac-sdn, ofac-consolidated, or a name of yours
        #[arg(long, value_name = "LIST")]
        list: Option<String>,
        /// Take it in although it shrank, is older, or was partly not understood
        #[arg(long)]
        anyway: bool,
    },
    /// Fetch lists from their authorities, and take in those that changed
    Update(UpdateArguments),
    /// What is loaded, of what day, how many entries, and how old
    Status,
    /// What changed between two days of a list: which entries came, went and say something else
    Diff {
        /// The list as it was, and as it is: files as published, or a folder with the files of OFAC's CSV. One alone is
        /// held against the list in use
        #[arg(value_name = "LIST", required = true, num_args = 1..=2)]
        lists: Vec<PathBuf>,
        /// Which list it is, when it cannot be told
        #[arg(long, value_name = "LIST")]
        list: Option<String>,
        /// How it is written
        #[arg(long, value_enum, default_value_t = DiffFormat::Table)]
        format: DiffFormat,
        /// Show all entries, and not only the first of each kind
        #[arg(long)]
        all: bool,
    },
}

/// How changes are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum DiffFormat {
    /// A page for people
    Table,
    /// One JSON document with every entry
    Json,
}

#[derive(Args)]
pub(crate) struct UpdateArguments {
    /// Which: ofac-sdn, ofac-consolidated, un, eu, uk, ch, ca, au, jp; all of them when none is named
    #[arg(value_name = "LIST")]
    pub(crate) lists: Vec<String>,
    /// Fetch from a mirror, which has the files under the names of --print-addresses
    #[arg(long, value_name = "ADDRESS")]
    pub(crate) from: Option<String>,
    /// Fetch one list from another address: un=https://… (can be given more than once)
    #[arg(long, value_name = "LIST=ADDRESS")]
    pub(crate) address: Vec<String>,
    /// Go through a proxy: http://host:port; that of HTTPS_PROXY when it is missing
    #[arg(long, value_name = "ADDRESS", env = "VETWORK_PROXY")]
    pub(crate) proxy: Option<String>,
    /// Trust the authorities in this file (PEM), and not those that are built in
    #[arg(long, value_name = "FILE")]
    pub(crate) trust: Option<PathBuf>,
    /// Say where the lists are published and fetch nothing, for a machine without a network
    #[arg(long)]
    pub(crate) print_addresses: bool,
}
