//! What is recognised, what is refused and with which words.

use std::io::Write as _;

use jiff::civil::date;
use proptest::prelude::*;

use super::*;

const TODAY: Date = date(2026, 11, 21);

fn upload<'a>(name: &'a str, bytes: &'a [u8]) -> Upload<'a> {
    Upload { name, bytes, list: None, today: TODAY }
}

fn import(name: &str, bytes: &[u8]) -> Snapshot {
    detect(&upload(name, bytes), &[]).unwrap_or_else(|error| panic!("{error}"))
}

#[test]
fn recognises_lists() {
    let check = |name: &str, text: &str, list: ListId, rows: u64| {
        let snapshot = import(name, text.as_bytes());
        assert_eq!((snapshot.info.id, snapshot.info.rows), (list, rows), "{name}");
        let back = Snapshot::from_bytes(&snapshot.to_bytes()).expect("cache file reads");
        assert_eq!(back.to_bytes(), snapshot.to_bytes(), "{name}");
    };
    let ranges = "# comment\n192.0.2.0/25 # ours\n\n2001:db8::/48\n";
    check("vpn_ipv4.txt", ranges, ListId::VpnRanges, 2);
    check("datacenter.txt", ranges, ListId::HostingRanges, 2);
    check("x4bnet_input_vpn_ips_apple.txt", ranges, ListId::PrivacyRelayRanges, 2);
    check("torbulkexitlist", "192.0.2.1\n192.0.2.9\n", ListId::TorExits, 2);
    let record = "ExitNode 0011\nPublished 2026-11-20 00:00:00\nExitAddress 192.0.2.1 2026-11-20 00:00:00\n";
    check("exit-addresses", record, ListId::TorExits, 1);
    check("ours.csv", "cidr,class,source,date\n192.0.2.0/24,satellite,invoice,2026-01-02\n", ListId::IpRanges, 1);
    check("disposable_email_blocklist.conf", "a.example\nb.example\n", ListId::DisposableDomains, 2);
    check("disposable.txt", "a.example\n", ListId::DisposableDomainHints, 1);
    check("free.txt", "\u{feff}a.example\r\n", ListId::FreeMailDomains, 1);
    check("abused.txt", "a.example\n", ListId::AbusedAcademicDomains, 1);
    check("stoplist.txt", "a.example\n", ListId::NonStudentDomains, 1);
    let hipo = r#"[{"name": "Sample University", "domains": ["uni.example"], "web_pages": ["https://uni.example/"]}]"#;
    check("world_universities.json", hipo, ListId::Institutions, 1);
    let ror = r#"[{"id": "https://ror.org/0", "types": ["education"], "names": [{"value": "Sample", "types": ["ror_display"]}],
        "links": [{"type": "website", "value": "https://www.sample.example"}]},
        {"id": "https://ror.org/1", "types": ["company"], "names": [{"value": "Firm", "types": ["ror_display"]}]}]"#;
    check("v2.8-2026-06-02-ror-data.json", ror, ListId::Institutions, 1);
    check("banks.csv", "country,bank_code,bic,name\nDE,10000000,EXAMDEFF,Sample\n", ListId::AccountInstitutions, 1);
    let entries =
        r#"{"entries": [{"country_code": "BE", "bic": "EXAMBEBB", "name": "Sample", "bank_codes": ["000", "001"]}]}"#;
    check("generated_be.v2.json", entries, ListId::AccountInstitutions, 2);
}

#[test]
fn refuses_with_reason_and_remedy() {
    let check = |name: &str, bytes: &[u8], problem: ImportProblem, text: &str| {
        let error = detect(&upload(name, bytes), &[]).expect_err(name);
        assert_eq!(error.problem, problem, "{error}");
        assert_eq!(error.to_string(), text);
    };
    check(
        "vpn.txt",
        b"",
        ImportProblem::Empty,
        "vpn.txt: the file holds no record; check the download; the list in use stays in use",
    );
    check(
        "ranges.txt",
        b"192.0.2.0/24\n",
        ImportProblem::Ambiguous,
        "ranges.txt: this is a list of address ranges, but neither content nor name says of which kind; \
         say which list it is: hosting-ranges, privacy-relay-ranges, tor-exits, vpn-ranges",
    );
    check(
        "vpn.txt",
        b"192.0.2.0/24\n192.0.2.0/99\n",
        ImportProblem::BadRow,
        "vpn.txt, line 2: \"192.0.2.0/99\" is not an address range; \
         expected one range a line, as in 192.0.2.0/24 or 2001:db8::/32",
    );
    check(
        "vpn_ASN.txt",
        b"AS64496 # Example\n",
        ImportProblem::NotRecognised,
        "vpn_ASN.txt: this is a list of network numbers (AS\u{2026}), not of address ranges; \
         import the list of address ranges made from it, for example output/vpn/ipv4.txt of X4BNet",
    );
    check(
        "ours.csv",
        b"cidr,class,source,date\n192.0.2.0/24,home,invoice,2026-01-02\n",
        ImportProblem::BadRow,
        "ours.csv, line 2: \"home\" is not a class of network; the classes are consumer-vpn, hosting, \
         privacy-relay, tor, mobile, satellite, residential, business, education, unroutable",
    );
    check(
        "free.txt",
        b"a.example\nb.example\xff\n",
        ImportProblem::Damaged,
        "free.txt, line 2: the text is not UTF-8; save the file as UTF-8 and import it again",
    );
    check(
        "list.tgz",
        b"\x1f\x8b\x08\x00broken",
        ImportProblem::Damaged,
        "list.tgz: the archive does not unpack; download it again and import it again",
    );
    check(
        "x.json",
        b"{\"a\": 1}",
        ImportProblem::NotRecognised,
        "x.json, line 1: \"{\"a\": 1}\" begins no list Vetwork knows; known are address ranges, domains, \
         universities (Hipo, ROR), bank directories and MaxMind DB country files",
    );
}

