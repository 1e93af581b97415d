//! The values by which two subjects can be connected, read off a dossier in canonical form.

use vetwork_canon::{address, domain, email, handle, iban, national_id, phone, wallet};
use vetwork_model::dossier::Item;
use vetwork_model::facts::{self, Address};
use vetwork_model::record::Recorded;
use vetwork_model::{Channel, Dossier, EvidenceId, FactKind, Key, KeyKind, Name, Part, Provenance, SubjectId, When};
use vetwork_reference::indicators::{Indicator, IndicatorKind};

use crate::{marks, texts};

/// A key together with the evidence it was read off.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Keyed {
    /// The key.
    pub key: Key,
    /// The part that it plays.
    pub part: Part,
    /// The evidence.
    pub evidence: EvidenceId,
    /// How far it carries.
    pub provenance: Provenance,
    /// The channel it came through.
    pub channel: Channel,
    /// When it was recorded.
    pub at: Option<When>,
}

/// All keys of a dossier, sorted. Values that cannot be brought to a canonical form have none.
pub fn keys_of(dossier: &Dossier) -> Vec<Keyed> {
    let mut keys = Keys { dossier, region: default_region(dossier), all: Vec::new() };
    keys.contacts();
    keys.people();
    keys.places();
    keys.money();
    keys.documents_and_files();
    keys.sessions();
    keys.all.sort();
    keys.all.dedup();
    keys.all
}

/// The domains of a dossier: of its e-mail addresses, profiles and employers. A domain is held against
/// indicators only; it never connects two subjects, and is no part of [`keys_of`].
pub fn domains_of(dossier: &Dossier) -> Vec<Keyed> {
    let mut keys = Keys { dossier, region: None, all: Vec::new() };
    for item in dossier.each::<facts::Email>() {
        keys.domain(item, Part::Own, Some(&item.fact.address));
    }
    for item in dossier.each::<facts::Profile>() {
        keys.domain(item, Part::Own, Some(&item.fact.url));
    }
    for item in dossier.each::<facts::Employment>() {
        keys.domain(item, Part::Reference, item.fact.domain.as_deref());
    }
    for item in dossier.each::<facts::Reference>() {
        keys.domain(item, Part::Reference, item.fact.email.as_deref());
    }
    for item in dossier.each::<facts::Recruiter>() {
        keys.domain(item, Part::Recruiter, item.fact.email.as_deref());
    }
    keys.all.sort();
    keys.all.dedup();
    keys.all
}

/// The key that an indicator matches; nothing when its value cannot be brought to a canonical form.
pub fn indicator_key(indicator: &Indicator) -> Option<Key> {
    written_key(indicator.kind, &indicator.value)
}

/// The key of a value as a person writes it; nothing when it cannot be brought to a canonical form.
pub fn written_key(kind: IndicatorKind, text: &str) -> Option<Key> {
    let (kind, value) = match kind {
        IndicatorKind::Email => (KeyKind::Email, email::Email::parse(text).ok()?.canonical()),
        IndicatorKind::Phone => (KeyKind::Phone, phone::Phone::parse(text, None).ok()?.e164().to_owned()),
        IndicatorKind::Domain => (KeyKind::Domain, domain::registrable(text)?),
        IndicatorKind::Wallet => (KeyKind::Wallet, wallet::Wallet::parse(text).ok()?.key().to_owned()),
        IndicatorKind::Account => (KeyKind::Account, written_account(text)?),
        IndicatorKind::DocumentHash => (KeyKind::File, text.to_ascii_lowercase()),
        IndicatorKind::Handle => (KeyKind::Handle, written_handle(text)?),
    };
    Some(Key { kind, value })
}

/// An account in one text: an IBAN, or routing number and account number with `/` or a space between.
fn written_account(text: &str) -> Option<String> {
    let split = text.split_once(['/', ' ']);
    account_key(text, None).or_else(|| split.and_then(|(routing, number)| account_key(number, Some(routing))))
}

/// A profile link, or `site:handle`.
fn written_handle(text: &str) -> Option<String> {
    if let Some(profile) = handle::profile(text) {
        return Some(format!("{}/{}", profile.site, profile.handle));
    }
    let (site, name) = text.split_once([':', '/'])?;
    let name = handle::canonical(name);
    (!site.is_empty() && !name.is_empty()).then(|| format!("{}/{name}", site.to_ascii_lowercase()))
}

