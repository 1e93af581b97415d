//! Reads untrusted documents in a child process that can open nothing and reach nobody.

mod child;
mod frames;
#[cfg(target_os = "linux")]
mod linux;
mod reader;

use serde::{Deserialize, Serialize};
use vetwork_identity::inspect::Question;
use vetwork_identity::zone::Capture;

use crate::documents::Limits;

pub use child::child_main;
pub use reader::Reader;

/// The hidden subcommand that makes the program the child: it must call [`child_main`] before anything else.
pub const CHILD_COMMAND: &str = "__read";

/// What the child is asked to do with the frames that follow.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Request {
    /// Read a document: one frame.
    Read(Limits),
    /// Judge a file: its frame, and one for each of its companions.
    Inspect {
        /// What is asked.
        question: Box<Question>,
        /// How many companions follow the file.
        companions: u32,
        /// Whether states' keys follow, in their saved form.
        anchors: bool,
        /// How the file's text came about.
        capture: Capture,
    },
    /// Say what a file is to the chip beside which it lies: its frame.
    Part,
    /// Prove a master list: its frame, and that of its root.
    Prove {
        /// Whether a root follows.
        root: bool,
    },
}

/// Longest request: a claim, however long an address is.
const LONGEST_REQUEST: u32 = 64 << 10;

/// What the child proved, by trying, that it cannot do. The first frame that it sends.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Confinement {
    /// Its memory is bounded.
    pub memory: bool,
    /// Its processor time is bounded.
    pub cpu_time: bool,
    /// It cannot open a file.
    pub files: bool,
    /// It cannot make a socket.
    pub sockets: bool,
    /// It cannot start a process or a thread.
    pub processes: bool,
    /// What is missing and why, in plain words; empty when nothing is.
    pub note: String,
}

impl Confinement {
    /// True when nothing is missing.
    pub fn is_complete(&self) -> bool {
        self.memory && self.cpu_time && self.files && self.sockets && self.processes
    }
}
