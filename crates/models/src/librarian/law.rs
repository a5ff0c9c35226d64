//! How likely each note is, exactly, and so how well any reader of the text alone could tell two machines apart.
//!
//! A note of the baseline is settled by its judged cost and its verdict: the place and the stake follow from the line, and
//! wordings are drawn alike by all machines. The best possible guess between two machines is right with probability
//! (1 + d)/2, where d is the total variation distance between their notes (Neyman & Pearson 1933). Used by `classifier`.

use super::machine::{Librarian, Machine};
use super::note::{MAX_COST, N_SENTENCES, Says};
use super::situation::{Intervention, Line, Situation};
use super::table::{Chances, Token};

/// The probability of each judged cost with each verdict, declining first.
type Law = [[f64; 2]; MAX_COST as usize + 1];

/// The largest share of notes that any classifier whatever, given the text of a baseline note, can name rightly between
/// two machines; from 1/2.
///
/// ```
/// use lookahead_models::librarian::{Librarian, Machine, Planner, law};
/// let librarian = Librarian::new(Planner::default(), vec![4, 7], 3)?;
/// assert!((law::ceiling(&librarian, Machine::PlanOnPage, Machine::PlanAfter) - 0.5).abs() < 1e-12);
/// # Ok::<(), lookahead_models::ParameterProblem>(())
/// ```
#[must_use]
pub fn ceiling(librarian: &Librarian, first: Machine, second: Machine) -> f64 {
    let (mut distance, mut n) = (0.0, 0.0);
    for request in 0..librarian.n_requests() {
        for line in Line::ALL {
            let [a, b] = [first, second].map(|machine| law(librarian, machine, line, request));
            let apart = a.iter().flatten().zip(b.iter().flatten()).map(|(a, b)| (a - b).abs());
            distance += apart.sum::<f64>() / 2.0;
            n += 1.0;
        }
    }
    f64::midpoint(1.0, distance / n)
}

fn law(librarian: &Librarian, machine: Machine, line: Line, request: u32) -> Law {
    match machine {
        Machine::Table => sampled(librarian, line, request),
        _ => judged(librarian, machine, line, request),
    }
}

/// Plan and conflict: the law of the judged cost, given the answer, and the chance of the answer.
fn judged(librarian: &Librarian, machine: Machine, line: Line, request: u32) -> Law {
    let (planner, cost) = (librarian.planner(), librarian.cost(request));
    let seen = Situation::of(Intervention::Baseline, line, true).seen();
    let stake = planner.stake(seen, true).to_f64();
    let fits = planner.judged_at_most(cost, stake as u32);
    let complies = librarian.probability(machine, Intervention::Baseline, line, request);
    let mut law = Law::default();
    for (judged, row) in (0..).zip(&mut law) {
        let chance = planner.judged_chance(cost, judged);
        let is_covered = f64::from(judged) <= stake;
        let of_answer = if is_covered { complies / fits } else { (1.0 - complies) / (1.0 - fits) };
        *row = if is_covered { [0.0, chance * of_answer] } else { [chance * of_answer, 0.0] };
    }
    law
}

/// The table: its third and fourth sentence.
fn sampled(librarian: &Librarian, line: Line, request: u32) -> Law {
    let table = &librarian.table;
    let mut law = Law::default();
    for (cost, chance) in table.after(Some(line), request, N_SENTENCES - 1) {
        let next: Chances = table.next(Some(line), request, cost, false);
        for (verdict, share) in next {
            if let (Some(Says::Cost(cost)), Some(Says::Verdict(verdict))) = (said(cost), said(verdict))
                && let Some(row) = law.get_mut(cost as usize)
                && let Some(sum) = row.get_mut(usize::from(verdict))
            {
                *sum += chance * share;
            }
        }
    }
    law
}

fn said(token: Token) -> Option<Says> {
    if let Token::Sentence(sentence) = token { Some(sentence.says) } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::librarian::Planner;

    #[test]
    fn notes_come_as_often_as_their_law_says() {
        let librarian = Librarian::new(Planner::default(), vec![4, 7], 3).unwrap();
        let n_runs = 3_000;
        for machine in Machine::ALL {
            for (line, request) in [(Line::A, 0), (Line::B, 0), (Line::A, 1)] {
                let mut found = Law::default();
                for seed in 0..n_runs {
                    let run = librarian.run(machine, Intervention::Baseline, line, request, seed);
                    let says = |at: usize| run.note[at].sentence.says;
                    let (Says::Cost(cost), Says::Verdict(verdict)) = (says(2), says(3)) else { panic!() };
                    found[cost as usize][usize::from(verdict)] += 1.0 / f64::from(n_runs);
                }
                let law = law(&librarian, machine, line, request);
                assert!((law.iter().flatten().sum::<f64>() - 1.0).abs() < 1e-12);
                for (found, expected) in found.iter().flatten().zip(law.iter().flatten()) {
                    let error = (expected * (1.0 - expected) / f64::from(n_runs)).sqrt();
                    // 1/n for cells so rare that a single run is many errors away.
                    let bound = 4.0 * error + 1.0 / f64::from(n_runs);
                    assert!((found - expected).abs() <= bound, "{machine:?} {line:?}: {found} {expected}");
                }
            }
        }
    }
}
