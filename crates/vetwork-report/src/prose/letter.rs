//! Text for the subject, ready to send: true, neutral, the same for everyone at the same step.

use vetwork_model::{Assessment, Disposition, Phase, SubjectKind};

use super::name;

/// A message to the subject.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letter {
    /// "Hello Mira Castellano,".
    pub greeting: String,
    /// What follows is true of everyone at this step.
    pub opening: &'static str,
    /// What is asked, in an order that tells nothing.
    pub asks: Vec<String>,
    /// Another way is always offered.
    pub closing: &'static str,
    /// For the reader, not for the subject.
    pub note: &'static str,
}

/// Nothing of the evidence enters: only the fixed sentences of safe steps, and the phase.
pub fn letter(assessment: &Assessment) -> Option<Letter> {
    let safe = assessment.steps.iter().filter(|step| step.disposition == Disposition::Safe);
    let mut asks: Vec<String> = safe.map(|step| step.message.clone()).filter(|text| !text.is_empty()).collect();
    asks.sort();
    asks.dedup();
    if asks.is_empty() {
        return None;
    }
    let opening = match (assessment.kind, assessment.phase) {
        (SubjectKind::Organisation, _) => {
            "Thank you for working with us. Some points are part of how we work with partners:"
        }
        (_, Phase::Sourcing | Phase::Application) => {
            "Thank you for your application. Some points are part of this step:"
        }
        (_, Phase::Interview) => "Thank you for your time so far. Some points are part of this step:",
        (_, Phase::Onboarding | Phase::Payroll) => "We prepare your start. Some points are part of this step:",
        (_, Phase::OnTheJob) => "We keep our records up to date. Some points are part of that:",
        (_, Phase::Offboarding) => "We close our records of your work with us. Some points are part of that:",
    };
    let greeting =
        if assessment.name.is_blank() { "Hello,".to_owned() } else { format!("Hello {},", name(assessment)) };
    Some(Letter {
        greeting,
        opening,
        asks,
        closing: "If any of this is difficult, for whatever reason, please tell us, and we will find another way.",
        note: "The text is true, neutral and the same for everyone at this step. Send it as it is; say nothing of \
               other people, and nothing of why.",
    })
}

impl Letter {
    /// As plain text, without the note.
    pub fn text(&self) -> String {
        let asks: Vec<String> = match self.asks.as_slice() {
            [one] => vec![one.clone()],
            many => many.iter().enumerate().map(|(place, ask)| format!("{}. {ask}", place + 1)).collect(),
        };
        format!("{}\n\n{}\n\n{}\n\n{}\n\nKind regards\n", self.greeting, self.opening, asks.join("\n"), self.closing)
    }
}
