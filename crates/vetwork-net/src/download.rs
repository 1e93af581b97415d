//! A file is fetched: attempt by attempt, with pauses between them, as long as what went wrong may pass.

use std::time::Duration;

use crate::address::Address;
use crate::attempt::Attempt;
use crate::error::NetError;
use crate::part::{Part, Validators};
use crate::way::Way;

/// What is fetched.
#[derive(Clone, Debug)]
pub struct Download<'a> {
    /// From where.
    pub address: Address,
    /// Hosts beside the address's own site to which the publisher is known to send on.
    pub also: &'a [&'a str],
    /// The type that is asked for, `application/xml`; what comes is judged by its bytes, save that a web page is refused.
    pub content_type: &'a str,
    /// What the server said of the state that is in use; empty to fetch it in any case.
    pub known: Validators,
}

/// What is too much, too long, too often.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// The largest file, in bytes.
    pub bytes: u64,
    /// The longest silence: until there is a connection, until an answer begins, between two pieces of it.
    pub silence: Duration,
    /// The longest attempt. What has arrived by then stays, and the next attempt goes on from there.
    pub whole: Duration,
    /// How often a server may send on.
    pub redirects: u32,
    /// How many attempts.
    pub attempts: u32,
    /// The first pause between two attempts; each further one is twice as long.
    pub pause: Duration,
    /// The longest pause that a server may ask for; if it wants more, the file is given up for this time.
    pub longest_pause: Duration,
}

impl Default for Limits {
    /// For files of some hundred megabytes that some publishers take minutes to make.
    fn default() -> Self {
        Self {
            bytes: 1 << 30,
            silence: Duration::from_secs(180),
            whole: Duration::from_secs(30 * 60),
            redirects: 5,
            attempts: 5,
            pause: Duration::from_secs(2),
            longest_pause: Duration::from_secs(120),
        }
    }
}

/// What came of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fetched {
    /// It is as it was.
    NotChanged,
    /// It is in the part, whole as far as the server said how long it is; with what asks next time whether it changed.
    New(Validators),
}

/// What happens on the way, for whoever watches.
#[derive(Debug)]
pub enum Event<'a> {
    /// So many bytes are there, of so many if the server said so.
    Bytes {
        /// There.
        bytes: u64,
        /// In all.
        whole: Option<u64>,
    },
    /// It is tried again after a pause.
    Again {
        /// What went wrong.
        error: &'a NetError,
        /// How long the pause is.
        pause: Duration,
    },
}

/// Fetches files.
#[derive(Clone, Debug)]
pub struct Downloader {
    /// The way out.
    pub way: Way,
    /// The limits.
    pub limits: Limits,
}

impl Downloader {
    /// Fetches a file into `part`, or goes on with what is there.
    ///
    /// # Errors
    ///
    /// The last one, when nothing helped, or the first one that will not pass. What has arrived stays in `part`.
    pub fn fetch(
        &self,
        download: &Download<'_>,
        part: &mut dyn Part,
        watch: &mut dyn FnMut(Event<'_>),
    ) -> Result<Fetched, NetError> {
        let attempt = Attempt::new(&self.way, download, self.limits);
        let mut pause = self.limits.pause;
        for _ in 1..self.limits.attempts {
            let error = match attempt.run(part, watch) {
                Err(error) if error.may_pass() => error,
                result => return result,
            };
            let wanted = error.asks_to_wait().unwrap_or(pause);
            if wanted > self.limits.longest_pause {
                return Err(error);
            }
            watch(Event::Again { error: &error, pause: wanted });
            std::thread::sleep(wanted);
            pause = pause.saturating_mul(2).min(self.limits.longest_pause);
        }
        attempt.run(part, watch)
    }
}
