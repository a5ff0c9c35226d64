//! Hidden information on random games: strategies, best responses, pure and mixed equilibria, each against something
//! that is computed in another way.

use std::collections::BTreeSet;
use std::ops::ControlFlow;

use lookahead_game::efg;
use lookahead_game::induction::{Options, solve};
use lookahead_game::information::{
    Caps, Profile, PureEquilibria, Unanswered, best_response, evaluate, lapses, mixed_equilibrium,
    pure_equilibria,
};
use lookahead_game::tree::SetIdx;
use lookahead_game::{Exact, Game, NodeIdx, PlayerIdx};

use crate::random::{Random, Soil, grow};

const N_CASES: u64 = 1_000;
const OPPOSED: Soil = Soil { n_players: 2, depth: 5, most_nodes: 40, sum: Some(3), n_notices: 2 };

fn pure(game: &Game) -> Result<PureEquilibria, Unanswered> {
    pure_equilibria(game, &Caps::default(), &mut |_, _| ControlFlow::Continue(()))
}

fn moves_at(profile: &Profile, set: SetIdx) -> u32 {
    profile.odds(set).len() as u32
}

/// A profile in which everything has some probability.
fn mixture(random: &mut Random, game: &Game) -> Profile {
    let mut profile = Profile::first_moves(game);
    for set in game.sets() {
        let n_moves = u64::from(moves_at(&profile, set));
        if n_moves > 0 {
            profile.set_odds(set, random.shares(n_moves)).unwrap();
        }
    }
    profile
}

fn sets_of(game: &Game, player: PlayerIdx) -> Vec<SetIdx> {
    game.sets().filter(|set| game.set(*set).unwrap().player == Some(player)).collect()
}

fn play_purely(profile: &mut Profile, set: SetIdx, chosen: u32) {
    let odds = (0..moves_at(profile, set)).map(|at| Exact::int(i64::from(at == chosen))).collect();
    profile.set_odds(set, odds).unwrap();
}

/// The most that one player gets by any pure strategy, one after the other; `None` where there are too many.
fn best_by_trying(game: &Game, profile: &Profile, player: PlayerIdx) -> Option<Exact> {
    let sets = sets_of(game, player);
    let n_strategies: u64 = sets.iter().map(|set| u64::from(moves_at(profile, *set))).product();
    if n_strategies > 300 {
        return None;
    }
    let worth = |mut strategy: u64| {
        let mut profile = profile.clone();
        for &set in &sets {
            let n_moves = u64::from(moves_at(&profile, set));
            play_purely(&mut profile, set, (strategy % n_moves) as u32);
            strategy /= n_moves;
        }
        evaluate(game, &profile).unwrap().value(NodeIdx::ROOT)[player.get() as usize].clone()
    };
    (0..n_strategies).map(worth).max()
}

#[test]
fn a_best_response_is_the_best_of_all_strategies() {
    let (mut n_tried, mut n_hidden) = (0, 0);
    for seed in 0..2 * N_CASES {
        let game = grow(seed, Soil { n_players: 3, sum: None, ..OPPOSED }).hidden();
        n_hidden += u64::from(!game.is_perfect_information());
        assert_eq!(lapses(&game), [], "{seed}");
        let profile = mixture(&mut Random(seed), &game);
        for player in (0..3).map(PlayerIdx::new) {
            let answer = best_response(&game, &profile, player).unwrap();
            let played = evaluate(&game, &answer.applied_to(&profile)).unwrap();
            assert_eq!(played.value(NodeIdx::ROOT)[player.get() as usize], answer.value, "{seed}");
            if let Some(best) = best_by_trying(&game, &profile, player) {
                n_tried += 1;
                assert_eq!(best, answer.value, "{seed}");
            }
        }
    }
    assert!(n_tried > N_CASES && n_hidden > N_CASES / 2, "{n_tried} tried, {n_hidden} hidden");
}

#[test]
fn backward_induction_pays_what_some_pure_equilibrium_pays() {
    let mut n_checked = 0;
    for seed in 0..3 * N_CASES {
        let soil = Soil { n_players: 2 + seed % 2, depth: 4, most_nodes: 22, sum: None, n_notices: 0 };
        let game = grow(seed, soil).open();
        let Ok(found) = pure(&game) else { continue };
        n_checked += 1;
        let value = solve(&game, &Options::default()).unwrap().value(NodeIdx::ROOT).to_vec();
        assert!(found.by_payoffs.iter().any(|one| one.payoffs == value), "{seed}");
    }
    assert!(n_checked >= N_CASES, "{n_checked}");
}

