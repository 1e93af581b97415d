//! Things in a dossier that can be read and cannot be meant, or cannot be compared: said before they
//! silently count for nothing.

use jiff::civil::Date;
use vetwork_canon::{email, iban, phone};
use vetwork_model::{DossierFile, Intake, When};

use crate::diagnostic::Diagnostic;

/// Looks over a dossier and says what will be of no use, field by field.
pub fn validate(dossier: &DossierFile, kind: &'static str, file: &str) -> Vec<Diagnostic> {
    let mut said = Vec::new();
    let mut say = |field: String, problem: String| {
        said.push(
            Diagnostic::warning(kind, file, format!("`{field}`: {problem}"))
                .note("it is kept, and compared with nothing"),
        );
    };
    let region = dossier.addresses.iter().find_map(|address| address.country);
    let region = region.or(dossier.role.jurisdiction);
    let region = region.as_ref().map(|country| country.code());
    for (i, entry) in dossier.emails.iter().enumerate() {
        if let Err(error) = email::Email::parse(&entry.address) {
            say(format!("emails[{i}].address"), error.to_string());
        }
    }
    for (i, entry) in dossier.phones.iter().enumerate() {
        if let Err(error) = phone::Phone::parse(&entry.number, region) {
            say(format!("phones[{i}].number"), error.to_string());
        }
    }
    for (i, entry) in dossier.references.iter().enumerate() {
        if let Some(Err(error)) = entry.email.as_deref().map(email::Email::parse) {
            say(format!("references[{i}].email"), error.to_string());
        }
        if let Some(Err(error)) = entry.phone.as_deref().map(|number| phone::Phone::parse(number, region)) {
            say(format!("references[{i}].phone"), error.to_string());
        }
    }
    for (i, entry) in dossier.payment_instructions.iter().enumerate() {
        if let Some(Err(error)) = entry.iban.as_deref().map(iban::Iban::parse) {
            say(format!("payment_instructions[{i}].iban"), error.to_string());
        }
    }
    for (i, entry) in dossier.profiles.iter().enumerate() {
        if entry.url.split_once(':').is_some_and(|(scheme, _)| !leads_to_the_web(scheme)) {
            say(format!("profiles[{i}].url"), "not an address of the web; it is shown nowhere as a link".to_owned());
        }
    }
    for (i, entry) in dossier.sessions.iter().enumerate() {
        if entry.ip.as_deref().is_some_and(|ip| ip.trim().parse::<std::net::IpAddr>().is_err()) {
            say(format!("sessions[{i}].ip"), "not a network address".to_owned());
        }
    }
    let spans = |section: &str, from_to: Vec<(Option<When>, Option<When>)>| -> Vec<String> {
        let reversed = |(i, span): (usize, (Option<When>, Option<When>))| match span {
            (Some(from), Some(to)) if to.certainly_before(from) => Some(format!("{section}[{i}]")),
            _ => None,
        };
        from_to.into_iter().enumerate().filter_map(reversed).collect()
    };
    let reversed = [
        spans("employment", dossier.employment.iter().map(|e| (e.from, e.to)).collect()),
        spans("education", dossier.education.iter().map(|e| (e.from, e.to)).collect()),
        spans("addresses", dossier.addresses.iter().map(|e| (e.from, e.to)).collect()),
        spans("travel", dossier.travel.iter().map(|e| (e.from, e.to)).collect()),
        spans("role", vec![(dossier.role.starts, dossier.role.ends)]),
    ];
    for field in reversed.into_iter().flatten() {
        let field = if field == "role[0]" { "role".to_owned() } else { field };
        say(field, "it ends before it begins".to_owned());
    }
    if is_empty(dossier) {
        said.push(
            Diagnostic::warning(kind, file, "there is nothing in this dossier but its name")
                .note("every question stays open: the assessment will be `incomplete`")
                .hint("`vetwork dossier new` writes a template with every section"),
        );
    }
    said
}

/// `http`, `https`, or a host before its port, as in `code.example:8443/anna`.
fn leads_to_the_web(scheme: &str) -> bool {
    let scheme = scheme.trim().to_ascii_lowercase();
    scheme == "http" || scheme == "https" || scheme.contains(['.', '/'])
}

