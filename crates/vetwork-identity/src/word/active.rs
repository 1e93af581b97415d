//! What a document brings along: programs, files within it, targets outside of it, parts that nothing speaks for.

use std::collections::BTreeSet;

use super::parts::Parts;
use crate::judgement::{Judgement, Rule, Verdict};
use crate::markup::Item;

pub(super) static MACROS: Rule = Rule {
    id: "word-macros",
    asks: "Does it bring programs along?",
    holding: "That it holds no macros and no controls. It says nothing of what it reads like.",
    broken: "That it holds a program which runs when somebody opens it and allows it. A resume needs none; forms and company \
             templates have some. Do not open it on a computer that matters.",
    source: "ECMA-376 part 1; MS-OVBA (macros)",
};

pub(super) static TARGETS: Rule = Rule {
    id: "word-outside-targets",
    asks: "Does it load anything from elsewhere when it is opened?",
    holding: "That it loads no template and no object from elsewhere. Links that a reader may follow, and pictures that were \
              copied from the web, are not counted. Nothing was fetched.",
    broken: "That opening it calls on another computer, which learns of it and may send more. A template on a company's own \
             server does the same. Nothing was fetched.",
    source: "ECMA-376 part 2, relationships with an external target; MITRE ATT&CK T1221 (template injection)",
};

pub(super) static STRAYS: Rule = Rule {
    id: "word-stray-parts",
    asks: "Does it hold files that are no part of the document?",
    holding: "That every file in it has a content type, as the format asks.",
    broken: "That a file was put into the document's archive by other means than a word processor. It does not say what for.",
    source: "ECMA-376 part 2, content types",
};

pub(super) static EMBEDDED: Rule = Rule {
    id: "word-embedded",
    asks: "Does it hold other documents?",
    holding: "Nothing about the holder: tables and drawings bring the files along from which they were made. What is in them \
              was not judged.",
    broken: "Nothing about the holder.",
    source: "ECMA-376 part 1, embedded packages and objects",
};

const QUOTED: usize = 5;

pub(super) fn judge(parts: &mut Parts<'_, '_>, judgement: &mut Judgement) {
    let names = parts.all_names();
    let told = |beginnings: &[&str]| -> Vec<String> {
        let is_so = |name: &&String| beginnings.iter().any(|beginning| name.starts_with(beginning));
        names.iter().filter(is_so).map(|name| quote(name)).collect()
    };
    let macros = told(&["word/vbaProject", "word/vbaData", "word/activeX/"]);
    note(judgement, &MACROS, Verdict::Unusual, &macros);
    let embedded = told(&["word/embeddings/"]);
    note(judgement, &EMBEDDED, Verdict::Holds, &embedded);
    judge_targets(parts, judgement);
    judge_strays(parts, &names, judgement);
}

fn note(judgement: &mut Judgement, rule: &'static Rule, verdict: Verdict, seen: &[String]) {
    if seen.is_empty() {
        judgement.rule(rule, Verdict::Holds, "none");
        return;
    }
    let shown = seen.iter().take(QUOTED).map(String::as_str).collect::<Vec<_>>().join(", ");
    let more = seen.len().saturating_sub(QUOTED);
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    judgement.rule(rule, verdict, format!("{shown}{more}"));
}

/// Relationships that a word processor follows by itself. Hyperlinks wait for a reader; pictures come of copying a page.
fn judge_targets(parts: &mut Parts<'_, '_>, judgement: &mut Judgement) {
    const FOLLOWED: [&str; 5] = ["/attachedTemplate", "/oleObject", "/frame", "/subDocument", "/aFChunk"];
    let mut outside = Vec::new();
    for part in parts.names("word/_rels/") {
        parts.walk(&part, |item| {
            if let Item::Start(element) = item
                && element.attribute("TargetMode") == Some("External")
                && let Some(kind) = element.attribute("Type")
                && let Some(kind) = FOLLOWED.iter().find(|followed| kind.ends_with(*followed))
                && let Some(target) = element.attribute("Target").filter(|target| is_elsewhere(target))
                && outside.len() < 100
            {
                outside.push(format!("{} {}", kind.trim_start_matches('/'), quote(target)));
            }
        });
    }
    note(judgement, &TARGETS, Verdict::Unusual, &outside);
}

/// On another computer. A path on the writer's own disk, where Word notes its templates, leads nowhere.
fn is_elsewhere(target: &str) -> bool {
    let target = target.trim().to_ascii_lowercase().replace('\\', "/");
    let after_scheme = target.strip_prefix("file:").map(|path| path.trim_start_matches('/'));
    match after_scheme {
        // `file:///C:/…` is the disk; `file://server/…` and `file:////server/…` are another computer.
        Some(path) => path.as_bytes().get(1) != Some(&b':'),
        None => target.starts_with("//") || target.contains("://"),
    }
}

fn judge_strays(parts: &mut Parts<'_, '_>, names: &[String], judgement: &mut Judgement) {
    let mut extensions = BTreeSet::new();
    let mut overrides = BTreeSet::new();
    parts.walk("[Content_Types].xml", |item| {
        if let Item::Start(element) = item {
            let lower = |name: &str| element.attribute(name).map(str::to_ascii_lowercase);
            extensions.extend(lower("Extension"));
            overrides.extend(lower("PartName").map(|name| name.trim_start_matches('/').to_owned()));
        }
    });
    if extensions.is_empty() && overrides.is_empty() {
        judgement.rule(&STRAYS, Verdict::NotJudged, "it has no list of content types");
        return;
    }
    let is_stray = |name: &&String| {
        let name = name.to_ascii_lowercase();
        let extension = name.rsplit('/').next().and_then(|file| file.rsplit_once('.')).map(|(_, extension)| extension);
        let is_typed = overrides.contains(&name) || extension.is_some_and(|extension| extensions.contains(extension));
        // What Word and the systems leave behind is told elsewhere.
        let is_left = name.starts_with("[trash]/") || name.starts_with("__macosx/") || name.ends_with(".ds_store");
        name != "[content_types].xml" && !is_typed && !is_left
    };
    let strays: Vec<String> = names.iter().filter(is_stray).map(|name| quote(name)).collect();
    note(judgement, &STRAYS, Verdict::Unusual, &strays);
}

fn quote(text: &str) -> String {
    format!("{:?}", text.chars().take(120).collect::<String>())
}
