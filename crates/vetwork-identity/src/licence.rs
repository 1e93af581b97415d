//! Driving licences and identity cards of North America: the text of their barcode (AAMVA, versions 1 to 10), and the
//! barcode in a picture, judged and not only read.
//!
//! Nothing here proves a card genuine: the barcode bears no signature, and programs that write perfect ones are public. It
//! refutes those that contradict themselves.

mod barcode;
mod card;
mod claimed;
mod dates;
mod day;
mod element;
mod fields;
mod issuer;
mod name_code;
mod number;
mod patterns;
mod payload;
mod place;
mod postcode;
mod sample;
mod several;
mod structure;
mod symbol;
#[cfg(test)]
mod tests;

use crate::inspect::{File, Judge, Question};
use crate::judgement::{Field, FieldName, Judgement, Rule};
use crate::trace::{Trace, TraceKind};
use barcode::Found;
use card::{Card, Said, joined};
use payload::{Content, Payload};
use several::words;

pub(crate) static RULES: &[&Rule] = &[
    &structure::HEADER,
    &structure::VERSION,
    &structure::CAPACITY,
    &structure::ENTRIES,
    &structure::PLACES,
    &structure::SUBFILES,
    &structure::MANDATORY,
    &structure::ELEMENTS,
    &place::ISSUER,
    &place::COUNTRY,
    &place::STATE,
    &dates::FORM,
    &dates::ORDER,
    &dates::REVISION,
    &dates::EDITION,
    &dates::AGES,
    &dates::TERM,
    &dates::BIRTHDAY,
    &dates::EXPIRED,
    &fields::SEX,
    &fields::COLOURS,
    &fields::MEASURES,
    &fields::SHORTENED,
    &fields::MARKS,
    &fields::POSTCODE,
    &number::PATTERN,
    &number::CODE,
    &sample::SAMPLE,
    &claimed::NAME,
    &claimed::BIRTH,
    &claimed::SEX,
    &claimed::ADDRESS,
    &claimed::NUMBER,
    &symbol::PICTURE,
    &symbol::SYMBOL,
    &symbol::CORRECTION,
];

pub(crate) const TEXTS: Judge = Judge { of: "barcodes of licences, as text", knows: is_text, judge: judge_text };
pub(crate) const PICTURES: Judge =
    Judge { of: "barcodes of licences, in pictures", knows: is_picture, judge: judge_picture };

/// Does a file look like the text of a barcode, as a scanner saves it?
fn is_text(bytes: &[u8]) -> bool {
    payload::looks_like(bytes)
}

/// Is a file a picture in which a barcode is searched (PNG, JPEG)?
fn is_picture(bytes: &[u8]) -> bool {
    barcode::is_picture(bytes)
}

/// Judges the text of a barcode.
fn judge_text(file: &File<'_>, question: &Question) -> Vec<Judgement> {
    payload::read(&Content::of(file.bytes)).map(|payload| judged(&payload, question)).into_iter().collect()
}

/// Judges the barcode in a picture. One that holds something else is somebody else's: a boarding pass, a parcel.
fn judge_picture(file: &File<'_>, question: &Question) -> Vec<Judgement> {
    let symbol = match barcode::find(file.bytes) {
        Found::Nothing => return Vec::new(),
        Found::TooLarge(width, height) => return vec![symbol::too_large(width, height)],
        Found::Symbol(symbol) => symbol,
    };
    let judgement = payload::read(&Content::of(&symbol.bytes)).map(|payload| {
        let mut judgement = judged(&payload, question);
        symbol::judge(&symbol, &mut judgement);
        judgement
    });
    judgement.into_iter().collect()
}

/// The bytes of the PDF417 barcode in a PNG or JPEG picture, as ISO 8859-1; none where none could be read, and where the
/// picture is larger than what is searched (50 million pixels, 16,384 on a side).
#[must_use]
pub fn barcode_in(picture: &[u8]) -> Option<Vec<u8>> {
    match barcode::find(picture) {
        Found::Symbol(symbol) => Some(symbol.bytes),
        Found::Nothing | Found::TooLarge(..) => None,
    }
}

