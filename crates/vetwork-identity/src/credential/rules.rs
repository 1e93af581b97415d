//! The questions that are put to a credential.

use crate::judgement::Rule;

/// Every rule, in the order in which they are told.
pub(crate) static RULES: &[&Rule] = &[
    &FORM,
    &ISSUER,
    &ALGORITHM,
    &SIGNATURE,
    &CERTIFIED_WHEN,
    &SIGNED_WHEN,
    &PURPOSE,
    &DISCLOSED,
    &BOUND,
    &AGREES,
    &COUNTRY,
    &ISSUED_WHEN,
    &IN_DATE,
    &STATUS,
    &CLAIMED_NAME,
    &CLAIMED_BIRTH,
];

pub(super) static FORM: Rule = Rule {
    id: "credential-form",
    asks: "Is it a signed credential, as the standards lay it out?",
    holding: "That it has the form of one, and what it says of itself. Anybody can write such a file.",
    broken: "That it is not what it calls itself.",
    source: "RFC 7515 section 7.1 (tokens); RFC 9901 section 4 (selective disclosure); W3C Verifiable Credentials Data Model 2.0; \
             ISO/IEC 18013-5, device response and mobile security object",
};

pub(super) static ISSUER: Rule = Rule {
    id: "credential-issuer",
    asks: "Is the signer's key one that you handed in, or certified by one?",
    holding: "When proven: that the signer is the one whose key or certificate you handed in, as far as that is the issuer's: \
              take it from the issuer and never from the holder. What else the credential calls its issuer is its own word.",
    broken: "That the signer is not certified by those whom you named. Issuers change keys: ask for the issuer's current \
             one before you rest anything on this.",
    source: "RFC 7515 sections 4.1.3 to 4.1.6; RFC 5280 section 6; ISO/IEC 18013-5 annex B (certificates of issuing authorities)",
};

pub(super) static ALGORITHM: Rule = Rule {
    id: "credential-algorithm",
    asks: "Is it signed in a way that only the issuer can?",
    holding: "That nobody is known to be able to forge signatures of this kind.",
    broken: "When refuted: that whoever reads it could have written it, which proves nothing of anybody. When unusual: that \
             somebody with means might forge it.",
    source: "RFC 7518 sections 3.1 and 3.6; RFC 8725 sections 2.1 and 3.2",
};

pub(super) static SIGNATURE: Rule = Rule {
    id: "credential-signature",
    asks: "Does the signature fit?",
    holding: "When proven: the owner of the key that you handed in, or one whom they certified, signed this and nobody \
              changed it since. Not that the bearer is the holder, or that it was not taken back. When it only holds: \
              whoever made it signed it, which anybody can do.",
    broken: "That it was changed after it was signed, or that another key signed it. With a key handed in that is not \
             this issuer's, a good one looks the same.",
    source: "RFC 7515 section 5.2; RFC 9052 section 4.4 (COSE); ISO/IEC 18013-5, issuer data authentication",
};

pub(super) static CERTIFIED_WHEN: Rule = Rule {
    id: "credential-certified-when",
    asks: "Was the signer certified before the authority's certificate ran out?",
    holding: "That the authority was in its time when it certified the signer.",
    broken: "That the signer was certified by a key whose time was over.",
    source: "RFC 5280 section 6.1.3; ISO/IEC 18013-5 annex B, validity of certificates",
};

pub(super) static SIGNED_WHEN: Rule = Rule {
    id: "credential-signed-when",
    asks: "Was it signed while the signer's certificate was valid?",
    holding: "That the signer was entitled at the time. The time is the signer's own word.",
    broken: "That it was signed outside of the time for which the signer was certified.",
    source: "RFC 5280 section 4.1.2.5; ISO/IEC 18013-5, inspection of issuer data authentication",
};

