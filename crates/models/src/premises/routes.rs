//! Several ways to the same end, of which a chain is only one: the credence that at least one of them leads there. Used
//! by the figure's view of routes.
//!
//! Without knowing how the routes hang together the union lies between the likeliest of them and their sum (Boole). The
//! dependence d says where: at d = 1 all others are parts of the likeliest route, at 0 they have nothing to do with each
//! other, at −1 they exclude each other as far as they can. Between these the three are mixed: at d = 0.3 the routes are
//! nested with probability 0.3, independent otherwise. That is a joint distribution with the stated margins for every d,
//! so the union is exact, not a rule of thumb.

use serde::Serialize;

use crate::problem::{ParameterProblem, check_count, check_length, check_number};

/// The most routes of one union.
pub const MOST_ROUTES: u32 = 16;

/// The credence in at least one of several routes.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Union {
    /// At the stated dependence.
    pub at_dependence: f64,
    /// The least it can be: the likeliest route.
    pub least: f64,
    /// If the routes have nothing to do with each other.
    pub independent: f64,
    /// The most it can be: the sum, or 1.
    pub most: f64,
}

/// At least one of 1 to [`MOST_ROUTES`] routes with these credences; `dependence` is from −1 to 1 as above.
///
/// # Errors
/// The first parameter out of bounds.
///
/// ```
/// use lookahead_models::premises::union;
/// let both = union(&[0.5, 0.2], 0.5)?;
/// assert_eq!([both.least, both.independent, both.most], [0.5, 0.6, 0.7]);
/// assert!((both.at_dependence - 0.55).abs() < 1e-15);
/// # Ok::<(), lookahead_models::ParameterProblem>(())
/// ```
pub fn union(routes: &[f64], dependence: f64) -> Result<Union, ParameterProblem> {
    check_length("routes", routes.len(), 1, MOST_ROUTES)?;
    routes.iter().try_for_each(|route| check_number("routes", *route, 0.0, 1.0))?;
    check_number("dependence", dependence, -1.0, 1.0)?;
    let least = routes.iter().copied().fold(0.0, f64::max);
    let most = routes.iter().sum::<f64>().min(1.0);
    let independent = -libm::expm1(routes.iter().map(|route| libm::log1p(-route)).sum::<f64>());
    // Rounding keeps out of the bounds.
    let independent = independent.clamp(least, most);
    Ok(Union { at_dependence: mixed(least, independent, most, dependence), least, independent, most })
}

/// At least one of `n_cases` cases of the same credence: what a chain means by "some system, by the year". From 1 case.
///
/// # Errors
/// The first parameter out of bounds.
///
/// ```
/// use lookahead_models::premises::at_least_one;
/// assert!((at_least_one(0.01, 100, 0.0)?.at_dependence - 0.633_967_658_726_770_8).abs() < 1e-12);
/// assert_eq!(at_least_one(0.01, 100, 1.0)?.at_dependence, 0.01);
/// # Ok::<(), lookahead_models::ParameterProblem>(())
/// ```
pub fn at_least_one(credence: f64, n_cases: u32, dependence: f64) -> Result<Union, ParameterProblem> {
    check_number("credence", credence, 0.0, 1.0)?;
    check_count("n_cases", n_cases, 1, u32::MAX)?;
    check_number("dependence", dependence, -1.0, 1.0)?;
    let n = f64::from(n_cases);
    let most = (n * credence).min(1.0);
    let independent = (-libm::expm1(n * libm::log1p(-credence))).clamp(credence, most);
    Ok(Union {
        at_dependence: mixed(credence, independent, most, dependence),
        least: credence,
        independent,
        most,
    })
}

fn mixed(nested: f64, independent: f64, exclusive: f64, dependence: f64) -> f64 {
    let extreme = if dependence > 0.0 { nested } else { exclusive };
    let mixed = (1.0 - dependence.abs()) * independent + dependence.abs() * extreme;
    // Rounding keeps out of the bounds.
    mixed.clamp(nested, exclusive)
}
