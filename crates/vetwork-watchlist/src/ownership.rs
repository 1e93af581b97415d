//! Whether a company counts as a listed party's own: arithmetic over shares, as three authorities do it, with what is not
//! known left open.
//!
//! What the authorities say, and where:
//!
//! - **OFAC** (United States): an entity is blocked that one or more blocked persons own *directly or indirectly, in the
//!   aggregate, 50 percent or more* (Revised Guidance on Entities Owned by Persons Whose Property and Interests in Property
//!   Are Blocked, 13 August 2014; FAQ 398 to 402). An entity so owned is itself a blocked person, so all that it holds counts
//!   further down; what a listed person holds through an entity below 50 percent does not count (FAQ 401). Control without
//!   ownership does not block, and is a reason for caution (FAQ 398).
//! - **European Union**: 50 % or more, or a majority interest, and the shares of several listed persons are added up (Best
//!   Practices for the effective implementation of restrictive measures, as updated in July 2024, on ownership and control).
//!   Control is a test of its own.
//! - **United Kingdom**: one person holds *directly or indirectly more than 50 %* of shares or votes or may appoint most of the
//!   board, or could have its affairs run as they wish, in all the circumstances (for instance regulation 7 of The Russia
//!   (Sanctions) (EU Exit) Regulations 2019; regulations of other regimes read alike). Holdings of several persons are not
//!   added up unless they act under a joint arrangement (OFSI, UK financial sanctions: general guidance, ownership and
//!   control).
//!
//! Only ownership is arithmetic. Who controls a company is a question for people, and is said to be one.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

/// A person or company in the structure, by a number of the caller's.
pub type Node = usize;

/// All of a company, in hundredths of a percent.
const WHOLE: u32 = 10_000;

/// So many holdings are written out in a sum.
const SHOWN: usize = 4;

/// A share as far as it is known, in hundredths of a percent: at least, and at most.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Share {
    least: u32,
    most: u32,
}

impl Share {
    /// Nobody knows how much.
    pub const UNKNOWN: Self = Self { least: 0, most: WHOLE };

    /// So many percent.
    #[must_use]
    pub fn percent(percent: u8) -> Self {
        Self::between(percent, percent)
    }

    /// From so many to so many percent, in any order. What is above 100 is kept: it shows that a declaration is wrong.
    #[must_use]
    pub fn between(one: u8, other: u8) -> Self {
        Self { least: u32::from(one.min(other)) * 100, most: u32::from(one.max(other)) * 100 }
    }

    /// The least that it is, in percent, rounded down.
    #[must_use]
    pub fn least_percent(self) -> u32 {
        self.least / 100
    }

    /// The most that it is, in percent, rounded down.
    #[must_use]
    pub fn most_percent(self) -> u32 {
        self.most / 100
    }
}

impl fmt::Display for Share {
    /// `30 %`, `at least 40 %, up to 70 %`, `an unknown share`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (least, most) = (self.least_percent(), self.most_percent());
        match () {
            () if *self == Self::UNKNOWN => f.write_str("an unknown share"),
            () if self.least == self.most => write!(f, "{least} %"),
            () if self.least == 0 => write!(f, "up to {most} %"),
            () if self.most == WHOLE => write!(f, "at least {least} %"),
            () => write!(f, "at least {least} %, up to {most} %"),
        }
    }
}

/// Somebody holds a share of a company.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Holding {
    /// Who holds it.
    pub owner: Node,
    /// Of which company.
    pub of: Node,
    /// How much of it.
    pub share: Share,
}

/// Whose rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rule {
    /// OFAC's 50 Percent Rule.
    Ofac,
    /// The ownership test of the European Union.
    EuropeanUnion,
    /// The ownership test of the United Kingdom.
    UnitedKingdom,
}

impl Rule {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Ofac, Self::EuropeanUnion, Self::UnitedKingdom];

    /// Whose it is, for people.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::Ofac => "OFAC",
            Self::EuropeanUnion => "EU",
            Self::UnitedKingdom => "UK",
        }
    }

    /// Are the shares of several listed parties added up?
    #[must_use]
    pub fn adds_up(self) -> bool {
        self != Self::UnitedKingdom
    }

    fn is_met(self, share: u32) -> bool {
        match self {
            Self::Ofac | Self::EuropeanUnion => share >= WHOLE / 2,
            Self::UnitedKingdom => share > WHOLE / 2,
        }
    }
}

/// What the arithmetic of a rule comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Amounts {
    /// It is not owned by listed parties, whatever the unknown shares are.
    No,
    /// It would be, were unknown shares high enough or an owner the listed party of that name.
    Possibly,
    /// It is.
    Yes,
}

/// What listed parties hold of a company, and what a rule makes of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Held {
    /// Whose rule.
    pub rule: Rule,
    /// The holders of its own shares that count, by their numbers, each with its share: listed parties, and companies that
    /// count as theirs.
    pub parts: Vec<(Node, Share)>,
    /// What they hold together.
    pub together: Share,
    /// What it comes to.
    pub amounts: Amounts,
}

impl Held {
    /// The sum: `30 % + 25 % = 55 %`; one share alone stands alone.
    #[must_use]
    pub fn sum(&self) -> String {
        let parts: Vec<String> = self.parts.iter().map(|(_, share)| share.to_string()).collect();
        match parts.as_slice() {
            [] => "nothing".to_owned(),
            [one] if *one == self.together.to_string() => one.clone(),
            many if many.len() > SHOWN => format!("{} holdings = {}", many.len(), self.together),
            _ => format!("{} = {}", parts.join(" + "), self.together),
        }
    }
}

