//! How well and how fast names are matched, on the saved lists and labelled names (which are not in the repository).
//! `cargo bench -p vetwork-watchlist --bench quality -- [pairs|itself|un|speed|changes]... [-v]`
#![expect(clippy::disallowed_methods, reason = "a benchmark reads files and looks at the clock")]
#![expect(clippy::unwrap_used, clippy::print_stdout, reason = "a benchmark is run by hand")]

mod changes;
mod data;
mod pairs;
mod recall;
mod speed;

use vetwork_watchlist::screen::Screener;

fn main() {
    let args: Vec<String> = std::env::args().skip(1).filter(|arg| arg != "--bench").collect();
    if !data::path("watchlist").exists() {
        println!("NOT RUN: the saved lists are not here ({})", data::path("watchlist").display());
        return;
    }
    let verbose = args.iter().any(|arg| arg == "-v");
    if let Some(at) = args.iter().position(|arg| arg == "ask") {
        return recall::ask(&Screener::new(vec![data::un()]), &args[at + 1]);
    }
    let wanted = |what: &str| args.iter().all(|arg| arg.starts_with('-')) || args.iter().any(|arg| arg == what);
    if wanted("pairs") {
        pairs::run(&data::sdn(), verbose);
    }
    if wanted("un") {
        recall::un(data::un(), verbose);
    }
    if wanted("itself") {
        recall::itself(&Screener::new(data::all()), verbose);
    }
    if wanted("speed") {
        speed::run(data::all());
    }
    if wanted("changes") {
        changes::run(verbose);
    }
}
