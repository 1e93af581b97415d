//! Where the master key comes from: a file that only its owner reads, a text from the environment, or a
//! command that prints it.

use std::fmt;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use zeroize::Zeroizing;

use super::{KeyId, Secret};
use crate::log::entry::from_hexadecimal;

/// Why there is no master key.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum KeyError {
    /// There is no such file.
    #[error("the master key is not at {place}")]
    Missing {
        /// Where it was looked for.
        place: String,
    },
    /// It is a folder.
    #[error("{place} is a folder; a master key is a file")]
    Folder {
        /// Where it was looked for.
        place: String,
    },
    /// Others than its owner may read the file.
    #[error("{place} may be read by others than you (mode {mode:04o})")]
    Open {
        /// Which file.
        place: String,
        /// Its mode.
        mode: u32,
    },
    /// What stands there is no key.
    #[error("{place}, line {line}: this is no key; a key is `vetwork-key-1` and 64 hexadecimal digits")]
    Form {
        /// Where.
        place: String,
        /// Which line.
        line: usize,
    },
    /// There is no key in it.
    #[error("there is no key in {place}")]
    Empty {
        /// Where.
        place: String,
    },
    /// It is another key.
    #[error("{place} does not hold the key {wanted}, with which these records are sealed")]
    Other {
        /// The key that is needed.
        wanted: KeyId,
        /// What was looked at.
        place: String,
    },
    /// Somebody else is changing it.
    #[error("another run is changing {place}")]
    Busy {
        /// Which file.
        place: String,
    },
    /// The file could not be read or written.
    #[error("{place}: {error}")]
    File {
        /// Which.
        place: String,
        /// Why.
        error: std::io::Error,
    },
    /// The command failed.
    #[error("the command for the master key ended with {status}")]
    Command {
        /// How it ended.
        status: String,
    },
}

/// Where the master key comes from.
#[derive(Clone)]
pub enum KeySource {
    /// A file of mode 0600.
    File(PathBuf),
    /// A text, as from an environment variable, with the name of the variable.
    Text {
        /// Name of the variable.
        name: String,
        /// One key, or several with spaces, commas or line ends between; the first one seals.
        text: Zeroizing<String>,
    },
    /// A command that prints the key, run by the shell.
    Command(String),
}

impl fmt::Display for KeySource {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            KeySource::File(path) => write!(formatter, "{}", path.display()),
            KeySource::Text { name, .. } => write!(formatter, "the variable {name}"),
            KeySource::Command(_) => formatter.write_str("what the command for the master key prints"),
        }
    }
}

/// What stands before a key: of what kind it is.
const MARK: &str = "vetwork-key-1";

const HEADER: &str = "\
# Master key of Vetwork records. Who has this file and the records can read them; without it nobody can.
# Keep a copy in another safe place, and never beside the records or their backups.
";

impl KeySource {
    /// Reads the keys, the one that seals first.
    pub(super) fn load(&self) -> Result<Vec<Secret>, KeyError> {
        let text = match self {
            KeySource::File(path) => read_private(path)?,
            KeySource::Text { text, .. } => text.clone(),
            KeySource::Command(command) => printed(command)?,
        };
        let keys = parse(&text, &self.to_string())?;
        if keys.is_empty() { Err(KeyError::Empty { place: self.to_string() }) } else { Ok(keys) }
    }

    /// Makes a file with a new key, readable by its owner alone. Never overwrites.
    pub fn create(path: &Path, key: &Secret) -> Result<(), KeyError> {
        let failed = |error| KeyError::File { place: path.display().to_string(), error };
        if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
            std::fs::create_dir_all(folder).map_err(failed)?;
        }
        // Written beside and then given its name: whoever looks sees no key, or a whole one.
        let id = KeyId::of(key);
        let beside = path.with_extension(format!("{id}-new"));
        let mut file = private().create_new(true).open(&beside).map_err(failed)?;
        let written = file.write_all(written(std::slice::from_ref(key)).as_bytes()).and_then(|()| file.sync_all());
        let named = written.and_then(|()| std::fs::hard_link(&beside, path));
        let _ = std::fs::remove_file(&beside);
        named.map_err(failed)
    }

    /// Keeps others from changing a file until the lock is dropped: of two who each put their new key before the one
    /// that they know, one would seal with a key that is nowhere any more.
    pub fn lock(path: &Path) -> Result<std::fs::File, KeyError> {
        let failed = |error| KeyError::File { place: path.display().to_string(), error };
        let file = private().create(true).truncate(false).open(path.with_extension("lock")).map_err(failed)?;
        match file.try_lock() {
            Ok(()) => Ok(file),
            Err(std::fs::TryLockError::WouldBlock) => Err(KeyError::Busy { place: path.display().to_string() }),
            Err(std::fs::TryLockError::Error(error)) => Err(failed(error)),
        }
    }

    /// Puts a new key before those of a file, in one step: a file that was there before or the new one,
    /// never half of either.
    pub fn prepend(path: &Path, key: Secret) -> Result<(), KeyError> {
        let mut keys = KeySource::File(path.to_owned()).load()?;
        keys.insert(0, key);
        Self::replace(path, &keys)
    }

    /// Leaves only the key that seals.
    pub fn forget_earlier(path: &Path) -> Result<usize, KeyError> {
        let keys = KeySource::File(path.to_owned()).load()?;
        Self::replace(path, keys.get(..1).unwrap_or_default())?;
        Ok(keys.len() - 1)
    }

    fn replace(path: &Path, keys: &[Secret]) -> Result<(), KeyError> {
        let failed = |error| KeyError::File { place: path.display().to_string(), error };
        let beside = path.with_extension("key-new");
        // One that was left by a run that was stopped.
        let _ = std::fs::remove_file(&beside);
        let mut file = private().create_new(true).open(&beside).map_err(failed)?;
        let written = file.write_all(written(keys).as_bytes()).and_then(|()| file.sync_all());
        let named = written.and_then(|()| std::fs::rename(&beside, path));
        named.inspect_err(|_| drop(std::fs::remove_file(&beside))).map_err(failed)
    }
}

