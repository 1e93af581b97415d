//! ID014: does a signature of its issuer bear out a document of the subject?

use vetwork_model::facts::{JudgedDocument, JudgedFile};
use vetwork_model::judged::{JudgedKind, Standing};
use vetwork_model::{
    Channel, Code, Direction, Disposition, Family, Hypothesis, Jurisdiction, Lawful, Meta, NameRelation, Need, NextStep, Outcome, Phase,
    Section, Strength, SubjectKind,
};

use crate::Context;

pub(crate) static META: Meta = Meta {
    code: Code("ID014"),
    name: "issuers-signature-verified",
    title: "a signature of its issuer bears out a document",
    question: "Does a signature of its issuer bear out a document of the subject?",
    says: "The {document} is signed by its issuer, and the name in it is the one stated.",
    clear: "No signature of an issuer bears out a document.",
    catalogue: &["ONB-11"],
    family: Family::Identity,
    subjects: &[SubjectKind::Person],
    phases: &[Phase::Onboarding, Phase::Payroll, Phase::OnTheJob],
    needs: &[Need::Any(&[Section::JudgedFile])],
    direction: Direction::Lowers,
    ceiling: Strength::Strong,
    causes: &[],
    hypotheses: &[Hypothesis::FabricatedPersona, Hypothesis::BorrowedIdentity],
    sources: &["US22"],
    innocent: "It speaks for the subject and needs no other explanation.",
    clears: "It speaks for the subject.",
    never_alone: false,
    compares: true,
    blind_spots: "A genuine chip, credential or letter of somebody else of that name: only a comparison of the person with the document tells. A name that stands in a picture of text.",
    next_step: NextStep {
        text: "Compare the person with the document in a call or in person: the signature does not say who holds it.",
        disposition: Disposition::Safe,
        minutes: 5,
        message: "We compare every new colleague with their document. Please have it at hand in the next call.",
    },
    lawful: Lawful {
        not_before: &[(Jurisdiction::Us, Phase::Onboarding)],
        notice: "We verify the signature in the chip, the credential or the file that you present.",
        special_category: None,
    },
    page: include_str!("issuers_signature_verified.md"),
};

pub(crate) fn run(cx: &Context<'_>) -> Outcome {
    let signs = |one: &&JudgedDocument| {
        matches!(one.kind, JudgedKind::Chip | JudgedKind::Credential | JudgedKind::SignedPdf)
    };
    let signed = cx.each::<JudgedFile>().filter(|item| item.fact.documents.iter().any(|one| signs(&one)));
    if signed.clone().next().is_none() {
        return cx.not_checked("a chip, a signed credential or a signed file");
    }
    let proven = signed.filter(|item| item.evidence.channel == Channel::Signature);
    let own = proven.flat_map(|item| item.fact.documents.iter().filter(signs).map(move |document| (item, document)));
    let found = own.filter(|(_, document)| is_about_the_subject(cx, document));
    // What an authority issues before what anybody may write.
    let Some((item, document)) = found.min_by_key(|(_, document)| document.kind == JudgedKind::SignedPdf) else {
        return Outcome::Clear;
    };
    let by = document.signed_by.clone().unwrap_or_else(|| document.title.clone());
    let (what, strength) = match document.kind {
        JudgedKind::SignedPdf => ("PDF file".to_owned(), Strength::Moderate),
        _ => (document.title.clone(), Strength::Strong),
    };
    cx.finding(cx.seen(item, by)).param("document", what).strength(strength).build()
}

fn is_about_the_subject(cx: &Context<'_>, document: &JudgedDocument) -> bool {
    let is_signed = match document.kind {
        JudgedKind::SignedPdf => document.proves_its_holder(),
        _ => document.fields.iter().any(|field| field.standing == Standing::Signed),
    };
    let relation = document.holder().map(|name| cx.name_relation(&name));
    is_signed && matches!(relation, Some(NameRelation::Same | NameRelation::Variant))
}
