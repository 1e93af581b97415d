use jiff::civil::date;
use proptest::prelude::*;

use super::chance::session_bits;
use super::{COMMON_FROM, compare, set_aside};
use crate::claim::Claim;
use crate::inspect::{File, Question, inspect};
use crate::trace::{Trace, TraceKind};
use crate::word::tests::specimen::Specimen;

/// A file with these sessions, the first of which it was begun in.
fn sessions(ids: &[&str]) -> Vec<Trace> {
    let trace = |kind, id: &str| Trace { kind, value: id.to_owned() };
    let root = ids.first().map(|id| trace(TraceKind::RevisionRoot, id));
    root.into_iter().chain(ids.iter().map(|id| trace(TraceKind::Revision, id))).collect()
}

/// Labels of the linked pairs.
fn links(files: &[Vec<Trace>]) -> Vec<(String, String)> {
    let labels: Vec<String> = (0..files.len()).map(|label| label.to_string()).collect();
    let files: Vec<(&str, &[Trace])> =
        labels.iter().zip(files).map(|(label, file)| (label.as_str(), file.as_slice())).collect();
    compare(&files).into_iter().map(|link| link.files).collect()
}

fn pair(a: &str, b: &str) -> (String, String) {
    (a.to_owned(), b.to_owned())
}

#[test]
fn what_links_two_files() {
    let check = |a: &[&str], b: &[&str], expected: bool| {
        assert_eq!(!links(&[sessions(a), sessions(b)]).is_empty(), expected, "{a:?} {b:?}");
    };
    check(&["00A10001", "00A10002"], &["00A10001", "00B20002"], true);
    check(&["00A10001", "00A10002", "00A10003"], &["00B20001", "00A10002", "00A10003"], true);
    // One session in common is what chance gives.
    check(&["00A10001", "00A10002"], &["00B20001", "00A10002"], false);
    check(&["00A10001"], &["00B20001"], false);
    // What python-docx and officegen bring along.
    check(&["00B47730", "00034616", "0006063C", "00A10001"], &["00B47730", "00034616", "0006063C", "00B20001"], false);
    check(&["00A94AF2", "002E67D7"], &["00A94AF2", "002E67D7"], false);
}

#[test]
fn a_template_of_many_links_nobody() {
    let template = ["00A10001", "00A10002", "00A10003"];
    let own: Vec<String> = (0..20).map(|author| format!("00C{author:05X}")).collect();
    let by_author = |own: &String| sessions(&[&template[..], &[own.as_str()]].concat());
    let files: Vec<Vec<Trace>> = own.iter().map(by_author).collect();
    assert_eq!(links(&files), []);
    // Two of the authors are one: they went on from a draft of their own.
    let mut files = files;
    let draft = [&template[..], &["00D00001", "00D00002", "00D00003"]].concat();
    files.push(sessions(&[&draft[..], &["00D0000A"]].concat()));
    files.push(sessions(&[&draft[..], &["00D0000B"]].concat()));
    assert_eq!(links(&files), [pair("20", "21")]);
    let labelled: Vec<(&str, &[Trace])> = files.iter().map(|file| ("file", file.as_slice())).collect();
    let aside = set_aside(&labelled);
    assert_eq!(aside.iter().map(|common| (common.count, common.files)).collect::<Vec<_>>(), [(1, 22), (3, 22)]);
}

