//! The text of a licence's barcode, taken apart: header, list of subfiles, data elements.

use std::borrow::Cow;
use std::iter;
use std::num::NonZeroU16;

use super::element;

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
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Element<'a> {
    /// Three letters.
    pub(super) id: [u8; 3],
    /// The subfile that it stands in.
    pub(super) subfile: [u8; 2],
    /// What it says, spaces around it left out.
    value: &'a str,
}

/// The data elements of a payload.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Elements<'a> {
    /// All of them, in their order.
    pub(super) all: Vec<Element<'a>>,
    /// Pieces between separators that are no element.
    pub(super) strays: usize,
    /// May one be there twice? Where it may not, nobody need look.
    may_repeat: bool,
    /// For each id of the standard, the number of its first element, from one on.
    first: [Option<NonZeroU16>; element::PLACES],
}

/// What a file holds, as the barcode has it.
pub(super) struct Content<'a> {
    /// Bytes of the file.
    length: usize,
    /// Bytes of the barcode: ISO 8859-1.
    bytes: Cow<'a, [u8]>,
    /// The same as text.
    text: Cow<'a, str>,
}

impl<'a> Content<'a> {
    pub(super) fn of(file: &'a [u8]) -> Self {
        let length = file.strip_suffix(b"\n").filter(|rest| rest.ends_with(b"\r")).unwrap_or(file).len();
        let bytes = as_in_the_barcode(file.get(..READ_BYTES).unwrap_or(file));
        let text = match &bytes {
            Cow::Borrowed(bytes) => latin(bytes),
            Cow::Owned(bytes) => Cow::Owned(latin(bytes).into_owned()),
        };
        Self { length, bytes, text }
    }
}

/// A payload, taken apart as far as it can be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Payload<'a> {
    /// As the barcode holds them: ISO 8859-1.
    bytes: &'a [u8],
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
    /// What stands behind the list.
    pub(super) elements: Elements<'a>,
}

/// Does a file look like the text of such a barcode?
pub(super) fn looks_like(bytes: &[u8]) -> bool {
    marker(bytes).is_some()
}

/// Takes a payload apart; none when it has no header at all.
pub(super) fn read<'a>(content: &'a Content<'_>) -> Option<Payload<'a>> {
    let bytes = content.bytes.as_ref();
    let header = marker(bytes)?;
    let number = |from: usize, to: usize| digits(bytes.get(header + from..header + to)?);
    let issuer = number(0, 6);
    let version = number(6, 8).and_then(|version| u8::try_from(version).ok());
    // The first edition has no version of the state's own.
    let entries_at = if version.is_some_and(|version| version < 2) { 8 } else { 10 };
    let entries = number(entries_at, entries_at + 2).map(|entries| entries as usize);
    let designators = designators(bytes, header + entries_at + 2);
    let data = header + entries_at + 2 + designators.len() * DESIGNATOR;
    // As text, what is not ASCII has two bytes for one.
    let before = data + bytes.iter().take(data).filter(|byte| !byte.is_ascii()).count();
    let elements = Elements::read(content.text.get(before..).unwrap_or_default(), &designators);
    let is_intact = bytes.starts_with(b"@\n\x1e\r") && header == 9;
    Some(Payload { bytes, length: content.length, is_intact, issuer, version, entries, designators, elements })
}

impl<'a> Payload<'a> {
    /// What an element says, spaces around it left out; none where the card has no such element.
    pub(super) fn value(&self, id: &[u8; 3]) -> Option<&'a str> {
        self.elements.first(id).map(|element| element.value)
    }

    /// Does an element say anything?
    pub(super) fn has(&self, id: &[u8; 3]) -> bool {
        self.value(id).is_some_and(|value| !value.is_empty())
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

/// A number of at most six digits.
fn digits(bytes: &[u8]) -> Option<u32> {
    let digit = |byte: &u8| byte.is_ascii_digit().then(|| u32::from(byte - b'0'));
    let (first, rest) = bytes.split_first()?;
    rest.iter().try_fold(digit(first)?, |number, byte| Some(number * 10 + digit(byte)?))
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

impl<'a> Elements<'a> {
    /// Takes them by their separators alone: counts of bytes are judged, not believed.
    fn read(text: &'a str, designators: &[Designator]) -> Self {
        let mut elements = Self {
            all: Vec::with_capacity(USUAL_ELEMENTS),
            strays: 0,
            may_repeat: false,
            first: [None; element::PLACES],
        };
        let mut subfile = designators.first().map_or([b'D', b'L'], |first| first.kind);
        let mut last = None;
        for mut piece in pieces(text) {
            if let Some(opened) = opens(piece.as_bytes(), designators) {
                subfile = opened;
                piece = piece.get(2..).unwrap_or_default();
            }
            match piece.as_bytes().first_chunk() {
                Some(id) if is_id(*id) && elements.all.len() < MOST_ELEMENTS => {
                    let value = piece.get(3..).unwrap_or_default().trim_ascii();
                    elements.push(Element { id: *id, subfile, value }, &mut last);
                }
                _ if piece.trim_ascii().is_empty() => {}
                _ => elements.strays += 1,
            }
        }
        elements
    }

    /// Adds an element; `last` is the last one that the standard does not know.
    fn push(&mut self, element: Element<'a>, last: &mut Option<[u8; 3]>) {
        let number = u16::try_from(self.all.len() + 1).ok().and_then(NonZeroU16::new);
        let is_new = match element::place(element.id).and_then(|place| self.first.get_mut(place)) {
            Some(first) => {
                let is_new = first.is_none();
                *first = first.or(number);
                is_new
            }
            // An issuer's own stand in alphabetical order, and so are told apart at a glance.
            None => last.replace(element.id) < Some(element.id),
        };
        self.may_repeat |= !is_new;
        self.all.push(element);
    }

    /// Ids that a subfile has more than once, so many times as there are too many of them.
    pub(super) fn twice(&self) -> Vec<[u8; 3]> {
        if !self.may_repeat {
            return Vec::new();
        }
        let mut all: Vec<_> = self.all.iter().map(|element| (element.subfile, element.id)).collect();
        all.sort_unstable();
        let next = all.iter().skip(1);
        all.iter().zip(next).filter(|(one, next)| one == next).map(|((_, id), _)| *id).collect()
    }

    /// The first element of this id, which is one of the standard.
    fn first(&self, id: &[u8; 3]) -> Option<&Element<'a>> {
        let first = self.first.get(element::place(*id)?).copied().flatten()?;
        self.all.get(usize::from(first.get()) - 1)
    }
}

/// The pieces of a text between the separators.
fn pieces(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = Some(text);
    iter::from_fn(move || {
        let text = rest?;
        let end = text.bytes().position(|byte| matches!(byte, b'\n' | b'\r' | 0x1e));
        let (piece, behind) = text.split_at_checked(end.unwrap_or(text.len()))?;
        rest = behind.get(1..);
        Some(piece)
    })
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
