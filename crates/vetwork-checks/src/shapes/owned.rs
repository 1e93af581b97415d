//! The shape "who holds shares of the organisation, and which of them lists have".

use std::collections::BTreeSet;

use vetwork_model::dossier::Item;
use vetwork_model::facts::{Owner, RegisterEntry};
use vetwork_model::record::Recorded;
use vetwork_model::{Name, Param};
use vetwork_watchlist::ownership::{Held, Holding, Node, Ownership, Rule, Share};
use vetwork_watchlist::screen::Standing;

use crate::context::Context;
use crate::screening::Asked;

/// Owners that are looked at: each is compared with each, and no firm that one vets has more.
const AT_MOST: usize = 300;

/// The organisation itself among the nodes.
const ITSELF: Node = 0;

/// Holdings as stated or registered, with those holders whom lists have.
#[derive(Debug)]
pub struct Owned {
    /// Names of holders and of firms in between; the organisation comes first.
    nodes: Vec<Name>,
    ownership: Ownership,
    listed: BTreeSet<Node>,
    perhaps: BTreeSet<Node>,
    is_proven: bool,
}

impl Owned {
    /// Reads the owners of the dossier. Where a register has owners, they stand in place of those that the organisation states
    /// of itself.
    pub fn of(cx: &Context<'_>) -> Self {
        let mut owned = Owned {
            nodes: vec![cx.dossier().name.clone()],
            ownership: Ownership::default(),
            listed: BTreeSet::new(),
            perhaps: BTreeSet::new(),
            is_proven: false,
        };
        let mut holdings = Vec::new();
        for item in cx.each::<RegisterEntry>().filter(|item| item.fact.found != Some(false)) {
            for owner in item.fact.owners.iter().take(AT_MOST) {
                let node = owned.holder(cx, item, &owner.name);
                holdings.push(Holding { owner: node, of: ITSELF, share: share(owner.percent, owner.up_to) });
            }
        }
        owned.is_proven = !holdings.is_empty();
        for item in cx.each::<Owner>().take(AT_MOST) {
            let of = item.fact.of.as_ref().filter(|of| !of.is_blank()).map_or(ITSELF, |of| owned.node(of));
            if of != ITSELF || !owned.is_proven {
                let owner = owned.holder(cx, item, &item.fact.name);
                holdings.push(Holding { owner, of, share: share(item.fact.percent, item.fact.up_to) });
            }
        }
        Owned { ownership: Ownership::new(holdings), ..owned }
    }

    /// Is any owner named?
    pub fn anybody(&self) -> bool {
        self.nodes.len() > 1
    }

    /// Did a register answer for the organisation's own shares?
    pub fn is_proven(&self) -> bool {
        self.is_proven
    }

    /// What the rule makes of it.
    pub fn held(&self, rule: Rule) -> Held {
        self.ownership.held(ITSELF, rule, &self.listed, &self.perhaps)
    }

    /// What the organisation's shares add up to, where that is more than there is.
    pub fn beyond_whole(&self) -> Option<u32> {
        self.ownership.beyond_whole(ITSELF)
    }

    /// The node of a name: one firm or person under one name, whatever the case and the marks.
    fn node(&mut self, name: &Name) -> Node {
        let known = self.nodes.iter().position(|other| other == name || other.is_same_organisation(name));
        known.unwrap_or_else(|| {
            self.nodes.push(name.clone());
            self.nodes.len() - 1
        })
    }

    /// The node of a holder, with what the lists answered on them where they stand.
    fn holder<T: Recorded>(&mut self, cx: &Context<'_>, item: Item<'_, T>, name: &Name) -> Node {
        let node = self.node(name);
        let value = Param::from(name);
        let here = |seen: &vetwork_model::Seen| seen.evidence == Some(item.evidence.id) && seen.value == value;
        let screened = cx.screened(&[Asked::Owner]).filter(|screened| here(&screened.seen));
        match screened.filter_map(|screened| screened.standing()).max() {
            Some(Standing::Corroborated | Standing::Identified) => _ = self.listed.insert(node),
            Some(Standing::Open) => _ = self.perhaps.insert(node),
            _ => {}
        }
        node
    }
}

fn share(percent: Option<u8>, up_to: Option<u8>) -> Share {
    match (percent, up_to) {
        (Some(percent), None) => Share::percent(percent),
        (Some(percent), Some(up_to)) => Share::between(percent, up_to),
        (None, Some(up_to)) => Share::between(0, up_to),
        (None, None) => Share::UNKNOWN,
    }
}
