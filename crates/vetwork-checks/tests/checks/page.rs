//! Reads the cases out of a check's page: a heading, a `dossier` block, an `expect` block.

/// One case of a page.
pub(crate) struct PageCase {
    pub(crate) heading: String,
    /// YAML documents: the subject first, then others of the same run.
    pub(crate) dossiers: String,
    /// Customer's indicators as CSV, if the case has any.
    pub(crate) indicators: String,
    /// A sanctions list as CSV, if the case has one; without it only the curated set is asked.
    pub(crate) lists: String,
    pub(crate) expect: String,
}

pub(crate) const HEADINGS: [&str; 7] = [
    "What it looks for",
    "Why it matters",
    "What else it could be",
    "What to do next",
    "What it misses",
    "Sources",
    "Cases",
];

/// The text under one heading of level two.
pub(crate) fn section<'a>(page: &'a str, heading: &str) -> Option<&'a str> {
    let start = page.find(&format!("\n## {heading}\n"))? + heading.len() + 5;
    let rest = page.get(start..)?;
    Some(rest.split("\n## ").next().unwrap_or(rest).trim())
}

/// The cases of a page.
pub(crate) fn cases(page: &str) -> Vec<PageCase> {
    let text = section(page, "Cases").unwrap_or_default();
    text.split("### ")
        .skip(1)
        .map(|case| PageCase {
            heading: case.lines().next().unwrap_or_default().to_owned(),
            dossiers: block(case, "dossier"),
            indicators: block(case, "indicators"),
            lists: block(case, "lists"),
            expect: block(case, "expect").trim().to_owned(),
        })
        .collect()
}

fn block(case: &str, kind: &str) -> String {
    let fence = format!("```{kind}\n");
    let Some(start) = case.find(&fence) else { return String::new() };
    case[start + fence.len()..].split("```").next().unwrap_or_default().to_owned()
}
