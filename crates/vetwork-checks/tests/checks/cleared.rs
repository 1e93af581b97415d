//! What people cleared is told and does not count, as long as it holds.

use jiff::Timestamp;
use vetwork_checks::find;
use vetwork_model::records::Sightings;
use vetwork_model::{Clearance, Judged, Key, Outcome, Records, SubjectId};
use vetwork_watchlist::change::version;
use vetwork_watchlist::formats::{Format, read};
use vetwork_watchlist::list::Source;
use vetwork_watchlist::party::Party;

use crate::pages::{Against, ask_with, dossiers};

/// Records that know only what people said.
struct Cleared(Vec<Clearance>);

impl Records for Cleared {
    fn others(&self) -> usize {
        0
    }

    fn sightings(&self, _: &Key, _: &SubjectId) -> Sightings {
        Sightings::default()
    }

    fn clearances(&self, subject: &SubjectId) -> Vec<Clearance> {
        if subject.as_str() == "subject" { self.0.clone() } else { Vec::new() }
    }
}

const LIST: &str = "id,name,type,birth_date,identifiers,wallets
W-1,Ignat Velimirovsky,person,1984-03-09,ZX4471902,
W-2,Ignat Velimirovsky,person,1961-01-31,,
W-8,Draginja Okonjo,person,1979-12-01,,
W-9,Tomas Kern,person,1970-05-05,,0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed
";

/// What somebody said of an entry as it is in [`LIST`]: who was like it, and how much spoke for it.
fn said(entry: &str, part: &str, level: u8) -> Clearance {
    let list = read(Format::OwnCsv, Source::OfacSdn, LIST.as_bytes()).unwrap();
    let party = list.parties.iter().find(|party| party.id == entry).unwrap();
    Clearance {
        list: "ofac-sdn".to_owned(),
        entry: entry.to_owned(),
        version: version(party).to_string(),
        by: "ana".to_owned(),
        why: "born elsewhere".to_owned(),
        at: "2026-11-01T08:00:00Z".parse::<Timestamp>().unwrap(),
        until: None,
        waits: false,
        judged: vec![Judged { part: part.to_owned(), level }],
    }
}

/// The strength of what is found, then each entry that is told and what became of what was said of it.
#[track_caller]
fn check(code: &str, dossier: &str, said: &[Clearance], expected: &str) {
    let outcome = ask_with(find(code).unwrap(), &dossiers(dossier)[0], &Cleared(said.to_vec()), &Against::list(LIST));
    let Outcome::Finding(finding) = outcome else { panic!("{code}: {outcome:?}") };
    let told = finding.listed.iter().map(|listed| match &listed.clearance {
        None => listed.entry.clone(),
        Some(said) => format!("{} {}", listed.entry, said.reopened.unwrap_or("cleared")),
    });
    let told: Vec<String> = std::iter::once(finding.strength.words().to_owned()).chain(told).collect();
    assert_eq!(told.join(", "), expected, "{code} {dossier}");
}

const IGNAT: &str = "name: Ignat Velimirovsky\n";

#[test]
fn what_was_cleared_is_told_and_does_not_count() {
    check("WL004", IGNAT, &[], "moderate, W-1, W-2");
    check("WL004", IGNAT, &[said("W-1", "subject", 2)], "moderate, W-2, W-1 cleared");
    let both = [said("W-1", "subject", 2), said("W-2", "subject", 2)];
    check("WL004", IGNAT, &both, "info, W-1 cleared, W-2 cleared");
    let renumbered = Clearance { entry: "old 1".to_owned(), ..said("W-1", "subject", 2) };
    check("WL004", IGNAT, &[renumbered, both[1].clone()], "info, W-1 cleared, W-2 cleared");
}

