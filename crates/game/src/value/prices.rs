//! Self-consistent prices: the circle of mutual value read without anchors. Takes a matrix F of production, F\[j\]\[i\]
//! the units of good j next step per unit of good i now, and a discount δ.
//!
//! g = δF (I − δF)⁻¹ holds all the good j that will ever come of one more i, discounted; prices v ≥ 0 with sum 1 solve
//! λ v_i = Σ_{j≠i} g_ji v_j. Where every good leads to every other this has one solution with λ > 0 (Perron 1907,
//! Frobenius 1912): eigenvector centrality (Bonacich 1972). λ is a reproduction number: at 1 the circle holds literally,
//! below it fades, above it explodes. Growth per step is the r with λ(δ = 1/r) = 1.
//! Absent: baselines, which play no role in a linear world.

use serde::Serialize;

use super::matrix::Matrix;

/// Most goods.
pub const MAX_GOODS: usize = 16;

/// What there is to say about prices.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Prices {
    /// Every good leads to every other: one system of prices, all above 0.
    Settled {
        /// All goods.
        system: PriceSystem,
        /// g: `gains[j][i]` units of good j from one unit of good i.
        gains: Vec<Vec<f64>>,
    },
    /// Not every good leads to every other, but some lead to one another: each such group prices itself.
    Reducible {
        /// The groups, in order of their first good.
        groups: Vec<PriceSystem>,
        /// Prices of all goods in the system of the group with the largest λ: goods that lead to the group have one, goods
        /// that do not have 0. `None` where two groups share the largest λ.
        prices: Option<Vec<f64>>,
        /// The largest λ.
        lambda: f64,
        /// As in `Settled`.
        gains: Vec<Vec<f64>>,
    },
    /// No two goods lead to one another: λ = 0 and no self-sustaining value. Something must be wanted for itself.
    NoSelfSustaining {
        /// As in `Settled`.
        gains: Vec<Vec<f64>>,
    },
    /// δ times the spectral radius of F is 1 or more: the future gains have no sum.
    NotContracting {
        /// δ · ρ(F).
        radius: f64,
    },
    /// A cell is below 0: more of one good means less of another, and prices need not exist.
    NegativeEntry {
        /// The good there is less of, from 0.
        row: u32,
        /// The good there is more of, from 0.
        column: u32,
    },
    /// No square matrix of 1 to [`MAX_GOODS`] rows of numbers, or no discount above 0.
    Malformed,
}

/// Prices of goods that all lead to one another.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PriceSystem {
    /// Which goods, from 0, rising.
    pub goods: Vec<u32>,
    /// The reproduction number.
    pub lambda: f64,
    /// Prices of these goods; they sum to 1.
    pub prices: Vec<f64>,
    /// Growth per step in the long run: the r with λ(1/r) = 1.
    pub growth: f64,
    /// The greatest common divisor of the lengths of the circles of production: above 1 the world is periodic, and
    /// anchored mutual value over a long horizon never forgets its anchors.
    pub period: u32,
}

/// Prices for production `f` and discount `delta`.
///
/// ```
/// use lookahead_game::value::prices::{Prices, prices};
/// let Prices::Settled { system, .. } = prices(&[vec![1.0, 1.0], vec![4.0, 1.0]], 0.1) else { panic!() };
/// assert!((system.prices[0] / system.prices[1] - 2.0).abs() < 1e-12);
/// assert!(matches!(prices(&[vec![0.5, 0.0], vec![1.0, 0.5]], 0.5), Prices::NoSelfSustaining { .. }));
/// ```
#[must_use]
pub fn prices(f: &[Vec<f64>], delta: f64) -> Prices {
    let n_goods = f.len();
    let is_square = f.iter().all(|row| row.len() == n_goods && row.iter().all(|cell| cell.is_finite()));
    if n_goods == 0 || n_goods > MAX_GOODS || !is_square || !delta.is_finite() || delta <= 0.0 {
        return Prices::Malformed;
    }
    let cell = |row: usize, column: usize| f.get(row).and_then(|row| row.get(column)).copied().unwrap_or(0.0);
    let production = Matrix::of(n_goods, cell);
    if let Some((row, column)) = negative(&production, n_goods) {
        return Prices::NegativeEntry { row, column };
    }
    let radius = delta * production.spectral_radius();
    let Some(gains) = gains(&production, n_goods, delta).filter(|_| radius < 1.0 - NEAR_ONE) else {
        return Prices::NotContracting { radius };
    };
    classify(&production, &gains, n_goods)
}

/// A spectral radius this near to 1 counts as 1.
const NEAR_ONE: f64 = 1e-11;
/// Values of λ this near to one another, relatively, count as equal.
const SAME_LAMBDA: f64 = 1e-11;

fn negative(production: &Matrix, n_goods: usize) -> Option<(u32, u32)> {
    let cells = (0..n_goods).flat_map(|row| (0..n_goods).map(move |column| (row, column)));
    let (row, column) = cells.into_iter().find(|&(row, column)| production.get(row, column) < 0.0)?;
    Some((u32::try_from(row).ok()?, u32::try_from(column).ok()?))
}

