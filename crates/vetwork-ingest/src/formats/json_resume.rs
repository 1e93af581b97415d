//! JSON Resume 1.x (jsonresume.org/schema) to a dossier. Everything in it is the applicant's claim.

use serde::Deserialize;
use vetwork_model::dossier::Entries;
use vetwork_model::facts::{Address, Education, Email, Employment, Phone, Profile, Reference, Site, Skill};
use vetwork_model::{Country, DossierFile, Name, When};

use crate::diagnostic::Diagnostic;
use crate::formats::dossier::Parsed;

#[derive(Default, Deserialize)]
#[serde(default)]
struct Resume {
    basics: Basics,
    work: Vec<Work>,
    education: Vec<Study>,
    references: Vec<Referee>,
    skills: Vec<Named>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Basics {
    name: String,
    email: Option<String>,
    phone: Option<String>,
    url: Option<String>,
    location: Option<Location>,
    profiles: Vec<Account>,
}

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct Location {
    address: String,
    postal_code: Option<String>,
    city: String,
    country_code: Option<String>,
    region: Option<String>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Account {
    network: String,
    username: String,
    url: Option<String>,
}

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct Work {
    // `company` and `website` were the names before version 1.0.
    #[serde(alias = "company")]
    name: String,
    position: Option<String>,
    #[serde(alias = "website")]
    url: Option<String>,
    location: Option<String>,
    start_date: Option<String>,
    end_date: Option<String>,
}

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct Study {
    institution: String,
    url: Option<String>,
    area: Option<String>,
    study_type: Option<String>,
    start_date: Option<String>,
    end_date: Option<String>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Referee {
    name: String,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Named {
    name: String,
}

/// Does this JSON text read as a JSON Resume (an object with `basics` and nothing of a dossier)?
pub fn recognise(text: &str) -> bool {
    let Ok(serde_json::Value::Object(map)) = serde_json::from_str(text) else { return false };
    map.get("basics").is_some_and(serde_json::Value::is_object) && !map.contains_key("vetwork")
}

/// Reads a JSON Resume.
pub fn read(text: &str, file: &str) -> Result<Parsed, Diagnostic> {
    let resume: Resume = serde_json::from_str(text).map_err(|error| {
        Diagnostic::error("json-resume", file, error.to_string())
            .at(crate::diagnostic::place(text, 1, error.line(), error.column()))
            .hint("it was read as JSON Resume 1.x because it has `basics`; its schema is at jsonresume.org/schema")
    })?;
    let mut warnings = Vec::new();
    let mut when = |text: Option<String>| -> Option<When> {
        let text = text.filter(|text| !text.trim().is_empty() && !text.eq_ignore_ascii_case("present"))?;
        match text.parse() {
            Ok(when) => Some(when),
            Err(error) => {
                warnings
                    .push(Diagnostic::warning("json-resume", file, error.to_string()).note("the date was left out"));
                None
            }
        }
    };
    let work = resume.work.into_iter().map(|work| Employment {
        employer: work.name,
        title: work.position,
        domain: work.url.as_deref().and_then(vetwork_canon::domain::normalize),
        place: work.location,
        from: when(work.start_date),
        to: when(work.end_date),
        ..Default::default()
    });
    let work: Vec<Employment> = work.collect();
    let education = resume.education.into_iter().map(|study| Education {
        institution: study.institution,
        degree: study.study_type,
        subject: study.area,
        domain: study.url.as_deref().and_then(vetwork_canon::domain::normalize),
        from: when(study.start_date),
        to: when(study.end_date),
        ..Default::default()
    });
    let education: Vec<Education> = education.collect();
    let basics = resume.basics;
    let profile = |url: String| Profile { site: site_of(&url), url, ..Default::default() };
    let accounts = basics.profiles.into_iter().map(|account| {
        profile(
            account
                .url
                .unwrap_or_else(|| format!("https://{}.com/{}", account.network.to_lowercase(), account.username)),
        )
    });
    let reference = |referee: Referee| Reference { name: Name::new(referee.name), ..Default::default() };
    let address = basics.location.map(|location| Address {
        street: location.address,
        city: location.city,
        region: location.region,
        postcode: location.postal_code,
        country: location.country_code.as_deref().and_then(Country::new),
        ..Default::default()
    });
    let file = DossierFile {
        name: Name::new(basics.name),
        emails: Entries(basics.email.into_iter().map(|address| Email { address, ..Default::default() }).collect()),
        phones: Entries(basics.phone.into_iter().map(|number| Phone { number, ..Default::default() }).collect()),
        addresses: Entries(address.into_iter().filter(|address| *address != Address::default()).collect()),
        profiles: Entries(basics.url.map(profile).into_iter().chain(accounts).collect()),
        employment: Entries(work),
        education: Entries(education),
        references: Entries(
            resume.references.into_iter().filter(|r| !r.name.trim().is_empty()).map(reference).collect(),
        ),
        skills: Entries(
            resume.skills.into_iter().map(|skill| Skill { name: skill.name, ..Default::default() }).collect(),
        ),
        ..Default::default()
    };
    Ok(Parsed { file, warnings })
}

/// The kind of site that an address is on.
pub(crate) fn site_of(url: &str) -> Site {
    let host = vetwork_canon::domain::normalize(url).unwrap_or_default();
    let on = |names: &[&str]| names.iter().any(|name| host == *name || host.ends_with(&format!(".{name}")));
    match () {
        () if on(&["github.com", "gitlab.com", "bitbucket.org", "codeberg.org"]) => Site::CodeHost,
        () if on(&["linkedin.com", "xing.com"]) => Site::Professional,
        () if on(&["upwork.com", "freelancer.com", "fiverr.com", "toptal.com", "guru.com"]) => Site::Freelance,
        () => Site::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const EXAMPLE: &str = r#"{
      "basics": { "name": "Adaeze Okafor", "email": "adaeze@post.example", "phone": "+1 202 555 0114",
        "location": { "city": "Wrenfield", "countryCode": "US", "postalCode": "00000" },
        "profiles": [{ "network": "GitHub", "username": "adaeze", "url": "https://github.com/adaeze" }] },
      "work": [{ "name": "Corvane Systems", "position": "Engineer", "startDate": "2018-03", "endDate": "2021-05-31" },
               { "company": "Hollin & Drew", "startDate": "2021-06", "endDate": "" }],
      "education": [{ "institution": "Wrenfield University", "studyType": "BSc", "startDate": "sometime" }]
    }"#;

    #[test]
    fn the_parts_of_a_resume_become_claims() {
        assert!(recognise(EXAMPLE));
        let parsed = read(EXAMPLE, "resume.json").unwrap();
        assert_eq!(parsed.file.employment.len(), 2);
        assert_eq!(parsed.file.employment[1].to, None);
        assert_eq!(parsed.file.profiles[0].site, Site::CodeHost);
        assert_eq!(parsed.file.addresses[0].country.map(|c| c.to_string()).as_deref(), Some("US"));
        assert_eq!(parsed.warnings.len(), 1, "{:?}", parsed.warnings);
    }

    #[test]
    fn a_dossier_is_no_resume() {
        assert!(!recognise("{\"vetwork\":1,\"name\":\"A\"}") && !recognise("[]") && !recognise("x"));
    }

    proptest::proptest! {
        #[test]
        fn no_text_makes_it_panic(text in ".{0,300}") {
            let _ = (recognise(&text), read(&text, "a"));
        }
    }
}
