//! Closed forms of POWER, as polynomials in gamma, for every graph whose ends hang on one line of hubs. Used by the
//! POWER figure beside the draws; it covers each form of the design (ends, a step, a hub) and any number of them.
//!
//! Let A(s) be the best of what follows s, in units in which staying at reward r forever is worth r; then
//! POWER(s) = E A(s). The successors of s fall into two kinds. d of them belong to sets in which one may stay
//! anywhere (an end is the smallest such set): the best of these is a maximum M_d of d uniform numbers. The others
//! must be k states that lead to the same states as each other, with best future A': they are worth
//! H = (1 − γ)·M_k + γ·A'. If all of these are independent, A(s) = max(M_d, H), and for every power n
//!   E Aⁿ = d/(n + d) + n/(n + d)·E Hⁿ⁺ᵈ,   E Hᴺ = Σⱼ C(N, j)·(1 − γ)ᴺ⁻ʲ·γʲ·k/(N − j + k)·E A'ʲ,
//! (integrate max(t, h)ⁿ against d·tᵈ⁻¹), and P(the first move goes to one of the k) = E Hᵈ. Derived here; with
//! n = 1 these are the forms of the design, among them (1 − γ)/2 + γ·k/(k + 1).

use lookahead_game::Exact;

use super::graph::{bit, bits};
use super::{Graph, Polynomial};

/// The highest moment that is worked out (the free states and hubs along the line); beyond it there is no form here.
const HIGHEST_MOMENT: u32 = 40;

/// The closed forms of one state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClosedForm {
    /// POWER of the state.
    pub power: Polynomial,
    /// For each successor, in the order of the moves, the probability that it is the best first move.
    pub first_moves: Vec<Polynomial>,
}

/// What can follow one state: `n_free` states to stay in, and those that all lead on to the same.
#[derive(Clone, Debug)]
struct Link {
    n_free: u32,
    onward: Vec<u32>,
}

/// POWER and the chances of the first moves of `state` as polynomials in gamma; `None` where the graph has no form of
/// this kind (two hubs side by side, parts that can be left only by some doors) or its numbers grow too long.
///
/// ```
/// use lookahead_game::Exact;
/// use lookahead_models::power::{Preset, closed_form};
/// let hub = Preset::Hub { direct: 1, behind: 2 }.build()?;
/// let form = closed_form(&hub.graph, 0);
/// let half = Exact::ratio(1, 2).unwrap_or_default();
/// let power = form.as_ref().and_then(|form| form.power.at(&half).ok());
/// let hub_first = form.as_ref().and_then(|form| form.first_moves.get(1)?.at(&half).ok());
/// assert_eq!((power, hub_first), (Exact::ratio(11, 16), Exact::ratio(7, 12)));
/// # Ok::<(), lookahead_models::ParameterProblem>(())
/// ```
#[must_use]
pub fn closed_form(graph: &Graph, state: u32) -> Option<ClosedForm> {
    let links = line(graph, state)?;
    let first = links.first()?;
    let onward_moments = onward_moments(&links, first.n_free + 1)?;
    let power = best_moment(first.n_free, 1, &onward_moments)?;
    let best_onward = match first.onward.as_slice() {
        [] => Polynomial::new(Vec::new()),
        _ => onward_moments.get(first.n_free as usize)?.clone(),
    };
    let first_moves = first_moves(graph.successors(state), first, &best_onward)?;
    let is_short = !power.is_too_long() && !first_moves.iter().any(Polynomial::is_too_long);
    is_short.then_some(ClosedForm { power, first_moves })
}

/// The chance of the way on, shared by all that lead on; the rest shared by the others.
fn first_moves(successors: &[u32], link: &Link, best_onward: &Polynomial) -> Option<Vec<Polynomial>> {
    let part = |n: usize| Exact::ratio(1, n.max(1) as i64);
    let rest = Polynomial::constant(Exact::ONE).plus(&best_onward.scaled(&Exact::int(-1)));
    let per_onward = best_onward.scaled(&part(link.onward.len())?);
    let per_free = rest.scaled(&part(link.n_free as usize)?);
    let choose = |to: &u32| if link.onward.contains(to) { &per_onward } else { &per_free };
    Some(successors.iter().map(|to| choose(to).clone()).collect())
}

