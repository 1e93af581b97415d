//! The address of a server: what it says, what it may not say, and who the server has to prove to be.
//! Towards another machine nothing is sent that is not encrypted, unless the address insists.

use std::net::IpAddr;
use std::sync::Arc;

use postgres::config::{Config, Host, SslMode};
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;
use rustls::{ClientConfig, RootCertStore};
use tokio_postgres_rustls::MakeRustlsConnect;

use crate::error::{Result, StoreError};

/// What holds unless the address says otherwise: a server that fell silent is noticed within a minute.
const DEFAULTS: &str = "connect_timeout=10&tcp_user_timeout=30&keepalives_idle=30&keepalives_interval=10\
    &keepalives_retries=3&application_name=vetwork";

/// Where a server is, and how to speak to it.
pub(super) struct Address {
    /// Without the password.
    pub(super) shown: String,
    pub(super) config: Config,
    /// None: what is sent is not encrypted.
    pub(super) tls: Option<MakeRustlsConnect>,
}

impl Address {
    pub(super) fn read(url: &str) -> Result<Address> {
        let shown = shown(url);
        let refused = |why: &str| StoreError::Place { place: shown.clone(), why: why.to_owned() };
        let Some(parts) = Parts::of(url) else {
            return Err(refused(
                "it is to be written `postgres://user:password@host:port/database`, and a character of \
                 `@:/?%&=` within a name or password as `%40`, `%3A`, `%2F`, `%3F`, `%25`, `%26`, `%3D`",
            ));
        };
        // The driver knows neither the other modes nor the file.
        let mut settings = DEFAULTS.to_owned();
        let (mut mode, mut roots) = (None, None);
        for setting in parts.settings.split('&').filter(|setting| !setting.is_empty()) {
            match setting.split_once('=') {
                Some(("sslmode", value)) => mode = Some(value),
                Some(("sslrootcert", value)) => roots = Some(value),
                _ => settings.extend(["&", setting]),
            }
        }
        // What the driver says of a setting may quote it, and a password may be among them.
        let mut config: Config = format!("{}?{settings}", parts.base)
            .parse()
            .map_err(|_| refused("what follows `?` holds a setting that is not known, or a value that is none"))?;
        config.notice_callback(|_| ());
        if config.get_hosts().is_empty() && config.get_hostaddrs().is_empty() {
            return Err(refused("it names no host"));
        }
        let is_encrypted = is_encrypted(mode, roots.is_some(), is_here(&config)).map_err(refused)?;
        config.ssl_mode(if is_encrypted { SslMode::Require } else { SslMode::Disable });
        let tls = if is_encrypted { Some(tls(roots).map_err(|why| refused(&why))?) } else { None };
        Ok(Address { shown, config, tls })
    }
}

/// The address of a server without its password and its settings.
pub fn shown(url: &str) -> String {
    match Parts::of(url) {
        Some(Parts { user: "", place, .. }) => format!("postgres://{place}"),
        Some(Parts { user, place, .. }) => format!("postgres://{user}@{place}"),
        None => "postgres://…".to_owned(),
    }
}

struct Parts<'a> {
    base: &'a str,
    user: &'a str,
    place: &'a str,
    settings: &'a str,
}

impl Parts<'_> {
    /// None where it cannot be told what is password and what is not.
    fn of(url: &str) -> Option<Parts<'_>> {
        let (base, settings) = url.split_once('?').unwrap_or((url, ""));
        let rest = base.strip_prefix("postgres://").or_else(|| base.strip_prefix("postgresql://"))?;
        let (login, place) = rest.split_once('@').unwrap_or(("", rest));
        let is_clear = !place.contains('@') && !settings.contains('@') && !login.contains('/');
        // Without `@`, a password would stand where a port is.
        let is_place = format!("postgres://{place}").parse::<Config>().is_ok();
        let user = login.split(':').next().unwrap_or_default();
        (is_clear && is_place).then_some(Parts { base, user, place, settings })
    }
}

/// Is the server on this machine? Where a name and an address are given, the address is where it is.
fn is_here(config: &Config) -> bool {
    let is_here = |host: &Host| match host {
        Host::Tcp(name) => name == "localhost" || name.parse::<IpAddr>().is_ok_and(|address| address.is_loopback()),
        #[cfg(unix)]
        Host::Unix(_) => true,
    };
    match config.get_hostaddrs() {
        [] => config.get_hosts().iter().all(is_here),
        addresses => addresses.iter().all(IpAddr::is_loopback),
    }
}

fn is_encrypted(mode: Option<&str>, has_roots: bool, is_here: bool) -> std::result::Result<bool, &'static str> {
    match mode {
        None => Ok(has_roots || !is_here),
        // Stricter than the names say: certificate and host name are always verified.
        Some("require" | "verify-ca" | "verify-full") => Ok(true),
        Some("disable") if is_here => Ok(false),
        Some("insecure-disable") => Ok(false),
        Some("disable") => Err("towards another machine, `sslmode=disable` sends everything in the clear; \
            if the way there is protected otherwise, write `sslmode=insecure-disable`"),
        Some(_) => Err("`sslmode` is `verify-full` or `disable`"),
    }
}

fn tls(roots: Option<&str>) -> std::result::Result<MakeRustlsConnect, String> {
    let mut store = RootCertStore::empty();
    match roots {
        None => store.extend(webpki_roots::TLS_SERVER_ROOTS.iter().cloned()),
        Some(file) => {
            let file = decoded(file).ok_or("`sslrootcert` names no file")?;
            for certificate in certificates(&file).map_err(|why| format!("{file}: {why}"))? {
                store.add(certificate).map_err(|error| format!("{file}: {error}"))?;
            }
        }
    }
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let versions = ClientConfig::builder_with_provider(provider).with_safe_default_protocol_versions();
    let versions = versions.map_err(|error| error.to_string())?;
    let mut config = versions.with_root_certificates(store).with_no_client_auth();
    // Without it, a server refuses `sslnegotiation=direct`.
    config.alpn_protocols = vec![b"postgresql".to_vec()];
    Ok(MakeRustlsConnect::new(config))
}

/// A value without its `%2F`: the driver decodes those of its own settings.
fn decoded(value: &str) -> Option<String> {
    let config: Config = format!("postgres:///?application_name={value}").parse().ok()?;
    config.get_application_name().map(str::to_owned)
}

#[expect(clippy::disallowed_methods, reason = "the address names the file, and nothing else does")]
fn certificates(file: &str) -> std::result::Result<Vec<CertificateDer<'static>>, String> {
    let bytes = std::fs::read(file).map_err(|error| error.to_string())?;
    let certificates: std::result::Result<Vec<_>, _> = CertificateDer::pem_slice_iter(&bytes).collect();
    match certificates {
        Ok(certificates) if certificates.is_empty() => Err("there is no certificate in it".to_owned()),
        Ok(certificates) => Ok(certificates),
        Err(error) => Err(error.to_string()),
    }
}
