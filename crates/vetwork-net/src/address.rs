//! Which addresses may be asked, and to which of them a server may send on.

use std::fmt;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use url::{Host, Url};

/// An address that may be asked: `https` alone, or `http` to this machine itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address {
    url: Url,
    /// Whoever runs the program named it, so that its host may be in their own network.
    chosen: bool,
}

/// Why an address is not asked.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AddressError {
    /// No address at all.
    #[error("this is no address: {0}")]
    Malformed(String),
    /// Another protocol, or one without encryption to another machine.
    #[error("only https is asked; http is for servers on this machine, by number (127.0.0.1)")]
    NotHttps,
    /// It holds a user name or a password, which would be kept and shown.
    #[error("an address may hold neither user name nor password")]
    Credentials,
    /// A number that leads into a network that is nobody's but the user's.
    #[error("{0} is no public address")]
    Private(IpAddr),
}

impl Address {
    /// An address that is published, whose host has to be in the public network.
    ///
    /// # Errors
    ///
    /// See [`AddressError`].
    pub fn published(text: &str) -> Result<Self, AddressError> {
        let address = Self::parse(text, false)?;
        if address.url.scheme() != "https" {
            return Err(AddressError::NotHttps);
        }
        match address.number().filter(|number| !is_public(*number)) {
            Some(number) => Err(AddressError::Private(number)),
            None => Ok(address),
        }
    }

    /// An address that the user chose: a mirror, which may be in their own network, or a server on this machine.
    ///
    /// # Errors
    ///
    /// See [`AddressError`].
    pub fn chosen(text: &str) -> Result<Self, AddressError> {
        Self::parse(text, true)
    }

    fn parse(text: &str, chosen: bool) -> Result<Self, AddressError> {
        let url = Url::parse(text).map_err(|error| AddressError::Malformed(error.to_string()))?;
        let address = Self { url, chosen };
        if !address.url.username().is_empty() || address.url.password().is_some() {
            return Err(AddressError::Credentials);
        }
        match address.url.scheme() {
            "https" => Ok(address),
            "http" if address.is_this_machine() => Ok(address),
            _ => Err(AddressError::NotHttps),
        }
    }

    /// Where a server sends on from here. `also` are further hosts that the publisher is known to use.
    ///
    /// The new address has to be `https`, public, and of the same site (the same registered domain) or one of `also`. A server
    /// on this machine may send on within itself.
    pub(crate) fn follow(&self, location: &str, also: &[&str]) -> Result<Self, String> {
        let url = self.url.join(location).map_err(|error| format!("\"{}\": {error}", shown(location)))?;
        let next = Self { url, chosen: self.chosen };
        if next.origin() == self.origin() && next.url.username().is_empty() && next.url.password().is_none() {
            return Ok(next);
        }
        let next = Self::published(next.url.as_str()).map_err(|error| format!("{}: {error}", next.shown()))?;
        let host = next.host();
        if also.contains(&host) || same_site(self.host(), host) {
            return Ok(next);
        }
        Err(format!("{}, which is another site", next.shown()))
    }

    fn origin(&self) -> (&str, &str, Option<u16>) {
        (self.url.scheme(), self.host(), self.url.port_or_known_default())
    }

    /// The host, in lower case.
    #[must_use]
    pub fn host(&self) -> &str {
        self.url.host_str().unwrap_or_default()
    }

    /// The last part of the path, when it can be the name of a file: letters of ASCII, digits, `.`, `-`, `_`, and an ending.
    #[must_use]
    pub fn file_name(&self) -> Option<&str> {
        let last = self.url.path_segments()?.next_back()?;
        let plain = last.bytes().all(|byte| byte.is_ascii_alphanumeric() || b".-_".contains(&byte));
        (plain && last.len() <= 100 && last.trim_matches('.').contains('.')).then_some(last)
    }

    /// The user chose it: its host may be in a network of their own.
    pub(crate) fn is_chosen(&self) -> bool {
        self.chosen
    }

    /// A server on this machine, by its number.
    pub(crate) fn is_this_machine(&self) -> bool {
        self.number().is_some_and(|number| number.is_loopback())
    }

    fn number(&self) -> Option<IpAddr> {
        match self.url.host()? {
            Host::Ipv4(number) => Some(number.into()),
            Host::Ipv6(number) => Some(number.into()),
            Host::Domain(_) => None,
        }
    }

