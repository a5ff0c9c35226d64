//! What the page and the worker say to each other.
//!
//! The page reads, values and draws games; whatever *writes* one is the worker's: large files, edits, links, charts and
//! their files. So a page that is only read never loads that code, and the page's thread is never busy with it.
//! The program *worker* reads and writes games (`run_files`), the solvers, one for each computed widget and one for the
//! charts of game trees, work out and draw figures (`run_figures`). The prerenderer and the tests call the same two functions; this file is the messages alone.

#[cfg(any(feature = "charts", feature = "server"))]
mod chart;
#[cfg(any(feature = "worker", feature = "server"))]
mod edit;
mod figure;
#[cfg(any(feature = "solver", feature = "server"))]
mod figures;
#[cfg(any(feature = "worker", feature = "server"))]
mod files;
#[cfg(any(feature = "search", feature = "server"))]
mod search;
#[cfg(any(feature = "share", feature = "server"))]
mod share;
#[cfg(any(feature = "worker", feature = "server"))]
mod top;
#[cfg(any(feature = "traces", feature = "server"))]
mod traces;

#[cfg(any(feature = "charts", feature = "server"))]
pub use chart::prepare_chart;
pub use figure::{FigureAnswer, FigureJob, FileAnswer, SoFar};
#[cfg(any(feature = "solver", feature = "server"))]
pub use figures::run_figures;
#[cfg(any(feature = "worker", feature = "server"))]
pub use files::run_files;
#[cfg(any(feature = "search", feature = "server"))]
pub use search::run_search;
#[cfg(any(feature = "share", feature = "server"))]
pub use share::run_share;
#[cfg(any(feature = "worker", feature = "server"))]
pub use top::top_of;
#[cfg(feature = "traces")]
pub use traces::do_trace_errand;
#[cfg(any(feature = "traces", feature = "server"))]
pub use traces::{Brought, run_traces};

use crate::json::Json;
use crate::page::Node;

/// Does a job that came as a text, by `run`; answers are said as texts. What is no job gets no answer.
#[cfg(any(feature = "worker", feature = "solver"))]
pub fn do_errand(
    run: fn(&Job, &[u8], &mut dyn FnMut(Answer)),
    text: &str,
    bytes: &[u8],
    say: &mut dyn FnMut(String),
) {
    if let Some(job) = Json::parse(text).as_ref().and_then(Job::from_json) {
        run(&job, bytes, &mut |answer| say(answer.to_json().write()));
    }
}

/// Whether this program is asked to read and write games; the solvers of figures carry no code for the messages about them.
const HAS_GAMES: bool = cfg!(any(feature = "worker", feature = "server"));
/// Whether this program is asked for charts of game trees.
const HAS_CHARTS: bool = cfg!(any(feature = "charts", feature = "server"));

/// A job. Games travel as `.efg` text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Job {
    /// Read the file that is sent along.
    ReadGame {
        /// Games up to this size come back whole.
        most_whole: u32,
        /// Of larger games this many nodes come back.
        most_shown: u32,
    },
    /// Change a game.
    EditGame {
        /// The game.
        game: String,
        /// The edit, in the form of `lookahead_game::edit::Edit`.
        edit: Json,
    },
    /// Draw the first moves' values against the discount.
    DrawChart {
        /// The game.
        game: String,
        /// The chart's words.
        words: ChartWords,
    },
    /// Work out and draw a figure, or make one of its files.
    Figure(FigureJob),
}

/// The words of a chart.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ChartWords {
    /// Title of the horizontal axis.
    pub x: String,
    /// Title of the vertical axis.
    pub y: String,
    /// Label at the break-even, with a place `{discount}`.
    pub turn: String,
    /// What the chart shows.
    pub label: String,
    /// What it says, in a sentence.
    pub summary: String,
}

/// What the worker says; everything but progress is the end of a job.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// So many per cent are done.
    Progress(u32),
    /// So many per cent of a figure are done, and this much can be said by now.
    SoFar(SoFar),
    /// A game, read or changed.
    Game(GameAnswer),
    /// A file was refused.
    Refused(Remark),
    /// An edit was not made, by its code.
    NotEdited(String),
    /// A chart: its pictures and its files.
    Chart(ChartAnswer),
    /// A figure.
    Figure(FigureAnswer),
    /// A file of a figure.
    File(FileAnswer),
    /// The file of the site's with this path is wanted first; the same job is asked again with its text.
    Wants(String),
}

/// A game that was read or changed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct GameAnswer {
    /// The game, or its top, as `.efg` text.
    pub game: String,
    /// The game for a link, when it is small enough.
    pub link: Option<String>,
    /// Nodes in the file.
    pub n_nodes: u32,
    /// Where to look now.
    pub focus: u32,
    /// What was odd but readable.
    pub problems: Vec<Remark>,
}

