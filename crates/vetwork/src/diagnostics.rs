//! Shows what could not be read: file, line, column, an excerpt, and what to do.

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use vetwork_canon::text::visible;
use vetwork_ingest::{Diagnostic, Severity};

use crate::terminal::Terminal;

/// More errors than this are counted, not shown one by one.
const SHOWN_AT_MOST: usize = 5;

/// One diagnostic as text.
pub(crate) fn render(diagnostic: &Diagnostic, colour: bool) -> String {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let message = visible(&diagnostic.message);
    let file = visible(&diagnostic.file);
    let title = level.primary_title(message.as_str()).id(diagnostic.kind);
    let notes: Vec<String> = diagnostic.notes.iter().map(|note| visible(note)).collect();
    let mut excerpt = String::new();
    let mut group = match &diagnostic.place {
        Some(place) => {
            let before: String = visible_same_length(&place.excerpt, place.offset);
            let start = before.len();
            excerpt.push_str(&before);
            let rest: String = place.excerpt.chars().skip(place.offset).map(inert).collect();
            excerpt.push_str(&rest);
            let end = start + excerpt.get(start..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
            Group::with_title(title).element(
                Snippet::source(excerpt.as_str())
                    .path(file.as_str())
                    .line_start(place.line)
                    .annotation(AnnotationKind::Primary.span(start..end)),
            )
        }
        None => Group::with_title(title).element(annotate_snippets::Origin::path(file.as_str())),
    };
    for note in &notes {
        group = group.element(Level::NOTE.no_name().message(note.as_str()));
    }
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
    let mut text = renderer.render(&[group]);
    if let Some(place) = &diagnostic.place {
        // The renderer counts columns in the excerpt; people count them in the line.
        let counted = format!("{file}:{}:{}", place.line, place.offset + 1);
        text = text.replacen(&counted, &format!("{file}:{}:{}", place.line, place.column), 1);
    }
    if let Some(hint) = &diagnostic.hint {
        text.push_str(&format!("\n\nhint: {}", visible(hint)));
    }
    text.push('\n');
    text
}

/// A control, zero-width or direction mark shown as a dot, so that columns stay true.
fn inert(c: char) -> char {
    let shown = visible(c.encode_utf8(&mut [0; 4]));
    if c == ' ' || shown.chars().count() == 1 { c } else { '·' }
}

fn visible_same_length(text: &str, characters: usize) -> String {
    text.chars().take(characters).map(inert).collect()
}

/// Says all diagnostics on standard error: errors first, five in full and the rest counted; warnings
/// in full with `verbose`, else counted by what they are about.
pub(crate) fn say_all(diagnostics: &[Diagnostic], verbose: bool) {
    let terminal = Terminal::stderr();
    let (errors, warnings): (Vec<&Diagnostic>, Vec<&Diagnostic>) =
        diagnostics.iter().partition(|diagnostic| diagnostic.severity == Severity::Error);
    let shown = if verbose { errors.len() } else { SHOWN_AT_MOST };
    for error in errors.iter().take(shown) {
        terminal.say(&render(error, terminal.colour));
    }
    if errors.len() > shown {
        let more = errors.len() - shown;
        terminal.say(&format!("{}: {more} more could not be read; `--verbose` shows all\n", terminal.strong("error")));
    }
    if verbose {
        for warning in &warnings {
            terminal.say(&render(warning, terminal.colour));
        }
        return;
    }
    let (attachments, others): (Vec<&Diagnostic>, Vec<&Diagnostic>) =
        warnings.into_iter().partition(|warning| warning.kind == "attachment");
    // A few reservations are shown; many are counted, so that the result stays in sight.
    if others.len() <= SHOWN_AT_MOST {
        for warning in &others {
            terminal.say(&render(warning, terminal.colour));
        }
    } else if let Some(first) = others.first() {
        let first = visible(&format!("{}: {}", first.file, first.message));
        terminal.say(&format!(
            "{}: {} things were left out or cannot be compared (first: {first}); `--verbose` lists all",
            terminal.ochre("warning"),
            others.len()
        ));
    }
    if let Some(first) = attachments.first() {
        let files = if attachments.len() == 1 {
            "1 attachment".to_owned()
        } else {
            format!("{} attachments", attachments.len())
        };
        terminal.say(&format!(
            "{}: {files} could not be read ({}); `--verbose` says why",
            terminal.ochre("warning"),
            visible(&first.file)
        ));
    }
}
