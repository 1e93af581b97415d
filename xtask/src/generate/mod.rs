//! Everything that is generated from the registry, the policy and the types.

mod check_page;
mod command_line;
mod coverage;
mod document_rules;
mod dossier;
mod fairness;
mod index;
mod markdown;
mod policy;
mod tooltips;

use std::collections::BTreeMap;
use std::path::Path;

use vetwork_checks::all;

use crate::Failure;

/// Folders in which everything is generated: a file there that nothing generates is left over.
const WHOLLY_GENERATED: [&str; 2] = ["docs/checks", "docs/reference"];

/// What brings everything up to date.
const COMMAND: &str = "cargo xtask generate";

/// All generated files: path from the root of the project, and content.
fn files() -> Result<BTreeMap<String, String>, Failure> {
    let mut files = BTreeMap::new();
    for check in all() {
        files.insert(format!("docs/checks/{}.md", check.meta.code), check_page::page(check.meta)?);
    }
    files.insert("docs/checks/README.md".to_owned(), index::page());
    files.insert("docs/checks/tooltips.json".to_owned(), tooltips::json());
    files.insert("docs/reference/cli.md".to_owned(), command_line::page());
    files.insert("docs/reference/coverage.md".to_owned(), coverage::page()?);
    files.insert("docs/reference/document-rules.md".to_owned(), document_rules::page());
    files.insert("docs/reference/dossier.md".to_owned(), dossier::page());
    files.insert("docs/reference/fairness-register.md".to_owned(), fairness::page());
    files.insert("docs/reference/policy.md".to_owned(), policy::page()?);
    files.insert("schema/dossier-v1.json".to_owned(), dossier::schema_text());
    Ok(files)
}

/// Writes what is out of date and takes away what is left over.
pub(crate) fn write(root: &Path) -> Result<String, Failure> {
    let (files, stale) = out_of_date(root)?;
    for name in &stale {
        let path = root.join(name);
        match files.get(name) {
            Some(content) => {
                let folder = path.parent().unwrap_or(root);
                std::fs::create_dir_all(folder).map_err(|error| Failure::file(folder, error))?;
                std::fs::write(&path, content).map_err(|error| Failure::file(&path, error))?;
            }
            None => std::fs::remove_file(&path).map_err(|error| Failure::file(&path, error))?,
        }
    }
    Ok(match stale.len() {
        0 => format!("{} generated files are up to date", files.len()),
        1 => format!("1 of {} generated files was brought up to date: {}", files.len(), stale.concat()),
        n => format!("{n} of {} generated files were brought up to date", files.len()),
    })
}

/// Writes nothing; names what is out of date, and the command that mends it.
pub(crate) fn check(root: &Path) -> Result<String, Failure> {
    let (files, stale) = out_of_date(root)?;
    if stale.is_empty() {
        return Ok(format!("{} generated files are up to date", files.len()));
    }
    let names = stale.join("\n  ");
    Err(Failure::Refused(format!("out of date, run `{COMMAND}`:\n  {names}")))
}

/// All generated files, and the names of those that differ on disk, are missing or are left over.
fn out_of_date(root: &Path) -> Result<(BTreeMap<String, String>, Vec<String>), Failure> {
    let files = files()?;
    let differs =
        |name: &str, content: &String| std::fs::read(root.join(name)).ok().as_deref() != Some(content.as_bytes());
    let mut stale: Vec<String> =
        files.iter().filter(|(name, content)| differs(name, content)).map(|(name, _)| name.clone()).collect();
    for folder in WHOLLY_GENERATED {
        let Ok(entries) = std::fs::read_dir(root.join(folder)) else { continue };
        let names = entries.flatten().map(|entry| format!("{folder}/{}", entry.file_name().to_string_lossy()));
        stale.extend(names.filter(|name| !files.contains_key(name)));
    }
    stale.sort();
    Ok((files, stale))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_generated_is_up_to_date() {
        let said = check(Path::new(crate::ROOT));
        assert!(said.is_ok(), "{}", said.unwrap_err());
    }

    #[test]
    fn a_changed_a_missing_and_a_left_over_file_are_each_named_and_mended() {
        let folder = tempfile::tempdir().unwrap();
        write(folder.path()).unwrap();
        assert!(check(folder.path()).is_ok());
        std::fs::write(folder.path().join("docs/checks/README.md"), "changed").unwrap();
        std::fs::write(folder.path().join("docs/checks/ZZ999.md"), "left over").unwrap();
        std::fs::remove_file(folder.path().join("schema/dossier-v1.json")).unwrap();
        let said = check(folder.path()).unwrap_err().to_string();
        for named in [COMMAND, "docs/checks/README.md", "docs/checks/ZZ999.md", "schema/dossier-v1.json"] {
            assert!(said.contains(named), "{said}");
        }
        assert_eq!(said.lines().count(), 4, "{said}");
        write(folder.path()).unwrap();
        assert!(check(folder.path()).is_ok());
    }

    #[test]
    fn no_generated_prose_contains_a_word_that_is_ruled_out() {
        for (name, content) in files().unwrap() {
            // Titles of sources are quoted as they are.
            let ours = content.lines().filter(|line| !line.contains("https://") && !line.contains(markdown::QUOTED));
            for line in ours {
                assert_eq!(vetwork_model::words::ruled_out(line), None, "{name}: {line}");
            }
        }
    }
}
