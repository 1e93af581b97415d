//! The rules by which a number is judged, with what each answer proves and what it does not.

use crate::judgement::Rule;

pub(crate) static RULES: &[&Rule] =
    &[&SCHEME, &STRUCTURE, &CARRIED_DATE, &BIRTH_DATE, &SEX, &PUBLISHED, &TAX_NUMBER, &ISSUED, &BANK];

pub(super) static SCHEME: Rule = Rule {
    id: "number-scheme",
    asks: "Is it said what kind of number it is?",
    holding: "That the kind is known.",
    broken: "Nothing.",
    source: "identifiers of python-stdnum and of the library stdnum",
};

pub(super) static STRUCTURE: Rule = Rule {
    id: "number-structure",
    asks: "Is it made as numbers of its scheme are, with the check digit that the rest makes?",
    holding: "That it has the form, and where the scheme has a check digit, that it was copied without a slip. Anybody can make \
              up such a number; whether it was ever \
              given, and to whom, only the office knows.",
    broken: "That the office gives no such number, or that it was copied wrongly. Ask for it again. Where the text names an \
             exception, the number may have been given all the same.",
    source: "the scheme's own rules, as in the library stdnum 0.2",
};

pub(super) static CARRIED_DATE: Rule = Rule {
    id: "number-carried-date",
    asks: "Is the birth date inside the number a day of the calendar, and has it come?",
    holding: "That the date is in the past.",
    broken: "That nobody has been born on that day. Where the calendar has no such day, a register may have given it for a \
             date that it did not know.",
    source: "the scheme's own rules, as in python-stdnum 2.2 and the registers' descriptions",
};

pub(super) static BIRTH_DATE: Rule = Rule {
    id: "number-birth-date",
    asks: "Is the birth date inside the number the one that they give?",
    holding: "That number and claim go together. Whoever makes up a number can see to that.",
    broken: "That the number is somebody else's, or the date is not theirs. A register may keep a number when it corrects a \
             date, and gives a neighbouring day when one ran out of numbers.",
    source: "the scheme's own rules, as in python-stdnum 2.2 and the registers' descriptions",
};

pub(super) static SEX: Rule = Rule {
    id: "number-sex",
    asks: "Is the sex inside the number the one that they give?",
    holding: "That number and claim go together.",
    broken: "That the two differ. Not every register gives a new number when the entry changes.",
    source: "the scheme's own rules, as in python-stdnum 2.2 and the registers' descriptions",
};

pub(super) static PUBLISHED: Rule = Rule {
    id: "number-published",
    asks: "Is it a number that was printed in advertising or set aside for examples?",
    holding: "That it is none of the published ones known to us.",
    broken: "That this number was printed for everybody to see and is nobody's any more.",
    source: "Social Security Administration, \"Social Security cards issued by Woolworth\" and list of invalid numbers; \
             Federal Trade Commission v. LifeLock (457-55-5462)",
};

pub(super) static TAX_NUMBER: Rule = Rule {
    id: "number-not-social-security",
    asks: "Is it a social security number rather than a number for taxes alone?",
    holding: "That its first digits are those of social security numbers.",
    broken: "That it is no social security number: those that begin with 9 are given by the tax office for returns. People \
             without a social security number have one lawfully; it does not permit work by itself.",
    source: "Internal Revenue Service, Publication 1915 (ITIN) and Form W-7A (ATIN)",
};

pub(super) static ISSUED: Rule = Rule {
    id: "number-issued-after",
    asks: "Could it have been given before the work in the United States that they tell of?",
    holding: "That its first digits do not say when it was given, or that no such work is told of before.",
    broken: "That the number was given on 25 June 2011 or later, and work in the United States is told of before. A new number \
             after theft of the old one, and work under another number, explain it. It says nothing of where anybody was born.",
    source: "Social Security Administration, Social Security Number Randomization (25 June 2011) and the last High Group List",
};

pub(super) static BANK: Rule = Rule {
    id: "number-bank",
    asks: "Is it made as numbers of banks are, with the right check digits?",
    holding: "That it was copied without a slip. Whether the account exists, and whose it is, only the bank knows.",
    broken: "That no bank has such a number, or that it was copied wrongly.",
    source: "ISO 13616 (IBAN), ISO 9362 (BIC), ABA routing number policy (3-7-1 and Federal Reserve prefixes)",
};
