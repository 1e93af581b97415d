//! The one way out: fetches a published file over HTTPS, goes on where it broke off, and asks for what changed only.
//! Reads no environment, no clock and no file: where bytes collect ([`Part`]), the proxy and the limits are given.

mod address;
mod attempt;
mod download;
mod error;
mod part;
mod way;

pub use address::{Address, AddressError};
pub use download::{Download, Downloader, Event, Fetched, Limits};
pub use error::NetError;
pub use part::{Kept, Part, Validators};
pub use way::{Way, WayError};
