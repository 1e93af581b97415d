//! What the person is hired for, and how far the hiring has come.

use crate::{Country, When};

words! {
    /// How far the hiring has come.
    pub enum Phase {
        /// Before anyone applied: outreach, partners, platforms.
        Sourcing,
        /// The application has arrived.
        #[default]
        Application,
        /// Calls, tests, references.
        Interview,
        /// Documents, contract, equipment.
        Onboarding,
        /// Where the pay goes.
        Payroll,
        /// At work.
        OnTheJob,
        /// Leaving.
        Offboarding,
    }
}

impl Phase {
    /// All phases in order.
    pub const ALL: [Phase; 7] = [
        Phase::Sourcing,
        Phase::Application,
        Phase::Interview,
        Phase::Onboarding,
        Phase::Payroll,
        Phase::OnTheJob,
        Phase::Offboarding,
    ];

    /// In words.
    pub fn words(self) -> &'static str {
        match self {
            Phase::Sourcing => "sourcing",
            Phase::Application => "application",
            Phase::Interview => "interview",
            Phase::Onboarding => "onboarding",
            Phase::Payroll => "payroll",
            Phase::OnTheJob => "on the job",
            Phase::Offboarding => "offboarding",
        }
    }
}

words! {
    /// A period that pay is counted in.
    pub enum PayPeriod {
        /// Per hour.
        Hour,
        /// Per day.
        Day,
        /// Per month.
        Month,
        /// Per year.
        #[default]
        Year,
    }
}

/// What pay the market gives for the role at the place, as the employer knows it.
#[derive(
    Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize, schemars::JsonSchema,
)]
#[serde(default)]
pub struct PayBand {
    /// Lower end of what is usual, in whole units of the currency.
    pub low: u64,
    /// Upper end of what is usual.
    pub high: u64,
    /// ISO 4217 code.
    pub currency: String,
    /// The period the amounts are for.
    pub per: PayPeriod,
}

/// The role, from the employer's own records. Context for the questions to ask; never evidence
/// about the person.
#[derive(
    Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize, schemars::JsonSchema,
)]
#[serde(default)]
pub struct Role {
    /// Title as advertised.
    #[serde(skip_serializing_if = "crate::record::is_default")]
    pub title: Option<String>,
    /// Worked from a place of the person's own.
    #[serde(skip_serializing_if = "crate::record::is_default")]
    pub remote: bool,
    /// Production, payment or publishing rights.
    #[serde(skip_serializing_if = "crate::record::is_default")]
    pub privileged: bool,
    /// Reached through one or more other firms.
    #[serde(skip_serializing_if = "crate::record::is_default")]
    pub through_contractors: bool,
    /// Years of experience that the role asks for.
    #[serde(skip_serializing_if = "crate::record::is_default")]
    pub years_asked: Option<u8>,
    /// First working day.
    #[serde(skip_serializing_if = "crate::record::is_default")]
    pub starts: Option<When>,
    /// Last working day, when it is known.
    #[serde(skip_serializing_if = "crate::record::is_default")]
    pub ends: Option<When>,
    /// Country whose law governs the hiring.
    #[serde(skip_serializing_if = "crate::record::is_default")]
    pub jurisdiction: Option<Country>,
    /// What is usually paid.
    #[serde(skip_serializing_if = "crate::record::is_default")]
    pub pay_band: Option<PayBand>,
    /// Text of the posting.
    #[serde(skip_serializing_if = "crate::record::is_default")]
    pub posting: Option<String>,
    /// A written rule that assistants may not answer for the candidate in calls or tests.
    #[serde(skip_serializing_if = "crate::record::is_default")]
    pub assistants_barred: bool,
}
