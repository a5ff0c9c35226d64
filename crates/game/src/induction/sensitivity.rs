//! At which values of one number the plan changes, solved and not sampled. All values are functions of the number
//! that is varied; only those of the nodes above it move, and each is linear between finitely many points, since a
//! choice is made by comparing a line with what the other moves are worth. So the lines are carried from the node to
//! the root and cut wherever a comparison turns. At a cut several moves are best, or (where somebody further down
//! turned) values jump; both are listed as they are. Works for every ruler and discount of the [`Solution`].

use std::cmp::Ordering;

use serde::Serialize;

use super::{MAX_BITS, Solution};
use crate::Exact;
use crate::tree::{Game, Kind, NodeIdx, PlayerIdx};

/// The one number that is varied. It stands at this node alone, even if an outcome or a chance set is shared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum Varied {
    /// What this node itself pays to a player: any number.
    Payoff {
        /// Where.
        node: NodeIdx,
        /// To whom.
        player: PlayerIdx,
    },
    /// The probability of one draw of a chance node, from 0 to 1; the others keep their proportions.
    Probability {
        /// Where.
        node: NodeIdx,
        /// Which draw, from 0.
        move_idx: u32,
    },
}

/// Why a number cannot be varied.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unvaried {
    /// The game has no such node, player or draw.
    #[error("the game has no such payoff or probability")]
    NoSuchNumber,
    /// The draw is certain, so that the others have no proportions to keep.
    #[error("the other draws are impossible, so none of them could gain what this one loses")]
    OthersImpossible,
    /// A number on the way grew longer than [`MAX_BITS`].
    #[error("a number on the way has more than {MAX_BITS} bits")]
    NumbersTooLong,
    /// More than [`MAX_PIECES`] pieces.
    #[error("the plan changes at more than {MAX_PIECES} values")]
    TooManyPieces,
}

impl Unvaried {
    /// The stable code, for words kept elsewhere.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::NoSuchNumber => "no-such-number",
            Self::OthersImpossible => "others-impossible",
            Self::NumbersTooLong => "numbers-too-long",
            Self::TooManyPieces => "too-many-pieces",
        }
    }
}

/// Most pieces that a value is cut into.
pub const MAX_PIECES: usize = 4_096;

/// What is chosen at a node.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Pick {
    /// The first best move, from 0.
    pub chosen: u32,
    /// All best moves, in order; one entry where there is no tie.
    pub ties: Vec<u32>,
}

/// A value of the varied number at which a node's choice, or what ties with it, changes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TurningPoint {
    /// The value.
    pub at: Exact,
    /// Where the choice is made.
    pub node: NodeIdx,
    /// What is picked just below; `None` at the lower end of what can be varied.
    pub below: Option<Pick>,
    /// What is picked exactly there.
    pub here: Pick,
    /// What is picked just above; `None` at the upper end of what can be varied.
    pub above: Option<Pick>,
}

/// Where a piece of a function lies: pieces go in ascending order, open intervals and single points in turn.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Span {
    Point(Exact),
    /// `None` stands for no end.
    Between(Option<Exact>, Option<Exact>),
}

/// `constant + slope · t`.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Line {
    constant: Exact,
    slope: Exact,
}

/// One piece of a node's row: a line for each column.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Piece {
    span: Span,
    row: Vec<Line>,
}

