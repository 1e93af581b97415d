//! Signature dictionaries of a PDF, and what each says of itself.

use lopdf::{Dictionary, Document, Object};

use crate::metadata::Moment;

/// Numbers that are read of one byte range; real ones have four.
const MOST_NUMBERS: usize = 16;

/// How a signature is laid out (ISO 32000-2, table 260; ETSI EN 319 142-1).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// CMS over the bytes: `adbe.pkcs7.detached`, `ETSI.CAdES.detached`.
    Detached,
    /// CMS over the SHA-1 of the bytes, which it holds: `adbe.pkcs7.sha1`.
    Sha1,
    /// A timestamp of the bytes: `ETSI.RFC3161`.
    Timestamp,
}

/// One signature dictionary.
#[derive(Clone, Debug)]
pub(super) struct Found {
    /// How it is laid out; none when that is not known here.
    pub(super) form: Option<Form>,
    /// The name of that, as written. Not trusted.
    pub(super) form_name: String,
    /// The parts of the file that it covers: offset and length, in turn.
    pub(super) range: Vec<i64>,
    /// When it was signed, as the dictionary says.
    pub(super) said_at: Option<Moment>,
    /// What the signer of a certified document allows to be changed later: 1 nothing, 2 forms, 3 comments too
    /// (ISO 32000-2, table 257).
    pub(super) permits: Option<i64>,
}

impl Found {
    /// Where the last part that it covers ends.
    pub(super) fn end(&self) -> i64 {
        self.range.last_chunk::<2>().map_or(0, |[from, length]| from.saturating_add(*length))
    }
}

/// Every signature of a file, that which covers least first. Twice the same range is one signature.
pub(super) fn all(document: &Document) -> Vec<Found> {
    let mut found: Vec<Found> =
        document.objects.values().filter_map(dictionary).filter_map(|own| read(own, document)).collect();
    found.sort_by(|left, right| (left.end(), &left.range).cmp(&(right.end(), &right.range)));
    found.dedup_by(|left, right| left.range == right.range);
    found
}

/// A signature, or one that its field holds itself.
fn dictionary(object: &Object) -> Option<&Dictionary> {
    let own = object.as_dict().ok()?;
    if own.has(b"ByteRange") {
        Some(own)
    } else {
        own.get(b"V").ok()?.as_dict().ok().filter(|own| own.has(b"ByteRange"))
    }
}

fn read(own: &Dictionary, document: &Document) -> Option<Found> {
    let numbers = own.get_deref(b"ByteRange", document).and_then(Object::as_array).ok()?;
    let range = numbers.iter().take(MOST_NUMBERS).map(|number| number.as_i64().unwrap_or(-1)).collect();
    let form_name = own.get_deref(b"SubFilter", document).and_then(Object::as_name).unwrap_or_default();
    let form = match form_name {
        b"adbe.pkcs7.detached" | b"ETSI.CAdES.detached" => Some(Form::Detached),
        b"adbe.pkcs7.sha1" => Some(Form::Sha1),
        b"ETSI.RFC3161" => Some(Form::Timestamp),
        _ => None,
    };
    let said_at = own.get_deref(b"M", document).and_then(Object::as_str).ok();
    Some(Found {
        form,
        form_name: String::from_utf8_lossy(form_name.get(..64).unwrap_or(form_name)).into_owned(),
        range,
        said_at: said_at.and_then(|said| Moment::from_pdf(&String::from_utf8_lossy(said.get(..64).unwrap_or(said)))),
        permits: permits(own, document),
    })
}

/// What a certified document allows; 2 where it does not say.
fn permits(own: &Dictionary, document: &Document) -> Option<i64> {
    let references = own.get_deref(b"Reference", document).and_then(Object::as_array).ok()?;
    let is_certified = |reference: &&Dictionary| {
        reference.get_deref(b"TransformMethod", document).and_then(Object::as_name).is_ok_and(|name| name == b"DocMDP")
    };
    let references =
        references.iter().take(MOST_NUMBERS).filter_map(|part| document.dereference(part).ok()?.1.as_dict().ok());
    let certified = references.into_iter().find(is_certified)?;
    let permits = certified.get_deref(b"TransformParams", document).and_then(Object::as_dict);
    let permits = permits.and_then(|parameters| parameters.get_deref(b"P", document)).and_then(Object::as_i64);
    Some(permits.unwrap_or(2))
}
