//! The controls: the few of every place, and the rest.

use lookahead_game::Exact;
use lookahead_game::value::mutual::{Baseline, Counterfactual, Steer};
use lookahead_game::world;

use super::model::{LOOPS, State, VARIED, VIEWS};
use super::presets::{OWN, PRESETS, RANDOM};
use crate::figures::Ask;
use crate::figures::controls::{Number, choice, open_field, presets, slider, stepper as steps, text_field};
use crate::number::shown;
use crate::page::Node;

/// The few controls.
pub(super) fn few(ask: &Ask<'_>, state: &State) -> Vec<Node> {
    match state.view {
        "prices" => vec![
            number(ask, state, "p", "0", "10", "0.5", &shown(&state.production[0])),
            number(ask, state, "q", "0", "10", "0.5", &shown(&state.production[1])),
            number(ask, state, "delta", "0.01", "0.99", "0.01", &factor(ask, &shown(&state.production[3]))),
            price_starts(ask, state),
            views(ask, state),
        ],
        "loop" => vec![options(ask, "loop", &LOOPS, state.looped), views(ask, state)],
        _ => vec![
            number(ask, state, "horizon", "0", "10", "1", &state.world.horizon.to_string()),
            number(ask, state, "gamma", "0.05", "1", "0.05", &factor(ask, &shown(&state.params.gamma))),
            baseline(ask, state),
            world_buttons(ask, state),
        ],
    }
}

/// The rest.
pub(super) fn more(ask: &Ask<'_>, state: &State) -> Vec<Node> {
    match state.view {
        "prices" => {
            return vec![number(ask, state, "keep", "0", "2", "0.1", &shown(&state.production[2]))];
        }
        "loop" => {
            return vec![
                number(ask, state, "leak", "0", "1", "0.05", &shown(&state.leaky[0])),
                number(ask, state, "loop_gamma", "0.05", "0.95", "0.05", &factor(ask, &shown(&state.leaky[1]))),
            ];
        }
        _ => {}
    }
    let [wx, wy] = &state.params.anchors;
    let replays = state.params.counterfactual == Counterfactual::Replay;
    let next = state.params.steer == Steer::Next;
    let mut nodes = vec![
        views(ask, state),
        number(ask, state, "wx", "0", "5", "0.25", &shown(wx)),
        number(ask, state, "wy", "0", "5", "0.25", &shown(wy)),
        number(ask, state, "eps", "0", "2", "0.1", &shown(&state.params.eps)),
        options(ask, "counterfactual", &["policy", "replay"], if replays { "replay" } else { "policy" }),
        options(ask, "steer", &["to_go", "next"], if next { "next" } else { "to_go" }),
        options(ask, "commit", &["0", "1"], if state.commit { "1" } else { "0" }),
        options(ask, "vary", &VARIED, state.vary),
    ];
    if let Baseline::At(x, y) = state.baseline {
        nodes.push(number(ask, state, "bx", "0", "10", "1", &x.to_string()));
        nodes.push(number(ask, state, "by", "0", "10", "1", &y.to_string()));
    }
    nodes.extend(own_rules(ask, state));
    nodes
}

/// First, back, next, last layer of the backward pass.
pub(super) fn stepper(ask: &Ask<'_>, step: u32, last: u32) -> Node {
    let names = ["step_first", "step_back", "step_next", "step_last"].map(|key| ask.words.word(key));
    let [first, back, next, end] = &names;
    let key = if step == last { "step_all" } else { "step_at" };
    let at = ask.words.fill(key, &[("step", &(step + 1).to_string()), ("steps", &(last + 1).to_string())]);
    steps("step", [first, back, next, end], &at, step, last + 1)
}

