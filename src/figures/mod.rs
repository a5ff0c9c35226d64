//! Computed figures: worked out and laid out as plain nodes, where no page waits for them.
//!
//! A widget of this kind is three functions over plain data (see [`Computed`]): its state from the address, the state
//! back, and the whole figure as nodes. The prerenderer calls them for the first figure, the solver (a worker) for every
//! later one; the page has one component, `parts::computed_figure`, that draws the nodes and tells the solver what the
//! reader did. So such a widget adds nothing to what every page loads, and a slow computation never holds up a page.
//!
//! | module | what it holds |
//! |---|---|
//! | `anatomy` | the parts of every figure, in their order |
//! | `controls` | sliders, choices, fields, buttons, steppers as nodes |
//! | `table` | the data table, as nodes and as CSV |
//! | `layouts` | leaving out what a phone never shows |
//! | `pictures` | line charts and game trees as nodes |
//! | `games` | what the figures about game trees share |
//! | `number` | doubles for readers |
//! | `search_box` | not a figure: the search in every header, drawn and worked the same way |
//! | `share` | not a figure: the dialog behind "share", and the builder of embeds |
//! | `copy_field` | a text with a button that copies it |
//! | `document` | a drawing as an SVG file |
//! | `unknown` | choices in an address that a figure does not have |

mod anatomy;
pub mod controls;
mod copy_field;
mod document;
pub mod games;
#[cfg(any(feature = "server", not(feature = "traces")))]
mod layouts;
pub mod number;
pub mod pictures;
pub mod search_box;
#[cfg(any(feature = "share", feature = "server"))]
pub mod share;
mod table;
mod unknown;

use lookahead_book::Words;

use crate::jobs::{FigureAnswer, FigureJob, FileAnswer, SoFar};
use crate::page::{Node, SiteFacts};
use crate::parts::computed_figure::HANDED;
use crate::parts::figure::{Options, OptionsProblem};
use crate::query::{self, Query};
use crate::widgets::Place;

pub use table::Table;

/// The key under which a reader's guess stands; it is never written into an address.
pub const GUESS_KEY: &str = "guess";
/// Keys with which a reader brings a start of their own: what the author of a chapter set is forgotten then.
const STARTS: [&str; 3] = ["preset", "world", HANDED];

/// A computed figure: what the registry knows of it beside its name.
pub struct Computed {
    /// Its name in addresses, chapters and words.
    pub slug: &'static str,
    /// Works out and draws the figure.
    pub draw: fn(&Ask<'_>) -> Drawn,
    /// The whole state behind pairs, every key included; pairs that mean nothing give their default.
    pub whole_state: fn(&Query) -> Query,
    /// A number for `{calc:slug.key}` in prose, by its key.
    #[cfg(feature = "server")]
    pub calc: fn(&str) -> Option<String>,
    /// Queries whose states must survive the address, for the tests.
    #[cfg(feature = "server")]
    pub samples: fn() -> Vec<Query>,
}

/// What is asked for.
pub struct Ask<'ask> {
    /// Unique in the page: the prefix of all ids.
    pub id: &'ask str,
    /// Where the figure stands.
    pub place: Place,
    /// How much of it is shown.
    pub options: Options,
    /// The author's pairs with the reader's over them, as typed.
    pub pairs: Query,
    /// Whether it is wanted for a file, which may hold more rows than a page.
    pub is_for_file: bool,
    /// The words.
    pub words: Speaker<'ask>,
    /// The ending of the file that is wanted; empty for the figure itself.
    pub wanted: &'ask str,
    /// What the build knows of itself; links inside the site begin with its public path.
    pub facts: &'ask SiteFacts,
    /// Told how many per cent of a long computation are done.
    pub progress: &'ask dyn Fn(u32),
    /// Told the same with what has come out so far, in words.
    pub so_far: &'ask dyn Fn(u32, String),
}

/// A widget's words.
#[derive(Clone, Copy)]
pub struct Speaker<'ask> {
    slug: &'ask str,
    words: &'ask Words,
}

