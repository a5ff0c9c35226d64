//! The second view: for how many value functions respect for a weaker neighbour stays a best reply, against the ratio of
//! strengths. Drawn shares carry two standard errors either side.

use lookahead_chart::{
    AxisRange, BandPoint, DataPoint, LineChart, NumberFormat, Reference, Scene, Series, TickChoice,
    line_chart,
};
use lookahead_models::niceness::strength::{AtRatio, Side, StrengthAnswer, strength};

use super::figure::{legend, notes, presets, slider, view_choice};
use super::model::State;
use crate::figures::number::decimals;
use crate::figures::pictures::line_chart_nodes;
use crate::figures::{Ask, Drawn, Table};

/// The curve reaches at least this far.
const LEAST_REACH: f64 = 10.0;
/// Points of the curve.
const N_POINTS: u32 = 57;

/// Draws the view.
pub(super) fn draw(ask: &Ask<'_>, state: &State) -> Drawn {
    let at = state.ratio.number.to_f64();
    let ratios = ratios(at);
    let game = state.neighbours();
    let n_draws = state.draws.count();
    // The last two entries are the ratio that is set, and equals.
    let asked: Vec<f64> = ratios.iter().copied().chain([at, 1.0]).collect();
    let Ok(answer) = strength(&game, &asked, state.seed(), n_draws) else {
        return Drawn {
            title: ask.words.word("title_strength"),
            notes: vec![ask.words.word("too_long")],
            ..Drawn::default()
        };
    };
    let told = Told { ask, state, answer: &answer, n_on_curve: ratios.len() };
    Drawn {
        title: ask.words.word("title_strength"),
        view: state.view.name().to_owned(),
        notes: notes(ask, &[&state.retaliation, &state.patience, &state.things, &state.draws, &state.draw]),
        guess: None,
        picture: told.picture(),
        controls: told.controls(),
        more: vec![
            slider(ask, &state.retaliation, ("0", "5", "0.05")),
            slider(ask, &state.patience, ("0", "0.99", "0.01")),
            slider(ask, &state.things, ("1", "12", "1")),
            slider(ask, &state.draws, ("100", "20000", "100")),
            slider(ask, &state.draw, ("0", "99", "1")),
        ],
        readout: told.readout(),
        came_out: told.came_out(),
        table: told.table(),
        json: None,
    }
}

/// Evenly from 1 to beyond the ratio that is set.
fn ratios(at: f64) -> Vec<f64> {
    let reach = LEAST_REACH.max((at * 1.25).ceil());
    (0..N_POINTS).map(|step| 1.0 + (reach - 1.0) * f64::from(step) / f64::from(N_POINTS - 1)).collect()
}

/// The share: exact where there is a closed form, else as drawn.
pub(super) fn share(side: &Side) -> f64 {
    side.harmless_exact.unwrap_or(side.harmless.mean)
}

/// A share in per cent, one decimal at most.
pub(super) fn percent(share: f64) -> String {
    decimals(share * 100.0, 1)
}

struct Told<'a> {
    ask: &'a Ask<'a>,
    state: &'a State,
    answer: &'a StrengthAnswer,
    n_on_curve: usize,
}

