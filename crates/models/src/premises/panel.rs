//! A group and its medians: the product of the medians of premises is not the median of the members' products. Used by
//! the figure's view of the group paradox, for a simulated panel and for one that was opened from a file.
//!
//! *The simulated panel.* On the scale of log-odds member i answers premise j with logit(mⱼ) + s·z, where m is the median,
//! z a standard normal deviate, and s the spread `above` for z > 0 and `below` otherwise. Every two of a member's
//! deviates have the same correlation.
//!
//! *What symmetry forbids.* Σ ln expit(xⱼ) is concave in x, so for opinions spread evenly to both sides (`above` =
//! `below`; z and −z alike) at least one of f(z), f(−z) is at most f(0): the median of the products is never above the
//! product of the medians, whatever the correlation, and equals it at correlation 1. A coherent group whose stated total
//! lies *above* the product of its medians must hold lopsided opinions: each member sure of some step that most doubt.
//!
//! *The other explanation.* Members may state totals that are not the products of their own answers. Without the
//! individual answers the two cannot be told apart, so a page says "may explain".

use serde::Serialize;

use super::draw::{quantile, sort};
use super::log_odds::{LogOdds, expit};
use super::{Quantile, check_credences, product};
use crate::estimate::{Estimate, Tally};
use crate::normal::{correlated, least_correlation};
use crate::problem::{ParameterProblem, check_count, check_length, check_number};
use crate::seed::{Generator, Seed};

/// The largest panel.
pub const MOST_MEMBERS: u32 = 100_000;
/// The largest spread of opinions, in log-odds.
pub const LARGEST_SPREAD: f64 = 20.0;
/// Halvings until two spreads cannot be told apart on a page.
const N_HALVINGS: u32 = 40;

/// A simulated panel.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PanelModel {
    /// The medians of the premises.
    pub medians: Vec<f64>,
    /// The spread of opinions below the medians, in log-odds.
    pub below: f64,
    /// The spread of opinions above the medians, in log-odds.
    pub above: f64,
    /// Whether who believes one step tends to believe the others: −1/(n − 1) to 1.
    pub correlation: f64,
    /// How many people.
    pub n_members: u32,
}

/// Everybody's answers.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Panel {
    n_premises: u32,
    /// Member by member.
    credences: Vec<f64>,
}

/// A panel's medians and products.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PanelSummary {
    /// The median answer to each premise.
    pub medians: Vec<f64>,
    /// What the medians multiply to.
    pub product_of_medians: f64,
    /// The median of the members' own products, with the error of a sample.
    pub median_of_products: Quantile,
    /// Their mean.
    pub mean_of_products: Estimate,
}

/// From the product of medians to a stated total, in log-odds.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Gap {
    /// All three lie inside 0..1.
    Parts {
        /// logit(median of products) − logit(product of medians): what a coherent group explains.
        coherent: f64,
        /// logit(stated) − logit(median of products): what is left to incoherence.
        incoherent: f64,
    },
    /// One of the three is 0 or 1: the distance is infinite, or nothing.
    Unbounded,
}

/// The spread above the medians at which a coherent panel states a total.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Upper {
    /// This spread.
    At(f64),
    /// Already with no spread above the panel would state more.
    Below,
    /// Not even with the largest spread would it state so much.
    Beyond,
}

impl PanelModel {
    fn check(&self) -> Result<(), ParameterProblem> {
        check_credences("medians", &self.medians)?;
        check_number("below", self.below, 0.0, LARGEST_SPREAD)?;
        check_number("above", self.above, 0.0, LARGEST_SPREAD)?;
        check_number("correlation", self.correlation, least_correlation(self.medians.len()), 1.0)?;
        check_count("n_members", self.n_members, 1, MOST_MEMBERS)
    }

    /// The members' deviates, one after the other.
    fn deviates(&self, seed: Seed) -> Vec<f64> {
        let n = self.medians.len();
        let mut generator = Generator::new(seed);
        let mut deviates = vec![0.0; n * self.n_members as usize];
        deviates.chunks_mut(n.max(1)).for_each(|row| correlated(&mut generator, self.correlation, row));
        deviates
    }

    fn answers(&self, deviates: &[f64]) -> Panel {
        let medians = self.medians.iter().cycle().zip(deviates);
        let answer = |(median, z): (&f64, &f64)| match LogOdds::of(*median) {
            LogOdds::Finite(middle) => expit(middle + z * if *z > 0.0 { self.above } else { self.below }),
            // No spread of log-odds reaches anyone from there.
            LogOdds::Impossible | LogOdds::Certain => *median,
        };
        Panel { n_premises: self.medians.len() as u32, credences: medians.map(answer).collect() }
    }

