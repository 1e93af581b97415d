//! A made-up state for tests: its keys, certificates, master list, revocation list and passports. Nobody is described.

pub(crate) mod asn1;
pub(crate) mod credential;
pub(crate) mod mobile;
pub(crate) mod passport;
mod specimens;

use asn1::{element, identifier, integer, sequence, text};

use crate::signature::Hash;
use crate::signature::tests::sign::{PAIRS, Pair};

/// A holder of a key.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Holder {
    pub(crate) country: &'static str,
    pub(crate) name: &'static str,
    pub(crate) pair: Pair,
}

/// The state whose documents are made up: its key is on a curve that is spelled out.
pub(crate) const UTOPIA: Holder = Holder { country: "UT", name: "CSCA Utopia", pair: PAIRS[0] };
/// The same state after it renewed its key.
pub(crate) const UTOPIA_RENEWED: Holder = Holder { country: "UT", name: "CSCA Utopia 2", pair: PAIRS[4] };
/// Another made-up state.
pub(crate) const ATLANTIS: Holder = Holder { country: "QM", name: "CSCA Atlantis", pair: PAIRS[2] };
/// Who calls itself that state, without its key.
pub(crate) const PRETENDER: Holder = Holder { country: "UT", name: "CSCA Utopia", pair: PAIRS[3] };
/// Who signs documents.
pub(crate) const SIGNER: Holder = Holder { country: "UT", name: "Document Signer 7", pair: PAIRS[1] };
/// Who signs lists.
pub(crate) const LIST_SIGNER: Holder = Holder { country: "UT", name: "Master List Signer", pair: PAIRS[5] };

/// What a certificate says.
#[derive(Clone, Debug)]
pub(crate) struct Paper {
    pub(crate) serial: u8,
    pub(crate) issuer: Holder,
    pub(crate) subject: Holder,
    /// The key that it names as its issuer's, where that is not the issuer's own.
    pub(crate) names_key_of: Option<Holder>,
    /// From and to, as `260101`.
    pub(crate) valid: (&'static str, &'static str),
    pub(crate) extensions: Vec<Vec<u8>>,
    pub(crate) hash: Hash,
}

pub(crate) const MASTER_LIST_SIGNER: &str = "2.23.136.1.1.3";

impl Paper {
    /// A country signing certificate, by itself or by an older one.
    pub(crate) fn of_state(issuer: Holder, subject: Holder) -> Self {
        let extensions = vec![key_usage(&[5, 6]), authority()];
        Self {
            serial: 1,
            issuer,
            subject,
            names_key_of: None,
            valid: ("200101", "350101"),
            extensions,
            hash: Hash::Sha256,
        }
    }

    /// A document signer's.
    pub(crate) fn of_signer(issuer: Holder) -> Self {
        Self {
            serial: 7,
            subject: SIGNER,
            valid: ("240101", "350101"),
            extensions: vec![key_usage(&[0]), document_types(&["P"])],
            ..Self::of_state(issuer, SIGNER)
        }
    }

    pub(crate) fn of_list_signer(issuer: Holder) -> Self {
        let extensions = vec![key_usage(&[0]), purposes(&[MASTER_LIST_SIGNER])];
        Self { serial: 9, subject: LIST_SIGNER, extensions, ..Self::of_state(issuer, LIST_SIGNER) }
    }

    /// The certificate, signed.
    pub(crate) fn der(&self) -> Vec<u8> {
        let key_of = |holder: Holder| Hash::Sha1.digest(&holder.pair.public());
        let named = key_of(self.names_key_of.unwrap_or(self.issuer));
        let subject_key = extension("2.5.29.14", false, &element(0x04, &[&key_of(self.subject)]));
        let issuer_key = extension("2.5.29.35", false, &sequence(&[&element(0x80, &[&named])]));
        let extensions = [self.extensions.concat(), subject_key, issuer_key].concat();
        let body = sequence(&[
            &element(0xA0, &[&integer(2)]),
            &integer(self.serial),
            &algorithm(self.hash),
            &name(self.issuer),
            &sequence(&[&time(self.valid.0), &time(self.valid.1)]),
            &name(self.subject),
            &self.subject.pair.public(),
            &element(0xA3, &[&sequence(&[&extensions])]),
        ]);
        signed(&body, self.issuer, self.hash)
    }
}

