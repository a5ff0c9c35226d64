//! Places for the states of a graph: one column for each step from the start, ends in rows of their own.

use lookahead_models::power::Graph;

/// Height of a row with a circle in it, and of one with an end alone.
const TALL: i32 = 66;
const LOW: i32 = 34;

/// The size of the paper and the columns' places on it, in pixels.
#[derive(Clone, Copy)]
pub(super) struct Paper {
    /// Its width.
    pub width: i32,
    /// Room left of the first column's middle.
    pub left: i32,
    /// Room right of the last column's middle.
    pub right: i32,
    /// Columns are at most this far apart.
    pub widest_gap: i32,
}

/// Where everything is.
pub(super) struct Layout {
    /// The middle of each state.
    pub places: Vec<(i32, i32)>,
    /// The height of the drawing.
    pub height: i32,
}

/// Lays out a graph.
pub(super) fn lay_out(graph: &Graph, paper: Paper) -> Layout {
    let columns = columns(graph);
    let last = columns.iter().copied().max().unwrap_or(0) as i32;
    let room = paper.width - paper.left - paper.right;
    let gap = if last > 0 { (room / last).min(paper.widest_gap) } else { 0 };
    let from = paper.left + (room - gap * last) / 2;
    let height = (0..=last as u32).map(|column| column_height(graph, &columns, column)).max().unwrap_or(TALL);
    let mut tops: Vec<i32> =
        (0..=last as u32).map(|at| (height - column_height(graph, &columns, at)) / 2).collect();
    let mut places = Vec::new();
    for (state, column) in (0..).zip(&columns) {
        let Some(top) = tops.get_mut(*column as usize) else { continue };
        let row = row_height(graph, state);
        places.push((from + gap * *column as i32, *top + row / 2));
        *top += row;
    }
    Layout { places, height }
}

fn row_height(graph: &Graph, state: u32) -> i32 {
    if graph.is_absorbing(state) { LOW } else { TALL }
}

fn column_height(graph: &Graph, columns: &[u32], column: u32) -> i32 {
    let states = (0..).zip(columns).filter(|(_, at)| **at == column);
    states.map(|(state, _)| row_height(graph, state)).sum()
}

/// Steps from the start; what cannot be reached stands in its column.
fn columns(graph: &Graph) -> Vec<u32> {
    let mut steps: Vec<Option<u32>> = vec![None; graph.n_states() as usize];
    let mut open = vec![0_u32];
    let mut step = 0;
    while !open.is_empty() {
        let mut next = Vec::new();
        for state in open {
            if let Some(slot) = steps.get_mut(state as usize).filter(|slot| slot.is_none()) {
                *slot = Some(step);
                next.extend_from_slice(graph.successors(state));
            }
        }
        open = next;
        step += 1;
    }
    steps.into_iter().map(Option::unwrap_or_default).collect()
}

#[cfg(test)]
mod tests {
    use lookahead_models::power::Preset;

    use super::*;

    const PAPER: Paper = Paper { width: 320, left: 24, right: 100, widest_gap: 200 };

    #[test]
    fn states_stand_apart_and_inside() {
        let presets = [
            Preset::Absorbing,
            Preset::Children { k: 12 },
            Preset::StepThenChildren { k: 1 },
            Preset::Hub { direct: 3, behind: 5 },
            Preset::PaperFigure1,
            Preset::SameEnd { k: 12 },
        ];
        for preset in presets {
            let layout = lay_out(&preset.build().unwrap().graph, PAPER);
            for (idx, (x, y)) in layout.places.iter().enumerate() {
                assert!((24..=220).contains(x) && (0..=layout.height).contains(y), "{preset:?}: {x} {y}");
                for (other_x, other_y) in &layout.places[idx + 1..] {
                    assert!((x - other_x).abs() >= 40 || (y - other_y).abs() >= LOW, "{preset:?}: too near");
                }
            }
        }
    }

    #[test]
    fn columns_are_steps_from_the_start() {
        let hub = Preset::Hub { direct: 1, behind: 2 }.build().unwrap();
        assert_eq!(columns(&hub.graph), [0, 1, 1, 2, 2]);
    }
}
