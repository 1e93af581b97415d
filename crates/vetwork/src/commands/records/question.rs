//! What is asked of the sanctions lists about a dossier on record: what its vetting asks, about the same people.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use vetwork_checks::screening::level;
use vetwork_checks::{PartyQueries, queries_of};
use vetwork_engine::jurisdiction::jurisdiction;
use vetwork_model::Judged;
use vetwork_store::{About, OnRecord};
use vetwork_watchlist::reach::{Cause, Finding, Outcome, Reach, Turn};
use vetwork_watchlist::screen::{Hit, Memory, Screener, Standing};

use crate::commands::keeper::KeptDossier;

/// The queries for everyone whom the dossier names.
#[derive(Serialize, Deserialize)]
pub(super) struct Question {
    /// Its name: SHA-256, in hexadecimal digits.
    digest: String,
    parties: Vec<PartyQueries>,
}

/// What the lists say, by as whom somebody stands in the dossier: `subject`, `owner`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct Outcomes(BTreeMap<String, Outcome>);

impl Question {
    /// The question about somebody; nothing where what is kept is of a form that this program does not read.
    pub(super) fn about(one: &OnRecord) -> Option<Question> {
        let dossier = match &one.about {
            About::Question(bytes) => return serde_json::from_slice(bytes).ok(),
            About::Dossier(bytes) => KeptDossier::read(bytes, &one.id)?,
        };
        let parties = queries_of(&dossier, jurisdiction(dossier.role.jurisdiction));
        Some(Question { digest: digest(&parties), parties })
    }

    /// The form of questions that are kept: those of another program, or of one that asks otherwise, are made again.
    pub(super) fn form() -> i64 {
        let [a, b, c, d, e, f, g, h, ..] = *Sha256::digest(FORM) else { return 0 };
        i64::from_be_bytes([a, b, c, d, e, f, g, h])
    }

    /// What is kept of it, for [`Question::about`].
    pub(super) fn to_bytes(&self) -> Vec<u8> {
        serde_json::to_vec(self).unwrap_or_default()
    }

    /// Its name: SHA-256, in hexadecimal digits.
    pub(super) fn digest(&self) -> &str {
        &self.digest
    }

    /// What the lists say, by all names of each together.
    pub(super) fn ask(&self, screener: &Screener, memory: &mut Memory) -> Outcomes {
        let mut all = Outcomes::default();
        self.each_answer(screener, memory, |party, hits| {
            let part = all.0.entry(party.asked.words().to_owned()).or_default();
            add(part, Outcome::of(hits));
        });
        all.0.retain(|_, outcome| *outcome != Outcome::default());
        for outcome in all.0.values_mut() {
            let order = |x: &Finding, y: &Finding| {
                y.standing.cmp(&x.standing).then_with(|| (&x.list, &x.entry).cmp(&(&y.list, &y.entry)))
            };
            outcome.findings.sort_by(order);
        }
        all
    }

    /// Who is like an entry now, and how much speaks for each: what a person judges who says that it is somebody else.
    pub(super) fn judged(&self, screener: &Screener, [list, entry]: [&str; 2]) -> Vec<(Judged, Standing)> {
        let mut found = BTreeMap::<&'static str, Standing>::new();
        self.each_answer(screener, &mut Memory::default(), |party, hits| {
            let is_meant = |hit: &&Hit<'_>| hit.list.source.id() == list && hit.party.id == entry;
            for hit in hits.iter().filter(is_meant).filter(|hit| hit.standing > Standing::Cleared) {
                let most = found.entry(party.asked.words()).or_insert(hit.standing);
                *most = hit.standing.max(*most);
            }
        });
        let judged = |part: &str, standing| Judged { part: part.to_owned(), level: level(standing) };
        found.into_iter().map(|(part, standing)| (judged(part, standing), standing)).collect()
    }

