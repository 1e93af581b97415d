//! Marks that picture generators leave: their settings in texts, their names in metadata.
//!
//! A program that retouches leaves its name too, and that is nothing.

use super::contents::Text;
use super::{Picture, quote, rules};
use crate::judgement::{Judgement, Verdict};

/// Texts of PNG by their keyword, what must stand in them, and whose they are. Read in the source of the programs.
const SETTINGS: [(&str, &str, &str); 11] = [
    ("parameters", "Steps: ", "Stable Diffusion web UI, or a program that writes as it does"),
    ("prompt", "\"class_type\"", "ComfyUI"),
    ("workflow", "\"nodes\"", "ComfyUI"),
    ("Dream", "", "InvokeAI"),
    ("sd-metadata", "", "InvokeAI"),
    ("invokeai_metadata", "", "InvokeAI"),
    ("invokeai_graph", "", "InvokeAI"),
    ("Software", "NovelAI", "NovelAI"),
    ("Source", "NovelAI", "NovelAI"),
    ("Source", "Stable Diffusion", "NovelAI"),
    ("Description", "Job ID: ", "Midjourney"),
];

/// Names that generators put where a program, a credit or a system is named, in lower case.
const NAMES: [&str; 17] = [
    "adobe firefly",
    "automatic1111",
    "bing image creator",
    "comfyui",
    "dall-e",
    "dall·e",
    "dreamstudio",
    "fooocus",
    "ideogram",
    "invokeai",
    "leonardo.ai",
    "made with google ai",
    "midjourney",
    "novelai",
    "openai",
    "stable diffusion",
    "stylegan",
];

pub(super) fn judge(picture: &Picture<'_>, judgement: &mut Judgement) {
    let marks: Vec<String> = settings(picture).chain(names(picture)).collect();
    if marks.is_empty() {
        let seen = "the file carries no settings and no name of a program that generates pictures: most generated \
                    pictures carry none either";
        judgement.rule(&rules::GENERATOR, Verdict::NotJudged, seen);
    }
    for mark in marks {
        judgement.rule(&rules::GENERATOR, Verdict::Unusual, mark);
    }
}

fn settings<'a>(picture: &'a Picture<'_>) -> impl Iterator<Item = String> + 'a {
    let texts = picture.contents.texts.iter();
    let in_texts = texts.filter_map(|Text { keyword, text }| {
        let is_one = |(name, part, _): &&(&str, &str, &str)| keyword == name && text.contains(part);
        let (_, _, program) = SETTINGS.iter().find(is_one)?;
        Some(format!("the text \u{201c}{}\u{201d} is what {program} writes: {}", quote(keyword), quote(text)))
    });
    let exif = &picture.exif;
    let comments = picture.contents.texts.iter().filter(|text| text.keyword == "comment").map(|text| &text.text);
    let free = comments.chain(&exif.comment).chain(&exif.description);
    let in_comments = free.filter(|text| has_settings(text)).map(|text| {
        format!(
            "a comment is what Stable Diffusion web UI, or a program that writes as it does, writes: {}",
            quote(text)
        )
    });
    in_texts.chain(in_comments)
}

/// Steps and sampler together: either alone is a word of the language.
fn has_settings(text: &str) -> bool {
    (text.contains("Steps: ") && text.contains("Sampler: ")) || text.contains("\"class_type\"")
}

fn names<'a>(picture: &'a Picture<'_>) -> impl Iterator<Item = String> + 'a {
    let written = |keyword: &'static str| {
        let texts = picture.contents.texts.iter().filter(move |text| text.keyword == keyword);
        texts.map(move |text| (keyword, &text.text))
    };
    let exif = picture.exif.software.iter().map(|text| ("program", text));
    let xmp = &picture.xmp;
    let tools = xmp.creator_tool.iter().map(|text| ("program", text));
    let credits = xmp.credit.iter().map(|text| ("credit", text));
    let systems = xmp.system.iter().map(|text| ("AI system used", text));
    let older = written("originating program").chain(written("credit"));
    let named = exif.chain(tools).chain(credits).chain(systems).chain(older);
    named.filter_map(|(what, text)| {
        let lower = text.to_lowercase();
        let is_system = what == "AI system used";
        let is_known = is_system || NAMES.iter().any(|name| lower.contains(name));
        is_known.then(|| format!("named as {what}: {}", quote(text)))
    })
}
