//! Numbers for the prose, and states for the tests.
//!
//! - `{calc:which-machine.bits.<n>.<intervention>}`: how many bits n conversations on either line tell of which of the four
//!   machines it is.
//! - `{calc:which-machine.fewest}`: how many experiments part all four.
//! - `{calc:which-machine.wish.<strength>,<price>,<n>.<trial>}`: how many bits n conversations tell of the reason, where a
//!   wish weighs `strength` points and `price` points are offered.

use lookahead_models::librarian::{Librarian, Planner};
use lookahead_models::which_machine::wish::{Reasons, Trial};
use lookahead_models::which_machine::{Evidence, Suspect};

use super::library::library;
use super::model::intervention;
use super::pieces::bits;
use crate::query::{Query, parse};

/// A number by its key.
pub(super) fn calc(key: &str) -> Option<String> {
    match key.split('.').collect::<Vec<_>>().as_slice() {
        ["bits", n, code] => evidence()?.bits(intervention(code)?, n.parse().ok()?).ok().map(bits),
        ["fewest"] => evidence()?.fewest().first().map(|set| set.len().to_string()),
        ["wish", numbers, code] => {
            let numbers: Vec<f64> = numbers.split(',').filter_map(|number| number.parse().ok()).collect();
            let [strength, price, n] = numbers.as_slice() else { return None };
            let reasons = Reasons { strength: *strength, price: *price, temperature: 2.0 };
            let trial = Trial::ALL.into_iter().find(|trial| trial.code() == *code)?;
            reasons.bits(trial, *n as u32).ok().map(bits)
        }
        _ => None,
    }
}

fn evidence() -> Option<Evidence> {
    let librarian = Librarian::new(Planner::default(), library().costs(), 1).ok()?;
    Evidence::new(&librarian, &Suspect::MACHINES).ok()
}

/// States that must survive the address.
pub(super) fn samples() -> Vec<Query> {
    [
        "",
        "preset=mixtures&number=7&ran=no-change,swap",
        "preset=no-gap&understood=35&request=24",
        "preset=labelled&experiment=other-sums&first=sponsor",
        "ran=swap,reworded,other-note,cut-answer&decides=conflict&note=open&told=1",
        "naming=1&decides=mixed&family=seven&conversations=0",
        "view=readings&request=3&number=9999",
        "view=words&machine=table&accuracy=100",
        "view=wish&strength=0&price=40&trials=1000",
        "preset=none&view=none&ran=swap,swap,x&number=-1&accuracy=55&price=lots&told=2&note=x",
    ]
    .into_iter()
    .map(parse)
    .collect()
}

#[cfg(test)]
mod tests {
    use super::calc;

    #[test]
    fn numbers_of_the_prose() {
        let of = |key: &str| calc(key).unwrap();
        assert_eq!(of("fewest"), "2");
        assert_eq!(of("bits.60.no-change"), "1");
        let baseline: f64 = of("bits.200.baseline").parse().unwrap();
        assert!(baseline > 0.0 && baseline < 0.001, "{baseline}");
        assert_eq!(of("wish.8,20,200.withdrawn"), "1");
        for wrong in ["", "bits", "bits.201.swap", "bits.1.none", "wish.1,2.price", "wish.50,1,1.price"] {
            assert_eq!(calc(wrong), None, "{wrong}");
        }
    }
}
