//! The top of a game that is too large to draw, with the exact values of what is cut off.

use std::collections::BTreeSet;

use lookahead_game::Exact;
use lookahead_game::induction::{Options, Solution, solve};
use lookahead_game::layout::visible;
use lookahead_game::tree::{Builder, Game, Kind, NodeIdx, OutcomeIdx};

/// The top of a game: at most `most_shown` nodes; where the rest is cut off stands an end that pays what the game is
/// worth from there on (nothing, where hidden information leaves it unsolved).
///
/// ```
/// use lookahead::jobs::top_of;
/// use lookahead_game::induction::{Options, benchmark_game, solve};
/// use lookahead_game::NodeIdx;
/// let game = benchmark_game(10, 2, 1)?;
/// let top = top_of(&game, 50);
/// assert!(top.n_nodes() <= 50);
/// let worth = |game| solve(game, &Options::default()).map(|solution| solution.value(NodeIdx::ROOT).to_vec());
/// assert_eq!(worth(&top), worth(&game));
/// # Ok::<(), lookahead_game::tree::BuildError>(())
/// ```
#[must_use]
pub fn top_of(game: &Game, most_shown: u32) -> Game {
    let solution = solve(game, &Options::default()).ok();
    build_top(game, solution.as_ref(), most_shown).unwrap_or_default()
}

fn build_top(game: &Game, solution: Option<&Solution>, most_shown: u32) -> Option<Game> {
    let shown = visible(game, &BTreeSet::new(), most_shown);
    let mut builder = Builder::new(game.title(), game.comment(), game.players().to_vec());
    for at in &shown.nodes {
        let is_cut = at.n_hidden > 0 || game.kind(at.node) == Kind::End;
        let payoffs = match solution.filter(|_| at.n_hidden > 0) {
            Some(solution) => solution.value(at.node),
            None => game.payoffs(at.node),
        };
        let outcome = add_payoffs(&mut builder, at.node, payoffs)?;
        if is_cut {
            builder.push_end(game.name(at.node), outcome).ok()?;
        } else {
            push_inner(&mut builder, game, at.node, outcome)?;
        }
    }
    builder.finish().ok()
}

fn add_payoffs(builder: &mut Builder, node: NodeIdx, payoffs: &[Exact]) -> Option<Option<OutcomeIdx>> {
    if payoffs.iter().all(Exact::is_zero) {
        return Some(None);
    }
    let number = i32::try_from(node.get()).ok()?.checked_add(1)?;
    builder.add_outcome(number, "", payoffs.to_vec()).ok().map(Some)
}

fn push_inner(builder: &mut Builder, game: &Game, node: NodeIdx, outcome: Option<OutcomeIdx>) -> Option<()> {
    let set = game.set(game.set_idx(node)?)?;
    let known = builder.find_set(set.player, set.number);
    let moves: Vec<&str> = game.moves(node).collect();
    let added = known.map_or_else(
        || builder.add_set(set.player, set.number, set.label, &moves, game.probabilities(node)).ok(),
        Some,
    )?;
    builder.push_moves(game.name(node), added, outcome).ok()
}
