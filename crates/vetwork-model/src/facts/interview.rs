//! What an interviewer noted, in structured fields: what happened, never why a person might be unwell.

words! {
    /// The camera during a call.
    pub enum Camera {
        /// Not noted.
        #[default]
        NotNoted,
        /// On throughout.
        On,
        /// On for a part.
        Partly,
        /// Off.
        Off,
    }
}

words! {
    /// How a step went.
    pub enum StepResult {
        /// Not tried.
        #[default]
        NotDone,
        /// Done, and it fitted.
        Passed,
        /// Done, and it did not fit.
        Failed,
        /// Asked for and declined.
        Declined,
        /// Done, and the interviewer cannot tell.
        Unsure,
    }
}

words! {
    /// Was it the same person as in the rounds before?
    pub enum SamePerson {
        /// Nobody compared.
        #[default]
        NotCompared,
        /// Yes.
        Yes,
        /// No.
        No,
        /// Cannot tell.
        Unsure,
    }
}

record! {
    /// One call or meeting, as the interviewer noted it.
    pub struct Interview {
        /// Which round.
        round: Option<u8>,
        /// Who held it (initials or id).
        interviewer: Option<String>,
        /// Held in person, not by video.
        in_person: bool,
        /// The camera.
        camera: Camera,
        /// Another way was offered and taken (captions, chat, another day, another place). Neutralises
        /// everything about camera, voice, pace and tools. The reason is nobody's business.
        alternative_offered: bool,
        /// The same person as before?
        same_person: SamePerson,
        /// The step that shows a live picture (hand before the face, turn the head, read a phrase).
        live_picture: StepResult,
        /// An identity document was held beside the face.
        document_shown: StepResult,
        /// Neutral questions about the stated place: how many were asked.
        place_questions: Option<u8>,
        /// How many of them were answered fittingly.
        place_answers: Option<u8>,
        /// Questions about the subject's own resume: how many were asked.
        resume_questions: Option<u8>,
        /// How many of them were answered in line with it.
        resume_answers: Option<u8>,
        /// A language the role needs, spoken as claimed?
        language_step: StepResult,
        /// Somebody else was heard giving answers.
        prompted_by_other: bool,
        /// Many other voices, as in a call centre.
        many_voices: bool,
        /// On the shared screen stood accounts in another name.
        other_identity_on_screen: bool,
        /// The shared screen showed a remote session to another machine.
        remote_session_on_screen: bool,
        /// An assistant answered although the role's rule bars it.
        assistant_used: bool,
        /// The candidate disclosed the use of it beforehand.
        assistant_disclosed: bool,
    }
}

words! {
    /// What somebody asked for or declined, in writing or in a call.
    pub enum RequestKind {
        /// Something else.
        #[default]
        Other,
        /// To continue outside the platform or the employer's channels.
        LeavePlatform,
        /// To write only, with neither voice nor video.
        TextOnly,
        /// To be paid in crypto currency.
        CryptoPay,
        /// To be paid before work is done.
        PayInAdvance,
        /// To be paid to an account that is in another name.
        PayToOther,
        /// To use somebody else's account or identity.
        UseOtherAccount,
        /// To work on a machine of one's own or a hosted desktop instead of the employer's.
        OwnDevice,
        /// Says that nothing can be delivered to the home address.
        NoDeliveryAtHome,
        /// Declines to meet in person or to have a test taken in person.
        NotInPerson,
        /// Asks to begin later.
        LaterStart,
        /// Declines to give an address, a birth date or references at the step where they are needed.
        WithholdsDetails,
        /// Asks for a letter to release a frozen account.
        UnfreezeAccount,
        /// Declines a hardware key or second factor.
        NoHardwareKey,
    }
}

record! {
    /// A request by the subject, as the recruiter or the channel recorded it.
    pub struct Request {
        /// What was asked.
        kind: RequestKind,
        /// Another way was offered and taken, or the request was agreed beforehand.
        alternative_offered: bool,
        /// In the subject's words.
        words: Option<String>,
    }
}

record! {
    /// A travel notice by the subject.
    pub struct Travel {
        /// First day away.
        from: Option<crate::When>,
        /// Last day away.
        to: Option<crate::When>,
        /// Country.
        country: Option<crate::Country>,
        /// The employer approved it.
        approved: bool,
    }
}
