//! E-mail addresses: a lenient reader, and the one spelling under which every alias of a mailbox is the same.

use unicode_normalization::{UnicodeNormalization as _, char::is_combining_mark};

use crate::domain;

/// RFC 5321, section 4.5.3.1.3, less the angle brackets.
const MAX_LENGTH: usize = 254;
const MAX_LOCAL: usize = 64;

/// An e-mail address, lower-case, with its domain in ASCII (IDNA).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Email {
    local: String,
    domain: String,
}

/// Why a text is not an e-mail address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EmailError {
    /// No text remains after trimming.
    #[error("the e-mail address is empty")]
    Empty,
    /// Longer than an address can be.
    #[error("the e-mail address is longer than 254 characters, or than 64 before the @")]
    TooLong,
    /// No `@`.
    #[error("the e-mail address has no @")]
    NoAt,
    /// Nothing, or a character that needs quoting, before the `@`.
    #[error("the part before the @ is not valid")]
    Local,
    /// Not a host name with at least two labels.
    #[error("the domain of the e-mail address is not valid")]
    Domain,
}

/// Providers that ignore dots in the local part: Google documents it for consumer accounts only
/// (support.google.com/mail/answer/7436150).
const IGNORES_DOTS: &[&str] = &["gmail.com"];

/// Domains that name the same mailbox as another domain of the provider.
const SAME_MAILBOX: &[(&str, &str)] = &[
    ("googlemail.com", "gmail.com"), // support.google.com/mail/answer/10313
    ("pm.me", "proton.me"),          // proton.me/support/addresses-and-aliases
    ("protonmail.com", "proton.me"),
    ("protonmail.ch", "proton.me"),
    ("ya.ru", "yandex.ru"), // yandex.com/support/yandex-360: one mailbox under all of its domains
    ("yandex.com", "yandex.ru"),
    ("me.com", "icloud.com"), // support.apple.com/102540
    ("mac.com", "icloud.com"),
];

/// Providers whose alias separator is not `+`: Yahoo's disposable addresses use `-`
/// (help.yahoo.com/kb/SLN28736); a plus sign cannot be part of an address there.
const HYPHEN_TAG: &[&str] = &["yahoo.com", "ymail.com", "rocketmail.com"];

/// Words that name a function, not a person: they say nothing when two addresses share them.
const STOP_WORDS: &[&str] = &[
    "account",
    "admin",
    "backend",
    "business",
    "career",
    "careers",
    "cloud",
    "code",
    "coder",
    "coding",
    "company",
    "consult",
    "consulting",
    "contact",
    "developer",
    "devops",
    "email",
    "engineer",
    "engineering",
    "freelance",
    "freelancer",
    "frontend",
    "fullstack",
    "github",
    "gmail",
    "hello",
    "hiring",
    "inbox",
    "info",
    "jobs",
    "mailbox",
    "official",
    "office",
    "personal",
    "private",
    "professional",
    "profile",
    "programmer",
    "remote",
    "resume",
    "software",
    "softwaredev",
    "studio",
    "support",
    "technology",
    "webdev",
    "webdeveloper",
    "works",
    "working",
    "mail",
    "work",
    "dev",
    "job",
    "me",
    "my",
    "the",
    "real",
    "its",
    "im",
    "tech",
    "web",
    "pro",
    "cv",
    "home",
];

impl Email {
    /// Reads an address as people paste it: surrounding space, angle brackets, `mailto:` and a display name are
    /// accepted.
    ///
    /// # Errors
    /// Names the part that is wrong.
    pub fn parse(text: &str) -> Result<Self, EmailError> {
        let text = bare_address(text);
        if text.is_empty() {
            return Err(EmailError::Empty);
        }
        if text.len() > MAX_LENGTH {
            return Err(EmailError::TooLong);
        }
        let (local, domain) = text.rsplit_once('@').ok_or(EmailError::NoAt)?;
        if local.len() > MAX_LOCAL {
            return Err(EmailError::TooLong);
        }
        let local: String = if local.is_ascii() {
            local.to_ascii_lowercase()
        } else {
            local.nfc().flat_map(char::to_lowercase).nfc().collect()
        };
        let allowed = |c: char| c.is_alphanumeric() || is_combining_mark(c) || "!#$%&'*+-/=?^_`{|}~.".contains(c);
        if local.is_empty() || !local.chars().all(allowed) {
            return Err(EmailError::Local);
        }
        let domain = domain::normalize(domain).filter(|d| d.contains('.')).ok_or(EmailError::Domain)?;
        if local.len() > MAX_LOCAL || local.len() + 1 + domain.len() > MAX_LENGTH {
            return Err(EmailError::TooLong);
        }
        Ok(Self { local, domain })
    }

