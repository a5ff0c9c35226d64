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

/// The root's moves at every discount `0, 1/n_steps, …, 1`: what a slider of `n_steps` steps shows. Empty where the
/// game has no plan, does not begin with a choice, or `n_steps` is 0.
///
/// ```
/// use lookahead_game::{efg, induction::sweep_discounts};
/// let text = r#"EFG 2 R "" { "A" } p "" 1 1 "" { "now" "later" } 0 t "" 1 "" { 2 }
/// p "" 1 2 "" { "wait" } 0 t "" 2 "" { 3 }"#;
/// let (game, _) = efg::read(text.as_bytes(), &efg::Caps::default())?;
/// assert_eq!(sweep_discounts(&game, 4).iter().map(|at| at.chosen).collect::<Vec<_>>(), [0, 0, 0, 1, 1]);
/// # Ok::<(), efg::ReadError>(())
/// ```
#[must_use]
pub fn sweep_discounts(game: &Game, n_steps: u32) -> Vec<RootValues> {
    let step = |step| Exact::ratio(i64::from(step), i64::from(n_steps));
    let grid: Vec<Exact> = (0..=n_steps).filter_map(step).collect();
    root_values_by_discount(game, &grid).unwrap_or_default()
}

/// How many mediants are tried before giving up; enough for any fraction a reader could read.
const MOST_TRIES: u32 = 64;

/// The largest discount below 1 at which the root's choice changes between two steps of a slider of `n_steps`
/// steps, exactly: the simplest fraction there with a tie, found by walking the Stern–Brocot tree (Graham, Knuth &
/// Patashnik 1994, section 4.5). `None` where nothing changes, or where the point is no simple fraction.
///
/// ```
/// use lookahead_game::{Exact, efg, induction::break_even_discount};
/// let text = r#"EFG 2 R "" { "A" } p "" 1 1 "" { "now" "later" } 0 t "" 1 "" { 2 }
/// p "" 1 2 "" { "wait" } 0 t "" 2 "" { 3 }"#;
/// let (game, _) = efg::read(text.as_bytes(), &efg::Caps::default())?;
/// assert_eq!(break_even_discount(&game, 20), Exact::ratio(2, 3));
/// # Ok::<(), efg::ReadError>(())
/// ```
#[must_use]
pub fn break_even_discount(game: &Game, n_steps: u32) -> Option<Exact> {
    // At a discount of 0 all moves tie, which is no change of mind.
    let sweep = sweep_discounts(game, n_steps);
    let change = break_even(sweep.get(1..)?).pop()?;
    let at = |discount: &Exact| root_values_by_discount(game, std::slice::from_ref(discount)).ok()?.pop();
    if at(&change.low)?.tie {
        return Some(change.low);
    }
    simplest_tie(&at, change.before)
}

/// Walks mediants between 0/1 and 1/1 towards the point where `before` stops being chosen.
fn simplest_tie(at: &impl Fn(&Exact) -> Option<RootValues>, before: u32) -> Option<Exact> {
    let (mut low, mut high) = ((0_i64, 1_i64), (1_i64, 1_i64));
    for _ in 0..MOST_TRIES {
        let middle = (low.0.checked_add(high.0)?, low.1.checked_add(high.1)?);
        let discount = Exact::ratio(middle.0, middle.1)?;
        let here = at(&discount)?;
        if here.tie {
            return Some(discount);
        }
        if here.chosen == before { low = middle } else { high = middle }
    }
    None
}
