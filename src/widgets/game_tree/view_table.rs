//! The tree as a table: its outline for readers who prefer rows, and the CSV file.

use lookahead_chart::csv;
use lookahead_game::induction::Solution;
use lookahead_game::layout::visible;
use lookahead_game::tree::{Kind, NodeIdx};
use yew::prelude::*;

use super::model::{MOST_SHOWN, State};
use super::words::Speaker;
use crate::parts::data_table::view_data_table;

const COLUMNS: [&str; 6] =
    ["table.node", "table.reached", "table.who", "table.moves", "table.worth", "table.plan"];

pub(super) fn view_table(speaker: &Speaker<'_>, state: &State, solution: Option<&Solution>) -> Html {
    let rows: Vec<Vec<AttrValue>> = rows(speaker, state, solution)
        .into_iter()
        .map(|row| row.into_iter().map(AttrValue::from).collect())
        .collect();
    view_data_table(&speaker.fill("table.caption", &[("n", &rows.len().to_string())]), &head(speaker), &rows)
}

pub(super) fn csv_of(speaker: &Speaker<'_>, state: &State, solution: Option<&Solution>) -> String {
    csv::write_texts(&head(speaker), &rows(speaker, state, solution))
}

fn head(speaker: &Speaker<'_>) -> Vec<AttrValue> {
    COLUMNS.iter().map(|key| speaker.word(key)).collect()
}

/// One row for each shown node, in preorder, its depth as leading signs.
fn rows(speaker: &Speaker<'_>, state: &State, solution: Option<&Solution>) -> Vec<Vec<String>> {
    let shown = visible(&state.game, &state.folded, MOST_SHOWN);
    shown.nodes.iter().map(|at| row(speaker, state, solution, at.node, at.depth)).collect()
}

fn row(
    speaker: &Speaker<'_>,
    state: &State,
    solution: Option<&Solution>,
    node: NodeIdx,
    depth: u32,
) -> Vec<String> {
    let game = &state.game;
    let name = format!("{}{}", "· ".repeat(depth as usize), speaker.node(node));
    let reached = match (game.parent(node), game.move_into(node)) {
        (Some(parent), Some(move_idx)) => game.move_name(parent, move_idx).to_owned(),
        _ => speaker.word("start").to_string(),
    };
    let who =
        if game.kind(node) == Kind::End { speaker.word("end").to_string() } else { speaker.caption(node) };
    let worth = match solution {
        Some(solution) => speaker.per_player(solution.value(node)),
        None => speaker.per_player(game.payoffs(node)),
    };
    vec![name, reached, who, moves(speaker, state, solution, node), worth, plan(state, solution, node)]
}

/// Each move with its probability, or with what it is worth to the chooser.
fn moves(speaker: &Speaker<'_>, state: &State, solution: Option<&Solution>, node: NodeIdx) -> String {
    let game = &state.game;
    let own: Vec<String> =
        game.payoffs(node).iter().filter(|_| game.kind(node) != Kind::End).map(speaker.number).collect();
    let on_the_way = if own.iter().all(|payoff| payoff == "0") {
        String::new()
    } else {
        speaker.fill("table.pays_here", &[("payoffs", &own.join(", "))]).to_string()
    };
    let listed = game.children(node).zip(game.moves(node)).enumerate().map(|(move_idx, (child, name))| {
        let number = match game.kind(node) {
            Kind::Chance => game.probabilities(node).get(move_idx).map(speaker.number),
            Kind::Choice(player) => solution.and_then(|solution| {
                solution
                    .value(child)
                    .get(player.get() as usize)
                    .map(|worth| (speaker.number)(&(worth * solution.discount())))
            }),
            Kind::End => None,
        };
        number.map_or_else(|| name.to_owned(), |number| format!("{name} ({number})"))
    });
    let listed: Vec<String> = listed.chain((!on_the_way.is_empty()).then_some(on_the_way)).collect();
    listed.join(", ")
}

fn plan(state: &State, solution: Option<&Solution>, node: NodeIdx) -> String {
    let Some(solution) = solution else { return String::new() };
    let best = solution.best_moves(&state.game, node);
    best.iter().map(|move_idx| state.game.move_name(node, *move_idx)).collect::<Vec<_>>().join(" = ")
}
