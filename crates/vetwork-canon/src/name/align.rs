//! Parts of two names put beside each other: which have a counterpart, how close it is, and what is left over.

use super::parts::{Kind, Name, Part, Script};
use super::sound::{Context, Sound};
use super::{NameRelation, chinese, japanese, korean, nickname, spelling};

/// The counterparts found, and what is left.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Alignment {
    /// Full parts with a counterpart that is a full part.
    pub(super) full: u32,
    /// Parts whose counterpart is an initial.
    initials: u32,
    /// A counterpart is written in another way.
    varied: bool,
    /// Full parts and initials without a counterpart, on each side.
    left: [u32; 2],
    /// Particles without a counterpart.
    particles: u32,
    /// Both names are a family name and syllables, whose number is part of the name.
    pub(super) syllabic: bool,
}

impl Alignment {
    pub(super) fn of(a: &Name, b: &Name) -> Self {
        let mut aligner = Aligner {
            a,
            b,
            open: [all(&a.parts), all(&b.parts)],
            found: Self::default(),
            arabic: arabic(a) || arabic(b),
            slavic: a.parts.iter().chain(&b.parts).any(|part| spelling::is_patronymic(&part.plain)),
            japanese: false,
        };
        let shaped = |name: &Name| korean::is_shaped(name) || chinese::is_shaped(name);
        aligner.pairs(Aligner::exact, false, usize::MAX);
        aligner.joined(false);
        if aligner.is_open() {
            aligner.found.syllabic = shaped(a) && shaped(b);
            aligner.japanese = !aligner.arabic && is_kana(a) && is_kana(b);
            aligner.pairs(Aligner::equivalent, true, usize::MAX);
            aligner.joined(true);
            aligner.initials();
            if aligner.found.full > 0 && !aligner.found.syllabic {
                aligner.one_slip();
            }
        }
        aligner.finish()
    }

    pub(super) fn relation(self) -> NameRelation {
        let [left_a, left_b] = self.left;
        if left_a > 0 && left_b > 0 || self.full + self.initials == 0 {
            return NameRelation::Different;
        }
        let whole = left_a + left_b == 0;
        if self.syllabic && !whole {
            return NameRelation::Different;
        }
        match (self.full, self.initials) {
            (0, _) => NameRelation::CannotTell,
            (1, 0) if !whole => NameRelation::CannotTell,
            _ if whole && !self.varied && self.initials == 0 && self.particles == 0 => NameRelation::Same,
            _ => NameRelation::Variant,
        }
    }
}

/// Whether the names have the same parts in any order, as written or with accents written out.
pub(super) fn same_parts(a: &Name, b: &Name) -> bool {
    let mut open = all(&b.parts);
    a.parts.iter().all(|part| {
        let found = b.parts.iter().enumerate().find(|(at, other)| open & (1 << at) != 0 && part.plain == other.plain);
        if let Some((at, _)) = found {
            open &= !(1 << at);
        }
        found.is_some()
    }) && a.parts.iter().any(|part| part.kind == Kind::Full)
}

fn all(parts: &[Part]) -> u16 {
    // At most twelve parts are read.
    (1_u16 << parts.len().min(15)) - 1
}

fn arabic(name: &Name) -> bool {
    name.script == Script::Latin
        && name.parts.iter().any(|part| {
            nickname::is_arabic(&part.plain)
                || part.plain.starts_with("abd")
                || matches!(&*part.plain, "al" | "el" | "bin" | "ibn" | "bint" | "abu")
        })
}

fn is_kana(name: &Name) -> bool {
    name.parts.iter().filter(|part| part.kind == Kind::Full).all(Part::is_kana)
}

/// Whether the names end in the forms of one family name in `-in` for a man and `-ina` for a woman. Elsewhere in a name
/// the two are given names: Martin, Martina.
pub(super) fn feminine_family(a: &Name, b: &Name) -> bool {
    let (Some(x), Some(y)) = (a.parts.last(), b.parts.last()) else {
        return false;
    };
    let is_two = |name: &Name| name.parts.len() > 1;
    is_two(a)
        && is_two(b)
        && (spelling::is_feminine_in(&x.plain, &y.plain) || spelling::is_feminine_in(&y.plain, &x.plain))
}

struct Aligner<'a> {
    a: &'a Name,
    b: &'a Name,
    /// Parts still without a counterpart, as bits.
    open: [u16; 2],
    found: Alignment,
    arabic: bool,
    slavic: bool,
    japanese: bool,
}

