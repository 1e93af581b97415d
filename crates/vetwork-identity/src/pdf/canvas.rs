//! A page as its content draws it: where text is put and in what colour, and what is painted below and above it
//! (ISO 32000-2, 8 and 9.4), as far as it decides whether text is seen.

/// A matrix `[a b c d e f]`.
pub(super) type Matrix = [f32; 6];
pub(super) const IDENTITY: Matrix = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];

/// Pieces of text and painted areas of one page that are kept. More are the glyphs of a drawing.
const TEXTS: usize = 10_000;
const AREAS: usize = 500;
/// Points up to which nobody reads it.
const TINY: f32 = 1.5;
/// How far beyond the page text must stand to be off it, in points: printers leave marks near its edge.
const OFF_PAGE: f32 = 30.0;
/// Parts of a page from which an area is its ground, or the scan that a text lies behind.
const GROUND: f32 = 0.5;

/// `first` applied before `then`.
pub(super) fn product(first: Matrix, then: Matrix) -> Matrix {
    let [a, b, c, d, e, f] = first;
    let [g, h, i, j, k, l] = then;
    [a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + l]
}

/// A rectangle along the axes of the page, in points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Area {
    pub(super) left: f32,
    pub(super) bottom: f32,
    pub(super) right: f32,
    pub(super) top: f32,
}

impl Area {
    /// The smallest area around a rectangle that a matrix places on the page. None where it is nowhere.
    pub(super) fn placed([x, y, width, height]: [f32; 4], [a, b, c, d, e, f]: Matrix) -> Option<Self> {
        let corner = |x: f32, y: f32| (a * x + c * y + e, b * x + d * y + f);
        let corners = [corner(x, y), corner(x + width, y), corner(x, y + height), corner(x + width, y + height)];
        let all_finite = corners.iter().all(|(x, y)| x.is_finite() && y.is_finite());
        let fold =
            |pick: fn(f32, f32) -> f32, of: fn(&(f32, f32)) -> f32| corners.iter().map(of).reduce(pick).unwrap_or(0.0);
        all_finite.then(|| Self {
            left: fold(f32::min, |corner| corner.0),
            right: fold(f32::max, |corner| corner.0),
            bottom: fold(f32::min, |corner| corner.1),
            top: fold(f32::max, |corner| corner.1),
        })
    }

    pub(super) fn size(self) -> f32 {
        (self.right - self.left).max(0.0) * (self.top - self.bottom).max(0.0)
    }

    fn has_middle_of(self, other: Self) -> bool {
        let (x, y) = ((other.left + other.right) / 2.0, (other.bottom + other.top) / 2.0);
        (self.left..=self.right).contains(&x) && (self.bottom..=self.top).contains(&y)
    }

    /// Lies over nearly all of it.
    fn covers(self, other: Self) -> bool {
        const SLACK: f32 = 0.1;
        let (width, height) = (other.right - other.left, other.top - other.bottom);
        self.left <= other.left + width * SLACK
            && self.right >= other.right - width * SLACK
            && self.bottom <= other.bottom + height * SLACK
            && self.top >= other.top - height * SLACK
    }

    fn is_within(self, page: Self) -> bool {
        self.right >= page.left - OFF_PAGE
            && self.left <= page.right + OFF_PAGE
            && self.top >= page.bottom - OFF_PAGE
            && self.bottom <= page.top + OFF_PAGE
    }
}

/// How text is put on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ink {
    /// In a colour that is seen on white, or one that is not known.
    Seen,
    White,
    /// Rendering mode 3, or fully transparent.
    None,
}

/// A piece of text.
#[derive(Clone, Debug)]
struct Text {
    order: usize,
    area: Area,
    /// Height of the letters in points.
    size: f32,
    ink: Ink,
    text: String,
}

/// A painted area.
#[derive(Clone, Copy, Debug)]
struct Painted {
    order: usize,
    area: Area,
    is_white: bool,
    is_picture: bool,
    /// A plain rectangle of a colour that lets nothing through.
    is_solid: bool,
}

/// One page.
pub(super) struct Canvas {
    page: Area,
    order: usize,
    texts: Vec<Text>,
    painted: Vec<Painted>,
    /// Something was painted whose place is not known, so that the ground of no text is.
    has_unknown_ground: bool,
}

