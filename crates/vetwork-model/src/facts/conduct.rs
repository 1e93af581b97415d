//! Things that happened at work and on leaving, as systems or people of the employer recorded them.

words! {
    /// What happened.
    pub enum IncidentKind {
        /// Something else.
        #[default]
        Other,
        /// Signed in, committed or joined as somebody else.
        OtherIdentityUsed,
        /// Asked a colleague for the use of their account.
        AskedForColleagueAccount,
        /// Passwords, cookies or sessions were taken on the machine.
        CredentialsTaken,
        /// Shell or session histories were cleared.
        HistoryCleared,
        /// Left or blocked contact after being asked to show who they are.
        LeftWhenAsked,
        /// Threatened to publish or keep data.
        ThreatOverData,
        /// Signed in after the last day.
        AccessAfterEnd,
        /// Company data went to a store of the subject's own.
        DataToOwnStore,
        /// Took keys or rights early that the work did not call for.
        RightsBeyondRole,
        /// Looked at privileged data early that the work did not call for.
        EarlyPrivilegedAccess,
    }
}

record! {
    /// One event, as the employer recorded it.
    pub struct Incident {
        /// What happened.
        kind: IncidentKind,
        /// How often.
        count: Option<u32>,
        /// The employer knows of it and has agreed (a security test, an incident at work, an errand).
        agreed: bool,
        /// A note.
        note: Option<String>,
    }
}
