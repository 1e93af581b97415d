//! What files of every kind say of how they were made: names, programs and times, held against the claim and the day.

mod moment;
#[cfg(test)]
mod tests;

pub(crate) use moment::Moment;
use vetwork_canon::name::{Comparison, NameRelation};

use crate::inspect::Question;
use crate::judgement::{Field, FieldName, Judgement, Rule, Verdict};
use crate::trace::{Trace, TraceKind};

pub(crate) static RULES: &[&Rule] = &[&DATES_IN_ORDER, &DATES_NOT_AHEAD, &AUTHOR, &TITLE];

static DATES_IN_ORDER: Rule = Rule {
    id: "file-dates-in-order",
    asks: "Was it created before it was last changed?",
    holding: "Little: the dates agree with each other. Whoever makes a file can write any dates into it.",
    broken: "That the dates in the file do not tell how it was made: a clock was wrong, a program copied them from \
             another file, or they were edited. It does not say which.",
    source: "ISO 32000-2, 14.3.3 (document information); ECMA-376 part 2 (core properties)",
};

static DATES_NOT_AHEAD: Rule = Rule {
    id: "file-dates-not-ahead",
    asks: "Are its dates in the past?",
    holding: "Little: the dates are possible. Whoever makes a file can write any dates into it.",
    broken: "That a clock was wrong or a date was edited: a file cannot have been made on a day that is still to come. \
             It does not say which of the two.",
    source: "ISO 32000-2, 14.3.3 (document information); ECMA-376 part 2 (core properties)",
};

static AUTHOR: Rule = Rule {
    id: "file-author",
    asks: "Is the author in the file's properties the person who handed it in?",
    holding: "Little: the names go together. The field is filled in from the settings of a program, and anyone can change \
              it.",
    broken: "That the file was made or saved under another name: by a coach, an agency, a spouse or the former owner of a \
             computer, or from another person's file. It does not say that the content is not the holder's own.",
    source: "ISO 32000-2, 14.3.3 (Author); ECMA-376 part 2 (creator, lastModifiedBy)",
};

static TITLE: Rule = Rule {
    id: "file-title",
    asks: "Does the title in the file's properties name the person who handed it in?",
    holding: "Little: the title does not name anybody else.",
    broken: "That the title calls it somebody else's resume: a file of theirs, or a template, was the starting point. It \
             does not say how much of it was kept.",
    source: "ISO 32000-2, 14.3.3 (Title); ECMA-376 part 2 (title)",
};

/// Clocks differ, and programs round.
const TOLERANCE_MINUTES: i64 = 5;

/// Most characters of a value that are kept.
const LONGEST_VALUE: usize = 300;

/// Names that programs and shared computers put where an author's name belongs. Lower case.
const NOBODY: [&str; 29] = [
    "admin",
    "administrator",
    "apache poi",
    "author",
    "canva",
    "default user",
    "docx4j",
    "google docs",
    "guest",
    "home user",
    "hp user",
    "laptop user",
    "libreoffice user",
    "microsoft account",
    "microsoft office user",
    "microsoft word",
    "my computer",
    "new user",
    "office user",
    "openoffice user",
    "owner",
    "pc user",
    "python-docx",
    "un-named",
    "unknown",
    "unknown author",
    "unknown user",
    "user",
    "windows user",
];

/// What a file says of itself.
#[derive(Clone, Debug, Default)]
pub(crate) struct Metadata {
    /// Its title.
    pub(crate) title: Option<String>,
    /// Who made it.
    pub(crate) author: Option<String>,
    /// Who saved it last.
    pub(crate) last_editor: Option<String>,
    /// Organisation of the one who made it.
    pub(crate) company: Option<String>,
    /// Program that made it.
    pub(crate) program: Option<String>,
    /// When it was created.
    pub(crate) created: Option<Moment>,
    /// When it was last changed.
    pub(crate) modified: Option<Moment>,
}

