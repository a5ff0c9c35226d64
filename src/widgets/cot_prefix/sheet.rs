//! The sheet of paper: a sum, what is handed over of a note, and what each reasoner makes of it, digit under digit.

use lookahead_models::cot_prefix::{Attempt, Source, Written};

use super::model::{REASONERS, State, Sum, Text};
use super::prefix::outcome;
use crate::figures::Speaker;
use crate::page::Node;
use crate::widgets::sketch::{area, layouts, line, path, px, text};

const ROW: f64 = 19.0;
/// Room for a line of words above its digits, in the narrow layout.
const LABEL: f64 = 16.0;
const LEFT: f64 = 8.0;
/// Where the digits begin in the wide layout.
const DIGITS: f64 = 138.0;
/// Between two digits, where there is room.
const PITCH: f64 = 14.0;

/// A sheet in the making.
struct Sheet<'a> {
    words: &'a Speaker<'a>,
    state: &'a State,
    sum: &'a Sum,
    is_wide: bool,
    /// The right edge of the digits, and the width of one.
    right: f64,
    pitch: f64,
    width: f64,
    top: f64,
    parts: Vec<Node>,
}

/// The sheet in both layouts.
pub(super) fn sheet_nodes(words: &Speaker<'_>, state: &State, label: &str) -> Vec<Node> {
    let sum = state.sum();
    layouts(&|width| Sheet::new(words, state, &sum, width).drawn(), ("img", label))
}

impl<'a> Sheet<'a> {
    fn new(words: &'a Speaker<'a>, state: &'a State, sum: &'a Sum, width: f64) -> Self {
        let is_wide = width > 400.0;
        let n = f64::from(state.n_columns());
        let pitch = PITCH.min((width - 2.0 * LEFT) / n);
        let right = if is_wide { DIGITS + n * pitch } else { width - LEFT };
        Self { words, state, sum, is_wide, right, pitch, width, top: 2.0, parts: Vec::new() }
    }

    fn drawn(mut self) -> (Vec<Node>, f64) {
        self.numbers();
        self.handed_over();
        self.top += 6.0;
        let above = std::mem::take(&mut self.parts);
        for name in REASONERS {
            self.reasoner(name);
        }
        let answers = Node::element("g", &[("class", "after-guess")], std::mem::take(&mut self.parts));
        (above.into_iter().chain([answers]).collect(), self.top + 6.0)
    }

    /// The middle of a column, counted from the right.
    fn x(&self, column: u32) -> f64 {
        self.right - (f64::from(column) + 0.5) * self.pitch
    }

    /// Digits of one row, from the right: one text with a place for each, since a page holds many.
    fn digits(&mut self, class: &str, digits: &[(u32, u8)]) {
        if digits.is_empty() {
            return;
        }
        let places: Vec<String> = digits.iter().rev().map(|(column, _)| px(self.x(*column))).collect();
        let text: String = digits.iter().rev().map(|(_, digit)| char::from(b'0' + digit.min(&9))).collect();
        let (x, y) = (places.join(" "), px(self.top + 14.0));
        let attributes = [("class", class), ("x", &x), ("y", &y), ("text-anchor", "middle")];
        self.parts.push(Node::words(
            "text",
            attributes.get(usize::from(class.is_empty())..).unwrap_or_default(),
            &text,
        ));
    }

    /// Words at the left of a row, or in the narrow layout above it.
    fn label(&mut self, class: &str, words: &str) {
        self.parts.push(text(class, (LEFT, self.top + 14.0), "start", words));
        if !self.is_wide {
            self.top += LABEL;
        }
    }

    fn numbers(&mut self) {
        let truth = &self.sum.truth;
        let (first, second): (Vec<u8>, Vec<u8>) = truth.iter().map(|step| (step.first, step.second)).unzip();
        if self.is_wide {
            self.label("soft", &self.words.word("sheet.sum"));
        }
        for (number, sign) in [(first, ""), (second, "+")] {
            let digits: Vec<(u32, u8)> = (0..).zip(number).collect();
            self.digits("", &digits);
            let before = self.right - f64::from(self.state.n_columns()) * self.pitch - 6.0;
            if !sign.is_empty() && before > LEFT {
                self.parts.push(text("soft", (before, self.top + 14.0), "end", sign));
            }
            self.top += ROW;
        }
        let left = self.right - f64::from(self.state.n_columns()) * self.pitch;
        self.parts.push(line("axis", (left, self.top + 1.0), (self.right, self.top + 1.0)));
        self.top += 3.0;
    }

