//! Marks that everybody's files have, since they come with a program.

use crate::trace::{Trace, TraceKind};

/// Sessions in the files that programs begin from, in order. Whoever uses the program has them.
///
/// - `python-docx` 1.2.0, its `templates/default.docx`, recomputed from PyPI on 2026-11-22.
/// - `officegen` 0.6.5 (npm; also within `redocx`), which writes them as constants, recomputed on 2026-11-22.
///
/// Seen to write none: `docx` (npm), `pandoc` 2.17 (its `reference.docx`), LibreOffice.
const SESSIONS: [&str; 17] = [
    "0006063C", "00034616", "0015074B", "0029639D", "002E67D7", "00326F90", "007F1D13", "00897086", "009F2180",
    "00A02F19", "00A77427", "00A94AF2", "00AA1D8D", "00B47730", "00CB0664", "00E618BF", "00FC693F",
];

/// Creation times in those files.
const CREATIONS: [&str; 1] = ["2013-12-23T23:15:00Z"];

/// Ids in XMP that a program writes into every file: ImageMagick and GraphicsMagick, in their writers of PDF.
const DOCUMENTS: [&str; 1] = ["6ec119d7-7982-4f56-808d-dfe64f5b35cf"];

/// Comes with a program, or tells nothing by its form.
pub(super) fn is_everybodys(trace: &Trace) -> bool {
    match trace.kind {
        TraceKind::Revision | TraceKind::RevisionRoot => SESSIONS.contains(&trace.value.as_str()),
        TraceKind::FileCreation => CREATIONS.contains(&trace.value.as_str()),
        TraceKind::XmpDocument => DOCUMENTS.contains(&trace.value.as_str()),
        TraceKind::PdfId => !is_drawn(&trace.value),
        _ => false,
    }
}

/// An id of 16 bytes or more whose digits are as mixed as a checksum's. Some programs write zeros, a counter or a word.
fn is_drawn(id: &str) -> bool {
    let mut digits: Vec<u8> = id.bytes().collect();
    digits.sort_unstable();
    digits.dedup();
    id.len() >= 32 && digits.len() >= 6
}
