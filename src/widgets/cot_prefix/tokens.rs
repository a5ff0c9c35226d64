//! The drawing of the second view: each treatment's tokens in a row, the slot that each of them is, and how often the
//! answer is right. Other words are other shapes; the marker is a diamond among them.

use lookahead_models::cot_prefix::Treatment;

use super::filler::name;
use super::model::State;
use super::prefix::percent;
use crate::figures::Speaker;
use crate::page::Node;
use crate::widgets::sketch::{area, layouts, path, px, text};

const ROW: f64 = 56.0;
const LEFT: f64 = 8.0;
/// Between two tokens.
const PITCH: f64 = 12.5;

/// The drawing in both layouts.
pub(super) fn token_nodes(words: &Speaker<'_>, state: &State, rates: [f64; 4], label: &str) -> Vec<Node> {
    let draw = |width: f64| {
        let mut parts = Vec::new();
        let mut top = 0.0;
        for (treatment, rate) in Treatment::ALL.into_iter().zip(rates) {
            row(words, state, (treatment, rate), (top, width), &mut parts);
            top += ROW;
        }
        (parts, top)
    };
    layouts(&draw, ("img", label))
}

fn row(
    words: &Speaker<'_>,
    state: &State,
    (treatment, rate): (Treatment, f64),
    (top, width): (f64, f64),
    parts: &mut Vec<Node>,
) {
    let label = words.word(&["treatments.", name(treatment)].concat());
    parts.push(text("soft", (LEFT, top + 14.0), "start", &label));
    // What is left alone is known before the guess.
    let hidden = if treatment == Treatment::Kept { "" } else { " after-guess" };
    let told = words.fill("outcome_now", &[("rate", &percent(words, rate))]);
    let class = ["series-label series-5", hidden].concat();
    parts.push(text(&class, (width - LEFT, top + 14.0), "end", &told));
    let place = marker_place(state, treatment);
    for at in 0..n_tokens(state, treatment) {
        let x = LEFT + (f64::from(at) + 0.5) * PITCH;
        parts.push(token(treatment, place == Some(at), (x, top + 27.0)));
    }
    let room = width - 2.0 * LEFT;
    parts.push(path("grid", &area((LEFT, top + 37.0, room, 10.0))));
    // Never so thin that it cannot be seen.
    let length = (rate * room).max(1.5);
    parts.push(path(&["marker series-0", hidden].concat(), &area((LEFT, top + 37.0, length, 10.0))));
}

fn n_tokens(state: &State, treatment: Treatment) -> u32 {
    if treatment == Treatment::Removed { 0 } else { state.form.count("tokens") }
}

/// Where the marker stands: at the place that the leftmost digit of the sum names, or, in another problem's filler, at
/// that of another digit.
fn marker_place(state: &State, treatment: Treatment) -> Option<u32> {
    let n_tokens = n_tokens(state, treatment);
    if !state.has_marker() || n_tokens == 0 {
        return None;
    }
    let digit = state.sum().truth.last().map_or(0, |step| u32::from(step.digit));
    let other = if treatment == Treatment::Swapped { digit + 3 } else { digit };
    Some((other % 10).min(n_tokens - 1))
}

/// A round, a square or an upright token; a diamond for the marker.
fn token(treatment: Treatment, is_marker: bool, (x, y): (f64, f64)) -> Node {
    if is_marker {
        let [left, right, up, down] = [x - 6.0, x + 6.0, y - 6.0, y + 6.0].map(px);
        let (x, y) = (px(x), px(y));
        let data = ["M", &left, " ", &y, "L", &x, " ", &up, "L", &right, " ", &y, "L", &x, " ", &down, "Z"];
        return path("marker series-1", &data.concat());
    }
    match treatment {
        Treatment::Paraphrased => path("marker series-5", &area((x - 3.0, y - 3.0, 6.0, 6.0))),
        Treatment::Swapped => path("marker series-5", &area((x - 1.2, y - 5.0, 2.4, 10.0))),
        Treatment::Kept | Treatment::Removed => {
            let attributes = [("class", "marker series-5"), ("cx", &*px(x)), ("cy", &*px(y)), ("r", "3.2")];
            Node::leaf("circle", &attributes)
        }
    }
}
