//! Mobile documents (ISO/IEC 18013-5): driving licences and identity cards on telephones, as the issuer signed them and,
//! in a response, as the device did.

mod device;
mod items;
mod wrapped;

use jiff::Timestamp;

use super::beside::Beside;
use super::dates::Period;
use super::issuer::{self, Sealed};
use super::{dates, holder, quoted, rules};
use crate::cbor::{self, Item};
use crate::cose::{self, Signed};
use crate::inspect::Question;
use crate::judgement::{FieldName, Judgement, Verdict};
use crate::signature::Hash;
#[cfg(test)]
pub(crate) use device::session;
pub(super) use device::transcript;
use items::Element;
pub(super) use wrapped::{is_likely, unwrapped};

/// Most documents of one response that are judged.
const MOST_DOCUMENTS: usize = 16;

/// One document of a response, or what an issuer signed without one.
struct Document<'a> {
    /// What the response calls it.
    kind: Option<&'a str>,
    issuer_signed: &'a Item<'a>,
    device_signed: Option<&'a Item<'a>>,
}

/// What the issuer signed: hashes, the holder's key and the time.
struct SecurityObject<'a> {
    item: &'a Item<'a>,
    hash: Option<Hash>,
    kind: Option<&'a str>,
}

/// Each document of the file.
pub(super) fn judge(bytes: &[u8], beside: &Beside, question: &Question) -> Vec<Judgement> {
    let unread = |seen: String| {
        let mut judgement = Judgement::of(TITLE);
        judgement.rule(&rules::FORM, Verdict::NotJudged, seen);
        vec![judgement]
    };
    let Some(bytes) = unwrapped(bytes) else { return Vec::new() };
    let whole = match cbor::read(&bytes) {
        Ok(whole) => whole,
        Err(error) => return unread(error.to_string()),
    };
    let documents = documents(&whole);
    if documents.is_empty() {
        return unread("it holds no document: the device may have refused to show one".to_owned());
    }
    documents.iter().map(|document| document.judge(beside, question)).collect()
}

const TITLE: &str = "mobile document (ISO/IEC 18013-5)";

fn documents<'a>(whole: &'a Item<'a>) -> Vec<Document<'a>> {
    if whole.get("issuerAuth").is_some() {
        return vec![Document { kind: None, issuer_signed: whole, device_signed: None }];
    }
    let listed = whole.get("documents").and_then(Item::array).unwrap_or_default();
    let read = |item: &'a Item<'a>| {
        let kind = item.get("docType").and_then(Item::text);
        Some(Document { kind, issuer_signed: item.get("issuerSigned")?, device_signed: item.get("deviceSigned") })
    };
    listed.iter().take(MOST_DOCUMENTS).filter_map(read).collect()
}

impl<'a> Document<'a> {
    fn judge(&self, beside: &Beside, question: &Question) -> Judgement {
        let mut judgement = Judgement::of(TITLE);
        let damaged = |what: &str| format!("{what} is damaged, or of another form");
        let Some(signed) = self.issuer_signed.get("issuerAuth").and_then(Signed::of) else {
            judgement.rule(&rules::FORM, Verdict::NotJudged, damaged("the issuer's signature"));
            return judgement;
        };
        let outer = signed.payload.and_then(|payload| cbor::read(payload).ok());
        let inner = outer.as_ref().and_then(cose::embedded).and_then(Result::ok);
        let Some(object) = inner.as_ref().and_then(SecurityObject::of) else {
            judgement.rule(
                &rules::FORM,
                Verdict::NotJudged,
                damaged("what the issuer signed, the mobile security object,"),
            );
            return judgement;
        };
        let period = object.period();
        let is_signed = signature(&signed, period, beside, &mut judgement);
        let is_kind = self.form(&object, &mut judgement);
        let elements = items::elements(self.issuer_signed);
        let is_proven = is_signed && is_kind;
        items::judge(&elements, &object, is_proven, &mut judgement);
        device::judge(self, &object, is_proven, beside, &mut judgement);
        country(&elements, &signed, &mut judgement);
        dates::judge(&period, question.today, &mut judgement);
        object.status(&mut judgement);
        let fields = items::fields(&elements, &object, is_proven);
        let kind = object.kind.map(|kind| (FieldName::DocumentCode, kind.to_owned(), is_proven));
        holder::judge(kind.into_iter().chain(fields), question, &mut judgement);
        judgement
    }