fn private() -> std::fs::OpenOptions {
    let mut options = std::fs::OpenOptions::new();
    options.write(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}

fn written(keys: &[Secret]) -> Zeroizing<String> {
    let mut text = Zeroizing::new(HEADER.to_owned());
    for key in keys {
        text.push_str(MARK);
        text.push(' ');
        for byte in key.bytes() {
            text.push_str(&format!("{byte:02x}"));
        }
        text.push('\n');
    }
    text
}

#[expect(clippy::disallowed_methods, reason = "the key is read where it is used, and nowhere else")]
fn read_private(path: &Path) -> Result<Zeroizing<String>, KeyError> {
    let place = || path.display().to_string();
    let metadata = std::fs::metadata(path).map_err(|error| match error.kind() {
        std::io::ErrorKind::NotFound => KeyError::Missing { place: place() },
        _ => KeyError::File { place: place(), error },
    })?;
    if metadata.is_dir() {
        return Err(KeyError::Folder { place: place() });
    }
    #[cfg(unix)]
    {
        let mode = std::os::unix::fs::PermissionsExt::mode(&metadata.permissions()) & 0o7777;
        if mode & 0o077 != 0 {
            return Err(KeyError::Open { place: place(), mode });
        }
    }
    if metadata.len() > MOST {
        return Err(KeyError::Form { place: place(), line: 1 });
    }
    let text = std::fs::read_to_string(path).map_err(|error| KeyError::File { place: place(), error })?;
    Ok(Zeroizing::new(text))
}

/// No file of keys is longer.
const MOST: u64 = 64 << 10;

fn printed(command: &str) -> Result<Zeroizing<String>, KeyError> {
    let failed = |error: std::io::Error| KeyError::Command { status: error.to_string() };
    let shell: &[&str] = if cfg!(windows) { &["cmd", "/C"] } else { &["sh", "-c"] };
    let output = Command::new(shell[0])
        .args(&shell[1..])
        .arg(command)
        .stdin(Stdio::null())
        .stderr(Stdio::inherit())
        .output()
        .map_err(failed)?;
    if !output.status.success() {
        return Err(KeyError::Command { status: output.status.to_string() });
    }
    String::from_utf8(output.stdout)
        .map(Zeroizing::new)
        .map_err(|_| KeyError::Command { status: "something that is no text".to_owned() })
}

/// The keys in a text. The mark may be left out where there is nothing else around a key.
fn parse(text: &str, place: &str) -> Result<Vec<Secret>, KeyError> {
    let mut keys = Vec::new();
    for (number, line) in (1..).zip(text.lines()) {
        let line = line.split('#').next().unwrap_or_default();
        let words = line.split([' ', '\t', ',']).filter(|word| !word.is_empty() && *word != MARK);
        for word in words {
            let key = from_hexadecimal(word).ok_or_else(|| KeyError::Form { place: place.to_owned(), line: number })?;
            keys.push(Secret::new(key));
        }
    }
    Ok(keys)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Result<usize, &str>) {
        let found = parse(text, "the file").map(|keys| keys.len()).map_err(|error| error.to_string());
        match (found, expected) {
            (Ok(found), Ok(expected)) => assert_eq!(found, expected),
            (Err(found), Err(expected)) => assert!(found.contains(expected), "{found}"),
            (found, expected) => panic!("{found:?}, not {expected:?}"),
        }
    }

    #[test]
    fn keys_are_read_from_a_text() {
        let (one, two) = ("ab".repeat(32), "CD".repeat(32));
        check("", Ok(0));
        check(&one, Ok(1));
        check(&format!("# note\n{MARK} {one}\n{MARK} {two} # old\n"), Ok(2));
        check(&format!("{one},{two}"), Ok(2));
        check(&format!("\n{MARK} {}", &one[1..]), Err("line 2"));
        check(&one.replace('b', "g"), Err("64 hexadecimal digits"));
    }

    #[test]
    fn a_key_file_is_private_never_overwritten_and_grows_at_the_front() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("keys/one.key");
        let (first, second) = (Secret::new([1; 32]), Secret::new([2; 32]));
        KeySource::create(&path, &first).unwrap();
        assert!(KeySource::create(&path, &second).is_err());
        KeySource::prepend(&path, second).unwrap();
        let firsts = |path: &Path| -> Vec<u8> {
            KeySource::File(path.to_owned()).load().unwrap().iter().map(|key| key.bytes()[0]).collect()
        };
        assert_eq!(firsts(&path), [2, 1]);
        let alone = KeySource::lock(&path).unwrap();
        assert!(matches!(KeySource::lock(&path), Err(KeyError::Busy { .. })));
        drop(alone);
        drop(KeySource::lock(&path).unwrap());
        assert_eq!(KeySource::forget_earlier(&path).unwrap(), 1);
        assert_eq!(firsts(&path), [2]);
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
            std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o644)).unwrap();
            let refused = KeySource::File(path).load().unwrap_err();
            assert!(refused.to_string().contains("mode 0644"), "{refused}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_command_may_print_the_key() {
        let key = "11".repeat(32);
        assert_eq!(KeySource::Command(format!("echo {key}")).load().unwrap().len(), 1);
        assert!(KeySource::Command("exit 3".to_owned()).load().unwrap_err().to_string().contains('3'));
        assert!(KeySource::Command("true".to_owned()).load().unwrap_err().to_string().contains("no key"));
    }
}
