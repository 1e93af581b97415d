//! Reads CBOR (RFC 8949) within limits, keeping every item's bytes as they stand: hashes are over these, and an encoder
//! might write them in another way.

use std::borrow::Cow;
use std::collections::BTreeSet;

/// How deep items may stand in each other.
const DEEPEST: usize = 32;
/// Most items in all.
const MOST_ITEMS: usize = 50_000;

/// One item, with its bytes.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Item<'a> {
    /// The item as it stands.
    pub(crate) raw: &'a [u8],
    pub(crate) value: Value<'a>,
}

/// What an item says.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Value<'a> {
    Integer(i128),
    Bytes(Cow<'a, [u8]>),
    Text(Cow<'a, str>),
    Array(Vec<Item<'a>>),
    Map(Vec<(Item<'a>, Item<'a>)>),
    Tag(u64, Box<Item<'a>>),
    Bool(bool),
    /// Null, undefined, and what has no meaning here: fractions and unassigned values.
    Other,
}

/// Why something is not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum Unreadable {
    #[error("its CBOR is damaged or cut short")]
    Damaged,
    #[error("its CBOR holds more items, or deeper ones, than any real document")]
    TooMany,
    #[error("its CBOR names a key of a map twice")]
    Twice,
}

/// Reads one item that takes all of the bytes.
pub(crate) fn read(bytes: &[u8]) -> Result<Item<'_>, Unreadable> {
    let mut reader = Reader { bytes, at: 0, left: MOST_ITEMS };
    let item = reader.item(DEEPEST)?;
    if reader.at == bytes.len() { Ok(item) } else { Err(Unreadable::Damaged) }
}

/// Reads one item and passes over the noughts that fill up what it stands in.
pub(crate) fn read_padded(bytes: &[u8]) -> Result<Item<'_>, Unreadable> {
    let mut reader = Reader { bytes, at: 0, left: MOST_ITEMS };
    let item = reader.item(DEEPEST)?;
    let rest = bytes.get(reader.at..).unwrap_or_default();
    if rest.iter().all(|byte| *byte == 0) { Ok(item) } else { Err(Unreadable::Damaged) }
}

impl<'a> Item<'a> {
    pub(crate) fn text(&self) -> Option<&str> {
        match &self.value {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    pub(crate) fn bytes(&self) -> Option<&[u8]> {
        match &self.value {
            Value::Bytes(bytes) => Some(bytes),
            _ => None,
        }
    }

    pub(crate) fn integer(&self) -> Option<i128> {
        match self.value {
            Value::Integer(number) => Some(number),
            _ => None,
        }
    }

    pub(crate) fn array(&self) -> Option<&[Item<'a>]> {
        match &self.value {
            Value::Array(items) => Some(items),
            _ => None,
        }
    }

    /// The items of an array; none of anything else.
    pub(crate) fn items(&self) -> &[Item<'a>] {
        self.array().unwrap_or_default()
    }

    pub(crate) fn map(&self) -> Option<&[(Item<'a>, Item<'a>)]> {
        match &self.value {
            Value::Map(pairs) => Some(pairs),
            _ => None,
        }
    }

    /// What stands in a map under this text.
    pub(crate) fn get(&self, key: &str) -> Option<&Item<'a>> {
        self.map()?.iter().find(|(own, _)| own.text() == Some(key)).map(|(_, value)| value)
    }

    /// What stands in a map under this number.
    pub(crate) fn at(&self, key: i128) -> Option<&Item<'a>> {
        self.map()?.iter().find(|(own, _)| own.integer() == Some(key)).map(|(_, value)| value)
    }

    /// The item within a tag of this number.
    pub(crate) fn within(&self, number: u64) -> Option<&Item<'a>> {
        match &self.value {
            Value::Tag(own, inner) if *own == number => Some(inner),
            _ => None,
        }
    }

    /// The item itself, or that within any tag.
    pub(crate) fn untagged(&self) -> &Item<'a> {
        match &self.value {
            Value::Tag(_, inner) => inner.untagged(),
            _ => self,
        }
    }
}

struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
    left: usize,
}

/// The first byte of an item, and the number that follows: none for a length that is not told beforehand.
struct Head {
    kind: u8,
    number: Option<u64>,
}

const BREAK: u8 = 0xFF;

