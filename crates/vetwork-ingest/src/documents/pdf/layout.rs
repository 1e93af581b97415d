//! Glyphs with places to lines of text, in the order in which the page draws them.

/// Gap, in em, from which two glyphs belong to two words.
const WORD_GAP: f32 = 0.17;
/// Gap, in em, from which two pieces of a line are set apart by a tab, such as a title and its dates.
const COLUMN_GAP: f32 = 2.0;
/// Distance, in em, from which a glyph is on another line.
const LINE_GAP: f32 = 0.5;
/// Distance, in em, from which lines are set apart by an empty one.
const PARAGRAPH_GAP: f32 = 1.9;
/// How far, in em, a glyph may stand before the end of the one before it on the same line.
const OVERLAP: f32 = 0.6;

/// A glyph on the page, in page units, along and across the direction of writing.
#[derive(Clone, Copy)]
pub(super) struct Placed {
    /// Where it starts along the line.
    pub(super) start: f32,
    /// Where it ends along the line.
    pub(super) end: f32,
    /// Which line: distance across.
    pub(super) across: f32,
    /// Size of the font on the page.
    pub(super) size: f32,
    /// Direction of writing, as a unit vector.
    pub(super) direction: (f32, f32),
}

/// Text so far.
#[derive(Default)]
pub(super) struct Layout {
    text: String,
    last: Option<Placed>,
}

impl Layout {
    /// Adds what a glyph says.
    pub(super) fn push(&mut self, text: &str, place: Placed) {
        if text.is_empty() {
            return;
        }
        if let Some(last) = self.last {
            self.separate(last, place, text);
        }
        self.text.push_str(text);
        // A space may be as wide as a column, and then its end says nothing about the next word.
        self.last = Some(place);
    }

    /// Bytes of text so far.
    pub(super) fn len(&self) -> usize {
        self.text.len()
    }

    /// The text, without white space at the ends of lines.
    pub(super) fn finish(self) -> String {
        let lines: Vec<&str> = self.text.lines().map(str::trim_end).collect();
        let mut text = lines.join("\n");
        text.truncate(text.trim_end().len());
        if !text.is_empty() {
            text.push('\n');
        }
        text
    }

    fn separate(&mut self, last: Placed, place: Placed, text: &str) {
        let em = last.size.max(place.size).max(f32::MIN_POSITIVE);
        let turn = last.direction.0 * place.direction.0 + last.direction.1 * place.direction.1;
        let down = (last.across - place.across) / em;
        let gap = (place.start - last.end) / em;
        if turn < 0.99 || down.abs() > LINE_GAP || gap < -OVERLAP {
            self.end_line(down);
        } else if gap > COLUMN_GAP {
            self.text.truncate(self.text.trim_end_matches(' ').len());
            self.text.push('\t');
        } else if gap > WORD_GAP && !self.text.ends_with(char::is_whitespace) && !text.starts_with(char::is_whitespace)
        {
            self.text.push(' ');
        }
    }

    fn end_line(&mut self, down: f32) {
        self.text.push('\n');
        if down > PARAGRAPH_GAP && !self.text.ends_with("\n\n") {
            self.text.push('\n');
        }
    }
}