    /// The first steps of the note, or the digits of a summary's whole chunks.
    fn handed_over(&mut self) {
        let (state, is_own) = (self.state, self.state.text() == Text::Own);
        let n_shown = if is_own { state.n_given() } else { state.n_given() / state.chunk() * state.chunk() };
        let key = if is_own { "sheet.own" } else { "sheet.summary" };
        let values = [("given", state.n_given().to_string()), ("columns", state.n_columns().to_string())];
        let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
        let told = self.words.fill(key, &values);
        self.label("series-label series-5", &told);
        let height = if is_own { 2.0 * ROW - 5.0 } else { ROW - 1.0 };
        let width = f64::from(n_shown) * self.pitch;
        self.ground(width, height);
        if is_own {
            self.carries(n_shown);
        }
        let digits: Vec<(u32, u8)> = (0..n_shown).zip(self.sum.page.iter().copied()).collect();
        self.digits("", &digits);
        self.top += ROW;
    }

    /// The ground under digits that are read from the page.
    fn ground(&mut self, width: f64, height: f64) {
        if width > 0.0 {
            let shape = area((self.right - width, self.top, width, height));
            self.parts.push(path("band series-5", &shape));
        }
    }

    /// What is carried into each column that the note has, above its digit.
    fn carries(&mut self, n_shown: u32) {
        let carried = (0..n_shown).zip(&self.sum.truth).filter(|(_, step)| step.carry_in > 0);
        let carried: Vec<(u32, u8)> = carried.map(|(column, step)| (column, step.carry_in)).collect();
        self.digits("tick-label", &carried);
        self.top += ROW - 5.0;
    }

    /// A reasoner's answer, with how often it is right.
    fn reasoner(&mut self, name: &str) {
        let attempt = self.state.attempt(name, self.sum);
        let is_chosen = self.state.form.choice("reasoner") == name;
        let class = if is_chosen { "series-label series-5" } else { "soft" };
        let told = outcome(self.words, self.state, name);
        let (x, anchor) =
            if self.is_wide { (self.right + 14.0, "start") } else { (self.width - LEFT, "end") };
        self.parts.push(text(class, (x, self.top + 14.0), anchor, &told));
        let label = self.words.word(&["reasoner.", name].concat());
        self.label(class, &label);
        self.answer(&attempt);
        self.top += ROW + 2.0;
    }

    /// Digits: those read from the page on a ground, guesses over dots, wrong ones struck.
    fn answer(&mut self, attempt: &Attempt) {
        let n_read = attempt.digits.iter().filter(|written| written.source == Source::Page).count();
        let width = n_read as f64 * self.pitch;
        self.ground(width, ROW - 1.0);
        let is_guess = |written: &Written| written.source == Source::Guess;
        let of = |wanted: bool| -> Vec<(u32, u8)> {
            let all = (0..).zip(&attempt.digits).filter(|(_, written)| is_guess(written) == wanted);
            all.map(|(column, written)| (column, written.digit)).collect()
        };
        let (known, guessed) = (of(false), of(true));
        self.digits("", &known);
        self.digits("soft", &guessed);
        let half = self.pitch / 2.0 - 2.0;
        let (dots, strokes) = (self.top + ROW - 2.0, (self.top + 15.0, self.top + 4.0));
        let stroke = |at: u32, (from, to): (f64, f64)| {
            let x = self.x(at);
            ["M", &px(x - half), " ", &px(from), "L", &px(x + half), " ", &px(to)].concat()
        };
        let under: Vec<String> = guessed.iter().map(|(at, _)| stroke(*at, (dots, dots))).collect();
        let wrong = (0..).zip(&attempt.digits).filter(|(_, written)| !written.is_right);
        let wrong: Vec<String> = wrong.map(|(at, _)| stroke(at, strokes)).collect();
        for (class, marks) in [("reference", under), ("axis", wrong)] {
            if !marks.is_empty() {
                self.parts.push(path(class, &marks.concat()));
            }
        }
    }
}
