//! `vetwork link texts`: which resumes, letters or bids are one text under several names.

mod page;
mod read;

use std::io::Write as _;
use std::process::ExitCode;

use vetwork_canon::text::visible;
use vetwork_link::text::links::TextLinks;
use vetwork_link::text::mask::Mask;
use vetwork_link::text::passage::Reader;

use crate::cli::link::texts::{TextsArguments, TextsFormat};
use crate::failure::{Failure, exit};
use crate::terminal::{Terminal, progress};
use read::{Document, Documents};

/// From this many documents on, progress is shown.
const LONG: u64 = 50_000;

/// Documents whose passages were compared.
struct Compared {
    documents: Vec<Document>,
    links: TextLinks,
}

pub(super) fn run(arguments: &TextsArguments) -> Result<ExitCode, Failure> {
    let Documents { documents, left_out, columns } = read::documents(arguments)?;
    let compared = Compared::of(documents);
    if let Some([a, b]) = arguments.why.as_deref() {
        let (a, b) = (compared.document(a)?, compared.document(b)?);
        crate::commands::print(&page::why(&compared, a, b))?;
    } else {
        page::say(&compared, &columns, &Terminal::stderr());
        let mut out = std::io::BufWriter::with_capacity(1 << 16, std::io::stdout().lock());
        let written = match (arguments.groups, arguments.format) {
            (true, TextsFormat::Csv) => page::groups_csv(&compared, &mut out),
            (true, TextsFormat::Jsonl) => page::groups_json_lines(&compared, &mut out),
            (false, TextsFormat::Csv) => page::pairs_csv(&compared, &mut out),
            (false, TextsFormat::Jsonl) => page::pairs_json_lines(&compared, &mut out),
        };
        written.and_then(|()| out.flush()).map_err(Failure::Output)?;
    }
    Ok(if left_out == 0 { ExitCode::SUCCESS } else { ExitCode::from(exit::UNREAD) })
}

impl Compared {
    fn of(documents: Vec<Document>) -> Compared {
        let bar = progress("Comparing", 2 * documents.len() as u64, 2 * LONG);
        let mut reader = Reader::default();
        let readings = documents
            .iter()
            .map(|document| {
                bar.inc(1);
                let mask = Mask::of(document.names.iter().map(String::as_str));
                reader.read(&document.text, &mask.and_employers(document.employers.iter().map(String::as_str)))
            })
            .collect();
        let links = TextLinks::of(readings, || bar.inc(1));
        bar.finish_and_clear();
        Compared { documents, links }
    }

    /// The number of a document by its id.
    fn document(&self, id: &str) -> Result<u32, Failure> {
        let found = self.documents.iter().position(|document| document.id == id);
        found.and_then(|at| u32::try_from(at).ok()).ok_or_else(|| {
            let example = self.documents.first().map_or("", |document| &document.id);
            Failure::usage(
                format!("no document has the id `{}`", visible(id)),
                format!("ids look like `{}`", visible(example)),
            )
        })
    }

    fn id(&self, document: u32) -> &str {
        self.documents.get(document as usize).map_or("", |document| &document.id)
    }

    /// A passage as it is written.
    fn passage(&self, document: u32, place: std::ops::Range<usize>) -> &str {
        self.documents.get(document as usize).and_then(|document| document.text.get(place)).unwrap_or_default()
    }
}
