//! Hashed keys to the numbers behind them: two flat arrays and a directory, quick to build, to read and to store.

use std::ops::Range;

use serde::{Deserialize, Serialize};

/// Keys with their values. Keys are hashes cut to 32 bits: a value found may be another key's, and the caller looks.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(from = "Stored", into = "Stored")]
pub(super) struct Multimap {
    /// Sorted.
    keys: Vec<u32>,
    /// The value of each key.
    values: Vec<u32>,
    /// Where the keys begin whose first bits are the position here.
    directory: Vec<u32>,
    shift: u32,
}

impl Multimap {
    pub(super) fn new(pairs: impl Iterator<Item = (u64, u32)>) -> Self {
        // Sorted as one number each: twice as fast as pairs.
        let mut all: Vec<u64> = pairs.map(|(key, value)| (u64::from(cut(key)) << 32) | u64::from(value)).collect();
        all.sort_unstable();
        all.dedup();
        let values = all.iter().map(|both| (*both & u64::from(u32::MAX)) as u32).collect();
        Self::of(all.iter().map(|both| high(*both)).collect(), values)
    }

    /// With keys in their order.
    fn of(keys: Vec<u32>, values: Vec<u32>) -> Self {
        let bits = (keys.len().max(2).ilog2()).min(22);
        let shift = 32 - bits;
        let mut directory = vec![0_u32; (1 << bits) + 1];
        for key in &keys {
            if let Some(count) = directory.get_mut((*key >> shift) as usize + 1) {
                *count += 1;
            }
        }
        let mut sum = 0;
        for count in &mut directory {
            sum += *count;
            *count = sum;
        }
        Self { keys, values, directory, shift }
    }

    /// The values of a key, and now and then of another that was cut to the same bits.
    pub(super) fn get(&self, key: u64) -> impl Iterator<Item = u32> {
        let key = cut(key);
        self.values_in(self.bucket(key), key)
    }

    /// The values of many keys. Memory is read for all of them at once: one by one, the processor would wait for each.
    pub(super) fn get_all(&self, keys: &[u64], found: &mut Vec<u32>) {
        let buckets: Vec<(u32, Range<usize>)> =
            keys.iter().map(|key| cut(*key)).map(|key| (key, self.bucket(key))).collect();
        let firsts: Vec<u32> =
            buckets.iter().map(|(_, bucket)| self.keys.get(bucket.start).copied().unwrap_or(u32::MAX)).collect();
        for ((key, bucket), first) in buckets.into_iter().zip(firsts) {
            if first <= key {
                found.extend(self.values_in(bucket, key));
            }
        }
    }

    /// Where the keys are that begin with the same bits.
    fn bucket(&self, key: u32) -> Range<usize> {
        let at = key.checked_shr(self.shift).unwrap_or_default() as usize;
        match (self.directory.get(at), self.directory.get(at + 1)) {
            (Some(from), Some(to)) => *from as usize..*to as usize,
            _ => 0..0,
        }
    }

    fn values_in(&self, bucket: Range<usize>, key: u32) -> impl Iterator<Item = u32> {
        let keys = self.keys.get(bucket.clone()).unwrap_or_default();
        let values = self.values.get(bucket).unwrap_or_default();
        keys.iter()
            .zip(values)
            .skip_while(move |(k, _)| **k < key)
            .take_while(move |(k, _)| **k == key)
            .map(|(_, v)| *v)
    }
}

/// As it is kept: neighbours are close, and the directory is made again.
#[derive(Serialize, Deserialize)]
struct Stored {
    /// How far each key is from the one before.
    steps: Vec<u32>,
    values: Vec<u32>,
}

impl From<Multimap> for Stored {
    fn from(map: Multimap) -> Self {
        let Multimap { mut keys, values, .. } = map;
        let mut last = 0;
        for key in &mut keys {
            let step = key.wrapping_sub(last);
            last = std::mem::replace(key, step);
        }
        Self { steps: keys, values }
    }
}

impl From<Stored> for Multimap {
    fn from(stored: Stored) -> Self {
        let Stored { steps: mut keys, values } = stored;
        let mut last = 0_u32;
        for key in &mut keys {
            last = last.wrapping_add(*key);
            *key = last;
        }
        Self::of(keys, values)
    }
}

fn high(both: u64) -> u32 {
    (both >> 32) as u32
}

/// Spreads a key over all bits, so that the directory is filled evenly.
fn cut(key: u64) -> u32 {
    high((key ^ (key >> 29)).wrapping_mul(0xbf58_476d_1ce4_e5b9))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn every_value_is_found(pairs in proptest::collection::vec((0_u64..50, 0_u32..1000), 0..200)) {
            let map = Multimap::new(pairs.iter().copied());
            let again: Multimap = postcard::from_bytes(&postcard::to_allocvec(&map).unwrap()).unwrap();
            for (key, value) in &pairs {
                prop_assert!(map.get(*key).any(|found| found == *value));
                prop_assert!(again.get(*key).any(|found| found == *value));
                let mut all = Vec::new();
                map.get_all(&[*key, 1_000_000], &mut all);
                prop_assert_eq!(all, map.get(*key).collect::<Vec<_>>());
            }
            prop_assert_eq!(map.get(1_000_000).count(), 0);
        }
    }
}
