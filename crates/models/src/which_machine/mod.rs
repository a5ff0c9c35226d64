//! *Which machine is it?* The reader runs a few experiments on an unlabelled machine of [`crate::librarian`] and says what
//! decides in it and what its note is for. Used by the which-machine figure.
//!
//! Effects are exact probabilities, so evidence is a matter of consistency: a suspect stays in the running while all
//! its effects lie within [`ALIKE`] of those that were seen. Where the suspects left differ on a question, *cannot tell* is
//! the right answer to it, and any other one a guess, lucky or not. A mixture decides by one machine or the other with
//! equal odds, anew each time.
//!
//! How much transcripts alone can tell ([`Evidence::bits`]): the mutual information, in bits, between the machine (each equally likely) and
//! how often it complies in n conversations on either line. At baseline it is next to nothing for any n.
//!
//! | module | what it holds |
//! |---|---|
//! | [`telling`] | what experiments tell apart, for whoever is hidden |
//! | [`wish`] | the same conduct from a wish and from a constraint |

pub mod telling;
pub mod wish;

use serde::{Deserialize, Serialize};

use crate::librarian::experiments::{Effect, effect};
use crate::librarian::{Deciding, Intervention, Librarian, Machine, Role};
use crate::problem::{ParameterProblem, check_count, check_length};

/// Probabilities this close count as alike: what the machines are fitted to at baseline.
pub const ALIKE: f64 = 0.02;

/// How many experiments a reader may run.
pub const MOST_EXPERIMENTS: u32 = 4;

/// The most conversations on either line for [`Evidence::bits`].
pub const MOST_CONVERSATIONS: u32 = 200;

/// What may be behind the counter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Suspect {
    /// One machine.
    One(Machine),
    /// Now this one, now that one.
    Mixture(Machine, Machine),
}

/// What a reader says to one of the two questions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Said<T> {
    /// It is this.
    Is(T),
    /// It is a mixture.
    Mixed,
    /// What was seen does not settle it.
    CannotTell,
}

/// How an answer compares with what was seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Judgement {
    /// What was seen settles it so, or leaves it open and the reader said that.
    Right,
    /// What was seen settles it otherwise.
    Wrong,
    /// It is so, but what was seen leaves it open.
    Lucky,
    /// It is not so, and what was seen leaves it open.
    Unlucky,
    /// What was seen settles it, and the reader said that it cannot be told.
    TooCareful,
}

/// A reader's two answers, judged, and who was still in the running.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Verdict {
    /// What decides.
    pub deciding: Judgement,
    /// What the note is for.
    pub role: Judgement,
    /// The suspects that all experiments leave.
    pub left: Vec<Suspect>,
}

impl Suspect {
    /// All machines, without mixtures.
    pub const MACHINES: [Self; 4] = [
        Self::One(Machine::PlanOnPage),
        Self::One(Machine::PlanAfter),
        Self::One(Machine::Table),
        Self::One(Machine::Conflict),
    ];

    /// All machines and the mixtures of what decides: each with a note written after, where there is one.
    pub const ALL: [Self; 7] = [
        Self::One(Machine::PlanOnPage),
        Self::One(Machine::PlanAfter),
        Self::One(Machine::Table),
        Self::One(Machine::Conflict),
        Self::Mixture(Machine::PlanAfter, Machine::Table),
        Self::Mixture(Machine::PlanAfter, Machine::Conflict),
        Self::Mixture(Machine::Table, Machine::Conflict),
    ];

    /// Its two machines, the same one twice where it is one.
    #[must_use]
    pub const fn machines(self) -> [Machine; 2] {
        match self {
            Self::One(machine) => [machine, machine],
            Self::Mixture(first, second) => [first, second],
        }
    }

    fn truth<T: PartialEq>(self, of: fn(Machine) -> T) -> Said<T> {
        let [first, second] = self.machines().map(of);
        if first == second { Said::Is(first) } else { Said::Mixed }
    }
}