    fn each_answer(&self, screener: &Screener, memory: &mut Memory, mut each: impl FnMut(&PartyQueries, &[Hit<'_>])) {
        for party in &self.parties {
            for query in &party.queries {
                let mut hits = screener.screen(query, memory);
                hits.retain(|hit| party.asked.is_told(hit));
                each(party, &hits);
            }
        }
    }

    /// Why a change of lists can reach it, through anybody by any of their names.
    pub(super) fn cause(&self, reach: &Reach, before: &Outcomes, memory: &mut Memory) -> Option<Cause> {
        let nothing = Outcome::default();
        let mut queries =
            self.parties.iter().flat_map(|party| party.queries.iter().map(move |query| (party.asked, query)));
        queries.find_map(|(asked, query)| reach.cause(query, before.0.get(asked.words()).unwrap_or(&nothing), memory))
    }
}

/// The number changes whenever a dossier asks something else than before.
const FORM: &str = concat!("vetwork ", env!("CARGO_PKG_VERSION"), "\nquestions 1\n");

fn digest(parties: &[PartyQueries]) -> String {
    let mut hash = Sha256::new();
    for PartyQueries { asked, queries } in parties {
        let text = serde_json::to_vec(&(asked.words(), queries)).unwrap_or_default();
        hash.update((text.len() as u64).to_be_bytes());
        hash.update(text);
    }
    hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Adds what came of another query. An entry stands once, where it stands highest.
fn add(whole: &mut Outcome, one: Outcome) {
    let least = |x: Option<f32>, y: Option<f32>| match (x, y) {
        (Some(x), Some(y)) => Some(x.min(y)),
        (one, other) => one.or(other),
    };
    (whole.short, whole.spare) = (least(whole.short, one.short), least(whole.spare, one.spare));
    for finding in one.findings {
        let same = |known: &&mut Finding| (&known.list, &known.entry) == (&finding.list, &finding.entry);
        match whole.findings.iter_mut().find(same) {
            Some(known) => known.standing = known.standing.max(finding.standing),
            None => whole.findings.push(finding),
        }
    }
}

impl Outcomes {
    /// Everything that raises a question, and about whom.
    pub(super) fn findings(&self) -> impl Iterator<Item = (&str, &Finding)> {
        self.0.iter().flat_map(|(part, outcome)| outcome.findings.iter().map(move |finding| (part.as_str(), finding)))
    }

    /// What is another in a later screening, and about whom.
    pub(super) fn turns<'a>(&'a self, later: &'a Self) -> Vec<(&'a str, Turn<'a>)> {
        static NOTHING: Outcome = Outcome { findings: Vec::new(), short: None, spare: None };
        let parts: BTreeSet<&String> = self.0.keys().chain(later.0.keys()).collect();
        let of = |part: &str, all: &'a Self| all.0.get(part).unwrap_or(&NOTHING);
        let turns =
            |part: &'a String| of(part, self).turns(of(part, later)).into_iter().map(move |turn| (part.as_str(), turn));
        parts.into_iter().flat_map(turns).collect()
    }
}

#[cfg(test)]
mod tests {
    use vetwork_model::{Intake, Name, SubjectId};

    use super::*;

    fn on_record(about: About) -> OnRecord {
        let (id, name) = (SubjectId::from_text("north").unwrap(), Name::new("Nordwind"));
        let (screened, clearances) = (None, Vec::new());
        OnRecord { id, name, organisation: true, about, dossier_at: 1, screened, clearances }
    }

    #[test]
    fn a_question_that_was_kept_is_the_same_and_its_form_tells_when_another_is_asked() {
        let file = serde_json::json!({
            "vetwork": 1, "subject": "organisation", "name": "Nordwind GmbH",
            "registrations": [{ "name": "Nordwind GmbH", "country": "DE" }],
            "owners": [{ "name": "Orvanta Kelmisti", "percent": 30 }],
            "directors": [{ "name": "Mirelle Dolvany", "birth_date": "1983-11-25" }],
        });
        let dossier = serde_json::json!({ "intake": Intake::default(), "dossier": file });
        let made = Question::about(&on_record(About::Dossier(dossier.to_string().into_bytes()))).unwrap();
        let kept = Question::about(&on_record(About::Question(made.to_bytes()))).unwrap();
        assert_eq!((kept.digest(), &kept.parties), (made.digest(), &made.parties));
        assert_eq!(kept.digest(), digest(&kept.parties));
        assert_eq!(
            made.parties.iter().map(|party| party.asked.words()).collect::<Vec<_>>(),
            ["subject", "director", "owner"]
        );
        // When this changes, the number in FORM does: questions that are kept would be those of before.
        assert_eq!(made.digest(), "bf90fc374668abddb29be0bd4f19dfc612fdfe4a0f702282b516700b11fdb97d");
    }
}
