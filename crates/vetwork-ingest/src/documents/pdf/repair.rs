//! What can be had of a PDF whose page tree is lost or locked.

use lopdf::{Dictionary, Document, LoadOptions, Object, ObjectId, ObjectStream};

/// Objects that lead from a trailer to an empty page tree, so that a file without either still loads. Their numbers
/// are the highest that lopdf takes from a file without cross-references; the first words end whatever was cut off.
const SUBSTITUTE: &[u8] = b"\nendstream\nendobj\n999999 0 obj\n<</Type/Catalog/Pages 999998 0 R>>\nendobj\n\
999998 0 obj\n<</Type/Pages/Kids[]/Count 0>>\nendobj\n\
trailer\n<</Root 999999 0 R/Size 1000000>>\nstartxref\n0\n%%EOF\n";

/// Distance from the end within which `%%EOF` must stand (ISO 32000-1, Annex H, note 18).
const END_WINDOW: usize = 1024;

/// True when the file lacks its end.
pub(super) fn is_cut_off(bytes: &[u8]) -> bool {
    let tail = bytes.get(bytes.len().saturating_sub(END_WINDOW)..).unwrap_or(bytes);
    !tail.windows(5).any(|window| window == b"%%EOF")
}

/// Loads whatever objects are whole, and takes every page among them in the order of their numbers.
pub(super) fn without_page_tree(bytes: &[u8], unpacked: u64) -> Option<(Document, Vec<ObjectId>)> {
    let with_substitute = [bytes, SUBSTITUTE].concat();
    let options = LoadOptions { force_reconstruct: true, ..super::options(unpacked) };
    let mut document = Document::load_mem_with_options(&with_substitute, options).ok()?;
    unpack_object_streams(&mut document, unpacked);
    let is_page = |object: &Object| object.as_dict().is_ok_and(|dictionary| dictionary.has_type(b"Page"));
    let pages: Vec<ObjectId> =
        document.objects.iter().filter(|(_, object)| is_page(object)).map(|(id, _)| *id).collect();
    (!pages.is_empty()).then_some((document, pages))
}

/// Objects within object streams, which only lost cross-references would have told of.
fn unpack_object_streams(document: &mut Document, unpacked: u64) {
    let limit = usize::try_from(unpacked).ok();
    let streams = document.objects.values().filter_map(|object| object.as_stream().ok());
    let streams = streams.filter(|stream| stream.dict.has_type(b"ObjStm"));
    let found: Vec<_> = streams.filter_map(|stream| ObjectStream::new_with_limit(stream, limit).ok()).collect();
    for (id, object) in found.into_iter().flat_map(|stream| stream.objects) {
        document.objects.entry(id).or_insert(object);
    }
}

/// How many pages the root of a page tree counts, wherever it is.
pub(super) fn declared_pages(document: &Document) -> Option<u32> {
    let trees = document.objects.values().filter_map(|object| object.as_dict().ok());
    let counts = trees.filter(|tree| tree.has_type(b"Pages")).filter_map(|tree| tree.get(b"Count").ok()?.as_i64().ok());
    counts.filter_map(|count| u32::try_from(count).ok()).max()
}

/// Loads a locked file as if it were not: its structure is in the clear, its strings and streams are not.
pub(super) fn structure_of_locked(bytes: &[u8], unpacked: u64) -> Option<Document> {
    let mut bytes = bytes.to_vec();
    let mut rest = bytes.as_mut_slice();
    while let Some(at) = rest.windows(LOCK.len()).position(|window| window == b"/Encrypt") {
        let Some((_, found)) = rest.split_at_mut_checked(at) else {
            break;
        };
        let Some((name, after)) = found.split_at_mut_checked(LOCK.len()) else {
            break;
        };
        name.copy_from_slice(LOCK);
        rest = after;
    }
    Document::load_mem_with_options(&bytes, super::options(unpacked)).ok()
}

/// Another name of the same length, so that no offset moves. `/EncryptMetadata` changes with it, which nothing reads.
const LOCK: &[u8; 8] = b"/XEncryp";

/// Name of the encryption, from the encryption dictionary (ISO 32000-1, 7.6.1; ISO 32000-2, 7.6.4).
pub(super) fn encryption(document: &Document) -> Option<String> {
    let dictionary = document.trailer.get_deref(b"XEncryp", document).ok()?.as_dict().ok()?;
    let number = |dictionary: &Dictionary, key: &[u8]| dictionary.get_deref(key, document).ok()?.as_i64().ok();
    let bits = number(dictionary, b"Length").unwrap_or(40);
    Some(match number(dictionary, b"V")? {
        1 => "RC4 with 40 bits".to_owned(),
        2 | 3 => format!("RC4 with {bits} bits"),
        4 | 5 => match crypt_filter_method(document, dictionary)? {
            b"AESV2" => "AES-128".to_owned(),
            b"AESV3" => "AES-256".to_owned(),
            b"V2" => "RC4 with 128 bits".to_owned(),
            _ => return None,
        },
        _ => return None,
    })
}

fn crypt_filter_method<'a>(document: &'a Document, dictionary: &'a Dictionary) -> Option<&'a [u8]> {
    let filters = dictionary.get_deref(b"CF", document).ok()?.as_dict().ok()?;
    let name = dictionary.get_deref(b"StmF", document).ok()?.as_name().ok()?;
    filters.get_deref(name, document).ok()?.as_dict().ok()?.get_deref(b"CFM", document).ok()?.as_name().ok()
}
