//! The facts that a dossier can hold, by area. A fact says what was said or seen; it never concludes.

mod conduct;
mod contact;
mod interview;
mod judged;
mod logistics;
mod organisation;
mod payment;
mod person;
mod session;
mod work;

pub use conduct::*;
pub use contact::*;
pub use interview::*;
pub use judged::*;
pub use logistics::*;
pub use organisation::*;
pub use payment::*;
pub use person::*;
pub use session::*;
pub use work::*;
