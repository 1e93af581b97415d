//! A mobile driving licence of the made-up state, as issuer and device make it.

use ciborium::Value;
use ciborium::value::Value::{Array, Bytes, Map, Text};

use super::credential::HOLDER;
use super::{Holder, Paper, SIGNER, UTOPIA};
use crate::credential::session;
use crate::signature::Hash;
use crate::signature::tests::sign::Pair;

const SPACE: &str = "org.iso.18013.5.1";

/// A licence, part by part; tests change one.
#[derive(Clone, Debug)]
pub(crate) struct Licence {
    /// What the issuer signs.
    pub(crate) signed: Vec<(&'static str, Value)>,
    /// Elements that are shown otherwise than they were signed.
    pub(crate) shown_otherwise: Vec<(&'static str, Value)>,
    pub(crate) kind: &'static str,
    /// What the response calls it.
    pub(crate) called: &'static str,
    /// Signed at, valid from, valid until.
    pub(crate) period: [&'static str; 3],
    pub(crate) paper: Paper,
    pub(crate) pair: Pair,
    /// The device's key, and the one that it signs with.
    pub(crate) device: Pair,
    pub(crate) device_signs_with: Pair,
    pub(crate) transcript: Vec<u8>,
}

fn text(text: &str) -> Value {
    Text(text.to_owned())
}

fn day(text: &str) -> Value {
    Value::Tag(1004, Box::new(Text(text.to_owned())))
}

pub(crate) fn bytes(value: &Value) -> Vec<u8> {
    let mut bytes = Vec::new();
    ciborium::into_writer(value, &mut bytes).unwrap();
    bytes
}

fn embedded(value: &Value) -> Value {
    Value::Tag(24, Box::new(Bytes(bytes(value))))
}

fn map(pairs: Vec<(&str, Value)>) -> Value {
    Map(pairs.into_iter().map(|(key, value)| (text(key), value)).collect())
}

/// A session of nobody's.
pub(crate) fn transcript() -> Vec<u8> {
    bytes(&Array(vec![Value::Null, Value::Null, Array(vec![text("handover"), Bytes(vec![7; 32])])]))
}

impl Licence {
    pub(crate) fn of_utopia() -> Self {
        Self::by(UTOPIA)
    }

    pub(crate) fn by(issuer: Holder) -> Self {
        let signed = vec![
            ("family_name", text("Kessler")),
            ("given_name", text("Dana")),
            ("birth_date", day("1990-04-17")),
            ("document_number", text("UT0042817")),
            ("issuing_country", text("UT")),
            ("issue_date", day("2024-05-02")),
            ("expiry_date", day("2034-05-01")),
            ("portrait", Bytes(vec![0xFF, 0xD8, 0xFF])),
        ];
        let paper = Paper {
            extensions: vec![super::key_usage(&[0]), super::purposes(&["1.0.18013.5.1.2"])],
            ..Paper::of_signer(issuer)
        };
        Self {
            signed,
            shown_otherwise: Vec::new(),
            kind: "org.iso.18013.5.1.mDL",
            called: "org.iso.18013.5.1.mDL",
            period: ["2026-11-01T00:00:00Z", "2026-11-01T00:00:00Z", "2026-12-01T00:00:00Z"],
            paper,
            pair: SIGNER.pair,
            device: HOLDER,
            device_signs_with: HOLDER,
            transcript: transcript(),
        }
    }

    pub(crate) fn with(mut self, change: impl FnOnce(&mut Self)) -> Self {
        change(&mut self);
        self
    }

    fn element(number: usize, (name, value): &(&'static str, Value)) -> Value {
        embedded(&map(vec![
            ("digestID", Value::from(number as u64)),
            ("random", Bytes(vec![u8::try_from(number).unwrap(); 32])),
            ("elementIdentifier", text(name)),
            ("elementValue", value.clone()),
        ]))
    }

    fn security_object(&self) -> Value {
        let digest = |(number, element): (usize, &(&'static str, Value))| {
            (Value::from(number as u64), Bytes(Hash::Sha256.digest(&bytes(&Self::element(number, element)))))
        };
        let digests = self.signed.iter().enumerate().map(digest).collect();
        let (x, y) = self.device.coordinates();
        let key = [(1, Value::from(2)), (-1, Value::from(1)), (-2, Bytes(x)), (-3, Bytes(y))];
        let key = Map(key.into_iter().map(|(label, value)| (Value::from(label), value)).collect());
        let moment = |text: &str| Value::Tag(0, Box::new(Text(text.to_owned())));
        let [signed, from, until] = self.period.map(moment);
        map(vec![
            ("version", text("1.0")),
            ("digestAlgorithm", text("SHA-256")),
            ("valueDigests", map(vec![(SPACE, Map(digests))])),
            ("deviceKeyInfo", map(vec![("deviceKey", key)])),
            ("docType", text(self.kind)),
            ("validityInfo", map(vec![("signed", signed), ("validFrom", from), ("validUntil", until)])),
        ])
    }

    /// What the issuer signed.
    pub(crate) fn issuer_signed(&self) -> Value {
        let payload = bytes(&embedded(&self.security_object()));
        let certificate = Map(vec![(Value::from(33), Bytes(self.paper.der()))]);
        let authentication = signed_once(self.pair, certificate, Bytes(payload.clone()), &payload);
        let element = |(number, element): (usize, &(&'static str, Value))| {
            let shown = self.shown_otherwise.iter().find(|(name, _)| *name == element.0).unwrap_or(element);
            Self::element(number, shown)
        };
        let shown = self.signed.iter().enumerate().map(element).collect();
        map(vec![("nameSpaces", map(vec![(SPACE, Array(shown))])), ("issuerAuth", authentication)])
    }

    /// What the device answered.
    pub(crate) fn response(&self) -> Value {
        let spaces = embedded(&Map(Vec::new()));
        let message = session(&self.transcript, self.called, &bytes(&spaces));
        let signature = signed_once(self.device_signs_with, Map(Vec::new()), Value::Null, &message);
        let device = map(vec![("nameSpaces", spaces), ("deviceAuth", map(vec![("deviceSignature", signature)]))]);
        let document =
            map(vec![("docType", text(self.called)), ("issuerSigned", self.issuer_signed()), ("deviceSigned", device)]);
        map(vec![("version", text("1.0")), ("documents", Array(vec![document])), ("status", Value::from(0))])
    }
}

/// `COSE_Sign1` with ES256.
fn signed_once(pair: Pair, open: Value, payload: Value, signed: &[u8]) -> Value {
    let protected = Bytes(bytes(&Map(vec![(Value::from(1), Value::from(-7))])));
    let message = Array(vec![text("Signature1"), protected.clone(), Bytes(Vec::new()), Bytes(signed.to_vec())]);
    Array(vec![protected, open, payload, Bytes(pair.sign_fixed(Hash::Sha256, &bytes(&message)))])
}

/// A list of these authorities' certificates, by a signer whom `root` certified.
pub(crate) fn authorities(root: Holder, certificates: &[Vec<u8>]) -> Vec<u8> {
    let infos = certificates.iter().map(|der| map(vec![("certificate", Bytes(der.clone()))])).collect();
    let payload = bytes(&map(vec![
        ("version", text("1.0")),
        ("vicalProvider", text("Made-up Association")),
        ("date", Value::Tag(0, Box::new(text("2026-11-18T00:00:00Z")))),
        ("certificateInfos", Array(infos)),
    ]));
    let paper = Paper {
        extensions: vec![super::key_usage(&[0]), super::purposes(&["1.0.18013.5.1.8"])],
        ..Paper::of_signer(root)
    };
    let open = Map(vec![(Value::from(33), Array(vec![Bytes(paper.der())]))]);
    bytes(&signed_once(SIGNER.pair, open, Bytes(payload.clone()), &payload))
}
