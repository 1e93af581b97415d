//! A folder with files in it, in which the program is run with nothing else around it.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use tempfile::TempDir;

/// All runs judge by this time unless they say otherwise.
pub(crate) const NOW: &str = "2026-11-21T10:00:00Z";

/// An applicant of whom everything that is due has an answer.
pub(crate) const GOOD: &str = include_str!("../../../../examples/ordinary/applicant.yaml");

/// The id of [`GOOD`].
pub(crate) const GOOD_ID: &str = "ordinary-applicant";

/// The examples of the project.
pub(crate) fn examples() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples")
}

/// A working folder and a home folder, both new.
pub(crate) struct Scene {
    around: TempDir,
}

impl Scene {
    pub(crate) fn new() -> Self {
        let around = tempfile::tempdir().unwrap();
        for folder in ["work", "home"] {
            std::fs::create_dir(around.path().join(folder)).unwrap();
        }
        Scene { around }
    }

    /// With one file that is in order, to see that the rest of a batch goes on.
    pub(crate) fn with_a_good_one() -> Self {
        Scene::new().file("good.yaml", GOOD)
    }

    /// With a copy of the examples in `examples`.
    pub(crate) fn with_examples() -> Self {
        let scene = Scene::new();
        copy(&examples(), &scene.path("examples"));
        scene
    }

    /// Adds a file; folders on the way are made.
    pub(crate) fn file(self, name: &str, content: impl AsRef<[u8]>) -> Self {
        let path = self.path(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, content).unwrap();
        self
    }

    /// A path in the working folder.
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.around.path().join("work").join(name)
    }

    /// The text of a file in the working folder.
    #[track_caller]
    pub(crate) fn read(&self, name: &str) -> String {
        std::fs::read_to_string(self.path(name)).unwrap()
    }

    /// Runs the program with arguments that hold no spaces.
    #[track_caller]
    pub(crate) fn run(&self, arguments: &str) -> Ran {
        self.run_with(&arguments.split_whitespace().collect::<Vec<_>>(), b"")
    }

    /// Runs the program with a text on standard input.
    #[track_caller]
    pub(crate) fn pipe(&self, arguments: &str, input: impl AsRef<[u8]>) -> Ran {
        self.run_with(&arguments.split_whitespace().collect::<Vec<_>>(), input.as_ref())
    }

    /// Runs the program with these arguments and this standard input, in the working folder, at [`NOW`].
    #[track_caller]
    pub(crate) fn run_with(&self, arguments: &[&str], input: &[u8]) -> Ran {
        let mut command = Command::new(env!("CARGO_BIN_EXE_vetwork"));
        command.env_clear().env("HOME", self.around.path().join("home")).env("NO_COLOR", "1").env("LANG", "C.UTF-8");
        // Windows starts nothing without it.
        command.envs(std::env::var_os("SystemRoot").map(|root| ("SystemRoot", root)));
        command.current_dir(self.path("")).args(arguments);
        if !arguments.contains(&"--at") {
            command.args(["--at", NOW]);
        }
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let mut stdin = child.stdin.take().unwrap();
        let output = std::thread::scope(|scope| {
            // The program may end before it has read everything.
            scope.spawn(move || drop(stdin.write_all(input)));
            child.wait_with_output().unwrap()
        });
        let text = |bytes: Vec<u8>| {
            let text = String::from_utf8(bytes).unwrap_or_else(|error| panic!("output is not UTF-8: {error}"));
            let text = text.replace(&*self.around.path().to_string_lossy(), "[scene]");
            if cfg!(windows) { text.replace('\\', "/") } else { text }
        };
        let ran = Ran {
            command: arguments.join(" "),
            exit: output.status.code(),
            stdout: text(output.stdout),
            stderr: text(output.stderr),
        };
        assert_inert(&ran.stdout);
        assert_inert(&ran.stderr);
        ran
    }
}

/// Nothing that the program prints steers a terminal or hides from the eye, whatever it was given.
#[track_caller]
fn assert_inert(text: &str) {
    // Rows of CSV end as RFC 4180 has it.
    let text = &text.replace("\r\n", "\n");
    let hidden = |c: char| {
        (c.is_control() && c != '\n')
            || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
    };
    if let Some(at) = text.find(hidden) {
        let around: String = text[at..].chars().take(40).collect();
        panic!("printed as it came: {around:?}");
    }
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &target);
        } else if entry.file_name() != "report.html" {
            std::fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// What a run came to.
pub(crate) struct Ran {
    command: String,
    exit: Option<i32>,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Ran {
    /// The exit code, as documented in `vetwork --help`.
    #[track_caller]
    pub(crate) fn exits(self, code: i32) -> Self {
        assert_eq!(self.exit, Some(code), "exit code of\n{self}");
        self
    }

    /// Standard output holds these words.
    #[track_caller]
    pub(crate) fn prints(self, words: &[&str]) -> Self {
        for word in words {
            assert!(self.stdout.contains(word), "standard output lacks {word:?}\n{self}");
        }
        self
    }

    /// Standard error holds these words.
    #[track_caller]
    pub(crate) fn says(self, words: &[&str]) -> Self {
        for word in words {
            assert!(self.stderr.contains(word), "standard error lacks {word:?}\n{self}");
        }
        self
    }

    /// Neither stream holds any of these words.
    #[track_caller]
    pub(crate) fn nowhere(self, words: &[&str]) -> Self {
        for word in words {
            assert!(!self.stdout.contains(word) && !self.stderr.contains(word), "{word:?} was printed\n{self}");
        }
        self
    }

    /// Nothing on standard error.
    #[track_caller]
    pub(crate) fn quietly(self) -> Self {
        assert_eq!(self.stderr, "", "{self}");
        self
    }

    /// On standard error only where the report is and what to do next.
    #[track_caller]
    pub(crate) fn quietly_but_for_what_is_next(self) -> Self {
        assert_eq!(self.complaints().trim(), "", "{self}");
        self
    }

    /// What was said before the results: standard error without how many were vetted, where the report is and
    /// what is next.
    pub(crate) fn complaints(&self) -> &str {
        ["  Vetted ", "\n  Report  ", "\n  Next  "]
            .iter()
            .fold(&self.stderr, |said, about| said.split(about).next().unwrap_or_default())
    }

    /// The lines of standard output as JSON.
    #[track_caller]
    pub(crate) fn lines(&self) -> Vec<serde_json::Value> {
        self.stdout.lines().map(|line| serde_json::from_str(line).unwrap_or_else(|_| panic!("{self}"))).collect()
    }

    /// Subjects with their bands, from standard output as JSON Lines.
    #[track_caller]
    pub(crate) fn bands(&self) -> Vec<(String, String)> {
        let word = |line: &serde_json::Value, field: &str| line[field].as_str().unwrap_or_default().to_owned();
        let lines = self.lines();
        lines.iter().filter(|line| line["error"].is_null()).map(|l| (word(l, "subject"), word(l, "band"))).collect()
    }

    /// The band of one subject, from standard output as JSON Lines.
    #[track_caller]
    pub(crate) fn band_of(&self, subject: &str) -> String {
        let found = self.bands().into_iter().find(|(id, _)| id == subject);
        found.unwrap_or_else(|| panic!("`{subject}` was not vetted\n{self}")).1
    }
}

impl std::fmt::Display for Ran {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Ran { command, exit, stdout, stderr } = self;
        writeln!(formatter, "$ vetwork {command}\n--- exit {exit:?}\n--- stdout\n{stdout}\n--- stderr\n{stderr}")
    }
}
