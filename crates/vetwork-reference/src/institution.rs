//! Whether a college or university is in the loaded registry. The outcome alone leaves this module:
//! which school it is, and where, is no input of anything.

use serde::{Deserialize, Serialize};

use crate::domains::{holds_parent, plain_domain};
use crate::fold::fold;
use crate::sorted::SortedStrings;

/// Outcome of a registry look-up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum InstitutionStatus {
    /// The name or domain is in the registry.
    Registered,
    /// Not in the loaded registries, which are incomplete: not verified, and no more than that.
    NotInRegistry,
    /// A domain whose mail addresses were given to people who never studied there.
    AbusedDomain,
    /// A domain whose mail addresses do not show enrolment: staff, schools, alumni services.
    NonStudentDomain,
    /// No registry is loaded: the question was not asked.
    RegistryNotLoaded,
}

/// Registries in their normal form: domains in lower case, names folded.
#[derive(Debug, Clone, Default)]
pub(crate) struct Institutions {
    registered: Vec<Registry>,
    abused: Vec<SortedStrings>,
    non_student: Vec<SortedStrings>,
}

/// Names and domains of one registry.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Registry {
    pub(crate) domains: SortedStrings,
    pub(crate) names: SortedStrings,
}

impl Institutions {
    pub(crate) fn add_registry(&mut self, registry: Registry) {
        self.registered.push(registry);
    }

    pub(crate) fn add_abused(&mut self, domains: SortedStrings) {
        self.abused.push(domains);
    }

    pub(crate) fn add_non_student(&mut self, domains: SortedStrings) {
        self.non_student.push(domains);
    }

    pub(crate) fn status(&self, name_or_domain: &str) -> InstitutionStatus {
        let domain = plain_domain(name_or_domain);
        if let Some(domain) = &domain {
            let among = |lists: &[SortedStrings]| lists.iter().any(|list| holds_parent(list, domain));
            if among(&self.abused) {
                return InstitutionStatus::AbusedDomain;
            }
            if among(&self.non_student) {
                return InstitutionStatus::NonStudentDomain;
            }
        }
        if self.registered.is_empty() {
            return InstitutionStatus::RegistryNotLoaded;
        }
        let name = institution_name(name_or_domain);
        let known = self.registered.iter().any(|registry| {
            registry.names.contains(&name) || domain.as_ref().is_some_and(|d| holds_parent(&registry.domains, d))
        });
        if known { InstitutionStatus::Registered } else { InstitutionStatus::NotInRegistry }
    }
}

/// Folded, without a leading article and without what stands in brackets.
pub(crate) fn institution_name(name: &str) -> String {
    let before_bracket = name.split(['(', '[']).next().filter(|s| !s.trim().is_empty());
    let folded = fold(before_bracket.unwrap_or(name));
    folded.strip_prefix("the ").unwrap_or(&folded).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use InstitutionStatus::{AbusedDomain, NonStudentDomain, NotInRegistry, Registered, RegistryNotLoaded};

    fn list(strings: &[&str]) -> SortedStrings {
        SortedStrings::collect(strings.iter().map(|&s| s.to_owned()))
    }

    #[test]
    fn the_outcome_alone_is_told() {
        let mut schools = Institutions::default();
        assert_eq!(schools.status("Universität Beispiel"), RegistryNotLoaded);
        schools.add_abused(list(&["open.example"]));
        assert_eq!(schools.status("a@student.open.example"), AbusedDomain);
        assert_eq!(schools.status("uni.example"), RegistryNotLoaded);
        schools.add_non_student(list(&["staff.uni.example"]));
        schools.add_registry(Registry {
            domains: list(&["uni.example", "open.example"]),
            names: list(&["universitat beispiel", "university of sample"]),
        });
        let check = |input: &str, expected| assert_eq!(schools.status(input), expected, "{input}");
        check("Universität Beispiel", Registered);
        check("UNIVERSITAT  BEISPIEL (Sample City)", Registered);
        check("The University of Sample", Registered);
        check("uni.example", Registered);
        check("cs.uni.example", Registered);
        check("staff.uni.example", NonStudentDomain);
        check("open.example", AbusedDomain);
        check("University of Samples", NotInRegistry);
        check("example", NotInRegistry);
        check("", NotInRegistry);
    }
}
