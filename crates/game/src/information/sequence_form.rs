//! The sequence form of a two-player game of pure opposition as a linear program (Koller, Megiddo & von Stengel
//! 1996; von Stengel 1996): its size grows with the tree, not with the number of strategies.
//!
//! The first player chooses how likely each own sequence is, x; the second's sets are worth v to the first:
//! maximise the sum of the v of the sets that the second meets first, where for every sequence q of the second that
//! ends with a move at set s, v(s) ≤ (sum of v over the sets that can follow q) + (what x makes of q). Two changes
//! give a program that starts at 0, as `simplex` wants it: all totals are lowered by the least, so that v ≥ 0 loses
//! nothing; and the likelihood of each set's first move is written as what the other moves leave of it.
//! The prices of those rows are how likely the second player makes each sequence.

use super::evaluation::{check_length, reach_of_nodes};
use super::histories::Histories;
use super::simplex::{Optimum, Program};
use super::{Caps, Profile, Unanswered};
use crate::Exact;
use crate::tree::{Game, Kind, PlayerIdx, SetIdx};

/// The players, in the roles of the program.
const FIRST: PlayerIdx = PlayerIdx::new(0);
const SECOND: PlayerIdx = PlayerIdx::new(1);

/// The program and what its variables stand for.
pub(super) struct SequenceForm<'a> {
    game: &'a Game,
    histories: &'a Histories,
    /// For each sequence of the first player how likely it is: variables and their weights; the number after the last
    /// variable stands for 1.
    likelihoods: Vec<Vec<(usize, Exact)>>,
    /// The first player's sets, what comes first first.
    first_sets: Vec<SetIdx>,
    second_sets: Vec<SetIdx>,
    /// How many variables are likelihoods; a value for each of `second_sets` follows.
    n_likelihoods: usize,
}

impl<'a> SequenceForm<'a> {
    /// Both players must have perfect recall.
    pub(super) fn new(game: &'a Game, histories: &'a Histories, caps: &Caps) -> Result<Self, Unanswered> {
        let sets = |player| {
            let mut sets = histories.sets_backwards(game, player);
            sets.reverse();
            sets
        };
        let mut form = Self {
            game,
            histories,
            likelihoods: Vec::new(),
            first_sets: sets(FIRST),
            second_sets: sets(SECOND),
            n_likelihoods: 0,
        };
        form.n_likelihoods = form.first_sets.iter().map(|set| form.n_moves(*set).saturating_sub(1)).sum();
        let n_rows: usize = form.second_sets.iter().map(|set| form.n_moves(*set)).sum();
        let n_cells = (form.first_sets.len() + n_rows + 1) as u64 * (form.n_vars() + 1) as u64;
        if n_cells > caps.max_cells {
            return Err(Unanswered::ProgramTooLarge { n_cells, max: caps.max_cells });
        }
        form.fill_likelihoods();
        Ok(form)
    }

    fn n_vars(&self) -> usize {
        self.n_likelihoods + self.second_sets.len()
    }

    fn n_moves(&self, set: SetIdx) -> usize {
        let before = self.before(set);
        (0..).map_while(|at| self.histories.after(before, set, at)).count()
    }

    /// What is remembered at a set.
    fn before(&self, set: SetIdx) -> u32 {
        self.histories.of_set(set).first().copied().unwrap_or(0)
    }

