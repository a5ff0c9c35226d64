//! Where the agent's power makes each ruler change its first move. Used by the chart over power and its sentences.

use lookahead_game::Exact;
use serde::Serialize;

use super::{Ruler, Rulers, best_of};
use crate::problem::ParameterProblem;

/// Powers between which one first move is best; at the ends it ties with its neighbour's.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Segment {
    /// From this power.
    pub from: Exact,
    /// To this one.
    pub to: Exact,
    /// The best move in between, the first among ties.
    pub best: u32,
}

/// How the three rulers choose along the agent's power, from 0 to 1.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PowerAnswer {
    /// The segments of each ruler, in the order of [`Ruler::ALL`].
    pub segments: Vec<Vec<Segment>>,
    /// All three choose the same first move at every power below this one: 0 if they part at once, 1 if never.
    pub alike_until: Exact,
}

/// The exact powers at which the best first move changes; `rulers.power` plays no part.
///
/// # Errors
/// The first parameter out of bounds, or one that makes a number too long.
///
/// ```
/// use lookahead_game::Exact;
/// use lookahead_models::niceness::rulers::{Preset, power};
/// let answer = power(&Preset::WeakAlike.build())?;
/// assert_eq!(Some(answer.alike_until), Exact::ratio(1, 6));
/// # Ok::<(), lookahead_models::ParameterProblem>(())
/// ```
pub fn power(rulers: &Rulers) -> Result<PowerAnswer, ParameterProblem> {
    rulers.check()?;
    let lines = Ruler::ALL.map(|ruler| lines(rulers, ruler));
    let numbers = lines.iter().flatten().flat_map(|line| [&line.at_0, &line.slope]);
    if numbers.into_iter().any(Exact::is_too_long) {
        return Err(ParameterProblem::too_long("fulfilment"));
    }
    let segments: Vec<Vec<Segment>> = lines.iter().map(|lines| envelope(lines)).collect();
    if segments.iter().flatten().any(|segment| segment.from.is_too_long() || segment.to.is_too_long()) {
        return Err(ParameterProblem::too_long("fulfilment"));
    }
    Ok(PowerAnswer { alike_until: alike_until(&segments), segments })
}

/// What a move is worth, as a line in power.
struct Line {
    at_0: Exact,
    slope: Exact,
}

fn lines(rulers: &Rulers, ruler: Ruler) -> Vec<Line> {
    let values = rulers.moves.iter().map(|first| rulers.move_value(ruler, first));
    values
        .map(|option| Line {
            slope: &option.value_if_success - &option.value_if_failure,
            at_0: option.value_if_failure,
        })
        .collect()
}

/// The best line on each stretch between crossings; neighbours with the same best are joined.
fn envelope(lines: &[Line]) -> Vec<Segment> {
    let mut ends = vec![Exact::ZERO, Exact::ONE];
    for (idx, one) in lines.iter().enumerate() {
        let crossings = lines.iter().skip(idx + 1).filter_map(|other| crossing(one, other));
        crossings.for_each(|at| insert(&mut ends, at));
    }
    let half = Exact::ratio(1, 2).unwrap_or_default();
    let mut segments: Vec<Segment> = Vec::new();
    for (from, to) in ends.iter().zip(ends.iter().skip(1)) {
        let middle = (from + to) * &half;
        let values: Vec<Exact> = lines.iter().map(|line| &line.at_0 + &line.slope * &middle).collect();
        let (best, _) = best_of(values.iter());
        match segments.last_mut() {
            Some(last) if last.best == best => last.to = to.clone(),
            _ => segments.push(Segment { from: from.clone(), to: to.clone(), best }),
        }
    }
    segments
}

/// Puts a power into its place among rising ones, once: a sort for these few would take 5 KB of wasm.
fn insert(ends: &mut Vec<Exact>, at: Exact) {
    let place = ends.iter().position(|end| *end >= at).unwrap_or(ends.len());
    if ends.get(place) != Some(&at) {
        ends.insert(place, at);
    }
}

/// Where two lines cross strictly between 0 and 1.
fn crossing(one: &Line, other: &Line) -> Option<Exact> {
    let at = (&other.at_0 - &one.at_0).checked_div(&(&one.slope - &other.slope))?;
    (at > Exact::ZERO && at < Exact::ONE).then_some(at)
}

fn alike_until(segments: &[Vec<Segment>]) -> Exact {
    let mut at = Exact::ZERO;
    while at < Exact::ONE {
        let here: Vec<&Segment> =
            segments.iter().filter_map(|list| list.iter().find(|segment| segment.to > at)).collect();
        let first = here.first().map(|segment| segment.best);
        if here.iter().any(|segment| Some(segment.best) != first) {
            return at;
        }
        match here.iter().map(|segment| &segment.to).min() {
            Some(next) => at = next.clone(),
            None => return at,
        }
    }
    at
}
