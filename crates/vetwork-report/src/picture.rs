//! A picture of who shares what: shared values in the middle, people beside them, lines between. Laid out in rows, so that it
//! reads at any size; what does not fit is left out and said.

use askama::Template;
use vetwork_link::network::{Group, Network, Value};

use crate::prose::{self, count_in_words, date, group_in_words, inert, part_words, thousands, value_noun, value_text};

/// Shared values in one picture.
const MOST_VALUES: usize = 20;
/// People in one picture, beside the one it is about.
const MOST_PEOPLE: usize = 30;
/// Height of a row.
const ROW: usize = 52;
/// Where values begin and end; people stand to their right, and the one it is about to their left.
const VALUES: (usize, usize) = (96, 336);
const PEOPLE: usize = 420;
const WIDTH: usize = 640;
/// Characters of a label.
const LABEL: usize = 28;
/// Characters of a line of the title.
const TITLE: usize = 76;

/// What a template draws.
pub struct Picture {
    pub(crate) width: usize,
    pub(crate) height: usize,
    pub(crate) title: Vec<String>,
    pub(crate) says: String,
    pub(crate) lines: Vec<Line>,
    pub(crate) shades: Vec<Shade>,
    pub(crate) values: Vec<Boxed>,
    pub(crate) people: Vec<Person>,
    /// What was left out, in words.
    pub(crate) cut: String,
}

/// From a person to a value.
pub(crate) struct Line {
    pub(crate) path: String,
    /// A link with an ordinary reason.
    pub(crate) quiet: bool,
}

/// Behind the members of one linked group.
pub(crate) struct Shade {
    pub(crate) y: usize,
    pub(crate) height: usize,
}

/// A shared value.
pub(crate) struct Boxed {
    pub(crate) y: usize,
    pub(crate) text: String,
    pub(crate) what: String,
}

/// A subject.
pub(crate) struct Person {
    pub(crate) x: usize,
    pub(crate) y: usize,
    pub(crate) initials: String,
    pub(crate) name: String,
    pub(crate) how: String,
    /// The one it is about.
    pub(crate) me: bool,
}

#[derive(Template)]
#[template(path = "picture.svg")]
struct Alone<'a> {
    picture: &'a Picture,
}

impl Picture {
    /// A subject, what it shares, and with whom. None where it shares nothing.
    #[must_use]
    pub fn of_subject(network: &Network, subject: usize) -> Option<Picture> {
        let links = network.links_of(subject);
        let mut values: Vec<usize> = Vec::new();
        for value in links.iter().flat_map(|link| &link.values) {
            if !values.contains(value) {
                values.push(*value);
            }
        }
        let values = prose::told(network, values);
        let people: Vec<usize> = links.iter().map(|link| link.other(subject)).collect();
        let me = network.subjects.get(subject)?;
        let title = format!("Who shares what with {}", name(me));
        (!people.is_empty()).then(|| Drawing { network, me: Some(subject), values, people }.picture(title))
    }

    /// The members of a linked group, and what they share.
    #[must_use]
    pub fn of_group(network: &Network, group: &Group) -> Picture {
        let values = prose::told(network, group.values.iter().map(|(value, _)| *value));
        Drawing { network, me: None, values, people: group.members.clone() }.picture(group_in_words(network, group))
    }

    /// As a file of its own.
    #[must_use]
    pub fn svg(&self) -> String {
        // Rendering into memory fails only when a template calls something fallible; none does.
        Alone { picture: self }.render().unwrap_or_default()
    }
}

fn name(member: &vetwork_link::network::Member) -> String {
    let shown = inert(member.name.reveal(), LABEL);
    if shown.is_empty() { inert(member.id.as_str(), LABEL) } else { shown }
}

struct Drawing<'a> {
    network: &'a Network,
    me: Option<usize>,
    /// Places of values, and for how many days each stands.
    values: Vec<(usize, usize)>,
    people: Vec<usize>,
}