#[test]
fn pure_equilibria_are_those_profiles_in_which_nobody_gains() {
    let mut n_equilibria = 0;
    for seed in 0..N_CASES {
        let game = grow(seed, Soil { n_players: 2, most_nodes: 25, sum: None, ..OPPOSED }).hidden();
        let found = pure(&game).unwrap();
        assert!(found.by_payoffs.windows(2).all(|pair| pair[0].payoffs < pair[1].payoffs));
        for one in &found.by_payoffs {
            n_equilibria += one.n_profiles;
            assert_eq!(evaluate(&game, &one.profile).unwrap().value(NodeIdx::ROOT), one.payoffs, "{seed}");
            for player in (0..2).map(PlayerIdx::new) {
                let answer = best_response(&game, &one.profile, player).unwrap();
                assert_eq!(answer.value, one.payoffs[player.get() as usize], "{seed}");
            }
        }
        check_no_other(&game, &found, seed);
    }
    assert!(n_equilibria > N_CASES, "{n_equilibria}");
}

/// Plays all pure profiles, unreduced ones too: whatever is stable pays what is listed.
fn check_no_other(game: &Game, found: &PureEquilibria, seed: u64) {
    let sets: Vec<SetIdx> = (0..2).flat_map(|player| sets_of(game, PlayerIdx::new(player))).collect();
    let first = Profile::first_moves(game);
    let n_profiles: u64 = sets.iter().map(|set| u64::from(moves_at(&first, *set))).product();
    assert!(found.n_profiles <= n_profiles);
    for mut number in (0..n_profiles).take_while(|_| n_profiles <= 64) {
        let mut profile = first.clone();
        for &set in &sets {
            let n_moves = u64::from(moves_at(&profile, set));
            play_purely(&mut profile, set, (number % n_moves) as u32);
            number /= n_moves;
        }
        let paid = evaluate(game, &profile).unwrap().value(NodeIdx::ROOT).to_vec();
        let answers =
            (0..2).map(|player| best_response(game, &profile, PlayerIdx::new(player)).unwrap().value);
        let is_stable = answers.eq(paid.iter().cloned());
        let is_listed = found.by_payoffs.iter().any(|one| one.payoffs == paid);
        assert!(!is_stable || is_listed, "{seed}");
    }
}

#[cfg(feature = "equilibria")]
#[test]
fn opposed_players_secure_the_value_and_no_more() {
    let (mut n_hidden, mut n_mixed) = (0, 0);
    for seed in 0..3 * N_CASES {
        let plant = grow(seed, OPPOSED);
        let game = plant.hidden();
        let found =
            mixed_equilibrium(&game, &Caps::default(), &mut |_, _| ControlFlow::Continue(())).unwrap();
        assert_eq!(found.exploitability, Exact::ZERO, "{seed}");
        assert_eq!(found.payoffs, found.best_responses, "{seed}");
        n_hidden += u64::from(!game.is_perfect_information());
        n_mixed += u64::from(!found.profile.is_pure());
        // Whatever the first player does, the second can hold them to the value.
        let other = mixture(&mut Random(seed), &game);
        let answer = best_response(&game, &other, PlayerIdx::new(1)).unwrap();
        assert!(answer.value >= found.payoffs[1], "{seed}");
        if let Ok(pure) = pure(&game) {
            assert!(pure.by_payoffs.iter().all(|one| one.payoffs == found.payoffs), "{seed}");
        }
        let open = plant.open();
        let seen = mixed_equilibrium(&open, &Caps::default(), &mut |_, _| ControlFlow::Continue(())).unwrap();
        let plan = solve(&open, &Options::default()).unwrap();
        assert_eq!(seen.payoffs, plan.value(NodeIdx::ROOT), "{seed}");
    }
    assert!(n_hidden > N_CASES && n_mixed > N_CASES / 10, "{n_hidden} hidden, {n_mixed} mixed");
}

