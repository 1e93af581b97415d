//! Made-up checks and assessments for the tests of this crate.

mod papers;

use vetwork_model::assessment::Moment;
use vetwork_model::{
    Assessment, Band, Cause, Channel, Code, Coverage, Direction, Disposition, EvidenceId, Explanation, Family, Finding,
    GroupWeight, Hypothesis, HypothesisWeight, Inputs, KeyKind, Lawful, Meta, Name, Need, NextStep, Outcome, Param,
    Part, Phase, Provenance, Role, Section, Seen, Shared, Step, Strength, SubjectId, SubjectKind, Tie, Waiting, When,
};

use crate::{Run, SourceLine};
pub(crate) use papers::{document_of, with_papers};

const PHONE: Meta = Meta {
    code: Code("CO003"),
    name: "references-share-a-contact",
    title: "two references share one contact",
    question: "Do two references share a phone number or an e-mail address?",
    says: "Two references with different names can be reached at one contact, {value}.",
    clear: "No two references share a contact.",
    catalogue: &["APP-18"],
    family: Family::Contact,
    subjects: &[SubjectKind::Person],
    phases: &[Phase::Application, Phase::Interview],
    needs: &[Need::Any(&[Section::Reference])],
    direction: Direction::Raises,
    ceiling: Strength::Strong,
    causes: &[Cause::RecordError, Cause::CompanyHistory],
    hypotheses: &[Hypothesis::FabricatedPersona, Hypothesis::SharedOperator],
    sources: &["SEED0", "GTIG25"],
    innocent: "A number pasted twice; two colleagues who now run one business.",
    clears: "Each of them is reached, apart, at the firm that the resume names.",
    never_alone: true,
    compares: true,
    blind_spots: "A different rented number for every reference.",
    next_step: NextStep {
        text: "Ring each reference through a number of the firm that you found yourself.",
        disposition: Disposition::Safe,
        minutes: 10,
        message: "We call references through their firm's switchboard. Please tell us the firm of each.",
    },
    lawful: Lawful { not_before: &[], notice: "We compare the contact details of references.", special_category: None },
    page: "# Two references share a contact\n\n## What it looks for\n\nTwo references of one subject, with different \
           names, who can be reached at the same telephone number or\ne-mail address.\n\n## Why it matters\n\n- A \
           number that two share is how it shows.\n- Second\n  item.\n\n## What to do next\n\nRing each of \
           them.\n\n## Sources\n\nSEED0\n\n## Cases\n\n### It fires\n\n```expect\nfinding moderate\n```\n\n### \
           It does not\n\n```expect\nclear\n```\n\n### Nothing\n\n```expect\nnot-checked references\n```\n",
};

const HOUSE: Meta = Meta {
    code: Code("LG002"),
    name: "delivery-shared-with-other-subject",
    title: "equipment goes where another worker's equipment went",
    question: "Does the equipment go where another subject's equipment goes?",
    says: "Equipment for {other} goes to the same place: {value}.",
    clear: "Nobody else's equipment goes there.",
    catalogue: &["ONB-03"],
    family: Family::Logistics,
    phases: &[Phase::Onboarding],
    hypotheses: &[Hypothesis::SharedOperator, Hypothesis::BorrowedIdentity],
    causes: &[Cause::Household],
    innocent: "Relatives or flatmates; a neighbour who takes in parcels.",
    clears: "The laptop is collected at a carrier point with a photo document.",
    next_step: NextStep {
        text: "Keep the laptop here until its place of delivery is settled.",
        disposition: Disposition::Adverse,
        minutes: 15,
        message: "",
    },
    ..PHONE
};

const VPN: Meta = Meta {
    code: Code("NE001"),
    name: "sign-ins-through-privacy-network",
    title: "calls came through a consumer VPN",
    question: "Do sessions come through an anonymising network?",
    says: "Of {of} calls, {count} call(s) came through {networks}.",
    family: Family::Network,
    phases: &[Phase::Interview],
    hypotheses: &[Hypothesis::MisrepresentedLocation],
    causes: &[Cause::PrivacyTool],
    innocent: "Privacy. A poor line. A shared room.",
    clears: "One call over an ordinary connection.",
    next_step: NextStep {
        text: "Ask for one call without a VPN.",
        disposition: Disposition::Safe,
        minutes: 5,
        message: "We hold one call over an ordinary connection with everyone. Please join it without a VPN.",
    },
    ..PHONE
};

