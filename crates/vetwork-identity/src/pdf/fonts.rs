//! Fonts of a PDF: the text of a string, and how many pieces of one font it holds.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use lopdf::{Dictionary, Document, Encoding, Object, ObjectId};

use crate::judgement::{Judgement, Rule, Verdict};

pub(super) static SUBSETS: Rule = Rule {
    id: "pdf-font-pieces",
    asks: "Is a font in it in several pieces?",
    holding: "Nothing about the holder: merging files and adding text to one leave several pieces of a font, and so do programs \
              that write page by page.",
    broken: "Nothing about the holder.",
    source: "ISO 32000-2, 9.9.2 (font subsets)",
};

/// Fonts that were read, by their object.
pub(super) struct Fonts<'a> {
    document: &'a Document,
    limit: usize,
    known: BTreeMap<ObjectId, Rc<Font<'a>>>,
}

/// One font, as far as it is known what its codes say.
pub(super) struct Font<'a> {
    encoding: Option<Encoding<'a>>,
    /// Its glyphs are drawings with a scale of their own.
    pub(super) is_drawn: bool,
    is_wide: bool,
}

impl<'a> Fonts<'a> {
    pub(super) fn of(document: &'a Document, limit: usize) -> Self {
        Self { document, limit, known: BTreeMap::new() }
    }

    /// The font under an entry of a `/Font` resource dictionary.
    pub(super) fn get(&mut self, entry: &'a Object) -> Option<Rc<Font<'a>>> {
        let id = entry.as_reference().ok();
        if let Some(font) = id.and_then(|id| self.known.get(&id)) {
            return Some(Rc::clone(font));
        }
        let dictionary = self.document.dereference(entry).ok()?.1.as_dict().ok()?;
        let subtype = dictionary.get_deref(b"Subtype", self.document).and_then(Object::as_name).unwrap_or_default();
        let font = Rc::new(Font {
            encoding: dictionary.get_font_encoding_with_limit(self.document, self.limit).ok(),
            is_drawn: subtype == b"Type3",
            is_wide: subtype == b"Type0",
        });
        if let Some(id) = id {
            self.known.insert(id, Rc::clone(&font));
        }
        Some(font)
    }
}

impl Font<'_> {
    /// What a string says; nothing where the font does not tell.
    pub(super) fn text(&self, string: &[u8]) -> String {
        let text = self
            .encoding
            .as_ref()
            .and_then(|encoding| Document::decode_text(encoding, string).ok())
            .unwrap_or_default();
        text.chars().filter(|character| !character.is_control() && *character != '\u{FFFD}').collect()
    }

    /// How many glyphs a string shows.
    pub(super) fn glyphs(&self, string: &[u8]) -> usize {
        if self.is_wide { string.len() / 2 } else { string.len() }
    }
}

pub(super) fn judge(document: &Document, judgement: &mut Judgement) {
    let dictionaries = document.objects.values().filter_map(|object| object.as_dict().ok());
    let mut pieces: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for font in dictionaries.filter(|dictionary| dictionary.has_type(b"Font")) {
        if let Some((piece, name)) = base_font(font, document) {
            pieces.entry(name).or_default().insert(piece);
        }
    }
    let several: Vec<String> = pieces
        .iter()
        .filter(|(_, pieces)| pieces.len() > 1)
        .map(|(name, pieces)| format!("{name:?} in {} pieces", pieces.len()))
        .take(5)
        .collect();
    let seen = if several.is_empty() { "no font is in several pieces".to_owned() } else { several.join(", ") };
    judgement.rule(&SUBSETS, Verdict::Holds, seen);
}

/// `ABCDEF+Carlito`: the piece, and the font.
fn base_font(font: &Dictionary, document: &Document) -> Option<(String, String)> {
    let name = font.get_deref(b"BaseFont", document).and_then(Object::as_name).ok()?;
    let name = String::from_utf8_lossy(name.get(..100).unwrap_or(name)).into_owned();
    let (piece, name) = name.split_once('+')?;
    (piece.len() == 6 && piece.bytes().all(|byte| byte.is_ascii_uppercase()))
        .then(|| (piece.to_owned(), name.to_owned()))
}
