//! Records that last, as people use them: remember, tell, forget, prove, replay.

use crate::scene::{Ran, Scene};

const MIRA: &str = "name: Mira Castellano\nphones: ['+1 202 555 0147']\nrole: {jurisdiction: DE}\n";
const TOBIAS: &str = "name: Tobias Brenner\nphones: ['+1 (202) 555-0147']\nrole: {jurisdiction: DE}\n";

/// Two who gave one telephone number, with records and the first of them remembered.
fn with_mira() -> Scene {
    let scene = Scene::new().file("mira.yaml", MIRA).file("tobias.yaml", TOBIAS);
    scene.run("init --at 2026-10-01").exits(0);
    scene.run("vet mira.yaml --at 2026-11-01").exits(0).says(&["1 remembered", "nobody was remembered before"]);
    scene
}

fn with_both() -> Scene {
    let scene = with_mira();
    scene.run("vet tobias.yaml --at 2026-11-21").exits(0);
    scene
}

/// What `init` says, with what is new each time taken out.
fn settled(ran: &Ran) -> String {
    let hexadecimal = |word: &str| word.len() >= 16 && word.chars().all(|c| c.is_ascii_hexdigit());
    let words = ran.stdout.split_inclusive(|c: char| !c.is_ascii_alphanumeric());
    let settled = words.map(|piece| {
        let word = piece.trim_end_matches(|c: char| !c.is_ascii_alphanumeric());
        if hexadecimal(word) { piece.replace(word, "[…]") } else { piece.to_owned() }
    });
    settled.collect()
}

#[test]
fn without_records_nothing_is_kept_and_it_is_said() {
    let scene = Scene::new().file("mira.yaml", MIRA).file("tobias.yaml", TOBIAS);
    scene.run("vet mira.yaml").exits(0).says(&["Nothing is kept", "vetwork init"]);
    scene.run("vet tobias.yaml").exits(0).nowhere(&["mira-castellano"]);
    scene.run("records status").exits(2).says(&["there are no records at [scene]", "vetwork init"]);
}

#[test]
fn making_records_says_where_they_and_their_key_are_and_never_overwrites() {
    let scene = Scene::new();
    let made = scene.run("init").exits(0);
    insta::assert_snapshot!(settled(&made));
    scene.run("init").exits(2).says(&["something at [scene]/home/.local/share/vetwork/records.db already"]);
    scene.run("init --records work.db").exits(0).prints(&["work.db", "when --records names them"]);
    scene.run("init --records work.db").exits(2).says(&["left as it is"]);
    let taken = scene.file("notes.txt", "mine");
    taken.run("init --records notes.txt").exits(2);
    assert_eq!(taken.read("notes.txt"), "mine");
}

#[test]
fn a_telephone_that_comes_back_under_another_name_is_told_with_its_day() {
    let scene = with_mira();
    let second = scene.run("vet tobias.yaml --at 2026-11-21 --explain tobias-brenner").exits(0);
    second.prints(&["is also given by mira-castellano", "application of mira-castellano, 1 Nov 2026"]);
}

#[test]
fn who_is_erased_is_told_of_no_more() {
    let scene = with_both();
    scene.run("records erase mira-castellano --reason asked").exits(0).prints(&["mira-castellano is forgotten"]);
    scene.run("vet tobias.yaml --explain tobias-brenner").exits(0).nowhere(&["mira-castellano", "Mira Castellano"]);
    scene.run("records show mira-castellano").exits(2).says(&["nobody is remembered as `mira-castellano`"]);
    scene.run("records export tobias-brenner --format json").exits(0).nowhere(&["mira"]);
    scene.run("records verify --deep").exits(0).prints(&["The history is whole", "went with erased subjects"]);
    let replayed = scene.run("records replay tobias-brenner --entry 2").exits(1);
    replayed.prints(&["Not the same: verify then, incomplete now", "was erased since"]);
}

