//! Input that was made to do harm: to the terminal, the spreadsheet, the browser, the folder, the verdict.

use crate::scene::{GOOD_ID, Scene};

/// Terminal sequences, direction marks, zero-width characters and a bell, in JSON notation.
const STEERING: &str =
    r"\u001b]0;owned\u0007\u001b[31mRed\u001b[0m \u202egpj.exe\u202c z\u200bw \u2066i\u2069 \u009b31m \u0000\r";

// That nothing of it is printed as it came is asserted on every run by the scene itself.
#[test]
fn text_that_steers_a_terminal_arrives_inert() {
    let dossier = format!(
        r#"{{"id":"t","name":"Evil {0}","role":{{"title":"{0}"}},"emails":["{0}@x","t@post.example"],"phase":"application",
        "employment":[{{"employer":"{0}","title":"{0}","from":"2020-05","to":"2019-01"}}],
        "references":[{{"name":"First {0}","phone":"+46 8 555 0147"}},{{"name":"Other {0}","phone":"+46 8 555 0147"}}],
        "{0}":1}}"#,
        STEERING
    );
    let scene = Scene::new()
        .file("t.json", dossier)
        .file("raw.json", b"{\"name\":\"x\x1b[31m\",\"y\":1}")
        .file("cut.json", "{\"name\":\"x\u{202e}gpj\u{200b}\" \"y\"}")
        .file("t.csv", "Name,Email,\u{1b}[31mColumn\u{202e}\nEvil \u{1b}[31mRow,row@post.example,x\n")
        .file("t/resume.txt", "Evil \u{1b}[31mResume\u{202e}\nresume@post.example\n");
    for arguments in [
        "vet --no-report --verbose",
        "vet --format json",
        "vet --format jsonl",
        "vet --format csv",
        "vet --explain t",
        "vet --explain t --message",
        "dossier check t.json",
    ] {
        scene.run(arguments).nowhere(&["owned"]);
    }
    // Places in an excerpt stay true: what is hidden is a dot.
    scene.run("vet --format csv").exits(3).says(&["{\"name\":\"x·[31m\"", "control character"]);
    scene.run("vet --report report.html").exits(3);
    let report = scene.read("report.html");
    assert!(report.contains("Evil"), "the report names the subject");
    assert!(!report.contains(['\u{1b}', '\u{202e}', '\u{200b}', '\u{2066}', '\u{9b}', '\u{0}']), "the report steers");
}

#[test]
fn the_name_of_a_file_that_steers_a_terminal_arrives_inert() {
    // Windows has no such names.
    if cfg!(windows) {
        return;
    }
    let scene = Scene::new().file("a\u{1b}[31m\u{202e}.json", "{").file("b\u{1b}[31m.odt", "x");
    scene.run("vet --format csv").exits(3).says(&["error[json]"]);
    scene.run_with(&["vet", "b\u{1b}[31m.odt"], b"").exits(2).says(&["not a kind of file"]);
    scene.run_with(&["vet", "no\u{1b}[31m.json"], b"").exits(2).says(&["no such file"]);
    scene.run_with(&["vet", "--explain", "no\u{1b}[31m", "a\u{1b}[31m\u{202e}.json"], b"").exits(2);
}

#[test]
fn links_and_markup_arrive_inert() {
    let dossier = "
id: j
name: <img src=x onerror=alert(1)>
profiles: [{ url: 'javascript:alert(1)' }, { url: 'data:text/html,<script>alert(1)</script>' }]
employment: [{ employer: '<script>alert(1)</script>', title: '</title><script>', from: 2020 }]
references:
  - { name: '\"><script>alert(1)</script>', phone: '+46 8 555 0147' }
  - { name: 'Other', phone: '+46 8 555 0147' }
";
    let scene =
        Scene::new().file("j.yaml", dossier).file("r/resume.txt", "Jo Doe\njo@post.example\njavascript:alert(1)\n");
    let ran = scene.run("vet --report report.html --format json").exits(0);
    ran.says(&["`profiles[0].url`: not an address of the web; it is shown nowhere as a link", "`profiles[1].url`"]);
    let report = scene.read("report.html");
    for markup in ["<script>alert", "<img src=x", "href=\"javascript:", "href=\"data:", "</title><script>"] {
        assert!(!report.contains(markup), "the report holds {markup}");
    }
}

#[test]
fn cells_of_a_spreadsheet_arrive_inert() {
    let table = "id,Name,Email,Job\n\
        \"=cmd|'/c calc'!A1\",\"=HYPERLINK(\"\"http://x\"\")\",a@post.example,=1+1\n\
        +1,+SUM(1),b@post.example,@x\n-x,-2+3,c@post.example,-1\n@y,@SUM(A1),d@post.example,+2\n";
    let ran = Scene::new().file("f.csv", table).run("vet f.csv --format csv").exits(0);
    let mut cells = 0;
    for row in ran.stdout.lines().skip(1) {
        for cell in row.split(',') {
            let cell = cell.trim_start_matches('"');
            let formula = cell.starts_with(['=', '+', '@']) || (cell.starts_with('-') && cell.parse::<f64>().is_err());
            assert!(!formula, "{cell:?}\n{ran}");
            cells += usize::from(cell.starts_with('\''));
        }
    }
    assert!(cells >= 8, "names and roles are neutralised, not dropped\n{ran}");
}

