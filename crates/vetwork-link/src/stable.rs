//! Hashes that are the same on every machine and in every version, as they are kept.

/// FNV-1a (Fowler, Noll, Vo), begun by a number that keeps different uses apart, its bits mixed at the end (SplitMix64).
#[must_use]
pub(crate) fn hash(of: u64, text: &[u8]) -> u64 {
    const PRIME: u64 = 0x0100_0000_01b3;
    let start = (0xcbf2_9ce4_8422_2325 ^ of).wrapping_mul(PRIME);
    let mut mixed = text.iter().fold(start, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(PRIME));
    mixed = (mixed ^ mixed >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ mixed >> 31
}

#[cfg(test)]
mod tests {
    use super::hash;

    /// A change here would leave every kept record behind.
    #[test]
    fn hashes_stay_what_they_are() {
        assert_eq!(hash(0, b""), EMPTY);
        assert_eq!(hash(3, b"mira"), MIRA);
        assert_ne!(hash(3, b"mira"), hash(4, b"mira"));
    }

    const EMPTY: u64 = 0x25fc_6dd3_6ce0_4b20;
    const MIRA: u64 = 0x3098_ab3d_3b8b_78dc;
}
