//! As whom somebody stands in a dossier, which check asks for them, and what of the answer is told.

use serde::{Deserialize, Serialize};
use vetwork_model::{Dossier, Jurisdiction, SubjectKind};
use vetwork_watchlist::curated::Tie;
use vetwork_watchlist::screen::Hit;

use crate::find;

/// As whom somebody stands in a dossier.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Asked {
    /// The subject itself.
    Subject,
    /// A recruiter through whom the subject came.
    Recruiter,
    /// The agency of such a recruiter.
    Agency,
    /// An employer in the career that the subject states.
    Employer,
    /// The firm that a reference knows the subject from.
    ReferenceFirm,
    /// A director or officer.
    Director,
    /// An owner.
    Owner,
    /// A firm or person to whom the work is passed on.
    Subcontractor,
    /// The holder of an account that is to be paid.
    AccountHolder,
    /// A wallet that the subject offers or writes of.
    OfferedWallet,
    /// A wallet that is to be paid.
    PaidWallet,
}

impl Asked {
    /// In words.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Asked::Subject => "subject",
            Asked::Recruiter => "recruiter",
            Asked::Agency => "agency",
            Asked::Employer => "employer",
            Asked::ReferenceFirm => "firm of a reference",
            Asked::Director => "director",
            Asked::Owner => "owner",
            Asked::Subcontractor => "subcontractor",
            Asked::AccountHolder => "account holder",
            Asked::OfferedWallet => "wallet offered",
            Asked::PaidWallet => "wallet to be paid",
        }
    }

    /// The check that asks for them.
    fn check(self, kind: SubjectKind) -> &'static str {
        match (self, kind) {
            (Asked::Subject, SubjectKind::Person) => "WL004",
            (Asked::Subject, SubjectKind::Organisation) => "WL010",
            (Asked::OfferedWallet, _) => "WL005",
            (Asked::PaidWallet, _) => "WL006",
            (Asked::AccountHolder, _) => "WL007",
            (Asked::Employer | Asked::ReferenceFirm, _) => "WL008",
            (Asked::Recruiter | Asked::Agency, _) => "WL009",
            (Asked::Director | Asked::Owner | Asked::Subcontractor, _) => "WL011",
        }
    }

    /// Does a check ask for them in this dossier: of this kind of subject, in this phase, under this law?
    pub(super) fn is_asked(self, dossier: &Dossier, jurisdiction: Jurisdiction) -> bool {
        find(self.check(dossier.kind)).is_some_and(|check| check.is_due(dossier, jurisdiction))
    }

    /// Is a hit told? Of the firms of a career only what was designated for the scheme itself: a listed employer of another kind
    /// stands for a country.
    #[must_use]
    pub fn is_told(self, hit: &Hit<'_>) -> bool {
        let is_of_career = matches!(self, Asked::Employer | Asked::ReferenceFirm);
        !is_of_career || hit.designation.is_some_and(|designation| designation.tie == Tie::Scheme)
    }
}
