//! RSA signatures (RFC 8017): the public operation, and the two ways of padding.

use num_bigint::BigUint;

use super::{Hash, SignatureError};

/// A public key of RSA, within bounds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RsaKey {
    pub(super) modulus: BigUint,
    pub(super) exponent: BigUint,
}

/// How a PSS signature is padded.
#[derive(Clone, Copy)]
pub(super) struct Pss {
    pub(super) hash: Hash,
    pub(super) mask: Hash,
    pub(super) salt: usize,
}

impl RsaKey {
    /// Length of its signatures, in bytes.
    fn length(&self) -> usize {
        usize::try_from(self.modulus.bits().div_ceil(8)).unwrap_or(usize::MAX)
    }

    /// The padded message that a signature hides, as long as the modulus (RFC 8017 sections 5.2.2 and 4.1).
    fn open(&self, signature: &[u8]) -> Result<Vec<u8>, SignatureError> {
        let number = BigUint::from_bytes_be(signature);
        if signature.len() != self.length() || number >= self.modulus {
            return Err(SignatureError::Malformed);
        }
        let opened = number.modpow(&self.exponent, &self.modulus).to_bytes_be();
        let mut padded = vec![0; self.length().saturating_sub(opened.len())];
        padded.extend(opened);
        Ok(padded)
    }
}

/// What stands before the hash (RFC 8017 section 9.2, note 1).
fn digest_information(hash: Hash) -> &'static [u8] {
    match hash {
        Hash::Sha1 => b"\x30\x21\x30\x09\x06\x05\x2b\x0e\x03\x02\x1a\x05\x00\x04\x14",
        Hash::Sha224 => b"\x30\x2d\x30\x0d\x06\x09\x60\x86\x48\x01\x65\x03\x04\x02\x04\x05\x00\x04\x1c",
        Hash::Sha256 => b"\x30\x31\x30\x0d\x06\x09\x60\x86\x48\x01\x65\x03\x04\x02\x01\x05\x00\x04\x20",
        Hash::Sha384 => b"\x30\x41\x30\x0d\x06\x09\x60\x86\x48\x01\x65\x03\x04\x02\x02\x05\x00\x04\x30",
        Hash::Sha512 => b"\x30\x51\x30\x0d\x06\x09\x60\x86\x48\x01\x65\x03\x04\x02\x03\x05\x00\x04\x40",
    }
}

/// RSASSA-PKCS1-v1_5: the padding is built and compared whole, never taken apart, which is where forgeries got through.
pub(super) fn verify_pkcs1(key: &RsaKey, hash: Hash, message: &[u8], signature: &[u8]) -> Result<(), SignatureError> {
    let opened = key.open(signature)?;
    let (information, digest) = (digest_information(hash), hash.digest(message));
    let filler = opened.len().checked_sub(information.len() + digest.len() + 3).filter(|filler| *filler >= 8);
    let filler = filler.ok_or(SignatureError::Malformed)?;
    let mut expected = vec![0x00, 0x01];
    expected.resize(2 + filler, 0xFF);
    expected.push(0x00);
    expected.extend_from_slice(information);
    expected.extend(digest);
    if opened == expected { Ok(()) } else { Err(SignatureError::Mismatch) }
}

/// RSASSA-PSS (RFC 8017 section 9.1.2).
pub(super) fn verify_pss(key: &RsaKey, pss: Pss, message: &[u8], signature: &[u8]) -> Result<(), SignatureError> {
    let opened = key.open(signature)?;
    let bits = key.modulus.bits().saturating_sub(1);
    let length = usize::try_from(bits.div_ceil(8)).map_err(|_| SignatureError::Malformed)?;
    // A modulus of 8n + 1 bits leaves a byte over, which is nought.
    let (over, encoded) = opened.split_at_checked(opened.len() - length).ok_or(SignatureError::Malformed)?;
    let block_length = length.checked_sub(pss.hash.length() + 1).ok_or(SignatureError::Malformed)?;
    let (masked, tail) = encoded.split_at_checked(block_length).ok_or(SignatureError::Malformed)?;
    let (digest, trailer) = tail.split_at_checked(pss.hash.length()).ok_or(SignatureError::Malformed)?;
    if over.iter().any(|byte| *byte != 0) || trailer != [0xBC] {
        return Err(SignatureError::Mismatch);
    }
    let mut block = unmask(masked, digest, pss.mask);
    // Bits of the first byte that the modulus has no room for.
    let spare = u32::try_from(8 * length as u64 - bits).unwrap_or(0);
    let kept = 0xFF_u8.checked_shr(spare).unwrap_or(0);
    if masked.first().is_none_or(|byte| byte & !kept != 0) {
        return Err(SignatureError::Mismatch);
    }
    if let Some(first) = block.first_mut() {
        *first &= kept;
    }
    let filler = block_length.checked_sub(pss.salt + 1).ok_or(SignatureError::Malformed)?;
    let (zeroes, rest) = block.split_at_checked(filler).ok_or(SignatureError::Malformed)?;
    let (one, salt) = rest.split_first().ok_or(SignatureError::Malformed)?;
    let salted: Vec<u8> = [&[0; 8][..], &pss.hash.digest(message), salt].concat();
    let is_right = zeroes.iter().all(|byte| *byte == 0) && *one == 1 && pss.hash.digest(&salted) == digest;
    if is_right { Ok(()) } else { Err(SignatureError::Mismatch) }
}

/// Takes off the mask that MGF1 (RFC 8017 appendix B.2.1) makes of a seed.
fn unmask(masked: &[u8], seed: &[u8], hash: Hash) -> Vec<u8> {
    let mask = (0_u32..).flat_map(|counter| hash.digest(&[seed, &counter.to_be_bytes()].concat()));
    masked.iter().zip(mask).map(|(byte, mask)| byte ^ mask).collect()
}
