//! Who is the same as whom: records are brought together by what they agree in, compared field by field, weighed in bits
//! that are learnt from the records themselves, and joined to identities.
//!
//! Begin with [`linkage::Linkage::of`], which does all of it, and [`specification::Specification`], which says what the
//! columns of a table hold.

pub mod agreement;
pub mod blocking;
pub mod estimate;
pub mod group;
pub mod identity;
pub mod judgement;
pub mod kind;
pub mod linkage;
pub mod links;
pub mod model;
pub mod network;
pub mod online;
pub mod path;
pub mod pattern;
pub mod piece;
pub mod rules;
pub mod similarity;
pub mod specification;
mod stable;
pub mod table;
pub mod text;
pub mod vocabulary;
pub mod weights;
