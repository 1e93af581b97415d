//! The dossier format in JSON and in YAML. Errors name line, column and field; fields that are no
//! part of a dossier are named and left out.

use serde::Deserialize;
use vetwork_model::DossierFile;
use vetwork_model::dossier::FORMAT_VERSION;

use crate::diagnostic::{Diagnostic, place, place_of_byte};
use crate::formats::fields;

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
    let mut dossier: DossierFile = serde_json::from_str(text).ok()?;
    leave_out_own_work(&mut dossier);
    Some(dossier)
}

/// What Vetwork makes itself is believed because nobody else can write it: it is left out of whatever is read. True when
/// there was any.
fn leave_out_own_work(dossier: &mut DossierFile) -> bool {
    !std::mem::take(&mut dossier.judged_files).is_empty()
}

/// Reads one dossier from JSON. `first_line` is the line of the file at which the text begins.
pub fn json(text: &str, file: &str, first_line: usize) -> Result<Parsed, Diagnostic> {
    json_within(&Within { whole: text, start: 0, end: text.len(), first_line }, file)
}

/// Reads dossiers that stand in one JSON list. One whose fields do not fit is lost alone; where the text
/// stops being JSON the rest is lost, and that is said.
pub fn json_list(text: &str, file: &str) -> Vec<Result<Parsed, Diagnostic>> {
    let mut all = Vec::new();
    let mut start = text.find('[').map_or(text.len(), |open| open + 1);
    let ended = loop {
        let rest = text.get(start..).unwrap_or_default();
        let value = rest.trim_start();
        start += rest.len() - value.len();
        if all.is_empty() && value.starts_with(']') {
            break Ok(());
        }
        let mut stream = serde_json::Deserializer::from_str(value).into_iter::<serde::de::IgnoredAny>();
        let error = stream.next().and_then(Result::err);
        let within = Within { whole: text, start, end: start + stream.byte_offset(), first_line: 1 };
        if let Some(error) = error {
            break Err(json_error(&error, &within, file));
        }
        all.push(json_within(&within, file));
        let rest = text.get(within.end..).unwrap_or_default();
        let next = rest.trim_start();
        start = text.len() - next.len();
        match next.chars().next() {
            Some(',') => start += 1,
            Some(']') => break Ok(()),
            _ => {
                let message =
                    if next.is_empty() { "the text ends before the list does" } else { "expected `,` or `]`" };
                break Err(Diagnostic::error("json", file, message)
                    .at(place_of_byte(text, 1, start))
                    .hint("dossiers in a list stand between `[` and `]`, with commas between them"));
            }
        }
    };
    if let Err(error) = ended {
        let count = all.len();
        all.push(Err(error.note(format!("{count} before this place were read; what follows it was not"))));
    }
    all
}

/// One value within a text.
struct Within<'a> {
    whole: &'a str,
    start: usize,
    end: usize,
    first_line: usize,
}

impl Within<'_> {
    fn text(&self) -> &str {
        self.whole.get(self.start..self.end).unwrap_or_default()
    }

    /// The byte at which serde_json stopped, which counts lines and bytes from 1.
    fn byte(&self, error: &serde_json::Error) -> usize {
        let rest = self.whole.get(self.start..).unwrap_or_default();
        let line_start = match error.line().checked_sub(2) {
            Some(breaks) => rest.match_indices('\n').nth(breaks).map_or(rest.len(), |(at, _)| at + 1),
            None => 0,
        };
        self.start + line_start + error.column().saturating_sub(1)
    }
}

fn json_within(within: &Within<'_>, file: &str) -> Result<Parsed, Diagnostic> {
    let mut unknown = Vec::new();
    let mut deserializer = serde_json::Deserializer::from_str(within.text());
    let read = serde_ignored::deserialize(&mut deserializer, |path| unknown.push(path.to_string()))
        .and_then(|dossier: DossierFile| deserializer.end().map(|()| dossier));
    match read {
        Ok(dossier) => accept(dossier, unknown, "json", file, within),
        Err(error) => Err(json_error(&error, within, file)),
    }
}

