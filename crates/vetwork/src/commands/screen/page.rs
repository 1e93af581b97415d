//! The answer of a screening as a page for people.

use std::fmt::Write as _;

use vetwork_canon::text::visible;
use vetwork_report::prose::{LOAD_LISTS, ONLY_CURATED};
use vetwork_watchlist::contradiction::Fit;
use vetwork_watchlist::country::Country;
use vetwork_watchlist::list::Source;
use vetwork_watchlist::screen::{Hit, Line, Query, Standing};

use crate::terminal::Terminal;

/// What was asked of which lists, and what came back.
pub(super) struct Answer<'a> {
    pub(super) query: &'a Query,
    pub(super) asked: &'a Asked,
    pub(super) hits: &'a [Hit<'a>],
    /// How many of the hits to show.
    pub(super) shown: usize,
}

/// The lists that were asked, in words.
pub(super) struct Asked {
    pub(super) curated: String,
    pub(super) full: Vec<String>,
    /// The same in a word each, for programs: `un 2026-02-27`.
    pub(super) ids: Vec<String>,
}

impl Asked {
    /// Is there no list but the curated set? Then that nothing was found says next to nothing.
    pub(super) fn only_curated(&self) -> bool {
        self.full.is_empty()
    }
}

impl Answer<'_> {
    pub(super) fn page(&self, terminal: &Terminal) -> String {
        let mut out = String::new();
        self.head(&mut out, terminal);
        for (at, hit) in self.hits.iter().take(self.shown).enumerate() {
            self.hit(&mut out, at + 1, hit, terminal);
        }
        if self.hits.len() > self.shown {
            let _ = writeln!(out, "\n  and {} more; --top 0 shows all", self.hits.len() - self.shown);
        }
        let _ = writeln!(out, "\n  Expert weights, not calibrated. A person decides.");
        out
    }

    fn head(&self, out: &mut String, terminal: &Terminal) {
        let mut asked = vec![visible(&self.query.name)];
        asked.extend(self.query.birth.map(|date| format!("born {date}")));
        asked.extend(self.query.countries.iter().map(|country| visible(country)));
        asked.extend(self.query.sex.map(|sex| sex.words().to_owned()));
        asked.extend(self.query.identifiers.iter().map(|number| format!("number {}", visible(number))));
        asked.extend(self.query.wallets.iter().map(|wallet| format!("wallet {}", visible(wallet))));
        asked.extend(self.query.contacts.iter().map(|contact| format!("contact {}", visible(contact))));
        asked.retain(|part| !part.is_empty());
        let _ = writeln!(out, "\n  Asked    {}", asked.join(", "));
        let lists = self.asked.full.iter().chain([&self.asked.curated]);
        for (at, list) in lists.enumerate() {
            let _ = writeln!(out, "  {}  {list}", if at == 0 { "Against" } else { "       " });
        }
        if self.asked.only_curated() {
            let _ = writeln!(out, "           {ONLY_CURATED}\n           {LOAD_LISTS}");
        }
        let standing = self.hits.iter().map(|hit| hit.standing).max();
        let _ = writeln!(out, "\n{} {}", mark(standing, terminal), answer(standing, self.asked.only_curated()));
    }

    fn hit(&self, out: &mut String, number: usize, hit: &Hit<'_>, terminal: &Terminal) {
        let name = hit.name.as_ref().map(|name| name.listed).or(hit.party.names.first());
        let name = name.map_or_else(String::new, |name| visible(&name.text));
        let _ = writeln!(out, "\n  {number}  {name:<48} {:<14} {:>5.1} bits", hit.standing.words(), hit.bits);
        let party = hit.party;
        let mut list = vec![format!("{}, entry {}", hit.list.source.title(), visible(&party.id))];
        if let Some(primary) = party.names.first().filter(|primary| visible(&primary.text) != name) {
            list.push(format!("of {}", visible(&primary.text)));
        }
        list.extend((!party.programmes.is_empty()).then(|| visible(&party.programmes.join(", "))));
        list.extend(party.listed_on.map(|day| format!("listed {day}")));
        row(out, "list", &list.join("; "));
        if let Some(designation) = hit.designation {
            row(out, "", designation.tie.title());
        }
        if !party.remarks.is_empty() && hit.list.source == Source::Curated {
            row(out, "", &visible(&party.remarks));
        }
        for (at, line) in hit.name.iter().flat_map(|name| name.lines()).enumerate() {
            row(out, if at == 0 { "name" } else { "" }, &compared(&line));
        }
        row(out, "born", &born(hit, self.query));
        if !self.query.countries.is_empty() {
            row(out, "country", &country(hit, self.query));
        }
        if self.query.sex.is_some() {
            row(out, "sex", &sex(hit, self.query));
        }
        for (kind, value) in &hit.exact {
            row(out, kind.words(), &format!("{} {:>32}{:+.1}", visible(value), "the same  ", kind.bits()));
        }
        row(out, "clears it", clears(hit, self.query));
        if let Some(page) = &party.page {
            row(out, "source", &terminal.cool(&visible(page)));
        }
    }
}

