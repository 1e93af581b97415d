//! How often two files of different origin share marks by chance.

/// Ids of sessions begin with two zeros, so 24 bits of them are drawn: of 5,626 ids in 168 public documents all did. The
/// 32 bits that are often cited would make a coincidence 256 times rarer than it is.
pub(super) const SESSION_BITS: f64 = 24.0;

/// What an id that was made to be unique is worth, and a picture. More would be a claim about generators of random numbers.
pub(super) const IDENTIFIER_BITS: f64 = 60.0;

/// How unlikely it is that files with so many sessions each share so many by chance, in bits: the tail of the Poisson
/// distribution whose mean is the number of pairs of sessions over the number of ids.
pub(super) fn session_bits(shared: usize, in_a: usize, in_b: usize) -> f64 {
    if shared == 0 {
        return 0.0;
    }
    let mean = in_a as f64 * in_b as f64 / SESSION_BITS.exp2();
    // The first term of the tail in logarithms, since the tail itself is too small for a float.
    let log_first = shared as f64 * mean.log2() - mean * std::f64::consts::LOG2_E - log2_factorial(shared);
    // The others are less than a geometric series.
    let ratio = mean / (shared as f64 + 1.0);
    let log_rest = if ratio < 1.0 { -(1.0 - ratio).log2() } else { -log_first };
    (-(log_first + log_rest)).max(0.0)
}

fn log2_factorial(number: usize) -> f64 {
    (2..=number).map(|factor| (factor as f64).log2()).sum()
}

pub(super) fn log2(number: usize) -> f64 {
    (number as f64).log2()
}
