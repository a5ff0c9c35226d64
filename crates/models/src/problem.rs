//! What is wrong with a parameter, as a code: every model checks what it is given and refuses it by this one type,
//! so that a page can mark the field and name the bound. Nothing is clamped in silence. Used by every other module.

use serde::Serialize;

/// In which way a parameter is out of bounds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ProblemCode {
    /// Not a finite number.
    NotFinite,
    /// Below `min` or above `max`.
    OutOfRange,
    /// A list has fewer than `min` or more than `max` items.
    Length,
    /// An index names something that does not exist: it must lie between `min` and `max`.
    NoSuch,
    /// The same thing is listed twice.
    Repeated,
    /// Probabilities that do not add up to 1; `min` and `max` are the bounds of the sum.
    Sum,
    /// An exact number grew too long to be kept.
    TooLong,
}

/// One parameter that cannot be used, with the bounds that it must keep (inclusive unless the field says otherwise).
#[derive(Clone, Copy, Debug, PartialEq, Serialize, thiserror::Error)]
#[error("{field} must lie between {min} and {max}")]
pub struct ParameterProblem {
    /// The name of the parameter, as the struct that holds it spells it.
    pub field: &'static str,
    /// In which way it is wrong.
    pub code: ProblemCode,
    /// The smallest value (or length) that is accepted.
    pub min: f64,
    /// The largest value (or length) that is accepted.
    pub max: f64,
}

impl ParameterProblem {
    /// A problem of this kind.
    #[must_use]
    pub const fn new(field: &'static str, code: ProblemCode, min: f64, max: f64) -> Self {
        Self { field, code, min, max }
    }

    pub(crate) const fn too_long(field: &'static str) -> Self {
        Self::new(field, ProblemCode::TooLong, f64::NEG_INFINITY, f64::INFINITY)
    }
}

/// Is this finite and between the bounds (both included)?
pub(crate) fn check_number(
    field: &'static str,
    value: f64,
    min: f64,
    max: f64,
) -> Result<(), ParameterProblem> {
    if !value.is_finite() {
        return Err(ParameterProblem::new(field, ProblemCode::NotFinite, min, max));
    }
    if value < min || value > max {
        return Err(ParameterProblem::new(field, ProblemCode::OutOfRange, min, max));
    }
    Ok(())
}

/// Is this count between the bounds (both included)?
pub(crate) fn check_count(
    field: &'static str,
    value: u32,
    min: u32,
    max: u32,
) -> Result<(), ParameterProblem> {
    check_number(field, f64::from(value), f64::from(min), f64::from(max))
}

/// Has this list a length between the bounds (both included)?
pub(crate) fn check_length(
    field: &'static str,
    length: usize,
    min: u32,
    max: u32,
) -> Result<(), ParameterProblem> {
    if length < min as usize || length > max as usize {
        return Err(ParameterProblem::new(field, ProblemCode::Length, f64::from(min), f64::from(max)));
    }
    Ok(())
}

/// Does this index name one of `length` things?
pub(crate) fn check_index(field: &'static str, index: u32, length: usize) -> Result<(), ParameterProblem> {
    if index as usize >= length {
        let max = (length as f64) - 1.0;
        return Err(ParameterProblem::new(field, ProblemCode::NoSuch, 0.0, max));
    }
    Ok(())
}

/// Do these probabilities each lie in 0..=1 and add up to 1, but for rounding?
pub(crate) fn check_probabilities(
    field: &'static str,
    probabilities: impl Iterator<Item = f64>,
) -> Result<(), ParameterProblem> {
    const ROUNDING: f64 = 1e-9;
    let mut sum = 0.0;
    for probability in probabilities {
        check_number(field, probability, 0.0, 1.0)?;
        sum += probability;
    }
    if (sum - 1.0_f64).abs() > ROUNDING {
        return Err(ParameterProblem::new(field, ProblemCode::Sum, 1.0, 1.0));
    }
    Ok(())
}
