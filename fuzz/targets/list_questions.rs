//! People to be asked for, in bulk: a table or lines of JSON.
#![no_main]
// Parser: crates/vetwork-watchlist/src/formats/asked.rs crates/vetwork-watchlist/src/formats/asked/cells.rs crates/vetwork-watchlist/src/formats/asked/column.rs

use libfuzzer_sys::fuzz_target;
use vetwork_watchlist::formats::asked::{DateOrder, Rows};

fuzz_target!(|bytes: &[u8]| {
    for order in [DateOrder::Unknown, DateOrder::DayFirst, DateOrder::MonthFirst] {
        let Ok(mut rows) = Rows::open(bytes, order) else { return };
        let mut last = 0;
        while let Ok(Some(row)) = rows.next_row() {
            let line = row.map_or_else(|unread| unread.line, |asked| asked.line);
            assert!(line >= last, "rows come in the order of the file");
            last = line;
        }
    }
});
