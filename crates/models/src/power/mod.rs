//! POWER (Turner, Smith, Shah, Critch, Tadepalli 2021, arXiv 1912.01683): how much an optimal agent can get from a
//! state, on average over rewards that are drawn uniformly from [0, 1] for every state alike:
//! `POWER(s) = (1 − γ)/γ · E[V*(s) − R(s)]`. Used by the POWER figure.
//!
//! [`closed_form`] gives polynomials in γ where there are any, [`Drawing`] a growing estimate for every graph.
//! At γ = 1 a closed form is the limit.

mod closed_form;
mod draw;
mod graph;
mod plan;
mod polynomial;
mod presets;

pub use closed_form::{ClosedForm, closed_form};
pub use draw::{Drawing, LARGEST_GAMMA, MOST_DRAWS, PowerEstimate, estimate_power};
pub use graph::{Graph, MOST_STATES};
pub use polynomial::Polynomial;
pub use presets::{MOST_OPTIONS, Named, Preset, Role};