#[test]
fn other_marks() {
    let one = |kind, value: &str| vec![Trace { kind, value: value.to_owned() }];
    let check = |kind, value: &str, expected: bool| {
        assert_eq!(!links(&[one(kind, value), one(kind, value)]).is_empty(), expected, "{kind:?} {value}");
    };
    check(TraceKind::PdfId, "6b1f0a44c2d94e7f8a3b5c6d7e8f9012", true);
    check(TraceKind::PdfId, "0123", false);
    check(TraceKind::PdfId, &"0".repeat(32), false);
    check(TraceKind::XmpDocument, "6b1f0a44-c2d9-4e7f-8a3b-5c6d7e8f9012", true);
    check(TraceKind::XmpDocument, "6ec119d7-7982-4f56-808d-dfe64f5b35cf", false);
    check(TraceKind::Picture, &"ab".repeat(32), true);
    check(TraceKind::DocumentNumber, "UTO L898902C3", true);
    // A person's own letter and resume have one author.
    check(TraceKind::FileAuthor, "dana kessler", false);
    check(TraceKind::FileCompany, "example inc", false);
    check(TraceKind::FileCreation, "2026-03-01T09:00:00Z", false);
    // One person's number stays one however many show it; a logo does not.
    let many = |kind| vec![one(kind, "UTO L898902C3"); COMMON_FROM];
    assert_eq!(links(&many(TraceKind::DocumentNumber)).len(), 10);
    assert_eq!(links(&many(TraceKind::Picture)), []);
}

#[test]
fn chance_in_bits() {
    let check = |shared: usize, in_a: usize, in_b: usize, expected: f64| {
        let bits = session_bits(shared, in_a, in_b);
        assert!((bits - expected).abs() < 0.1, "{shared} of {in_a} and {in_b}: {bits}");
    };
    // -log2(1 - exp(-mean)), and the tails of two and three, by Python's fractions.
    check(1, 366, 355, 7.01);
    check(2, 7, 7, 37.77);
    check(3, 100, 100, 34.74);
    check(0, 100, 100, 0.0);
    // So many that chance is certain to give some.
    check(1, 10_000, 10_000, 0.0);
}

#[test]
fn a_link_explains_itself() {
    let (a, b) = (sessions(&["00A10001", "00A10002", "00A10003"]), sessions(&["00A10001", "00A10002", "00B20001"]));
    let links = compare(&[("one.docx", &a), ("two.docx", &b)]);
    let [link] = links.as_slice() else { panic!("{links:?}") };
    assert_eq!(link.files, pair("one.docx", "two.docx"));
    assert_eq!(
        link.shared.iter().map(|shared| (shared.kind, shared.count, shared.of)).collect::<Vec<_>>(),
        [(TraceKind::RevisionRoot, 1, 1), (TraceKind::Revision, 2, 3),]
    );
    assert!(link.bits.unwrap() > 30.0);
    assert!(link.innocent.contains("template"));
}

#[test]
fn copies_of_one_master_are_linked_through_their_files() {
    let traces = |specimen: Specimen| {
        let question = Question { claim: Claim::default(), today: date(2026, 11, 22) };
        let inspection = inspect(&File::of(&specimen.bytes()), &question);
        inspection.judgements.into_iter().flat_map(|judgement| judgement.traces).collect::<Vec<_>>()
    };
    let master = ["00A10B2C", "00B20C3D", "00C30D4E"];
    let copy = |own: &str| traces(Specimen::resume().revisions(master[0], &[&master[..], &[own]].concat()));
    let other = traces(Specimen::resume().revisions("00771111", &["00771111", "00772222"]).core(
        "A B",
        "A B",
        "2026-01-01T00:00:00Z",
        "",
    ));
    assert_eq!(links(&[copy("00D00001"), other, copy("00D00002")]), [pair("0", "2")]);
}

proptest! {
    /// No file shares more sessions than it has.
    #[test]
    fn order_and_chance_are_sound(shared in 0_usize..400, further_a in 1_usize..5000, further_b in 1_usize..5000) {
        let (in_a, in_b) = (shared + further_a, shared + further_b);
        let bits = session_bits(shared, in_a, in_b);
        prop_assert!(bits.is_finite() && bits >= 0.0);
        prop_assert_eq!(bits, session_bits(shared, in_b, in_a));
        prop_assert!(session_bits(shared + 1, in_a, in_b) >= bits - 1e-9);
    }
}
