//! Screens a name against a list: `cargo run -p vetwork-watchlist --example screen`.
#![allow(clippy::print_stdout, reason = "an example shows what it finds")]

use vetwork_watchlist::formats::{Format, read};
use vetwork_watchlist::list::Source;
use vetwork_watchlist::screen::{Memory, Query, Screener};

const LIST: &str = "id,name,type,birth_date\n7,Orvanta Kelmisti,person,1983-11-25\n";

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let list = read(Format::OwnCsv, Source::Other("mine".to_owned()), LIST.as_bytes())?;
    let screener = Screener::new(vec![list]);
    let query = Query { name: "KELMISTY, Orvanta".to_owned(), birth: Some("1983".parse()?), ..Query::default() };
    for hit in screener.screen(&query, &mut Memory::default()) {
        println!("entry {} of {}: {:?}, {:.1} bits", hit.party.id, hit.list.source.title(), hit.standing, hit.bits);
        for line in hit.name.iter().flat_map(|name| name.lines()) {
            println!("  {:?} and {:?}: {:?}, {:+.1} bits", line.asked, line.listed, line.relation, line.bits);
        }
    }
    Ok(())
}
