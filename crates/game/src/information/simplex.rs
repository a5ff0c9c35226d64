//! Linear programs in exact arithmetic: maximise c·x subject to A x ≤ b, x ≥ 0, with b ≥ 0, so that x = 0 is a
//! place to start. The simplex method on a dictionary (Chvátal 1983, chapters 2 and 3): the entering variable is the
//! one with the largest coefficient, but after a step that gained nothing the first possible one (Bland 1977), so
//! that it cannot run in circles. No rounding, so no tolerance: what comes out is the optimum and its certificate.

use super::{Progress, Unanswered};
use crate::Exact;
use crate::induction::MAX_BITS;

/// How many changes of a machine-word number take as long as one of a longer number, for each 64 bits (measured).
const LONG: u64 = 150;
/// And how many more for the square of that length, since a fraction of long numbers is shortened in quadratic time
/// (measured from 3 to 48 times 64 bits).
const LONGER: u64 = 6;

/// A program: one row for each constraint.
#[derive(Clone, Debug, Default)]
pub(super) struct Program {
    /// `c`.
    pub(super) objective: Vec<Exact>,
    /// The rows of `A`, each as long as `c`.
    pub(super) rows: Vec<Vec<Exact>>,
    /// `b`, none below 0.
    pub(super) limits: Vec<Exact>,
}

/// The optimum.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Optimum {
    /// `x`.
    pub(super) primal: Vec<Exact>,
    /// What one more of each limit would be worth: a solution of the dual program.
    pub(super) dual: Vec<Exact>,
}

/// The dictionary: each basic variable is its limit minus its row times the free variables. Variables are numbered
/// through: those of the program first, then one slack for each constraint. The last row is the objective's.
struct Dictionary {
    basic: Vec<usize>,
    free: Vec<usize>,
    rows: Vec<Vec<Exact>>,
    limits: Vec<Exact>,
    /// Changes of entries so far, by length.
    work: u64,
}

/// The optimum; `None` where the objective has no upper bound. Refuses after `max_work` (see [`super::Caps`]).
pub(super) fn maximise(
    program: Program,
    max_work: u64,
    progress: Progress,
) -> Result<Option<Optimum>, Unanswered> {
    let (n_vars, n_rows) = (program.objective.len(), program.rows.len());
    let mut dictionary = Dictionary::new(program);
    let mut stalled = false;
    while let Some(entering) = dictionary.entering(stalled) {
        if progress(dictionary.work.min(max_work), max_work).is_break() {
            return Err(Unanswered::Cancelled);
        }
        if dictionary.work > max_work {
            return Err(Unanswered::TooMuchWork { max: max_work });
        }
        let Some((leaving, gain)) = dictionary.leaving(entering) else { return Ok(None) };
        stalled = gain.is_zero();
        dictionary.pivot(leaving, entering)?;
    }
    Ok(Some(dictionary.optimum(n_vars, n_rows)))
}

impl Dictionary {
    fn new(program: Program) -> Self {
        let (n_vars, n_rows) = (program.objective.len(), program.rows.len());
        let (mut rows, mut limits) = (program.rows, program.limits);
        rows.push(program.objective.iter().map(|gain| -gain).collect());
        limits.resize(n_rows, Exact::ZERO);
        limits.push(Exact::ZERO);
        Self {
            basic: (n_vars..n_vars + n_rows).collect(),
            free: (0..n_vars).collect(),
            rows,
            limits,
            work: 0,
        }
    }

    /// The column to bring in: one that the objective gains from.
    fn entering(&self, stalled: bool) -> Option<usize> {
        let objective = self.rows.last()?;
        let gaining = objective.iter().enumerate().filter(|(_, loss)| loss.is_negative());
        if stalled {
            gaining.min_by_key(|(column, _)| self.free.get(*column)).map(|(column, _)| column)
        } else {
            gaining.min_by_key(|(_, loss)| *loss).map(|(column, _)| column)
        }
    }

    /// The row that first stops the column from growing, and how far it grows; of equal ones the one with the
    /// variable of the lowest number.
    fn leaving(&self, column: usize) -> Option<(usize, Exact)> {
        let mut first: Option<(usize, Exact, usize)> = None;
        for (row, &variable) in self.basic.iter().enumerate() {
            let Some(slope) = self.rows.get(row).and_then(|row| row.get(column)) else { continue };
            if slope.is_negative() || slope.is_zero() {
                continue;
            }
            let Some(room) = self.limits.get(row).and_then(|limit| limit.checked_div(slope)) else {
                continue;
            };
            if first.as_ref().is_none_or(|(_, least, other)| (&room, variable) < (least, *other)) {
                first = Some((row, room, variable));
            }
        }
        first.map(|(row, room, _)| (row, room))
    }