/// A name that stands for no person.
pub(crate) fn is_nobody(name: &str) -> bool {
    let name = name.trim().to_lowercase();
    name.is_empty() || NOBODY.contains(&name.as_str())
}

/// One word of Latin letters, `dkessler`: as likely the name of an account as of a person.
fn is_account(name: &str) -> bool {
    name.is_ascii() && !name.trim().contains(' ')
}

/// A value as it is kept: trimmed, cut, none when blank.
pub(crate) fn value(text: &str) -> Option<String> {
    let text: String = text.trim().chars().filter(|character| !character.is_control()).take(LONGEST_VALUE).collect();
    (!text.is_empty()).then_some(text)
}

/// Notes the fields, judges them, and leaves the traces by which they are found again.
pub(crate) fn judge(metadata: &Metadata, question: &Question, judgement: &mut Judgement) {
    note_fields(metadata, judgement);
    judge_dates(metadata, question, judgement);
    judge_names(metadata, question, judgement);
    for (kind, name) in [
        (TraceKind::FileAuthor, &metadata.author),
        (TraceKind::FileAuthor, &metadata.last_editor),
        (TraceKind::FileCompany, &metadata.company),
    ] {
        if let Some(name) = name.as_deref().filter(|name| !is_nobody(name)) {
            leave(judgement, Trace { kind, value: name.to_lowercase() });
        }
    }
    if let Some(instant) = metadata.created.and_then(Moment::instant) {
        leave(judgement, Trace { kind: TraceKind::FileCreation, value: instant.to_string() });
    }
}

/// Leaves a trace, once.
pub(crate) fn leave(judgement: &mut Judgement, trace: Trace) {
    if !judgement.traces.contains(&trace) {
        judgement.traces.push(trace);
    }
}

fn note_fields(metadata: &Metadata, judgement: &mut Judgement) {
    let created = metadata.created.map(|moment| moment.to_string());
    let modified = metadata.modified.map(|moment| moment.to_string());
    let fields = [
        (FieldName::Title, metadata.title.as_ref()),
        (FieldName::Author, metadata.author.as_ref()),
        (FieldName::LastEditor, metadata.last_editor.as_ref()),
        (FieldName::Company, metadata.company.as_ref()),
        (FieldName::Program, metadata.program.as_ref()),
        (FieldName::CreatedAt, created.as_ref()),
        (FieldName::ChangedAt, modified.as_ref()),
    ];
    judgement.fields.extend(fields.into_iter().filter_map(|(name, text)| Some(Field::printed(name, text?.as_str()))));
}

fn judge_dates(metadata: &Metadata, question: &Question, judgement: &mut Judgement) {
    match (metadata.created, metadata.modified) {
        (Some(created), Some(modified)) => {
            let in_order = created.minutes_until(modified) >= -TOLERANCE_MINUTES;
            let verdict = if in_order { Verdict::Holds } else { Verdict::Unusual };
            judgement.rule(&DATES_IN_ORDER, verdict, format!("created {created}, last changed {modified}"));
        }
        _ => judgement.rule(&DATES_IN_ORDER, Verdict::NotJudged, "it does not give both dates"),
    }
    // A day is spared: it may be tomorrow already where the file was made.
    let latest = question.today.tomorrow().unwrap_or(question.today);
    let dates: Vec<Moment> = [metadata.created, metadata.modified].into_iter().flatten().collect();
    let ahead: Vec<String> =
        dates.iter().filter(|moment| moment.clock.date() > latest).map(|moment| moment.to_string()).collect();
    let today = question.today;
    if dates.is_empty() {
        judgement.rule(&DATES_NOT_AHEAD, Verdict::NotJudged, "it gives no date");
    } else if ahead.is_empty() {
        judgement.rule(&DATES_NOT_AHEAD, Verdict::Holds, format!("no date after {today}"));
    } else {
        let seen = format!("dated {}, and it is judged on {today}", ahead.join(" and "));
        judgement.rule(&DATES_NOT_AHEAD, Verdict::Unusual, seen);
    }
}

