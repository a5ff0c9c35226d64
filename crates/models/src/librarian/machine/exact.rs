//! The exact probability of complying, for every machine under every intervention. Used by `machine` and `experiments`.

use super::{Librarian, Machine, N_VIEWS};
use crate::librarian::note::{N_SENTENCES, Sentence};
use crate::librarian::planner::Planner;
use crate::librarian::situation::{Intervention, Line, Seen, Situation};
use crate::librarian::table::Token;
use crate::premises::expit;

impl Librarian {
    /// The probability that a machine complies, before anything is drawn; for surgery, over the notes that may stand there.
    #[must_use]
    pub fn probability(&self, machine: Machine, intervention: Intervention, line: Line, request: u32) -> f64 {
        match machine {
            Machine::Table => self.table_probability(intervention, line, request),
            Machine::PlanOnPage => self.on_page_probability(intervention, line, request),
            Machine::PlanAfter | Machine::Conflict => {
                self.fixed_probability(machine, intervention, line, request)
            }
        }
    }

    /// How likely each sentence of a note is to come next in the table's transcripts of a line, given the one before it, in
    /// whatever wording; then the same for the answer `complies`. What never occurred has probability 0.
    ///
    /// ```
    /// use lookahead_models::librarian::{Intervention, Librarian, Line, Machine, Planner};
    /// let librarian = Librarian::new(Planner::default(), vec![5, 8], 2)?;
    /// let run = librarian.run(Machine::PlanAfter, Intervention::Baseline, Line::A, 0, 1);
    /// let note: Vec<_> = run.note.iter().map(|noted| noted.sentence).collect();
    /// let chances = librarian.continuations(Line::A, 0, &note, run.complies);
    /// assert_eq!(chances.len(), 5);
    /// assert!((chances[0] - 1.0).abs() < 1e-12, "every transcript begins with the line");
    /// assert!((chances[4] - 1.0).abs() < 1e-12, "after the verdict there is one answer");
    /// # Ok::<(), lookahead_models::ParameterProblem>(())
    /// ```
    #[must_use]
    pub fn continuations(&self, line: Line, request: u32, note: &[Sentence], complies: bool) -> Vec<f64> {
        let mut previous = Token::Start;
        let mut chances = Vec::new();
        for sentence in note {
            let next = self.table.next(Some(line), request, previous, false);
            let says_so =
                |token: &Token| matches!(token, Token::Sentence(other) if other.says == sentence.says);
            chances.push(next.iter().filter(|(token, _)| says_so(token)).map(|(_, share)| share).sum());
            previous = Token::Sentence(*sentence);
        }
        let answers = self.table.next(Some(line), request, previous, true);
        let own = answers.iter().find(|(token, _)| *token == Token::Answer(complies));
        chances.push(own.map_or(0.0, |(_, share)| *share));
        chances
    }

    /// The plan on the page: surgery on the note is surgery on the decision.
    fn on_page_probability(&self, intervention: Intervention, line: Line, request: u32) -> f64 {
        let machine = Machine::PlanOnPage;
        match intervention {
            Intervention::OtherNote | Intervention::OtherSums => {
                self.fixed_probability(machine, Intervention::Baseline, line.other(), request)
            }
            Intervention::CutAnswer => self.seen_probability(machine, Seen::Unclear, true, request),
            _ => self.fixed_probability(machine, intervention, line, request),
        }
    }

    /// What a decision that no note can touch comes to: only tag and notice count.
    fn fixed_probability(
        &self,
        machine: Machine,
        intervention: Intervention,
        line: Line,
        request: u32,
    ) -> f64 {
        let with = |understands| {
            let situation = Situation::of(intervention, line, understands);
            self.seen_probability(machine, situation.seen(), situation.changes, request)
        };
        if intervention != Intervention::Reworded {
            return with(true);
        }
        let understands = self.planner.understands;
        understands * with(true) + (1.0 - understands) * with(false)
    }

    /// Plan and conflict, once they have read what there is.
    pub(super) fn seen_probability(&self, machine: Machine, seen: Seen, changes: bool, request: u32) -> f64 {
        if machine == Machine::Conflict {
            return self.conflict.probability(seen, self.cost(request));
        }
        let at = seen as usize * 2 + usize::from(changes);
        let advantage = self.advantages.get(request as usize).and_then(|views| views.get(at)).copied();
        expit(advantage.unwrap_or(0.0) / self.planner.temperature)
    }

    fn table_probability(&self, intervention: Intervention, line: Line, request: u32) -> f64 {
        let tag = (intervention != Intervention::Reworded).then_some(line);
        let (writer, n_sentences) = match intervention {
            Intervention::OtherNote => (Some(line.other()), N_SENTENCES),
            Intervention::OtherSums => (Some(line.other()), N_SENTENCES - 1),
            Intervention::CutAnswer => (tag, 1),
            _ => (tag, N_SENTENCES),
        };
        self.table.complies(tag, request, &self.table.after(writer, request, n_sentences))
    }
}

/// For each of the six situations, what complying is worth beyond declining.
pub(super) fn views(planner: &Planner, cost: u32) -> Option<[f64; N_VIEWS]> {
    let mut found = [0.0; N_VIEWS];
    for seen in Seen::ALL {
        for changes in [false, true] {
            *found.get_mut(seen as usize * 2 + usize::from(changes))? =
                planner.advantage(seen, changes, cost)?.to_f64();
        }
    }
    Some(found)
}