impl Told<'_> {
    fn curve(&self) -> &[AtRatio] {
        self.answer.curve.get(..self.n_on_curve).unwrap_or_default()
    }

    fn here(&self) -> Option<&AtRatio> {
        self.answer.curve.get(self.n_on_curve)
    }

    fn between_equals(&self) -> f64 {
        self.answer.curve.get(self.n_on_curve + 1).map_or(0.0, |at| share(&at.stronger))
    }

    /// Whether the curve is a drawn one somewhere.
    fn is_drawn(&self) -> bool {
        self.curve().iter().any(|at| at.stronger.harmless_exact.is_none())
    }

    fn picture(&self) -> Vec<crate::page::Node> {
        let words = &self.ask.words;
        let label = format!("{} {}", words.word("strength_label"), self.readout());
        let mut parts = line_chart_nodes(&|chart| self.scene(chart), &label);
        if self.is_drawn() {
            let n_draws = self.state.draws.count().to_string();
            parts.push(legend(&[words.fill("legend_band", &[("draws", &n_draws)])]));
        }
        parts
    }

    fn scene(&self, mut chart: LineChart) -> Scene {
        let words = &self.ask.words;
        chart.x.title = words.word("axis_ratio");
        chart.x.range = AxisRange::Fixed(1.0, self.curve().last().map_or(LEAST_REACH, |at| at.ratio));
        chart.x.ticks =
            TickChoice::At((1..=125).map(f64::from).filter(|at| *at <= 10.0 || at % 5.0 == 0.0).collect());
        chart.y.title = words.word("axis_share");
        chart.y.range = AxisRange::Fixed(0.0, 1.0);
        chart.y.format = NumberFormat::Percent;
        let point = |ratio: f64, side: &Side| DataPoint { x: ratio, y: share(side), exact: None };
        let stronger = self.curve().iter().map(|at| point(at.ratio, &at.stronger));
        let mut stronger = Series::new(words.word("series_stronger"), stronger);
        if self.is_drawn() {
            stronger.band = self.curve().iter().map(|at| band(at.ratio, &at.stronger)).collect();
        }
        let weaker = self.curve().iter().map(|at| point(at.ratio, &at.weaker));
        chart.series = vec![stronger, Series::new(words.word("series_weaker"), weaker)];
        let ratio = self.state.ratio.number.to_f64();
        let label = words.fill("at_ratio", &[("ratio", &decimals(ratio, 2))]);
        chart.references.push(Reference::AtX { x: ratio, label });
        let kept = share(&self.answer.at_any_gap);
        if kept > 0.0 && kept < 1.0 {
            let label = words.fill("at_any_gap", &[("share", &percent(kept))]);
            chart.references.push(Reference::AtY { y: kept, label });
        }
        line_chart(&chart)
    }

    fn controls(&self) -> Vec<crate::page::Node> {
        let (ask, state) = (self.ask, self.state);
        let mut controls: Vec<_> = view_choice(ask, state).into_iter().collect();
        controls.push(presets(ask, state));
        controls.push(slider(ask, &state.ratio, ("1", "20", "0.25")));
        controls.push(slider(ask, &state.care, ("0", "5", "0.1")));
        controls.push(slider(ask, &state.protection, ("0", "5", "0.05")));
        controls
    }

    fn readout(&self) -> String {
        let words = &self.ask.words;
        let Some(here) = self.here() else { return String::new() };
        let kept = share(&self.answer.at_any_gap);
        let any = match kept {
            kept if kept >= 1.0 => words.word("any_gap_all"),
            kept if kept <= 0.0 => words.word("any_gap_none"),
            kept => words.fill("any_gap", &[("share", &percent(kept))]),
        };
        let values = [
            ("ratio", decimals(here.ratio, 2)),
            ("share", percent(share(&here.stronger))),
            ("equal", percent(self.between_equals())),
        ];
        let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
        format!("{} {any}", words.fill("readout_strength", &values))
    }

    fn came_out(&self) -> Vec<String> {
        let words = &self.ask.words;
        let mut lines = vec![words.fill("came_out_equal", &[("share", &percent(self.between_equals()))])];
        lines.push(match self.answer.all_harmless_up_to {
            None => words.word("harmless_always"),
            Some(ratio) if ratio < 1.0 => words.word("harmless_never"),
            Some(ratio) => words.fill("harmless_up_to", &[("ratio", &decimals(ratio, 3))]),
        });
        if let Some(here) = self.here() {
            let weaker = percent(share(&here.weaker));
            lines.push(words.fill("came_out_weaker", &[("share", &weaker)]));
            let threshold = decimals(here.stronger.threshold, 3);
            lines.push(words.fill("came_out_threshold", &[("gain", &threshold)]));
        }
        lines
    }

    fn table(&self) -> Table {
        let words = &self.ask.words;
        let row = |at: &AtRatio| {
            let exact = at.stronger.harmless_exact.map_or_else(|| words.word("no_closed_form"), percent);
            vec![
                decimals(at.ratio, 3),
                exact,
                percent(at.stronger.harmless.mean),
                decimals(at.stronger.harmless.standard_error * 100.0, 2),
                decimals(at.stronger.threshold, 3),
                percent(share(&at.weaker)),
            ]
        };
        Table {
            caption: words.word("table_strength"),
            head: words.list("table_strength_head"),
            rows: self.here().into_iter().chain(self.curve().iter().step_by(4)).map(row).collect(),
        }
    }
}

/// Two standard errors either side where the share is drawn, nothing where it is exact.
fn band(ratio: f64, side: &Side) -> BandPoint {
    let error = if side.harmless_exact.is_some() { 0.0 } else { 2.0 * side.harmless.standard_error };
    let middle = share(side);
    BandPoint { x: ratio, low: (middle - error).max(0.0), high: (middle + error).min(1.0) }
}
