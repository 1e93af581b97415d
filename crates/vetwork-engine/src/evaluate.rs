//! Labelled cases: what is told by which phase, what waits for a capability, what hangs on a single
//! finding, and what the cheapest way around would be. Pure: files are read by the caller.

use jiff::Timestamp;
use vetwork_model::{Assessment, Band, Channel, Code, Direction, Dossier, EvidenceId, Finding, Hypothesis, Phase};

use crate::Engine;
use crate::later::Capability;
use crate::run::population;
use crate::scoring::weigh;

/// What is expected of a case.
#[derive(Clone, Debug, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Expected {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Documented, look-alike or other.
    pub kind: CaseKind,
    /// Folder with all dossiers of the case, beside the file of expectations.
    pub folder: String,
    /// The subject that is judged.
    pub subject: String,
    /// The band that it must reach.
    #[serde(default)]
    pub expect: Option<Band>,
    /// The band that it must not pass.
    #[serde(default)]
    pub at_most: Option<Band>,
    /// Hypotheses that must be among those told.
    #[serde(default)]
    pub hypotheses: Vec<Hypothesis>,
    /// Only evidence up to this phase is used.
    #[serde(default)]
    pub by: Option<Phase>,
    /// Capabilities that it waits for.
    #[serde(default)]
    pub needs: Vec<Capability>,
    /// What tells it, in a sentence.
    #[serde(default)]
    pub says: String,
}

/// Kinds of case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CaseKind {
    /// A documented case.
    Documented,
    /// An honest person of whom the same signals show.
    LookAlike,
    /// Anything else.
    Other,
}

/// The file of expectations.
#[derive(Clone, Debug, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Expectations {
    /// The cases.
    #[serde(rename = "case")]
    pub cases: Vec<Expected>,
}

/// How a case came out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// As expected.
    Told,
    /// Not told, and it waits for capabilities that do not exist yet.
    Waiting(Vec<Capability>),
    /// Not as expected, and why.
    Missed(String),
}

/// One case, judged.
pub struct Judged {
    /// How it came out.
    pub verdict: Verdict,
    /// The assessment behind it.
    pub assessment: Assessment,
    /// Findings of which each, taken away by itself, untells the case.
    pub hangs_on: Vec<Code>,
}

fn known(dossiers: &[Dossier], by: Option<Phase>) -> Vec<Dossier> {
    dossiers.iter().map(|dossier| by.map_or_else(|| dossier.clone(), |phase| dossier.up_to(phase))).collect()
}

/// Judges one case. `None` when the subject is not among the dossiers.
pub fn judge(engine: &Engine, expected: &Expected, dossiers: &[Dossier], now: Timestamp) -> Option<Judged> {
    let dossiers = known(dossiers, expected.by);
    let subject = dossiers.iter().find(|dossier| dossier.id.as_str() == expected.subject)?;
    let assessment = engine.assess(subject, &population(&dossiers), now, &[]);
    let shortfall = shortfall(expected, assessment.band, &hypotheses(&assessment));
    let verdict = match shortfall {
        None => Verdict::Told,
        Some(_) if !expected.needs.is_empty() => Verdict::Waiting(expected.needs.clone()),
        Some(why) => Verdict::Missed(why),
    };
    let hangs_on = if verdict == Verdict::Told && expected.expect.is_some() {
        hangs_on(engine, expected, &assessment)
    } else {
        Vec::new()
    };
    Some(Judged { verdict, assessment, hangs_on })
}

fn hypotheses(assessment: &Assessment) -> Vec<Hypothesis> {
    assessment.hypotheses.iter().map(|weight| weight.hypothesis).collect()
}

fn shortfall(expected: &Expected, band: Band, told: &[Hypothesis]) -> Option<String> {
    if let Some(wanted) = expected.expect.filter(|wanted| band_short_of(band, *wanted)) {
        return Some(format!("is {}, not {}", band.words(), wanted.words()));
    }
    if let Some(limit) = expected.at_most.filter(|limit| band > *limit) {
        return Some(format!("is {}, above {}", band.words(), limit.words()));
    }
    let missing = expected.hypotheses.iter().find(|wanted| !told.contains(wanted))?;
    Some(format!("{} is not told", missing.id()))
}

/// *Incomplete* is expected exactly: it is neither more nor less than something else.
fn band_short_of(band: Band, wanted: Band) -> bool {
    if wanted <= Band::Incomplete { band != wanted } else { band < wanted }
}

fn hangs_on(engine: &Engine, expected: &Expected, assessment: &Assessment) -> Vec<Code> {
    let findings: Vec<&Finding> = assessment.findings();
    let raising = findings.iter().filter(|finding| finding.direction == Direction::Raises);
    raising
        .map(|finding| finding.code)
        .filter(|code| {
            let rest: Vec<&Finding> = findings.iter().copied().filter(|finding| finding.code != *code).collect();
            let weighed = weigh(&rest, &assessment.coverage, &engine.policy);
            let told: Vec<Hypothesis> = weighed.hypotheses.iter().map(|weight| weight.hypothesis).collect();
            shortfall(expected, weighed.band, &told).is_some()
        })
        .collect()
}

/// The cheapest edit within the subject's own control that lowers a case.
pub struct Evasion {
    /// The claims that are left out.
    pub left_out: Vec<EvidenceId>,
    /// The band that it has then.
    pub band: Band,
}

/// Tries to leave out one claim of the subject, then two; what others observed is not in the subject's
/// control. The first that lowers the band is the cheapest.
pub fn evade(engine: &Engine, expected: &Expected, dossiers: &[Dossier], now: Timestamp) -> Option<Evasion> {
    let dossiers = known(dossiers, expected.by);
    let place = dossiers.iter().position(|dossier| dossier.id.as_str() == expected.subject)?;
    let subject = dossiers.get(place)?;
    let before = engine.assess(subject, &population(&dossiers), now, &[]).band;
    let claims: Vec<EvidenceId> = subject
        .evidence()
        .iter()
        .filter(|evidence| evidence.channel == Channel::ApplicantForm)
        .map(|evidence| evidence.id)
        .collect();
    let singles = claims.iter().map(|claim| vec![*claim]);
    let pairs = claims.iter().enumerate().flat_map(|(i, a)| claims.iter().skip(i + 1).map(|b| vec![*a, *b]));
    singles.chain(pairs).find_map(|left_out| {
        let mut edited = dossiers.clone();
        if let Some(slot) = edited.get_mut(place) {
            *slot = subject.without(&left_out);
        }
        let band = engine.assess(edited.get(place)?, &population(&edited), now, &[]).band;
        (band < before).then_some(Evasion { left_out, band })
    })
}
