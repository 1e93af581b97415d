//! What is asked of the sanctions lists about somebody on record: taken from the last dossier.

use sha2::{Digest as _, Sha256};
use vetwork_model::facts::IdentityOutcome;
use vetwork_model::{DossierFile, Intake, When};
use vetwork_store::OnRecord;
use vetwork_watchlist::date::PartialDate;
use vetwork_watchlist::party::PartyKind;
use vetwork_watchlist::reach::{Cause, Outcome, Reach};
use vetwork_watchlist::screen::{Memory, Query, Screener};

use crate::commands::keeper::KeptDossier;

/// One question for each name: the one in use, and those on documents.
pub(super) struct Question(Vec<Query>);

/// Names of one subject that are asked for.
const NAMES_AT_MOST: usize = 8;

impl Question {
    /// The question about somebody; nothing where the dossier is of a form that this program does not read.
    pub(super) fn about(one: &OnRecord) -> Option<Question> {
        let KeptDossier { intake, dossier, .. } = serde_json::from_slice(&one.dossier).ok()?;
        let mut names = vec![one.name.reveal().to_owned()];
        let documents = &dossier.identity_documents.0;
        names.extend(documents.iter().filter_map(|document| Some(document.name.as_ref()?.reveal().to_owned())));
        names.extend(dossier.registrations.0.iter().map(|registration| registration.name.reveal().to_owned()));
        names.retain(|name| name.contains(char::is_alphanumeric));
        let mut seen = Vec::new();
        names.retain(|name| {
            !seen.contains(name) && {
                seen.push(name.clone());
                true
            }
        });
        names.truncate(NAMES_AT_MOST);
        if names.is_empty() {
            // Numbers and wallets are asked for all the same.
            names.push(String::new());
        }
        let (birth, birth_is_verified) = birth(&dossier, intake);
        let kind = if one.organisation { PartyKind::Unknown } else { PartyKind::Person };
        let query = Query {
            name: String::new(),
            kind,
            birth,
            birth_is_verified,
            identifiers: identifiers(&dossier),
            wallets: dossier.payment_instructions.0.iter().filter_map(|payment| payment.wallet.clone()).collect(),
            contacts: contacts(&dossier),
            // Nationality and sex are no input of what is kept about people.
            ..Query::default()
        };
        Some(Question(names.into_iter().map(|name| Query { name, ..query.clone() }).collect()))
    }

    /// Its name: SHA-256, in hexadecimal digits.
    pub(super) fn digest(&self) -> String {
        let texts = self.0.iter().map(|query| {
            let birth = query.birth.map(|date| date.to_string());
            serde_json::json!([
                query.name,
                query.kind,
                birth,
                query.birth_is_verified,
                query.identifiers,
                query.wallets,
                query.contacts
            ])
        });
        let text = texts.map(|text| text.to_string()).collect::<Vec<_>>().join("\n");
        Sha256::digest(text).iter().map(|byte| format!("{byte:02x}")).collect()
    }

    /// What the lists say, by all names together.
    pub(super) fn ask(&self, screener: &Screener, memory: &mut Memory) -> Outcome {
        let least = |x: Option<f32>, y: Option<f32>| match (x, y) {
            (Some(x), Some(y)) => Some(x.min(y)),
            (one, other) => one.or(other),
        };
        let mut whole = Outcome::default();
        for query in &self.0 {
            let one = Outcome::of(&screener.screen(query, memory));
            (whole.short, whole.spare) = (least(whole.short, one.short), least(whole.spare, one.spare));
            for finding in one.findings {
                let same = whole
                    .findings
                    .iter_mut()
                    .find(|known| (&known.list, &known.entry) == (&finding.list, &finding.entry));
                match same {
                    Some(known) => known.standing = known.standing.max(finding.standing),
                    None => whole.findings.push(finding),
                }
            }
        }
        whole
            .findings
            .sort_by(|x, y| y.standing.cmp(&x.standing).then_with(|| (&x.list, &x.entry).cmp(&(&y.list, &y.entry))));
        whole
    }

    /// Why a change of lists can reach it, by any of the names.
    pub(super) fn cause(&self, reach: &Reach, before: &Outcome, memory: &mut Memory) -> Option<Cause> {
        self.0.iter().find_map(|query| reach.cause(query, before, memory))
    }
}

/// The date of birth, and whether somebody else than the subject proved it: an identity check that agreed, in a dossier
/// that the subject did not send.
fn birth(dossier: &DossierFile, intake: Intake) -> (Option<PartialDate>, bool) {
    let agreed = |outcome: IdentityOutcome| intake == Intake::Employer && outcome == IdentityOutcome::Match;
    let checks = dossier.identity_checks.0.iter().filter(|check| agreed(check.outcome));
    if let Some(date) = checks.filter_map(|check| date(check.birth_date.as_ref()?)).next() {
        return (Some(date), true);
    }
    let printed = dossier.identity_documents.0.iter().filter_map(|document| document.birth_date.as_ref());
    let given = dossier.birth_dates.0.iter().filter_map(|given| given.date.as_ref());
    (printed.chain(given).find_map(date), false)
}

fn date(when: &When) -> Option<PartialDate> {
    match when {
        When::Year(year) => PartialDate::of_year(*year),
        When::Month(year, month) => PartialDate::of_month(*year, *month),
        When::Day(_) | When::Instant(_) => {
            let day = when.first_day();
            PartialDate::of_day(day.year(), day.month(), day.day())
        }
    }
}

fn identifiers(dossier: &DossierFile) -> Vec<String> {
    let national = dossier.national_numbers.0.iter().map(|number| number.number.clone());
    let documents = dossier.identity_documents.0.iter().filter_map(|document| document.number.clone());
    let registers = dossier.registrations.0.iter().filter_map(|registration| registration.number.clone());
    national.chain(documents).chain(registers).collect()
}

fn contacts(dossier: &DossierFile) -> Vec<String> {
    let emails = dossier.emails.0.iter().map(|email| email.address.clone());
    emails.chain(dossier.phones.0.iter().map(|phone| phone.number.clone())).collect()
}
