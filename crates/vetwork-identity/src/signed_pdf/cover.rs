//! The bytes that a signature covers: all of the file as it was then, but for the signature itself.

use crate::ber;

/// Longest signature that is read, in bytes. Revocation lists of large authorities make some of a few hundred thousand.
const LONGEST: usize = 4 << 20;

/// What is covered, and what is left out.
#[derive(Debug)]
pub(super) struct Cover<'a> {
    before: &'a [u8],
    after: &'a [u8],
    digits: &'a [u8],
    /// Where it ends.
    pub(super) end: usize,
}

impl<'a> Cover<'a> {
    /// Follows a byte range. Exactly two parts, and between them nothing but `<…>`, the signature in hexadecimal: whatever else
    /// is left out could say anything.
    ///
    /// # Errors
    ///
    /// What is wrong with it, in words.
    pub(super) fn of(bytes: &'a [u8], range: &[i64]) -> Result<Self, String> {
        let numbers: Vec<usize> = range.iter().filter_map(|number| usize::try_from(*number).ok()).collect();
        let &[start, length, from, rest] = numbers.as_slice() else {
            return Err(format!("it covers the parts {range:?}, which no program that signs writes"));
        };
        let part = |from: usize, length: usize| bytes.get(from..from.checked_add(length)?);
        let (Some(before), Some(after)) = (part(start, length), part(from, rest)) else {
            return Err(format!("it covers the parts {range:?}; the file has {} bytes", bytes.len()));
        };
        if start != 0 {
            return Err(format!("it leaves out the first {start} bytes of the file"));
        }
        let Some(gap) = bytes.get(length..from) else {
            return Err(format!("it covers the parts {range:?}, which overlap"));
        };
        let digits = gap.strip_prefix(b"<").and_then(|gap| gap.strip_suffix(b">"));
        let digits = digits.filter(|digits| {
            digits.iter().all(|byte| byte.is_ascii_hexdigit() || byte.is_ascii_whitespace() || *byte == 0)
        });
        match digits {
            Some(digits) if before.trim_ascii_end().ends_with(b"/Contents") => {
                Ok(Self { before, after, digits, end: from.saturating_add(rest) })
            }
            _ => Err(format!("between its parts it leaves out {} bytes that are not the signature alone", gap.len())),
        }
    }

    /// What is signed.
    pub(super) fn bytes(&self) -> Vec<u8> {
        [self.before, self.after].concat()
    }

    /// The signature, in DER; none where only its place was kept.
    ///
    /// # Errors
    ///
    /// Why it is not read.
    pub(super) fn signature(&self) -> Result<Option<Vec<u8>>, &'static str> {
        let digits = self.digits.iter().filter_map(|byte| char::from(*byte).to_digit(16));
        let digits: Vec<u8> = digits.filter_map(|digit| u8::try_from(digit).ok()).take(2 * LONGEST + 1).collect();
        if digits.iter().all(|digit| *digit == 0) {
            return Ok(None);
        }
        if digits.len() > 2 * LONGEST {
            return Err("it is longer than any that is read");
        }
        let bytes: Vec<u8> =
            digits.chunks(2).map(|pair| pair.iter().fold(0, |byte, digit| byte << 4 | digit)).collect();
        // What follows is filling: the place is kept before the signature is made.
        ber::to_der(&bytes).map(Some).map_err(|_| "it is damaged")
    }
}