    /// Exchanges the variable of a row with that of a column.
    fn pivot(&mut self, row: usize, column: usize) -> Result<(), Unanswered> {
        let (Some(pivot_row), Some(limit)) = (self.rows.get_mut(row), self.limits.get_mut(row)) else {
            return Err(Unanswered::Foreign);
        };
        let Some(slope) = pivot_row.get_mut(column) else { return Err(Unanswered::Foreign) };
        let inverse = Exact::ONE.checked_div(slope).ok_or(Unanswered::Foreign)?;
        *slope = Exact::ONE;
        pivot_row.iter_mut().filter(|entry| !entry.is_zero()).for_each(|entry| *entry = &*entry * &inverse);
        *limit = &*limit * &inverse;
        let (pivot_row, limit) = (pivot_row.clone(), limit.clone());
        for (at, (other, other_limit)) in self.rows.iter_mut().zip(&mut self.limits).enumerate() {
            if at != row {
                self.work += subtract(other, other_limit, column, &pivot_row, &limit)?;
            }
        }
        if let (Some(basic), Some(free)) = (self.basic.get_mut(row), self.free.get_mut(column)) {
            std::mem::swap(basic, free);
        }
        Ok(())
    }

    fn optimum(&self, n_vars: usize, n_rows: usize) -> Optimum {
        let mut values = vec![Exact::ZERO; n_vars + n_rows];
        let mut prices = values.clone();
        for (&variable, limit) in self.basic.iter().zip(&self.limits) {
            values.iter_mut().skip(variable).take(1).for_each(|slot| slot.clone_from(limit));
        }
        for (&variable, price) in self.free.iter().zip(self.rows.last().into_iter().flatten()) {
            prices.iter_mut().skip(variable).take(1).for_each(|slot| slot.clone_from(price));
        }
        values.truncate(n_vars);
        Optimum { primal: values, dual: prices.split_off(n_vars) }
    }
}

/// Replaces the pivot's column in another row by what it stands for; says how much work that was.
fn subtract(
    row: &mut [Exact],
    limit: &mut Exact,
    column: usize,
    pivot_row: &[Exact],
    pivot_limit: &Exact,
) -> Result<u64, Unanswered> {
    let Some(slope) = row.get_mut(column).map(std::mem::take).filter(|slope| !slope.is_zero()) else {
        return Ok(0);
    };
    let mut work = 1;
    for (entry, other) in row.iter_mut().zip(pivot_row).filter(|(_, other)| !other.is_zero()) {
        *entry += &-(&slope * other);
        let n_bits = entry.bits();
        if n_bits > MAX_BITS {
            return Err(Unanswered::NumbersTooLong);
        }
        let n_words = n_bits / 64;
        work += 1 + n_words * (LONG + n_words * LONGER);
    }
    *limit += &-(&slope * pivot_limit);
    if limit.bits() > MAX_BITS { Err(Unanswered::NumbersTooLong) } else { Ok(work) }
}

#[cfg(test)]
mod tests {
    use std::ops::ControlFlow;

    use super::*;

    fn numbers(text: &str) -> Vec<Exact> {
        text.split_whitespace().map(|number| number.parse().unwrap()).collect()
    }

    fn solve(objective: &str, rows: &[&str], limits: &str) -> Result<Option<Optimum>, Unanswered> {
        let rows = rows.iter().map(|row| numbers(row)).collect();
        let program = Program { objective: numbers(objective), rows, limits: numbers(limits) };
        maximise(program, 1_000, &mut |_, _| ControlFlow::Continue(()))
    }

    #[test]
    fn textbook_program() {
        // Chvátal 1983, page 13: maximum 13 at (2, 0, 1).
        let found = solve("5 4 3", &["2 3 1", "4 1 2", "3 4 2"], "5 11 8").unwrap().unwrap();
        assert_eq!((found.primal, found.dual), (numbers("2 0 1"), numbers("1 0 1")));
    }

    #[test]
    fn a_program_that_can_run_in_circles_ends() {
        // Beale 1955, with the largest-coefficient rule alone: maximum 1/20.
        let rows = ["1/4 -60 -1/25 9", "1/2 -90 -1/50 3", "0 0 1 0"];
        let found = solve("3/4 -150 1/50 -6", &rows, "0 0 1").unwrap().unwrap();
        assert_eq!(found.primal, numbers("1/25 0 1 0"));
        assert_eq!(found.dual.last(), Exact::ratio(1, 20).as_ref());
    }

    #[test]
    fn what_has_no_bound_or_takes_too_long_says_so() {
        assert_eq!(solve("1 1", &["1 -1"], "1"), Ok(None));
        let program = Program {
            objective: numbers("5 4 3"),
            rows: vec![numbers("2 3 1"), numbers("4 1 2"), numbers("3 4 2")],
            limits: numbers("5 11 8"),
        };
        let go_on = &mut |_, _| ControlFlow::Continue(());
        assert_eq!(maximise(program.clone(), 1, go_on), Err(Unanswered::TooMuchWork { max: 1 }));
        let stop = &mut |_, _| ControlFlow::Break(());
        assert_eq!(maximise(program, 1_000, stop), Err(Unanswered::Cancelled));
    }
}
