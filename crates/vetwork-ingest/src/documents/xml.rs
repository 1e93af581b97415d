//! XML of Office parts, as events without namespaces: no document type, no entities, bounded nesting.

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use super::{Place, Problem};

/// What stands next in a part.
pub(super) enum Item {
    /// A start tag; an empty element is a start and an end.
    Start(Element),
    /// An end tag, by its local name.
    End(String),
    /// Text, with references resolved.
    Text(String),
}

/// A start tag, by local names.
pub(super) struct Element {
    /// Local name.
    pub(super) name: String,
    attributes: Vec<(String, String)>,
}

impl Element {
    /// Value of an attribute, by its local name.
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(attribute, _)| attribute == name).map(|(_, value)| value.as_str())
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

/// Calls `each` for every item of a part, until the part or its soundness ends.
pub(super) fn walk(name: &str, xml: &str, depth: usize, mut each: impl FnMut(Item)) -> Result<(), Problem> {
    let damaged = || Problem::Damaged { place: Place::Part(name.to_owned()) };
    let mut reader = Reader::from_str(xml);
    let mut open = 0_usize;
    loop {
        match reader.read_event().map_err(|_| damaged())? {
            Event::Start(start) => {
                open += 1;
                if open > depth {
                    return Err(Problem::TooComplex);
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
                let known = match reference.resolve_char_ref().map_err(|_| damaged())? {
                    Some(character) => Some(character.to_string()),
                    None => quick_xml::escape::resolve_xml_entity(&reference).map(str::to_owned),
                };
                each(Item::Text(known.ok_or(Problem::Entities)?));
            }
            Event::DocType(_) => return Err(Problem::Entities),
            Event::Eof if open > 0 => return Err(damaged()),
            Event::Eof => return Ok(()),
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
        }
    }
}
