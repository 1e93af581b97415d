//! CBOR (RFC 8949), as much as content credentials need: numbers to 64 bits, no strings in
//! pieces.

use crate::picture::bytes::part;

/// Deepest nesting that is read.
const DEEPEST: u8 = 24;
/// Most items of one text that are read.
const MOST_ITEMS: usize = 20_000;

/// Length of what goes on until a break.
const ENDLESS: u8 = 31;
const BREAK: u8 = 0xff;

/// One item.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Value<'a> {
    Number(u64),
    /// A negative number, as `-1 - n`.
    Negative(u64),
    Bytes(&'a [u8]),
    Text(&'a str),
    List(Vec<Value<'a>>),
    Map(Vec<(Value<'a>, Value<'a>)>),
    /// What a tag says of an item is not looked at.
    Tagged(Box<Value<'a>>),
    /// Truth values, nothing, and floating-point numbers.
    Simple,
}

impl<'a> Value<'a> {
    /// Reads one item that fills all bytes, padding with zeros aside.
    pub(super) fn read(bytes: &'a [u8]) -> Option<Self> {
        let mut reading = Reading { bytes, at: 0, left: MOST_ITEMS };
        let value = reading.item(DEEPEST)?;
        bytes.get(reading.at..)?.iter().all(|byte| *byte == 0).then_some(value)
    }

    /// The entry of a map under a text.
    pub(super) fn get(&self, key: &str) -> Option<&Self> {
        self.entry(|known| known.text() == Some(key))
    }

    /// The entry of a map under a number.
    pub(super) fn get_number(&self, key: u64) -> Option<&Self> {
        self.entry(|known| known.number() == Some(key))
    }

    fn entry(&self, is_key: impl Fn(&Self) -> bool) -> Option<&Self> {
        let Self::Map(entries) = self else { return None };
        entries.iter().find(|(key, _)| is_key(key)).map(|(_, value)| value)
    }

    /// The items of a list; none of anything else.
    pub(super) fn items(&self) -> &[Self] {
        if let Self::List(items) = self { items } else { &[] }
    }

    pub(super) fn text(&self) -> Option<&'a str> {
        if let Self::Text(text) = self { Some(text) } else { None }
    }

    pub(super) fn bytes(&self) -> Option<&'a [u8]> {
        if let Self::Bytes(bytes) = self { Some(bytes) } else { None }
    }

    pub(super) fn number(&self) -> Option<u64> {
        if let Self::Number(number) = self { Some(*number) } else { None }
    }

    /// Without the tags around it.
    pub(super) fn untagged(self) -> Self {
        let mut value = self;
        while let Self::Tagged(inner) = value {
            value = *inner;
        }
        value
    }
}

/// The head of a byte string of some length, for what is signed.
pub(super) fn head_of_bytes(length: usize) -> Vec<u8> {
    let length = length as u64;
    match (u8::try_from(length), u16::try_from(length), u32::try_from(length)) {
        (Ok(short), ..) if short < 24 => vec![0x40 | short],
        (Ok(length), ..) => vec![0x58, length],
        (_, Ok(length), _) => [&[0x59], &length.to_be_bytes()[..]].concat(),
        (.., Ok(length)) => [&[0x5a], &length.to_be_bytes()[..]].concat(),
        _ => [&[0x5b], &length.to_be_bytes()[..]].concat(),
    }
}

struct Reading<'a> {
    bytes: &'a [u8],
    at: usize,
    left: usize,
}

impl<'a> Reading<'a> {
    fn item(&mut self, deeper: u8) -> Option<Value<'a>> {
        self.left = self.left.checked_sub(1)?;
        let deeper = deeper.checked_sub(1)?;
        let first = *self.take(1)?.first()?;
        let kind = first >> 5;
        if first & 31 == ENDLESS {
            return self.endless(kind, deeper);
        }
        let number = self.number(first & 31)?;
        Some(match kind {
            0 => Value::Number(number),
            1 => Value::Negative(number),
            2 => Value::Bytes(self.take(number)?),
            3 => Value::Text(std::str::from_utf8(self.take(number)?).ok()?),
            // Nothing is reserved for a count that the file only claims.
            4 => {
                let mut items = Vec::new();
                for _ in 0..number {
                    items.push(self.item(deeper)?);
                }
                Value::List(items)
            }
            5 => {
                let mut entries = Vec::new();
                for _ in 0..number {
                    entries.push((self.item(deeper)?, self.item(deeper)?));
                }
                Value::Map(entries)
            }
            6 => Value::Tagged(Box::new(self.item(deeper)?)),
            _ => Value::Simple,
        })
    }

    /// A list or a map that goes on until a break.
    fn endless(&mut self, kind: u8, deeper: u8) -> Option<Value<'a>> {
        let (mut items, mut entries) = (Vec::new(), Vec::new());
        while *self.bytes.get(self.at)? != BREAK {
            match kind {
                4 => items.push(self.item(deeper)?),
                5 => entries.push((self.item(deeper)?, self.item(deeper)?)),
                _ => return None,
            }
        }
        self.at += 1;
        Some(match kind {
            4 => Value::List(items),
            5 => Value::Map(entries),
            _ => return None,
        })
    }

    /// A number that stands in its head, or in up to eight bytes behind it.
    fn number(&mut self, short: u8) -> Option<u64> {
        match short {
            0..24 => Some(u64::from(short)),
            24..28 => {
                let bytes = self.take(1 << (short - 24))?;
                Some(bytes.iter().fold(0, |number, byte| (number << 8) | u64::from(*byte)))
            }
            _ => None,
        }
    }

    fn take(&mut self, length: u64) -> Option<&'a [u8]> {
        let length = usize::try_from(length).ok()?;
        let taken = part(self.bytes, self.at, length)?;
        self.at += length;
        Some(taken)
    }
}
