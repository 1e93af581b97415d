//! Credentials of made-up issuers: identity data of a state, a degree, each as the issuer makes it.

use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use serde_json::{Value, json};

use crate::signature::Hash;
use crate::signature::tests::sign::{PAIRS, Pair};

/// The state's key, the university's, the holder's, and somebody else's.
pub(crate) const STATE: Pair = PAIRS[1];
pub(crate) const UNIVERSITY: Pair = PAIRS[2];
pub(crate) const HOLDER: Pair = PAIRS[3];
pub(crate) const OTHER: Pair = PAIRS[4];

pub(crate) fn base64url(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

/// A public key as JSON.
pub(crate) fn jwk(pair: Pair, id: Option<&str>) -> Value {
    let (x, y) = pair.coordinates();
    let mut key = json!({ "kty": "EC", "crv": "P-256", "x": base64url(&x), "y": base64url(&y) });
    if let Some(id) = id {
        key["kid"] = json!(id);
    }
    key
}

/// A token of this header and payload.
pub(crate) fn token(header: &Value, payload: &Value, pair: Pair) -> String {
    let signed = format!("{}.{}", base64url(header.to_string().as_bytes()), base64url(payload.to_string().as_bytes()));
    let signature = pair.sign_fixed(Hash::Sha256, signed.as_bytes());
    format!("{signed}.{}", base64url(&signature))
}

/// Certificates for a header.
pub(crate) fn x5c(certificates: &[Vec<u8>]) -> Value {
    certificates.iter().map(|certificate| Value::String(STANDARD.encode(certificate))).collect()
}

/// A credential with selective disclosure, part by part; tests change one.
#[derive(Clone, Debug)]
pub(crate) struct Selective {
    pub(crate) header: Value,
    pub(crate) payload: Value,
    pub(crate) disclosures: Vec<String>,
    pub(crate) pair: Pair,
    /// Who proves that they hold it.
    pub(crate) bound_by: Option<Pair>,
    /// Which disclosures the proof is about, where it is about others.
    pub(crate) bound_to: Option<Vec<String>>,
}

/// A disclosure, and the hash that stands for it.
pub(crate) fn disclosure(parts: &Value) -> (String, String) {
    let text = base64url(parts.to_string().as_bytes());
    let digest = base64url(&Hash::Sha256.digest(text.as_bytes()));
    (text, digest)
}

impl Selective {
    /// Identity data of a made-up person: name and birth at the top, an address within an address, one nationality.
    pub(crate) fn identity() -> Self {
        let top = [
            disclosure(&json!(["s1", "family_name", "Kessler"])),
            disclosure(&json!(["s2", "given_name", "Dana"])),
            disclosure(&json!(["s3", "birthdate", "1990-04-17"])),
            disclosure(&json!(["s4", "document_number", "UT0042817"])),
        ];
        let town = disclosure(&json!(["s5", "locality", "Port Example"]));
        let address = disclosure(&json!(["s6", "address", { "_sd": [town.1], "country": "UT" }]));
        let nationality = disclosure(&json!(["s7", "UT"]));
        let hashes: Vec<&String> = top.iter().map(|(_, digest)| digest).chain([&address.1]).collect();
        let payload = json!({
            "iss": "https://identity.utopia.example", "vct": "https://identity.utopia.example/pid/1",
            "iat": 1_767_225_600, "exp": 1_893_456_000, "cnf": { "jwk": jwk(HOLDER, None) },
            "issuing_country": "UT", "status": { "status_list": { "idx": 7, "uri": "https://identity.utopia.example/status/1" } },
            "nationalities": [{ "...": nationality.1 }, { "...": base64url(&[7; 32]) }],
            "_sd": hashes, "_sd_alg": "sha-256",
        });
        let mut disclosures: Vec<String> = top.into_iter().map(|(text, _)| text).collect();
        disclosures.extend([address.0, town.0, nationality.0]);
        Self {
            header: json!({ "alg": "ES256", "typ": "dc+sd-jwt", "kid": "utopia-1" }),
            payload,
            disclosures,
            pair: STATE,
            bound_by: Some(HOLDER),
            bound_to: None,
        }
    }

    pub(crate) fn with(mut self, change: impl FnOnce(&mut Self)) -> Self {
        change(&mut self);
        self
    }

    pub(crate) fn text(&self) -> String {
        let token = token(&self.header, &self.payload, self.pair);
        let joined = |disclosures: &[String]| {
            disclosures.iter().fold(format!("{token}~"), |text, disclosure| format!("{text}{disclosure}~"))
        };
        let Some(holder) = self.bound_by else { return joined(&self.disclosures) };
        let bound = joined(self.bound_to.as_ref().unwrap_or(&self.disclosures));
        let hash = base64url(&Hash::Sha256.digest(bound.as_bytes()));
        let proof = json!({ "iat": 1_795_305_600, "aud": "https://hire.example", "nonce": "n-0S6", "sd_hash": hash });
        let proof = self::token(&json!({ "alg": "ES256", "typ": "kb+jwt" }), &proof, holder);
        format!("{}{proof}", joined(&self.disclosures))
    }
}

/// A degree of a made-up university, in the W3C's data model 1.1 as a token.
pub(crate) fn degree() -> (Value, Value) {
    let header = json!({ "alg": "ES256", "typ": "JWT", "kid": "did:web:university.example#key-1" });
    let payload = json!({
        "iss": "did:web:university.example", "sub": "did:example:dana", "jti": "urn:uuid:1", "nbf": 1_689_811_200,
        "vc": {
            "@context": ["https://www.w3.org/2018/credentials/v1"],
            "id": "urn:uuid:1", "type": ["VerifiableCredential", "UniversityDegreeCredential"],
            "issuer": { "id": "did:web:university.example", "name": "University of Port Example" },
            "issuanceDate": "2023-07-20T00:00:00Z",
            "credentialSubject": {
                "id": "did:example:dana", "name": "Dana Kessler",
                "degree": { "type": "BachelorDegree", "name": "Bachelor of Science in Informatics" },
            },
        },
    });
    (header, payload)
}

/// A badge in the W3C's data model 2.0, which is the payload itself.
pub(crate) fn badge() -> (Value, Value) {
    let header = json!({ "alg": "ES256", "typ": "vc+jwt" });
    let payload = json!({
        "@context": ["https://www.w3.org/ns/credentials/v2", "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"],
        "id": "urn:uuid:2", "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "issuer": { "id": "https://badges.example/issuer", "type": ["Profile"], "name": "Example Badges" },
        "validFrom": "2024-03-01T00:00:00Z",
        "credentialSubject": {
            "type": ["AchievementSubject"],
            "achievement": { "id": "https://badges.example/a/1", "type": ["Achievement"], "name": "Rust in practice" },
        },
    });
    (header, payload)
}
