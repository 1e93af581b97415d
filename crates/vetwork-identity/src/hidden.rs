//! Text that a program reads and a person does not: characters that are not seen, passages that are not shown, and
//! instructions meant for a language model.

mod characters;
mod instructions;
#[cfg(test)]
mod tests;

pub use characters::strip;

use characters::Unseen;
use instructions::{Instruction, Shape};

use crate::inspect::{File, Judge, Question};
use crate::judgement::{Judgement, Rule, Verdict};

pub(crate) static RULES: &[&Rule] =
    &[&PASSAGES, &INSTRUCTION_HIDDEN, &INSTRUCTION_SEEN, &CHARACTERS, &TURNED, &LOOKALIKES, &SMUGGLED];

pub(crate) const JUDGE: Judge =
    Judge { of: "hidden text in plain text", knows: looks_like_text, judge: judge_plain_text };

static PASSAGES: Rule = Rule {
    id: "hidden-passages",
    asks: "Is there text that a reader does not see?",
    holding: "That no passage was found which is white on white, too small to read, marked as hidden or off the page. Other \
              ways to hide text are not looked for.",
    broken: "That the file holds text which programs read and people do not. Keywords for screening programs are hidden so \
             by honest applicants too. It says nothing of who somebody is.",
    source: "Greenhouse 2025, about one application in a hundred, in the New York Times; ISO 32000-2, 9.3.6; ECMA-376 part 1 \
             (vanish, color, sz)",
};

static INSTRUCTION_HIDDEN: Rule = Rule {
    id: "hidden-instruction",
    asks: "Is there a hidden instruction to a program that reads it?",
    holding: "That no sentence of the known shapes was found in what is hidden.",
    broken: "That somebody hid a sentence which tells a program how to judge the applicant. It bears on how far an automated \
             reading of this file can be relied on, and says nothing of who somebody is. Advice to do so is passed around \
             among honest applicants.",
    source: "OWASP Top 10 for LLM Applications 2025, LLM01 (prompt injection)",
};

static INSTRUCTION_SEEN: Rule = Rule {
    id: "visible-instruction",
    asks: "Is there an instruction to a program in what everybody sees?",
    holding: "That no command of the known shapes was found, or only words about such commands, as in the resume of somebody \
              who works on them.",
    broken: "That the text tells a program how to judge the applicant, for everybody to see. It bears on how far an automated \
             reading can be relied on, and says nothing of who somebody is.",
    source: "OWASP Top 10 for LLM Applications 2025, LLM01 (prompt injection)",
};

static CHARACTERS: Rule = Rule {
    id: "hidden-characters",
    asks: "Are words broken up by characters that are not seen?",
    holding: "That words read the same for a person and a program. Soft hyphens, joiners and marks that writing needs, and \
              what copying from the web leaves between words, count nothing.",
    broken: "That a program reads other words than a person: a search for the name or the skill misses it. A faulty \
             conversion can do so too.",
    source: "Unicode Standard, 23.2 (layout controls); UTR #36 (Unicode security)",
};

static TURNED: Rule = Rule {
    id: "hidden-order",
    asks: "Is text stored in another order than it is shown?",
    holding: "That no passage without letters of a right-to-left script is turned around.",
    broken: "That a program reads a passage back to front that a person reads as usual. Ordinary text in Arabic or Hebrew does \
             not need that, and other text never does.",
    source: "UAX #9 (bidirectional algorithm), 2.2; CVE-2021-42574",
};

static LOOKALIKES: Rule = Rule {
    id: "hidden-look-alikes",
    asks: "Are there letters of another script in the middle of words?",
    holding: "That long words are of one script, but for letters at their edges, where a slip of the keyboard puts them.",
    broken: "That a program reads another word than a person, since a letter in it only looks like the usual one. Text that \
             was read from a picture by a program has such slips too.",
    source: "UTS #39 (Unicode security mechanisms), confusables",
};

static SMUGGLED: Rule = Rule {
    id: "hidden-tags",
    asks: "Is text spelled out in characters that are never shown?",
    holding: "That there are no tag characters outside flags, and no rows of variation selectors.",
    broken: "That text is spelled out in characters which no font shows and which programs read. No keyboard and no word \
             processor writes them.",
    source: "UTS #51 (emoji), annex C (tag sequences); Unicode Standard, 23.9 (tag characters)",
};

/// Letters of a passage from which it is one: below, it is what formatting leaves behind.
const PASSAGE: usize = 8;
/// Most passages, and letters of each, that are quoted.
const QUOTED: usize = 3;
const LONGEST_QUOTE: usize = 160;

/// A passage that the document holds and does not show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Passage {
    /// How it is hidden: `white on white`.
    pub(crate) how: &'static str,
    pub(crate) text: String,
}

/// Judges what a document shows and what it hides.
pub(crate) fn judge(shown: &str, hidden: &[Passage], judgement: &mut Judgement) {
    let unseen = characters::look(shown);
    judge_passages(hidden, judgement);
    judge_instructions(shown, hidden, &unseen, judgement);
    judge_characters(&unseen, judgement);
}

