//! Stories of places that are not as they should be: broken, foreign, newer, full, or not ours to write to.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use vetwork_store::sql::Value;
use vetwork_store::{Found, Location, Store, StoreError, new_id};

use crate::scene::{Scene, assert_whole, id, keep, like, looked, on, person, phone, try_to_keep, with_records};
use crate::seal::bytes_of;

/// What a reader gets to see of small records; each error in words.
fn read(scene: &Scene, path: &Path) -> Result<Vec<String>, String> {
    let said = |error: StoreError| error.to_string();
    let store = scene.open(&Location::File(path.to_owned())).map_err(said)?;
    let mut verified = store.verify(None, true, &mut |_| {}).map_err(said)?;
    verified.problems.extend(store.integrity().map_err(said)?);
    let mut seen = Vec::new();
    for name in ["Mira", "Tobias"] {
        seen.push(format!("{:?}", store.history(&id(name)).map_err(said)?));
        let past = store.past(&id(name), None).map_err(said)?;
        seen.push(format!("{:?} {:?} {}", past.dossier, past.assessment, past.records.erased));
    }
    if verified.problems.is_empty() { Ok(seen) } else { Err(verified.problems.join("; ")) }
}

/// Small records of some pages, in a file without a journal.
fn small() -> (tempfile::TempDir, PathBuf, Scene) {
    let (folder, path, scene) = Scene::in_a_file();
    let mira = like(person("Mira", &[phone("+1")]), phone("+1"), &["Tobias"]);
    keep(&scene.store, &[mira, person("Tobias", &[phone("+1")])], "2026-01-02");
    scene.store.note(&id("Mira"), &looked(), on("2026-01-03")).unwrap();
    scene.store.settle().unwrap();
    (folder, path, scene)
}

const PAGE: usize = 4096;

/// Whatever byte is another: either it is said, or what is shown is what was kept.
#[test]
fn a_byte_that_turned_is_said_or_shows_nowhere() {
    let (folder, path, scene) = small();
    let (whole, expected) = (fs::read(&path).unwrap(), read(&scene, &path).unwrap());
    let turned = folder.path().join("turned.db");
    let mut said = 0;
    for page in 0..whole.len() / PAGE {
        for (offset, how) in [(0, 0x01), (4, 0x40), (9, 0xff), (21, 0x80), (4090, 0x04)] {
            let mut bytes = whole.clone();
            bytes[page * PAGE + offset] ^= how;
            fs::write(&turned, bytes).unwrap();
            match read(&scene, &turned) {
                Ok(seen) => assert_eq!(seen, expected, "byte {offset} of page {page}"),
                Err(_) => said += 1,
            }
            remove(&turned);
        }
    }
    assert!(said > whole.len() / PAGE, "{said}");
}

#[test]
fn a_file_that_was_cut_is_said_to_be() {
    let (folder, path, scene) = small();
    let whole = fs::read(&path).unwrap();
    let cut = folder.path().join("cut.db");
    for pages in 0..whole.len() / PAGE {
        for rest in [0, 100, 2500] {
            fs::write(&cut, &whole[..pages * PAGE + rest]).unwrap();
            let seen = read(&scene, &cut);
            assert!(seen.is_err(), "{pages} pages and {rest} bytes");
            remove(&cut);
        }
    }
}

fn remove(path: &Path) {
    for ending in ["", "-wal", "-shm"] {
        drop(fs::remove_file(format!("{}{ending}", path.display())));
    }
}

#[test]
fn an_empty_file_is_one_whose_making_was_interrupted() {
    let folder = tempfile::tempdir().unwrap();
    let (_folder, _, scene) = Scene::in_a_file();
    let place = Location::File(folder.path().join("records.db"));
    fs::write(folder.path().join("records.db"), b"").unwrap();
    assert!(matches!(Found::at(&place).err(), Some(StoreError::NotRecords { .. })));
    Store::create(&place, &new_id().unwrap(), scene.keys(), on("2026-01-01")).unwrap();
    Found::at(&place).unwrap();
}

