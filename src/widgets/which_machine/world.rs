//! The machines for a state: everybody's effects, who is hidden, and what they write. Used by every view.

use lookahead_game::Exact;
use lookahead_models::librarian::words::{Request, Words};
use lookahead_models::librarian::{Intervention, Librarian, Line, Machine, Planner, Run, Valence};
use lookahead_models::seed::Seed;
use lookahead_models::which_machine::{Evidence, Suspect};

use super::library::library;
use super::model::State;
use crate::figures::Ask;

/// Everything that a view may ask.
pub(super) struct World {
    /// Everybody's effects.
    pub evidence: Evidence,
    /// Who stands behind the counter.
    pub hidden: Suspect,
    /// The seed that hid it.
    pub seed: u64,
    /// All words, with the chosen request alone.
    pub words: Words,
    /// The machines with that request alone, in all wordings: for notes.
    pub desk: Librarian,
    valence: Valence,
}

/// A note, sentence by sentence, and the answer.
pub(super) struct Written {
    /// How it came about.
    pub run: Run,
    /// Its sentences.
    pub sentences: Vec<String>,
    /// The book that is named.
    pub answer: String,
}

impl World {
    /// The world of a state; `None` never comes, since the fields keep the model's bounds.
    pub(super) fn new(ask: &Ask<'_>, state: &State) -> Option<Self> {
        let mut words = library();
        let planner = planner(state)?;
        // Effects are the same for any number of wordings (see the model's tests), and one is quickest.
        let all = Librarian::new(planner.clone(), words.costs(), 1).ok()?;
        let suspects: &[Suspect] = if state.has_mixtures() { &Suspect::ALL } else { &Suspect::MACHINES };
        let evidence = Evidence::new(&all, suspects).ok()?;
        let request: Request = words.request.get(state.number("request") as usize - 1)?.clone();
        words.request = vec![request];
        let desk = Librarian::new(planner, words.costs(), words.n_wordings().ok()?).ok()?;
        let seed = ask.options.seed.wrapping_add(u64::from(state.number("number")));
        let hidden = Suspect::hidden(suspects, Seed::new(seed))?;
        let valence = if state.choice("first") == "fit" { Valence::FitFirst } else { Valence::SponsorFirst };
        Some(Self { evidence, hidden, seed, words, desk, valence })
    }

    /// How often the hidden machine complies, on line A and on line B.
    pub(super) fn seen(&self, intervention: Intervention) -> [f64; 2] {
        self.evidence.effect(self.hidden, intervention).unwrap_or_default()
    }

    /// The same for a machine.
    pub(super) fn effect(&self, machine: Machine, intervention: Intervention) -> [f64; 2] {
        self.evidence.effect(Suspect::One(machine), intervention).unwrap_or_default()
    }

    /// What the hidden machine writes on a line where nobody interferes; of a mixture whichever is at the desk.
    pub(super) fn written(&self, line: Line) -> Written {
        let [first, second] = self.hidden.machines();
        self.written_by(if self.seed.is_multiple_of(2) { first } else { second }, line)
    }

    /// What a machine writes there, with the chance of the hidden one.
    pub(super) fn written_by(&self, machine: Machine, line: Line) -> Written {
        let run = self.desk.run(machine, Intervention::Baseline, line, 0, self.seed as u32);
        let rendered = self.words.render(&run, self.desk.planner(), self.valence);
        let part = |(from, to, _): &(u32, u32, _)| rendered.note.get(*from as usize..*to as usize);
        let sentences = rendered.spans.iter().filter_map(part).map(str::to_owned).collect();
        Written { run, sentences, answer: rendered.answer }
    }
}

/// The plan's numbers for a state.
fn planner(state: &State) -> Option<Planner> {
    let accuracy = Exact::ratio(i64::from(state.number("accuracy")), 100)?;
    let understands = f64::from(state.number("understood")) / 100.0;
    Some(Planner { accuracy, understands, ..Planner::default() })
}
