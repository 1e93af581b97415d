//! `vetwork lists update`: lists that come over the network, from a server on this machine.

use crate::scene::{Ran, Scene};
use crate::server::{Reply, Server};

/// A list of the Security Council with made-up people.
fn list(day: &str, people: usize) -> String {
    let person = |number: usize| {
        format!(
            "<INDIVIDUAL><DATAID>{number}</DATAID><FIRST_NAME>Person</FIRST_NAME><SECOND_NAME>Number{number}</SECOND_NAME>\
             <UN_LIST_TYPE>Test</UN_LIST_TYPE><REFERENCE_NUMBER>TSi.{number:03}</REFERENCE_NUMBER></INDIVIDUAL>"
        )
    };
    let people: String = (1..=people).map(person).collect();
    format!(
        "<?xml version=\"1.0\"?><CONSOLIDATED_LIST dateGenerated=\"{day}T00:00:00.000Z\"><INDIVIDUALS>{people}</INDIVIDUALS>\
         <ENTITIES></ENTITIES></CONSOLIDATED_LIST>"
    )
}

fn good() -> Reply {
    Reply::new(200, list("2026-11-20", 40)).header("ETag", "\"one\"").header("Content-Type", "application/xml")
}

#[track_caller]
fn update(scene: &Scene, server: &Server) -> Ran {
    scene.run(&format!("lists update un --from {}", server.address("lists/")))
}

/// The list of 40 entries is in use.
#[track_caller]
fn is_in_use(scene: &Scene) {
    scene.run("lists status").exits(0).prints(&["un                          40  2026-11-20"]);
}

#[test]
fn fetched_once_and_then_only_when_it_changed() {
    let newer = Reply::new(200, list("2026-11-21", 41)).header("ETag", "\"two\"");
    let server = Server::answering([good(), Reply::new(304, ""), Reply::new(304, ""), newer]);
    let scene = Scene::new();
    update(&scene, &server).exits(0).says(&["un: UN Security Council list of 2026-11-20, 1 day old, 40 entries"]);
    for _ in 0..2 {
        update(&scene, &server).exits(0).says(&["un: not changed; UN Security Council list of 2026-11-20"]);
    }
    update(&scene, &server).exits(0).says(&["41 entries"]);
    let asked = server.asked();
    assert_eq!(asked.len(), 4);
    assert!(
        asked[0].starts_with("get /lists/consolidated.xml ") && !asked[0].contains("if-none-match"),
        "{}",
        asked[0]
    );
    assert!(asked[0].contains("user-agent: vetwork/") && asked[1].contains("if-none-match: \"one\""), "{}", asked[1]);
    // Nothing is left behind.
    assert!(!scene.path("../home/.local/share/vetwork/lists/fetching").exists());
}

#[test]
fn whether_it_changed_is_asked_only_of_the_very_list_in_use() {
    let server = Server::answering([good()]);
    let scene = Scene::new().file("mine.xml", list("2026-11-20", 39));
    update(&scene, &server).exits(0);
    scene.run("lists import mine.xml").exits(0);
    update(&scene, &server).exits(0).says(&["40 entries"]);
    assert!(!server.asked()[1].contains("if-none-match"), "{}", server.asked()[1]);
}

#[test]
fn a_download_that_broke_off_goes_on() {
    let whole = list("2026-11-20", 40);
    let at_rest = Reply::new(206, &whole[700..])
        .header("Content-Range", &format!("bytes 700-{}/{}", whole.len() - 1, whole.len()))
        .header("ETag", "\"one\"");
    // 429 with a wait that is too long ends this run; the next goes on.
    let later = Reply::new(429, "").header("Retry-After", "86400");
    let server = Server::answering([good().cut(700), later, at_rest]);
    let scene = Scene::new();
    update(&scene, &server).exits(3).says(&[
        "it broke off after 700 bytes",
        "answered 429, too many requests",
        "hint: ",
    ]);
    update(&scene, &server).exits(0).says(&["40 entries"]);
    assert!(server.asked()[2].contains("range: bytes=700-") && server.asked()[2].contains("if-range: \"one\""));
    is_in_use(&scene);
}

