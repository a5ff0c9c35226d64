//! A world unrolled into its graph of states: every state (step, place, x, y) once, layer by layer, closed under
//! both twins. Within a layer the states are in order of place, x and y, and found by position in a table of the
//! layer's box of amounts ([`super::cells`]), not by hashing.

use super::cells::{Cell, Cells};
use super::layers::{Choice, Shape, State};
use super::{Layers, LayersError, Share};
use crate::Exact;
use crate::world::{MAX_AMOUNT, Move, Player, World};

/// The rules with names resolved to positions.
struct Rules<'a> {
    world: &'a World,
    /// Who moves at which step in the ordinary place: 0 the agent, else the number of the turn from 1.
    turns: Vec<u16>,
    /// Per turn (0 is the agent's ordinary one), per move: the next place.
    next_places: Vec<Vec<u16>>,
}

impl Layers {
    /// Unrolls a world from its start, with these baselines of X and Y, into at most `max_states` states.
    ///
    /// # Errors
    /// [`LayersError::World`], [`LayersError::Baseline`] and [`LayersError::TooManyStates`].
    ///
    /// ```
    /// use lookahead_game::{value::mutual::Layers, world};
    /// let text = r#"{"horizon": 2, "start": {"x": 1, "y": 1}, "floor": 0, "cap": 1000, "moves": [
    ///   {"name": "tools", "x": [1, 1, 0], "y": [0, 1, 0]}, {"name": "food", "x": [1, 0, 0], "y": [2, 1, 0]}]}"#;
    /// let (orchard, _) = world::read(text)?;
    /// assert_eq!(Layers::unroll(&orchard, [0, 0], 1_000)?.n_states(), 37);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn unroll(world: &World, baselines: [i64; 2], max_states: u32) -> Result<Self, LayersError> {
        world.check().map_err(LayersError::World)?;
        if baselines.iter().any(|amount| amount.abs() > MAX_AMOUNT) {
            return Err(LayersError::Baseline);
        }
        let rules = Rules::new(world);
        let mut layers = rules.empty_layers(baselines);
        let baselines = baselines.map(small);
        let mut targets = vec![Cell { place: 0, x: small(world.start.x), y: small(world.start.y) }];
        for step in 0..=world.horizon {
            let base = u32::try_from(layers.states.len()).unwrap_or(u32::MAX);
            let cells = Cells::new(&targets, baselines, base);
            if layers.states.len() + cells.list().len() > max_states as usize {
                return Err(LayersError::TooManyStates { max_states, step });
            }
            layers.edges.extend(targets.iter().map(|target| cells.find(*target)));
            if step == 0 {
                // The start is no outcome of any move.
                layers.edges.clear();
                layers.root = targets.first().map_or(0, |start| cells.find(*start));
            }
            targets.clear();
            rules.push_layer(&mut layers, &cells, step, &mut targets);
        }
        layers.order = (0..).zip(&layers.states).map(|(at, _)| at).collect();
        Ok(layers)
    }
}

impl<'a> Rules<'a> {
    fn new(world: &'a World) -> Self {
        let numbered = || (1_u16..).zip(&world.others);
        let turn_at = |step: u32| {
            numbered().find(|(_, turn)| turn.layers.contains(&step)).map_or(0, |(number, _)| number)
        };
        let ended = u16::try_from(world.others.len() + 1).unwrap_or(u16::MAX);
        let next_place = |one: &Move| {
            let named = numbered().find(|(_, turn)| one.to.as_ref() == Some(&turn.name));
            if one.ends { ended } else { named.map_or(0, |(number, _)| number) }
        };
        let places = |moves: &[Move]| moves.iter().map(next_place).collect();
        let next_places = std::iter::once(places(&world.moves))
            .chain(world.others.iter().map(|turn| places(&turn.moves)))
            .collect();
        Self { world, turns: (0..world.horizon).map(turn_at).collect(), next_places }
    }

