//! Cuts lines to the plot: plotters would bend them along the edge instead, which shows values that are not there.
//! Used by `line_chart`. Method: Liang and Barsky, A New Concept and Method for Line Clipping (1984), on shares of the
//! plot (0 to 1), so that huge values cannot overflow.

use crate::axis::AxisScale;

/// A point as (x, y).
pub(crate) type Pair = (f64, f64);

/// A share of the plot beyond this is as good as infinite.
const FAR: f64 = 1e9;

/// The visible pieces of a line through `run`, whose values are finite; a lone point inside is a piece of one.
pub(crate) fn clip_run(run: &[Pair], x: &AxisScale, y: &AxisScale) -> Vec<Vec<Pair>> {
    if let [only] = run {
        return if x.holds(only.0) && y.holds(only.1) { vec![vec![*only]] } else { Vec::new() };
    }
    let mut pieces: Vec<Vec<Pair>> = Vec::new();
    for (a, b) in run.iter().zip(run.iter().skip(1)) {
        let Some((from, to)) = clip_segment(*a, *b, x, y) else { continue };
        match pieces.last_mut() {
            Some(piece) if piece.last() == Some(&from) => piece.push(to),
            _ => pieces.push(vec![from, to]),
        }
    }
    pieces
}

/// The part of a segment inside the plot; its ends are the given values where those lie inside.
fn clip_segment(a: Pair, b: Pair, x: &AxisScale, y: &AxisScale) -> Option<(Pair, Pair)> {
    let start = (share(a.0, x), share(a.1, y));
    let step = (share(b.0, x) - start.0, share(b.1, y) - start.1);
    let (mut enter, mut leave) = (0.0_f64, 1.0_f64);
    for (along, room) in
        [(-step.0, start.0), (step.0, 1.0 - start.0), (-step.1, start.1), (step.1, 1.0 - start.1)]
    {
        if along == 0.0 && room < 0.0 {
            return None;
        }
        if along < 0.0 {
            enter = enter.max(room / along);
        } else if along > 0.0 {
            leave = leave.min(room / along);
        }
    }
    let at = |t: f64| (value(start.0 + t * step.0, x), value(start.1 + t * step.1, y));
    let from = if enter > 0.0 { at(enter) } else { a };
    let to = if leave < 1.0 { at(leave) } else { b };
    (enter <= leave).then_some((from, to))
}

fn share(value: f64, scale: &AxisScale) -> f64 {
    ((value / 2.0 - scale.from / 2.0) / (scale.to / 2.0 - scale.from / 2.0)).clamp(-FAR, FAR)
}

fn value(share: f64, scale: &AxisScale) -> f64 {
    let share = share.clamp(0.0, 1.0);
    scale.from * (1.0 - share) + scale.to * share
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(run: &[Pair]) -> Vec<Vec<Pair>> {
        let scale = |to: f64| AxisScale { from: 0.0, to, ticks: vec![] };
        clip_run(run, &scale(4.0), &scale(8.0))
    }

    #[test]
    fn a_line_is_cut_on_the_side_it_comes_from_and_on_the_side_it_leaves() {
        assert_eq!(cut(&[(-2.0, 2.0), (2.0, 2.0)]), [[(0.0, 2.0), (2.0, 2.0)]]);
        assert_eq!(cut(&[(2.0, 2.0), (6.0, 2.0)]), [[(2.0, 2.0), (4.0, 2.0)]]);
        assert_eq!(cut(&[(1.0, -4.0), (1.0, 12.0)]), [[(1.0, 0.0), (1.0, 8.0)]]);
        assert_eq!(cut(&[(-1.0, 4.0), (1.0, 12.0)]), [[(0.0, 8.0), (0.0, 8.0)]]);
        assert!(cut(&[(-1.0, 6.0), (1.0, 12.0)]).is_empty());
    }

    #[test]
    fn a_line_that_leaves_and_returns_has_two_pieces() {
        let pieces = cut(&[(0.0, 4.0), (1.0, 12.0), (2.0, 4.0), (3.0, 4.0)]);
        assert_eq!(pieces, [vec![(0.0, 4.0), (0.5, 8.0)], vec![(1.5, 8.0), (2.0, 4.0), (3.0, 4.0)]]);
    }

    #[test]
    fn huge_values_leave_steeply_instead_of_overflowing() {
        let pieces = cut(&[(2.0, 4.0), (3.0, f64::MAX), (4.0, -f64::MAX)]);
        assert!(pieces.iter().flatten().all(|(x, y)| (2.0..=4.0).contains(x) && (0.0..=8.0).contains(y)));
        assert_eq!(pieces.first().and_then(|piece| piece.first()), Some(&(2.0, 4.0)));
    }
}
