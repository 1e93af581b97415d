//! Lists of the authorities that issue mobile licences (VICAL, ISO/IEC 18013-5 annex C): one signed list, in place of a
//! certificate of each.

use jiff::Timestamp;

use super::{dates, quoted};
use crate::cbor::{self, Item};
use crate::certificate::Certificate;
use crate::cose::Signed;
use crate::signature::PublicKey;
use crate::trust::{Anchor, Path, path};

/// Most certificates of one list.
const MOST_CERTIFICATES: usize = 1024;
/// Purpose of the keys that sign such lists (ISO/IEC 18013-5 annex C).
const LIST_SIGNER: &str = "1.0.18013.5.1.8";

/// A list that somebody's certificate proves.
#[derive(Debug)]
pub(super) struct List {
    /// Who made it and when, for people.
    pub(super) named: String,
    pub(super) certificates: Vec<Certificate>,
}

/// Does it look like such a list? What is signed names its provider.
pub(super) fn is_likely(bytes: &[u8]) -> bool {
    // An array of four, after a tag or without.
    matches!(bytes, [0x84, ..] | [0xD2, 0x84, ..])
        && payload(bytes, |payload| payload.get("vicalProvider").map(|_| ())).is_some()
}

/// Reads a list whose signer leads to one of these certificates. None when it does not, or is damaged.
pub(super) fn read(bytes: &[u8], handed: &[Certificate]) -> Option<List> {
    let whole = cbor::read(bytes).ok()?;
    let signed = Signed::of(&whole)?;
    let made = is_proven(&signed, handed)?;
    payload(bytes, |payload| {
        let provider = payload.get("vicalProvider")?.text()?;
        let moment: Timestamp = payload.get("date")?.untagged().text()?.parse().ok()?;
        // The signer was certified at the time that the list names.
        made.is_valid_at(moment).then_some(())?;
        let listed = payload.get("certificateInfos")?.array()?;
        let certificate = |item: &Item<'_>| Certificate::from_der(item.get("certificate")?.bytes()?).ok();
        let certificates = listed.iter().take(MOST_CERTIFICATES).filter_map(certificate).collect();
        Some(List { named: format!("{} of {}", quoted(provider), dates::day(moment)), certificates })
    })
}

fn payload<Found>(bytes: &[u8], find: impl FnOnce(&Item<'_>) -> Option<Found>) -> Option<Found> {
    let whole = cbor::read(bytes).ok()?;
    let signed = Signed::of(&whole)?;
    find(&cbor::read(signed.payload?).ok()?)
}

/// The signer's certificate, when its signature fits and it leads to one that was handed in.
fn is_proven(signed: &Signed<'_>, handed: &[Certificate]) -> Option<Certificate> {
    let certificates = signed.certificates.as_ref()?;
    let (signer, between) = certificates.split_first()?;
    let anchors: Vec<Anchor> = handed.iter().filter(|own| own.may_sign_certificates()).map(Anchor::of).collect();
    let all: Vec<&Anchor> = anchors.iter().collect();
    let is_certified = matches!(path(signer, between, &all), Path::Trusted { .. });
    let is_signer = signer.purposes.iter().any(|purpose| purpose.to_string() == LIST_SIGNER);
    let key = PublicKey::from_spki(&signer.key).ok()?;
    let message = signed.message(signed.payload?);
    let fits = key.verify(signed.scheme().ok()?, &message, signed.signature).is_ok();
    (is_certified && is_signer && fits && signer.not_understood.is_empty()).then(|| signer.clone())
}
