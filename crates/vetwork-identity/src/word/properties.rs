//! Properties of a DOCX: who, with what, when, how often.

use super::parts::Parts;
use crate::judgement::{Field, FieldName, Judgement};
use crate::markup::Item;
use crate::metadata::{Metadata, Moment, value};

/// Most names of contributors that are told.
const CONTRIBUTORS: usize = 10;

#[derive(Default)]
pub(super) struct Properties {
    pub(super) metadata: Metadata,
    pub(super) template: Option<String>,
    pub(super) times_saved: Option<u64>,
    /// Total time that it was open for editing.
    pub(super) minutes: Option<i64>,
    /// Languages of the system, for context.
    pub(super) surroundings: Vec<String>,
}

pub(super) fn read(parts: &mut Parts<'_, '_>) -> Properties {
    let mut properties = Properties::default();
    let mut text = String::new();
    for part in ["docProps/core.xml", "docProps/app.xml"] {
        parts.walk(part, |item| match item {
            Item::Start(_) => text.clear(),
            Item::Text(piece) => text.push_str(&piece),
            Item::End(name) => {
                take(&mut properties, &name, &text);
                text.clear();
            }
        });
    }
    parts.walk("word/settings.xml", |item| {
        if let Item::Start(element) = item
            && element.name == "themeFontLang"
        {
            let languages = element.attributes().filter_map(|(_, language)| value(language));
            properties.surroundings.extend(languages);
        }
    });
    properties.surroundings.dedup();
    properties.surroundings.truncate(4);
    properties
}

fn take(properties: &mut Properties, name: &str, text: &str) {
    let metadata = &mut properties.metadata;
    match name {
        "title" => metadata.title = value(text),
        "creator" => metadata.author = value(text),
        "lastModifiedBy" => metadata.last_editor = value(text),
        "Company" => metadata.company = value(text),
        "Application" => metadata.program = value(text),
        "created" => metadata.created = Moment::from_iso(text),
        "modified" => metadata.modified = Moment::from_iso(text),
        "Template" => properties.template = value(text),
        "revision" => properties.times_saved = text.trim().parse().ok(),
        "TotalTime" => properties.minutes = text.trim().parse().ok(),
        _ => {}
    }
}

/// Names in comments and tracked changes: whoever reviews a resume is there, so it is told and counts nothing.
pub(super) fn note_contributors(names: &[String], judgement: &mut Judgement) {
    if !names.is_empty() {
        let names: Vec<&str> = names.iter().take(CONTRIBUTORS).map(String::as_str).collect();
        judgement.fields.push(Field::printed(FieldName::Contributors, names.join(", ")));
    }
}
