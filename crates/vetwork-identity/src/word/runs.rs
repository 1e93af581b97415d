//! The text of a DOCX, apart by whether it is seen. In doubt it is: white text on a coloured cell, shape or page is a
//! heading.

use super::parts::Parts;
use super::styles::{Look, Styles};
use crate::hidden::Passage;
use crate::markup::{Element, Item};
use crate::metadata::value;

/// Bytes of text that are kept, shown and hidden each.
const TEXT_AT_MOST: usize = 1 << 20;
const CONTRIBUTORS_AT_MOST: usize = 100;
/// Half-points up to which nobody reads it.
const TINY: u32 = 3;

/// What a document says.
#[derive(Default)]
pub(super) struct Text {
    pub(super) shown: String,
    pub(super) hidden: Vec<Passage>,
    /// Authors of comments and tracked changes.
    pub(super) contributors: Vec<String>,
}

const WHITE: &str = "white on white";

pub(super) fn read(parts: &mut Parts<'_, '_>) -> Text {
    let styles = Styles::read(parts);
    let mut reader = Reader::new(&styles);
    let mut names = vec![super::BODY.to_owned()];
    for kind in ["header", "footer", "footnotes", "endnotes", "comments"] {
        names.extend(parts.names(&format!("word/{kind}")));
    }
    for name in names {
        parts.walk(&name, |item| reader.take(item));
        reader.end_part();
    }
    reader.finish()
}

/// The author of a comment, an insertion or a deletion.
fn note_author(element: &Element, text: &mut Text) {
    if matches!(element.name.as_str(), "comment" | "ins" | "del" | "moveFrom" | "moveTo")
        && let Some(author) = element.attribute("author").and_then(value)
        && text.contributors.len() < CONTRIBUTORS_AT_MOST
        && !text.contributors.contains(&author)
    {
        text.contributors.push(author);
    }
}

/// Reads the parts one after the other.
struct Reader<'s> {
    styles: &'s Styles,
    text: Text,
    /// Look of the paragraph and of the run, and those around them where a text box stands in a run.
    paragraph: Look,
    run: Look,
    around: Vec<(Look, Look)>,
    /// Shading of the open cells, and tables whose style may shade theirs.
    cells: Vec<bool>,
    styled_tables: usize,
    text_boxes: usize,
    in_text: usize,
    in_paragraph_properties: usize,
    is_form_mark: bool,
    /// Depth of alternatives that repeat what was read already (`mc:Fallback`).
    in_fallback: usize,
    /// The page has a colour, or something lies behind the text.
    has_backdrop: bool,
    passage: Option<Passage>,
    /// Bytes of hidden text so far.
    held: usize,
}

impl<'s> Reader<'s> {
    fn new(styles: &'s Styles) -> Self {
        Self {
            styles,
            text: Text::default(),
            paragraph: Look::default(),
            run: Look::default(),
            around: Vec::new(),
            cells: Vec::new(),
            styled_tables: 0,
            text_boxes: 0,
            in_text: 0,
            in_paragraph_properties: 0,
            is_form_mark: false,
            in_fallback: 0,
            has_backdrop: false,
            passage: None,
            held: 0,
        }
    }

    fn take(&mut self, item: Item) {
        match item {
            Item::Start(element) if element.name == "Fallback" => self.in_fallback += 1,
            Item::End(name) if name == "Fallback" => self.in_fallback = self.in_fallback.saturating_sub(1),
            _ if self.in_fallback > 0 => {}
            Item::Start(element) => self.start(&element),
            Item::Text(text) if self.in_text > 0 => self.say(&text),
            Item::Text(_) => {}
            Item::End(name) => self.end(&name),
        }
    }

