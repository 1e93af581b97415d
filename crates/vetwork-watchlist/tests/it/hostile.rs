//! Files and names that are made to hurt: each is refused or read, in little memory and time, and what stands beside it stays.

use std::io::{self, Read};

use vetwork_watchlist::formats::{Format, read};
use vetwork_watchlist::list::{List, Source};
use vetwork_watchlist::party::{ListedName, NameStrength, Party, PartyKind};
use vetwork_watchlist::screen::{Memory, Query, Screener, Standing};

/// The formats in XML, with the outermost element of each.
const XML: [(Format, &str); 8] = [
    (Format::OfacXml, "sdnList"),
    (Format::OfacAdvancedXml, "Sanctions"),
    (Format::OfacEnhancedXml, "sanctionsData"),
    (Format::UnXml, "CONSOLIDATED_LIST"),
    (Format::EuXml, "export"),
    (Format::UkXml, "Designations"),
    (Format::SecoXml, "swiss-sanctions-list"),
    (Format::SemaXml, "data-set"),
];

fn refusal(format: Format, input: impl Read) -> String {
    let list = read(format, Source::Other("test".to_owned()), input);
    list.map(|list| format!("{} entries", list.parties.len())).unwrap_or_else(|error| format!("refused: {error}"))
}

/// Every format refuses it, in words that hold these.
#[track_caller]
fn refused(formats: impl IntoIterator<Item = Format>, input: impl Fn(Format) -> Vec<u8>, words: &str) {
    for format in formats {
        let told = refusal(format, input(format).as_slice());
        assert!(told.starts_with("refused: ") && told.contains(words), "{format}: {told}");
    }
}

fn root(format: Format) -> &'static str {
    XML.iter().find(|(known, _)| *known == format).map_or("none", |(_, root)| root)
}

fn xml() -> impl Iterator<Item = Format> {
    XML.into_iter().map(|(format, _)| format)
}

#[test]
fn web_pages() {
    for page in
        ["<!DOCTYPE html><html><body>Service Unavailable</body></html>", "<html lang=\"en\"><head>", "<HTML><BODY>503"]
    {
        refused(Format::ALL, |_| page.as_bytes().to_vec(), "");
        refused(xml(), |_| page.as_bytes().to_vec(), "web page");
        assert_eq!(Format::recognise(page.as_bytes(), "SDN.XML"), None);
    }
}

#[test]
fn nothing_at_all() {
    for nothing in ["", "\n", "\u{feff}", " \t\r\n", "\0", "\0\0\0\0"] {
        refused(Format::ALL, |_| nothing.as_bytes().to_vec(), "");
    }
}

#[test]
fn entities_that_unfold() {
    let bomb = |format| {
        let folds: String =
            (1..10).map(|n| format!("<!ENTITY a{n} \"{}\">", format!("&a{};", n - 1).repeat(10))).collect();
        let root = root(format);
        format!("<?xml version=\"1.0\"?><!DOCTYPE {root} [<!ENTITY a0 \"boom\">{folds}]><{root}>&a9;</{root}>")
            .into_bytes()
    };
    refused(xml(), bomb, "a document type declaration");
    let outside = |format| {
        let root = root(format);
        format!("<!DOCTYPE {root} SYSTEM \"file:///etc/passwd\"><{root}></{root}>").into_bytes()
    };
    refused(xml(), outside, "a document type declaration");
}

#[test]
fn elements_without_end() {
    refused(xml(), |format| format!("<{}>{}", root(format), "<a>".repeat(100_000)).into_bytes(), "beyond the limit");
    let attributes = |format| format!("<{} {}>", root(format), "a=\"b\" ".repeat(400_000)).into_bytes();
    refused(xml(), attributes, "");
}

#[test]
fn encodings_that_are_not_what_they_say() {
    let declared = |label: &'static str| {
        move |format| {
            let mut bytes = format!("<?xml version=\"1.0\" encoding=\"{label}\"?><{}>", root(format)).into_bytes();
            bytes.extend(b"\xc3\x28\xff</none>");
            bytes
        }
    };
    refused(xml(), declared("utf-8"), "");
    refused(xml(), declared("big5"), "the encoding \"big5\" is not read");
    refused(xml(), declared("../../etc/passwd"), "is not read");
    // Half a character of UTF-16 at the end.
    refused(xml(), |_| b"\xff\xfe<\0a\0>".to_vec(), "");
    refused(Format::ALL, |_| b"\xff\xfe\x00\xd8\x41\x00".to_vec(), "");
}

/// A line without end, of which every byte that is given out is counted.
struct Endless {
    head: Vec<u8>,
    fill: u8,
    given: u64,
}

impl Read for &mut Endless {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let head = self.head.get(self.given as usize..).unwrap_or_default();
        let count = if head.is_empty() { into.len() } else { head.len().min(into.len()) };
        match head.get(..count) {
            Some(head) if count > 0 && !head.is_empty() => into[..count].copy_from_slice(head),
            _ => into.fill(self.fill),
        }
        self.given += count as u64;
        Ok(count)
    }
}