    /// Draws a panel.
    ///
    /// # Errors
    /// The first parameter out of bounds.
    ///
    /// ```
    /// use lookahead_models::{Seed, premises::PanelModel};
    /// let model = PanelModel { medians: vec![0.8, 0.1], below: 1.0, above: 1.0, correlation: 0.0, n_members: 2001 };
    /// let summary = model.draw(Seed::new(7))?.summary();
    /// assert!(summary.median_of_products.value < 0.08);
    /// # Ok::<(), lookahead_models::ParameterProblem>(())
    /// ```
    pub fn draw(&self, seed: Seed) -> Result<Panel, ParameterProblem> {
        self.check()?;
        Ok(self.answers(&self.deviates(seed)))
    }
}

impl Panel {
    /// Everybody's answers, member by member.
    ///
    /// # Errors
    /// No member or too many, rows of unequal length, or an answer that is no probability.
    pub fn new(members: &[Vec<f64>]) -> Result<Self, ParameterProblem> {
        check_length("members", members.len(), 1, MOST_MEMBERS)?;
        let n_premises = members.first().map_or(0, Vec::len) as u32;
        for member in members {
            check_credences("members", member)?;
            check_length("members", member.len(), n_premises, n_premises)?;
        }
        Ok(Self { n_premises, credences: members.concat() })
    }

    /// One member's answers after the other.
    pub fn members(&self) -> impl Iterator<Item = &[f64]> {
        self.credences.chunks(self.n_premises.max(1) as usize)
    }

    /// Its medians and its products.
    #[must_use]
    pub fn summary(&self) -> PanelSummary {
        let median = |premise: u32| {
            let mut column: Vec<f64> =
                self.members().filter_map(|member| member.get(premise as usize)).copied().collect();
            sort(&mut column);
            quantile(&column, 0.5).value
        };
        let medians: Vec<f64> = (0..self.n_premises).map(median).collect();
        let mut tally = Tally::default();
        let products = self.sorted_products();
        products.iter().for_each(|product| tally.add(*product));
        PanelSummary {
            product_of_medians: product(&medians),
            medians,
            median_of_products: quantile(&products, 0.5),
            mean_of_products: tally.estimate(),
        }
    }

    fn sorted_products(&self) -> Vec<f64> {
        let mut products: Vec<f64> = self.members().map(product).collect();
        sort(&mut products);
        products
    }
}

/// Splits the way from the product of medians to a stated total into what a coherent group explains and the rest.
///
/// ```
/// use lookahead_models::premises::{Gap, gap};
/// let Gap::Parts { coherent, incoherent } = gap(0.1, 0.1, 0.5) else { unreachable!() };
/// assert_eq!(coherent, 0.0);
/// assert!((incoherent - libm::log(9.0)).abs() < 1e-12);
/// assert_eq!(gap(0.0, 0.0, 0.5), Gap::Unbounded);
/// ```
#[must_use]
pub fn gap(product_of_medians: f64, median_of_products: f64, stated: f64) -> Gap {
    let finite =
        [product_of_medians, median_of_products, stated].map(|credence| LogOdds::of(credence).finite());
    match finite {
        [Some(medians), Some(products), Some(stated)] => {
            Gap::Parts { coherent: products - medians, incoherent: stated - products }
        }
        _ => Gap::Unbounded,
    }
}

/// How far opinions would have to spread above the medians for a coherent panel's median product to be `stated`, all
/// else as in the model (whose own `above` is not looked at). The same members are asked at every spread, so that the
/// answer only grows with it.
///
/// # Errors
/// The first parameter out of bounds.
pub fn explaining_spread(model: &PanelModel, stated: f64, seed: Seed) -> Result<Upper, ParameterProblem> {
    model.check()?;
    check_number("stated", stated, 0.0, 1.0)?;
    let deviates = model.deviates(seed);
    let total = |above: f64| {
        let panel = PanelModel { above, ..model.clone() }.answers(&deviates);
        quantile(&panel.sorted_products(), 0.5).value
    };
    if total(0.0) > stated {
        return Ok(Upper::Below);
    }
    if total(LARGEST_SPREAD) < stated {
        return Ok(Upper::Beyond);
    }
    let (mut low, mut high) = (0.0, LARGEST_SPREAD);
    for _ in 0..N_HALVINGS {
        let middle = 0.5 * (low + high);
        if total(middle) > stated { high = middle } else { low = middle }
    }
    Ok(Upper::At(0.5 * (low + high)))
}
