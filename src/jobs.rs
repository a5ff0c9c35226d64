//! What the page and the worker say to each other, and the worker's jobs themselves. Pure: no web, no Yew.
//!
//! One job so far: reading a large `.efg` file off the page's thread. The worker reads and solves the whole game and
//! sends back as much of it as can be drawn; what lies below is replaced by its exact value.

use std::ops::ControlFlow;

use lookahead_game::efg::{self, Caps, Problem, ReadError};
use lookahead_game::induction::{Options, Solution, solve};
use lookahead_game::layout::visible;
use lookahead_game::Exact;
use lookahead_game::tree::{Builder, Game, Kind, NodeIdx, OutcomeIdx};
use serde_json::{Value, json};

/// A job, sent with the bytes that it is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Job {
    /// Read a game; send back at most this many nodes of it.
    ReadGame {
        /// Games up to this size come back whole.
        most_whole: u32,
        /// Of larger games this many nodes come back.
        most_shown: u32,
    },
}

/// What the worker says.
#[derive(Debug, Clone, PartialEq)]
pub enum Answer {
    /// So much of the whole is done, from 0 to 1.
    Progress(f64),
    /// The game was read.
    Game {
        /// The game, or its top, as a file.
        efg: String,
        /// Nodes in the file.
        n_nodes: u32,
        /// What was odd but readable.
        problems: Vec<Remark>,
    },
    /// The file was refused.
    Refused(Remark),
}

/// A line about a place in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// From 1.
    pub line: u32,
    /// From 1, in characters.
    pub column: u32,
    /// What was expected and what was found.
    pub text: String,
}

impl Job {
    /// The job as a message.
    #[must_use]
    pub fn to_json(&self) -> String {
        let Self::ReadGame { most_whole, most_shown } = self;
        json!({ "read_game": [most_whole, most_shown] }).to_string()
    }

    /// The job behind a message.
    #[must_use]
    pub fn from_json(text: &str) -> Option<Self> {
        let message: Value = serde_json::from_str(text).ok()?;
        let limits = message.get("read_game")?;
        Some(Self::ReadGame { most_whole: number(limits.get(0)?)?, most_shown: number(limits.get(1)?)? })
    }
}

impl Answer {
    /// The answer as a message.
    #[must_use]
    pub fn to_json(&self) -> String {
        let message = match self {
            Self::Progress(done) => json!({ "progress": done }),
            Self::Game { efg, n_nodes, problems } => {
                json!({ "game": efg, "n_nodes": n_nodes, "problems": problems.iter().map(Remark::to_value).collect::<Vec<_>>() })
            }
            Self::Refused(remark) => json!({ "refused": remark.to_value() }),
        };
        message.to_string()
    }

    /// The answer behind a message.
    ///
    /// ```
    /// use lookahead::jobs::{Answer, Remark};
    /// let refused = Answer::Refused(Remark { line: 2, column: 7, text: "expected a number".into() });
    /// assert_eq!(Answer::from_json(&refused.to_json()), Some(refused));
    /// ```
    #[must_use]
    pub fn from_json(text: &str) -> Option<Self> {
        let message: Value = serde_json::from_str(text).ok()?;
        if let Some(done) = message.get("progress") {
            return Some(Self::Progress(done.as_f64()?));
        }
        if let Some(remark) = message.get("refused") {
            return Some(Self::Refused(Remark::from_value(remark)?));
        }
        let problems = message.get("problems")?.as_array()?.iter().filter_map(Remark::from_value).collect();
        Some(Self::Game { efg: message.get("game")?.as_str()?.to_owned(), n_nodes: number(message.get("n_nodes")?)?, problems })
    }
}

impl Remark {
    fn to_value(&self) -> Value {
        json!([self.line, self.column, self.text])
    }

    fn from_value(value: &Value) -> Option<Self> {
        Some(Self { line: number(value.get(0)?)?, column: number(value.get(1)?)?, text: value.get(2)?.as_str()?.to_owned() })
    }
}

fn number(value: &Value) -> Option<u32> {
    u32::try_from(value.as_u64()?).ok()
}