#[test]
fn a_name_or_a_wish_settles_which_list() {
    let ranges = Upload { list: Some(ListId::VpnRanges), ..upload("ranges.txt", b"192.0.2.0/24\n") };
    let found = detect(&ranges, &[]).map(|snapshot| snapshot.info.id);
    assert_eq!(found, Ok(ListId::VpnRanges));
    let wrong = Upload { list: Some(ListId::Institutions), ..upload("free.txt", b"a.example\n") };
    let error = detect(&wrong, &[]).expect_err("not institutions");
    assert_eq!(error.message, "you asked for institutions, the file reads as free-mail-domains");
}

#[test]
fn a_list_that_shrank_is_refused() {
    let lines = |count: usize| (0..count).map(|at| format!("d{at}.example\n")).collect::<String>();
    let before = [import("free-2026-01-01.txt", lines(100).as_bytes()).info];
    let check = |name: &str, count: usize, accepted: bool| {
        let text = lines(count);
        let result = detect(&upload(name, text.as_bytes()), &before);
        assert_eq!(result.is_ok(), accepted, "{name} {count}");
    };
    check("free-2026-02-01.txt", 70, true);
    check("free-2026-02-01.txt", 69, false);
    check("free-of-another-publisher.txt", 5, true);
}

#[test]
fn days_and_series_come_from_the_name() {
    let check = |name: &str, day: Option<Date>, expected: &str| {
        assert_eq!((day_in(name), series(name).as_str()), (day, expected), "{name}");
    };
    check("v2.8-2026-06-02-ror-data.json", Some(date(2026, 6, 2)), "ror-data");
    check("vpn_20260822.txt", Some(date(2026, 8, 22)), "vpn");
    check("folder/vpn_ipv4.txt", None, "vpn-ipv4");
    check("20261399.txt", None, "");
    check("é-2026-01-01.txt", Some(date(2026, 1, 1)), "é");
}

#[test]
fn archives_are_opened() {
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    gzip.write_all(b"a.example\n").expect("writes");
    assert_eq!(import("free.txt.gz", &gzip.finish().expect("ends")).info.series, "free");

    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    for (name, text) in [("readme.md", "# hello"), ("banks.csv", "country,bic,name\nDE,EXAMDEFF,Sample\n")] {
        zip.start_file(name, options).expect("starts");
        zip.write_all(text.as_bytes()).expect("writes");
    }
    let bytes = zip.finish().expect("ends").into_inner();
    assert_eq!(import("download.zip", &bytes).info.id, ListId::AccountInstitutions);
}

#[test]
fn a_bomb_stops_at_the_limit() {
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    gzip.write_all(&[b'0'; 5000]).expect("writes");
    let bytes = gzip.finish().expect("ends");
    let problem = |limit| unpack::unpack("free.gz", &bytes, limit).err().map(|error| error.problem);
    assert_eq!(problem(4999), Some(ImportProblem::TooLarge));
    assert_eq!(problem(5000), None);
}

#[test]
fn a_few_broken_lines_are_left_out_and_counted() {
    let good: String = (0..199).map(|at| format!("d{at}.example\n")).collect();
    let one = import("free.txt", format!("{good}404: not found\n").as_bytes());
    assert_eq!((one.info.rows, one.info.skipped), (199, 1));
    let three = format!("{good}404: not found\n<html>\n</html>\n");
    let error = detect(&upload("free.txt", three.as_bytes()), &[]).expect_err("too many");
    assert_eq!((error.problem, error.line), (ImportProblem::BadRow, Some(200)));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn no_bytes_panic(name in "(vpn|free|abused|ours|x)\\.(txt|csv|json)", bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        let _ = detect(&upload(&name, &bytes), &[]);
    }

    #[test]
    fn no_text_panics(name in "\\PC{0,20}", text in "(\\[?\\{?\"?(cidr|name|domains|bic|bank_code)?[,:\"]?\\PC{0,10}\n?){0,6}") {
        let _ = detect(&upload(&name, text.as_bytes()), &[]);
    }

    #[test]
    fn no_changed_archive_panics(kind in 0usize..3, at in 0usize..600, value: u8) {
        const STARTS: [&[u8]; 3] = [b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff", b"PK\x03\x04\x14\x00\x00\x00\x08\x00", b"\xab\xcd\xefMaxMind.com\xe0"];
        let mut bytes = STARTS[kind].to_vec();
        bytes.resize(600, 7);
        bytes[at] = value;
        let _ = detect(&upload("x", &bytes), &[]);
    }
}
