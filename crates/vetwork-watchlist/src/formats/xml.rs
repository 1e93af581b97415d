//! XML as a stream of records: one entry at a time as a small tree, by local names, within limits.
//! No document type, no entities of its own, and no list that ends before its root does.

use std::io::Read;
use std::sync::Arc;

use quick_xml::errors::SyntaxError;
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use super::error::{FormatError, Spot, shown};
use super::text::{Utf8, collapsed};
use super::{Format, MAX_DEPTH, MAX_ENTRY, MAX_TEXT};
use crate::party::Place;

/// The most attributes of one element.
const MAX_ATTRIBUTES: usize = 64;

/// An element with everything in it.
#[derive(Debug, Default)]
pub(crate) struct Element {
    /// The local name.
    pub(crate) name: Box<str>,
    /// Where it begins.
    pub(crate) byte: u64,
    attributes: Vec<(Box<str>, Box<str>)>,
    text: String,
    children: Vec<Element>,
}

impl Element {
    /// The text, white space collapsed; `None` where there is none.
    pub(crate) fn text(&self) -> Option<&str> {
        Some(self.text.as_str()).filter(|text| !text.is_empty())
    }

    /// An attribute by its local name; `None` where it is empty.
    pub(crate) fn attribute(&self, name: &str) -> Option<&str> {
        let (_, value) = self.attributes.iter().find(|(attribute, _)| **attribute == *name)?;
        Some(value.trim()).filter(|value| !value.is_empty())
    }

    /// All children.
    pub(crate) fn children(&self) -> &[Self] {
        &self.children
    }

    /// The children of one name.
    pub(crate) fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Self> + 'a {
        self.children.iter().filter(move |child| *child.name == *name)
    }

    /// The first child of a name.
    pub(crate) fn child(&self, name: &str) -> Option<&Self> {
        self.children.iter().find(|child| *child.name == *name)
    }

    /// The text of the first child of a name that has any.
    pub(crate) fn value(&self, name: &str) -> Option<&str> {
        self.children.iter().filter(|child| *child.name == *name).find_map(Self::text)
    }

    /// The children of `list`'s children of that name: `idList`, `id`.
    pub(crate) fn listed<'a>(&'a self, list: &'a str, item: &'a str) -> impl Iterator<Item = &'a Self> + 'a {
        self.all(list).flat_map(move |list| list.all(item))
    }

    /// Where it begins, for a party and its problems.
    pub(crate) fn place(&self) -> Place {
        Place::Byte(self.byte)
    }

    /// About what it takes in memory, without its children.
    fn size(&self) -> usize {
        let attributes: usize = self.attributes.iter().map(|(name, value)| name.len() + value.len() + 32).sum();
        size_of::<Self>() + self.name.len() + self.text.len() + attributes
    }
}

/// A list's records, one after the other.
pub(crate) struct Records<R> {
    reader: Reader<Utf8<R>>,
    buffer: Vec<u8>,
    /// How much stands before the text that the reader sees: a byte order mark.
    before: u64,
    root: Element,
    /// How many elements are open, the root too.
    depth: usize,
}

impl<R: Read> Records<R> {
    /// Reads up to the root, which must have the local name `root`.
    pub(crate) fn open(format: Format, root: &str, input: R) -> Result<Self, FormatError> {
        let text = Utf8::open(input)?;
        let before = text.at();
        let reader = Reader::from_reader(text);
        let mut records = Self { reader, buffer: Vec::new(), before, root: Element::default(), depth: 0 };
        let not_the_format = |found: String| FormatError::NotTheFormat { format, found };
        loop {
            let at = records.at();
            records.reader.get_mut().renew();
            records.buffer.clear();
            let (start, empty) = match records.reader.read_event_into(&mut records.buffer) {
                Ok(Event::Start(start)) => (start, false),
                Ok(Event::Empty(start)) => (start, true),
                Ok(Event::Eof) => return Err(not_the_format("it holds no XML element".to_owned())),
                Ok(Event::DocType(kind)) if kind.trim_start().to_lowercase().starts_with("html") => {
                    return Err(FormatError::WebPage);
                }
                Ok(Event::DocType(_)) => return Err(FormatError::DocumentType { at: Spot::Byte(at) }),
                Ok(Event::Text(text)) if !text.trim().is_empty() => {
                    return Err(not_the_format("it does not begin as XML does".to_owned()));
                }
                Ok(_) => continue,
                Err(error) => return Err(records.refused(error)),
            };
            let element = element(&start, at)?;
            if element.name.eq_ignore_ascii_case("html") {
                return Err(FormatError::WebPage);
            }
            if *element.name != *root {
                return Err(not_the_format(format!("its root is \"{}\", not \"{root}\"", shown(&element.name))));
            }
            records.root = element;
            records.depth = usize::from(!empty);
            return Ok(records);
        }
    }

