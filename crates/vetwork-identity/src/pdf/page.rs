//! Runs the content of pages and tells what of their text is seen.

use lopdf::content::{Content, Operation};
use lopdf::{DecompressError, Dictionary, Document, Error, Object, ObjectId, Stream};

use super::canvas::{Area, Canvas, IDENTITY, Ink, Matrix, Outcome, product};
use super::fonts::{Font, Fonts};
use super::state::{State, floats, set};
use crate::hidden::Passage;
use crate::judgement::{Judgement, Rule, Verdict};

pub(super) static COVERED: Rule = Rule {
    id: "pdf-covered-text",
    asks: "Is there text that a rectangle was laid over?",
    holding: "That no plain rectangle lies over text that was written before it. Other ways to alter a page leave no such \
              trace.",
    broken: "That text was covered and is still in the file, as when somebody blacks something out, or writes something else \
             over it. What was there and what is there now is quoted.",
    source: "ISO 32000-2, 8 (graphics): what is painted later lies above",
};

/// Nesting of forms within forms, of saved graphics states, and how many forms and operations a document may run.
const FORMS_DEPTH: usize = 8;
const STATES_DEPTH: usize = 256;
const FORMS: usize = 5000;
const OPERATIONS: usize = 2_000_000;
/// Bytes of text that are kept.
const TEXT_AT_MOST: usize = 1 << 20;
/// Width of a letter in em, where it need not be exact.
const LETTER: f32 = 0.5;

/// What all pages show and hide.
#[derive(Default)]
pub(super) struct Seen {
    pub(super) shown: String,
    pub(super) hidden: Vec<Passage>,
    /// Page, what was there, and what is there now.
    pub(super) covered: Vec<(usize, String, String)>,
    pub(super) pictures_only: usize,
    /// Why not every page was read to its end.
    pub(super) problem: Option<&'static str>,
}

pub(super) fn read_all(document: &Document, pages: &[ObjectId], budget: usize) -> Seen {
    let mut seen = Seen::default();
    let mut left = Left { bytes: budget, forms: FORMS, operations: OPERATIONS };
    let mut fonts = Fonts::of(document, budget);
    for (number, page) in (1..).zip(pages) {
        if seen.shown.len() > TEXT_AT_MOST {
            seen.problem = Some("it has more text than is read");
            return seen;
        }
        match read(document, *page, &mut fonts, &mut left) {
            Ok(outcome) => seen.take(number, outcome),
            Err(problem) => seen.problem = Some(problem),
        }
    }
    seen
}

impl Seen {
    fn take(&mut self, page: usize, outcome: Outcome) {
        self.shown += &outcome.shown;
        self.shown.push('\n');
        self.hidden.extend(outcome.hidden.into_iter().map(|(how, text)| Passage { how, text }));
        self.covered.extend(outcome.covered.into_iter().map(|(below, above)| (page, below, above)));
        self.pictures_only += usize::from(outcome.is_picture_only);
    }
}

pub(super) fn judge_covered(seen: &Seen, judgement: &mut Judgement) {
    let cut = |text: &str| text.chars().take(80).collect::<String>();
    for (page, below, above) in seen.covered.iter().take(5) {
        let now = if above.is_empty() {
            "nothing is written over it".to_owned()
        } else {
            format!("over it stands {:?}", cut(above))
        };
        judgement.rule(&COVERED, Verdict::Unusual, format!("on page {page} {:?} is covered, {now}", cut(below)));
    }
    if seen.covered.is_empty() {
        judgement.rule(&COVERED, Verdict::Holds, "none found");
    }
}

/// What may still be done for a document.
struct Left {
    bytes: usize,
    forms: usize,
    operations: usize,
}

const TOO_MUCH: &str = "it draws more than is read";
const BROKEN: &str = "the content of a page could not be read";

fn read<'a>(
    document: &'a Document,
    id: ObjectId,
    fonts: &mut Fonts<'a>,
    left: &mut Left,
) -> Result<Outcome, &'static str> {
    let page = document.get_dictionary(id).map_err(|_| BROKEN)?;
    let area = inherited(document, page, b"MediaBox")
        .and_then(|area| numbers::<4>(document, area.as_array().ok()?))
        .and_then(|[left, bottom, right, top]| Area::placed([left, bottom, right - left, top - bottom], IDENTITY))
        .unwrap_or(Area { left: 0.0, bottom: 0.0, right: 612.0, top: 792.0 });
    let mut runner = Runner { document, fonts, left, canvas: Canvas::new(area), path: Vec::new(), path_is_plain: true };
    let content = runner.content(page)?;
    let resources: Vec<&Dictionary> =
        inherited(document, page, b"Resources").and_then(|found| found.as_dict().ok()).into_iter().collect();
    runner.run(&content, &resources, State::default(), FORMS_DEPTH)?;
    Ok(runner.canvas.finish())
}

