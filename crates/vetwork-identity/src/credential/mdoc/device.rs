//! The device's signature over a session: that whoever showed the document has the telephone to which it was issued.

use super::{Document, SecurityObject};
use crate::cbor;
use crate::cose::{self, Signed, string};
use crate::credential::beside::Beside;
use crate::credential::rules;
use crate::judgement::{Judgement, Verdict};

/// The session transcript in a companion: an array of three, or the same embedded in bytes.
pub(in crate::credential) fn transcript(bytes: &[u8]) -> Option<Vec<u8>> {
    let bytes = super::wrapped::decoded(bytes);
    let item = cbor::read(&bytes).ok()?;
    let inner = match cose::embedded(&item) {
        Some(inner) => inner.ok()?,
        None => item.clone(),
    };
    (inner.array()?.len() == 3).then(|| inner.raw.to_vec())
}

pub(super) fn judge(
    document: &Document<'_>,
    object: &SecurityObject<'_>,
    is_proven: bool,
    beside: &Beside,
    judgement: &mut Judgement,
) {
    let (verdict, seen) = match bound(document, object, beside) {
        Ok(key) if is_proven => {
            (Verdict::Proven, format!("by the device's key, {key}, over the session that was handed in"))
        }
        Ok(key) => (Verdict::Holds, format!("by the device's key, {key}, which no proven signature names")),
        Err((verdict, seen)) => (verdict, seen.to_owned()),
    };
    judgement.rule(&rules::BOUND, verdict, seen);
}

/// The kind of the key that signed the session; or how it came out otherwise, and why.
fn bound(
    document: &Document<'_>,
    object: &SecurityObject<'_>,
    beside: &Beside,
) -> Result<String, (Verdict, &'static str)> {
    let not_judged = |seen| (Verdict::NotJudged, seen);
    let device = document.device_signed.ok_or_else(|| {
        not_judged("this is what the issuer signed, without the device: whoever has the file can hand it in")
    })?;
    let authentication = device.get("deviceAuth");
    let Some(signature) = authentication.and_then(|way| way.get("deviceSignature")) else {
        return Err(not_judged(
            "the device proves itself to the reader alone, by a secret of the two: only the reader can tell",
        ));
    };
    let signed = Signed::of(signature).ok_or_else(|| not_judged("the device's signature is damaged"))?;
    let key = object.device_key().and_then(cose::key);
    let key = key.ok_or_else(|| not_judged("the issuer names the device's key in a way that is not read here"))?;
    let scheme = signed.scheme().map_err(|_| not_judged("the device signed in a way that is not verified here"))?;
    if beside.transcripts.is_empty() {
        return Err(not_judged("the session transcript was not handed in, and the device signed that"));
    }
    let spaces = device.get("nameSpaces").map(|spaces| spaces.raw).unwrap_or_default();
    let kind = document.kind.or(object.kind).unwrap_or_default();
    let is_it = |transcript: &Vec<u8>| {
        let message = signed.message(&session(transcript, kind, spaces));
        key.verify(scheme, &message, signed.signature).is_ok()
    };
    match beside.transcripts.iter().any(is_it) {
        true => Ok(key.describe()),
        false => Err((
            Verdict::Refuted,
            "the device's signature is not of the session that was handed in, or not by its key",
        )),
    }
}

/// `DeviceAuthenticationBytes` of the standard: what the device signs.
pub(crate) fn session(transcript: &[u8], kind: &str, spaces: &[u8]) -> Vec<u8> {
    let mut inner = vec![0x84];
    string(&mut inner, 3, b"DeviceAuthentication");
    inner.extend_from_slice(transcript);
    string(&mut inner, 3, kind.as_bytes());
    inner.extend_from_slice(spaces);
    let mut outer = vec![0xD8, 24];
    string(&mut outer, 2, &inner);
    outer
}