#[test]
fn a_failure_that_passes() {
    let busy = Reply::new(500, "<html>").header("Retry-After", "0");
    let server = Server::answering([busy.clone(), busy, good()]);
    let scene = Scene::new();
    update(&scene, &server).exits(0).says(&["answered 500, a failure of its own; asked again in 0 s", "40 entries"]);
    is_in_use(&scene);
}

#[test]
fn what_looks_wrong_is_refused_and_the_last_good_one_stays() {
    let html = Reply::new(200, "<!DOCTYPE html><html>").header("Content-Type", "text/html");
    let whole = list("2026-11-20", 40);
    for (wrong, why) in [
        (html, "this is a web page, not a list"),
        (
            Reply::new(200, "<!DOCTYPE html><html>").header("Content-Type", "application/xml"),
            "this is a web page, not a list",
        ),
        (Reply::new(200, list("2026-11-21", 10)), "it lost 75 % of them"),
        (Reply::new(200, list("2026-11-19", 40)), "the list is of 2026-11-19"),
        (Reply::new(200, &whole[..900]).unannounced(), "the file ends before the list does"),
        (
            Reply::new(200, "id,name\n1,Person One\n"),
            "this is Vetwork CSV, in which the UN Security Council list is not",
        ),
        (Reply::new(200, ""), "its format is not known"),
        (Reply::new(404, ""), "answered 404, it is not there"),
        (
            Reply::new(302, "").header("Location", "http://lists.example/un.xml"),
            "sends on to http://lists.example/un.xml",
        ),
    ] {
        let server = Server::answering([good(), wrong]);
        let scene = Scene::new();
        update(&scene, &server).exits(0);
        let ran = update(&scene, &server).exits(3);
        ran.says(&["error[list]: un is refused: ", why, "hint: ", "the list that was loaded before, if any, stays"]);
        is_in_use(&scene);
    }
    // Whoever knows better takes in what was kept.
    let server = Server::answering([good(), Reply::new(200, list("2026-11-21", 10))]);
    let scene = Scene::new();
    update(&scene, &server).exits(0);
    update(&scene, &server)
        .exits(3)
        .says(&["look at [scene]/home/.local/share/vetwork/lists/fetching/un/consolidated.xml"]);
    let file = "../home/.local/share/vetwork/lists/fetching/un/consolidated.xml";
    scene.run(&format!("lists import {file} --list un --anyway")).exits(0).says(&["10 entries"]);
}

#[test]
fn one_that_fails_keeps_no_other_from_being_fetched() {
    let server = Server::with_files(&[("/consolidated.xml", good())]);
    let scene = Scene::new();
    let ran = scene.run(&format!("lists update --from {}", server.address("")));
    let ran =
        ran.exits(3).says(&["un: UN Security Council list of 2026-11-20", "ofac-sdn is refused: ", "eu is refused: "]);
    ran.says(&["answered 404"]);
    is_in_use(&scene);
    scene.run(&format!("lists update un --address un={}", server.address("consolidated.xml"))).exits(0);
}

#[test]
fn without_a_network() {
    let ran = Scene::new().run("lists update --print-addresses").exits(0).quietly();
    ran.prints(&["https://scsanctions.un.org/resources/xml/en/consolidated.xml", "SDN_ADVANCED.XML", "jp"]);
    Scene::new().run("lists update jp").exits(0).says(&["jp: not fetched", "hint: open https://www.mof.go.jp/"]);
}

#[test]
fn what_cannot_run() {
    for (arguments, why) in [
        ("mars", "no authority's list is called `mars`"),
        ("un --from http://lists.example", "only https is asked"),
        ("un --from lists.example", "this is no address"),
        ("un --from https://me:word@lists.example", "neither user name nor password"),
        ("un --address eu=https://lists.example/a.xml", "`eu` is not among the lists to fetch"),
        ("un --address https://lists.example/a.xml", "`https://lists.example/a.xml` names no list"),
        ("un --proxy socks5://proxy.example", "this is no address of a proxy"),
        ("un --trust missing.pem", "no such file"),
    ] {
        Scene::new().run(&format!("lists update {arguments}")).exits(2).says(&[why, "hint: "]);
    }
    let scene = Scene::new().file("empty.pem", "nothing");
    scene.run("lists update un --trust empty.pem").exits(2).says(&["there is no certificate in it"]);
}
