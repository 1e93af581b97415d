//! Places that receive mail for many people, by the words an address uses. All of them have ordinary customers.

use std::sync::LazyLock;

use aho_corasick::AhoCorasick;

/// What kind of place the words of an address name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MailDropKind {
    /// A rented box at a commercial receiving agent: `PMB`, `private mailbox`, UPS Store, Mail Boxes Etc.
    PrivateMailbox,
    /// A box at the post office: `PO box`, `Postfach`, `apartado`.
    PostOfficeBox,
    /// A warehouse that forwards parcels abroad.
    FreightForwarder,
    /// An ordinary collection point for parcels: DHL Packstation, parcel locker, Paczkomat. Millions of households use one.
    CollectionPoint,
    /// A hotel, hostel or motel.
    Hotel,
    /// A self-storage site.
    SelfStorage,
    /// An office address rented without an office: registered-office and co-working brands.
    VirtualOffice,
}

/// Phrases in folded text, matched as whole words, in the order in which they are tried.
const PHRASES: &[(MailDropKind, &[&str])] = &[
    (
        MailDropKind::CollectionPoint,
        &[
            "packstation",
            "paketshop",
            "postfiliale",
            "parcel locker",
            "amazon locker",
            "amazon hub locker",
            "paczkomat",
            "inpost",
            "relais colis",
            "point relais",
            "mondial relay",
            "pakketpunt",
            "punto pack",
            "citypaq",
            "paketbox",
            "collect point",
        ],
    ),
    (
        MailDropKind::PrivateMailbox,
        &[
            "pmb",
            "private mailbox",
            "private mail box",
            "ups store",
            "mail boxes etc",
            "mailboxes etc",
            "mbe",
            "mail box etc",
            "postal annex",
            "postnet",
            "pak mail",
            "postalannex",
            "anytime mailbox",
            "ipostal1",
            "ipostal",
            "earth class mail",
            "traveling mailbox",
            "virtual post mail",
            "virtualpostmail",
            "postscan mail",
            "us global mail",
            "stable mail",
            "goin postal",
            "mailbox rental",
        ],
    ),
    (
        MailDropKind::FreightForwarder,
        &[
            "myus",
            "my us com",
            "shipito",
            "planet express",
            "stackry",
            "forward2me",
            "viabox",
            "shop and ship",
            "aramex",
            "borderlinx",
            "opas",
            "reship",
            "meest",
            "nova post",
            "qwintry",
            "boxberry",
            "shipfast",
            "parcl",
            "comgateway",
            "vpost",
            "skypostal",
            "freight forwarder",
            "freight forwarding",
            "parcel forwarding",
            "package forwarding",
            "forwarding warehouse",
            "mailforward",
            "mailboxde",
        ],
    ),
    (
        MailDropKind::PostOfficeBox,
        &[
            "po box",
            "p o box",
            "pob",
            "post office box",
            "postfach",
            "apartado",
            "apdo",
            "boite postale",
            "casella postale",
            "skrytka pocztowa",
            "postbus",
            "locked bag",
            "gpo box",
            "postboks",
            "caixa postal",
        ],
    ),
    (
        MailDropKind::SelfStorage,
        &[
            "self storage",
            "public storage",
            "extra space storage",
            "cubesmart",
            "life storage",
            "u haul",
            "uhaul",
            "shurgard",
            "big yellow",
            "safestore",
            "storage unit",
            "mini storage",
            "lagerbox",
            "myplace selfstorage",
            "selfstorage",
        ],
    ),
    (
        MailDropKind::VirtualOffice,
        &[
            "regus",
            "virtual office",
            "davinci virtual",
            "davinci meeting",
            "opus virtual",
            "servcorp",
            "wework",
            "spaces works",
            "mindspace",
            "coworking",
            "registered office",
            "registered agent",
            "registered agents inc",
            "hoxton mix",
            "1st formations",
            "companies made simple",
            "clevver",
            "autonomous office",
            "alliance virtual",
            "northwest registered agent",
        ],
    ),
    (
        MailDropKind::Hotel,
        &[
            "hotel",
            "motel",
            "hostel",
            "inn suites",
            "holiday inn",
            "marriott",
            "hilton",
            "hyatt",
            "sheraton",
            "motel 6",
            "super 8",
            "extended stay",
            "residence inn",
            "guest house",
            "guesthouse",
            "youth hostel",
            "premier inn",
            "travelodge",
            "ibis",
            "airbnb",
        ],
    ),
];

