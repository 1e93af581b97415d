//! The way out: through which proxy, trusting which authorities, and to which numbers a name may lead.

use std::net::IpAddr;

use ureq::Error;
use ureq::ProxyProtocol;
use ureq::config::Config;
use ureq::http::Uri;
use ureq::tls::{PemItem, RootCerts, parse_pem};
use ureq::unversioned::resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::NextTimeout;
use url::Url;

use crate::address::{Address, is_public};

/// How connections are made. Nothing of it is taken from the environment.
#[derive(Clone, Debug)]
pub struct Way {
    /// The product and its version, with where to learn more: some publishers refuse whoever does not say.
    user_agent: String,
    proxy: Option<ureq::Proxy>,
    roots: Option<RootCerts>,
}

/// Why a way out is refused.
#[derive(Debug, thiserror::Error)]
pub enum WayError {
    /// The address of the proxy cannot be read.
    #[error("this is no address of a proxy; write http://host:port")]
    Proxy,
    /// No certificate of an authority is in the file.
    #[error("there is no certificate in it; it takes certificates in PEM, from `-----BEGIN CERTIFICATE-----` on")]
    Authorities,
}

impl Way {
    /// Straight, trusting the authorities that Mozilla trusts, whose certificates are built in.
    #[must_use]
    pub fn straight(user_agent: &str) -> Self {
        Self { user_agent: user_agent.to_owned(), proxy: None, roots: None }
    }

    /// Through a proxy (`http://host:port`, or `host:port`), save for the hosts in `except`, with commas between them. The proxy then
    /// resolves names, so that only it can keep private addresses out.
    ///
    /// # Errors
    ///
    /// When it is no such address.
    pub fn through(mut self, proxy: &str, except: &str) -> Result<Self, WayError> {
        let url = if proxy.contains("://") { Url::parse(proxy) } else { Url::parse(&format!("http://{proxy}")) };
        let url = url.map_err(|_| WayError::Proxy)?;
        let (protocol, usual) = match url.scheme() {
            "http" => (ProxyProtocol::Http, 80),
            "https" => (ProxyProtocol::Https, 443),
            _ => return Err(WayError::Proxy),
        };
        let host = url.host_str().filter(|host| !host.is_empty()).ok_or(WayError::Proxy)?;
        let mut builder = ureq::Proxy::builder(protocol).host(host).port(url.port().unwrap_or(usual));
        if !url.username().is_empty() {
            builder = builder.username(url.username()).password(url.password().unwrap_or_default());
        }
        for except in except.split(',').map(str::trim).filter(|except| !except.is_empty()) {
            builder = builder.no_proxy(except);
        }
        self.proxy = Some(builder.build().map_err(|_| WayError::Proxy)?);
        Ok(self)
    }

    /// Trusting the authorities of this PEM file instead, as behind a proxy that opens what is encrypted.
    ///
    /// # Errors
    ///
    /// When it holds no certificate.
    pub fn trusting(mut self, pem: &[u8]) -> Result<Self, WayError> {
        let mut certificates = Vec::new();
        for item in parse_pem(pem) {
            if let PemItem::Certificate(certificate) = item.map_err(|_| WayError::Authorities)? {
                certificates.push(certificate);
            }
        }
        if certificates.is_empty() {
            return Err(WayError::Authorities);
        }
        self.roots = Some(RootCerts::new_with_certs(&certificates));
        Ok(self)
    }

    pub(crate) fn user_agent(&self) -> &str {
        &self.user_agent
    }

    pub(crate) fn roots(&self) -> RootCerts {
        self.roots.clone().unwrap_or(RootCerts::WebPki)
    }

    /// A server on this machine needs no proxy.
    pub(crate) fn proxy_for(&self, address: &Address) -> Option<ureq::Proxy> {
        self.proxy.clone().filter(|_| !address.is_this_machine())
    }

    /// The hosts that may be in a private network: those that the user named.
    pub(crate) fn names(&self, address: &Address) -> Names {
        let chosen = address.is_chosen().then(|| address.host().to_owned());
        Names { chosen: chosen.into_iter().chain(self.proxy.as_ref().map(|proxy| proxy.host().to_owned())).collect() }
    }
}

/// Looks names up, and keeps numbers of private networks out of what comes back: whoever answers for a name could otherwise point
/// it at a service inside.
#[derive(Debug)]
pub(crate) struct Names {
    chosen: Vec<String>,
}

/// A name led into a private network.
#[derive(Debug, thiserror::Error)]
#[error("{host} leads to {number}, which is no public address")]
pub(crate) struct LeadsInside {
    host: String,
    number: IpAddr,
}

impl Resolver for Names {
    fn resolve(&self, uri: &Uri, config: &Config, timeout: NextTimeout) -> Result<ResolvedSocketAddrs, Error> {
        let found = DefaultResolver::default().resolve(uri, config, timeout)?;
        let host = uri.host().unwrap_or_default();
        if self.chosen.iter().any(|chosen| chosen == host) {
            return Ok(found);
        }
        match found.iter().map(std::net::SocketAddr::ip).find(|number| !is_public(*number)) {
            Some(number) => Err(Error::Other(Box::new(LeadsInside { host: host.to_owned(), number }))),
            None => Ok(found),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_leads_inside_is_not_followed() {
        let way = Way::straight("test/1");
        let look_up = |names: &Names, address: &str| {
            let timeout = NextTimeout::default();
            names.resolve(&address.parse().unwrap(), &Config::default(), timeout).map(drop).map_err(|e| e.to_string())
        };
        let published = way.names(&Address::published("https://localhost/").unwrap());
        assert!(look_up(&published, "https://localhost/").unwrap_err().contains("no public address"));
        let chosen = way.names(&Address::chosen("https://localhost/").unwrap());
        assert_eq!(look_up(&chosen, "https://localhost/"), Ok(()));
        assert!(look_up(&chosen, "https://127.0.0.1/").unwrap_err().contains("no public address"));
    }

    #[test]
    fn ways_that_are_refused() {
        let way = || Way::straight("test/1");
        for proxy in ["", "ftp://proxy:1", "socks5://proxy:1", "http://"] {
            assert!(matches!(way().through(proxy, ""), Err(WayError::Proxy)), "{proxy}");
        }
        for proxy in ["http://proxy.example:3128", "proxy.example:3128", "https://me:word@proxy.example"] {
            assert!(way().through(proxy, "a.example, .b.example").is_ok(), "{proxy}");
        }
        for pem in ["", "no certificate", "-----BEGIN CERTIFICATE-----\n!\n-----END CERTIFICATE-----\n"] {
            assert!(matches!(way().trusting(pem.as_bytes()), Err(WayError::Authorities)), "{pem}");
        }
    }
}
