//! Lays out the files of a new check: source, page, and its line in the registry of the family.

use std::path::{Path, PathBuf};

use vetwork_model::Family;

use crate::Failure;

const SOURCE: &str = include_str!("new_check/source.rs.txt");
const PAGE: &str = include_str!("new_check/page.md.txt");
const CHECKS: &str = "crates/vetwork-checks/src/checks";

/// Writes both files and the registry's line; refuses a code or name that is taken. A family instead of a code
/// takes the family's next free one.
pub(crate) fn lay_out(root: &Path, code_or_family: &str, name: &str) -> Result<String, Failure> {
    let checks = root.join(CHECKS);
    let (family, code) = match Family::ALL.into_iter().find(|family| family.words() == code_or_family) {
        Some(family) => (family, next_free(&checks, family)?),
        None => (family_of(code_or_family)?, code_or_family.to_owned()),
    };
    // The name of the file will do as well.
    let name = name.replace('_', "-");
    let (code, name) = (code.as_str(), name.as_str());
    if !is_kebab_case(name) {
        return refused(format!("`{name}` is no name: write the observation as small-letters-joined-by-hyphens"));
    }
    refuse_taken(&checks, code, name)?;
    if std::fs::read_to_string(root.join("CHANGELOG.md")).is_ok_and(|changes| changes.contains(code)) {
        return refused(format!("`{code}` stands in CHANGELOG.md: a check that was withdrawn keeps its code"));
    }
    let folder = checks.join(family.words());
    let module = name.replace('-', "_");
    let registry = folder.join("mod.rs");
    let text = read(&registry)?;
    let Some(registered) = with_module(&text, &module) else {
        return refused(format!("{} has no `registry! {{ … }}` to add a line to", registry.display()));
    };
    let fill = |template: &str| {
        template
            .replace("{CODE}", code)
            .replace("{NAME}", name)
            .replace("{MODULE}", &module)
            .replace("{TITLE}", &name.replace('-', " "))
            .replace("{FAMILY}", &format!("{family:?}"))
    };
    write_new(&folder.join(format!("{module}.rs")), &fill(SOURCE))?;
    write_new(&folder.join(format!("{module}.md")), &fill(PAGE))?;
    std::fs::write(&registry, registered).map_err(|error| Failure::file(&registry, error))?;
    let place = format!("{CHECKS}/{}/{module}", family.words());
    Ok(format!(
        "{code} is laid out in {place}.rs and {place}.md, and registered.\n\
         Write the page first, then its cases, then the check; `cargo test -p vetwork-checks` says what they still lack"
    ))
}

fn refused<T>(why: String) -> Result<T, Failure> {
    Err(Failure::Refused(why))
}

fn family_of(code: &str) -> Result<Family, Failure> {
    let (prefix, number) = code.split_at_checked(2).unwrap_or((code, ""));
    let sound = number.len() == 3 && number.bytes().all(|byte| byte.is_ascii_digit());
    match Family::ALL.into_iter().find(|family| family.prefix() == prefix) {
        Some(family) if sound => Ok(family),
        _ => refused(format!(
            "`{code}` is neither a code, two letters of a family ({}) and three digits, nor a family ({})",
            Family::ALL.map(Family::prefix).join(", "),
            Family::ALL.map(Family::words).join(", ")
        )),
    }
}

fn is_kebab_case(name: &str) -> bool {
    let word = |word: &str| !word.is_empty() && word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
    name.starts_with(|first: char| first.is_ascii_lowercase()) && name.split('-').all(word)
}

/// The sources of all checks. Looks at the files, not at the registry that this program was built with: it may
/// be older.
fn sources(checks: &Path) -> Result<Vec<(PathBuf, String)>, Failure> {
    let mut sources = Vec::new();
    for family in Family::ALL {
        let folder = checks.join(family.words());
        let entries = std::fs::read_dir(&folder).map_err(|error| Failure::file(&folder, error))?;
        let paths = entries.flatten().map(|entry| entry.path());
        for path in paths.filter(|path| path.extension().is_some_and(|extension| extension == "rs")) {
            let text = read(&path)?;
            sources.push((path, text));
        }
    }
    Ok(sources)
}

fn refuse_taken(checks: &Path, code: &str, name: &str) -> Result<(), Failure> {
    for (path, text) in sources(checks)? {
        for (what, taken) in [(code, format!("Code(\"{code}\")")), (name, format!("name: \"{name}\""))] {
            if text.contains(&taken) {
                return refused(format!(
                    "`{what}` is taken by {}; codes and names are never used twice",
                    path.display()
                ));
            }
        }
    }
    Ok(())
}

/// One more than the family's highest code: a gap may be the code of a check that was withdrawn.
fn next_free(checks: &Path, family: Family) -> Result<String, Failure> {
    let opening = format!("Code(\"{}", family.prefix());
    let numbers = sources(checks)?.into_iter().filter_map(|(_, text)| {
        let (_, after) = text.split_once(&opening)?;
        after.get(..3)?.parse::<u16>().ok()
    });
    let next = numbers.max().unwrap_or(0) + 1;
    Ok(format!("{}{next:03}", family.prefix()))
}

