//! Person names: whether two spellings can be the name of one person, the same way for every origin.
//! A name's origin is never reported; only the relation between two names leaves this module.

mod align;
mod chinese;
mod japanese;
mod korean;
mod nickname;
mod organisation;
mod parts;
mod sound;
mod spelling;
mod surname;
#[cfg(test)]
mod tests;

pub use organisation::looks_like_organisation;

use align::Alignment;
use parts::{Name, Script};

/// How two names relate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NameRelation {
    /// One name, up to case, accents, order, punctuation and titles.
    Same,
    /// One name in another usual form: a part left out, an initial, a short form, another romanisation, a slip.
    Variant,
    /// Each name has a part for which the other has no counterpart.
    Different,
    /// The names do not say: one is missing, a lone part, an organisation, or in scripts that cannot be compared.
    CannotTell,
}

/// Longer texts are not names; the bound keeps hostile input cheap.
const MAX_LENGTH: usize = 200;

/// Compares the names of two people. The order of the two does not matter.
///
/// ```text
/// compare("Dana Kessler", "KESSLER, DANA")   == Same
/// compare("Dana Kessler", "D. Kessler")      == Variant
/// compare("Dana Kessler", "Mira Kessler")    == Different
/// compare("Dana Kessler", "Dana")            == CannotTell
/// ```
#[must_use]
pub fn compare(a: &str, b: &str) -> NameRelation {
    match read(a, b) {
        Some((a, b)) => relation(&a, &b),
        None => NameRelation::CannotTell,
    }
}

/// Whether one part of the names agrees while the rest differs, as between relatives, or before and after a change of
/// family name. It explains a difference; it does not claim that the two are related.
#[must_use]
pub fn kinship_hint(a: &str, b: &str) -> bool {
    let Some((a, b)) = read(a, b) else {
        return false;
    };
    if relation(&a, &b) != NameRelation::Different {
        return false;
    }
    let alignment = Alignment::of(&a, &b);
    if alignment.syllabic {
        // A syllable in common (`Ji-woo`, `Gun-woo`) is no part in common.
        return korean::part_shared(&a, &b) || chinese::part_shared(&a, &b);
    }
    alignment.full > 0 || align::feminine_family(&a, &b)
}

fn read(a: &str, b: &str) -> Option<(Name, Name)> {
    if a.len() > MAX_LENGTH || b.len() > MAX_LENGTH {
        return None;
    }
    let (first, second) = (Name::read(a), Name::read(b));
    let organisation = || looks_like_organisation(a) || looks_like_organisation(b);
    (first.is_comparable() && second.is_comparable() && !organisation()).then_some((first, second))
}

fn relation(a: &Name, b: &Name) -> NameRelation {
    if a.script == Script::Han && b.script == Script::Han && a.original == b.original {
        return NameRelation::Same;
    }
    if a.parts.len() == b.parts.len() && align::same_parts(a, b) {
        return if a.script == b.script || (a.script.is_exact() && b.script.is_exact()) {
            NameRelation::Same
        } else {
            NameRelation::Variant
        };
    }
    if a.script == Script::Coarse || b.script == Script::Coarse {
        return coarse(a, b);
    }
    let aligned = Alignment::of(a, b).relation();
    let romanised = || korean::matches(a, b) || chinese::matches(a, b);
    let relation = if aligned != NameRelation::Same && romanised() { NameRelation::Variant } else { aligned };
    let one_is_han = (a.script == Script::Han) != (b.script == Script::Han);
    match relation {
        NameRelation::Same if one_is_han => NameRelation::Variant,
        // Characters read in Mandarin say nothing about a Japanese or Korean reading of them.
        NameRelation::Different if one_is_han && !(chinese::is_shaped(a) && chinese::is_shaped(b)) => {
            NameRelation::CannotTell
        }
        relation => relation,
    }
}

/// Scripts that leave vowels unwritten, or that are only roughly romanised here, can confirm but not refute.
fn coarse(a: &Name, b: &Name) -> NameRelation {
    let (mut left, mut right) = (a.skeletons(), b.skeletons());
    left.sort();
    right.sort();
    let enough = left.len() > 1 || a.original == b.original;
    let joined = |name: &Name| name.skeletons().concat();
    if enough && a.script == b.script && a.original == b.original {
        NameRelation::Same
    } else if enough && (left == right || (right.len() > 1 && joined(a) == joined(b))) {
        NameRelation::Variant
    } else {
        NameRelation::CannotTell
    }
}
