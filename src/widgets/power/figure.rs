//! The whole POWER figure: one of three pictures with its sentences and its table.

use lookahead_models::power::{Named, PowerEstimate};

use super::controls::{few, more};
use super::graph::{Picture, graph_nodes, percent, state_name};
use super::measure::{Measured, in_gamma, measure, power_so_far};
use super::model::State;
use super::{hub, resources};
use crate::figures::number::decimals;
use crate::figures::{Ask, Drawn, Guess, Speaker, Table};
use crate::page::Node;

/// Chances within this of one half count as about half, for the guess.
const ABOUT: f64 = 0.05;

/// So many moves are named in the sentence; the table has all.
const MOST_NAMED: usize = 4;

/// Draws the figure.
pub(super) fn draw(ask: &Ask<'_>) -> Drawn {
    let state = State::from_query(&ask.pairs);
    let drawn = match state.choice("view") {
        "hub" => draw_hub(ask, &state),
        "resources" => draw_resources(ask, &state),
        _ => draw_graph(ask, &state),
    };
    Drawn { view: state.choice("view").to_owned(), controls: few(ask, &state), ..drawn }
}

fn draw_graph(ask: &Ask<'_>, state: &State) -> Drawn {
    let words = &ask.words;
    let Ok(named) = state.named() else { return Drawn::default() };
    let selected = state.selected(named.graph.n_states());
    let measured = measure(state, &named, &|percent, estimate| {
        (ask.so_far)(percent, so_far(words, &named, estimate, selected));
    });
    let kind = state.choice("graph");
    let guess = guess(words, &named, &measured, kind);
    let is_guessing = ask.is_guessing() && guess.is_some();
    let readout = graph_readout(words, &named, &measured, selected, kind);
    let label = if is_guessing { words.word("picture_guess") } else { readout.clone() };
    let picture = Picture {
        id: ask.id,
        words: *words,
        named: &named,
        measured: &measured,
        selected,
        label: &label,
        is_guessing,
    };
    Drawn {
        title: words.word(&format!("titles.{kind}")),
        notes: notes(words, &measured),
        picture: with_legend(words, graph_nodes(&picture), "legend"),
        more: more(ask, state, measured.n_draws > 0),
        came_out: graph_came_out(words, &named, &measured, selected),
        table: graph_table(words, &named, &measured, selected),
        readout,
        guess,
        ..Drawn::default()
    }
}

/// What a drawing that goes on has come to.
fn so_far(words: &Speaker<'_>, named: &Named, estimate: &PowerEstimate, selected: u32) -> String {
    let state = state_name(words, named, selected);
    let (power, n_draws) = (power_so_far(estimate, selected), estimate.n_draws.to_string());
    words.fill("so_far", &[("state", &state), ("power", &power), ("n", &n_draws)])
}

/// Takes out the likeliest move, the first of equals.
fn take_likeliest(chances: &mut Vec<(u32, f64)>) -> Option<(u32, f64)> {
    let highest = chances.iter().map(|(_, chance)| *chance).fold(0.0, f64::max);
    let place = chances.iter().position(|(_, chance)| *chance >= highest)?;
    Some(chances.remove(place))
}

/// The chances of the first moves in words; of many moves the likeliest, and the others together.
fn moves(words: &Speaker<'_>, named: &Named, measured: &Measured, selected: u32) -> String {
    let mut chances: Vec<(u32, f64)> = named
        .graph
        .successors(selected)
        .iter()
        .zip(&measured.first_moves)
        .map(|(to, chance)| (*to, chance.value))
        .collect();
    let mut rest = None;
    if chances.len() > MOST_NAMED {
        let likeliest: Vec<(u32, f64)> =
            (1..MOST_NAMED).filter_map(|_| take_likeliest(&mut chances)).collect();
        rest = Some(chances.iter().map(|(_, chance)| chance).sum());
        chances = likeliest;
    }
    let named_moves = chances.iter().map(|(to, chance)| {
        let (state, chance) = (state_name(words, named, *to), percent(words, *chance));
        words.fill("readout_move", &[("state", &state), ("chance", &chance)])
    });
    let rest = rest.map(|chance| words.fill("readout_rest", &[("chance", &percent(words, chance))]));
    named_moves.chain(rest).collect::<Vec<_>>().join("; ")
}