    /// The root, with its attributes only.
    pub(crate) fn root(&self) -> &Element {
        &self.root
    }

    /// The next element with one of these names, wherever it stands outside another one; `None` where the list ends
    /// as it should. What stands between records is passed over.
    pub(crate) fn next(&mut self, names: &[&str]) -> Result<Option<Element>, FormatError> {
        let wanted = |start: &BytesStart<'_>| names.contains(&start.local_name().as_ref());
        while self.depth > 0 {
            let at = self.at();
            match self.event()? {
                Event::Start(start) if wanted(&start) => {
                    let element = element(&start, at)?;
                    return self.rest_of(element).map(Some);
                }
                Event::Empty(start) if wanted(&start) => return element(&start, at).map(Some),
                Event::Start(_) => {
                    self.depth += 1;
                    self.check_depth(0, at)?;
                }
                Event::End(_) => self.depth -= 1,
                Event::GeneralRef(reference) => {
                    resolved(&reference, at)?;
                }
                Event::Eof => return Err(FormatError::Truncated { at: Spot::Byte(at) }),
                _ => {}
            }
        }
        self.nothing_follows()?;
        Ok(None)
    }

    fn at(&self) -> u64 {
        self.before + self.reader.buffer_position()
    }

    fn event(&mut self) -> Result<Event<'_>, FormatError> {
        self.reader.get_mut().renew();
        self.buffer.clear();
        let at = self.before + self.reader.buffer_position();
        match self.reader.read_event_into(&mut self.buffer) {
            Ok(Event::DocType(_)) => Err(FormatError::DocumentType { at: Spot::Byte(at) }),
            Ok(event) => Ok(event),
            Err(error) => Err(refused(error, self.before + self.reader.error_position())),
        }
    }

    fn refused(&self, error: quick_xml::Error) -> FormatError {
        refused(error, self.before + self.reader.error_position())
    }

    fn check_depth(&self, deeper: usize, at: u64) -> Result<(), FormatError> {
        if self.depth + deeper <= MAX_DEPTH {
            return Ok(());
        }
        let what = "elements in each other";
        Err(FormatError::TooLarge { at: Spot::Byte(at), what, limit: MAX_DEPTH as u64 })
    }

    /// Reads on to the end of `top`, whose start tag was read.
    fn rest_of(&mut self, top: Element) -> Result<Element, FormatError> {
        let begins = top.byte;
        let mut size = top.size();
        let mut open = vec![];
        let mut current = top;
        loop {
            if size > MAX_ENTRY {
                let what = "one entry";
                return Err(FormatError::TooLarge { at: Spot::Byte(begins), what, limit: MAX_ENTRY as u64 });
            }
            let at = self.at();
            match self.event()? {
                Event::Start(start) => {
                    let inner = element(&start, at)?;
                    size += inner.size();
                    open.push(std::mem::replace(&mut current, inner));
                    self.check_depth(open.len() + 1, at)?;
                }
                Event::Empty(start) => {
                    let inner = element(&start, at)?;
                    size += inner.size();
                    current.children.push(inner);
                }
                Event::End(_) => {
                    finish(&mut current);
                    let Some(outer) = open.pop() else {
                        return Ok(current);
                    };
                    let inner = std::mem::replace(&mut current, outer);
                    current.children.push(inner);
                }
                Event::Text(text) => size += append(&mut current, &text.xml10_content(), at)?,
                Event::CData(text) => size += append(&mut current, &text.xml10_content(), at)?,
                Event::GeneralRef(reference) => {
                    let character = resolved(&reference, at)?;
                    size += append(&mut current, character.encode_utf8(&mut [0; 4]), at)?;
                }
                Event::Eof => return Err(FormatError::Truncated { at: Spot::Byte(at) }),
                Event::Comment(_) | Event::PI(_) | Event::Decl(_) | Event::DocType(_) => {}
            }
        }
    }

    /// Behind the root only white space, comments and instructions may stand.
    fn nothing_follows(&mut self) -> Result<(), FormatError> {
        loop {
            let at = self.at();
            match self.event()? {
                Event::Eof => return Ok(()),
                Event::Text(text) if text.trim().is_empty() => {}
                Event::Comment(_) | Event::PI(_) => {}
                _ => {
                    let what = "something follows the end of the list".to_owned();
                    return Err(FormatError::Broken { at: Spot::Byte(at), what });
                }
            }
        }
    }
}

