//! The shape "these values are also one other subject's".

use std::collections::BTreeMap;

use vetwork_model::facts::{NetworkClass, SessionKind};
use vetwork_model::records::Sighting;
use vetwork_model::{Key, KeyKind, Name, NameRelation, Part, Provenance, SubjectId};

use crate::context::{Context, FindingBuilder};
use crate::keys::Keyed;
use crate::shapes::place::{Located, located};
use crate::shapes::shared::household;

/// Every part that a value can play.
pub const ANY_PART: &[Part] = &[
    Part::Own,
    Part::Reference,
    Part::EmergencyContact,
    Part::Recruiter,
    Part::Delivery,
    Part::Pay,
    Part::Session,
    Part::ReferenceForm,
];

/// Every part but the recruiter's, who is the same for many by trade.
pub const BUT_RECRUITER: &[Part] = &[
    Part::Own,
    Part::Reference,
    Part::EmergencyContact,
    Part::Delivery,
    Part::Pay,
    Part::Session,
    Part::ReferenceForm,
];

/// Every kind of session.
pub const ANY_SESSION: &[SessionKind] = &[
    SessionKind::Application,
    SessionKind::Meeting,
    SessionKind::Assessment,
    SessionKind::Signature,
    SessionKind::Enrolment,
    SessionKind::SignIn,
    SessionKind::Portal,
];

/// Values that belong to a person or to where the person sits.
pub const PERSONAL: &[KeyKind] = &[
    KeyKind::Phone,
    KeyKind::Email,
    KeyKind::Address,
    KeyKind::Account,
    KeyKind::Wallet,
    KeyKind::Document,
    KeyKind::Device,
    KeyKind::Ip,
    KeyKind::Handle,
    KeyKind::File,
];

/// What one other subject has in common with this one.
pub struct Connection<'a> {
    /// The other subject.
    pub subject: SubjectId,
    /// Their name.
    pub name: Name,
    /// The values, here and there.
    pub values: Vec<(&'a Keyed, Sighting)>,
}

/// Subjects with whom values of these kinds are shared, by id. Left out: the same person under the
/// same name, recruiters' contacts, and sessions on networks or machines that many share.
pub fn connections<'a>(cx: &Context<'a>, kinds: &[KeyKind]) -> Vec<Connection<'a>> {
    let sessions = located(cx, ANY_SESSION);
    let mut by_subject: BTreeMap<SubjectId, Connection<'a>> = BTreeMap::new();
    for kind in kinds {
        for keyed in cx.keys(*kind, BUT_RECRUITER).filter(|keyed| is_private(&sessions, keyed)) {
            for sighting in cx.elsewhere(&keyed.key).shown {
                if sighting.part == Part::Recruiter {
                    continue;
                }
                let (subject, name) = (sighting.subject.clone(), sighting.name.clone());
                let connection = by_subject.entry(subject.clone()).or_insert_with(|| Connection {
                    subject,
                    name,
                    values: Vec::new(),
                });
                connection.values.push((keyed, sighting));
            }
        }
    }
    by_subject.into_values().filter(|other| cx.compared_with(&other.name).relation != NameRelation::Same).collect()
}

/// Is a value of a session one that few people share? A machine in a library and a line of a carrier,
/// an office or an anonymiser are not; other values always are.
fn is_private(sessions: &[Located<'_>], keyed: &Keyed) -> bool {
    let session = sessions.iter().find(|located| located.session.evidence.id == keyed.evidence);
    session.is_none_or(|located| {
        let shared = located.session.fact.shared_network || located.session.fact.hosted_desktop;
        let home_line = located.network == NetworkClass::Residential;
        !shared && (keyed.key.kind != KeyKind::Ip || home_line)
    })
}

impl Connection<'_> {
    /// Is one of the values observed on both sides?
    pub fn observed_on_both_sides(&self) -> bool {
        self.values
            .iter()
            .any(|(keyed, there)| keyed.provenance > Provenance::Claimed && there.provenance > Provenance::Claimed)
    }

    /// Does every value stand there only because the other subject says so?
    pub fn only_claimed_there(&self) -> bool {
        self.values.iter().all(|(_, there)| there.provenance == Provenance::Claimed)
    }

    /// Are references' contacts all that is shared, as among former colleagues?
    pub fn only_references(&self) -> bool {
        self.values.iter().all(|(keyed, there)| keyed.part == Part::Reference && there.part == Part::Reference)
    }

    /// Do the two live together by what either says: a household declared, one home stated, or a name in
    /// common?
    pub fn may_share_a_home(&self, cx: &Context<'_>) -> bool {
        let one_home = cx.keys(KeyKind::Address, &[Part::Own]).any(|home| self.has(cx, &home.key));
        let declared_there = Key { kind: KeyKind::Household, value: cx.dossier().id.as_str().to_owned() };
        let declared = household(cx, &self.subject).is_some() || self.has(cx, &declared_there);
        declared || one_home || cx.compared_with(&self.name).may_be_kin
    }

    fn has(&self, cx: &Context<'_>, key: &Key) -> bool {
        cx.elsewhere(key).shown.iter().any(|sighting| sighting.subject == self.subject && sighting.part == Part::Own)
    }

    /// A finding that rests on the values here and there: `{other}`, `{values}`, `{count}`, and
    /// the household where one is declared. `None` when there are none.
    pub fn finding(&self, cx: &Context<'_>) -> Option<FindingBuilder> {
        let (first, _) = self.values.first()?;
        let mut finding = cx.finding(cx.seen_key(first, first.key.in_words()));
        for (keyed, _) in self.values.iter().skip(1) {
            finding = finding.rests_on(cx.seen_key(keyed, keyed.key.in_words()));
        }
        for (_, there) in &self.values {
            finding = finding.rests_on(cx.seen_elsewhere(there));
        }
        let mut kinds: Vec<&str> = self.values.iter().map(|(keyed, _)| words(keyed.key.kind)).collect();
        kinds.sort_unstable();
        kinds.dedup();
        if self.only_claimed_there() {
            finding = finding.on_others_claims();
        }
        if let Some(declared) = household(cx, &self.subject) {
            finding = finding.explained_by(declared);
        }
        Some(finding.param("other", &self.subject).param("values", kinds.join(", ")).param("count", kinds.len()))
    }
}

/// A kind of value in words.
pub fn words(kind: KeyKind) -> &'static str {
    match kind {
        KeyKind::Phone => "phone number",
        KeyKind::Email | KeyKind::EmailFamily => "e-mail address",
        KeyKind::Address => "postal address",
        KeyKind::Account => "bank account",
        KeyKind::Wallet => "wallet",
        KeyKind::Document => "document number",
        KeyKind::Device => "device",
        KeyKind::Ip => "network address",
        KeyKind::Handle => "user name",
        KeyKind::File => "file",
        KeyKind::FileMark => "mark of a file",
        KeyKind::Likeness => "picture",
        KeyKind::Household => "household",
        KeyKind::Referrer => "referrer",
        KeyKind::Recruiter => "recruiter",
        KeyKind::InterviewHour => "hour of interview",
        KeyKind::Passage => "passage of a text",
        KeyKind::Domain => "domain",
    }
}