    /// The part before the `@`, lower-case, otherwise as written.
    #[must_use]
    pub fn local(&self) -> &str {
        &self.local
    }

    /// The domain, lower-case ASCII.
    #[must_use]
    pub fn domain(&self) -> &str {
        &self.domain
    }

    /// The address under which every alias of the mailbox is the same: tag removed, provider's own synonyms
    /// and dots resolved.
    ///
    /// A `+tag` is removed at every domain: sub-addressing (RFC 5233) is so common that two people who differ in
    /// nothing else do not occur.
    #[must_use]
    pub fn canonical(&self) -> String {
        let domain = SAME_MAILBOX.iter().find(|(alias, _)| *alias == self.domain).map_or(&*self.domain, |(_, to)| to);
        let separator = if HYPHEN_TAG.contains(&domain) { '-' } else { '+' };
        let base = match self.local.split_once(separator) {
            Some((base, _)) if !base.is_empty() => base,
            _ => &self.local,
        };
        let local = if IGNORES_DOTS.contains(&domain) { base.replace('.', "") } else { base.to_owned() };
        // `+` or `...` alone name no mailbox: keep what was written.
        let local = if local.is_empty() { &self.local } else { &local };
        format!("{local}@{domain}")
    }

    /// The domain under which names are registered (`mail.example.co.uk` gives `example.co.uk`).
    #[must_use]
    pub fn registrable_domain(&self) -> Option<String> {
        domain::registrable(&self.domain)
    }

    /// What is left of the local part without the person's own name parts, trailing digits and separators, when
    /// that is distinctive: at least five letters and not a common word. Two people whose addresses share such a
    /// pattern may have had them made by one hand.
    #[must_use]
    pub fn family_pattern(&self, names: &[&str]) -> Option<String> {
        let canonical = self.canonical();
        let (local, _) = canonical.rsplit_once('@')?;
        let mut rest = crate::text::fold(local);
        rest.truncate(rest.trim_end_matches(|c: char| c.is_ascii_digit()).len());
        // German addresses write the umlauts of a name out as often as they drop them.
        let folded: Vec<String> = names
            .iter()
            .flat_map(|name| [crate::text::fold(name), crate::text::fold(&crate::text::umlauts_written_out(name))])
            .collect();
        let mut parts: Vec<&str> = folded
            .iter()
            .flat_map(|name| name.split(|c: char| !c.is_ascii_alphanumeric()))
            .filter(|part| part.len() >= 2)
            .collect();
        parts.sort_unstable_by_key(|part| (std::cmp::Reverse(part.len()), *part));
        parts.dedup();
        // Parts of two letters as well: they are syllables of joined names (`minji`).
        for part in &parts {
            rest = rest.replacen(part, " ", 1);
        }
        let words: Vec<&str> = rest
            .split(|c: char| !c.is_ascii_alphanumeric())
            .map(|word| word.trim_matches(|c: char| c.is_ascii_digit()))
            .filter(|word| word.len() > 1 && !STOP_WORDS.contains(word))
            .collect();
        let pattern = words.concat();
        let distinctive = pattern.len() >= 5 && !STOP_WORDS.contains(&&*pattern) && !only_stop_words(&pattern);
        distinctive.then_some(pattern)
    }
}

/// Whether a run of letters is nothing but stop words written together (`devwork`, `mailbox`).
fn only_stop_words(run: &str) -> bool {
    run.is_empty() || STOP_WORDS.iter().any(|word| run.strip_prefix(word).is_some_and(only_stop_words))
}

