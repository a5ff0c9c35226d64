//! Belief and values as one drawing, wide and narrow: at the left (or on top) what the machine believes of its plan, at
//! the right (or below) what each choice is worth, the best one filled.

use lookahead_models::off_switch::{Answer, Belief, Choice};

use crate::figures::Speaker;
use crate::figures::number::decimals;
use crate::page::Node;
use crate::widgets::sketch::{NARROW, WIDE, frame, path, px, text};

const ROW: f64 = 36.0;
const BELIEF_HEIGHT: f64 = 84.0;
/// The part of a Gaussian belief that is drawn, in deviations to either side of its mean.
const REACH: f64 = 3.2;
const N_STEPS: u32 = 32;
/// Words at the ends of the axis need this much room beside the 0.
const NEAR_ZERO: f64 = 50.0;
/// e^(−h²/2) and e^(−h²) for steps of h = 0.1: heights of the bell curve follow by multiplication alone.
const FIRST_RATIO: f64 = 0.995_012_479_192_682;
const RATIO_OF_RATIOS: f64 = 0.990_049_833_749_168;

/// A rectangle of the drawing: left, top, width.
#[derive(Clone, Copy)]
struct Place {
    left: f64,
    top: f64,
    width: f64,
}

/// The drawing in both layouts; `label` is for a screen reader.
pub(super) fn bar_nodes(words: &Speaker<'_>, belief: &Belief, answer: &Answer, label: &str) -> Vec<Node> {
    let at = |left, top, width| Place { left, top, width };
    let wide = [sketch(words, belief, at(8.0, 24.0, 250.0)), bars(words, answer, at(300.0, 24.0, 330.0))];
    let narrow = [sketch(words, belief, at(8.0, 24.0, 304.0)), bars(words, answer, at(8.0, 158.0, 304.0))];
    vec![
        frame("wide", (WIDE, 148.0), ("img", label), wide.concat()),
        frame("narrow", (NARROW, 274.0), ("img", label), narrow.concat()),
    ]
}

/// The belief over the worth of the plan: a curve, or upright lines as high as they are likely.
fn sketch(words: &Speaker<'_>, belief: &Belief, place: Place) -> Vec<Node> {
    let (least, most) = ends(belief);
    let x = |worth: f64| place.left + (worth - least) / (most - least) * place.width;
    let ground = place.top + BELIEF_HEIGHT;
    let mut parts =
        vec![text("axis-title", (place.left, place.top - 10.0), "start", &belief_words(words, belief))];
    match belief {
        Belief::Gaussian { mean, deviation } if *deviation > 0.0 => {
            let curve = bell(*mean, *deviation, &x, ground);
            parts.push(path("band tone-chance", &format!("{curve}Z")));
            parts.push(path("line tone-chance", &curve));
        }
        Belief::Gaussian { mean, .. } => parts.push(spike(x(*mean), ground, 1.0)),
        Belief::Points(points) => {
            parts.extend(points.iter().map(|point| spike(x(point.utility), ground, point.probability)));
        }
    }
    let axis = format!("M{} {}H{}", px(place.left), px(ground), px(place.left + place.width));
    parts.push(path("axis", &axis));
    parts.push(path("reference", &format!("M{} {}V{}", px(x(0.0)), px(place.top), px(ground + 6.0))));
    parts.push(text("tick-label", (x(0.0), ground + 20.0), "middle", "0"));
    // A word that would touch the 0 is left out; the other says which side is which.
    let right = place.left + place.width;
    let sides = [("harm", place.left, "start"), ("good", right, "end")];
    let has_room = |end: &f64| (end - x(0.0)).abs() > NEAR_ZERO;
    parts.extend(
        sides
            .iter()
            .filter(|(_, end, _)| has_room(end))
            .map(|(key, end, anchor)| text("tick-label", (*end, ground + 20.0), anchor, &words.word(key))),
    );
    parts
}

/// From where to where the worth runs: all of the belief and 0, with some room.
fn ends(belief: &Belief) -> (f64, f64) {
    let (least, most) = match belief {
        Belief::Gaussian { mean, deviation } => (mean - REACH * deviation, mean + REACH * deviation),
        Belief::Points(points) => points
            .iter()
            .fold((0.0, 0.0), |(least, most), point| (point.utility.min(least), point.utility.max(most))),
    };
    let (least, most) = (least.min(0.0), most.max(0.0));
    let room = if most > least { 0.18 * (most - least) } else { 1.0 };
    (least - room, most + room)
}

