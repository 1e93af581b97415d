//! The two streams: what they can show, and how something is said on standard error.

use std::io::{IsTerminal, Write};

use anstyle::{AnsiColor, Style};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// What a stream can show.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Terminal {
    /// Colours may be used.
    pub(crate) colour: bool,
    /// Columns, when it is a terminal.
    pub(crate) width: Option<usize>,
    /// Marks beyond ASCII may be used.
    pub(crate) unicode: bool,
}

#[expect(clippy::disallowed_methods, reason = "the binary is where the environment is read")]
fn environment(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}

fn is_unicode(is_terminal: bool) -> bool {
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().find_map(environment);
    match locale {
        Some(locale) => locale.to_ascii_lowercase().replace('-', "").contains("utf8"),
        // A pipe without a locale is read by programs, which read UTF-8.
        None => !is_terminal || cfg!(windows),
    }
}

impl Terminal {
    pub(crate) fn stdout() -> Self {
        Self::of(std::io::stdout().is_terminal())
    }

    pub(crate) fn stderr() -> Self {
        Self::of(std::io::stderr().is_terminal())
    }

    fn of(is_terminal: bool) -> Self {
        let plain = environment("NO_COLOR").is_some() || environment("TERM").is_some_and(|term| term == "dumb");
        let width = terminal_size::terminal_size().map(|(width, _)| usize::from(width.0));
        Terminal {
            colour: is_terminal && !plain,
            width: is_terminal.then_some(width).flatten(),
            unicode: is_unicode(is_terminal),
        }
    }

    fn painted(&self, text: &str, style: Style) -> String {
        if self.colour { format!("{style}{text}{style:#}") } else { text.to_owned() }
    }

    /// The word `error`.
    pub(crate) fn strong(&self, text: &str) -> String {
        self.painted(text, Style::new().bold().fg_color(Some(anstyle::Ansi256Color(166).into())))
    }

    /// The word `warning`.
    pub(crate) fn ochre(&self, text: &str) -> String {
        self.painted(text, Style::new().bold().fg_color(Some(AnsiColor::Yellow.into())))
    }

    /// Hints, paths and commands.
    pub(crate) fn cool(&self, text: &str) -> String {
        self.painted(text, Style::new().fg_color(Some(AnsiColor::Cyan.into())))
    }

    /// Writes a line to standard error. A closed standard error is nobody's loss.
    pub(crate) fn say(&self, text: &str) {
        let _ = writeln!(std::io::stderr().lock(), "{text}");
    }
}

/// A bar for `steps` of work, on a terminal, when there are at least `long` of them.
pub(crate) fn progress(doing: &str, steps: u64, long: u64) -> ProgressBar {
    if steps < long {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::with_draw_target(Some(steps), ProgressDrawTarget::stderr());
    let style = ProgressStyle::with_template(&format!("  {doing} {{bar:30}} {{percent}}% {{eta}} left"));
    bar.with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
}
