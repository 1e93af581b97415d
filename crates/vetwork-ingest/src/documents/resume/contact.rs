//! Name, e-mail addresses, phone numbers and web addresses in the text of a resume.

use super::{dates, headings, words};

const NAME_LINES: usize = 5;
const TITLE_PAGES: &[&str] =
    &["curriculum vitae", "resume", "résumé", "cv", "lebenslauf", "bewerbung", "currículum", "życiorys"];
const PHONE_LABELS: &[&str] = &[
    "phone",
    "tel",
    "telephone",
    "mobile",
    "cell",
    "telefon",
    "mobil",
    "handy",
    "téléphone",
    "portable",
    "teléfono",
    "móvil",
    "komórka",
    "telefono",
    "cellulare",
    "telefoon",
    "mobiel",
    "telefone",
    "celular",
    "telemóvel",
    "whatsapp",
];
/// Domains under which people write addresses without a scheme; others could be `Node.js/React`.
const LINK_DOMAINS: &[&str] = &[
    "com", "org", "net", "io", "dev", "me", "ai", "app", "co", "eu", "uk", "de", "fr", "es", "pl", "it", "nl", "pt",
    "at", "ch", "be", "example",
];

/// The first of the first lines that reads as a name.
pub(super) fn name(lines: &[&str]) -> Option<String> {
    let lines = lines.iter().filter(|line| !line.is_empty()).take(NAME_LINES);
    lines.map(|line| name_part(line)).find(|part| is_name(part)).map(str::to_owned)
}

/// The part of a line before a title, a degree or contact details.
fn name_part(line: &str) -> &str {
    let line = line.strip_prefix("Name:").unwrap_or(line);
    let end = [",", "|", "·", "•", "\t", " – ", " - ", " — "].iter().filter_map(|mark| line.find(mark)).min();
    line.get(..end.unwrap_or(line.len())).unwrap_or(line).trim()
}

fn is_name(part: &str) -> bool {
    let words: Vec<&str> = part.split_whitespace().collect();
    let of_name = |character: char| character.is_alphabetic() || "-'’.".contains(character);
    let begins = |word: &str| word.chars().next().is_some_and(|first| first.is_alphabetic() && !first.is_lowercase());
    let particle = |word: &str| word.chars().count() <= 4 && word.chars().all(char::is_lowercase);
    // Scripts without capitals often write a whole name as one word.
    let one_word = words.len() == 1
        && (2..=5).contains(&part.chars().count())
        && part.chars().all(|c| c.is_alphabetic() && !c.is_lowercase() && !c.is_uppercase());
    let several = (2..=5).contains(&words.len())
        && words.first().is_some_and(|word| begins(word))
        && words.last().is_some_and(|word| begins(word))
        && words.iter().all(|word| begins(word) || particle(word));
    (one_word || several)
        && part.chars().count() <= 60
        && part.chars().all(|character| of_name(character) || character == ' ')
        && headings::section(part).is_none()
        && !TITLE_PAGES.contains(&part.to_lowercase().as_str())
        && !words::names_title(part)
        && !words::names_institution(part)
}

/// E-mail addresses, each once.
pub(super) fn emails(text: &str) -> Vec<String> {
    let outside = |character: char| !(character.is_alphanumeric() || "._%+-@".contains(character));
    let candidates = text.split(outside).map(|candidate| candidate.trim_matches(['.', '-', '%', '+']));
    once(candidates.filter(|candidate| is_email(candidate)))
}

fn is_email(candidate: &str) -> bool {
    let Some((local, domain)) = candidate.split_once('@') else {
        return false;
    };
    let top = domain.rsplit_once('.').map_or("", |(_, top)| top);
    !local.is_empty()
        && !domain.contains('@')
        && domain.split('.').all(|label| !label.is_empty() && !label.contains(['_', '%', '+']))
        && top.chars().count() >= 2
        && top.chars().all(char::is_alphabetic)
}

/// Web addresses, each once: with a scheme, with `www.`, or a host with a path.
pub(super) fn links(text: &str) -> Vec<String> {
    let separators = |character: char| character.is_whitespace() || "<>\"|,;·•()[]".contains(character);
    let candidates = text.split(separators).map(|candidate| candidate.trim_end_matches(['.', ':', '!', '?', '\'']));
    once(candidates.filter(|candidate| is_link(candidate)))
}

fn is_link(candidate: &str) -> bool {
    let lower = candidate.to_lowercase();
    let with_scheme = lower.strip_prefix("https://").or_else(|| lower.strip_prefix("http://"));
    let bare = with_scheme.unwrap_or(&lower);
    let (host, path) = bare.split_once('/').unwrap_or((bare, ""));
    let in_host = |character: char| character.is_alphanumeric() || matches!(character, '.' | '-');
    let has_host = host.contains('.') && host.chars().all(in_host) && host.split('.').all(|label| !label.is_empty());
    let known = host.rsplit('.').next().is_some_and(|top| LINK_DOMAINS.contains(&top));
    has_host && (with_scheme.is_some() || host.starts_with("www.") || known && !path.is_empty())
}

/// Phone numbers, each once: international, labelled, or written in groups as only phone numbers are.
pub(super) fn phones(lines: &[&str]) -> Vec<String> {
    once(lines.iter().flat_map(|line| phones_in(line)))
}

fn phones_in(line: &str) -> Vec<&str> {
    let of_number = |character: char| character.is_ascii_digit() || "+()-./ \u{A0}".contains(character);
    let label = |word: &str| PHONE_LABELS.contains(&word.to_lowercase().as_str());
    let labelled = line.split(|character: char| !character.is_alphabetic()).any(label);
    let mut found = Vec::new();
    for candidate in line.split(|character| !of_number(character)) {
        let number =
            candidate.trim_matches(|character: char| !"+()".contains(character) && !character.is_ascii_digit());
        let start = number.as_ptr().addr() - line.as_ptr().addr();
        let before = line.get(..start).and_then(|before| before.chars().next_back());
        let after = line.get(start + number.len()..).and_then(|after| after.chars().next());
        // Part of a word or an address, such as `id-12345678`, is no number.
        let stands_alone = [before, after].into_iter().flatten().all(|c| !c.is_alphanumeric() && !"@_=#%".contains(c));
        let digits = number.chars().filter(char::is_ascii_digit).count();
        let international = number.starts_with('+') || number.starts_with("00") || number.starts_with("(+");
        let groups: Vec<usize> =
            number.split(|c: char| !c.is_ascii_digit()).map(str::len).filter(|length| *length > 0).collect();
        let american = groups == [3, 3, 4] || groups == [1, 3, 3, 4];
        let is_phone = (international || labelled || american) && (8..=15).contains(&digits);
        if is_phone && stands_alone && number.matches('+').count() <= 1 && dates::period(number).is_none() {
            found.push(number);
        }
    }
    found
}

fn once<'a>(found: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut list: Vec<String> = Vec::new();
    for item in found {
        if !list.iter().any(|known| known == item) {
            list.push(item.to_owned());
        }
    }
    list
}
