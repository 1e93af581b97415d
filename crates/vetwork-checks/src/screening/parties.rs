//! Who stands in a dossier: each party with its names, dates, numbers and contacts, and where each of them stands.

use vetwork_canon::wallet::Wallet;
use vetwork_model::dossier::Item;
use vetwork_model::facts;
use vetwork_model::record::Recorded;
use vetwork_model::{Channel, Dossier, Name, NameRelation, Param, Provenance, Seen, SubjectKind, When};
use vetwork_watchlist::exact::ExactKind;
use vetwork_watchlist::party::PartyKind;

use super::Asked;
use crate::context::seen;

/// A value, and where it stands.
#[derive(Clone, Debug)]
pub(super) struct Stated<T> {
    pub(super) value: T,
    pub(super) seen: Seen,
}

/// Somebody to ask the lists for.
#[derive(Clone, Debug)]
pub(super) struct Party {
    pub(super) asked: Asked,
    pub(super) kind: PartyKind,
    pub(super) names: Vec<Stated<String>>,
    pub(super) births: Vec<Stated<When>>,
    pub(super) identifiers: Vec<Stated<String>>,
    pub(super) wallets: Vec<Stated<String>>,
    pub(super) contacts: Vec<Stated<String>>,
}

/// Names and dates asked of one party: papers disagree about a few, and a file that has more wants to be slow.
const AT_MOST: usize = 8;

impl Party {
    fn new(asked: Asked, kind: PartyKind) -> Self {
        let (names, births) = (Vec::new(), Vec::new());
        Party { asked, kind, names, births, identifiers: Vec::new(), wallets: Vec::new(), contacts: Vec::new() }
    }

    /// Where it stands in the dossier.
    pub(super) fn first_seen(&self) -> Option<&Seen> {
        let texts = [&self.names, &self.wallets, &self.identifiers, &self.contacts];
        texts.into_iter().flatten().map(|stated| &stated.seen).next()
    }

    /// The value of a kind that was asked for.
    pub(super) fn stated(&self, kind: ExactKind, value: &str) -> Option<&Stated<String>> {
        let all = match kind {
            ExactKind::Identifier => &self.identifiers,
            ExactKind::Wallet => &self.wallets,
            ExactKind::Contact => &self.contacts,
        };
        all.iter().filter(|stated| stated.value == value).max_by_key(|stated| stated.seen.provenance)
    }

    fn name<T: Recorded>(mut self, item: Item<'_, T>, name: Option<&Name>) -> Self {
        if let Some(name) = name.filter(|name| !name.is_blank()) {
            self.add_name(name, seen(item, name));
        }
        self
    }

    #[expect(clippy::disallowed_methods, reason = "lists are lists of names; checks get what came back and no name")]
    fn add_name(&mut self, name: &Name, seen: Seen) {
        keep(&mut self.names, name.reveal().to_owned(), seen);
    }

    fn born<T: Recorded>(mut self, item: Item<'_, T>, born: Option<When>) -> Self {
        if let Some(born) = born {
            keep(&mut self.births, born, seen(item, born));
        }
        self
    }

    fn identifier<T: Recorded>(mut self, item: Item<'_, T>, number: Option<&str>) -> Self {
        self.identifiers.extend(stated(item, number));
        self
    }

    fn wallet<T: Recorded>(mut self, item: Item<'_, T>, wallet: Option<&str>) -> Self {
        self.wallets.extend(stated(item, wallet));
        self
    }

    fn contact<T: Recorded>(mut self, item: Item<'_, T>, contact: Option<&str>) -> Self {
        self.contacts.extend(stated(item, contact));
        self
    }

    /// A date that an authority answered for is the date: what else was stated is then not asked.
    fn prefer_proven_births(&mut self) {
        if self.births.iter().any(|stated| stated.seen.provenance == Provenance::Verified) {
            self.births.retain(|stated| stated.seen.provenance == Provenance::Verified);
        }
    }
}

/// A value that stands there already is kept once, from whoever is most to be believed.
fn keep<T: PartialEq>(all: &mut Vec<Stated<T>>, value: T, seen: Seen) {
    if let Some(stated) = all.iter_mut().find(|stated| stated.value == value) {
        if stated.seen.provenance < seen.provenance {
            stated.seen = seen;
        }
    } else if all.len() < AT_MOST {
        all.push(Stated { value, seen });
    }
}

fn stated<T: Recorded>(item: Item<'_, T>, text: Option<&str>) -> Option<Stated<String>> {
    let value = text.map(str::trim).filter(|text| !text.is_empty())?.to_owned();
    Some(Stated { seen: seen(item, value.as_str()), value })
}

