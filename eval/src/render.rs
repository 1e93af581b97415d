//! Dossier templates: JSON in which `⟦…⟧` stands for a person's name or for what follows from an
//! origin, and their rendering in one origin.

use serde_json::Value;

use crate::origins::{Origin, Persona, Style, spell};

const OPEN: char = '⟦';
const CLOSE: char = '⟧';

/// The token that stands for a persona's name in a style.
pub fn name(persona: Persona, style: Style) -> String {
    let middle = persona.middle.map(|middle| format!(".{middle}")).unwrap_or_default();
    format!("{OPEN}{}.{}{middle}/{}{CLOSE}", persona.given, persona.family, word(style))
}

/// Stands for a country where names of the origin are usual.
pub const NATION: &str = "⟦nation⟧";
/// Stands for a university there.
pub const UNIVERSITY: &str = "⟦university⟧";
/// Stands for that university's domain.
pub const UNIVERSITY_DOMAIN: &str = "⟦university-domain⟧";

const STYLES: [(Style, &str); 17] = [
    (Style::AsGiven, "given-as"),
    (Style::BankUpperAscii, "bank"),
    (Style::SurnameFirst, "surname-first"),
    (Style::Initial, "initial"),
    (Style::Transliteration2, "other"),
    (Style::NativeScript, "native"),
    (Style::MiddleOmitted, "short"),
    (Style::Given, "given"),
    (Style::Family, "family"),
    (Style::Nickname, "nickname"),
    (Style::Dotted, "dotted"),
    (Style::Joined, "joined"),
    (Style::InitialJoined, "initial-joined"),
    (Style::Hyphened, "hyphened"),
    (Style::PlainGiven, "plain-given"),
    (Style::PlainFamily, "plain-family"),
    (Style::PlainInitial, "plain-initial"),
];

fn word(style: Style) -> &'static str {
    STYLES.iter().find(|(s, _)| *s == style).map_or("", |(_, word)| word)
}

/// Renders a template in one origin.
///
/// # Panics
/// On a token that this module did not make.
pub fn render(template: &Value, origin: Origin) -> Value {
    render_by(template, &|persona, style| spell(persona, origin, style), origin)
}

/// Renders one text in one origin.
pub fn render_text(text: &str, origin: Origin) -> String {
    fill(text, &|persona, style| spell(persona, origin, style), origin)
}

/// Renders a template with another way of spelling names.
pub fn render_by(template: &Value, spell: &dyn Fn(Persona, Style) -> String, origin: Origin) -> Value {
    match template {
        Value::String(text) if text.contains(OPEN) => Value::String(fill(text, spell, origin)),
        Value::Array(items) => items.iter().map(|item| render_by(item, spell, origin)).collect(),
        Value::Object(fields) => {
            fields.iter().map(|(key, value)| (key.clone(), render_by(value, spell, origin))).collect()
        }
        other => other.clone(),
    }
}

fn fill(text: &str, spell: &dyn Fn(Persona, Style) -> String, origin: Origin) -> String {
    let mut filled = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once(OPEN) {
        let (token, after) = after.split_once(CLOSE).unwrap_or((after, ""));
        filled.push_str(before);
        filled.push_str(&value(token, spell, origin));
        rest = after;
    }
    filled + rest
}

fn value(token: &str, spell: &dyn Fn(Persona, Style) -> String, origin: Origin) -> String {
    match token {
        "nation" => return origin.country().to_owned(),
        "university" => return origin.university().0.to_owned(),
        "university-domain" => return origin.university().1.to_owned(),
        _ => {}
    }
    let parsed = token.split_once('/').and_then(|(numbers, word)| {
        let numbers: Vec<usize> = numbers.split('.').map_while(|number| number.parse().ok()).collect();
        let (given, family) = (*numbers.first()?, *numbers.get(1)?);
        let style = STYLES.iter().find(|(_, w)| *w == word)?.0;
        Some((Persona { given, family, middle: numbers.get(2).copied() }, style))
    });
    match parsed {
        Some((persona, style)) => spell(persona, style),
        None => panic!("no token: {token}"),
    }
}
