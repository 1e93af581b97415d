//! Which sanctions lists were asked, and which of their entries somebody could be, in words.

use vetwork_model::Listed;

use super::{date, inert, listed};
use crate::Run;

/// What every answer says where no full list is loaded.
pub const ONLY_CURATED: &str = "only the curated set that ships with Vetwork was searched";

/// How the full lists are loaded.
pub const LOAD_LISTS: &str = "`vetwork lists update` fetches the full lists; without a network, `vetwork lists import FILE` takes in their files";

/// Which lists were asked, of what day; or that it was the curated set alone.
pub fn screened(run: &Run<'_>) -> String {
    let lists: Vec<String> = run.watchlists.iter().map(|list| inert(list, 120)).collect();
    if run.only_curated {
        let set = lists.first().map(|set| format!(" ({set})")).unwrap_or_default();
        return format!("Of sanctions lists, {ONLY_CURATED}{set}. {LOAD_LISTS}.");
    }
    format!("Searched: {}.", listed(&lists))
}

/// An entry of a list in a line: whose, of which day, what it amounts to.
pub fn about_entry(entry: &Listed) -> String {
    let day = entry.dated.map(|day| format!(" of {}", date(day))).unwrap_or_default();
    let mut text = format!("{}{day}, entry {}", inert(&entry.list, 80), inert(&entry.entry, 60));
    if let Some(tie) = entry.tie {
        text.push_str(&format!(", {tie}"));
    }
    text
}
