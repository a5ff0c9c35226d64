//! Everything that changes in the figure, behind one dispatcher: the model's state, and what only the page knows (options,
//! notes about the address, the chart that the worker drew, the file that it reads). One store instead of five hooks:
//! each hook of its own type costs the wasm about a kilobyte.

use yew::prelude::*;

use super::model::{Action, State, reduce};
use super::view_chart::DrawnChart;
use super::view_open::Reading;
use crate::parts::figure::Options;

/// The figure, at one moment.
#[derive(Clone, PartialEq)]
pub(super) struct Store {
    /// The model.
    pub state: State,
    /// How much is shown.
    pub options: Options,
    /// Lines about what the address asked for in vain.
    pub notes: Vec<AttrValue>,
    /// The last chart that the worker drew.
    pub chart: DrawnChart,
    /// The file that the worker reads.
    pub reading: Reading,
}

/// What can happen to it.
pub(super) enum FigureEvent {
    /// The reader did something.
    Act(Action),
    /// The address was read.
    Arrive(Box<State>, Options, Vec<AttrValue>),
    /// The worker drew a chart.
    Chart(DrawnChart),
    /// The worker got on with a file, or is done with it.
    Read(Reading),
}

impl Store {
    /// A figure as first seen.
    pub fn new(state: State, options: Options) -> Self {
        Self { state, options, notes: Vec::new(), chart: DrawnChart::default(), reading: None }
    }

    /// Takes note of what happened.
    pub fn take(&mut self, event: FigureEvent) {
        match event {
            FigureEvent::Act(action) => self.state = reduce(&self.state, action),
            FigureEvent::Arrive(state, options, notes) => {
                self.state = *state;
                self.options = options;
                self.notes = notes;
            }
            FigureEvent::Chart(chart) => self.chart = chart,
            FigureEvent::Read(reading) => self.reading = reading,
        }
    }
}
