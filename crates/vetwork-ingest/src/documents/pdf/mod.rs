//! Text, links and metadata of a PDF (ISO 32000-1).

mod font;
mod layout;
mod page;
mod repair;

use lopdf::{Dictionary, Document, Error, LoadOptions, Object, ObjectId, decode_text_string};

use self::font::Fonts;
use self::page::{Budget, PageText};
use super::{DocumentKind, Limits, Place, Problem, Reading};

const METADATA: [(&[u8], &str); 8] = [
    (b"Title", "title"),
    (b"Author", "author"),
    (b"Creator", "creator"),
    (b"Producer", "producer"),
    (b"CreationDate", "created"),
    (b"ModDate", "modified"),
    (b"Subject", "subject"),
    (b"Company", "company"),
];

/// Reads every page that can be read; a broken page costs only itself.
pub(super) fn read(bytes: &[u8], limits: &Limits) -> Reading {
    let unpacked = limits.unpacked(bytes.len());
    let mut reading = Reading::empty(DocumentKind::Pdf);
    let document = match load(bytes, unpacked) {
        Ok(document) if document.is_encrypted() || document.trailer.has(b"Encrypt") => {
            return locked(bytes, unpacked);
        }
        Err(Error::InvalidPassword | Error::Decryption(_) | Error::UnsupportedSecurityHandler(_)) => {
            return locked(bytes, unpacked);
        }
        Err(Error::Decompress(lopdf::DecompressError::MemoryLimitExceeded { .. })) => {
            return Reading::failed(DocumentKind::Pdf, limits.unpacked_too_far(bytes.len()));
        }
        Ok(document) if document.page_iter().next().is_some() => Some(document),
        Ok(_) | Err(_) => None,
    };
    let is_whole = document.is_some();
    let with_pages = document.map(|document| {
        let ids: Vec<ObjectId> = document.page_iter().collect();
        (document, ids)
    });
    let Some((document, page_ids)) = with_pages.or_else(|| repair::without_page_tree(bytes, unpacked)) else {
        return Reading::failed(DocumentKind::Pdf, Problem::Damaged { place: Place::Structure });
    };
    describe(&document, &mut reading);
    read_pages(&document, &page_ids, bytes, limits, &mut reading);
    if !is_whole && reading.problems.is_empty() {
        reading.note(Problem::Damaged { place: Place::Structure });
    }
    reading
}

fn load(bytes: &[u8], unpacked: u64) -> Result<Document, Error> {
    Document::load_mem_with_options(bytes, options(unpacked))
}

fn options(unpacked: u64) -> LoadOptions {
    LoadOptions::with_max_decompressed_size(usize::try_from(unpacked).unwrap_or(usize::MAX))
}

fn read_pages(document: &Document, ids: &[ObjectId], bytes: &[u8], limits: &Limits, reading: &mut Reading) {
    let cut_off = repair::is_cut_off(bytes);
    let found = u32::try_from(ids.len()).unwrap_or(u32::MAX);
    let declared = repair::declared_pages(document).filter(|declared| cut_off && *declared > found);
    reading.pages = Some(declared.unwrap_or(found));
    let mut fonts = Fonts::default();
    let mut budget = Budget::new(limits.unpacked(bytes.len()), limits.text_bytes);
    for (number, id) in (1..=limits.pages).zip(ids) {
        links(document, *id, reading);
        match page::read(document, *id, &mut fonts, &mut budget) {
            PageText::Whole(text) => {
                reading.pages_read += 1;
                push_page(&mut reading.text, &text);
            }
            PageText::Partial(text) => {
                push_page(&mut reading.text, &text);
                // A file ends once: in the first page that is not whole.
                if !cut_off {
                    reading.note(Problem::Damaged { place: Place::Page(number) });
                } else if reading.problems.is_empty() {
                    reading.note(Problem::Damaged { place: Place::EndsInPage(number) });
                }
            }
            PageText::OverBudget => {
                reading.note(limits.unpacked_too_far(bytes.len()));
                break;
            }
        }
    }
    if found > limits.pages {
        reading.note(Problem::TooManyPages { limit: limits.pages });
    }
    if cut_off && reading.problems.is_empty() {
        let place = declared.map_or(Place::End, |_| Place::EndsInPage(found.saturating_add(1)));
        reading.note(Problem::Damaged { place });
    }
    let no_words = !reading.text.chars().any(char::is_alphanumeric);
    if no_words && reading.pages_read > 0 && reading.problems.is_empty() {
        reading.note(Problem::NoText { pages: reading.pages_read });
    }
}

fn push_page(text: &mut String, page: &str) {
    if !text.is_empty() && !page.is_empty() {
        text.push('\n');
    }
    text.push_str(page);
}

fn describe(document: &Document, reading: &mut Reading) {
    let Some(info) = document.trailer.get_deref(b"Info", document).ok().and_then(|info| info.as_dict().ok()) else {
        return;
    };
    for (key, field) in METADATA {
        if let Some(value) = info.get_deref(key, document).ok().and_then(|value| decode_text_string(value).ok()) {
            reading.describe(field, &value);
        }
    }
}

/// Targets of the link annotations of a page (ISO 32000-1, 12.5.6.5): of every action, not only of URIs.
fn links(document: &Document, page: ObjectId, reading: &mut Reading) {
    for annotation in document.get_page_annotations(page).unwrap_or_default() {
        let action = |key: &[u8]| annotation.get_deref(key, document).ok().and_then(|action| action.as_dict().ok());
        if let Some(target) = action(b"A").and_then(|action| target(document, action)) {
            reading.link(&target);
        }
    }
}

fn target(document: &Document, action: &Dictionary) -> Option<String> {
    let text = |key: &[u8]| {
        let value = action.get_deref(key, document).ok()?;
        let bytes = match value {
            Object::Stream(_) => return Some(String::new()),
            other => other.as_str().ok()?,
        };
        Some(decode_text_string(value).unwrap_or_else(|_| String::from_utf8_lossy(bytes).into_owned()))
    };
    match action.get_deref(b"S", document).ok()?.as_name().ok()? {
        b"URI" => text(b"URI"),
        b"JavaScript" => Some(format!("javascript:{}", text(b"JS")?)),
        b"Launch" => Some(format!("launch:{}", text(b"F").unwrap_or_default())),
        _ => None,
    }
}

/// What can be told of a document that needs a password: its encryption and, mostly, its number of pages.
fn locked(bytes: &[u8], unpacked: u64) -> Reading {
    let structure = repair::structure_of_locked(bytes, unpacked);
    let algorithm = structure.as_ref().and_then(repair::encryption).unwrap_or_else(|| "an unknown cipher".to_owned());
    let pages = structure.and_then(|document| u32::try_from(document.page_iter().count()).ok());
    let pages = pages.filter(|pages| *pages > 0);
    Reading { pages, ..Reading::failed(DocumentKind::Pdf, Problem::Encrypted { algorithm }) }
}
