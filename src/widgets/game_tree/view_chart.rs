//! The first moves' values against the discount: where the choice turns is where the lines cross.

use lookahead_chart::{ColumnCode, DataPoint, LineChart, Reference, Scene, Series, line_chart, to_csv_string, to_svg_string};
use lookahead_game::Exact;
use lookahead_game::induction::{RootValues, root_values_by_discount};
use lookahead_game::tree::NodeIdx;
use yew::prelude::*;

use super::model::{DISCOUNT_STEPS, State, break_even_discount};
use super::words::Speaker;
use crate::hooks::Site;
use crate::parts::data_table::view_data_table;
use crate::parts::figure::ExportFile;
use crate::parts::scene_view::view_scene;

/// Discounts for which the game is solved: the slider's own steps.
fn sweep(state: &State) -> Vec<RootValues> {
    let grid: Vec<Exact> = (0..=DISCOUNT_STEPS).filter_map(|step| Exact::ratio(i64::from(step), i64::from(DISCOUNT_STEPS))).collect();
    root_values_by_discount(&state.game, &grid).unwrap_or_default()
}

fn scene(speaker: &Speaker<'_>, state: &State, mut chart: LineChart) -> Scene {
    let sweep = sweep(state);
    chart.x.title = speaker.word("chart.x").to_string();
    chart.y.title = speaker.word("chart.y").to_string();
    chart.series = state.game.moves(NodeIdx::ROOT).enumerate().map(|(move_idx, name)| {
        let points = sweep.iter().filter_map(|at| {
            let value = at.values.get(move_idx)?;
            Some(DataPoint { x: at.discount.to_f64(), y: value.to_f64(), exact: Some(value.to_string()) })
        });
        Series::new(name, points)
    }).collect();
    if let Some(turn) = break_even_discount(&state.game) {
        let label = speaker.fill("chart.turn", &[("discount", &turn.to_short())]).to_string();
        chart.references.push(Reference::AtX { x: turn.to_f64(), label });
    }
    line_chart(&chart)
}

pub(super) fn view_chart(site: &Site, state: &State, id: &AttrValue) -> Html {
    let speaker = Speaker { site, game: &state.game };
    let (label, summary) = (speaker.word("chart.label"), readout(&speaker, state));
    let wide = scene(&speaker, state, LineChart::wide());
    let narrow = scene(&speaker, state, LineChart::phone());
    html! {
        <div class="chart-place" id={format!("{id}-chart")}>
            {view_scene(&wide, "wide", &label, &summary)}
            {view_scene(&narrow, "narrow", &label, &summary)}
        </div>
    }
}

/// What the chart says, in a sentence.
pub(super) fn readout(speaker: &Speaker<'_>, state: &State) -> AttrValue {
    let sweep = sweep(state);
    let name = |chosen: u32| state.game.move_name(NodeIdx::ROOT, chosen).to_owned();
    let (Some(last), turn) = (sweep.last(), break_even_discount(&state.game)) else { return speaker.word("chart.no_choice") };
    let Some(turn) = turn else { return speaker.fill("chart.steady", &[("move", &name(last.chosen))]) };
    let before = sweep.iter().rev().find(|at| at.discount < turn && !at.tie).map_or_else(String::new, |at| name(at.chosen));
    speaker.fill("chart.turns", &[("discount", &turn.to_string()), ("above", &name(last.chosen)), ("below", &before)])
}

pub(super) fn view_chart_table(site: &Site, state: &State) -> Html {
    let speaker = Speaker { site, game: &state.game };
    let mut head = vec![speaker.word("chart.x")];
    head.extend(state.game.moves(NodeIdx::ROOT).map(|name| AttrValue::from(name.to_owned())));
    let rows: Vec<Vec<AttrValue>> = sweep(state).iter().map(|at| {
        let values = at.values.iter().map(Exact::to_short);
        std::iter::once(at.discount.to_short()).chain(values).map(AttrValue::from).collect()
    }).collect();
    view_data_table(&speaker.word("chart.label"), &head, &rows)
}

pub(super) fn csv(site: &Site, state: &State) -> String {
    let speaker = Speaker { site, game: &state.game };
    let scene = scene(&speaker, state, LineChart::wide());
    to_csv_string(&scene, |code| matches!(code, ColumnCode::X).then(|| speaker.word("chart.x").to_string()))
}

pub(super) fn picture_file(site: &Site, state: &State, name: String) -> Option<ExportFile> {
    let speaker = Speaker { site, game: &state.game };
    let scene = scene(&speaker, state, LineChart::wide());
    let text = to_svg_string(&scene, &speaker.word("chart.label"), &readout(&speaker, state));
    Some(ExportFile { name, text, width: u32::from(scene.width), height: u32::from(scene.height) })
}
