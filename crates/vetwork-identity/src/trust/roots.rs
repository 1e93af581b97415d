//! Roots that are pinned in the program: facts, and no certificates. The certificate comes with the list or from the user.

use crate::certificate::Certificate;
use crate::signature::Hash;

/// A root that counts without anybody's saying so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pin {
    /// Its state, two letters.
    pub country: &'static str,
    /// SHA-256 of its certificate, hexadecimal.
    pub sha256: &'static str,
    /// What it is and who publishes it.
    pub what: &'static str,
}

/// Every root that is pinned.
pub const PINNED: &[Pin] = &[
    Pin {
        country: "DE",
        sha256: "2084aed7a991b3158e63ad750d3dc38bc6c9dcf5958f28d1162f49884e91ada8",
        what: "country signing certificate of Germany, number 04CD, of 1 October 2024; published by the Federal Office for Information Security (BSI)",
    },
    Pin {
        country: "NL",
        sha256: "411356d206b99da15efadf4b84149f8600ee6260c6727cd6bc230d6b6e151a24",
        what: "country signing certificate of the Netherlands, number 7, of 21 June 2024; published by the Kingdom of the Netherlands",
    },
];

/// Is this certificate pinned?
pub(super) fn is_pinned(certificate: &Certificate) -> bool {
    PINNED.iter().any(|pin| pin.sha256 == hexadecimal(&certificate.fingerprint))
}

/// Is the certificate with these bytes pinned? Cheaper than to read it.
pub(super) fn are_pinned(der: &[u8]) -> bool {
    let digest = hexadecimal(&Hash::Sha256.digest(der));
    PINNED.iter().any(|pin| pin.sha256 == digest)
}

/// Bytes as people compare them.
pub(crate) fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
