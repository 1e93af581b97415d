//! Lists as they were published, saved beside the checkout. Where they are absent, a test says so and proves nothing.
#![expect(clippy::disallowed_methods, reason = "the test reads saved files")]

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use flate2::read::MultiGzDecoder;
use vetwork_watchlist::formats::{Format, OfacFiles, read, read_ofac_csv};
use vetwork_watchlist::list::{List, Source};

fn path(name: &str) -> Option<PathBuf> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/watchlist").join(name);
    if path.exists() {
        return Some(path);
    }
    eprintln!("{} is absent: nothing was proven with it", path.display());
    None
}

/// The bytes of a saved file, unpacked.
pub(crate) fn bytes(name: &str) -> Option<Vec<u8>> {
    let file = File::open(path(name)?).expect(name);
    let mut bytes = Vec::new();
    match name.rsplit('.').next() {
        Some("gz") => MultiGzDecoder::new(file).read_to_end(&mut bytes),
        Some("ZIP" | "zip") => {
            let mut archive = zip::ZipArchive::new(file).expect(name);
            archive.by_index(0).expect(name).read_to_end(&mut bytes)
        }
        _ => (&file).read_to_end(&mut bytes),
    }
    .expect(name);
    Some(bytes)
}

/// The text of a saved file.
pub(crate) fn text(name: &str) -> Option<String> {
    bytes(name).map(|bytes| String::from_utf8(bytes).expect(name))
}

/// A saved list in one file, in the format that it is recognised as.
pub(crate) fn list(name: &str, expected: Format, source: Source) -> Option<List> {
    let bytes = bytes(name)?;
    let top = &bytes[..bytes.len().min(4096)];
    assert_eq!(Format::recognise(top, name), Some(expected), "{name}");
    Some(read(expected, source, bytes.as_slice()).unwrap_or_else(|error| panic!("{name}: {error}")))
}

/// A saved list of OFAC in the CSV's several files: entries, addresses, aliases, comments.
pub(crate) fn csv(names: [&str; 4]) -> Option<List> {
    let input = |name: &str| -> Option<Box<dyn Read>> {
        (!name.is_empty()).then(|| bytes(name)).flatten().map(|bytes| Box::new(std::io::Cursor::new(bytes)) as _)
    };
    let [entries, addresses, aliases, comments] = names;
    let entries = input(entries)?;
    let files = OfacFiles { entries, addresses: input(addresses), aliases: input(aliases), comments: input(comments) };
    Some(read_ofac_csv(Source::OfacSdn, files).unwrap_or_else(|error| panic!("{}: {error}", names[0])))
}

/// The files of the legacy list of 27 June 2024 (without aliases, of which none was saved).
pub(crate) const SDN_2024: [&str; 4] = ["ofac/sdn-legacy-20240627.csv.gz", "ofac/add-legacy-20240627.csv.gz", "", ""];

/// The files of the legacy list of 31 January 2022.
pub(crate) const SDN_2022: [&str; 4] =
    ["ofac/sdn-legacy-20220131.csv.gz", "ofac/add-legacy-20220131.csv.gz", "ofac/alt-legacy-20220131.csv.gz", ""];
