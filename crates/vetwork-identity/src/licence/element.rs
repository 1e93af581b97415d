//! The data elements that the editions of the standard define.

use std::sync::LazyLock;

/// One element.
struct Known {
    id: &'static [u8; 3],
    title: &'static str,
    /// The first edition that has it.
    since: u8,
    /// Must each card have it?
    mandatory: Mandatory,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Mandatory {
    /// In every edition.
    Always,
    /// From the edition of 2009 on.
    Since2009,
    /// From the edition of 2009 on, where the card lets its holder drive.
    Driving,
    No,
}

use Mandatory::{Always, Driving, No, Since2009};

const fn known(id: &'static [u8; 3], title: &'static str, since: u8, mandatory: Mandatory) -> Known {
    Known { id, title, since, mandatory }
}

/// AAMVA DL/ID Card Design Standard (2020), tables D.3 and D.4, read. When an element came, and what was in the editions
/// before 2009 (DAB, DCT, DCH and the like), is general knowledge.
const KNOWN: &[Known] = &[
    known(b"DAA", "full name", 1, No),
    known(b"DAB", "family name", 1, No),
    known(b"DAC", "first name", 1, Since2009),
    known(b"DAD", "middle names", 1, Since2009),
    known(b"DAE", "suffix", 1, No),
    known(b"DAF", "prefix", 1, No),
    known(b"DAG", "street", 1, Since2009),
    known(b"DAH", "second line of the street", 1, No),
    known(b"DAI", "city", 1, Since2009),
    known(b"DAJ", "state of the address", 1, Since2009),
    known(b"DAK", "postal code", 1, Since2009),
    known(b"DAL", "street of residence", 1, No),
    known(b"DAM", "second line of residence", 1, No),
    known(b"DAN", "city of residence", 1, No),
    known(b"DAO", "state of residence", 1, No),
    known(b"DAP", "postal code of residence", 1, No),
    known(b"DAQ", "document number", 1, Always),
    known(b"DAR", "class", 1, No),
    known(b"DAS", "restrictions", 1, No),
    known(b"DAT", "endorsements", 1, No),
    known(b"DAU", "height", 1, Since2009),
    known(b"DAV", "height in centimetres", 1, No),
    known(b"DAW", "weight in pounds", 1, No),
    known(b"DAX", "weight in kilograms", 1, No),
    known(b"DAY", "eye colour", 1, Since2009),
    known(b"DAZ", "hair colour", 1, No),
    known(b"DBA", "expiry date", 1, Always),
    known(b"DBB", "birth date", 1, Always),
    known(b"DBC", "sex", 1, Since2009),
    known(b"DBD", "issue date", 1, Since2009),
    known(b"DBE", "time of issue", 1, No),
    known(b"DBF", "number of duplicates", 1, No),
    known(b"DBG", "other given name", 1, No),
    known(b"DBH", "organ donor", 1, No),
    known(b"DBI", "non-resident", 1, No),
    known(b"DBJ", "unique customer number", 1, No),
    known(b"DBK", "social security number", 1, No),
    known(b"DBL", "birth date, other", 1, No),
    known(b"DBM", "social security number, other", 1, No),
    known(b"DBN", "other family name", 1, No),
    known(b"DBO", "other family name", 1, No),
    known(b"DBP", "other given name", 1, No),
    known(b"DBQ", "other middle name", 1, No),
    known(b"DBR", "other suffix", 1, No),
    known(b"DBS", "other suffix", 1, No),
    known(b"DCA", "class", 2, Driving),
    known(b"DCB", "restrictions", 2, Driving),
    known(b"DCD", "endorsements", 2, Driving),
    known(b"DCE", "weight range", 2, No),
    known(b"DCF", "number of this card", 2, Since2009),
    known(b"DCG", "country", 2, Since2009),
    known(b"DCH", "federal vehicle codes", 2, No),
    known(b"DCI", "place of birth", 2, No),
    known(b"DCJ", "audit information", 2, No),
    known(b"DCK", "card stock number", 2, No),
    known(b"DCL", "race or ethnicity", 2, No),
    known(b"DCM", "standard vehicle class", 2, No),
    known(b"DCN", "standard endorsements", 2, No),
    known(b"DCO", "standard restrictions", 2, No),
    known(b"DCP", "class in words", 2, No),
    known(b"DCQ", "endorsements in words", 2, No),
    known(b"DCR", "restrictions in words", 2, No),
    known(b"DCS", "family name", 2, Since2009),
    known(b"DCT", "given names", 2, No),
    known(b"DCU", "suffix", 2, No),
    known(b"DDA", "compliance", 4, No),
    known(b"DDB", "date of the card's design", 4, No),
    known(b"DDC", "end of the hazardous materials endorsement", 4, No),
    known(b"DDD", "limited duration", 4, No),
    known(b"DDE", "family name shortened", 4, Since2009),
    known(b"DDF", "first name shortened", 4, Since2009),
    known(b"DDG", "middle name shortened", 4, Since2009),
    known(b"DDH", "under 18 until", 4, No),
    known(b"DDI", "under 19 until", 4, No),
    known(b"DDJ", "under 21 until", 4, No),
    known(b"DDK", "organ donor", 5, No),
    known(b"DDL", "veteran", 5, No),
];

/// Ids of the standard lie between DAA and DDZ: a table with a place for each has so many.
pub(super) const PLACES: usize = 4 * 26;

/// The place of an id in such a table.
pub(super) const fn place(id: [u8; 3]) -> Option<usize> {
    match id {
        [b'D', group @ b'A'..=b'D', letter @ b'A'..=b'Z'] => {
            Some((group - b'A') as usize * 26 + (letter - b'A') as usize)
        }
        _ => None,
    }
}

static BY_PLACE: [Option<&Known>; PLACES] = by_place();

const fn by_place() -> [Option<&'static Known>; PLACES] {
    let mut table = [None; PLACES];
    let mut at = 0;
    while at < KNOWN.len() {
        if let Some(place) = place(*KNOWN[at].id) {
            table[place] = Some(&KNOWN[at]);
        }
        at += 1;
    }
    table
}

/// When an edition came out: year and month, and from when on cards can follow it.
pub(super) fn published(version: u8) -> Option<(i16, i8)> {
    Some(match version {
        1 => (2000, 1),
        2 => (2003, 9),
        3 => (2005, 3),
        4 => (2009, 7),
        5 => (2010, 7),
        6 => (2011, 7),
        7 => (2012, 6),
        8 => (2013, 8),
        9 => (2016, 9),
        10 => (2020, 1),
        11 => (2025, 1),
        _ => return None,
    })
}

/// Those that some edition demands: few among many.
static MANDATORY: LazyLock<Vec<&'static Known>> =
    LazyLock::new(|| KNOWN.iter().filter(|known| known.mandatory != No).collect());

/// What every card of this edition must have.
pub(super) fn mandatory(version: u8, drives: bool) -> impl Iterator<Item = &'static [u8; 3]> {
    MANDATORY
        .iter()
        .filter(move |known| match known.mandatory {
            Always => true,
            Since2009 => version >= 4,
            Driving => version >= 4 && drives,
            No => false,
        })
        .map(|known| known.id)
}

/// Does this edition, or one before it, define the element? What later editions add is not known here.
pub(super) fn is_known(id: [u8; 3], version: u8) -> bool {
    let known = place(id).and_then(|place| BY_PLACE.get(place).copied().flatten());
    let standard = known.is_some_and(|known| known.since <= version);
    // The first edition's elements for permits, and those that the edition of 2025 adds for kinds of document.
    standard || (version < 4 && id.first() == Some(&b'P')) || (version > 10 && id.starts_with(b"DD"))
}

/// What an element is called, for people.
pub(super) fn title(id: &[u8; 3]) -> &'static str {
    KNOWN.iter().find(|known| known.id == id).map_or("", |known| known.title)
}