#[test]
fn a_line_without_end_is_left_after_a_few_megabytes() {
    let heads = |format: Format| -> Vec<(&'static str, String)> {
        let root = root(format);
        match format {
            _ if root != "none" => vec![
                ("text", format!("<{root}><a>")),
                ("attribute", format!("<{root} a=\"")),
                ("name", format!("<{root}><")),
                ("comment", format!("<{root}><!-- ")),
            ],
            Format::FtmJson => vec![("text", "{\"id\":\"".to_owned()), ("object", "{\"id\":1,\"a\":".to_owned())],
            Format::OfacCsv => vec![("cell", "1,\"".to_owned()), ("line", "1,".to_owned())],
            Format::UkCsv => vec![("cell", "Report Date: 29-Apr-2026\n\"".to_owned())],
            Format::OwnCsv => {
                vec![
                    ("cell", "name\n\"".to_owned()),
                    ("line", "name\n".to_owned()),
                    ("json", "{\"name\":\"".to_owned()),
                ]
            }
            Format::DfatXlsx | Format::MofXlsx => vec![("archive", "PK\u{3}\u{4}".to_owned())],
            _ => vec![("cell", "\"".to_owned()), ("line", "a".to_owned())],
        }
    };
    for format in Format::ALL {
        // A workbook is read whole before its parts are found.
        let most = if matches!(format, Format::DfatXlsx | Format::MofXlsx) { 80 << 20 } else { 20 << 20 };
        for (what, head) in heads(format) {
            let mut input = Endless { head: head.into_bytes(), fill: b'a', given: 0 };
            let told = refusal(format, &mut input);
            assert!(told.starts_with("refused: ") && told.contains("limit"), "{format}, {what}: {told}");
            assert!(input.given <= most, "{format}, {what}: {} bytes were taken", input.given);
        }
    }
}

/// Names that are no names, and names that are too much.
fn odd_names() -> Vec<String> {
    let mut names: Vec<String> = [
        "",
        " ",
        "-",
        "...",
        "'",
        "\u{200b}\u{200d}\u{feff}",
        "\u{202e}evil",
        "👩‍👩‍👧‍👦",
        "🇰🇵",
        "😀 😀 😀",
        "bin",
        "bin bin al-",
        "de la von der",
        "Mr. Dr. Prof.",
        "Ltd",
        "GmbH & Co. KG",
        "(((",
        "\"\"\"",
        "1234567890",
        "\0",
        "a\u{300}\u{301}\u{302}",
        "ﷺ",
        "𝔘𝔫𝔦",
        "٣٤٥",
        "々々",
        "ㅋㅋㅋ",
    ]
    .map(str::to_owned)
    .to_vec();
    for piece in
        ["a", "Ab ", "bin ", "김", "金", "-", "👻", "e\u{301}", "\u{300}", "X. ", "al-", "Ltd ", "ﷺ", "(a", "مح"]
    {
        names.push(piece.repeat(10_000 / piece.chars().count()));
    }
    names
}

fn query(name: &str, kind: PartyKind) -> Query {
    Query { name: name.to_owned(), kind, ..Query::default() }
}

#[test]
fn names_that_are_none_find_nothing_and_hurt_nobody() {
    let odd = odd_names();
    let mut list = List::new(Source::Other("test".to_owned()));
    let real = ["Orvanta Kelmisti".to_owned(), "Brightwater Quillon Trading Ltd".to_owned()];
    for (name, number) in real.iter().chain(&odd).zip(1..) {
        for kind in [PartyKind::Person, PartyKind::Organisation] {
            let names = vec![ListedName::new(name, NameStrength::Primary)];
            list.parties.push(Party { id: format!("{number}-{kind:?}"), kind, names, ..Party::default() });
        }
    }
    let screener = Screener::new(vec![list]);
    let mut memory = Memory::default();
    for name in &odd {
        for kind in [PartyKind::Person, PartyKind::Organisation, PartyKind::Unknown] {
            for hit in screener.screen(&query(name, kind), &mut memory) {
                assert!(!hit.party.id.starts_with("1-"), "{name:?} finds {:?}", hit.party.names);
                let lines = hit.name.as_ref().map(|name| name.lines()).unwrap_or_default();
                assert!(hit.bits.is_finite() && !lines.is_empty(), "{name:?}");
            }
        }
    }
    // What stands between them is found as if they were not there.
    let hits = screener.screen(&query("Kelmisti Orvanta", PartyKind::Person), &mut memory);
    assert_eq!(hits.first().map(|hit| (hit.party.id.as_str(), hit.standing)), Some(("1-Person", Standing::Open)));
    let hits = screener.screen(&query("", PartyKind::Unknown), &mut memory);
    assert!(hits.is_empty(), "no name finds {} parties", hits.len());
}
