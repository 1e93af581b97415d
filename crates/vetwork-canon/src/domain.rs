//! Host names: normal form, the registrable part, and names made to be mistaken for another.

mod skeleton;

use skeleton::skeleton;

/// How one domain resembles another without being it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Lookalike {
    /// The same name under another public suffix (`example.com`, `example.co`).
    OtherSuffix,
    /// Letters that look alike: other scripts, `0` for `o`, `rn` for `m`.
    Homoglyph,
    /// The same letters, with a hyphen or dot moved, added or left out.
    Hyphen,
    /// The name with a word such as `careers`, `hr` or `inc` added.
    AddedWord,
    /// One letter added, left out, changed or swapped.
    OneEdit,
}

/// Words that are put around a company's name to make a domain that seems to belong to it.
const ADDED_WORDS: &[&str] = &[
    "app",
    "apply",
    "ag",
    "bv",
    "career",
    "careers",
    "cloud",
    "co",
    "company",
    "consulting",
    "corp",
    "digital",
    "dev",
    "email",
    "eu",
    "ev",
    "europe",
    "get",
    "global",
    "gmbh",
    "go",
    "group",
    "hire",
    "hiring",
    "hq",
    "hr",
    "human-resources",
    "inc",
    "info",
    "international",
    "intl",
    "it",
    "job",
    "jobs",
    "join",
    "labs",
    "limited",
    "llc",
    "llp",
    "ltd",
    "mail",
    "my",
    "official",
    "onboarding",
    "online",
    "people",
    "portal",
    "recruiting",
    "recruitment",
    "remote",
    "sa",
    "secure",
    "services",
    "software",
    "solutions",
    "staff",
    "staffing",
    "support",
    "talent",
    "team",
    "tech",
    "technologies",
    "technology",
    "the",
    "try",
    "uk",
    "us",
    "usa",
    "verify",
    "web",
    "with",
    "work",
    "works",
];

/// The host of a domain, URL or e-mail address in lower-case ASCII (IDNA, UTS #46), without a leading `www.` or
/// trailing dot. `None` if it is not a host name. An IP address is not a domain.
#[must_use]
pub fn normalize(text: &str) -> Option<String> {
    let host = host(text);
    if host.is_empty() || host.len() > 1024 {
        return None;
    }
    let ascii = if is_plain(host) { host.to_ascii_lowercase() } else { idna::domain_to_ascii(host).ok()? };
    let ascii = ascii.trim_end_matches('.');
    let bare = ascii.strip_prefix("www.").filter(|rest| rest.contains('.')).unwrap_or(ascii);
    let valid = bare.len() <= 253
        && bare.split('.').all(is_label)
        && !bare.rsplit('.').next().is_some_and(|last| last.bytes().all(|b| b.is_ascii_digit()));
    // `www.www.example.org` loses one `www.` a call: take them all, so that the form is stable.
    if valid && bare.starts_with("www.") && bare.matches('.').count() > 1 {
        normalize(bare)
    } else {
        valid.then(|| bare.to_owned())
    }
}

fn host(text: &str) -> &str {
    let text = text.trim();
    let text = text.split_once("://").map_or(text, |(_, rest)| rest);
    let text = text.split(['/', '?', '#', '\\']).next().unwrap_or(text);
    let text = text.rsplit_once('@').map_or(text, |(_, rest)| rest);
    match text.rsplit_once(':') {
        Some((host, port)) if port.bytes().all(|b| b.is_ascii_digit()) => host,
        _ => text,
    }
}

/// Needs no IDNA processing: ASCII without a punycode label.
fn is_plain(host: &str) -> bool {
    host.is_ascii() && !host.as_bytes().windows(4).any(|w| w.eq_ignore_ascii_case(b"xn--"))
}

fn is_label(label: &str) -> bool {
    (1..=63).contains(&label.len())
        && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_')
        && !label.starts_with('-')
        && !label.ends_with('-')
}

/// The domain under which names are registered, by the Public Suffix List: `careers.example.co.uk` gives
/// `example.co.uk`. `None` for a public suffix itself or no domain at all.
#[must_use]
pub fn registrable(text: &str) -> Option<String> {
    let host = normalize(text)?;
    psl::domain_str(&host).map(str::to_owned)
}