    fn start(&mut self, element: &Element) {
        note_author(element, &mut self.text);
        match element.name.as_str() {
            "p" => {
                self.around.push((self.paragraph, self.run));
                (self.paragraph, self.run) = (Look::default(), Look::default());
                self.is_form_mark = false;
            }
            "r" => self.run = Look::default(),
            "t" => self.in_text += 1,
            "tab" | "br" | "cr" if self.in_paragraph_properties == 0 => self.show(" "),
            "pPr" => self.in_paragraph_properties += 1,
            "pStyle" => {
                self.paragraph = self.paragraph.over(self.style(element));
                // Word's marks around a form that was copied from the web: `z-TopofForm`.
                self.is_form_mark = element.attribute("val").is_some_and(|id| id.starts_with("z-"));
            }
            "rStyle" if self.in_paragraph_properties == 0 => self.run = self.run.over(self.style(element)),
            "tc" => self.cells.push(false),
            "tblStyle" => self.styled_tables += 1,
            "txbxContent" => self.text_boxes += 1,
            "background" => self.has_backdrop = true,
            "anchor" => self.has_backdrop |= matches!(element.attribute("behindDoc"), Some("1" | "true")),
            // Shapes of older documents do not say plainly where they lie.
            "pict" => self.has_backdrop = true,
            "shd" if self.in_paragraph_properties > 0 => self.paragraph.take(element),
            "shd" if self.in_cell_properties() => self.shade_cell(element),
            _ if self.in_paragraph_properties == 0 => self.run.take(element),
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "p" => {
                self.end_passage();
                self.show("\n");
                (self.paragraph, self.run) = self.around.pop().unwrap_or_default();
            }
            "t" => self.in_text = self.in_text.saturating_sub(1),
            "pPr" => self.in_paragraph_properties = self.in_paragraph_properties.saturating_sub(1),
            "tc" => _ = self.cells.pop(),
            "tbl" => self.styled_tables = self.styled_tables.saturating_sub(1),
            "txbxContent" => self.text_boxes = self.text_boxes.saturating_sub(1),
            _ => {}
        }
    }

    fn style(&self, element: &Element) -> Look {
        element.attribute("val").map(|id| self.styles.look(id)).unwrap_or_default()
    }

    /// Cell properties come before the paragraphs of a cell.
    fn in_cell_properties(&self) -> bool {
        self.around.len() <= self.text_boxes
    }

    fn shade_cell(&mut self, element: &Element) {
        let mut look = Look::default();
        look.take(element);
        match self.cells.last_mut() {
            Some(cell) => *cell |= look.shaded == Some(true),
            None => self.styled_tables += usize::from(look.shaded == Some(true)),
        }
    }

    /// Why text that stands here is not seen.
    fn hidden_how(&self) -> Option<&'static str> {
        let look = self.run.over(self.paragraph);
        let has_ground = look.shaded == Some(true)
            || self.paragraph.shaded == Some(true)
            || self.cells.contains(&true)
            || self.styled_tables > 0
            || self.text_boxes > 0;
        if look.vanish == Some(true) && !self.is_form_mark {
            Some("marked as hidden")
        } else if look.size.is_some_and(|size| size <= TINY) {
            Some("too small to read")
        } else if look.white == Some(true) && !has_ground {
            Some(WHITE)
        } else {
            None
        }
    }

    fn say(&mut self, text: &str) {
        let Some(how) = self.hidden_how() else {
            self.end_passage();
            self.show(text);
            return;
        };
        if self.passage.as_ref().is_some_and(|passage| passage.how != how) {
            self.end_passage();
        }
        let passage = self.passage.get_or_insert_with(|| Passage { how, text: String::new() });
        if passage.text.len() + text.len() <= TEXT_AT_MOST {
            passage.text.push_str(text);
        }
    }

    fn show(&mut self, text: &str) {
        if self.text.shown.len() + text.len() <= TEXT_AT_MOST {
            self.text.shown.push_str(text);
        }
    }

    fn end_passage(&mut self) {
        if let Some(passage) = self.passage.take().filter(|passage| self.held + passage.text.len() <= TEXT_AT_MOST) {
            self.held += passage.text.len();
            self.text.hidden.push(passage);
        }
    }

    /// A part that breaks off leaves elements open.
    fn end_part(&mut self) {
        self.end_passage();
        let (text, has_backdrop, held) = (std::mem::take(&mut self.text), self.has_backdrop, self.held);
        *self = Self { text, has_backdrop, held, ..Self::new(self.styles) };
    }

    /// What may lie on a coloured ground is seen, as far as we can tell.
    fn finish(mut self) -> Text {
        if self.has_backdrop {
            let (seen, hidden) = self.text.hidden.into_iter().partition(|passage| passage.how == WHITE);
            self.text.hidden = hidden;
            let seen: Vec<Passage> = seen;
            for passage in seen {
                self.text.shown.push_str(&passage.text);
                self.text.shown.push('\n');
            }
        }
        self.text.contributors.sort();
        self.text
    }
}