/// The line of links that begins at `state`, if what follows is one line of independent parts.
fn line(graph: &Graph, state: u32) -> Option<Vec<Link>> {
    let mut links = Vec::new();
    let mut at = state;
    let mut n_free = 0;
    loop {
        let link = link(graph, at)?;
        n_free += link.n_free;
        let next = link.onward.first().copied();
        links.push(link);
        match next {
            None => return Some(links),
            Some(_) if n_free + links.len() as u32 > HIGHEST_MOMENT => return None,
            Some(next) => at = next,
        }
    }
}

/// Sorts the successors of `state`; `None` if they are not of the two kinds, or not independent.
fn link(graph: &Graph, state: u32) -> Option<Link> {
    let successors = graph.sorted_successors(state);
    let in_reach = bits(&successors);
    let is_free = |&to: &u32| {
        let part = graph.sorted_successors(to);
        let is_whole = part.iter().all(|&inner| graph.sorted_successors(inner) == part);
        part.contains(&to) && is_whole && bits(&part) & !in_reach == 0
    };
    let (free, onward): (Vec<u32>, Vec<u32>) = successors.iter().partition(|to| is_free(to));
    let next = onward.first().map(|&to| graph.sorted_successors(to)).unwrap_or_default();
    let beyond = graph.reach(&next);
    let is_alike = onward.iter().all(|&to| graph.sorted_successors(to) == next && beyond & bit(to) == 0);
    (is_alike && beyond & bits(&free) == 0).then_some(Link { n_free: free.len() as u32, onward })
}

/// E Hᴺ of the first link for N = 0..=highest, or no numbers where nothing leads on.
fn onward_moments(links: &[Link], highest: u32) -> Option<Vec<Polynomial>> {
    // What the last link must know is found on the way down, what it is worth on the way up.
    let mut order = highest;
    let mut orders = vec![order];
    for next in links.iter().skip(1) {
        order += next.n_free;
        orders.push(order);
    }
    let mut moments = Vec::new();
    for (idx, link) in links.iter().enumerate().rev() {
        if link.onward.is_empty() {
            moments = Vec::new();
            continue;
        }
        let after = links.get(idx + 1)?;
        let order = orders.get(idx).copied()?;
        let best = (0..=order).map(|n| best_moment(after.n_free, n, &moments)).collect::<Option<Vec<_>>>()?;
        let n_onward = link.onward.len() as u32;
        moments = (0..=order).map(|n| onward_moment(n, n_onward, &best)).collect::<Option<Vec<_>>>()?;
    }
    Some(moments)
}

/// E Aⁿ = d/(n + d) + n/(n + d)·E Hⁿ⁺ᵈ; without a way on (no moments) the last term is absent.
fn best_moment(n_free: u32, n: u32, onward: &[Polynomial]) -> Option<Polynomial> {
    if n == 0 {
        return Some(Polynomial::constant(Exact::ONE));
    }
    let (d, n) = (i64::from(n_free), i64::from(n));
    let free = Polynomial::constant(Exact::ratio(d, n + d)?);
    if onward.is_empty() {
        return Some(free);
    }
    let highest = onward.get((n + d) as usize)?;
    Some(free.plus(&highest.scaled(&Exact::ratio(n, n + d)?)))
}

/// E Hᴺ from the moments of the best that follows.
fn onward_moment(order: u32, n_onward: u32, best: &[Polynomial]) -> Option<Polynomial> {
    let now = Polynomial::new(vec![Exact::ONE, Exact::int(-1)]);
    let later = Polynomial::new(vec![Exact::ZERO, Exact::ONE]);
    let (now, later) = (powers(&now, order), powers(&later, order));
    let mut binomial = Exact::ONE;
    let mut sum = Polynomial::new(Vec::new());
    for j in 0..=order {
        let rest = order - j;
        let share = Exact::ratio(i64::from(n_onward), i64::from(rest + n_onward))?;
        let term = now.get(rest as usize)?.times(later.get(j as usize)?).times(best.get(j as usize)?);
        sum = sum.plus(&term.scaled(&(&binomial * &share)));
        binomial = (binomial * Exact::int(i64::from(rest))).checked_div(&Exact::int(i64::from(j) + 1))?;
    }
    Some(sum)
}

/// The powers 0..=highest of a polynomial.
fn powers(base: &Polynomial, highest: u32) -> Vec<Polynomial> {
    let mut power = Polynomial::constant(Exact::ONE);
    let mut powers = vec![power.clone()];
    for _ in 0..highest {
        power = power.times(base);
        powers.push(power.clone());
    }
    powers
}
