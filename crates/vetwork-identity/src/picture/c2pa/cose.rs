//! The signature of a claim (COSE_Sign1, RFC 9052 section 4.2), by the certificate that comes along (RFC 9360).

use ed25519_dalek::{Signature, VerifyingKey};

use super::cbor::{Value, head_of_bytes};
use crate::certificate::Certificate;
use crate::judgement::Verdict;
use crate::picture::quote;
use crate::signature::{Hash, PublicKey, Scheme, SignatureError};

/// Header under which the algorithm stands.
const ALGORITHM: u64 = 1;
/// Header under which the certificates stand.
const CERTIFICATES: u64 = 33;

/// Key of Ed25519 as certificates hold it (RFC 8410): this, and 32 bytes.
const ED25519: [u8; 12] = [0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00];

#[derive(Clone, Copy)]
enum Algorithm {
    Known(Scheme),
    Ed25519,
}

/// How the signature of a claim comes out, and what was seen.
pub(super) fn judge(signature: &[u8], claim: &[u8]) -> (Verdict, String) {
    let Some((algorithm, certificate, signed, signature)) = parts(signature, claim) else {
        let seen = "the signature is damaged, or made in a way that is not verified here";
        return (Verdict::NotJudged, seen.to_owned());
    };
    let signer = format!("{}, certified by {}", quote(&certificate.subject.text), quote(&certificate.issuer.text));
    match verify(algorithm, &certificate, &signed, &signature) {
        Some(Ok(())) => {
            let seen = format!("signed by the key of {signer}: nobody vouched for that name here");
            (Verdict::Holds, seen)
        }
        Some(Err(SignatureError::WrongKey)) | None => {
            (Verdict::NotJudged, format!("the key of {signer} is of a kind that is not verified here"))
        }
        Some(Err(_)) => (Verdict::Refuted, format!("it is not the signature of this claim by the key of {signer}")),
    }
}

type Parts = (Algorithm, Certificate, Vec<u8>, Vec<u8>);

/// Algorithm, certificate, what is signed, and the signature.
fn parts(bytes: &[u8], claim: &[u8]) -> Option<Parts> {
    let message = Value::read(bytes)?.untagged();
    let [protected, unprotected, _, signature] = message.items() else { return None };
    let header_bytes = protected.bytes()?;
    let header = Value::read(header_bytes)?;
    let algorithm = algorithm(header.get_number(ALGORITHM)?)?;
    // Earlier programs wrote the certificates beside what is signed, or under their name.
    let chain = [&header, unprotected]
        .into_iter()
        .find_map(|map| map.get_number(CERTIFICATES).or_else(|| map.get("x5chain")))?;
    let certificate = chain.bytes().or_else(|| chain.items().first()?.bytes())?;
    let signed = [
        &b"\x84\x6aSignature1"[..],
        &head_of_bytes(header_bytes.len()),
        header_bytes,
        // Nothing is added from outside.
        &head_of_bytes(0),
        &head_of_bytes(claim.len()),
        claim,
    ];
    Some((algorithm, Certificate::from_der(certificate).ok()?, signed.concat(), signature.bytes()?.to_vec()))
}

/// Numbers of the IANA registry of COSE algorithms (RFC 9053, RFC 8230), those that C2PA allows.
fn algorithm(value: &Value<'_>) -> Option<Algorithm> {
    let Value::Negative(number) = value else { return None };
    let hash =
        |first: u64| [Hash::Sha256, Hash::Sha384, Hash::Sha512].get(usize::try_from(number - first).ok()?).copied();
    Some(match number {
        6 => Algorithm::Known(Scheme::EcdsaFixed(Hash::Sha256)),
        7 => Algorithm::Ed25519,
        34 => Algorithm::Known(Scheme::EcdsaFixed(Hash::Sha384)),
        35 => Algorithm::Known(Scheme::EcdsaFixed(Hash::Sha512)),
        36..=38 => {
            let hash = hash(36)?;
            Algorithm::Known(Scheme::RsaPss { hash, mask: hash, salt: hash.length() })
        }
        _ => return None,
    })
}

/// None when the key is not one that is verified.
fn verify(
    algorithm: Algorithm,
    certificate: &Certificate,
    signed: &[u8],
    signature: &[u8],
) -> Option<Result<(), SignatureError>> {
    match algorithm {
        Algorithm::Known(scheme) => {
            Some(PublicKey::from_spki(&certificate.key).ok()?.verify(scheme, signed, signature))
        }
        Algorithm::Ed25519 => {
            let key = certificate.key.strip_prefix(&ED25519)?;
            let key = VerifyingKey::from_bytes(key.try_into().ok()?).ok()?;
            let Ok(signature) = Signature::from_slice(signature) else { return Some(Err(SignatureError::Malformed)) };
            Some(key.verify_strict(signed, &signature).map_err(|_| SignatureError::Mismatch))
        }
    }
}