/// The country by whose numbering a national telephone number is read: that of the stated home, else
/// that of the hiring.
pub fn default_region(dossier: &Dossier) -> Option<&str> {
    let homes = dossier.each::<Address>().filter_map(|item| item.fact.country.as_ref());
    homes.chain(dossier.role.jurisdiction.as_ref()).map(|country| country.code()).next()
}

/// Canonical form of an address for exact reuse, with the unit; nothing when too little is given.
pub fn address_key(address: &Address) -> Option<address::AddressKey> {
    address::key(&address::AddressParts {
        lines: &[&address.street],
        city: &address.city,
        region: address.region.as_deref().unwrap_or_default(),
        postcode: address.postcode.as_deref().unwrap_or_default(),
        country: address.country.as_ref().map_or("", |country| country.code()),
    })
}

/// Canonical form of an account: the IBAN where it is one, else account and routing number.
pub fn account_key(account: &str, routing: Option<&str>) -> Option<String> {
    if let Ok(iban) = iban::Iban::parse(account) {
        return Some(iban.as_str().to_owned());
    }
    let number = national_id::canonical(account);
    // Fewer digits are a masked account ("ending 4471"): no ground for a link.
    if number.len() < 6 {
        return None;
    }
    let routing = national_id::canonical(routing?);
    (!routing.is_empty()).then(|| format!("{routing}/{number}"))
}

struct Keys<'a> {
    dossier: &'a Dossier,
    region: Option<&'a str>,
    all: Vec<Keyed>,
}

