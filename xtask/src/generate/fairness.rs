//! The fairness register: of every check, what else its findings can mean and what clears them.

use vetwork_checks::all;
use vetwork_model::{Direction, Family};

use super::markdown::{GENERATED, check_link, list, sentence, yes};

pub(super) fn page() -> String {
    let mut text = format!(
        "{GENERATED}# Fairness register\n\nFor every check that raises a question: the innocent explanation, the causes it \
         shares with other checks (findings with one cause count once), what would clear it, and its limits. Nationality, \
         ethnicity, origin of a name, accent, language and style of writing are never inputs.\n\n"
    );
    let raises = all().iter().filter(|check| check.meta.direction == Direction::Raises);
    let special = raises.clone().filter(|check| check.meta.lawful.special_category.is_some()).count();
    let alone = raises.clone().filter(|check| !check.meta.never_alone).count();
    text.push_str(&format!(
        "{} checks raise questions. {alone} of them can escalate without a finding of another family beside them; \
         {special} touch a special category of data.\n",
        raises.clone().count()
    ));
    for family in Family::ALL {
        text.push_str(&format!("\n## {}\n", sentence(family.words())));
        let mut of_family: Vec<_> =
            raises.clone().map(|check| check.meta).filter(|meta| meta.family == family).collect();
        of_family.sort_by_key(|meta| meta.code);
        for meta in of_family {
            text.push_str(&format!("\n### {} {}\n\n", check_link(meta.code, "../checks/"), sentence(meta.title)));
            let mut line = |what: &str, value: &str| text.push_str(&format!("- {what}: {value}\n"));
            line("What else it could be", meta.innocent);
            line("Innocent causes", &list(meta.causes, |cause| cause.words().to_owned()));
            line("What would clear it", meta.clears);
            line("What it cannot see", meta.blind_spots);
            line("Strength at most", meta.ceiling.words());
            line("Never escalates alone", &yes(meta.never_alone));
            line("Compares or computes", &yes(meta.compares));
            line("Special category", meta.lawful.special_category.unwrap_or("none"));
        }
    }
    text
}