    /// A graph without states: shape 0 is the end, shape n + 1 that of turn n.
    fn empty_layers(&self, baselines: [i64; 2]) -> Layers {
        let others = self.world.others.iter().map(|turn| shape(turn.who, &turn.name, &turn.moves));
        let ordinary = shape(Player::Agent, "", &self.world.moves);
        let shapes = [Shape::new(Player::Agent, Vec::new()), ordinary].into_iter().chain(others).collect();
        let names = self.world.others.iter().map(|turn| turn.name.clone());
        let place_names = names.chain(std::iter::once("end".to_owned())).collect();
        let baselines = baselines.map(|amount| amount as f64);
        Layers { baselines, shapes, place_names, ..Layers::default() }
    }

    /// The number of the turn that is taken here; `None` at an end.
    fn turn(&self, step: u32, place: u16) -> Option<u16> {
        let ordinary = self.turns.get(step as usize).copied()?;
        match place {
            0 => Some(ordinary),
            named if usize::from(named) <= self.world.others.len() => Some(named),
            _ => None,
        }
    }

    fn moves(&self, turn: u16) -> &'a [Move] {
        match usize::from(turn).checked_sub(1) {
            None => &self.world.moves,
            Some(at) => self.world.others.get(at).map_or(&[], |turn| &turn.moves),
        }
    }

    /// Adds the states of one layer and lists what their moves lead to.
    fn push_layer(&self, layers: &mut Layers, cells: &Cells, step: u32, targets: &mut Vec<Cell>) {
        let n_edges = layers.edges.len();
        for (cell, twins) in cells.with_twins() {
            let turn = self.turn(step, cell.place);
            let first_edge = u32::try_from(n_edges + targets.len()).unwrap_or(u32::MAX);
            let shape = turn.map_or(0, |turn| u32::from(turn) + 1);
            let amounts = [f64::from(cell.x), f64::from(cell.y)];
            layers.states.push(State { amounts, twins, shape, first_edge });
            layers.places.push(cell.place);
            let Some(turn) = turn else { continue };
            let next_places = self.next_places.get(usize::from(turn)).map_or(&[] as &[u16], Vec::as_slice);
            let moves = self.moves(turn).iter().zip(next_places);
            targets.extend(moves.map(|(one, place)| self.apply(one, *place, cell)));
        }
        layers.layer_ends.push(u32::try_from(layers.states.len()).unwrap_or(u32::MAX));
    }

    /// Sizes are capped by [`World::check`], so nothing overflows: 2 · 10^6 · 10^9 + 10^9 < 2^63.
    fn apply(&self, one: &Move, place: u16, cell: Cell) -> Cell {
        let amount = |[by_x, by_y, fixed]: [i64; 3]| {
            let amount = by_x * i64::from(cell.x) + by_y * i64::from(cell.y) + fixed;
            small(amount.clamp(self.world.floor, self.world.cap))
        };
        Cell { place, x: amount(one.x), y: amount(one.y) }
    }
}

/// An amount that is known to be at most [`MAX_AMOUNT`] in size.
fn small(amount: i64) -> i32 {
    i32::try_from(amount).unwrap_or(0)
}

/// A turn of chance is one choice with many outcomes, any other many choices with one outcome each.
fn shape(player: Player, name: &str, moves: &[Move]) -> Shape {
    let share = |p: Exact| Share { double: p.to_f64(), exact: p };
    let choices = match player {
        Player::Chance => {
            let shares = moves.iter().map(|one| share(one.p.clone().unwrap_or_default())).collect();
            vec![Choice { name: name.to_owned(), shares }]
        }
        Player::Agent | Player::Adversary => {
            let choice = |one: &Move| Choice { name: one.name.clone(), shares: vec![share(Exact::ONE)] };
            moves.iter().map(choice).collect()
        }
    };
    Shape::new(player, choices)
}
