//! Edits of payoffs and probabilities, exact throughout.

use super::EditError;
use super::draft::{Draft, DraftOutcome};
use crate::Exact;

impl Draft {
    pub(super) fn set_payoffs(&mut self, node: usize, payoffs: &[Exact]) -> Result<usize, EditError> {
        if payoffs.len() != self.players.len() {
            let (expected, found) = (self.players.len() as u32, payoffs.len() as u32);
            return Err(EditError::PayoffCount { expected, found });
        }
        let old = self.node(node)?.outcome;
        if payoffs.iter().all(Exact::is_zero) {
            self.node_mut(node)?.outcome = None;
            return Ok(node);
        }
        let label = old.and_then(|at| self.outcomes.get(at)).map(|outcome| outcome.label.clone());
        let is_shared = old.is_some() && self.nodes.iter().filter(|other| other.outcome == old).count() > 1;
        if let (false, Some(outcome)) = (is_shared, old.and_then(|at| self.outcomes.get_mut(at))) {
            outcome.payoffs = payoffs.to_vec();
            return Ok(node);
        }
        let number = self.free_outcome_number();
        let payoffs = payoffs.to_vec();
        self.outcomes.push(DraftOutcome { number, label: label.unwrap_or_default(), payoffs });
        self.node_mut(node)?.outcome = Some(self.outcomes.len() - 1);
        Ok(node)
    }

    pub(super) fn set_probability(
        &mut self,
        node: usize,
        move_idx: usize,
        probability: &Exact,
    ) -> Result<usize, EditError> {
        let (set, draft_set) = self.set_of(node)?;
        let mut probabilities = draft_set.probabilities.clone();
        if draft_set.player.is_some() {
            return Err(EditError::NotAChance);
        }
        if move_idx >= probabilities.len() {
            return Err(EditError::NoSuchMove);
        }
        let rest = &Exact::ONE - probability;
        if probability.is_negative() || rest.is_negative() || (probabilities.len() == 1 && !rest.is_zero()) {
            return Err(EditError::ProbabilityRange);
        }
        probabilities.remove(move_idx);
        probabilities = in_proportion(&probabilities, &rest);
        probabilities.insert(move_idx, probability.clone());
        self.keep_probabilities(node, set, probabilities)
    }

    pub(super) fn set_probabilities(&mut self, node: usize, new: &[Exact]) -> Result<usize, EditError> {
        let (set, draft_set) = self.set_of(node)?;
        if draft_set.player.is_some() {
            return Err(EditError::NotAChance);
        }
        if new.len() != draft_set.moves.len() {
            let (expected, found) = (draft_set.moves.len() as u32, new.len() as u32);
            return Err(EditError::ProbabilityCount { expected, found });
        }
        if new.iter().any(Exact::is_negative) {
            return Err(EditError::ProbabilityRange);
        }
        let sum: Exact = new.iter().cloned().sum();
        if sum.is_too_long() {
            return Err(EditError::NumbersTooLong);
        }
        if sum != Exact::ONE {
            return Err(EditError::ProbabilitySum { sum });
        }
        self.keep_probabilities(node, set, new.to_vec())
    }

    fn keep_probabilities(&mut self, node: usize, set: usize, new: Vec<Exact>) -> Result<usize, EditError> {
        self.set_mut(set)?.probabilities = new;
        self.note_whole_set(set);
        Ok(node)
    }
}

/// The numbers scaled so that they sum to `total`; equal shares where they were all 0.
pub(super) fn in_proportion(numbers: &[Exact], total: &Exact) -> Vec<Exact> {
    let sum: Exact = numbers.iter().cloned().sum();
    match total.checked_div(&sum) {
        Some(factor) => numbers.iter().map(|number| number * &factor).collect(),
        None => equal_shares(numbers.len()).iter().map(|share| share * total).collect(),
    }
}

/// `n` times 1/n.
pub(super) fn equal_shares(n: usize) -> Vec<Exact> {
    let share = i64::try_from(n).ok().and_then(|n| Exact::ratio(1, n)).unwrap_or_default();
    vec![share; n]
}
