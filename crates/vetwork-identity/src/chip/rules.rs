//! The questions that are put to a chip.

use crate::judgement::Rule;

/// Every rule, in the order in which they are told.
pub(crate) static RULES: &[&Rule] = &[
    &FORM,
    &ISSUED,
    &CHAIN,
    &SIGNATURE,
    &ATTRIBUTES,
    &GROUP,
    &COUNTRY,
    &SIGNED_WHEN,
    &CERTIFIED_WHEN,
    &PURPOSE,
    &REVOKED,
    &STRENGTH,
    &OUTLIVED,
    &PRINTED,
    &BIRTH,
    &PICTURE,
    &COPIED,
];

pub(super) static FORM: Rule = Rule {
    id: "chip-form",
    asks: "Is it the security object of a chip, as the standard lays it out?",
    holding: "That the file has the form of what chips hold. Anybody can write such a file.",
    broken: "That a chip of a passport does not hold this.",
    source: "ICAO Doc 9303-10, EF.SOD and the LDS security object; RFC 5652 section 5",
};

pub(super) static CHAIN: Rule = Rule {
    id: "chip-signer-certified",
    asks: "Is the document signer certified by the state, as a master list knows it?",
    holding: "That the state whose list of keys vouches for it certified the signer's key. It says nothing of who holds the passport.",
    broken: "That the certificate is not by the key it names, or by one that your lists do not know. Lists lack some keys: \
             ask for the document itself, or load another list, before you rest anything on this.",
    source: "ICAO Doc 9303-11, passive authentication; Doc 9303-12, certificates and master lists; RFC 5280 section 6",
};

pub(super) static ISSUED: Rule = Rule {
    id: "chip-issued",
    asks: "Did the state issue what the chip holds?",
    holding: "That the state issued what the fitting files say, and that nobody changed them since. Not that the bearer is the \
              holder, that the chip is not a copy, or that the passport was not lost, stolen or bought.",
    broken: "Nothing: this is only ever proven or left open.",
    source: "ICAO Doc 9303-11, passive authentication; RFC 5652 section 5.6",
};

pub(super) static SIGNATURE: Rule = Rule {
    id: "chip-signature",
    asks: "Does the signature fit the security object?",
    holding: "That whoever holds the signer's key signed it. Anybody can make a key and a certificate that says so: it takes a \
              state's list to know whose it is.",
    broken: "That the security object was changed after it was signed, or was signed by another key than the one named.",
    source: "ICAO Doc 9303-11, passive authentication; RFC 5652 section 5.6",
};

pub(super) static ATTRIBUTES: Rule = Rule {
    id: "chip-signed-attributes",
    asks: "Do the signed attributes name the content and its hash?",
    holding: "That the signature is about this security object and no other content.",
    broken: "That the security object is not the one that was signed.",
    source: "RFC 5652 sections 5.3, 11.1 and 11.2; ICAO Doc 9303-10, signed data of EF.SOD",
};

pub(super) static GROUP: Rule = Rule {
    id: "chip-group-hash",
    asks: "Is each file of the chip the one whose hash was signed?",
    holding: "That the file is the one that the security object names; with a proven signature, the one the state wrote.",
    broken: "That the file was changed, is damaged, or is of another chip. A reader app that cuts files short does this too: \
             read the chip again.",
    source: "ICAO Doc 9303-10, the LDS security object; Doc 9303-11, passive authentication",
};

pub(super) static COUNTRY: Rule = Rule {
    id: "chip-country",
    asks: "Are the state in the zone, the signer's and the key's one and the same?",
    holding: "That one state issued and signed it.",
    broken: "That a state signed a document of another, which none does.",
    source: "ICAO Doc 9303-12, names in certificates; Doc 9303-3 section 5 for the codes",
};

pub(super) static SIGNED_WHEN: Rule = Rule {
    id: "chip-signed-when",
    asks: "Was it signed while the signer's certificate was valid?",
    holding: "That the signer was entitled at the time. The time is the signer's own word.",
    broken: "That it was signed outside of the time for which the signer was certified.",
    source: "RFC 5280 section 4.1.2.5; RFC 5652 section 11.3; ICAO Doc 9303-12, private key usage and validity",
};

