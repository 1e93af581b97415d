//! The register of sources: what each code in the lists and in the checks stands for.

use serde::{Deserialize, Serialize};

const SOURCES: &str = include_str!("../../../data/sources.toml");

/// How a source was seen when its facts were written down.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum HowSeen {
    /// The page, file or an excerpt of it was read.
    Read,
    /// Known through somebody else's account of it.
    SecondHand,
    /// From general knowledge; check before quoting.
    Recalled,
}

/// A publication that facts rest on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// Code, as in `US22`.
    #[serde(skip)]
    pub id: String,
    /// What it is, in our words.
    pub title: String,
    /// Who published it.
    pub publisher: String,
    /// Day, month or year of publication, as far as known (`2022-05-16`, `2024-10`, `2024`); may be empty.
    #[serde(default)]
    pub date: String,
    /// Address, where certain; may be empty.
    #[serde(default)]
    pub url: String,
    /// How it was seen.
    pub how: HowSeen,
}

/// All sources, in order of id.
#[must_use]
pub fn sources() -> Vec<Source> {
    parse(SOURCES).unwrap_or_default()
}

fn parse(text: &str) -> Result<Vec<Source>, toml::de::Error> {
    let table: std::collections::BTreeMap<String, Source> = toml::from_str(text)?;
    Ok(table.into_iter().map(|(id, source)| Source { id, ..source }).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_register_reads_and_is_complete() {
        let sources = parse(SOURCES).expect("sources.toml reads");
        assert!(sources.len() > 50);
        for source in &sources {
            assert!(!source.title.is_empty() && !source.publisher.is_empty(), "{}", source.id);
            assert!(source.url.is_empty() || source.url.starts_with("https://"), "{}", source.id);
            let digits = source.date.chars().all(|c| c.is_ascii_digit() || c == '-');
            assert!(digits && matches!(source.date.len(), 0 | 4 | 7 | 10), "{}", source.id);
        }
    }
}
