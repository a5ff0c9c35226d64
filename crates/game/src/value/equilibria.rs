//! Equilibria where information may be hidden: all pure ones, and for two players of pure opposition a mixed one.
//! What was not found says why, each by itself: the searches of [`crate::information`] do not depend on each other.

use super::{Input, Method, Parameters, Progress, Refusal, Valuation, Way};
use crate::information::{
    Caps, Lapse, MixedEquilibrium, PureEquilibria, Unanswered, lapses, mixed_equilibrium, pure_equilibria,
};
use crate::tree::Game;

pub(super) const WAY: Way =
    Way { code: "equilibria", input: Input::HiddenTree, parameters: &[], method: Method::Game(value) };

/// What is known about the equilibria of a game.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Equilibria {
    /// Where players forget something; not looked for beyond [`Caps::max_nodes`].
    pub lapses: Vec<Lapse>,
    /// All equilibria in pure strategies, or why they are not known.
    pub pure: Result<PureEquilibria, Unanswered>,
    /// One equilibrium of a two-player constant-sum game, mixed if need be; or why there is none to show.
    pub mixed: Result<MixedEquilibrium, Unanswered>,
}

fn value(game: &Game, _: &Parameters, progress: Progress) -> Result<Valuation, Refusal> {
    Ok(Valuation::Equilibria(Box::new(equilibria(game, &Caps::default(), progress))))
}

/// Searches for pure and mixed equilibria within the caps.
///
/// ```
/// use std::ops::ControlFlow;
/// use lookahead_game::{efg, information::{Caps, Unanswered}, value::equilibria};
/// let text = r#"EFG 2 R "" { "A" "B" } p "" 1 1 "" { "l" "r" } 0 t "" 1 "" { 3 0 } t "" 2 "" { 2 5 }"#;
/// let (game, _) = efg::read(text.as_bytes(), &efg::Caps::default())?;
/// let found = equilibria(&game, &Caps::default(), &mut |_, _| ControlFlow::Continue(()));
/// assert_eq!(found.pure.map(|pure| pure.n_equilibria), Ok(1));
/// assert_eq!(found.mixed.map_err(|why| why.code()), Err("not-constant-sum"));
/// # Ok::<(), efg::ReadError>(())
/// ```
#[must_use]
pub fn equilibria(game: &Game, caps: &Caps, progress: Progress) -> Equilibria {
    let is_small = game.n_nodes() as u64 <= u64::from(caps.max_nodes);
    Equilibria {
        lapses: if is_small { lapses(game) } else { Vec::new() },
        pure: pure_equilibria(game, caps, progress),
        mixed: mixed_equilibrium(game, caps, progress),
    }
}
