//! XML of documents as events without namespaces: no document type, no entities of its own, bounded nesting, nothing
//! fetched.

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

/// What stands next.
#[derive(Debug)]
pub enum Item {
    /// A start tag; an empty element is a start and an end.
    Start(Element),
    /// An end tag, by its local name.
    End(String),
    /// Text, with references resolved.
    Text(String),
}

/// A start tag, by local names.
#[derive(Debug)]
pub struct Element {
    /// Local name.
    pub name: String,
    attributes: Vec<(String, String)>,
}

/// Why XML was not read to its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MarkupError {
    /// It breaks the rules of XML, or ends early.
    #[error("its markup is damaged")]
    Damaged,
    /// It is nested deeper than asked for.
    #[error("its markup is nested deeper than any real document")]
    TooDeep,
    /// It has a document type, or an entity that XML does not define.
    #[error("it declares XML entities of its own")]
    Entities,
}

impl Element {
    /// Value of an attribute, by its local name.
    #[must_use]
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(attribute, _)| attribute == name).map(|(_, value)| value.as_str())
    }

    /// Every attribute, by its local name.
    pub fn attributes(&self) -> impl Iterator<Item = (&str, &str)> {
        self.attributes.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }

    fn read(start: &BytesStart<'_>) -> Self {
        let value = |attribute: &quick_xml::events::attributes::Attribute<'_>| {
            attribute.normalized_value(XmlVersion::Explicit1_0).map(|value| value.into_owned()).unwrap_or_default()
        };
        let attributes = start.attributes().flatten();
        Self {
            name: start.local_name().as_ref().to_owned(),
            attributes: attributes.map(|found| (found.key.local_name().as_ref().to_owned(), value(&found))).collect(),
        }
    }
}

/// Calls `each` for every item, until the XML or its soundness ends.
///
/// # Errors
///
/// The XML is damaged, declares entities, or is nested deeper than `depth`.
pub fn walk(xml: &str, depth: usize, mut each: impl FnMut(Item)) -> Result<(), MarkupError> {
    let mut reader = Reader::from_str(xml);
    let mut open = 0_usize;
    loop {
        match reader.read_event().map_err(|_| MarkupError::Damaged)? {
            Event::Start(start) => {
                open += 1;
                if open > depth {
                    return Err(MarkupError::TooDeep);
                }
                each(Item::Start(Element::read(&start)));
            }
            Event::Empty(start) => {
                let element = Element::read(&start);
                let end = Item::End(element.name.clone());
                each(Item::Start(element));
                each(end);
            }
            Event::End(end) => {
                open = open.saturating_sub(1);
                each(Item::End(end.local_name().as_ref().to_owned()));
            }
            Event::Text(text) => each(Item::Text(text.xml10_content().into_owned())),
            Event::CData(text) => each(Item::Text(text.xml10_content().into_owned())),
            Event::GeneralRef(reference) => {
                let known = match reference.resolve_char_ref().map_err(|_| MarkupError::Damaged)? {
                    Some(character) => Some(character.to_string()),
                    None => quick_xml::escape::resolve_xml_entity(&reference).map(str::to_owned),
                };
                each(Item::Text(known.ok_or(MarkupError::Entities)?));
            }
            Event::DocType(_) => return Err(MarkupError::Entities),
            Event::Eof if open > 0 => return Err(MarkupError::Damaged),
            Event::Eof => return Ok(()),
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
        }
    }
}
