//! Ids of the sessions in which a DOCX was edited, and the pictures in it: what tells that two files have one origin.

use std::collections::BTreeSet;

use super::parts::Parts;
use crate::judgement::Judgement;
use crate::markup::Item;
use crate::metadata;
use crate::trace::{self, Trace, TraceKind};

/// Most ids that are kept. Long documents have some hundreds.
const IDS_AT_MOST: usize = 5000;
const PICTURES_AT_MOST: usize = 50;

/// Leaves the traces of a document.
pub(super) fn leave(parts: &mut Parts<'_, '_>, judgement: &mut Judgement) {
    let mut root = None;
    let mut ids = BTreeSet::new();
    parts.walk("word/settings.xml", |item| {
        if let Item::Start(element) = item
            && let Some(id) = element.attribute("val").and_then(canonical)
        {
            match element.name.as_str() {
                "rsidRoot" => root = Some(id),
                "rsid" if ids.len() < IDS_AT_MOST => _ = ids.insert(id),
                _ => {}
            }
        }
    });
    parts.walk("word/document.xml", |item| {
        if let Item::Start(element) = item {
            let marks = element.attributes().filter(|(name, _)| name.starts_with("rsid"));
            let room = IDS_AT_MOST.saturating_sub(ids.len());
            ids.extend(marks.filter_map(|(_, id)| canonical(id)).take(room));
        }
    });
    let root = root.map(|value| Trace { kind: TraceKind::RevisionRoot, value });
    let ids = ids.into_iter().map(|value| Trace { kind: TraceKind::Revision, value });
    judgement.traces.extend(root.into_iter().chain(ids));
    leave_pictures(parts, judgement);
}

fn leave_pictures(parts: &mut Parts<'_, '_>, judgement: &mut Judgement) {
    for name in parts.names("word/media/").into_iter().take(PICTURES_AT_MOST) {
        if let Some(trace) = parts.bytes(&name).and_then(|bytes| trace::of_picture(&bytes)) {
            metadata::leave(judgement, trace);
        }
    }
}

/// Eight hexadecimal digits in upper case; zero is what programs write that keep no ids.
fn canonical(id: &str) -> Option<String> {
    let is_id = id.len() == 8 && id.bytes().all(|byte| byte.is_ascii_hexdigit()) && id.bytes().any(|byte| byte != b'0');
    is_id.then(|| id.to_ascii_uppercase())
}
