//! User names and profile links: one spelling per account.

use crate::domain;

/// An account on a site.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ProfileRef {
    /// Short name of a known site (`github`, `linkedin`), else its registrable domain.
    pub site: String,
    /// The account in the site's own canonical spelling.
    pub handle: String,
}

/// How a site writes the path of an account.
enum Path {
    /// `/handle`.
    First,
    /// `/prefix/handle`, for each of the prefixes.
    After(&'static [&'static str]),
    /// `/prefix/number/…`: only the number names the account.
    Number(&'static [&'static str]),
}

/// host, site, path, and paths of the site itself that name no account.
const SITES: &[(&str, &str, Path, &[&str])] = &[
    (
        "github.com",
        "github",
        Path::First,
        &[
            "about",
            "apps",
            "collections",
            "enterprise",
            "explore",
            "features",
            "join",
            "login",
            "marketplace",
            "notifications",
            "orgs",
            "pricing",
            "search",
            "settings",
            "sponsors",
            "topics",
            "trending",
        ],
    ),
    ("gitlab.com", "gitlab", Path::First, &["dashboard", "explore", "groups", "help", "search", "users"]),
    ("bitbucket.org", "bitbucket", Path::First, &["account", "dashboard", "product"]),
    ("linkedin.com", "linkedin", Path::After(&["in", "pub"]), &[]),
    ("x.com", "x", Path::First, &["explore", "hashtag", "home", "i", "intent", "login", "search", "settings", "share"]),
    (
        "twitter.com",
        "x",
        Path::First,
        &["explore", "hashtag", "home", "i", "intent", "login", "search", "settings", "share"],
    ),
    ("stackoverflow.com", "stackoverflow", Path::Number(&["users"]), &[]),
    ("upwork.com", "upwork", Path::After(&["freelancers", "fl", "o/profiles/users"]), &[]),
    ("freelancer.com", "freelancer", Path::After(&["u"]), &[]),
    ("fiverr.com", "fiverr", Path::First, &["categories", "cp", "gigs", "login", "pro", "search"]),
    ("t.me", "telegram", Path::First, &["addstickers", "joinchat", "s", "share"]),
    ("telegram.me", "telegram", Path::First, &["addstickers", "joinchat", "s", "share"]),
    ("npmjs.com", "npm", Path::After(&["~"]), &[]),
    ("medium.com", "medium", Path::First, &["m", "p", "tag", "topics"]),
    ("dev.to", "dev.to", Path::First, &["search", "t", "top"]),
    ("hub.docker.com", "dockerhub", Path::After(&["u"]), &[]),
    ("kaggle.com", "kaggle", Path::First, &["c", "code", "competitions", "datasets", "learn", "models"]),
    ("leetcode.com", "leetcode", Path::After(&["u"]), &["contest", "problems", "problemset"]),
    ("behance.net", "behance", Path::First, &["gallery", "search"]),
    ("dribbble.com", "dribbble", Path::First, &["designers", "jobs", "search", "shots"]),
    ("facebook.com", "facebook", Path::First, &["events", "groups", "pages", "profile.php", "watch"]),
    ("instagram.com", "instagram", Path::First, &["explore", "p", "reel", "stories"]),
    ("xing.com", "xing", Path::After(&["profile"]), &[]),
    ("toptal.com", "toptal", Path::After(&["resume"]), &[]),
    ("guru.com", "guru", Path::After(&["freelancers"]), &[]),
    ("peopleperhour.com", "peopleperhour", Path::After(&["freelancer"]), &[]),
    ("wellfound.com", "wellfound", Path::After(&["u"]), &[]),
    ("huggingface.co", "huggingface", Path::First, &["blog", "datasets", "docs", "models", "papers", "spaces"]),
];

/// A user name in its canonical spelling: without `@`, spaces or the address of its profile, lower-case.
#[must_use]
pub fn canonical(handle: &str) -> String {
    let visible = crate::text::visible(handle);
    if visible.contains('/')
        && let Some(found) = profile(&visible)
    {
        return found.handle;
    }
    let tail = visible.split(['?', '#']).next().unwrap_or_default();
    let tail = tail.trim_end_matches('/').rsplit('/').next().unwrap_or_default();
    clean(tail)
}

/// The account that a profile link names, `None` if the link names none.
#[must_use]
pub fn profile(url: &str) -> Option<ProfileRef> {
    let url = crate::text::visible(url);
    let (_, address) = url.split_once("://").unwrap_or(("", &url));
    let (host, path) = address.split_once('/')?;
    let host = domain::normalize(host)?;
    let path = path.split(['?', '#']).next().unwrap_or_default();
    let registrable = domain::registrable(&host)?;
    let known =
        SITES.iter().find(|(name, ..)| *name == host).or_else(|| SITES.iter().find(|(name, ..)| *name == registrable));
    let (site, handle) = match known {
        Some((_, site, form, reserved)) => (*site, account(path, form, reserved)?),
        None => (&*registrable, path),
    };
    let segment = handle.split('/').find(|segment| !segment.is_empty())?;
    let handle = clean(segment);
    (!handle.is_empty()).then(|| ProfileRef { site: site.to_owned(), handle })
}

