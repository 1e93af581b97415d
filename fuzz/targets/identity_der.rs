//! Certificates, revocation lists, keys and signed data: whatever comes, each reader is asked.
#![no_main]
// Parser: crates/vetwork-identity/src/ber.rs crates/vetwork-identity/src/certificate crates/vetwork-identity/src/certificate.rs crates/vetwork-identity/src/cms.rs crates/vetwork-identity/src/signature crates/vetwork-identity/src/signature.rs

use libfuzzer_sys::fuzz_target;
use vetwork_identity::ber;
use vetwork_identity::certificate::{Certificate, Revocations};
use vetwork_identity::cms::SignedData;
use vetwork_identity::signature::PublicKey;

fuzz_target!(|bytes: &[u8]| {
    let Ok(der) = ber::to_der(bytes) else { return };
    assert_eq!(ber::to_der(&der).as_ref(), Ok(&der), "DER is its own DER");
    if let Ok(certificate) = Certificate::from_file(&der) {
        // Its own key: that of whoever signed it is not at hand, and the arithmetic is the same.
        let _ = PublicKey::from_spki(&certificate.key).map(|key| certificate.signed_by(&key));
    }
    let _ = Revocations::from_file(bytes);
    let _ = PublicKey::from_spki(bytes).map(|key| key.describe());
    let Ok(signed) = SignedData::from_der(&der) else { return };
    for certificate in signed.readable_certificates() {
        let Ok(key) = PublicKey::from_spki(&certificate.key) else { continue };
        for signer in &signed.signers {
            let _ = (signer.means(&certificate), signer.signed_by(&key, signed.content.unwrap_or_default()));
        }
    }
});