#[test]
fn moves_of_an_equilibrium_are_worth_the_same_where_they_are_made() {
    let mut n_checked = 0;
    for seed in 0..N_CASES {
        let game = grow(seed, Soil { n_players: 2, most_nodes: 25, sum: None, ..OPPOSED }).hidden();
        for one in pure(&game).unwrap().by_payoffs {
            let played = evaluate(&game, &one.profile).unwrap();
            for set in game.sets() {
                let Some(why) = played.explain(&game, &one.profile, set) else { continue };
                let made = why.moves.iter().find(|at| at.odds == Exact::ONE).unwrap();
                if !why.reach.is_zero() {
                    n_checked += 1;
                    assert!(why.best.contains(&made.move_idx), "{seed}");
                }
            }
        }
    }
    assert!(n_checked > N_CASES, "{n_checked}");
}

/// Poker with `n` cards, one each, after Kuhn 1950: check or bet 1, fold or call.
fn kuhn_poker(n: u32) -> Game {
    let deals: Vec<(u32, u32)> =
        (0..n).flat_map(|a| (0..n).map(move |b| (a, b))).filter(|(a, b)| a != b).collect();
    let draws: Vec<String> = deals.iter().map(|(a, b)| format!("\"{a} {b}\" 1/{}", deals.len())).collect();
    let mut text = format!("EFG 2 R \"\" {{ \"A\" \"B\" }}\nc \"\" 1 \"\" {{ {} }} 0\n", draws.join(" "));
    let mut number = 0;
    let mut end = |paid: i32| {
        number += 1;
        format!("t \"\" {number} \"\" {{ {paid} {} }}\n", -paid)
    };
    for (a, b) in deals {
        let sign = if a > b { 1 } else { -1 };
        let choice = |player, set, moves| format!("p \"\" {player} {set} \"\" {{ {moves} }} 0\n");
        let (bet, call) = ("\"check\" \"bet\"", "\"fold\" \"call\"");
        text += &(choice(1, 2 * a + 1, bet) + &choice(2, 2 * b + 1, bet) + &end(sign));
        text += &(choice(1, 2 * a + 2, call) + &end(-1) + &end(2 * sign));
        text += &(choice(2, 2 * b + 2, call) + &end(1) + &end(2 * sign));
    }
    efg::read(text.as_bytes(), &efg::Caps::default()).unwrap().0
}

#[cfg(feature = "equilibria")]
#[test]
fn kuhn_poker_is_worth_what_kuhn_found() {
    let game = kuhn_poker(3);
    let found = mixed_equilibrium(&game, &Caps::default(), &mut |_, _| ControlFlow::Continue(())).unwrap();
    assert_eq!(Some(&found.payoffs[0]), Exact::ratio(-1, 18).as_ref());
    // The second player's strategy is the only one: bet after a check with the king and a third of the jacks; call
    // with the king and a third of the queens.
    let odds = |number: i32| {
        let is_it = |set: &SetIdx| {
            game.set(*set).is_some_and(|view| view.player == Some(PlayerIdx::new(1)) && view.number == number)
        };
        found.profile.odds(game.sets().find(is_it).unwrap())[1].to_string()
    };
    assert_eq!([1, 3, 5].map(odds), ["1/3", "0", "1"]);
    assert_eq!([2, 4, 6].map(odds), ["0", "1/3", "1"]);
}

#[test]
fn what_is_too_large_is_refused_with_the_count() {
    let game = kuhn_poker(16);
    let max = Caps::default().max_profiles;
    // 3 strategies for each card of the first player (check and fold, check and call, bet), 4 of the second.
    assert_eq!(pure(&game), Err(Unanswered::TooManyProfiles { n_profiles: 12_u64.pow(16), max }));
    let nodes = Caps { max_nodes: 10, ..Caps::default() };
    let go_on = &mut |_, _| ControlFlow::Continue(());
    assert_eq!(pure_equilibria(&game, &nodes, go_on).map_err(|why| why.code()), Err("too-many-nodes"));
    assert_eq!(mixed_equilibrium(&game, &nodes, go_on).map_err(|why| why.code()), Err("too-many-nodes"));
    let visits = Caps { max_visits: 100, ..Caps::default() };
    assert_eq!(
        pure_equilibria(&kuhn_poker(3), &visits, go_on).map_err(|why| why.code()),
        Err("too-many-visits")
    );
    let stop = &mut |_, _| ControlFlow::Break(());
    assert_eq!(pure_equilibria(&kuhn_poker(3), &Caps::default(), stop), Err(Unanswered::Cancelled));
}

