//! Resumes and letters: untrusted bytes to plain data.

mod docx;
mod hidden;
mod links;
mod pdf;
mod plain;
mod reading;
pub mod resume;
mod xml;

use std::panic::{AssertUnwindSafe, catch_unwind};

pub use hidden::{HiddenKind, HiddenNote};
pub use reading::{DocumentKind, Limits, Place, Problem, Reading};

/// Container of the older Office formats, and of every Office file that has a password (MS-CFB 2.2).
const COMPOUND_FILE: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

/// Name of the stream that holds a DOCX with a password, in UTF-16LE (MS-OFFCRYPTO 2.3.4.4).
const ENCRYPTED_PACKAGE: &[u8] = b"E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0";

/// Reads one document. Never panics; what could not be read is in [`Reading::problems`].
///
/// Time and memory are bounded only by the process: see [`crate::confine::Reader`].
pub fn read_document(bytes: &[u8], limits: &Limits) -> Reading {
    if bytes.is_empty() {
        return Reading::failed(DocumentKind::Unknown, Problem::Empty);
    }
    if bytes.len() as u64 > limits.bytes {
        return Reading::failed(DocumentKind::Unknown, Problem::TooLarge { limit: limits.bytes });
    }
    let kind = kind_of(bytes);
    // The parsers are not ours: one of them may panic, which costs this document and no other.
    let read = catch_unwind(AssertUnwindSafe(|| match kind {
        DocumentKind::Pdf => pdf::read(bytes, limits),
        DocumentKind::Docx => docx::read(bytes, limits),
        DocumentKind::PlainText => plain::read(bytes),
        DocumentKind::Unknown => unknown(bytes),
    }));
    let mut reading = read.unwrap_or_else(|_| Reading::failed(kind, Problem::Crashed));
    reading.bound(limits);
    reading.hidden_text = hidden::count(&reading.text);
    // Whoever reads the text next, a person or a program, reads what a person sees.
    reading.text = vetwork_identity::hidden::strip(&reading.text);
    reading
}

/// Tells the format by its first bytes; names and stated types are not believed.
fn kind_of(bytes: &[u8]) -> DocumentKind {
    let head = bytes.get(..1024).unwrap_or(bytes);
    if head.windows(5).any(|window| window == b"%PDF-") {
        DocumentKind::Pdf
    } else if bytes.starts_with(b"PK\x03\x04") {
        DocumentKind::Docx
    } else if !bytes.starts_with(COMPOUND_FILE) && plain::is_text(bytes) {
        DocumentKind::PlainText
    } else {
        DocumentKind::Unknown
    }
}

fn unknown(bytes: &[u8]) -> Reading {
    let locked = bytes.starts_with(COMPOUND_FILE)
        && bytes.windows(ENCRYPTED_PACKAGE.len()).any(|window| window == ENCRYPTED_PACKAGE);
    if locked {
        let algorithm = "Office encryption".to_owned();
        Reading::failed(DocumentKind::Docx, Problem::Encrypted { algorithm })
    } else {
        Reading::failed(DocumentKind::Unknown, Problem::NotADocument)
    }
}

#[cfg(test)]
mod tests;
