//! The page of one check: what it is, from its metadata, then what its authors wrote, with the cases
//! made readable.

use vetwork_engine::{Policy, policy};
use vetwork_model::{Direction, Disposition, Meta};

use super::markdown::{GENERATED, SOURCES, list, needs, sentence, source_line, subjects, table, yes};
use crate::Failure;

pub(super) fn page(meta: &Meta) -> Result<String, Failure> {
    let mut text = format!("{GENERATED}# {}: {}\n\n", meta.code, sentence(meta.title));
    text.push_str(&format!("`{}`\n\n{}\n\n", meta.name, meta.question));
    text.push_str(&table(&["", ""], facts(meta)?));
    for (heading, body) in sections(meta.page) {
        let body = match heading {
            "Sources" => sources(meta)?,
            "Cases" => cases(body),
            _ => body.to_owned(),
        };
        text.push_str(&format!("\n## {heading}\n\n{body}\n"));
    }
    Ok(text)
}

fn facts(meta: &Meta) -> Result<Vec<Vec<String>>, Failure> {
    let policy = Policy::from_toml(policy::DEFAULT).map_err(|error| Failure::Refused(error.to_string()))?;
    let bits = f64::from(policy.decibits(meta.code, meta.ceiling)) / 10.0;
    let direction = match meta.direction {
        Direction::Raises => "raises a question",
        Direction::Lowers => "speaks for the subject",
    };
    let step = match meta.next_step.disposition {
        Disposition::Safe => "safe: anybody may take it",
        Disposition::Adverse => "adverse: a person signs for it",
    };
    let mut facts = vec![
        ("Family", meta.family.words().to_owned()),
        ("Asked of", subjects(meta)),
        ("Asked in", list(meta.phases, |phase| phase.words().to_owned())),
        ("Needs", needs(meta)),
        ("A finding", direction.to_owned()),
        ("Strength at most", format!("{}, {bits:.1} bits in the default policy", meta.ceiling.words())),
        ("Innocent causes", list(meta.causes, |cause| cause.words().to_owned())),
        ("Bears on", list(meta.hypotheses, |hypothesis| hypothesis.question().to_owned())),
        ("What would clear it", meta.clears.to_owned()),
        ("Never escalates alone", yes(meta.never_alone)),
        ("Compares or computes", yes(meta.compares)),
        ("Next step", format!("{step}, about {} minutes", meta.next_step.minutes)),
        ("Privacy notice", meta.lawful.notice.to_owned()),
    ];
    let later = |(law, phase): &(vetwork_model::Jurisdiction, vetwork_model::Phase)| {
        format!("{} from {} on", law.words(), phase.words())
    };
    if !meta.lawful.not_before.is_empty() {
        facts.push(("By law", list(meta.lawful.not_before, later)));
    }
    if let Some(category) = meta.lawful.special_category {
        facts.push(("Special category", category.to_owned()));
    }
    facts.push(("Catalogue", list(meta.catalogue, |row| (*row).to_owned())));
    Ok(facts.into_iter().map(|(what, value)| vec![format!("**{what}**"), value]).collect())
}

/// Headings of level two with what stands under them.
fn sections(page: &str) -> impl Iterator<Item = (&str, &str)> {
    page.split("\n## ").skip(1).map(|section| {
        let (heading, body) = section.split_once('\n').unwrap_or((section, ""));
        (heading.trim(), body.trim())
    })
}

fn sources(meta: &Meta) -> Result<String, Failure> {
    let line = |id: &&str| {
        let source = SOURCES.get(*id).map(|source| format!("- {}", source_line(source)));
        source.ok_or_else(|| {
            Failure::Refused(format!("{} names the source {id}, which data/sources.toml does not have", meta.code))
        })
    };
    Ok(meta.sources.iter().map(line).collect::<Result<Vec<_>, _>>()?.join("\n"))
}

/// The cases as people read them: dossiers as YAML, the expectation as a sentence.
fn cases(body: &str) -> String {
    let mut text = String::from("Each case is a test: what stands here is what the check does.\n\n");
    let mut expectation = false;
    for line in body.lines() {
        match line {
            "```dossier" => text.push_str("```yaml\n"),
            "```indicators" => text.push_str("The employer's own indicators:\n\n```csv\n"),
            "```expect" => expectation = true,
            "```" if expectation => expectation = false,
            line if expectation => text.push_str(&format!("**{}**\n", outcome(line))),
            line => text.push_str(&format!("{line}\n")),
        }
    }
    text.trim_end().to_owned()
}

/// An `expect` block in words.
fn outcome(expected: &str) -> String {
    match expected.trim().split_once(' ') {
        Some(("finding", strength)) => format!("Finding, {strength}."),
        Some(("not-checked", missing)) => format!("Not checked: missing {missing}."),
        _ => match expected.trim() {
            "clear" => "Clear.".to_owned(),
            "not-applicable" => "Not applicable.".to_owned(),
            other => format!("{}.", sentence(other)),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_case_becomes_yaml_and_a_sentence() {
        let page = "### None\n\n```dossier\nname: A\n```\n\n```expect\nnot-checked emails\n```\n";
        assert!(
            cases(page).ends_with("### None\n\n```yaml\nname: A\n```\n\n**Not checked: missing emails.**"),
            "{}",
            cases(page)
        );
    }

    #[test]
    fn every_expectation_on_every_page_is_put_into_words() {
        for check in vetwork_checks::all() {
            let page = page(check.meta).unwrap();
            assert!(!page.contains("```expect") && !page.contains("```dossier"), "{}", check.meta.code);
            assert_eq!(page.matches("```").count() % 2, 0, "{}", check.meta.code);
        }
    }
}
