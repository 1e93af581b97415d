//! The weights as a waterfall: one row a family, then the sum.

use vetwork_model::{Assessment, Strength};

use crate::MetaOf;
use crate::prose::{bits, capitalised, signed_bits, together};
use crate::waterfall::{Fall, falls as steps, rule};

pub(super) struct Falls {
    pub(super) rows: Vec<FallRow>,
    pub(super) ticks: Vec<Tick>,
    pub(super) lead: String,
    pub(super) note: String,
}

pub(super) struct FallRow {
    pub(super) class: &'static str,
    pub(super) family: String,
    pub(super) titles: String,
    pub(super) decides: bool,
    pub(super) bar: &'static str,
    pub(super) x: String,
    pub(super) width: String,
    pub(super) joined_from: Option<String>,
    pub(super) joins_at: Option<String>,
    pub(super) word: String,
    pub(super) bits: String,
}

/// A mark on the scale.
pub(super) struct Tick {
    pub(super) x: String,
    pub(super) percent: String,
    pub(super) label: String,
}

/// From tenths of a bit to the thousand units of the drawing.
struct Scale {
    low: i32,
    high: i32,
}

impl Scale {
    fn at(&self, decibits: i32) -> f64 {
        f64::from(decibits - self.low) * 1000.0 / f64::from((self.high - self.low).max(1))
    }
    fn x(&self, decibits: i32) -> String {
        format!("{:.1}", self.at(decibits))
    }
}

pub(super) fn falls(one: &Assessment, meta_of: MetaOf, calibrated: bool) -> Falls {
    let steps = steps(one, meta_of);
    let ends = || steps.iter().flat_map(|fall| [fall.from, fall.to]);
    // At least ten bits wide, so that a little never looks like much.
    let scale = Scale { low: ends().min().unwrap_or(0).min(0), high: ends().max().unwrap_or(0).max(100) };
    let mut rows: Vec<FallRow> = Vec::new();
    for (place, fall) in steps.iter().enumerate() {
        rows.push(row(fall, place == 0, &scale));
    }
    if !rows.is_empty() {
        rows.push(total(one.decibits, &scale));
    }
    let basis =
        if calibrated { "The weights were calibrated on closed cases." } else { "Expert weights, not calibrated." };
    let shared = steps.iter().filter_map(|fall| {
        let cause = fall.shares_cause?;
        Some(format!(
            "{} counts less, because {cause} may explain it together with a heavier family.",
            capitalised(fall.family.words())
        ))
    });
    let mut note: Vec<String> = vec![rule(one)];
    note.extend(shared);
    Falls {
        rows,
        ticks: ticks(&scale),
        lead: format!(
            "{}. {basis}",
            capitalised(&format!("{}: {} in all", together(one.decibits), bits(one.decibits)))
        ),
        note: note.join(" "),
    }
}

fn ticks(scale: &Scale) -> Vec<Tick> {
    let step = if scale.high - scale.low > 250 { 100 } else { 50 };
    let first = scale.low.div_euclid(step) + i32::from(scale.low.rem_euclid(step) > 0);
    let last = scale.high.div_euclid(step);
    let tick = |n: i32| {
        let at = n * step;
        let label =
            if at == 0 { "0 bits".to_owned() } else { format!("{}{}", if at < 0 { "−" } else { "" }, at.abs() / 10) };
        Tick { x: scale.x(at), percent: format!("{:.2}", scale.at(at) / 10.0), label }
    };
    (first..=last).map(tick).collect()
}

fn row(fall: &Fall, first: bool, scale: &Scale) -> FallRow {
    let (low, high) = (fall.from.min(fall.to), fall.from.max(fall.to));
    let word = match (fall.decibits, fall.strength) {
        (..0, _) => "Speaks against".to_owned(),
        (0, _) | (_, None | Some(Strength::Info)) => "Told, hardly weighed".to_owned(),
        (_, Some(Strength::Decisive)) => "Decisive".to_owned(),
        (_, Some(strength)) => format!("{} support", capitalised(strength.words())),
    };
    FallRow {
        class: "",
        family: capitalised(fall.family.words()),
        titles: fall.titles.join("; "),
        decides: fall.decides,
        bar: if fall.decibits < 0 { "b-down" } else { "b-up" },
        x: scale.x(low),
        width: format!("{:.1}", (scale.at(high) - scale.at(low)).max(2.0)),
        joined_from: (!first).then(|| scale.x(fall.from)),
        joins_at: Some(scale.x(fall.to)),
        word,
        bits: signed_bits(fall.decibits),
    }
}

fn total(decibits: i32, scale: &Scale) -> FallRow {
    let (low, high) = (decibits.min(0), decibits.max(0));
    FallRow {
        class: "total",
        family: "Together".to_owned(),
        titles: String::new(),
        decides: false,
        bar: "b-sum",
        x: scale.x(low),
        width: format!("{:.1}", (scale.at(high) - scale.at(low)).max(2.0)),
        joined_from: Some(scale.x(decibits)),
        joins_at: None,
        word: capitalised(together(decibits)),
        bits: bits(decibits),
    }
}
