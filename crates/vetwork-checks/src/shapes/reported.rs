//! The shape "a person noted it, in a structured field".

use vetwork_model::dossier::Item;
use vetwork_model::facts::{Interview, Request, RequestKind};
use vetwork_model::{Cause, FactKind, Param};

use crate::context::{Context, FindingBuilder};

/// Something that was noted once or more.
pub struct Reported {
    /// The finding so far, `{count}` and `{of}` filled in.
    pub finding: FindingBuilder,
    /// How often it was noted.
    pub count: usize,
    /// How often somebody looked.
    pub of: usize,
}

/// Counts where `happened` holds among the facts where `noted` holds. `None` when it never happened.
pub fn reported<T: FactKind>(
    cx: &Context<'_>,
    noted: impl Fn(&T) -> bool,
    happened: impl Fn(&T) -> bool,
    value: impl Fn(&T) -> Param,
) -> Option<Reported> {
    let looked: Vec<Item<'_, T>> = cx.each::<T>().filter(|item| noted(item.fact)).collect();
    let seen: Vec<Item<'_, T>> = looked.iter().copied().filter(|item| happened(item.fact)).collect();
    let (first, rest) = seen.split_first()?;
    let mut finding = cx.finding(cx.seen(*first, value(first.fact)));
    for item in rest {
        finding = finding.rests_on(cx.seen(*item, value(item.fact)));
    }
    let (count, of) = (seen.len(), looked.len());
    Some(Reported { finding: finding.param("count", count).param("of", of), count, of })
}

/// [`reported`] over interviews. A call in which another way was offered and taken says nothing about
/// camera, voice, pace or tools, and is left out.
pub fn in_interviews(
    cx: &Context<'_>,
    noted: impl Fn(&Interview) -> bool,
    happened: impl Fn(&Interview) -> bool,
    value: impl Fn(&Interview) -> Param,
) -> Option<Reported> {
    let found = reported(cx, |call: &Interview| !call.alternative_offered && noted(call), happened, value)?;
    Some(Reported { finding: found.finding.excludes(Cause::Adjustment), ..found })
}

/// Requests of one kind, save those for which another way was agreed.
pub fn requested(cx: &Context<'_>, kind: RequestKind) -> Option<Reported> {
    let words = |request: &Request| Param::from(request.words.clone().unwrap_or_else(|| "asked".to_owned()));
    let found = reported(cx, |_: &Request| true, |r| r.kind == kind && !r.alternative_offered, words)?;
    Some(Reported { finding: found.finding.excludes(Cause::Adjustment), ..found })
}