/// A revocation list of `issuer` that takes back the certificates with these numbers, each with a reason.
pub(crate) fn revocation_list(issuer: Holder, made: &str, next: &str, entries: &[(u8, Option<u8>)]) -> Vec<u8> {
    let entry = |(serial, reason): &(u8, Option<u8>)| {
        let reason = reason.map(|reason| sequence(&[&extension("2.5.29.21", false, &[0x0A, 1, reason])]));
        sequence(&[&integer(*serial), &time("250601"), &reason.unwrap_or_default()])
    };
    let entries: Vec<u8> = entries.iter().flat_map(entry).collect();
    let entries = if entries.is_empty() { Vec::new() } else { sequence(&[&entries]) };
    let body = sequence(&[&integer(1), &algorithm(Hash::Sha256), &name(issuer), &time(made), &time(next), &entries]);
    signed(&body, issuer, Hash::Sha256)
}

/// Signed data (RFC 5652) with one signer.
pub(crate) fn signed_data(
    content_type: &str,
    content: &[u8],
    certificates: &[Vec<u8>],
    signature: &SignedBy,
) -> Vec<u8> {
    let attribute = |kind: &str, value: &[u8]| sequence(&[&identifier(kind), &element(0x31, &[value])]);
    let digest = signature.digest_of.as_deref().unwrap_or(content);
    let when = signature.time.map(|when| attribute("1.2.840.113549.1.9.5", &time(when))).unwrap_or_default();
    let attributes = [
        attribute("1.2.840.113549.1.9.3", &identifier(content_type)),
        when,
        attribute("1.2.840.113549.1.9.4", &element(0x04, &[&signature.hash.digest(digest)])),
    ];
    let attributes = attributes.concat();
    let (to_sign, tagged) = if signature.has_attributes {
        (element(0x31, &[&attributes]), element(0xA0, &[&attributes]))
    } else {
        (content.to_vec(), Vec::new())
    };
    let signed = signature.pair.sign(signature.hash, &to_sign);
    let stamp = signature.stamp.as_ref().map(|stamp| stamp.token(&signed));
    let signer = sequence(&[
        &integer(1),
        &sequence(&[&name(signature.issuer), &integer(signature.serial)]),
        &hash_algorithm(signature.hash),
        &tagged,
        &algorithm(signature.hash),
        &element(0x04, &[&signed]),
        &stamp.map(|token| element(0xA1, &[&attribute(TIMESTAMP, &token)])).unwrap_or_default(),
    ]);
    let held = if signature.is_detached { Vec::new() } else { element(0xA0, &[&element(0x04, &[content])]) };
    let body = sequence(&[
        &integer(3),
        &element(0x31, &[&hash_algorithm(signature.hash)]),
        &sequence(&[&identifier(content_type), &held]),
        &element(0xA0, &[&certificates.concat()]),
        &element(0x31, &[&signer]),
    ]);
    sequence(&[&identifier("1.2.840.113549.1.7.2"), &element(0xA0, &[&body])])
}

/// How signed data is signed.
#[derive(Clone, Debug)]
pub(crate) struct SignedBy {
    pub(crate) pair: Pair,
    pub(crate) issuer: Holder,
    pub(crate) serial: u8,
    pub(crate) hash: Hash,
    pub(crate) time: Option<&'static str>,
    pub(crate) has_attributes: bool,
    /// What the attributes hold the hash of, where that is not the content.
    pub(crate) digest_of: Option<Vec<u8>>,
    /// Is the content kept elsewhere?
    pub(crate) is_detached: bool,
    /// Who says when the signature was there.
    pub(crate) stamp: Option<Stamp>,
}

/// A timestamp service (RFC 3161).
#[derive(Clone, Debug)]
pub(crate) struct Stamp {
    pub(crate) paper: Paper,
    /// As `20260301120000Z`.
    pub(crate) time: &'static str,
    /// What it stamps, where that is not what it is given.
    pub(crate) of: Option<Vec<u8>>,
}

const TIMESTAMP: &str = "1.2.840.113549.1.9.16.2.14";
pub(crate) const TIMESTAMP_SERVICE: &str = "1.3.6.1.5.5.7.3.8";

impl Stamp {
    /// By a service that `issuer` certified.
    pub(crate) fn by(issuer: Holder, time: &'static str) -> Self {
        let extensions = vec![key_usage(&[0]), purposes(&[TIMESTAMP_SERVICE])];
        let paper = Paper { serial: 11, subject: LIST_SIGNER, extensions, ..Paper::of_state(issuer, LIST_SIGNER) };
        Self { paper, time, of: None }
    }

