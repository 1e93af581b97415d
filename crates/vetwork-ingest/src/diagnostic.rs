//! What could not be read, or was read with a reservation: what happened, where, and what to do.
//! Plain data; whoever shows it makes it inert.

/// Does it keep a subject from being vetted?
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// Read, with a reservation.
    Warning,
    /// Not read.
    Error,
}

/// A place in a text, counted in characters from 1.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
pub struct Place {
    /// Line.
    pub line: usize,
    /// Column.
    pub column: usize,
    /// The line, cut to what stands around the place.
    pub excerpt: String,
    /// Where in the excerpt the place is, in characters from 0.
    pub offset: usize,
}

/// One thing that a person should know about the input.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
pub struct Diagnostic {
    /// Does it keep a subject from being vetted?
    pub severity: Severity,
    /// The kind of input ("json", "yaml", "csv", "attachment").
    pub kind: &'static str,
    /// What happened.
    pub message: String,
    /// In which file or stream.
    pub file: String,
    /// Where in it.
    pub place: Option<Place>,
    /// What follows from it.
    pub notes: Vec<String>,
    /// What to do.
    pub hint: Option<String>,
}

impl Diagnostic {
    /// An error in a file.
    pub fn error(kind: &'static str, file: &str, message: impl Into<String>) -> Self {
        Diagnostic {
            severity: Severity::Error,
            kind,
            message: message.into(),
            file: file.to_owned(),
            place: None,
            notes: Vec::new(),
            hint: None,
        }
    }

    /// A reservation about a file.
    pub fn warning(kind: &'static str, file: &str, message: impl Into<String>) -> Self {
        Diagnostic { severity: Severity::Warning, ..Self::error(kind, file, message) }
    }

    /// Adds the place.
    #[must_use]
    pub fn at(mut self, place: Option<Place>) -> Self {
        self.place = place;
        self
    }

    /// Adds what follows from it.
    #[must_use]
    pub fn note(mut self, note: impl Into<String>) -> Self {
        self.notes.push(note.into());
        self
    }

    /// Adds what to do.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }
}

/// Characters shown on either side of a place.
const AROUND: usize = 30;

/// The place of a line and column in a text. `first_line` is the number that the text's first line
/// has in its file. Nothing when the line does not exist.
pub fn place(text: &str, first_line: usize, line: usize, column: usize) -> Option<Place> {
    let content = text.lines().nth(line.checked_sub(1)?)?;
    let column = column.max(1);
    let before = column - 1;
    let length = content.chars().count();
    let start = before.min(length).saturating_sub(AROUND);
    let end = (before + AROUND).min(length);
    let mut excerpt: String = content.chars().skip(start).take(end - start).collect();
    let mut offset = before.min(length) - start;
    if start > 0 {
        excerpt.insert(0, '…');
        offset += 1;
    }
    if end < length {
        excerpt.push('…');
    }
    Some(Place { line: first_line + line - 1, column, excerpt, offset })
}

/// The place of a byte in a text.
pub fn place_of_byte(text: &str, first_line: usize, byte: usize) -> Option<Place> {
    let before = text.get(..text.floor_char_boundary(byte))?;
    let line_start = before.rfind('\n').map_or(0, |end| end + 1);
    let line = before.matches('\n').count() + 1;
    place(text, first_line, line, before.get(line_start..)?.chars().count() + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_line_is_cut_around_the_place() {
        let line = format!("{}X{}", "a".repeat(100), "b".repeat(100));
        let place = place(&line, 7, 1, 101).unwrap();
        assert_eq!((place.line, place.column, place.offset), (7, 101, 31));
        assert_eq!(place.excerpt, format!("…{}X{}…", "a".repeat(30), "b".repeat(29)));
    }

    #[test]
    fn a_place_past_the_end_is_the_end() {
        assert_eq!(place("abc", 1, 1, 99).map(|p| p.offset), Some(3));
        assert_eq!(place("abc", 1, 2, 1), None);
    }
}