/// Says what begins, or was born, after the day of the run: a slip of the pen, as a rule.
pub fn in_the_future(dossier: &DossierFile, today: Date, kind: &'static str, file: &str) -> Vec<Diagnostic> {
    let today = When::Day(today);
    let begins = |section: &str, from: Vec<Option<When>>| -> Vec<String> {
        let later = |(i, from): (usize, Option<When>)| {
            from.filter(|from| today.certainly_before(*from)).map(|_| format!("{section}[{i}]"))
        };
        from.into_iter().enumerate().filter_map(later).collect()
    };
    let fields = [
        begins("birth_dates", dossier.birth_dates.iter().map(|e| e.date).collect()),
        begins("employment", dossier.employment.iter().map(|e| e.from).collect()),
        begins("education", dossier.education.iter().map(|e| e.from).collect()),
    ];
    let say = |field: String| {
        Diagnostic::warning(kind, file, format!("`{field}`: it lies in the future"))
            .note("it is kept as it stands; correct it if it is a slip")
    };
    fields.into_iter().flatten().map(say).collect()
}

/// Names what a dossier that the applicant sent says in the place of somebody else.
pub fn beyond_the_applicant(
    dossier: &DossierFile,
    intake: Intake,
    kind: &'static str,
    file: &str,
) -> Option<Diagnostic> {
    let sections = if intake == Intake::Applicant { dossier.beyond_the_applicant() } else { Vec::new() };
    let names: Vec<String> = sections.iter().map(|section| format!("`{}`", section.name())).collect();
    (!names.is_empty()).then(|| {
        Diagnostic::warning(kind, file, format!("{}: not for an applicant to say; left out", names.join(", ")))
            .note("an answer counts when it comes from whoever gave it")
    })
}

fn is_empty(dossier: &DossierFile) -> bool {
    let bare = DossierFile {
        id: dossier.id.clone(),
        name: dossier.name.clone(),
        role: dossier.role.clone(),
        phase: dossier.phase,
        subject: dossier.subject,
        pronouns: dossier.pronouns.clone(),
        sealed: dossier.sealed.clone(),
        vetwork: dossier.vetwork,
        ..Default::default()
    };
    bare == *dossier
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(yaml: &str, expected: &[&str]) {
        let file: DossierFile = serde_saphyr::from_str(yaml).unwrap();
        let said: Vec<String> = validate(&file, "yaml", "a.yaml").into_iter().map(|d| d.message).collect();
        assert_eq!(said.len(), expected.len(), "{said:?}");
        for (message, part) in said.iter().zip(expected) {
            assert!(message.contains(part), "{message}");
        }
    }

    #[test]
    fn what_cannot_be_compared_is_said() {
        check("name: A\nemails: [not-an-address]\n", &["emails[0].address"]);
        check("name: A\npayment_instructions: {iban: DE00370400440532013000}\n", &["payment_instructions[0].iban"]);
        check("name: A\nemployment: [{employer: X, from: 2020-05, to: 2019}]\n", &["employment[0]"]);
        check("name: A\nsessions: [{ip: 300.1.1.1}]\n", &["sessions[0].ip"]);
        check("name: A\nprofiles: ['javascript:alert(1)']\n", &["profiles[0].url"]);
        check("name: A\nprofiles: ['https://code.example/a', 'code.example:8443/a', code.example/a]\n", &[]);
        check("name: A\nrole: {starts: 2027, ends: 2026}\nphones: '+1 202 555 0147'\n", &["`role`"]);
        check("name: A\n", &["nothing in this dossier"]);
        check("name: A\nemails: a@post.example\nphones: '+1 202 555 0147'\n", &[]);
    }

    #[test]
    fn what_lies_in_the_future_is_said() {
        let yaml = "name: A\nbirth_dates: [{date: 2030-01-01}]\nemployment: [{employer: X, from: 2026-11}, {employer: Y, from: 2027-01}]\n";
        let file: DossierFile = serde_saphyr::from_str(yaml).unwrap();
        let said = in_the_future(&file, "2026-11-21".parse().unwrap(), "yaml", "a.yaml");
        let said: Vec<&str> = said.iter().map(|said| said.message.as_str()).collect();
        assert_eq!(said, ["`birth_dates[0]`: it lies in the future", "`employment[1]`: it lies in the future"]);
    }
}
