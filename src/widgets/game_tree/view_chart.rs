//! The first moves' values against the discount. The pictures are made by the worker, or came with the page.

use std::rc::Rc;

use lookahead_game::tree::NodeIdx;
use yew::prelude::*;

use super::model::{State, break_even_discount, sweep_discounts};
use super::words::Speaker;
use crate::jobs::{Answer, ChartAnswer, ChartWords, Job};
use crate::json::Json;
use crate::page::Node;
use crate::parts::data_table::view_data_table;
use crate::parts::nodes::view_plain_nodes;
use crate::web::worker::Workshop;

/// A chart, and the text of the game that it shows.
#[derive(Clone, PartialEq, Default)]
pub(super) struct DrawnChart {
    pub text: Option<Rc<str>>,
    pub chart: ChartAnswer,
}

/// The words that a chart is labelled with.
pub(super) fn chart_words(speaker: &Speaker<'_>, state: &State) -> ChartWords {
    ChartWords {
        x: speaker.word("chart.x").to_string(),
        y: speaker.word("chart.y").to_string(),
        turn: speaker.word("chart.turn").to_string(),
        label: speaker.word("chart.label").to_string(),
        summary: readout(speaker, state).to_string(),
    }
}

/// Has the worker draw the state's game.
pub(super) fn ask_for_chart(
    state: &State,
    words: ChartWords,
    workshop: &Workshop,
    on_chart: Callback<DrawnChart>,
) {
    let text = Rc::clone(&state.source.text);
    let job = Job::DrawChart { game: text.to_string(), words };
    let on_answer = move |answer: Result<String, String>| {
        let answer = answer.ok().and_then(|text| Json::parse(&text).as_ref().and_then(Answer::from_json));
        if let Some(Answer::Chart(chart)) = answer {
            on_chart.emit(DrawnChart { text: Some(Rc::clone(&text)), chart });
        }
        true
    };
    workshop.ask(job.to_json().write(), None, Rc::new(on_answer));
}

/// The pictures, once they are there.
pub(super) fn view_chart(nodes: &[Node], id: &AttrValue) -> Html {
    html! { <div class="chart-place" id={format!("{id}-chart")}>{view_plain_nodes(nodes)}</div> }
}

/// What the chart says, in a sentence.
pub(super) fn readout(speaker: &Speaker<'_>, state: &State) -> AttrValue {
    let sweep = sweep_discounts(&state.game);
    let name = |chosen: u32| state.game.move_name(NodeIdx::ROOT, chosen).to_owned();
    let Some(last) = sweep.last() else { return speaker.word("chart.no_choice") };
    let Some(turn) = break_even_discount(&state.game) else {
        return speaker.fill("chart.steady", &[("move", &name(last.chosen))]);
    };
    let before = sweep
        .iter()
        .rev()
        .find(|at| at.discount < turn && !at.tie)
        .map_or_else(String::new, |at| name(at.chosen));
    speaker.fill(
        "chart.turns",
        &[("discount", &turn.to_string()), ("above", &name(last.chosen)), ("below", &before)],
    )
}

pub(super) fn view_chart_table(speaker: &Speaker<'_>, state: &State) -> Html {
    let mut head = vec![speaker.word("chart.x")];
    head.extend(state.game.moves(NodeIdx::ROOT).map(|name| AttrValue::from(name.to_owned())));
    let rows: Vec<Vec<AttrValue>> = sweep_discounts(&state.game)
        .iter()
        .map(|at| {
            let values = at.values.iter().map(speaker.number);
            std::iter::once((speaker.number)(&at.discount)).chain(values).map(AttrValue::from).collect()
        })
        .collect();
    view_data_table(&speaker.word("chart.label"), &head, &rows)
}
