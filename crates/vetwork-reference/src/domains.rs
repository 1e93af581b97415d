//! What is known about the domain of an e-mail address.

use serde::{Deserialize, Serialize};

use crate::embedded::{self, Embedded};
use crate::list::ListId;
use crate::sorted::SortedStrings;

/// How sure a list of throw-away domains is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Certainty {
    /// Confirmed by the curator of the list.
    Curated,
    /// Collected without review: worth a look, never a finding of weight.
    Hint,
}

/// What the lists say about a mail domain.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum EmailDomainClass {
    /// A throw-away address that expires or that anyone can read.
    Disposable {
        /// Curated or a hint.
        certainty: Certainty,
    },
    /// A free mail service open to anyone. Most honest applicants use one.
    Free,
    /// An alias that forwards to a private mailbox; an ordinary privacy choice.
    PrivacyRelay,
    /// In none of the lists; nothing follows from that.
    Unlisted,
}

/// Every list of mail domains. A domain that our own lists hold to be harmless is never called throw-away
/// by somebody else's, and a curated list outranks a collected one.
#[derive(Debug, Clone, Default)]
pub(crate) struct MailDomains {
    relays: Vec<SortedStrings>,
    own_free: SortedStrings,
    curated: Vec<SortedStrings>,
    free: Vec<SortedStrings>,
    hints: Vec<SortedStrings>,
}

#[derive(Debug, Deserialize)]
struct Row {
    domain: String,
}

impl MailDomains {
    pub(crate) fn embedded() -> Self {
        let own = |list: Embedded| SortedStrings::collect(list.rows::<Row>().into_iter().map(|row| row.domain));
        Self {
            relays: vec![own(embedded::RELAYS)],
            own_free: own(embedded::FREE_MAIL),
            curated: vec![own(embedded::DISPOSABLE)],
            ..Self::default()
        }
    }

    /// Adds an imported list; one that holds no mail domains is ignored.
    pub(crate) fn add(&mut self, id: ListId, domains: SortedStrings) {
        match id {
            ListId::PrivacyRelayDomains => self.relays.push(domains),
            ListId::DisposableDomains => self.curated.push(domains),
            ListId::FreeMailDomains => self.free.push(domains),
            ListId::DisposableDomainHints => self.hints.push(domains),
            _ => {}
        }
    }

    pub(crate) fn class(&self, domain: &str) -> EmailDomainClass {
        let Some(domain) = plain_domain(domain) else {
            return EmailDomainClass::Unlisted;
        };
        let exact = |lists: &[SortedStrings]| lists.iter().any(|list| list.contains(&domain));
        let under = |lists: &[SortedStrings]| lists.iter().any(|list| holds_parent(list, &domain));
        if under(&self.relays) {
            EmailDomainClass::PrivacyRelay
        } else if self.own_free.contains(&domain) {
            EmailDomainClass::Free
        } else if under(&self.curated) {
            EmailDomainClass::Disposable { certainty: Certainty::Curated }
        } else if exact(&self.free) {
            EmailDomainClass::Free
        } else if exact(&self.hints) {
            EmailDomainClass::Disposable { certainty: Certainty::Hint }
        } else {
            EmailDomainClass::Unlisted
        }
    }
}

/// Lower-case, without a mailbox before it or a dot behind it; `None` for what cannot be a domain.
pub(crate) fn plain_domain(text: &str) -> Option<String> {
    let domain = text.rsplit('@').next()?.trim().trim_end_matches('.').to_lowercase();
    let label = |l: &str| !l.is_empty() && l.len() <= 63 && l.chars().all(|c| c.is_alphanumeric() || "-_".contains(c));
    let fits = domain.len() <= 253 && domain.contains('.') && domain.split('.').all(label);
    fits.then_some(domain)
}

/// Whether the list holds the domain or one above it.
pub(crate) fn holds_parent(list: &SortedStrings, domain: &str) -> bool {
    let mut rest = domain;
    loop {
        if list.contains(rest) {
            return true;
        }
        match rest.split_once('.') {
            Some((_, parent)) => rest = parent,
            None => return false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use EmailDomainClass::{Disposable, Free, PrivacyRelay, Unlisted};
    use proptest::prelude::*;

    const CURATED: EmailDomainClass = Disposable { certainty: Certainty::Curated };
    const HINT: EmailDomainClass = Disposable { certainty: Certainty::Hint };

    fn list(domains: &[&str]) -> SortedStrings {
        SortedStrings::collect(domains.iter().map(|&d| d.to_owned()))
    }

    #[test]
    fn our_own_lists_know_the_big_services() {
        let lists = MailDomains::embedded();
        let check = |domain: &str, expected| assert_eq!(lists.class(domain), expected, "{domain}");
        for free in
            ["gmail.com", "PROTON.ME", "gmx.de", "web.de", "naver.com", "163.com", "qq.com", "wp.pl", "yahoo.co.jp"]
        {
            check(free, Free);
        }
        for relay in ["duck.com", "mozmail.com", "privaterelay.appleid.com", "alias.anonaddy.com", "simplelogin.com"] {
            check(relay, PrivacyRelay);
        }
        for thrown_away in ["mailinator.com", "a.b.mailinator.com", "yopmail.com", "x@guerrillamail.com."] {
            check(thrown_away, CURATED);
        }
        for unlisted in ["example.com", "acme.gmail.com", "", "@", "no domain", "com", "..", "\u{0}.com"] {
            check(unlisted, Unlisted);
        }
    }

    #[test]
    fn imported_lists_never_overrule_our_own() {
        let mut lists = MailDomains::embedded();
        lists.add(ListId::DisposableDomains, list(&["gmx.de", "duck.com", "brief.example"]));
        lists
            .add(ListId::DisposableDomainHints, list(&["proton.me", "guess.example", "brief.example", "both.example"]));
        lists.add(ListId::FreeMailDomains, list(&["both.example"]));
        let check = |domain: &str, expected| assert_eq!(lists.class(domain), expected, "{domain}");
        check("gmx.de", Free);
        check("duck.com", PrivacyRelay);
        check("proton.me", Free);
        check("brief.example", CURATED);
        check("sub.brief.example", CURATED);
        check("guess.example", HINT);
        check("sub.guess.example", Unlisted);
        check("both.example", Free);
    }

    proptest! {
        #[test]
        fn never_panics(text in "\\PC{0,300}") {
            plain_domain(&text);
            MailDomains::default().class(&text);
        }
    }
}
