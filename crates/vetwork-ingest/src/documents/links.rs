//! Which targets of hyperlinks may be offered to a person or a program.

/// True for `http`, `https` and `mailto`, in any case, without whitespace or controls inside.
pub(super) fn may_be_followed(target: &str) -> bool {
    let scheme = target.split_once(':').map(|(scheme, _)| scheme.to_ascii_lowercase());
    matches!(scheme.as_deref(), Some("http" | "https" | "mailto"))
        && !target.chars().any(|character| character.is_control() || character.is_whitespace())
}

#[cfg(test)]
mod tests {
    use super::may_be_followed;

    #[test]
    fn only_web_and_mail() {
        let check = |target: &str, expected: bool| assert_eq!(may_be_followed(target), expected, "{target:?}");
        check("https://example.org/a", true);
        check("HTTP://example.org", true);
        check("mailto:ada@example.org", true);
        check("javascript:alert(1)", false);
        check("java\nscript:alert(1)", false);
        check("https://example.org/\u{0}", false);
        check("file:///etc/passwd", false);
        check("data:text/html,x", false);
        check("\\\\server\\share", false);
        check("#section", false);
        check("", false);
    }
}
