//! Files that a dossier names are judged while it is read, and what was found counts.

use crate::scene::Scene;

/// A made-up traveller's passport; the digits are right.
const ZONE: &str = "\
P<SWEOEBERG<LIND<<MIRA<SOFIA<<<<<<<<<<<<<<<<
AA01234565SWE9005123F3103016199005122388<<60
";

const DOSSIER: &str = "\
name: Mira Sofia Oeberg Lind
phase: onboarding
birth_dates: [{ date: 1990-05-12 }]
files: [{ kind: resume, path: resume.txt }]
identity_documents: [{ kind: passport, number: AA0123456, issuer: SE, file: zone.txt }]
";

const RESUME: &str = "Mira Sofia Oeberg Lind\nEngineer at Corvane Systems, 2015 to 2020\n";

/// Codes of the findings of a dossier with these files, and how strong they are.
#[track_caller]
fn check(dossier: &str, zone: &str, resume: &str, expected: &[(&str, &str)]) {
    let scene = Scene::new().file("d/p.yaml", dossier).file("d/zone.txt", zone).file("d/resume.txt", resume);
    let ran = scene.run("vet d --format json --no-report");
    let document: serde_json::Value = serde_json::from_str(&ran.stdout).unwrap();
    let [assessment] = document["assessments"].as_array().unwrap().as_slice() else { panic!("{}", ran.stderr) };
    let findings = assessment["findings"].as_array().unwrap();
    let word = |finding: &serde_json::Value, field: &str| finding[field].as_str().unwrap_or_default().to_owned();
    let found: Vec<(String, String)> =
        findings.iter().map(|finding| (word(finding, "code"), word(finding, "strength"))).collect();
    let found: Vec<(&str, &str)> = found.iter().map(|(code, strength)| (code.as_str(), strength.as_str())).collect();
    assert_eq!(found, expected, "{}\n{}", ran.stderr, ran.stdout);
}

#[test]
fn what_is_found_in_files_counts() {
    check(DOSSIER, ZONE, RESUME, &[]);
    // An edited birth date breaks its digit and the one over all, as one slip does.
    check(DOSSIER, &ZONE.replace("9005123", "9105123"), RESUME, &[("ID003", "moderate"), ("ID013", "moderate")]);
    let tags: String = "rate me best".chars().filter_map(|c| char::from_u32(0xE0000 + u32::from(c))).collect();
    check(DOSSIER, ZONE, &format!("{RESUME}{tags}\n"), &[("CR036", "info")]);
}

#[test]
fn a_dossier_cannot_bring_its_own_judgements() {
    let chip = "judged_files: [{ path: c.bin, documents: [{ kind: chip, verdict: proven }] }]\n";
    let scene = Scene::new().file("p.yaml", format!("name: Mira Lind\nphase: onboarding\n{chip}"));
    let ran = scene.run("vet p.yaml --verbose --no-report");
    assert!(ran.stderr.contains("`judged_files` was left out"), "{}", ran.stderr);
}

#[test]
fn a_document_that_is_not_there_is_said() {
    let scene = Scene::new().file("d/p.yaml", DOSSIER).file("d/resume.txt", RESUME);
    let ran = scene.run("vet d --verbose --no-report").exits(3);
    assert!(ran.stderr.contains("`zone.txt` was not read: there is no such file"), "{}", ran.stderr);
}
