//! One subject explained: reasons, what else it could be, weights, gaps, what to do.

use vetwork_model::{Assessment, Band, Code, Direction, Finding, Hypothesis, Meta, Strength};

use super::layout::{cells, finished, padded, right, wrapped};
use super::{Role, Style};
use crate::MetaOf;
use crate::prose::{
    self, adverse, capitalised, count_in_words, duration, id, inert, listed, name, phrase, safe, title,
};

mod documents;
mod weights;

/// Nothing is wider, so that it can be read across.
const WIDEST: usize = 100;
/// Below this, side words stand above their text.
const NARROWEST_COLUMNS: usize = 72;

/// The lines of one subject.
pub(super) struct Page<'a> {
    assessment: &'a Assessment,
    meta_of: MetaOf,
    command: String,
    style: &'a Style,
    width: usize,
    out: String,
}

/// Entries of sanctions lists shown for one finding.
const MOST_ENTRIES: usize = 3;

/// Explains one subject; a routine one in at most twelve lines.
pub fn explain(assessment: &Assessment, meta_of: MetaOf, command: &str, style: &Style) -> String {
    let width = style.width.unwrap_or(WIDEST).clamp(32, WIDEST);
    let command = inert(command, 200);
    let mut page = Page { assessment, meta_of, command, style, width, out: String::new() };
    page.head();
    if assessment.band == Band::Routine {
        page.routine();
    } else {
        page.reasons();
        page.waiting();
        page.others();
        page.questions();
        page.weights();
        page.sureness();
        page.documents();
        page.gaps();
        page.first();
        page.steps();
        page.commands();
    }
    finished(&page.out)
}

