//! The two charts: values and capability over the rounds of training, and where values end up against one parameter.

use lookahead_chart::{AxisRange, LineChart, NumberFormat, Reference, Scene, Series, Tone, line_chart};
use lookahead_models::value_freeze::{Axis, Course, Ending, SpeedLimit, along, run, speed_limit};

use super::model::State;
use crate::figures::Speaker;
use crate::figures::number::decimals;
use crate::figures::pictures::line_chart_nodes;
use crate::page::Node;

/// The charts' height at most, in px, so that a frame of somebody else's page has room for the controls.
const HEIGHT: u16 = 262;
/// Every so many rounds a line has a point.
const STEP: usize = 8;
/// Places along the second chart.
const N_PLACES: u32 = 40;
/// Training faster than this ends before anything else happens.
const FASTEST: f64 = 0.2;

/// How far values have come and what it is capable of, round by round.
pub(super) fn course_nodes(words: &Speaker<'_>, state: &State, course: &Course, label: &str) -> Vec<Node> {
    line_chart_nodes(&|empty| course_scene(words, state, course, empty), label)
}

fn course_scene(words: &Speaker<'_>, state: &State, course: &Course, mut chart: LineChart) -> Scene {
    let training = state.training();
    let last = course.moments.len().saturating_sub(1);
    let freeze = course.freeze.map_or(usize::MAX, |freeze| freeze.round as usize);
    let is_point = |round: usize| round.is_multiple_of(STEP) || round == last || round == freeze;
    let points = |course: &Course, of: &dyn Fn(usize) -> f64| -> Vec<(f64, f64)> {
        (0..course.moments.len())
            .filter(|round| is_point(*round))
            .map(|round| (round as f64, of(round)))
            .collect()
    };
    let at = |course: &Course, round: usize| course.moments.get(round).map_or(0.0, |at| at.value);
    chart.height = chart.height.min(HEIGHT);
    chart.x.title = words.word("chart.x_course");
    chart.x.range = AxisRange::Fixed(0.0, last as f64);
    chart.y.title = words.word("chart.y_course");
    chart.y.range = AxisRange::Fixed(0.0, 1.0);
    chart.y.format = NumberFormat::Percent;
    let values = points(course, &|round| at(course, round));
    chart.series.push(Series::new(words.word("chart.values"), values).with_tone(Tone::Machine));
    let capability = points(course, &|round| course.moments.get(round).map_or(0.0, |at| at.capability));
    chart.series.push(Series::new(words.word("chart.capability"), capability));
    // What training would have done to one that never fakes.
    let free = run(&lookahead_models::value_freeze::Training { monitoring: 1.0, ..training }).ok();
    if let Some(free) = free {
        let free = points(&free, &|round| at(&free, round));
        chart.series.push(Series::new(words.word("chart.free"), free));
    }
    if training.awareness < 1.0 {
        let label = words.word("chart.awareness");
        chart.references.push(Reference::AtY { y: training.awareness, label });
    }
    if let Some(freeze) = course.freeze {
        let label = words.fill("chart.freeze", &[("round", &freeze.round.to_string())]);
        chart.references.push(Reference::AtX { x: f64::from(freeze.round), label });
    }
    line_chart(&chart)
}

/// What the guess is about: the line of values, and where they freeze.
pub(super) const ANSWER: [&str; 3] = ["tone-machine", "reference", "reference-label"];

/// Where values end up at each place of the varied parameter.
pub(super) fn endings(state: &State) -> Vec<Ending> {
    let most = most(state);
    let places: Vec<f64> =
        (0..=N_PLACES).map(|place| most * f64::from(place) / f64::from(N_PLACES)).collect();
    along(&state.training(), state.axis(), &places).unwrap_or_default()
}

fn most(state: &State) -> f64 {
    match state.axis() {
        Axis::Speed => FASTEST.max(state.now()),
        _ => 1.0,
    }
}

/// Where values end up, against one parameter.
pub(super) fn against_nodes(
    words: &Speaker<'_>,
    state: &State,
    endings: &[Ending],
    label: &str,
) -> Vec<Node> {
    line_chart_nodes(&|empty| against_scene(words, state, endings, empty), label)
}

fn against_scene(words: &Speaker<'_>, state: &State, endings: &[Ending], mut chart: LineChart) -> Scene {
    chart.height = chart.height.min(HEIGHT);
    chart.x.title = words.word(&["label.", state.against].concat());
    chart.x.range = AxisRange::Fixed(0.0, most(state));
    chart.y.title = words.word("chart.y_against");
    chart.y.range = AxisRange::Fixed(0.0, 1.0);
    chart.y.format = NumberFormat::Percent;
    let values = endings.iter().map(|ending| (ending.at, ending.value));
    chart.series.push(Series::new(words.word("chart.ending"), values).with_tone(Tone::Machine));
    let free = along(
        &lookahead_models::value_freeze::Training { monitoring: 1.0, ..state.training() },
        state.axis(),
        &endings.iter().map(|ending| ending.at).collect::<Vec<_>>(),
    );
    if let (Ok(free), false) = (free, state.axis() == Axis::Monitoring) {
        let free = free.iter().map(|ending| (ending.at, ending.value));
        chart.series.push(Series::new(words.word("chart.free"), free));
    }
    let now = words.fill("chart.now", &[("now", &decimals(state.now(), 4))]);
    chart.references.push(Reference::AtX { x: state.now(), label: now });
    if let (Axis::Speed, Ok(SpeedLimit::At(limit))) = (state.axis(), speed_limit(&state.training())) {
        let label = words.fill("chart.limit", &[("limit", &decimals(limit, 4))]);
        chart.references.push(Reference::AtX { x: limit, label });
    }
    line_chart(&chart)
}
