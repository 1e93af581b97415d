//! Degrees and badges in the W3C's data model, and tokens signed in other ways.

use ed25519_dalek::{Signer, SigningKey};
use serde_json::{Value, json};

use super::{Handed, check, is_signed, verdicts};
use crate::judgement::{FieldName, Verdict};
use crate::made::credential::{UNIVERSITY, badge, base64url, degree, jwk, token};

#[test]
fn degrees_and_badges_are_judged() {
    use Verdict::{NotJudged, Proven, Refuted, Unusual};
    let key = jwk(UNIVERSITY, Some("key-1")).to_string().into_bytes();
    let handed = |(header, payload): (Value, Value)| Handed::of(token(&header, &payload, UNIVERSITY), &[&key]);
    let judgement = handed(degree()).judge();
    println!("{}", verdicts(&judgement));
    assert_eq!(judgement.verdict(), Proven, "{}", verdicts(&judgement));
    assert_eq!(judgement.field(FieldName::Award), Some("Bachelor of Science in Informatics"));
    assert_eq!(judgement.field(FieldName::IssuingAuthority), Some("University of Port Example"));
    assert!(is_signed(&judgement, FieldName::Award) && is_signed(&judgement, FieldName::Name));
    check("a badge that names nobody", &handed(badge()), Proven, "credential-name-claimed", NotJudged);
    check(
        "a degree of somebody else",
        &handed(degree()).with(|handed| handed.claim.name = Some("Mira Brook".to_owned())),
        Unusual,
        "credential-name-claimed",
        Unusual,
    );
    let (header, mut payload) = degree();
    payload["iss"] = json!("did:web:mill.example");
    check("two issuers", &handed((header, payload)), Unusual, "credential-parts-agree", Unusual);
    let (header, mut payload) = degree();
    payload["vc"]["credentialSubject"]["degree"]["name"] = json!("Doctor of Philosophy");
    let forged = token(&header, &payload, UNIVERSITY);
    let genuine = token(&degree().0, &degree().1, UNIVERSITY);
    let swapped = format!("{}.{}", forged.rsplit_once('.').unwrap().0, genuine.rsplit_once('.').unwrap().1);
    check("a degree raised", &Handed::of(swapped, &[&key]), Refuted, "credential-signature", Refuted);
}

/// Ed25519, with which many badges are signed.
#[test]
fn edwards_keys_are_verified() {
    use Verdict::{Proven, Refuted};
    let pair = SigningKey::from_bytes(&[7; 32]);
    let key = json!({ "kty": "OKP", "crv": "Ed25519", "x": base64url(pair.verifying_key().as_bytes()) }).to_string();
    let (_, payload) = badge();
    let header = json!({ "alg": "EdDSA", "typ": "vc+jwt" });
    let signed = format!("{}.{}", base64url(header.to_string().as_bytes()), base64url(payload.to_string().as_bytes()));
    let good = pair.sign(signed.as_bytes()).to_bytes();
    let handed = |signature: &[u8]| Handed::of(format!("{signed}.{}", base64url(signature)), &[key.as_bytes()]);
    check("a badge with EdDSA", &handed(&good), Proven, "credential-signature", Proven);
    let mut bad = good;
    bad[40] ^= 1;
    check("... with another signature", &handed(&bad), Refuted, "credential-signature", Refuted);
    check("... cut short", &handed(&good[..60]), Refuted, "credential-signature", Refuted);
    // The point at infinity, with which anything is signed by anybody.
    let weak =
        json!({ "kty": "OKP", "crv": "Ed25519", "x": base64url(&[[1].as_slice(), &[0; 31]].concat()) }).to_string();
    assert!(!crate::credential::is_companion(weak.as_bytes()));
}
