//! Bytes that are no list, and lists that were damaged on their way: an error or a list, never a panic.

use proptest::prelude::*;
use vetwork_watchlist::formats::{Format, OfacFiles, read, read_ofac_csv};
use vetwork_watchlist::list::{List, Source};

use super::write;

fn read_as(format: Format, bytes: &[u8]) -> Option<List> {
    let _ = Format::recognise(bytes, "list");
    read(format, Source::OfacSdn, bytes).ok()
}

const FORMATS: [Format; 5] =
    [Format::OfacXml, Format::OfacAdvancedXml, Format::OfacEnhancedXml, Format::OfacCsv, Format::UnXml];

/// A sound document of each format, of made-up parties.
fn document(format: Format) -> String {
    let parties = write::made_up();
    match format {
        Format::OfacXml => write::classic(&parties),
        Format::OfacAdvancedXml => write::advanced(&parties),
        Format::OfacEnhancedXml => write::enhanced(&parties),
        Format::OfacCsv => write::legacy(&parties)[0].clone(),
        _ => write::united_nations(&parties),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn any_bytes(bytes in proptest::collection::vec(any::<u8>(), 0..2000), format in 0..FORMATS.len()) {
        read_as(FORMATS[format], &bytes);
    }

    #[test]
    fn any_text_in_a_root(text in "\\PC{0,300}", format in 0..FORMATS.len()) {
        for root in ["sdnList", "Sanctions", "sanctionsData", "CONSOLIDATED_LIST"] {
            read_as(FORMATS[format], format!("<{root}>{text}</{root}>").as_bytes());
        }
        read_as(Format::OfacCsv, format!("1,{text},\"{text}\",-0- ,,,,,,,,{text}\n").as_bytes());
    }

    #[test]
    fn flipped_bytes(
        format in 0..FORMATS.len(),
        flips in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..8),
    ) {
        let mut bytes = document(FORMATS[format]).into_bytes();
        for (index, byte) in flips {
            let at = index.index(bytes.len());
            bytes[at] = byte;
        }
        read_as(FORMATS[format], &bytes);
    }

    #[test]
    fn moved_pieces(format in 0..FORMATS.len(), from in any::<prop::sample::Index>(), length in 1..200_usize, to in any::<prop::sample::Index>()) {
        let mut bytes = document(FORMATS[format]).into_bytes();
        let from = from.index(bytes.len());
        let piece: Vec<u8> = bytes.drain(from..bytes.len().min(from + length)).collect();
        let to = to.index(bytes.len() + 1);
        bytes.splice(to..to, piece);
        read_as(FORMATS[format], &bytes);
    }

    /// A list that is cut is refused, wherever it is cut; the CSV has no end of its own, and is refused inside of a line.
    #[test]
    fn cut_lists(format in 0..FORMATS.len(), cut in any::<prop::sample::Index>()) {
        let whole = document(FORMATS[format]);
        let bytes = whole.trim_end().as_bytes();
        let end = cut.index(bytes.len());
        let list = read_as(FORMATS[format], &bytes[..end]);
        let between_lines = FORMATS[format] == Format::OfacCsv && matches!(bytes[..end].last(), Some(b'\n' | b'\r') | None);
        prop_assert!(list.is_none() || between_lines, "{:?} up to {end}", FORMATS[format]);
    }

    #[test]
    fn damaged_side_files(
        file in 1..4_usize,
        flips in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..8),
    ) {
        let mut files = write::legacy(&write::made_up()).map(String::into_bytes);
        for (index, byte) in flips {
            let at = index.index(files[file].len());
            files[file][at] = byte;
        }
        let [entries, addresses, aliases, comments] = &files;
        let files = OfacFiles {
            entries: Box::new(entries.as_slice()),
            addresses: Some(Box::new(addresses.as_slice())),
            aliases: Some(Box::new(aliases.as_slice())),
            comments: Some(Box::new(comments.as_slice())),
        };
        if let Ok(list) = read_ofac_csv(Source::OfacSdn, files) {
            prop_assert_eq!(list.parties.len(), write::made_up().len());
        }
    }
}

#[test]
fn sound_documents_are_recognised_and_read() {
    for format in FORMATS {
        let document = document(format);
        assert_eq!(Format::recognise(document.as_bytes(), "list"), Some(format));
        let list = read_as(format, document.as_bytes()).unwrap();
        assert_eq!(list.parties.len(), write::made_up().len(), "{format}");
        assert_eq!(list.problems, [], "{format}");
    }
}
