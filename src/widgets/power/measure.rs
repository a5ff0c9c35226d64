//! POWER of every state and the chances of the first moves: by the closed form where a state has one, drawn elsewhere.

use std::ops::ControlFlow;

use lookahead_game::Exact;
use lookahead_models::power::{
    ClosedForm, LARGEST_GAMMA, Named, Polynomial, PowerEstimate, closed_form, estimate_power,
};
use lookahead_models::{Estimate, Seed};

use super::model::State;
use crate::figures::number::decimals;
use crate::number::shown;

/// So many batches of draws tell how far they are.
const N_BATCHES: u32 = 20;
/// Drawings of more than this take long enough to say so.
const LONG: u32 = 60_000;

/// A number with how it was found.
pub(super) struct Number {
    /// As a double.
    pub value: f64,
    /// The exact value; none where it was drawn.
    exact: Option<Exact>,
    /// The standard error; 0 where nothing was drawn.
    error: f64,
}

/// Everything that the graph's figure tells.
pub(super) struct Measured {
    /// POWER, by state.
    pub power: Vec<Number>,
    /// The chance that each move from the selected state is best.
    pub first_moves: Vec<Number>,
    /// POWER of the selected state as a polynomial in γ.
    pub form: Option<Polynomial>,
    /// How often rewards were drawn; 0 where all is exact.
    pub n_draws: u32,
    /// The discount that was drawn at, where it is not the one asked for.
    pub drawn_at: Option<f64>,
}

impl Number {
    /// For a label: few digits.
    pub(super) fn short(&self) -> String {
        decimals(self.value, 2)
    }

    /// For the table: the exact number with its decimals, or the drawn one with its standard error.
    pub(super) fn long(&self) -> String {
        let decimal = decimals(self.value, 4);
        match &self.exact {
            Some(exact) if shown(exact) == decimal => decimal,
            Some(exact) => format!("{} = {}", shown(exact), decimals(self.value, 6)),
            None => format!("{decimal} ± {}", decimals(self.error, 4)),
        }
    }

    fn of_form(form: &Polynomial, gamma: &Exact) -> Self {
        let exact = form.at(gamma).ok();
        let value = exact.as_ref().map_or_else(|| form.at_f64(gamma.to_f64()), Exact::to_f64);
        Self { value, exact, error: 0.0 }
    }

    fn of_draws(estimate: &Estimate) -> Self {
        Self { value: estimate.mean, exact: None, error: estimate.standard_error }
    }
}

/// Measures the graph of a state. Of a long drawing `grows` is told how many per cent are done, and the estimate so far.
pub(super) fn measure(state: &State, named: &Named, grows: &dyn Fn(u32, &PowerEstimate)) -> Measured {
    let n_states = named.graph.n_states();
    let selected = state.selected(n_states);
    let forms: Vec<Option<ClosedForm>> = (0..n_states).map(|at| closed_form(&named.graph, at)).collect();
    let draws_all = state.choice("method") == "draw";
    let estimate = if draws_all || forms.iter().any(Option::is_none) {
        draw(state, named, selected, grows)
    } else {
        PowerEstimate::default()
    };
    let gamma = &state.gamma.value;
    let known = |at: u32| forms.get(at as usize).and_then(Option::as_ref).filter(|_| !draws_all);
    let power = (0..n_states).map(|at| match known(at) {
        Some(form) => Number::of_form(&form.power, gamma),
        None => drawn(&estimate.power, at),
    });
    let first_moves = match known(selected) {
        Some(form) => form.first_moves.iter().map(|chance| Number::of_form(chance, gamma)).collect(),
        None => estimate.first_moves.iter().map(Number::of_draws).collect(),
    };
    Measured {
        power: power.collect(),
        first_moves,
        form: known(selected).map(|form| form.power.clone()),
        n_draws: estimate.n_draws,
        drawn_at: (estimate.n_draws > 0 && gamma.to_f64() > LARGEST_GAMMA).then_some(LARGEST_GAMMA),
    }
}

fn drawn(estimates: &[Estimate], at: u32) -> Number {
    Number::of_draws(&estimates.get(at as usize).copied().unwrap_or_default())
}

/// POWER of a state in an estimate that grows, with its standard error.
pub(super) fn power_so_far(estimate: &PowerEstimate, at: u32) -> String {
    drawn(&estimate.power, at).long()
}

