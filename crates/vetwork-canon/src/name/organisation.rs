//! Whether a name is that of an organisation, by its legal form or the kind of body it names.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

/// Legal forms written as one word (ISO 20275 lists them by country), lower-case, without full stops.
const LEGAL_FORMS: &[&str] = &[
    "ltd",
    "limited",
    "inc",
    "incorporated",
    "llc",
    "llp",
    "lp",
    "plc",
    "corp",
    "corporation",
    "gmbh",
    "mbh",
    "ug",
    "ag",
    "kg",
    "kgaa",
    "ohg",
    "ev",
    "gbr",
    "sarl",
    "sas",
    "sasu",
    "eurl",
    "bv",
    "nv",
    "bvba",
    "vof",
    "srl",
    "spa",
    "snc",
    "sl",
    "slu",
    "spzoo",
    "zoo",
    "ooo",
    "oao",
    "zao",
    "pao",
    "ооо",
    "оао",
    "зао",
    "пао",
    "тов",
    "oü",
    "ou",
    "oy",
    "oyj",
    "ab",
    "aktiebolag",
    "aps",
    "asa",
    "ehf",
    "ehs",
    "sro",
    "doo",
    "dooel",
    "ead",
    "eood",
    "ood",
    "kft",
    "zrt",
    "nyrt",
    "pvt",
    "pte",
    "pty",
    "bhd",
    "sdn",
    "kk",
    "co",
    "company",
    "companies",
    "llqc",
    "fze",
    "fzco",
    "fzc",
    "dmcc",
    "jsc",
    "pjsc",
    "cjsc",
    "ojsc",
    "uab",
    "sia",
    "ltda",
    "eireli",
    "sti",
    "aş",
    "有限公司",
    "株式会社",
    "주식회사",
];

/// Legal forms that are also names or initials: they count only at the end, written with full stops or in capitals.
const SHORT_FORMS: &[&str] =
    &["sa", "as", "ou", "se", "ab", "co", "ag", "sl", "kk", "lp", "ev", "ug", "spa", "sti", "kg", "nv", "bv"];

/// Words that name a kind of body.
const BODIES: &[&str] = &[
    "agency",
    "associates",
    "association",
    "bank",
    "bureau",
    "business",
    "capital",
    "centre",
    "center",
    "club",
    "college",
    "committee",
    "consultancy",
    "consultants",
    "consulting",
    "cooperative",
    "council",
    "department",
    "enterprise",
    "enterprises",
    "foundation",
    "fund",
    "government",
    "group",
    "holding",
    "holdings",
    "hospital",
    "hotel",
    "industries",
    "institute",
    "international",
    "investments",
    "labs",
    "logistics",
    "ministry",
    "office",
    "organisation",
    "organization",
    "partners",
    "partnership",
    "payroll",
    "recruitment",
    "school",
    "services",
    "society",
    "software",
    "solutions",
    "staffing",
    "stiftung",
    "store",
    "studio",
    "studios",
    "systems",
    "technologies",
    "technology",
    "trading",
    "trust",
    "university",
    "ventures",
    "verein",
];

/// How a word speaks for an organisation.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sign {
    Form,
    ShortForm,
    Body,
}

static SIGNS: LazyLock<FxHashMap<&'static str, Sign>> = LazyLock::new(|| {
    let lists = [(LEGAL_FORMS, Sign::Form), (BODIES, Sign::Body), (SHORT_FORMS, Sign::ShortForm)];
    lists.into_iter().flat_map(|(words, sign)| words.iter().map(move |word| (*word, sign))).collect()
});

/// Whether the text names an organisation rather than a person: it has a legal form (`GmbH`, `Ltd`, `Sp. z o.o.`) or a word
/// for a kind of body (`Bank`, `Solutions`).
#[must_use]
pub fn looks_like_organisation(name: &str) -> bool {
    let words = || {
        name.split(|c: char| c.is_whitespace() || matches!(c, ',' | '(' | ')' | '&')).filter(|word| !word.is_empty())
    };
    let count = words().count();
    if count == 0 {
        return false;
    }
    if count > 1 && name.contains('&') && words().any(|word| matches!(bare(word).as_str(), "co" | "sons" | "partners"))
    {
        return true;
    }
    let mut last: [String; 3] = Default::default();
    for (at, word) in words().enumerate() {
        let form = bare(word);
        if form.is_empty() {
            continue;
        }
        let sign = SIGNS.get(&*form).copied();
        let short = sign == Some(Sign::ShortForm);
        let written_as_form = word.contains(['.', '/'])
            || (word.len() > 1 && !word.chars().any(char::is_lowercase) && name.chars().any(char::is_lowercase));
        if at > 0 && short && at + 1 == count && written_as_form && !is_initials(word, name) {
            return true;
        }
        if at > 0 && sign == Some(Sign::Form) || count > 1 && sign == Some(Sign::Body) {
            return true;
        }
        last = [std::mem::take(&mut last[1]), std::mem::take(&mut last[2]), form];
        if matches!(
            last.each_ref().map(|word| &**word),
            ["sp", "z", "oo"] | [_, "z", "oo"] | ["s", "r", "o"] | ["d", "o", "o"] | ["s", "r", "l"]
        ) {
            return true;
        }
    }
    ["有限公司", "株式会社", "주식회사"].iter().any(|form| name.contains(form))
}

/// `Kessler, S.A.` could be a person's initials; a comma before them says so.
fn is_initials(word: &str, name: &str) -> bool {
    word.contains('.') && name.contains(',') && bare(word).len() == 2
}

fn bare(word: &str) -> String {
    if word.is_ascii() {
        let letters = word.bytes().filter(u8::is_ascii_alphabetic).map(|b| b.to_ascii_lowercase() as char);
        return letters.collect();
    }
    word.chars().filter(|c| c.is_alphabetic()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn organisations() {
        for name in [
            "Nordwind GmbH",
            "Nordwind Ltd",
            "NORDWIND LTD.",
            "Nordwind, Inc.",
            "Nordwind LLC",
            "Nordwind B.V.",
            "Nordwind BV",
            "Nordwind S.A.",
            "Nordwind Sp. z o.o.",
            "Nordwind OÜ",
            "Nordwind AG",
            "ООО Ромашка Плюс ООО",
            "Nordwind Pty Ltd",
            "Kessler & Co",
            "Kessler & Sons",
            "Nordwind Solutions",
            "First Bank",
            "Talent Staffing",
            "深圳科技有限公司",
            "주식회사 나무",
            "Nordwind A/S",
            "Nordwind s.r.o.",
            "Nordwind Srl",
        ] {
            assert!(looks_like_organisation(name), "{name}");
        }
    }

    #[test]
    fn people() {
        for name in [
            "Dana Kessler",
            "Kessler, S.A.",
            "DANA KESSLER",
            "Kim Ou",
            "Sa Ngo",
            "Ag Mohamed",
            "Se Ri Park",
            "Lim Co",
            "Spa",
            "Nguyen Van Co",
            "Maria de la Cruz",
            "",
            "Bank",
            "D. Kessler",
        ] {
            assert!(!looks_like_organisation(name), "{name}");
        }
    }
}
