//! Agreement of two labellers beyond chance: Cohen 1960, Educational and Psychological Measurement 20, 37–46; standard
//! error for large samples by Fleiss, Cohen and Everitt 1969, Psychological Bulletin 72, 323–327.

/// How far two labellers agree.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Agreement {
    /// Things that both labelled.
    pub n: u64,
    /// Share on which they agree.
    pub observed: f64,
    /// Share on which they would agree by chance, each keeping to their own frequencies.
    pub expected: f64,
    /// Cohen's kappa: 1 for full agreement, 0 for chance.
    pub kappa: f64,
    /// Its standard error.
    pub standard_error: f64,
}

/// Kappa of a square table: `table[i][j]` things were called i by the first and j by the second. Nothing where the table
/// is empty or not square, or where chance alone would give full agreement.
///
/// ```
/// use lookahead_trace::statistics::cohen_kappa;
/// let found = cohen_kappa(&[vec![20, 5], vec![10, 15]]);
/// assert!(found.is_some_and(|found| (found.kappa - 0.4).abs() < 1e-12));
/// ```
#[must_use]
pub fn cohen_kappa(table: &[Vec<u32>]) -> Option<Agreement> {
    if table.iter().any(|row| row.len() != table.len()) {
        return None;
    }
    let n: u64 = table.iter().flatten().map(|count| u64::from(*count)).sum();
    let share = |count: u64| count as f64 / n as f64;
    let rows: Vec<f64> =
        table.iter().map(|row| share(row.iter().map(|count| u64::from(*count)).sum())).collect();
    let column = |at: usize| table.iter().filter_map(|row| row.get(at)).map(|count| u64::from(*count)).sum();
    let columns: Vec<f64> = (0..table.len()).map(|at| share(column(at))).collect();
    let equal =
        table.iter().enumerate().filter_map(|(at, row)| row.get(at)).map(|count| u64::from(*count)).sum();
    let expected: f64 = rows.iter().zip(&columns).map(|(row, column)| row * column).sum();
    if n == 0 || expected >= 1.0 {
        return None;
    }
    let observed = share(equal);
    let kappa = (observed - expected) / (1.0 - expected);
    let mut spread = -square(kappa - expected * (1.0 - kappa));
    for (i, (row, row_share)) in table.iter().zip(&rows).enumerate() {
        let column_share = columns.get(i).copied().unwrap_or(0.0);
        for (j, count) in row.iter().enumerate() {
            let weight = if i == j {
                1.0 - (row_share + column_share) * (1.0 - kappa)
            } else {
                (1.0 - kappa) * (column_share + rows.get(j).copied().unwrap_or(0.0))
            };
            spread += share(u64::from(*count)) * square(weight);
        }
    }
    let standard_error = (spread.max(0.0) / n as f64).sqrt() / (1.0 - expected);
    Some(Agreement { n, observed, expected, kappa, standard_error })
}

fn square(number: f64) -> f64 {
    number * number
}