fn bare_address(text: &str) -> &str {
    let text = text.trim_matches(|c: char| c.is_whitespace() || c.is_control() || c == '\u{feff}' || c == '\u{200b}');
    let text = match (text.rfind('<'), text.rfind('>')) {
        (Some(open), Some(close)) if open < close => text.get(open + 1..close).unwrap_or(text),
        _ => text,
    };
    let text = match text.get(..7) {
        Some(scheme) if scheme.eq_ignore_ascii_case("mailto:") => text.get(7..).unwrap_or_default(),
        _ => text,
    };
    text.split('?').next().unwrap_or(text).trim_matches(|c: char| c.is_whitespace() || ",;:\"'()[].".contains(c))
}

impl std::fmt::Display for Email {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}@{}", self.local, self.domain)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn canonical_addresses() {
        for (text, expected) in [
            ("Dana.Kessler@Gmail.com", Ok("danakessler@gmail.com")),
            (" d.a.n.a+jobs@googlemail.com ", Ok("dana@gmail.com")),
            ("Dana Kessler <dana@example.org>", Ok("dana@example.org")),
            ("mailto:dana@example.org?subject=hi", Ok("dana@example.org")),
            ("dana+x@example.org", Ok("dana@example.org")),
            ("d.kessler@example.org", Ok("d.kessler@example.org")),
            ("dana-shop@yahoo.com", Ok("dana@yahoo.com")),
            ("dana-k@example.org", Ok("dana-k@example.org")),
            ("dana@pm.me", Ok("dana@proton.me")),
            ("dana@BÜCHER.example", Ok("dana@xn--bcher-kva.example")),
            ("+@example.org", Ok("+@example.org")),
            ("", Err(EmailError::Empty)),
            ("dana", Err(EmailError::NoAt)),
            ("@example.org", Err(EmailError::Local)),
            ("da na@example.org", Err(EmailError::Local)),
            ("dana@", Err(EmailError::Domain)),
            ("dana@localhost", Err(EmailError::Domain)),
            ("dana@exa mple.org", Err(EmailError::Domain)),
        ] {
            let seen = Email::parse(text).map(|email| email.canonical());
            assert_eq!(seen.as_deref().map_err(|e| *e), expected, "{text}");
        }
        let long = format!("{}@example.org", "a".repeat(65));
        assert_eq!(Email::parse(&long), Err(EmailError::TooLong));
    }

    #[test]
    fn family_patterns() {
        for (text, names, expected) in [
            ("dana.skydragon0413@gmail.com", &["Dana Kessler"][..], Some("skydragon")),
            ("mirkoskydragon77@outlook.com", &["Mirko", "Adler"], Some("skydragon")),
            ("dana.kessler88@gmail.com", &["Dana Kessler"], None),
            ("danakessler.dev@gmail.com", &["Dana Kessler"], None),
            ("dana.devwork@gmail.com", &["Dana Kessler"], None),
            ("müller.skydragon@web.de", &["Jörg Müller"], Some("skydragon")),
            ("joerg.mueller@web.de", &["Jörg Müller"], None),
            ("jorg.muller.skydragon@web.de", &["Jörg Müller"], Some("skydragon")),
            ("al.kowalski@web.de", &["Ali Al Kowalski"], None),
            ("contact@example.org", &["Dana Kessler"], None),
            ("dk@example.org", &[], None),
        ] {
            let email = Email::parse(text).unwrap();
            assert_eq!(email.family_pattern(names).as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn registrable() {
        let email = Email::parse("dana@mail.hr.example.co.uk").unwrap();
        assert_eq!(email.registrable_domain().as_deref(), Some("example.co.uk"));
        assert_eq!((email.local(), email.domain()), ("dana", "mail.hr.example.co.uk"));
    }

    proptest! {
        #[test]
        fn any_input(text in "\\PC*|[a-zA-Z0-9.+éßİ_-]{0,70}@[a-z0-9.éß-]{1,20}\\.[a-z]{2,3}", name in "\\PC{0,20}") {
            if let Ok(email) = Email::parse(&text) {
                let canonical = email.canonical();
                let again = Email::parse(&canonical).unwrap();
                prop_assert_eq!(again.canonical(), canonical);
                let _ = (email.family_pattern(&[&name]), email.registrable_domain(), email.to_string());
            }
        }
    }
}
