//! One attempt: a request, where it is sent on to, and the bytes of the answer.

use std::io::Read as _;
use std::time::Duration;

use jiff::Timestamp;
use jiff::fmt::rfc2822::DateTimeParser;
use ureq::http::header::{self, HeaderMap, HeaderName};
use ureq::tls::TlsConfig;
use ureq::unversioned::transport::DefaultConnector;
use ureq::{Agent, Body, http};

use crate::address::Address;
use crate::download::{Download, Event, Fetched, Limits};
use crate::error::NetError;
use crate::part::{Kept, Part, Validators};
use crate::way::Way;

/// How much is read at once.
const BLOCK: usize = 64 << 10;

pub(crate) struct Attempt<'a> {
    agent: Agent,
    download: &'a Download<'a>,
    limits: Limits,
}

impl<'a> Attempt<'a> {
    pub(crate) fn new(way: &Way, download: &'a Download<'a>, limits: Limits) -> Self {
        let config = Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(0)
            .max_redirects_will_error(false)
            .proxy(way.proxy_for(&download.address))
            .tls_config(TlsConfig::builder().root_certs(way.roots()).build())
            .user_agent(way.user_agent())
            .accept(format!("{}, */*;q=0.1", download.content_type))
            .accept_encoding("identity")
            .timeout_connect(Some(limits.silence))
            .timeout_recv_response(Some(limits.silence))
            .timeout_per_read(Some(limits.silence))
            .timeout_global(Some(limits.whole))
            .build();
        let agent = Agent::with_parts(config, DefaultConnector::default(), way.names(&download.address));
        Self { agent, download, limits }
    }

    pub(crate) fn run(&self, part: &mut dyn Part, watch: &mut dyn FnMut(Event<'_>)) -> Result<Fetched, NetError> {
        let kept = part.kept().map_err(NetError::Keep)?;
        let rest = kept.filter(|kept| kept.bytes > 0 && kept.validators.of_same_bytes().is_some());
        let (address, response) = self.ask(rest.as_ref())?;
        let host = address.host();
        let (head, body) = response.into_parts();
        let status = head.status.as_u16();
        let bytes = match (status, &rest) {
            (304, None) if !self.download.known.is_empty() => return Ok(Fetched::NotChanged),
            (206, Some(kept)) if rest_begins_at(&head.headers) == Some(kept.bytes) => kept.bytes,
            // The part is of no use: another attempt begins anew.
            (206 | 416, Some(_)) => {
                part.begin(&Validators::default()).map_err(NetError::Keep)?;
                return Err(NetError::NotTheRest { host: host.to_owned() });
            }
            (200, _) => 0,
            _ => return Err(NetError::status(host, status, asks_to_wait(&head.headers))),
        };
        refuse_another_form(host, &head.headers)?;
        let validators = validators(&head.headers);
        if bytes == 0 {
            part.begin(&validators).map_err(NetError::Keep)?;
        }
        let whole = body.content_length().map(|length| length.saturating_add(bytes));
        if whole.is_some_and(|whole| whole > self.limits.bytes) {
            return Err(NetError::TooLarge { limit: self.limits.bytes });
        }
        self.receive(body, bytes, whole, part, watch).map_err(|error| match error {
            Broken::Slow => NetError::Slow { host: host.to_owned() },
            Broken::Because(error) => error,
        })?;
        Ok(Fetched::New(validators))
    }

    /// Asks, and follows where the server sends on to, as far as that may be.
    fn ask(&self, rest: Option<&Kept>) -> Result<(Address, http::Response<Body>), NetError> {
        let mut address = self.download.address.clone();
        for _ in 0..=self.limits.redirects {
            let mut request = self.agent.get(address.as_str());
            for (name, value) in self.conditions(rest) {
                request = request.header(name, value);
            }
            let response = request.call().map_err(|error| NetError::of_request(error, address.host()))?;
            if !matches!(response.status().as_u16(), 301 | 302 | 303 | 307 | 308) {
                return Ok((address, response));
            }
            let location = text(response.headers(), &header::LOCATION).unwrap_or_default();
            let refused = |to| NetError::Redirect { host: address.host().to_owned(), to };
            address = address.follow(location, self.download.also).map_err(refused)?;
        }
        Err(NetError::Redirects { host: address.host().to_owned(), limit: self.limits.redirects })
    }

    /// The rest of what is there, if it is still of the same file; else the whole, if it changed.
    fn conditions(&self, rest: Option<&Kept>) -> Vec<(HeaderName, String)> {
        if let Some((kept, same)) = rest.and_then(|kept| Some((kept, kept.validators.of_same_bytes()?))) {
            return vec![(header::RANGE, format!("bytes={}-", kept.bytes)), (header::IF_RANGE, same.to_owned())];
        }
        let Validators { etag, last_modified } = &self.download.known;
        let etag = etag.clone().map(|etag| (header::IF_NONE_MATCH, etag));
        let date = last_modified.clone().map(|date| (header::IF_MODIFIED_SINCE, date));
        etag.into_iter().chain(date).collect()
    }

    /// Takes the bytes in, up to the limit, and holds their number against what was announced.
    fn receive(
        &self,
        body: Body,
        mut bytes: u64,
        whole: Option<u64>,
        part: &mut dyn Part,
        watch: &mut dyn FnMut(Event<'_>),
    ) -> Result<(), Broken> {
        let mut reader = body.into_reader();
        let mut block = vec![0; BLOCK];
        loop {
            let read = match reader.read(&mut block) {
                Ok(0) => break,
                Ok(read) => read,
                Err(error) if is_slow(&error) => return Err(Broken::Slow),
                Err(_) => return Err(Broken::Because(NetError::Cut { bytes, whole })),
            };
            bytes += read as u64;
            if bytes > self.limits.bytes {
                return Err(Broken::Because(NetError::TooLarge { limit: self.limits.bytes }));
            }
            part.append(block.get(..read).unwrap_or_default())
                .map_err(|error| Broken::Because(NetError::Keep(error)))?;
            watch(Event::Bytes { bytes, whole });
        }
        if whole.is_some_and(|whole| whole != bytes) {
            return Err(Broken::Because(NetError::Cut { bytes, whole }));
        }
        Ok(())
    }
}

enum Broken {
    Slow,
    Because(NetError),
}

fn is_slow(error: &std::io::Error) -> bool {
    let wrapped = error.get_ref().and_then(|inner| inner.downcast_ref::<ureq::Error>());
    matches!(wrapped, Some(ureq::Error::Timeout(_))) || error.kind() == std::io::ErrorKind::TimedOut
}

fn text<'a>(headers: &'a HeaderMap, name: &HeaderName) -> Option<&'a str> {
    headers.get(name)?.to_str().ok()
}

