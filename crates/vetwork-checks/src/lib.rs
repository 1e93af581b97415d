//! One file per check, and the registry. A check asks one question of a dossier and answers with an
//! outcome; it weighs nothing and renders nothing.

#[macro_use]
mod registry;

pub mod context;
pub mod indicators;
pub mod keys;
mod marks;
pub mod population;
pub mod screening;
pub mod shapes;
mod texts;
pub mod ties;

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

pub use context::{Case, Context, Memo};
pub use indicators::IndicatorIndex;
pub use keys::{Keyed, keys_of};
pub use population::{Collector, Population, Remembered};
pub use registry::Check;
pub use screening::{AskedList, PartyQueries, Watchlists, queries_of};
pub use ties::ties;

mod checks;

/// All checks, by family and then as registered.
pub fn all() -> &'static [Check] {
    static ALL: LazyLock<Vec<Check>> = LazyLock::new(|| {
        [
            checks::identity::CHECKS,
            checks::contact::CHECKS,
            checks::credentials::CHECKS,
            checks::logistics::CHECKS,
            checks::payment::CHECKS,
            checks::network::CHECKS,
            checks::device::CHECKS,
            checks::behaviour::CHECKS,
            checks::links::CHECKS,
            checks::watchlist::CHECKS,
        ]
        .concat()
    });
    &ALL
}

/// All checks, by code.
pub fn by_code() -> &'static [Check] {
    static BY_CODE: LazyLock<Vec<Check>> = LazyLock::new(|| {
        let mut checks = all().to_vec();
        checks.sort_by_key(|check| check.meta.code);
        checks
    });
    &BY_CODE
}

/// The check with this code or name.
pub fn find(code_or_name: &str) -> Option<&'static Check> {
    static BY_CODE: LazyLock<FxHashMap<&str, &Check>> =
        LazyLock::new(|| all().iter().map(|check| (check.meta.code.0, check)).collect());
    let typed = || {
        all()
            .iter()
            .find(|check| check.meta.code.0.eq_ignore_ascii_case(code_or_name) || check.meta.name == code_or_name)
    };
    BY_CODE.get(code_or_name).copied().or_else(typed)
}