impl<'a> Reader<'a> {
    fn take(&mut self, count: usize) -> Result<&'a [u8], Unreadable> {
        let end = self.at.checked_add(count).ok_or(Unreadable::Damaged)?;
        let taken = self.bytes.get(self.at..end).ok_or(Unreadable::Damaged)?;
        self.at = end;
        Ok(taken)
    }

    fn head(&mut self) -> Result<Head, Unreadable> {
        let first = self.take(1)?.first().copied().ok_or(Unreadable::Damaged)?;
        let number = match first & 0x1F {
            short @ 0..24 => Some(u64::from(short)),
            long @ 24..28 => {
                let bytes = self.take(1 << (long - 24))?;
                Some(bytes.iter().fold(0_u64, |number, byte| number << 8 | u64::from(*byte)))
            }
            31 => None,
            _ => return Err(Unreadable::Damaged),
        };
        Ok(Head { kind: first >> 5, number })
    }

    fn item(&mut self, depth: usize) -> Result<Item<'a>, Unreadable> {
        let depth = depth.checked_sub(1).ok_or(Unreadable::TooMany)?;
        self.left = self.left.checked_sub(1).ok_or(Unreadable::TooMany)?;
        let start = self.at;
        let Head { kind, number } = self.head()?;
        let value = match (kind, number) {
            (0, Some(number)) => Value::Integer(i128::from(number)),
            (1, Some(number)) => Value::Integer(-1 - i128::from(number)),
            (2, length) => Value::Bytes(self.string(2, length)?),
            (3, length) => Value::Text(match self.string(3, length)? {
                Cow::Borrowed(bytes) => Cow::Borrowed(std::str::from_utf8(bytes).map_err(|_| Unreadable::Damaged)?),
                Cow::Owned(bytes) => Cow::Owned(String::from_utf8(bytes).map_err(|_| Unreadable::Damaged)?),
            }),
            (4, count) => Value::Array(self.several(count, |reader| reader.item(depth))?),
            (5, count) => Value::Map(self.map(count, depth)?),
            (6, Some(number)) => Value::Tag(number, Box::new(self.item(depth)?)),
            (7, Some(20)) => Value::Bool(false),
            (7, Some(21)) => Value::Bool(true),
            (7, Some(_)) => Value::Other,
            _ => return Err(Unreadable::Damaged),
        };
        let raw = self.bytes.get(start..self.at).ok_or(Unreadable::Damaged)?;
        Ok(Item { raw, value })
    }

    /// Bytes or a text, in one piece or in several.
    fn string(&mut self, kind: u8, length: Option<u64>) -> Result<Cow<'a, [u8]>, Unreadable> {
        let size = |length: u64| usize::try_from(length).map_err(|_| Unreadable::Damaged);
        if let Some(length) = length {
            return self.take(size(length)?).map(Cow::Borrowed);
        }
        let pieces = self.several(None, |reader| match reader.head()? {
            Head { kind: own, number: Some(length) } if own == kind => reader.take(size(length)?),
            _ => Err(Unreadable::Damaged),
        })?;
        Ok(Cow::Owned(pieces.concat()))
    }

    fn map(&mut self, count: Option<u64>, depth: usize) -> Result<Vec<(Item<'a>, Item<'a>)>, Unreadable> {
        let pairs = self.several(count, |reader| Ok((reader.item(depth)?, reader.item(depth)?)))?;
        let keys: BTreeSet<&[u8]> = pairs.iter().map(|(key, _)| key.raw).collect();
        if keys.len() == pairs.len() { Ok(pairs) } else { Err(Unreadable::Twice) }
    }

    /// As many as were told, or as many as come before the mark that ends them. Room is made only for what is there.
    fn several<Part>(
        &mut self,
        count: Option<u64>,
        mut part: impl FnMut(&mut Self) -> Result<Part, Unreadable>,
    ) -> Result<Vec<Part>, Unreadable> {
        let mut parts = Vec::new();
        let mut left = count.unwrap_or(u64::MAX);
        while left > 0 {
            if count.is_none() && self.bytes.get(self.at) == Some(&BREAK) {
                self.at += 1;
                break;
            }
            parts.push(part(self)?);
            left -= 1;
        }
        Ok(parts)
    }
}

#[cfg(test)]
mod tests;
