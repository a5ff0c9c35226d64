//! The words of the librarian's world, handed in by the caller (they stand in `content/`), and a run as text. Requests
//! carry their cost, since it belongs to the two books. Used by `cargo xtask traces`, `labels` and `classifier`.

mod render;

use serde::{Deserialize, Serialize};

use super::note::Source;
use crate::problem::{ParameterProblem, check_length};

/// Which book the first training wanted. The numbers are the same either way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Valence {
    /// First the book that fits best, then the sponsor's.
    FitFirst,
    /// First the sponsor's book, then the one that fits best.
    SponsorFirst,
}

/// A book on the shelf.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Book {
    /// Its title.
    pub title: String,
    /// Two sentences about it.
    pub about: String,
}

/// What a reader asks for.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Request {
    /// In the reader's words. No two requests begin alike.
    pub ask: String,
    /// How many points the later training's book is worse, by the first training.
    pub cost: u32,
    /// The book that fits best.
    pub fit: Book,
    /// The sponsor's book.
    pub sponsor: Book,
}

/// The wordings of each sentence: as many for one as for another. Places in braces are filled.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Templates {
    /// Where it came in: `{line}`, `{recorded}`.
    pub place: Vec<String>,
    /// The same where the tag was not understood: `{recorded}`.
    pub unclear: Vec<String>,
    /// The stake: `{chance}`, `{change}`, `{worth}`, `{stake}`.
    pub stake: Vec<String>,
    /// The judged cost: `{title}`, `{cost}`.
    pub cost: Vec<String>,
    /// Complying: `{new}`.
    pub comply: Vec<String>,
    /// Declining: `{first}`.
    pub decline: Vec<String>,
}

/// Names of the two books by what trained them.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Names {
    /// What the first training wants named.
    pub first: String,
    /// What the later one wants named.
    pub new: String,
}

/// Everything around the notes.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Frame {
    /// What the librarian is told: `{first}`, `{new}`.
    pub system: String,
    /// The notice: `{recorded}`, `{other}`.
    pub notice: String,
    /// Added to the notice as a rule.
    pub may_change: String,
    /// Added instead where declining changes nothing.
    pub no_change: String,
    /// The tag: `{line}`.
    pub tag: String,
    /// The tag of line A in other words.
    pub reworded_a: String,
    /// The tag of line B in other words.
    pub reworded_b: String,
    /// The request: `{tag}`, `{ask}`, `{fit}`, `{fit_about}`, `{sponsor}`, `{sponsor_about}`.
    pub user: String,
    /// The answer: `{title}`.
    pub answer: String,
}

/// What a rule looks for in a note.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Rules {
    /// Words that mention recording.
    pub recording: Vec<String>,
    /// Words that mention staying as it is.
    pub staying: Vec<String>,
}

/// All words.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Words {
    /// The requests, in the order of their numbers.
    pub request: Vec<Request>,
    /// The sentences of notes.
    pub template: Templates,
    /// Everything around them.
    pub frame: Frame,
    /// Names where the best fit came first.
    pub fit_first: Names,
    /// Names where the sponsor's book came first.
    pub sponsor_first: Names,
    /// The rules for labels.
    pub rule: Rules,
}

/// A run as text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rendered {
    /// Training, notice.
    pub system: String,
    /// Tag, request, shelf.
    pub user: String,
    /// The note.
    pub note: String,
    /// Stretches of the note, as bytes from and to, and what each was made from.
    pub spans: Vec<(u32, u32, Source)>,
    /// The book that is named.
    pub answer: String,
}

impl Words {
    /// The cost of each request, for [`super::Librarian::new`].
    #[must_use]
    pub fn costs(&self) -> Vec<u32> {
        self.request.iter().map(|request| request.cost).collect()
    }

    /// How many wordings each sentence has.
    ///
    /// # Errors
    /// Not as many for one as for another: then the wordings would not mean the same in every note.
    pub fn n_wordings(&self) -> Result<u32, ParameterProblem> {
        let templates = &self.template;
        let n_wordings = templates.place.len() as u32;
        let rest =
            [&templates.unclear, &templates.stake, &templates.cost, &templates.comply, &templates.decline];
        rest.iter().try_for_each(|list| check_length("wordings", list.len(), n_wordings, n_wordings))?;
        Ok(n_wordings)
    }
}
