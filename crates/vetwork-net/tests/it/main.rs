//! Fetching, against a server on this machine: each thing that goes wrong on the way, and what comes of it.
#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "tests, with a server of their own")]

mod encrypted;
mod memory;
mod server;

use std::time::Duration;

use memory::Memory;
use server::{Reply, Server};
use vetwork_net::{Address, Download, Downloader, Event, Fetched, Limits, NetError, Validators, Way};

const LIST: &[u8] = b"<CONSOLIDATED_LIST>made up for a test</CONSOLIDATED_LIST>";

/// A moment in place of minutes.
fn limits() -> Limits {
    let pause = Duration::from_millis(5);
    Limits { silence: Duration::from_millis(400), attempts: 3, pause, bytes: 4096, ..Limits::default() }
}

fn tagged(etag: &str) -> Validators {
    Validators { etag: Some(etag.to_owned()), last_modified: None }
}

/// Fetches what a server answers with; gives what came of it, what is kept, and what the server was asked.
fn fetch(replies: Vec<Reply>, known: &Validators, part: &mut Memory) -> (Result<Fetched, NetError>, Vec<String>) {
    let server = Server::answering(replies);
    let result = fetch_from(&server, known, part, limits());
    (result, server.asked())
}

fn fetch_from(server: &Server, known: &Validators, part: &mut Memory, limits: Limits) -> Result<Fetched, NetError> {
    let downloader = Downloader { way: Way::straight("vetwork/test"), limits };
    let address = Address::chosen(&server.address("list.xml")).unwrap();
    let download = Download { address, also: &[], content_type: "application/xml", known: known.clone() };
    downloader.fetch(&download, part, &mut |_| ())
}

/// The list arrives, whole, after so many requests.
#[track_caller]
fn arrives(replies: Vec<Reply>, requests: usize) -> Vec<String> {
    let mut part = Memory::default();
    let (result, asked) = fetch(replies, &Validators::default(), &mut part);
    assert!(matches!(result, Ok(Fetched::New(_))), "{result:?}");
    assert_eq!(String::from_utf8_lossy(&part.bytes), String::from_utf8_lossy(LIST));
    assert_eq!(asked.len(), requests, "{asked:#?}");
    asked
}

/// Nothing helps: the words of the error, and how often it was asked.
#[track_caller]
fn fails(replies: Vec<Reply>, words: &str, requests: usize) {
    let (result, asked) = fetch(replies, &Validators::default(), &mut Memory::default());
    let error = result.unwrap_err().to_string();
    assert!(error.contains(words), "{error}");
    assert_eq!(asked.len(), requests, "{error}: {asked:#?}");
}

fn list() -> Reply {
    Reply::new(200, LIST).header("ETag", "\"one\"").header("Content-Type", "application/xml")
}

fn rest(from: usize) -> Reply {
    let range = format!("bytes {from}-{}/{}", LIST.len() - 1, LIST.len());
    Reply::new(206, &LIST[from..]).header("Content-Range", &range).header("ETag", "\"one\"")
}

#[test]
fn whole_at_once() {
    let asked = arrives(vec![list()], 1);
    for line in
        ["get /list.xml http/1.1", "user-agent: vetwork/test", "accept: application/xml", "accept-encoding: identity"]
    {
        assert!(asked[0].contains(line), "{line}: {}", asked[0]);
    }
    assert!(!asked[0].contains("range") && !asked[0].contains("if-"), "{}", asked[0]);
    arrives(vec![Reply::new(200, LIST).unannounced()], 1);
}

#[test]
fn a_download_that_broke_off_goes_on() {
    let asked = arrives(vec![list().cut(20), rest(20)], 2);
    assert!(asked[1].contains("range: bytes=20-\r\n") && asked[1].contains("if-range: \"one\""), "{}", asked[1]);
    // It changed meanwhile: the server sends the whole.
    arrives(vec![list().cut(20), list().header("ETag", "\"two\"")], 2);
    // Nothing promises that it is the same: the whole is asked for.
    for weak in [Reply::new(200, LIST), Reply::new(200, LIST).header("ETag", "W/\"one\"")] {
        let asked = arrives(vec![weak.cut(20), list()], 2);
        assert!(!asked[1].contains("range:"), "{}", asked[1]);
    }
    let dated = Reply::new(200, LIST).header("Last-Modified", "Sat, 21 Nov 2026 10:00:00 GMT");
    let asked = arrives(vec![dated.cut(20), rest(20)], 2);
    assert!(asked[1].contains("if-range: sat, 21 nov 2026 10:00:00 gmt"), "{}", asked[1]);
}

#[test]
fn what_does_not_go_on_begins_anew() {
    arrives(vec![list().cut(20), rest(30), list()], 3);
    arrives(vec![list().cut(20), Reply::new(206, &LIST[20..]), list()], 3);
    arrives(vec![list().cut(20), Reply::new(416, ""), list()], 3);
}

#[test]
fn a_later_run_goes_on_too() {
    let mut part = Memory::of(&LIST[..20], tagged("\"one\""));
    let (result, asked) = fetch(vec![rest(20)], &tagged("\"old\""), &mut part);
    assert_eq!((result.unwrap(), part.bytes.as_slice()), (Fetched::New(tagged("\"one\"")), LIST));
    assert!(asked[0].contains("range: bytes=20-") && !asked[0].contains("if-none-match"), "{}", asked[0]);
}

