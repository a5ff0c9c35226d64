//! Closed forms for the share of value functions that stay harmless. Used by the parent module.

use super::Neighbours;

impl Neighbours {
    /// P(g ≤ threshold), where there is a closed form.
    pub(super) fn harmless_exact(&self, threshold: f64) -> Option<f64> {
        if self.care <= 0.0 {
            Some(irwin_hall(self.n_things, threshold))
        } else if self.n_things == 1 {
            Some(one_thing(threshold, self.care))
        } else if threshold <= 0.0 {
            let one = one_thing(0.0, self.care);
            Some((0..self.n_things).fold(1.0, |all, _| all * one))
        } else if threshold >= f64::from(self.n_things) {
            Some(1.0)
        } else {
            None
        }
    }
}

/// P(v ≤ threshold + care·c) for independent uniform v and c: the mean of min(1, threshold + care·c).
fn one_thing(threshold: f64, care: f64) -> f64 {
    // Where the bound reaches 1.
    let full = ((1.0 - threshold) / care).clamp(0.0, 1.0);
    full * (threshold + 0.5 * care * full) + (1.0 - full)
}

/// P(the sum of n independent uniform numbers ≤ x): Σⱼ (−1)ʲ C(n, j) (x − j)ⁿ/n! over j ≤ x, from the nearer end, so
/// that at most n/2 terms alternate.
fn irwin_hall(n: u32, x: f64) -> f64 {
    let all = f64::from(n);
    if x <= 0.0 {
        0.0
    } else if x >= all {
        1.0
    } else if x > 0.5 * all {
        1.0 - irwin_hall_sum(n, all - x)
    } else {
        irwin_hall_sum(n, x)
    }
}

fn irwin_hall_sum(n: u32, x: f64) -> f64 {
    let (mut sum, mut binomial) = (0.0, 1.0);
    for j in 0..=n {
        let base = x - f64::from(j);
        if base <= 0.0 {
            break;
        }
        // (x − j)ⁿ/n!, factor by factor.
        sum += (1..=n).fold(binomial, |term, factor| term * base / f64::from(factor));
        binomial = -binomial * f64::from(n - j) / f64::from(j + 1);
    }
    sum.clamp(0.0, 1.0)
}
