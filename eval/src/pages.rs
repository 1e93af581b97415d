//! The cases on the checks' own pages, as seeds of synthetic dossiers.

use serde_json::Value;
use vetwork_checks::all;
use vetwork_model::{Code, DossierFile};

/// A case of a page: a heading, a `dossier` block, an `expect` block, perhaps indicators.
#[derive(Clone, Debug)]
pub struct PageCase {
    /// The check.
    pub code: Code,
    /// Which case.
    pub heading: String,
    /// The subject's dossier first, then others of the same run.
    pub dossiers: Vec<Value>,
    /// The customer's indicators, CSV; empty when the case has none.
    pub indicators: String,
    /// A sanctions list, CSV; empty when the case has none.
    pub lists: String,
    /// The outcome in words.
    pub expect: String,
}

/// A page that does not hold what the tests of the checks hold it to.
#[derive(Debug, thiserror::Error)]
#[error("{code} `{heading}`: {why}")]
pub struct PageError {
    code: Code,
    heading: String,
    why: String,
}

/// All cases of all pages, in the order of the registry.
pub fn cases() -> Result<Vec<PageCase>, PageError> {
    let mut found = Vec::new();
    for check in all() {
        let text = check.meta.page.split("\n## Cases\n").nth(1).unwrap_or_default();
        for case in text.split("### ").skip(1) {
            let heading = case.lines().next().unwrap_or_default().to_owned();
            let dossiers = block(case, "dossier").split("\n---\n").map(read).collect::<Result<_, _>>();
            let dossiers =
                dossiers.map_err(|why| PageError { code: check.meta.code, heading: heading.clone(), why })?;
            let (indicators, expect) = (block(case, "indicators").to_owned(), block(case, "expect").trim().to_owned());
            let lists = block(case, "lists").to_owned();
            found.push(PageCase { code: check.meta.code, heading, dossiers, indicators, lists, expect });
        }
    }
    Ok(found)
}

impl PageCase {
    /// Does the check find something here?
    pub fn fires(&self) -> bool {
        self.expect.starts_with("finding")
    }
}

fn block<'a>(case: &'a str, kind: &str) -> &'a str {
    let fence = format!("```{kind}\n");
    let body = case.split_once(&fence).map_or("", |(_, body)| body);
    body.split("```").next().unwrap_or_default()
}

fn read(yaml: &str) -> Result<Value, String> {
    let file: DossierFile = serde_saphyr::from_str(yaml).map_err(|error| error.to_string())?;
    serde_json::to_value(&file).map_err(|error| error.to_string())
}
