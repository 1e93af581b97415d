//! The ways in which people write one number: what the library expects of them.

use std::borrow::Cow;

/// The number as the library wants it written.
pub(super) fn for_library<'a>(scheme: &str, number: &'a str) -> Cow<'a, str> {
    let trimmed = number.trim();
    match scheme {
        // Forms often leave the sign out. It says plus only from the hundredth birthday on.
        "se/personnummer" => {
            let plain: String = trimmed.chars().filter(|c| !c.is_whitespace()).collect();
            let bare = matches!(plain.len(), 10 | 12) && plain.bytes().all(|byte| byte.is_ascii_digit());
            match plain.len().checked_sub(4).and_then(|at| plain.split_at_checked(at)) {
                Some((date, serial)) if bare => Cow::Owned(format!("{date}-{serial}")),
                _ => Cow::Owned(plain),
            }
        }
        _ => Cow::Borrowed(trimmed),
    }
}