fn judge_passages(hidden: &[Passage], judgement: &mut Judgement) {
    let passages: Vec<&Passage> = hidden.iter().filter(|passage| letters(&passage.text) >= PASSAGE).collect();
    if passages.is_empty() {
        judgement.rule(&PASSAGES, Verdict::Holds, "none found");
    }
    for passage in passages.iter().take(QUOTED) {
        judgement.rule(&PASSAGES, Verdict::Unusual, format!("{}: {:?}", passage.how, cut(&passage.text)));
    }
    if let Some(more) = passages.len().checked_sub(QUOTED).filter(|more| *more > 0) {
        judgement.rule(&PASSAGES, Verdict::Unusual, format!("{more} more"));
    }
}

fn judge_instructions(shown: &str, hidden: &[Passage], unseen: &Unseen, judgement: &mut Judgement) {
    let mut concealed: Vec<&str> = hidden.iter().map(|passage| passage.text.as_str()).collect();
    concealed.push(&unseen.smuggled);
    let concealed: Vec<Instruction> = instructions::find(&concealed.join("\n"));
    if concealed.is_empty() {
        judgement.rule(&INSTRUCTION_HIDDEN, Verdict::Holds, "none found");
    }
    for instruction in &concealed {
        judgement.rule(&INSTRUCTION_HIDDEN, Verdict::Unusual, told(instruction));
    }
    // What is broken up or turned around is put together again before it is read.
    let visible = instructions::find(&strip(shown));
    if visible.is_empty() {
        judgement.rule(&INSTRUCTION_SEEN, Verdict::Holds, "none found");
    }
    for instruction in &visible {
        // A letter of recommendation asks to recommend; only setting instructions aside, or a model addressed, is odd in
        // what everybody sees.
        let is_odd = instruction.is_command && instruction.shape != Shape::Rate;
        let verdict = if is_odd { Verdict::Unusual } else { Verdict::Holds };
        judgement.rule(&INSTRUCTION_SEEN, verdict, told(instruction));
    }
}

fn told(instruction: &Instruction) -> String {
    let words = if instruction.is_command { instruction.shape.words() } else { "only speaks of such instructions" };
    format!("{:?}: {words}", cut(&instruction.quote))
}

fn judge_characters(unseen: &Unseen, judgement: &mut Judgement) {
    let mut note = |rule: &'static Rule, odd: &[String], words: &str, otherwise: String| match odd {
        [] => judgement.rule(rule, Verdict::Holds, otherwise),
        odd => judgement.rule(rule, Verdict::Unusual, format!("{words}: {}", quoted(odd))),
    };
    let ordinary = format!(
        "no word is split; ordinary: {} zero-width characters between words, {} soft hyphens",
        unseen.zero_width, unseen.soft_hyphens
    );
    note(&CHARACTERS, &unseen.split_words, "split by characters that are not seen", ordinary);
    let ordinary = format!("nothing is turned around; ordinary: {} marks of direction", unseen.directions);
    note(&TURNED, &unseen.turned, "stored back to front, read as", ordinary);
    let ordinary = "no long word mixes scripts".to_owned();
    note(&LOOKALIKES, &unseen.mixed_words, "letters that only look like the usual ones in", ordinary);
    match unseen.smuggled_characters {
        0 => judgement.rule(&SMUGGLED, Verdict::Holds, "none found"),
        count => {
            let seen = format!("{count} characters that are never shown, which spell {:?}", cut(&unseen.smuggled));
            judgement.rule(&SMUGGLED, Verdict::Unusual, seen);
        }
    }
}

fn letters(text: &str) -> usize {
    text.chars().filter(|character| character.is_alphabetic()).count()
}

fn cut(text: &str) -> String {
    text.chars().take(LONGEST_QUOTE).collect()
}

fn quoted(words: &[String]) -> String {
    words.iter().take(QUOTED).map(|word| format!("{word:?}")).collect::<Vec<_>>().join(", ")
}

/// Text in UTF-8 by its beginning.
fn looks_like_text(bytes: &[u8]) -> bool {
    const HEAD: usize = 1024;
    // A token is written for programs, and has a judge of its own.
    if crate::credential::knows(bytes) {
        return false;
    }
    let head = bytes.get(..HEAD).unwrap_or(bytes);
    let valid = match std::str::from_utf8(head) {
        Ok(text) => text,
        // A character may be cut at the end of the head.
        Err(error) if error.error_len().is_none() => {
            std::str::from_utf8(head.get(..error.valid_up_to()).unwrap_or_default()).unwrap_or_default()
        }
        Err(_) => return false,
    };
    !valid.starts_with("%PDF")
        && !valid.is_empty()
        && !valid.chars().any(|character| character.is_control() && !character.is_whitespace())
}

/// From this many characters on it is a letter or a resume, of which it is told that nothing is odd about it. Shorter text
/// is of another kind, such as the zone of a passport, and is told only when it is odd.
const LETTER: usize = 400;

fn judge_plain_text(file: &File<'_>, _: &Question) -> Vec<Judgement> {
    let Ok(text) = std::str::from_utf8(file.bytes) else { return Vec::new() };
    let mut judgement = Judgement::of("plain text");
    judge(text, &[], &mut judgement);
    judgement.rulings.retain(|ruling| ruling.rule.id != PASSAGES.id);
    let is_told = judgement.verdict() >= Verdict::Unusual || text.chars().nth(LETTER).is_some();
    if is_told { vec![judgement] } else { Vec::new() }
}
