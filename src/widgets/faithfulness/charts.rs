//! Two charts: what each model does along the scale, with the floor across it; and what is chosen as the floor rises.

use lookahead_chart::{AxisRange, LineChart, NumberFormat, Reference, Scene, Series, TickChoice, line_chart};

use super::model::{N_MODELS, State};
use crate::figures::Speaker;
use crate::figures::number::decimals;
use crate::page::Node;
use crate::parts::scene_nodes::scene_node;

/// Points of a curve between two models.
const STEPS: u32 = 3;

/// The models along their scale.
pub(super) fn models(words: &Speaker<'_>, state: &State, label: &str) -> Vec<Node> {
    layouts(&|empty| models_scene(words, state, empty), label)
}

/// What is chosen, against the floor.
pub(super) fn price(words: &Speaker<'_>, state: &State, label: &str) -> Vec<Node> {
    layouts(&|empty| price_scene(words, state, empty), label)
}

/// Flatter than most, since there is much to set.
fn layouts(chart_of: &dyn Fn(LineChart) -> Scene, label: &str) -> Vec<Node> {
    let draw = |chart, layout| scene_node(&chart_of(chart), layout, label);
    vec![draw(LineChart::sized(640, 250), "wide"), draw(LineChart::phone(), "narrow")]
}

fn models_scene(words: &Speaker<'_>, state: &State, mut chart: LineChart) -> Scene {
    let most = f64::from(N_MODELS);
    let scales = (STEPS..=N_MODELS * STEPS).map(|step| f64::from(step) / f64::from(STEPS));
    let models: Vec<_> = scales.filter_map(|scale| state.model(scale)).collect();
    chart.x.title = words.word("chart.x_scale");
    chart.x.range = AxisRange::Fixed(1.0, most);
    chart.x.least_step = 1.0;
    chart.y.range = AxisRange::Fixed(0.0, 1.0);
    chart.y.format = NumberFormat::Percent;
    let with = models.iter().map(|model| (model.scale, model.spot.with));
    let without = models.iter().map(|model| (model.scale, model.spot.without));
    let share = models.iter().map(|model| (model.scale, state.share_of(model)));
    chart.series = vec![
        Series::new(words.word("chart.with"), with),
        Series::new(words.word("chart.without"), without),
        Series::new(words.word("chart.share"), share),
    ];
    let floor = decimals(state.form.number("floor"), 1);
    let label = words.fill("chart.floor", &[("floor", &floor)]);
    chart.references.push(Reference::AtY { y: state.form.share("floor"), label });
    if let Some(chosen) = state.chosen() {
        chart.references.push(Reference::AtX { x: chosen.model.scale, label: words.word("chart.chosen") });
    }
    line_chart(&chart)
}

fn price_scene(words: &Speaker<'_>, state: &State, mut chart: LineChart) -> Scene {
    let is_at_edge = state.is_at_edge();
    chart.x.title = words.word("chart.x_floor");
    chart.x.range = AxisRange::Fixed(0.0, 1.0);
    chart.x.ticks = TickChoice::At(vec![0.0, 0.2, 0.4, 0.6, 0.8, 1.0]);
    chart.x.format = NumberFormat::Percent;
    chart.y.title = words.word(if is_at_edge { "chart.y_difficulty" } else { "chart.y_accuracy" });
    chart.y.range = AxisRange::Including(vec![0.0]);
    if !is_at_edge {
        chart.y.range = AxisRange::Fixed(0.0, 1.0);
        chart.y.format = NumberFormat::Percent;
    }
    // Where no model passes, the line ends.
    let y = |floor: f64| {
        let chosen = state.chosen_under(floor);
        chosen.map_or(
            f64::NAN,
            |chosen| {
                if is_at_edge { chosen.model.difficulty } else { chosen.model.spot.with }
            },
        )
    };
    let floors = (0..=200).map(|step| f64::from(step) / 200.0);
    let points: Vec<(f64, f64)> = floors.map(|floor| (floor, y(floor))).collect();
    chart.series = vec![Series::new(String::new(), points)];
    let floor = decimals(state.form.number("floor"), 1);
    let label = words.fill("chart.floor", &[("floor", &floor)]);
    chart.references.push(Reference::AtX { x: state.form.share("floor"), label });
    line_chart(&chart)
}