/// Four worlds of two goods, each with a verdict of its own.
fn price_starts(ask: &Ask<'_>, state: &State) -> Node {
    let starts = [
        ("fades", ["4", "1", "1", "0.1"]),
        ("golden", ["1", "1", "0", "0.618"]),
        ("one_way", ["4", "0", "1", "0.1"]),
        ("explodes", ["4", "1", "1", "0.5"]),
    ];
    let one = |(name, values): (&str, [&str; 4])| {
        let is_now = values.map(|value| Exact::parse(value.as_bytes()).unwrap_or_default()) == state.production;
        let [p, q, keep, delta] = values;
        let (pressed, pairs) = (is_now.to_string(), format!("p={p}&q={q}&keep={keep}&delta={delta}"));
        let attributes =
            [("type", "button"), ("class", "needs-script"), ("aria-pressed", pressed.as_str()), ("data-set", &pairs)];
        Node::element("button", &attributes, vec![Node::text(ask.words.word(&format!("prices_start.{name}")))])
    };
    let label = ask.words.word("prices_starts");
    let attributes = [("class", "control choice"), ("role", "group"), ("aria-label", label.as_str())];
    let shown = [("class", "group-name"), ("aria-hidden", "true")];
    let name = Node::element("span", &shown, vec![Node::text(label.as_str())]);
    let row = Node::element("span", &[("class", "buttons")], starts.into_iter().map(one).collect());
    Node::element("div", &attributes, vec![name, row])
}

fn factor(ask: &Ask<'_>, value: &str) -> String {
    ask.words.fill("factor", &[("value", value)])
}

fn number(ask: &Ask<'_>, state: &State, key: &str, min: &str, max: &str, step: &str, shown: &str) -> Node {
    let typed = ask.pair(key).filter(|text| !text.is_empty()).map_or_else(|| plain(shown), str::to_owned);
    let problem = state.problems.iter().find(|(name, _)| *name == key);
    let problem = problem.map(|(_, word)| ask.words.word(&format!("problem.{word}")));
    let label = ask.words.word(&format!("label.{key}"));
    slider(ask.id, &Number { key, label: &label, value: &typed, min, max, step, shown, problem: problem.as_deref() })
}

/// A shown number as a field takes it.
fn plain(shown: &str) -> String {
    crate::number::typed(shown.trim_start_matches(['×', ' ', '≈']))
}

fn options(ask: &Ask<'_>, key: &str, values: &[&str], current: &str) -> Node {
    let names: Vec<String> = values.iter().map(|value| ask.words.word(&format!("option.{key}.{value}"))).collect();
    let pairs: Vec<(&str, &str)> = values.iter().copied().zip(names.iter().map(String::as_str)).collect();
    choice(key, &ask.words.word(&format!("label.{key}")), &pairs, current)
}

fn views(ask: &Ask<'_>, state: &State) -> Node {
    options(ask, "view", &VIEWS, state.view)
}

fn baseline(ask: &Ask<'_>, state: &State) -> Node {
    let current = match state.baseline {
        Baseline::Zero => "0",
        Baseline::Start => "start",
        Baseline::At(..) => "typed",
    };
    options(ask, "baseline", &["0", "start", "typed"], current)
}

/// The preset worlds, and a random one.
fn world_buttons(ask: &Ask<'_>, state: &State) -> Node {
    let mut names: Vec<(&str, String)> =
        PRESETS.iter().map(|preset| (preset.slug, ask.words.word(&format!("world.{}.name", preset.slug)))).collect();
    if state.preset == OWN {
        names.push((OWN, ask.words.word("world_own")));
    }
    let pairs: Vec<(&str, &str)> = names.iter().map(|(slug, name)| (*slug, name.as_str())).collect();
    let mut group = presets(&ask.words.word("label.preset"), &pairs, &state.preset);
    if let Node::Element { children, .. } = &mut group
        && let Some(Node::Element { children: row, .. }) = children.last_mut()
    {
        row.push(random_button(ask, state));
    }
    group
}

/// Each press draws the next world.
fn random_button(ask: &Ask<'_>, state: &State) -> Node {
    let is_random = state.preset == RANDOM;
    let seed = if is_random { state.seed.wrapping_add(1) } else { ask.options.seed.max(1) };
    let pairs = format!("preset={RANDOM}&seed={seed}");
    let pressed = is_random.to_string();
    let attributes =
        [("type", "button"), ("class", "needs-script"), ("aria-pressed", pressed.as_str()), ("data-state", &pairs)];
    Node::element("button", &attributes, vec![Node::text(ask.words.word("world_random"))])
}

fn own_rules(ask: &Ask<'_>, state: &State) -> Vec<Node> {
    let typed = ask.pair("world").filter(|text| !text.is_empty());
    let text = typed.map_or_else(|| world::write(&state.world), str::to_owned);
    let label = ask.words.word("label.world");
    let open = ask.words.word("label.open");
    vec![
        text_field(ask.id, "world", &label, &text, 12, state.world_problem.as_deref()),
        open_field(ask.id, "world", &open, ".json,application/json"),
    ]
}
