//! Whether a list that was read may take the place of the one in use: whole, not shrunk, not older, understood.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::list::List;

/// Why a list is refused. The one in use stays.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The list counts itself, and the count is another.
    #[error("the list says that it has {declared} entries, and {read} were read: it is cut or damaged")]
    Count {
        /// What the list says.
        declared: u64,
        /// What was read.
        read: usize,
    },
    /// It lost more entries than any change of a day takes away.
    #[error("the list has {read} entries, and the one in use has {in_use}: it lost {lost} % of them")]
    Shrunk {
        /// Entries in use.
        in_use: usize,
        /// Entries read.
        read: usize,
        /// The loss.
        lost: usize,
    },
    /// It is of an earlier day.
    #[error("the list is of {published}, and the one in use is of {in_use}")]
    Older {
        /// The day that it gives itself.
        published: Date,
        /// The day of the list in use.
        in_use: Date,
    },
    /// Too much was not understood: its publisher changed the format, or the columns moved.
    #[error(
        "{problems} places in {entries} entries were not understood, most of them in {field}: the format has changed"
    )]
    NotUnderstood {
        /// How many places.
        problems: usize,
        /// How many entries.
        entries: usize,
        /// The field that was not understood most often.
        field: String,
    },
}

/// A list may lose a fifth of its entries at once; more has always been an error of its publisher or of a download.
const MOST_LOST: usize = 20;

/// Of a smaller list, no share is an alarm.
const SMALL: usize = 20;

/// Looks at a list before it takes the place of the one in use.
///
/// ```
/// use vetwork_watchlist::accept::{Refusal, accept};
/// use vetwork_watchlist::formats::{Format, read};
/// use vetwork_watchlist::list::Source;
///
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let list = |entries: usize| {
///     let file = (1..=entries).fold("name\n".to_owned(), |file, number| format!("{file}Person {number}\n"));
///     read(Format::OwnCsv, Source::Other("mine".to_owned()), file.as_bytes())
/// };
/// assert_eq!(accept(&list(50)?, Some(&list(40)?)), Ok(()));
/// assert_eq!(accept(&list(10)?, Some(&list(40)?)), Err(Refusal::Shrunk { in_use: 40, read: 10, lost: 75 }));
/// # Ok(())
/// # }
/// ```
///
/// # Errors
///
/// Says the first reason against it. Whoever knows better may take it in without asking.
pub fn accept(list: &List, in_use: Option<&List>) -> Result<(), Refusal> {
    let read = list.parties.len();
    if let Some(declared) = list.declared.filter(|declared| usize::try_from(*declared) != Ok(read)) {
        return Err(Refusal::Count { declared, read });
    }
    if list.problems.len() > SMALL && list.problems.len() > read / 4 {
        let mut fields: BTreeMap<&str, usize> = BTreeMap::new();
        for problem in &list.problems {
            *fields.entry(&problem.field).or_default() += 1;
        }
        let field = fields.iter().max_by_key(|(_, count)| **count).map_or("", |(field, _)| *field).to_owned();
        return Err(Refusal::NotUnderstood { problems: list.problems.len(), entries: read, field });
    }
    let Some(in_use) = in_use else {
        return Ok(());
    };
    let had = in_use.parties.len();
    let lost = had.saturating_sub(read) * 100 / had.max(1);
    if had > SMALL && lost > MOST_LOST {
        return Err(Refusal::Shrunk { in_use: had, read, lost });
    }
    match (list.published, in_use.published) {
        (Some(published), Some(in_use)) if published < in_use => Err(Refusal::Older { published, in_use }),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::list::{Problem, Source};
    use crate::party::{Party, Place};

    fn list(entries: usize, published: &str) -> List {
        let mut list = List::new(Source::UnitedNations);
        list.parties.resize(entries, Party::default());
        list.published = published.parse().ok();
        list
    }

    #[test]
    fn what_takes_the_place_of_a_list() {
        let in_use = list(1000, "2026-08-20");
        let day = |text: &str| text.parse().unwrap();
        let counted = |declared| List { declared: Some(declared), ..list(1000, "2026-08-21") };
        let odd = |problems| {
            let problem = Problem { place: Place::Nowhere, field: "dateOfBirth".into(), what: String::new() };
            List { problems: vec![problem; problems], ..list(1000, "2026-08-21") }
        };
        for (new, expected) in [
            (list(990, "2026-08-21"), Ok(())),
            (list(800, "2026-08-20"), Ok(())),
            (counted(1000), Ok(())),
            (counted(1001), Err(Refusal::Count { declared: 1001, read: 1000 })),
            (list(500, "2026-08-21"), Err(Refusal::Shrunk { in_use: 1000, read: 500, lost: 50 })),
            (list(1000, "2026-08-19"), Err(Refusal::Older { published: day("2026-08-19"), in_use: day("2026-08-20") })),
            (odd(200), Ok(())),
            (odd(300), Err(Refusal::NotUnderstood { problems: 300, entries: 1000, field: "dateOfBirth".into() })),
        ] {
            assert_eq!(accept(&new, Some(&in_use)), expected);
        }
        assert_eq!(accept(&list(3, "2026-08-21"), Some(&list(15, "2026-08-20"))), Ok(()));
        assert_eq!(accept(&list(1, "2020-01-01"), None), Ok(()));
    }
}
