//! For the tests of mutual value: random worlds of every kind, and the definitions written down once more as plain
//! recursion on a world, in exact numbers, without layers, passes or closed sets of states.

#![allow(dead_code, reason = "each test that includes this uses a part of it")]

use std::cell::RefCell;
use std::collections::BTreeMap;

use lookahead_game::Exact;
use lookahead_game::value::mutual::{Counterfactual, Layers, Params, StateIdx, Steer};
use lookahead_game::world::{Amounts, Move, Player, Turn, World};

/// Marsaglia's xorshift (2003): seeded, and not the generator of the crate.
pub struct Random(u64);

impl Random {
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x2545_F491_4F6C_DD1D) | 1)
    }

    pub fn below(&mut self, end: i64) -> i64 {
        for _ in 0..3 {
            self.0 ^= self.0 << 13;
            self.0 ^= self.0 >> 7;
            self.0 ^= self.0 << 17;
        }
        ((self.0 >> 11) % u64::try_from(end).unwrap()) as i64
    }

    pub fn pick<T: Clone>(&mut self, from: &[T]) -> T {
        from[self.below(from.len() as i64) as usize].clone()
    }
}

pub fn ratio(num: i64, den: i64) -> Exact {
    Exact::ratio(num, den).unwrap()
}

fn rule(random: &mut Random, own: usize) -> [i64; 3] {
    let mut rule = [0, 0, random.pick(&[0, 0, 0, 1, 2, -1])];
    rule[own] = random.pick(&[1, 1, 1, 1, 0, 2, -1]);
    rule[1 - own] = random.pick(&[0, 0, 1, 2, -1]);
    rule
}

fn moves(random: &mut Random, who: Player, names: &[&str], turns: &[&str], may_end: bool) -> Vec<Move> {
    let n_moves = 1 + random.below(3) as usize;
    let weights: Vec<i64> = (0..n_moves).map(|_| 1 + random.below(3)).collect();
    let sum = weights.iter().sum();
    let mut shuffled = names.to_vec();
    let mut one_move = |weight: &i64| Move {
        name: shuffled.remove(random.below(shuffled.len() as i64) as usize).to_owned(),
        x: rule(random, 0),
        y: rule(random, 1),
        ends: may_end && random.below(8) == 0,
        to: (random.below(4) == 0 && !turns.is_empty()).then(|| random.pick(turns).to_owned()),
        p: (who == Player::Chance).then(|| ratio(*weight, sum)),
    };
    weights.iter().map(&mut one_move).collect()
}

/// A world with anything in it, of at most three steps.
pub fn any_world(random: &mut Random, may_end: bool) -> World {
    let floor = random.pick(&[0, 0, -2]);
    let horizon = random.below(4) as u32;
    let all_turns = ["rival", "luck", "inn"];
    let turns = &all_turns[..random.below(4) as usize];
    let names = ["a", "b", "c", "d"];
    let mut layers: Vec<u32> = (0..3).collect();
    let mut others = Vec::new();
    for name in turns {
        let who = match *name {
            "rival" => Player::Adversary,
            "luck" => Player::Chance,
            _ => Player::Agent,
        };
        let at = layers.remove(random.below(layers.len() as i64) as usize);
        let layers = if random.below(2) == 0 { vec![at] } else { Vec::new() };
        others.push(Turn {
            name: (*name).to_owned(),
            who,
            layers,
            moves: moves(random, who, &names, turns, may_end),
        });
    }
    World {
        horizon,
        start: Amounts { x: random.below(3), y: random.below(3) },
        floor,
        cap: random.pick(&[3, 20, 1_000]),
        moves: moves(random, Player::Agent, &names, turns, may_end),
        others,
    }
}

pub fn any_params(random: &mut Random) -> Params<Exact> {
    let anchors = [ratio(0, 1), ratio(1, 1), ratio(1, 1), ratio(2, 1), ratio(1, 3)];
    Params {
        gamma: random.pick(&[ratio(1, 1), ratio(9, 10), ratio(1, 2), ratio(1, 4)]),
        eps: random.pick(&[ratio(0, 1), ratio(0, 1), ratio(1, 1), ratio(1, 3)]),
        anchors: [random.pick(&anchors), random.pick(&anchors)],
        counterfactual: random.pick(&[Counterfactual::Policy, Counterfactual::Replay]),
        steer: random.pick(&[Steer::ToGo, Steer::ToGo, Steer::Next]),
    }
}

pub fn any_baselines(random: &mut Random) -> [i64; 2] {
    random.pick(&[[0, 0], [0, 0], [1, 1], [2, 0], [-1, 3]])
}

/// Where the plain recursion is: step, place ("" for the ordinary one), x and y.
pub type Place = (u32, String, i64, i64);

/// The place of a state of a graph.
pub fn place_of(layers: &Layers, state: StateIdx) -> Place {
    let [x, y] = layers.amounts(state);
    let step = layers.layer_of(state).unwrap() as u32;
    (step, layers.place(state).unwrap_or("").to_owned(), x as i64, y as i64)
}

