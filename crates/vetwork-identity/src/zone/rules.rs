//! The rules by which a zone is judged, with what each answer proves and what it does not.

use crate::judgement::Rule;

pub(crate) static RULES: &[&Rule] = &[
    &FORM,
    &READ,
    &CODE,
    &CHECK_DIGIT,
    &TOGETHER,
    &LONG_NUMBER,
    &STATE,
    &SEX,
    &DATE,
    &AGE,
    &IN_DATE,
    &PERIOD,
    &NAME_FORM,
    &SAMPLE,
    &PERSONAL_NUMBER,
    &CLAIMED_NAME,
    &CLAIMED_BIRTH,
    &CLAIMED_SEX,
    &CLAIMED_NUMBER,
];

pub(super) static FORM: Rule = Rule {
    id: "zone-form",
    asks: "Has it as many lines and letters as a zone has?",
    holding: "That it is written as zones are. It says nothing of who wrote it.",
    broken: "That this is not a whole zone. A copy that lost a character looks the same: look at the document.",
    source: "ICAO Doc 9303 part 3, section 4; parts 4 to 7 for each size",
};

pub(super) static READ: Rule = Rule {
    id: "zone-read-repaired",
    asks: "Was every character read as it stands?",
    holding: "That the rulings rest on what was read, character by character.",
    broken: "Nothing about the document: characters were misread and guessed from their check digits, and what rests on them \
             is not judged. Somebody should look at the document.",
    source: "own rule: a guess that makes a digit fit may hide a digit that does not",
};

pub(super) static CODE: Rule = Rule {
    id: "zone-document-code",
    asks: "Does it call itself a kind of document that has a zone of this size?",
    holding: "That kind and size go together. No digit covers the kind.",
    broken: "That no document of this size calls itself so.",
    source: "ICAO Doc 9303 part 4 (P), parts 5 and 6 (I, A, C), part 7 (V)",
};

pub(super) static CHECK_DIGIT: Rule = Rule {
    id: "zone-check-digit",
    asks: "Is each check digit the one that its field makes?",
    holding: "That the field was copied without a slip. Whoever makes a zone up computes the digit as well. A change between \
              characters of one value (0, A, K, U and the filler; 1, B, L, V; and so on, ten apart) is never seen, and \
              name, sex, nationality and issuer are covered by no digit.",
    broken: "That the field or its digit is not as the issuer's machine wrote it: it was made up, changed or copied wrongly. \
             Read it again from the document before anything is made of it.",
    source: "ICAO Doc 9303 part 3, section 4.9",
};

pub(super) static TOGETHER: Rule = Rule {
    id: "zone-digits-together",
    asks: "Do the digit over all fields and the digits of single fields tell the same?",
    holding: "That no field was changed together with one of the two digits alone.",
    broken: "Where the digit of a field is wrong and the one over all is right: that the zone was edited by hand, for one \
             slip breaks both. Where only the one over all is wrong: that one character of it, or of data without a digit \
             of its own, is not as it was written.",
    source: "ICAO Doc 9303 parts 4 to 6 (composite check digit); part 3, section 4.9",
};

pub(super) static LONG_NUMBER: Rule = Rule {
    id: "zone-long-number",
    asks: "Is a document number of more than nine characters written on as it should be?",
    holding: "That the number goes on in the optional data, with one digit over the whole.",
    broken: "That the number is not written as the standard has it for this size. Some issuers do so all the same.",
    source: "ICAO Doc 9303 part 5, note j and section 4.2.4; part 6, note j",
};

pub(super) static STATE: Rule = Rule {
    id: "zone-state-code",
    asks: "Are issuer and nationality codes of the standard?",
    holding: "That the code exists. What it stands for is never counted for or against anybody, and no digit covers it.",
    broken: "That the standard has no such code, no longer, or not in this place. Documents of bodies that few recognise are \
             like that too.",
    source: "ICAO Doc 9303 part 3, section 5",
};

pub(super) static SEX: Rule = Rule {
    id: "zone-sex-mark",
    asks: "Is the mark of sex M, F or a filler?",
    holding: "That the mark is one of the three. No digit covers it.",
    broken: "That the mark is none of the three. An X belongs on the page, and a filler in the zone; some issuers put it here.",
    source: "ICAO Doc 9303 part 4, section 4.2.2 (the same in parts 5 to 7)",
};

