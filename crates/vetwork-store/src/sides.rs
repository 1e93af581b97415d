//! Who may see and do what with records: a table, for the server that will know who asks. On the command line it is
//! not enforced: there, whoever can read the master key can read everything.

/// What somebody is to the records.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Side {
    /// Leads a hiring; sees the subjects of it.
    Recruiter,
    /// Looks into open questions, over all subjects.
    Analyst,
    /// Reads decisions as the second person, and answers for forgetting.
    SecondReader,
    /// Sees that things are done properly, without seeing people.
    Auditor,
    /// Keeps the records safe, without reading them.
    Administrator,
}

/// What can be done with records.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Act {
    /// Vet a subject, hold it against sanctions lists, and see what came of it.
    Vet,
    /// See the history of a subject.
    SeeHistory,
    /// Decide about a subject, and say that it is not a listed party.
    Decide,
    /// Confirm what another decided or said.
    Confirm,
    /// Make the copy for a person, and write down corrections.
    Answer,
    /// Erase, expire, hold and release.
    Forget,
    /// Verify the history and prove entries.
    Prove,
    /// Change the master key, back up and restore.
    Keep,
}

/// Over whom.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reach {
    /// Not at all.
    Nobody,
    /// The subjects of the hirings that they lead.
    Own,
    /// All.
    All,
}

impl Side {
    /// All of them.
    pub const ALL: [Side; 5] = [Side::Recruiter, Side::Analyst, Side::SecondReader, Side::Auditor, Side::Administrator];

    /// Over whom somebody may do something.
    pub fn may(self, act: Act) -> Reach {
        use Act::{Answer, Confirm, Decide, Forget, Keep, Prove, SeeHistory, Vet};
        match (self, act) {
            (Side::Recruiter, Vet | SeeHistory | Decide | Answer) => Reach::Own,
            (Side::Analyst, Vet | SeeHistory | Prove) => Reach::All,
            (Side::SecondReader, Vet | SeeHistory | Confirm | Answer | Forget | Prove) => Reach::All,
            (Side::Auditor, Prove) | (Side::Administrator, Keep | Prove) => Reach::All,
            _ => Reach::Nobody,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_decides_and_confirms_and_nobody_keeps_and_reads() {
        for side in Side::ALL {
            let may = |act| side.may(act) > Reach::Nobody;
            assert!(!(may(Act::Decide) && may(Act::Confirm)), "{side:?}");
            assert!(!(may(Act::Keep) && (may(Act::Vet) || may(Act::SeeHistory))), "{side:?}");
        }
    }

    #[test]
    fn everything_can_be_done_by_somebody() {
        let acts =
            [Act::Vet, Act::SeeHistory, Act::Decide, Act::Confirm, Act::Answer, Act::Forget, Act::Prove, Act::Keep];
        assert!(acts.into_iter().all(|act| Side::ALL.iter().any(|side| side.may(act) > Reach::Nobody)));
    }
}