    /// Is it of the kind that the issuer signed?
    fn form(&self, object: &SecurityObject<'_>, judgement: &mut Judgement) -> bool {
        let signed = object.kind.map_or("(not said)".to_owned(), quoted);
        if let Some(kind) = self.kind.filter(|kind| Some(*kind) != object.kind) {
            let seen = format!("the device calls it {}, the issuer signed {signed}", quoted(kind));
            judgement.rule(&rules::FORM, Verdict::Refuted, seen);
            return false;
        }
        judgement.rule(&rules::FORM, Verdict::Holds, format!("kind {signed}"));
        true
    }
}

impl<'a> SecurityObject<'a> {
    fn of(item: &'a Item<'a>) -> Option<Self> {
        let hash = match item.get("digestAlgorithm")?.text()? {
            "SHA-256" => Some(Hash::Sha256),
            "SHA-384" => Some(Hash::Sha384),
            "SHA-512" => Some(Hash::Sha512),
            _ => None,
        };
        item.get("valueDigests")?;
        Some(Self { item, hash, kind: item.get("docType").and_then(Item::text) })
    }

    /// The hash that was signed for an element.
    fn digest(&self, space: &str, number: i128) -> Option<&[u8]> {
        self.item.get("valueDigests")?.get(space)?.at(number)?.bytes()
    }

    fn device_key(&self) -> Option<&Item<'a>> {
        self.item.get("deviceKeyInfo")?.get("deviceKey")
    }

    fn period(&self) -> Period {
        let moment = |name: &str| -> Option<Timestamp> {
            self.item.get("validityInfo")?.get(name)?.untagged().text()?.parse().ok()
        };
        Period { issued: moment("signed"), from: moment("validFrom"), until: moment("validUntil") }
    }

    fn status(&self, judgement: &mut Judgement) {
        let place = |kind: &str| self.item.get("status")?.get(kind)?.get("uri")?.text();
        let seen = match place("status_list").or_else(|| place("identifier_list")) {
            Some(place) => format!("not asked, which takes the network; the issuer tells at {}", quoted(place)),
            None => "it names no place where that is told; issuers sign such documents anew every few weeks".to_owned(),
        };
        judgement.rule(&rules::STATUS, Verdict::NotJudged, seen);
    }
}

/// Is it proven to be signed by an issuer who was named?
fn signature(signed: &Signed<'_>, period: Period, beside: &Beside, judgement: &mut Judgement) -> bool {
    let (scheme, payload) = match (signed.scheme(), signed.payload) {
        (Ok(scheme), Some(payload)) => (scheme, payload),
        (Ok(_), None) => return false,
        (Err(seen), _) => {
            judgement.rule(&rules::ALGORITHM, Verdict::NotJudged, seen);
            return false;
        }
    };
    let Some(certificates) = &signed.certificates else {
        judgement.rule(&rules::ISSUER, Verdict::NotJudged, "a certificate that it brings is damaged");
        return false;
    };
    let key_id = signed.key_id.as_deref().map(crate::trust::hexadecimal);
    let sealed = Sealed {
        scheme,
        curve: None,
        message: &signed.message(payload),
        signature: signed.signature,
        algorithm: None,
        key_id: key_id.as_deref(),
        certificates,
        own_key: None,
        signed_at: period.issued,
    };
    issuer::judge(&sealed, beside, judgement)
}

/// Is the country that the document names that of its signer?
fn country(elements: &[Element<'_>], signed: &Signed<'_>, judgement: &mut Judgement) {
    let named = elements.iter().find(|element| element.name == "issuing_country").and_then(Element::text);
    let signer = signed.certificates.iter().flatten().next().and_then(|signer| signer.subject.country.clone());
    let (Some(named), Some(signer)) = (named, signer) else { return };
    let verdict = match named.len() {
        2 if named.eq_ignore_ascii_case(&signer) => Verdict::Holds,
        2 => Verdict::Refuted,
        // Two letters are the rule; what else it may mean is not guessed.
        _ => Verdict::NotJudged,
    };
    let seen = format!("the document names {}, the signer's certificate {signer}", quoted(&named));
    judgement.rule_on(FieldName::Issuer, &rules::COUNTRY, verdict, seen);
}