impl Page<'_> {
    fn narrow(&self) -> bool {
        self.width < NARROWEST_COLUMNS
    }

    fn line(&mut self, text: &str) {
        self.out.push_str(text);
        self.out.push('\n');
    }

    fn head(&mut self) {
        let one = self.assessment;
        let style = self.style;
        self.line(&format!("  {}", style.paint(Role::Bold, &name(one))));
        let role = prose::role(one);
        let about = if role.is_empty() { prose::progress(one) } else { format!("{role}. {}", prose::progress(one)) };
        for line in wrapped(&format!("{about}."), self.width - 2) {
            self.line(&format!("  {line}"));
        }
        let heading = format!("{} {}: {}", style.mark(one.band), one.band.words(), phrase(one.band));
        self.line(&format!("\n{}\n", style.paint(Role::of(one.band), &heading)));
    }

    /// A side word and a text with a hanging indent.
    fn entry(&mut self, indent: usize, label: &str, label_width: usize, role: Role, text: &str) {
        let text = self.style.sign(text);
        if self.narrow() {
            if !label.is_empty() {
                self.line(&format!("{}{}", " ".repeat(indent), self.style.paint(role, label)));
            }
            for line in wrapped(&text, self.width.saturating_sub(indent + 2)) {
                self.line(&format!("{}{line}", " ".repeat(indent + 2)));
            }
            return;
        }
        let lines = wrapped(&text, self.width.saturating_sub(indent + label_width));
        for (place, line) in lines.iter().enumerate() {
            let label = if place == 0 { label } else { "" };
            let label = self.style.paint(role, &padded(label, label_width));
            self.line(&format!("{}{label}{line}", " ".repeat(indent)));
        }
    }

    fn reasons(&mut self) {
        let because: Vec<&Finding> =
            self.assessment.because.iter().filter_map(|code| self.assessment.finding(*code)).collect();
        for (place, finding) in because.into_iter().enumerate() {
            self.reason(place + 1, finding);
        }
    }

    fn reason(&mut self, number: usize, finding: &Finding) {
        let meta = (self.meta_of)(finding.code);
        let said = prose::finding_words(finding, meta);
        let tail = format!("{}   {}", finding.code, finding.strength.words());
        let room = if self.narrow() { self.width - 5 } else { self.width - 5 - 3 - cells(&tail) };
        let lines = wrapped(&said, room);
        let code = format!("{}   {}", self.style.paint(Role::Dim, finding.code.0), finding.strength.words());
        for (place, line) in lines.iter().enumerate() {
            let start = if place == 0 { right(&number.to_string(), 3) } else { "   ".to_owned() };
            let bold = self.style.paint(Role::Bold, line);
            match (place, self.narrow()) {
                (0, false) => {
                    self.line(&format!("{start}  {bold}{}   {code}", " ".repeat(room - cells(line).min(room))))
                }
                _ => self.line(&format!("{start}  {bold}")),
            }
        }
        if self.narrow() {
            self.line(&format!("     {code}"));
        }
        let mut said = "";
        let claimed = finding.claimed.iter().take(3).map(|seen| ("claimed", seen));
        let observed = finding.observed.iter().take(4).map(|seen| (prose::provenance_words(seen.provenance), seen));
        for (word, seen) in claimed.chain(observed) {
            self.seen(if word == said { "" } else { word }, seen);
            said = word;
        }
        let more = finding.claimed.len().saturating_sub(3) + finding.observed.len().saturating_sub(4);
        if more > 0 {
            self.entry(5, "", 11, Role::Dim, &format!("and {} more", count_in_words(more)));
        }
        for entry in finding.listed.iter().take(MOST_ENTRIES) {
            self.listed(entry);
        }
        for told in &finding.explained {
            let word = prose::provenance_words(told.provenance);
            self.entry(5, "on file", 11, Role::Dim, &format!("{}, {word}", told.cause.words()));
        }
        if let Some(meta) = meta {
            self.entry(5, "else", 11, Role::Dim, meta.innocent);
            self.entry(5, "clears it", 11, Role::Dim, meta.clears);
        }
        self.out.push('\n');
    }

    /// An entry of a sanctions list: whose it is, and what agrees line by line.
    fn listed(&mut self, entry: &vetwork_model::Listed) {
        let name = inert(entry.name.reveal(), 120);
        let said = format!("{}: {name}, {}, {}", entry.part, entry.standing, prose::signed_bits(entry.decibits));
        self.entry(5, "listed", 11, Role::Dim, &said);
        self.entry(5, "", 11, Role::Dim, &prose::about_entry(entry));
        for line in &entry.lines {
            let shown = |text: &str| if text.is_empty() { "-".to_owned() } else { inert(text, 60) };
            let (asked, listed) = (shown(line.asked.reveal()), shown(line.listed.reveal()));
            let bits = prose::signed_bits(line.decibits);
            self.entry(5, line.what, 11, Role::Dim, &format!("{asked} / {listed}, {}, {bits}", line.relation));
        }
        if let Some(said) = &entry.clearance {
            self.entry(5, "", 11, Role::Dim, &prose::clearance(said));
        }
    }

    fn seen(&mut self, label: &str, seen: &vetwork_model::Seen) {
        let (value, source) = (prose::value(&seen.value), prose::about(seen));
        let room = self.width.saturating_sub(16);
        if self.narrow() || cells(&value) + 3 + cells(&source) > room {
            return self.entry(5, label, 11, Role::Dim, &format!("{value}   [{source}]"));
        }
        let gap = " ".repeat(room - cells(&value) - cells(&source));
        let (label, source) = (self.style.paint(Role::Dim, &padded(label, 11)), self.style.paint(Role::Dim, &source));
        self.line(&format!("     {label}{value}{gap}{source}"));
    }

    fn waiting(&mut self) {
        let waiting = &self.assessment.coverage.waiting;
        if waiting.is_empty() {
            return;
        }
        let asks: Vec<String> = waiting.iter().map(|open| inert(&open.ask, 200)).collect();
        for (place, ask) in asks.iter().enumerate() {
            let label = if place == 0 { "Waits for" } else { "" };
            self.entry(2, label, 16, Role::Bold, ask);
        }
        self.out.push('\n');
    }

    fn others(&mut self) {
        let because = &self.assessment.because;
        let other = |direction: Direction| -> Vec<&Finding> {
            let findings = self.assessment.findings().into_iter();
            findings.filter(|f| f.direction == direction && !because.contains(&f.code)).collect()
        };
        let (also, against) = (other(Direction::Raises), other(Direction::Lowers));
        self.brief("Also seen", &also);
        self.brief("Speaks against", &against);
        if !also.is_empty() || !against.is_empty() {
            self.out.push('\n');
        }
    }

    /// One line a finding: what, code, strength.
    fn brief(&mut self, label: &str, findings: &[&Finding]) {
        for (place, finding) in findings.iter().enumerate() {
            let meta: Option<&'static Meta> = (self.meta_of)(finding.code);
            let label = if place == 0 { label } else { "" };
            let mut said = title(finding, meta);
            if !finding.explained.is_empty() {
                let causes: Vec<String> = finding.explained.iter().map(|told| told.cause.words().to_owned()).collect();
                said = format!("{said}; on file: {}", listed(&causes));
            }
            if let Some(cleared) = prose::clearance_of(finding) {
                said = format!("{said}; {}", prose::clearance(cleared));
            }
            let tail = match finding.direction {
                Direction::Raises => format!("{}   {}", finding.code, finding.strength.words()),
                Direction::Lowers => finding.code.to_string(),
            };
            self.tailed(label, &said, &padded(&tail, 16));
        }
    }

    /// A labelled line with something small at its right end.
    fn tailed(&mut self, label: &str, said: &str, tail: &str) {
        let said = self.style.sign(said);
        if self.narrow() {
            return self.entry(
                2,
                label,
                16,
                Role::Bold,
                &format!("{said} ({})", tail.split_whitespace().collect::<Vec<_>>().join(", ")),
            );
        }
        let room = self.width.saturating_sub(18 + 3 + cells(tail));
        for (place, line) in wrapped(&said, room).iter().enumerate() {
            let label = self.style.paint(Role::Bold, &padded(if place == 0 { label } else { "" }, 16));
            let end = if place == 0 {
                format!("{}   {}", " ".repeat(room - cells(line).min(room)), self.style.paint(Role::Dim, tail))
            } else {
                String::new()
            };
            self.line(&format!("  {label}{line}{end}"));
        }
    }

    fn questions(&mut self) {
        let asked: Vec<Hypothesis> =
            self.assessment.hypotheses.iter().map(|weight| weight.hypothesis).take(4).collect();
        if asked.is_empty() {
            return;
        }
        for (place, hypothesis) in asked.iter().enumerate() {
            self.entry(2, if place == 0 { "What it asks" } else { "" }, 16, Role::Bold, hypothesis.question());
        }
        let mut note = "These are questions; nothing here answers them.".to_owned();
        if asked.contains(&Hypothesis::BorrowedIdentity) || asked.contains(&Hypothesis::PossibleVictim) {
            note = format!("{note} There may be a real {} who knows nothing of this.", name(self.assessment));
        }
        self.entry(2, "", 16, Role::Bold, &note);
        self.out.push('\n');
    }

    /// How sure the identity is, and the cheapest way to be surer.
    fn sureness(&mut self) {
        let Some(sure) = self.assessment.confidence.as_ref().map(prose::sureness) else { return };
        self.entry(2, "Identity", 16, Role::Bold, &format!("{}.", sure.level));
        for counted in &sure.counted {
            self.entry(2, "", 16, Role::Bold, counted);
        }
        if !sure.lead.is_empty() {
            self.entry(2, "", 16, Role::Bold, &sure.lead);
        }
        for step in &sure.steps {
            self.entry(4, "", 14, Role::Bold, step);
        }
        self.entry(2, "", 16, Role::Dim, &sure.note);
        for (place, one) in sure.elsewhere.iter().enumerate() {
            let label = if place == 0 { "Elsewhere" } else { "" };
            self.entry(2, label, 16, Role::Bold, &format!("{}: {}", one.framework, one.outcome));
        }
        if !sure.elsewhere.is_empty() {
            self.entry(2, "", 16, Role::Dim, prose::APART);
        }
        self.out.push('\n');
    }

    fn gaps(&mut self) {
        let coverage = &self.assessment.coverage;
        let text = format!("{} of {} questions. Each is a gap in our work.", coverage.not_checked, coverage.asked());
        self.entry(2, "Not checked", 16, Role::Bold, &text);
        for unread in self.assessment.unread.iter().take(5) {
            self.entry(2, "Not read", 16, Role::Bold, &inert(unread, 200));
        }
        self.out.push('\n');
    }

    fn first(&mut self) {
        let steps = adverse(self.assessment);
        if steps.is_empty() {
            return;
        }
        self.line(&format!("  {}", self.style.paint(Role::Bold, "Before anything else")));
        for step in steps {
            self.entry(5, "", 0, Role::Plain, &inert(&step.text, 300));
        }
        self.entry(5, "", 0, Role::Ochre, "A person signs. Say nothing of why.");
        self.out.push('\n');
    }

    fn steps(&mut self) {
        let steps = safe(self.assessment);
        if steps.is_empty() {
            return;
        }
        let heading = if steps.len() == 1 { "Next step" } else { "Next steps, the one that tells most first" };
        self.line(&format!("  {}", self.style.paint(Role::Bold, heading)));
        for (place, (step, tells)) in steps.iter().enumerate() {
            let tail = format!("{}  {}", padded(tells.words, 12), right(&duration(step.minutes), 10));
            let text = inert(&step.text, 300);
            let number = (place + 1).to_string();
            if self.narrow() {
                let text = format!("{text} ({}, {})", tells.words, duration(step.minutes));
                self.entry(2, &number, 3, Role::Plain, &text);
                continue;
            }
            let room = self.width.saturating_sub(8 + 3 + cells(&tail));
            for (place, line) in wrapped(&text, room).iter().enumerate() {
                let line = match place {
                    0 => format!("  {}  {}   {tail}", right(&number, 4), padded(line, room)),
                    _ => format!("        {line}"),
                };
                self.line(&line);
            }
        }
        self.out.push('\n');
    }

    fn commands(&mut self) {
        let id = id(self.assessment);
        let message = format!("{} --explain {id} --message", self.command);
        if prose::letter(self.assessment).is_some() {
            self.command("Message ready to send", &message);
        }
        let code: Option<&Code> = self.assessment.because.first();
        if let Some(code) = code {
            self.command("About a check", &format!("vetwork checks show {code}"));
        }
    }

    /// A command is copied, so it is never broken: where it does not fit beside its label, it stands beneath.
    fn command(&mut self, label: &str, command: &str) {
        let (label, painted) = (padded(label, 24), self.style.paint(Role::Cool, command));
        if self.narrow() || 2 + cells(&label) + cells(command) > self.width {
            self.line(&format!("  {}\n    {painted}", label.trim_end()));
        } else {
            self.line(&format!("  {label}{painted}"));
        }
    }

    fn routine(&mut self) {
        let coverage = &self.assessment.coverage;
        let mut seen = self.assessment.findings();
        seen.retain(|finding| finding.direction == Direction::Lowers || finding.strength >= Strength::Weak);
        for finding in seen.iter().take(2) {
            let label = if finding.direction == Direction::Raises { "Seen" } else { "Speaks for it" };
            let said = title(finding, (self.meta_of)(finding.code));
            let room = self.width.saturating_sub(18);
            self.entry(2, label, 16, Role::Bold, &inert(&capitalised(&said), room));
        }
        let text = format!("{} of {} questions", coverage.answered(), coverage.asked());
        self.entry(2, "Answered", 16, Role::Bold, &text);
        if let Some(unread) = self.assessment.unread.first() {
            let room = self.width.saturating_sub(18);
            self.entry(2, "Not read", 16, Role::Bold, &inert(unread, room));
        }
    }
}