#[test]
fn an_assessment_is_made_again_to_the_same_bytes() {
    let scene = with_both();
    let again = scene.run("records replay tobias-brenner --at 2027-01-01").exits(0);
    again.prints(&["The same bytes: verify, as then", "as then and as today", "1 other subject, as then"]);
    let stricter = include_str!("../../../../policy/default.toml").replace("moderate = 2.0", "moderate = 2.5");
    let scene = scene.file("stricter.toml", stricter);
    let other = scene.run("records replay tobias-brenner --policy stricter.toml").exits(0);
    other.prints(&["The same bytes", "Today's is default#", "under it verify, the same band"]);
    let indicator = "kind,value,source,conduct_code,evidence,confidence,added,expires\n\
                     phone,+12025550147,own case,pay-diverted,CASE-1,high,2026-06-01,2027-05-31\n";
    let scene = scene.file("own.csv", indicator);
    let given = scene.run("records replay tobias-brenner --indicators own.csv").exits(1);
    given.prints(&["none then; leave --indicators out"]);
}

#[test]
fn a_run_that_only_explains_one_remembers_that_one() {
    let scene = with_mira();
    let ran = scene.run("vet . --explain tobias-brenner --at 2026-11-21").exits(0);
    ran.says(&["1 remembered"]);
    scene.run("records status").exits(0).prints(&["Remembered  2 subjects"]);
}

#[test]
fn the_others_of_a_run_are_remembered_with_it() {
    let scene = Scene::new().file("mira.yaml", MIRA).file("tobias.yaml", TOBIAS);
    scene.run("init").exits(0);
    scene.run("vet . --format jsonl").exits(0).says(&["2 remembered"]);
    scene.run("records replay tobias-brenner").exits(0).prints(&["The same bytes: verify"]);
    scene.run("records replay mira-castellano").exits(0).prints(&["The same bytes: verify"]);
}

#[test]
fn a_decision_has_a_reason_and_where_policy_asks_a_second_reader() {
    let scene = with_both();
    scene.run_with(&["decide", "tobias-brenner", "proceed", "--reason", " "], b"").exits(2).says(&["needs a reason"]);
    scene.run("decide tobias-brenner proceed --reason called-him --by ana").exits(0).prints(&["proceed (entry 3"]);
    let first = scene.run("decide tobias-brenner reported --reason told-police --by ana").exits(0);
    first.prints(&["when a second person has read it", "vetwork decide tobias-brenner --confirm"]);
    scene.run("records show tobias-brenner").exits(0).prints(&["Waits for a second reader: reported, decided by ana"]);
    let own = scene.run("decide tobias-brenner --confirm --reason mine --by ana").exits(2);
    own.says(&["cannot be its second reader"]);
    scene.run("decide tobias-brenner --confirm --reason read --by ben").exits(0).prints(&["confirmed by ben"]);
    scene.run("decide tobias-brenner --confirm --reason read --by ben").exits(2).says(&["no decision about"]);
    scene.run("decide nobody proceed --reason x").exits(2).says(&["nobody is remembered as `nobody`"]);
}

#[test]
fn who_is_due_is_named_first_and_erased_when_asked_but_for_holds() {
    let scene = with_both();
    scene.run("records expire --at 2026-12-01").exits(0).prints(&["Nobody is due"]);
    scene
        .run("records hold tobias-brenner --until 2027-12-31 --reason court")
        .exits(0)
        .prints(&["held until 2027-12-31"]);
    scene.run("records erase tobias-brenner --reason x").exits(2).says(&["is held until 2027-12-31"]);
    let due = scene.run("records expire --at 2027-06-01").exits(0);
    due.prints(&["mira-castellano  due since 2027-05-01", "tobias-brenner  due since 2027-05-21, and held"]);
    scene.run("records status").exits(0).prints(&["Remembered  2 subjects"]);
    scene.run("records expire --apply --at 2027-06-01").exits(0).prints(&["1 subject forgotten"]);
    scene.run("records release tobias-brenner --reason over").exits(0);
    scene.run("records expire --apply --at 2027-06-01").exits(0).prints(&["1 subject forgotten"]);
    scene.run("records verify").exits(0);
}

#[test]
fn a_correction_takes_a_value_out_that_is_not_theirs() {
    let scene = with_mira();
    let corrected = scene.run("records correct mira-castellano --statement sold-it --withdraw phone=+12025550147");
    corrected.exits(0).prints(&["1 value of 1 taken out"]);
    scene.run("vet tobias.yaml --explain tobias-brenner").exits(0).nowhere(&["mira-castellano"]);
    let again = scene.run("vet mira.yaml --format jsonl").exits(0);
    again.prints(&["correction by the subject"]);
    scene.run("records replay mira-castellano").exits(0).prints(&["The same bytes"]);
    scene.run("records correct mira-castellano --statement x --withdraw phone=many").exits(2).says(&["no value"]);
}

