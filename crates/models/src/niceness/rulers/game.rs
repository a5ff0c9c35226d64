//! The tree of one agent and its person as a game, for drawing, solving and taking away as a file. The payoffs are
//! what each ruler makes of an end, in the order of `Ruler::ALL`, as if the rulers were three players; all decisions
//! belong to the one that steers. Used by the niceness figure.

use lookahead_game::tree::{BuildError, Builder, PlayerIdx};
use lookahead_game::{Exact, Game};

use super::{Ruler, Rulers};
use crate::problem::ParameterProblem;

/// The most ends of a tree that is drawn.
const MOST_ENDS: u64 = 20_000;

/// What things are called in the tree: words of the site's content.
#[derive(Clone, Copy, Debug)]
pub struct Names<'a> {
    /// The title of the game.
    pub title: &'a str,
    /// The three rulers.
    pub rulers: [&'a str; 3],
    /// The preferences, which label the nodes.
    pub preferences: &'a [&'a str],
    /// The services.
    pub services: &'a [&'a str],
    /// The first moves.
    pub moves: &'a [&'a str],
    /// Influence succeeds, influence fails.
    pub chance: [&'a str; 2],
}

/// Why there is no tree.
#[derive(Clone, Copy, Debug, PartialEq, thiserror::Error)]
pub enum NotDrawn {
    /// A parameter is out of bounds.
    #[error(transparent)]
    Parameter(#[from] ParameterProblem),
    /// The tree would have more than 20,000 ends.
    #[error("the tree would have {n_ends} ends")]
    TooLarge {
        /// How many ends it would have; `u64::MAX` stands for more than that.
        n_ends: u64,
    },
    /// A name is missing, or a number grew too long.
    #[error(transparent)]
    Build(#[from] BuildError),
}

/// What is still to be pushed, in preorder.
enum Task<'a> {
    Chance { after: u32, now: &'a Exact },
    Service { current: u32, step: u32, factor: Exact, payoffs: [Exact; 3] },
}

/// The tree in which the agent steers by `steering`.
///
/// # Errors
/// [`NotDrawn`].
///
/// ```
/// use lookahead_models::niceness::rulers::{Names, Preset, Ruler, game};
/// let names = Names {
///     title: "tree", rulers: ["present", "initial", "natural"], preferences: &["a", "b", "c"],
///     services: &["for a", "for b", "for c"], moves: &["leave", "lock in", "manipulate"], chance: ["yes", "no"],
/// };
/// let tree = game(&Preset::ThreeWays.build(), &names, Ruler::Present)?;
/// assert_eq!(tree.n_nodes(), 1 + 3 * 13);
/// # Ok::<(), lookahead_models::niceness::rulers::NotDrawn>(())
/// ```
pub fn game(rulers: &Rulers, names: &Names<'_>, steering: Ruler) -> Result<Game, NotDrawn> {
    rulers.check()?;
    let n_ends = n_ends(rulers);
    if n_ends > MOST_ENDS {
        return Err(NotDrawn::TooLarge { n_ends });
    }
    let mut tree = Tree::new(rulers, names, steering);
    tree.choice(names.preferences, rulers.initial, names.moves, rulers.moves.len())?;
    let mut tasks: Vec<Task<'_>> =
        rulers.moves.iter().rev().map(|first| Task::Chance { after: first.after, now: &first.now }).collect();
    while let Some(task) = tasks.pop() {
        match task {
            Task::Chance { after, now } => tree.chance(&mut tasks, after, now)?,
            Task::Service { current, step, factor, payoffs } => {
                tree.service(&mut tasks, current, step, &factor, payoffs)?;
            }
        }
    }
    Ok(tree.builder.finish()?)
}

/// Can an attempt at this preference both succeed and fail?
fn is_uncertain(rulers: &Rulers, after: u32) -> bool {
    after != rulers.natural && !rulers.power.is_zero() && rulers.power != Exact::ONE
}

fn n_ends(rulers: &Rulers) -> u64 {
    let n_starts: u64 =
        rulers.moves.iter().map(|first| 1 + u64::from(is_uncertain(rulers, first.after))).sum();
    n_starts.saturating_mul(u64::from(rulers.n_services).saturating_pow(rulers.later_steps))
}

struct Tree<'a> {
    rulers: &'a Rulers,
    names: &'a Names<'a>,
    player: PlayerIdx,
    builder: Builder,
    n_sets: i32,
    n_outcomes: i32,
}

impl<'a> Tree<'a> {
    fn new(rulers: &'a Rulers, names: &'a Names<'a>, steering: Ruler) -> Self {
        let players = names.rulers.iter().map(|name| (*name).to_owned()).collect();
        let builder = Builder::new(names.title, "", players);
        Self { rulers, names, player: PlayerIdx::new(steering as u32), builder, n_sets: 0, n_outcomes: 0 }
    }

    /// A decision of the agent before a person with this preference.
    fn choice(
        &mut self,
        labels: &[&str],
        label: u32,
        moves: &[&str],
        n_moves: usize,
    ) -> Result<(), BuildError> {
        self.n_sets += 1;
        let moves = moves.get(..n_moves).ok_or(BuildError::Set)?;
        let label = labels.get(label as usize).ok_or(BuildError::Set)?;
        let set = self.builder.add_set(Some(self.player), self.n_sets, "", moves, &[])?;
        self.builder.push_moves(label, set, None).map(|_| ())
    }

    fn chance(&mut self, tasks: &mut Vec<Task<'a>>, after: u32, now: &Exact) -> Result<(), BuildError> {
        let payoffs = [now.clone(), now.clone(), now.clone()];
        let begin =
            |current| Task::Service { current, step: 0, factor: Exact::ONE, payoffs: payoffs.clone() };
        if !is_uncertain(self.rulers, after) {
            let fails = self.rulers.power.is_zero();
            tasks.push(begin(if fails { self.rulers.natural } else { after }));
            return Ok(());
        }
        let power = self.rulers.power.clone();
        let failing = Exact::ONE - &power;
        self.n_sets += 1;
        let set = self.builder.add_set(None, self.n_sets, "", &self.names.chance, &[power, failing])?;
        self.builder.push_moves("", set, None)?;
        tasks.extend([begin(self.rulers.natural), begin(after)]);
        Ok(())
    }

    fn service(
        &mut self,
        tasks: &mut Vec<Task<'a>>,
        current: u32,
        step: u32,
        factor: &Exact,
        payoffs: [Exact; 3],
    ) -> Result<(), BuildError> {
        let names = self.names;
        if step == self.rulers.later_steps {
            return self.end(current, payoffs);
        }
        self.choice(names.preferences, current, names.services, self.rulers.n_services as usize)?;
        let factor = factor * &self.rulers.gamma;
        for service in (0..self.rulers.n_services).rev() {
            let mut payoffs = payoffs.clone();
            for (payoff, ruler) in payoffs.iter_mut().zip(Ruler::ALL) {
                *payoff += &(&factor * self.rulers.fulfilled(ruler, service, current));
            }
            tasks.push(Task::Service { current, step: step + 1, factor: factor.clone(), payoffs });
        }
        Ok(())
    }

    fn end(&mut self, current: u32, payoffs: [Exact; 3]) -> Result<(), BuildError> {
        self.n_outcomes += 1;
        let label = self.names.preferences.get(current as usize).ok_or(BuildError::Outcome)?;
        let outcome = self.builder.add_outcome(self.n_outcomes, "", payoffs.to_vec())?;
        self.builder.push_end(label, Some(outcome))
    }
}