/// A figure, worked out.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Drawn {
    /// What is seen.
    pub title: String,
    /// Which view this is, of a figure that has several. What was put in by hand and how it is computed are then the lists
    /// `put_in_<view>` and `how_<view>` of the widget's words, before the lists `put_in` and `how` that all views share.
    pub view: String,
    /// Lines about input that could not be used: what, where, what to do.
    pub notes: Vec<String>,
    /// The question asked before the answer is shown: its choices as state values and words.
    pub guess: Option<Guess>,
    /// The picture with its legend. Everything that tells the answer has the class `after-guess`.
    pub picture: Vec<Node>,
    /// The few controls.
    pub controls: Vec<Node>,
    /// More controls, where all are shown.
    pub more: Vec<Node>,
    /// What the state means, in a sentence.
    pub readout: String,
    /// What came out.
    pub came_out: Vec<String>,
    /// The data table.
    pub table: Table,
    /// The state as a file for programs, for widgets that can be opened from one.
    pub json: Option<String>,
}

/// A question before the answer.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Guess {
    /// The question.
    pub question: String,
    /// What can be answered: the value kept, the words on the button.
    pub choices: Vec<(String, String)>,
    /// What to say once the reader answered, before the readout: by the value of the answer.
    pub verdicts: Vec<(String, String)>,
}

impl<'ask> Speaker<'ask> {
    /// The words of this widget.
    pub(crate) fn new(slug: &'ask str, words: &'ask Words) -> Self {
        Self { slug, words }
    }

    /// A word of the widget.
    #[must_use]
    #[inline(never)]
    pub fn word(&self, key: &str) -> String {
        self.words.get(&[self.slug, ".", key].concat()).to_owned()
    }

    /// Words of the widget with their places filled.
    #[must_use]
    #[inline(never)]
    pub fn fill(&self, key: &str, values: &[(&str, &str)]) -> String {
        self.words.fill(&[self.slug, ".", key].concat(), values)
    }

    /// A word that all figures share, by its whole key.
    #[must_use]
    #[inline(never)]
    pub fn shared(&self, key: &str) -> String {
        self.words.get(key).to_owned()
    }

    /// Shared words with their places filled.
    #[must_use]
    #[inline(never)]
    pub fn fill_shared(&self, key: &str, values: &[(&str, &str)]) -> String {
        self.words.fill(key, values)
    }

    /// The points of a list of words: `key.0`, `key.1`, … up to the first that is missing.
    #[must_use]
    #[inline(never)]
    pub fn list(&self, key: &str) -> Vec<String> {
        let keys = (0_u32..32).map(|idx| [self.slug, ".", key, ".", &idx.to_string()].concat());
        // A missing word is its own key.
        keys.map(|key| (self.words.get(&key).to_owned(), key))
            .take_while(|(word, key)| word != key)
            .map(|(word, _)| word)
            .collect()
    }

    /// The points of a list for one view, then those of the list that all views share.
    #[must_use]
    pub fn list_of_view(&self, key: &str, view: &str) -> Vec<String> {
        let mut points = if view.is_empty() { Vec::new() } else { self.list(&[key, "_", view].concat()) };
        points.append(&mut self.list(key));
        points
    }
}

impl Ask<'_> {
    /// The value under a key, if the address or the reader set one.
    #[must_use]
    pub fn pair(&self, key: &str) -> Option<&str> {
        self.pairs.get(key).map(String::as_str)
    }

    /// Whether the reader is still asked for a guess.
    #[must_use]
    pub fn is_guessing(&self) -> bool {
        self.options.predict && !self.pairs.contains_key(GUESS_KEY)
    }
}

