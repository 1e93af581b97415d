//! Fresh values for one telling of a page's case: every value by which two subjects can be connected is
//! moved by the number of the telling, the same way in all its spellings.

use serde_json::Value;
use vetwork_reference::Reference;

use crate::cast::{Cast, NAME_FIELDS};
use crate::origins::{Persona, Style};
use crate::render::name;

/// One telling of a case.
pub(crate) struct Telling<'a> {
    /// Its people.
    pub(crate) cast: &'a Cast,
    /// Who plays them; the first is the subject.
    pub(crate) personas: Vec<Persona>,
    /// Its number, not used before.
    pub(crate) number: u64,
    /// The ids of its dossiers.
    pub(crate) ids: Vec<String>,
    /// Their ids on the page.
    pub(crate) page_ids: Vec<String>,
    /// A domain of the case that is to be this telling's own.
    pub(crate) own_domain: Option<&'a str>,
    /// Tells a mail provider's domain from a person's or firm's own.
    pub(crate) reference: &'a Reference,
}

/// Fields that hold a serial number or the id of a machine.
const MACHINES: [&str; 3] = ["device", "serial", "serial_read"];
/// Mailboxes of a function, to which no digits are added.
const FUNCTIONS: [&str; 10] =
    ["hr", "info", "jobs", "careers", "contact", "office", "admin", "references", "desk", "people"];

