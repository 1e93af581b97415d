//! A made-up person's records for the tests of the copy.

use jiff::civil::date;
use serde_json::{Value, json};
use vetwork_model::{Code, Meta, Name};

use super::{AssessmentCopy, EventCopy, PersonsCopy};
use crate::sample::{self as run, meta_of, mira};

/// What in the sample belongs to others, in every form in which it stands there.
pub(super) const OF_OTHERS: [&str; 25] = [
    "Marsh",
    "Ngata",
    "Ines",
    "Brenner",
    "Duarte",
    "Salgado",
    "Quill",
    "Ostrow",
    "Jansen",
    "Petrosyan",
    "0147",
    "0163",
    "0199",
    "198.51.100.7",
    "linda@",
    "ngata@",
    "ines@",
    "quill@",
    "k.ostrow",
    "1979",
    "1981",
    "Other Street",
    "李明",
    "AKX",
    "ngata-p",
];

/// Where the names of others stand in all sections that can have them.
pub(super) fn dossier() -> Value {
    json!({
        "vetwork": 1,
        "id": "mira-castellano",
        "name": "Mira Castellano",
        "pronouns": "she/her",
        "role": {
            "title": "Senior platform engineer", "remote": true, "privileged": true, "jurisdiction": "DE",
            "starts": "2026-12-01", "pay_band": { "low": 70000, "high": 95000, "currency": "EUR", "per": "year" },
            "posting": "Reports to K. Ostrow.",
        },
        "emails": [{ "address": "mira.castellano@example.org", "at": "2026-09-02", "source": "application form" }],
        "phones": [{ "number": "+49 30 901820", "at": "2026-09-02" }],
        "phone_lookups": [
            { "number": "+49 30 901820", "line": "landline", "carrier": "Example Telecom", "at": "2026-09-03" },
            { "number": "+1 (202) 555-0147", "line": "voip", "at": "2026-09-05", "source": "look-up for Linda Marsh" },
        ],
        "addresses": [{
            "street": "12 Rose Street", "city": "Berlin", "postcode": "10117", "country": "DE", "from": "2021-03",
            "position": { "lat": 52.51, "lon": 13.39 }, "at": "2026-09-02", "source": "application form",
        }],
        "emergency_contacts": [{ "name": "Ines Castellano", "phone": "+49 171 5550163", "email": "ines@example.net" }],
        "households": [
            { "with": "tobias-brenner", "name": "Tobias Brenner", "relation": "flatmate; Tobias pays the lease" },
        ],
        "identity_documents": [
            { "number": "C01X00T47", "name": "Mira Castellano", "birth_date": "1990-05-17", "expires": "2031-02",
              "issuer": "DE", "at": "2026-11-18", "source": "onboarding form" },
        ],
        "identity_checks": [
            { "kind": "identity-bureau", "outcome": "partial", "disagrees": ["name", "birth date"], "by": "A bureau",
              "name": "Carla Duarte", "birth_date": "1979-01-02",
              "address": { "street": "5 Other Street", "city": "Ohio" }, "at": "2026-11-19" },
            { "outcome": "match", "ordered_by": "subject", "name": "M. Castellano", "birth_date": "1990-05-17" },
        ],
        "files": [{
            "path": "resume.pdf",
            "text": "Mira Castellano\nPlatform engineer\n\nReferences: Linda Marsh (LINDA@corvane.example, 202 555 0147), \
                     Ngata, Peter\nWith 李明先生 and Lower Castle Street. In May I ran the Brenner pass.",
            "verdict": "harmless",
        }],
        "employment": [
            { "employer": "Marsh-free Harbour AG", "title": "Engineer", "from": "2018-03", "to": "2021", "full_time": true },
            { "employer": "Corvane Systems", "from": "2021-04" },
        ],
        "references": [
            { "name": "Linda Marsh", "company": "Corvane Systems", "email": "linda@corvane.example",
              "phone": "+1 202 555 0147", "relation": "managed me, with P. Ngata", "at": "2026-09-04",
              "source": "reference form" },
            { "name": "Peter Ngata", "company": "Hollin & Drew", "email": "P.Ngata@hollin.example",
              "phone": "(202) 555-0147", "at": "2026-09-04", "source": "reference form" },
            { "name": "李明", "phone": "+49 30 901820" },
        ],
        "reference_checks": [
            { "name": "Linda Marsh", "outcome": "confirmed", "via": "contact-found", "ip": "198.51.100.7",
              "device": "peter-ngata-phone", "at": "2026-09-10" },
            { "name": "Peter Ngata", "outcome": "unanswered", "ip": "203.0.113.5" },
        ],
        "profile_checks": [
            { "url": "https://code.example/mira", "name": "mira castellano", "connections": 12 },
            { "url": "https://jobs.example/mc", "name": "Ben Quill" },
        ],
        "referrals": [{ "by": "ngata-p", "name": "Peter Ngata" }],
        "recruiters": [
            { "name": "Rosa Salgado", "agency": "Northpoint Talent", "email": "rosa@northpoint.example",
              "phone": "+44 20 7946 0199" },
        ],
        "interviews": [
            { "round": 1, "interviewer": "AKX", "camera": "on", "live_picture": "passed", "at": "2026-09-09",
              "source": "notes of AKX" },
        ],
        "requests": [{
            "kind": "later-start", "alternative_offered": true,
            "words": "I would start in January, when Tobias Brenner has moved out. Write to quill@example.com or ring \
                      0044 (0)20 7946 0199.",
        }],
        "sessions": [
            { "kind": "meeting", "ip": "203.0.113.5", "device": "mira-laptop", "display_name": "Ben Quill",
              "media_devices": ["Built-in camera"], "at": "2026-09-09T09:00:00Z" },
            { "display_name": "Mira C.", "at": "2026-09-02T10:00:00Z" },
        ],
        "delivery_addresses": [{
            "address": { "street": "7 Mill Road", "city": "Tarrow Falls", "country": "US" },
            "note": "Ms. Ines takes it in, ask for INES",
        }],
        "shipments": [{ "item": "laptop", "to": { "street": "7 Mill Road", "city": "Tarrow Falls" },
            "signed_by": "B. Jansen", "delivered": "2026-11-20" }],
        "approved_tools": [{ "name": "remote desktop", "by": "K. Ostrow" }],
        "payment_instructions": [{ "iban": "DE02120300000000202051", "holder": "Ines Castellano" }],
        "payee_checks": [{ "account": "2051", "answer": "no-match", "holder": "Hollin & Drew Ltd" },
            { "account": "2051", "answer": "close-match", "holder": "Ines Duarte" }],
        "invoices": [{ "payee": "Mira Old", "account": "2051" }],
        "tax_forms": [{ "name": "Aram Petrosyan", "address": { "street": "9 Other Street" }, "country": "DE" }],
        "incidents": [{ "note": "Asked ben.quill@example.com for access; K. Ostrow agreed.", "agreed": true }],
        "directors": [{ "name": "Aram Petrosyan", "birth_date": "1981-03-04", "from": "2020" }],
        "register_entries": register_entries(),
        "owners": owners(),
        "subcontractors": [{ "name": "Ben Quill", "depth": 1 }],
        "emails_of_others": "never shown",
    })
}

