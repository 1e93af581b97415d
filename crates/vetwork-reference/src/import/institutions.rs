//! Registries of colleges and universities: Hipo's list and the Research Organization Registry (ROR).

use serde::Deserialize;

use super::error::{ImportError, ImportProblem};
use crate::domains::plain_domain;
use crate::institution::{Registry, institution_name};
use crate::sorted::SortedStrings;

/// A record of either registry; the fields of the other are absent.
#[derive(Debug, Deserialize)]
struct Record {
    /// Hipo.
    #[serde(default)]
    name: Option<String>,
    #[serde(default)]
    domains: Vec<String>,
    #[serde(default)]
    web_pages: Vec<String>,
    /// ROR.
    #[serde(default)]
    names: Vec<RorName>,
    #[serde(default)]
    links: Vec<RorLink>,
    #[serde(default)]
    types: Vec<String>,
}

#[derive(Debug, Deserialize)]
struct RorName {
    value: String,
    #[serde(default)]
    types: Vec<String>,
}

/// A plain address in version 1 of ROR, an object in version 2.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum RorLink {
    Plain(String),
    Typed {
        value: String,
        #[serde(default, rename = "type")]
        kind: String,
    },
}

/// Reads either registry. Of ROR only organisations of the type "education" count, and its acronyms do not:
/// several schools share them.
pub(super) fn registry(bytes: &[u8]) -> Result<(Registry, u64), ImportError> {
    let records: Vec<Record> = serde_json::from_slice(bytes).map_err(|error| ImportError {
        line: Some(error.line() as u64),
        ..ImportError::new(
            ImportProblem::BadRow,
            format!("the list of institutions does not read ({error})"),
            "expected world_universities_and_domains.json of Hipo or the JSON dump of ROR",
        )
    })?;
    let (mut names, mut domains, mut rows) = (Vec::new(), Vec::new(), 0);
    for record in &records {
        let teaches = record.types.is_empty() || record.types.iter().any(|t| t.eq_ignore_ascii_case("education"));
        if !teaches || (record.name.is_none() && record.names.is_empty()) {
            continue;
        }
        rows += 1;
        let ror_names = record.names.iter().filter(|name| name.types.iter().all(|t| t != "acronym"));
        let all = ror_names.map(|name| &name.value).chain(&record.name);
        names.extend(all.map(|name| institution_name(name)));
        domains.extend(record.domains.iter().filter_map(|domain| plain_domain(domain)));
        domains.extend(record.web_pages.iter().filter_map(|page| host(page)));
        domains.extend(record.links.iter().filter_map(website));
    }
    let registry = Registry { names: SortedStrings::collect(names), domains: SortedStrings::collect(domains) };
    Ok((registry, rows))
}

fn website(link: &RorLink) -> Option<String> {
    match link {
        RorLink::Plain(address) => host(address),
        RorLink::Typed { value, kind } if kind == "website" => host(value),
        RorLink::Typed { .. } => None,
    }
}

/// The host of a web address without `www.`; a page on somebody's large site is not the school's domain.
fn host(address: &str) -> Option<String> {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
    let host = host.split(':').next().filter(|_| path.trim_matches('/').is_empty())?;
    plain_domain(host.strip_prefix("www.").unwrap_or(host))
}
