//! A run as text: templates with their places filled. Used by `words`.

use super::{Names, Rendered, Request, Valence, Words};
use crate::librarian::machine::Run;
use crate::librarian::note::{Noted, Says, Source};
use crate::librarian::planner::Planner;
use crate::librarian::situation::{Intervention, Line};

impl Words {
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
fn named_book(request: &Request, valence: Valence, complies: bool) -> &super::Book {
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
