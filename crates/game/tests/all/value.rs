//! Ways of valuing trees: what must hold between them on random games.

use std::ops::ControlFlow;

use lookahead_game::induction::{Explanation, Options, Solution, constant_sum, solve};
use lookahead_game::information::{Profile, evaluate};
use lookahead_game::value::{Objective, Parameters, Refusal, Valuation, WAYS, way};
use lookahead_game::{Exact, Game, Kind, NodeIdx, PlayerIdx};

use crate::random::{Random, Soil, grow};

const N_CASES: u64 = 1_000;
const TREES: Soil = Soil { n_players: 3, depth: 5, most_nodes: 60, sum: None, n_notices: 0 };

fn valued(code: &str, game: &Game, parameters: &Parameters) -> Result<Solution, Refusal> {
    let go_on = &mut |_, _| ControlFlow::Continue(());
    match way(code).unwrap().value(game, parameters, go_on)? {
        Valuation::Plan(plan) => Ok(*plan),
        Valuation::Equilibria(_) => panic!("{code} gives a plan"),
    }
}

fn discount(seed: u64) -> Exact {
    Exact::ratio(Random(seed).below(5) as i64, 4).unwrap()
}

#[test]
fn the_registry_has_no_code_twice() {
    let mut codes: Vec<&str> = WAYS.iter().map(|way| way.code).collect();
    codes.sort_unstable();
    codes.dedup();
    assert_eq!(codes.len(), WAYS.len());
}

#[test]
fn minimax_is_backward_induction_where_all_is_opposed() {
    for seed in 0..N_CASES {
        let discount = discount(seed);
        let soil = Soil { n_players: 2, sum: Some(0), ..TREES };
        let game = grow(seed, soil).open();
        let own = solve(&game, &Options { discount: discount.clone() }).unwrap();
        let opposed = valued("minimax", &game, &Parameters { discount, ..Parameters::default() }).unwrap();
        assert_eq!(own.plan(&game), opposed.plan(&game), "{seed}");
        for node in game.nodes() {
            assert_eq!(own.value(node), opposed.value(node), "{seed}");
            assert_eq!(own.best_moves(&game, node), opposed.best_moves(&game, node), "{seed}");
        }
    }
}

#[test]
fn minimax_refuses_what_is_not_opposed() {
    let mut n_refused = 0;
    for seed in 0..N_CASES {
        let game = grow(seed, Soil { n_players: 2, ..TREES }).open();
        let totals = |sum: i64| {
            let shifted = grow(seed, Soil { n_players: 2, sum: Some(sum), ..TREES }).open();
            constant_sum(&shifted, &Exact::ONE)
        };
        assert_eq!(totals(7), Ok(7.into()), "{seed}");
        match (constant_sum(&game, &Exact::ONE), valued("minimax", &game, &Parameters::default())) {
            (Ok(_), Ok(_)) => {}
            (Err(node), Err(Refusal::NotConstantSum { node: said })) if node == said => n_refused += 1,
            (_, other) => panic!("{seed}: {other:?}"),
        }
        let three = valued("minimax", &grow(seed, TREES).open(), &Parameters::default());
        assert_eq!(three, Err(Refusal::NotTwoPlayers { n_players: 3 }));
    }
    assert!(n_refused > N_CASES / 2, "{n_refused}: the test hardly saw a refusal");
}

/// The best sum of weighted payoffs, by a recursion of its own.
fn best_sum(game: &Game, node: NodeIdx, weights: &[Exact]) -> Exact {
    let own: Exact = game.payoffs(node).iter().zip(weights).map(|(payoff, weight)| payoff * weight).sum();
    let mut later = game.children(node).map(|child| best_sum(game, child, weights));
    own + match game.kind(node) {
        Kind::End => Exact::ZERO,
        Kind::Chance => later.zip(game.probabilities(node)).map(|(value, odds)| value * odds).sum(),
        Kind::Choice(_) => later.by_ref().max().unwrap(),
    }
}