impl Aligner<'_> {
    fn is_open(&self) -> bool {
        self.open != [0, 0]
    }

    fn is_free(&self, side: usize, at: usize) -> bool {
        self.open.get(side).is_some_and(|bits| bits & (1 << at) != 0)
    }

    fn take(&mut self, side: usize, bits: u16) {
        if let Some(open) = self.open.get_mut(side) {
            *open &= !bits;
        }
    }

    /// Matches at most `most` single parts that `same` accepts.
    fn pairs(&mut self, same: fn(&Self, &Part, &Part) -> bool, varied: bool, most: usize) {
        let (a, b) = (self.a, self.b);
        let mut left = most;
        for (i, part) in a.parts.iter().enumerate() {
            if left == 0 || !self.is_free(0, i) {
                continue;
            }
            let candidates = b.parts.iter().enumerate().filter(|(j, _)| self.is_free(1, *j));
            let Some((j, other)) = candidates.into_iter().find(|(_, other)| same(self, part, other)) else {
                continue;
            };
            left -= 1;
            self.take(0, 1 << i);
            self.take(1, 1 << j);
            self.found.varied |= varied;
            match (part.kind, other.kind) {
                (Kind::Initial, _) | (_, Kind::Initial) => self.found.initials += 1,
                (Kind::Optional, Kind::Optional) => {}
                _ => self.found.full += 1,
            }
        }
    }

    fn exact(&self, part: &Part, other: &Part) -> bool {
        if part.plain == other.plain {
            return true;
        }
        let written_out = |x: &Part, y: &Part| x.expanded.as_deref() == Some(&*y.plain);
        written_out(part, other)
            || written_out(other, part)
            || (part.expanded.is_some() && part.expanded == other.expanded)
            || (self.a.script == Script::Latin
                && self.b.script == Script::Latin
                && same_umlauts(&part.plain, &other.plain))
    }

    fn equivalent(&self, part: &Part, other: &Part) -> bool {
        if part.kind == Kind::Initial || other.kind == Kind::Initial {
            return false;
        }
        if part.kind == Kind::Optional
            && other.kind == Kind::Optional
            && is_article(&part.plain)
            && is_article(&other.plain)
        {
            return true;
        }
        if let Some(related) = nickname::relation(&part.plain, &other.plain) {
            return related;
        }
        part.sounds().any(|x| other.sounds().any(|y| self.sounds_alike(x, y)))
    }

    fn sounds_alike(&self, x: &Sound, y: &Sound) -> bool {
        let context = Context {
            syllabic: self.found.syllabic,
            arabic: self.arabic,
            slavic: self.slavic,
            japanese: self.japanese,
        };
        x.may_match(y) && x.matches(y, context)
    }

    /// Matches one part with two or three neighbours written together (`Ji-woo`, `Jiwoo`; `De la Cruz`, `Delacruz`).
    fn joined(&mut self, sounds: bool) {
        for (side, other) in [(0, 1), (1, 0)] {
            let (whole, split) = if side == 0 { (self.a, self.b) } else { (self.b, self.a) };
            for (at, part) in whole.parts.iter().enumerate() {
                if !self.is_free(side, at) || part.kind == Kind::Initial || part.plain.len() < 4 {
                    continue;
                }
                if let Some((bits, exact)) = self.run(part, &split.parts, other, sounds) {
                    self.take(side, 1 << at);
                    self.take(other, bits);
                    self.found.full += 1;
                    self.found.varied |= !exact;
                }
            }
        }
    }

    /// The run of free neighbours that together write `part`, as bits, and whether exactly so.
    fn run(&self, part: &Part, parts: &[Part], side: usize, sounds: bool) -> Option<(u16, bool)> {
        for start in 0..parts.len() {
            for length in 2..=3_usize {
                let run = parts.get(start..start + length)?.iter();
                let bits = ((1_u16 << length) - 1) << start;
                if self.open.get(side).is_none_or(|open| open & bits != bits) {
                    break;
                }
                let together: String = run.clone().map(|p| &*p.plain).collect();
                if together == part.plain || part.expanded.as_deref() == Some(&*together) {
                    return Some((bits, true));
                }
                if sounds
                    && together.len().abs_diff(part.plain.len()) <= 3
                    && part.sounds().any(|sound| self.sounds_alike(sound, &Sound::of(&together)))
                {
                    return Some((bits, false));
                }
                if start + length == parts.len() {
                    break;
                }
            }
        }
        None
    }

    fn initials(&mut self) {
        if self.found.full == 0 {
            return;
        }
        self.pairs(|_, part, other| stands_for(part, other) || stands_for(other, part), true, usize::MAX);
    }

    /// More than one slip in a name is another name.
    fn one_slip(&mut self) {
        let slip = |_: &Self, part: &Part, other: &Part| {
            part.kind == Kind::Full && other.kind == Kind::Full && spelling::is_slip(&part.plain, &other.plain)
        };
        self.pairs(slip, true, 1);
    }

    fn finish(mut self) -> Alignment {
        for (side, name) in [(0, self.a), (1, self.b)] {
            for (at, part) in name.parts.iter().enumerate() {
                if !self.is_free(side, at) {
                    continue;
                }
                match (part.kind, self.found.left.get_mut(side)) {
                    (Kind::Optional, _) | (_, None) => self.found.particles += 1,
                    (_, Some(left)) => *left += 1,
                }
            }
        }
        self.found
    }
}

/// Müller as MULLER and MUELLER: both without the accent, one with it written out.
fn same_umlauts(x: &str, y: &str) -> bool {
    // Written out or not, the first letter stays.
    if x.as_bytes().first() != y.as_bytes().first()
        || x.len() == y.len()
        || x.len().abs_diff(y.len()) > 2
        || x.len().min(y.len()) < 4
        || (japanese::key(x).is_some() && japanese::key(y).is_some())
    {
        return false;
    }
    let plain = |s: &str| s.replace("ae", "a").replace("oe", "o").replace("ue", "u").replace("aa", "a");
    plain(x) == plain(y)
}

fn is_article(particle: &str) -> bool {
    matches!(particle, "al" | "el" | "ul" | "ad" | "ar" | "as" | "ash" | "at" | "an" | "az" | "ur" | "ud")
        || matches!(particle, "bin" | "ibn" | "ben")
}

/// `D.` stands for Dana, `Yu.` for Yuri.
fn stands_for(initial: &Part, part: &Part) -> bool {
    initial.kind == Kind::Initial
        && (part.plain.starts_with(&initial.plain)
            || part.expanded.as_deref().is_some_and(|e| e.starts_with(&initial.plain)))
}