fn bell(mean: f64, deviation: f64, x: &dyn Fn(f64) -> f64, ground: f64) -> String {
    let heights = half_bell();
    let right = (0..).zip(&heights).map(|(step, height)| (f64::from(step) * 0.1, *height));
    let left = (0..).zip(&heights).skip(1).map(|(step, height)| (-0.1 * f64::from(step), *height));
    let mut points: Vec<(f64, f64)> = left.collect();
    points.reverse();
    points.extend(right);
    let at = |(z, height): &(f64, f64)| {
        format!("L{} {}", px(x(mean + z * deviation)), px(ground - height * (BELIEF_HEIGHT - 8.0)))
    };
    points.iter().map(at).collect::<String>().replacen('L', "M", 1)
}

/// e^(−z²/2) at z = 0, 0.1, … up to [`REACH`].
fn half_bell() -> Vec<f64> {
    let (mut height, mut ratio) = (1.0, FIRST_RATIO);
    let mut heights = Vec::new();
    for _ in 0..=N_STEPS {
        heights.push(height);
        height *= ratio;
        ratio *= RATIO_OF_RATIOS;
    }
    heights
}

/// As high as it is likely, and never so low that it cannot be seen.
fn spike(x: f64, ground: f64, probability: f64) -> Node {
    let height = if probability > 0.0 { (probability * (BELIEF_HEIGHT - 8.0)).max(3.0) } else { 0.0 };
    let data =
        format!("M{} {}V{}H{}V{}Z", px(x - 3.0), px(ground), px(ground - height), px(x + 3.0), px(ground));
    path("marker tone-chance", &data)
}

fn belief_words(words: &Speaker<'_>, belief: &Belief) -> String {
    let shown = |value: f64| decimals(value, 3);
    match belief {
        Belief::Gaussian { mean, deviation } if *deviation > 0.0 => {
            words.fill("belief_gaussian", &[("mean", &shown(*mean)), ("deviation", &shown(*deviation))])
        }
        Belief::Gaussian { mean, .. } => words.fill("belief_certain", &[("mean", &shown(*mean))]),
        Belief::Points(points) => {
            let [first, second] = points.as_slice() else { return String::new() };
            let values = [
                ("p", shown(100.0 * first.probability)),
                ("gain", shown(first.utility)),
                ("q", shown(100.0 * second.probability)),
                ("loss", shown(second.utility)),
            ];
            words.fill("belief_points", &values.each_ref().map(|(name, value)| (*name, value.as_str())))
        }
    }
}

/// The three choices as bars from a common zero.
fn bars(words: &Speaker<'_>, answer: &Answer, place: Place) -> Vec<Node> {
    let rows = [(Choice::Defer, answer.defer), (Choice::Act, answer.act), (Choice::Off, answer.off)];
    let least = rows.iter().map(|(_, value)| *value).fold(0.0, f64::min);
    let most = rows.iter().map(|(_, value)| *value).fold(0.0, f64::max);
    let span = if most > least { most - least } else { 1.0 };
    let (from, room) = (place.left + 96.0, place.width - 96.0 - 92.0);
    let x = |value: f64| from + (value - least) / span * room;
    let mut parts =
        vec![text("axis-title", (place.left, place.top - 10.0), "start", &words.word("bars_title"))];
    for (idx, (choice, value)) in (0_u32..).zip(rows) {
        let middle = place.top + ROW * (f64::from(idx) + 0.5);
        let is_best = answer.ties.contains(&choice);
        parts.push(text("soft", (place.left, middle + 4.0), "start", &words.word(&choice_key(choice))));
        parts.push(bar((x(0.0), x(value)), middle, is_best));
        let shown = decimals(value, 3);
        let shown = if is_best { words.fill("best", &[("value", &shown)]) } else { shown };
        let class = if is_best { "series-label tone-machine after-guess" } else { "after-guess" };
        parts.push(text(class, (x(value.max(0.0)) + 8.0, middle + 4.0), "start", &shown));
    }
    let zero = format!("M{} {}V{}", px(x(0.0)), px(place.top), px(place.top + 3.0 * ROW));
    parts.push(path("axis", &zero));
    parts
}

fn bar((from, to): (f64, f64), middle: f64, is_best: bool) -> Node {
    let class = if is_best { "marker tone-machine after-guess" } else { "node after-guess" };
    let (top, bottom) = (px(middle - 9.0), px(middle + 9.0));
    path(class, &format!("M{} {top}H{}V{bottom}H{}Z", px(from), px(to), px(from)))
}

/// The key of a choice's name.
pub(super) fn choice_key(choice: Choice) -> String {
    let name = match choice {
        Choice::Defer => "defer",
        Choice::Act => "act",
        Choice::Off => "off",
    };
    format!("choices.{name}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bell_is_a_bell() {
        let heights = half_bell();
        // e^(−1/2), e^(−2) and e^(−9/2).
        for (step, height) in [(0, 1.0), (10, 0.606_530_659_7), (20, 0.135_335_283_2), (30, 0.011_108_996_5)]
        {
            assert!((heights[step] - height).abs() < 1e-9, "{step}: {}", heights[step]);
        }
    }
}