fn judged(payload: &Payload<'_>, question: &Question) -> Judgement {
    let card = Card::of(payload);
    let mut judgement = Judgement::of(title(&card));
    judgement.fields = fields_of(&card);
    // As many as most cards get where nothing is claimed.
    judgement.rulings.reserve(25);
    structure::judge(&card, &mut judgement);
    place::judge(&card, &mut judgement);
    dates::judge(&card, question.today, &mut judgement);
    fields::judge(&card, &mut judgement);
    number::judge(&card, &mut judgement);
    sample::judge(&card, &mut judgement);
    claimed::judge(&card, &question.claim, &mut judgement);
    // All the world has the numbers of a published sample.
    if !sample::is_published(&card) {
        judgement.traces = traces(&card);
    }
    judgement
}

fn title(card: &Card<'_>) -> String {
    let issuer = card.issuer.map_or("an unknown issuer", |issuer| issuer.name);
    words(format_args!("barcode of a {} of {issuer} (AAMVA version {:02})", card.kind.words(), card.version()))
}

fn fields_of(card: &Card<'_>) -> Vec<Field> {
    let date = |said: &Said<'_>| match said {
        Said::Day(day) | Said::OtherOrder(day) => Some(day.words().to_owned()),
        Said::NoDay(text) => Some((*text).to_owned()),
        Said::Absent | Said::Blank => None,
    };
    let owned = |text: Option<&str>| text.map(str::to_owned);
    let whole_name = if card.surname().is_none() { card.name() } else { None };
    let weight = card.text(b"DAW").map(|pounds| [pounds, " lb"].concat());
    let fields = [
        (FieldName::DocumentCode, Some(card.kind.words().to_owned())),
        (FieldName::Issuer, card.issuer.map(|issuer| issuer.name.to_owned())),
        (FieldName::DocumentNumber, owned(card.number())),
        (FieldName::Surname, joined([card.surname(), card.text(b"DCU")], " ")),
        (FieldName::GivenNames, joined([card.given_name(), card.middle_names()], " ")),
        (FieldName::Name, whole_name),
        (FieldName::BirthDate, date(&card.born)),
        (FieldName::Sex, claimed::stated_sex(card).map(|sex| sex.words().to_owned())),
        (FieldName::IssueDate, date(&card.issued)),
        (FieldName::ExpiryDate, date(&card.expires)),
        (FieldName::Address, card.address()),
        (FieldName::Measures, joined([card.text(b"DAU"), weight.as_deref()], ", ")),
        (FieldName::Colours, joined([card.text(b"DAY"), card.text(b"DAZ")], ", ")),
        (FieldName::CardStock, owned(card.text(b"DCK"))),
        (FieldName::Discriminator, owned(card.text(b"DCF"))),
    ];
    let mut told = Vec::with_capacity(fields.len());
    told.extend(fields.into_iter().filter_map(|(name, text)| Some(Field::printed(name, text?))));
    told
}

/// Shorter ones are counters, dates and fillers, which many cards share.
const LEAST_DISCRIMINATOR: usize = 8;

/// Shorter ones tell a roll of card stock, not a card.
const LEAST_CARD_STOCK: usize = 8;

fn traces(card: &Card<'_>) -> Vec<Trace> {
    let place = card.issuer.map_or_else(|| card.payload.issuer.unwrap_or(0).to_string(), issuer::Issuer::place);
    let marks = [
        (TraceKind::DocumentNumber, b"DAQ", 1),
        (TraceKind::CardStock, b"DCK", LEAST_CARD_STOCK),
        (TraceKind::Discriminator, b"DCF", LEAST_DISCRIMINATOR),
    ];
    marks
        .into_iter()
        .filter_map(|(kind, id, least)| {
            let value = card.text(id)?;
            let value = number::compact(value);
            (value.len() >= least).then(|| Trace { kind, value: [&place, " ", &value].concat() })
        })
        .collect()
}
