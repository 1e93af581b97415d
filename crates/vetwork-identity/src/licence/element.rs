//! The data elements that the editions of the standard define.

/// One element.
struct Known {
    id: &'static str,
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

const fn known(id: &'static str, title: &'static str, since: u8, mandatory: Mandatory) -> Known {
    Known { id, title, since, mandatory }
}

/// AAMVA DL/ID Card Design Standard (2020), tables D.3 and D.4, read. When an element came, and what was in the editions
/// before 2009 (DAB, DCT, DCH and the like), is general knowledge.
const KNOWN: &[Known] = &[
    known("DAA", "full name", 1, No),
    known("DAB", "family name", 1, No),
    known("DAC", "first name", 1, Since2009),
    known("DAD", "middle names", 1, Since2009),
    known("DAE", "suffix", 1, No),
    known("DAF", "prefix", 1, No),
    known("DAG", "street", 1, Since2009),
    known("DAH", "second line of the street", 1, No),
    known("DAI", "city", 1, Since2009),
    known("DAJ", "state of the address", 1, Since2009),
    known("DAK", "postal code", 1, Since2009),
    known("DAL", "street of residence", 1, No),
    known("DAM", "second line of residence", 1, No),
    known("DAN", "city of residence", 1, No),
    known("DAO", "state of residence", 1, No),
    known("DAP", "postal code of residence", 1, No),
    known("DAQ", "document number", 1, Always),
    known("DAR", "class", 1, No),
    known("DAS", "restrictions", 1, No),
    known("DAT", "endorsements", 1, No),
    known("DAU", "height", 1, Since2009),
    known("DAV", "height in centimetres", 1, No),
    known("DAW", "weight in pounds", 1, No),
    known("DAX", "weight in kilograms", 1, No),
    known("DAY", "eye colour", 1, Since2009),
    known("DAZ", "hair colour", 1, No),
    known("DBA", "expiry date", 1, Always),
    known("DBB", "birth date", 1, Always),
    known("DBC", "sex", 1, Since2009),
    known("DBD", "issue date", 1, Since2009),
    known("DBE", "time of issue", 1, No),
    known("DBF", "number of duplicates", 1, No),
    known("DBG", "other given name", 1, No),
    known("DBH", "organ donor", 1, No),
    known("DBI", "non-resident", 1, No),
    known("DBJ", "unique customer number", 1, No),
    known("DBK", "social security number", 1, No),
    known("DBL", "birth date, other", 1, No),
    known("DBM", "social security number, other", 1, No),
    known("DBN", "other family name", 1, No),
    known("DBO", "other family name", 1, No),
    known("DBP", "other given name", 1, No),
    known("DBQ", "other middle name", 1, No),
    known("DBR", "other suffix", 1, No),
    known("DBS", "other suffix", 1, No),
    known("DCA", "class", 2, Driving),
    known("DCB", "restrictions", 2, Driving),
    known("DCD", "endorsements", 2, Driving),
    known("DCE", "weight range", 2, No),
    known("DCF", "number of this card", 2, Since2009),
    known("DCG", "country", 2, Since2009),
    known("DCH", "federal vehicle codes", 2, No),
    known("DCI", "place of birth", 2, No),
    known("DCJ", "audit information", 2, No),
    known("DCK", "card stock number", 2, No),
    known("DCL", "race or ethnicity", 2, No),
    known("DCM", "standard vehicle class", 2, No),
    known("DCN", "standard endorsements", 2, No),
    known("DCO", "standard restrictions", 2, No),
    known("DCP", "class in words", 2, No),
    known("DCQ", "endorsements in words", 2, No),
    known("DCR", "restrictions in words", 2, No),
    known("DCS", "family name", 2, Since2009),
    known("DCT", "given names", 2, No),
    known("DCU", "suffix", 2, No),
    known("DDA", "compliance", 4, No),
    known("DDB", "date of the card's design", 4, No),
    known("DDC", "end of the hazardous materials endorsement", 4, No),
    known("DDD", "limited duration", 4, No),
    known("DDE", "family name shortened", 4, Since2009),
    known("DDF", "first name shortened", 4, Since2009),
    known("DDG", "middle name shortened", 4, Since2009),
    known("DDH", "under 18 until", 4, No),
    known("DDI", "under 19 until", 4, No),
    known("DDJ", "under 21 until", 4, No),
    known("DDK", "organ donor", 5, No),
    known("DDL", "veteran", 5, No),
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
        if let [first, second, third] = *KNOWN[at].id.as_bytes()
            && let Some(place) = place([first, second, third])
        {
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

/// What every card of this edition must have.
pub(super) fn mandatory(version: u8, drives: bool) -> impl Iterator<Item = &'static str> {
    KNOWN
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
pub(super) fn title(id: &str) -> &'static str {
    KNOWN.iter().find(|known| known.id == id).map_or("", |known| known.title)
}
