//! How long a subject is remembered, and which decisions and clearances a second person reads: rules of the policy.

use jiff::ToSpan;
use jiff::civil::Date;
use serde::Deserialize;
use vetwork_model::{Band, Decision, Jurisdiction, Role};
use vetwork_watchlist::screen::Standing;

use crate::jurisdiction::jurisdiction;
use crate::policy::{Policy, RoleTrait};

/// What a rule for keeping goes by: a decision, or that there was none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct After(Option<Decision>);

impl<'de> Deserialize<'de> for After {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let word = String::deserialize(deserializer)?;
        if word == "none" {
            return Ok(After(None));
        }
        let decision = Decision::deserialize(serde::de::value::StringDeserializer::<D::Error>::new(word))?;
        Ok(After(Some(decision)))
    }
}

/// The laws that rules tell apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Law {
    /// United States.
    Us,
    /// United Kingdom.
    Uk,
    /// European Union, and wherever no other law is known.
    Eu,
}

impl Law {
    fn of(role: &Role) -> Law {
        match jurisdiction(role.jurisdiction) {
            Jurisdiction::Us => Law::Us,
            Jurisdiction::Uk => Law::Uk,
            Jurisdiction::Eu => Law::Eu,
        }
    }
}

/// How long subjects are remembered to whom this fits.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Retention {
    /// After one of these decisions.
    pub after: Vec<After>,
    /// Under this law; under any when it is missing.
    pub law: Option<Law>,
    /// In such roles; in all when it is missing.
    pub when: Option<RoleTrait>,
    /// Months after the last assessment or decision; without an end when it is missing.
    pub months: Option<u16>,
    /// Why so long.
    pub because: String,
}

impl Retention {
    pub(crate) fn is_sound(&self) -> bool {
        !self.after.is_empty() && self.months.is_none_or(|months| months <= LONGEST)
    }

    fn fits(&self, decision: Option<Decision>, role: &Role) -> bool {
        self.after.contains(&After(decision))
            && self.law.is_none_or(|law| law == Law::of(role))
            && self.when.is_none_or(|when| when.holds(role))
    }
}

const LONGEST: u16 = 1200;

/// A decision that a second person reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SecondReader {
    /// Which.
    pub decision: Decision,
    /// From this band of the last assessment on.
    pub from: Band,
}

/// When it takes two people to say that somebody is not a listed party.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Clearances {
    /// A second person reads it from here on. What is identified, two always read: there is no level above it.
    pub second_reader_from: Level,
}

/// What speaks for a listed party, as far as one person may lay it aside.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Level {
    /// A name that many bear, or that fits in part.
    Info,
    /// A distinctive name and nothing else.
    Open,
    /// The name with a date of birth or a contact.
    Corroborated,
    /// A listed number with the name, or a listed wallet.
    Identified,
}

impl Default for Clearances {
    /// More than a name is not one person's to lay aside.
    fn default() -> Self {
        Clearances { second_reader_from: Level::Corroborated }
    }
}

impl Level {
    fn standing(self) -> Standing {
        match self {
            Level::Info => Standing::Common,
            Level::Open => Standing::Open,
            Level::Corroborated => Standing::Corroborated,
            Level::Identified => Standing::Identified,
        }
    }
}

impl Clearances {
    /// Does a second person read a clearance of what stands so?
    pub fn asks_second_reader(self, standing: Standing) -> bool {
        standing >= self.second_reader_from.standing()
    }
}

/// Until when a subject is remembered, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// The first day on which it is to be forgotten; nothing while there is no end in sight.
    pub until: Option<Date>,
    /// The reason that the rule gives.
    pub because: String,
}

impl Policy {
    /// Until when a subject is remembered about whom this was decided last, on this day or by an assessment of this
    /// day. Where no rule fits, the policy does not say, and nobody is forgotten by it.
    pub fn kept(&self, decision: Option<Decision>, role: &Role, last: Date) -> Option<Kept> {
        let rule = self.retention.iter().find(|rule| rule.fits(decision, role))?;
        let until = rule.months.map(|months| last.checked_add(i64::from(months).months()).unwrap_or(Date::MAX));
        Some(Kept { until, because: rule.because.clone() })
    }

