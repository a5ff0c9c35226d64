//! The chance of a run: every number a machine may need, drawn in one order from (machine, request, seed). So the same
//! run on the other line or under an intervention meets the same chance. Used by `machine`.

use super::note::N_SENTENCES;
use crate::seed::{Generator, Seed};

/// Uniform numbers in [0, 1) for one writing of a note.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Writing {
    /// For the decision, or for the judged cost that carries it.
    pub decide: f64,
    /// For what is chosen to fit it.
    pub fit: f64,
    /// One for the wording of each sentence, and one more.
    pub wordings: [f64; N_SENTENCES + 1],
}

/// All of a run's chance.
#[derive(Clone, Copy, Debug)]
pub(super) struct Draws {
    /// Is a reworded tag understood?
    pub understand: f64,
    /// For the note.
    pub first: Writing,
    /// For what is written on after a cut.
    pub again: Writing,
}

impl Draws {
    pub(super) fn new(machine: u32, request: u32, seed: u32) -> Self {
        let mut generator = Generator::new(mixed(machine, request, seed));
        let understand = generator.uniform();
        Self { understand, first: writing(&mut generator), again: writing(&mut generator) }
    }
}

fn writing(generator: &mut Generator) -> Writing {
    let (decide, fit) = (generator.uniform(), generator.uniform());
    let mut wordings = [0.0; N_SENTENCES + 1];
    wordings.iter_mut().for_each(|slot| *slot = generator.uniform());
    Writing { decide, fit, wordings }
}

/// Neighbouring numbers to seeds far apart: the finaliser of SplitMix64 (Steele, Lea & Flood 2014).
fn mixed(machine: u32, request: u32, seed: u32) -> Seed {
    let mut z = (u64::from(machine) << 56) ^ (u64::from(request) << 32) ^ u64::from(seed);
    z = z.wrapping_add(0x9e37_79b9_7f4a_7c15);
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    Seed::new(z ^ (z >> 31))
}
