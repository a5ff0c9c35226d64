//! Where two lines meet, from their straight segments alone: no sampling, so no crossing is missed between points.
//! A line may jump (two points at one x). Stretches that run backward in x and gaps are left out, and nothing is said
//! about what happens inside a gap. Used by the summary.

use crate::clip::Pair;
use crate::order::sorted;

/// One meeting of two lines.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Meeting {
    /// They change places; `first_rises` says that the first line lies above afterwards.
    Crossing { x: f64, y: f64, first_rises: bool },
    /// They meet at one x and part as they came, or one of them begins or ends there.
    Touch { x: f64, y: f64 },
    /// They lie on each other.
    Together { from: f64, to: f64 },
}

/// Both lines at one x.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Sample {
    x: f64,
    a: f64,
    b: f64,
}

/// All meetings of two lines, each given as stretches of finite points, from left to right within each pair of stretches.
pub(crate) fn meetings(a: &[Vec<Pair>], b: &[Vec<Pair>]) -> Vec<Meeting> {
    let (a, b) = (forward(a), forward(b));
    let scale = a.iter().chain(&b).flatten().fold(0.0_f64, |scale, point| scale.max(point.1.abs()));
    // What interpolating may leave of two equal values.
    let noise = scale * 8.0 * f64::EPSILON;
    let mut found = Vec::new();
    for stretch_a in &a {
        for stretch_b in &b {
            Walk::default().over(&samples(stretch_a, stretch_b), noise, &mut found);
        }
    }
    found
}

/// Cuts stretches where x turns back; a stretch that runs backward throughout is turned around first.
fn forward(runs: &[Vec<Pair>]) -> Vec<Vec<Pair>> {
    let mut pieces: Vec<Vec<Pair>> = Vec::new();
    for run in runs {
        let mut run = run.clone();
        if run.windows(2).all(|pair| matches!(pair, [p, q] if p.0 >= q.0)) {
            run.reverse();
        }
        pieces.extend(run.chunk_by(|p, q| p.0 <= q.0).map(<[Pair]>::to_vec));
    }
    pieces
}

/// Both lines at every x where either has a corner, within the part they share; twice where one of them jumps.
fn samples(a: &[Pair], b: &[Pair]) -> Vec<Sample> {
    let (Some(a0), Some(a1), Some(b0), Some(b1)) = (a.first(), a.last(), b.first(), b.last()) else {
        return Vec::new();
    };
    let shared = a0.0.max(b0.0)..=a1.0.min(b1.0);
    let xs: Vec<f64> = a.iter().chain(b).map(|point| point.0).filter(|x| shared.contains(x)).collect();
    let mut xs = sorted(&xs, |x| *x);
    xs.dedup();
    let mut samples: Vec<Sample> = Vec::with_capacity(xs.len());
    for x in xs {
        let before = Sample { x, a: value_at(a, x, Side::Before), b: value_at(b, x, Side::Before) };
        let after = Sample { x, a: value_at(a, x, Side::After), b: value_at(b, x, Side::After) };
        samples.push(before);
        if after != before {
            samples.push(after);
        }
    }
    samples
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Before,
    After,
}

/// The value of a line at an x within it; where it jumps, on one side of the jump.
fn value_at(line: &[Pair], x: f64, side: Side) -> f64 {
    let split = line.partition_point(|point| if side == Side::Before { point.0 < x } else { point.0 <= x });
    let before = split.checked_sub(1).and_then(|index| line.get(index));
    match (before, line.get(split)) {
        (_, Some(point)) if side == Side::Before && point.0 == x => point.1,
        (Some(point), _) if side == Side::After && point.0 == x => point.1,
        (Some(p), Some(q)) => between(*p, *q, x),
        (Some(point), None) | (None, Some(point)) => point.1,
        (None, None) => 0.0,
    }
}

/// A level segment gives its value exactly.
fn between(p: Pair, q: Pair, x: f64) -> f64 {
    let share = (x / 2.0 - p.0 / 2.0) / (q.0 / 2.0 - p.0 / 2.0);
    if p.1 == q.1 { p.1 } else { p.1 * (1.0 - share) + q.1 * share }
}

/// Goes through the samples and remembers which line lay above, and since when they have been equal.
#[derive(Default)]
struct Walk {
    /// The last sample at which the lines differed, and whether the first lay above.
    apart: Option<(Sample, bool)>,
    /// First and last sample of the equal values since then.
    equal: Option<(Sample, Sample)>,
}

impl Walk {
    fn over(mut self, samples: &[Sample], noise: f64, found: &mut Vec<Meeting>) {
        for sample in samples {
            let distance = sample.a / 2.0 - sample.b / 2.0;
            if distance.abs() <= noise / 2.0 {
                let first = self.equal.map_or(*sample, |equal| equal.0);
                self.equal = Some((first, *sample));
            } else {
                self.part(*sample, distance > 0.0, found);
            }
        }
        if let Some((first, last)) = self.equal {
            found.push(met(first, last));
        }
    }