#[test]
fn attachments_stay_in_the_folder() {
    let dossier = "
id: d
name: Dee
phase: application
files: [{ path: ../secret.txt }, { path: papers/../../secret.txt }, { path: ABSOLUTE }, { path: missing.txt }, { path: '' }]
";
    let scene = Scene::new().file("secret.txt", "TOP-SECRET-WORDS secret@post.example\n");
    let absolute = scene.path("secret.txt").display().to_string();
    let scene = scene.file("in/d.yaml", dossier.replace("ABSOLUTE", &absolute));
    let ran = scene.run("vet in --format json --verbose --report report.html").exits(3);
    assert!(!scene.read("report.html").contains("TOP-SECRET"));
    ran.nowhere(&["TOP-SECRET", "secret@post.example"]).says(&[
        "`../secret.txt` was not read: the path leaves the dossier's folder",
        "`papers/../../secret.txt` was not read: the path leaves the dossier's folder",
        "secret.txt` was not read: the path leaves the dossier's folder",
        "`missing.txt` was not read: there is no such file",
        "`` was not read: it has no name",
        "attachments lie in the folder of their dossier and are named by a relative path",
    ]);
}

#[cfg(unix)]
#[test]
fn links_on_the_disk_are_not_followed() {
    let dossier = "id: d\nname: Dee\nfiles: [{ path: link.txt }, { path: sub/link/secret.txt }]\n";
    let scene = Scene::new()
        .file("secret.txt", "TOP-SECRET-WORDS secret@post.example\n")
        .file("in/d.yaml", dossier)
        .file("in/sub/x.csv.bak", "");
    std::os::unix::fs::symlink("../secret.txt", scene.path("in/link.txt")).unwrap();
    std::os::unix::fs::symlink("../..", scene.path("in/sub/link")).unwrap();
    std::os::unix::fs::symlink("..", scene.path("in/up")).unwrap();
    let ran = scene.run("vet in --format json --verbose").exits(3);
    ran.nowhere(&["TOP-SECRET", "secret@post.example"]).says(&[
        "`link.txt` was not read: the path is a link",
        "`sub/link/secret.txt` was not read: the path is a link",
    ]);
}

const SELF_MADE: &str = "
id: v
name: Vera Lind
phase: onboarding
provenance: verified
emails: [{ address: v@post.example, verified: true }]
identity_checks: [{ kind: identity-bureau, outcome: match, by: Bureau, at: 2026-03-12, provenance: verified }]
reference_checks: [{ name: R, outcome: confirmed, via: contact-found, at: 2026-03-05, channel: authority }]
";

#[test]
fn a_dossier_cannot_call_itself_verified() {
    let scene = Scene::new().file("v.yaml", SELF_MADE);
    let ran = scene.run("vet v.yaml --format jsonl --verbose").exits(0).says(&[
        "`provenance` is no field of a dossier; it was left out",
        "`emails.0.verified` is no field",
        "`identity_checks.0.provenance` is no field",
        "`reference_checks.0.channel` is no field",
        "how far a fact carries is set by the channel through which it came, never by the file that states it",
    ]);
    // It comes to the same, to the byte, as if nothing of that stood there.
    let plain = ["provenance: verified\n", ", verified: true", ", provenance: verified", ", channel: authority"]
        .iter()
        .fold(SELF_MADE.to_owned(), |dossier, boast| dossier.replace(boast, ""));
    let scene = Scene::new().file("v.yaml", plain);
    assert_eq!(ran.stdout, scene.run("vet v.yaml --format jsonl").exits(0).stdout);
}

#[test]
fn what_an_applicant_writes_about_their_own_checks_clears_nothing() {
    let scene = Scene::new()
        .file("v.yaml", SELF_MADE)
        .file("none.yaml", "id: none\nname: Nora Dahl\nphase: onboarding\nemails: [n@post.example]\n");
    let ran = scene
        .run("vet --channel applicant --format jsonl --verbose")
        .exits(0)
        .says(&["`identity_checks`, `reference_checks`: not for an applicant to say; left out"]);
    let lines = ran.lines();
    let waiting = |n: usize| {
        lines[n]["coverage"]["waiting"]
            .as_array()
            .unwrap()
            .iter()
            .map(|w| w["question"].as_str().unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    // The same questions wait as for somebody of whom nothing is known.
    assert_eq!(waiting(1), waiting(0), "{ran}");
    assert_eq!(lines[1]["band"], "incomplete", "{ran}");
    assert!(lines[1]["bits"].as_f64() >= Some(0.0), "a claim lowers nothing\n{ran}");
}

#[test]
fn yaml_that_unfolds_without_end() {
    let level = |name: &str, of: &str| format!("{name}: &{name} [{}]\n", [of; 9].join(","));
    let bomb: String =
        [("a", "x"), ("b", "*a"), ("c", "*b"), ("d", "*c"), ("e", "*d"), ("f", "*e"), ("g", "*f"), ("h", "*g")]
            .map(|(name, of)| level(name, of))
            .concat();
    let ran =
        Scene::with_a_good_one().file("bomb.yaml", format!("{bomb}name: *h\n")).run("vet --format jsonl").exits(3);
    assert_eq!(ran.band_of(GOOD_ID), "routine");
    ran.says(&["the text unfolds to more, or is nested deeper, than any dossier"]);
}
