//! Fonts: from the codes of a string to text and widths (ISO 32000-1, 9.6 to 9.10).

use std::collections::BTreeMap;
use std::rc::Rc;

use lopdf::{Dictionary, Document, Encoding, Object, ObjectId};

/// Width in thousandths of an em where the font states none.
const USUAL_WIDTH: f32 = 550.0;

/// Fonts that were read, by their object.
#[derive(Default)]
pub(super) struct Fonts(BTreeMap<ObjectId, Rc<Font>>);

/// One font, as far as text needs it.
pub(super) struct Font {
    /// Codes of two bytes, as in composite fonts.
    wide: bool,
    /// Codes are text in UTF-16 already, as the predefined CMaps `Uni…-UCS2` and `Uni…-UTF16` have it.
    utf16: bool,
    /// Always [`Encoding::UnicodeMapEncoding`].
    to_unicode: Option<Encoding<'static>>,
    table: Vec<String>,
    widths: Widths,
    is_broken: bool,
}

/// One shown glyph.
pub(super) struct Glyph {
    /// What it says; empty when the font does not tell.
    pub(super) text: String,
    /// Advance in em.
    pub(super) width: f32,
    /// Whether word spacing applies (ISO 32000-1, 9.3.3).
    pub(super) is_space: bool,
}

#[derive(Default)]
struct Widths {
    by_code: BTreeMap<u32, f32>,
    ranges: Vec<(u32, u32, f32)>,
    usual: Option<f32>,
    /// From the units of widths to em: 0.001 but for Type 3 fonts.
    scale: f32,
}

impl Fonts {
    /// The font under `name` in a `/Font` resource dictionary.
    pub(super) fn get(&mut self, document: &Document, entry: &Object, limit: usize) -> Option<Rc<Font>> {
        let id = entry.as_reference().ok();
        if let Some(font) = id.and_then(|id| self.0.get(&id)) {
            return Some(Rc::clone(font));
        }
        let (_, object) = document.dereference(entry).ok()?;
        let font = Rc::new(Font::read(document, object.as_dict().ok()?, limit));
        if let Some(id) = id {
            self.0.insert(id, Rc::clone(&font));
        }
        Some(font)
    }
}

impl Font {
    fn read(document: &Document, font: &Dictionary, limit: usize) -> Self {
        let wide = font.get_deref(b"Subtype", document).and_then(Object::as_name).is_ok_and(|name| name == b"Type0");
        let encoding = font.get_deref(b"Encoding", document).and_then(Object::as_name).unwrap_or_default();
        let contains = |part: &[u8]| encoding.windows(part.len()).any(|window| window == part);
        Self {
            wide,
            utf16: wide && (contains(b"UCS2") || contains(b"UTF16")),
            to_unicode: to_unicode(document, font, limit),
            table: if wide { Vec::new() } else { simple_table(document, font) },
            is_broken: is_missing(document, font, b"ToUnicode") || is_missing(document, font, b"DescendantFonts"),
            widths: if wide { Widths::composite(document, font) } else { Widths::simple(document, font) },
        }
    }

    /// The glyphs that a string shows.
    pub(super) fn glyphs(&self, string: &[u8]) -> Vec<Glyph> {
        let step = if self.wide { 2 } else { 1 };
        let codes = string.chunks(step).map(|bytes| bytes.iter().fold(0, |code, byte| code << 8 | u32::from(*byte)));
        codes
            .map(|code| {
                let text = self.text(code);
                let width = self.widths.of(code, &text);
                Glyph { text, width, is_space: !self.wide && code == 32 }
            })
            .collect()
    }

    /// A part of it that its text depends on is not in the file.
    pub(super) fn is_broken(&self) -> bool {
        self.is_broken
    }

    fn text(&self, code: u32) -> String {
        let length = if self.wide { 2 } else { 1 };
        let mapped = match &self.to_unicode {
            Some(Encoding::UnicodeMapEncoding(map)) => map.get(code, length).or_else(|| map.get(code, 3 - length)),
            _ => None,
        };
        let text = match mapped {
            Some(units) => String::from_utf16_lossy(&units),
            None if self.utf16 => u16::try_from(code).map(|unit| String::from_utf16_lossy(&[unit])).unwrap_or_default(),
            None => self.table.get(code as usize).cloned().unwrap_or_default(),
        };
        text.chars().flat_map(readable).collect()
    }
}