/// What every experiment does to every suspect: computed once, asked often.
#[derive(Clone, Debug, PartialEq)]
pub struct Evidence {
    suspects: Vec<Suspect>,
    /// For each suspect and intervention, how often it complies on line A and on line B.
    effects: Vec<[[f64; 2]; N_EXPERIMENTS]>,
}

const N_EXPERIMENTS: usize = Intervention::ALL.len();

impl Evidence {
    /// All effects on these suspects.
    ///
    /// # Errors
    /// None of them, or more than 64.
    ///
    /// ```
    /// use lookahead_models::librarian::{Intervention, Librarian, Machine, Planner};
    /// use lookahead_models::which_machine::{Evidence, Suspect};
    /// let librarian = Librarian::new(Planner::default(), vec![4, 6, 8], 4)?;
    /// let evidence = Evidence::new(&librarian, &Suspect::MACHINES)?;
    /// let hidden = Suspect::One(Machine::Table);
    /// assert_eq!(evidence.left(hidden, &[Intervention::Baseline]).len(), 4);
    /// assert_eq!(evidence.left(hidden, &[Intervention::Swap]), [hidden]);
    /// # Ok::<(), lookahead_models::ParameterProblem>(())
    /// ```
    pub fn new(librarian: &Librarian, suspects: &[Suspect]) -> Result<Self, ParameterProblem> {
        check_length("suspects", suspects.len(), 1, 64)?;
        let of_machine = |machine| {
            Intervention::ALL.map(|intervention| {
                let Effect { on_a, on_b, .. } = effect(librarian, machine, intervention);
                [on_a, on_b]
            })
        };
        let by_machine = Machine::ALL.map(of_machine);
        let mixed = |suspect: &Suspect| {
            let [first, second] = suspect.machines();
            let both = by_machine.get(first as usize).zip(by_machine.get(second as usize));
            both.map(|(first, second)| mean(first, second)).unwrap_or_default()
        };
        Ok(Self { suspects: suspects.to_vec(), effects: suspects.iter().map(mixed).collect() })
    }

    /// What an experiment does to a suspect: how often it complies on line A and on line B; `None` for one that is not
    /// among those asked about.
    #[must_use]
    pub fn effect(&self, suspect: Suspect, intervention: Intervention) -> Option<[f64; 2]> {
        let at = self.suspects.iter().position(|known| *known == suspect)?;
        self.effects.get(at)?.get(intervention as usize).copied()
    }

    /// Who shows the same effects as the hidden one in all of these experiments.
    #[must_use]
    pub fn left(&self, hidden: Suspect, experiments: &[Intervention]) -> Vec<Suspect> {
        let is_alike = |suspect: Suspect, intervention| {
            let pair = self.effect(hidden, intervention).zip(self.effect(suspect, intervention));
            pair.is_some_and(|(seen, own)| telling::is_alike(seen, own))
        };
        let is_left = |suspect: &&Suspect| experiments.iter().all(|one| is_alike(**suspect, *one));
        self.suspects.iter().filter(is_left).copied().collect()
    }

    /// Judges what a reader says after these experiments.
    ///
    /// # Errors
    /// More than [`MOST_EXPERIMENTS`].
    pub fn judge(
        &self,
        hidden: Suspect,
        experiments: &[Intervention],
        deciding: Said<Deciding>,
        role: Said<Role>,
    ) -> Result<Verdict, ParameterProblem> {
        check_length("experiments", experiments.len(), 0, MOST_EXPERIMENTS)?;
        let left = self.left(hidden, experiments);
        Ok(Verdict {
            deciding: judged(&left, hidden, deciding, Machine::deciding),
            role: judged(&left, hidden, role, Machine::role),
            left,
        })
    }

    /// The smallest sets of experiments that tell all suspects apart, whoever is hidden; empty where none does.
    #[must_use]
    pub fn fewest(&self) -> Vec<Vec<Intervention>> {
        self.fewest_that(|set| self.suspects.iter().all(|hidden| self.left(*hidden, set).len() == 1))
    }