/// Everyone whom a dossier names.
pub(super) fn parties(dossier: &Dossier) -> Vec<Party> {
    let mut all = match dossier.kind {
        SubjectKind::Person => vec![person(dossier)],
        SubjectKind::Organisation => vec![organisation(dossier)],
    };
    all.extend(go_betweens(dossier));
    all.extend(career(dossier));
    all.extend(officers(dossier));
    all.extend(owners(dossier));
    all.extend(payees(dossier));
    all.extend(wallets(dossier));
    all.retain(|party| party.first_seen().is_some());
    all
}

/// The name at the head of a dossier, which is the subject's own word.
fn own_name(dossier: &Dossier, party: &mut Party) {
    if !dossier.name.is_blank() {
        let value = Param::Name(dossier.name.clone());
        let (provenance, channel) = (Provenance::Claimed, Channel::ApplicantForm);
        let seen = Seen { evidence: None, subject: None, value, provenance, channel, at: None, source: None };
        party.add_name(&dossier.name, seen);
    }
}

fn person(dossier: &Dossier) -> Party {
    let mut party = Party::new(Asked::Subject, PartyKind::Person);
    own_name(dossier, &mut party);
    for item in dossier.each::<facts::IdentityCheck>() {
        let agreed = |what: &str| !item.fact.disagrees.iter().any(|disagrees| disagrees.contains(what));
        party = party.name(item, item.fact.name.as_ref()).born(item, item.fact.birth_date);
        // A number that the office knows under another name or birth date is not shown to be the subject's.
        party = party.identifier(item, item.fact.number.as_deref().filter(|_| agreed("number")));
    }
    for item in dossier.each::<facts::IdentityDocument>() {
        party = party.name(item, item.fact.name.as_ref()).born(item, item.fact.birth_date);
        party = party.identifier(item, item.fact.number.as_deref());
    }
    for item in dossier.each::<facts::BirthDate>() {
        party = party.born(item, item.fact.date);
    }
    for item in dossier.each::<facts::NationalNumber>() {
        party = party.identifier(item, Some(&item.fact.number));
    }
    party.prefer_proven_births();
    contacts(dossier, party)
}

fn contacts(dossier: &Dossier, mut party: Party) -> Party {
    for item in dossier.each::<facts::Email>() {
        party = party.contact(item, Some(&item.fact.address));
    }
    for item in dossier.each::<facts::Phone>() {
        party = party.contact(item, Some(&item.fact.number));
    }
    for item in dossier.each::<facts::Website>() {
        party = party.contact(item, Some(&item.fact.domain));
    }
    party
}

fn organisation(dossier: &Dossier) -> Party {
    let mut party = Party::new(Asked::Subject, PartyKind::Organisation);
    own_name(dossier, &mut party);
    for item in dossier.each::<facts::RegisterEntry>().filter(|item| item.fact.found != Some(false)) {
        party = party.name(item, Some(&item.fact.name)).identifier(item, item.fact.number.as_deref());
    }
    for item in dossier.each::<facts::Registration>() {
        party = party.name(item, Some(&item.fact.name)).identifier(item, item.fact.number.as_deref());
    }
    contacts(dossier, party)
}

fn go_betweens(dossier: &Dossier) -> Vec<Party> {
    let mut all = Vec::new();
    for item in dossier.each::<facts::Recruiter>() {
        let recruiter = Party::new(Asked::Recruiter, PartyKind::Person).name(item, item.fact.name.as_ref());
        let (email, phone) = (item.fact.email.as_deref(), item.fact.phone.as_deref());
        all.push(recruiter.contact(item, email).contact(item, phone));
        let agency = item.fact.agency.as_deref().map(Name::new);
        all.push(Party::new(Asked::Agency, PartyKind::Organisation).name(item, agency.as_ref()));
    }
    all
}

fn career(dossier: &Dossier) -> Vec<Party> {
    let mut all = Vec::new();
    for item in dossier.each::<facts::Employment>() {
        let employer = Name::new(item.fact.employer.as_str());
        all.push(Party::new(Asked::Employer, PartyKind::Organisation).name(item, Some(&employer)));
    }
    for item in dossier.each::<facts::Reference>() {
        let company = item.fact.company.as_deref().map(Name::new);
        all.push(Party::new(Asked::ReferenceFirm, PartyKind::Organisation).name(item, company.as_ref()));
    }
    all
}

/// A firm by its legal form; else nobody knows, and both are asked.
fn kind_of(name: &Name) -> PartyKind {
    if name.is_organisation() { PartyKind::Organisation } else { PartyKind::Unknown }
}

