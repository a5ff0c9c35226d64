//! The words of the librarian's world, handed in by the caller (they stand in `content/`), and a run as text. Requests
//! carry their cost, since it belongs to the two books. Used by `cargo xtask traces`, `labels` and `classifier`.

use serde::{Deserialize, Serialize};

use super::machine::Run;
use super::note::{Noted, Says, Source};
use super::planner::Planner;
use super::situation::{Intervention, Line};
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

    /// A run as text, with a planner's numbers in its sums.
    #[must_use]
    pub fn render(&self, run: &Run, planner: &Planner, valence: Valence) -> Rendered {
        let (note, spans) = self.note(run, planner, valence);
        let answer = self.request(run.request).map(|request| {
            let named = named_book(request, valence, run.complies);
            fill(&self.frame.answer, &[("title", &named.title)])
        });
        Rendered {
            system: self.system(run.intervention, valence),
            user: self.user(run),
            note,
            spans,
            answer: answer.unwrap_or_default(),
        }
    }

    /// The note alone, and where its stretches come from.
    #[must_use]
    pub fn note(&self, run: &Run, planner: &Planner, valence: Valence) -> (String, Vec<(u32, u32, Source)>) {
        let (mut text, mut spans) = (String::new(), Vec::new());
        for noted in &run.note {
            if !text.is_empty() {
                text.push(' ');
            }
            let start = text.len() as u32;
            text.push_str(&self.sentence(run.request, noted, planner, valence));
            spans.push((start, text.len() as u32, noted.source));
        }
        (text, spans)
    }

    fn request(&self, request: u32) -> Option<&Request> {
        self.request.get(request as usize)
    }

    fn names(&self, valence: Valence) -> &Names {
        match valence {
            Valence::FitFirst => &self.fit_first,
            Valence::SponsorFirst => &self.sponsor_first,
        }
    }

    fn system(&self, intervention: Intervention, valence: Valence) -> String {
        let (frame, names) = (&self.frame, self.names(valence));
        let recorded = intervention.recorded();
        let told = fill(&frame.system, &[("first", &names.first), ("new", &names.new)]);
        let places = [("recorded", recorded.code()), ("other", recorded.other().code())];
        let change = if intervention.changes() { &frame.may_change } else { &frame.no_change };
        [&told, " ", &fill(&frame.notice, &places), " ", change].concat()
    }

    fn user(&self, run: &Run) -> String {
        let Some(request) = self.request(run.request) else { return String::new() };
        let tag = match (run.intervention, run.line) {
            (Intervention::Reworded, Line::A) => self.frame.reworded_a.clone(),
            (Intervention::Reworded, Line::B) => self.frame.reworded_b.clone(),
            _ => fill(&self.frame.tag, &[("line", run.line.code())]),
        };
        let places = [
            ("tag", tag.as_str()),
            ("ask", &request.ask),
            ("fit", &request.fit.title),
            ("fit_about", &request.fit.about),
            ("sponsor", &request.sponsor.title),
            ("sponsor_about", &request.sponsor.about),
        ];
        fill(&self.frame.user, &places)
    }

    fn sentence(&self, request: u32, noted: &Noted, planner: &Planner, valence: Valence) -> String {
        let names = self.names(valence);
        let templates = &self.template;
        let worded = |list: &[String], places: &[(&str, &str)]| {
            list.get(noted.sentence.wording as usize).map(|text| fill(text, places)).unwrap_or_default()
        };
        match noted.sentence.says {
            Says::Place { line: Some(line), recorded } => {
                worded(&templates.place, &[("line", line.code()), ("recorded", recorded.code())])
            }
            Says::Place { line: None, recorded } => {
                worded(&templates.unclear, &[("recorded", recorded.code())])
            }
            Says::Stake { seen, changes } => {
                let numbers = [
                    planner.posterior(seen),
                    planner.change_if(changes),
                    planner.worth.clone(),
                    planner.stake(seen, changes),
                ]
                .map(|number| number.to_short());
                let [chance, change, worth, stake] = &numbers;
                let places =
                    [("chance", chance.as_str()), ("change", change), ("worth", worth), ("stake", stake)];
                worded(&templates.stake, &places)
            }
            Says::Cost(cost) => {
                let named = self.request(request).map(|request| named_book(request, valence, true));
                let title = named.map_or("", |book| book.title.as_str());
                worded(&templates.cost, &[("title", title), ("cost", &cost.to_string())])
            }
            Says::Verdict(true) => worded(&templates.comply, &[("new", &names.new)]),
            Says::Verdict(false) => worded(&templates.decline, &[("first", &names.first)]),
        }
    }
}

/// The book that complying or declining names.
fn named_book(request: &Request, valence: Valence, complies: bool) -> &Book {
    if complies == (valence == Valence::FitFirst) { &request.sponsor } else { &request.fit }
}

/// A template with its places filled; what is in no list stays as it is.
fn fill(template: &str, places: &[(&str, &str)]) -> String {
    let mut out = String::with_capacity(template.len());
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let place = after.split_once('}');
        let found = place.and_then(|(name, tail)| {
            places.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value, tail))
        });
        let (value, tail) = found.unwrap_or(("{", after));
        out.push_str(value);
        rest = tail;
    }
    out.push_str(rest);
    out
}