#[test]
fn not_changed_costs_one_request() {
    let known =
        Validators { etag: Some("\"one\"".into()), last_modified: Some("Sat, 21 Nov 2026 10:00:00 GMT".into()) };
    let mut part = Memory::default();
    let (result, asked) = fetch(vec![Reply::new(304, "")], &known, &mut part);
    assert_eq!((result.unwrap(), part.bytes.len()), (Fetched::NotChanged, 0));
    assert_eq!(asked.len(), 1);
    for line in ["if-none-match: \"one\"", "if-modified-since: sat, 21 nov 2026 10:00:00 gmt"] {
        assert!(asked[0].contains(line), "{}", asked[0]);
    }
    // Whoever did not ask whether it changed has nothing that could be the same.
    fails(vec![Reply::new(304, "")], "answered 304", 1);
}

#[test]
fn what_may_pass_is_tried_again() {
    for status in [408, 429, 500, 502, 503, 504] {
        arrives(vec![Reply::new(status, "<html>"), list()], 2);
        fails(vec![Reply::new(status, "<html>")], &format!("answered {status}"), 3);
    }
    for status in [400, 401, 403, 404, 410, 501] {
        fails(vec![Reply::new(status, ""), list()], &format!("answered {status}"), 1);
    }
}

#[test]
fn a_server_says_when_to_come_back() {
    let again =
        |after: &str| Reply::new(429, "").header("Retry-After", after).header("Date", "Sat, 21 Nov 2026 10:00:00 GMT");
    let server = Server::answering([again("1"), again("Sat, 21 Nov 2026 10:00:00 GMT"), list()]);
    let downloader = Downloader { way: Way::straight("vetwork/test"), limits: limits() };
    let address = Address::chosen(&server.address("list.xml")).unwrap();
    let download = Download { address, also: &[], content_type: "application/xml", known: Validators::default() };
    let mut pauses = Vec::new();
    let result = downloader.fetch(&download, &mut Memory::default(), &mut |event| {
        if let Event::Again { pause, .. } = event {
            pauses.push(pause.as_secs());
        }
    });
    assert!(result.is_ok(), "{result:?}");
    assert_eq!(pauses, [1, 0]);
    // An hour is too long to wait for.
    fails(vec![again("3600"), list()], "answered 429, too many requests", 1);
}

#[test]
fn no_list_at_all() {
    let page = Reply::new(200, "<!DOCTYPE html>").header("Content-Type", "text/html; charset=utf-8");
    fails(vec![page], "this is a web page", 1);
    fails(vec![list().header("Content-Encoding", "gzip")], "packed as \"gzip\"", 1);
}

#[test]
fn lengths_that_are_wrong() {
    fails(vec![list().announcing(500)], "it broke off after 57 bytes of 500", 3);
    fails(vec![list().cut(20), rest(20).cut(0)], "it broke off after 20 bytes of 57", 3);
    let most = "larger than 4096 bytes";
    fails(vec![Reply::new(200, vec![0; 5000])], most, 1);
    fails(vec![Reply::new(200, vec![0; 5000]).unannounced()], most, 1);
    fails(vec![list().announcing(5000)], most, 1);
    fails(vec![list().cut(20), rest(20).announcing(4090)], most, 2);
}

#[test]
fn what_is_too_slow_is_given_up() {
    let slow = Duration::from_millis(700);
    fails(vec![list().drip(slow)], "took too long", 3);
    // A byte now and then is no silence, and still has an end. What arrived stays for the next run.
    let server = Server::answering([list().drip(Duration::from_millis(20))]);
    let limits = Limits { attempts: 1, whole: Duration::from_millis(300), ..limits() };
    let mut part = Memory::default();
    let error = fetch_from(&server, &Validators::default(), &mut part, limits).unwrap_err();
    assert!(matches!(error, NetError::Slow { .. }), "{error:?}");
    assert!((1..LIST.len()).contains(&part.bytes.len()), "{}", part.bytes.len());
}

#[test]
fn sent_on() {
    let to = |location: &str| Reply::new(302, "").header("Location", location);
    let asked = arrives(vec![to("/there.xml"), list()], 2);
    assert!(asked[1].starts_with("get /there.xml "), "{}", asked[1]);
    for (location, why) in [
        ("http://lists.example/list.xml", "only https"),
        ("https://lists.example/list.xml", "another site"),
        ("https://10.0.0.1/list.xml", "no public address"),
        ("http://169.254.169.254/latest", "only https"),
        ("ftp://lists.example/", "only https"),
        ("https://", "sends on to"),
    ] {
        fails(vec![to(location), list()], why, 1);
    }
    fails(vec![to("/round")], "sends on more than 5 times", 6);
}

#[test]
fn nobody_there() {
    let gone = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let address = Address::chosen(&format!("http://{gone}/list.xml")).unwrap();
    let download = Download { address, also: &[], content_type: "", known: Validators::default() };
    let limits = Limits { attempts: 1, ..limits() };
    let result = Downloader { way: Way::straight("a"), limits }.fetch(&download, &mut Memory::default(), &mut |_| ());
    assert!(matches!(result, Err(NetError::Unreachable { .. })), "{result:?}");
    fails(vec![Reply::new(200, "").header("Broken\u{1}", "a")], "cannot be read", 1);
}
