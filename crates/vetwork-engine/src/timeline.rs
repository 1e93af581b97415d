//! Dated evidence in the order of time.

use vetwork_model::assessment::Moment;
use vetwork_model::{Dossier, Evidence, EvidenceId, Fact, Finding, Phase, When, facts};

/// All dated evidence of a dossier, with the findings that rest on each.
pub fn timeline(dossier: &Dossier, findings: &[&Finding]) -> Vec<Moment> {
    let mut moments: Vec<Moment> = dossier.evidence().iter().flat_map(|evidence| moments(evidence, findings)).collect();
    if let Some(starts) = dossier.role.starts {
        moments.push(moment(starts, Phase::OnTheJob, "first working day", Vec::new()));
    }
    if let Some(ends) = dossier.role.ends {
        moments.push(moment(ends, Phase::Offboarding, "last working day", Vec::new()));
    }
    moments.sort();
    moments.dedup();
    moments
}

fn moment(at: When, phase: Phase, what: &str, codes: Vec<vetwork_model::Code>) -> Moment {
    Moment { at, phase, what: what.to_owned(), codes }
}

fn moments(evidence: &Evidence, findings: &[&Finding]) -> Vec<Moment> {
    let rests = |id: EvidenceId| {
        move |finding: &&&Finding| finding.claimed.iter().chain(&finding.observed).any(|seen| seen.evidence == Some(id))
    };
    let codes: Vec<_> = findings.iter().filter(rests(evidence.id)).map(|finding| finding.code).collect();
    let phase = evidence.fact.phase();
    let mut dated: Vec<(Option<When>, &'static str)> = vec![(evidence.fact.recorded().at(), label(&evidence.fact))];
    match &evidence.fact {
        Fact::Shipment(shipment) => dated.extend([
            (shipment.address_changed, "delivery address changed"),
            (shipment.dispatched, "equipment dispatched"),
            (shipment.delivered, "equipment delivered"),
        ]),
        Fact::Device(device) => dated.push((device.first_seen, "device first came online")),
        Fact::EducationCheck(check) => dated.push((check.asked, "institution asked about a degree")),
        _ => {}
    }
    dated.into_iter().filter_map(|(at, what)| at.map(|at| moment(at, phase, what, codes.clone()))).collect()
}

fn label(fact: &Fact) -> &'static str {
    use facts::{IncidentKind, SessionKind};
    match fact {
        Fact::Session(session) => match session.kind {
            SessionKind::Application => "application sent",
            SessionKind::Meeting => "joined a meeting",
            SessionKind::Assessment => "took a test",
            SessionKind::Signature => "signed the contract",
            SessionKind::Enrolment => "enrolled a second factor",
            SessionKind::SignIn => "signed in",
            SessionKind::Portal => "used the people portal",
        },
        Fact::Incident(incident) => match incident.kind {
            IncidentKind::LeftWhenAsked => "left when asked to show who they are",
            IncidentKind::ThreatOverData => "threat over data",
            _ => "event at work",
        },
        Fact::Email(_) | Fact::Phone(_) => "contact given",
        Fact::Address(_) => "address given",
        Fact::ContactChange(_) => "contact changed",
        Fact::Reference(_) => "reference named",
        Fact::ReferenceCheck(_) => "reference asked",
        Fact::EmployerCheck(_) => "employer looked up or asked",
        Fact::EducationCheck(_) => "institution answered",
        Fact::ProfileCheck(_) => "public profile looked at",
        Fact::Interview(_) => "interview",
        Fact::Request(_) => "request by the subject",
        Fact::IdentityDocument(_) => "identity document presented",
        Fact::IdentityCheck(_) => "identity check answered",
        Fact::DeliveryAddress(_) => "delivery address given",
        Fact::Shipment(_) => "parcel recorded",
        Fact::Device(_) => "device recorded",
        Fact::Software(_) => "program found on the device",
        Fact::PaymentInstruction(_) => "payment instruction given",
        Fact::PayeeCheck(_) => "bank asked about the payee",
        Fact::Invoice(_) => "invoice received",
        Fact::TaxForm(_) => "tax form received",
        Fact::Contract(_) => "contract filed",
        Fact::Travel(_) => "travel notice given",
        Fact::Residence(_) => "proof of residence seen",
        Fact::Application(_) => "application recorded",
        Fact::Referral(_) => "referral recorded",
        Fact::Correction(_) => "correction by the subject",
        Fact::File(_) => "file handed in",
        Fact::VictimReport(_) => "report of misuse of the identity",
        Fact::RegisterEntry(_) => "company register answered",
        Fact::Website(_) => "web site looked up",
        _ => "recorded",
    }
}