const JOBS: Meta = Meta {
    code: Code("CR001"),
    name: "employers-confirm",
    title: "employers confirm the jobs",
    question: "Do employers confirm the jobs?",
    says: "{count} of {of} stated jobs are confirmed.",
    family: Family::Credentials,
    direction: Direction::Lowers,
    phases: &[Phase::Interview],
    hypotheses: &[Hypothesis::FabricatedPersona],
    ..PHONE
};

const DOCUMENT: Meta = Meta {
    code: Code("ID005"),
    title: "the document does not agree with itself",
    phases: &[Phase::Onboarding],
    ..PHONE
};
const LEAVING: Meta =
    Meta { code: Code("BE020"), title: "sign-ins after the last day", phases: &[Phase::Offboarding], ..PHONE };

static METAS: [Meta; 6] = [PHONE, HOUSE, VPN, JOBS, DOCUMENT, LEAVING];

/// The checks of the sample.
pub(crate) fn meta_of(code: Code) -> Option<&'static Meta> {
    METAS.iter().find(|meta| meta.code == code)
}

pub(crate) fn source_of(id: &str) -> Option<SourceLine> {
    (id == "GTIG25").then(|| SourceLine {
        title: "Fake IT workers expand".to_owned(),
        publisher: "Google Threat Intelligence Group".to_owned(),
        date: Some("2025-04-01".to_owned()),
        url: Some("https://cloud.google.com/blog".to_owned()),
        how: "second-hand".to_owned(),
    })
}

pub(crate) fn when(text: &str) -> When {
    text.parse().unwrap()
}

pub(crate) fn seen(value: &str, channel: Channel, at: &str, source: Option<&str>) -> Seen {
    Seen {
        evidence: None,
        subject: None,
        value: value.into(),
        provenance: channel.provenance(),
        channel,
        at: Some(when(at)),
        source: source.map(str::to_owned),
    }
}

