//! The text of a licence's barcode, taken apart: header, list of subfiles, data elements.

use std::borrow::Cow;
use std::ops::Range;

/// What a PDF417 symbol holds at most: digits alone at the lowest error correction (ISO/IEC 15438).
pub(super) const MOST_BYTES: usize = 2_710;

/// Read of a file that is longer than a symbol can be.
const READ_BYTES: usize = 8 << 10;

/// The number of entries has two digits.
const MOST_ENTRIES: usize = 99;

/// More than any card has: the standard defines fewer than a hundred.
const MOST_ELEMENTS: usize = 512;

/// As many as most cards have.
const USUAL_ELEMENTS: usize = 40;

/// The marker stands behind four characters, or behind what a scanner made of them.
const MARKER_WITHIN: usize = 16;

/// One entry of the list behind the header.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Designator {
    /// Two letters: DL, ID, EN, or Z and a letter.
    pub(super) kind: [u8; 2],
    /// Where its subfile begins, bytes from the head.
    pub(super) offset: usize,
    /// Its length in bytes, its two letters and its end included.
    pub(super) length: usize,
}

/// One data element.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Element {
    /// Three letters.
    pub(super) id: [u8; 3],
    /// The subfile that it stands in.
    pub(super) subfile: [u8; 2],
    value: Range<usize>,
}

/// A payload, taken apart as far as it can be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Payload<'a> {
    /// As the barcode holds them: ISO 8859-1.
    bytes: Cow<'a, [u8]>,
    /// Bytes of the file.
    pub(super) length: usize,
    /// Does it begin with the four characters of the standard? Scanners that type what they read lose them, and with
    /// them every count of bytes.
    pub(super) is_intact: bool,
    /// Issuer identification number.
    pub(super) issuer: Option<u32>,
    /// Version of the standard.
    pub(super) version: Option<u8>,
    /// Number of entries, as the header says it.
    pub(super) entries: Option<usize>,
    /// The entries that are there.
    pub(super) designators: Vec<Designator>,
    /// All elements, in their order.
    pub(super) elements: Vec<Element>,
    /// Pieces between separators that are no element.
    pub(super) strays: usize,
}

/// Does a file look like the text of such a barcode?
pub(super) fn looks_like(bytes: &[u8]) -> bool {
    marker(bytes).is_some()
}

/// Takes a payload apart; none when it has no header at all.
pub(super) fn read(bytes: &[u8]) -> Option<Payload<'_>> {
    let length = bytes.strip_suffix(b"\n").filter(|rest| rest.ends_with(b"\r")).unwrap_or(bytes).len();
    let bytes = as_in_the_barcode(bytes.get(..READ_BYTES).unwrap_or(bytes));
    let header = marker(&bytes)?;
    let number = |from: usize, to: usize| digits(bytes.get(header + from..header + to)?);
    let issuer = number(0, 6);
    let version = number(6, 8).and_then(|version| u8::try_from(version).ok());
    // The first edition has no version of the state's own.
    let entries_at = if version.is_some_and(|version| version < 2) { 8 } else { 10 };
    let entries = number(entries_at, entries_at + 2).map(|entries| entries as usize);
    let designators = designators(&bytes, header + entries_at + 2);
    let data = header + entries_at + 2 + designators.len() * DESIGNATOR;
    let (elements, strays) = elements(&bytes, data, &designators);
    let is_intact = bytes.starts_with(b"@\n\x1e\r") && header == 9;
    Some(Payload { is_intact, length, issuer, version, entries, designators, elements, strays, bytes })
}

impl Payload<'_> {
    /// What an element says, spaces around it left out; none where the card has no such element.
    pub(super) fn value(&self, id: &str) -> Option<Cow<'_, str>> {
        let id: [u8; 3] = id.as_bytes().try_into().ok()?;
        let element = self.elements.iter().find(|element| element.id == id)?;
        Some(self.text(element))
    }

    /// What this element says, spaces around it left out.
    pub(super) fn text(&self, element: &Element) -> Cow<'_, str> {
        latin(self.raw(element).trim_ascii())
    }

    fn raw(&self, element: &Element) -> &[u8] {
        self.bytes.get(element.value.clone()).unwrap_or_default()
    }

    /// What stands at the beginning of a subfile, and the last byte of it.
    pub(super) fn ends_of(&self, designator: &Designator) -> (Option<&[u8]>, Option<u8>) {
        let end = designator.offset.saturating_add(designator.length);
        let first = self.bytes.get(designator.offset..designator.offset.saturating_add(2));
        (first, end.checked_sub(1).and_then(|last| self.bytes.get(last)).copied())
    }

    /// Where, near the end that an entry states, its subfile really ends: so many bytes off.
    pub(super) fn end_is_off_by(&self, designator: &Designator) -> Option<usize> {
        let end = designator.offset.checked_add(designator.length)?.checked_sub(1)?;
        let ends = |at: Option<usize>| at.and_then(|at| self.bytes.get(at)) == Some(&b'\r');
        (0..=2).find(|off| ends(end.checked_sub(*off)) || ends(end.checked_add(*off)))
    }

    /// Where, near the place that an entry states, its subfile really begins: so many bytes off.
    pub(super) fn start_is_off_by(&self, designator: &Designator) -> Option<usize> {
        let begins = |at: Option<usize>| {
            at.and_then(|at| self.bytes.get(at..at.checked_add(2)?)).is_some_and(|two| two == designator.kind)
        };
        let start = designator.offset;
        (0..=2).find(|off| begins(start.checked_sub(*off)) || begins(start.checked_add(*off)))
    }
}

