//! Records that last: sealed per subject, searchable by keyed hashes, with a history that proves itself.
//! One implementation for a SQLite file and for a PostgreSQL server.

pub mod blind;
pub mod card;
mod copy;
pub mod error;
pub mod forget;
pub mod history;
pub mod keep;
mod ledger;
pub mod likeness;
pub mod linked;
pub mod location;
pub mod log;
pub mod memory;
mod rotate;
pub mod screened;
pub mod seal;
pub mod sides;
pub mod sql;
pub mod store;
mod veil;
pub mod verify;

pub use card::{Claim, Keeping};
pub use error::{Result, StoreError};
pub use forget::Remembered;
pub use history::{Correction, Entry, Past, PastRecords};
pub use keep::{Answer, Context, Kept};
pub use likeness::Likeness;
pub use linked::{Around, Collection, Loaded, Moved, Nearest, Said, WhoElse};
pub use location::Location;
pub use log::entry::{Detail, Event, Kind};
pub use log::head::Head;
pub use memory::{Answers, Memory, Recall};
pub use screened::{About, Asking, OnRecord, ScreenedFacts, clearances};
pub use seal::{KeyError, KeySource, Keyring, Secret};
pub use store::{Actor, Counts, Found, Store, new_id};
pub use verify::{Proof, Verified};
