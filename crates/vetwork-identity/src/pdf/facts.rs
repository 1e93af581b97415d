//! What a PDF says of itself, in its two places for that: the information dictionary, and XMP.

use lopdf::{Dictionary, Document, Object, decode_text_string};

use crate::judgement::{Field, FieldName, Judgement, Rule, Verdict};
use crate::markup::{Item, walk};
use crate::metadata::{Metadata, Moment, leave, value};
use crate::trace::{Trace, TraceKind};

pub(super) static AGREE: Rule = Rule {
    id: "pdf-facts-agree",
    asks: "Do the two places in which it says who made it, and when, agree?",
    holding: "Little: the two agree, or there is only one. Programs write both from the same settings.",
    broken: "That one place was changed without the other: by a program that knows only one of them, or by hand. It does not \
             say which.",
    source: "ISO 32000-2, 14.3 (metadata); ISO 16684-1 (XMP)",
};

pub(super) static MAKER: Rule = Rule {
    id: "pdf-maker",
    asks: "With which program was it made?",
    holding: "Nothing about the holder. On a document that an issuer is said to have made, ask the issuer whether it uses \
              this program.",
    broken: "Nothing about the holder.",
    source: "ISO 32000-2, 14.3.3 (Producer, Creator)",
};

pub(super) static HALVES: Rule = Rule {
    id: "pdf-id",
    asks: "Was it saved again since it was first made?",
    holding: "Nothing about the holder: the first half of its id stays when it is saved again, the second changes. Many \
              programs never write one.",
    broken: "Nothing about the holder.",
    source: "ISO 32000-2, 14.4 (file identifiers)",
};

/// Services with which PDFs of any origin are edited, as they write their names. Told, never counted.
const EDITORS: [&str; 14] = [
    "ilovepdf",
    "sejda",
    "pdfescape",
    "smallpdf",
    "canva",
    "pdffiller",
    "dochub",
    "soda pdf",
    "foxit phantom",
    "pdf-xchange",
    "nitro",
    "pdfsam",
    "wondershare",
    "pdf candy",
];

/// Metadata beyond this is no metadata.
const XMP_AT_MOST: usize = 1 << 20;
const XMP_DEPTH: usize = 64;

/// What the two places say.
#[derive(Default)]
pub(super) struct Facts {
    /// By the information dictionary, and by XMP where that is silent.
    pub(super) metadata: Metadata,
    info: Metadata,
    xmp: Metadata,
    producer: Option<String>,
    id: Option<(String, String)>,
    documents: Vec<String>,
}

pub(super) fn read(document: &Document, budget: usize) -> Facts {
    let mut facts = Facts::default();
    if let Ok(info) = document.trailer.get_deref(b"Info", document).and_then(Object::as_dict) {
        facts.info = Metadata {
            title: text(document, info, b"Title"),
            author: text(document, info, b"Author"),
            company: text(document, info, b"Company"),
            program: text(document, info, b"Creator"),
            created: text(document, info, b"CreationDate").and_then(|date| Moment::from_pdf(&date)),
            modified: text(document, info, b"ModDate").and_then(|date| Moment::from_pdf(&date)),
            last_editor: None,
        };
        facts.producer = text(document, info, b"Producer");
    }
    read_xmp(document, budget, &mut facts);
    let (info, xmp) = (facts.info.clone(), facts.xmp.clone());
    facts.metadata = Metadata {
        title: info.title.or(xmp.title),
        author: info.author.or(xmp.author),
        last_editor: None,
        company: info.company,
        program: info.program.or(xmp.program),
        created: info.created.or(xmp.created),
        modified: info.modified.or(xmp.modified),
    };
    let half = |halves: &[Object], at: usize| halves.get(at).and_then(|half| Some(hex(half.as_str().ok()?)));
    if let Ok(halves) = document.trailer.get_deref(b"ID", document).and_then(Object::as_array) {
        facts.id = half(halves, 0).zip(half(halves, 1));
    }
    facts
}

fn text(document: &Document, dictionary: &Dictionary, key: &[u8]) -> Option<String> {
    value(&decode_text_string(dictionary.get_deref(key, document).ok()?).ok()?)
}

fn hex(bytes: &[u8]) -> String {
    crate::trust::hexadecimal(bytes.get(..64).unwrap_or(bytes))
}

