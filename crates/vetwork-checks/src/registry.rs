//! The list of all checks. `registry!` makes the module and the entry at once, so that a check
//! cannot exist without being registered.

use vetwork_model::{Meta, Need, Outcome};

use crate::Context;

/// A check: what it is, and how it judges.
#[derive(Clone, Copy)]
pub struct Check {
    /// What it is.
    pub meta: &'static Meta,
    /// How it judges. Called only when its needs are met.
    pub run: fn(&Context<'_>) -> Outcome,
}

impl Check {
    /// Does it hold names against sanctions lists? Then it cannot be blind to names; every other check is.
    #[must_use]
    pub fn asks_lists(&self) -> bool {
        self.meta.needs.contains(&Need::Watchlists)
    }
}

/// The checks of one family, one module each.
macro_rules! registry {
    ($($module:ident),* $(,)?) => {
        $(pub(crate) mod $module;)*
        pub(crate) static CHECKS: &[$crate::registry::Check] = &[
            $($crate::registry::Check { meta: &$module::META, run: $module::run },)*
        ];
    };
}