fn account<'a>(path: &'a str, form: &Path, reserved: &[&str]) -> Option<&'a str> {
    let path = path.trim_start_matches('/');
    let after = |prefixes: &[&str]| {
        prefixes.iter().find_map(|prefix| {
            let rest = path
                .get(prefix.len()..)
                .filter(|_| path.get(..prefix.len()).is_some_and(|p| p.eq_ignore_ascii_case(prefix)))?;
            if *prefix == "~" { Some(rest) } else { rest.strip_prefix('/') }
        })
    };
    match form {
        Path::First => {
            let first = path.split('/').next()?;
            (!reserved.iter().any(|word| first.eq_ignore_ascii_case(word))).then_some(first)
        }
        Path::After(prefixes) => after(prefixes),
        Path::Number(prefixes) => after(prefixes)
            .and_then(|rest| rest.split('/').next())
            .filter(|id| !id.is_empty() && id.bytes().all(|b| b.is_ascii_digit())),
    }
}

fn clean(handle: &str) -> String {
    let mut decoded: String = handle.split_whitespace().collect();
    // Links are pasted encoded twice at times; no site allows a percent sign in a user name.
    for _ in 0..3 {
        decoded = percent_decoded(&decoded);
    }
    let name = decoded.to_lowercase();
    let name: String = name.chars().filter(|c| !c.is_whitespace() && !matches!(c, '/' | '?' | '#' | '%')).collect();
    crate::text::visible(name.trim_start_matches(['@', '~']))
}

/// LinkedIn and others percent-encode letters beyond ASCII; a broken sequence is kept as written.
fn percent_decoded(text: &str) -> String {
    if !text.contains('%') {
        return text.to_owned();
    }
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&first, tail)) = rest.split_first() {
        let decoded = tail.get(..2).and_then(|hex| u8::from_str_radix(std::str::from_utf8(hex).ok()?, 16).ok());
        match decoded {
            Some(byte) if first == b'%' => {
                bytes.push(byte);
                rest = tail.get(2..).unwrap_or_default();
            }
            _ => {
                bytes.push(first);
                rest = tail;
            }
        }
    }
    String::from_utf8(bytes).map_or_else(|_| text.to_owned(), |decoded| crate::text::visible(&decoded))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn profiles() {
        for (url, expected) in [
            ("https://github.com/DanaKessler", Some(("github", "danakessler"))),
            ("http://www.github.com/danakessler/site?tab=repositories", Some(("github", "danakessler"))),
            ("github.com/features", None),
            ("https://de.linkedin.com/in/Dana-Kessler-12ab/", Some(("linkedin", "dana-kessler-12ab"))),
            ("https://www.linkedin.com/in/j%C3%B6rg", Some(("linkedin", "jörg"))),
            ("https://www.linkedin.com/company/nordwind", None),
            ("https://twitter.com/@dana", Some(("x", "dana"))),
            ("https://x.com/dana/status/1", Some(("x", "dana"))),
            ("https://stackoverflow.com/users/12345/dana-kessler", Some(("stackoverflow", "12345"))),
            ("https://stackoverflow.com/questions/1", None),
            ("https://www.upwork.com/freelancers/~01ab23", Some(("upwork", "01ab23"))),
            ("https://www.freelancer.com/u/dana", Some(("freelancer", "dana"))),
            ("https://www.fiverr.com/dana", Some(("fiverr", "dana"))),
            ("t.me/dana_k", Some(("telegram", "dana_k"))),
            ("https://hub.docker.com/u/dana", Some(("dockerhub", "dana"))),
            ("https://dana.example.org/about", Some(("example.org", "about"))),
            ("https://github.com/", None),
            ("dana", None),
            ("", None),
        ] {
            let seen = profile(url);
            assert_eq!(seen.as_ref().map(|p| (&*p.site, &*p.handle)), expected, "{url}");
        }
    }

    #[test]
    fn handles() {
        for (handle, expected) in [
            ("@DanaK", "danak"),
            (" dana_k ", "dana_k"),
            ("https://github.com/DanaK", "danak"),
            ("https://www.linkedin.com/in/dana/", "dana"),
            ("", ""),
        ] {
            assert_eq!(canonical(handle), expected, "{handle}");
        }
    }

    proptest! {
        #[test]
        fn any_input(text in "\\PC*|(https://)?(github.com|x.com|npmjs.com|a.b.c)/[~@%a-zA-Z0-9/é?# ]{0,20}") {
            let once = canonical(&text);
            prop_assert_eq!(canonical(&once), once.clone(), "{:?}", text);
            let _ = profile(&text);
        }
    }
}
