//! XMP (ISO 16684-1): the few properties that say how a picture was made, as attributes or as elements.

use quick_xml::Reader;
use quick_xml::events::Event;

use super::contents::LONGEST_TEXT;

/// Most events of XML that are read.
const MOST_EVENTS: usize = 50_000;
/// Longest property that is kept, in characters.
const LONGEST_PROPERTY: usize = 2048;

/// What XMP says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Xmp {
    /// `xmp:CreatorTool`.
    pub(super) creator_tool: Option<String>,
    /// `Iptc4xmpExt:DigitalSourceType`.
    pub(super) source_type: Option<String>,
    /// `photoshop:Credit`.
    pub(super) credit: Option<String>,
    /// `Iptc4xmpExt:AISystemUsed`.
    pub(super) system: Option<String>,
}

impl Xmp {
    /// Reads what can be read. No entity is expanded: XMP has no need of its own ones.
    pub(super) fn read(xml: &[u8]) -> Self {
        let mut xmp = Self::default();
        let text = String::from_utf8_lossy(xml.get(..LONGEST_TEXT).unwrap_or(xml));
        let mut reader = Reader::from_str(&text);
        let mut open: Option<String> = None;
        for _ in 0..MOST_EVENTS {
            match reader.read_event() {
                Ok(Event::Start(element)) => {
                    xmp.take_attributes(&element);
                    open = Some(element.local_name().as_ref().to_owned());
                }
                Ok(Event::Empty(element)) => xmp.take_attributes(&element),
                Ok(Event::Text(text)) => {
                    if let Some(name) = open.take() {
                        xmp.keep(&name, &text);
                    }
                }
                Ok(Event::Eof) | Err(_) => break,
                Ok(_) => {}
            }
        }
        xmp
    }

    fn take_attributes(&mut self, element: &quick_xml::events::BytesStart<'_>) {
        for attribute in element.attributes().flatten() {
            self.keep(attribute.key.local_name().as_ref(), &attribute.value);
        }
    }

    /// Keeps the first of each property.
    fn keep(&mut self, name: &str, value: &str) {
        let slot = match name {
            "CreatorTool" => &mut self.creator_tool,
            "DigitalSourceType" | "digitalSourceType" => &mut self.source_type,
            "Credit" => &mut self.credit,
            "AISystemUsed" => &mut self.system,
            _ => return,
        };
        let value = value.trim().chars().take(LONGEST_PROPERTY).collect::<String>();
        if slot.is_none() && !value.is_empty() {
            *slot = Some(value);
        }
    }
}