#[test]
fn what_are_no_records_is_neither_opened_nor_made_into_some() {
    let folder = tempfile::tempdir().unwrap();
    let (_folder, _, scene) = Scene::in_a_file();
    let random: Vec<u8> = (0..50_000_u32).map(|place| (place.wrapping_mul(2_654_435_761) >> 23) as u8).collect();
    let mut like_a_database = b"SQLite format 3\0".to_vec();
    like_a_database.extend(&random);
    for content in [random.as_slice(), &like_a_database, b"SQLite format 3\0", &[0; 8192]] {
        let path = folder.path().join("something");
        fs::write(&path, content).unwrap();
        let place = Location::File(path.clone());
        let opened = Found::at(&place).err();
        assert!(matches!(opened, Some(StoreError::NotRecords { .. } | StoreError::Damaged { .. })), "{opened:?}");
        let made = Store::create(&place, &new_id().unwrap(), scene.keys(), on("2026-01-01")).err();
        assert!(matches!(made, Some(StoreError::AlreadyThere { .. })), "{made:?}");
        assert!(fs::read(&path).unwrap() == content, "it was left as it is");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "nothing is beside it");
    }
    let place = Location::File(folder.path().to_owned());
    assert!(matches!(Found::at(&place).err(), Some(StoreError::NotRecords { .. })));
    let made = Store::create(&place, &new_id().unwrap(), scene.keys(), on("2026-01-01")).err();
    assert!(matches!(made, Some(StoreError::AlreadyThere { .. })), "{made:?}");
    let nowhere = Location::File(folder.path().join("missing/records.db"));
    assert!(matches!(Found::at(&nowhere).err(), Some(StoreError::Missing { .. })));
    let made = Store::create(&nowhere, &new_id().unwrap(), scene.keys(), on("2026-01-01")).err();
    assert!(matches!(made, Some(StoreError::File { .. })), "{made:?}");
}

#[test]
fn records_of_another_program_are_left_as_they_are() {
    for (text, why) in [
        (
            "INSERT INTO migration (number, digest) VALUES (99, ?1)",
            "of version 99; this program knows versions up to 4",
        ),
        ("UPDATE migration SET digest = ?1", "migration 1 of these records is not the one of this program"),
    ] {
        with_records(|scene| {
            keep(&scene.store, &[person("Mira", &[])], "2026-01-02");
            scene.change(text, &[Value::Blob(b"another")]);
            scene.store.settle().unwrap();
            // What is on a server can only be read by a program that opens it.
            let bytes = || matches!(scene.place, Location::File(_)).then(|| bytes_of(scene));
            let before = bytes();
            let opened = Found::at(&scene.place).err().unwrap().to_string();
            assert!(opened.contains(why), "{opened}");
            let made = Store::create(&scene.place, "id", scene.keys(), on("2026-01-01")).err().unwrap();
            assert!(made.to_string().contains(why) || matches!(made, StoreError::AlreadyThere { .. }), "{made:?}");
            assert!(bytes() == before, "something was written");
            assert_whole(&scene.store, 2);
        });
    }
}

/// Tells a story in a process of its own, which a shell prepares: `$1` is a folder, `$2` and so on run the story.
/// False where that cannot be done here.
fn in_a_process_of_its_own(story: &str, prepared: &str, folder: &Path) -> bool {
    let program = std::env::current_exe().unwrap();
    let mut shell = Command::new("sh");
    shell.args(["-c", prepared, "sh"]).arg(folder).arg(program).args(["--exact", story, "--nocapture"]);
    let done = shell.env(FOLDER, folder).output().unwrap();
    let said = format!("{}{}", String::from_utf8_lossy(&done.stdout), String::from_utf8_lossy(&done.stderr));
    if said.contains("not prepared") {
        eprintln!("NOT RUN: {story}: {said}");
        return false;
    }
    assert!(done.status.success() && said.contains("1 passed"), "{said}");
    true
}

const FOLDER: &str = "VETWORK_TEST_FOLDER";

/// The folder of the process of its own; nothing in that of all stories.
fn own_folder() -> Option<PathBuf> {
    std::env::var_os(FOLDER).map(PathBuf::from)
}

/// Keeps people, four at a time, until there is no room.
fn fill(scene: &Scene) -> (i64, StoreError) {
    for round in 0..10_000 {
        let people = [0, 1, 2, 3].map(|number| {
            let dossier = format!("{round} {number} ").repeat(500).into_bytes();
            vetwork_store::Kept { dossier, ..person(&format!("Person {round} {number}"), &[phone("+1")]) }
        });
        if let Err(error) = try_to_keep(&scene.store, &people, "2026-01-02") {
            return (1 + 4 * round, error);
        }
    }
    panic!("there is room without end");
}