    /// Does a second person read this decision?
    pub fn asks_second_reader(&self, decision: Decision, band: Option<Band>) -> bool {
        self.second_reader.iter().any(|rule| rule.decision == decision && band.unwrap_or(Band::Routine) >= rule.from)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::DEFAULT;

    #[track_caller]
    fn check(decision: Option<Decision>, country: &str, expected: Option<&str>) {
        let policy = Policy::from_toml(DEFAULT).unwrap();
        let role = Role { jurisdiction: serde_json::from_value(country.into()).ok(), ..Role::default() };
        let kept = policy.kept(decision, &role, "2026-01-31".parse().unwrap()).unwrap();
        assert_eq!(kept.until.map(|until| until.to_string()).as_deref(), expected, "{decision:?} in {country}");
    }

    #[test]
    fn unsuccessful_applicants_are_kept_briefly_and_by_their_law() {
        check(Some(Decision::NotHired), "DE", Some("2026-07-31"));
        check(Some(Decision::NotHired), "US", Some("2027-01-31"));
        check(None, "GB", Some("2026-07-31"));
        check(None, "BR", Some("2026-07-31"));
        check(Some(Decision::Hired), "DE", None);
        check(Some(Decision::Left), "DE", Some("2027-01-31"));
        check(Some(Decision::Reported), "US", Some("2036-01-31"));
    }

    #[test]
    fn a_second_person_reads_what_takes_something_from_somebody() {
        let policy = Policy::from_toml(DEFAULT).unwrap();
        assert!(policy.asks_second_reader(Decision::Reported, None));
        assert!(policy.asks_second_reader(Decision::NotHired, Some(Band::Escalate)));
        assert!(!policy.asks_second_reader(Decision::NotHired, Some(Band::Verify)));
        assert!(!policy.asks_second_reader(Decision::Hired, Some(Band::Escalate)));
    }

    #[test]
    fn a_second_person_reads_clearances_from_where_the_policy_says() {
        let check = |from: &str, standing: Standing, expected: bool| {
            let said = DEFAULT.replacen("second_reader_from = \"corroborated\"", from, 1);
            let policy = Policy::from_toml(&said).unwrap();
            assert_eq!(policy.clearances.asks_second_reader(standing), expected, "{from} {standing:?}");
        };
        check("second_reader_from = \"corroborated\"", Standing::Open, false);
        check("second_reader_from = \"corroborated\"", Standing::Corroborated, true);
        check("second_reader_from = \"info\"", Standing::Common, true);
        check("second_reader_from = \"open\"", Standing::Common, false);
        check("second_reader_from = \"open\"", Standing::Open, true);
        check("second_reader_from = \"identified\"", Standing::Corroborated, false);
        check("second_reader_from = \"identified\"", Standing::Identified, true);
        let none = DEFAULT.replacen("[clearances]\nsecond_reader_from = \"corroborated\"\n", "", 1);
        assert!(none.len() < DEFAULT.len() && Policy::from_toml(&none).unwrap().clearances == Clearances::default());
        for wrong in ["second_reader_from = \"never\"", "second_raeder_from = \"open\""] {
            assert!(Policy::from_toml(&DEFAULT.replacen("second_reader_from = \"corroborated\"", wrong, 1)).is_err());
        }
    }

    #[test]
    fn a_rule_that_fits_nobody_is_refused() {
        let wrong = DEFAULT.replacen("after = [\"hired\"]", "after = []", 1);
        assert!(Policy::from_toml(&wrong).is_err());
        let wrong = DEFAULT.replacen("after = [\"hired\"]", "after = [\"fired\"]", 1);
        assert!(Policy::from_toml(&wrong).is_err());
    }
}
