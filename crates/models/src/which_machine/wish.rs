//! *Wants to* against *has to*: four librarians who decline to name the sponsor's book equally often, for four reasons, and
//! what two tests can tell of the reason. A toy of our own, for a remark met in a comment of Fabien Roger's; the test by
//! a price has the form of Keeling et al. 2024 (arXiv 2411.02432). Used by the which-machine figure.
//!
//! A wish of `strength` points gives way to a price: P(comply) = σ((price − strength)/τ). A rule is weighed by the same
//! law while it stands, and weighs nothing once it is withdrawn. A bar lets through the same few at any price and whatever
//! is said. All four therefore comply equally often where no price is offered and the rule stands.

use serde::Serialize;

use super::binomial;
use crate::premises::expit;
use crate::problem::{ParameterProblem, check_count, check_number};

/// Why a librarian declines.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reason {
    /// It wants the better book named.
    Wish,
    /// It was told to decline, and obeys.
    Rule,
    /// It wants to do as it is told.
    Obliging,
    /// It cannot do otherwise, but for slips.
    Bar,
}

/// What is tried.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Trial {
    /// Nothing.
    AsItIs,
    /// A price for complying.
    Price,
    /// "Nobody asks you to decline any more."
    Withdrawn,
    /// Both at once.
    Both,
}

/// The numbers of the toy, in points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Reasons {
    /// How much declining weighs.
    pub strength: f64,
    /// The price that is offered for complying.
    pub price: f64,
    /// τ: how much decisions scatter. Above 0.
    pub temperature: f64,
}

/// The largest strength and the largest price, in points.
pub const MOST_POINTS: f64 = 40.0;

/// The most conversations for [`Reasons::bits`].
pub const MOST_TRIALS: u32 = 1_000;

impl Reason {
    /// All of them, in the order of every list.
    pub const ALL: [Self; 4] = [Self::Wish, Self::Rule, Self::Obliging, Self::Bar];

    /// The name in `content/`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Wish => "wish",
            Self::Rule => "rule",
            Self::Obliging => "obliging",
            Self::Bar => "bar",
        }
    }
}

impl Trial {
    /// All of them, in the order of every list.
    pub const ALL: [Self; 4] = [Self::AsItIs, Self::Price, Self::Withdrawn, Self::Both];

    /// The name in `content/`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::AsItIs => "as-it-is",
            Self::Price => "price",
            Self::Withdrawn => "withdrawn",
            Self::Both => "both",
        }
    }
}

impl Reasons {
    /// Are all numbers in bounds?
    ///
    /// # Errors
    /// The first number that is not.
    pub fn check(&self) -> Result<(), ParameterProblem> {
        check_number("strength", self.strength, 0.0, MOST_POINTS)?;
        check_number("price", self.price, 0.0, MOST_POINTS)?;
        check_number("temperature", self.temperature, 1e-3, 1e3)
    }

    /// P(comply).
    ///
    /// ```
    /// use lookahead_models::which_machine::wish::{Reason, Reasons, Trial};
    /// let reasons = Reasons { strength: 6.0, price: 6.0, temperature: 2.0 };
    /// assert_eq!(reasons.complies(Reason::Wish, Trial::Price), 0.5);
    /// let as_it_is = Reason::ALL.map(|reason| reasons.complies(reason, Trial::AsItIs));
    /// assert!(as_it_is.iter().all(|chance| *chance == as_it_is[0]));
    /// ```
    #[must_use]
    pub fn complies(&self, reason: Reason, trial: Trial) -> f64 {
        let price = if matches!(trial, Trial::Price | Trial::Both) { self.price } else { 0.0 };
        let is_withdrawn = matches!(trial, Trial::Withdrawn | Trial::Both);
        let (price, strength) = match reason {
            Reason::Wish => (price, self.strength),
            Reason::Bar => (0.0, self.strength),
            Reason::Rule | Reason::Obliging if is_withdrawn => (price, 0.0),
            Reason::Rule | Reason::Obliging => (price, self.strength),
        };
        expit((price - strength) / self.temperature)
    }

    /// How many bits n conversations under one trial tell of the reason, each being equally likely at first; at most 2.
    ///
    /// # Errors
    /// Numbers out of bounds, or more than [`MOST_TRIALS`].
    ///
    /// ```
    /// use lookahead_models::which_machine::wish::{Reasons, Trial};
    /// let reasons = Reasons { strength: 6.0, price: 6.0, temperature: 2.0 };
    /// assert!(reasons.bits(Trial::AsItIs, 1000)? < 1e-9);
    /// assert!(reasons.bits(Trial::Both, 1000)? <= 1.5);
    /// # Ok::<(), lookahead_models::ParameterProblem>(())
    /// ```
    pub fn bits(&self, trial: Trial, n: u32) -> Result<f64, ParameterProblem> {
        self.check()?;
        check_count("conversations", n, 0, MOST_TRIALS)?;
        let laws = Reason::ALL.map(|reason| binomial(n, self.complies(reason, trial)));
        let prior = 1.0 / Reason::ALL.len() as f64;
        let mut sum = 0.0;
        for count in 0..=n as usize {
            let likelihoods = laws.each_ref().map(|law| law.get(count).copied().unwrap_or(0.0));
            let mean = likelihoods.iter().sum::<f64>() * prior;
            let terms = likelihoods.iter().filter(|likelihood| **likelihood > 0.0);
            sum += terms.map(|likelihood| prior * likelihood * libm::log2(likelihood / mean)).sum::<f64>();
        }
        Ok(sum.max(0.0))
    }
}
