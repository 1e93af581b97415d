//! One page: runs its content stream and collects what it shows (ISO 32000-1, 8.4 and 9.4).

use std::rc::Rc;

use lopdf::content::{Content, Operation};
use lopdf::{DecompressError, Dictionary, Document, Error, Object, ObjectId, Stream};

use super::font::{Font, Fonts};
use super::layout::{Layout, Placed};

/// Nesting of forms within forms, and of saved graphics states.
const FORMS_DEPTH: usize = 8;
const STATES_DEPTH: usize = 256;

/// What is left of the bounds of a document.
pub(super) struct Budget {
    bytes: usize,
    text: usize,
}

impl Budget {
    /// Bytes that may still be unpacked, and bytes of text that may still be collected.
    pub(super) fn new(bytes: u64, text: usize) -> Self {
        Self { bytes: usize::try_from(bytes).unwrap_or(usize::MAX), text }
    }
}

/// Text of one page.
pub(super) enum PageText {
    /// All of its content was read.
    Whole(String),
    /// Some of its content is missing or broken.
    Partial(String),
    /// The document unpacks to more than it may.
    OverBudget,
}

/// Reads the text of a page.
pub(super) fn read(document: &Document, page: ObjectId, fonts: &mut Fonts, budget: &mut Budget) -> PageText {
    let Ok(dictionary) = document.get_dictionary(page) else {
        return PageText::Partial(String::new());
    };
    let mut runner = Runner { document, fonts, budget, layout: Layout::default(), broken: false };
    let content = match runner.content(dictionary) {
        Ok(content) => content,
        Err(OverBudget) => return PageText::OverBudget,
    };
    let resources = inherited_resources(document, dictionary);
    if let Err(OverBudget) = runner.run(&content, &resources, State::default(), FORMS_DEPTH) {
        return PageText::OverBudget;
    }
    let broken = runner.broken;
    let text = runner.layout.finish();
    if broken { PageText::Partial(text) } else { PageText::Whole(text) }
}

struct OverBudget;

/// `/Resources` of the page and of its ancestors, nearest first.
fn inherited_resources<'a>(document: &'a Document, page: &'a Dictionary) -> Vec<&'a Dictionary> {
    let parent = |node: &&'a Dictionary| node.get_deref(b"Parent", document).ok()?.as_dict().ok();
    std::iter::successors(Some(page), parent)
        .take(64)
        .filter_map(|node| node.get_deref(b"Resources", document).ok()?.as_dict().ok())
        .collect()
}

type Matrix = [f32; 6];
const IDENTITY: Matrix = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];

/// `first` applied before `then`.
fn product(first: Matrix, then: Matrix) -> Matrix {
    let [a, b, c, d, e, f] = first;
    let [g, h, i, j, k, l] = then;
    [a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + l]
}

#[derive(Clone)]
struct State {
    page: Matrix,
    text: Matrix,
    line: Matrix,
    font: Option<Rc<Font>>,
    size: f32,
    character_spacing: f32,
    word_spacing: f32,
    stretch: f32,
    leading: f32,
    rise: f32,
}

impl Default for State {
    fn default() -> Self {
        Self {
            page: IDENTITY,
            text: IDENTITY,
            line: IDENTITY,
            font: None,
            size: 0.0,
            character_spacing: 0.0,
            word_spacing: 0.0,
            stretch: 1.0,
            leading: 0.0,
            rise: 0.0,
        }
    }
}

impl State {
    fn next_line(&mut self, x: f32, y: f32) {
        self.line = product([1.0, 0.0, 0.0, 1.0, x, y], self.line);
        self.text = self.line;
    }

    fn advance(&mut self, x: f32) {
        self.text = product([1.0, 0.0, 0.0, 1.0, x, 0.0], self.text);
    }

