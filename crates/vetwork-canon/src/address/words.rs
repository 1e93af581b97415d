//! Words of an address in their usual short and long forms.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

/// Street types and directions with their short forms; the first word of a line stands for all.
const STREET: &[&str] = &[
    "street st str streets",
    "road rd",
    "avenue ave av aven aveneue",
    "boulevard blvd boul bvd bd",
    "drive dr drv",
    "lane ln",
    "court ct crt",
    "place pl plc",
    "square sq",
    "terrace ter terr",
    "parkway pkwy pky",
    "highway hwy",
    "circle cir",
    "trail trl",
    "way wy",
    "crescent cres crsc",
    "close cl",
    "gardens gdns",
    "grove grv",
    "mount mt",
    "saint ste.",
    "north n nord norte noord",
    "south s sud sur zuid",
    "east e est este oost",
    "west w ouest oeste",
    "northeast ne",
    "northwest nw",
    "southeast se",
    "southwest sw",
    "allee all",
    "platz",
    "chaussee ch",
    "rue r",
    "chemin chem",
    "impasse imp",
    "calle c",
    "avenida avda avd",
    "plaza plza pza",
    "carretera ctra",
    "paseo pso",
    "via v",
    "viale",
    "piazza pza p.zza",
    "corso cso",
    "aleja al aleje",
    "plac",
    "osiedle os",
];

/// Words that may be left out without naming another street.
const SILENT: &[&str] = &[
    "ulica",
    "ul",
    "no",
    "nr",
    "number",
    "numero",
    "n",
    "de",
    "la",
    "del",
    "der",
    "den",
    "the",
    "of",
    "house",
    "haus",
    "hausnummer",
];

const UNITS: &[&str] = &[
    "apt",
    "apartment",
    "appt",
    "app",
    "appartement",
    "apartamento",
    "unit",
    "suite",
    "ste",
    "flat",
    "rm",
    "room",
    "wohnung",
    "whg",
    "lok",
    "lokal",
    "m",
    "mieszkanie",
    "piso",
    "interno",
    "int",
    "bus",
    "box",
    "bte",
    "top",
    "tur",
    "tuer",
    "door",
    "lot",
    "spc",
    "space",
];

const COUNTRIES: &[&str] = &[
    "us usa unitedstates unitedstatesofamerica america",
    "gb uk unitedkingdom greatbritain england scotland wales",
    "de germany deutschland",
    "at austria oesterreich",
    "ch switzerland schweiz suisse svizzera",
    "fr france",
    "es spain espana",
    "it italy italia",
    "nl netherlands thenetherlands nederland holland",
    "pl poland polska",
    "be belgium belgie belgique",
    "pt portugal",
    "ie ireland",
    "ca canada",
    "au australia",
    "in india",
    "jp japan",
    "kr southkorea korea republicofkorea",
    "cn china",
    "ua ukraine",
    "ro romania",
    "cz czechia czechrepublic",
    "se sweden sverige",
    "no norway norge",
    "dk denmark danmark",
    "fi finland suomi",
    "mx mexico",
    "br brazil brasil",
    "ng nigeria",
    "ph philippines",
    "sg singapore",
    "my malaysia",
    "tr turkey turkiye",
    "ae unitedarabemirates uae",
    "ee estonia eesti",
    "lt lithuania lietuva",
    "lv latvia latvija",
    "gr greece",
    "hu hungary",
    "rs serbia",
    "vn vietnam",
    "id indonesia",
    "pk pakistan",
];

const STATES: &[&str] = &[
    "al alabama",
    "ak alaska",
    "az arizona",
    "ar arkansas",
    "ca california",
    "co colorado",
    "ct connecticut",
    "de delaware",
    "dc districtofcolumbia",
    "fl florida",
    "ga georgia",
    "hi hawaii",
    "id idaho",
    "il illinois",
    "in indiana",
    "ia iowa",
    "ks kansas",
    "ky kentucky",
    "la louisiana",
    "me maine",
    "md maryland",
    "ma massachusetts",
    "mi michigan",
    "mn minnesota",
    "ms mississippi",
    "mo missouri",
    "mt montana",
    "ne nebraska",
    "nv nevada",
    "nh newhampshire",
    "nj newjersey",
    "nm newmexico",
    "ny newyork",
    "nc northcarolina",
    "nd northdakota",
    "oh ohio",
    "ok oklahoma",
    "or oregon",
    "pa pennsylvania",
    "ri rhodeisland",
    "sc southcarolina",
    "sd southdakota",
    "tn tennessee",
    "tx texas",
    "ut utah",
    "vt vermont",
    "va virginia",
    "wa washington",
    "wv westvirginia",
    "wi wisconsin",
    "wy wyoming",
    "pr puertorico",
];

/// The first word of each line of a table, by every word of the line.
struct Forms(LazyLock<FxHashMap<&'static str, &'static str>>);

static STREETS: Forms = Forms(LazyLock::new(|| by_form(STREET)));
static COUNTRY_FORMS: Forms = Forms(LazyLock::new(|| by_form(COUNTRIES)));
static STATE_FORMS: Forms = Forms(LazyLock::new(|| by_form(STATES)));

fn by_form(lines: &'static [&'static str]) -> FxHashMap<&'static str, &'static str> {
    let mut forms = FxHashMap::default();
    for line in lines {
        let first = line.split(' ').next().unwrap_or_default();
        for form in line.split(' ') {
            forms.entry(form).or_insert(first);
        }
    }
    forms
}

impl Forms {
    fn first_of(&self, word: &str) -> Option<&'static str> {
        self.0.get(word).copied()
    }
}

fn compact(text: &str) -> String {
    text.chars().filter(char::is_ascii_alphanumeric).collect()
}

/// The long form of a street word; `None` for a word that is often left out. German and Dutch compounds keep their stem.
pub(super) fn street(word: &str) -> Option<String> {
    if let Some(long) = STREETS.first_of(word) {
        return Some(long.to_owned());
    }
    if SILENT.contains(&word) {
        return None;
    }
    for ending in ["strasse", "straat", "str"] {
        // The type is set apart, so that `Berliner Str.` and `Berlinerstr.` differ but `Kerkstr.` and `Kerkstraat` do not.
        match word.strip_suffix(ending) {
            Some("") => return Some("street".to_owned()),
            Some(stem) if stem.len() > 2 => return Some(format!("{stem}street")),
            _ => {}
        }
    }
    Some(word.to_owned())
}

pub(super) fn is_unit(word: &str) -> bool {
    UNITS.contains(&word)
}

/// `apt4b` and `unit12` written together.
pub(super) fn unit_and_number(word: &str) -> Option<&str> {
    let at = word.find(|c: char| c.is_ascii_digit())?;
    let (unit, number) = word.split_at_checked(at)?;
    (unit.len() > 1 && is_unit(unit)).then_some(number)
}

/// ISO 3166-1 alpha-2 in lower case for a country's name or code, else the text without spaces.
pub(super) fn country(folded: &str) -> String {
    let name = compact(folded);
    COUNTRY_FORMS.first_of(&name).map_or(name, str::to_owned)
}

/// The code of a state of the United States by name or code.
pub(super) fn us_state(folded: &str) -> Option<&'static str> {
    STATE_FORMS.first_of(&compact(folded))
}