/// What the server says of the state of the file. Longer ones than any server writes are left out.
fn validators(headers: &HeaderMap) -> Validators {
    const LONGEST: usize = 256;
    let short = |name| text(headers, &name).filter(|value| value.len() <= LONGEST).map(str::to_owned);
    Validators { etag: short(header::ETAG), last_modified: short(header::LAST_MODIFIED) }
}

/// Where a part of a file begins: `Content-Range: bytes 100-199/200`.
fn rest_begins_at(headers: &HeaderMap) -> Option<u64> {
    let range = text(headers, &header::CONTENT_RANGE)?.strip_prefix("bytes ")?;
    range.split_once('-')?.0.trim().parse().ok()
}

/// `Retry-After`: seconds, or a time, which is held against the server's own `Date`.
fn asks_to_wait(headers: &HeaderMap) -> Option<Duration> {
    let after = text(headers, &header::RETRY_AFTER)?.trim();
    if let Ok(seconds) = after.parse() {
        return Some(Duration::from_secs(seconds));
    }
    let time = |text: &str| -> Option<Timestamp> { DateTimeParser::new().parse_timestamp(text).ok() };
    let wait = time(after)?.as_second() - time(text(headers, &header::DATE)?)?.as_second();
    Some(Duration::from_secs(u64::try_from(wait).unwrap_or_default()))
}

/// A web page says itself that it is no list; bytes that are packed in another way could not be gone on with.
fn refuse_another_form(host: &str, headers: &HeaderMap) -> Result<(), NetError> {
    let kind = text(headers, &header::CONTENT_TYPE).unwrap_or_default().trim().to_ascii_lowercase();
    if ["text/html", "application/xhtml"].iter().any(|page| kind.starts_with(page)) {
        return Err(NetError::WebPage);
    }
    match text(headers, &header::CONTENT_ENCODING).filter(|encoding| !encoding.eq_ignore_ascii_case("identity")) {
        Some(encoding) => {
            Err(NetError::Encoding { host: host.to_owned(), encoding: encoding.chars().take(40).collect() })
        }
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn when_a_server_wants_to_be_asked_again() {
        let check = |after: &str, date: &str, expected: Option<u64>| {
            let mut headers = HeaderMap::new();
            headers.insert(header::RETRY_AFTER, after.parse().unwrap());
            headers.insert(header::DATE, date.parse().unwrap());
            assert_eq!(asks_to_wait(&headers), expected.map(Duration::from_secs), "{after}, {date}");
        };
        let date = "Sat, 21 Nov 2026 10:00:00 GMT";
        check("120", "", Some(120));
        check("Sat, 21 Nov 2026 10:02:00 GMT", date, Some(120));
        check("Sat, 21 Nov 2026 09:00:00 GMT", date, Some(0));
        check("Sat, 21 Nov 2026 10:02:00 GMT", "", None);
        check("soon", date, None);
        check("-1", date, None);
        assert_eq!(asks_to_wait(&HeaderMap::new()), None);
    }

    #[test]
    fn where_the_rest_of_a_file_begins() {
        let check = |range: &str, expected: Option<u64>| {
            let headers = HeaderMap::from_iter([(header::CONTENT_RANGE, range.parse().unwrap())]);
            assert_eq!(rest_begins_at(&headers), expected, "{range}");
        };
        check("bytes 100-199/200", Some(100));
        check("bytes 0-9/*", Some(0));
        check("bytes */200", None);
        check("lines 1-2/3", None);
        check("", None);
    }
}
