//! What moves and services are worth on a ruler: the formulas of the parent module. Used by the rest of `rulers`.

use lookahead_game::Exact;

use super::{FirstMove, MoveValue, Ruler, Rulers, best_of};

impl Rulers {
    /// How much this service to a person with this preference fulfils, as the ruler judges; 0 for foreign indices.
    #[must_use]
    pub fn fulfilled(&self, ruler: Ruler, service: u32, current: u32) -> &Exact {
        let judge = match ruler {
            Ruler::Present => current,
            Ruler::Initial => self.initial,
            Ruler::Natural => self.natural,
        };
        let row = judge.saturating_mul(self.n_services).saturating_add(service);
        let place = row.saturating_mul(self.n_preferences).saturating_add(current);
        self.fulfilment.get(place as usize).unwrap_or(&Exact::ZERO)
    }

    /// Γ = γ + γ² + … + γᵀ.
    fn weight(&self) -> Exact {
        let (mut sum, mut factor) = (Exact::ZERO, Exact::ONE);
        for _ in 0..self.later_steps {
            factor = factor * &self.gamma;
            sum += &factor;
        }
        sum
    }

    /// The first of the best services to a person with this preference, and S of the module's text.
    fn best_service(&self, ruler: Ruler, current: u32) -> (u32, Exact) {
        let fulfilled: Vec<&Exact> =
            (0..self.n_services).map(|service| self.fulfilled(ruler, service, current)).collect();
        let (service, _) = best_of(fulfilled.into_iter());
        (service, self.weight() * self.fulfilled(ruler, service, current))
    }

    pub(super) fn move_value(&self, ruler: Ruler, first: &FirstMove) -> MoveValue {
        let (service_after_success, success) = self.best_service(ruler, first.after);
        let (service_after_failure, failure) = self.best_service(ruler, self.natural);
        let value_if_success = &first.now + &success;
        let value_if_failure = &first.now + &failure;
        let value = &value_if_failure + &self.power * (&value_if_success - &value_if_failure);
        MoveValue { value, value_if_success, value_if_failure, service_after_success, service_after_failure }
    }

    /// What a move with these services is worth on another ruler.
    pub(super) fn score(&self, judge: Ruler, first: &FirstMove, option: &MoveValue) -> Exact {
        let success = self.fulfilled(judge, option.service_after_success, first.after);
        let failure = self.fulfilled(judge, option.service_after_failure, self.natural);
        let expected = failure + &self.power * (success - failure);
        &first.now + self.weight() * expected
    }
}
