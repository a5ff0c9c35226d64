//! Properties on random games: what is written is read, what is shared is opened, and the solver agrees with a
//! plain recursive one written here.

use lookahead_game::efg::{self, Caps};
use lookahead_game::induction::{Explanation, Options, fast, solve, steps};
use lookahead_game::tree::{Builder, PlayerIdx};
use lookahead_game::{Exact, Game, Kind, NodeIdx, share};
use proptest::prelude::*;

/// A random tree before it becomes a game.
#[derive(Clone, Debug)]
enum Tree {
    End(Vec<i64>),
    Choice { player: u32, payoffs: Vec<i64>, children: Vec<Tree> },
    Chance { weights: Vec<u8>, children: Vec<Tree> },
}

const N_PLAYERS: usize = 3;

fn payoffs() -> impl Strategy<Value = Vec<i64>> {
    prop::collection::vec(-4_i64..5, N_PLAYERS)
}

fn tree() -> impl Strategy<Value = Tree> {
    payoffs().prop_map(Tree::End).prop_recursive(5, 60, 4, |inner| {
        let children = || prop::collection::vec(inner.clone(), 1..4);
        let choice = (0..N_PLAYERS as u32, payoffs(), children());
        let chance = children()
            .prop_flat_map(|children| (prop::collection::vec(1_u8..7, children.len()), Just(children)));
        prop_oneof![
            3 => choice.prop_map(|(player, payoffs, children)| Tree::Choice { player, payoffs, children }),
            1 => chance.prop_map(|(weights, children)| Tree::Chance { weights, children }),
        ]
    })
}

/// Any text that can stand in a file, with what needs escaping more often than by chance.
fn name() -> impl Strategy<Value = String> {
    prop_oneof![
        Just(String::new()),
        "[a-z]{1,6}",
        r#"[\\"x]{0,5}"#,
        any::<String>().prop_map(|text| text.replace('\0', "")),
    ]
}

fn exact(value: i64) -> Exact {
    Exact::ratio(value, 3).unwrap()
}

/// The game, with names from `names` in turn and outcomes numbered as they come.
fn build(tree: &Tree, names: &[String]) -> Game {
    let mut names = names.iter().cycle();
    let mut name = || names.next().map(String::as_str).unwrap_or("");
    let mut builder = Builder::new(name(), name(), (0..N_PLAYERS).map(|at| format!("P{at}")).collect());
    let (mut pending, mut number) = (vec![tree], 0);
    while let Some(tree) = pending.pop() {
        number += 1;
        let (pays, children): (&[i64], &[Tree]) = match tree {
            Tree::End(payoffs) => (payoffs, &[]),
            Tree::Choice { payoffs, children, .. } => (payoffs, children),
            Tree::Chance { children, .. } => (&[], children),
        };
        let pays = if pays.iter().all(|payoff| *payoff == 0) { &[] } else { pays };
        let outcome = (!pays.is_empty())
            .then(|| builder.add_outcome(-number, name(), pays.iter().map(|p| exact(*p)).collect()).unwrap());
        let moves: Vec<&str> = children.iter().map(|_| name()).collect();
        match tree {
            Tree::End(_) => builder.push_end(name(), outcome).unwrap(),
            Tree::Choice { player, .. } => {
                let set =
                    builder.add_set(Some(PlayerIdx::new(*player)), number, name(), &moves, &[]).unwrap();
                builder.push_moves(name(), set, outcome).unwrap();
            }
            Tree::Chance { weights, .. } => {
                let set = builder.add_set(None, number, name(), &moves, &shares(weights)).unwrap();
                builder.push_moves(name(), set, outcome).unwrap();
            }
        }
        pending.extend(children.iter().rev());
    }
    builder.finish().unwrap()
}

fn shares(weights: &[u8]) -> Vec<Exact> {
    let sum: i64 = weights.iter().map(|weight| i64::from(*weight)).sum();
    weights.iter().map(|weight| Exact::ratio(i64::from(*weight), sum).unwrap()).collect()
}