pub(crate) fn finding(meta: &Meta, strength: Strength, params: Vec<(&'static str, Param)>) -> Finding {
    Finding {
        listed: Vec::new(),
        code: meta.code,
        family: meta.family,
        direction: meta.direction,
        strength,
        params,
        claimed: Vec::new(),
        observed: Vec::new(),
        explained: Vec::new(),
        basis: vetwork_model::Basis::Own,
        causes: meta.causes.to_vec(),
    }
}

fn step(meta: &Meta, tells: i32) -> Step {
    Step {
        text: meta.next_step.text.to_owned(),
        disposition: meta.next_step.disposition,
        minutes: meta.next_step.minutes,
        tells,
        codes: vec![meta.code],
        message: meta.next_step.message.to_owned(),
    }
}

fn group(meta: &Meta, decibits: i32) -> GroupWeight {
    GroupWeight { family: meta.family, decibits, parts: vec![(meta.code, decibits)], shares_cause: None }
}

fn outcome(finding: Finding) -> (Code, Outcome) {
    (finding.code, Outcome::Finding(Box::new(finding)))
}

/// Routine, with nothing on file.
pub(crate) fn blank(id: &str, name: &str) -> Assessment {
    Assessment {
        subject: SubjectId::from_text(id).unwrap(),
        kind: SubjectKind::Person,
        name: Name::new(name),
        pronouns: None,
        role: Role { title: Some("Data engineer".to_owned()), ..Role::default() },
        phase: Phase::Interview,
        band: Band::Routine,
        because: Vec::new(),
        hypotheses: Vec::new(),
        weights: Vec::new(),
        decibits: 0,
        coverage: Coverage { clear: 2, not_checked: 3, not_applicable: 1, ..Coverage::default() },
        confidence: None,
        documents: Vec::new(),
        ties: Vec::new(),
        steps: Vec::new(),
        outcomes: vec![
            (CODES[0], Outcome::Clear),
            (CODES[1], Outcome::NotApplicable { why: "asked in a later phase" }),
            (CODES[2], Outcome::NotChecked { missing: vec!["sessions".into()] }),
            (CODES[3], Outcome::NotChecked { missing: vec!["employer_checks".into()] }),
        ],
        timeline: Vec::new(),
        unread: Vec::new(),
        inputs: Inputs {
            program: "Vetwork 0.1.0".to_owned(),
            policy: "default#0123456789ab".to_owned(),
            snapshots: vec!["free-mail-domains@2026-11".to_owned()],
            indicators: String::new(),
            evidence: "aa11".to_owned(),
            compared: "bb22".to_owned(),
            time: Some(when("2026-11-21T10:00:00Z")),
        },
    }
}

const CODES: [Code; 4] = [Code("CO003"), Code("LG002"), Code("NE001"), Code("CR001")];

/// Escalate: two strong findings of two families, a weak one, and one that speaks for her.
pub(crate) fn mira() -> Assessment {
    let mut phone = finding(&PHONE, Strength::Strong, vec![("value", "+1 202 555 0147".into())]);
    phone.claimed = vec![
        seen("L. Marsh, Corvane Systems", Channel::ApplicantForm, "2026-09-04", Some("reference form")),
        seen("P. Ngata, Hollin & Drew", Channel::ApplicantForm, "2026-09-04", Some("reference form")),
    ];
    let mut house = finding(
        &HOUSE,
        Strength::Strong,
        vec![
            ("other", (&SubjectId::from_text("tobias-brenner").unwrap()).into()),
            ("value", "7 Mill Road, Tarrow Falls".into()),
        ],
    );
    house.claimed =
        vec![seen("7 Mill Road, \"my sister's place\"", Channel::ApplicantForm, "2026-11-19", Some("onboarding form"))];
    let mut took = seen("7 Mill Road, Tarrow Falls", Channel::SystemExport, "2026-07-14", Some("asset register"));
    took.subject = SubjectId::from_text("tobias-brenner");
    house.observed = vec![took];
    let mut vpn = finding(
        &VPN,
        Strength::Weak,
        vec![("of", 3_i64.into()), ("count", 1_i64.into()), ("networks", "a consumer VPN".into())],
    );
    vpn.explained = vec![Explanation {
        cause: Cause::PrivacyTool,
        evidence: EvidenceId { section: Section::Household, number: 1 },
        provenance: Provenance::Claimed,
    }];
    let jobs = finding(&JOBS, Strength::Moderate, vec![("count", 2_i64.into()), ("of", 2_i64.into())]);
    let mut one = blank("mira-castellano", "Mira Castellano");
    one.pronouns = Some("she/her".to_owned());
    one.role = Role {
        title: Some("Senior platform engineer".to_owned()),
        remote: true,
        privileged: true,
        starts: Some(when("2026-12-01")),
        ..Role::default()
    };
    one.phase = Phase::Payroll;
    one.band = Band::Escalate;
    one.because = vec![Code("CO003"), Code("LG002")];
    let weigh = |hypothesis, decibits, codes: &[&'static str]| HypothesisWeight {
        hypothesis,
        decibits,
        codes: codes.iter().map(|code| Code(code)).collect(),
    };
    one.hypotheses = vec![
        weigh(Hypothesis::SharedOperator, 80, &["CO003", "LG002"]),
        weigh(Hypothesis::BorrowedIdentity, 40, &["LG002"]),
    ];
    one.weights = vec![group(&PHONE, 43), group(&HOUSE, 40), group(&VPN, 16), group(&JOBS, -15)];
    one.decibits = 84;
    one.coverage = Coverage { found: 4, clear: 5, not_checked: 7, not_applicable: 2, waiting: Vec::new() };
    one.coverage.waiting.push(Waiting {
        question: "payee".to_owned(),
        ask: "Does the account belong to the person?".to_owned(),
        how: "Use the bank's payee check, or ask for a bank letter.".to_owned(),
    });
    one.steps = vec![step(&HOUSE, 40), step(&PHONE, 43), step(&VPN, 16)];
    one.outcomes = vec![
        (Code("BE020"), Outcome::NotApplicable { why: "asked in a later phase" }),
        outcome(phone),
        outcome(jobs),
        (Code("ID005"), Outcome::NotChecked { missing: vec!["identity_documents".into()] }),
        outcome(house),
        outcome(vpn),
    ];
    let moment = |at: &str, phase, what: &str, codes: &[&'static str]| Moment {
        at: when(at),
        phase,
        what: what.to_owned(),
        codes: codes.iter().map(|code| Code(code)).collect(),
    };
    one.timeline = vec![
        moment("2026-09-02", Phase::Application, "application recorded", &[]),
        moment("2026-09-04", Phase::Application, "reference named", &["CO003"]),
        moment("2026-09-09T09:00:00Z", Phase::Interview, "joined a meeting", &[]),
        moment("2026-09-09T11:00:00Z", Phase::Interview, "joined a meeting", &[]),
        moment("2026-11-19", Phase::Onboarding, "delivery address given", &["LG002"]),
        moment("2026-12-01", Phase::OnTheJob, "first working day", &[]),
    ];
    one
}

/// Verify: one question.
pub(crate) fn sanna() -> Assessment {
    let mut one = blank("sanna-kivela", "Sanna Kivelä");
    let found = finding(&PHONE, Strength::Moderate, vec![("value", "+1 202 555 0147".into())]);
    one.band = Band::Verify;
    one.because = vec![Code("CO003")];
    one.hypotheses =
        vec![HypothesisWeight { hypothesis: Hypothesis::FabricatedPersona, decibits: 20, codes: vec![Code("CO003")] }];
    one.weights = vec![group(&PHONE, 20)];
    one.decibits = 20;
    one.coverage.found = 1;
    one.coverage.clear = 1;
    one.steps = vec![step(&PHONE, 20)];
    one.outcomes[0] = outcome(found);
    one
}

/// Incomplete: silence.
pub(crate) fn kwame() -> Assessment {
    let mut one = blank("kwame-boateng", "Kwame Boateng");
    one.band = Band::Incomplete;
    one.coverage.waiting = vec![Waiting {
        question: "history".to_owned(),
        ask: "Does the stated career hold together?".to_owned(),
        how: "Ask for a resume with months and years.".to_owned(),
    }];
    one.steps = vec![Step {
        text: "Ask for a resume with months and years.".to_owned(),
        disposition: Disposition::Safe,
        minutes: 5,
        tells: 20,
        codes: Vec::new(),
        message: String::new(),
    }];
    one.unread = vec!["resume.pdf is locked with a password".to_owned()];
    one
}

/// Somebody with whom a subject shares a telephone number, all of whose words are this text.
pub(crate) fn tie_of(text: &str) -> Tie {
    let shared = Shared {
        kind: KeyKind::Phone,
        value: text.to_owned(),
        here: Part::Reference,
        there: Part::Own,
        provenance: Provenance::Claimed,
        provenance_there: Provenance::Observed,
        at: Some(when("2026-09-04")),
        at_there: None,
        subjects: 2,
        decibits: 80,
        number: 1,
    };
    Tie {
        subject: SubjectId::from_text(text).unwrap_or_else(|| SubjectId::from_text("another").unwrap()),
        name: Name::new(text),
        shared: vec![shared],
        decibits: 80,
        innocent: None,
        claimed_only: false,
    }
}

/// One of each band, and one organisation.
pub(crate) fn all() -> Vec<Assessment> {
    let mut firm = blank("halyard-works", "Halyard Works B.V.");
    firm.kind = SubjectKind::Organisation;
    vec![blank("arjun-menon", "Arjun Menon"), sanna(), firm, mira(), kwame()]
}

static WATCHLISTS: std::sync::LazyLock<[String; 1]> =
    std::sync::LazyLock::new(|| ["the curated set of 2026-08-20, 93 days old, 73 entries".to_owned()]);

pub(crate) fn run<'a>(assessments: &'a [Assessment], unread: &'a [String]) -> Run<'a> {
    Run {
        assessments,
        unread,
        when: when("2026-11-21T10:00:00Z"),
        checks: METAS.len(),
        policy: "default#0123456789ab",
        calibrated: false,
        watchlists: &*WATCHLISTS,
        only_curated: true,
        confinement_note: None,
        stale_lists: &[],
        linked_from: 40,
    }
}
