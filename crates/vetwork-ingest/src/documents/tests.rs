//! Documents that the tests make themselves.

mod docx;
mod pdf;

use proptest::prelude::*;

use super::{DocumentKind, Limits, Problem, Reading, read_document};

fn read(bytes: &[u8]) -> Reading {
    read_document(bytes, &Limits::default())
}

#[test]
fn plain_text_in_its_encodings() {
    let check = |bytes: &[u8], encoding: &str, text: &str| {
        let reading = read(bytes);
        assert_eq!((reading.kind, reading.text.as_str()), (DocumentKind::PlainText, text));
        assert_eq!(reading.metadata, [("encoding".to_owned(), encoding.to_owned())]);
        assert_eq!(reading.problems, []);
    };
    check("Zoë\r\nMüller".as_bytes(), "UTF-8", "Zoë\nMüller");
    check(b"\xEF\xBB\xBFZo\xC3\xAB", "UTF-8", "Zoë");
    check(b"\xFF\xFEZ\0o\0\xEB\0", "UTF-16LE", "Zoë");
    check(b"\xFE\xFF\0Z\0o\0\xEB", "UTF-16BE", "Zoë");
    check(b"Zo\xEB \x96 \x93CV\x94", "windows-1252", "Zoë – “CV”");
}

#[test]
fn what_is_no_document() {
    let check = |bytes: &[u8], expected: Problem| assert_eq!(read(bytes).problems, [expected], "{bytes:?}");
    check(b"", Problem::Empty);
    check(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", Problem::NotADocument);
    check(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\0\0", Problem::NotADocument);
    let locked =
        [b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".as_slice(), b"E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0"].concat();
    check(&locked, Problem::Encrypted { algorithm: "Office encryption".to_owned() });
    let limits = Limits { bytes: 3, ..Limits::default() };
    assert_eq!(read_document(b"four", &limits).problems, [Problem::TooLarge { limit: 3 }]);
}

#[test]
fn text_is_cut_at_the_limit_and_free_of_controls() {
    let limits = Limits { text_bytes: 4, ..Limits::default() };
    let reading = read_document("abcé".as_bytes(), &limits);
    assert_eq!(reading.text, "abc");
    assert_eq!(reading.problems, [Problem::TooLarge { limit: 4 }]);
    assert_eq!(read("\u{FEFF}a\u{85}b\tc\u{202E}".as_bytes()).text, "ab\tc");
}

#[test]
fn readings_cross_the_pipe_unchanged() {
    let reading = read(&pdf::resume());
    let sent = serde_json::to_vec(&reading).unwrap();
    assert_eq!(serde_json::from_slice::<Reading>(&sent).unwrap(), reading);
}

#[test]
fn problems_in_the_words_that_people_see() {
    let check = |problem: Problem, expected: &str| assert_eq!(problem.sentence("the resume"), expected);
    use super::Place;
    check(Problem::Encrypted { algorithm: "AES-256".to_owned() }, "the resume is locked with a password");
    check(Problem::Damaged { place: Place::EndsInPage(2) }, "the resume is damaged: it ends in the middle of page 2");
    check(Problem::Ratio { limit: 100 }, "the reader was stopped: the file unpacks to more than 100 times its size");
    check(Problem::NoText { pages: 2 }, "the resume has no text, only pictures of pages");
    check(Problem::TooLarge { limit: 20 << 20 }, "the resume is larger than 20 MiB");
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn never_panics_on_any_bytes(
        start in prop::sample::select(vec![&b""[..], b"%PDF-1.7\n", b"PK\x03\x04", b"\xFF\xFE", b"\xEF\xBB\xBF"]),
        bytes in prop::collection::vec(any::<u8>(), 0..600),
    ) {
        let reading = read(&[start, &bytes].concat());
        prop_assert_ne!(reading.problems, [Problem::Crashed]);
    }

    #[test]
    fn never_panics_on_a_document_with_changed_bytes(
        is_pdf in any::<bool>(),
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..12),
    ) {
        let mut bytes = if is_pdf { pdf::resume() } else { docx::resume() };
        for (index, byte) in changes {
            let at = index.index(bytes.len());
            bytes[at] = byte;
        }
        // A parser may panic inside, which is caught: what must not happen is that the caller sees it.
        read(&bytes);
    }
}