impl fmt::Display for Held {
    /// The arithmetic and what the rule makes of it, in a sentence without its full stop.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sum = self.sum();
        match (self.rule, self.amounts) {
            (Rule::Ofac, Amounts::Yes) => write!(f, "OFAC: {sum}, at least 50 %, so the company counts as blocked"),
            (Rule::Ofac, Amounts::Possibly) => write!(f, "OFAC: {sum}; from 50 % the company would count as blocked"),
            (Rule::Ofac, Amounts::No) => write!(f, "OFAC: {sum}, below 50 %, so the company does not count as blocked"),
            (Rule::EuropeanUnion, Amounts::Yes) => write!(f, "EU: {sum}, 50 % or more, so it counts as theirs"),
            (Rule::EuropeanUnion, Amounts::Possibly) => write!(f, "EU: {sum}; from 50 % it would count as theirs"),
            (Rule::EuropeanUnion, Amounts::No) => write!(f, "EU: {sum}, below 50 %; ask who controls it"),
            (Rule::UnitedKingdom, Amounts::Yes) => {
                write!(f, "UK: one owner's {sum}, more than 50 %, so it counts as owned")
            }
            (Rule::UnitedKingdom, Amounts::Possibly) => {
                write!(f, "UK: one owner's {sum}; above 50 % it would count as owned")
            }
            (Rule::UnitedKingdom, Amounts::No) => {
                write!(f, "UK: none of them holds more than 50 % (the most is {sum}); ask who controls it")
            }
        }
    }
}

/// Who holds what.
#[derive(Clone, Debug, Default)]
pub struct Ownership {
    by_company: BTreeMap<Node, Vec<(Node, Share)>>,
}

impl Ownership {
    /// Takes the holdings, in any order. What a company holds of itself counts for nobody and is left out.
    #[must_use]
    pub fn new(holdings: impl IntoIterator<Item = Holding>) -> Self {
        let mut ownership = Self::default();
        for Holding { owner, of, share } in holdings.into_iter().filter(|holding| holding.owner != holding.of) {
            ownership.by_company.entry(of).or_default().push((owner, share));
        }
        for holders in ownership.by_company.values_mut() {
            holders.sort_unstable_by_key(|(owner, share)| (*owner, *share));
        }
        ownership
    }

    /// What all shares of a company add up to at least, in percent, where that is more than there is.
    #[must_use]
    pub fn beyond_whole(&self, company: Node) -> Option<u32> {
        let least = self.least(company);
        (least > WHOLE).then_some(least / 100)
    }

    /// What a rule makes of what listed parties hold of a company. `listed` are listed for certain, `perhaps` bear a name that
    /// a list has; nobody need stand in both.
    #[must_use]
    pub fn held(&self, company: Node, rule: Rule, listed: &BTreeSet<Node>, perhaps: &BTreeSet<Node>) -> Held {
        let all: BTreeSet<Node> = listed | perhaps;
        if rule.adds_up() {
            return self.held_by(company, rule, listed, &all);
        }
        let nobody = BTreeSet::new();
        let alone = |node: Node| {
            let one = BTreeSet::from([node]);
            self.held_by(company, rule, if listed.contains(&node) { &one } else { &nobody }, &one)
        };
        let most = all.into_iter().map(alone).max_by_key(|held| (held.amounts, held.together));
        most.unwrap_or_else(|| self.held_by(company, rule, &nobody, &nobody))
    }

    fn held_by(&self, company: Node, rule: Rule, certain: &BTreeSet<Node>, all: &BTreeSet<Node>) -> Held {
        let certain = self.reach(rule, certain, |members, of| self.least_of(of, members));
        let possible = self.reach(rule, all, |members, of| self.most_of(of, members));
        let least = self.least_of(company, &certain);
        let together = Share { least, most: self.most_of(company, &possible).max(least) };
        let holders = self.by_company.get(&company).into_iter().flatten();
        Held {
            rule,
            parts: holders.filter(|(owner, _)| possible.contains(owner)).copied().collect(),
            together,
            amounts: match () {
                () if rule.is_met(together.least) => Amounts::Yes,
                () if rule.is_met(together.most) => Amounts::Possibly,
                () => Amounts::No,
            },
        }
    }

    /// Those whose holdings count in full: the parties, and every company of which such hold enough. It only ever grows, so
    /// circles of companies end.
    fn reach(&self, rule: Rule, from: &BTreeSet<Node>, held: impl Fn(&BTreeSet<Node>, Node) -> u32) -> BTreeSet<Node> {
        let mut members = from.clone();
        loop {
            let counts = |company: &Node| !members.contains(company) && rule.is_met(held(&members, *company));
            let more: Vec<Node> = self.by_company.keys().copied().filter(counts).collect();
            if more.is_empty() {
                return members;
            }
            members.extend(more);
        }
    }

    fn least(&self, company: Node) -> u32 {
        self.by_company.get(&company).into_iter().flatten().map(|(_, share)| share.least).sum()
    }

    /// What these hold of a company at least.
    fn least_of(&self, company: Node, members: &BTreeSet<Node>) -> u32 {
        let holders = self.by_company.get(&company).into_iter().flatten();
        holders.filter(|(owner, _)| members.contains(owner)).map(|(_, share)| share.least).sum()
    }

    /// What these hold of a company at most: no more than the others leave.
    fn most_of(&self, company: Node, members: &BTreeSet<Node>) -> u32 {
        let holders = self.by_company.get(&company).into_iter().flatten();
        let most: u32 = holders.filter(|(owner, _)| members.contains(owner)).map(|(_, share)| share.most).sum();
        let others = self.least(company) - self.least_of(company, members);
        most.min(WHOLE.saturating_sub(others))
    }
}

#[cfg(test)]
mod tests;
