//! The customer's own indicators, indexed by canonical value.

use std::collections::BTreeMap;

use jiff::civil::Date;
use vetwork_model::Key;
use vetwork_reference::indicators::Indicator;

/// Indicators by the key that they match.
#[derive(Clone, Debug, Default)]
pub struct IndicatorIndex {
    by_key: BTreeMap<Key, Vec<Indicator>>,
    digest: String,
}

impl IndicatorIndex {
    /// Indexes the rows that count on `today`: added by then, and not past their last day.
    pub fn new(rows: impl IntoIterator<Item = Indicator>, today: Date) -> Self {
        let mut index = Self::default();
        for row in rows {
            if row.added <= today
                && row.expires >= today
                && let Some(key) = crate::keys::indicator_key(&row)
            {
                index.by_key.entry(key).or_default().push(row);
            }
        }
        index.digest = digest(&index.by_key);
        index
    }

    /// Hash of all of them; empty when there are none.
    pub fn digest(&self) -> &str {
        &self.digest
    }

    /// Reads a CSV file of indicators; rows that are refused are left out.
    pub fn from_csv(csv: &str, today: Date) -> Self {
        Self::new(vetwork_reference::indicators::parse_csv(csv.as_bytes(), today).active, today)
    }

    /// The indicators for a key.
    pub fn get(&self, key: &Key) -> &[Indicator] {
        self.by_key.get(key).map_or(&[], Vec::as_slice)
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.by_key.values().map(Vec::len).sum()
    }

    /// None at all?
    pub fn is_empty(&self) -> bool {
        self.by_key.is_empty()
    }
}

/// Where in a file an indicator stands is no part of it.
fn digest(by_key: &BTreeMap<Key, Vec<Indicator>>) -> String {
    if by_key.is_empty() {
        return String::new();
    }
    let mut rows: Vec<Indicator> = by_key.values().flatten().map(|row| Indicator { line: 0, ..row.clone() }).collect();
    rows.sort_by_key(|row| serde_json::to_string(row).unwrap_or_default());
    let text = serde_json::to_vec(&rows).unwrap_or_default();
    blake3::hash(&text).to_hex().chars().take(32).collect()
}