impl Keys<'_> {
    fn add<T: Recorded>(&mut self, item: Item<'_, T>, kind: KeyKind, part: Part, value: Option<String>) {
        if let Some(value) = value.filter(|value| !value.is_empty()) {
            self.all.push(Keyed {
                key: Key { kind, value },
                part,
                evidence: item.evidence.id,
                provenance: item.evidence.provenance(),
                channel: item.evidence.channel,
                at: item.fact.at(),
            });
        }
    }

    fn phone<T: Recorded>(&mut self, item: Item<'_, T>, part: Part, number: Option<&str>) {
        let value =
            number.and_then(|number| phone::Phone::parse(number, self.region).ok()).map(|p| p.e164().to_owned());
        self.add(item, KeyKind::Phone, part, value);
    }

    #[expect(clippy::disallowed_methods, reason = "a key is made of the name's own letters, and judges nothing")]
    fn email<T: Recorded>(&mut self, item: Item<'_, T>, part: Part, address: Option<&str>, owner: Option<&Name>) {
        let Some(parsed) = address.and_then(|address| email::Email::parse(address).ok()) else { return };
        let family = owner.and_then(|name| parsed.family_pattern(&[name.reveal()]));
        self.add(item, KeyKind::Email, part, Some(parsed.canonical()));
        self.add(item, KeyKind::EmailFamily, part, family);
    }

    fn address<T: Recorded>(&mut self, item: Item<'_, T>, part: Part, address: &Address) {
        self.add(item, KeyKind::Address, part, address_key(address).map(|key| key.exact));
    }

    fn domain<T: Recorded>(&mut self, item: Item<'_, T>, part: Part, text: Option<&str>) {
        self.add(item, KeyKind::Domain, part, text.and_then(domain::registrable));
    }

    fn contacts(&mut self) {
        let dossier = self.dossier;
        for item in dossier.each::<facts::Phone>() {
            self.phone(item, Part::Own, Some(&item.fact.number));
        }
        for item in dossier.each::<facts::Email>() {
            self.email(item, Part::Own, Some(&item.fact.address), Some(&dossier.name));
        }
        for item in dossier.each::<facts::Profile>() {
            let value = handle::profile(&item.fact.url).map(|profile| format!("{}/{}", profile.site, profile.handle));
            self.add(item, KeyKind::Handle, Part::Own, value);
        }
    }

    fn people(&mut self) {
        let dossier = self.dossier;
        for item in dossier.each::<facts::Reference>() {
            self.phone(item, Part::Reference, item.fact.phone.as_deref());
            self.email(item, Part::Reference, item.fact.email.as_deref(), Some(&item.fact.name));
        }
        for item in dossier.each::<facts::EmergencyContact>() {
            self.phone(item, Part::EmergencyContact, item.fact.phone.as_deref());
            self.email(item, Part::EmergencyContact, item.fact.email.as_deref(), item.fact.name.as_ref());
        }
        for item in dossier.each::<facts::Recruiter>() {
            self.phone(item, Part::Recruiter, item.fact.phone.as_deref());
            self.email(item, Part::Recruiter, item.fact.email.as_deref(), item.fact.name.as_ref());
            let contact = item.fact.email.as_deref().and_then(|e| email::Email::parse(e).ok()).map(|e| e.canonical());
            self.add(item, KeyKind::Recruiter, Part::Recruiter, contact);
        }
        for item in dossier.each::<facts::Household>() {
            self.add(
                item,
                KeyKind::Household,
                Part::Own,
                item.fact.with.as_deref().and_then(SubjectId::from_text).map(|id| id.to_string()),
            );
            // The subject lives there, too: so two people who declare each other share both keys.
            self.add(item, KeyKind::Household, Part::Own, Some(dossier.id.as_str().to_owned()));
        }
        for item in dossier.each::<facts::Referral>() {
            let by = item.fact.by.as_deref().and_then(SubjectId::from_text);
            self.add(item, KeyKind::Referrer, Part::Own, by.map(|id| id.as_str().to_owned()));
        }
    }

    fn places(&mut self) {
        let dossier = self.dossier;
        for item in dossier.each::<Address>() {
            self.address(item, Part::Own, item.fact);
        }
        for item in dossier.each::<facts::DeliveryAddress>().filter(|item| !item.fact.collection_point) {
            self.address(item, Part::Delivery, &item.fact.address);
        }
        for item in dossier.each::<facts::Shipment>() {
            self.address(item, Part::Delivery, &item.fact.to);
            if let Some(redirected) = &item.fact.redirected_to {
                self.address(item, Part::Delivery, redirected);
            }
        }
    }

    fn money(&mut self) {
        let dossier = self.dossier;
        for item in dossier.each::<facts::PaymentInstruction>() {
            let account = item.fact.iban.as_deref().or(item.fact.account.as_deref());
            let account = account.and_then(|account| account_key(account, item.fact.routing.as_deref()));
            self.add(item, KeyKind::Account, Part::Pay, account);
            let wallet = item.fact.wallet.as_deref().and_then(|wallet| wallet::Wallet::parse(wallet).ok());
            self.add(item, KeyKind::Wallet, Part::Pay, wallet.map(|wallet| wallet.key().to_owned()));
        }
        for item in dossier.each::<facts::PayeeCheck>() {
            let account = item.fact.account.as_deref().and_then(|account| account_key(account, None));
            self.add(item, KeyKind::Account, Part::Pay, account);
        }
        for item in dossier.each::<facts::Invoice>() {
            let account = item.fact.account.as_deref().and_then(|account| account_key(account, None));
            self.add(item, KeyKind::Account, Part::Pay, account);
        }
    }

    fn documents_and_files(&mut self) {
        let dossier = self.dossier;
        for item in dossier.each::<facts::IdentityDocument>() {
            let number = item.fact.number.as_deref().map(national_id::canonical).filter(|number| number.len() >= 5);
            let issuer = item.fact.issuer.as_ref().map_or("", |country| country.code());
            self.add(
                item,
                KeyKind::Document,
                Part::Own,
                number.map(|number| format!("{:?} {issuer} {number}", item.fact.kind)),
            );
        }
        for item in dossier.each::<facts::NationalNumber>() {
            let number = national_id::canonical(&item.fact.number);
            let scheme = national_id::canonical(&item.fact.scheme);
            self.add(item, KeyKind::Document, Part::Own, (number.len() >= 5).then(|| format!("{scheme} {number}")));
        }
        // An office that answered on a number vouches that it was used here, whatever its answer.
        for item in dossier.each::<facts::IdentityCheck>() {
            let Some(number) = item.fact.number.as_deref().map(national_id::canonical) else { continue };
            let stated = self.all.iter().filter(|keyed| keyed.key.kind == KeyKind::Document);
            let same = stated
                .map(|keyed| keyed.key.value.clone())
                .find(|value| value.rsplit(' ').next() == Some(number.as_str()));
            self.add(item, KeyKind::Document, Part::Own, same);
        }
        for item in dossier.each::<facts::JudgedFile>() {
            for trace in item.fact.traces().filter(|trace| marks::is_exact(trace)) {
                self.handed_in(item, marks::kind(trace.kind), Some(marks::value(trace)));
            }
            self.handed_in(item, KeyKind::Document, marks::read_number(item.fact));
        }
        for text in texts::of(dossier) {
            for passage in &text.passages {
                self.claimed(|keys| keys.add(text.item, KeyKind::Passage, Part::Own, Some(texts::value(passage))));
            }
        }
        for item in dossier.each::<facts::File>() {
            self.add(item, KeyKind::File, Part::Own, item.fact.sha256.as_deref().map(str::to_ascii_lowercase));
        }
    }

    /// A value that stands in a file. Whoever hands a file in says what stands in it, and could have it from somebody else:
    /// it is a claim, save where a signature bears it out.
    fn handed_in(&mut self, item: Item<'_, facts::JudgedFile>, kind: KeyKind, value: Option<String>) {
        let before = self.all.len();
        self.add(item, kind, Part::Own, value);
        let channel = marks::channel(item);
        for keyed in self.all.iter_mut().skip(before) {
            (keyed.channel, keyed.provenance) = (channel, channel.provenance());
        }
    }

    /// What was added is a claim, whoever read it: the words of a text are its author's.
    fn claimed(&mut self, add: impl FnOnce(&mut Self)) {
        let before = self.all.len();
        add(self);
        for keyed in self.all.iter_mut().skip(before) {
            (keyed.channel, keyed.provenance) = (Channel::ApplicantForm, Channel::ApplicantForm.provenance());
        }
    }

    fn sessions(&mut self) {
        let dossier = self.dossier;
        for item in dossier.each::<facts::Session>() {
            self.add(item, KeyKind::Device, Part::Session, item.fact.device.clone());
            if !item.fact.shared_network {
                self.add(item, KeyKind::Ip, Part::Session, ip_key(item.fact.ip.as_deref(), item.fact.at));
            }
        }
        for item in dossier.each::<facts::ReferenceCheck>() {
            self.add(item, KeyKind::Device, Part::ReferenceForm, item.fact.device.clone());
            self.add(item, KeyKind::Ip, Part::ReferenceForm, ip_key(item.fact.ip.as_deref(), item.fact.at));
        }
        for item in dossier.each::<facts::Interview>() {
            let hour = match item.fact.at {
                Some(When::Instant(instant)) => Some((instant.as_second() / 3600).to_string()),
                _ => None,
            };
            self.add(item, KeyKind::InterviewHour, Part::Own, hour);
        }
    }
}