/// A chart.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ChartAnswer {
    /// The picture, for wide and narrow figures.
    pub nodes: Vec<Node>,
    /// The picture as a file.
    pub svg: String,
    /// The numbers as a file.
    pub csv: String,
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
    pub fn to_json(&self) -> Json {
        let text = |text: &String| Json::from(text.as_str());
        match self {
            Self::ReadGame { most_whole, most_shown } => {
                Json::map([("read", Json::List(vec![Json::from(*most_whole), Json::from(*most_shown)]))])
            }
            Self::EditGame { game, edit } => Json::map([("edit", edit.clone()), ("game", text(game))]),
            Self::DrawChart { game, words } => {
                let words = [&words.x, &words.y, &words.turn, &words.label, &words.summary].map(text);
                Json::map([("chart", Json::List(words.to_vec())), ("game", text(game))])
            }
            Self::Figure(job) => job.to_json(),
        }
    }

    /// The job behind a message.
    #[must_use]
    pub fn from_json(message: &Json) -> Option<Self> {
        if let Some(limits) = message.get("read").filter(|_| HAS_GAMES) {
            return Some(Self::ReadGame {
                most_whole: limits.at(0)?.count()?,
                most_shown: limits.at(1)?.count()?,
            });
        }
        if let Some(job) = FigureJob::from_json(message) {
            return Some(Self::Figure(job));
        }
        if !HAS_GAMES && !HAS_CHARTS {
            return None;
        }
        let game = message.text_at("game")?;
        if let Some(edit) = message.get("edit").filter(|_| HAS_GAMES) {
            return Some(Self::EditGame { game, edit: edit.clone() });
        }
        let words = message.get("chart")?;
        let word = |idx: usize| words.at(idx).and_then(Json::text).map(str::to_owned);
        Some(Self::DrawChart {
            game,
            words: ChartWords {
                x: word(0)?,
                y: word(1)?,
                turn: word(2)?,
                label: word(3)?,
                summary: word(4)?,
            },
        })
    }
}

impl Answer {
    /// The answer as a message.
    #[must_use]
    pub fn to_json(&self) -> Json {
        let text = |text: &String| Json::from(text.as_str());
        match self {
            Self::Progress(percent) => Json::map([("progress", Json::from(*percent))]),
            Self::SoFar(so_far) => {
                Json::map([("progress", Json::from(so_far.percent)), ("so_far", text(&so_far.text))])
            }
            Self::Game(_) | Self::Refused(_) | Self::NotEdited(_) if !HAS_GAMES => Json::map([]),
            Self::Chart(_) if !HAS_CHARTS => Json::map([]),
            Self::Game(answer) => {
                let problems = answer.problems.iter().map(Remark::to_json).collect();
                let counts = Json::List(vec![Json::from(answer.n_nodes), Json::from(answer.focus)]);
                let mut pairs = vec![
                    ("game", text(&answer.game)),
                    ("counts", counts),
                    ("problems", Json::List(problems)),
                ];
                pairs.extend(answer.link.as_ref().map(|link| ("link", text(link))));
                Json::Map(pairs.into_iter().map(|(name, value)| (name.to_owned(), value)).collect())
            }
            Self::Refused(remark) => Json::map([("refused", remark.to_json())]),
            Self::NotEdited(code) => Json::map([("not_edited", text(code))]),
            Self::Chart(chart) => {
                let nodes = chart.nodes.iter().map(Node::to_json).collect();
                Json::map([
                    ("chart", Json::List(nodes)),
                    ("svg", text(&chart.svg)),
                    ("csv", text(&chart.csv)),
                ])
            }
            Self::Figure(answer) => answer.to_json(),
            Self::File(answer) => answer.to_json(),
            Self::Wants(path) => Json::map([("wants", text(path))]),
        }
    }

    /// The answer behind a message.
    ///
    /// ```
    /// use lookahead::jobs::{Answer, Remark};
    /// let refused = Answer::Refused(Remark { line: 2, column: 7, text: "expected a number".into() });
    /// assert_eq!(Answer::from_json(&refused.to_json()), Some(refused));
    /// let so_far = Answer::SoFar(lookahead::jobs::SoFar { percent: 40, text: "0.5 ± 0.1".into() });
    /// assert!(so_far.is_on_the_way());
    /// assert_eq!(Answer::from_json(&so_far.to_json()), Some(so_far));
    /// ```
    #[must_use]
    pub fn from_json(message: &Json) -> Option<Self> {
        if let Some(percent) = message.get("progress") {
            let percent = percent.count()?;
            let so_far = message.text_at("so_far").map(|text| Self::SoFar(SoFar { percent, text }));
            return Some(so_far.unwrap_or(Self::Progress(percent)));
        }
        if let Some(remark) = message.get("refused") {
            return Some(Self::Refused(Remark::from_json(remark)?));
        }
        if let Some(code) = message.text_at("not_edited") {
            return Some(Self::NotEdited(code));
        }
        if let Some(path) = message.text_at("wants") {
            return Some(Self::Wants(path));
        }
        if let Some(nodes) = message.get("chart") {
            let nodes = nodes.list().iter().filter_map(Node::from_json).collect();
            return Some(Self::Chart(ChartAnswer {
                nodes,
                svg: message.text_at("svg")?,
                csv: message.text_at("csv")?,
            }));
        }
        if let Some(answer) = FigureAnswer::from_json(message) {
            return Some(Self::Figure(answer));
        }
        if let Some(answer) = FileAnswer::from_json(message) {
            return Some(Self::File(answer));
        }
        let counts = message.get("counts")?;
        Some(Self::Game(GameAnswer {
            game: message.text_at("game")?,
            link: message.text_at("link"),
            n_nodes: counts.at(0)?.count()?,
            focus: counts.at(1)?.count()?,
            problems: message.get("problems")?.list().iter().filter_map(Remark::from_json).collect(),
        }))
    }

    /// Whether more will follow for the same job.
    #[must_use]
    pub fn is_on_the_way(&self) -> bool {
        matches!(self, Self::Progress(_) | Self::SoFar(_))
    }
}

impl Remark {
    fn to_json(&self) -> Json {
        Json::List(vec![Json::from(self.line), Json::from(self.column), Json::from(self.text.as_str())])
    }

    fn from_json(value: &Json) -> Option<Self> {
        Some(Self {
            line: value.at(0)?.count()?,
            column: value.at(1)?.count()?,
            text: value.at(2)?.text()?.to_owned(),
        })
    }
}