#[test]
fn it_counts_again_and_says_why() {
    let one = || said("W-8", "recruiter", 2);
    let check = |said: Clearance, expected| {
        check("WL009", "name: Clara Holm\nrecruiters: [{ name: Draginja Okonjo }]\n", &[said], expected);
    };
    check(one(), "info, W-8 cleared");
    let day = |day: &str| Clearance { until: Some(day.parse().unwrap()), ..one() };
    check(day("2026-11-21"), "info, W-8 cleared");
    check(day("2026-11-20"), "moderate, W-8 open again: its time is over");
    let other = Clearance { version: "00".repeat(16), ..one() };
    check(other, "moderate, W-8 open again: the entry changed since");
    check(Clearance { waits: true, ..one() }, "moderate, W-8 waits for a second reader");
    check(said("W-8", "recruiter", 1), "moderate, W-8 open again: more speaks for it than then");
    check(said("W-8", "subject", 4), "moderate, W-8 open again: it was said of somebody else in the dossier");
    check(Clearance { judged: Vec::new(), ..one() }, "info, W-8 cleared");
}

#[test]
fn more_evidence_than_was_judged_opens_the_question_again() {
    let born = format!("{IGNAT}birth_dates: [{{ date: 1984-03-09 }}]\n");
    let by_name = [said("W-1", "subject", 2)];
    check("WL004", &born, &by_name, "moderate, W-1 open again: more speaks for it than then, W-2");
    check("WL004", &born, &[said("W-1", "subject", 3)], "info, W-2, W-1 cleared");
}

#[test]
fn a_wallet_and_a_share_are_laid_aside_too() {
    let paid = "name: Clara Holm\nphase: payroll\npayment_instructions: [{ method: crypto, wallet: \"0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed\" }]\n";
    check("WL006", paid, &[said("W-9", "wallet to be paid", 4)], "info, W-9 cleared");
    check(
        "WL006",
        paid,
        &[said("W-9", "wallet to be paid", 2)],
        "moderate, W-9 open again: more speaks for it than then",
    );
    let firm = "subject: organisation
name: Northgate Talent Ltd
phase: onboarding
owners:
  - { name: Tomas Kern, percent: 30, birth_date: 1970-05-05 }
  - { name: Draginja Okonjo, percent: 25, birth_date: 1979-12-01 }
";
    check("WL012", firm, &[], "moderate, W-8, W-9");
    check("WL012", firm, &[said("W-9", "owner", 3)], "info, W-8, W-9 cleared");
    check("WL012", firm, &[said("W-9", "owner", 3), said("W-8", "owner", 3)], "info, W-8 cleared, W-9 cleared");
    check("WL011", firm, &[said("W-9", "owner", 3)], "moderate, W-8, W-9 cleared");
}

#[test]
fn what_is_laid_aside_takes_no_place_from_what_is_open() {
    let rows: Vec<String> = (1..=7).map(|at| format!("N-{at},Wilhelmina Quistgaard,person,,,\n")).collect();
    let list = format!("id,name,type,birth_date,identifiers,wallets\n{}", rows.concat());
    let parties = read(Format::OwnCsv, Source::OfacSdn, list.as_bytes()).unwrap().parties;
    let of = |party: &Party| Clearance {
        entry: party.id.clone(),
        version: version(party).to_string(),
        ..said("W-1", "subject", 2)
    };
    let records = Cleared(parties.iter().take(6).map(of).collect());
    let dossier = &dossiers("name: Wilhelmina Quistgaard\n")[0];
    let outcome = ask_with(find("WL004").unwrap(), dossier, &records, &Against::list(&list));
    // The seventh says what the others say: it is the same entry twice, and cleared with them.
    assert_eq!(outcome.finding().unwrap().strength.words(), "info");
    let changed = list.replace("N-7,Wilhelmina Quistgaard,person,,,", "N-7,Wilhelmina Quistgaard,person,1990-01-01,,");
    let outcome = ask_with(find("WL004").unwrap(), dossier, &records, &Against::list(&changed));
    let finding = outcome.finding().unwrap();
    assert_eq!((finding.strength.words(), finding.listed[0].entry.as_str()), ("moderate", "N-7"));
}
