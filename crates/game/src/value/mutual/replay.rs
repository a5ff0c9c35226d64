//! The replayed counterfactual: what the twin's branch brings when it repeats the names of the moves of the real
//! branch. HY(u, v) = γ Σ p \[VY(v') + HY(u', v')\] over pairs of u on the real branch and v on the twin's; outcomes
//! of chance are coupled by position, up to the shorter list, with the real branch's probabilities; a move the
//! twin does not have becomes its first; where either branch has ended nothing is added.
//!
//! Each pair is worked out once and kept. Pairs are taken from a stack, children before parents, since what they
//! need lies ever later; so a layer of the pass only adds the pairs that are new to it.

use std::collections::BTreeMap;

use super::{Layers, Mutual, NO_OPTION, Number, Params, Unvalued};

/// Most pairs of states that are kept, for each good.
pub const MAX_PAIRS: u32 = 2_000_000;

/// All pairs worked out so far, for the future of X and for that of Y.
pub(super) struct Replays<N> {
    pairs: [BTreeMap<(u32, u32), N>; 2],
}

impl<N: Number> Replays<N> {
    pub(super) fn new() -> Self {
        Self { pairs: [BTreeMap::new(), BTreeMap::new()] }
    }

    /// H(u, v) for the future of one good (0: X, 1: Y). All later layers must be valued, and u's move chosen.
    pub(super) fn replayed(
        &mut self,
        layers: &Layers,
        params: &Params<N>,
        mutual: &Mutual<N>,
        (real, twin): (u32, u32),
        good: usize,
    ) -> Result<N, Unvalued> {
        // The same state replays itself.
        if real == twin {
            return Ok(mutual.future_of(real, good));
        }
        let Some(known) = self.pairs.get_mut(good) else { return Ok(N::ZERO) };
        let mut open = vec![(real, twin)];
        while let Some(&pair) = open.last() {
            let n_open = open.len();
            if !known.contains_key(&pair) {
                let value = summed(layers, params, mutual, known, pair, good, &mut open);
                if open.len() > n_open {
                    continue;
                }
                if known.len() >= MAX_PAIRS as usize {
                    return Err(Unvalued::TooManyPairs);
                }
                known.insert(pair, value);
            }
            open.pop();
        }
        Ok(known.get(&(real, twin)).cloned().unwrap_or(N::ZERO))
    }
}

/// The sum for one pair; pairs that are needed first are put on the stack, and then the sum is no use yet.
fn summed<N: Number>(
    layers: &Layers,
    params: &Params<N>,
    mutual: &Mutual<N>,
    known: &BTreeMap<(u32, u32), N>,
    pair: (u32, u32),
    good: usize,
    open: &mut Vec<(u32, u32)>,
) -> N {
    let (real, twin) = pair;
    let mut total = N::ZERO;
    let Some((real_option, twin_option)) = coupled(layers, mutual, real, twin) else { return total };
    let shares = layers.choice(real, real_option).map_or(&[] as &[_], |choice| &choice.shares);
    let (real_to, twin_to) = (layers.targets(real, real_option), layers.targets(twin, twin_option));
    for ((share, real), twin) in shares.iter().zip(real_to).zip(twin_to) {
        let value = mutual.worths.get(*twin as usize).and_then(|worth| worth.v.get(good)).cloned();
        let future = if real == twin {
            mutual.future_of(*real, good)
        } else if coupled(layers, mutual, *real, *twin).is_none() {
            N::ZERO
        } else {
            known.get(&(*real, *twin)).cloned().unwrap_or_else(|| {
                open.push((*real, *twin));
                N::ZERO
            })
        };
        let worth = value.unwrap_or(N::ZERO).plus(&future);
        total = total.plus(&N::of_share(share).times(&worth));
    }
    if params.gamma.is_one() { total } else { params.gamma.times(&total) }
}

/// The option of the real state and the one the twin repeats it by; `None` where either has ended.
fn coupled<N: Number>(layers: &Layers, mutual: &Mutual<N>, real: u32, twin: u32) -> Option<(u32, u32)> {
    let chosen = mutual.chosen.get(real as usize).copied().filter(|&chosen| chosen != NO_OPTION)?;
    let choices = &layers.shape(layers.state(twin)).choices;
    let name = &layers.choice(real, chosen)?.name;
    let same = (0..).zip(choices).find(|(_, choice)| choice.name == *name).map(|(at, _)| at);
    (!choices.is_empty()).then_some((chosen, same.unwrap_or(0)))
}
