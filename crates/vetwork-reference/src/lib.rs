//! Reference and indicator data: small lists shipped inside the program, larger ones imported from
//! bytes, each with its version, age and hash.
//!
//! A miss always means "not in this list" and never more than that. Nothing here opens a file, reads the
//! clock or reaches the network: bytes and the day are passed in.

mod account;
mod country;
mod device;
mod domains;
mod embedded;
mod fold;
pub mod import;
pub mod indicators;
mod institution;
mod ip;
mod list;
mod mail_drop;
mod phrases;
mod reference;
mod snapshot;
mod sorted;
mod source;
mod tool;
mod zone;

pub use account::{AccountInstitution, AccountKind};
pub use country::{Country, CountryCode};
pub use device::{Bus, Confidence, Device, DeviceId};
pub use domains::{Certainty, EmailDomainClass};
pub use institution::InstitutionStatus;
pub use ip::{IpClass, IpFacts};
pub use list::{ListId, ListInfo, Origin};
pub use mail_drop::{MailDropBrand, MailDropKind};
pub use reference::Reference;
pub use snapshot::{Snapshot, SnapshotError};
pub use source::{HowSeen, Source, sources};
pub use tool::{Tool, ToolKind, ToolRelease};
