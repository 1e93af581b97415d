//! Numbers, wallets and contacts that are compared as a whole: equal or not.

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};
use vetwork_canon::{
    email,
    wallet::{Wallet, WalletError},
};

use crate::list::List;
use crate::party::{Contact, ContactKind};

/// What a party has that somebody else cannot have by chance.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum ExactKind {
    /// The number of a document or of a register.
    Identifier,
    /// A wallet, whichever symbol it is listed under.
    Wallet,
    /// An e-mail address, a telephone number, a web site.
    Contact,
}

impl ExactKind {
    /// What it says in bits that it is the same, beside everything else: numbers are written down wrongly, and shared.
    #[must_use]
    pub fn bits(self) -> f32 {
        match self {
            Self::Identifier => 20.0,
            Self::Wallet => 40.0,
            Self::Contact => 20.0,
        }
    }

    /// Whether a value has the form of its kind.
    ///
    /// # Errors
    ///
    /// When nothing listed can be the same.
    ///
    /// ```
    /// use vetwork_watchlist::exact::{ExactKind, NotComparable};
    ///
    /// assert_eq!(ExactKind::Identifier.is_comparable("AB 123456"), Ok(()));
    /// assert_eq!(ExactKind::Identifier.is_comparable("none"), Err(NotComparable::Identifier));
    /// ```
    pub fn is_comparable(self, value: &str) -> Result<(), NotComparable> {
        match self {
            Self::Wallet => Wallet::parse(value).map(drop).map_err(NotComparable::Wallet),
            Self::Identifier => identifier(value).map(drop).ok_or(NotComparable::Identifier),
            Self::Contact => any_contact(value).map(drop).ok_or(NotComparable::Contact),
        }
    }

    /// In a word.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Identifier => "number",
            Self::Wallet => "wallet",
            Self::Contact => "contact",
        }
    }
}

/// Why a value is held against no list: what comes back says nothing of it, and must not be taken for a clear answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotComparable {
    /// It is no address of a wallet, or a mistyped one.
    #[error(transparent)]
    Wallet(#[from] WalletError),
    /// Too short a number.
    #[error("a number of a document has a digit, and five letters and digits or more")]
    Identifier,
    /// None of the three.
    #[error("this is no e-mail address, no web site, and no telephone number of nine digits or more")]
    Contact,
}

/// Whose a value is: the list and the party, by their places.
type Places = Vec<(u32, u32)>;

/// Values in one form each, with those who have them.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(crate) struct Exact(FxHashMap<(ExactKind, String), Places>);

impl Exact {
    pub(crate) fn new(lists: &[List]) -> Self {
        let mut exact = Self::default();
        for (list, parties) in (0_u32..).zip(lists.iter().map(|list| &list.parties)) {
            for (at, party) in (0_u32..).zip(parties) {
                let numbers = party.identifiers.iter().filter_map(|number| identifier(&number.number));
                let wallets = party.wallets.iter().filter_map(|listed| wallet(&listed.address));
                let contacts = party.contacts.iter().filter_map(contact);
                let all = numbers.map(|key| (ExactKind::Identifier, key));
                let all = all.chain(wallets.map(|key| (ExactKind::Wallet, key)));
                for key in all.chain(contacts.map(|key| (ExactKind::Contact, key))) {
                    let places = exact.0.entry(key).or_default();
                    if places.last() != Some(&(list, at)) {
                        places.push((list, at));
                    }
                }
            }
        }
        exact
    }

    /// Who has the value; nobody if it has not the form of its kind.
    pub(crate) fn get(&self, kind: ExactKind, value: &str) -> &[(u32, u32)] {
        let key = match kind {
            ExactKind::Identifier => identifier(value),
            ExactKind::Wallet => wallet(value),
            ExactKind::Contact => any_contact(value),
        };
        key.and_then(|key| self.0.get(&(kind, key))).map_or(&[], Vec::as_slice)
    }
}

/// Letters and digits in capitals. Shorter ones are shared by chance.
fn identifier(number: &str) -> Option<String> {
    let key: String = number.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_uppercase).collect();
    (key.chars().count() >= 5 && key.contains(|c: char| c.is_ascii_digit())).then_some(key)
}

fn wallet(address: &str) -> Option<String> {
    Wallet::parse(address).ok().map(|wallet| wallet.key().to_string())
}

fn contact(contact: &Contact) -> Option<String> {
    match contact.kind {
        ContactKind::Email => mail(&contact.value),
        ContactKind::Phone => phone(&contact.value),
        ContactKind::Website => site(&contact.value),
    }
}

fn any_contact(value: &str) -> Option<String> {
    if value.contains('@') { mail(value) } else { phone(value).or_else(|| site(value)) }
}

fn mail(value: &str) -> Option<String> {
    email::Email::parse(value).ok().map(|email| format!("mail {}", email.canonical()))
}

/// The last nine digits: lists write the country's code or leave it out.
fn phone(value: &str) -> Option<String> {
    let is_number = value.chars().all(|c| c.is_ascii_digit() || " +-().,/".contains(c));
    let digits: String = value.chars().filter(char::is_ascii_digit).collect();
    let last = digits.get(digits.len().checked_sub(9)?..)?;
    is_number.then(|| format!("phone {last}"))
}

fn site(value: &str) -> Option<String> {
    let host = value.split("//").last()?.split('/').next()?.trim().to_lowercase();
    let host = host.strip_prefix("www.").unwrap_or(&host);
    host.contains('.').then(|| format!("site {host}"))
}