pub(super) static CERTIFIED_WHEN: Rule = Rule {
    id: "chip-certified-when",
    asks: "Was the signer certified while the state's key was in its time?",
    holding: "That the state's key was in use when it certified the signer.",
    broken: "That the state's key had run out, or was not yet in its time, when it certified the signer. Some states issue a \
             new certificate for an old key, which looks like the latter.",
    source: "RFC 5280 section 6.1.3; ICAO Doc 9303-12, private key usage and validity",
};

pub(super) static PURPOSE: Rule = Rule {
    id: "chip-signer-purpose",
    asks: "Is the signer's key meant to sign documents such as this one?",
    holding: "That the certificate allows what the key was used for.",
    broken: "That the key was certified for something else.",
    source: "RFC 5280 sections 4.2.1.3 and 4.2.1.12; ICAO Doc 9303-12, certificate profiles and the document type extension",
};

pub(super) static REVOKED: Rule = Rule {
    id: "chip-signer-revoked",
    asks: "Did the state take the signer's certificate back?",
    holding: "That it was not taken back by the day of the revocation list that was handed in.",
    broken: "That the state took it back, mostly because its key got into other hands: what it signed proves nothing any more.",
    source: "RFC 5280 section 5; ICAO Doc 9303-12, certificate revocation lists",
};

pub(super) static STRENGTH: Rule = Rule {
    id: "chip-algorithms",
    asks: "Are hashes and keys strong enough?",
    holding: "That nobody is known to be able to forge signatures of this kind.",
    broken: "That forging is within reach of somebody with means, though nobody is known to have done so. States signed in this \
             way into the 2010s, so such passports are genuine as a rule.",
    source: "ICAO Doc 9303-12, algorithms; NIST SP 800-131A, SHA-1 and key lengths",
};

pub(super) static OUTLIVED: Rule = Rule {
    id: "chip-signer-outlives",
    asks: "Is the signer's certificate valid for as long as the document?",
    holding: "That document and certificate were made for each other's time. A certificate that has run out does not make the \
              document false, nor does a valid one make an expired document good.",
    broken: "That the document is valid for longer than its signer's certificate, which the standard rules out and a few \
             issuers do.",
    source: "ICAO Doc 9303-12, private key usage and validity",
};

pub(super) static PRINTED: Rule = Rule {
    id: "chip-zone-printed",
    asks: "Is the zone on the chip the one that is printed?",
    holding: "That the chip is that of the printed page, or that somebody copied the zone.",
    broken: "That page and chip are not of one document, or that the printed zone was changed or misread. Look at both again.",
    source: "ICAO Doc 9303-10, data group 1; Doc 9303-11, comparison of the zones",
};

pub(super) static BIRTH: Rule = Rule {
    id: "chip-birth-dates",
    asks: "Do the two dates of birth on the chip agree?",
    holding: "That the chip does not contradict itself.",
    broken: "That the chip names two dates of birth. An issuer's slip looks the same, when both are signed.",
    source: "ICAO Doc 9303-10, data groups 1 and 11",
};

pub(super) static PICTURE: Rule = Rule {
    id: "chip-picture",
    asks: "Is there a face picture of a kind that chips hold?",
    holding: "That there is one. Whose face it shows is for a person to say, with the bearer in front of them.",
    broken: "That there is no picture where the standard wants one, or one of another kind.",
    source: "ICAO Doc 9303-10, data group 2; Doc 9303-9, face",
};

pub(super) static COPIED: Rule = Rule {
    id: "chip-not-copied",
    asks: "Is it the original chip, and not a copy of its files?",
    holding: "That the chip holds a key that cannot be read out.",
    broken: "That the chip could not show that it holds its key.",
    source: "ICAO Doc 9303-11, active authentication and chip authentication; BSI TR-03110",
};
