//! Values as functions of the one number that is varied: pieces, a line for each, and how a choice cuts them.

use std::cmp::Ordering;

use super::{MAX_PIECES, Pick, TurningPoint, Unvaried};
use crate::Exact;
use crate::induction::{MAX_BITS, Solution};
use crate::tree::{Game, NodeIdx};

/// Where a piece of a function lies: pieces go in ascending order, open intervals and single points in turn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Span {
    Point(Exact),
    /// `None` stands for no end.
    Between(Option<Exact>, Option<Exact>),
}

/// `constant + slope · t`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Line {
    pub(super) constant: Exact,
    pub(super) slope: Exact,
}

/// One piece of a node's row: a line for each column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Piece {
    pub(super) span: Span,
    pub(super) row: Vec<Line>,
}

/// The other moves of a choice, which do not depend on the varied number.
pub(super) struct Rivals {
    column: usize,
    move_idx: u32,
    /// The best of them, and its row.
    best: Vec<u32>,
    row: Vec<Exact>,
}

impl Rivals {
    pub(super) fn new(solution: &Solution, game: &Game, node: NodeIdx, move_idx: u32, column: usize) -> Self {
        let mut rivals = Self { column, move_idx, best: Vec::new(), row: Vec::new() };
        for (at, child) in (0..).zip(game.children(node)).filter(|(at, _)| *at != move_idx) {
            let row: Vec<Exact> = solution.discounted(child).collect();
            match row.get(column).cmp(&rivals.row.get(column)) {
                _ if rivals.best.is_empty() => (rivals.best, rivals.row) = (vec![at], row),
                Ordering::Greater => (rivals.best, rivals.row) = (vec![at], row),
                Ordering::Equal => rivals.best.push(at),
                Ordering::Less => {}
            }
        }
        rivals
    }

    /// What the node is worth, piece by piece; lists the values at which its choice turns.
    pub(super) fn choose(
        &self,
        node: NodeIdx,
        pieces: Vec<Piece>,
        discount: &Exact,
        own: &[Exact],
        points: &mut Vec<TurningPoint>,
    ) -> Vec<Piece> {
        let nothing = vec![Exact::ZERO; own.len()];
        let (mut lifted, mut picks): (Vec<Piece>, Vec<Pick>) = (Vec::new(), Vec::new());
        for Piece { span, row } in pieces {
            let row = add(&nothing, row, discount);
            for (span, order) in self.cut(span, row.get(self.column)) {
                let pick = self.pick(order);
                let row = if pick.chosen == self.move_idx { row.clone() } else { constants(&self.row) };
                lifted.push(Piece { span, row: add(own, row, &Exact::ONE) });
                picks.push(pick);
            }
        }
        note_turns(node, &lifted, &picks, points);
        lifted
    }

    /// Cuts a span where the line crosses the rivals' worth; says how the line compares in each part.
    fn cut(&self, span: Span, line: Option<&Line>) -> Vec<(Span, Ordering)> {
        let (Some(line), Some(worth)) = (line, self.row.get(self.column)) else {
            return vec![(span, Ordering::Greater)];
        };
        let Some(crossing) = (worth - &line.constant).checked_div(&line.slope) else {
            let order = line.constant.cmp(worth);
            return vec![(span, order)];
        };
        // Above the crossing the line is greater if it rises.
        let side = |at: Ordering| if line.slope.is_negative() { at.reverse() } else { at };
        match span {
            Span::Point(at) => {
                let order = side(at.cmp(&crossing));
                vec![(Span::Point(at), order)]
            }
            Span::Between(low, high) => {
                if low.as_ref().is_some_and(|low| *low >= crossing) {
                    return vec![(Span::Between(low, high), side(Ordering::Greater))];
                }
                if high.as_ref().is_some_and(|high| *high <= crossing) {
                    return vec![(Span::Between(low, high), side(Ordering::Less))];
                }
                vec![
                    (Span::Between(low, Some(crossing.clone())), side(Ordering::Less)),
                    (Span::Point(crossing.clone()), Ordering::Equal),
                    (Span::Between(Some(crossing), high), side(Ordering::Greater)),
                ]
            }
        }
    }

    fn pick(&self, order: Ordering) -> Pick {
        let mut ties = if order == Ordering::Greater { Vec::new() } else { self.best.clone() };
        if order != Ordering::Less {
            let place = ties.partition_point(|at| *at < self.move_idx);
            ties.insert(place, self.move_idx);
        }
        Pick { chosen: ties.first().copied().unwrap_or(self.move_idx), ties }
    }
}

/// Lists the points at which the pick is not what it is on both sides.
fn note_turns(node: NodeIdx, pieces: &[Piece], picks: &[Pick], points: &mut Vec<TurningPoint>) {
    for (idx, (piece, here)) in pieces.iter().zip(picks).enumerate() {
        let Span::Point(at) = &piece.span else { continue };
        let below = idx.checked_sub(1).and_then(|before| picks.get(before));
        let above = picks.get(idx + 1);
        if [below, above].into_iter().flatten().any(|pick| pick != here) {
            let (below, above) = (below.cloned(), above.cloned());
            // In their order, since a sort of their own would weigh more in a page than all of this.
            let place = points.partition_point(|point| point.at <= *at);
            points.insert(place, TurningPoint { at: at.clone(), node, below, here: here.clone(), above });
        }
    }
}

/// `constants + factor · row`.
pub(super) fn add(constants: &[Exact], row: Vec<Line>, factor: &Exact) -> Vec<Line> {
    let lines = constants.iter().zip(row);
    let lines = lines.map(|(constant, line)| Line {
        constant: constant + &(&line.constant * factor),
        slope: &line.slope * factor,
    });
    lines.collect()
}

fn constants(row: &[Exact]) -> Vec<Line> {
    row.iter().map(|value| Line { constant: value.clone(), slope: Exact::ZERO }).collect()
}

pub(super) fn check(pieces: &[Piece]) -> Result<(), Unvaried> {
    if pieces.len() > MAX_PIECES {
        return Err(Unvaried::TooManyPieces);
    }
    let too_long = |line: &Line| line.constant.bits().max(line.slope.bits()) > MAX_BITS;
    let any = pieces.iter().any(|piece| piece.row.iter().any(too_long) || piece.span.is_too_long());
    if any { Err(Unvaried::NumbersTooLong) } else { Ok(()) }
}

impl Span {
    fn is_too_long(&self) -> bool {
        match self {
            Self::Point(at) => at.bits() > MAX_BITS,
            Self::Between(low, high) => [low, high].into_iter().flatten().any(|end| end.bits() > MAX_BITS),
        }
    }
}
