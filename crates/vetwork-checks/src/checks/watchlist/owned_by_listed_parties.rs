//! WL012: do listed parties own the organisation?

use vetwork_model::{Cause, Code, Direction, Disposition, Family, Hypothesis, Lawful, Meta, Need, NextStep, Outcome, Phase, Section, Strength, SubjectKind};

use vetwork_watchlist::ownership::{Amounts, Rule};
use vetwork_watchlist::screen::Standing;

use crate::Context;
use crate::screening::{Asked, Match};
use crate::shapes::listed::{finding, hits, nobody};
use crate::shapes::owned::Owned;

pub(crate) static META: Meta = Meta {
    code: Code("WL012"),
    name: "owned-by-listed-parties",
    title: "listed parties hold shares of the organisation",
    question: "Do listed parties own the organisation?",
    says: "{ofac}. {eu}. {uk}. {beyond}.",
    clear: "No stated owner is like a listed party.",
    catalogue: &["SRC-04"],
    family: Family::Watchlist,
    subjects: &[SubjectKind::Organisation],
    phases: &[Phase::Sourcing, Phase::Onboarding, Phase::Payroll, Phase::OnTheJob],
    needs: &[Need::Watchlists, Need::Any(&[Section::Owner, Section::RegisterEntry])],
    direction: Direction::Raises,
    ceiling: Strength::Strong,
    causes: &[Cause::Namesake, Cause::RecordError],
    hypotheses: &[Hypothesis::SanctionedParty],
    sources: &["OFAC50", "EUBP24", "UKREG7", "SEED3"],
    innocent: "An owner who only bears the name of a listed party: then the sum is a question, and told as one. Shares that were sold, or written down wrongly.",
    clears: "The register's date of birth of the owner is another, or its shares are.",
    never_alone: false,
    compares: true,
    blind_spots: "Owners who are not stated. Those who hold for others. Control without shares, which is no arithmetic: for the United Kingdom and the European Union it counts as much.",
    next_step: NextStep {
        text: "Ask for the register's extract of all owners with dates of birth and shares, also of the firms in between, and who appoints the board.",
        disposition: Disposition::Safe,
        minutes: 30,
        message: "We ask every partner for an extract of the register with all owners, their shares and dates of birth. Please send us yours.",
    },
    lawful: Lawful {
        not_before: &[],
        notice: "We add up the shares that listed parties hold in partners, as the law asks of us.",
        special_category: None,
    },
    page: include_str!("owned_by_listed_parties.md"),
};

pub(crate) fn run(cx: &Context<'_>) -> Outcome {
    let owned = Owned::of(cx);
    if !owned.anybody() {
        return cx.not_checked("names of owners");
    }
    let mut hits = hits(cx, &[Asked::Owner]);
    hits.retain(|(_, hit)| hit.standing >= Standing::Open);
    let Some(found) = finding(cx, &hits) else { return nobody(cx) };
    let [ofac, eu, uk] = Rule::ALL.map(|rule| owned.held(rule));
    let most = [&ofac, &eu, &uk].map(|held| held.amounts).into_iter().max();
    let strength = match most {
        Some(Amounts::Yes) => Strength::Strong,
        Some(Amounts::Possibly) => Strength::Moderate,
        Some(Amounts::No) | None => Strength::Info,
    };
    // The sum rests on all of them: one of whom nothing is proven leaves it open.
    let counts = |hit: &Match| hit.standing >= Standing::Corroborated && !hit.is_cleared();
    let counted = || hits.iter().map(|(_, hit)| *hit).filter(|hit| counts(hit));
    let mut found = found
        .param("ofac", ofac.to_string())
        .param("eu", eu.to_string())
        .param("uk", uk.to_string())
        .strength(strength)
        .excludes_if(Cause::Namesake, counted().all(|hit| hit.no_namesake))
        .excludes_if(Cause::RecordError, owned.is_proven() && counted().all(|hit| hit.proven));
    if let Some(percent) = owned.beyond_whole() {
        found = found.param("beyond", format!("The stated shares add up to {percent} %, so one of them is wrong"));
    }
    found.build()
}