/// What became of a page.
#[derive(Default)]
pub(super) struct Outcome {
    pub(super) shown: String,
    /// How it is hidden, and what it says.
    pub(super) hidden: Vec<(&'static str, String)>,
    /// Text that a later rectangle lies over, and what is written on that.
    pub(super) covered: Vec<(String, String)>,
    pub(super) is_picture_only: bool,
}

impl Canvas {
    pub(super) fn new(page: Area) -> Self {
        Self { page, order: 0, texts: Vec::new(), painted: Vec::new(), has_unknown_ground: false }
    }

    pub(super) fn write(&mut self, area: Area, size: f32, ink: Ink, text: String) {
        self.order += 1;
        if self.texts.len() < TEXTS && !text.is_empty() {
            self.texts.push(Text { order: self.order, area, size, ink, text });
        }
    }

    pub(super) fn paint(&mut self, area: Area, is_white: bool, is_solid: bool) {
        self.add(Painted { order: 0, area, is_white, is_picture: false, is_solid });
    }

    pub(super) fn picture(&mut self, area: Area) {
        self.add(Painted { order: 0, area, is_white: false, is_picture: true, is_solid: false });
    }

    pub(super) fn unknown_ground(&mut self) {
        self.has_unknown_ground = true;
    }

    fn add(&mut self, painted: Painted) {
        self.order += 1;
        if self.painted.len() < AREAS {
            self.painted.push(Painted { order: self.order, ..painted });
        } else {
            self.has_unknown_ground = true;
        }
    }

    /// Tells the text that is seen from the text that is not. In doubt it is seen.
    pub(super) fn finish(self) -> Outcome {
        let mut outcome = Outcome::default();
        // A scan with its text behind it, so that it can be searched, is how scanners work.
        let is_scan =
            self.painted.iter().any(|painted| painted.is_picture && painted.area.size() >= self.page.size() * GROUND);
        let mut line: Option<(f32, f32)> = None;
        for text in &self.texts {
            let here = (text.area.bottom, text.area.right);
            let gap = match line {
                Some((bottom, _)) if (bottom - here.0).abs() > text.size / 2.0 => "\n",
                Some((_, right)) if text.area.left > right + text.size * 0.15 => " ",
                _ => "",
            };
            line = Some(here);
            match self.hidden_how(text, is_scan) {
                Some(how) => match outcome.hidden.last_mut() {
                    Some((known, passage)) if *known == how => *passage += &format!("{gap}{}", text.text),
                    _ => outcome.hidden.push((how, text.text.clone())),
                },
                None => outcome.shown += &format!("{gap}{}", text.text),
            }
        }
        outcome.covered = self.covered();
        let has_letters = outcome.shown.chars().any(char::is_alphanumeric);
        outcome.is_picture_only = !has_letters && self.painted.iter().any(|painted| painted.is_picture);
        outcome
    }

    fn hidden_how(&self, text: &Text, is_scan: bool) -> Option<&'static str> {
        if !text.area.is_within(self.page) {
            return Some("off the page");
        }
        if text.size > 0.0 && text.size <= TINY {
            return Some("too small to read");
        }
        match text.ink {
            Ink::None if !is_scan => Some("written without ink"),
            Ink::White if !self.has_ground(text) => Some("white on white"),
            _ => None,
        }
    }

    /// Something that is not white lies below it.
    fn has_ground(&self, text: &Text) -> bool {
        self.has_unknown_ground
            || self
                .painted
                .iter()
                .any(|painted| painted.order < text.order && !painted.is_white && painted.area.has_middle_of(text.area))
    }

    /// Text with a solid rectangle over it. One that is as large as the page is its ground, drawn late.
    fn covered(&self) -> Vec<(String, String)> {
        let mut covered = Vec::new();
        for cover in
            self.painted.iter().filter(|painted| painted.is_solid && painted.area.size() < self.page.size() * GROUND)
        {
            let inside = |text: &&Text| cover.area.covers(text.area) && text.ink == Ink::Seen && text.size > TINY;
            let words = |texts: Vec<&Text>| texts.iter().map(|text| text.text.as_str()).collect::<Vec<_>>().join(" ");
            let (below, above) =
                self.texts.iter().filter(inside).partition::<Vec<&Text>, _>(|text| text.order < cover.order);
            let below = words(below);
            if below.chars().any(char::is_alphanumeric) && covered.len() < 20 {
                covered.push((below, words(above)));
            }
        }
        covered
    }
}
