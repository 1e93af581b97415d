//! Is the payload built as the standard says: header, entries, places and lengths, subfiles, elements?

use super::card::Card;
use super::element;
use super::payload::{self, Designator, MOST_BYTES};
use crate::judgement::{Judgement, Rule, Verdict};

pub(super) static HEADER: Rule = Rule {
    id: "licence-header",
    asks: "Does the text begin as every licence's barcode begins?",
    holding: "It is laid out as a licence's barcode. Any program that makes such barcodes does that; it says nothing of who made it.",
    broken: "No issuer writes this beginning. A scanner that types what it reads may have changed it: read the barcode again from its picture.",
    source: "AAMVA DL/ID Card Design Standard (2020), Annex D.12.3, table D.1",
};

pub(super) static VERSION: Rule = Rule {
    id: "licence-version",
    asks: "Is there such an edition of the standard?",
    holding: "The barcode names an edition that exists, by which it is judged here. It does not prove that the issuer uses it.",
    broken: "The barcode names an edition of which nothing is known here: either it is newer than this program, or nobody wrote it.",
    source: "AAMVA DL/ID Card Design Standard (2020), Annex D.12.3, table D.1, field 7; AAMVA's page on the 2025 edition",
};

pub(super) static ENTRIES: Rule = Rule {
    id: "licence-entries",
    asks: "Are there as many parts as the header announces?",
    holding: "The header and the list behind it agree. Programs count right; it proves nothing of the issuer.",
    broken: "Header and list were not written by the same program run: something was added or taken away by hand.",
    source: "AAMVA DL/ID Card Design Standard (2020), Annex D.12.3, table D.1, field 9",
};

pub(super) static PLACES: Rule = Rule {
    id: "licence-places",
    asks: "Does each part begin and end where the list says?",
    holding: "Places and lengths are right to the byte, so nothing was added to or taken from the text after they were counted. Who changes the text can count again.",
    broken: "The text has another length than when it was counted: it was changed, or made by a program that does not count. A byte or two more or less is also an issuer's slip.",
    source: "AAMVA DL/ID Card Design Standard (2020), Annex D.12.4, table D.2",
};

pub(super) static SUBFILES: Rule = Rule {
    id: "licence-parts",
    asks: "Is the first part that of a licence or card, and is the issuer's own part named after the issuer?",
    holding: "The parts are named as the standard says. It proves nothing of who made them.",
    broken: "The issuer's own part bears the first letter of the issuer's name. Under another letter it belongs to another state: a template of one state was filled in for another.",
    source: "AAMVA DL/ID Card Design Standard (2020), Annex D.12.4, table D.2, field 1",
};

pub(super) static CAPACITY: Rule = Rule {
    id: "licence-capacity",
    asks: "Does the text fit into one barcode?",
    holding: "It fits. That proves nothing more.",
    broken: "No barcode of this kind holds so much: this text was never read from a card.",
    source: "ISO/IEC 15438 (PDF417): at most 2,710 digits, fewer letters",
};

pub(super) static MANDATORY: Rule = Rule {
    id: "licence-mandatory-fields",
    asks: "Does the card have every field that the standard demands?",
    holding: "All are there. Generators put them there too.",
    broken: "Fields are missing that the standard demands. Some issuers leave one out; many missing ones are rarely an issuer's doing.",
    source: "AAMVA DL/ID Card Design Standard (2020), Annex D.12.5.1, table D.3; before 2009 only what all editions have in common",
};

pub(super) static ELEMENTS: Rule = Rule {
    id: "licence-fields-known",
    asks: "Is every field one that the standard knows, once, and in the issuer's part in alphabetical order?",
    holding: "Only known fields, in order. It proves nothing of who made them.",
    broken: "There are fields that the standard does not know, twice the same, or out of order. Issuers deviate here, each always in the same way: compare with a genuine card of the same issuer and year.",
    source: "AAMVA DL/ID Card Design Standard (2020), Annex D.12.5 and tables D.3, D.4; AAMVA DL/ID-2000 for the oldest fields",
};

