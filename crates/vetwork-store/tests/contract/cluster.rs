//! A PostgreSQL server of the tests' own, on a free port of this machine, in a folder that goes with it.
//! A shell holds it: when the tests end, however they end, its standard input does, and it cleans up.

use std::fs;
use std::io::Write;
use std::net::TcpListener;
use std::os::unix::fs::chown;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::LazyLock;
use std::time::Duration;

use postgres::{Client, NoTls};
use tempfile::TempDir;

/// Runs a server as its child. A line that names a signal stops it by that signal and leaves the folder, the
/// end of input stops it and removes the folder; a server that does not stop in ten seconds is made to.
/// Text is sorted as people do, where the build can: then nothing rests on the order of bytes by accident.
const KEEPER: &str = r#"
folder=$1 programs=$2 port=$3 data=$1/data
make() { "$programs/initdb" -D "$data" -U vetwork -A trust -E UTF8 --no-sync --locale=C "$@"; }
exec >"$folder/log" 2>&1
[ -d "$data" ] || make --locale-provider=icu --icu-locale=en-US || make || exit 1
"$programs/postgres" -D "$data" -k "$folder" -p "$port" -c listen_addresses=127.0.0.1 -c max_connections=60 </dev/null &
server=$!
read -r how
kill -s "${how:-INT}" $server
tenths=0
while kill -0 $server && [ $tenths -lt 100 ]; do sleep 0.1; tenths=$((tenths + 1)); done
kill -s QUIT $server
wait $server
[ -n "$how" ] || rm -rf "$folder"
"#;

/// A running server.
pub(crate) struct Cluster {
    programs: PathBuf,
    /// PostgreSQL refuses to run as root; then it is somebody else.
    owner: Option<(u32, u32)>,
    folder: TempDir,
    port: u16,
    keeper: Option<Child>,
}

impl Cluster {
    /// The one that most tests share. Nothing drops it: its keeper sees the tests end.
    pub(crate) fn shared() -> Option<&'static Cluster> {
        static SHARED: LazyLock<Option<Cluster>> = LazyLock::new(Cluster::start);
        SHARED.as_ref()
    }

    /// A new one, or none where PostgreSQL is not installed.
    pub(crate) fn start() -> Option<Cluster> {
        let Some(programs) = programs() else {
            eprintln!(
                "NOT RUN: what concerns PostgreSQL; install it (`apt install postgresql`), or name the folder of \
                its programs in VETWORK_TEST_POSTGRES_BIN"
            );
            return None;
        };
        let folder = tempfile::Builder::new().prefix("vetwork-postgres-").tempdir().unwrap();
        let owner = owner();
        if let Some((user, group)) = owner {
            chown(folder.path(), Some(user), Some(group)).unwrap();
        }
        let mut cluster = Cluster { programs, owner, folder, port: 0, keeper: None };
        let is_up = (0..5).any(|_| {
            cluster.port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
            cluster.run()
        });
        assert!(is_up, "PostgreSQL found no free port:\n{}", cluster.log());
        Some(cluster)
    }

    /// Makes an empty database and gives its address.
    pub(crate) fn database(&self, name: &str) -> String {
        self.client("postgres").batch_execute(&format!("CREATE DATABASE {name}")).unwrap();
        self.url(name)
    }

    /// The address of a database that is there.
    pub(crate) fn url(&self, name: &str) -> String {
        format!("postgres://vetwork@127.0.0.1:{}/{name}", self.port)
    }

    /// A connection that goes past the program, as whoever runs the server.
    pub(crate) fn client(&self, name: &str) -> Client {
        Client::connect(&self.url(name), NoTls).unwrap()
    }

    /// The server is gone from one moment to the next; what it had kept stays.
    pub(crate) fn stop_now(&mut self) {
        self.stop("QUIT\n");
    }

    /// It is back, at the same place.
    pub(crate) fn start_again(&mut self) {
        assert!(self.run(), "PostgreSQL did not start again:\n{}", self.log());
    }

    /// A folder that the server can read.
    pub(crate) fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// A command as whom the server runs. Not of the terminal's group: there, an interrupt would end the keeper.
    pub(crate) fn command(&self, program: impl AsRef<Path>) -> Command {
        let mut command = Command::new(program.as_ref());
        command.current_dir(self.folder()).process_group(0).env("LC_ALL", "C").stdin(Stdio::null());
        if let Some((user, group)) = self.owner {
            command.uid(user).gid(group);
        }
        command
    }

    /// Runs the server. False if somebody else took the port meanwhile.
    fn run(&mut self) -> bool {
        let mut keeper = self.command("sh");
        keeper.args(["-c", KEEPER, "keeper"]).arg(self.folder()).arg(&self.programs).arg(self.port.to_string());
        drop(fs::remove_file(self.folder().join("log")));
        let keeper = self.keeper.insert(keeper.stdin(Stdio::piped()).spawn().unwrap());
        let log = self.folder.path().join("log");
        for _ in 0..600 {
            let log = fs::read_to_string(&log).unwrap_or_default();
            if log.contains("database system is ready to accept connections") {
                return true;
            }
            if log.contains("could not create any TCP/IP sockets") {
                self.stop("INT\n");
                return false;
            }
            assert!(keeper.try_wait().unwrap().is_none(), "initdb:\n{log}");
            std::thread::sleep(Duration::from_millis(100));
        }
        panic!("PostgreSQL does not start:\n{}", self.log());
    }

    fn log(&self) -> String {
        fs::read_to_string(self.folder().join("log")).unwrap_or_default()
    }

    fn stop(&mut self, how: &str) {
        if let Some(mut keeper) = self.keeper.take() {
            let mut input = keeper.stdin.take().unwrap();
            drop(input.write_all(how.as_bytes()));
            drop(input);
            drop(keeper.wait());
        }
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        self.stop("");
    }
}

/// The folder with PostgreSQL's programs, the newest where there are several.
fn programs() -> Option<PathBuf> {
    if let Some(named) = std::env::var_os("VETWORK_TEST_POSTGRES_BIN") {
        let named = PathBuf::from(named);
        assert!(has_both(&named), "VETWORK_TEST_POSTGRES_BIN names {}: no PostgreSQL is there", named.display());
        return Some(named);
    }
    let path = std::env::var_os("PATH").unwrap_or_default();
    let packaged = fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let mut packaged: Vec<PathBuf> = packaged.map(|version| version.path().join("bin")).collect();
    packaged
        .sort_by_key(|folder| folder.parent().and_then(|version| version.file_name()?.to_str()?.parse::<u32>().ok()));
    std::env::split_paths(&path).chain(packaged.into_iter().rev()).find(|folder| has_both(folder))
}

fn has_both(folder: &Path) -> bool {
    folder.join("initdb").is_file() && folder.join("postgres").is_file()
}

/// Somebody who may own nothing but the cluster, where the tests run as root.
fn owner() -> Option<(u32, u32)> {
    let id = |arguments: &[&str]| -> Option<u32> {
        let said = Command::new("id").args(arguments).stderr(Stdio::null()).output().ok()?;
        String::from_utf8_lossy(&said.stdout).trim().parse().ok()
    };
    if id(&["-u"]) != Some(0) {
        return None;
    }
    let of = |name: &&str| Some((id(&["-u", name])?, id(&["-g", name])?));
    Some(["postgres", "nobody"].iter().find_map(of).expect("somebody else than root, to run PostgreSQL"))
}
