//! Text of a resume to the facts that it claims, by fixed rules; what is unsure is left out.

mod contact;
mod dates;
mod headings;
mod history;
mod words;

use serde::{Deserialize, Serialize};

use self::headings::Section;

const SKILLS: usize = 100;

/// What a resume claims. Nothing here was checked, and nothing is a judgement.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ResumeFacts {
    /// The first line that reads as a name.
    pub name: Option<String>,
    /// E-mail addresses, as written.
    pub emails: Vec<String>,
    /// Phone numbers, as written.
    pub phones: Vec<String>,
    /// Web addresses, as written.
    pub links: Vec<String>,
    /// Jobs, in the order of the text.
    pub employment: Vec<EmploymentLine>,
    /// Studies, in the order of the text.
    pub education: Vec<EducationLine>,
    /// Skills, in the order of the text.
    pub skills: Vec<String>,
}

/// One job. Dates are ISO 8601 as precise as the text: `2018`, `2018-03` or `2018-03-01`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct EmploymentLine {
    /// Who employed.
    pub employer: Option<String>,
    /// As what.
    pub title: Option<String>,
    /// First day, month or year.
    pub from: Option<String>,
    /// Last day, month or year; none when current.
    pub to: Option<String>,
    /// Said to go on.
    pub current: bool,
}

/// One course of study. Dates as in [`EmploymentLine`].
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct EducationLine {
    /// Where.
    pub institution: Option<String>,
    /// What for.
    pub degree: Option<String>,
    /// First day, month or year.
    pub from: Option<String>,
    /// Last day, month or year, or the year of the degree.
    pub to: Option<String>,
}

/// Reads the facts of a resume from its text, in English, German, French, Spanish, Polish, Italian, Dutch and
/// Portuguese.
pub fn resume_facts(text: &str) -> ResumeFacts {
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    ResumeFacts {
        name: contact::name(&lines),
        emails: contact::emails(text),
        phones: contact::phones(&lines),
        links: contact::links(text),
        employment: history::employment(&section(&lines, Section::Employment)),
        education: history::education(&section(&lines, Section::Education)),
        skills: skills(&section(&lines, Section::Skills)),
    }
}

/// The lines under the headings of one section.
fn section<'a>(lines: &[&'a str], wanted: Section) -> Vec<&'a str> {
    let mut current = None;
    let mut found = Vec::new();
    for line in lines {
        if let Some(heading) = headings::section(line) {
            current = Some(heading);
            // Two sections of one kind are not one text.
            found.push("");
        } else if current == Some(wanted) {
            found.push(*line);
        }
    }
    found
}

fn skills(lines: &[&str]) -> Vec<String> {
    let mut skills = Vec::new();
    for line in lines {
        let list = line.split_once(':').map_or(*line, |(_, list)| list);
        for item in list.split([',', ';', '|', '·', '•', '▪', '\t']) {
            let item = item.trim_matches(|character: char| character.is_whitespace() || "-–*".contains(character));
            let is_short = item.split_whitespace().count() <= 4 && item.chars().count() <= 40;
            let is_sentence = item.ends_with('.') && item.contains(' ');
            if is_short && !is_sentence && item.chars().any(char::is_alphabetic) && skills.len() < SKILLS {
                let item = item.to_owned();
                if !skills.contains(&item) {
                    skills.push(item);
                }
            }
        }
    }
    skills
}

#[cfg(test)]
mod tests;
