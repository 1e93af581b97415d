//! How well and how fast names are matched, on the saved lists and labelled names (which are not in the repository).
//! `cargo bench -p vetwork-watchlist --bench quality -- [pairs|itself|slips|un|noise|fairness|speed|changes]... [-v] [--json]`
#![expect(clippy::disallowed_methods, reason = "a benchmark reads files and looks at the clock")]
#![expect(clippy::unwrap_used, clippy::print_stdout, reason = "a benchmark is run by hand")]

mod changes;
mod data;
mod fair;
mod fairness;
mod pairs;
mod queries;
mod recall;
mod speed;

use serde_json::{Map, Value};
use vetwork_watchlist::screen::Screener;

fn main() {
    let args: Vec<String> = std::env::args().skip(1).filter(|arg| arg != "--bench").collect();
    if !data::path("watchlist").exists() {
        println!("NOT RUN: the saved lists are not here ({})", data::path("watchlist").display());
        return;
    }
    let verbose = args.iter().any(|arg| arg == "-v");
    match args.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["ask", name] => return recall::ask(&Screener::new(data::all()), name),
        ["queries"] => return queries::print(),
        ["keep", folder] => return speed::keep(folder.as_ref()),
        ["start", folder] => return speed::start(folder.as_ref()),
        _ => {}
    }
    let wanted = |what: &str| args.iter().all(|arg| arg.starts_with('-')) || args.iter().any(|arg| arg == what);
    let mut figures = Map::new();
    let mut part = |what: &str, run: &dyn Fn() -> Value| {
        if wanted(what) {
            figures.insert(what.to_owned(), run());
        }
    };
    part("pairs", &|| pairs::run(&data::sdn(), verbose));
    part("un", &|| recall::un(data::un(), verbose));
    part("itself", &|| recall::itself(&Screener::new(data::all()), verbose));
    part("slips", &|| recall::slips(&Screener::new(data::all()), verbose));
    part("noise", &|| recall::noise(&Screener::new(data::all())));
    part("fairness", &|| fair::run(verbose));
    part("speed", &|| speed::run(data::all()));
    if args.iter().any(|arg| arg == "changes") {
        changes::run(verbose);
    }
    if args.iter().any(|arg| arg == "--json") {
        println!("{}", Value::Object(figures));
    }
}