impl Drawing<'_> {
    fn picture(mut self, title: String) -> Picture {
        let (all_values, all_people) = (self.values.len(), self.people.len());
        self.values.truncate(MOST_VALUES);
        self.people.truncate(MOST_PEOPLE);
        self.order();
        let rows = self.values.len().max(self.people.len()).max(1);
        let height = rows * ROW + 16;
        let more = |shown: usize, all: usize, what: &str| match all - shown {
            0 => None,
            left => Some(format!("{} more {what}", thousands(left))),
        };
        let cut = [more(self.values.len(), all_values, "shared values"), more(self.people.len(), all_people, "people")];
        let cut: Vec<String> = cut.into_iter().flatten().collect();
        Picture {
            width: WIDTH,
            height,
            title: textwrap::wrap(&title, TITLE).into_iter().map(std::borrow::Cow::into_owned).collect(),
            says: self.says(),
            lines: self.lines(rows),
            shades: self.shades(rows),
            values: self.boxes(rows),
            people: self.drawn(rows),
            cut: if cut.is_empty() { String::new() } else { format!("Not drawn: {}.", cut.join(" and ")) },
        }
    }

    fn value(&self, number: usize) -> Option<&Value> {
        self.network.values.get(number)
    }

    fn has(&self, subject: usize, value: usize) -> bool {
        self.value(value).is_some_and(|value| value.holders.iter().any(|holder| holder.subject == subject))
    }

    /// Those of the linked group of the one it is about first; then each beside the values that they have.
    fn order(&mut self) {
        let group = self.me.and_then(|me| self.network.group_with(me)).map(|group| group.members.as_slice());
        let place = |person: usize| {
            let rows =
                self.values.iter().enumerate().filter(|(_, (value, _))| self.has(person, *value)).map(|(row, _)| row);
            let (sum, count) = rows.fold((0, 0), |(sum, count), row| (sum + row, count + 1));
            (sum * 100).checked_div(count).unwrap_or(usize::MAX)
        };
        let outside = |person: usize| !group.is_some_and(|members| members.contains(&person));
        let mut people = self.people.clone();
        people.sort_by_key(|person| (outside(*person), place(*person), *person));
        self.people = people;
    }

    /// The middle of a row, where so many stand in a column of `rows`.
    fn middle(row: usize, of: usize, rows: usize) -> usize {
        8 + (rows - of.min(rows)) * ROW / 2 + row * ROW + ROW / 2
    }

    fn lines(&self, rows: usize) -> Vec<Line> {
        let mut lines = Vec::new();
        for (at, (value, _)) in self.values.iter().enumerate() {
            let y = Self::middle(at, self.values.len(), rows);
            if let Some(me) = self.me.filter(|me| self.has(*me, *value)) {
                let from = Self::middle(0, 1, rows);
                let quiet = self
                    .people
                    .iter()
                    .filter(|person| self.has(**person, *value))
                    .all(|person| self.is_quiet(me, *person));
                lines.push(Line { path: curve((56, from), (VALUES.0, y)), quiet });
            }
            for (row, person) in self.people.iter().enumerate().filter(|(_, person)| self.has(**person, *value)) {
                let to = (PEOPLE - 18, Self::middle(row, self.people.len(), rows));
                let quiet = self.me.is_some_and(|me| self.is_quiet(me, *person));
                lines.push(Line { path: curve((VALUES.1, y), to), quiet });
            }
        }
        lines
    }

    fn is_quiet(&self, a: usize, b: usize) -> bool {
        self.network.link(a, b).is_some_and(|link| link.innocent.is_some())
    }

    fn shades(&self, rows: usize) -> Vec<Shade> {
        let Some(group) = self.me.and_then(|me| self.network.group_with(me)) else { return Vec::new() };
        let within = self.people.iter().filter(|person| group.members.contains(person)).count();
        if within == 0 {
            return Vec::new();
        }
        let top = Self::middle(0, self.people.len(), rows) - ROW / 2;
        vec![Shade { y: top + 2, height: within * ROW - 4 }]
    }

    fn boxes(&self, rows: usize) -> Vec<Boxed> {
        let boxed = |(at, (number, days)): (usize, &(usize, usize))| {
            let value = self.value(*number)?;
            let what = format!("{}, {} have it", value_noun(value), count_in_words(value.subjects));
            let text = inert(&prose::told_text(value, *days), LABEL);
            Some(Boxed { y: Self::middle(at, self.values.len(), rows) - 20, text, what })
        };
        self.values.iter().enumerate().filter_map(boxed).collect()
    }

    fn drawn(&self, rows: usize) -> Vec<Person> {
        let person = |x: usize, y: usize, subject: usize, me: bool| {
            let member = self.network.subjects.get(subject)?;
            let name = name(member);
            Some(Person {
                x,
                y,
                initials: initials(&name),
                how: if me { String::new() } else { self.how(subject) },
                name,
                me,
            })
        };
        let own = self.me.and_then(|me| person(36, Self::middle(0, 1, rows), me, true));
        let others = self.people.iter().enumerate();
        let others =
            others.filter_map(|(row, who)| person(PEOPLE, Self::middle(row, self.people.len(), rows), *who, false));
        own.into_iter().chain(others).collect()
    }

    /// How somebody has the first of the values: "delivery, 14 Jul 2026".
    fn how(&self, subject: usize) -> String {
        let value = self
            .values
            .iter()
            .filter_map(|(value, _)| self.value(*value))
            .find_map(|value| prose::held(value, subject));
        value.map_or_else(String::new, |holder| match holder.at {
            Some(at) => format!("{}, {}", part_words(holder.part), date(at)),
            None => part_words(holder.part).to_owned(),
        })
    }

    /// The picture in words, for those who hear it.
    fn says(&self) -> String {
        let says = |(number, _): &(usize, usize)| {
            let value = self.value(*number)?;
            let who: Vec<String> = self
                .people
                .iter()
                .filter(|person| self.has(**person, *number))
                .filter_map(|person| self.network.subjects.get(*person))
                .map(name)
                .collect();
            Some(format!(
                "{} {}: {}.",
                prose::capitalised(&value_noun(value)),
                inert(&value_text(value), LABEL),
                prose::listed(&who)
            ))
        };
        self.values.iter().filter_map(says).collect::<Vec<_>>().join(" ")
    }
}

fn curve(from: (usize, usize), to: (usize, usize)) -> String {
    let middle = from.0.midpoint(to.0);
    format!("M{} {}C{middle} {} {middle} {} {} {}", from.0, from.1, from.1, to.1, to.0, to.1)
}

/// The first letters of the first and the last word.
fn initials(name: &str) -> String {
    let mut words = name.split_whitespace().filter_map(|word| word.chars().find(|c| c.is_alphanumeric()));
    let first = words.next();
    first.into_iter().chain(words.next_back()).flat_map(char::to_uppercase).collect()
}