/// A network address changes hands: it connects people only within one day.
fn ip_key(ip: Option<&str>, at: Option<When>) -> Option<String> {
    let ip: std::net::IpAddr = ip?.trim().parse().ok()?;
    Some(format!("{ip} {}", at?.first_day()))
}

/// The key of one kind that one piece of evidence gives, if any.
pub fn key_of<T: FactKind>(keys: &[Keyed], item: Item<'_, T>, kind: KeyKind) -> Option<Key> {
    keys.iter()
        .find(|keyed| keyed.evidence == item.evidence.id && keyed.key.kind == kind)
        .map(|keyed| keyed.key.clone())
}

#[cfg(test)]
mod tests {
    use vetwork_reference::indicators::parse_csv;

    #[track_caller]
    fn check(kind: &str, value: &str, expected: Option<&str>) {
        let header = "kind,value,source,conduct_code,evidence,confidence,added,expires";
        let csv = format!("{header}\n{kind},{value},own case,pay-diverted,CASE-1,high,2026-06-01,2027-05-31\n");
        let file = parse_csv(csv.as_bytes(), "2026-11-21".parse().unwrap());
        assert_eq!(file.errors, [], "{value}");
        let key = super::indicator_key(&file.active[0]).map(|key| key.value);
        assert_eq!(key.as_deref(), expected, "{kind} {value}");
    }

    #[test]
    fn an_indicator_has_the_key_of_the_value_that_it_matches() {
        check("email", "Jo.Doe+jobs@Post.example", Some("jo.doe@post.example"));
        check("phone", "+1 (202) 555-0147", Some("+12025550147"));
        check("domain", "www.Corvane.example", Some("corvane.example"));
        check("account", "DE89 3704 0044 0532 0130 00", Some("DE89370400440532013000"));
        check("account", "021000021/123456789", Some("021000021/123456789"));
        check("account", "ending 4471", None);
        for one_place in ["M7uBSTV2qNDHDe2tHfNMqhFkZucgRMpJQk", "31h38a54tFMrR8kzBnP2241MFD2EUHtGha"] {
            check("wallet", one_place, Some("31h38a54tFMrR8kzBnP2241MFD2EUHtGha"));
        }
        check("handle", "GitHub:@Somebody", Some("github/somebody"));
        check("handle", "https://github.com/Somebody", Some("github/somebody"));
        check("handle", "somebody", None);
        let hash = "9F86D081884C7D659A2FEAA0C55AD015A3BF4F1B2B0B822CD15D6C15B0F00A08";
        check("document-hash", hash, Some(&hash.to_ascii_lowercase()));
    }
}
