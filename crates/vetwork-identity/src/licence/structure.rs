//! Is the payload built as the standard says: header, entries, places and lengths, subfiles, elements?

use super::card::Card;
use super::element;
use super::payload::{self, Designator, Element, MOST_BYTES};
use super::several::{Several, words};
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
    let Some(version) = card.payload.version else {
        return judgement.rule(&VERSION, Verdict::NotJudged, "no version is told");
    };
    let (verdict, seen) = match (version, element::published(version)) {
        (0, _) => (Verdict::Unusual, "version 00: from before the edition of 2000".to_owned()),
        (1..=10, Some((year, _))) => {
            (Verdict::Holds, words(format_args!("version {version:02}, the edition of {year}")))
        }
        (_, Some((year, _))) => {
            (Verdict::NotJudged, format!("version {version}, the edition of {year}: newer than what is known here"))
        }
        (_, None) => (Verdict::Unusual, format!("version {version}: newer than any edition that is known here")),
    };
    judgement.rule(&VERSION, verdict, seen);
}

fn capacity(card: &Card<'_>, judgement: &mut Judgement) {
    let length = card.payload.length;
    let verdict = if length > MOST_BYTES { Verdict::Refuted } else { Verdict::Holds };
    judgement.rule(&CAPACITY, verdict, words(format_args!("{length} bytes, of {MOST_BYTES} at most")));
}

fn entries(card: &Card<'_>, judgement: &mut Judgement) {
    let there = card.payload.designators.len();
    match card.payload.entries {
        None => judgement.rule(&ENTRIES, Verdict::NotJudged, "the header announces no number"),
        Some(stated) if stated == there => {
            judgement.rule(&ENTRIES, Verdict::Holds, words(format_args!("{there} announced and there")))
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
    let mut wrong = Several::default();
    let entries = payload.designators.iter().filter_map(|entry| Some((entry, misplaced(card, entry)?)));
    for (at, (entry, (verdict, what))) in entries.enumerate() {
        let (offset, end) = (entry.offset, entry.offset.saturating_add(entry.length));
        let kind = payload::letters(&entry.kind);
        match at {
            0..MOST_TOLD => {
                let place = format!(" the stated place (bytes {offset} to {end} of {})", payload.length);
                wrong.add(verdict, &[&kind, " ", what, &place]);
            }
            _ => wrong.add_silently(verdict),
        }
    }
    let all_right = || (Verdict::Holds, words(format_args!("all {} as stated", payload.designators.len())));
    let (verdict, seen) = wrong.told().unwrap_or_else(all_right);
    judgement.rule(&PLACES, verdict, seen);
}

/// Parts that are told of where their places are wrong.
const MOST_TOLD: usize = 4;

/// What is wrong with the place and length of one part.
fn misplaced(card: &Card<'_>, entry: &Designator) -> Option<(Verdict, &'static str)> {
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
    Some((verdict, what))
}

/// Letters of a list of two parts, as most cards have.
const USUAL_LIST: usize = 8;

fn subfiles(card: &Card<'_>, judgement: &mut Judgement) {
    let Some(first) = card.payload.designators.first() else {
        judgement.rule(&SUBFILES, Verdict::NotJudged, "the list is empty");
        return;
    };
    let mut all = String::with_capacity(USUAL_LIST);
    for entry in card.payload.designators.iter().take(8) {
        all.push_str(if all.is_empty() { "" } else { ", " });
        all.push_str(&payload::letters(&entry.kind));
    }
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
    let missing: Vec<_> =
        element::mandatory(card.version(), card.kind.drives()).filter(|id| !card.payload.has(id)).collect();
    if missing.is_empty() {
        judgement.rule(&MANDATORY, Verdict::Holds, "all are there");
    } else {
        let told: Vec<String> =
            missing.iter().map(|id| format!("{} ({})", payload::letters(*id), element::title(id))).collect();
        judgement.rule(&MANDATORY, Verdict::Unusual, format!("missing or empty: {}", told.join(", ")));
    }
}

fn elements(card: &Card<'_>, judgement: &mut Judgement) {
    let elements = &card.payload.elements;
    let is_own = |element: &&Element| element.subfile.first() == Some(&b'Z');
    let mut wrong = Several::default();
    let of_standard = elements.all.iter().filter(|element| !is_own(element));
    let unknown: Vec<_> =
        of_standard.map(|element| element.id).filter(|id| !element::is_known(*id, card.version())).collect();
    if !unknown.is_empty() {
        wrong.add(Verdict::Unusual, &["not of the standard: ", &listed(&unknown)]);
    }
    let twice = elements.twice();
    if !twice.is_empty() {
        wrong.add(Verdict::Unusual, &["more than once: ", &listed(&twice)]);
    }
    if !elements.all.iter().filter(is_own).map(|own| own.id).is_sorted() {
        wrong.add(Verdict::Unusual, &["the issuer's own fields are not in alphabetical order"]);
    }
    if elements.strays > 0 {
        wrong.add(Verdict::Unusual, &[&elements.strays.to_string(), " pieces are no field"]);
    }
    let all_right = || (Verdict::Holds, words(format_args!("{} fields, all known", elements.all.len())));
    let (verdict, seen) = wrong.told().unwrap_or_else(all_right);
    judgement.rule(&ELEMENTS, verdict, seen);
}

fn listed(ids: &[[u8; 3]]) -> String {
    let more = if ids.len() > 8 { " and more" } else { "" };
    let some: Vec<_> = ids.iter().take(8).map(|id| payload::letters(id)).collect();
    some.join(", ") + more
}
