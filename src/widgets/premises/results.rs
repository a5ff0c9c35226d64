//! What came out: the view that is chosen with its sentence, the controls that belong to it, other people's sources, and
//! the second plan beside the first.

use lookahead_models::Seed;
use lookahead_models::class_code::ShareCode;
use lookahead_models::premises::{Chain, Drawn as Draws, draw_product};

use super::answer::Answer;
use super::asking::{clear, fetch_button, kept_line, notes_choice, own_percent};
use super::figure::{classed, credence_words, paragraph};
use super::group;
use super::model::{DIALS, LAST_STEP, State, VIEWS, plain};
use super::others::Set;
use super::views::{View, view};
use crate::figures::controls::{Number, choice, slider, stepper, text_field};
use crate::figures::number::decimals;
use crate::figures::{Ask, Drawn, Speaker};
use crate::page::Node;
use crate::widgets::bars::bar_nodes;
use crate::widgets::percent;

/// Enough for two digits of the interval.
const N_DRAWS: u32 = 10_000;
const SEED: Seed = Seed::new(1);

/// The figure once the reader has committed.
pub(super) fn draw(ask: &Ask<'_>, state: &State, chain: &Chain) -> Drawn {
    let words = &ask.words;
    let draws = draws(state, chain);
    let View { rows, scale, readout } = match state.view {
        "group" => group::view(words, state, chain),
        _ => view(words, state, chain, draws.as_ref()),
    };
    let mut picture = Vec::new();
    if !rows.is_empty() {
        picture.extend(bar_nodes(&rows, &scale, &readout));
    }
    if ["product", "crux", "group"].contains(&state.view) {
        picture.extend(sources(words, &state.sets));
    }
    if ["product", "routes"].contains(&state.view) {
        picture.push(paragraph(&words.word("objection")));
    }
    picture.extend(plans(words, state));
    if state.view == "moved" {
        picture.extend(own_notes(words, state));
    }
    picture.extend(class_code(words, state));
    picture.push(kept_line(ask, state));
    Drawn {
        title: words.word(&["titles.", state.view].concat()),
        notes: group::notes(words, state),
        picture,
        controls: controls(ask, state),
        more: vec![clear(words), notes_choice(words, state)],
        readout,
        came_out: came_out(words, state, chain, draws.as_ref()),
        ..Drawn::default()
    }
}

/// The distribution of the product, where there is one.
fn draws(state: &State, chain: &Chain) -> Option<Draws> {
    chain.has_range().then(|| draw_product(chain, state.dial("together"), SEED, N_DRAWS).ok()).flatten()
}

fn controls(ask: &Ask<'_>, state: &State) -> Vec<Node> {
    let words = &ask.words;
    let names = VIEWS.map(|view| words.word(&["views.", view].concat()));
    let options: Vec<(&str, &str)> =
        VIEWS.iter().zip(&names).map(|(view, name)| (*view, name.as_str())).collect();
    let mut nodes = vec![choice("view", &words.word("views.label"), &options, state.view)];
    if state.sets.is_empty() {
        nodes.push(fetch_button(&words.word("fetch"), "view=product"));
    } else if ["crux", "group"].contains(&state.view) {
        let is_group = state.view == "group";
        let sets = state.sets.iter().filter(|set| set.is_group || !is_group);
        let sets: Vec<(&str, &str)> = sets.map(|set| (set.name.as_str(), set.who.as_str())).collect();
        let chosen = if is_group { state.chosen_group() } else { state.chosen_set() };
        let chosen = chosen.map_or("", |set| &set.name);
        nodes.push(choice("set", &words.word("set"), &sets, chosen));
    }
    match state.view {
        "product" if state.chain().is_some_and(|chain| chain.has_range()) => {
            nodes.push(dial(ask, state, "together"))
        }
        "routes" => {
            nodes.push(own_percent(ask, "other", &state.other));
            nodes.push(dial(ask, state, "dependence"));
        }
        "group" => {
            nodes.extend(["below", "above", "correlation"].map(|key| dial(ask, state, key)));
            let problem = state.stated.is_wrong().then(|| words.word("problem"));
            nodes.push(text_field(
                ask.id,
                "stated",
                &words.word("stated"),
                &state.stated.text,
                1,
                problem.as_deref(),
            ));
            nodes.push(text_field(ask.id, "panel", &words.word("panel"), &state.panel, 4, None));
        }
        _ => {}
    }
    let [_, plan] = &state.plans;
    nodes.push(text_field(ask.id, "plan2", &words.word("plan2"), plan, 2, None));
    let names = ["first", "back", "next", "last"].map(|name| words.word(&["steps.", name].concat()));
    let shown = words.word("steps.results");
    nodes.push(stepper("step", names.each_ref().map(String::as_str), &shown, state.step, LAST_STEP + 1));
    nodes
}

