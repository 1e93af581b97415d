//! The confined reader, end to end: this program is its own child, so there is no libtest harness.
#![allow(clippy::unwrap_used, clippy::print_stdout, clippy::disallowed_methods, reason = "a test")]

use std::io::{self, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::ExitCode;

use lopdf::{Dictionary, Document, Object, Stream};
use vetwork_ingest::confine::{CHILD_COMMAND, Reader, child_main};
use vetwork_ingest::documents::{DocumentKind, Limits, Problem};

const TESTS: &[(&str, fn())] = &[
    ("the child proves that it can open nothing", the_child_proves_its_confinement),
    ("one child reads several documents", one_child_reads_several_documents),
    ("a document that takes all memory costs only itself", memory_is_bounded),
    ("a document that takes too long costs only itself", time_is_bounded),
    ("a child that somebody ends costs only its document", a_child_that_is_ended),
    ("a document too large is not sent", size_is_bounded),
    ("a program that is no child is no reader", a_program_that_is_no_child),
];

fn main() -> ExitCode {
    if std::env::args().nth(1).as_deref() == Some(CHILD_COMMAND) {
        return child_main(io::stdin().lock(), io::stdout().lock());
    }
    let filter = std::env::args().skip(1).find(|argument| !argument.starts_with('-')).unwrap_or_default();
    let mut failed = 0;
    for (name, test) in TESTS.iter().filter(|(name, _)| name.contains(&filter)) {
        let passed = catch_unwind(AssertUnwindSafe(test)).is_ok();
        failed += u32::from(!passed);
        println!("test {name} ... {}", if passed { "ok" } else { "FAILED" });
    }
    io::stdout().flush().unwrap();
    if failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn reader() -> Reader {
    Reader::new(std::env::current_exe().unwrap())
}

fn the_child_proves_its_confinement() {
    let mut reader = reader();
    let confinement = reader.confinement().unwrap();
    if cfg!(target_os = "linux") {
        assert!(confinement.is_complete(), "{confinement:?}");
        assert_eq!(confinement.note, "");
    } else {
        assert!(!confinement.is_complete());
        assert!(!confinement.note.is_empty());
    }
}

fn one_child_reads_several_documents() {
    let mut reader = reader();
    for text in ["first", "second", "third"] {
        let reading = reader.read(text.as_bytes(), &Limits::default());
        assert_eq!((reading.kind, reading.text.as_str()), (DocumentKind::PlainText, text));
    }
    let reading = reader.read(&page(content("BT /F1 12 Tf (A page) Tj ET")), &Limits::default());
    assert_eq!((reading.text.as_str(), reading.pages_read), ("A page\n", 1), "{reading:?}");
}

fn memory_is_bounded() {
    // Eight MiB of runs of 128 spaces, which is what the limits of the test let through.
    let mut runs = Stream::new(Dictionary::new(), [0x81, b' '].repeat(4 << 20));
    runs.compress().unwrap();
    runs.dict.set("Filter", vec!["FlateDecode".into(), "RunLengthDecode".into()]);
    // Memory is what ends it, however long a busy machine takes to get there.
    let limits = Limits { ratio: u32::MAX, unpacked_bytes: u64::MAX, seconds: 600, ..Limits::default() };
    let greedy = page(runs);
    let mut reader = reader();
    for round in ["in a fresh child", "in a used child"] {
        assert_eq!(reader.read(&greedy, &limits).problems, [Problem::OutOfMemory], "{round}");
        assert_eq!(reader.read(b"another", &limits).text, "another", "{round}");
    }
    assert_eq!(reader.read(&greedy, &Limits::default()).problems, [Problem::Ratio { limit: 100 }]);
}

fn time_is_bounded() {
    let mut reader = reader();
    let slow = "BT /F1 12 Tf (A) Tj ET ".repeat(400_000);
    let limits = Limits { seconds: 0, ..Limits::default() };
    let reading = reader.read(&page(content(&slow)), &limits);
    assert_eq!(reading.problems, [Problem::TimedOut]);
    assert_eq!(reader.read(b"another", &Limits::default()).text, "another");
}

/// On Linux alone, which tells what children a process has.
fn a_child_that_is_ended() {
    let Some(mut reader) = cfg!(target_os = "linux").then(reader) else { return };
    reader.confinement().unwrap();
    // Halted, so that it is ended in the middle of its document, however small that is.
    signal("-STOP");
    let killer = std::thread::spawn(|| {
        std::thread::sleep(std::time::Duration::from_millis(300));
        signal("-KILL");
    });
    assert_eq!(reader.read(b"text", &Limits::default()).problems, [Problem::Crashed]);
    killer.join().unwrap();
    assert_eq!(reader.read(b"another", &Limits::default()).text, "another");
}

/// Sends a signal to the only child of this process.
#[allow(clippy::disallowed_methods, reason = "the kernel tells of processes in files")]
fn signal(name: &str) {
    let own = std::process::id().to_string();
    let is_own_child =
        |status: &str| status.lines().any(|line| line.strip_prefix("PPid:").is_some_and(|id| id.trim() == own));
    let children = std::fs::read_dir("/proc")
        .unwrap()
        .flatten()
        .filter(|entry| std::fs::read_to_string(entry.path().join("status")).is_ok_and(|status| is_own_child(&status)));
    for child in children {
        std::process::Command::new("kill").arg(name).arg(child.file_name()).status().unwrap();
    }
}

fn size_is_bounded() {
    let limits = Limits { bytes: 3, ..Limits::default() };
    let reading = Reader::new("/nonexistent".into()).read(b"four", &limits);
    assert_eq!(reading.problems, [Problem::TooLarge { limit: 3 }]);
}

fn a_program_that_is_no_child() {
    for program in ["/nonexistent", "/bin/true"] {
        let mut reader = Reader::new(program.into());
        assert_eq!(reader.confinement(), None, "{program}");
        assert_eq!(reader.read(b"text", &Limits::default()).problems, [Problem::NoReader], "{program}");
    }
}

/// Content of a page.
fn content(operators: &str) -> Stream {
    let mut content = Stream::new(Dictionary::new(), operators.into());
    content.compress().unwrap();
    content
}

/// A PDF of one page.
fn page(content: Stream) -> Vec<u8> {
    let mut document = Document::with_version("1.5");
    let font =
        Dictionary::from_iter([("Type", "Font".into()), ("Subtype", "Type1".into()), ("BaseFont", "Helvetica".into())]);
    let fonts = Dictionary::from_iter([("F1", Object::Dictionary(font))]);
    let resources = Dictionary::from_iter([("Font", Object::Dictionary(fonts))]);
    let content = document.add_object(content);
    let pages = document.new_object_id();
    let page = document.add_object(Dictionary::from_iter([
        ("Type", "Page".into()),
        ("Parent", Object::Reference(pages)),
        ("Contents", Object::Reference(content)),
        ("Resources", Object::Dictionary(resources)),
    ]));
    let kids = Object::Array(vec![Object::Reference(page)]);
    document.set_object(pages, Dictionary::from_iter([("Type", "Pages".into()), ("Kids", kids), ("Count", 1.into())]));
    let catalog = Dictionary::from_iter([("Type", "Catalog".into()), ("Pages", Object::Reference(pages))]);
    let catalog = document.add_object(catalog);
    document.trailer.set("Root", catalog);
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).unwrap();
    bytes
}