    /// The sequences that the moves of a set lead to.
    fn after(&self, set: SetIdx) -> impl Iterator<Item = u32> + '_ {
        let before = self.before(set);
        (0..).map_while(move |at| self.histories.after(before, set, at))
    }

    fn fill_likelihoods(&mut self) {
        let mut likelihoods = vec![Vec::new(); self.histories.len()];
        likelihoods.iter_mut().take(1).for_each(|empty| empty.push((self.n_vars(), Exact::ONE)));
        let mut n_used = 0;
        for set in &self.first_sets {
            let mut rest = likelihoods.get(self.before(*set) as usize).cloned().unwrap_or_default();
            let mut sequences = self.after(*set).map(|sequence| sequence as usize);
            let first = sequences.next().unwrap_or(usize::MAX);
            for (variable, sequence) in (n_used..).zip(sequences) {
                rest.push((variable, Exact::int(-1)));
                likelihoods
                    .iter_mut()
                    .skip(sequence)
                    .take(1)
                    .for_each(|alone| alone.push((variable, Exact::ONE)));
                n_used = variable + 1;
            }
            likelihoods.iter_mut().skip(first).take(1).for_each(|slot| slot.clone_from(&rest));
        }
        self.likelihoods = likelihoods;
    }

    fn likelihood(&self, sequence: u32) -> &[(usize, Exact)] {
        self.likelihoods.get(sequence as usize).map_or(&[], Vec::as_slice)
    }

    /// The program itself.
    pub(super) fn program(&self) -> Result<Program, Unanswered> {
        let mut program = Program::default();
        for set in &self.first_sets {
            // The first move's likelihood is not below 0.
            let mut row = vec![Exact::ZERO; self.n_vars() + 1];
            let first = self.after(*set).next().map_or(&[][..], |sequence| self.likelihood(sequence));
            subtract(&mut row, first, &Exact::ONE)?;
            program.push(row);
        }
        let worths = self.worths()?;
        for (at, set) in self.second_sets.iter().enumerate() {
            for sequence in self.after(*set) {
                let mut row = self.row(sequence, &worths)?;
                row.iter_mut().skip(self.n_likelihoods + at).take(1).for_each(|slot| *slot += &Exact::ONE);
                program.push(row);
            }
        }
        let mut objective: Vec<Exact> = self.row(0, &worths)?.iter().map(|weight| -weight).collect();
        objective.truncate(self.n_vars());
        program.objective = objective;
        Ok(program)
    }

    /// Minus what follows a sequence of the second player: sets to be met next, and payments.
    fn row(&self, sequence: u32, worths: &[Worths]) -> Result<Vec<Exact>, Unanswered> {
        let mut row = vec![Exact::ZERO; self.n_vars() + 1];
        for (at, set) in self.second_sets.iter().enumerate() {
            if self.before(*set) == sequence {
                row.iter_mut().skip(self.n_likelihoods + at).take(1).for_each(|slot| *slot = Exact::int(-1));
            }
        }
        for (own, worth) in worths.get(sequence as usize).into_iter().flatten() {
            subtract(&mut row, self.likelihood(*own), worth)?;
        }
        Ok(row)
    }

    /// For each pair of sequences (of the second, and within it of the first) that some end belongs to: what those ends pay the
    /// first player, each as likely as chance makes it, and each lowered by the least total of the game.
    fn worths(&self) -> Result<Vec<Worths>, Unanswered> {
        let odds = reach_of_nodes(self.game, |node| self.game.probabilities(node))?;
        let totals = self.totals()?;
        let is_end = |node: &crate::NodeIdx| self.game.kind(*node) == Kind::End;
        let least = self.game.nodes().filter(is_end).filter_map(|node| totals.get(node.at())).min();
        let least = least.cloned().unwrap_or_default();
        let mut worths: Vec<Worths> = vec![Vec::new(); self.histories.len()];
        for node in self.game.nodes().filter(is_end) {
            let (Some(odds), Some(total)) = (odds.get(node.at()), totals.get(node.at())) else { continue };
            let own = self.histories.at(node, FIRST);
            let Some(row) = worths.get_mut(self.histories.at(node, SECOND) as usize) else { continue };
            let place = row.partition_point(|(other, _)| *other < own);
            if row.get(place).is_none_or(|(other, _)| *other != own) {
                row.insert(place, (own, Exact::ZERO));
            }
            if let Some((_, sum)) = row.get_mut(place) {
                *sum += &((total - &least) * odds);
                check_length(sum)?;
            }
        }
        Ok(worths)
    }

    /// What the first player has got at each node, all payments on the way included.
    fn totals(&self) -> Result<Vec<Exact>, Unanswered> {
        let mut totals: Vec<Exact> = Vec::with_capacity(self.game.n_nodes());
        for node in self.game.nodes() {
            let before = self.game.parent(node).and_then(|above| totals.get(above.at())).cloned();
            let own = self.game.payoffs(node).get(FIRST.at()).cloned().unwrap_or_default();
            let total = before.unwrap_or_default() + own;
            check_length(&total)?;
            totals.push(total);
        }
        Ok(totals)
    }

    /// The strategies that an optimum stands for; at sets that own moves never lead to the first move stands.
    pub(super) fn profile(&self, optimum: &Optimum) -> Profile {
        let mut profile = Profile::first_moves(self.game);
        let value = |variable: usize| optimum.primal.get(variable).unwrap_or(&Exact::ONE);
        let likely =
            |sequence| self.likelihood(sequence).iter().map(|(at, weight)| weight * value(*at)).sum();
        for set in &self.first_sets {
            mix(&mut profile, *set, self.after(*set).map(likely).collect());
        }
        let mut prices = optimum.dual.iter().skip(self.first_sets.len()).cloned();
        for set in &self.second_sets {
            mix(&mut profile, *set, prices.by_ref().take(self.n_moves(*set)).collect());
        }
        profile
    }
}

/// What the ends pay that belong to one sequence of the second player, by the first player's sequence, ascending.
type Worths = Vec<(u32, Exact)>;

/// Takes a weighted sum of variables off a row.
fn subtract(row: &mut [Exact], terms: &[(usize, Exact)], times: &Exact) -> Result<(), Unanswered> {
    for (variable, weight) in terms {
        let Some(slot) = row.get_mut(*variable) else { continue };
        *slot += &-(weight * times);
        check_length(slot)?;
    }
    Ok(())
}

impl Program {
    /// A row with its limit as the last entry, both as "row · x ≤ limit" after changing the limit's side.
    fn push(&mut self, mut row: Vec<Exact>) {
        let constant = row.pop().unwrap_or_default();
        self.limits.push(-constant);
        self.rows.push(row);
    }
}

/// Makes each move as likely as its share of the weights.
fn mix(profile: &mut Profile, set: SetIdx, weights: Vec<Exact>) {
    let sum: Exact = weights.iter().cloned().sum();
    let odds: Option<Vec<Exact>> = weights.iter().map(|weight| weight.checked_div(&sum)).collect();
    if let Some(odds) = odds {
        // Shares of a positive sum add up to 1; anything else leaves the first move in place.
        let _ = profile.set_odds(set, odds);
    }
}