fn read_xmp(document: &Document, budget: usize, facts: &mut Facts) {
    let stream =
        document.catalog().and_then(|catalog| catalog.get_deref(b"Metadata", document)).and_then(Object::as_stream);
    let plain = stream.and_then(|stream| match stream.is_compressed() {
        true => stream.decompressed_content_with_limit(budget.min(XMP_AT_MOST)),
        false => Ok(stream.content.clone()),
    });
    let Some(xml) = plain.ok().filter(|xml| xml.len() <= XMP_AT_MOST) else { return };
    let xml = String::from_utf8_lossy(&xml).into_owned();
    let mut path: Vec<String> = Vec::new();
    let mut held = String::new();
    // What broke off before the end is kept: it is as good as a field that is missing.
    let _ = walk(&xml, XMP_DEPTH, |item| match item {
        Item::Start(element) => {
            for (name, text) in element.attributes() {
                take(facts, name, text);
            }
            path.push(element.name);
            held.clear();
        }
        Item::Text(text) => held.push_str(&text),
        Item::End(_) => {
            // Lists stand between a property and its value: `dc:creator/rdf:Seq/rdf:li`.
            let property = path.iter().rev().find(|name| !matches!(name.as_str(), "li" | "Seq" | "Alt" | "Bag"));
            if let Some(property) = property {
                take(facts, &property.clone(), &held);
            }
            path.pop();
            held.clear();
        }
    });
}

fn take(facts: &mut Facts, property: &str, text: &str) {
    let Some(text) = value(text) else { return };
    let xmp = &mut facts.xmp;
    match property {
        "title" => xmp.title = xmp.title.take().or(Some(text)),
        "creator" => xmp.author = xmp.author.take().or(Some(text)),
        "CreatorTool" => xmp.program = Some(text),
        "Producer" => facts.producer = facts.producer.take().or(Some(text)),
        "CreateDate" => xmp.created = Moment::from_iso(&text),
        "ModifyDate" => xmp.modified = Moment::from_iso(&text),
        "DocumentID" | "OriginalDocumentID" if facts.documents.len() < 10 && !facts.documents.contains(&text) => {
            facts.documents.push(text);
        }
        _ => {}
    }
}

pub(super) fn judge(facts: &Facts, judgement: &mut Judgement) {
    judge_agreement(facts, judgement);
    if let Some(offset) = facts.metadata.created.or(facts.metadata.modified).and_then(Moment::offset_words) {
        judgement.fields.push(Field::printed(FieldName::ClockOffset, offset));
    }
    judge_maker(facts, judgement);
    if let Some((first, second)) = &facts.id {
        let seen = if first == second { "as it was first saved" } else { "saved again since it was first made" };
        judgement.rule(&HALVES, Verdict::Holds, seen);
        leave(judgement, Trace { kind: TraceKind::PdfId, value: first.clone() });
    } else {
        judgement.rule(&HALVES, Verdict::NotJudged, "it has no id");
    }
    for id in &facts.documents {
        let id = id.trim_start_matches("xmp.did:").trim_start_matches("uuid:").to_ascii_lowercase();
        // Shorter ones are none: a UUID has 32 digits.
        if id.bytes().filter(u8::is_ascii_hexdigit).count() >= 32 {
            leave(judgement, Trace { kind: TraceKind::XmpDocument, value: id });
        }
    }
}

fn judge_agreement(facts: &Facts, judgement: &mut Judgement) {
    let (info, xmp) = (&facts.info, &facts.xmp);
    let mut differing = Vec::new();
    let mut compared = false;
    if let (Some(ours), Some(theirs)) = (&info.author, &xmp.author) {
        compared = true;
        if ours.to_lowercase() != theirs.to_lowercase() {
            differing.push(format!("author {ours:?} and {theirs:?}"));
        }
    }
    for (words, ours, theirs) in [("created", info.created, xmp.created), ("last changed", info.modified, xmp.modified)]
    {
        if let (Some(ours), Some(theirs)) = (ours, theirs) {
            compared = true;
            // Half a minute is rounding, and some programs write the time of one place without its offset.
            if ours.minutes_until(theirs).abs() > 1 {
                differing.push(format!("{words} {ours} and {theirs}"));
            }
        }
    }
    match (compared, differing.is_empty()) {
        (false, _) => judgement.rule(&AGREE, Verdict::NotJudged, "it says so in one place at most"),
        (true, true) => judgement.rule(&AGREE, Verdict::Holds, "author and dates are the same in both"),
        (true, false) => judgement.rule(&AGREE, Verdict::Unusual, differing.join("; ")),
    }
}

fn judge_maker(facts: &Facts, judgement: &mut Judgement) {
    let names: Vec<&str> =
        [&facts.metadata.program, &facts.producer].into_iter().flatten().map(String::as_str).collect();
    if names.is_empty() {
        judgement.rule(&MAKER, Verdict::NotJudged, "it does not say");
        return;
    }
    let together = names.join(", ");
    let lower = together.to_lowercase();
    let remark = if EDITORS.iter().any(|editor| lower.contains(editor)) {
        ", with which PDFs of any origin are edited"
    } else {
        ""
    };
    judgement.rule_on(FieldName::Program, &MAKER, Verdict::Holds, format!("{together}{remark}"));
    if facts.metadata.program.is_none() {
        judgement.fields.extend(facts.producer.clone().map(|producer| Field::printed(FieldName::Program, producer)));
    }
}
