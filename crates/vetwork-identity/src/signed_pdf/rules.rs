//! The questions that are put to a signature in a PDF.

use crate::judgement::Rule;

/// Every rule, in the order in which they are told.
pub(crate) static RULES: &[&Rule] =
    &[&FORM, &RANGE, &DIGEST, &SIGNATURE, &ALGORITHM, &SIGNER, &PURPOSE, &SIGNED_WHEN, &TIMESTAMP, &SINCE, &NAME];

pub(super) static FORM: Rule = Rule {
    id: "signed-pdf-form",
    asks: "Is it a signature as the standards lay it out?",
    holding: "That it has the form of one. Anybody can write such a file.",
    broken: "That it is laid out as no program that signs does it.",
    source: "ISO 32000-2, 12.8.1 (signature dictionary) and 12.8.3 (interoperability); ETSI EN 319 142-1 section 6 (PAdES); \
             RFC 5652 section 5",
};

pub(super) static RANGE: Rule = Rule {
    id: "signed-pdf-range",
    asks: "Does the signature cover all of the file as it was then, but for itself?",
    holding: "That nothing was left out of what was signed. What came later in the file is told apart.",
    broken: "That parts of the file are left out of what was signed, and may say anything: nobody who signs leaves them out. A \
             file that was cut short on its way looks like this too.",
    source: "ISO 32000-2, 12.8.1 (ByteRange); ETSI EN 319 142-1 section 5.1; Mladenov and others, 1 Trillion Dollar Refund \
             (CCS 2019), section 5",
};

pub(super) static DIGEST: Rule = Rule {
    id: "signed-pdf-digest",
    asks: "Is it, byte for byte, what was signed?",
    holding: "That what the signature covers was not changed since.",
    broken: "That it is not what was signed. Some programs save a file anew and keep the signature, which breaks it without any \
             ill will: ask whoever signed for the file as they sent it.",
    source: "ISO 32000-2, 12.8.3.3 (CMS signatures); RFC 5652 section 5.4",
};

pub(super) static SIGNATURE: Rule = Rule {
    id: "signed-pdf-signature",
    asks: "Was it signed with the key of the certificate that it names?",
    holding: "When proven: the signer whom you named, or one whom they certified, signed what the signature covers. When it only \
              holds: whoever has the key of that certificate signed it, and anybody can make a certificate in any name.",
    broken: "That the signature is not by the key of that certificate: it was changed, or copied from another file.",
    source: "RFC 5652 section 5.6; ISO 32000-2, 12.8.3.3",
};

pub(super) static ALGORITHM: Rule = Rule {
    id: "signed-pdf-algorithm",
    asks: "Is it signed in a way that nobody can forge?",
    holding: "That nobody is known to be able to forge signatures of this kind.",
    broken: "That somebody with means might forge it. Programs of before 2017 signed like this as a matter of course.",
    source: "ETSI TS 119 312 (cryptographic suites); NIST SP 800-131A revision 2, section 9 (SHA-1)",
};

pub(super) static SIGNER: Rule = Rule {
    id: "signed-pdf-signer",
    asks: "Who signed, and who says so?",
    holding: "When proven: the signer is the one whose certificate or key you handed in, or certified by one. When it only holds: \
              the names are what the certificate says, and nobody whom you named vouches for them. Ask the issuer which \
              certificate it signs with, over a contact that you found yourself.",
    broken: "When unusual: that the signer is not certified by those whom you named; issuers change keys, and a file may be signed \
             by somebody else with good reason. When refuted: that the certificate names somebody as its issuer whose \
             signature it does not bear, or one whose time was over.",
    source: "RFC 5280 section 6; ETSI EN 319 102-1 section 5.2.6 (X.509 certificate validation)",
};

pub(super) static PURPOSE: Rule = Rule {
    id: "signed-pdf-signer-purpose",
    asks: "Is the signer's key meant to sign documents?",
    holding: "That the certificate allows what the key was used for.",
    broken: "That the key was certified for something else. Certificates that an organisation makes for itself often say too little.",
    source: "RFC 5280 sections 4.2.1.3 and 4.2.1.12; RFC 9336 (document signing)",
};

pub(super) static SIGNED_WHEN: Rule = Rule {
    id: "signed-pdf-signed-when",
    asks: "Was it signed while the signer's certificate was valid?",
    holding: "That the signer was entitled at that time. Unless a timestamp service that you trust says when, the time is the \
              signer's own word.",
    broken: "That it was signed outside of the time for which the signer was certified, or that the signer's clock was wrong.",
    source: "RFC 5280 section 4.1.2.5; ETSI EN 319 102-1 section 5.3 (signing time)",
};

pub(super) static TIMESTAMP: Rule = Rule {
    id: "signed-pdf-timestamp",
    asks: "Does a timestamp service say when it was there?",
    holding: "When proven: it was there at that time, as a service that you named says. When it only holds: so says a service for \
              which nobody whom you named vouches, and anybody can make one.",
    broken: "That the timestamp is of something else, or was changed.",
    source: "RFC 3161 section 2.4.2 and appendix A; ETSI EN 319 142-1 section 5.4 (document time-stamps)",
};

pub(super) static SINCE: Rule = Rule {
    id: "signed-pdf-since",
    asks: "What was added to the file after it was signed?",
    holding: "That what its pages show is what was signed, as far as this compares the two; a visible mark of a later signature may \
              cover some of it. Whoever keeps a signature verifiable adds certificates and timestamps later.",
    broken: "When unusual: that what the file shows today is not what was signed. The version that was signed is still in the file: \
             ask whoever signed which one is theirs. When refuted: that its pages were changed though the signer forbade it, or \
             with no signature on what they show now.",
    source: "ISO 32000-2, 7.5.6 (incremental updates), 12.8.2.2 (DocMDP); ETSI EN 319 142-1 section 5.4 (document security store); \
             Mainka and others, Shadow Attacks (NDSS 2021), section IV",
};

pub(super) static NAME: Rule = Rule {
    id: "signed-pdf-name",
    asks: "Is it about the person whose name is claimed, in the words of somebody else?",
    holding: "That the name stands in the text of what was signed, and that the signer bears another one. There may be several \
              people of that name.",
    broken: "It is never broken: a file may be about somebody without naming them in a way that is found.",
    source: "comparison of what was claimed with what was observed",
};