/// A picture with what its signs mean.
fn with_legend(words: &Speaker<'_>, mut picture: Vec<Node>, key: &str) -> Vec<Node> {
    let signs = words.list(key).into_iter().map(|sign| Node::words("li", &[], &sign));
    picture.push(Node::element("ul", &[("class", "legend")], signs.collect()));
    picture
}

/// What the graph is there to show; a hub that most draws do not go by shows something else.
fn point_key(measured: &Measured, kind: &str) -> String {
    let is_less = measured.first_moves.last().is_some_and(|hub| hub.value <= 0.5);
    if kind == "hub" && is_less { "points.hub_less".to_owned() } else { format!("points.{kind}") }
}

/// At γ = 1 only closed forms hold; drawing stops short of it and says so.
fn notes(words: &Speaker<'_>, measured: &Measured) -> Vec<String> {
    let near = measured.drawn_at.map(|gamma| words.fill("drawn_at", &[("gamma", &decimals(gamma, 4))]));
    near.into_iter().collect()
}

/// POWER of the selected state, where its best plans begin, and what the graph is there to show.
fn graph_readout(
    words: &Speaker<'_>,
    named: &Named,
    measured: &Measured,
    selected: u32,
    kind: &str,
) -> String {
    let name = state_name(words, named, selected);
    let power = measured.power.get(selected as usize).map(super::measure::Number::short).unwrap_or_default();
    let mut sentences = vec![words.fill("readout_power", &[("state", &name), ("power", &power)])];
    if measured.first_moves.len() > 1 {
        sentences.push(words.fill("readout_moves", &[("moves", &moves(words, named, measured, selected))]));
    }
    if selected == 0 {
        sentences.push(words.word(&point_key(measured, kind)));
    }
    sentences.join(" ")
}

fn guess(words: &Speaker<'_>, named: &Named, measured: &Measured, kind: &str) -> Option<Guess> {
    // The move that keeps more open is the last in these graphs.
    let (to, chance) = named.graph.successors(0).iter().zip(&measured.first_moves).next_back()?;
    if !["hub", "same-end"].contains(&kind) {
        return None;
    }
    let answer = match chance.value - 0.5 {
        above if above > ABOUT => "more",
        below if below < -ABOUT => "less",
        _ => "half",
    };
    let choices =
        ["less", "half", "more"].map(|value| (value.to_owned(), words.word(&format!("guess_{value}"))));
    let chance = percent(words, chance.value);
    let verdict = |value: &str| {
        let key = if value == answer { "guess_right" } else { "guess_other" };
        (value.to_owned(), words.fill(key, &[("chance", &chance)]))
    };
    let verdicts = choices.iter().map(|(value, _)| verdict(value)).collect();
    let question = words.fill("guess", &[("state", &state_name(words, named, *to))]);
    Some(Guess { question, choices: choices.to_vec(), verdicts })
}

fn graph_came_out(words: &Speaker<'_>, named: &Named, measured: &Measured, selected: u32) -> Vec<String> {
    let name = state_name(words, named, selected);
    let power = measured.power.get(selected as usize).map(super::measure::Number::long).unwrap_or_default();
    let mut points = vec![words.fill("came_out.power", &[("state", &name), ("power", &power)])];
    if let Some(form) = &measured.form {
        points.push(words.fill("came_out.form", &[("form", &in_gamma(form))]));
    }
    if measured.n_draws > 0 {
        points.push(words.fill("came_out.draws", &[("n", &measured.n_draws.to_string())]));
    }
    points
}

