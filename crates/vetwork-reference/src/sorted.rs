//! A sorted, unique set of short strings held in one allocation, searched by bisection.

/// Sorted unique strings; none holds a line feed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct SortedStrings {
    text: String,
    /// End offset of each string within `text`.
    ends: Vec<u32>,
}

impl SortedStrings {
    /// Collects, sorts and drops duplicates.
    pub(crate) fn collect(strings: impl IntoIterator<Item = String>) -> Self {
        let mut strings: Vec<String> = strings.into_iter().filter(|s| !s.is_empty() && !s.contains('\n')).collect();
        strings.sort_unstable();
        strings.dedup();
        let mut set = Self::default();
        for string in &strings {
            set.text.push_str(string);
            match u32::try_from(set.text.len()) {
                Ok(end) => set.ends.push(end),
                Err(_) => break,
            }
        }
        set
    }

    pub(crate) fn len(&self) -> usize {
        self.ends.len()
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &str> {
        (0..self.len()).map(|at| self.at(at))
    }

    pub(crate) fn contains(&self, wanted: &str) -> bool {
        let (mut low, mut high) = (0, self.len());
        while low < high {
            let middle = low + (high - low) / 2;
            match self.at(middle).cmp(wanted) {
                std::cmp::Ordering::Equal => return true,
                std::cmp::Ordering::Less => low = middle + 1,
                std::cmp::Ordering::Greater => high = middle,
            }
        }
        false
    }

    fn at(&self, index: usize) -> &str {
        let offset = |i: usize| self.ends.get(i).map_or(0, |&end| end as usize);
        let start = index.checked_sub(1).map_or(0, offset);
        self.text.get(start..offset(index)).unwrap_or("")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn finds_exactly_its_members(words in proptest::collection::vec("[a-z.]{1,6}", 0..60), other in "[a-z.]{1,6}") {
            let set = SortedStrings::collect(words.clone());
            prop_assert!(words.iter().all(|w| set.contains(w)));
            prop_assert_eq!(set.contains(&other), words.contains(&other));
            prop_assert!(set.iter().is_sorted());
        }
    }
}
