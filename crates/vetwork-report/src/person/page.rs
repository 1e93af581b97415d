//! The copy as one HTML file: in the style of the report, without scripts, and it makes no request.
//! Every text goes through the template's escaping; nothing is marked safe.

use askama::Template;

use super::Document;

#[derive(Template)]
#[template(path = "person.html")]
struct Page<'a> {
    copy: &'a Document,
}

pub(super) fn html(copy: &Document) -> String {
    // Rendering into memory fails only when a template calls something fallible; none does.
    Page { copy }.render().unwrap_or_default()
}