/// An element with its attributes only.
pub(crate) fn element(start: &BytesStart<'_>, byte: u64) -> Result<Element, FormatError> {
    let name = start.local_name().as_ref().into();
    let mut attributes = Vec::new();
    // Whether a name comes twice is not asked: the question is quadratic, and the first one counts.
    for attribute in start.attributes().with_checks(false) {
        let broken = |what: String| FormatError::Broken { at: Spot::Byte(byte), what };
        let attribute = attribute.map_err(|error| broken(error.to_string()))?;
        let value = attribute.normalized_value(XmlVersion::Explicit1_0).map_err(|error| broken(error.to_string()))?;
        attributes.push((attribute.key.local_name().as_ref().into(), value.as_ref().into()));
        if attributes.len() > MAX_ATTRIBUTES {
            let what = "attributes of one element";
            return Err(FormatError::TooLarge { at: Spot::Byte(byte), what, limit: MAX_ATTRIBUTES as u64 });
        }
    }
    Ok(Element { name, byte, attributes, ..Element::default() })
}

/// Adds a piece of text, and says how long it is. White space before the first text is layout.
fn append(element: &mut Element, piece: &str, at: u64) -> Result<usize, FormatError> {
    if element.text.is_empty() && piece.trim().is_empty() {
        return Ok(0);
    }
    if element.text.len() + piece.len() > MAX_TEXT {
        return Err(FormatError::TooLarge { at: Spot::Byte(at), what: "one text", limit: MAX_TEXT as u64 });
    }
    element.text.push_str(piece);
    Ok(piece.len())
}

fn finish(element: &mut Element) {
    let plain = !element.text.starts_with(char::is_whitespace)
        && !element.text.ends_with(char::is_whitespace)
        && !element.text.contains(['\n', '\t', '\r', '\u{a0}'])
        && !element.text.contains("  ");
    if !plain {
        element.text = collapsed(&element.text);
    }
}

/// The character of a reference.
pub(crate) fn resolved(reference: &BytesRef<'_>, at: u64) -> Result<char, FormatError> {
    let unknown = || FormatError::Entity { at: Spot::Byte(at), name: shown(reference) };
    match reference.resolve_char_ref().map_err(|_| unknown())? {
        Some(character) => Ok(character),
        None => {
            quick_xml::escape::resolve_xml_entity(reference).and_then(|known| known.chars().next()).ok_or_else(unknown)
        }
    }
}

/// The refusal that an error of the parser means.
pub(crate) fn refused(error: quick_xml::Error, at: u64) -> FormatError {
    let at = Spot::Byte(at);
    match error {
        quick_xml::Error::Io(error) => match Arc::try_unwrap(error) {
            Ok(error) => FormatError::from(error),
            Err(shared) => FormatError::Input(shared.kind().into()),
        },
        quick_xml::Error::Syntax(SyntaxError::InvalidBangMarkup) => {
            FormatError::Broken { at, what: "this markup is not XML".to_owned() }
        }
        // The parser's other errors of syntax all say that the input ended inside of something.
        quick_xml::Error::Syntax(_) => FormatError::Truncated { at },
        quick_xml::Error::Encoding(_) => FormatError::Encoding { at, encoding: "UTF-8" },
        other => FormatError::Broken { at, what: shown(&other.to_string()) },
    }
}

#[cfg(test)]
mod tests;
