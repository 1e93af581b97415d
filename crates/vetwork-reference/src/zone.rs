//! Offsets from UTC used in each country since 2022, standard and daylight time alike.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::country::CountryCode;
use crate::embedded;

#[derive(Debug, Deserialize)]
struct Row {
    country: CountryCode,
    /// Minutes east of UTC, ascending, separated by `;`.
    offsets: String,
}

/// Offsets by country.
#[derive(Debug, Clone)]
pub(crate) struct ZoneOffsets(BTreeMap<CountryCode, Vec<i16>>);

impl ZoneOffsets {
    pub(crate) fn embedded() -> Self {
        let rows = embedded::ZONES.rows::<Row>().into_iter();
        Self(rows.map(|row| (row.country, minutes(&row.offsets))).collect())
    }

    pub(crate) fn of(&self, country: CountryCode) -> Option<&[i16]> {
        self.0.get(&country).map(Vec::as_slice)
    }
}

fn minutes(offsets: &str) -> Vec<i16> {
    offsets.split(';').filter_map(|o| o.parse().ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_standard_and_daylight_time() {
        let zones = ZoneOffsets::embedded();
        let check = |country: &str, expected: &[i16]| {
            let code = CountryCode::new(country).expect("code");
            assert_eq!(zones.of(code).unwrap_or_default(), expected, "{country}");
        };
        check("DE", &[60, 120]);
        check("IN", &[330]);
        check("KP", &[540]);
        check("CN", &[360, 480]);
        check("NP", &[345]);
        check("US", &[-600, -540, -480, -420, -360, -300, -240]);
        check("XX", &[]);
    }

    #[test]
    fn every_offset_is_plausible_and_ascending() {
        for (country, offsets) in &ZoneOffsets::embedded().0 {
            assert!(!offsets.is_empty(), "{country}");
            assert!(offsets.is_sorted() && offsets.iter().all(|o| (-720..=840).contains(o)), "{country}");
        }
    }
}
