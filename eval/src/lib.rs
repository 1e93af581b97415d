//! Synthetic dossiers, counterfactual twins and a frozen baseline: how the checks and the comparison of
//! names are held to what they promise. For development only; nothing of the product depends on it.

pub mod baseline;
pub mod cast;
pub mod distribution;
mod fresh;
pub mod impact;
pub mod judge;
pub mod origins;
pub mod pages;
pub mod population;
pub mod random;
pub mod render;
pub mod rings;
pub mod twins;