/// The definitions on a world. Only what is asked for again and again is kept.
pub struct Reference<'a> {
    pub world: &'a World,
    pub params: &'a Params<Exact>,
    pub baselines: [i64; 2],
    policies: RefCell<BTreeMap<Place, Option<usize>>>,
    values: RefCell<BTreeMap<(Place, usize), Exact>>,
}

type Options = Vec<(String, Vec<(Exact, Place)>)>;

impl<'a> Reference<'a> {
    pub fn new(world: &'a World, params: &'a Params<Exact>, baselines: [i64; 2]) -> Self {
        Self { world, params, baselines, policies: RefCell::default(), values: RefCell::default() }
    }

    fn turn(&self, place: &Place) -> Option<(Player, String, &[Move])> {
        let named = self.world.others.iter().find(|turn| turn.name == place.1);
        let at_step = self.world.others.iter().find(|turn| turn.layers.contains(&place.0));
        if place.0 >= self.world.horizon || place.1 == "end" {
            return None;
        }
        let other = named.or(if place.1.is_empty() { at_step } else { None });
        Some(match other {
            Some(turn) => (turn.who, turn.name.clone(), &turn.moves),
            None => (Player::Agent, String::new(), &self.world.moves),
        })
    }

    fn options(&self, place: &Place) -> (Player, Options) {
        let Some((who, name, moves)) = self.turn(place) else { return (Player::Agent, Vec::new()) };
        let result = |one: &Move| {
            let amount = |[a, b, c]: [i64; 3]| {
                (a * place.2 + b * place.3 + c).max(self.world.floor).min(self.world.cap)
            };
            let next = if one.ends { "end" } else { one.to.as_deref().unwrap_or("") };
            (place.0 + 1, next.to_owned(), amount(one.x), amount(one.y))
        };
        if who == Player::Chance {
            let outcomes = moves.iter().map(|one| (one.p.clone().unwrap(), result(one))).collect();
            return (who, vec![(name, outcomes)]);
        }
        (who, moves.iter().map(|one| (one.name.clone(), vec![(Exact::ONE, result(one))])).collect())
    }

    pub fn policy(&self, place: &Place) -> Option<usize> {
        if let Some(known) = self.policies.borrow().get(place) {
            return *known;
        }
        let (who, options) = self.options(place);
        let worth = |to: &Place| match self.params.steer {
            Steer::ToGo => self.j(to),
            Steer::Next => self.value(to, 0) + self.value(to, 1),
        };
        let worths: Vec<Exact> =
            options.iter().map(|(_, to)| to.iter().map(|(p, to)| p * worth(to)).sum()).collect();
        let best = match who {
            Player::Agent => worths.iter().max(),
            Player::Adversary => worths.iter().min(),
            Player::Chance => worths.first(),
        };
        let chosen = best.and_then(|best| worths.iter().position(|worth| worth == best));
        self.policies.borrow_mut().insert(place.clone(), chosen);
        chosen
    }

    pub fn future(&self, place: &Place, good: usize) -> Exact {
        let Some(chosen) = self.policy(place) else { return Exact::ZERO };
        let (_, outcomes) = &self.options(place).1[chosen];
        let terms = outcomes.iter().map(|(p, to)| p * (self.value(to, good) + self.future(to, good)));
        &self.params.gamma * terms.sum::<Exact>()
    }

    fn replayed(&self, real: &Place, twin: &Place, good: usize) -> Exact {
        let (Some(chosen), (_, twin_options)) = (self.policy(real), self.options(twin)) else {
            return Exact::ZERO;
        };
        if twin_options.is_empty() {
            return Exact::ZERO;
        }
        let (name, outcomes) = &self.options(real).1[chosen];
        let same = twin_options.iter().find(|(other, _)| other == name).unwrap_or(&twin_options[0]);
        let terms = outcomes
            .iter()
            .zip(&same.1)
            .map(|((p, real), (_, twin))| p * (self.value(twin, good) + self.replayed(real, twin, good)));
        &self.params.gamma * terms.sum::<Exact>()
    }

    pub fn value(&self, place: &Place, good: usize) -> Exact {
        let key = (place.clone(), good);
        if let Some(known) = self.values.borrow().get(&key) {
            return known.clone();
        }
        let amount = if good == 0 { place.2 } else { place.3 };
        let own = &self.params.anchors[good] * Exact::int(amount - self.baselines[good]);
        let value = if self.policy(place).is_none() {
            own
        } else {
            let mut twin = place.clone();
            *(if good == 0 { &mut twin.2 } else { &mut twin.3 }) = self.baselines[good];
            let missing = match self.params.counterfactual {
                Counterfactual::Policy => self.future(&twin, 1 - good),
                Counterfactual::Replay => self.replayed(place, &twin, 1 - good),
            };
            &self.params.eps * own + self.future(place, 1 - good) - missing
        };
        self.values.borrow_mut().insert(key, value.clone());
        value
    }

    pub fn j(&self, place: &Place) -> Exact {
        (0..2).map(|good| self.value(place, good) + self.future(place, good)).sum()
    }
}
