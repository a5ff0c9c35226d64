//! Does a circle of values die out by itself? In the stationary variant ([`super::stationary`]) it does where M is
//! nilpotent, and then its spectral radius is 0; but in doubles a nilpotent matrix of four rows has, by rounding alone, a
//! radius of about (1e-16)^(1/4). So this is asked without rounding.
//!
//! The cells of (AB)ⁿ are quotients of polynomials in γ. They are computed at one γ among the whole numbers modulo a prime:
//! if all are 0 there, they are 0 for every γ, but for a chance of their degree over the prime, about one in a million
//! (Schwartz 1980, Zippel 1979). Absent: values of γ at which M is nilpotent by accident; there the doubles stand.

/// 2³¹ − 1, so that products fit.
const PRIME: u64 = (1 << 31) - 1;
/// Any number whose powers are not 1 for long.
const GAMMA: u64 = 1_234_567_891;

/// Is M nilpotent where `leads` gives the next state of each state and `twins` the two twins of each?
pub(super) fn dies_out(leads: &[usize], twins: &[Vec<u32>; 2]) -> bool {
    let size = leads.len();
    if size == 0 {
        return true;
    }
    let future: Vec<u64> = (0..size).flat_map(|start| visits(leads, start)).collect();
    let [without_x, without_y] = twins.each_ref().map(|twins| difference(&future, twins, size));
    let mut power = product(&without_x, &without_y, size);
    let mut exponent = 1;
    while exponent < size {
        power = product(&power, &power, size);
        exponent *= 2;
    }
    power.iter().all(|cell| *cell == 0)
}

/// Σ_{k≥1} γ^k \[the state after k steps is this one\], for every state.
fn visits(leads: &[usize], start: usize) -> Vec<u64> {
    let (mut way, mut last) = (vec![start], start);
    let first_again = loop {
        last = leads.get(last).copied().unwrap_or(last);
        match way.iter().position(|state| *state == last) {
            Some(at) => break at,
            None => way.push(last),
        }
    };
    let once_around = to_power(GAMMA, (way.len() - first_again) as u64);
    // By Fermat's little theorem.
    let all_rounds = to_power(1 + PRIME - once_around, PRIME - 2);
    let mut visits = vec![0; leads.len()];
    let mut share = 1;
    for (at, state) in way.iter().enumerate() {
        let here = if at >= first_again { share * all_rounds % PRIME } else { share };
        // Being there at first is no visit.
        let here = if at == 0 { (here + PRIME - 1) % PRIME } else { here };
        visits.iter_mut().skip(*state).take(1).for_each(|slot| *slot = here);
        share = share * GAMMA % PRIME;
    }
    visits
}

fn to_power(base: u64, mut exponent: u64) -> u64 {
    let (mut square, mut power) = (base % PRIME, 1);
    while exponent > 0 {
        if exponent % 2 == 1 {
            power = power * square % PRIME;
        }
        square = square * square % PRIME;
        exponent /= 2;
    }
    power
}

/// (I − C) N.
fn difference(future: &[u64], twins: &[u32], size: usize) -> Vec<u64> {
    let rows = || future.chunks_exact(size);
    let lines = rows().zip(twins).map(|(row, twin)| (row, rows().nth(*twin as usize).unwrap_or(row)));
    lines
        .flat_map(|(row, twin)| row.iter().zip(twin).map(|(one, other)| (one + PRIME - other) % PRIME))
        .collect()
}

fn product(one: &[u64], other: &[u64], size: usize) -> Vec<u64> {
    let mut product = vec![0; one.len()];
    for (row, slots) in one.chunks_exact(size).zip(product.chunks_exact_mut(size)) {
        for (factor, cells) in row.iter().zip(other.chunks_exact(size)) {
            for (slot, cell) in slots.iter_mut().zip(cells) {
                *slot = (*slot + factor * cell) % PRIME;
            }
        }
    }
    product
}
