//! Sanctions lists: read as published, indexed, searched by name with evidence in bits, and compared between two days.
//! A library on its own: it opens no file and no connection, and asks neither clock nor environment.
//!
//! ```
//! use vetwork_watchlist::formats::{Format, read};
//! use vetwork_watchlist::list::Source;
//! use vetwork_watchlist::screen::{Memory, Query, Screener, Standing};
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let file = "id,name,type,birth_date\n7,Orvanta Kelmisti,person,1983-11-25\n";
//! let list = read(Format::OwnCsv, Source::Other("mine".to_owned()), file.as_bytes())?;
//! let screener = Screener::new(vec![list]);
//! let mut memory = Memory::default();
//!
//! let name = || Query { name: "KELMISTY, Orvanta".to_owned(), ..Query::default() };
//! let hits = screener.screen(&name(), &mut memory);
//! assert_eq!(hits[0].party.id, "7");
//! assert_eq!(hits[0].standing, Standing::Open);
//!
//! let born = Query { birth: Some("1983-11-25".parse()?), ..name() };
//! assert_eq!(screener.screen(&born, &mut memory)[0].standing, Standing::Corroborated);
//! # Ok(())
//! # }
//! ```

pub mod accept;
pub mod birth;
pub mod change;
pub mod commonness;
pub mod compare;
pub mod contradiction;
pub mod country;
pub mod curated;
pub mod date;
pub mod exact;
pub mod formats;
mod index;
pub mod list;
pub mod name;
pub mod ownership;
pub mod party;
mod prepared;
pub mod published;
pub mod reach;
pub mod screen;
pub mod snapshot;
