//! The checks, a folder per family, a file and a page per check.

pub(crate) mod behaviour;
pub(crate) mod contact;
pub(crate) mod credentials;
pub(crate) mod device;
pub(crate) mod identity;
pub(crate) mod links;
pub(crate) mod logistics;
pub(crate) mod network;
pub(crate) mod payment;
pub(crate) mod watchlist;