/// The textbook recursion, on the tree before it was a game.
fn value(tree: &Tree, discount: &Exact) -> Vec<Exact> {
    let times = |factor: &Exact, value: Vec<Exact>| value.iter().map(|v| v * factor).collect::<Vec<_>>();
    let plus =
        |left: Vec<Exact>, right: Vec<Exact>| left.iter().zip(&right).map(|(l, r)| l + r).collect::<Vec<_>>();
    match tree {
        Tree::End(payoffs) => payoffs.iter().map(|p| exact(*p)).collect(),
        Tree::Choice { player, payoffs, children } => {
            let values = children.iter().map(|child| times(discount, value(child, discount)));
            let better = |best: Vec<Exact>, next: Vec<Exact>| {
                if next[*player as usize] > best[*player as usize] { next } else { best }
            };
            plus(payoffs.iter().map(|p| exact(*p)).collect(), values.reduce(better).unwrap())
        }
        Tree::Chance { weights, children } => {
            let terms = children.iter().zip(shares(weights));
            let terms = terms.map(|(child, p)| times(&(discount * p), value(child, discount)));
            terms.reduce(plus).unwrap()
        }
    }
}

/// `value` = `own` + what the explanation lists.
fn check_explanation(explanation: &Explanation) {
    match explanation {
        Explanation::End { .. } => {}
        Explanation::Chance { own, terms, value } => {
            for player in 0..N_PLAYERS {
                let sum: Exact = terms.iter().map(|term| &term.value[player] * &term.probability).sum();
                assert_eq!(&own[player] + sum, value[player]);
            }
        }
        Explanation::Choice { player, own, moves, chosen, chosen_value, runner_up, margin, ties, value } => {
            let at = player.get() as usize;
            let best = moves.iter().map(|one| &one.value[at]).max().unwrap();
            let all_best: Vec<u32> =
                (0..).zip(moves).filter(|(_, m)| m.value[at] == *best).map(|(i, _)| i).collect();
            assert_eq!((chosen_value, ties, Some(chosen)), (best, &all_best, all_best.first()));
            assert_eq!(&own[at] + chosen_value, value[at]);
            assert_eq!(runner_up.is_some(), moves.len() > 1);
            if let (Some(second), Some(margin)) = (runner_up, margin) {
                assert_eq!(&second.value + margin, *chosen_value);
                assert_eq!(margin.is_zero(), ties.len() > 1);
            }
        }
    }
}

