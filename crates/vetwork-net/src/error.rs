//! Why a file was not fetched: what happened, and whether it is worth another attempt.

use std::io;
use std::time::Duration;

use crate::way::LeadsInside;

/// Why a file was not fetched.
#[derive(Debug, thiserror::Error)]
pub enum NetError {
    /// The name of the host is unknown.
    #[error("{host} was not found")]
    NoSuchHost {
        /// The host.
        host: String,
    },
    /// No connection, or one that is not to be trusted.
    #[error("{host} could not be reached: {why}")]
    Unreachable {
        /// The host.
        host: String,
        /// What went wrong.
        why: String,
    },
    /// The name of the host leads into a private network.
    #[error("{0}")]
    Private(String),
    /// The certificate of the host is not to be trusted, or encryption failed.
    #[error("{host} does not prove that it is {host}: {why}")]
    Untrusted {
        /// The host.
        host: String,
        /// What went wrong.
        why: String,
    },
    /// Another answer than the file.
    #[error("{host} answered {status}{}", .meaning.map(|meaning| format!(", {meaning}")).unwrap_or_default())]
    Status {
        /// The host.
        host: String,
        /// The status.
        status: u16,
        /// What it stands for.
        meaning: Option<&'static str>,
        /// When the server wants to be asked again.
        again: Option<Duration>,
    },
    /// The server sends on to where nobody follows.
    #[error("{host} sends on to {to}")]
    Redirect {
        /// The host.
        host: String,
        /// Where to, and what is wrong with it.
        to: String,
    },
    /// The server sends on without end.
    #[error("{host} sends on more than {limit} times")]
    Redirects {
        /// The host.
        host: String,
        /// How often is followed.
        limit: u32,
    },
    /// A web page: of an error, of a consent, of a login.
    #[error("this is a web page, not a list")]
    WebPage,
    /// Bytes in a form that was not asked for.
    #[error("{host} sent it packed as \"{encoding}\", which was not asked for")]
    Encoding {
        /// The host.
        host: String,
        /// Its `Content-Encoding`.
        encoding: String,
    },
    /// More than the limit.
    #[error("it is larger than {limit} bytes")]
    TooLarge {
        /// The limit.
        limit: u64,
    },
    /// It ended before its end.
    #[error("it broke off after {bytes} bytes{}", .whole.map(|whole| format!(" of {whole}")).unwrap_or_default())]
    Cut {
        /// What arrived.
        bytes: u64,
        /// What was announced.
        whole: Option<u64>,
    },
    /// Silence, or too slow.
    #[error("{host} took too long")]
    Slow {
        /// The host.
        host: String,
    },
    /// What was there could not be gone on with: another part, or none.
    #[error("{host} did not go on where it broke off")]
    NotTheRest {
        /// The host.
        host: String,
    },
    /// The answer is no HTTP.
    #[error("{host} gave an answer that cannot be read: {why}")]
    Protocol {
        /// The host.
        host: String,
        /// What is wrong with it.
        why: String,
    },
    /// What arrived could not be kept.
    #[error("what arrived could not be kept: {0}")]
    Keep(io::Error),
}

impl NetError {
    /// It may pass: another attempt is worth it.
    #[must_use]
    pub fn may_pass(&self) -> bool {
        match self {
            Self::Status { status, .. } => matches!(status, 408 | 425 | 429 | 500 | 502..=504),
            Self::NoSuchHost { .. }
            | Self::Unreachable { .. }
            | Self::Cut { .. }
            | Self::Slow { .. }
            | Self::NotTheRest { .. } => true,
            _ => false,
        }
    }

    /// What to do about it.
    #[must_use]
    pub fn hint(&self) -> &'static str {
        match self {
            Self::NoSuchHost { .. } | Self::Unreachable { .. } => "check the network; --proxy names a proxy",
            Self::Private(_) => "whoever answers for this name leads inside: ask who runs the network",
            Self::Untrusted { .. } => "if a proxy of yours opens what is encrypted, --trust names its authority",
            Self::Status { status: 404 | 410, .. } => {
                "its authority may have moved it: look there, and name it with --address"
            }
            Self::Redirect { .. } | Self::Redirects { .. } => {
                "if that is right, name the new address with --address, or fetch the file yourself and import it"
            }
            Self::WebPage | Self::Status { .. } => {
                "open the address in a browser to see what it says, and try again later"
            }
            Self::Cut { .. } | Self::Slow { .. } | Self::NotTheRest { .. } => {
                "run it again: it goes on where it broke off, where the server lets it"
            }
            Self::Encoding { .. } | Self::Protocol { .. } | Self::TooLarge { .. } => {
                "open the address in a browser; what is right can be imported as a file"
            }
            Self::Keep(_) => "check that there is room and that you may write there",
        }
    }

    /// How long the server asks to wait.
    #[must_use]
    pub fn asks_to_wait(&self) -> Option<Duration> {
        match self {
            Self::Status { again, .. } => *again,
            _ => None,
        }
    }

    pub(crate) fn status(host: &str, status: u16, again: Option<Duration>) -> Self {
        let meaning = Some(match status {
            401 | 403 => "you may not have it",
            404 | 410 => "it is not there",
            407 => "the proxy wants to know who asks",
            429 => "too many requests",
            500..=599 => "a failure of its own",
            _ => "",
        });
        Self::Status { host: host.to_owned(), status, meaning: meaning.filter(|meaning| !meaning.is_empty()), again }
    }

    /// An error of the client, before any byte of the file arrived.
    pub(crate) fn of_request(error: ureq::Error, host: &str) -> Self {
        let host = host.to_owned();
        let why = |text: String| text.chars().filter(|c| !c.is_control()).take(200).collect::<String>();
        match error {
            ureq::Error::HostNotFound => Self::NoSuchHost { host },
            ureq::Error::Timeout(_) => Self::Slow { host },
            ureq::Error::Other(other) if other.is::<LeadsInside>() => Self::Private(other.to_string()),
            ureq::Error::Rustls(error) => Self::Untrusted { host, why: why(error.to_string()) },
            ureq::Error::Tls(text) => Self::Untrusted { host, why: why(text.to_owned()) },
            ureq::Error::Io(error) => Self::of_connection(&error, host),
            ureq::Error::ConnectionFailed => Self::Unreachable { host, why: "no connection".to_owned() },
            ureq::Error::ConnectProxyFailed(text) => {
                Self::Unreachable { host, why: why(format!("the proxy says {text}")) }
            }
            other => Self::Protocol { host, why: why(other.to_string()) },
        }
    }

    fn of_connection(error: &io::Error, host: String) -> Self {
        // What rustls refuses comes wrapped as an error of the connection.
        if let Some(refused) = error.get_ref().and_then(|inner| inner.downcast_ref::<rustls::Error>()) {
            return Self::Untrusted { host, why: refused.to_string() };
        }
        match error.kind() {
            io::ErrorKind::TimedOut | io::ErrorKind::WouldBlock => Self::Slow { host },
            // The resolver of the system says no more than that.
            _ if error.to_string().contains("lookup address") => Self::NoSuchHost { host },
            _ => Self::Unreachable { host, why: error.to_string() },
        }
    }
}