    /// Where a glyph of this width stands on the page.
    fn place(&self, width: f32) -> Placed {
        let [a, b, c, d, x, y] = product([1.0, 0.0, 0.0, 1.0, 0.0, self.rise], product(self.text, self.page));
        let length = a.hypot(b).max(f32::MIN_POSITIVE);
        let direction = (a / length, b / length);
        let start = x * direction.0 + y * direction.1;
        Placed {
            start,
            end: start + width * length,
            across: y * direction.0 - x * direction.1,
            size: (self.size * c.hypot(d)).abs(),
            direction,
        }
    }
}

struct Runner<'a> {
    document: &'a Document,
    fonts: &'a mut Fonts,
    budget: &'a mut Budget,
    layout: Layout,
    broken: bool,
}

impl Runner<'_> {
    /// The content streams of a page as one, which is how they are to be read.
    fn content(&mut self, page: &Dictionary) -> Result<Vec<u8>, OverBudget> {
        let document = self.document;
        let parts = match page.get(b"Contents").map(|contents| (contents, document.dereference(contents))) {
            Ok((_, Ok((_, Object::Array(parts))))) => parts.iter().collect(),
            Ok((contents, _)) => vec![contents],
            // A page without contents is blank, not broken.
            Err(_) => Vec::new(),
        };
        let mut content = Vec::new();
        for part in parts {
            match document.dereference(part).and_then(|(_, part)| part.as_stream()) {
                Ok(stream) => content.extend(self.unpack(stream)?),
                Err(_) => self.broken = true,
            }
            content.push(b'\n');
        }
        Ok(content)
    }

    fn unpack(&mut self, stream: &Stream) -> Result<Vec<u8>, OverBudget> {
        match stream.decompressed_content_with_limit(self.budget.bytes) {
            Ok(content) => {
                self.budget.bytes -= content.len().min(self.budget.bytes);
                Ok(content)
            }
            Err(Error::Decompress(DecompressError::MemoryLimitExceeded { .. })) => Err(OverBudget),
            Err(_) => {
                self.broken = true;
                Ok(Vec::new())
            }
        }
    }

    fn run(&mut self, content: &[u8], resources: &[&Dictionary], start: State, depth: usize) -> Result<(), OverBudget> {
        let mut state = start;
        let mut saved = Vec::new();
        for operation in Content::decode_iter(content) {
            let Ok(operation) = operation else {
                self.broken = true;
                return Ok(());
            };
            if self.layout.len() > self.budget.text {
                return Ok(());
            }
            match operation.operator.as_str() {
                "q" if saved.len() < STATES_DEPTH => saved.push(state.clone()),
                "Q" => state = saved.pop().unwrap_or(state),
                "Do" if depth > 0 => self.form(&operation, resources, &state, depth)?,
                "Tf" => self.set_font(&operation, resources, &mut state),
                "Tj" | "TJ" | "'" | "\"" => self.show(&operation, &mut state),
                _ => set(&operation, &mut state),
            }
        }
        Ok(())
    }

    /// Runs a form, which is content of its own placed on the page.
    fn form(
        &mut self,
        call: &Operation,
        resources: &[&Dictionary],
        state: &State,
        depth: usize,
    ) -> Result<(), OverBudget> {
        let document = self.document;
        let name = call.operands.first().and_then(|name| name.as_name().ok()).unwrap_or_default();
        let Some(form) = find(document, resources, b"XObject", name)
            .and_then(|form| document.dereference(form).ok()?.1.as_stream().ok())
            .filter(|form| form.dict.get(b"Subtype").and_then(Object::as_name).is_ok_and(|name| name == b"Form"))
        else {
            return Ok(());
        };
        let content = self.unpack(form)?;
        let matrix = form.dict.get_deref(b"Matrix", document).and_then(Object::as_array).ok();
        let matrix = matrix.and_then(|matrix| numbers(matrix)).unwrap_or(IDENTITY);
        let inner = State { page: product(matrix, state.page), ..state.clone() };
        match form.dict.get_deref(b"Resources", document).and_then(Object::as_dict) {
            Ok(own) => self.run(&content, &[own], inner, depth - 1),
            Err(_) => self.run(&content, resources, inner, depth - 1),
        }
    }

    fn set_font(&mut self, operation: &Operation, resources: &[&Dictionary], state: &mut State) {
        let [Object::Name(name), size] = operation.operands.as_slice() else {
            return;
        };
        state.size = size.as_float().unwrap_or(state.size);
        let entry = find(self.document, resources, b"Font", name);
        state.font = entry.and_then(|entry| self.fonts.get(self.document, entry, self.budget.bytes));
        self.broken |= state.font.as_ref().is_none_or(|font| font.is_broken());
    }

    fn show(&mut self, operation: &Operation, state: &mut State) {
        if let ("\"", [words, characters, _]) = (operation.operator.as_str(), operation.operands.as_slice()) {
            state.word_spacing = words.as_float().unwrap_or(state.word_spacing);
            state.character_spacing = characters.as_float().unwrap_or(state.character_spacing);
        }
        if matches!(operation.operator.as_str(), "'" | "\"") {
            state.next_line(0.0, -state.leading);
        }
        match operation.operands.last() {
            Some(Object::String(string, _)) => self.show_string(string, state),
            Some(Object::Array(items)) => {
                for item in items {
                    match item {
                        Object::String(string, _) => self.show_string(string, state),
                        other => {
                            let back = other.as_float().unwrap_or(0.0) / 1000.0;
                            state.advance(-back * state.size * state.stretch);
                        }
                    }
                }
            }
            _ => {}
        }
    }

    fn show_string(&mut self, string: &[u8], state: &mut State) {
        let Some(font) = state.font.clone() else {
            return;
        };
        for glyph in font.glyphs(string) {
            let width = glyph.width * state.size * state.stretch;
            self.layout.push(&glyph.text, state.place(width));
            let word_spacing = if glyph.is_space { state.word_spacing } else { 0.0 };
            state.advance(width + (state.character_spacing + word_spacing) * state.stretch);
        }
    }
}

