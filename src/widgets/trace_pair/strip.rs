//! The overview of a pair: a box for each turn of each side, filled where they differ, ringed where the reader is.

use super::pieces::{Page, filled, pair};
use super::reader::Reading;

/// Boxes that are drawn at most in a row: of a longer conversation the part around the reader.
const MOST: usize = 24;
/// Width and height of a box with the space around it, in CSS pixels.
const STEP: usize = 26;
/// Room for the names of the sides.
const LEFT: usize = 120;

/// Draws the overview.
pub(super) fn put(page: &mut Page<'_>, reading: &Reading<'_>) {
    let start = reading.at.saturating_sub(MOST / 2).min(reading.n_turns().saturating_sub(MOST));
    let n_shown = reading.n_turns().min(MOST);
    let width = (LEFT + STEP * n_shown.max(1) + 4).to_string();
    let height = (STEP * reading.sides.len() + 4).to_string();
    let view_box = ["0 0 ", &width, " ", &height].concat();
    let label = filled(&page.words, "strip", &reading.counts());
    page.open(
        "svg|class=chart turn-strip|key=strip|role=img|viewBox=$|width=$|height=$|aria-label=$",
        &[&view_box, &width, &height, &label],
    );
    for (row, (name, trace)) in reading.names.iter().zip(&reading.sides).enumerate() {
        page.put("text|x=2|y=$", &[&(row * STEP + 19).to_string()], name);
        for turn in start..trace.turns.len().min(start + n_shown) {
            a_box(page, reading, (turn - start, row), turn);
        }
    }
    page.close();
}

fn a_box(page: &mut Page<'_>, reading: &Reading<'_>, (column, row): (usize, usize), turn: usize) {
    let (x, y) = (LEFT + column * STEP + 3, row * STEP + 3);
    page.open("g|data-set=$", &[&pair("turn", turn + 1)]);
    page.put("path|class=axis hit|d=$", &[&square(x, y, STEP - 4)], "");
    if reading.differing.get(turn) == Some(&true) && !reading.is_covered {
        page.put("path|class=series-0 marker|d=$", &[&square(x + 5, y + 5, STEP - 14)], "");
    }
    if turn == reading.at {
        page.put("path|class=reference now|d=$", &[&square(x - 2, y - 2, STEP)], "");
    }
    page.close();
}

fn square(x: usize, y: usize, side: usize) -> String {
    format!("M{x} {y}h{side}v{side}h-{side}Z")
}