#[test]
fn the_copy_for_a_person_is_complete_and_tells_nothing_of_others() {
    let scene = with_both();
    for format in ["text", "html", "json"] {
        let copy = scene.run(&format!("records export tobias-brenner --format {format}")).exits(0);
        copy.prints(&["Tobias Brenner", "(202) 555-0147"]).nowhere(&["mira", "Mira"]);
    }
    scene.run("records show tobias-brenner").exits(0).prints(&["looked at (export)"]);
}

#[test]
fn former_names_are_kept_apart_and_given_out_only_when_asked() {
    let dossier = "name: Ana Lee\nsealed: {former_names: [Ana Zuvic]}\npayment_instructions: [{holder: Ana Zuvic}]\n";
    let scene = Scene::new().file("ana.yaml", dossier);
    scene.run("init").exits(0);
    scene.run("vet ana.yaml").exits(0).nowhere(&["Zuvic"]);
    scene.run("records replay ana-lee").exits(0).nowhere(&["Zuvic"]);
    scene.run("records export ana-lee").exits(0).nowhere(&["Zuvic"]);
    scene.run("records export ana-lee --confidential").exits(0).prints(&["Ana Zuvic"]);
}

#[test]
fn a_lost_or_wrong_key_is_said_before_anything_is_read() {
    let scene = with_mira();
    let nowhere = scene.run("vet tobias.yaml --key-file gone.key").exits(2);
    nowhere.says(&["the master key is not at gone.key", "put your copy of the key there"]).prints(&[]);
    let other = format!("vetwork-key-1 {}\n", "ab".repeat(32));
    let scene = scene.file("other.key", other);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        scene.run("records status --key-file other.key").exits(2).says(&["may be read by others", "chmod 600"]);
        std::fs::set_permissions(scene.path("other.key"), std::fs::Permissions::from_mode(0o600)).unwrap();
    }
    scene.run("vet tobias.yaml --key-file other.key").exits(2).says(&["does not hold the key"]);
    scene.run("records status").exits(0).prints(&["Remembered  1 subject\n", "2 entries"]);
}

#[test]
fn a_changed_key_and_a_copy_open_as_before() {
    let scene = with_both();
    scene.run("records backup copy.db").exits(0).prints(&["copy.db: 2 subjects and 3 entries, verified"]);
    scene.run("records backup copy.db").exits(2).says(&["something at copy.db already", "FILE for a copy"]);
    scene.run("records rotate-key").exits(0).prints(&["4 keys sealed again"]);
    scene.run("records verify --deep").exits(0);
    scene.run("records status --records copy.db").exits(0).prints(&["Remembered  2 subjects"]);
    scene.run("records erase mira-castellano --reason asked").exits(0);
    let restored = scene.run("records restore copy.db --records back.db").exits(0);
    restored.prints(&["2 subjects and 3 entries are back", "erase them again now"]);
    scene.run("records show mira-castellano --records back.db").exits(0);
    scene.run("records restore copy.db").exits(2).says(&["already"]);
}

#[test]
fn a_copy_gets_its_name_when_it_is_whole() {
    let scene = with_both().file("lost.db-wal", "what a lost file left");
    scene.run("records backup copies/copy.db").exits(2).says(&["copies", "no such file or folder"]);
    std::fs::create_dir(scene.path("copies")).unwrap();
    scene.run("records backup copies/copy.db").exits(0);
    scene.run("records restore copies/copy.db --records copies/back.db").exits(0);
    let mut left: Vec<_> =
        std::fs::read_dir(scene.path("copies")).unwrap().map(|file| file.unwrap().file_name()).collect();
    left.sort();
    assert_eq!(left, ["back.db", "copy.db"]);
    // A journal is taken for that of whatever file stands beside it.
    let taken = scene.run("records restore copies/copy.db --records lost.db").exits(2);
    taken.says(&["something at lost.db-wal already"]);
    scene.run("records restore copy.db --records again.db").exits(2).says(&["there is no copy at copy.db"]);
    std::fs::write(scene.path("copy.db"), "no records").unwrap();
    scene.run("records restore copy.db --records again.db").exits(2).says(&["what is at copy.db are no records"]);
    assert!(!scene.path("again.db").exists());
}

