//! What the copy says of itself: what it is, what people did, how long it is kept, and which rights there are.

use jiff::civil::Date;
use vetwork_model::When;

use super::others::{Others, plain};
use super::{EventCopy, Item, Line, Part, PersonsCopy};
use crate::prose::{capitalised, date, moment};

/// The one to whom the copy speaks.
pub(super) fn you(copy: &PersonsCopy<'_>) -> &'static str {
    if copy.organisation { "your organisation" } else { "you" }
}

pub(super) fn day(day: Date) -> String {
    date(When::Day(day))
}

/// A date as people read it, where the text is one; otherwise the text.
pub(super) fn day_of(text: &str) -> String {
    text.parse().map_or_else(|_| text.to_owned(), moment)
}

fn part(title: &str, lead: &[String], items: Vec<Item>) -> Part {
    Part { title: title.to_owned(), lead: lead.to_vec(), items }
}

pub(super) fn what_this_is(copy: &PersonsCopy<'_>) -> Part {
    let (you, today) = (you(copy), day(copy.today));
    let apart = copy.confidential.is_some() && !copy.with_confidential;
    let apart = if apart { " Something is held apart for you; it has a part of its own below." } else { "" };
    let whole = format!(
        "You asked for the data that is held about {you}. This is a copy of it, as it stood on {today}. Nothing was \
         left out but what belongs to other people, and where that is so, the copy shows it.{apart}"
    );
    let purpose = "Records like these have one purpose: to see whether what was said in an application, or about \
                   work, fits with what was observed, and to ask where it does not.";
    let what = "The employer who gave you this copy keeps these records with Vetwork, a program that compares what was \
                stated with what was observed, in the same way for everybody. Being in these records is ordinary. An \
                open question in them is a question, and says nothing against anybody. The program never decides: \
                a person does. Name, nationality, language, accent, looks and place of study never count.";
    let whom = "The employer is responsible for these records. If something here is unclear or wrong, ask the \
                person or office that gave you the copy, or the employer's data protection officer if there is one. \
                They can also tell you who else was shown these data, and which other records about you they keep.";
    part("What this is, and whom to ask", &[whole, purpose.to_owned(), what.to_owned(), whom.to_owned()], Vec::new())
}

/// The events in the order of time.
pub(super) fn events<'a>(copy: &PersonsCopy<'a>) -> Vec<&'a EventCopy> {
    let mut events: Vec<&EventCopy> = copy.events.iter().collect();
    events.sort_by_key(|event| event.at);
    events
}

pub(super) fn what_people_did(copy: &PersonsCopy<'_>, others: &Others) -> Part {
    let line = |event: &EventCopy| {
        let said = event.text.as_deref().map(|text| format!("\n“{}”", others.words(text))).unwrap_or_default();
        let what = format!("{}, by a person at the employer.{said}", capitalised(&others.words(&event.what)));
        Line::new(&moment(When::Instant(event.at)), &what)
    };
    let lines: Vec<Line> = events(copy).into_iter().map(line).collect();
    let lead = if lines.is_empty() {
        "Nothing is recorded that a person did with these records."
    } else {
        "Who at the employer did something is recorded too. Their names are not given here, since they are theirs; \
         the employer answers for them."
    };
    let items = if lines.is_empty() { Vec::new() } else { vec![Item { lines, ..Item::default() }] };
    part("What people did", &[lead.to_owned()], items)
}

pub(super) fn how_long(copy: &PersonsCopy<'_>, others: &Others) -> Part {
    let mut lead = vec![match &copy.kept_until {
        Some((until, rule)) => format!(
            "These records are kept until {}, and then erased. The rule behind that day: {}.",
            day(*until),
            others.words(rule).trim_end_matches('.')
        ),
        None => "No day is set on which these records will be erased. You may ask how long they are kept, and why."
            .to_owned(),
    }];
    if let Some(until) = copy.held_until {
        lead.push(format!(
            "Until {} a hold stands: nothing may be erased before, because the records may be needed as evidence or \
             a law asks for them. You may ask what the hold is for.",
            day(until)
        ));
    }
    part("How long it is kept, and why", &lead, Vec::new())
}

fn right(title: &str, text: &str) -> Item {
    Item { title: title.to_owned(), lead: vec![text.to_owned()], ..Item::default() }
}

/// The rights, with what would help.
pub(super) fn rights(copy: &PersonsCopy<'_>, clears: &[String]) -> Part {
    let lead = "Each of these costs you nothing, and nobody may hold it against you that you use one. Which of them apply, and how \
                soon you get an answer, depends on the law of your country; in the European Union and the United \
                Kingdom it is one month at most, as a rule.";
    let mut look = right(
        "To object, and to have a person look again",
        "Say that you do not agree, and why, in your own words. A person then looks at it, and what you say is \
         kept beside the record. If there is a reason in your own situation why this should not be done at all, \
         say that too. What would help most:",
    );
    look.lines = clears.iter().map(|text| Line::new("Bring", text)).collect();
    if look.lines.is_empty() {
        look.lead = vec![look.lead.concat().replace(" What would help most:", " Nothing needs to be brought for it.")];
    }
    let items = vec![
        right(
            "To have something corrected or completed",
            "Name the section and the entry, and what is right instead. A document that shows it helps: a contract, a \
             certificate, a bill, a letter. While that is being looked into, you may ask that the data are not used.",
        ),
        look,
        right(
            "To have it erased",
            "Ask for it at any time. Some records must stay for as long as a law, a dispute or a hold asks for them; \
             you are then told which, and until when.",
        ),
        right(
            "To complain",
            "You may turn to the data protection authority where you live or work, or where you think that something \
             went wrong, without asking the employer first. In the United Kingdom that is the Information \
             Commissioner's Office. You may also go to court.",
        ),
    ];
    let title = if copy.organisation { "Your organisation's rights" } else { "Your rights" };
    let mut lead = vec![lead.to_owned()];
    if copy.organisation {
        lead.push("The law gives these rights to people, and to organisations only in part.".to_owned());
    }
    part(title, &lead, items)
}

/// A code of the records, inert and without line ends.
pub(super) fn one_line(text: &str) -> String {
    plain(text).replace('\n', " ")
}
