//! Words that Vetwork never renders of its own accord (design, section 2); titles that are quoted
//! are exempt.

/// Beginnings of words that no rendered prose of ours contains, lower-case.
pub const NEVER_RENDERED: [&str; 5] = ["fraud", "fake", "criminal", "suspicious", "north korea"];

/// The first such word in a text.
pub fn ruled_out(text: &str) -> Option<&'static str> {
    let text = text.to_lowercase();
    NEVER_RENDERED.into_iter().find(|word| text.contains(word))
}
