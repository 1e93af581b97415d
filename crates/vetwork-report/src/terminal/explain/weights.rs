//! The waterfall in characters.

use super::Page;
use crate::prose::{bits, signed_bits, together};
use crate::terminal::Role;
use crate::terminal::layout::{padded, right};
use crate::waterfall::{Fall, falls, rule};

/// Cells of the longest bar, where there is room for all of it.
const LONGEST_BAR: usize = 34;
/// Cells of a row beside its bar.
const BESIDE_BAR: usize = 63;

impl Page<'_> {
    pub(super) fn weights(&mut self) {
        let falls = falls(self.assessment, self.meta_of);
        if falls.is_empty() {
            return;
        }
        let furthest = falls.iter().map(|fall| fall.from.max(fall.to)).max().unwrap_or(0).max(1);
        for (place, fall) in falls.iter().enumerate() {
            self.fall(if place == 0 { "Weight" } else { "" }, fall, furthest);
        }
        let total = self.assessment.decibits;
        let bar = self.bar(0, total, furthest);
        self.bar_row("", "together", &bar, Role::Plain, together(total), &bits(total));
        let basis = format!("{} Expert weights, not calibrated.", rule(self.assessment));
        self.entry(2, "", 16, Role::Dim, &basis);
        self.out.push('\n');
    }

    fn fall(&mut self, label: &str, fall: &Fall, furthest: i32) {
        let bar = self.bar(fall.from, fall.to, furthest);
        let role = if fall.decibits < 0 { Role::Cool } else { Role::Warm };
        let word = match (fall.decibits < 0, fall.strength) {
            (true, _) => "against",
            (false, Some(strength)) => strength.words(),
            (false, None) => "raises",
        };
        self.bar_row(label, fall.family.words(), &bar, role, word, &signed_bits(fall.decibits));
    }

    fn longest_bar(&self) -> usize {
        self.width.saturating_sub(BESIDE_BAR).clamp(1, LONGEST_BAR)
    }

    /// Blanks up to where it begins, then the bar; what speaks against is drawn lighter.
    fn bar(&self, from: i32, to: i32, furthest: i32) -> String {
        let cell = |at: i32| (i64::from(at.max(0)) * self.longest_bar() as i64 / i64::from(furthest)) as usize;
        let (low, high) = (cell(from.min(to)), cell(from.max(to)));
        let length = if from == to { 0 } else { (high - low).max(1) };
        let sign = match (to < from, self.style.unicode) {
            (false, true) => "█",
            (true, true) => "░",
            (false, false) => "#",
            (true, false) => "=",
        };
        format!("{}{}", " ".repeat(low.min(self.longest_bar() - 1)), sign.repeat(length))
    }

    fn bar_row(&mut self, label: &str, family: &str, bar: &str, role: Role, word: &str, bits: &str) {
        let bits = self.style.sign(bits);
        if self.narrow() {
            return self.entry(2, label, 16, Role::Bold, &format!("{family}: {word}, {bits}"));
        }
        let label = self.style.paint(Role::Bold, &padded(label, 16));
        let drawn = self.style.paint(role, &padded(bar, self.longest_bar() + 2));
        self.line(&format!("  {label}{}{drawn}{}{}", padded(family, 13), padded(word, 20), right(&bits, 10)));
    }
}
