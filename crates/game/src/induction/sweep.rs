//! How the choice at the root depends on the discount: what a slider shows as a chart. Each sample is a whole
//! exact solution, so there is nothing to interpolate but the line the page draws.

use serde::Serialize;

use super::{Options, Unsolved, solve};
use crate::Exact;
use crate::tree::{Game, Kind, NodeIdx};

/// The root's moves at one discount.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RootValues {
    /// The discount.
    pub discount: Exact,
    /// What each root move is worth to the player at the root, its own payoff left out.
    pub values: Vec<Exact>,
    /// The chosen move, from 0.
    pub chosen: u32,
    /// Are several moves best?
    pub tie: bool,
}

/// Two neighbouring samples between which the root's choice changes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct BreakEven {
    /// Up to this discount (at least) `before` is chosen.
    pub low: Exact,
    /// From this discount on (at the latest) `after` is chosen.
    pub high: Exact,
    /// The move chosen at `low`, from 0.
    pub before: u32,
    /// The move chosen at `high`, from 0.
    pub after: u32,
}

/// The root's moves at each discount of `grid`; empty where the root is no choice.
///
/// # Errors
/// See [`Unsolved`].
///
/// ```
/// use lookahead_game::{Exact, efg, induction::root_values_by_discount};
/// let text = r#"EFG 2 R "" { "A" } p "" 1 1 "" { "now" "later" } 0 t "" 1 "" { 2 }
/// p "" 1 2 "" { "wait" } 0 t "" 2 "" { 3 }"#;
/// let (game, _) = efg::read(text.as_bytes(), &efg::Caps::default())?;
/// let grid = [Exact::ratio(1, 2), Exact::ratio(9, 10)].map(Option::unwrap_or_default);
/// let sweep = root_values_by_discount(&game, &grid)?;
/// assert_eq!(sweep.iter().map(|at| at.chosen).collect::<Vec<_>>(), [0, 1]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn root_values_by_discount(game: &Game, grid: &[Exact]) -> Result<Vec<RootValues>, Unsolved> {
    let Kind::Choice(player) = game.kind(NodeIdx::ROOT) else { return Ok(Vec::new()) };
    let mut samples = Vec::with_capacity(grid.len());
    for discount in grid {
        let solution = solve(game, &Options { discount: discount.clone() })?;
        let worth = |child| solution.worth(child, player).map(|value| value * discount).unwrap_or_default();
        let values: Vec<Exact> = game.children(NodeIdx::ROOT).map(worth).collect();
        if values.iter().any(Exact::is_too_long) {
            return Err(Unsolved::NumbersTooLong { node: NodeIdx::ROOT });
        }
        samples.push(RootValues {
            discount: discount.clone(),
            values,
            chosen: solution.chosen(NodeIdx::ROOT).unwrap_or(0),
            tie: solution.is_tie(NodeIdx::ROOT),
        });
    }
    Ok(samples)
}

/// Where the chosen root move changes between neighbouring samples of a sweep.
#[must_use]
pub fn break_even(sweep: &[RootValues]) -> Vec<BreakEven> {
    let pairs = sweep.iter().zip(sweep.iter().skip(1));
    pairs
        .filter(|(low, high)| low.chosen != high.chosen)
        .map(|(low, high)| BreakEven {
            low: low.discount.clone(),
            high: high.discount.clone(),
            before: low.chosen,
            after: high.chosen,
        })
        .collect()
}