pub(super) fn judge(card: &Card<'_>, judgement: &mut Judgement) {
    header(card, judgement);
    version(card, judgement);
    capacity(card, judgement);
    entries(card, judgement);
    places(card, judgement);
    subfiles(card, judgement);
    mandatory(card, judgement);
    elements(card, judgement);
}

fn header(card: &Card<'_>, judgement: &mut Judgement) {
    let payload = card.payload;
    let missing: Vec<&str> = [
        (payload.issuer.is_none(), "the issuer's six digits"),
        (payload.version.is_none(), "the two digits of the version"),
        (payload.entries.is_none(), "the two digits of the number of parts"),
    ]
    .into_iter()
    .filter_map(|(missing, words)| missing.then_some(words))
    .collect();
    if !missing.is_empty() {
        judgement.rule(&HEADER, Verdict::Refuted, format!("not in the header: {}", missing.join(", ")));
    } else if payload.is_intact {
        judgement.rule(&HEADER, Verdict::Holds, "begins as the standard says");
    } else {
        let seen = "the four characters of the standard do not stand at the beginning; scanners that type lose them";
        judgement.rule(&HEADER, Verdict::NotJudged, seen);
    }
}

fn version(card: &Card<'_>, judgement: &mut Judgement) {
    let (verdict, seen) = match card.payload.version {
        None => (Verdict::NotJudged, "no version is told".to_owned()),
        Some(0) => (Verdict::Unusual, "version 00: from before the edition of 2000".to_owned()),
        Some(version @ 1..=10) => (Verdict::Holds, format!("version {version:02}, {}", element::edition(version))),
        Some(11) => (Verdict::NotJudged, "version 11, the edition of 2025: newer than what is known here".to_owned()),
        Some(version) => (Verdict::Unusual, format!("version {version}: newer than any edition that is known here")),
    };
    judgement.rule(&VERSION, verdict, seen);
}

fn capacity(card: &Card<'_>, judgement: &mut Judgement) {
    let length = card.payload.length;
    let verdict = if length > MOST_BYTES { Verdict::Refuted } else { Verdict::Holds };
    judgement.rule(&CAPACITY, verdict, format!("{length} bytes, of {MOST_BYTES} at most"));
}

fn entries(card: &Card<'_>, judgement: &mut Judgement) {
    let there = card.payload.designators.len();
    match card.payload.entries {
        None => judgement.rule(&ENTRIES, Verdict::NotJudged, "the header announces no number"),
        Some(stated) if stated == there => {
            judgement.rule(&ENTRIES, Verdict::Holds, format!("{there} announced and there"))
        }
        Some(stated) => {
            judgement.rule(&ENTRIES, Verdict::Refuted, format!("{stated} announced, {there} in the list"));
        }
    }
}

fn places(card: &Card<'_>, judgement: &mut Judgement) {
    let payload = card.payload;
    if !payload.is_intact {
        judgement.rule(&PLACES, Verdict::NotJudged, "bytes cannot be counted where a scanner changed characters");
        return;
    }
    if payload.designators.is_empty() {
        judgement.rule(&PLACES, Verdict::NotJudged, "the list is empty");
        return;
    }
    let wrong: Vec<(Verdict, String)> = payload.designators.iter().filter_map(|entry| place(card, entry)).collect();
    let verdict = wrong.iter().map(|(verdict, _)| *verdict).max().unwrap_or(Verdict::Holds);
    let mut words: Vec<String> = wrong.into_iter().map(|(_, words)| words).take(4).collect();
    if words.is_empty() {
        words.push(format!("all {} as stated", payload.designators.len()));
    }
    judgement.rule(&PLACES, verdict, words.join("; "));
}

/// What is wrong with the place and length of one part.
fn place(card: &Card<'_>, entry: &Designator) -> Option<(Verdict, String)> {
    let kind = payload::letters(&entry.kind);
    let (first, last) = card.payload.ends_of(entry);
    let starts = first == Some(&entry.kind);
    let ends = last == Some(b'\r');
    if starts && ends {
        return None;
    }
    let off = (card.payload.start_is_off_by(entry), card.payload.end_is_off_by(entry));
    let verdict = if matches!(off, (Some(_), Some(_))) { Verdict::Unusual } else { Verdict::Refuted };
    let what = match (starts, ends) {
        (true, _) => "does not end at",
        (false, true) => "does not begin at",
        (false, false) => "neither begins nor ends at",
    };
    let (offset, end) = (entry.offset, entry.offset.saturating_add(entry.length));
    Some((verdict, format!("{kind} {what} the stated place (bytes {offset} to {end} of {})", card.payload.length)))
}