fn officers(dossier: &Dossier) -> Vec<Party> {
    let mut all = Vec::new();
    for item in dossier.each::<facts::Director>() {
        let director = Party::new(Asked::Director, kind_of(&item.fact.name));
        all.push(director.name(item, Some(&item.fact.name)).born(item, item.fact.birth_date));
    }
    for item in dossier.each::<facts::RegisterEntry>() {
        let officer = |name: &Name| Party::new(Asked::Director, kind_of(name)).name(item, Some(name));
        all.extend(item.fact.officers.iter().map(officer));
    }
    for item in dossier.each::<facts::Subcontractor>() {
        all.push(Party::new(Asked::Subcontractor, kind_of(&item.fact.name)).name(item, Some(&item.fact.name)));
    }
    all
}

fn owners(dossier: &Dossier) -> Vec<Party> {
    let mut all = Vec::new();
    for item in dossier.each::<facts::Owner>() {
        let mut owner = Party::new(Asked::Owner, kind_of(&item.fact.name)).name(item, Some(&item.fact.name));
        owner = owner.born(item, item.fact.birth_date);
        // Who directs the firm and owns it is one person, whose date of birth may stand once.
        for director in dossier.each::<facts::Director>().filter(|director| director.name == item.fact.name) {
            owner = owner.born(director, director.fact.birth_date);
        }
        for entry in dossier.each::<facts::RegisterEntry>() {
            let same = entry.fact.owners.iter().find(|registered| registered.name == item.fact.name);
            owner = owner.born(entry, same.and_then(|registered| registered.birth_date));
        }
        owner.prefer_proven_births();
        all.push(owner);
    }
    for item in dossier.each::<facts::RegisterEntry>() {
        for owner in &item.fact.owners {
            let party = Party::new(Asked::Owner, kind_of(&owner.name)).name(item, Some(&owner.name));
            all.push(party.born(item, owner.birth_date));
        }
    }
    all
}

/// Holders of accounts who are not the subject: the subject is asked for already.
fn payees(dossier: &Dossier) -> Vec<Party> {
    let is_other = |name: &&Name| !matches!(name.relation(&dossier.name), NameRelation::Same | NameRelation::Variant);
    let holder = |name: Option<&Name>| name.map_or(PartyKind::Unknown, kind_of);
    let mut all = Vec::new();
    for item in dossier.each::<facts::PaymentInstruction>() {
        let name = item.fact.holder.as_ref();
        let party = Party::new(Asked::AccountHolder, holder(name)).name(item, name.filter(is_other));
        all.push(party.identifier(item, item.fact.iban.as_deref()).identifier(item, item.fact.account.as_deref()));
    }
    for item in dossier.each::<facts::PayeeCheck>() {
        let name = item.fact.holder.as_ref();
        let party = Party::new(Asked::AccountHolder, holder(name)).name(item, name.filter(is_other));
        all.push(party.identifier(item, item.fact.account.as_deref()));
    }
    for item in dossier.each::<facts::Invoice>() {
        let name = item.fact.payee.as_ref();
        let party = Party::new(Asked::AccountHolder, holder(name)).name(item, name.filter(is_other));
        all.push(party.identifier(item, item.fact.account.as_deref()));
    }
    all
}

/// One party for each place in which a wallet stands.
fn wallets(dossier: &Dossier) -> Vec<Party> {
    let paid = || Party::new(Asked::PaidWallet, PartyKind::Unknown);
    let offered = || Party::new(Asked::OfferedWallet, PartyKind::Unknown);
    let mut all = Vec::new();
    for item in dossier.each::<facts::PaymentInstruction>() {
        all.push(paid().wallet(item, item.fact.wallet.as_deref()));
    }
    for item in dossier.each::<facts::Invoice>() {
        all.push(paid().wallet(item, item.fact.account.as_deref().filter(|account| is_wallet(account))));
    }
    for item in dossier.each::<facts::PayeeCheck>() {
        all.push(paid().wallet(item, item.fact.account.as_deref().filter(|account| is_wallet(account))));
    }
    for item in dossier.each::<facts::Request>() {
        let words = item.fact.words.as_deref().unwrap_or_default();
        all.extend(wallets_in(words).map(|wallet| offered().wallet(item, Some(wallet))));
    }
    for item in dossier.each::<facts::File>() {
        let text = item.fact.text.as_deref().unwrap_or_default();
        all.extend(wallets_in(text).map(|wallet| offered().wallet(item, Some(wallet))));
    }
    all
}

fn is_wallet(text: &str) -> bool {
    Wallet::parse(text).is_ok()
}

/// Addresses with a checksum that holds, in running text: words of other forms are none.
fn wallets_in(text: &str) -> impl Iterator<Item = &str> {
    const LENGTHS: std::ops::RangeInclusive<usize> = 26..=110;
    let words = text.split(|c: char| !c.is_ascii_alphanumeric() && c != ':');
    let long = words.filter(|word| LENGTHS.contains(&word.len()));
    long.filter(|word| Wallet::parse(word).is_ok_and(|wallet| wallet.checked()))
}
