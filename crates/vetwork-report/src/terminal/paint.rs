//! Colour by role, and the marks of the bands. A word or a mark always says what a colour says.

use anstyle::{Ansi256Color, AnsiColor};
use vetwork_model::Band;

/// What the stream can show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Style {
    /// Columns; `None` when the output goes to a program, not to a person.
    pub width: Option<usize>,
    /// Colours may be used.
    pub colour: bool,
    /// Marks beyond ASCII may be used for drawing. Names keep their letters either way.
    pub unicode: bool,
}

/// What a colour means. There is no red and no green for people.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Plain text.
    Plain,
    /// Names, headings, counts.
    Bold,
    /// Side words.
    Dim,
    /// Escalate, and what raises.
    Warm,
    /// Escalate as a heading.
    WarmBold,
    /// Verify.
    Ochre,
    /// Commands and paths, and what speaks for the subject.
    Cool,
}

impl Role {
    fn ansi(self) -> anstyle::Style {
        let plain = anstyle::Style::new();
        let warm = plain.fg_color(Some(Ansi256Color(166).into()));
        match self {
            Role::Plain => plain,
            Role::Bold => plain.bold(),
            Role::Dim => plain.dimmed(),
            Role::Warm => warm,
            Role::WarmBold => warm.bold(),
            Role::Ochre => plain.fg_color(Some(AnsiColor::Yellow.into())),
            Role::Cool => plain.fg_color(Some(AnsiColor::Cyan.into())),
        }
    }

    /// The role in which a band is written.
    pub(super) fn of(band: Band) -> Role {
        match band {
            Band::Escalate => Role::WarmBold,
            Band::Verify => Role::Ochre,
            Band::Incomplete | Band::Routine => Role::Plain,
        }
    }
}

impl Style {
    /// The text in a role; unchanged when colours are off.
    pub fn paint(&self, role: Role, text: &str) -> String {
        if !self.colour || role == Role::Plain || text.is_empty() {
            return text.to_owned();
        }
        let style = role.ansi();
        format!("{style}{text}{style:#}")
    }

    /// The mark of a band.
    pub fn mark(&self, band: Band) -> &'static str {
        match (band, self.unicode) {
            (Band::Escalate, true) => "●",
            (Band::Verify, true) => "◐",
            (Band::Incomplete, true) => "◌",
            (Band::Routine, true) => "○",
            (Band::Escalate, false) => "!",
            (Band::Verify, false) => "?",
            (Band::Incomplete, false) => ".",
            (Band::Routine, false) => "-",
        }
    }

    pub(super) fn rule(&self, width: usize) -> String {
        if self.unicode { "─" } else { "-" }.repeat(width)
    }

    /// Our own signs in ASCII where the terminal knows no more.
    pub(super) fn sign(&self, text: &str) -> String {
        if self.unicode { text.to_owned() } else { text.replace('−', "-").replace('…', "...") }
    }
}
