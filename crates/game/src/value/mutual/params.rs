//! What a reader can set: how mutual value is computed on one and the same graph of states.

use serde::{Deserialize, Serialize};

use super::{Mixed, Number};
use crate::Exact;
use crate::world::World;

/// The numbers and switches of anchored mutual value. The baselines belong to the graph ([`super::Layers`]), since
/// the twins of its states follow from them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Params<N> {
    /// What one step later is worth, in (0, 1].
    pub gamma: N,
    /// The running anchor: how much of an amount is worth something by itself before the end, at least 0.
    pub eps: N,
    /// What one unit of X, and of Y, above its baseline is worth at an end, at least 0.
    pub anchors: [N; 2],
    /// What the counterfactual twin does.
    pub counterfactual: Counterfactual,
    /// What a move is chosen by.
    pub steer: Steer,
}

/// What happens on the branch that starts at the baseline.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Counterfactual {
    /// Everybody decides anew there.
    #[default]
    Policy,
    /// The moves of the real branch are repeated by name.
    Replay,
}

/// What a move is chosen by; an adversary takes the least of the same.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Steer {
    /// J of the next state: the whole discounted sum of the two values from there on.
    #[default]
    ToGo,
    /// The two values of the next state only.
    Next,
}

/// Which amounts the twins fall back to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Baseline {
    /// None of either.
    #[default]
    Zero,
    /// What the world starts with.
    Start,
    /// These amounts of X and Y.
    At(i64, i64),
}

impl Baseline {
    /// The amounts of X and Y.
    #[must_use]
    pub fn amounts(self, world: &World) -> [i64; 2] {
        match self {
            Self::Zero => [0, 0],
            Self::Start => [world.start.x, world.start.y],
            Self::At(x, y) => [x, y],
        }
    }
}

impl Default for Params<Exact> {
    /// Nothing discounted, anchors 1, no running anchor, the twin re-decides, steering by the whole sum.
    fn default() -> Self {
        Self {
            gamma: Exact::ONE,
            eps: Exact::ZERO,
            anchors: [Exact::ONE, Exact::ONE],
            counterfactual: Counterfactual::Policy,
            steer: Steer::ToGo,
        }
    }
}

impl Params<Exact> {
    /// The same in another arithmetic.
    ///
    /// ```
    /// use lookahead_game::value::mutual::Params;
    /// assert_eq!(Params::default().to::<f64>().gamma, 1.0);
    /// ```
    #[must_use]
    pub fn to<N: Number>(&self) -> Params<N> {
        let [x, y] = &self.anchors;
        Params {
            gamma: N::from_exact(&self.gamma),
            eps: N::from_exact(&self.eps),
            anchors: [N::from_exact(x), N::from_exact(y)],
            counterfactual: self.counterfactual,
            steer: self.steer,
        }
    }
}

impl Params<Exact> {
    /// The same as doubles, so that a pass over many states reckons with nothing else.
    #[must_use]
    pub fn to_doubles(&self) -> Params<Mixed> {
        let double = |value: &Exact| Mixed::Double(value.to_f64());
        let [x, y] = &self.anchors;
        let anchors = [double(x), double(y)];
        Params { gamma: double(&self.gamma), eps: double(&self.eps), anchors, ..self.to() }
    }
}

impl<N: Number> Params<N> {
    /// The first number that is out of its range.
    pub(super) fn out_of_range(&self) -> Option<super::Unvalued> {
        let (zero, one) = (N::ZERO, N::from_exact(&Exact::ONE));
        let [x, y] = &self.anchors;
        // A NaN orders as equal to everything, so soundness is asked first.
        if !self.gamma.is_sound() || self.gamma.order(&zero).is_le() || self.gamma.order(&one).is_gt() {
            return Some(super::Unvalued::Gamma);
        }
        let is_bad = |value: &N| !value.is_sound() || value.order(&zero).is_lt();
        if is_bad(&self.eps) {
            return Some(super::Unvalued::RunningAnchor);
        }
        (is_bad(x) || is_bad(y)).then_some(super::Unvalued::Anchor)
    }
}
