//! HTTPS: whoever cannot prove who they are is not believed, and what is private is not reached by a public name.

use std::sync::Arc;

use rustls::pki_types::pem::PemObject as _;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::{ServerConfig, ServerConnection, StreamOwned};
use vetwork_net::{Address, Download, Downloader, Fetched, Limits, NetError, Validators, Way};

use crate::memory::Memory;
use crate::server::{Reply, Server};
use crate::{LIST, limits};

/// Made for this test alone: an authority, and a key of `localhost` that it certifies until the year 2126.
const AUTHORITY: &[u8] = include_bytes!("files/authority.pem");
const CERTIFICATE: &[u8] = include_bytes!("files/server.pem");
const KEY: &[u8] = include_bytes!("files/server-key.pem");

fn server() -> Server {
    let chain = vec![CertificateDer::from_pem_slice(CERTIFICATE).unwrap()];
    let key = PrivateKeyDer::from_pem_slice(KEY).unwrap();
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ServerConfig::builder_with_provider(provider).with_safe_default_protocol_versions().unwrap();
    let config = Arc::new(config.with_no_client_auth().with_single_cert(chain, key).unwrap());
    let encrypt = move |stream| Some(StreamOwned::new(ServerConnection::new(Arc::clone(&config)).ok()?, stream));
    Server::start(|_, _| Reply::new(200, LIST), encrypt)
}

fn fetch(way: Way, address: Address) -> (Result<Fetched, NetError>, Vec<u8>) {
    let download = Download { address, also: &[], content_type: "application/xml", known: Validators::default() };
    let mut part = Memory::default();
    let downloader = Downloader { way, limits: Limits { attempts: 1, ..limits() } };
    (downloader.fetch(&download, &mut part, &mut |_| ()), part.bytes)
}

#[test]
fn who_proves_who_they_are_is_believed() {
    let server = server();
    let port = server.host.rsplit(':').next().unwrap();
    let address = |host: &str| format!("https://{host}:{port}/list.xml");
    let way = || Way::straight("vetwork/test");
    let trusting = || way().trusting(AUTHORITY).unwrap();
    for host in ["localhost", "127.0.0.1"] {
        let (result, bytes) = fetch(trusting(), Address::chosen(&address(host)).unwrap());
        assert!(matches!(result, Ok(Fetched::New(_))), "{host}: {result:?}");
        assert_eq!(bytes, LIST);
    }
    let (result, bytes) = fetch(way(), Address::chosen(&address("localhost")).unwrap());
    assert!(matches!(result, Err(NetError::Untrusted { .. })), "{result:?}");
    assert!(bytes.is_empty());
    // The certificate is of other names than this one.
    let (result, _) = fetch(trusting(), Address::chosen(&address("127.0.0.2")).unwrap());
    assert!(matches!(result, Err(NetError::Untrusted { .. } | NetError::Unreachable { .. })), "{result:?}");
    // A published name that leads to this machine is a trap.
    let (result, _) = fetch(trusting(), Address::published(&address("localhost")).unwrap());
    assert!(matches!(result, Err(NetError::Private(_))), "{result:?}");
}

#[test]
fn a_proxy_is_asked_for_other_machines_only() {
    let proxy = Server::answering([Reply::new(403, "")]);
    let way = || Way::straight("vetwork/test").through(&format!("http://{}", proxy.host), "").unwrap();
    let (result, _) = fetch(way(), Address::published("https://lists.example/list.xml").unwrap());
    assert!(matches!(result, Err(NetError::Unreachable { .. })), "{result:?}");
    assert!(proxy.asked()[0].starts_with("connect lists.example:443 "), "{:?}", proxy.asked());
    let here = Server::answering([Reply::new(200, LIST)]);
    let (result, _) = fetch(way(), Address::chosen(&here.address("list.xml")).unwrap());
    assert!(matches!(result, Ok(Fetched::New(_))), "{result:?}");
    assert_eq!(proxy.asked().len(), 1);
}