/// Operators that only change the state.
fn set(operation: &Operation, state: &mut State) {
    let operands = operation.operands.as_slice();
    let number = operands.first().and_then(|operand| operand.as_float().ok()).unwrap_or(0.0);
    match operation.operator.as_str() {
        "cm" => state.page = numbers(operands).map_or(state.page, |matrix| product(matrix, state.page)),
        "BT" => (state.text, state.line) = (IDENTITY, IDENTITY),
        "Tm" => {
            state.line = numbers(operands).unwrap_or(state.line);
            state.text = state.line;
        }
        "Td" | "TD" => {
            let [x, y] = numbers(operands).unwrap_or_default();
            if operation.operator == "TD" {
                state.leading = -y;
            }
            state.next_line(x, y);
        }
        "T*" => state.next_line(0.0, -state.leading),
        "Tc" => state.character_spacing = number,
        "Tw" => state.word_spacing = number,
        "Tz" => state.stretch = number / 100.0,
        "TL" => state.leading = number,
        "Ts" => state.rise = number,
        _ => {}
    }
}

/// Exactly so many finite numbers.
fn numbers<const COUNT: usize>(operands: &[Object]) -> Option<[f32; COUNT]> {
    let numbers: Vec<f32> = operands.iter().map(|operand| operand.as_float().ok()).collect::<Option<_>>()?;
    numbers.try_into().ok().filter(|numbers: &[f32; COUNT]| numbers.iter().all(|number| number.is_finite()))
}

/// A named resource, in the nearest dictionary that has it.
fn find<'a>(document: &'a Document, resources: &[&'a Dictionary], kind: &[u8], name: &[u8]) -> Option<&'a Object> {
    let of_kind = |dictionary: &&'a Dictionary| dictionary.get_deref(kind, document).ok()?.as_dict().ok();
    resources.iter().filter_map(of_kind).find_map(|dictionary| dictionary.get(name).ok())
}