impl Telling<'_> {
    /// Tells one dossier of the case.
    pub(crate) fn dossier(&self, dossier: &Value, at: usize) -> Value {
        let mut told = self.value(dossier, "", "");
        if let Some(fields) = told.as_object_mut() {
            fields.insert("id".to_owned(), Value::String(self.ids[at].clone()));
        }
        told
    }

    fn value(&self, value: &Value, section: &str, field: &str) -> Value {
        match value {
            Value::String(text) => Value::String(self.text(text, section, field)),
            Value::Array(items) => items.iter().map(|item| self.value(item, section, field)).collect(),
            Value::Object(fields) => fields
                .iter()
                .map(|(key, value)| {
                    let section = if section.is_empty() { key.as_str() } else { section };
                    (key.clone(), self.value(value, section, key))
                })
                .collect(),
            other => other.clone(),
        }
    }

    fn text(&self, text: &str, section: &str, field: &str) -> String {
        let own = if section == field { "" } else { section };
        if NAME_FIELDS.contains(&(own, field)) {
            return self.name(text);
        }
        match (section, field) {
            ("households", "with") | ("referrals", "by") => self.id(text),
            ("identity_checks" | "national_numbers" | "identity_documents" | "phones" | "phone_lookups", "number")
            | (_, "phone" | "account") => shifted(text, self.number),
            ("contact_changes", "before" | "after") if !text.contains(['@', '/']) => shifted(text, self.number),
            (_, "iban") => iban(text, self.number),
            ("interviews", "at") => hour(text, self.number),
            (_, "wallet") => wallet(text, self.number),
            (_, "ip") => ip(text, self.number),
            (_, "url") => self.link(text),
            (_, "sha256") => digest(text, self.number),
            (_, "street") => street(text, self.number),
            (_, field) if MACHINES.contains(&field) => format!("{text}{:x}", self.number),
            _ if text.contains('@') && !text.contains(' ') => self.email(text),
            _ => self.prose(text),
        }
    }

    /// An indicator of the case, by its kind.
    pub(crate) fn indicator(&self, kind: &str, value: &str) -> String {
        match kind {
            "email" => self.email(value),
            "phone" => shifted(value, self.number),
            "account" if value.starts_with(|c: char| c.is_ascii_alphabetic()) => iban(value, self.number),
            "account" => shifted(value, self.number),
            "wallet" => wallet(value, self.number),
            "document-hash" => digest(value, self.number),
            "handle" => format!("{value}-{}", self.number),
            _ => self.prose(value),
        }
    }

    fn name(&self, text: &str) -> String {
        let told = self.cast.names.get(text).and_then(|(at, style)| Some(name(*self.personas.get(*at)?, *style)));
        told.unwrap_or_else(|| text.to_owned())
    }

    fn id(&self, text: &str) -> String {
        let known = self.page_ids.iter().position(|id| id == text).and_then(|at| self.ids.get(at));
        known.cloned().unwrap_or_else(|| format!("{text}-{}", self.number))
    }

    /// Whole names that stand in prose, and a domain that is to be fresh.
    fn prose(&self, text: &str) -> String {
        let mut text = text.to_owned();
        for (literal, (at, style)) in self.cast.names.iter().rev() {
            if literal.len() > 5
                && text.contains(literal.as_str())
                && let Some(persona) = self.personas.get(*at)
            {
                text = text.replace(literal, &name(*persona, *style));
            }
        }
        self.domain(&text)
    }

    fn domain(&self, text: &str) -> String {
        match self.own_domain {
            Some(own) => text.replace(own, &format!("d{}{own}", self.number)),
            None => text.to_owned(),
        }
    }

    fn email(&self, text: &str) -> String {
        let Some((local, domain)) = text.split_once('@') else { return text.to_owned() };
        let (base, tag) = local.split_once('+').map_or((local, String::new()), |(base, tag)| (base, format!("+{tag}")));
        if FUNCTIONS.contains(&base.to_lowercase().as_str()) {
            // Another host below the same registered domain: another mailbox of the same firm.
            let class = self.reference.email_domain(domain);
            let host = if class == vetwork_reference::EmailDomainClass::Unlisted {
                format!("m{}.", self.number)
            } else {
                String::new()
            };
            return format!("{local}@{host}{}", self.domain(domain));
        }
        // An address that is nobody's here is another stranger's in every telling.
        let words = if self.mentions(&vetwork_canon::text::fold(base)) {
            self.words(base)
        } else {
            format!("{base}{}", in_letters(self.number))
        };
        let family = self
            .cast
            .people
            .iter()
            .position(|person| domain.split('.').next().is_some_and(|label| label == person.family));
        let domain = match family.and_then(|at| self.personas.get(at)) {
            Some(persona) => {
                let rest = domain.split_once('.').map_or("", |(_, rest)| rest);
                format!("{}{}.{rest}", name(*persona, Style::PlainFamily), self.number)
            }
            None => self.domain(domain),
        };
        format!("{words}{}{tag}@{domain}", self.number)
    }

    fn link(&self, text: &str) -> String {
        let trimmed = text.trim_end_matches('/');
        match trimmed.rsplit_once('/') {
            Some((site, last)) if last.contains(|c: char| c.is_ascii_alphanumeric()) && !site.ends_with('/') => {
                let digits = last.chars().all(|c| c.is_ascii_digit());
                let hyphen = if digits { "" } else { "-" };
                format!("{site}/{}{hyphen}{}", self.words(last), self.number)
            }
            _ => self.domain(text),
        }
    }

    /// Replaces parts of people's names in an address or link by those of who plays them. What one hand
    /// may have added beside a name becomes this telling's own.
    fn words(&self, text: &str) -> String {
        let mut told = String::new();
        let mut word = String::new();
        let folded = vetwork_canon::text::fold(text);
        let mentions = self.mentions(&folded);
        for c in folded.chars().chain(['\0']) {
            if c.is_alphanumeric() {
                word.push(c);
            } else {
                told.push_str(&self.word(&word, mentions));
                word.clear();
                if c != '\0' {
                    told.push(c);
                }
            }
        }
        told
    }

    fn mentions(&self, folded: &str) -> bool {
        self.cast.people.iter().any(|p| folded.contains(&p.given) || folded.contains(&p.family))
    }

    fn word(&self, word: &str, mentions: bool) -> String {
        if !mentions || word.is_empty() {
            return word.to_owned();
        }
        for (person, persona) in self.cast.people.iter().zip(&self.personas) {
            let initial: String = person.given.chars().take(1).collect();
            let whole = [
                (person.given.clone(), Style::PlainGiven),
                (person.family.clone(), Style::PlainFamily),
                (format!("{}{}", person.given, person.family), Style::Joined),
                (format!("{initial}{}", person.family), Style::InitialJoined),
                (initial, Style::PlainInitial),
            ];
            if let Some((_, style)) = whole.iter().find(|(text, _)| text == word) {
                return name(*persona, *style);
            }
            if let Some(rest) = word.strip_prefix(&person.given) {
                return format!("{}{}", name(*persona, Style::PlainGiven), self.word(rest, true));
            }
            if let Some(rest) = word.strip_prefix(&person.family) {
                return format!("{}{}", name(*persona, Style::PlainFamily), self.word(rest, true));
            }
        }
        let letters = word.trim_end_matches(|c: char| c.is_ascii_digit());
        if letters.len() < 5 || self.reference.tool(letters).is_some() {
            return word.to_owned();
        }
        let (letters, digits) = word.split_at(letters.len());
        format!("{letters}{}{digits}", in_letters(self.number))
    }
}

/// A number in letters, without vowels.
fn in_letters(mut number: u64) -> String {
    const LETTERS: [char; 16] = ['b', 'c', 'd', 'f', 'g', 'h', 'j', 'k', 'l', 'm', 'n', 'p', 'q', 'r', 's', 't'];
    let mut text = String::from("z");
    loop {
        text.push(LETTERS[(number % 16) as usize]);
        number /= 16;
        if number == 0 {
            return text;
        }
    }
}

/// Another digest of the same length.
fn digest(text: &str, number: u64) -> String {
    format!("{number:08x}{}", text.get(8..).unwrap_or_default())
}

/// Moves the last digits of a number, at most four, wherever separators stand. An account and its last
/// four digits move together.
fn shifted(text: &str, number: u64) -> String {
    let places: Vec<usize> = text.char_indices().filter(|(_, c)| c.is_ascii_digit()).map(|(at, _)| at).collect();
    let last = &places[places.len().saturating_sub(4)..];
    let digits: String = last.iter().filter_map(|at| text.get(*at..=*at)).collect();
    let Ok(value) = digits.parse::<u64>() else { return text.to_owned() };
    let moved = (value + number * 7) % 10_u64.pow(u32::try_from(digits.len()).unwrap_or(4));
    let moved = format!("{moved:0width$}", width = digits.len());
    let mut bytes = text.as_bytes().to_vec();
    for (at, digit) in last.iter().zip(moved.bytes()) {
        bytes[*at] = digit;
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())
}