impl Solution {
    /// All values of one number at which the plan changes, ascending, and within one value from the number's node
    /// towards the root. The game must be the one that was solved.
    ///
    /// # Errors
    /// See [`Unvaried`].
    ///
    /// ```
    /// use lookahead_game::{Exact, NodeIdx, PlayerIdx, efg, induction::{Options, Varied, solve}};
    /// let text = r#"EFG 2 R "" { "A" } p "" 1 1 "" { "sure" "bet" } 0 t "" 1 "" { 2 }
    /// c "" 1 "" { "win" 1/3 "lose" 2/3 } 0 t "" 2 "" { 5 } t "" 3 "" { 0 }"#;
    /// let (game, _) = efg::read(text.as_bytes(), &efg::Caps::default())?;
    /// let solution = solve(&game, &Options::default())?;
    /// let prize = Varied::Payoff { node: NodeIdx::new(3), player: PlayerIdx::new(0) };
    /// let points = solution.turning_points(&game, prize)?;
    /// assert_eq!((&points[0].at, &points[0].here.ties), (&Exact::int(6), &vec![0, 1]));
    /// let odds = Varied::Probability { node: NodeIdx::new(2), move_idx: 0 };
    /// assert_eq!(Some(&solution.turning_points(&game, odds)?[0].at), Exact::ratio(2, 5).as_ref());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn turning_points(&self, game: &Game, varied: Varied) -> Result<Vec<TurningPoint>, Unvaried> {
        let (mut node, mut pieces) = match varied {
            Varied::Payoff { node, player } => (node, self.vary_payoff(game, node, player)?),
            Varied::Probability { node, move_idx } => (node, self.vary_probability(game, node, move_idx)?),
        };
        let mut points = Vec::new();
        while let (Some(above), Some(move_idx)) = (game.parent(node), game.move_into(node)) {
            pieces = self.lift(game, above, move_idx, pieces, &mut points)?;
            check(&pieces)?;
            node = above;
        }
        points.sort_by(|left, right| left.at.cmp(&right.at));
        Ok(points)
    }

    fn vary_payoff(&self, game: &Game, node: NodeIdx, player: PlayerIdx) -> Result<Vec<Piece>, Unvaried> {
        if node.at() >= game.n_nodes() || player.at() >= self.n_players {
            return Err(Unvaried::NoSuchNumber);
        }
        let now = game.payoffs(node).get(player.at()).cloned().unwrap_or_default();
        let weights = self.columns.weights_of(player).into_iter().zip(self.row(node));
        let row = weights.map(|(slope, value)| Line { constant: value - &(&slope * &now), slope }).collect();
        Ok(vec![Piece { span: Span::Between(None, None), row }])
    }

    fn vary_probability(&self, game: &Game, node: NodeIdx, move_idx: u32) -> Result<Vec<Piece>, Unvaried> {
        let now = game.probabilities(node).get(move_idx as usize).ok_or(Unvaried::NoSuchNumber)?;
        let child = game.child(node, move_idx).ok_or(Unvaried::NoSuchNumber)?;
        let scale = Exact::ONE.checked_div(&(&Exact::ONE - now)).ok_or(Unvaried::OthersImpossible)?;
        let draw: Vec<Exact> = self.discounted(child).collect();
        let own = self.own_row(game, node);
        let lines = self.row(node).iter().zip(own).zip(draw).map(|((value, own), draw)| {
            // value = own + now · draw + (1 - now) · rest
            let rest = (value - &own - &draw * now) * &scale;
            Line { slope: draw - &rest, constant: own + rest }
        });
        let row: Vec<Line> = lines.collect();
        let (low, high) = (Exact::ZERO, Exact::ONE);
        let inside = Span::Between(Some(low.clone()), Some(high.clone()));
        let spans = [Span::Point(low), inside, Span::Point(high)];
        Ok(spans.into_iter().map(|span| Piece { span, row: row.clone() }).collect())
    }

    fn own_row(&self, game: &Game, node: NodeIdx) -> Vec<Exact> {
        let mut row = Vec::new();
        self.columns.fill(game.payoffs(node), &mut row);
        row
    }

    /// The pieces of a node from those of its child.
    fn lift(
        &self,
        game: &Game,
        node: NodeIdx,
        move_idx: u32,
        pieces: Vec<Piece>,
        points: &mut Vec<TurningPoint>,
    ) -> Result<Vec<Piece>, Unvaried> {
        let own = self.own_row(game, node);
        if let Kind::Choice(player) = game.kind(node) {
            let rivals = Rivals::new(self, game, node, move_idx, self.columns.of(player));
            return Ok(rivals.choose(node, pieces, &self.discount, &own, points));
        }
        let odds = game.probabilities(node).get(move_idx as usize).ok_or(Unvaried::NoSuchNumber)?;
        let child = game.child(node, move_idx).ok_or(Unvaried::NoSuchNumber)?;
        let share: Vec<Exact> = self.discounted(child).map(|value| value * odds).collect();
        // All that does not come from this child.
        let rest: Vec<Exact> =
            self.row(node).iter().zip(share).map(|(value, share)| value - &share).collect();
        let factor = odds * &self.discount;
        let lift = |Piece { span, row }| Piece { span, row: add(&rest, row, &factor) };
        Ok(pieces.into_iter().map(lift).collect())
    }
}

/// The other moves of a choice, which do not depend on the varied number.
struct Rivals {
    column: usize,
    move_idx: u32,
    /// The best of them, and its row.
    best: Vec<u32>,
    row: Vec<Exact>,
}

impl Rivals {
    fn new(solution: &Solution, game: &Game, node: NodeIdx, move_idx: u32, column: usize) -> Self {
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

    fn choose(
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
            ties.push(self.move_idx);
            ties.sort_unstable();
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
            points.push(TurningPoint { at: at.clone(), node, below, here: here.clone(), above });
        }
    }
}

/// `constants + factor · row`.
fn add(constants: &[Exact], row: Vec<Line>, factor: &Exact) -> Vec<Line> {
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

fn check(pieces: &[Piece]) -> Result<(), Unvaried> {
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
