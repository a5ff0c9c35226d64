//! The selected state beside its two twins: the same step and place, one amount at its baseline, drawn hollow and joined by
//! dotted lines; and the sums by which the state comes by its two values.

use lookahead_game::value::mutual::{Explanation, GoodValue, Mixed, StateIdx};

use super::figure::Scene;
use super::parts::{classed, label, path};
use super::solve::short;
use super::worlds::told;
use crate::figures::Speaker;
use crate::page::Node;

const WIDTH: i32 = 300;
const HEIGHT: i32 = 118;

/// The panel under the tree.
pub(super) fn twins(
    words: &Speaker<'_>,
    scene: &Scene<'_>,
    state: StateIdx,
    why: &Explanation<Mixed>,
) -> Node {
    let [x, y] = &why.goods;
    let at_end = scene.solved.layers.player(state).is_none();
    let sums: Vec<Node> = if at_end {
        vec![line(words, "sum_end_x", x), line(words, "sum_end_y", y)]
    } else {
        vec![line(words, "sum_x", x), line(words, "sum_y", y)]
    };
    let text = classed("ul", "legend", sums);
    classed("div", "after-guess", vec![drawing(words, scene, state, why, at_end), text])
}

fn line(words: &Speaker<'_>, key: &str, good: &GoodValue<Mixed>) -> Node {
    let fill = [
        ("own", told(&good.own)),
        ("future", told(&good.future)),
        ("twin", told(&good.twin_future)),
        ("value", told(&good.value)),
    ];
    let fill: Vec<(&str, &str)> = fill.iter().map(|(name, text)| (*name, text.as_str())).collect();
    Node::words("li", &[], &words.fill(key, &fill))
}

fn drawing(
    words: &Speaker<'_>,
    scene: &Scene<'_>,
    state: StateIdx,
    why: &Explanation<Mixed>,
    at_end: bool,
) -> Node {
    let [x, y] = &why.goods;
    let mut parts = vec![
        path("leader twin-link", "M46 59C70 59 70 26 96 26"),
        path("leader twin-link", "M46 59C70 59 70 94 96 94"),
        path("node player-0", "M28 50h18v18h-18z"),
    ];
    parts.extend(amounts(scene, state, (37, 88), "middle"));
    let twins = [(x, 26, "twin_x"), (y, 94, "twin_y")];
    for (good, top, key) in twins {
        parts.push(path("node twin", &format!("M96 {}h18v18h-18z", top - 9)));
        parts.extend(amounts(scene, good.twin, (122, top - 3), "start"));
        let future = if at_end {
            words.word("twin_end")
        } else {
            words.fill(key, &[("g", &short(&good.twin_future))])
        };
        parts.push(label((122, top + 15), "start", "soft", &future));
    }
    let (width, height) = (WIDTH.to_string(), HEIGHT.to_string());
    let view_box = format!("0 0 {width} {height}");
    let label = words.word("twins_label");
    let attributes = [
        ("viewBox", view_box.as_str()),
        ("width", &width),
        ("height", &height),
        ("role", "img"),
        ("aria-label", &label),
    ];
    // On a phone it scrolls sideways, by keys too.
    Node::element(
        "div",
        &[("class", "tree-view"), ("tabindex", "0")],
        vec![Node::element("svg", &attributes, parts)],
    )
}

fn amounts(scene: &Scene<'_>, state: StateIdx, (x, y): (i32, i32), anchor: &str) -> Vec<Node> {
    let [amount_x, amount_y] = scene.solved.amounts(state);
    let (left, gap) = if anchor == "middle" { (x - 32, 36) } else { (x, 42) };
    vec![
        label((left, y), "start", "tone-x", &format!("x {amount_x}")),
        label((left + gap, y), "start", "tone-y", &format!("y {amount_y}")),
    ]
}