fn graph_table(words: &Speaker<'_>, named: &Named, measured: &Measured, selected: u32) -> Table {
    let chances: Vec<(u32, String)> = named
        .graph
        .successors(selected)
        .iter()
        .zip(&measured.first_moves)
        .map(|(to, chance)| (*to, chance.long()))
        .collect();
    let row = |(state, power): (u32, &super::measure::Number)| {
        let to: Vec<String> =
            named.graph.successors(state).iter().map(|to| state_name(words, named, *to)).collect();
        let chance = chances.iter().find(|(to, _)| *to == state).map(|(_, chance)| chance.clone());
        vec![state_name(words, named, state), to.join(", "), power.long(), chance.unwrap_or_default()]
    };
    let from = state_name(words, named, selected);
    Table {
        caption: words.word("table.caption"),
        head: vec![
            words.word("table.state"),
            words.word("table.to"),
            words.word("table.power"),
            words.fill("table.first", &[("state", &from)]),
        ],
        rows: (0..).zip(&measured.power).map(row).collect(),
    }
}

fn draw_hub(ask: &Ask<'_>, state: &State) -> Drawn {
    let words = &ask.words;
    let chance = hub::chance(state);
    let (m, k) = (state.number("m").to_string(), state.number("k").to_string());
    let turn = chance.turn.map(|turn| decimals(turn, 3)).unwrap_or_default();
    let values = [
        ("m", m),
        ("k", k),
        ("gamma", decimals(state.gamma.value.to_f64(), 4)),
        ("chance", percent(words, chance.now)),
        ("turn", turn),
        ("exact", hub::long(&chance)),
        ("drawn", decimals(chance.drawn.mean, 4)),
        ("error", decimals(chance.drawn.standard_error, 4)),
    ];
    let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
    let turn = if chance.turn.is_some() { "hub.readout_turn" } else { "hub.readout_never" };
    let readout = format!("{} {}", words.fill("hub.readout", &values), words.fill(turn, &values));
    let rows =
        hub::points(state).into_iter().map(|(gamma, p)| vec![decimals(gamma, 4), decimals(p, 6)]).collect();
    Drawn {
        title: words.word("titles.goals"),
        picture: hub::chart_nodes(words, state, &chance, &readout),
        more: more(ask, state, false),
        came_out: ["exact", "drawn"].iter().map(|key| words.fill(&format!("hub.{key}"), &values)).collect(),
        table: Table {
            caption: words.word("hub.caption"),
            head: vec![words.word("hub.x"), words.word("hub.y")],
            rows,
        },
        readout,
        ..Drawn::default()
    }
}

fn draw_resources(ask: &Ask<'_>, state: &State) -> Drawn {
    let words = &ask.words;
    let Some(goals) = resources::goals(state) else { return Drawn::default() };
    let (gathering, staying) = resources::counts(&goals.answer);
    let values = [
        ("goals", goals.answer.plans.len().to_string()),
        ("feasible", goals.answer.n_feasible.to_string()),
        ("gathering", gathering.to_string()),
        ("staying", staying.to_string()),
    ];
    let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
    let point = match gathering {
        0 if goals.answer.n_feasible > 0 => words.word("goals_have_enough"),
        0 | 1 => String::new(),
        _ => words.word("goals_gather"),
    };
    let readout = format!("{} {point}", words.fill("goals_readout", &values));
    let row = |(idx, plan): (usize, &lookahead_models::instrumental::GoalPlan)| {
        let need = goals.asked.needs.get(idx).copied().unwrap_or(0).to_string();
        vec![resources::goal_name(words, idx), need, resources::verdict(words, plan)]
    };
    Drawn {
        title: words.word("titles.named"),
        picture: with_legend(words, resources::goal_nodes(words, &goals, &readout), "goals_legend"),
        more: more(ask, state, false),
        came_out: vec![words.fill("goals_readout", &values)],
        table: Table {
            caption: words.word("goals_caption"),
            head: ["goal", "need", "plan"].iter().map(|key| words.word(&format!("table.{key}"))).collect(),
            rows: goals.answer.plans.iter().enumerate().map(row).collect(),
        },
        readout,
        ..Drawn::default()
    }
}