fn register_entries() -> Value {
    let owner = json!({ "name": "Aram Petrosyan", "percent": 40, "birth_date": "1981-03-04" });
    json!([{ "name": "Castellano Works GmbH", "officers": ["Mira Castellano", "Aram Petrosyan"], "owners": [owner] }])
}

fn owners() -> Value {
    json!([
        { "name": "Aram Petrosyan", "percent": 40, "birth_date": "1981-03-04", "of": "Ben Quill" },
        { "name": "Northpoint Talent Ltd", "percent": 60 },
    ])
}

pub(super) fn sealed() -> Value {
    json!({ "nationalities": ["DE", "BR"], "birth_place": "Recife", "former_names": ["Mira Old"] })
}

/// Mira's assessments: one today, and two before of which one found the same.
pub(super) fn assessments() -> Vec<AssessmentCopy<'static>> {
    let record = |band: &str, findings: bool| {
        let line = crate::data::jsonl_line(&mira(), meta_of).replace("tobias-brenner", "[another person]");
        let mut record: Value = serde_json::from_str(&line).unwrap();
        record["band"] = band.into();
        let elsewhere = &mut record["findings"][1]["observed"][0];
        elsewhere["value"] = "Sofia Petrosyan".into();
        record["findings"][1]["params"]["person"] = "Sofia Petrosyan".into();
        if !findings {
            record["findings"] = json!([]);
            record["not_checked"] = json!([]);
        }
        record
    };
    let at = |text: &str| text.parse().unwrap();
    vec![
        AssessmentCopy { at: at("2026-09-04T08:00:00Z"), entry: 3, by: "k.ostrow", record: record("routine", false) },
        AssessmentCopy {
            at: at("2026-11-21T10:00:00Z"),
            entry: 12,
            by: "Kim Ostrow",
            record: record("escalate", true),
        },
        AssessmentCopy { at: at("2026-11-20T10:00:00Z"), entry: 9, by: "k.ostrow", record: record("verify", true) },
    ]
}

pub(super) fn events() -> Vec<EventCopy> {
    let event = |at: &str, what: &str, text: Option<&str>| EventCopy {
        at: at.parse().unwrap(),
        what: what.to_owned(),
        text: text.map(str::to_owned),
    };
    vec![
        event("2026-11-21T12:30:00Z", "decided: go on", Some("Rang Linda Marsh at the firm: all is well. K. Ostrow")),
        event("2026-11-21T11:00:00Z", "looked at (export)", None),
    ]
}

pub(super) fn name() -> Name {
    Name::new("Mira Castellano")
}

pub(super) fn copy<'a>(
    name: &'a Name,
    dossier: &'a Value,
    confidential: &'a Value,
    assessments: &'a [AssessmentCopy<'a>],
    events: &'a [EventCopy],
) -> PersonsCopy<'a> {
    PersonsCopy {
        id: "mira-castellano",
        name,
        organisation: false,
        today: date(2026, 11, 22),
        dossier,
        confidential: Some(confidential),
        with_confidential: false,
        assessments,
        events,
        kept_until: Some((
            date(2027, 5, 22),
            "six months after the decision, by the policy of the employer".to_owned(),
        )),
        held_until: Some(date(2027, 1, 31)),
    }
}

/// A check of the sample by its code as text.
pub(super) fn meta(code: &str) -> Option<&'static Meta> {
    const CODES: [&str; 6] = ["CO003", "LG002", "NE001", "CR001", "ID005", "BE020"];
    CODES.into_iter().find(|known| *known == code).and_then(|code| meta_of(Code(code)))
}

pub(super) fn source(id: &str) -> Option<crate::SourceLine> {
    match id {
        "SEED0" => Some(crate::SourceLine {
            title: "Notes on remote hiring".to_owned(),
            publisher: "An institute".to_owned(),
            date: Some("2024-06".to_owned()),
            how: "read".to_owned(),
            ..Default::default()
        }),
        other => run::source_of(other),
    }
}