/// Every phrase between spaces, with the place of its kind in [`PHRASES`].
static FINDER: LazyLock<Option<(AhoCorasick, Vec<usize>)>> = LazyLock::new(|| {
    let phrases = PHRASES.iter().enumerate();
    let placed =
        phrases.flat_map(|(place, (_, phrases))| phrases.iter().map(move |phrase| (format!(" {phrase} "), place)));
    let (texts, places): (Vec<String>, Vec<usize>) = placed.unzip();
    AhoCorasick::new(texts).ok().map(|finder| (finder, places))
});

/// The kind of shared receiving place that the address names, if any. A suite of four digits or more counts only beside a
/// forwarder's or mailbox firm's name: office towers have them too.
#[must_use]
pub fn mail_drop_pattern(address: &str) -> Option<MailDropKind> {
    let text: String = address.chars().take(400).collect();
    let folded = crate::text::fold(&text).replace("p.o.", "po").replace("u.p.s.", "ups");
    let mut padded = String::with_capacity(folded.len() + 2);
    padded.push(' ');
    for word in folded.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()) {
        padded.push_str(word);
        padded.push(' ');
    }
    let (finder, places) = FINDER.as_ref()?;
    let named = finder.find_overlapping_iter(&padded).filter_map(|found| places.get(found.pattern().as_usize()));
    let mut kinds: Vec<usize> = named.copied().collect();
    kinds.sort_unstable();
    kinds.iter().filter_map(|place| PHRASES.get(*place)).map(|(kind, _)| *kind).find(|kind| !is_street(*kind, &padded))
}

/// `Hotel Street` and `Hilton Avenue` are streets.
fn is_street(kind: MailDropKind, padded: &str) -> bool {
    kind == MailDropKind::Hotel
        && ["street", "st", "road", "rd", "avenue", "ave", "lane", "drive", "dr", "way"].iter().any(|street| {
            ["hotel", "hilton", "hyatt", "marriott", "sheraton"]
                .iter()
                .any(|name| padded.contains(&format!(" {name} {street} ")))
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn kinds() {
        for (address, expected) in [
            ("123 Main St PMB 204, Austin TX", Some(MailDropKind::PrivateMailbox)),
            ("The UPS Store #4471, 45 Oak Ave", Some(MailDropKind::PrivateMailbox)),
            ("Mail Boxes Etc., Via Roma 10", Some(MailDropKind::PrivateMailbox)),
            ("P.O. Box 12", Some(MailDropKind::PostOfficeBox)),
            ("PO Box 12", Some(MailDropKind::PostOfficeBox)),
            ("Postfach 10 11 12, Köln", Some(MailDropKind::PostOfficeBox)),
            ("Packstation 145, 50667 Köln", Some(MailDropKind::CollectionPoint)),
            ("Shipito, 444 Alaska Avenue Suite 12345", Some(MailDropKind::FreightForwarder)),
            ("Hotel Adler, Bahnhofstr. 1", Some(MailDropKind::Hotel)),
            ("12 Hotel Street, Leeds", None),
            ("Public Storage, 12 Oak Ave", Some(MailDropKind::SelfStorage)),
            ("Regus, Friedrichstr. 1", Some(MailDropKind::VirtualOffice)),
            ("123 Main Street, Suite 4500", None),
            ("12 Poboxer Lane", None),
            ("", None),
        ] {
            assert_eq!(mail_drop_pattern(address), expected, "{address}");
        }
    }

    proptest! {
        #[test]
        fn any_input(address in "\\PC*") {
            prop_assert_eq!(mail_drop_pattern(&address), mail_drop_pattern(&format!("  {address} ")));
        }
    }
}
