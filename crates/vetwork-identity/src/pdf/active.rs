//! What a PDF brings along: actions, files, pictures.

use lopdf::{Dictionary, Document, Object};

use crate::judgement::{Judgement, Rule, Verdict};
use crate::metadata::leave;
use crate::trace;

pub(super) static ACTIONS: Rule = Rule {
    id: "pdf-actions",
    asks: "does it run anything when it is opened?",
    holding: "That it holds no script and starts no program.",
    broken: "That it holds a script, or starts a program, when somebody opens it and allows it. Forms have scripts; a resume \
             needs none. Do not open it on a computer that matters.",
    source: "ISO 32000-2, 12.6.4 (action types)",
};

pub(super) static EMBEDDED: Rule = Rule {
    id: "pdf-embedded-files",
    asks: "does it hold other files?",
    holding: "Nothing about the holder: invoices and portfolios hold files. What is in them was not judged.",
    broken: "Nothing about the holder.",
    source: "ISO 32000-2, 7.11.4 (embedded file streams)",
};

/// Nesting of values that is looked into.
const DEPTH: usize = 12;
const PICTURES_AT_MOST: usize = 50;

#[derive(Default)]
struct Found {
    scripts: usize,
    launches: usize,
    files: usize,
}

pub(super) fn judge(document: &Document, judgement: &mut Judgement) {
    let mut found = Found::default();
    for object in document.objects.values() {
        look(object, &mut found, DEPTH);
    }
    let Found { scripts, launches, files } = found;
    if scripts + launches == 0 {
        judgement.rule(&ACTIONS, Verdict::Holds, "none");
    } else {
        judgement.rule(
            &ACTIONS,
            Verdict::Unusual,
            format!("{scripts} scripts, {launches} actions that start a program"),
        );
    }
    let seen = if files == 0 { "none".to_owned() } else { files.to_string() };
    judgement.rule(&EMBEDDED, Verdict::Holds, seen);
}

/// Every object is looked at once, whatever refers to it, so circles of references do no harm.
fn look(object: &Object, found: &mut Found, depth: usize) {
    let Some(deeper) = depth.checked_sub(1) else { return };
    match object {
        Object::Dictionary(dictionary) => look_into(dictionary, found, deeper),
        Object::Stream(stream) => look_into(&stream.dict, found, deeper),
        Object::Array(items) => items.iter().for_each(|item| look(item, found, deeper)),
        _ => {}
    }
}

fn look_into(dictionary: &Dictionary, found: &mut Found, depth: usize) {
    let name = |key: &[u8]| dictionary.get(key).and_then(Object::as_name).unwrap_or_default();
    match name(b"S") {
        b"JavaScript" => found.scripts += 1,
        b"Launch" => found.launches += 1,
        _ => {}
    }
    found.files += usize::from(name(b"Type") == b"EmbeddedFile");
    dictionary.iter().for_each(|(_, item)| look(item, found, depth));
}

/// Leaves the traces of the pictures in it.
pub(super) fn leave_pictures(document: &Document, judgement: &mut Judgement) {
    let streams = document.objects.values().filter_map(|object| object.as_stream().ok());
    let is_picture = |dictionary: &Dictionary| {
        dictionary.get(b"Subtype").and_then(Object::as_name).is_ok_and(|name| name == b"Image")
    };
    let pictures = streams.filter(|stream| is_picture(&stream.dict));
    for trace in pictures.filter_map(|picture| trace::of_picture(&picture.content)).take(PICTURES_AT_MOST) {
        leave(judgement, trace);
    }
}