/// Named, but not in the file.
fn is_missing(document: &Document, font: &Dictionary, key: &[u8]) -> bool {
    font.has(key) && font.get_deref(key, document).is_err()
}

/// Ligatures as their letters, special spaces as spaces; nothing for what stands for no character.
fn readable(character: char) -> impl Iterator<Item = char> {
    let letters = match character {
        '\u{FB00}' => "ff",
        '\u{FB01}' => "fi",
        '\u{FB02}' => "fl",
        '\u{FB03}' => "ffi",
        '\u{FB04}' => "ffl",
        '\u{FB05}' | '\u{FB06}' => "st",
        '\u{A0}' | '\u{2000}'..='\u{200A}' | '\u{202F}' | '\t' | '\r' | '\n' => " ",
        '\u{FFFD}' | '\u{0}' => "",
        other => return [Some(other), None, None].into_iter().flatten(),
    };
    let mut letters = letters.chars();
    [letters.next(), letters.next(), letters.next()].into_iter().flatten()
}

/// The `/ToUnicode` map. lopdf reads it only for fonts without another encoding, so it is given such a font.
fn to_unicode(document: &Document, font: &Dictionary, limit: usize) -> Option<Encoding<'static>> {
    let mut only_map = Dictionary::new();
    only_map.set("Type", "Font");
    only_map.set("ToUnicode", font.get(b"ToUnicode").ok()?.clone());
    match only_map.get_font_encoding_with_limit(document, limit).ok()? {
        Encoding::UnicodeMapEncoding(map) => Some(Encoding::UnicodeMapEncoding(map)),
        _ => None,
    }
}

/// Text of the 256 codes of a simple font, by its base encoding and differences.
fn simple_table(document: &Document, font: &Dictionary) -> Vec<String> {
    let encoding = font.get_deref(b"Encoding", document).ok();
    let dictionary = encoding.and_then(|encoding| encoding.as_dict().ok());
    let base = match (encoding, dictionary) {
        (Some(Object::Name(name)), _) => Some(name.as_slice()),
        (_, Some(dictionary)) => dictionary.get_deref(b"BaseEncoding", document).and_then(Object::as_name).ok(),
        _ => None,
    };
    let mut table = base_table(document, base.unwrap_or(b"StandardEncoding"));
    let differences = dictionary.and_then(|dictionary| dictionary.get_deref(b"Differences", document).ok());
    let mut code = 0_usize;
    for item in differences.and_then(|differences| differences.as_array().ok()).into_iter().flatten() {
        if let Ok(number) = item.as_i64() {
            code = usize::try_from(number).unwrap_or(usize::MAX);
        } else if let Ok(name) = item.as_name() {
            if let Some(entry) = table.get_mut(code) {
                *entry = glyph_text(document, name);
            }
            code = code.saturating_add(1);
        }
    }
    table
}

fn base_table(document: &Document, name: &[u8]) -> Vec<String> {
    let mut font = Dictionary::new();
    font.set("Type", "Font");
    font.set("Encoding", Object::Name(name.to_vec()));
    let encoding = font.get_font_encoding_with_limit(document, 0).ok();
    let text = |code: u8| encoding.as_ref().and_then(|encoding| encoding.bytes_to_string(&[code]).ok());
    (0..=u8::MAX).map(|code| text(code).unwrap_or_default()).collect()
}

/// Text of a glyph name, by the Adobe Glyph List and its rules (AGL specification, section 2).
fn glyph_text(document: &Document, name: &[u8]) -> String {
    let name = name.split(|byte| *byte == b'.').next().unwrap_or_default();
    name.split(|byte| *byte == b'_').map(|component| component_text(document, component)).collect()
}

fn component_text(document: &Document, name: &[u8]) -> String {
    // Code 1 means nothing in the standard encoding, so what comes back is the glyph or nothing.
    let differences = Object::Array(vec![1.into(), Object::Name(name.to_vec())]);
    let mut encoding = Dictionary::new();
    encoding.set("Differences", differences);
    let mut font = Dictionary::new();
    font.set("Type", "Font");
    font.set("Encoding", encoding);
    let listed = font.get_font_encoding_with_limit(document, 0).and_then(|encoding| encoding.bytes_to_string(&[1]));
    match listed {
        Ok(text) if !text.is_empty() => text,
        _ => numbered_glyph(name).map(String::from).unwrap_or_default(),
    }
}

