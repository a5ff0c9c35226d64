//! Is a world usable, and what is odd about it? Called for every world before it is unrolled, so that unrolling
//! can rely on the caps and the names.

use super::{
    MAX_AMOUNT, MAX_COEFFICIENT, MAX_HORIZON, MAX_MOVES, MAX_NAME, MAX_TURNS, Move, Player, Problem, Reason,
    World, WorldError,
};
use crate::Exact;

impl World {
    /// What is odd about a world that can be used.
    ///
    /// # Errors
    /// The first thing that makes it unusable.
    ///
    /// ```
    /// use lookahead_game::world::{World, benchmark_world};
    /// let world = benchmark_world();
    /// assert_eq!(world.check(), Ok(vec![]));
    /// assert_eq!(World { horizon: 10_000, ..world }.check().map_err(|error| error.code()), Err("horizon"));
    /// ```
    pub fn check(&self) -> Result<Vec<Problem>, WorldError> {
        let mut problems = Vec::new();
        self.check_frame()?;
        self.check_moves("moves", Player::Agent, &self.moves, &mut problems)?;
        if self.others.len() > MAX_TURNS as usize {
            return Err(WorldError::at("others", Reason::TurnCount));
        }
        for (at, turn) in self.others.iter().enumerate() {
            let path = turn_path(&turn.name);
            check_name(&path, &turn.name)?;
            if self.others.iter().take(at).any(|other| other.name == turn.name) {
                return Err(WorldError::at(path, Reason::SameName));
            }
            self.check_moves(&format!("{path}.moves"), turn.who, &turn.moves, &mut problems)?;
        }
        self.check_layers(&mut problems)?;
        Ok(problems)
    }

    fn check_frame(&self) -> Result<(), WorldError> {
        if self.horizon > MAX_HORIZON {
            return Err(WorldError::at("horizon", Reason::Horizon));
        }
        let amounts =
            [("floor", self.floor), ("cap", self.cap), ("start.x", self.start.x), ("start.y", self.start.y)];
        for (path, amount) in amounts {
            check_size(path, amount, MAX_AMOUNT, Reason::Amount)?;
        }
        if self.floor > self.cap {
            return Err(WorldError::at("floor", Reason::FloorAboveCap));
        }
        for (path, amount) in [("start.x", self.start.x), ("start.y", self.start.y)] {
            if !(self.floor..=self.cap).contains(&amount) {
                return Err(WorldError::at(path, Reason::StartOutside));
            }
        }
        Ok(())
    }

    fn check_moves(
        &self,
        path: &str,
        who: Player,
        moves: &[Move],
        problems: &mut Vec<Problem>,
    ) -> Result<(), WorldError> {
        if moves.is_empty() || moves.len() > MAX_MOVES as usize {
            return Err(WorldError::at(path, Reason::MoveCount));
        }
        for (at, one) in moves.iter().enumerate() {
            let path = format!("{path}[{at}]");
            check_name(&format!("{path}.name"), &one.name)?;
            if moves.iter().take(at).any(|other| other.name == one.name) {
                return Err(WorldError::at(format!("{path}.name"), Reason::SameName));
            }
            check_rule(&format!("{path}.x"), one.x)?;
            check_rule(&format!("{path}.y"), one.y)?;
            self.check_next(&path, one, problems)?;
            check_probability(&format!("{path}.p"), who, one, problems)?;
        }
        let sum: Exact = moves.iter().filter_map(|one| one.p.clone()).sum();
        if who == Player::Chance && sum != Exact::ONE {
            return Err(WorldError::at(path, Reason::ProbabilitySum));
        }
        Ok(())
    }

    fn check_next(&self, path: &str, one: &Move, problems: &mut Vec<Problem>) -> Result<(), WorldError> {
        let Some(to) = &one.to else { return Ok(()) };
        let path = format!("{path}.to");
        if !self.others.iter().any(|turn| turn.name == *to) {
            return Err(WorldError::at(path, Reason::UnknownTurn));
        }
        if one.ends {
            problems.push(Problem { path, reason: Reason::IdleNext });
        }
        Ok(())
    }

    fn check_layers(&self, problems: &mut Vec<Problem>) -> Result<(), WorldError> {
        let mut taken: Vec<u32> = Vec::new();
        let everything = || self.others.iter().flat_map(|turn| &turn.moves).chain(&self.moves);
        for turn in &self.others {
            let path = turn_path(&turn.name);
            for (at, &step) in turn.layers.iter().enumerate() {
                let path = format!("{path}.layers[{at}]");
                if taken.contains(&step) {
                    return Err(WorldError::at(path, Reason::StepTaken));
                }
                if step >= self.horizon {
                    problems.push(Problem { path, reason: Reason::LateStep });
                }
                taken.push(step);
            }
            if turn.layers.is_empty() && !everything().any(|one| one.to.as_ref() == Some(&turn.name)) {
                problems.push(Problem { path, reason: Reason::IdleTurn });
            }
        }
        Ok(())
    }
}

pub(super) fn turn_path(name: &str) -> String {
    format!("others.{name}")
}

fn check_size(path: &str, value: i64, most: i64, reason: Reason) -> Result<(), WorldError> {
    if (-most..=most).contains(&value) { Ok(()) } else { Err(WorldError::at(path, reason)) }
}

fn check_rule(path: &str, [by_x, by_y, fixed]: [i64; 3]) -> Result<(), WorldError> {
    check_size(path, by_x, MAX_COEFFICIENT, Reason::Coefficient)?;
    check_size(path, by_y, MAX_COEFFICIENT, Reason::Coefficient)?;
    check_size(path, fixed, MAX_AMOUNT, Reason::Amount)
}

fn check_name(path: &str, name: &str) -> Result<(), WorldError> {
    let is_sound = !name.is_empty() && name.chars().count() <= MAX_NAME as usize;
    if is_sound { Ok(()) } else { Err(WorldError::at(path, Reason::Name)) }
}

fn check_probability(
    path: &str,
    who: Player,
    one: &Move,
    problems: &mut Vec<Problem>,
) -> Result<(), WorldError> {
    let is_chance = who == Player::Chance;
    match &one.p {
        Some(p) if is_chance && p.is_negative() => Err(WorldError::at(path, Reason::Probability)),
        None if is_chance => Err(WorldError::at(path, Reason::Probability)),
        Some(_) if !is_chance => {
            problems.push(Problem { path: path.to_owned(), reason: Reason::IdleProbability });
            Ok(())
        }
        _ => Ok(()),
    }
}
