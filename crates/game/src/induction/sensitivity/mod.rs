//! At which values of one number the plan changes, solved and not sampled. All values are functions of the number
//! that is varied; only those of the nodes above it move, and each is linear between finitely many points, since a
//! choice is made by comparing a line with what the other moves are worth. So the lines are carried from the node to
//! the root and cut wherever a comparison turns. At a cut several moves are best, or (where somebody further down
//! turned) values jump; both are listed as they are. Works for every ruler and discount of the [`Solution`].

mod pieces;

use serde::Serialize;

use super::{MAX_BITS, Solution};
use crate::Exact;
use crate::tree::{Game, Kind, NodeIdx, PlayerIdx};
use pieces::{Line, Piece, Rivals, Span, add, check};

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

/// What follows as one number is varied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Course {
    /// As [`Solution::turning_points`] gives them.
    pub points: Vec<TurningPoint>,
    /// What the start is worth, stretch after stretch, ascending; the single values between them are left out.
    pub stretches: Vec<Stretch>,
}

/// Values of the varied number, both ends excluded, over which every player's value at the start is a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// Where it begins; `None` stands for no end.
    pub low: Option<Exact>,
    /// Where it ends.
    pub high: Option<Exact>,
    row: Vec<Line>,
}

impl Stretch {
    /// What the start is worth to a player by the line of this stretch, at its ends as if it went on to them; `None`
    /// beyond them, and for a player that the game does not have.
    #[must_use]
    pub fn value(&self, player: PlayerIdx, at: &Exact) -> Option<Exact> {
        let is_inside =
            self.low.as_ref().is_none_or(|low| low <= at) && self.high.as_ref().is_none_or(|high| at <= high);
        let line = self.row.get(player.at()).filter(|_| is_inside)?;
        Some(&line.constant + &(&line.slope * at))
    }
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
        self.course(game, varied).map(|course| course.points)
    }

    /// As [`Solution::turning_points`], with what the start is worth on the way.
    ///
    /// # Errors
    /// See [`Unvaried`].
    ///
    /// ```
    /// use lookahead_game::{Exact, NodeIdx, PlayerIdx, efg, induction::{Options, Varied, solve}};
    /// let text = r#"EFG 2 R "" { "A" } p "" 1 1 "" { "l" "r" } 0 t "" 1 "" { 2 } t "" 2 "" { 5 }"#;
    /// let (game, _) = efg::read(text.as_bytes(), &efg::Caps::default())?;
    /// let varied = Varied::Payoff { node: NodeIdx::new(2), player: PlayerIdx::new(0) };
    /// let course = solve(&game, &Options::default())?.course(&game, varied)?;
    /// let at = |t: i64| course.stretches.iter().find_map(|stretch| stretch.value(PlayerIdx::new(0), &t.into()));
    /// assert_eq!([at(-1), at(7)], [Some(2.into()), Some(7.into())]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn course(&self, game: &Game, varied: Varied) -> Result<Course, Unvaried> {
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
        let stretches = pieces.into_iter().filter_map(|piece| match piece.span {
            Span::Between(low, high) => Some(Stretch { low, high, row: piece.row }),
            Span::Point(_) => None,
        });
        Ok(Course { points, stretches: stretches.collect() })
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