/// An attribute of a page or of its ancestors.
fn inherited<'a>(document: &'a Document, page: &'a Dictionary, key: &[u8]) -> Option<&'a Object> {
    let parent = |node: &&'a Dictionary| node.get_deref(b"Parent", document).ok()?.as_dict().ok();
    std::iter::successors(Some(page), parent).take(64).find_map(|node| node.get_deref(key, document).ok())
}

struct Runner<'a, 'b> {
    document: &'a Document,
    fonts: &'b mut Fonts<'a>,
    left: &'b mut Left,
    canvas: Canvas,
    /// Rectangles of the path that is being built, and whether it is of these alone.
    path: Vec<[f32; 4]>,
    path_is_plain: bool,
}

impl<'a> Runner<'a, '_> {
    /// The content streams of a page as one, which is how they are to be read.
    fn content(&mut self, page: &'a Dictionary) -> Result<Vec<u8>, &'static str> {
        let document = self.document;
        let Ok(contents) = page.get(b"Contents") else { return Ok(Vec::new()) };
        let parts = match document.dereference(contents) {
            Ok((_, Object::Array(parts))) => parts.iter().collect(),
            _ => vec![contents],
        };
        let mut content = Vec::new();
        for part in parts {
            let stream = document.dereference(part).and_then(|(_, part)| part.as_stream()).map_err(|_| BROKEN)?;
            content.extend(self.unpack(stream)?);
            content.push(b'\n');
        }
        Ok(content)
    }

    fn unpack(&mut self, stream: &Stream) -> Result<Vec<u8>, &'static str> {
        let content = match stream.decompressed_content_with_limit(self.left.bytes) {
            Ok(content) => content,
            Err(Error::Decompress(DecompressError::MemoryLimitExceeded { .. })) => return Err(TOO_MUCH),
            Err(_) if !stream.is_compressed() => stream.content.clone(),
            Err(_) => return Err(BROKEN),
        };
        self.left.bytes = self.left.bytes.checked_sub(content.len()).ok_or(TOO_MUCH)?;
        Ok(content)
    }

    fn run(
        &mut self,
        content: &[u8],
        resources: &[&'a Dictionary],
        start: State<'a>,
        depth: usize,
    ) -> Result<(), &'static str> {
        let mut state = start;
        let mut saved = Vec::new();
        for operation in Content::decode_iter(content) {
            let operation = operation.map_err(|_| BROKEN)?;
            self.left.operations = self.left.operations.checked_sub(1).ok_or(TOO_MUCH)?;
            match operation.operator.as_str() {
                "q" if saved.len() < STATES_DEPTH => saved.push(state.clone()),
                "Q" => state = saved.pop().unwrap_or(state),
                "Do" => self.draw(&operation, resources, &state, depth)?,
                "BI" => self.place_picture(&state),
                "sh" => self.canvas.unknown_ground(),
                "Tf" => self.set_font(&operation, resources, &mut state),
                "gs" => self.set_transparency(&operation, resources, &mut state),
                "Tj" | "TJ" | "'" | "\"" => self.show(&operation, &mut state),
                "re" => self.path.extend(floats::<4>(&operation.operands)),
                "l" | "c" | "v" | "y" => self.path_is_plain = false,
                "f" | "F" | "f*" | "B" | "B*" | "b" | "b*" => self.fill(&state),
                "S" | "s" | "n" => self.end_path(),
                _ => set(&operation, &mut state),
            }
        }
        Ok(())
    }

    fn fill(&mut self, state: &State<'a>) {
        if !self.path_is_plain && !state.is_white {
            // A shape with curves and lines may be anywhere.
            self.canvas.unknown_ground();
        }
        for rectangle in std::mem::take(&mut self.path) {
            if let Some(area) = Area::placed(rectangle, state.page).filter(|_| !state.is_clear) {
                self.canvas.paint(area, state.is_white, self.path_is_plain && !state.is_blended);
            }
        }
        self.end_path();
    }

    fn end_path(&mut self) {
        self.path.clear();
        self.path_is_plain = true;
    }

    fn place_picture(&mut self, state: &State<'a>) {
        match Area::placed([0.0, 0.0, 1.0, 1.0], state.page) {
            Some(area) => self.canvas.picture(area),
            None => self.canvas.unknown_ground(),
        }
    }

    /// Draws a picture, or runs a form, which is content of its own placed on the page.
    fn draw(
        &mut self,
        call: &Operation,
        resources: &[&'a Dictionary],
        state: &State<'a>,
        depth: usize,
    ) -> Result<(), &'static str> {
        let document = self.document;
        let name = call.operands.first().and_then(|name| name.as_name().ok()).unwrap_or_default();
        let Some(drawn) = find(document, resources, b"XObject", name)
            .and_then(|drawn| document.dereference(drawn).ok()?.1.as_stream().ok())
        else {
            return Ok(());
        };
        if drawn.dict.get(b"Subtype").and_then(Object::as_name).is_ok_and(|name| name == b"Image") {
            self.place_picture(state);
            return Ok(());
        }
        let Some(deeper) = depth.checked_sub(1) else { return Ok(()) };
        self.left.forms = self.left.forms.checked_sub(1).ok_or(TOO_MUCH)?;
        let content = self.unpack(drawn)?;
        let matrix = drawn.dict.get_deref(b"Matrix", document).and_then(Object::as_array).ok();
        let matrix = matrix.and_then(|matrix| numbers(document, matrix)).unwrap_or(IDENTITY);
        let inner = State { page: product(matrix, state.page), ..state.clone() };
        match drawn.dict.get_deref(b"Resources", document).and_then(Object::as_dict) {
            Ok(own) => self.run(&content, &[own], inner, deeper),
            Err(_) => self.run(&content, resources, inner, deeper),
        }
    }

    fn set_font(&mut self, operation: &Operation, resources: &[&'a Dictionary], state: &mut State<'a>) {
        if let [Object::Name(name), size] = operation.operands.as_slice() {
            state.size = size.as_float().unwrap_or(state.size);
            state.font = find(self.document, resources, b"Font", name).and_then(|entry| self.fonts.get(entry));
        }
    }

    fn set_transparency(&mut self, operation: &Operation, resources: &[&'a Dictionary], state: &mut State<'a>) {
        let name = operation.operands.first().and_then(|name| name.as_name().ok()).unwrap_or_default();
        let entry = find(self.document, resources, b"ExtGState", name);
        let Some(settings) = entry.and_then(|entry| self.document.dereference(entry).ok()?.1.as_dict().ok()) else {
            return;
        };
        if let Ok(alpha) = settings.get_deref(b"ca", self.document).and_then(Object::as_float) {
            state.is_clear = alpha <= 0.02;
            state.is_blended = alpha < 0.98;
        }
        if let Ok(mode) = settings.get_deref(b"BM", self.document).and_then(Object::as_name) {
            state.is_blended |= mode != b"Normal" && mode != b"Compatible";
        }
    }

    fn show(&mut self, operation: &Operation, state: &mut State<'a>) {
        if matches!(operation.operator.as_str(), "'" | "\"") {
            state.next_line(0.0, -state.leading);
        }
        let Some(font) = state.font.clone() else { return };
        let strings: &[Object] = match operation.operands.last() {
            Some(Object::Array(items)) => items,
            Some(string @ Object::String(..)) => std::slice::from_ref(string),
            _ => return,
        };
        let (start, ink) = (state.text, state.ink());
        let mut text = String::new();
        for item in strings {
            match item {
                Object::String(string, _) => {
                    text += &font.text(string);
                    state.advance(font.glyphs(string) as f32 * LETTER * state.size * state.stretch);
                }
                other => {
                    let back = other.as_float().unwrap_or(0.0) / 1000.0;
                    // So wide a gap is a space between words.
                    if back < -0.2 && !text.ends_with(' ') {
                        text.push(' ');
                    }
                    state.advance(-back * state.size * state.stretch);
                }
            }
        }
        self.place(start, state, ink, &font, text);
    }

    fn place(&mut self, start: Matrix, state: &State<'a>, ink: Ink, font: &Font<'a>, text: String) {
        let [a, b, c, d, ..] = product(start, state.page);
        let length = ((state.text[4] - start[4]).powi(2) + (state.text[5] - start[5]).powi(2)).sqrt();
        let scale = start[0].hypot(start[1]).max(f32::MIN_POSITIVE);
        let box_of_text = [0.0, 0.0, length / scale, state.size * 0.7];
        // The size of glyphs that are drawings is their own affair.
        let size = if font.is_drawn { f32::MAX } else { (state.size * c.hypot(d).min(a.hypot(b))).abs() };
        if let Some(area) = Area::placed(box_of_text, product(start, state.page)) {
            self.canvas.write(area, size, ink, text);
        }
    }
}

fn numbers<const COUNT: usize>(document: &Document, items: &[Object]) -> Option<[f32; COUNT]> {
    let number = |item| document.dereference(item).ok()?.1.as_float().ok();
    let numbers: Vec<f32> = items.iter().take(COUNT + 1).map(number).collect::<Option<_>>()?;
    numbers.try_into().ok().filter(|numbers: &[f32; COUNT]| numbers.iter().all(|number| number.is_finite()))
}

/// A named resource.
fn find<'a>(document: &'a Document, resources: &[&'a Dictionary], kind: &[u8], name: &[u8]) -> Option<&'a Object> {
    let of_kind = |dictionary: &&'a Dictionary| dictionary.get_deref(kind, document).ok()?.as_dict().ok();
    resources.iter().filter_map(of_kind).find_map(|dictionary| dictionary.get(name).ok())
}
