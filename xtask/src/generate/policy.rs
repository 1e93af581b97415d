//! The reference of the policy: the default one with its comments as text, then its questions.

use vetwork_engine::Policy;
use vetwork_engine::policy::{DEFAULT, Question, RoleTrait};
use vetwork_model::SubjectKind;

use super::markdown::{GENERATED, check_links, table};
use crate::Failure;

pub(super) fn page() -> Result<String, Failure> {
    let policy = Policy::from_toml(DEFAULT).map_err(|error| Failure::Refused(error.to_string()))?;
    let mut text = format!("{GENERATED}# Policy\n\n");
    // The questions stand in a table of their own.
    let rules = DEFAULT.split("\n\n").filter(|block| !block.trim_start().starts_with("[[question]]"));
    for block in rules {
        text.push_str(&readable(block));
    }
    text.push_str("## Required questions\n\n");
    text.push_str(&table(
        &["Question", "Asked of", "From", "How", "Answered by one of"],
        policy.questions.iter().map(row),
    ));
    Ok(text)
}

/// A block of the file: the comment that opens it as text, the rest as TOML.
fn readable(block: &str) -> String {
    let lines: Vec<&str> = block.trim().lines().collect();
    let comments = lines.iter().take_while(|line| line.starts_with('#')).count();
    let (comment, toml) = lines.split_at(comments);
    let comment: String = comment.iter().map(|line| format!("{}\n", line.trim_start_matches('#').trim())).collect();
    let mut text = if comment.is_empty() { String::new() } else { format!("{}\n\n", comment.trim()) };
    if !toml.is_empty() {
        text.push_str(&format!("```toml\n{}\n```\n\n", toml.join("\n")));
    }
    text
}

fn row(question: &Question) -> Vec<String> {
    let of = match question.of {
        Some(SubjectKind::Person) => "people",
        Some(SubjectKind::Organisation) => "organisations",
        None => "all",
    };
    let role = match question.when {
        Some(RoleTrait::Remote) => ", remote roles",
        Some(RoleTrait::Privileged) => ", roles with production, payment or publishing rights",
        Some(RoleTrait::ThroughContractors) => ", roles reached through other firms",
        None => "",
    };
    vec![
        format!("{} (`{}`)", question.ask, question.id),
        format!("{of}{role}"),
        question.from.words().to_owned(),
        format!("{} About {} minutes.", question.how, question.minutes),
        check_links(question.answered_by.iter().map(String::as_str), "../checks/"),
    ]
}
