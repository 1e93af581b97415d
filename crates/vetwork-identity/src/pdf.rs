//! PDF files: how one was made and changed, what it says of itself, and what it shows otherwise than it holds.

mod active;
mod canvas;
mod facts;
mod fonts;
pub(crate) mod history;
mod page;
mod state;
#[cfg(test)]
pub(crate) mod tests;

use lopdf::{Document, Error, LoadOptions, ObjectId};

use self::page::Seen;
use crate::inspect::{File, Judge, Question};
use crate::judgement::{Field, FieldName, Judgement, Rule, Verdict};
use crate::{hidden, metadata};

pub(crate) static RULES: &[&Rule] = &[
    &READ,
    &history::VERSIONS,
    &history::CHANGED,
    &facts::AGREE,
    &facts::MAKER,
    &facts::HALVES,
    &page::COVERED,
    &fonts::SUBSETS,
    &active::ACTIONS,
    &active::EMBEDDED,
];

pub(crate) const JUDGE: Judge = Judge { of: "PDF files", knows: is_pdf, judge };

static READ: Rule = Rule {
    id: "pdf-read",
    asks: "Could it be read?",
    holding: "That its pages could be read as far as the limits go.",
    broken: "That its structure is none that programs write. It may be damaged.",
    source: "ISO 32000-2, 7.5 (file structure)",
};

const MEBIBYTE: usize = 1 << 20;
/// How many times its size a file may unpack to, and how far in all; the first MiB is free.
const RATIO: usize = 100;
const UNPACKED: usize = 128 * MEBIBYTE;
/// Pages that are looked at.
const PAGES: usize = 100;

/// How far a file of so many bytes may unpack.
pub(crate) fn unpacked(length: usize) -> usize {
    length.saturating_mul(RATIO).clamp(MEBIBYTE, UNPACKED)
}

/// The header may follow some bytes of another kind (ISO 32000-1, Annex H, note 13).
pub(crate) fn is_pdf(bytes: &[u8]) -> bool {
    let head = bytes.get(..1024).unwrap_or(bytes);
    // Asked of every file, several times: most have no such sign.
    head.contains(&b'%') && head.windows(5).any(|window| window == b"%PDF-")
}

fn judge(file: &File<'_>, question: &Question) -> Vec<Judgement> {
    let mut judgement = Judgement::of("PDF file");
    let budget = unpacked(file.bytes.len());
    let document = load(file.bytes, budget);
    let pages: Vec<ObjectId> =
        document.as_ref().map(|document| document.page_iter().take(PAGES + 1).collect()).unwrap_or_default();
    history::judge(file.bytes, document.as_ref().ok().map(|document| (document, pages.as_slice())), &mut judgement);
    match document {
        Ok(document) => judge_document(&document, &pages, budget, question, &mut judgement),
        Err(why) => judgement.rule(&READ, Verdict::NotJudged, why),
    }
    vec![judgement]
}

fn load(bytes: &[u8], budget: usize) -> Result<Document, &'static str> {
    match Document::load_mem_with_options(bytes, LoadOptions::with_max_decompressed_size(budget)) {
        Ok(document) if document.is_encrypted() || document.trailer.has(b"Encrypt") => {
            Err("it is locked with a password")
        }
        Ok(document) => Ok(document),
        Err(Error::InvalidPassword | Error::Decryption(_) | Error::UnsupportedSecurityHandler(_)) => {
            Err("it is locked with a password")
        }
        Err(Error::Decompress(lopdf::DecompressError::MemoryLimitExceeded { .. })) => {
            Err("it unpacks to more than is read")
        }
        Err(_) => Err("its parts do not hold together"),
    }
}

fn judge_document(
    document: &Document,
    pages: &[ObjectId],
    budget: usize,
    question: &Question,
    judgement: &mut Judgement,
) {
    let facts = facts::read(document, budget);
    metadata::judge(&facts.metadata, question, judgement);
    facts::judge(&facts, judgement);
    let seen = page::read_all(document, pages.get(..PAGES).unwrap_or(pages), budget);
    judgement.fields.push(Field::printed(FieldName::Pages, pages_words(pages.len(), &seen)));
    page::judge_covered(&seen, judgement);
    hidden::judge(&seen.shown, &seen.hidden, judgement);
    fonts::judge(document, judgement);
    active::judge(document, judgement);
    active::leave_pictures(document, judgement);
    match seen.problem {
        Some(problem) => judgement.rule(&READ, Verdict::NotJudged, problem),
        None if pages.is_empty() => judgement.rule(&READ, Verdict::NotJudged, "it has no pages"),
        None if pages.len() > PAGES => {
            judgement.rule(&READ, Verdict::NotJudged, format!("only {PAGES} pages were looked at"))
        }
        None => judgement.rule(&READ, Verdict::Holds, "every page"),
    }
}

/// The text that the pages of a document show, as far as the limits go; its file has so many bytes.
pub(crate) fn shown(document: &Document, size: usize) -> String {
    let pages: Vec<ObjectId> = document.page_iter().take(PAGES).collect();
    page::read_all(document, &pages, unpacked(size)).shown
}

fn pages_words(count: usize, seen: &Seen) -> String {
    let count = if count > PAGES { format!("more than {PAGES}") } else { count.to_string() };
    match seen.pictures_only {
        0 => count,
        pictures => format!("{count}, of which {pictures} are only pictures"),
    }
}
