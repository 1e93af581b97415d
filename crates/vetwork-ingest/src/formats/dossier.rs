//! The dossier format in JSON and in YAML. Errors name line, column and field; fields that are no
//! part of a dossier are named and left out.

use serde::Deserialize;
use vetwork_model::DossierFile;
use vetwork_model::dossier::FORMAT_VERSION;

use crate::diagnostic::{Diagnostic, place};

/// A dossier as read, with what was left out of it.
#[derive(Debug)]
pub struct Parsed {
    /// The dossier.
    pub file: DossierFile,
    /// Reservations.
    pub warnings: Vec<Diagnostic>,
}

/// Reads one dossier from JSON without looking for unknown fields: for a text that [`json`] has
/// already read once.
pub fn json_again(text: &str) -> Option<DossierFile> {
    serde_json::from_str(text).ok()
}

/// Reads one dossier from JSON. `first_line` is the line of the file at which the text begins.
pub fn json(text: &str, file: &str, first_line: usize) -> Result<Parsed, Diagnostic> {
    let mut unknown = Vec::new();
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let read = serde_ignored::deserialize(&mut deserializer, |path| unknown.push(path.to_string()))
        .and_then(|dossier: DossierFile| deserializer.end().map(|()| dossier));
    match read {
        Ok(dossier) => accept(dossier, unknown, "json", file, text, first_line),
        Err(error) => Err(json_error(&error, text, file, first_line)),
    }
}

fn json_error(error: &serde_json::Error, text: &str, file: &str, first_line: usize) -> Diagnostic {
    let said = error.to_string();
    let message = said.split(" at line ").next().unwrap_or(&said).to_owned();
    let diagnostic = |message: String| {
        Diagnostic::error("json", file, message).at(place(text, first_line, error.line(), error.column()))
    };
    if error.is_eof() {
        return diagnostic("the text ends before the dossier does".to_owned())
            .hint("a closing `}`, `]` or `\"` is missing; was the file cut off on its way?");
    }
    if error.is_data() {
        let mut track = serde_path_to_error::Track::new();
        let mut deserializer = serde_json::Deserializer::from_str(text);
        let tracked = serde_path_to_error::Deserializer::new(&mut deserializer, &mut track);
        let field = match DossierFile::deserialize(tracked) {
            Err(_) => track.path().to_string(),
            Ok(_) => String::new(),
        };
        let field = if field.is_empty() || field == "." { String::new() } else { format!("`{field}`: ") };
        return diagnostic(format!("{field}{message}"))
            .hint("`vetwork dossier new` writes a template with every field; the schema is schema/dossier-v1.json");
    }
    let hint = match message.as_str() {
        m if m.starts_with("expected `,` or") => "a comma is missing before this place",
        m if m.starts_with("trailing comma") => "take out the comma before the closing bracket",
        m if m.starts_with("key must be a string") => "put the field's name in double quotes",
        m if m.starts_with("trailing characters") => {
            "one dossier ends here and something follows; several go into a .jsonl file, one a line"
        }
        m if m.starts_with("control character") => "a line break or tab inside a text is written \\n or \\t",
        m if m.starts_with("recursion limit") => "a dossier is never nested this deep",
        _ => "check the text at this place; for writing by hand YAML is easier: `vetwork dossier new`",
    };
    diagnostic(message).hint(hint)
}

/// Reads one dossier from YAML.
pub fn yaml(text: &str, file: &str) -> Result<Parsed, Diagnostic> {
    let mut unknown = Vec::new();
    let read = serde_saphyr::with_deserializer_from_str(text, |deserializer| {
        serde_ignored::deserialize(deserializer, |path| unknown.push(path.to_string()))
    });
    match read {
        Ok(dossier) => accept(dossier, unknown, "yaml", file, text, 1),
        Err(error) => {
            let said = error.without_snippet().to_string();
            let message =
                said.split(" at line ").next().unwrap_or(&said).lines().next().unwrap_or("not YAML").to_owned();
            let at = error.location().and_then(|location| {
                place(text, 1, usize::try_from(location.line()).ok()?, usize::try_from(location.column()).ok()?)
            });
            Err(Diagnostic::error("yaml", file, message).at(at).hint(
                "check indentation and quotes at this place; `vetwork dossier new` writes a template with every field",
            ))
        }
    }
}