/// Does a figure's job: draws it, or makes one of its files. `None` for a widget that is not in the registry.
#[must_use]
pub fn answer(computed: &Computed, job: &FigureJob, tell: &dyn Fn(SoFar)) -> FigureOrFile {
    let defaults = if job.place == Place::Lab.name() { Options::lab() } else { Options::default() };
    let (mut options, mut problems) = defaults.read(&job.pairs);
    // Whoever comes with a state of their own is asked for no guess.
    options.predict &= job.pairs.keys().all(|key| RESERVED_AND_GUESS.contains(&key.as_str()));
    let ask = Ask {
        id: &job.id,
        place: Place::named(&job.place),
        options,
        pairs: merged(&job.params, &job.pairs),
        is_for_file: !job.wanted.is_empty(),
        words: Speaker::new(computed.slug, &job.words),
        wanted: &job.wanted,
        facts: &job.facts,
        progress: &|percent| tell(SoFar { percent, text: String::new() }),
        so_far: &|percent, text| tell(SoFar { percent, text }),
    };
    let mut drawn = (computed.draw)(&ask);
    if !job.wanted.is_empty() {
        return FigureOrFile::File(file(computed.slug, job, &drawn));
    }
    // The reader of traces draws nothing twice, and its program is full.
    #[cfg(any(feature = "server", not(feature = "traces")))]
    if job.is_phone {
        layouts::keep_narrow(&mut drawn.picture);
    }
    let whole = (computed.whole_state)(&ask.pairs);
    unknown::add_unknown_choices(computed, &job.pairs, &whole, &mut problems);
    for problem in &problems {
        // Some figures say it themselves, and better.
        if !drawn.notes.iter().any(|note| unknown::names(note, &problem.value)) {
            drawn.notes.insert(0, option_note(&ask.words, problem));
        }
    }
    let state = beyond(&whole, &(computed.whole_state)(&job.params));
    let shared = beyond(&whole, &(computed.whole_state)(&Query::new()));
    let nodes = anatomy::lay_out(&ask, drawn, &shared, &job.facts);
    FigureOrFile::Figure(FigureAnswer { nodes, state })
}

/// What a job gives.
pub enum FigureOrFile {
    /// The figure.
    Figure(FigureAnswer),
    /// One of its files.
    File(FileAnswer),
}

/// The figure as the prerenderer puts it into a page.
#[cfg(feature = "server")]
#[must_use]
pub fn first_nodes(computed: &Computed, place: &crate::widgets::Placed<'_>) -> Vec<Node> {
    let job = FigureJob {
        slug: computed.slug.to_owned(),
        id: place.id.to_owned(),
        place: place.place.name().to_owned(),
        params: place.params.clone(),
        words: place.words.clone(),
        facts: place.facts.clone(),
        ..FigureJob::default()
    };
    match answer(computed, &job, &|_| ()) {
        FigureOrFile::Figure(answer) => answer.nodes,
        FigureOrFile::File(_) => Vec::new(),
    }
}

/// The pairs that an address would hold after a visit with this query.
#[cfg(feature = "server")]
#[must_use]
pub fn normalise(computed: &Computed, query: &Query) -> Query {
    beyond(&(computed.whole_state)(query), &(computed.whole_state)(&Query::new()))
}

const RESERVED_AND_GUESS: [&str; 8] =
    ["seed", "lang", "theme", "controls", "predict", "motion", "links", GUESS_KEY];

pub(crate) fn merged(params: &Query, pairs: &Query) -> Query {
    let mut all =
        if STARTS.iter().any(|key| pairs.contains_key(*key)) { Query::new() } else { params.clone() };
    all.extend(pairs.clone());
    all
}

/// The pairs of `now` that differ from those of `base`.
fn beyond(now: &Query, base: &Query) -> Query {
    query::gather(
        now.iter()
            .filter(|(key, value)| base.get(*key) != Some(*value))
            .map(|(key, value)| (key.clone(), value.clone())),
    )
}

fn option_note(words: &Speaker<'_>, problem: &OptionsProblem) -> String {
    words.fill_shared("embed.option_problem", &[("key", &problem.key), ("value", &problem.value)])
}

fn file(slug: &str, job: &FigureJob, drawn: &Drawn) -> FileAnswer {
    let named =
        |text: String, (width, height): (u32, u32)| FileAnswer { name: slug.to_owned(), text, width, height };
    match job.wanted.as_str() {
        "csv" => named(drawn.table.to_csv(), (0, 0)),
        "json" => named(drawn.json.clone().unwrap_or_default(), (0, 0)),
        _ => {
            let (text, size) = document::svg_document(&drawn.picture, &drawn.title);
            named(text, size)
        }
    }
}
