//! What several calls say together: how many people noted a thing, and how questions were answered.

use std::collections::BTreeSet;

use vetwork_model::dossier::Item;
use vetwork_model::facts::Interview;

use crate::context::{Context, FindingBuilder};

/// Did anybody note it, in whatever kind of call?
pub fn was_noted(cx: &Context<'_>, noted: impl Fn(&Interview) -> bool) -> bool {
    cx.each::<Interview>().any(|call| noted(call.fact))
}

/// How many different interviewers noted it. Notes that nobody signed count as one person's, and
/// only when no note is signed.
pub fn interviewers(cx: &Context<'_>, happened: impl Fn(&Interview) -> bool) -> usize {
    let calls = cx.each::<Interview>().filter(|call| happened(call.fact));
    let signed: BTreeSet<Option<String>> = calls
        .map(|call| call.fact.interviewer.as_deref().map(|by| by.trim().to_lowercase()).filter(|by| !by.is_empty()))
        .collect();
    let known = signed.iter().flatten().count();
    known.max(usize::from(!signed.is_empty()))
}

/// Questions of one kind over all calls, and how many answers fitted.
pub struct Answers<'a> {
    /// The calls in which such questions were counted.
    calls: Vec<Item<'a, Interview>>,
    /// How many were asked.
    pub asked: u32,
    /// How many were answered fittingly.
    pub fitting: u32,
}

/// Adds up questions and answers. `count` gives both for one call; a call with only one of them is
/// left out, and so is one in which another way was offered and taken.
pub fn answers<'a>(cx: &Context<'a>, count: impl Fn(&Interview) -> (Option<u8>, Option<u8>)) -> Answers<'a> {
    let mut all = Answers { calls: Vec::new(), asked: 0, fitting: 0 };
    for call in cx.each::<Interview>().filter(|call| !call.fact.alternative_offered) {
        if let (Some(asked), Some(fitting)) = count(call.fact) {
            all.asked += u32::from(asked);
            all.fitting += u32::from(fitting.min(asked));
            all.calls.push(call);
        }
    }
    all
}

impl Answers<'_> {
    /// Fewer questions are an accident, not a measure.
    pub const AT_LEAST: u32 = 3;

    /// Were enough questions asked to tell?
    pub fn enough(&self) -> bool {
        self.asked >= Self::AT_LEAST
    }

    /// Does less than one in `part` answers fit?
    pub fn fewer_than_one_in(&self, part: u32) -> bool {
        self.fitting * part < self.asked
    }

    /// The finding over all calls, `{fitting}` and `{asked}` filled in; nothing without a call.
    pub fn finding(
        &self,
        cx: &Context<'_>,
        count: impl Fn(&Interview) -> (Option<u8>, Option<u8>),
    ) -> Option<FindingBuilder> {
        let value = |call: &Interview| {
            let (asked, fitting) = count(call);
            format!("{} of {}", fitting.unwrap_or_default(), asked.unwrap_or_default())
        };
        let (first, rest) = self.calls.split_first()?;
        let mut finding = cx.finding(cx.seen(*first, value(first.fact)));
        for call in rest {
            finding = finding.rests_on(cx.seen(*call, value(call.fact)));
        }
        Some(finding.param("fitting", self.fitting).param("asked", self.asked))
    }
}