proptest! {
    #[test]
    fn games_round_trip_through_files_and_links(tree in tree(), names in prop::collection::vec(name(), 1..20)) {
        let game = build(&tree, &names);
        let text = efg::write(&game);
        let (again, _) = efg::read(text.as_bytes(), &Caps::default()).unwrap();
        prop_assert_eq!(&efg::write(&again), &text);
        prop_assert_eq!(&again, &game);
        prop_assert_eq!(&share::from_link(&share::to_link(&game).unwrap()).unwrap(), &game);
    }

    #[test]
    fn the_solver_agrees_with_the_textbook(tree in tree(), percent in 0_i64..=100) {
        let game = build(&tree, &[String::new()]);
        let discount = Exact::ratio(percent, 100).unwrap();
        let solution = solve(&game, &Options { discount: discount.clone() }).unwrap();
        prop_assert_eq!(solution.value(NodeIdx::ROOT), value(&tree, &discount));
        game.nodes().for_each(|node| check_explanation(&solution.explain(&game, node).unwrap()));
        let mut quick = fast::FastSolution::default();
        fast::solve_into(&fast::FlatGame::new(&game), 1.0, &mut quick);
        let plain = solve(&game, &Options::default()).unwrap();
        for (quick, exact) in quick.value(NodeIdx::ROOT).iter().zip(plain.value(NodeIdx::ROOT)) {
            // Floats may break an exact tie the other way, and then the others' payoffs differ.
            let any_tie = plain.plan(&game).iter().any(|entry| entry.tie);
            prop_assert!(any_tie || (quick - exact.to_f64()).abs() < 1e-9);
        }
    }

    #[test]
    fn steps_hold_every_sum_once_and_after_what_it_needs(tree in tree()) {
        let game = build(&tree, &[String::new()]);
        let order = steps(&game);
        let position = |node: NodeIdx| order.iter().position(|at| *at == node);
        for node in game.nodes() {
            prop_assert_eq!(position(node).is_some(), game.kind(node) != Kind::End);
            let late = game.children(node).filter_map(position).any(|child| Some(child) > position(node));
            prop_assert!(!late);
        }
        let distinct: std::collections::BTreeSet<_> = order.iter().collect();
        prop_assert_eq!(distinct.len(), order.len());
    }

    #[test]
    fn any_text_after_the_prefix_opens_or_is_refused(data in "[A-Za-z0-9_-]{0,80}", noise in any::<String>()) {
        let _ = share::from_link(&format!("1.{data}"));
        let _ = share::from_link(&format!("1.{noise}"));
        let _ = share::from_link(&noise);
    }

    #[test]
    fn a_damaged_link_opens_or_is_refused(tree in tree(), at in any::<prop::sample::Index>(), byte in "[A-Za-z0-9_.-]") {
        let link = share::to_link(&build(&tree, &[String::new()])).unwrap();
        let at = at.index(link.len());
        let mut bent = link.clone();
        bent.replace_range(at..=at, &byte);
        if let Ok(game) = share::from_link(&bent) {
            prop_assert!(efg::read(efg::write(&game).as_bytes(), &Caps::default()).is_ok());
        }
        prop_assert!(at == 0 || share::from_link(&link[..at]).is_err());
    }

    #[test]
    fn a_damaged_file_is_read_or_refused_with_a_place(
        tree in tree(), at in any::<prop::sample::Index>(), piece in r#"[{}",0-9a-z/. -]{0,3}"#,
    ) {
        let text = efg::write(&build(&tree, &[String::new()]));
        let at = at.index(text.len());
        let bent = format!("{}{piece}{}", &text[..at], text.get(at + 1..).unwrap_or(""));
        match efg::read(bent.as_bytes(), &Caps::default()) {
            Ok((game, _)) => prop_assert!(efg::read(efg::write(&game).as_bytes(), &Caps::default()).is_ok()),
            Err(error) => {
                let line = bent.split('\n').nth(error.line as usize - 1).expect("a line of the file");
                prop_assert!(error.column as usize <= line.chars().count() + 1);
            }
        }
    }
}

#[test]
fn the_fast_solver_agrees_for_any_number_of_players() {
    for n_players in 1..=7 {
        let game = lookahead_game::induction::benchmark_game(8, n_players, n_players).unwrap();
        let exact = solve(&game, &Options { discount: Exact::ratio(1, 2).unwrap() }).unwrap();
        let mut quick = fast::FastSolution::default();
        fast::solve_into(&fast::FlatGame::new(&game), 0.5, &mut quick);
        assert!(
            exact
                .value(NodeIdx::ROOT)
                .iter()
                .map(Exact::to_f64)
                .eq(quick.value(NodeIdx::ROOT).iter().copied())
        );
        assert!(exact.plan(&game).iter().map(|entry| entry.move_idx).eq(quick.chosen()));
    }
}

#[test]
fn the_fast_solver_takes_means_for_any_number_of_players() {
    for n_players in 1..=7_u32 {
        let names: Vec<String> = (0..n_players).map(|at| format!("P{at}")).collect();
        let mut builder = Builder::new("", "", names);
        let probabilities = [(1, 8), (5, 8), (1, 4)].map(|(num, den)| Exact::ratio(num, den).unwrap());
        let set = builder.add_set(None, 1, "", &["x", "y", "z"], &probabilities).unwrap();
        let pays =
            |times: i64| (1..=i64::from(n_players)).map(|at| Exact::int(at * times)).collect::<Vec<_>>();
        let root = builder.add_outcome(9, "", pays(100)).unwrap();
        builder.push_moves("", set, Some(root)).unwrap();
        for number in 1..=3 {
            let outcome = builder.add_outcome(number, "", pays(8 * i64::from(number))).unwrap();
            builder.push_end("", Some(outcome)).unwrap();
        }
        let mut quick = fast::FastSolution::default();
        fast::solve_into(&fast::FlatGame::new(&builder.finish().unwrap()), 1.0, &mut quick);
        // 100 + 8 (1/8 + 2 · 5/8 + 3 · 1/4) = 117
        assert!((1..=n_players).map(|at| f64::from(117 * at)).eq(quick.value(NodeIdx::ROOT).iter().copied()));
    }
}
