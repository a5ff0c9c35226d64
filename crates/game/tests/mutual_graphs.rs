//! Mutual value on graphs no world makes, and committed plans, against the definitions written down plainly: values over a
//! whole graph layer by layer, replays by recursion, plans by trying all.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod mutual_worlds;

use std::ops::ControlFlow;

use lookahead_game::Exact;
use lookahead_game::value::mutual::{
    self, Counterfactual, GivenOption, GivenState, Layers, Params, StateIdx, Steer, value,
};
use lookahead_game::world::Player;
use mutual_worlds::{Random, any_baselines, any_params, any_world};

const MAX_STATES: u32 = 20_000;

fn options(layers: &Layers, state: StateIdx) -> std::ops::Range<u32> {
    0..layers.n_options(state) as u32
}

/// A graph that no world makes: several outcomes at any turn, other moves and chances at the twin, branches that end at
/// different depth, twins that are nobody's baseline.
fn any_graph(random: &mut Random) -> Layers {
    let times: Vec<u32> = (0..4).flat_map(|t| vec![t * 2; 2 + random.below(3) as usize]).collect();
    let mut states = Vec::new();
    for (at, &t) in times.iter().enumerate() {
        let same: Vec<u32> = (0..times.len() as u32).filter(|other| times[*other as usize] == t).collect();
        let later: Vec<u32> =
            (at as u32..times.len() as u32).filter(|other| times[*other as usize] > t).collect();
        let player = random.pick(&[Player::Agent, Player::Agent, Player::Adversary, Player::Chance]);
        let n_options = match player {
            _ if later.is_empty() || (at > 0 && random.below(6) == 0) => 0,
            Player::Chance => 1,
            _ => 1 + random.below(3) as usize,
        };
        let mut names = vec!["a", "b", "c", "d"];
        let mut option = || {
            let name = names.remove(random.below(names.len() as i64) as usize).to_owned();
            let shares = random.pick(&[vec![8], vec![8], vec![3, 5], vec![2, 2, 4], vec![0, 8], vec![1, 7]]);
            let outcomes =
                shares.iter().map(|share| (f64::from(*share) / 8.0, random.pick(&later))).collect();
            GivenOption { name, outcomes }
        };
        let options = (0..n_options).map(|_| option()).collect();
        let amounts = [random.below(7) as f64 - 2.0, random.below(7) as f64 / 2.0];
        states.push(GivenState {
            t,
            amounts,
            twins: [random.pick(&same), random.pick(&same)],
            player,
            options,
        });
    }
    // The order of the list is no matter.
    let n_states = states.len();
    let turn = random.below(n_states as i64) as usize;
    states.rotate_left(turn);
    let moved = |state: u32| ((state as usize + n_states - turn) % n_states) as u32;
    for state in &mut states {
        state.twins = state.twins.map(moved);
        state.options.iter_mut().flat_map(|option| &mut option.outcomes).for_each(|(_, to)| *to = moved(*to));
    }
    Layers::from_states(&states, moved(0), [random.below(3) as f64, 0.5]).unwrap()
}

#[test]
fn given_graphs_of_any_kind_are_valued_by_the_definitions() {
    let mut n_unlike = 0;
    for seed in 0..3_000 {
        let mut random = Random::new(seed);
        let (layers, params) = (any_graph(&mut random), any_params(&mut random));
        let (v, g, chosen) = plain_values(&layers, &params, None);
        let exact = value(&layers, &params).unwrap();
        let double = value(&layers, &params.to::<f64>()).unwrap();
        for state in layers.states() {
            let at = state.get() as usize;
            let worth = exact.worth(state);
            assert_eq!((&worth.v, &worth.g), (&v[at], &g[at]), "seed {seed}, state {at}, {params:?}");
            assert_eq!((exact.chosen(state), double.chosen(state)), (chosen[at], chosen[at]), "seed {seed}");
            let j = worth.j().to_f64();
            assert!((double.j(state) - j).abs() <= 1e-9 * j.abs().max(1.0), "seed {seed}");
        }
        let policy = Params { counterfactual: Counterfactual::Policy, ..params.clone() };
        n_unlike += usize::from(value(&layers, &policy).unwrap() != exact);
    }
    assert!(n_unlike > 500, "replaying mattered in {n_unlike} graphs only");
}

