//! A file of records in which bytes were changed: whatever is asked of it is answered or refused.
#![no_main]
// Parser: crates/vetwork-store/src/sql/sqlite.rs crates/vetwork-store/src/verify.rs crates/vetwork-store/src/history.rs

use std::path::PathBuf;
use std::sync::LazyLock;

use jiff::Timestamp;
use libfuzzer_sys::fuzz_target;
use tempfile::TempDir;
use vetwork_model::{Band, Channel, Key, KeyKind, Name, Part, SubjectId, SubjectKind};
use vetwork_store::{Actor, Claim, Context, Found, Kept, KeySource, Keyring, Location, Result, Store};

const KEY: &str = "0707070707070707070707070707070707070707070707070707070707070707";
const ACTOR: Actor<'static> = Actor { by: "fuzz", at: Timestamp::UNIX_EPOCH };

struct Scene {
    folder: TempDir,
    /// Whole records, of two who share a number.
    whole: Vec<u8>,
}

static SCENE: LazyLock<Scene> = LazyLock::new(|| {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("whole.db");
    let store = Store::create(&Location::File(path.clone()), "0a1b", keys(), ACTOR).expect("records");
    let context = Context { policy: "policy".to_owned(), lists: Vec::new(), indicators: String::new() };
    let two = [kept("mira"), kept("tobias")];
    store.keep(&two, &context, &|name| name.reveal().to_owned(), ACTOR).expect("two are kept");
    store.settle().expect("all is in the file");
    drop(store);
    let whole = std::fs::read(&path).expect("the file");
    Scene { folder, whole }
});

fn keys() -> Keyring {
    let source = KeySource::Text { name: "KEY".to_owned(), text: KEY.to_owned().into() };
    Keyring::load(source).expect("a key")
}

fn phone() -> Key {
    Key { kind: KeyKind::Phone, value: "+12025550147".to_owned() }
}

fn subject(id: &str) -> SubjectId {
    SubjectId::from_text(id).expect("an id")
}

fn kept(id: &str) -> Kept {
    let claim = Claim { key: phone(), part: Part::Own, channel: Channel::ApplicantForm, at: None };
    Kept {
        id: subject(id),
        name: Name::new(id),
        kind: SubjectKind::Person,
        jurisdiction: None,
        privileged: false,
        remote: true,
        through_contractors: false,
        claims: vec![claim],
        band: Band::Routine,
        program: "vetwork".to_owned(),
        policy: "default".to_owned(),
        evidence: String::new(),
        compared: String::new(),
        time: ACTOR.at.to_string(),
        dossier: b"{}".to_vec(),
        confidential: None,
        assessment: "{}".to_owned(),
        others: 0,
        answers: Vec::new(),
        clearances: Vec::new(),
    }
}

/// Everything that is asked of records, answered or refused.
fn ask(path: PathBuf) -> Result<()> {
    let store = Found::at(&Location::File(path))?.unlock(keys())?;
    let (mira, lena) = (subject("mira"), subject("lena"));
    let _ = (store.verify(None, true, &mut |_| {}), store.integrity(), store.head(), store.prove(1));
    let _ = (store.history(&mira), store.past(&mira, None), store.remembered(&mira));
    let _ = store.each_subject(&mut |_| Ok(()));
    let _ = store.memory(&[&lena]).and_then(|memory| memory.look(&[phone()], &lena).map(|_| ()));
    let context = Context { policy: "policy".to_owned(), lists: Vec::new(), indicators: String::new() };
    let _ = store.keep(&[kept("lena")], &context, &|name| name.reveal().to_owned(), ACTOR);
    Ok(())
}

fuzz_target!(|bytes: &[u8]| {
    let mut file = SCENE.whole.clone();
    // Three bytes say where, one says what.
    for change in bytes.chunks_exact(4) {
        let at = usize::from(change[0]) << 16 | usize::from(change[1]) << 8 | usize::from(change[2]);
        let at = at % file.len();
        file[at] = change[3];
    }
    let path = SCENE.folder.path().join("changed.db");
    for ending in ["", "-wal", "-shm"] {
        let _ = std::fs::remove_file(SCENE.folder.path().join(format!("changed.db{ending}")));
    }
    std::fs::write(&path, file).expect("a file");
    let _ = ask(path);
});
