//! Every rule by which a document is judged: what it asks, what its answer proves and what it does not.

use vetwork_identity::inspect::kinds;
use vetwork_identity::rules;

use super::markdown::{GENERATED, table};

pub(super) fn page() -> String {
    let kinds: Vec<String> = kinds().map(|kind| format!("- {kind}\n")).collect();
    let rows = rules().map(|rule| {
        [&format!("`{}`", rule.id), rule.asks, rule.holding, rule.broken, rule.source].map(str::to_owned).to_vec()
    });
    let header = ["Rule", "Asks", "What it proves when it holds", "What it proves when it does not", "Source"];
    format!(
        "{GENERATED}# Rules for documents\n\n`vetwork inspect` judges\n\n{}\nby these rules. A rule *holds* when all is as it \
         should be, which whoever makes a document up can see to; it is *proven* only where a signature bears it out. It is \
         *unusual* where honest documents are like this too, *refuted* where none can be, and *not judged* where it could not \
         be asked.\n\n{}",
        kinds.concat(),
        table(&header, rows)
    )
}
