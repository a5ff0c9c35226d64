//! Small changes of a game without the editor, against the editor; links by the light writer; reach of a plan, against the
//! evaluation of its profile; folding by a function, against folding by a set.

use std::collections::BTreeSet;

use lookahead_game::edit::{Edit, apply};
use lookahead_game::induction::{Options, solve};
use lookahead_game::information::{Profile, evaluate};
use lookahead_game::layout::{visible, visible_where};
use lookahead_game::{Exact, NodeIdx, PlayerIdx, share};

use crate::random::{Random, Soil, grow};

const N_CASES: u64 = 1_500;
const TREES: Soil = Soil { n_players: 3, depth: 5, most_nodes: 40, sum: None, n_notices: 2 };

fn some_node(random: &mut Random, n_nodes: usize) -> NodeIdx {
    NodeIdx::new(random.below(n_nodes as u64) as u32)
}

#[test]
fn a_patched_payoff_is_an_edited_one() {
    for seed in 0..N_CASES {
        let mut random = Random(!seed);
        let plant = grow(seed, TREES);
        let game = if seed % 2 == 0 { plant.open() } else { plant.hidden() };
        let (node, player) = (some_node(&mut random, game.n_nodes()), random.below(3) as u32);
        let payoff = Exact::ratio(random.below(99) as i64 - 49, random.below(9) as i64 + 1).unwrap();
        let mut payoffs = game.payoffs(node).to_vec();
        payoffs.resize(3, Exact::ZERO);
        payoffs[player as usize] = payoff.clone();
        let patched = game.with_payoff(node, PlayerIdx::new(player), payoff).unwrap();
        let edited = apply(&game, &Edit::SetPayoffs { node, payoffs }).unwrap().game;
        for at in game.nodes() {
            // Paying 0 to everybody and paying nothing are the same.
            let paid =
                |of: &[Exact]| (0..3).map(|at| of.get(at).cloned().unwrap_or_default()).collect::<Vec<_>>();
            assert_eq!(paid(patched.payoffs(at)), paid(edited.payoffs(at)), "seed {seed}, {at:?}");
            assert_eq!(patched.kind(at), game.kind(at), "seed {seed}, {at:?}");
        }
        let text = lookahead_game::efg::write(&patched);
        let (read, _) = lookahead_game::efg::read(text.as_bytes(), &Default::default()).unwrap();
        assert_eq!(read, patched, "seed {seed}");
    }
    let game = grow(1, TREES).open();
    let nobody = game.with_payoff(NodeIdx::ROOT, PlayerIdx::new(3), Exact::ONE);
    assert!(nobody.is_none() && game.with_payoff(NodeIdx::new(999), PlayerIdx::new(0), Exact::ONE).is_none());
}

#[test]
fn renamed_moves_are_renamed_in_one_set_alone() {
    for seed in 0..N_CASES {
        let mut random = Random(seed);
        let game = grow(seed, TREES).hidden();
        let node = some_node(&mut random, game.n_nodes());
        let Some(set) = game.set_idx(node) else { continue };
        let names: Vec<String> = (0..game.n_moves(node)).map(|at| format!("new {at}")).collect();
        let renamed = game.clone().with_move_names(set, &names);
        for at in game.nodes() {
            let expected: Vec<&str> = if game.set_idx(at) == Some(set) {
                names.iter().map(String::as_str).collect()
            } else {
                game.moves(at).collect()
            };
            assert_eq!(renamed.moves(at).collect::<Vec<_>>(), expected, "seed {seed}, {at:?}");
        }
    }
}

#[test]
fn a_light_link_brings_the_game_back() {
    let (mut light, mut best) = (0, 0);
    for seed in 0..N_CASES {
        let game = grow(seed, TREES).hidden();
        let link = share::to_light_link(&game).unwrap();
        assert_eq!(share::from_link(&link).as_ref(), Ok(&game), "seed {seed}");
        (light, best) = (light + link.len(), best + share::to_link(&game).unwrap().len());
    }
    assert!(light < best * 3 / 2, "{light} characters where {best} are enough");
}

#[test]
fn a_plan_reaches_what_its_profile_reaches() {
    for seed in 0..N_CASES {
        let game = grow(seed, TREES).open();
        let solution = solve(&game, &Options::default()).unwrap();
        let evaluation = evaluate(&game, &Profile::of_plan(&game, &solution)).unwrap();
        for (node, reach) in game.nodes().zip(solution.reach(&game)) {
            assert_eq!(*evaluation.reach(node), reach, "seed {seed}, {node:?}");
        }
    }
}

#[test]
fn folding_by_a_function_is_folding_by_a_set() {
    for seed in 0..N_CASES {
        let mut random = Random(seed);
        let game = grow(seed, TREES).open();
        let folded: BTreeSet<NodeIdx> = game.nodes().filter(|_| random.below(5) == 0).collect();
        let budget = random.below(50) as u32;
        let by_function = visible_where(&game, &|node| folded.contains(&node), budget);
        assert_eq!(visible(&game, &folded, budget), by_function, "seed {seed}");
    }
}
