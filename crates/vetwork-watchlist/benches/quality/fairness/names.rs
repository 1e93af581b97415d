//! Names by locale and their spellings, from the two saved tables.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::data::{Dice, open};

/// Given and family names by locale, and clusters of spellings of one name.
pub(crate) struct Names {
    locales: Value,
    clusters: BTreeMap<String, Vec<Cluster>>,
}

/// Latin spellings of one name, the usual one first.
pub(crate) struct Cluster {
    pub(crate) forms: Vec<String>,
    /// How many bear it, where the table says so.
    frequency: usize,
}

impl Names {
    pub(crate) fn read() -> Self {
        let json = |name: &str| -> Value { serde_json::from_reader(std::io::BufReader::new(open(name))).unwrap() };
        let variants = json("eval/names/name_variants_0.1.3.json");
        let clusters = variants.as_object().unwrap().iter().map(|(set, names)| {
            let clusters = names.as_object().unwrap().values().map(|name| Cluster {
                forms: texts(&name["forms"]).filter(|form| form.is_ascii()).map(capital).collect(),
                frequency: usize::try_from(name["frequency"].as_u64().unwrap_or_default()).unwrap(),
            });
            (set.clone(), clusters.filter(|cluster| !cluster.forms.is_empty()).collect())
        });
        Self { clusters: clusters.collect(), locales: json("eval/names/faker_40.54.0_names_by_locale.json") }
    }

    /// `first`, `last`, `first_ascii` or `last_ascii` of a locale.
    pub(crate) fn of_locale(&self, locale: &str, column: &str) -> Vec<&str> {
        texts(&self.locales[locale][column]).collect()
    }

    pub(crate) fn clusters(&self, set: &str) -> &[Cluster] {
        &self.clusters[set]
    }

    /// Another usual spelling of a word, by the clusters of these sets.
    pub(crate) fn respelled(&self, sets: &[&str], word: &str, dice: &mut Dice) -> Option<String> {
        let word = word.to_lowercase();
        let clusters = sets.iter().flat_map(|set| self.clusters(set));
        let others: BTreeSet<&String> = clusters
            .filter(|cluster| cluster.forms.iter().any(|form| form.to_lowercase() == word))
            .flat_map(|cluster| &cluster.forms)
            .filter(|form| form.to_lowercase() != word && !OTHER_NAMES.contains(&form.to_lowercase().as_str()))
            .collect();
        others.iter().nth(dice.roll(others.len())).map(|form| (*form).clone())
    }
}

/// In clusters of Arabic names: to whoever bears them, another name and no other spelling.
const OTHER_NAMES: [&str; 5] = ["abraham", "ahmet", "mahmoud", "mehmed", "mehmet"];

/// One of the clusters: by how many bear the name, where the table says so; what it leaves out counts as the rarest.
pub(crate) fn draw<'a>(clusters: &'a [Cluster], dice: &mut Dice) -> &'a Cluster {
    let least = clusters.iter().map(|cluster| cluster.frequency).filter(|count| *count > 0).min().unwrap_or(1);
    let weight = |cluster: &Cluster| (cluster.frequency.max(least / 2) / (least / 2).max(1)).max(1);
    let mut at = dice.roll(clusters.iter().map(weight).sum());
    for cluster in clusters {
        match at.checked_sub(weight(cluster)) {
            Some(rest) => at = rest,
            None => return cluster,
        }
    }
    &clusters[0]
}

fn texts(value: &Value) -> impl Iterator<Item = &str> {
    value.as_array().into_iter().flatten().filter_map(Value::as_str)
}

/// With a capital at the beginning.
fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
