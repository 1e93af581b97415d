//! What speaks against an identity: a price when it is seen, and something back when it is explained.

/// One contradiction, after the contra-indicators of GOV.UK One Login.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Contradiction {
    /// What it costs.
    pub price: u16,
    /// What is given back once it was explained, at most the price.
    pub returned: u16,
    /// Was it explained?
    pub is_explained: bool,
}

/// What all of them cost together.
pub(super) fn cost(contradictions: &[Contradiction]) -> i32 {
    let each = contradictions.iter().map(|one| {
        let returned = if one.is_explained { one.returned.min(one.price) } else { 0 };
        i32::from(one.price - returned)
    });
    each.fold(0, i32::saturating_add)
}
