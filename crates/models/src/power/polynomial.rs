//! Polynomials in one parameter with exact coefficients: closed forms that can be shown, and evaluated exactly or
//! as doubles. Used by `power` and `instrumental`.

use lookahead_game::Exact;

use crate::problem::ParameterProblem;

/// `coefficients[i]` belongs to the i-th power; no coefficient is 0 at the end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Polynomial {
    coefficients: Vec<Exact>,
}

impl Polynomial {
    /// The polynomial with these coefficients, constant first.
    #[must_use]
    pub fn new(mut coefficients: Vec<Exact>) -> Self {
        while coefficients.last().is_some_and(Exact::is_zero) {
            coefficients.pop();
        }
        Self { coefficients }
    }

    /// A constant.
    #[must_use]
    pub fn constant(value: Exact) -> Self {
        Self::new(vec![value])
    }

    /// The coefficients, constant first; none for the polynomial 0.
    #[must_use]
    pub fn coefficients(&self) -> &[Exact] {
        &self.coefficients
    }

    /// The exact value at `x`.
    ///
    /// # Errors
    /// The value, or a number on the way, is too long to be kept.
    ///
    /// ```
    /// use lookahead_game::Exact;
    /// use lookahead_models::power::Polynomial;
    /// let line = Polynomial::new(vec![Exact::ONE, Exact::int(2)]);
    /// assert_eq!(line.at(&Exact::int(3)), Ok(Exact::int(7)));
    /// assert_eq!(line.at_f64(3.0), 7.0);
    /// ```
    pub fn at(&self, x: &Exact) -> Result<Exact, ParameterProblem> {
        let value = self.coefficients.iter().rev().fold(Exact::ZERO, |sum, next| sum * x + next);
        if value.is_too_long() { Err(ParameterProblem::too_long("gamma")) } else { Ok(value) }
    }

    /// The value at `x` in doubles (Horner's scheme).
    #[must_use]
    pub fn at_f64(&self, x: f64) -> f64 {
        self.coefficients.iter().rev().fold(0.0, |sum, next| sum * x + next.to_f64())
    }

    pub(crate) fn is_too_long(&self) -> bool {
        self.coefficients.iter().any(Exact::is_too_long)
    }

    pub(crate) fn plus(&self, other: &Self) -> Self {
        let length = self.coefficients.len().max(other.coefficients.len());
        let term = |list: &[Exact], idx: usize| list.get(idx).cloned().unwrap_or_default();
        Self::new(
            (0..length).map(|idx| term(&self.coefficients, idx) + term(&other.coefficients, idx)).collect(),
        )
    }

    pub(crate) fn times(&self, other: &Self) -> Self {
        let mut product = Self::new(Vec::new());
        for (idx, factor) in self.coefficients.iter().enumerate() {
            let mut shifted = vec![Exact::ZERO; idx];
            shifted.extend(other.coefficients.iter().map(|other| other * factor));
            product = product.plus(&Self::new(shifted));
        }
        product
    }

    pub(crate) fn scaled(&self, factor: &Exact) -> Self {
        Self::new(self.coefficients.iter().map(|own| own * factor).collect())
    }
}