/// A labelled line, continued under itself where it is long. Columns inside a line are kept.
fn row(out: &mut String, label: &str, text: &str) {
    const WIDEST: usize = 84;
    let lines = if text.contains("  ") { vec![text.into()] } else { textwrap::wrap(text, WIDEST) };
    for (at, line) in lines.iter().enumerate() {
        let _ = writeln!(out, "     {:<10} {line}", if at == 0 { label } else { "" });
    }
}

/// What it amounts to, in a line.
pub(super) fn answer(standing: Option<Standing>, only_curated: bool) -> &'static str {
    match standing {
        Some(Standing::Identified) => "a listed number or wallet is the same: a person looks at this today",
        Some(Standing::Corroborated) => "name and more agree with a listed party: a person looks at this today",
        Some(Standing::Open) => "a question is open: is it the listed party?",
        Some(Standing::Common) => {
            "nothing that tells: a name that many bear, that fits in part, or that something contradicts"
        }
        Some(Standing::Cleared) => "cleared: the proven date of birth is another",
        None if only_curated => "nothing found, but only the curated set was searched",
        None => "nothing found in these lists",
    }
}

fn mark(standing: Option<Standing>, terminal: &Terminal) -> char {
    let (mark, plain) = match standing {
        Some(Standing::Identified | Standing::Corroborated) => ('●', '!'),
        Some(Standing::Open) => ('◐', '?'),
        Some(Standing::Common | Standing::Cleared) | None => ('○', '-'),
    };
    if terminal.unicode { mark } else { plain }
}

/// One line of the comparison: what was asked, what is listed, how they relate, in bits.
fn compared(line: &Line) -> String {
    let or_none = |text: &str| if text.is_empty() { "-".to_owned() } else { visible(text) };
    format!("{:<18} {:<22} {:<32} {:+.1}", or_none(&line.asked), or_none(&line.listed), line.words(), line.bits)
}

fn born(hit: &Hit<'_>, query: &Query) -> String {
    let listed = hit.party.birth_dates.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
    let Some((relation, date)) = hit.birth else {
        return match (listed.is_empty(), query.birth) {
            (true, _) => "the list has no date".to_owned(),
            (false, None) => format!("{listed} in the list; you gave none"),
            (false, Some(_)) => listed,
        };
    };
    let asked = query.birth.map_or_else(String::new, |date| date.to_string());
    format!("{asked:<18} {:<22} {:<32} {:+.1}", date.to_string(), relation.words(), relation.bits())
}

fn country(hit: &Hit<'_>, query: &Query) -> String {
    let Some((fit, listed)) = &hit.country else {
        return "the list says none that tells".to_owned();
    };
    let listed = listed.iter().map(Country::as_str).collect::<Vec<_>>().join(", ");
    lowered(&visible(&query.countries.join(", ")), &listed, *fit)
}

fn sex(hit: &Hit<'_>, query: &Query) -> String {
    match (query.sex, hit.sex) {
        (Some(asked), Some((fit, listed))) => lowered(asked.words(), listed.words(), fit),
        _ => "the list says none".to_owned(),
    }
}

/// What was asked, what the list says, and what may only lower, in the columns of a name.
fn lowered(asked: &str, listed: &str, fit: Fit) -> String {
    format!("{asked:<18} {listed:<22} {:<32} {:+.1}", fit.words(), fit.bits())
}

fn clears(hit: &Hit<'_>, query: &Query) -> &'static str {
    let has_date = !hit.party.birth_dates.is_empty();
    match hit.standing {
        Standing::Cleared => "it is cleared",
        Standing::Identified => "nothing here: ask the authority whether it is the same party",
        _ if has_date && !query.birth_is_verified => {
            "a date of birth from an identity document (--dob with --dob-verified)"
        }
        _ => "what tells two people of one name apart: a document number, a place, a photograph in the source",
    }
}
