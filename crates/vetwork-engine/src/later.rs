//! What the assessment itself serves, and which later capability will serve the rows of the catalogue
//! that dossier evidence alone cannot answer.

/// The part of the assessment that serves a row which is no check.
pub fn served_by_assessment(row: &str) -> Option<&'static str> {
    match row {
        "CTX-01" => Some("the policy: which questions a role requires"),
        "CTX-02" => Some("coverage: what was not checked, the band `incomplete`"),
        _ => None,
    }
}

/// Why a row is no input, now or ever: it would judge people by where they come from.
pub fn excluded(row: &str) -> Option<&'static str> {
    match row {
        "PAY-09" => Some("a payment service is judged by its class, never by its country (EXC-08)"),
        _ if row.starts_with("EXC-") => Some("never an input"),
        _ => None,
    }
}

/// A capability that Vetwork does not have yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Deserialize, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Capability {
    /// Forensics of documents and files.
    Files,
    /// Links across everybody ever seen.
    Links,
    /// Streams of events from systems.
    Events,
}

impl std::fmt::Display for Capability {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Capability::Files => "files",
            Capability::Links => "links",
            Capability::Events => "events",
        })
    }
}

/// The capability that a row waits for.
pub fn waits_for(row: &str) -> Option<Capability> {
    const FILES: [&str; 7] = ["APP-11", "APP-20", "APP-21", "APP-24", "ONB-12", "ONB-13", "APP-31"];
    const LINKS: [&str; 8] = ["SRC-09", "SRC-12", "SRC-13", "APP-08", "APP-28", "PAY-18", "OFF-08", "OFF-09"];
    const EVENTS: [&str; 37] = [
        "SRC-01", "SRC-08", "SRC-11", "SRC-15", "SRC-16", "SRC-17", "SRC-18", "SRC-20", "APP-04", "APP-30", "INT-07",
        "INT-08", "INT-16", "INT-18", "PAY-15", "JOB-04", "JOB-07", "JOB-11", "JOB-12", "JOB-13", "JOB-15", "JOB-16",
        "JOB-17", "JOB-18", "JOB-19", "JOB-22", "JOB-25", "JOB-26", "JOB-27", "JOB-31", "JOB-33", "JOB-34", "JOB-36",
        "JOB-38", "OFF-05", "JOB-14", "JOB-10",
    ];
    if FILES.contains(&row) {
        Some(Capability::Files)
    } else if LINKS.contains(&row) {
        Some(Capability::Links)
    } else if EVENTS.contains(&row) {
        Some(Capability::Events)
    } else {
        None
    }
}