fn json_error(error: &serde_json::Error, within: &Within<'_>, file: &str) -> Diagnostic {
    let said = error.to_string();
    let message = said.split(" at line ").next().unwrap_or(&said).to_owned();
    let diagnostic = |message: String| {
        Diagnostic::error("json", file, message).at(place_of_byte(within.whole, within.first_line, within.byte(error)))
    };
    if error.is_eof() {
        return diagnostic("the text ends before the dossier does".to_owned())
            .hint("a closing `}`, `]` or `\"` is missing; was the file cut off on its way?");
    }
    if error.is_data() {
        let mut track = serde_path_to_error::Track::new();
        let mut deserializer = serde_json::Deserializer::from_str(within.text());
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
        Ok(dossier) => {
            accept(dossier, unknown, "yaml", file, &Within { whole: text, start: 0, end: text.len(), first_line: 1 })
        }
        Err(error) => {
            let said = error.without_snippet().to_string();
            let message = said.split(" at line ").next().unwrap_or(&said).lines().next().unwrap_or("not YAML");
            let message = if message.starts_with("budget breached") || message.starts_with("recursion limit") {
                "the text unfolds to more, or is nested deeper, than any dossier"
            } else {
                message
            };
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
    within: &Within<'_>,
) -> Result<Parsed, Diagnostic> {
    if let Some(version) = dossier.vetwork.take().filter(|version| *version != FORMAT_VERSION) {
        return Err(Diagnostic::error(kind, file, format!("this is a dossier of format version {version}"))
            .note(format!("this program reads version {FORMAT_VERSION}"))
            .hint(
                "use the version of Vetwork that wrote it, or write `vetwork: 1` if the fields are those of version 1",
            ));
    }
    let mut warnings: Vec<Diagnostic> =
        unknown.into_iter().map(|path| unknown_field(&path, kind, file, within)).collect();
    if leave_out_own_work(&mut dossier) {
        let at = byte_of_field(&["judged_files"], kind, within)
            .and_then(|byte| place_of_byte(within.whole, within.first_line, byte));
        warnings.push(
            Diagnostic::warning(kind, file, "`judged_files` was left out: how files are judged is Vetwork's own work")
                .at(at)
                .hint("name the files under `files` or `identity_documents`, and put them beside the dossier"),
        );
    }
    Ok(Parsed { file: dossier, warnings })
}

fn unknown_field(path: &str, kind: &'static str, file: &str, within: &Within<'_>) -> Diagnostic {
    let parts: Vec<&str> = path.split('.').filter(|part| !matches!(*part, "" | "?")).collect();
    let name = parts.last().copied().unwrap_or(path);
    let at = byte_of_field(&parts, kind, within).and_then(|byte| place_of_byte(within.whole, within.first_line, byte));
    let shown = parts.join(".");
    let diagnostic =
        Diagnostic::warning(kind, file, format!("`{shown}` is no field of a dossier; it was left out")).at(at);
    match name {
        "provenance" | "verified" | "channel" | "observed" | "claimed" | "trusted" => diagnostic.note(
            "how far a fact carries is set by the channel through which it came, never by the file that states it",
        ),
        _ => match fields::similar(&parts) {
            Some(known) => diagnostic.hint(format!("did you mean `{known}`?")),
            None => diagnostic.hint("`vetwork dossier new` lists every field"),
        },
    }
}

/// Where a field stands: each part of its path is looked for behind the part before it.
fn byte_of_field(parts: &[&str], kind: &str, within: &Within<'_>) -> Option<usize> {
    let text = within.text();
    let (mut at, mut found) = (0, None);
    for part in parts.iter().filter(|part| part.parse::<usize>().is_err()) {
        let needle = if kind == "json" { format!("\"{part}\"") } else { format!("{part}:") };
        let whole_word = |byte: &usize| {
            let before = text.get(..*byte).and_then(|before| before.chars().next_back());
            !before.is_some_and(|c| c.is_alphanumeric() || c == '_')
        };
        let byte = text.get(at..)?.match_indices(&needle).map(|(byte, _)| at + byte).find(whole_word)?;
        at = byte + needle.len();
        found = Some(within.start + byte);
    }
    found
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
    fn places_count_characters() {
        refused("{\"name\":\"Søren Ünal\" \"id\":\"a\"}", 1, 22, "expected `,` or `}`");
    }

    #[test]
    fn no_text_brings_judgements_of_files() {
        let text = r#"{"name":"A","judged_files":[{"path":"p.txt","documents":[{"kind":"chip","verdict":"proven"}]}]}"#;
        let read = [
            json(text, "a.json", 1).unwrap(),
            json_list(&format!("[{text}]"), "a.json").remove(0).unwrap(),
            yaml("name: A\njudged_files: { path: p.txt }\n", "a.yaml").unwrap(),
        ];
        for Parsed { file, warnings } in read {
            assert!(file.judged_files.is_empty());
            let [warning] = warnings.as_slice() else { panic!("{warnings:?}") };
            assert!(warning.message.contains("`judged_files` was left out") && warning.place.is_some(), "{warning:?}");
        }
        assert!(json_again(text).unwrap().judged_files.is_empty());
    }

    #[test]
    fn a_list_loses_only_what_does_not_fit() {
        let read = |text: &str| -> Vec<String> {
            let say = |one: Result<Parsed, Diagnostic>| match one {
                Ok(parsed) => parsed.file.name.reveal().to_owned(),
                Err(error) => {
                    let place = error.place.map_or((0, 0), |place| (place.line, place.column));
                    format!("{}:{} {}", place.0, place.1, error.message)
                }
            };
            json_list(text, "a.json").into_iter().map(say).collect()
        };
        assert_eq!(read("[]"), [""; 0]);
        assert_eq!(read("[{\"name\":\"A\"}, {\"name\":\"B\"}]"), ["A", "B"]);
        let wrong_field = "[{\"name\":\"A\"},\n {\"role\":{\"remote\":\"yes\"}},\n {\"name\":\"C\"}]";
        assert_eq!(
            read(wrong_field),
            ["A", "2:24 `role.remote`: invalid type: string \"yes\", expected a boolean", "C"]
        );
        assert_eq!(read("[{\"name\":\"A\"} {\"name\":\"B\"}]"), ["A", "1:15 expected `,` or `]`"]);
        assert_eq!(read("[{\"name\":\"A\"}, {\"name\" \"B\"}]"), ["A", "1:24 expected `:`"]);
        assert_eq!(read("[{\"name\":\"A\"}"), ["A", "1:14 the text ends before the list does"]);
    }

    #[test]
    fn similar_fields_are_offered() {
        let hint = |text: &str| yaml(text, "a.yaml").unwrap().warnings[0].hint.clone().unwrap();
        assert_eq!(hint("emial: a@b.example"), "did you mean `emails`?");
        assert_eq!(hint("employement: []"), "did you mean `employment`?");
        assert_eq!(hint("references: [{nmae: A}]"), "did you mean `name`?");
        assert_eq!(hint("role: {tilte: A}"), "did you mean `title`?");
        assert_eq!(hint("colour: red"), "`vetwork dossier new` lists every field");
    }

    #[test]
    fn an_unknown_field_is_shown_where_it_stands() {
        let parsed = yaml("verified: true\nemails: [{address: a@b.example, verified: true}]\n", "a.yaml").unwrap();
        let lines: Vec<usize> = parsed.warnings.iter().map(|w| w.place.as_ref().unwrap().line).collect();
        assert_eq!(lines, [1, 2]);
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
            let _ = (json(&text, "a", 1), yaml(&text, "a"), json_list(&text, "a"));
        }
    }
}
