//! Names in OFAC's two orders, `LAST, First Middle` and in parts, as names in their natural order.

use crate::party::{ListedName, NamePart, NameStrength, PartRole};

/// What a list says about a name beside the name itself.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Standing {
    pub(super) strength: NameStrength,
    pub(super) former: bool,
}

impl Standing {
    /// `a.k.a.`, `f.k.a.`, `n.k.a.` with and without points, and whether it is weak.
    pub(super) fn of_alias(kind: &str, weak: bool) -> Self {
        let former = kind.trim_start().to_ascii_lowercase().starts_with('f');
        Self { strength: if weak { NameStrength::Weak } else { NameStrength::Strong }, former }
    }

    fn name(self, text: String, parts: Vec<NamePart>) -> ListedName {
        ListedName { text, parts, strength: self.strength, former: self.former }
    }
}

/// The name of a person as one text, the family's name before the first comma.
pub(super) fn inverted(text: &str, standing: Standing) -> ListedName {
    match text.split_once(',') {
        Some((family, given)) => person(Some(family.trim()), Some(given.trim()), standing),
        None => standing.name(text.to_owned(), Vec::new()),
    }
}

/// The name of a person in two fields. Where there is but one, the list does not say which of the two it is.
pub(super) fn person(family: Option<&str>, given: Option<&str>, standing: Standing) -> ListedName {
    let filled = |text: Option<&str>| text.filter(|text| !text.is_empty()).map(str::to_owned);
    match (filled(family), filled(given)) {
        (Some(family), Some(given)) => in_parts(
            vec![NamePart { role: PartRole::Given, text: given }, NamePart { role: PartRole::Family, text: family }],
            standing,
        ),
        (one, other) => standing.name(one.or(other).unwrap_or_default(), Vec::new()),
    }
}

/// The name of what is not a person: its comma stays.
pub(super) fn whole(text: &str, standing: Standing) -> ListedName {
    standing.name(text.to_owned(), Vec::new())
}

/// A name of parts with their roles, brought into the natural order. One part alone is a whole name.
pub(super) fn in_parts(mut parts: Vec<NamePart>, standing: Standing) -> ListedName {
    let east = parts.iter().all(|part| part.text.chars().all(eastern));
    parts.sort_by_key(|part| match part.role {
        PartRole::Family if east => 0,
        PartRole::Given | PartRole::Whole => 1,
        PartRole::Patronymic => 2,
        PartRole::Family => 3,
        PartRole::Tribal | PartRole::Maternal => 4,
    });
    // `Feliciano, Jr.` is one part; in the whole name its comma would mean something else.
    let words: Vec<String> = parts.iter().map(|part| part.text.replace(',', "")).collect();
    let text = if parts.len() == 1 {
        parts.first().map(|part| part.text.clone()).unwrap_or_default()
    } else {
        words.join(if east { "" } else { " " })
    };
    if parts.len() == 1 {
        parts.clear();
    }
    standing.name(text, parts)
}

/// Scripts in which the family's name stands first, without a space.
fn eastern(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}' | '\u{f900}'..='\u{faff}')
}

/// The role of a part by OFAC's word for it; `None` for a name that is not in parts.
pub(super) fn role(word: &str) -> Option<PartRole> {
    Some(match word.to_ascii_lowercase().as_str() {
        "last name" => PartRole::Family,
        "first name" | "middle name" | "nickname" => PartRole::Given,
        "patronymic" => PartRole::Patronymic,
        "matronymic" | "maiden name" => PartRole::Maternal,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_come_in_their_natural_order() {
        let check = |name: ListedName, text: &str, parts: &[(PartRole, &str)]| {
            let read: Vec<(PartRole, &str)> = name.parts.iter().map(|part| (part.role, part.text.as_str())).collect();
            assert_eq!((name.text.as_str(), read.as_slice()), (text, parts));
        };
        use PartRole::{Family, Given, Maternal, Patronymic};
        let plain = Standing::default();
        check(
            inverted("EXAMPLE, Anna Maria", plain),
            "Anna Maria EXAMPLE",
            &[(Given, "Anna Maria"), (Family, "EXAMPLE")],
        );
        check(inverted("SAMPLE, Juan, Jr.", plain), "Juan Jr. SAMPLE", &[(Given, "Juan, Jr."), (Family, "SAMPLE")]);
        check(inverted("ABU EXAMPLE", plain), "ABU EXAMPLE", &[]);
        check(inverted("EXAMPLE,", plain), "EXAMPLE", &[]);
        check(person(Some("EXAMPLE"), None, plain), "EXAMPLE", &[]);
        check(person(None, None, plain), "", &[]);
        check(whole("EXAMPLE TRADING CO., LTD.", plain), "EXAMPLE TRADING CO., LTD.", &[]);
        let part = |role, text: &str| NamePart { role, text: text.to_owned() };
        let parts =
            vec![part(Family, "PEREZ"), part(Given, "Ana"), part(Maternal, "LOPEZ"), part(Patronymic, "Ivanovna")];
        check(
            in_parts(parts, plain),
            "Ana Ivanovna PEREZ LOPEZ",
            &[(Given, "Ana"), (Patronymic, "Ivanovna"), (Family, "PEREZ"), (Maternal, "LOPEZ")],
        );
        let parts = vec![part(Given, "안나"), part(Family, "김")];
        check(in_parts(parts, plain), "김안나", &[(Family, "김"), (Given, "안나")]);
    }

    #[test]
    fn aliases() {
        for (kind, weak, strength, former) in [
            ("a.k.a.", false, NameStrength::Strong, false),
            ("aka", true, NameStrength::Weak, false),
            ("F.K.A.", false, NameStrength::Strong, true),
            ("nka", false, NameStrength::Strong, false),
        ] {
            let standing = Standing::of_alias(kind, weak);
            assert_eq!((standing.strength, standing.former), (strength, former), "{kind}");
        }
    }
}