pub(super) static PURPOSE: Rule = Rule {
    id: "credential-signer-purpose",
    asks: "Is the signer's key meant to sign?",
    holding: "That the certificate allows what the key was used for.",
    broken: "That the key was certified for something else.",
    source: "RFC 5280 sections 4.2.1.3 and 4.2.1.12; ISO/IEC 18013-5 annex B, document signer certificate",
};

pub(super) static DISCLOSED: Rule = Rule {
    id: "credential-disclosures",
    asks: "Is every value that is shown one whose hash was signed, once?",
    holding: "That the values shown are those that were signed. Values kept back are the holder's right, and say nothing.",
    broken: "That a value was changed or added, or hashes were doubled. No issuer makes such a credential.",
    source: "RFC 9901 sections 4.2 and 7.1; ISO/IEC 18013-5, issuer data authentication (value digests)",
};

pub(super) static BOUND: Rule = Rule {
    id: "credential-holder-key",
    asks: "Did whoever handed it in show that they have the holder's key?",
    holding: "That the device with the holder's key made this copy at that time, for whom and with the number that are \
              named. Only if you chose that number is it fresh; one made for somebody else may be passed on.",
    broken: "That it was not the holder's key, or that the proof is of another credential.",
    source: "RFC 9901 sections 4.3 and 7.3; RFC 7800 section 3.2; ISO/IEC 18013-5, mdoc authentication",
};

pub(super) static AGREES: Rule = Rule {
    id: "credential-parts-agree",
    asks: "Does it say the same in each place where it says it?",
    holding: "That it does not contradict itself.",
    broken: "That it names two issuers, holders or numbers. Programs that issue such credentials make this mistake too.",
    source: "W3C Verifiable Credentials Data Model 1.1, encoding as JSON Web Tokens; W3C Securing Verifiable Credentials \
             using JOSE and COSE",
};

pub(super) static COUNTRY: Rule = Rule {
    id: "credential-country",
    asks: "Is the country that it names that of its signer?",
    holding: "That signer and document name one country.",
    broken: "That somebody signed a document of another country, which no authority does.",
    source: "ISO/IEC 18013-5, inspection of issuer data authentication (issuing_country and the signer's certificate)",
};

pub(super) static ISSUED_WHEN: Rule = Rule {
    id: "credential-issued-when",
    asks: "Was it issued by now?",
    holding: "That its date of issue is in the past. Whoever signs chooses it.",
    broken: "That it says that it will be issued.",
    source: "RFC 7519 section 4.1.6",
};

pub(super) static IN_DATE: Rule = Rule {
    id: "credential-in-date",
    asks: "Is it in its time?",
    holding: "That it has begun and not run out by the day that was asked about.",
    broken: "That it has run out or not begun, which says nothing against its being genuine. A new one can be had.",
    source: "RFC 7519 sections 4.1.4 and 4.1.5; W3C Verifiable Credentials Data Model 2.0, validity period; ISO/IEC 18013-5, \
             validityInfo",
};

pub(super) static STATUS: Rule = Rule {
    id: "credential-status",
    asks: "Did the issuer take it back?",
    holding: "That the issuer had not taken it back.",
    broken: "That the issuer took it back.",
    source: "Token Status List (IETF OAuth working group); W3C Bitstring Status List",
};

pub(super) static CLAIMED_NAME: Rule = Rule {
    id: "credential-name-claimed",
    asks: "Is it about somebody of the name that its holder goes by?",
    holding: "That the names fit. Many people share a name.",
    broken: "That the names differ, as after marriage, or with a name in use. Ask which name is whose.",
    source: "GPG 45, checking that the evidence and the claimed identity match",
};

pub(super) static CLAIMED_BIRTH: Rule = Rule {
    id: "credential-birth-claimed",
    asks: "Is its date of birth the one that its holder gave?",
    holding: "That the dates agree.",
    broken: "That they differ. A slip of the pen looks the same.",
    source: "GPG 45, checking that the evidence and the claimed identity match",
};
