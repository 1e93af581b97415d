//! The signature of a claim (`COSE_Sign1`), by the certificate that comes along.

use crate::cbor::read_padded;
use crate::cose::Signed;
use crate::judgement::Verdict;
use crate::picture::quote;
use crate::signature::{PublicKey, SignatureError};

/// How the signature of a claim comes out, and what was seen.
pub(super) fn judge(signature: &[u8], claim: &[u8]) -> (Verdict, String) {
    let unread = "the signature is damaged, or made in a way that is not verified here";
    let not_judged = |seen: String| (Verdict::NotJudged, seen);
    let Ok(message) = read_padded(signature) else { return not_judged(unread.to_owned()) };
    let Some(signed) = Signed::of(&message) else { return not_judged(unread.to_owned()) };
    let Some(certificate) = signed.certificates.as_ref().and_then(|chain| chain.first()) else {
        return not_judged(unread.to_owned());
    };
    let signer = format!("{}, certified by {}", quote(&certificate.subject.text), quote(&certificate.issuer.text));
    let scheme = match signed.scheme() {
        Ok(scheme) => scheme,
        Err(why) => return not_judged(why),
    };
    let Ok(key) = PublicKey::from_spki(&certificate.key) else {
        return not_judged(format!("the key of {signer} is of a kind that is not verified here"));
    };
    match key.verify(scheme, &signed.message(claim), signed.signature) {
        Ok(()) => (Verdict::Holds, format!("signed by the key of {signer}: nobody vouched for that name here")),
        Err(SignatureError::WrongKey) => not_judged(format!("the key of {signer} does not fit the algorithm")),
        Err(_) => (Verdict::Refuted, format!("it is not the signature of this claim by the key of {signer}")),
    }
}
