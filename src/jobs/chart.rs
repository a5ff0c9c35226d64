//! The first moves' values against the discount, drawn through `lookahead_chart`: where the choice turns is where the
//! lines cross.

use lookahead_book::Words;
use lookahead_chart::{
    ColumnCode, DataPoint, LineChart, Reference, Series, line_chart, table, to_csv_string, to_svg_string,
};
use lookahead_game::efg::{self, Caps};
use lookahead_game::tree::{Game, NodeIdx};

use super::{Answer, ChartAnswer, ChartWords};
use crate::figures::pictures::layouts;
use crate::page::Node;
use crate::widgets::game_tree::model::{break_even_discount, sweep_discounts};

pub(super) fn draw_chart(game: &str, words: &ChartWords) -> Answer {
    let game = efg::read(game.as_bytes(), &Caps::default()).map(|(game, _)| game).unwrap_or_default();
    let wide = chart_of(&game, words, LineChart::wide());
    Answer::Chart(ChartAnswer {
        nodes: both_layouts(&game, words),
        svg: to_svg_string(&line_chart(&wide), &words.label, &words.summary),
        csv: to_csv_string(&table(&wide), |code| matches!(code, ColumnCode::X).then(|| words.x.clone())),
    })
}

/// The pictures of a chart for a pre-rendered page.
#[must_use]
pub fn prepare_chart(game: &Game, words: &ChartWords) -> Vec<Node> {
    both_layouts(game, words)
}

fn both_layouts(game: &Game, words: &ChartWords) -> Vec<Node> {
    layouts(
        &|chart| line_chart(&chart_of(game, words, chart)),
        &format!("{}. {}", words.label, words.summary),
    )
}

fn chart_of(game: &Game, words: &ChartWords, mut chart: LineChart) -> LineChart {
    let sweep = sweep_discounts(game);
    chart.x.title.clone_from(&words.x);
    chart.y.title.clone_from(&words.y);
    let series = game.moves(NodeIdx::ROOT).enumerate().map(|(move_idx, name)| {
        let points = sweep.iter().filter_map(|at| {
            let value = at.values.get(move_idx)?;
            Some(DataPoint { x: at.discount.to_f64(), y: value.to_f64(), exact: Some(value.to_string()) })
        });
        Series::new(name, points)
    });
    chart.series = series.collect();
    if let Some(turn) = break_even_discount(game) {
        let label = Words([("turn".to_owned(), words.turn.clone())].into())
            .fill("turn", &[("discount", &turn.to_short())]);
        chart.references.push(Reference::AtX { x: turn.to_f64(), label });
    }
    chart
}
