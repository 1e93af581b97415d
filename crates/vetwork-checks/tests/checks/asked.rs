//! About whom a dossier asks the sanctions lists: those for whom a check asks, in its phase, under its law.

use vetwork_checks::queries_of;
use vetwork_model::Jurisdiction;

use crate::pages::dossiers;

/// Who is asked for, each with the number of queries.
#[track_caller]
fn check(dossier: &str, expected: &[(&str, usize)]) {
    let dossier = &dossiers(dossier)[0];
    let asked = queries_of(dossier, Jurisdiction::Us);
    let asked: Vec<(&str, usize)> = asked.iter().map(|party| (party.asked.words(), party.queries.len())).collect();
    assert_eq!(asked, expected);
}

const PERSON: &str = "name: Ignat Velimirovsky
recruiters: [{ name: Clara Holm, agency: Northgate Talent Ltd }]
employment: [{ employer: Corvane Systems, from: 2019, to: 2021 }]
references: [{ name: Linda Marsh, company: Corvane Systems }]
owners: [{ name: Tomas Kern, percent: 10 }]
";

const PAID: &str =
    "payment_instructions: [{ wallet: \"0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed\", holder: Draginja Okonjo }]";

#[test]
fn of_a_person_those_for_whom_a_check_asks() {
    // Owners are asked for of organisations.
    let unpaid = [("subject", 1), ("recruiter", 1), ("agency", 1), ("employer", 1), ("firm of a reference", 1)];
    check(PERSON, &unpaid);
    check(&format!("{PERSON}phase: on-the-job"), &unpaid);
    check(&format!("{PERSON}{PAID}"), &[&unpaid[..], &[("account holder", 1), ("wallet to be paid", 1)]].concat());
}

#[test]
fn of_an_organisation_those_who_own_and_run_it() {
    let firm = "subject: organisation
name: Northgate Talent Ltd
phase: onboarding
directors: [{ name: Clara Holm }]
owners: [{ name: Tomas Kern, percent: 60, birth_date: 1984-03-09 }]
recruiters: [{ name: Linda Marsh }]
";
    check(firm, &[("subject", 1), ("director", 1), ("owner", 1)]);
}

#[test]
fn each_name_is_asked_with_each_date_until_one_is_proven() {
    let disagreeing = "name: Ignat Velimirovsky
phase: onboarding
birth_dates: [{ date: 1984-03-09 }, { date: 1985-03-09 }]
identity_documents: [{ kind: passport, name: Ignat Welimirowski }]
";
    check(disagreeing, &[("subject", 4)]);
    let proven =
        "identity_checks: [{ kind: right-to-work, outcome: match, name: Ignat Velimirovsky, birth_date: 1984-03-09 }]";
    check(&format!("{disagreeing}{proven}"), &[("subject", 2)]);
}
