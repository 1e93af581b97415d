//! Usual names, and how common each is where it is most common: whoever shares one of them shares it with many.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;
use vetwork_canon::name::likeness::{Likeness, keys};

use crate::name::Writing;

/// Both tables begin with what they hold and where it comes from.
const TABLES: [&str; 2] = [include_str!("population_east.txt"), include_str!("population_west.txt")];

/// Bits by the key of a spelling, and by that of its consonants.
static BITS: LazyLock<FxHashMap<u64, f32>> = LazyLock::new(|| {
    let mut bits: FxHashMap<u64, f32> = FxHashMap::default();
    for line in TABLES.iter().flat_map(|table| table.lines()).filter(|line| !line.starts_with('#')) {
        let Some((spellings, said)) = line.rsplit_once(' ').and_then(|(all, share)| Some((all, said(share)?))) else {
            continue;
        };
        for (_, key) in spellings.split('/').flat_map(keys).filter(|(likeness, _)| TELL.contains(likeness)) {
            let known = bits.entry(key).or_insert(said);
            *known = known.min(said);
        }
    }
    bits
});

/// The likenesses by which usual names are known.
const TELL: [Likeness; 2] = [Likeness::Spelling, Likeness::Consonants];

/// What a share of 100,000 says.
fn said(share: &str) -> Option<f32> {
    share.trim().parse::<f32>().ok().filter(|share| *share > 0.0).map(|share| (100_000.0 / share).log2())
}

/// What sharing a word with these keys says among those who bear such names, in bits; `None` if it is in no table.
pub(crate) fn bits(keys: &[(Likeness, u64)], writing: Writing) -> Option<f32> {
    // A script without vowels may mean any name with these consonants.
    let told_by = if writing == Writing::Consonants { Likeness::Consonants } else { Likeness::Spelling };
    let told = keys.iter().filter(|(likeness, _)| *likeness == told_by);
    told.filter_map(|(_, key)| BITS.get(key)).copied().reduce(f32::min)
}

#[cfg(test)]
mod tests {
    use super::*;
    use vetwork_canon::name::likeness::spelling;

    #[test]
    fn every_line_is_read() {
        for line in
            TABLES.iter().flat_map(|table| table.lines()).filter(|line| !line.starts_with('#') && !line.is_empty())
        {
            let (spellings, share) = line.rsplit_once(' ').expect(line);
            assert!(said(share).is_some(), "{line}");
            assert!(spellings.split('/').all(|word| spelling(word).is_some()), "{line}");
        }
    }

    #[test]
    fn usual_names_say_little() {
        let bits = |word: &str| BITS.get(&spelling(word).unwrap()).copied();
        for word in ["kim", "wang", "nguyen", "mohammed", "smith", "garcia", "maria"] {
            assert!(bits(word).is_some_and(|bits| bits < 8.0), "{word} {:?}", bits(word));
        }
        assert_eq!(bits("orvanta"), None);
    }
}
