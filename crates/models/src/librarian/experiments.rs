//! Every intervention given to every machine: how often it complies on either line, from exact probabilities. Nothing is
//! sampled, so there are no intervals. Used by `cargo xtask traces` and the viewer's table.

use serde::Serialize;

use super::machine::{Librarian, Machine};
use super::situation::{Intervention, Line};

/// One cell of the table.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Effect {
    /// Who.
    pub machine: Machine,
    /// What was done.
    pub intervention: Intervention,
    /// The mean probability of complying on line A, over all requests.
    pub on_a: f64,
    /// The same on line B.
    pub on_b: f64,
}

impl Effect {
    /// How much more often it complies on line A; below 0 where it is the other way round.
    #[must_use]
    pub fn gap(&self) -> f64 {
        self.on_a - self.on_b
    }
}

/// The whole table: machines in order, for each all interventions in order.
///
/// ```
/// use lookahead_models::librarian::{Intervention, Librarian, Machine, Planner, experiments::effects};
/// let librarian = Librarian::new(Planner::default(), vec![4, 6, 8], 2)?;
/// let table = effects(&librarian);
/// let gap = |machine, intervention| {
///     let cell = table.iter().find(|cell| (cell.machine, cell.intervention) == (machine, intervention));
///     cell.map_or(f64::NAN, |cell| cell.gap())
/// };
/// assert!(gap(Machine::PlanOnPage, Intervention::NoChange).abs() < 1e-12);
/// assert!(gap(Machine::Conflict, Intervention::NoChange) > 0.5);
/// # Ok::<(), lookahead_models::ParameterProblem>(())
/// ```
#[must_use]
pub fn effects(librarian: &Librarian) -> Vec<Effect> {
    let of = |machine| Intervention::ALL.map(|intervention| effect(librarian, machine, intervention));
    Machine::ALL.into_iter().flat_map(of).collect()
}

/// One cell.
#[must_use]
pub fn effect(librarian: &Librarian, machine: Machine, intervention: Intervention) -> Effect {
    let mean = |line| {
        let n_requests = librarian.n_requests();
        let sum: f64 =
            (0..n_requests).map(|request| librarian.probability(machine, intervention, line, request)).sum();
        sum / f64::from(n_requests)
    };
    Effect { machine, intervention, on_a: mean(Line::A), on_b: mean(Line::B) }
}