    /// All sets of the least size of which this is true.
    fn fewest_that(&self, tells: impl Fn(&[Intervention]) -> bool) -> Vec<Vec<Intervention>> {
        let set_of = |mask: u32| -> Vec<Intervention> {
            let listed = (0..).zip(Intervention::ALL);
            listed.filter(|(at, _)| mask >> at & 1 == 1).map(|(_, intervention)| intervention).collect()
        };
        let sets_of = |size: u32| {
            let masks = (1..1_u32 << N_EXPERIMENTS).filter(move |mask| mask.count_ones() == size);
            masks.map(set_of).filter(|set| tells(set)).collect::<Vec<_>>()
        };
        (1..=N_EXPERIMENTS as u32).map(sets_of).find(|found| !found.is_empty()).unwrap_or_default()
    }

    /// How many bits n conversations on either line under one intervention tell of which suspect it is, when each is
    /// equally likely and only what they do is counted. At most log2 of the number of suspects.
    ///
    /// # Errors
    /// More than [`MOST_CONVERSATIONS`].
    pub fn bits(&self, intervention: Intervention, n: u32) -> Result<f64, ParameterProblem> {
        check_count("conversations", n, 0, MOST_CONVERSATIONS)?;
        let effects = self.effects.iter().filter_map(|effects| effects.get(intervention as usize));
        let counts: Vec<[Vec<f64>; 2]> =
            effects.map(|effect| effect.map(|chance| binomial(n, chance))).collect();
        let prior = 1.0 / self.suspects.len() as f64;
        let mut sum = 0.0;
        for on_a in 0..=n as usize {
            for on_b in 0..=n as usize {
                let at = |list: &Vec<f64>, place: usize| list.get(place).copied().unwrap_or(0.0);
                let likelihoods = counts.iter().map(|[a, b]| at(a, on_a) * at(b, on_b));
                let mean: f64 = likelihoods.clone().sum::<f64>() * prior;
                let terms = likelihoods.filter(|likelihood| *likelihood > 0.0);
                sum +=
                    terms.map(|likelihood| prior * likelihood * libm::log2(likelihood / mean)).sum::<f64>();
            }
        }
        Ok(sum.max(0.0))
    }
}

fn judged<T: PartialEq>(left: &[Suspect], hidden: Suspect, said: Said<T>, of: fn(Machine) -> T) -> Judgement {
    let truth = hidden.truth(of);
    let is_settled = left.iter().all(|suspect| suspect.truth(of) == truth);
    match (is_settled, said == Said::CannotTell, said == truth) {
        (false, true, _) | (true, _, true) => Judgement::Right,
        (true, true, _) => Judgement::TooCareful,
        (true, false, false) => Judgement::Wrong,
        (false, false, true) => Judgement::Lucky,
        (false, false, false) => Judgement::Unlucky,
    }
}

fn mean(first: &[[f64; 2]; N_EXPERIMENTS], second: &[[f64; 2]; N_EXPERIMENTS]) -> [[f64; 2]; N_EXPERIMENTS] {
    let mut means = *first;
    for (mean, other) in means.iter_mut().flatten().zip(second.iter().flatten()) {
        *mean = f64::midpoint(*mean, *other);
    }
    means
}

/// P(k of n) for k = 0..=n.
fn binomial(n: u32, chance: f64) -> Vec<f64> {
    let log_factorial = |k: u32| libm::lgamma(f64::from(k) + 1.0);
    (0..=n)
        .map(|k| {
            let ways = log_factorial(n) - log_factorial(k) - log_factorial(n - k);
            let (yes, no) = (f64::from(k), f64::from(n - k));
            libm::exp(ways) * libm::pow(chance, yes) * libm::pow(1.0 - chance, no)
        })
        .collect()
}