/// `uni20AC` and `u1F600`.
fn numbered_glyph(name: &[u8]) -> Option<char> {
    let name = std::str::from_utf8(name).ok()?;
    let digits = name.strip_prefix("uni").filter(|digits| digits.len() == 4);
    let digits = digits.or_else(|| name.strip_prefix('u').filter(|digits| (4..=6).contains(&digits.len())))?;
    char::from_u32(u32::from_str_radix(digits, 16).ok()?)
}

impl Widths {
    fn simple(document: &Document, font: &Dictionary) -> Self {
        let number = |key: &[u8]| font.get_deref(key, document).and_then(Object::as_float).ok();
        let first = number(b"FirstChar").unwrap_or(0.0) as u32;
        let matrix = font.get_deref(b"FontMatrix", document).and_then(Object::as_array).ok();
        let scale = matrix.and_then(|matrix| matrix.first()?.as_float().ok());
        let widths = font.get_deref(b"Widths", document).and_then(Object::as_array).ok();
        let widths = widths.into_iter().flatten().take(256).map(|width| float(document, width));
        Self {
            by_code: (first..).zip(widths).filter_map(|(code, width)| Some((code, width?))).collect(),
            scale: scale.unwrap_or(0.001),
            ..Self::default()
        }
    }

    fn composite(document: &Document, font: &Dictionary) -> Self {
        let mut widths = Self { usual: Some(1000.0), scale: 0.001, ..Self::default() };
        let descendants = font.get_deref(b"DescendantFonts", document).and_then(Object::as_array).ok();
        let descendant = descendants.and_then(|fonts| fonts.first());
        let Some(descendant) = descendant.and_then(|font| document.dereference(font).ok()?.1.as_dict().ok()) else {
            return widths;
        };
        if let Ok(usual) = descendant.get_deref(b"DW", document).and_then(Object::as_float) {
            widths.usual = Some(usual);
        }
        if let Ok(list) = descendant.get_deref(b"W", document).and_then(Object::as_array) {
            widths.read_list(document, list);
        }
        widths
    }

    /// The `/W` array: `first [w …]` or `first last w`.
    fn read_list(&mut self, document: &Document, list: &[Object]) {
        let mut items = list.iter().filter_map(|item| document.dereference(item).ok()).map(|(_, item)| item);
        while let (Some(first), Some(second)) = (items.next(), items.next()) {
            let Ok(first) = first.as_i64().map(|first| first as u32) else {
                return;
            };
            if let Ok(row) = second.as_array() {
                let row = row.iter().map(|width| float(document, width));
                self.by_code.extend((first..).zip(row).filter_map(|(code, width)| Some((code, width?))));
            } else if let (Ok(last), Some(Ok(width))) = (second.as_i64(), items.next().map(Object::as_float)) {
                self.ranges.push((first, last as u32, width));
            }
        }
    }

    fn of(&self, code: u32, text: &str) -> f32 {
        let in_range = || self.ranges.iter().find(|(first, last, _)| (*first..=*last).contains(&code));
        let stated = self.by_code.get(&code).copied().or_else(|| in_range().map(|(_, _, width)| *width)).or(self.usual);
        stated.map_or_else(|| guessed_width(text) * 0.001, |width| width * self.scale)
    }
}

/// Widths of the standard fonts, which files need not state, to within what telling words apart takes.
fn guessed_width(text: &str) -> f32 {
    match text.chars().next() {
        Some(' ' | '.' | ',' | ':' | ';' | '\'' | '|' | '/' | 'f' | 'i' | 'j' | 'l' | 't' | 'I' | '!') => 270.0,
        Some('m' | 'w' | 'M' | 'W' | '@' | '%' | '—') => 850.0,
        Some('A'..='Z') => 690.0,
        Some(_) => USUAL_WIDTH,
        None => 0.0,
    }
}

fn float(document: &Document, object: &Object) -> Option<f32> {
    document.dereference(object).ok()?.1.as_float().ok()
}
