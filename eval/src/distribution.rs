//! How a population falls into bands, and how often each check finds something.

use std::collections::BTreeMap;
use std::fmt;

use vetwork_model::{Assessment, Band, Code};

use crate::population::{Cohort, Population};

/// Bands by cohort, and findings by check.
#[derive(Clone, Debug, Default)]
pub struct Distribution {
    /// How many subjects.
    pub subjects: usize,
    /// Subjects by cohort and band.
    pub bands: BTreeMap<(Cohort, Band), usize>,
    /// Findings by check, those without any included.
    pub findings: BTreeMap<Code, usize>,
}

impl Distribution {
    /// Counts.
    pub fn of(population: &Population, assessments: &[Assessment]) -> Distribution {
        let cohorts: BTreeMap<&str, Cohort> = population.entries.iter().map(|e| (e.id.as_str(), e.cohort)).collect();
        let mut counted = Distribution { subjects: assessments.len(), ..Distribution::default() };
        counted.findings.extend(vetwork_checks::all().iter().map(|check| (check.meta.code, 0)));
        for assessment in assessments {
            if let Some(cohort) = cohorts.get(assessment.subject.as_str()) {
                *counted.bands.entry((*cohort, assessment.band)).or_default() += 1;
            }
            for finding in assessment.findings() {
                *counted.findings.entry(finding.code).or_default() += 1;
            }
        }
        counted
    }

    /// Percent of the subjects in a band.
    pub fn percent(&self, band: Band) -> f64 {
        let of_band = self.bands.iter().filter(|((_, b), _)| *b == band).map(|(_, count)| count);
        100.0 * of_band.sum::<usize>() as f64 / self.subjects.max(1) as f64
    }
}

impl fmt::Display for Distribution {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} subjects", self.subjects)?;
        for band in Band::ALL {
            write!(f, ", {:.1} % {}", self.percent(band), band.words())?;
        }
        writeln!(f)?;
        for ((cohort, band), count) in &self.bands {
            writeln!(f, "{cohort:?} {}: {count}", band.words())?;
        }
        for (code, count) in &self.findings {
            write!(f, "{code} {count}  ")?;
        }
        Ok(())
    }
}