fn dial(ask: &Ask<'_>, state: &State, key: &str) -> Node {
    let at = DIALS.iter().zip(&state.dials).find(|(dial, _)| dial.key == key);
    let Some((dial, (text, value))) = at else { return Node::text("") };
    let [min, max, step] = dial.slider.map(plain);
    let is_used = crate::figures::number::typed(&percent::plain(text)) == Some(*value);
    let bounds = [("least", min.as_str()), ("most", max.as_str())];
    let problem = (!is_used).then(|| ask.words.fill("dial_problem", &bounds));
    let turned = Number {
        key,
        label: &ask.words.word(&["dials.", key].concat()),
        value: text,
        min: &min,
        max: &max,
        step: &step,
        shown: &decimals(*value, 2),
        problem: problem.as_deref(),
    };
    slider(ask.id, &turned)
}

/// Who said what, when, asked what, and where it stands.
fn sources(words: &Speaker<'_>, sets: &[Set]) -> Option<Node> {
    let item = |set: &Set| {
        let product: f64 = set.credences.iter().product();
        let stated = set.stated.map_or_else(|| words.word("none_stated"), percent::shown);
        let values = [
            ("who", set.who.as_str()),
            ("date", &set.date),
            ("asked", &set.asked),
            ("note", &set.note),
            ("product", &percent::shown(product)),
            ("stated", &stated),
        ];
        let text = Node::text(words.fill("source", &values) + " ");
        let link = Node::element("a", &[("href", &set.link)], vec![Node::text(set.source.clone())]);
        Node::element("li", &[], vec![text, link])
    };
    let items: Vec<Node> = sets.iter().map(item).collect();
    (!items.is_empty()).then(|| classed("ul", "others", items))
}

/// The six answers as a code to hand in: selectable as a whole, and nothing else is in it.
fn class_code(words: &Speaker<'_>, state: &State) -> Option<Node> {
    let answers = state.answers.iter().map(Answer::coded).collect();
    let code = ShareCode::Premises(answers).write().ok()?;
    let told = [("key", "class-code"), ("class", "credit")];
    let told = Node::element("p", &told, vec![Node::text(words.word("class_code"))]);
    let code = Node::element("p", &[("class", "selectable")], vec![Node::text(code)]);
    Some(Node::element("div", &[("key", "class-code")], vec![told, code]))
}

/// The two plans side by side, once both are written.
fn plans(words: &Speaker<'_>, state: &State) -> Vec<Node> {
    let [first, second] = state.plans.each_ref().map(|plan| plan.trim());
    if first.is_empty() || second.is_empty() {
        return Vec::new();
    }
    let key = if first == second { "plans_same" } else { "plans_differ" };
    vec![classed("div", "plans", vec![paragraph(&words.fill(key, &[("first", first), ("second", second)]))])]
}

/// What the reader wrote would change their mind.
fn own_notes(words: &Speaker<'_>, state: &State) -> Vec<Node> {
    let written = (0..).zip(&state.answers).filter(|(_, answer)| !answer.note.trim().is_empty());
    let item = |(premise, answer): (u32, &Answer)| {
        let values = [("premise", &*super::figure::name(words, premise)), ("note", answer.note.trim())];
        Node::element("li", &[], vec![Node::text(words.fill("own_note", &values))])
    };
    let items: Vec<Node> = written.map(item).collect();
    if items.is_empty() {
        items
    } else {
        vec![paragraph(&words.word("own_notes")), classed("ul", "others", items)]
    }
}

fn came_out(words: &Speaker<'_>, state: &State, chain: &Chain, draws: Option<&Draws>) -> Vec<String> {
    let mut lines = vec![words.fill("came_out.product", &[("product", &percent::shown(chain.product()))])];
    if let Some(draws) = draws {
        let shares = [draws.low.value, draws.high.value, draws.mean.mean, draws.mean.standard_error];
        let [low, high, mean, error] = shares.map(percent::shown);
        let values = [("low", low.as_str()), ("high", &high), ("mean", &mean), ("error", &error)];
        lines.push(words.fill("came_out.interval", &values));
    }
    let first = state.first_product().map(percent::shown);
    if let Some(first) = first.filter(|first| *first != percent::shown(chain.product())) {
        lines.push(words.fill("came_out.first", &[("first", &first)]));
    }
    let certain = (0..).zip(&state.answers).filter(|(_, answer)| {
        answer.credence.as_ref().is_some_and(|credence| [0.0, 1.0].contains(&credence.middle()))
    });
    lines.extend(certain.map(|(premise, answer): (u32, _)| {
        let answered = credence_words(words, answer.credence.as_ref());
        words.fill(
            "came_out.infinite",
            &[("premise", &super::figure::name(words, premise)), ("answer", &answered)],
        )
    }));
    lines
}
