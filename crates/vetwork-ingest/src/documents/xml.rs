//! XML of Office parts: how the reader that all share fares on one part.

use vetwork_identity::markup::{self, MarkupError};

pub(super) use vetwork_identity::markup::Item;

use super::{Place, Problem};

/// Calls `each` for every item of a part, until the part or its soundness ends.
pub(super) fn walk(name: &str, xml: &str, depth: usize, each: impl FnMut(Item)) -> Result<(), Problem> {
    markup::walk(xml, depth, each).map_err(|error| match error {
        MarkupError::Damaged => Problem::Damaged { place: Place::Part(name.to_owned()) },
        MarkupError::TooDeep => Problem::TooComplex,
        MarkupError::Entities => Problem::Entities,
    })
}