/// The registry with one more module, at the end of its list.
fn with_module(registry: &str, module: &str) -> Option<String> {
    let start = registry.find("registry! {")?;
    let end = start + registry.get(start..)?.find('}')?;
    let (before, after) = registry.split_at(end);
    Some(format!("{}\n    {module},\n{after}", before.trim_end()))
}

fn read(path: &Path) -> Result<String, Failure> {
    std::fs::read_to_string(path).map_err(|error| Failure::file(path, error))
}

fn write_new(path: &Path, text: &str) -> Result<(), Failure> {
    if path.exists() {
        return refused(format!("{} exists already", path.display()));
    }
    std::fs::write(path, text).map_err(|error| Failure::file(path, error))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A copy of the checks' folder in a root of its own.
    fn copy() -> tempfile::TempDir {
        let root = tempfile::tempdir().unwrap();
        for family in Family::ALL {
            let folder = format!("{CHECKS}/{}", family.words());
            std::fs::create_dir_all(root.path().join(&folder)).unwrap();
            for entry in std::fs::read_dir(Path::new(crate::ROOT).join(&folder)).unwrap() {
                let path: PathBuf = entry.unwrap().path();
                std::fs::copy(&path, root.path().join(&folder).join(path.file_name().unwrap())).unwrap();
            }
        }
        root
    }

    #[test]
    fn a_new_check_has_two_files_and_a_line_in_the_registry() {
        let root = copy();
        lay_out(root.path(), "LG998", "parcel-returned-unopened").unwrap();
        let folder = root.path().join(CHECKS).join("logistics");
        let registry = read(&folder.join("mod.rs")).unwrap();
        assert!(registry.contains("\n    parcel_returned_unopened,\n}"), "{registry}");
        let source = read(&folder.join("parcel_returned_unopened.rs")).unwrap();
        for expected in [
            "Code(\"LG998\")",
            "\"parcel-returned-unopened\"",
            "Family::Logistics",
            "include_str!(\"parcel_returned_unopened.md\")",
        ] {
            assert!(source.contains(expected), "{expected}");
        }
        let page = read(&folder.join("parcel_returned_unopened.md")).unwrap();
        for left in ["{CODE}", "{NAME}", "{MODULE}", "{TITLE}", "{FAMILY}"] {
            assert!(!source.contains(left) && !page.contains(left), "{left} was not filled in");
        }
    }

    #[test]
    fn a_family_takes_its_next_free_code_and_a_name_may_be_that_of_the_file() {
        let root = copy();
        lay_out(root.path(), "LG997", "parcel-returned-unopened").unwrap();
        let said = lay_out(root.path(), "logistics", "parcel_sent_on").unwrap();
        assert!(said.contains("LG998") && said.contains("logistics/parcel_sent_on.rs"), "{said}");
        let source = read(&root.path().join(CHECKS).join("logistics/parcel_sent_on.rs")).unwrap();
        assert!(source.contains("\"parcel-sent-on\""));
    }

    #[test]
    fn every_field_of_the_metadata_is_in_the_template() {
        let model = read(&Path::new(crate::ROOT).join("crates/vetwork-model/src/check.rs")).unwrap();
        let (_, meta) = model.split_once("pub struct Meta {").unwrap();
        for line in meta.split("\n}").next().unwrap().lines() {
            if let Some((field, _)) = line.trim().strip_prefix("pub ").and_then(|line| line.split_once(':')) {
                assert!(SOURCE.contains(&format!("\n    {field}: ")), "the template lacks `{field}`");
            }
        }
    }

    #[test]
    fn the_page_has_all_headings_in_order() {
        let existing = vetwork_checks::all()[0].meta.page;
        let headings = |page: &str| -> Vec<String> {
            page.lines().filter(|line| line.starts_with("## ")).map(str::to_owned).collect()
        };
        assert_eq!(headings(PAGE), headings(existing));
    }

    #[test]
    fn a_code_or_name_that_is_taken_or_malformed_is_refused() {
        let root = copy();
        let taken = vetwork_checks::all()[0].meta;
        let check = |code: &str, name: &str, because: &str| {
            let said = lay_out(root.path(), code, name).unwrap_err().to_string();
            assert!(said.contains(because), "{said}");
        };
        check(taken.code.0, "something-new", "is taken by");
        check("LG998", taken.name, "is taken by");
        check("ZZ001", "something-new", "is neither a code");
        check("LG1", "something-new", "is neither a code");
        check("ÄÖ001", "something-new", "is neither a code");
        check("LG998", "Something New", "is no name");
        check("LG998", "../../something", "is no name");
        lay_out(root.path(), "LG998", "something-new").unwrap();
        check("LG998", "something-else", "is taken by");
        std::fs::write(root.path().join("CHANGELOG.md"), "- LG996 is withdrawn").unwrap();
        check("LG996", "something-else", "CHANGELOG.md");
    }
}
