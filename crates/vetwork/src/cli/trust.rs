//! The command line of `trust`.

use std::path::PathBuf;

use clap::Subcommand;

#[derive(Subcommand)]
pub(crate) enum TrustCommand {
    /// Take in a master list: a state's signed collection of the keys with which states sign passports
    Import {
        /// The files, as their states publish them
        #[arg(value_name = "FILE", required = true)]
        files: Vec<PathBuf>,
        /// The certificate under which the lists are signed, for which you vouch; needed unless its fingerprint is built in
        #[arg(long, value_name = "CERT")]
        root: Option<PathBuf>,
        /// Take a list in although it is older or much shorter than the one in use
        #[arg(long)]
        anyway: bool,
    },
    /// What is loaded: whose lists, of what day, how many keys, and who vouches for them
    Status,
}