#[test]
fn without_room_nothing_is_half_written() {
    let Some(folder) = own_folder() else {
        let folder = tempfile::tempdir().unwrap();
        let on_a_small_disk = r#"exec unshare --user --map-root-user --mount sh -c '
            mount -t tmpfs -o size=1m tmpfs "$1" || { echo not prepared; exit; }
            shift; exec "$@"' sh "$@" || echo not prepared"#;
        in_a_process_of_its_own("hostile::without_room_nothing_is_half_written", on_a_small_disk, folder.path());
        return;
    };
    let ballast = folder.join("ballast");
    fs::write(&ballast, [7; 200_000]).unwrap();
    let scene = Scene::at(&crate::place::Place::File(folder.join("records.db")));
    let (entries, error) = fill(&scene);
    assert!(matches!(error, StoreError::Full), "{error:?}");
    assert_whole(&scene.store, entries);
    let copied = scene.store.copy_to(&Location::File(folder.join("copy.db"))).unwrap_err();
    assert!(matches!(copied, StoreError::Full), "{copied:?}");
    let left: Vec<String> =
        fs::read_dir(&folder).unwrap().map(|file| file.unwrap().file_name().into_string().unwrap()).collect();
    assert!(!left.iter().any(|name| name.starts_with("copy")), "{left:?}");
    fs::remove_file(ballast).unwrap();
    keep(&scene.store, &[person("Mira", &[phone("+1")])], "2026-01-03");
    assert_whole(&scene.again(), entries + 1);
}

#[test]
fn a_limit_on_files_is_as_if_there_were_no_room() {
    let Some(folder) = own_folder() else {
        let folder = tempfile::tempdir().unwrap();
        let limited = r#"shift; trap "" XFSZ; ulimit -f 1600 || echo not prepared; exec "$@""#;
        in_a_process_of_its_own("hostile::a_limit_on_files_is_as_if_there_were_no_room", limited, folder.path());
        return;
    };
    let scene = Scene::at(&crate::place::Place::File(folder.join("records.db")));
    let (entries, error) = fill(&scene);
    assert!(entries > 1, "{error:?}");
    assert_whole(&scene.again(), entries);
}

#[test]
fn what_may_only_be_read_is_said_to_be() {
    let Some(folder) = own_folder() else {
        let folder = tempfile::tempdir().unwrap();
        // As root everything may be written: then the story is told as somebody else.
        let as_somebody = r#"
            if [ "$(id -u)" = 0 ]; then
                chmod 0777 "$1"
                cp "$2" "$1/contract"; folder=$1; shift 2; set -- "$folder" "$folder/contract" "$@"; chmod 0755 "$2"
                shift; exec setpriv --reuid=65534 --regid=65534 --clear-groups "$@" || echo not prepared
            fi
            shift; exec "$@""#;
        in_a_process_of_its_own("hostile::what_may_only_be_read_is_said_to_be", as_somebody, folder.path());
        return;
    };
    use std::os::unix::fs::PermissionsExt;
    let within = folder.join("within");
    fs::create_dir(&within).unwrap();
    let path = within.join("records.db");
    let scene = Scene::at(&crate::place::Place::File(path.clone()));
    keep(&scene.store, &[person("Mira", &[])], "2026-01-02");
    let Scene { place, folder: keys, store } = scene;
    assert_eq!(fs::read_dir(&within).unwrap().count(), 3);
    drop(store);
    assert_eq!(fs::read_dir(&within).unwrap().count(), 1, "who goes last leaves the file alone");
    let set = |path: &Path, mode: u32| fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    let opened = || {
        let keys = vetwork_store::Keyring::load(vetwork_store::KeySource::File(keys.path().join("master.key")));
        let store = Found::at(&place)?.unlock(keys?)?;
        store.note(&id("Mira"), &looked(), on("2026-01-03"))
    };
    for (file, of_folder) in [(0o400, 0o700), (0o600, 0o500), (0o400, 0o500), (0o000, 0o700)] {
        set(&path, file);
        set(&within, of_folder);
        let before = (file != 0).then(|| fs::read(&path).unwrap());
        let refused = opened().expect_err(&format!("{file:o} {of_folder:o}"));
        assert!(matches!(refused, StoreError::ReadOnly { .. }), "{file:o} {of_folder:o}: {refused:?}");
        set(&within, 0o700);
        set(&path, 0o600);
        assert!(before.is_none_or(|before| before == fs::read(&path).unwrap()));
    }
    assert_eq!(opened().unwrap(), 2);
}
