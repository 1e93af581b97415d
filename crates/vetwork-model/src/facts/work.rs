//! Employment, education, references, public profiles, and what others answered about them.

use crate::role::PayPeriod;
use crate::{Name, When};

record! {
    /// A job that the subject says they had.
    pub struct Employment {
        /// Employer.
        employer: String,
        /// Title.
        title: Option<String>,
        /// Began.
        from: Option<When>,
        /// Ended; nothing when it goes on.
        to: Option<When>,
        /// Full time?
        full_time: Option<bool>,
        /// Where the work was done.
        place: Option<String>,
        /// The employer's web domain, as the subject gave it.
        domain: Option<String>,
    }
}

words! {
    /// What somebody who was asked said.
    pub enum Confirmation {
        /// Asked, no answer yet.
        #[default]
        Unanswered,
        /// Confirmed.
        Confirmed,
        /// Confirmed in part: dates or title differ.
        Partly,
        /// They know of no such thing.
        Denied,
        /// No such place, firm or register entry could be found.
        NotFound,
    }
}

words! {
    /// How somebody was reached.
    pub enum ReachedVia {
        /// Through the contact that the subject gave.
        #[default]
        ContactGiven,
        /// Through a contact that the employer found on its own (switchboard, register).
        ContactFound,
    }
}

record! {
    /// What was found when an employer was looked up or asked.
    pub struct EmployerCheck {
        /// Employer, as in `employment`.
        employer: String,
        /// What they said, or that they could not be found.
        outcome: Confirmation,
        /// How they were reached.
        via: ReachedVia,
        /// The firm's own web domain, as found.
        domain: Option<String>,
        /// When that domain was registered.
        domain_registered: Option<When>,
        /// When the firm was founded, by its register.
        founded: Option<When>,
        /// Earlier names, mergers: the register explains a gap.
        renamed_or_acquired: bool,
        /// Began there, as they say.
        from: Option<When>,
        /// Ended there, as they say.
        to: Option<When>,
    }
}

record! {
    /// A course of study that the subject says they took.
    pub struct Education {
        /// Institution.
        institution: String,
        /// Degree or certificate.
        degree: Option<String>,
        /// Subject of study.
        subject: Option<String>,
        /// Began.
        from: Option<When>,
        /// Ended.
        to: Option<When>,
        /// The institution's web domain, as the subject gave it.
        domain: Option<String>,
    }
}

record! {
    /// What an institution or its registrar answered.
    pub struct EducationCheck {
        /// Institution, as in `education`.
        institution: String,
        /// What they said.
        outcome: Confirmation,
        /// When they were asked.
        asked: Option<When>,
        /// They teach no such subject, or gave no such degree.
        no_such_programme: bool,
    }
}

record! {
    /// A person whom the subject names to speak for them.
    pub struct Reference {
        /// Name.
        name: Name,
        /// The firm they know the subject from.
        company: Option<String>,
        /// E-mail address.
        email: Option<String>,
        /// Telephone number.
        phone: Option<String>,
        /// How they know the subject.
        relation: Option<String>,
    }
}

record! {
    /// What came of asking a reference.
    pub struct ReferenceCheck {
        /// Name of the reference, as in `references`.
        name: Name,
        /// What they said.
        outcome: Confirmation,
        /// How they were reached.
        via: ReachedVia,
        /// Network address from which a reference form was filled in.
        ip: Option<String>,
        /// Device from which a reference form was filled in.
        device: Option<String>,
    }
}

words! {
    /// Where a public profile stands.
    pub enum Site {
        /// Some other site.
        #[default]
        Other,
        /// GitHub, GitLab or another code host.
        CodeHost,
        /// LinkedIn, Xing or another professional network.
        Professional,
        /// A freelance platform.
        Freelance,
        /// A site of the subject's own.
        Own,
    }
}

record! {
    /// A public profile that the subject names as theirs.
    pub struct Profile {
        /// Kind of site.
        site: Site,
        /// Address.
        url: String,
    }
}

record! {
    /// What was seen at a profile that the subject named.
    pub struct ProfileCheck {
        /// Address, as in `profiles`.
        url: String,
        /// Could it be reached?
        reachable: Option<bool>,
        /// When the account was made.
        created: Option<When>,
        /// How many others it is connected to.
        connections: Option<u32>,
        /// Name shown there.
        name: Option<Name>,
        /// Place shown there.
        place: Option<String>,
        /// Jobs shown there.
        employment: Vec<ShownJob>,
        /// Earliest commit that its code history shows.
        first_commit: Option<When>,
        /// Distinct author names used in its own commits.
        author_names: Option<u32>,
        /// Share of its commits that stand, with the same hash, in older histories of others; percent.
        copied_percent: Option<u8>,
        /// Longest stretch without any activity, in years.
        longest_gap_years: Option<u8>,
        /// Activity resumed on.
        active_again_since: Option<When>,
    }
}

/// A job as a public profile shows it.
#[derive(
    Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize, schemars::JsonSchema,
)]
#[serde(default)]
pub struct ShownJob {
    /// Employer.
    pub employer: String,
    /// Began.
    pub from: Option<When>,
    /// Ended.
    pub to: Option<When>,
}

record! {
    /// A tool or language that the subject says they know.
    pub struct Skill {
        /// What it is called.
        name: String,
        /// Years of use.
        years: Option<u8>,
        /// In use since.
        since: Option<When>,
    }
}

record! {
    /// What the subject asks to be paid.
    pub struct SalaryAsk {
        /// Amount in whole units.
        amount: u64,
        /// ISO 4217 code.
        currency: String,
        /// Period.
        per: PayPeriod,
    }
}

record! {
    /// An application by this subject that the employer's systems hold.
    pub struct Application {
        /// Role applied for.
        role: String,
        /// Kind of work ("engineering", "finance", "design").
        field: Option<String>,
    }
}

record! {
    /// Who brought the subject.
    pub struct Referral {
        /// Id of the subject who referred this one.
        by: Option<String>,
        /// Name of who referred this one.
        name: Option<Name>,
    }
}

record! {
    /// The recruiter or agency through whom the subject came.
    pub struct Recruiter {
        /// Name.
        name: Option<Name>,
        /// Agency.
        agency: Option<String>,
        /// E-mail address.
        email: Option<String>,
        /// Telephone number.
        phone: Option<String>,
    }
}