pub(super) static DATE: Rule = Rule {
    id: "zone-date",
    asks: "Are the dates days of the calendar?",
    holding: "That the day exists, or that the issuer marked parts of a birth date as unknown.",
    broken: "That no calendar has such a day.",
    source: "ICAO Doc 9303 part 3, section 4.8",
};

pub(super) static AGE: Rule = Rule {
    id: "zone-age",
    asks: "Was the holder born before the document ends, and of an age to work?",
    holding: "That the dates go together. The zone has two digits of the year, so the century is inferred.",
    broken: "That the holder would be a child or older than nearly anybody. A document of somebody else's was taken by \
             mistake, or a digit was misread.",
    source: "arithmetic on the dates; ILO Convention 138, article 2 (minimum age)",
};

pub(super) static IN_DATE: Rule = Rule {
    id: "zone-in-date",
    asks: "Is it valid on the day asked about?",
    holding: "That its last day has not passed. Whether it was revoked, lost or stolen is not in a zone.",
    broken: "That it has expired. Expired documents are genuine; most procedures ask for a current one.",
    source: "ICAO Doc 9303 part 3, section 4.8",
};

pub(super) static PERIOD: Rule = Rule {
    id: "zone-validity-period",
    asks: "Could it have been issued today or earlier, and last until then?",
    holding: "That its last day is not too far off. A zone does not say when it was issued.",
    broken: "That it would last longer than such documents do. Cards of the elderly are often valid for life, and rules change.",
    source: "periods of each state from its published passport rules; ten years elsewhere (Regulation (EU) 2025/1208, article 4, for cards)",
};

pub(super) static NAME_FORM: Rule = Rule {
    id: "zone-name-form",
    asks: "Is the name written as the standard has it: letters alone, surname first, cut at the end of the field?",
    holding: "That the name has the form of names. No digit covers it: a changed name leaves every digit right.",
    broken: "That no name is written so in a zone.",
    source: "ICAO Doc 9303 part 3, section 4.6; truncation in part 4 (39 characters), part 5 (30) and part 6 (31)",
};

pub(super) static SAMPLE: Rule = Rule {
    id: "zone-published-sample",
    asks: "Is its number that of a sample that was published?",
    holding: "That it is none of the samples known to us.",
    broken: "That this is a sample, published for everybody, and nobody's document.",
    source: "ICAO Doc 9303 parts 3 to 7 (worked examples); sample documents of the named states",
};

pub(super) static PERSONAL_NUMBER: Rule = Rule {
    id: "zone-personal-number",
    asks: "Does the national number in the zone carry the same birth date and sex as the zone?",
    holding: "That the two parts of the zone go together. Whoever knows the number's rules can see to that.",
    broken: "That birth date or sex of the zone is not that of the national number beside it. A corrected entry in the register \
             does this too.",
    source: "the number's own rules, see `number-birth-date`; ICAO Doc 9303 part 4, section 4.2.2 (personal number)",
};

pub(super) static CLAIMED_NAME: Rule = Rule {
    id: "zone-claimed-name",
    asks: "Is the name the one that they give?",
    holding: "That the document and the person give one name, allowing for spelling, order and a cut at the field's end.",
    broken: "That the document bears another name than they give. Marriage, a changed or an artist's name do this.",
    source: "ICAO Doc 9303 part 3, sections 4.6 and 6 (transliteration)",
};

pub(super) static CLAIMED_BIRTH: Rule = Rule {
    id: "zone-claimed-birth-date",
    asks: "Is the birth date the one that they give?",
    holding: "That the document and the person give one birth date.",
    broken: "That, as it stands, it is not this person's document, or not the date they were born: one of the two is wrong. \
             Day and month in the other order, and slips of a digit, are told apart.",
    source: "comparison of the document with the claim",
};

pub(super) static CLAIMED_SEX: Rule = Rule {
    id: "zone-claimed-sex",
    asks: "Is the sex the one that they give?",
    holding: "That the document and the person say the same, or that one of them says nothing.",
    broken: "That the two differ. People who have changed it, and forms filled in wrongly, do this.",
    source: "comparison of the document with the claim",
};

pub(super) static CLAIMED_NUMBER: Rule = Rule {
    id: "zone-claimed-number",
    asks: "Is the document number the one that they give?",
    holding: "That they named this document's number.",
    broken: "That this is another document than the one they named. A renewed passport has a new number.",
    source: "comparison of the document with the claim",
};