/// δF (I − δF)⁻¹; `None` where there is no inverse.
fn gains(production: &Matrix, n_goods: usize, delta: f64) -> Option<Matrix> {
    let once = production.clone().scaled(delta);
    let identity = |row: usize, column: usize| if row == column { 1.0 } else { 0.0 };
    let rest = Matrix::of(n_goods, |row, column| identity(row, column) - once.get(row, column));
    // δF commutes with the inverse.
    rest.solve(&once)
}

fn classify(production: &Matrix, gains: &Matrix, n_goods: usize) -> Prices {
    let listed: Vec<Vec<f64>> = gains.rows().map(<[f64]>::to_vec).collect();
    let systems = groups(production, n_goods);
    let mut systems: Vec<PriceSystem> =
        systems.iter().map(|goods| system(production, gains, goods)).collect();
    if systems.first().is_some_and(|only| only.goods.len() == n_goods) {
        return match systems.pop() {
            Some(system) => Prices::Settled { system, gains: listed },
            None => Prices::NoSelfSustaining { gains: listed },
        };
    }
    let lambda = systems.iter().map(|system| system.lambda).fold(0.0, f64::max);
    if lambda == 0.0 {
        return Prices::NoSelfSustaining { gains: listed };
    }
    let n_largest = systems.iter().filter(|one| one.lambda >= lambda * (1.0 - SAME_LAMBDA)).count();
    let prices = (n_largest == 1).then(|| others_only(gains, n_goods).dominant().1);
    Prices::Reducible { groups: systems, prices, lambda, gains: listed }
}

/// The matrix λ and v belong to: gains of other goods, row i for the good that brings them.
fn others_only(gains: &Matrix, n_goods: usize) -> Matrix {
    Matrix::of(n_goods, |row, column| if row == column { 0.0 } else { gains.get(column, row) })
}

/// Sets of at least two goods that lead to one another, in order of their first good.
fn groups(production: &Matrix, n_goods: usize) -> Vec<Vec<usize>> {
    let mut leads: Vec<Vec<bool>> = (0..n_goods)
        .map(|from| (0..n_goods).map(|to| from == to || production.get(to, from) > 0.0).collect())
        .collect();
    // Warshall's closure.
    for through in 0..n_goods {
        let onward = leads.get(through).cloned().unwrap_or_default();
        for row in leads.iter_mut().filter(|row| row.get(through) == Some(&true)) {
            row.iter_mut().zip(&onward).for_each(|(to, further)| *to |= further);
        }
    }
    let is_led = |from: usize, to: usize| leads.get(from).and_then(|row| row.get(to)) == Some(&true);
    let group = |one: usize| (0..n_goods).filter(move |&other| is_led(one, other) && is_led(other, one));
    let firsts = (0..n_goods).filter(|&good| group(good).next() == Some(good));
    firsts.map(|good| group(good).collect::<Vec<_>>()).filter(|goods| goods.len() > 1).collect()
}

/// The prices of one group. What leaves the group and comes back stays in it, so its part of the gains is its own.
fn system(production: &Matrix, gains: &Matrix, goods: &[usize]) -> PriceSystem {
    let part = |whole: &Matrix| {
        let good = |at: usize| goods.get(at).copied().unwrap_or(usize::MAX);
        Matrix::of(goods.len(), |row, column| whole.get(good(row), good(column)))
    };
    let (lambda, prices) = others_only(&part(gains), goods.len()).dominant();
    let own = part(production);
    PriceSystem {
        goods: goods.iter().filter_map(|good| u32::try_from(*good).ok()).collect(),
        lambda,
        prices,
        growth: growth(&own, goods.len()),
        period: period(&own, goods.len()),
    }
}

/// The r with λ(1/r) = 1, by bisection: λ rises with δ from 0 to infinity at 1/ρ(F).
fn growth(production: &Matrix, n_goods: usize) -> f64 {
    const N_HALVINGS: u32 = 60;
    let (mut low, mut high) = (0.0, 1.0 / production.spectral_radius());
    for _ in 0..N_HALVINGS {
        let delta = f64::midpoint(low, high);
        let lambda = gains(production, n_goods, delta).map(|gains| others_only(&gains, n_goods).dominant().0);
        if lambda.is_some_and(|lambda| lambda < 1.0) { low = delta } else { high = delta }
    }
    1.0 / f64::midpoint(low, high)
}

/// The greatest common divisor of the lengths of all circles: by distances from the first good, every arrow that does
/// not fit them tells of one.
fn period(production: &Matrix, n_goods: usize) -> u32 {
    let mut distances: Vec<Option<i64>> = vec![None; n_goods];
    let mut queue = std::collections::VecDeque::from([0]);
    distances.iter_mut().take(1).for_each(|first| *first = Some(0));
    let mut common = 0;
    while let Some(from) = queue.pop_front() {
        let distance = distances.get(from).copied().flatten().unwrap_or(0) + 1;
        for (to, slot) in distances.iter_mut().enumerate() {
            if production.get(to, from) <= 0.0 {
                continue;
            }
            match *slot {
                None => {
                    *slot = Some(distance);
                    queue.push_back(to);
                }
                Some(known) => common = common_divisor(common, distance.abs_diff(known)),
            }
        }
    }
    u32::try_from(common).unwrap_or(u32::MAX)
}

fn common_divisor(mut one: u64, mut other: u64) -> u64 {
    while let Some(rest) = one.checked_rem(other) {
        (one, other) = (other, rest);
    }
    one
}