    /// The address in full, for the request.
    pub(crate) fn as_str(&self) -> &str {
        self.url.as_str()
    }

    /// Without its query, which may be a key to the file.
    pub(crate) fn shown(&self) -> String {
        shown(&self.url[..url::Position::AfterPath])
    }
}

impl fmt::Display for Address {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

/// At most 200 characters of a stranger's text, without what steers a terminal.
fn shown(text: &str) -> String {
    text.chars().take(200).map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect()
}

/// Two hosts of one registered domain (`scsanctions.un.org`, `www.un.org`). Below suffixes under which anybody can have a name,
/// such as those of clouds, each name is a site of its own.
fn same_site(one: &str, other: &str) -> bool {
    let site = |host: &str| {
        if host.starts_with('[') || host.parse::<Ipv4Addr>().is_ok() {
            None
        } else {
            psl::domain_str(host).map(str::to_owned)
        }
    };
    one == other || site(one).is_some_and(|one| Some(one) == site(other))
}

/// Of the public network: not this machine, not a private network, not a link, not a range that is reserved.
pub(crate) fn is_public(number: IpAddr) -> bool {
    match number {
        IpAddr::V4(number) => is_public_v4(number),
        IpAddr::V6(number) => is_public_v6(number),
    }
}

/// By the registry of special-purpose addresses of IANA (RFC 6890 and what came after).
fn is_public_v4(number: Ipv4Addr) -> bool {
    let [a, b, c, _] = number.octets();
    let shared = a == 100 && (64..128).contains(&b);
    let protocol = a == 192 && b == 0 && c == 0;
    let relay = a == 192 && b == 88 && c == 99;
    let benchmark = a == 198 && (18..20).contains(&b);
    !(a == 0
        || a >= 224
        || shared
        || protocol
        || relay
        || benchmark
        || number.is_loopback()
        || number.is_private()
        || number.is_link_local()
        || number.is_documentation())
}

/// Global unicast is 2000::/3 (RFC 4291); what carries an IPv4 address inside is as public as that.
fn is_public_v6(number: Ipv6Addr) -> bool {
    let segments = number.segments();
    let [first, second, third, ..] = segments;
    let [.., high, low] = segments;
    let inside = |high: u16, low: u16| {
        let ([a, b], [c, d]) = (high.to_be_bytes(), low.to_be_bytes());
        is_public_v4(Ipv4Addr::new(a, b, c, d))
    };
    if number.to_ipv4_mapped().is_some() || (first == 0x64 && second == 0xff9b && segments[2..6] == [0; 4]) {
        return inside(high, low);
    }
    if first == 0x2002 {
        return inside(second, third);
    }
    let documentation = (first == 0x2001 && second == 0xdb8) || first & 0xfff0 == 0x3ff0;
    let protocol = first == 0x2001 && second < 0x200;
    first & 0xe000 == 0x2000 && !documentation && !protocol
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_may_be_asked() {
        use AddressError::{Credentials, NotHttps};
        let check = |text: &str, published: Result<(), AddressError>, chosen: Result<(), AddressError>| {
            assert_eq!(Address::published(text).map(drop), published, "{text}");
            assert_eq!(Address::chosen(text).map(drop), chosen, "{text}");
        };
        let private = |number: &str| Err(AddressError::Private(number.parse().unwrap()));
        check("https://lists.example/a.xml", Ok(()), Ok(()));
        check("https://lists.example:8443/a.xml?token=b", Ok(()), Ok(()));
        check("https://10.1.2.3/a.xml", private("10.1.2.3"), Ok(()));
        check("https://0x7f.1/a.xml", private("127.0.0.1"), Ok(()));
        check("https://2130706433/", private("127.0.0.1"), Ok(()));
        check("https://[::ffff:192.168.0.1]/", private("::ffff:192.168.0.1"), Ok(()));
        check("http://127.0.0.1:8000/a.xml", Err(NotHttps), Ok(()));
        check("http://[::1]/a.xml", Err(NotHttps), Ok(()));
        check("http://localhost/a.xml", Err(NotHttps), Err(NotHttps));
        check("http://lists.example/a.xml", Err(NotHttps), Err(NotHttps));
        check("http://10.1.2.3/", Err(NotHttps), Err(NotHttps));
        check("ftp://lists.example/a.xml", Err(NotHttps), Err(NotHttps));
        check("file:///etc/passwd", Err(NotHttps), Err(NotHttps));
        check("https://me:secret@lists.example/", Err(Credentials), Err(Credentials));
        assert!(matches!(Address::chosen("lists.example"), Err(AddressError::Malformed(_))));
        assert!(matches!(Address::chosen(""), Err(AddressError::Malformed(_))));
    }

    #[test]
    fn where_a_server_may_send_on() {
        let also = ["lists.blob.core.windows.net"];
        let check = |from: &str, location: &str, expected: Result<&str, &str>| {
            let from = Address::chosen(from).unwrap();
            match (from.follow(location, &also), expected) {
                (Ok(next), Ok(expected)) => assert_eq!(next.as_str(), expected, "{from} -> {location}"),
                (Err(why), Err(expected)) => assert!(why.contains(expected), "{from} -> {location}: {why}"),
                (got, _) => panic!("{from} -> {location}: {got:?}"),
            }
        };
        let from = "https://sanctions.un.org/list";
        check(from, "/list.xml", Ok("https://sanctions.un.org/list.xml"));
        check(from, "https://www.un.org/list.xml", Ok("https://www.un.org/list.xml"));
        check(from, "https://lists.blob.core.windows.net/a?sig=b", Ok("https://lists.blob.core.windows.net/a?sig=b"));
        check(from, "https://other.blob.core.windows.net/a", Err("another site"));
        check(from, "https://un.org.example/a", Err("another site"));
        check(from, "http://sanctions.un.org/list.xml", Err("only https"));
        check(from, "https://127.0.0.1/a", Err("no public address"));
        check(from, "https://169.254.169.254/latest/meta-data", Err("no public address"));
        check(from, "https://[fd00::1]/", Err("no public address"));
        check(from, "https://me@sanctions.un.org/", Err("neither user name nor password"));
        check(from, "https://", Err("https://"));
        let here = "http://127.0.0.1:8000/a";
        check(here, "/b", Ok("http://127.0.0.1:8000/b"));
        check(here, "http://127.0.0.1:8001/b", Err("only https"));
        check(here, "https://lists.example/b", Err("another site"));
        check("https://8.8.8.8/a", "https://9.9.8.8/b", Err("another site"));
        let inside = "https://10.0.0.1/a";
        check(inside, "/b", Ok("https://10.0.0.1/b"));
        check(inside, "https://10.0.0.2/b", Err("no public address"));
    }

    #[test]
    fn numbers_of_the_public_network() {
        let check = |number: &str, expected| assert_eq!(is_public(number.parse().unwrap()), expected, "{number}");
        for number in ["8.8.8.8", "100.128.0.1", "172.32.0.1", "2600::1", "::ffff:8.8.8.8", "64:ff9b::808:808"] {
            check(number, true);
        }
        for number in [
            "0.0.0.0",
            "10.0.0.1",
            "100.64.0.1",
            "127.0.0.1",
            "169.254.1.1",
            "172.16.0.1",
            "192.0.0.1",
            "192.0.2.1",
            "192.88.99.1",
            "192.168.1.1",
            "198.18.0.1",
            "198.51.100.1",
            "203.0.113.1",
            "224.0.0.1",
            "255.255.255.255",
            "::",
            "::1",
            "::ffff:10.0.0.1",
            "64:ff9b::a00:1",
            "fc00::1",
            "fe80::1",
            "ff02::1",
            "2001:db8::1",
            "2001::1",
            "2002:a00:1::",
            "3fff::1",
            "::8.8.8.8",
        ] {
            check(number, false);
        }
    }

    #[test]
    fn names_of_files() {
        let check = |address: &str, expected: Option<&str>| {
            assert_eq!(Address::chosen(address).unwrap().file_name(), expected, "{address}");
        };
        check("https://a.example/b/SDN.XML?c=d.e", Some("SDN.XML"));
        check("https://a.example/b/list.xml/", None);
        check("https://a.example/content?token=a", None);
        check("https://a.example/..%2Fa.xml", None);
        check("https://a.example/.xml", None);
        check("https://a.example/", None);
    }
}