    /// Its token of this message.
    pub(crate) fn token(&self, message: &[u8]) -> Vec<u8> {
        let imprint = Hash::Sha256.digest(self.of.as_deref().unwrap_or(message));
        let content = sequence(&[
            &integer(1),
            &identifier("1.3.6.1.4.1.99999.1"),
            &sequence(&[&hash_algorithm(Hash::Sha256), &element(0x04, &[&imprint])]),
            &integer(5),
            &text(0x18, self.time),
        ]);
        let by = SignedBy::of(&self.paper);
        signed_data("1.2.840.113549.1.9.16.1.4", &content, &[self.paper.der()], &by)
    }
}

impl SignedBy {
    /// By the holder of this certificate, in the usual way.
    pub(crate) fn of(paper: &Paper) -> Self {
        Self {
            pair: paper.subject.pair,
            issuer: paper.issuer,
            serial: paper.serial,
            hash: Hash::Sha256,
            time: Some("260301"),
            has_attributes: true,
            digest_of: None,
            is_detached: false,
            stamp: None,
        }
    }
}

/// A master list of these certificates, signed under `root`.
pub(crate) fn master_list(root: Holder, certificates: &[Vec<u8>]) -> Vec<u8> {
    let content = sequence(&[&integer(0), &element(0x31, &[&certificates.concat()])]);
    let paper = Paper::of_list_signer(root);
    let signature = SignedBy { hash: Hash::Sha384, time: Some("260601"), ..SignedBy::of(&paper) };
    signed_data("2.23.136.1.1.2", &content, &[paper.der()], &signature)
}

fn signed(body: &[u8], issuer: Holder, hash: Hash) -> Vec<u8> {
    sequence(&[body, &algorithm(hash), &element(0x03, &[&[0], &issuer.pair.sign(hash, body)])])
}

fn name(holder: Holder) -> Vec<u8> {
    let part = |kind: &str, value: Vec<u8>| element(0x31, &[&sequence(&[&identifier(kind), &value])]);
    sequence(&[
        &part("2.5.4.6", text(0x13, holder.country)),
        &part("2.5.4.10", text(0x0C, "Made-up Government")),
        &part("2.5.4.3", text(0x0C, holder.name)),
    ])
}

pub(crate) fn extension(kind: &str, is_critical: bool, value: &[u8]) -> Vec<u8> {
    let critical: &[u8] = if is_critical { &[0x01, 1, 0xFF] } else { &[] };
    sequence(&[&identifier(kind), critical, &element(0x04, &[value])])
}

/// Key usage with these bits.
pub(crate) fn key_usage(bits: &[u8]) -> Vec<u8> {
    let byte = bits.iter().fold(0, |byte, bit| byte | 0x80 >> bit);
    let spare = u8::try_from(u8::trailing_zeros(byte)).unwrap();
    extension("2.5.29.15", true, &[0x03, 2, spare, byte])
}

pub(crate) fn authority() -> Vec<u8> {
    extension("2.5.29.19", true, &sequence(&[&[0x01, 1, 0xFF]]))
}

pub(crate) fn purposes(purposes: &[&str]) -> Vec<u8> {
    let purposes: Vec<u8> = purposes.iter().flat_map(|purpose| identifier(purpose)).collect();
    extension("2.5.29.37", true, &sequence(&[&purposes]))
}

pub(crate) fn document_types(types: &[&str]) -> Vec<u8> {
    let types: Vec<u8> = types.iter().flat_map(|kind| text(0x13, kind)).collect();
    extension("2.23.136.1.1.6.2", false, &sequence(&[&integer(0), &element(0x31, &[&types])]))
}

fn algorithm(hash: Hash) -> Vec<u8> {
    sequence(&[&identifier(match hash {
        Hash::Sha1 => "1.2.840.10045.4.1",
        Hash::Sha224 => "1.2.840.10045.4.3.1",
        Hash::Sha256 => "1.2.840.10045.4.3.2",
        Hash::Sha384 => "1.2.840.10045.4.3.3",
        Hash::Sha512 => "1.2.840.10045.4.3.4",
    })])
}

pub(crate) fn hash_algorithm(hash: Hash) -> Vec<u8> {
    sequence(&[&identifier(match hash {
        Hash::Sha1 => "1.3.14.3.2.26",
        Hash::Sha224 => "2.16.840.1.101.3.4.2.4",
        Hash::Sha256 => "2.16.840.1.101.3.4.2.1",
        Hash::Sha384 => "2.16.840.1.101.3.4.2.2",
        Hash::Sha512 => "2.16.840.1.101.3.4.2.3",
    })])
}

/// `260101` as a moment: that day at midnight.
fn time(day: &str) -> Vec<u8> {
    text(0x17, &format!("{day}000000Z"))
}
