//! A resume as read from a document to a dossier. Everything in it is the applicant's claim.

use vetwork_model::dossier::Entries;
use vetwork_model::facts::{Education, Email, Employment, File, FileKind, Phone, Profile, Skill};
use vetwork_model::{DossierFile, Name, When};

use crate::documents::Reading;
use crate::documents::resume::{ResumeFacts, resume_facts};
use crate::formats::json_resume::site_of;

/// Adds to a dossier what a resume says, each fact with the file as its source. What the dossier
/// already says stays; the name is taken only where there is none.
pub fn add_to(dossier: &mut DossierFile, reading: &Reading, path: &str) {
    let facts = resume_facts(&reading.text);
    if dossier.name.is_blank()
        && let Some(name) = &facts.name
    {
        dossier.name = Name::new(name.clone());
    }
    let source = || Some(path.to_owned());
    let known: Vec<String> = dossier.emails.iter().map(|email| email.address.to_lowercase()).collect();
    let emails = facts.emails.iter().filter(|email| !known.contains(&email.to_lowercase()));
    let emails = emails.map(|address| Email { address: address.clone(), source: source(), ..Default::default() });
    dossier.emails.extend(emails.collect::<Vec<_>>());
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    let known: Vec<String> = dossier.phones.iter().map(|phone| digits(&phone.number)).collect();
    let phones = facts.phones.iter().filter(|number| !known.contains(&digits(number)));
    let phones = phones.map(|number| Phone { number: number.clone(), source: source(), ..Default::default() });
    dossier.phones.extend(phones.collect::<Vec<_>>());
    let links = facts.links.iter().chain(&reading.links).filter(|link| is_profile(link));
    let links: Vec<&String> = links.filter(|link| dossier.profiles.iter().all(|known| known.url != **link)).collect();
    for url in links {
        if dossier.profiles.iter().all(|known| known.url != *url) {
            dossier.profiles.push(Profile {
                site: site_of(url),
                url: url.clone(),
                source: source(),
                ..Default::default()
            });
        }
    }
    add_history(dossier, &facts, path);
}

fn add_history(dossier: &mut DossierFile, facts: &ResumeFacts, path: &str) {
    let source = || Some(path.to_owned());
    let when = |text: &Option<String>| -> Option<When> { text.as_deref()?.parse().ok() };
    // A career that somebody has written out by hand is not doubled by the one that was read.
    if dossier.employment.is_empty() {
        let jobs = facts.employment.iter().filter_map(|line| {
            Some(Employment {
                employer: line.employer.clone()?,
                title: line.title.clone(),
                from: when(&line.from),
                to: when(&line.to),
                source: source(),
                ..Default::default()
            })
        });
        dossier.employment = Entries(jobs.collect());
    }
    if dossier.education.is_empty() {
        let studies = facts.education.iter().filter_map(|line| {
            Some(Education {
                institution: line.institution.clone()?,
                degree: line.degree.clone(),
                from: when(&line.from),
                to: when(&line.to),
                source: source(),
                ..Default::default()
            })
        });
        dossier.education = Entries(studies.collect());
    }
    if dossier.skills.is_empty() {
        let skills =
            facts.skills.iter().map(|name| Skill { name: name.clone(), source: source(), ..Default::default() });
        dossier.skills = Entries(skills.collect());
    }
}

/// Only addresses on the web are profiles; mail and anything else is not.
fn is_profile(link: &str) -> bool {
    let lower = link.to_ascii_lowercase();
    (lower.starts_with("https://") || lower.starts_with("http://")) && vetwork_canon::handle::profile(link).is_some()
}

/// The fact that a file was handed in, with what was read of it.
pub fn file_fact(path: &str, kind: FileKind, reading: &Reading, sha256: String) -> File {
    File {
        kind,
        path: Some(path.to_owned()),
        text: (!reading.text.is_empty()).then(|| reading.text.clone()),
        sha256: Some(sha256),
        unread: reading.problems.first().map(ToString::to_string),
        hidden: reading.hidden_text.iter().map(|note| format!("{:?}", note.kind)).collect(),
        ..Default::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_dossier_says_already_is_not_doubled() {
        let reading = Reading {
            text: "Ana Belmonte\nana@post.example\n+1 (202) 555-0147\nhttps://github.com/anab\n".to_owned(),
            links: vec!["https://github.com/anab".to_owned(), "javascript:alert(1)".to_owned()],
            ..Default::default()
        };
        let mut dossier: DossierFile =
            serde_saphyr::from_str("emails: Ana@post.example\nphones: '+12025550147'\n").unwrap();
        add_to(&mut dossier, &reading, "cv.pdf");
        assert_eq!((dossier.emails.len(), dossier.phones.len(), dossier.profiles.len()), (1, 1, 1));
    }
}