#[test]
fn a_common_objective_is_one_decision_problem() {
    for seed in 0..N_CASES {
        let game = grow(seed, TREES).open();
        let weights: Vec<Exact> = (0..3).map(|at| Random(seed + at).payoff()).collect();
        let objective = Objective::Weighted(weights.clone());
        let common = valued("objective", &game, &Parameters { objective, ..Parameters::default() }).unwrap();
        let value = common.value(NodeIdx::ROOT).iter().zip(&weights);
        assert_eq!(
            value.map(|(value, weight)| value * weight).sum::<Exact>(),
            best_sum(&game, NodeIdx::ROOT, &weights)
        );
        // The explanation lists what moves are worth by the common ruler.
        for node in game.nodes() {
            let Some(Explanation::Choice { moves, chosen_value, ties, .. }) = common.explain(&game, node)
            else {
                continue;
            };
            for at in &moves {
                let by_weights = at.value.iter().zip(&weights).map(|(value, weight)| value * weight);
                assert_eq!(by_weights.sum::<Exact>(), at.worth, "{seed}");
                assert_eq!(ties.contains(&at.move_idx), at.worth == chosen_value, "{seed}");
            }
        }
    }
}

#[test]
fn what_a_player_secures_is_no_more_than_the_plan_nor_the_plan_more_than_everyones_help() {
    for seed in 0..N_CASES {
        let game = grow(seed, TREES).open();
        let plan = solve(&game, &Options::default()).unwrap();
        for player in (0..3).map(PlayerIdx::new) {
            let at = player.get() as usize;
            let objective = Objective::Player(player);
            let parameters = Parameters { player, objective, ..Parameters::default() };
            let least = valued("worst-case", &game, &parameters).unwrap();
            let most = valued("objective", &game, &parameters).unwrap();
            for node in game.nodes() {
                assert!(least.value(node)[at] <= plan.value(node)[at], "{seed}");
                assert!(plan.value(node)[at] <= most.value(node)[at], "{seed}");
            }
        }
    }
}

#[test]
fn reach_adds_up_and_pays_what_the_plan_is_worth() {
    for seed in 0..N_CASES {
        let game = grow(seed, TREES).open();
        let plan = solve(&game, &Options::default()).unwrap();
        let played = evaluate(&game, &Profile::of_plan(&game, &plan)).unwrap();
        let is_end = |node: &NodeIdx| game.kind(*node) == Kind::End;
        let ends: Exact = game.nodes().filter(is_end).map(|node| played.reach(node).clone()).sum();
        assert_eq!(ends, Exact::ONE, "{seed}");
        let on_path: Vec<NodeIdx> = game.nodes().filter(|node| !played.reach(*node).is_zero()).collect();
        assert_eq!(on_path, plan.on_path(&game), "{seed}");
        for player in 0..3 {
            let paid =
                game.nodes().filter_map(|node| Some(game.payoffs(node).get(player)? * played.reach(node)));
            assert_eq!(paid.sum::<Exact>(), plan.value(NodeIdx::ROOT)[player], "{seed}");
        }
        assert!(game.nodes().all(|node| played.value(node) == plan.value(node)), "{seed}");
    }
}

#[test]
fn wrong_parameters_are_refused_with_a_code() {
    let game = grow(1, TREES).open();
    let nobody = PlayerIdx::new(3);
    let with = |objective| Parameters { objective, player: nobody, ..Parameters::default() };
    let code = |way, parameters: &Parameters| valued(way, &game, parameters).map_err(|why| why.code()).err();
    assert_eq!(code("worst-case", &with(Objective::Sum)), Some("no-such-player"));
    assert_eq!(code("objective", &with(Objective::Player(nobody))), Some("no-such-player"));
    assert_eq!(code("objective", &with(Objective::Weighted(vec![Exact::ONE]))), Some("weights"));
    let negative = Parameters { discount: Exact::int(-1), ..Parameters::default() };
    assert_eq!(code("backward-induction", &negative), Some("discount-negative"));
}
