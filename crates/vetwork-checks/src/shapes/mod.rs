//! The few shapes that checks have, so that a check reads as its question and nothing else.

pub mod abroad;
pub mod alike;
pub mod answers;
pub mod calls;
pub mod career;
pub mod connected;
pub mod delivery;
pub mod display_names;
pub mod incidents;
pub mod indicated;
pub mod listed;
pub mod owned;
pub mod pay;
pub mod payee;
pub mod place;
pub mod register;
pub mod reported;
pub mod shared;
pub mod tools;
