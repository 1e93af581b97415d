//! The index of all checks, by family and by phase.

use vetwork_checks::all;
use vetwork_model::{Family, Phase};

use super::markdown::{GENERATED, check_link, sentence, table};

pub(super) fn page() -> String {
    let mut text = format!("{GENERATED}# Checks\n\n");
    let compares = all().iter().filter(|check| check.meta.compares).count();
    text.push_str(&format!(
        "{} checks; {compares} of them compare two pieces of evidence or compute something. No check decides: \
         a finding is weighed with all others, and a person decides.\n\n## By family\n",
        all().len()
    ));
    for family in Family::ALL {
        let mut of_family: Vec<_> = all().iter().map(|check| check.meta).filter(|meta| meta.family == family).collect();
        of_family.sort_by_key(|meta| meta.code);
        text.push_str(&format!("\n### {}\n\n", sentence(family.words())));
        let rows = of_family
            .iter()
            .map(|meta| vec![check_link(meta.code, ""), meta.question.to_owned(), meta.ceiling.words().to_owned()]);
        text.push_str(&table(&["Code", "Question", "At most"], rows));
    }
    text.push_str("\n## By phase\n\nA check stands under the first phase in which it can be asked.\n");
    for phase in Phase::ALL {
        let mut of_phase: Vec<_> =
            all().iter().map(|check| check.meta).filter(|meta| meta.phases.first() == Some(&phase)).collect();
        of_phase.sort_by_key(|meta| meta.code);
        if of_phase.is_empty() {
            continue;
        }
        text.push_str(&format!("\n### {}\n\n", sentence(phase.words())));
        for meta in of_phase {
            text.push_str(&format!("- {} {}\n", check_link(meta.code, ""), sentence(meta.title)));
        }
    }
    text
}
