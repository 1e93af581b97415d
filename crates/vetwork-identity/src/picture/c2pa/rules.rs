//! The questions that are put to content credentials.

use crate::judgement::Rule;

/// Every rule, in the order in which they are told.
pub(crate) static RULES: &[&Rule] = &[&FORM, &SIGNATURE, &ASSERTIONS, &PICTURE, &SOURCE];

pub(super) static FORM: Rule = Rule {
    id: "credentials-form",
    asks: "Are there content credentials, and can they be read?",
    holding: "That somebody put a statement about the picture into the file. Most pictures have none, which says nothing.",
    broken: "Nothing.",
    source: "C2PA Technical Specification, manifests; ISO/IEC 19566-5 (JUMBF)",
};

pub(super) static SIGNATURE: Rule = Rule {
    id: "credentials-signature",
    asks: "Does the signature fit the claim?",
    holding: "That whoever holds the key of the named certificate signed the statement. The certificate came with the \
              picture, and anybody can make one with any name: no list of trusted ones is consulted, nor whether it was \
              valid or taken back.",
    broken: "That the statement was changed after it was signed, or was signed by another key than the one named. Believe \
             nothing of it, neither for nor against the person.",
    source: "C2PA Technical Specification, digital signatures; RFC 9052 section 4.4; RFC 9360",
};

pub(super) static ASSERTIONS: Rule = Rule {
    id: "credentials-assertions",
    asks: "Are the parts of the statement those that were signed?",
    holding: "That the parts belong to the claim. It is worth as much as the signature on the claim.",
    broken: "That a part of the statement was changed, taken out or put in after it was signed.",
    source: "C2PA Technical Specification, assertions and hashed URIs",
};

pub(super) static PICTURE: Rule = Rule {
    id: "credentials-picture",
    asks: "Is the picture the one that the statement is about?",
    holding: "That the bytes of the picture were not changed since the statement. It is worth as much as the signature on it.",
    broken: "That the picture was changed after the statement was made, or the statement was taken from another picture. \
             A program that knows nothing of such statements does that when it saves the picture; ask for the original.",
    source: "C2PA Technical Specification, hard bindings, c2pa.hash.data",
};

pub(super) static SOURCE: Rule = Rule {
    id: "credentials-source",
    asks: "How did the picture come about, by the statement?",
    holding: "That the signer says so. It is worth as much as the signature, the unchanged picture, and the signer's word.",
    broken: "That the signer says that a program made the picture or a part of it. Editors write that after honest work \
             too. Ask for a picture as the camera made it.",
    source: "C2PA Technical Specification, actions; IPTC NewsCodes digitalsourcetype",
};
