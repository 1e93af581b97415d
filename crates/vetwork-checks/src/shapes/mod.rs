//! The few shapes that checks have, so that a check reads as its question and nothing else.

pub mod answers;
pub mod career;
pub mod abroad;
pub mod calls;
pub mod connected;
pub mod display_names;
pub mod incidents;
pub mod pay;
pub mod place;
pub mod register;
pub mod reported;
pub mod shared;
pub mod delivery;
pub mod payee;
pub mod tools;
pub mod indicated;
