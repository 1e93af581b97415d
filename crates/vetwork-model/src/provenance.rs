//! How a fact came to us, and therefore how far it carries.

words! {
    /// How far a fact carries.
    pub enum Provenance {
        /// The subject said it.
        #[default]
        Claimed,
        /// A system or a person other than the subject saw it.
        Observed,
        /// A signature or an authority proves it.
        Verified,
    }
}

words! {
    /// The channel through which a fact came. It alone sets the provenance; nothing a file says can.
    pub enum Channel {
        /// The applicant's own form, resume, message or upload.
        #[default]
        ApplicantForm,
        /// The employer's own records of the hiring: the recruiter, the hiring manager, the role.
        Recruiter,
        /// The structured notes of an interviewer.
        Interviewer,
        /// An export of a system: applicant tracking, meetings, sign-in, asset register, carrier.
        SystemExport,
        /// What Vetwork itself found in a file that was handed in. Never taken from an input file.
        Examination,
        /// A bank, register, bureau or government office that answers for the fact.
        Authority,
        /// A signature that Vetwork itself verified.
        Signature,
    }
}

impl Channel {
    /// What a fact from this channel is worth.
    pub fn provenance(self) -> Provenance {
        match self {
            Channel::ApplicantForm => Provenance::Claimed,
            Channel::Recruiter | Channel::Interviewer | Channel::SystemExport | Channel::Examination => {
                Provenance::Observed
            }
            Channel::Authority | Channel::Signature => Provenance::Verified,
        }
    }

    /// In words, as it stands beside a value.
    pub fn words(self) -> &'static str {
        match self {
            Channel::ApplicantForm => "application",
            Channel::Recruiter => "recruiter's record",
            Channel::Interviewer => "interviewer's notes",
            Channel::SystemExport => "system record",
            Channel::Examination => "examined file",
            Channel::Authority => "answer of an authority",
            Channel::Signature => "verified signature",
        }
    }
}

words! {
    /// How a whole file came in: who could have written what stands in it.
    pub enum Intake {
        /// Assembled by the employer's own people or systems: each section keeps its own channel.
        #[default]
        Employer,
        /// Sent in by the subject: whatever it says, it is the subject who says it.
        Applicant,
    }
}

impl Intake {
    /// The channel of a section's facts when the file came this way.
    pub fn cap(self, channel: Channel) -> Channel {
        match self {
            Intake::Employer => channel,
            // What Vetwork found is its own word, whoever handed the file in.
            Intake::Applicant if matches!(channel, Channel::Examination | Channel::Signature) => channel,
            Intake::Applicant => Channel::ApplicantForm,
        }
    }
}