fn accept(
    mut dossier: DossierFile,
    unknown: Vec<String>,
    kind: &'static str,
    file: &str,
    text: &str,
    first_line: usize,
) -> Result<Parsed, Diagnostic> {
    if let Some(version) = dossier.vetwork.take().filter(|version| *version != FORMAT_VERSION) {
        return Err(Diagnostic::error(kind, file, format!("this is a dossier of format version {version}"))
            .note(format!("this program reads version {FORMAT_VERSION}"))
            .hint(
                "use the version of Vetwork that wrote it, or write `vetwork: 1` if the fields are those of version 1",
            ));
    }
    let warnings = unknown.into_iter().map(|path| unknown_field(&path, kind, file, text, first_line)).collect();
    Ok(Parsed { file: dossier, warnings })
}

fn unknown_field(path: &str, kind: &'static str, file: &str, text: &str, first_line: usize) -> Diagnostic {
    let name = path.rsplit('.').find(|part| !part.is_empty() && *part != "?").unwrap_or(path);
    let needle = if kind == "json" { format!("\"{name}\"") } else { format!("{name}:") };
    let at = text.lines().enumerate().find_map(|(i, line)| {
        let byte = line.find(&needle)?;
        let column = line.get(..byte)?.chars().count() + 1;
        place(text, first_line, i + 1, column)
    });
    let path = path.replace(".?", "");
    let diagnostic =
        Diagnostic::warning(kind, file, format!("`{path}` is no field of a dossier; it was left out")).at(at);
    match name {
        "provenance" | "verified" | "channel" | "observed" | "claimed" | "trusted" => diagnostic.note(
            "how far a fact carries is set by the channel through which it came, never by the file that states it",
        ),
        _ => match similar(name) {
            Some(known) => diagnostic.hint(format!("did you mean `{known}`?")),
            None => diagnostic.hint("`vetwork dossier new` lists every field"),
        },
    }
}

/// The section with the most similar name, if it is similar enough to be meant.
fn similar(name: &str) -> Option<&'static str> {
    let names = vetwork_model::Section::ALL.iter().map(|section| section.name()).chain(["name", "role", "phase", "id"]);
    names
        .map(|known| (strsim::normalized_damerau_levenshtein(known, name), known))
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .filter(|(similarity, _)| *similarity >= 0.7)
        .map(|(_, known)| known)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn refused(text: &str, line: usize, column: usize, message: &str) {
        let error = json(text, "a.json", 1).expect_err(text);
        let place = error.place.clone().expect("a place");
        assert!(error.message.contains(message), "{}", error.message);
        assert_eq!((place.line, place.column), (line, column), "{error:?}");
        assert!(error.hint.is_some());
    }

    #[test]
    fn errors_name_line_column_and_field() {
        refused("{\"name\":\"A\" \"id\":\"a\"}", 1, 13, "expected `,` or `}`");
        refused("{\n \"name\": \"A\",\n}", 3, 1, "trailing comma");
        refused("{\"name\":\"A\"", 1, 11, "ends before");
        refused("{\"role\":{\"remote\":\"yes\"}}", 1, 23, "`role.remote`");
        refused("{\"employment\":[{\"from\":\"2018-13\"}]}", 1, 32, "`employment[0].from`");
    }

    #[test]
    fn unknown_fields_are_named_and_left_out() {
        let parsed =
            json("{\"name\":\"A\",\"emial\":[],\"phones\":[{\"number\":\"1\",\"verified\":true}]}", "a.json", 1)
                .unwrap();
        let messages: Vec<&str> = parsed.warnings.iter().map(|warning| warning.message.as_str()).collect();
        assert_eq!(
            messages,
            [
                "`emial` is no field of a dossier; it was left out",
                "`phones.0.verified` is no field of a dossier; it was left out"
            ]
        );
        assert!(parsed.warnings[1].notes[0].contains("channel"));
    }

    #[test]
    fn yaml_reads_the_same_and_takes_short_forms() {
        let short =
            yaml("name: A\nemails: a@b.example\nphones: [\"+1 202 555 0147\"]\nrole: {starts: 2026}\n", "a.yaml")
                .unwrap();
        let long = json(
            "{\"name\":\"A\",\"emails\":[{\"address\":\"a@b.example\"}],\"phones\":[{\"number\":\"+1 202 555 0147\"}],\"role\":{\"starts\":\"2026\"}}",
            "a.json",
            1,
        )
        .unwrap();
        assert_eq!(short.file, long.file);
        let error = yaml("name: [", "a.yaml").expect_err("not closed");
        assert!(error.place.is_some(), "{error:?}");
    }

    #[test]
    fn a_later_version_is_refused() {
        assert!(json("{\"vetwork\":2}", "a.json", 1).is_err());
        assert!(json("{\"vetwork\":1}", "a.json", 1).is_ok());
    }

    proptest::proptest! {
        #[test]
        fn no_text_makes_it_panic(text in ".{0,300}") {
            let _ = (json(&text, "a", 1), yaml(&text, "a"));
        }
    }
}