/// Whether two different registrable domains resemble each other, and how; the order does not matter.
/// Subdomains of one registrable domain are the same domain, and no look-alike.
#[must_use]
pub fn lookalike(a: &str, b: &str) -> Option<Lookalike> {
    let (a, b) = (registrable(a)?, registrable(b)?);
    if a == b {
        return None;
    }
    let (label_a, label_b) = (label(&a), label(&b));
    if label_a == label_b {
        // Two registries may well have sold `it` or `dhl` to two honest owners; three letters say nothing.
        return (label_a.len() > 3).then_some(Lookalike::OtherSuffix);
    }
    let (shown_a, shown_b) = (skeleton(label_a), skeleton(label_b));
    if shown_a == shown_b {
        return Some(Lookalike::Homoglyph);
    }
    let (joined_a, joined_b) = (shown_a.replace('-', ""), shown_b.replace('-', ""));
    if joined_a == joined_b {
        return Some(Lookalike::Hyphen);
    }
    if added_word(label_a, label_b) || added_word(label_b, label_a) {
        return Some(Lookalike::AddedWord);
    }
    let shortest = joined_a.chars().count().min(joined_b.chars().count());
    (shortest >= 5 && strsim::osa_distance(&joined_a, &joined_b) == 1).then_some(Lookalike::OneEdit)
}

/// The label that was registered: what stands before the public suffix.
fn label(registrable: &str) -> &str {
    registrable.split_once('.').map_or(registrable, |(label, _)| label)
}

/// Whether `long` is `short` with one of [`ADDED_WORDS`] before or after it, with or without a hyphen.
fn added_word(long: &str, short: &str) -> bool {
    if short.len() < 3 || long.len() <= short.len() {
        return false;
    }
    let rest = long.strip_prefix(short).or_else(|| long.strip_suffix(short));
    let Some(rest) = rest else { return false };
    let word = rest.trim_matches('-');
    // A short name followed by a short word without a hyphen is often just another word (`met`, `metit`).
    ADDED_WORDS.contains(&word) && (word.len() != rest.len() || short.len() + word.len() >= 7)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn normal_form() {
        for (text, expected) in [
            ("Example.COM.", Some("example.com")),
            ("https://www.example.com:8443/jobs?x=1", Some("example.com")),
            ("dana@mail.example.org", Some("mail.example.org")),
            ("bücher.example", Some("xn--bcher-kva.example")),
            ("XN--BCHER-KVA.example", Some("xn--bcher-kva.example")),
            ("www.com", Some("www.com")),
            ("www.www.example.org", Some("example.org")),
            ("192.0.2.1", None),
            ("exa mple.com", None),
            ("-x.com", None),
            ("", None),
        ] {
            assert_eq!(normalize(text).as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn registrable_part() {
        for (text, expected) in [
            ("careers.example.co.uk", Some("example.co.uk")),
            ("example.com", Some("example.com")),
            ("co.uk", None),
            ("someone.github.io", Some("someone.github.io")),
        ] {
            assert_eq!(registrable(text).as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn lookalikes() {
        for (a, b, expected) in [
            ("nordwind.com", "nordwind.com", None),
            ("careers.nordwind.com", "nordwind.com", None),
            ("nordwind.com", "nordwind.co", Some(Lookalike::OtherSuffix)),
            ("nordwind.co.uk", "nordwind.com", Some(Lookalike::OtherSuffix)),
            ("it.com", "it.org", None),
            ("nordw1nd.com", "nordwind.com", Some(Lookalike::Homoglyph)),
            ("nοrdwind.com", "nordwind.com", Some(Lookalike::Homoglyph)),
            ("nordvvind.com", "nordwind.com", Some(Lookalike::Homoglyph)),
            ("arnazon.com", "amazon.com", Some(Lookalike::Homoglyph)),
            ("nord-wind.com", "nordwind.com", Some(Lookalike::Hyphen)),
            ("nordwind-careers.com", "nordwind.com", Some(Lookalike::AddedWord)),
            ("nordwindinc.com", "nordwind.com", Some(Lookalike::AddedWord)),
            ("hr-nordwind.com", "nordwind.com", Some(Lookalike::AddedWord)),
            ("nordwnd.com", "nordwind.com", Some(Lookalike::OneEdit)),
            ("nordwidn.com", "nordwind.com", Some(Lookalike::OneEdit)),
            ("suedwind.com", "nordwind.com", None),
            ("ibm.com", "ibn.com", None),
            ("metallurgy.com", "metal.com", None),
            ("example", "nordwind.com", None),
        ] {
            assert_eq!(lookalike(a, b), expected, "{a} {b}");
            assert_eq!(lookalike(b, a), expected, "{b} {a}");
        }
    }

    proptest! {
        #[test]
        fn any_input(a in "\\PC*|(www\\.|xn--|[a-zé-]{1,5}\\.){0,4}[a-z]{2,3}", b in "\\PC*") {
            if let Some(once) = normalize(&a) {
                prop_assert_eq!(normalize(&once), Some(once.clone()));
            }
            prop_assert_eq!(lookalike(&a, &b), lookalike(&b, &a));
            prop_assert_eq!(lookalike(&a, &a), None);
        }
    }
}