    /// The lines differ at `sample`: whatever happened since the last such sample is settled.
    fn part(&mut self, sample: Sample, first_above: bool, found: &mut Vec<Meeting>) {
        let before = self.apart.replace((sample, first_above));
        let changed = before.filter(|(_, was_above)| *was_above != first_above);
        match (self.equal.take(), changed) {
            (Some((first, last)), None) => found.push(met(first, last)),
            (Some((first, last)), Some(_)) => {
                found.push(Meeting::Crossing { x: first.x, y: first.b, first_rises: first_above });
                if last.x > first.x {
                    found.push(met(first, last));
                }
            }
            (None, Some((earlier, _))) => found.push(crossing(earlier, sample, first_above)),
            (None, None) => {}
        }
    }
}

fn met(first: Sample, last: Sample) -> Meeting {
    if last.x > first.x {
        return Meeting::Together { from: first.x, to: last.x };
    }
    Meeting::Touch { x: first.x, y: first.b }
}

/// Two straight segments that change places between two samples; at a jump, at its x.
fn crossing(p: Sample, q: Sample, first_rises: bool) -> Meeting {
    let (before, after) = (p.a / 2.0 - p.b / 2.0, q.a / 2.0 - q.b / 2.0);
    let share = (before / 2.0) / (before / 2.0 - after / 2.0);
    let mix = |from: f64, to: f64| if from == to { from } else { from * (1.0 - share) + to * share };
    // Of two lines that meet, the level one knows the value best.
    let y = if p.a == q.a { p.a } else { mix(p.b, q.b) };
    Meeting::Crossing { x: mix(p.x, q.x), y, first_rises }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(a: &[Pair], b: &[Pair]) -> Vec<Meeting> {
        meetings(&[a.to_vec()], &[b.to_vec()])
    }

    #[test]
    fn straight_lines_cross_exactly() {
        let rising = [(0.0, 0.0), (8.0, 16.0)];
        let level = [(0.0, 3.0), (8.0, 3.0)];
        assert_eq!(of(&rising, &level), [Meeting::Crossing { x: 1.5, y: 3.0, first_rises: true }]);
        assert_eq!(of(&level, &rising), [Meeting::Crossing { x: 1.5, y: 3.0, first_rises: false }]);
    }

    #[test]
    fn a_crossing_at_a_corner_is_one_crossing() {
        let bent = [(0.0, 0.0), (1.0, 1.0), (2.0, 4.0)];
        let level = [(0.0, 1.0), (2.0, 1.0)];
        assert_eq!(of(&bent, &level), [Meeting::Crossing { x: 1.0, y: 1.0, first_rises: true }]);
    }

    #[test]
    fn a_touch_is_not_a_crossing() {
        let tent = [(0.0, 0.0), (1.0, 1.0), (2.0, 0.0)];
        let level = [(0.0, 1.0), (2.0, 1.0)];
        assert_eq!(of(&tent, &level), [Meeting::Touch { x: 1.0, y: 1.0 }]);
    }

    #[test]
    fn lines_that_run_together_and_part_on_the_other_side_cross_once() {
        let a = [(0.0, 0.0), (1.0, 1.0), (2.0, 1.0), (3.0, 2.0)];
        let level = [(0.0, 1.0), (3.0, 1.0)];
        let expected = [
            Meeting::Crossing { x: 1.0, y: 1.0, first_rises: true },
            Meeting::Together { from: 1.0, to: 2.0 },
        ];
        assert_eq!(of(&a, &level), expected);
    }

    #[test]
    fn a_jump_crosses_at_its_place() {
        let step = [(0.0, 0.0), (2.0, 0.0), (2.0, 5.0), (4.0, 5.0)];
        let level = [(0.0, 1.0), (4.0, 1.0)];
        assert_eq!(of(&step, &level), [Meeting::Crossing { x: 2.0, y: 1.0, first_rises: true }]);
    }

    #[test]
    fn equal_lines_with_other_corners_only_run_together() {
        let long = [(0.0, 0.0), (3.0, 1.0)];
        let cut = [(0.0, 0.0), (1.0, 1.0 / 3.0), (2.0, 2.0 / 3.0), (3.0, 1.0)];
        assert_eq!(of(&long, &cut), [Meeting::Together { from: 0.0, to: 3.0 }]);
    }

    #[test]
    fn rounding_does_not_make_equal_lines_cross() {
        let long = [(0.0, 0.1), (1.0, 0.7)];
        let cut: Vec<Pair> = (0..=50).map(|i| f64::from(i) / 50.0).map(|x| (x, 0.1 + 0.6 * x)).collect();
        assert_eq!(of(&long, &cut), [Meeting::Together { from: 0.0, to: 1.0 }]);
    }

    #[test]
    fn a_gap_hides_what_happens_in_it() {
        let gapped = [vec![(0.0, 0.0), (1.0, 0.0)], vec![(2.0, 5.0), (3.0, 5.0)]];
        assert_eq!(meetings(&gapped, &[vec![(0.0, 1.0), (3.0, 1.0)]]), []);
    }

    #[test]
    fn a_line_drawn_from_right_to_left_crosses_too() {
        let leftward = [(4.0, 4.0), (0.0, 0.0)];
        let level = [(0.0, 1.0), (4.0, 1.0)];
        assert_eq!(of(&leftward, &level), [Meeting::Crossing { x: 1.0, y: 1.0, first_rises: true }]);
    }
}