/// Does a job; `say` gets progress on the way and the answer at the end.
pub fn run(job: &Job, bytes: &[u8], say: &mut dyn FnMut(Answer)) {
    let Job::ReadGame { most_whole, most_shown } = job;
    let mut progress = |done: u64, all: u64| {
        say(Answer::Progress(done as f64 / all.max(1) as f64));
        ControlFlow::Continue(())
    };
    match efg::read_with(bytes, &Caps::default(), &mut progress) {
        Ok((game, problems)) => say(answer(&game, &problems, *most_whole, *most_shown)),
        Err(error) => say(refusal(&error)),
    }
}

/// A refusal as the page shows it.
#[must_use]
pub fn refusal(error: &ReadError) -> Answer {
    Answer::Refused(Remark { line: error.line, column: error.column, text: error.reason.to_string() })
}

fn answer(game: &Game, problems: &[Problem], most_whole: u32, most_shown: u32) -> Answer {
    let n_nodes = u32::try_from(game.n_nodes()).unwrap_or(u32::MAX);
    let efg = if n_nodes <= most_whole { efg::write(game) } else { efg::write(&top_of(game, most_shown)) };
    let remark = |problem: &Problem| Remark { line: problem.line, column: problem.column, text: problem.kind.to_string() };
    let problems = problems.iter().map(remark).collect();
    Answer::Game { efg, n_nodes, problems }
}

/// The top of a game: at most `most_shown` nodes; where the rest is cut off stands an end that pays what the game is
/// worth from there on (nothing, where hidden information leaves it unsolved).
///
/// ```
/// use lookahead::jobs::top_of;
/// use lookahead_game::induction::{Options, benchmark_game, solve};
/// use lookahead_game::NodeIdx;
/// let game = benchmark_game(10, 2, 1)?;
/// let top = top_of(&game, 50);
/// assert!(top.n_nodes() <= 50);
/// let worth = |game| solve(game, &Options::default()).map(|solution| solution.value(NodeIdx::ROOT).to_vec());
/// assert_eq!(worth(&top), worth(&game));
/// # Ok::<(), lookahead_game::tree::BuildError>(())
/// ```
#[must_use]
pub fn top_of(game: &Game, most_shown: u32) -> Game {
    let solution = solve(game, &Options::default()).ok();
    build_top(game, solution.as_ref(), most_shown).unwrap_or_default()
}

fn build_top(game: &Game, solution: Option<&Solution>, most_shown: u32) -> Option<Game> {
    let shown = visible(game, &std::collections::BTreeSet::new(), most_shown);
    let mut builder = Builder::new(game.title(), game.comment(), game.players().to_vec());
    for at in &shown.nodes {
        let is_cut = at.n_hidden > 0 || game.kind(at.node) == Kind::End;
        let payoffs = match solution.filter(|_| at.n_hidden > 0) {
            Some(solution) => solution.value(at.node),
            None => game.payoffs(at.node),
        };
        let outcome = add_payoffs(&mut builder, at.node, payoffs)?;
        if is_cut {
            builder.push_end(game.name(at.node), outcome).ok()?;
        } else {
            push_inner(&mut builder, game, at.node, outcome)?;
        }
    }
    builder.finish().ok()
}

fn add_payoffs(builder: &mut Builder, node: NodeIdx, payoffs: &[Exact]) -> Option<Option<OutcomeIdx>> {
    if payoffs.iter().all(Exact::is_zero) {
        return Some(None);
    }
    let number = i32::try_from(node.get()).ok()?.checked_add(1)?;
    builder.add_outcome(number, "", payoffs.to_vec()).ok().map(Some)
}

fn push_inner(builder: &mut Builder, game: &Game, node: NodeIdx, outcome: Option<OutcomeIdx>) -> Option<()> {
    let set = game.set(game.set_idx(node)?)?;
    let known = builder.find_set(set.player, set.number);
    let moves: Vec<&str> = game.moves(node).collect();
    let added = known.map_or_else(|| builder.add_set(set.player, set.number, set.label, &moves, game.probabilities(node)).ok(), Some)?;
    builder.push_moves(game.name(node), added, outcome).ok()
}
