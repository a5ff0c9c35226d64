//! Credences as log-odds, ln(p/(1 − p)): the scale on which evidence adds up. 0 and 1 are infinitely far out on it, and no
//! evidence moves them; they have names here, so that no reckoning meets an infinite number. Used by all of `premises`.

use serde::Serialize;

/// The log-odds of a credence.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum LogOdds {
    /// Of a credence of 0.
    Impossible,
    /// ln(p/(1 − p)).
    Finite(f64),
    /// Of a credence of 1.
    Certain,
}

impl LogOdds {
    /// Of a credence between 0 and 1; what lies outside counts as the nearer end.
    ///
    /// ```
    /// use lookahead_models::premises::LogOdds;
    /// assert_eq!(LogOdds::of(0.5), LogOdds::Finite(0.0));
    /// assert_eq!([LogOdds::of(0.0), LogOdds::of(1.0)], [LogOdds::Impossible, LogOdds::Certain]);
    /// ```
    #[must_use]
    pub fn of(credence: f64) -> Self {
        if credence <= 0.0 {
            Self::Impossible
        } else if credence >= 1.0 {
            Self::Certain
        } else {
            Self::Finite(logit(credence))
        }
    }

    /// The number, where there is one.
    #[must_use]
    pub fn finite(self) -> Option<f64> {
        match self {
            Self::Finite(value) => Some(value),
            Self::Impossible | Self::Certain => None,
        }
    }
}

/// The credence with these log-odds, 1/(1 + e^−x).
///
/// ```
/// use lookahead_models::premises::expit;
/// assert_eq!([expit(0.0), expit(-1e9), expit(1e9)], [0.5, 0.0, 1.0]);
/// ```
#[must_use]
pub fn expit(log_odds: f64) -> f64 {
    1.0 / (1.0 + libm::exp(-log_odds))
}

/// ln(p/(1 − p)) of a credence inside 0..1.
pub(super) fn logit(credence: f64) -> f64 {
    libm::log(credence) - libm::log1p(-credence)
}
