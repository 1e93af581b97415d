//! How text looks by the styles of a DOCX, as far as it decides whether text is seen.

use std::collections::BTreeMap;

use super::parts::Parts;
use crate::markup::{Element, Item};

/// Most styles, and how far one may rest on others.
const STYLES_AT_MOST: usize = 2000;
const CHAIN: usize = 12;

/// What decides whether text is seen. None: not said here.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Look {
    pub(super) white: Option<bool>,
    /// Half-points.
    pub(super) size: Option<u32>,
    pub(super) vanish: Option<bool>,
    /// There is a colour behind it.
    pub(super) shaded: Option<bool>,
}

impl Look {
    /// What is said here, and otherwise what is said there.
    pub(super) fn over(self, below: Self) -> Self {
        Self {
            white: self.white.or(below.white),
            size: self.size.or(below.size),
            vanish: self.vanish.or(below.vanish),
            shaded: self.shaded.or(below.shaded),
        }
    }

    /// Takes one property of a run, paragraph or cell (ECMA-376 part 1, 17.3).
    pub(super) fn take(&mut self, element: &Element) {
        let value = element.attribute("val");
        match element.name.as_str() {
            // `themeColor` may make another colour of it, so a white one with a theme is left to the doubt.
            "color" => {
                self.white = Some(value.is_some_and(is_white) && element.attribute("themeColor").is_none());
            }
            "sz" => self.size = value.and_then(|size| size.parse().ok()),
            "vanish" => self.vanish = Some(!matches!(value, Some("0" | "false" | "off"))),
            "shd" => self.shaded = Some(is_shaded(element)),
            "highlight" => self.shaded = Some(!matches!(value, Some("none" | "white"))),
            _ => {}
        }
    }
}

fn is_white(colour: &str) -> bool {
    let channel = |from: usize| colour.get(from..from + 2).and_then(|channel| u8::from_str_radix(channel, 16).ok());
    // Nearly white is white to the eye.
    colour.len() == 6 && [0, 2, 4].into_iter().all(|from| channel(from).is_some_and(|channel| channel >= 0xFA))
}

fn is_shaded(element: &Element) -> bool {
    let fill = element.attribute("fill");
    let has_fill =
        fill.is_some_and(|fill| fill != "auto" && !is_white(fill)) || element.attribute("themeFill").is_some();
    let pattern = element.attribute("val").unwrap_or("clear");
    has_fill || !matches!(pattern, "clear" | "nil")
}

#[derive(Default)]
pub(super) struct Styles {
    styles: BTreeMap<String, (Look, Option<String>)>,
}

impl Styles {
    pub(super) fn read(parts: &mut Parts<'_, '_>) -> Self {
        let mut styles = Self::default();
        let mut current: Option<(String, Look, Option<String>)> = None;
        parts.walk("word/styles.xml", |item| match item {
            Item::Start(element) if element.name == "style" => {
                current = element.attribute("styleId").map(|id| (id.to_owned(), Look::default(), None));
            }
            Item::Start(element) => {
                if let Some((_, look, base)) = &mut current {
                    look.take(&element);
                    if element.name == "basedOn" {
                        *base = element.attribute("val").map(str::to_owned);
                    }
                }
            }
            Item::End(name) if name == "style" => {
                if let Some((id, look, base)) = current.take()
                    && styles.styles.len() < STYLES_AT_MOST
                {
                    styles.styles.insert(id, (look, base));
                }
            }
            _ => {}
        });
        styles
    }

    /// How text of this style looks, with the styles on which it rests.
    pub(super) fn look(&self, id: &str) -> Look {
        let mut look = Look::default();
        let mut next = Some(id);
        for _ in 0..CHAIN {
            let Some((here, base)) = next.and_then(|id| self.styles.get(id)) else { break };
            look = look.over(*here);
            next = base.as_deref();
        }
        look
    }
}