/// Two of the players move, unseen by each other, and get nothing; all others get what `pays` says of the profile.
fn bystanders(n_players: usize, n_moves: usize, pays: impl Fn(usize) -> usize) -> Game {
    let mut text = format!("EFG 2 R \"\" {{ {}}}\n", "\"p\" ".repeat(n_players));
    let moves: String = (0..n_moves).map(|at| format!("\"m{at}\" ")).collect();
    text.push_str(&format!("p \"\" 1 1 \"\" {{ {moves}}} 0\n"));
    let mut described = BTreeSet::new();
    for profile in 0..n_moves * n_moves {
        if profile % n_moves == 0 {
            text.push_str(&format!("p \"\" 2 1 \"\" {{ {moves}}} 0\n"));
        }
        let paid = pays(profile);
        text.push_str(&format!("t \"\" {}", paid + 1));
        if described.insert(paid) {
            text.push_str(&format!(" \"\" {{ 0 0 {}}}", format!("{paid} ").repeat(n_players - 2)));
        }
        text.push('\n');
    }
    efg::read(text.as_bytes(), &efg::Caps::default()).unwrap().0
}

/// The second player chooses one of two moves unseen; the first one of many, and then again, at a set for each.
fn many_sets(n_first: usize) -> Game {
    let moves: String = (0..n_first).map(|at| format!("\"m{at}\" ")).collect();
    let mut text = String::from("EFG 2 R \"\" { \"A\" \"B\" } p \"\" 2 1 \"\" { \"l\" \"r\" } 0\n");
    for _ in 0..2 {
        text.push_str(&format!("p \"\" 1 1 \"\" {{ {moves}}} 0\n"));
        for set in 2..n_first + 2 {
            text.push_str(&format!("p \"\" 1 {set} \"\" {{ \"l\" \"r\" }} 0 t \"\" 0 t \"\" 0\n"));
        }
    }
    efg::read(text.as_bytes(), &efg::Caps::default()).unwrap().0
}

#[test]
fn players_who_only_get_something_count_as_work() {
    // 10,000 profiles, of which each pays everyone.
    assert_eq!(pure(&bystanders(3, 100, |_| 1)).map(|found| found.n_equilibria), Ok(10_000));
    let max = Caps::default().max_visits;
    let n_visits = 10_000 * 1_000 * (1_000 / 16 + 1);
    let refusal = Unanswered::TooManyVisits { n_profiles: 10_000, n_visits, max };
    assert_eq!(pure(&bystanders(1_000, 100, |_| 1)), Err(refusal));
}

#[test]
fn listing_strategies_and_equilibria_counts_as_work() {
    let max = Caps::default().max_visits;
    assert_eq!(pure(&many_sets(100)).map(|found| found.n_equilibria), Ok(400));
    // 6,000 strategies, each with a look at 3,001 sets, and 2 with a look at one.
    let refusal = Unanswered::TooManyVisits { n_profiles: 12_000, n_visits: 6_000 * 3_001 + 2, max };
    assert_eq!(pure(&many_sets(3_000)), Err(refusal));
    let groups =
        |n_moves| pure(&bystanders(3, n_moves, |profile| profile)).map(|found| found.by_payoffs.len());
    assert_eq!(groups(20), Ok(400));
    // 10,000 equilibria that all pay differently, each with 200 moves.
    let refusal = Unanswered::TooManyVisits { n_profiles: 10_000, n_visits: 2_000_000, max: max / 10 };
    assert_eq!(groups(100), Err(refusal));
}

#[cfg(feature = "equilibria")]
#[test]
fn a_program_that_is_too_large_is_refused_before_it_is_begun() {
    let small = Caps { max_cells: 100, ..Caps::default() };
    let lazy = Caps { max_work: 10, ..Caps::default() };
    let go_on = &mut |_, _| ControlFlow::Continue(());
    let code = |caps: &Caps, hook: &mut dyn FnMut(u64, u64) -> ControlFlow<()>| {
        mixed_equilibrium(&kuhn_poker(4), caps, hook).map_err(|why| why.code()).err()
    };
    assert_eq!(code(&small, go_on), Some("program-too-large"));
    assert_eq!(code(&lazy, go_on), Some("too-much-work"));
    assert_eq!(code(&Caps::default(), &mut |_, _| ControlFlow::Break(())), Some("cancelled"));
}
