//! The graphics state, as far as it decides where text stands and whether it is seen (ISO 32000-2, 8.4 and 9.3).

use std::rc::Rc;

use lopdf::Object;
use lopdf::content::Operation;

use super::canvas::{IDENTITY, Ink, Matrix, product};
use super::fonts::Font;

/// From here on a part of a colour is white.
const WHITE: f32 = 0.98;

#[derive(Clone)]
pub(super) struct State<'a> {
    pub(super) page: Matrix,
    pub(super) text: Matrix,
    pub(super) line: Matrix,
    pub(super) font: Option<Rc<Font<'a>>>,
    pub(super) size: f32,
    pub(super) leading: f32,
    pub(super) stretch: f32,
    pub(super) is_white: bool,
    /// The fill lets through what is below.
    pub(super) is_clear: bool,
    pub(super) has_no_ink: bool,
    pub(super) is_blended: bool,
}

impl Default for State<'_> {
    fn default() -> Self {
        Self {
            page: IDENTITY,
            text: IDENTITY,
            line: IDENTITY,
            font: None,
            size: 0.0,
            leading: 0.0,
            stretch: 1.0,
            is_white: false,
            is_clear: false,
            has_no_ink: false,
            is_blended: false,
        }
    }
}

impl State<'_> {
    pub(super) fn next_line(&mut self, x: f32, y: f32) {
        self.line = product([1.0, 0.0, 0.0, 1.0, x, y], self.line);
        self.text = self.line;
    }

    pub(super) fn advance(&mut self, x: f32) {
        self.text = product([1.0, 0.0, 0.0, 1.0, x, 0.0], self.text);
    }

    pub(super) fn ink(&self) -> Ink {
        if self.has_no_ink || self.is_clear {
            Ink::None
        } else if self.is_white {
            Ink::White
        } else {
            Ink::Seen
        }
    }
}

/// Operators that only change the state.
pub(super) fn set(operation: &Operation, state: &mut State<'_>) {
    let operands = operation.operands.as_slice();
    let number = operands.first().and_then(|operand| operand.as_float().ok()).unwrap_or(0.0);
    match operation.operator.as_str() {
        "cm" => state.page = floats(operands).map_or(state.page, |matrix| product(matrix, state.page)),
        "BT" => (state.text, state.line) = (IDENTITY, IDENTITY),
        "Tm" => {
            state.line = floats(operands).unwrap_or(state.line);
            state.text = state.line;
        }
        "Td" | "TD" => {
            let [x, y] = floats(operands).unwrap_or_default();
            if operation.operator == "TD" {
                state.leading = -y;
            }
            state.next_line(x, y);
        }
        "T*" => state.next_line(0.0, -state.leading),
        "Tz" => state.stretch = number / 100.0,
        "TL" => state.leading = number,
        "Tr" => state.has_no_ink = number == 3.0,
        "g" => state.is_white = number >= WHITE,
        // One value may be the ink of a spot colour, where 1 is full; so it counts as seen.
        "rg" | "sc" | "scn" => {
            state.is_white = floats::<3>(operands).is_some_and(|rgb| rgb.iter().all(|part| *part >= WHITE))
        }
        "k" => state.is_white = floats::<4>(operands).is_some_and(|cmyk| cmyk.iter().all(|part| *part <= 1.0 - WHITE)),
        "cs" => state.is_white = false,
        _ => {}
    }
}

/// Exactly so many finite numbers.
pub(super) fn floats<const COUNT: usize>(operands: &[Object]) -> Option<[f32; COUNT]> {
    let numbers: Vec<f32> = operands.iter().map(|operand| operand.as_float().ok()).collect::<Option<_>>()?;
    numbers.try_into().ok().filter(|numbers: &[f32; COUNT]| numbers.iter().all(|number| number.is_finite()))
}