fn subfiles(card: &Card<'_>, judgement: &mut Judgement) {
    let Some(first) = card.payload.designators.first() else {
        judgement.rule(&SUBFILES, Verdict::NotJudged, "the list is empty");
        return;
    };
    let all: Vec<_> = card.payload.designators.iter().map(|entry| payload::letters(&entry.kind)).take(8).collect();
    let all = all.join(", ");
    let own = card.payload.designators.iter().find(|entry| entry.kind.first() == Some(&b'Z'));
    let letter = own.and_then(|entry| entry.kind.get(1)).copied().map(char::from);
    let expected = card.issuer.filter(|issuer| !issuer.code.is_empty()).and_then(|issuer| issuer.name.chars().next());
    let (verdict, seen) = match (&first.kind, letter, expected) {
        (b"DL" | b"ID" | b"EN", Some(letter), Some(expected)) if letter != expected => {
            let name = card.issuer.map_or("", |issuer| issuer.name);
            (Verdict::Refuted, format!("{all}: the issuer's own part is Z{letter}, for {name} it is Z{expected}"))
        }
        (b"DL" | b"ID" | b"EN", _, _) => (Verdict::Holds, all),
        _ => (Verdict::Refuted, format!("{all}: the first is none of DL, ID, EN")),
    };
    judgement.rule(&SUBFILES, verdict, seen);
}

fn mandatory(card: &Card<'_>, judgement: &mut Judgement) {
    let missing: Vec<&str> = element::mandatory(card.version(), card.kind.drives())
        .filter(|id| card.payload.value(id).is_none_or(|text| text.is_empty()))
        .collect();
    if missing.is_empty() {
        judgement.rule(&MANDATORY, Verdict::Holds, "all are there");
    } else {
        let words: Vec<String> = missing.iter().map(|id| format!("{id} ({})", element::title(id))).collect();
        judgement.rule(&MANDATORY, Verdict::Unusual, format!("missing or empty: {}", words.join(", ")));
    }
}

fn elements(card: &Card<'_>, judgement: &mut Judgement) {
    let all = &card.payload.elements;
    let mut wrong = Vec::new();
    let unknown: Vec<_> = all
        .iter()
        .filter(|element| element.subfile.first() != Some(&b'Z') && !element::is_known(element.id, card.version()))
        .map(|element| payload::letters(&element.id).into_owned())
        .collect();
    if !unknown.is_empty() {
        wrong.push(format!("not of the standard: {}", listed(&unknown)));
    }
    let mut ids: Vec<_> = all.iter().map(|element| (element.subfile, element.id)).collect();
    ids.sort_unstable();
    let twice: Vec<_> =
        ids.windows(2).filter_map(|two| two.first().filter(|first| Some(*first) == two.get(1))).collect();
    if !twice.is_empty() {
        let twice: Vec<_> = twice.iter().map(|(_, id)| payload::letters(id).into_owned()).collect();
        wrong.push(format!("more than once: {}", listed(&twice)));
    }
    let own: Vec<_> = all.iter().filter(|element| element.subfile.first() == Some(&b'Z')).map(|own| own.id).collect();
    if !own.is_sorted() {
        wrong.push("the issuer's own fields are not in alphabetical order".to_owned());
    }
    if card.payload.strays > 0 {
        wrong.push(format!("{} pieces are no field", card.payload.strays));
    }
    if wrong.is_empty() {
        judgement.rule(&ELEMENTS, Verdict::Holds, format!("{} fields, all known", all.len()));
    } else {
        judgement.rule(&ELEMENTS, Verdict::Unusual, wrong.join("; "));
    }
}

fn listed(words: &[String]) -> String {
    let more = if words.len() > 8 { " and more" } else { "" };
    let some: Vec<&str> = words.iter().take(8).map(String::as_str).collect();
    format!("{}{more}", some.join(", "))
}