#[test]
fn committing_finds_what_trying_every_assignment_finds() {
    let (mut n_compared, mut seed) = (0, 50_000);
    let mut progress = |_, _| ControlFlow::Continue(());
    while n_compared < 1_000 {
        let mut random = Random::new(seed);
        seed += 1;
        let world = any_world(&mut random, true);
        let layers = Layers::unroll(&world, any_baselines(&mut random), MAX_STATES).unwrap();
        let is_free = |state: &StateIdx| layers.player(*state) == Some(Player::Agent);
        let free: Vec<StateIdx> = layers.states().filter(is_free).collect();
        let n_plans = free.iter().try_fold(1_usize, |n, state| n.checked_mul(layers.n_options(*state)));
        let params = any_params(&mut random);
        let Some(n_plans) = n_plans.filter(|n| (2..=600).contains(n)) else { continue };
        let committed = mutual::commit(&layers, &params, 600, &mut progress).unwrap();
        let mut best: Option<(Exact, Vec<usize>)> = None;
        for number in 0..n_plans {
            // The first state's move is the most significant digit, so plans come in lexicographic order.
            let mut rest = number;
            let mut plan = vec![0; free.len()];
            for (slot, state) in plan.iter_mut().zip(&free).rev() {
                (*slot, rest) = (rest % layers.n_options(*state), rest / layers.n_options(*state));
            }
            let j = plain_j(&layers, &params, &free, &plan);
            if best.as_ref().is_none_or(|(most, _)| j > *most) {
                best = Some((j, plan));
            }
        }
        let (j, plan) = best.unwrap();
        assert_eq!(committed.mutual.j(layers.root()), j, "{world:?} {params:?}");
        let found: Vec<usize> =
            free.iter().map(|state| committed.mutual.chosen(*state).unwrap() as usize).collect();
        assert_eq!(found, plan, "{world:?} {params:?}");
        n_compared += 1;
    }
}

/// J at the root with the agent's moves fixed.
fn plain_j(layers: &Layers, params: &Params<Exact>, free: &[StateIdx], plan: &[usize]) -> Exact {
    let fixed = |state| free.iter().position(|one| *one == state).map(|digit| plan[digit] as u32);
    let (v, g, _) = plain_values(layers, params, Some(&fixed));
    let root = layers.root().get() as usize;
    (0..2).map(|good| &v[root][good] + &g[root][good]).sum()
}

type Pairs = Vec<[Exact; 2]>;

/// V, G and the chosen options by the definitions over a whole graph, replays by plain recursion; the agent's moves as
/// given, or its best.
fn plain_values(
    layers: &Layers,
    params: &Params<Exact>,
    fixed: Option<&dyn Fn(StateIdx) -> Option<u32>>,
) -> (Pairs, Pairs, Vec<Option<u32>>) {
    let n_states = layers.n_states();
    let zeros = || vec![[Exact::ZERO, Exact::ZERO]; n_states];
    let (mut v, mut g, mut chosen) = (zeros(), zeros(), vec![None; n_states]);
    for layer in (0..layers.n_layers()).rev() {
        for state in layers.layer(layer) {
            let at = state.get() as usize;
            let worth = |option: u32| -> Exact {
                let reward = |to: usize| &v[to][0] + &v[to][1];
                let worth = |to: usize| match params.steer {
                    Steer::ToGo => reward(to) + &g[to][0] + &g[to][1],
                    Steer::Next => reward(to),
                };
                layers
                    .outcomes(state, option)
                    .map(|(share, to)| &share.exact * worth(to.get() as usize))
                    .sum()
            };
            chosen[at] = match layers.player(state) {
                None => None,
                Some(Player::Chance) => Some(0),
                Some(Player::Adversary) => options(layers, state).min_by_key(|option| worth(*option)),
                // Of equal ones max_by_key takes the last.
                Some(Player::Agent) => match fixed {
                    Some(fixed) => fixed(state),
                    None => options(layers, state).rev().max_by_key(|option| worth(*option)),
                },
            };
            if let Some(option) = chosen[at] {
                g[at] = [0, 1].map(|good: usize| {
                    let terms = layers.outcomes(state, option).map(|(share, to)| {
                        let to = to.get() as usize;
                        &share.exact * (&v[to][good] + &g[to][good])
                    });
                    &params.gamma * terms.sum::<Exact>()
                });
            }
        }
        for state in layers.layer(layer) {
            let at = state.get() as usize;
            v[at] = [0, 1].map(|good: usize| {
                let amount = |at: f64| mutual::exact_of(at);
                let above = amount(layers.amounts(state)[good]) - amount(layers.baselines()[good]);
                let own = &params.anchors[good] * above;
                let twin = layers.twins(state)[good];
                let missing = match params.counterfactual {
                    _ if chosen[at].is_none() => return own,
                    Counterfactual::Policy => g[twin.get() as usize][1 - good].clone(),
                    Counterfactual::Replay => replayed(layers, params, &v, &chosen, (state, twin), 1 - good),
                };
                &params.eps * own + &g[at][1 - good] - missing
            });
        }
    }
    (v, g, chosen)
}

fn replayed(
    layers: &Layers,
    params: &Params<Exact>,
    v: &[[Exact; 2]],
    chosen: &[Option<u32>],
    (real, twin): (StateIdx, StateIdx),
    good: usize,
) -> Exact {
    let Some(option) = chosen[real.get() as usize] else { return Exact::ZERO };
    let name = layers.option_name(real, option);
    let Some(first) = options(layers, twin).next() else { return Exact::ZERO };
    let same = options(layers, twin).find(|other| layers.option_name(twin, *other) == name).unwrap_or(first);
    let pairs = layers.outcomes(real, option).zip(layers.outcomes(twin, same));
    let terms = pairs.map(|((share, real), (_, twin))| {
        let more = replayed(layers, params, v, chosen, (real, twin), good);
        &share.exact * (&v[twin.get() as usize][good] + more)
    });
    &params.gamma * terms.sum::<Exact>()
}
