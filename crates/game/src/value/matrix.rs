//! Small dense matrices of doubles, for [`super::prices`] and [`super::stationary`]: products, linear systems, spectral
//! radius. Nothing transcendental but square roots, so every machine gets the same digits.

/// A square matrix, row after row.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Matrix {
    size: usize,
    cells: Vec<f64>,
}

impl Matrix {
    /// The matrix whose cell in row `row` and column `column` is `cell(row, column)`.
    pub(super) fn of(size: usize, mut cell: impl FnMut(usize, usize) -> f64) -> Self {
        let cells = (0..size * size).map(|at| cell(at / size.max(1), at % size.max(1))).collect();
        Self { size, cells }
    }

    /// A cell; 0 outside.
    pub(super) fn get(&self, row: usize, column: usize) -> f64 {
        if column < self.size {
            self.cells.get(row * self.size + column).copied().unwrap_or(0.0)
        } else {
            0.0
        }
    }

    pub(super) fn rows(&self) -> impl Iterator<Item = &[f64]> {
        self.cells.chunks_exact(self.size.max(1))
    }

    pub(super) fn times(&self, other: &Self) -> Self {
        Self::of(self.size, |row, column| {
            (0..self.size).map(|at| self.get(row, at) * other.get(at, column)).sum()
        })
    }

    pub(super) fn times_vector(&self, vector: &[f64]) -> Vec<f64> {
        self.rows().map(|row| row.iter().zip(vector).map(|(cell, value)| cell * value).sum()).collect()
    }

    /// Largest sum of the sizes in a row.
    pub(super) fn norm(&self) -> f64 {
        self.rows().map(|row| row.iter().map(|cell| cell.abs()).sum()).fold(0.0, f64::max)
    }

    pub(super) fn scaled(mut self, factor: f64) -> Self {
        self.cells.iter_mut().for_each(|cell| *cell *= factor);
        self
    }

    /// X with `self` · X = `right`, by elimination with pivots; `None` where `self` is singular as far as doubles can
    /// tell.
    pub(super) fn solve(&self, right: &Self) -> Option<Self> {
        const SINGULAR: f64 = 1e-13;
        let (size, smallest) = (self.size, SINGULAR * self.norm());
        let mut rows: Vec<Vec<f64>> =
            self.rows().zip(right.rows()).map(|(left, right)| [left, right].concat()).collect();
        for column in 0..size {
            let size_at = |row: &Vec<f64>| row.get(column).map_or(0.0, |cell| cell.abs());
            let pivot = (column..size).max_by(|&one, &other| {
                let size_of = |at: usize| rows.get(at).map_or(0.0, size_at);
                size_of(one).total_cmp(&size_of(other))
            })?;
            rows.swap(column, pivot);
            let mut pivot_row = std::mem::take(rows.get_mut(column)?);
            let pivot = *pivot_row.get(column)?;
            if pivot.is_nan() || pivot.abs() <= smallest {
                return None;
            }
            pivot_row.iter_mut().for_each(|cell| *cell /= pivot);
            for row in rows.iter_mut().filter(|row| !row.is_empty()) {
                let factor = *row.get(column)?;
                row.iter_mut().zip(&pivot_row).for_each(|(cell, other)| *cell -= factor * other);
            }
            *rows.get_mut(column)? = pivot_row;
        }
        let solution =
            |row: usize, column: usize| rows.get(row).and_then(|row| row.get(size + column)).copied();
        Some(Self::of(size, |row, column| solution(row, column).unwrap_or(0.0)))
    }

    /// The spectral radius by Gelfand's formula (1941): the limit of ‖A^m‖^(1/m), with m doubled by squaring. Good to
    /// about 1e-12 of the norm, also where powers grow a while first.
    pub(super) fn spectral_radius(&self) -> f64 {
        const N_SQUARINGS: u32 = 48;
        let (mut power, mut radius) = (self.clone(), 1.0);
        for doubled in 0..=N_SQUARINGS {
            let norm = power.norm();
            if norm == 0.0 {
                return 0.0;
            }
            radius *= (0..doubled).fold(norm, |root, _| root.sqrt());
            power = power.scaled(1.0 / norm);
            power = power.times(&power);
        }
        radius
    }

    /// The largest eigenvalue of a matrix without negative cells and the vector that belongs to it (sum 1), by powers of
    /// A + s I, whose dominant eigenvalue is alone in size (adding the identity is what keeps a period from
    /// making it oscillate). Zeros for the zero matrix.
    pub(super) fn dominant(&self) -> (f64, Vec<f64>) {
        const N_SQUARINGS: u32 = 40;
        let shift = self.norm();
        if shift == 0.0 {
            return (0.0, vec![0.0; self.size]);
        }
        let shifted = Self::of(self.size, |row, column| {
            self.get(row, column) + if row == column { shift } else { 0.0 }
        });
        let mut power = shifted;
        for _ in 0..N_SQUARINGS {
            let norm = power.norm();
            power = power.scaled(1.0 / norm);
            power = power.times(&power);
        }
        let mut vector = power.times_vector(&vec![1.0; self.size]);
        let sum: f64 = vector.iter().sum();
        vector.iter_mut().for_each(|cell| *cell /= sum);
        let eigenvalue = self.times_vector(&vector).iter().sum();
        (eigenvalue, vector)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(rows: &[&[f64]]) -> Matrix {
        Matrix::of(rows.len(), |row, column| rows[row][column])
    }

    #[test]
    fn systems_are_solved_or_refused() {
        let matrix = of(&[&[0.0, 2.0], &[3.0, 1.0]]);
        let identity = of(&[&[1.0, 0.0], &[0.0, 1.0]]);
        let inverse = matrix.solve(&identity).unwrap();
        assert!(matrix.times(&inverse).cells.iter().zip(&identity.cells).all(|(a, b)| (a - b).abs() < 1e-15));
        assert_eq!(of(&[&[1.0, 2.0], &[2.0, 4.0]]).solve(&identity), None);
    }

    #[test]
    fn radii_are_those_known() {
        // A rotation by 90° times 3, a nilpotent one, a Jordan block, and the golden ratio.
        let known = [
            (of(&[&[0.0, -3.0], &[3.0, 0.0]]), 3.0),
            (of(&[&[0.0, 9.0], &[0.0, 0.0]]), 0.0),
            (of(&[&[0.5, 1.0], &[0.0, 0.5]]), 0.5),
            (of(&[&[1.0, 1.0], &[1.0, 0.0]]), f64::midpoint(1.0, 5.0_f64.sqrt())),
        ];
        for (matrix, radius) in known {
            assert!((matrix.spectral_radius() - radius).abs() < 1e-11, "{matrix:?}");
        }
    }
}
