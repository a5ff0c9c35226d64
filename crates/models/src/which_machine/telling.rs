//! What experiments tell apart, beyond one reader's four: the classes of suspects that one experiment leaves, the smallest set
//! that would have named a hidden one, and what a way of speaking predicts. Used by the which-machine figure.

use super::{ALIKE, Evidence, Suspect};
use crate::librarian::Intervention;
use crate::seed::{Generator, Seed};

impl Suspect {
    /// The suspect behind a seed, each equally likely; `None` of an empty list.
    ///
    /// ```
    /// use lookahead_models::seed::Seed;
    /// use lookahead_models::which_machine::Suspect;
    /// let hidden = |seed| Suspect::hidden(&Suspect::MACHINES, Seed::new(seed));
    /// assert_eq!(hidden(1), hidden(1));
    /// assert!((1..20).any(|seed| hidden(seed) != hidden(1)));
    /// ```
    #[must_use]
    pub fn hidden(suspects: &[Self], seed: Seed) -> Option<Self> {
        let n_suspects = u32::try_from(suspects.len()).ok().filter(|n_suspects| *n_suspects > 0)?;
        let at = Generator::new(seed).below(n_suspects);
        suspects.get(at as usize).copied()
    }
}

impl Evidence {
    /// All suspects, in the order in which they were given.
    #[must_use]
    pub fn suspects(&self) -> &[Suspect] {
        &self.suspects
    }

    /// How many bits it takes to name one of the suspects, each being equally likely.
    #[must_use]
    pub fn bits_needed(&self) -> f64 {
        libm::log2(self.suspects.len() as f64)
    }

    /// The suspects in classes that these experiments cannot tell apart, in the order of their first members. Being alike
    /// is taken from the first member of each class.
    #[must_use]
    pub fn classes(&self, experiments: &[Intervention]) -> Vec<Vec<Suspect>> {
        let mut classes: Vec<Vec<Suspect>> = Vec::new();
        for suspect in &self.suspects {
            let is_alike = |class: &&mut Vec<Suspect>| {
                class.first().is_some_and(|first| self.left(*first, experiments).contains(suspect))
            };
            match classes.iter_mut().find(is_alike) {
                Some(class) => class.push(*suspect),
                None => classes.push(vec![*suspect]),
            }
        }
        classes
    }

    /// The smallest sets of experiments that leave nobody but this one; empty where none does.
    ///
    /// ```
    /// use lookahead_models::librarian::{Intervention, Librarian, Machine, Planner};
    /// use lookahead_models::which_machine::{Evidence, Suspect};
    /// let librarian = Librarian::new(Planner::default(), vec![4, 6, 8], 1)?;
    /// let evidence = Evidence::new(&librarian, &Suspect::MACHINES)?;
    /// let sets = evidence.fewest_for(Suspect::One(Machine::Table));
    /// assert_eq!(sets, [[Intervention::Swap], [Intervention::Reworded]]);
    /// # Ok::<(), lookahead_models::ParameterProblem>(())
    /// ```
    #[must_use]
    pub fn fewest_for(&self, hidden: Suspect) -> Vec<Vec<Intervention>> {
        self.fewest_that(|set| self.left(hidden, set).len() == 1)
    }

    /// The smallest sets of experiments that part these suspects from all others; empty where none does, or where there are
    /// no others.
    ///
    /// ```
    /// use lookahead_models::librarian::{Intervention, Librarian, Machine, Planner};
    /// use lookahead_models::which_machine::{Evidence, Suspect};
    /// let librarian = Librarian::new(Planner::default(), vec![4, 6, 8], 1)?;
    /// let evidence = Evidence::new(&librarian, &Suspect::MACHINES)?;
    /// let plans = [Machine::PlanOnPage, Machine::PlanAfter].map(Suspect::One);
    /// assert_eq!(evidence.fewest_between(&plans), [[Intervention::NoChange]]);
    /// # Ok::<(), lookahead_models::ParameterProblem>(())
    /// ```
    #[must_use]
    pub fn fewest_between(&self, group: &[Suspect]) -> Vec<Vec<Intervention>> {
        if self.suspects.iter().all(|suspect| group.contains(suspect)) {
            return Vec::new();
        }
        let is_parted = |hidden: &Suspect, set: &[Intervention]| {
            self.left(*hidden, set).iter().all(|suspect| group.contains(suspect))
        };
        self.fewest_that(|set| group.iter().all(|hidden| is_parted(hidden, set)))
    }

    /// What all of these suspects would do under an intervention, where they agree: on line A and on line B.
    #[must_use]
    pub fn agreed(&self, suspects: &[Suspect], intervention: Intervention) -> Option<[f64; 2]> {
        let (first, rest) = suspects.split_first()?;
        let effect = self.effect(*first, intervention)?;
        let is_alike = |other: &Suspect| {
            let own = self.effect(*other, intervention);
            own.is_some_and(|own| is_alike(effect, own))
        };
        rest.iter().all(is_alike).then_some(effect)
    }
}

/// Do two effects lie within [`ALIKE`] of each other on both lines?
#[must_use]
pub fn is_alike(first: [f64; 2], second: [f64; 2]) -> bool {
    first.iter().zip(second).all(|(a, b)| (a - b).abs() <= ALIKE)
}
