//! Which scheme is meant: by its id, by the names that people use, or by the name in the library.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use super::bank::BankNumber;

/// What a name stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Scheme {
    Known(String),
    /// The number of the United States, of which more can be told than the library does.
    SocialSecurity,
    Bank(BankNumber),
    /// Several countries call a number so.
    Several(Vec<String>),
    Unknown,
}

/// What people write, in letters and digits alone, and the scheme.
const NAMES: &[(&str, &str)] = &[
    ("aadhaar", "in/aadhaar"),
    ("abn", "au/abn"),
    ("amka", "gr/amka"),
    ("bsn", "nl/bsn"),
    ("burgerservicenummer", "nl/bsn"),
    ("citizencard", "pt/cc"),
    ("cnic", "pk/cnic"),
    ("codicefiscale", "it/codicefiscale"),
    ("cpf", "br/cpf"),
    ("cprnummer", "dk/cpr"),
    ("curp", "mx/curp"),
    ("cnp", "ro/cnp"),
    ("dni", "es/dni"),
    ("egn", "bg/egn"),
    ("ein", "us/ein"),
    ("fodselsnummer", "no/fodselsnummer"),
    ("henkilotunnus", "fi/hetu"),
    ("hkid", "hk/hkid"),
    ("ik", "ee/ik"),
    ("isikukood", "ee/ik"),
    ("insz", "be/insz"),
    ("kennitala", "is/kennitala"),
    ("nationalinsurance", "gb/nino"),
    ("nationalinsurancenumber", "gb/nino"),
    ("nie", "es/nie"),
    ("nino", "gb/nino"),
    ("nir", "fr/nir"),
    ("nric", "my/nric"),
    ("numerodesecuritesociale", "fr/nir"),
    ("oib", "hr/oib"),
    ("pan", "in/pan"),
    ("personalausweis", "de/passport"),
    ("personnummer", "se/personnummer"),
    ("personalcode", "lv/pvn"),
    ("pesel", "pl/pesel"),
    ("pps", "ie/pps"),
    ("ppsn", "ie/pps"),
    ("residentidentitycard", "cn/ric"),
    ("rijksregisternummer", "be/nn"),
    ("rnokpp", "ua/rntrc"),
    ("rodnecislo", "cz/rc"),
    ("rrn", "kr/rrn"),
    ("rut", "cl/rut"),
    ("securitesociale", "fr/nir"),
    ("sin", "ca/sin"),
    ("socialinsurance", "ca/sin"),
    ("socialinsurancenumber", "ca/sin"),
    ("sozialversicherungsnummer", "de/svnr"),
    ("steueridentifikationsnummer", "de/idnr"),
    ("steueridnr", "de/idnr"),
    ("steuerid", "de/idnr"),
    ("idnr", "de/idnr"),
    ("ahv", "ch/ssn"),
    ("ahvnummer", "ch/ssn"),
    ("tckimlik", "tr/tckimlik"),
    ("tfn", "au/tfn"),
    ("utr", "gb/utr"),
];

pub(super) fn resolve(name: &str) -> Scheme {
    let id = name.trim().to_ascii_lowercase();
    if id == "us/ssn" {
        return Scheme::SocialSecurity;
    }
    if stdnum::find(&id).is_some() {
        return Scheme::Known(id);
    }
    let plain = plain(name);
    match plain.as_str() {
        "ssn" | "ussn" | "usssn" | "socialsecurity" | "socialsecuritynumber" | "itin" | "atin" | "usitin" => {
            return Scheme::SocialSecurity;
        }
        "iban" => return Scheme::Bank(BankNumber::Iban),
        "bic" | "swift" | "swiftbic" | "bicswift" | "swiftcode" => return Scheme::Bank(BankNumber::Bic),
        "aba" | "routing" | "routingnumber" | "abarouting" | "abaroutingnumber" | "rtn" => {
            return Scheme::Bank(BankNumber::Routing);
        }
        _ => {}
    }
    if let Some((_, id)) = NAMES.iter().find(|(known, _)| *known == plain).filter(|(_, id)| stdnum::find(id).is_some())
    {
        return Scheme::Known((*id).to_owned());
    }
    match library_names().get(&plain).map(Vec::as_slice) {
        Some([one]) => Scheme::Known(one.clone()),
        Some(several) => Scheme::Several(several.to_vec()),
        None => Scheme::Unknown,
    }
}

/// Small letters and digits, with the marks above letters taken off.
fn plain(name: &str) -> String {
    use unicode_normalization::UnicodeNormalization as _;
    name.nfd()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .map(|c| if c == 'ø' { 'o' } else { c })
        .collect()
}

/// The library's names and abbreviations, and the last part of each id, with the schemes that bear them.
fn library_names() -> &'static BTreeMap<String, Vec<String>> {
    static NAMES: OnceLock<BTreeMap<String, Vec<String>>> = OnceLock::new();
    NAMES.get_or_init(|| {
        let mut names: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for id in all() {
            let Some(known) = stdnum::find(&id) else { continue };
            let last = id.split('/').next_back().unwrap_or_default();
            for name in
                [Some(known.name()), Some(known.local_name()), known.abbreviation(), Some(last)].into_iter().flatten()
            {
                let ids = names.entry(plain(name)).or_default();
                if !ids.contains(&id) {
                    ids.push(id.clone());
                }
            }
        }
        names.remove("");
        names
    })
}

/// Every scheme of the library, by its id.
pub(super) fn all() -> Vec<String> {
    let grouped = stdnum::registry().iter();
    let mut ids: Vec<String> =
        grouped.flat_map(|(country, schemes)| schemes.keys().map(move |name| format!("{country}/{name}"))).collect();
    // Outside of the library's groups.
    ids.push("ai/tin".to_owned());
    ids.sort_unstable();
    ids
}

/// Is it a scheme for people rather than for firms? The same number on two people then is a mark that they share.
pub(super) fn is_of_people(id: &str) -> bool {
    let country = id.split('/').next().unwrap_or_default().to_ascii_uppercase();
    stdnum::person_validators().get(country.as_str()).is_some_and(|ids| ids.contains(&id))
        || super::carried::read_by(id)
}
