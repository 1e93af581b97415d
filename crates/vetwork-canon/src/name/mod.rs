//! Person names: whether two spellings can be the name of one person, the same way for every origin.
//! A name's origin is never reported; only the relation between two names leaves this module.

mod align;
mod chinese;
mod japanese;
mod korean;
pub mod likeness;
mod nickname;
mod organisation;
mod parts;
mod sound;
mod spelling;
mod surname;
pub mod syllabic;
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
    Comparison::of(a, b).relation
}

/// What two names say of each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Comparison {
    /// How they relate, as [`compare`] has it.
    pub relation: NameRelation,
    /// Whether one part agrees while the rest differs, as between relatives, or before and after a change of family
    /// name. It explains a difference; it does not claim that the two are related.
    pub may_be_kin: bool,
}

impl Comparison {
    /// Compares the names of two people. The order of the two does not matter.
    #[must_use]
    pub fn of(a: &str, b: &str) -> Self {
        ReadName::new(a).compare(&ReadName::new(b))
    }
}

/// A name in its parts, to be compared with many others.
#[derive(Debug)]
pub struct ReadName(Option<Name>);

impl ReadName {
    /// Reads a name. What cannot be a person's name compares as [`NameRelation::CannotTell`].
    #[must_use]
    pub fn new(name: &str) -> Self {
        Self(read(name))
    }

    /// As [`Comparison::of`].
    #[must_use]
    pub fn compare(&self, other: &Self) -> Comparison {
        let (Some(a), Some(b)) = (&self.0, &other.0) else {
            return Comparison { relation: NameRelation::CannotTell, may_be_kin: false };
        };
        let (relation, alignment) = relation(a, b);
        let may_be_kin = relation == NameRelation::Different && alignment.is_some_and(|it| share_a_part(a, b, it));
        Comparison { relation, may_be_kin }
    }
}

fn share_a_part(a: &Name, b: &Name, alignment: Alignment) -> bool {
    if alignment.syllabic {
        // A syllable in common (`Ji-woo`, `Gun-woo`) is no part in common.
        return korean::part_shared(a, b) || chinese::part_shared(a, b);
    }
    alignment.full > 0 || align::feminine_family(a, b)
}

fn read(name: &str) -> Option<Name> {
    if name.len() > MAX_LENGTH {
        return None;
    }
    let read = Name::read(name);
    (read.is_comparable() && !looks_like_organisation(name)).then_some(read)
}

/// How two names relate, with their alignment where it took one: always where they differ.
fn relation(a: &Name, b: &Name) -> (NameRelation, Option<Alignment>) {
    if a.script == Script::Han && b.script == Script::Han && a.original == b.original {
        return (NameRelation::Same, None);
    }
    if a.parts.len() == b.parts.len() && align::same_parts(a, b) {
        let same = a.script == b.script || (a.script.is_exact() && b.script.is_exact());
        return (if same { NameRelation::Same } else { NameRelation::Variant }, None);
    }
    if a.script == Script::Coarse || b.script == Script::Coarse {
        return (coarse(a, b), None);
    }
    let alignment = Alignment::of(a, b);
    let aligned = alignment.relation();
    let romanised = || korean::matches(a, b) || chinese::matches(a, b);
    let relation = if aligned != NameRelation::Same && romanised() { NameRelation::Variant } else { aligned };
    let one_is_han = (a.script == Script::Han) != (b.script == Script::Han);
    let relation = match relation {
        NameRelation::Same if one_is_han => NameRelation::Variant,
        // Characters read in Mandarin say nothing about a Japanese or Korean reading of them.
        NameRelation::Different if one_is_han && !(chinese::is_shaped(a) && chinese::is_shaped(b)) => {
            NameRelation::CannotTell
        }
        relation => relation,
    };
    (relation, Some(alignment))
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