#[test]
fn what_cannot_be_used_is_said_with_where_it_is_and_what_to_do() {
    let scene = with_mira().file("letter.txt", "Dear Sir or Madam, ".repeat(100));
    for place in ["letter.txt", "."] {
        let ran = scene.run(&format!("records status --records {place}")).exits(2);
        ran.says(&[&format!("what is at {place} are no records of Vetwork"), "check the path"]);
    }
    scene.run("records status --records gone.db").exits(2).says(&["no records at gone.db", "`vetwork init` makes"]);
    scene.run("records status --key-file .").exits(2).says(&[". is a folder; a master key is a file"]);
    scene.run("init --records damaged.db").exits(0);
    let mut bytes = std::fs::read(scene.path("damaged.db")).unwrap();
    for page in bytes.chunks_mut(8192).skip(1) {
        page.fill(7);
    }
    std::fs::write(scene.path("damaged.db"), bytes).unwrap();
    let damaged = scene.run("records status --records damaged.db").exits(2);
    damaged.says(&["damaged.db: ", "damaged", "`vetwork records restore` brings a copy back"]);
}

#[test]
fn records_that_were_rolled_back_are_noticed_by_a_head_that_was_kept() {
    let scene = with_mira();
    scene.run("records backup earlier.db").exits(0);
    scene.run("vet tobias.yaml").exits(0);
    let kept = scene.run("records head").exits(0).stdout;
    let scene = scene.file("head.txt", kept);
    scene.run("records verify --head head.txt").exits(0).prints(&["the one that you kept among them"]);
    let rolled_back = scene.run("records verify --head head.txt --records earlier.db").exits(1);
    rolled_back.prints(&["not whole", "rolled back", "the head that you kept knows 3 entries, the records have 2"]);
    scene.run("records verify --head README").exits(2).says(&["README"]);
    let proof = scene.run("records prove 1").exits(0);
    proof.prints(&["RFC 9162", "vetwork-head-1"]);
    scene.run("records prove 99").exits(2).says(&["there is no entry 99", "tells the numbers of a subject's entries"]);
}

#[test]
fn a_time_before_the_last_entry_is_said() {
    let scene = with_both();
    let ran = scene.run("vet mira.yaml --at 2026-11-02").exits(0);
    ran.says(&["warning", "the last entry of the records is of 2026-11-21", "never goes back"]);
    scene.run("records verify").exits(0);
}

#[test]
fn a_key_may_come_from_the_environment_or_a_command() {
    let scene = Scene::new().file("mira.yaml", MIRA);
    let key = "0f".repeat(32);
    let command = format!("echo {key}");
    let with = |arguments: &str| {
        let mut all: Vec<&str> = arguments.split_whitespace().collect();
        all.extend(["--key-command", &command]);
        scene.run_with(&all, b"")
    };
    if cfg!(unix) {
        with("init").exits(0).prints(&["what the command for the master key prints"]);
        with("vet mira.yaml").exits(0).says(&["1 remembered"]);
        scene.run("vet mira.yaml").exits(2).says(&["the master key is not at"]);
    }
}

#[test]
fn two_who_bear_one_name_are_two_unless_they_share_something() {
    let scene = Scene::new()
        .file("first.yaml", "name: John Smith\nphones: ['+1 202 555 0147']\n")
        .file("second.yaml", "name: John Smith\nphones: ['+1 202 555 0199']\n")
        .file("again.yaml", "name: John Smith\nphones: ['+1 202 555 0147']\nemails: [js@post.example]\n");
    scene.run("init").exits(0);
    scene.run("vet first.yaml").exits(0);
    let other = scene.run("vet second.yaml --format jsonl").exits(0);
    other.says(&["somebody else is remembered as `john-smith`; this one is `john-smith-2`", "same `id`"]);
    let same = scene.run("vet again.yaml --format jsonl").exits(0);
    same.says(&["1 remembered"]).nowhere(&["somebody else"]);
    scene.run("vet second.yaml").exits(0);
    scene.run("records status").exits(0).prints(&["Remembered  2 subjects"]);
    scene.run("records export john-smith --format json").exits(0).nowhere(&["0199"]);
}

#[test]
fn an_applicant_cannot_take_anothers_id() {
    let scene = with_mira();
    let scene = scene.file("taken.yaml", TOBIAS.replace("name:", "id: mira-castellano\nname:"));
    let ran = scene.run("vet taken.yaml --channel applicant --explain mira-castellano-2").exits(0);
    ran.prints(&["is also given by mira-castellano"]);
}
