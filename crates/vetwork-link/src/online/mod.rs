//! Linking whoever comes against all before, record by record, with a model that stays. Whatever the order in which records
//! come, go and come again, their identities are those that [`crate::linkage::Linkage::under`] gives to the same set.
//!
//! Open `load.rs` (what happens to a record), then `step.rs` (which evidence that changes) and `pieces.rs` (who is joined anew).

mod index;
mod load;
mod memory;
mod outcome;
mod pieces;
mod step;

pub use index::{Block, Content, Crowd, Cut, Held, Index, NewNode, Number, Standing, Step, Tie};
pub use load::Online;
pub use memory::{Memory, Shape};
pub use outcome::{Cause, Found, Move, Near, OnlineError, Outcome, Way};