fn draw(state: &State, named: &Named, from: u32, grows: &dyn Fn(u32, &PowerEstimate)) -> PowerEstimate {
    let n_draws = state.number("draws");
    let gamma = state.gamma.value.to_f64().min(LARGEST_GAMMA);
    let seed = Seed::new(u64::from(state.number("seed")));
    let mut tell = |so_far: &PowerEstimate| {
        if n_draws > LONG {
            grows((f64::from(so_far.n_draws) / f64::from(n_draws) * 100.0) as u32, so_far);
        }
        ControlFlow::Continue(())
    };
    let batch = (n_draws / N_BATCHES).max(1);
    estimate_power(&named.graph, gamma, from, seed, n_draws, batch, &mut tell).unwrap_or_default()
}

/// A polynomial in γ as text, `1/2 + 1/6·γ − γ²`.
pub(super) fn in_gamma(form: &Polynomial) -> String {
    let mut text = String::new();
    for (power, coefficient) in (0_u32..).zip(form.coefficients()).filter(|(_, number)| !number.is_zero()) {
        let size =
            if coefficient.is_negative() { coefficient * &Exact::int(-1) } else { coefficient.clone() };
        let sign = match (text.is_empty(), coefficient.is_negative()) {
            (true, false) => "",
            (true, true) => "−",
            (false, false) => " + ",
            (false, true) => " − ",
        };
        text += sign;
        let factor = if size == Exact::ONE && power > 0 { String::new() } else { size.to_string() };
        let dot = if factor.is_empty() || power == 0 { "" } else { "·" };
        text += &format!("{factor}{dot}{}", gamma_power(power));
    }
    if text.is_empty() { "0".to_owned() } else { text }
}

fn gamma_power(power: u32) -> String {
    const RAISED: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    let digits = power.to_string();
    let raised = digits.chars().filter_map(|digit| RAISED.get(digit.to_digit(10)? as usize));
    match power {
        0 => String::new(),
        1 => "γ".to_owned(),
        _ => format!("γ{}", raised.collect::<String>()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::parse;

    fn measured(text: &str) -> Measured {
        let state = State::from_query(&parse(text));
        measure(&state, &state.named().unwrap(), &|_, _| ())
    }

    /// The design's reference numbers: start to an end or a hub with two ends.
    #[test]
    fn the_hub_has_the_known_numbers() {
        let at = measured("preset=hub&gamma=0.9");
        assert_eq!((at.n_draws, at.first_moves[1].long().as_str()), (0, "0.65"));
        assert!((at.power[0].value - 0.734_166_666_667).abs() < 1e-9);
        assert_eq!(at.power[2].long(), "2/3 = 0.666667");
    }

    #[test]
    fn a_long_drawing_tells_its_estimate_while_it_grows() {
        let told = |text: &str| {
            let state = State::from_query(&parse(text));
            let told = std::cell::RefCell::new(Vec::new());
            let grows = |percent, estimate: &PowerEstimate| {
                told.borrow_mut().push((percent, estimate.n_draws, power_so_far(estimate, 0)));
            };
            let measured = measure(&state, &state.named().unwrap(), &grows);
            (told.into_inner(), measured)
        };
        let (told_long, measured) = told("preset=hub&method=draw&draws=80000");
        let counts: Vec<u32> = told_long.iter().map(|(_, n_draws, _)| *n_draws).collect();
        assert_eq!(counts, (1..=N_BATCHES).map(|nth| nth * 4_000).collect::<Vec<_>>());
        let (percent, _, last) = told_long.last().unwrap();
        assert_eq!((*percent, last), (100, &measured.power[0].long()));
        assert!(last.contains(" ± "), "{last}");
        assert_eq!(told("preset=hub&method=draw&draws=4000").0, [], "a short one is over before it is told");
    }

    #[test]
    fn drawing_agrees_with_the_form() {
        let (exact, drawn) = (measured("preset=hub"), measured("preset=hub&method=draw&draws=4000"));
        assert_eq!(drawn.n_draws, 4_000);
        for (exact, drawn) in exact.power.iter().zip(&drawn.power) {
            assert!(
                (exact.value - drawn.value).abs() < 4.5 * drawn.error,
                "{} {}",
                exact.long(),
                drawn.long()
            );
        }
    }

    #[test]
    fn where_all_ways_end_alike_options_do_not_help_in_the_limit() {
        assert_eq!(measured("preset=same-end").first_moves[1].long(), "0.5");
    }

    #[test]
    fn forms_are_written_as_one_writes_them() {
        let form =
            |numbers: &[i64]| Polynomial::new(numbers.iter().map(|number| Exact::int(*number)).collect());
        assert_eq!(in_gamma(&form(&[1, -1, 0, 2])), "1 − γ + 2·γ³");
        assert_eq!(in_gamma(&form(&[])), "0");
    }
}