/// Another account at the same bank, with check digits that hold (ISO 13616, ISO 7064 MOD 97-10).
pub(crate) fn iban(text: &str, number: u64) -> String {
    let compact: String = shifted(text, number).chars().filter(|c| !c.is_whitespace()).collect();
    let (Some(country), Some(account)) = (compact.get(..2), compact.get(4..)) else { return text.to_owned() };
    let rearranged = format!("{account}{country}00").to_uppercase();
    let remainder = rearranged
        .chars()
        .filter_map(|c| c.to_digit(36))
        .fold(0, |rest, digit| if digit < 10 { (rest * 10 + digit) % 97 } else { (rest * 100 + digit) % 97 });
    format!("{country}{:02}{account}", 98 - remainder)
}

/// Another address of the same kind. Only the Ethereum form is moved: in lower case it has no checksum.
fn wallet(text: &str, number: u64) -> String {
    let lower = text.to_lowercase();
    match lower.strip_prefix("0x").and_then(|hex| hex.split_at_checked(32)) {
        Some((kept, last)) => match u64::from_str_radix(last, 16) {
            Ok(value) => format!("0x{kept}{:08x}", (value + number) & 0xffff_ffff),
            Err(_) => text.to_owned(),
        },
        None => text.to_owned(),
    }
}

/// Another address of the same range: the invented ranges hold sixteen neighbours or more.
fn ip(text: &str, number: u64) -> String {
    match text.rsplit_once('.').map(|(net, host)| (net, host.parse::<u64>())) {
        Some((net, Ok(host))) => format!("{net}.{}", (host & !15) | ((host + number) & 15)),
        _ if text.contains(':') => {
            format!("{}{:x}", text.trim_end_matches(|c: char| c.is_ascii_hexdigit()), number & 0xffff)
        }
        _ => text.to_owned(),
    }
}

/// Another hour of the same day, the same in the whole telling; a day alone stays.
fn hour(text: &str, number: u64) -> String {
    let parts = text.split_once('T').and_then(|(day, time)| Some((day, time.split_at_checked(2)?)));
    match parts.map(|(day, (hour, rest))| (day, hour.parse::<u64>(), rest)) {
        Some((day, Ok(hour), rest)) if hour < 16 => format!("{day}T{:02}{rest}", hour + number % 8),
        _ => text.to_owned(),
    }
}

/// Other house numbers in the same street; a number that is part of a word stays.
fn street(text: &str, number: u64) -> String {
    let mut told = String::new();
    let mut rest = text;
    while let Some(at) = rest.find(|c: char| c.is_ascii_digit()) {
        let (before, from) = rest.split_at(at);
        let end = from.find(|c: char| !c.is_ascii_digit()).unwrap_or(from.len());
        let (digits, after) = from.split_at(end);
        let alone = !before.ends_with(char::is_alphabetic) && !after.starts_with(char::is_alphabetic);
        told.push_str(before);
        match digits.parse::<u64>() {
            Ok(value) if alone => told.push_str(&(value + number * 3).to_string()),
            _ => told.push_str(digits),
        }
        rest = after;
    }
    told + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_move_the_same_way_in_all_spellings() {
        for (a, b) in [
            (shifted("+1 202 555 0147", 5), "+1 202 555 0182"),
            (shifted("(202) 555-0147", 5), "(202) 555-0182"),
            (shifted("ending 4471", 5), "ending 4506"),
            (shifted("000123454471", 5), "000123454506"),
            (shifted("none", 5), "none"),
            (street("900 Ridge Road, Apt 3", 5), "915 Ridge Road, Apt 18"),
            (street("5th Avenue 20", 5), "5th Avenue 35"),
            (hour("2026-10-06T14:30:00Z", 11), "2026-10-06T17:30:00Z"),
            (hour("2026-10-06", 11), "2026-10-06"),
            (ip("192.0.2.33", 16), "192.0.2.33"),
            (ip("192.0.2.47", 1), "192.0.2.32"),
            (wallet("0x52908400098527886E0F7030069857D2E4169EE7", 1), "0x52908400098527886e0f7030069857d2e4169ee8"),
        ] {
            assert_eq!(a, b);
        }
        for text in ["GB33 BUKB 2020 1555 5555 55", "DE89 3704 0044 0532 0130 00", "BE40 9670 0000 0063"] {
            let same: String = text.split_whitespace().collect();
            assert_eq!(iban(text, 0), same);
            assert_eq!(iban(text, 9), iban(&same, 9));
            assert!(vetwork_canon::iban::Iban::parse(&iban(text, 9)).is_ok());
        }
    }
}