/// Two letters as text; they were letters when they were read.
pub(super) fn letters(two: &[u8]) -> Cow<'_, str> {
    latin(two)
}

const DESIGNATOR: usize = 10;

/// Where the header's numbers begin.
fn marker(bytes: &[u8]) -> Option<usize> {
    let head = bytes.get(..bytes.len().min(MARKER_WITHIN + 5))?;
    let at = head.windows(5).position(|five| five == b"ANSI " || five == b"AAMVA")?;
    let starts = at == 0 || head.first() == Some(&b'@');
    // Prose begins with "ANSI " too, and goes on with words.
    (starts && bytes.get(at + 5).is_some_and(u8::is_ascii_digit)).then_some(at + 5)
}

/// A file of text may have been saved in UTF-8, which makes two bytes of one.
fn as_in_the_barcode(bytes: &[u8]) -> Cow<'_, [u8]> {
    let text = (!bytes.is_ascii()).then(|| std::str::from_utf8(bytes).ok()).flatten();
    let single: Option<Vec<u8>> = text.and_then(|text| text.chars().map(|c| u8::try_from(c).ok()).collect());
    single.map_or(Cow::Borrowed(bytes), Cow::Owned)
}

fn latin(bytes: &[u8]) -> Cow<'_, str> {
    match std::str::from_utf8(bytes) {
        Ok(text) if bytes.is_ascii() => Cow::Borrowed(text),
        _ => Cow::Owned(bytes.iter().copied().map(char::from).collect()),
    }
}

fn digits(bytes: &[u8]) -> Option<u32> {
    let all = !bytes.is_empty() && bytes.iter().all(u8::is_ascii_digit);
    std::str::from_utf8(bytes).ok().filter(|_| all)?.parse().ok()
}

fn designators(bytes: &[u8], mut at: usize) -> Vec<Designator> {
    let mut found = Vec::new();
    while let Some(designator) = bytes.get(at..at + DESIGNATOR).and_then(designator) {
        if found.len() == MOST_ENTRIES {
            break;
        }
        found.push(designator);
        at += DESIGNATOR;
    }
    found
}

fn designator(ten: &[u8]) -> Option<Designator> {
    let (kind, numbers) = ten.split_first_chunk::<2>()?;
    let (offset, length) = numbers.split_at_checked(4)?;
    let offset = digits(offset)? as usize;
    kind.iter().all(u8::is_ascii_uppercase).then_some(Designator {
        kind: *kind,
        offset,
        length: digits(length)? as usize,
    })
}

/// The elements, by their separators alone: counts of bytes are judged, not believed.
fn elements(bytes: &[u8], data: usize, designators: &[Designator]) -> (Vec<Element>, usize) {
    let (mut found, mut strays) = (Vec::with_capacity(USUAL_ELEMENTS), 0);
    let mut subfile = designators.first().map_or([b'D', b'L'], |first| first.kind);
    let mut start = data;
    for piece in bytes.get(data..).unwrap_or_default().split(|byte| matches!(byte, b'\n' | b'\r' | 0x1e)) {
        let end = start + piece.len();
        let (opened, skipped) = opens(piece, designators).map_or((subfile, 0), |kind| (kind, 2));
        subfile = opened;
        match piece.get(skipped..).and_then(|piece| piece.split_first_chunk::<3>()) {
            Some((id, _)) if is_id(*id) && found.len() < MOST_ELEMENTS => {
                found.push(Element { id: *id, subfile, value: start + skipped + 3..end });
            }
            _ if piece.trim_ascii().is_empty() => {}
            _ => strays += 1,
        }
        start = end + 1;
    }
    (found, strays)
}

/// The subfile that begins with this piece.
fn opens(piece: &[u8], designators: &[Designator]) -> Option<[u8; 2]> {
    let (kind, rest) = piece.split_first_chunk::<2>()?;
    let (id, _) = rest.split_first_chunk::<3>()?;
    let fits = match kind {
        [b'Z', second] => id.first() == Some(&b'Z') && id.get(1) == Some(second),
        _ => matches!(id.first(), Some(b'D' | b'P')),
    };
    (fits && is_id(*id) && designators.iter().any(|designator| designator.kind == *kind)).then_some(*kind)
}

fn is_id(id: [u8; 3]) -> bool {
    match id {
        [b'Z', second, third] => second.is_ascii_uppercase() && third.is_ascii_alphanumeric(),
        _ => id.iter().all(u8::is_ascii_uppercase),
    }
}
