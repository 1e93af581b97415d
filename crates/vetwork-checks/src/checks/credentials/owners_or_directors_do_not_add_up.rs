//! CR034: do the stated owners add up, and does the register know the directors?

use vetwork_model::facts::{Director, Owner, RegisterEntry};
use vetwork_model::{
    Cause, Code, Direction, Disposition, Family, Hypothesis, Lawful, Meta, NameRelation, Need, NextStep, Outcome,
    Phase, Section, Strength, SubjectKind,
};

use crate::Context;

pub(crate) static META: Meta = Meta {
    code: Code("CR034"),
    name: "owners-or-directors-do-not-add-up",
    title: "owners or directors do not add up",
    question: "Do the stated owners add up, and does the register know the directors?",
    says: "{what}.",
    clear: "The stated owners add up and the register knows a stated director.",
    catalogue: &["SRC-03"],
    family: Family::Credentials,
    subjects: &[SubjectKind::Organisation],
    phases: &[Phase::Sourcing],
    needs: &[Need::Any(&[Section::Owner, Section::Director])],
    direction: Direction::Raises,
    ceiling: Strength::Moderate,
    causes: &[Cause::RecordError, Cause::CompanyHistory],
    hypotheses: &[Hypothesis::FabricatedPersona, Hypothesis::SharedOperator],
    sources: &["S1", "SEED3", "US22"],
    innocent: "Rounded shares, classes of shares, small holders left out, a change that the register has not entered yet.",
    clears: "A current list of owners and an extract of the register.",
    never_alone: true,
    compares: true,
    blind_spots: "Owners who hold for somebody else.",
    next_step: NextStep {
        text: "Ask for the list of owners down to a quarter, and for a register extract.",
        disposition: Disposition::Safe,
        minutes: 15,
        message: "We ask every partner who owns and directs it. Please send a current list with shares and an extract of the register.",
    },
    lawful: Lawful {
        not_before: &[],
        notice: "We compare the owners and directors you state with each other and with the public company register.",
        special_category: None,
    },
    page: include_str!("owners_or_directors_do_not_add_up.md"),
};

pub(crate) fn run(cx: &Context<'_>) -> Outcome {
    let officers: Vec<_> = cx
        .each::<RegisterEntry>()
        .flat_map(|entry| entry.fact.officers.iter().map(move |name| (entry, name)))
        .collect();
    let directors: Vec<_> = cx.each::<Director>().collect();
    let compared = !officers.is_empty() && !directors.is_empty();
    let different = |director: &vetwork_model::Name| {
        officers.iter().all(|(_, officer)| director.relation(officer) == NameRelation::Different)
    };
    if compared && directors.iter().all(|director| different(&director.fact.name)) {
        let sides = directors
            .iter()
            .map(|d| cx.seen(*d, &d.fact.name))
            .chain(officers.iter().map(|(entry, name)| cx.seen(*entry, *name)));
        let mut sides = sides.collect::<Vec<_>>().into_iter();
        if let Some(first) = sides.next() {
            let finding = sides.fold(cx.finding(first), |finding, seen| finding.rests_on(seen));
            return finding
                .param("what", "The register knows none of the stated directors")
                .strength(Strength::Moderate)
                .build();
        }
    }
    // A share of a firm in between is no share of this one, and a range adds up to nothing.
    let owners = || cx.each::<Owner>().filter(|owner| owner.fact.of.is_none());
    let exact = owners().filter(|owner| owner.fact.up_to.is_none());
    let shares: Vec<_> = exact.filter_map(|owner| Some((u32::from(owner.fact.percent?), owner))).collect();
    let every_share = !shares.is_empty() && shares.len() == owners().count();
    let total: u32 = shares.iter().map(|(percent, _)| percent).sum();
    let (strength, what) = match total {
        102.. => (Strength::Moderate, format!("The stated shares add up to {total} %")),
        ..50 if every_share => (Strength::Weak, format!("The stated shares account for {total} % only")),
        _ if compared || every_share => return Outcome::Clear,
        _ => return cx.not_checked("shares of all owners, or officers in the register"),
    };
    let mut seen = shares.iter().map(|(percent, owner)| cx.seen(*owner, i64::from(*percent)));
    let Some(first) = seen.next() else { return cx.not_checked("shares of the owners") };
    seen.fold(cx.finding(first), |finding, seen| finding.rests_on(seen)).param("what", what).strength(strength).build()
}
