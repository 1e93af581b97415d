//! Names of SECO: parts in an order, each with spellings in other languages and scripts, put together again.

use crate::formats::text::collapsed;
use crate::formats::xml::Element;
use crate::party::{ListedName, NamePart, NameStrength, PartRole, Party};

/// The most names made of one name in one language and script.
const MAX_SPELLINGS: usize = 64;

/// A part with its spellings. The first key is of the list's own spelling, which has neither language nor script.
struct Part<'a> {
    role: &'a str,
    value: &'a str,
    variants: Vec<(Culture<'a>, &'a str)>,
}

/// Language and script.
type Culture<'a> = (Option<&'a str>, Option<&'a str>);

/// Adds all spellings of a name, and tells whether there were more than are kept.
pub(super) fn add(name: &Element, main: bool, party: &mut Party) -> bool {
    let parts = parts(name);
    let former = name.attribute("name-type") == Some("formerly-known-as");
    let strength = match (name.attribute("quality"), name.attribute("name-type")) {
        (Some("low"), _) => NameStrength::Weak,
        (_, Some("primary-name")) if main => NameStrength::Primary,
        _ => NameStrength::Strong,
    };
    let own = parts.iter().map(|part| (part.role, part.value)).collect::<Vec<_>>();
    push(party, &own, strength, former);
    let mut cultures: Vec<Culture<'_>> = Vec::new();
    for (culture, _) in parts.iter().flat_map(|part| &part.variants) {
        if !cultures.contains(culture) && cultures.len() < MAX_SPELLINGS {
            cultures.push(*culture);
        }
    }
    let mut cut = false;
    for culture in cultures {
        let (spellings, more) = spellings(&parts, culture);
        cut |= more;
        for spelling in spellings {
            push(party, &spelling, strength.max(NameStrength::Strong), former);
        }
    }
    cut
}

fn parts(name: &Element) -> Vec<Part<'_>> {
    let mut parts: Vec<(i32, Part<'_>)> = Vec::new();
    for part in name.all("name-part") {
        let role = part.attribute("name-part-type").unwrap_or("other");
        // Some publications leave out the element for the value.
        let value = part.value("value").or_else(|| part.text());
        let order = part.attribute("order").and_then(|order| order.parse().ok()).unwrap_or(i32::MAX);
        let variants = part
            .all("spelling-variant")
            .filter_map(|variant| Some(((variant.attribute("lang"), variant.attribute("script")), variant.text()?)));
        if role != "title" {
            parts.push((order, Part { role, value: value.unwrap_or_default(), variants: variants.collect() }));
        }
    }
    parts.sort_by_key(|(order, _)| *order);
    parts.into_iter().map(|(_, part)| part).collect()
}

/// All ways to put the parts together in one language and script; a part without a spelling there keeps its own.
/// Tells whether there were more than are kept.
fn spellings<'a>(parts: &[Part<'a>], culture: Culture<'a>) -> (Vec<Vec<(&'a str, &'a str)>>, bool) {
    let mut all: Vec<Vec<(&str, &str)>> = vec![Vec::new()];
    let mut cut = false;
    for part in parts {
        let mut texts: Vec<&str> =
            part.variants.iter().filter(|(of, _)| *of == culture).map(|(_, text)| *text).collect();
        if texts.is_empty() {
            texts.push(part.value);
        }
        cut |= all.len() * texts.len() > MAX_SPELLINGS;
        let longer = all.iter().flat_map(|spelling| {
            texts.iter().map(|text| {
                let mut spelling = spelling.clone();
                spelling.push((part.role, *text));
                spelling
            })
        });
        all = longer.take(MAX_SPELLINGS).collect();
    }
    (all, cut)
}

/// Where a part stands in the natural order of a name.
fn rank(role: &str) -> u8 {
    match role {
        "given-name" => 0,
        "further-given-name" => 1,
        "father-name" => 2,
        "grand-father-name" => 3,
        "family-name" => 5,
        "maiden-name" => 6,
        "tribal-name" => 7,
        "suffix" => 8,
        _ => 4,
    }
}

fn role(role: &str) -> Option<PartRole> {
    match role {
        "given-name" | "further-given-name" => Some(PartRole::Given),
        "father-name" | "grand-father-name" => Some(PartRole::Patronymic),
        "family-name" => Some(PartRole::Family),
        "tribal-name" => Some(PartRole::Tribal),
        "maiden-name" => Some(PartRole::Maternal),
        "whole-name" => Some(PartRole::Whole),
        _ => None,
    }
}

/// Adds one spelling; with the name before marriage a second one.
fn push(party: &mut Party, spelling: &[(&str, &str)], strength: NameStrength, former: bool) {
    let has = |role: &str| spelling.iter().any(|(of, text)| *of == role && !text.is_empty());
    let mut ordered: Vec<(&str, &str)> = spelling.iter().filter(|(_, text)| !text.is_empty()).copied().collect();
    if has("given-name") && has("family-name") {
        ordered.sort_by_key(|(role, _)| rank(role));
    }
    let parts: Vec<NamePart> =
        ordered.iter().filter_map(|(of, text)| Some(NamePart { role: role(of)?, text: collapsed(text) })).collect();
    let text = |without: &str| {
        let words = ordered.iter().filter(|(role, _)| *role != without).map(|(_, text)| *text);
        collapsed(&words.collect::<Vec<_>>().join(" "))
    };
    let alone = !has("family-name");
    let before = has("maiden-name") && !alone;
    party.names.push(ListedName { text: text(if alone { "" } else { "maiden-name" }), parts, strength, former });
    if before {
        let maiden = ListedName::new(text("family-name"), strength.max(NameStrength::Strong));
        party.names.push(ListedName { former: true, ..maiden });
    }
}