fn judge_names(metadata: &Metadata, question: &Question, judgement: &mut Judgement) {
    let Some(claimed) = question.claim.name.as_deref() else {
        judgement.rule(&AUTHOR, Verdict::NotJudged, "no name is claimed");
        judgement.rule(&TITLE, Verdict::NotJudged, "no name is claimed");
        return;
    };
    let mut named = false;
    let names = [
        (FieldName::Author, "made by", &metadata.author),
        (FieldName::LastEditor, "last saved by", &metadata.last_editor),
    ];
    for (field, words, name) in names {
        let Some(name) = name.as_deref().filter(|name| !is_nobody(name)) else { continue };
        named = true;
        let comparison = Comparison::of(claimed, name);
        let (verdict, remark) = match comparison.relation {
            NameRelation::Same | NameRelation::Variant => (Verdict::Holds, "the names go together"),
            NameRelation::Different if is_account(name) => {
                (Verdict::NotJudged, "one word, as accounts have, names nobody")
            }
            NameRelation::Different if comparison.may_be_kin => {
                (Verdict::Unusual, "another name, with a part in common")
            }
            NameRelation::Different => (Verdict::Unusual, "another name"),
            NameRelation::CannotTell => (Verdict::NotJudged, "it cannot be told whether this names the same person"),
        };
        judgement.rule_on(field, &AUTHOR, verdict, format!("{words} {name:?}, claimed {claimed:?}: {remark}"));
    }
    if !named {
        judgement.rule(&AUTHOR, Verdict::NotJudged, "it names nobody");
    }
    judge_title(metadata.title.as_deref(), claimed, judgement);
}

fn judge_title(title: Option<&str>, claimed: &str, judgement: &mut Judgement) {
    let Some(title) = title else {
        judgement.rule(&TITLE, Verdict::NotJudged, "it has no title");
        return;
    };
    let (verdict, seen) = match owner_in(title) {
        None => (Verdict::Holds, format!("{title:?} names nobody")),
        Some(owner) => match Comparison::of(claimed, &owner).relation {
            NameRelation::Different => (Verdict::Unusual, format!("{title:?} names {owner:?}, claimed {claimed:?}")),
            NameRelation::CannotTell => (Verdict::NotJudged, format!("{title:?}: it cannot be told whom it names")),
            _ => (Verdict::Holds, format!("{title:?} goes with the name claimed")),
        },
    };
    judgement.rule_on(FieldName::Title, &TITLE, verdict, seen);
}

/// Whose resume a title says it is: `Resume of Dana Kessler`, `CV_de_Dana_Kessler.docx`. Only where it says *of*, since
/// `Resume Senior Engineer` names nobody.
fn owner_in(title: &str) -> Option<String> {
    const RESUME: [&str; 6] = ["resume", "résumé", "cv", "vitae", "lebenslauf", "curriculum"];
    const OF: [&str; 4] = ["of", "von", "de", "di"];
    const SUFFIXES: [&str; 6] = ["docx", "doc", "pdf", "odt", "rtf", "txt"];
    let words: Vec<&str> =
        title.split(|character: char| !(character.is_alphabetic() || matches!(character, '\'' | '’'))).collect();
    let words: Vec<&str> = words.into_iter().filter(|word| !word.is_empty()).take(20).collect();
    let is = |list: &[&str], word: &str| list.contains(&word.to_lowercase().as_str());
    let at = words.windows(2).position(|pair| matches!(pair, [resume, of] if is(&RESUME, resume) && is(&OF, of)))?;
    let owner: Vec<&str> = words.into_iter().skip(at + 2).filter(|word| !is(&SUFFIXES, word)).take(4).collect();
    (owner.len() >= 2).then(|| owner.join(" "))
}
