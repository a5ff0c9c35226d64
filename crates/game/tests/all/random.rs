//! Random games, the same for the same seed: plain trees that a test can change and walk before they become games.

use std::collections::BTreeMap;

use lookahead_game::tree::{Builder, PlayerIdx};
use lookahead_game::{Exact, Game};

/// SplitMix64 (Steele, Lea & Flood 2014).
pub struct Random(pub u64);

impl Random {
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// From 0 to `n - 1`.
    pub fn below(&mut self, n: u64) -> u64 {
        self.next() % n
    }

    /// A whole number, small enough that ties are common.
    pub fn payoff(&mut self) -> Exact {
        Exact::int(self.below(9) as i64 - 4)
    }

    /// Shares of 1, each above 0.
    pub fn shares(&mut self, n: u64) -> Vec<Exact> {
        let weights: Vec<i64> = (0..n).map(|_| self.below(6) as i64 + 1).collect();
        let sum: i64 = weights.iter().sum();
        weights.iter().map(|weight| Exact::ratio(*weight, sum).unwrap()).collect()
    }
}

#[derive(Clone, Debug)]
pub enum What {
    End,
    Chance(Vec<Exact>),
    /// Who moves, and what the player notices: nodes with the same memories and the same notice are one set.
    Choice(u32, u64),
}

/// One node, in preorder.
#[derive(Clone, Debug)]
pub struct Bud {
    pub what: What,
    pub n_moves: u64,
    pub payoffs: Vec<Exact>,
}

/// A tree in preorder.
#[derive(Clone, Debug)]
pub struct Plant {
    pub n_players: usize,
    pub buds: Vec<Bud>,
}

/// What trees to grow.
#[derive(Clone, Copy)]
pub struct Soil {
    pub n_players: u64,
    pub depth: u32,
    pub most_nodes: u64,
    /// The sum of all payoffs on every path; with two players only.
    pub sum: Option<i64>,
    /// How many notices there are; 0 where everything is seen.
    pub n_notices: u64,
}

pub fn grow(seed: u64, soil: Soil) -> Plant {
    let mut random = Random(seed);
    let mut plant = Plant { n_players: soil.n_players as usize, buds: Vec::new() };
    // Depths of the nodes still to come, the next one last.
    let mut pending = vec![0];
    while let Some(depth) = pending.pop() {
        let room = soil.most_nodes.saturating_sub((plant.buds.len() + pending.len()) as u64);
        let goes_on = depth < soil.depth && room > 3 && (depth == 0 || random.below(5) > 0);
        let n_moves = if goes_on { 1 + random.below(3) } else { 0 };
        let what = match random.below(4) {
            _ if n_moves == 0 => What::End,
            0 => What::Chance(random.shares(n_moves)),
            _ => What::Choice(random.below(soil.n_players) as u32, random.below(soil.n_notices.max(1))),
        };
        let payoffs = payoffs(&mut random, soil, n_moves == 0);
        plant.buds.push(Bud { what, n_moves, payoffs });
        pending.extend((0..n_moves).map(|_| depth + 1));
    }
    plant
}

fn payoffs(random: &mut Random, soil: Soil, is_end: bool) -> Vec<Exact> {
    if !is_end && random.below(3) > 0 {
        return vec![Exact::ZERO; soil.n_players as usize];
    }
    let Some(sum) = soil.sum else { return (0..soil.n_players).map(|_| random.payoff()).collect() };
    let first = random.payoff();
    let second = Exact::int(if is_end { sum } else { 0 }) - &first;
    vec![first, second]
}

impl Plant {
    /// The game in which every node is seen.
    pub fn open(&self) -> Game {
        self.build(false)
    }

    /// The game in which players know their own earlier moves and what they noticed on the way, no more.
    pub fn hidden(&self) -> Game {
        self.build(true)
    }

    fn build(&self, is_hidden: bool) -> Game {
        let players = (0..self.n_players).map(|at| format!("P{at}")).collect();
        let mut builder = Builder::new("", "", players);
        // The set's number by who moves, memory, notice and number of moves.
        let mut known = BTreeMap::new();
        // Memories of all players at nodes still to come: own sets and own moves.
        let mut pending = vec![vec![Vec::new(); self.n_players]];
        for (number, bud) in (1..).zip(&self.buds) {
            let memories = pending.pop().unwrap();
            let outcome = builder.add_outcome(number, "", bud.payoffs.clone()).unwrap();
            let names: Vec<String> = (0..bud.n_moves).map(|at| format!("m{at}")).collect();
            let names: Vec<&str> = names.iter().map(String::as_str).collect();
            match &bud.what {
                What::End => builder.push_end("", Some(outcome)).unwrap(),
                What::Chance(odds) => {
                    let set = builder.add_set(None, number, "", &names, odds).unwrap();
                    builder.push_moves("", set, Some(outcome)).unwrap();
                    pending.extend((0..bud.n_moves).map(|_| memories.clone()));
                }
                What::Choice(player, notice) => {
                    let owner = Some(PlayerIdx::new(*player));
                    let key = (*player, memories[*player as usize].clone(), *notice, bud.n_moves);
                    let set_number = if is_hidden { *known.entry(key).or_insert(number) } else { number };
                    let set = builder.find_set(owner, set_number);
                    let set =
                        set.unwrap_or_else(|| builder.add_set(owner, set_number, "", &names, &[]).unwrap());
                    builder.push_moves("", set, Some(outcome)).unwrap();
                    for move_idx in (0..bud.n_moves).rev() {
                        let mut later = memories.clone();
                        later[*player as usize].push((set_number, move_idx));
                        pending.push(later);
                    }
                }
            }
        }
        builder.finish().unwrap()
    }
}
