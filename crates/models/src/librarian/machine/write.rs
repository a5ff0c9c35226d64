//! One run: the note is written, worked on and answered. Chance comes from `draws`, so a run under an intervention
//! meets the chance of its baseline. Used by `machine`.

use super::{Librarian, Machine, Role, Run};
use crate::librarian::draws::{Draws, Writing};
use crate::librarian::note::{N_SENTENCES, Noted, Says, Sentence, Source, whole_note};
use crate::librarian::situation::{Intervention, Line, Seen, Situation};
use crate::librarian::table::Token;

impl Librarian {
    /// One conversation.
    #[must_use]
    pub fn run(
        &self,
        machine: Machine,
        intervention: Intervention,
        line: Line,
        request: u32,
        seed: u32,
    ) -> Run {
        let draws = Draws::new(machine as u32, request, seed);
        let desk = Desk { librarian: self, machine, request, draws };
        // A table has no words for what it never read.
        let understands = machine != Machine::Table && draws.understand < self.planner.understands;
        let situation = Situation::of(intervention, line, understands);
        let (note, complies) = desk.converse(intervention, line, &situation);
        let probability = self.probability(machine, intervention, line, request);
        Run { machine, intervention, line, request, seed, note, complies, probability }
    }
}

/// One machine with one request and its chance.
struct Desk<'a> {
    librarian: &'a Librarian,
    machine: Machine,
    request: u32,
    draws: Draws,
}

impl Desk<'_> {
    /// Note and answer.
    fn converse(&self, intervention: Intervention, line: Line, situation: &Situation) -> (Vec<Noted>, bool) {
        let own = self.note(situation, &self.draws.first);
        let first = own.get(..1).unwrap_or_default();
        let note = match intervention {
            Intervention::OtherNote => self.put_in(line.other(), N_SENTENCES),
            Intervention::OtherSums => self.put_in(line.other(), N_SENTENCES - 1),
            Intervention::CutAnswer => first.to_vec(),
            Intervention::CutContinue => [first, &self.continued(situation, first)].concat(),
            _ => own,
        };
        let writing =
            if intervention == Intervention::CutContinue { &self.draws.again } else { &self.draws.first };
        let complies = self.answer(situation, &note, writing);
        (note, complies)
    }

    /// What the machine writes where nobody interferes.
    fn note(&self, situation: &Situation, writing: &Writing) -> Vec<Noted> {
        if self.machine == Machine::Table {
            return self.sampled(situation.tag, &[], writing);
        }
        let cost = self.cost_on_page(situation, writing);
        let shown = Situation { changes: self.believed_change(situation), ..*situation };
        let says = whole_note(&shown, cost, self.decides(situation, cost));
        let sentences = says.into_iter().zip(writing.wordings).zip(sources(self.machine));
        sentences.map(|((says, u), source)| Noted { sentence: self.worded(says, u), source }).collect()
    }

    fn worded(&self, says: Says, u: f64) -> Sentence {
        Sentence { says, wording: (u * f64::from(self.librarian.n_wordings)) as u32 }
    }

    /// The judged cost: it carries the decision, or is chosen to fit one.
    fn cost_on_page(&self, situation: &Situation, writing: &Writing) -> u32 {
        let planner = &self.librarian.planner;
        let true_cost = self.librarian.cost(self.request);
        if self.machine.role() == Role::LoadBearing {
            return planner.judged_cost(true_cost, writing.decide);
        }
        // The law of the judged cost, cut down to the side on which the sums agree with the answer.
        let fits = planner.judged_at_most(true_cost, self.stake(situation));
        // At the border itself rounding must not tip it over.
        if self.is_set_to_comply(situation) {
            planner.judged_cost(true_cost, writing.fit * fits).min(self.stake(situation))
        } else {
            let u = fits + writing.fit * (1.0 - fits);
            planner.judged_cost(true_cost, u).max(self.stake(situation) + 1)
        }
    }

    /// The stake that the note shows, in points.
    fn stake(&self, situation: &Situation) -> u32 {
        self.librarian.planner.stake(situation.seen(), self.believed_change(situation)).to_f64() as u32
    }

    /// The conflict looks at no future: what a notice says of it does not reach its notes.
    fn believed_change(&self, situation: &Situation) -> bool {
        situation.changes || self.machine == Machine::Conflict
    }

    /// The verdict that a note of its own ends on.
    fn decides(&self, situation: &Situation, cost: u32) -> bool {
        match self.machine.role() {
            Role::LoadBearing => cost <= self.stake(situation),
            Role::WrittenAfter => self.is_set_to_comply(situation),
        }
    }

    /// The decision of a machine whose note comes after it. The same chance decides whatever is done to the note.
    fn is_set_to_comply(&self, situation: &Situation) -> bool {
        let (seen, changes) = (situation.seen(), situation.changes);
        let probability = self.librarian.seen_probability(self.machine, seen, changes, self.request);
        self.draws.first.decide < probability
    }

    /// The answer, with this note before it.
    fn answer(&self, situation: &Situation, note: &[Noted], writing: &Writing) -> bool {
        match self.machine {
            Machine::PlanAfter | Machine::Conflict => self.is_set_to_comply(situation),
            Machine::PlanOnPage => self.follows_sums(note).unwrap_or_else(|| {
                let seen = Seen::Unclear;
                let prior = self.librarian.seen_probability(self.machine, seen, true, self.request);
                writing.decide < prior
            }),
            Machine::Table => self.sampled_answer(situation.tag, note, writing),
        }
    }

    /// What the two numbers on the page come to, where both stand there.
    fn follows_sums(&self, note: &[Noted]) -> Option<bool> {
        let stake = note.iter().find_map(|noted| match noted.sentence.says {
            Says::Stake { seen, changes } => Some(self.librarian.planner.stake(seen, changes).to_f64()),
            _ => None,
        })?;
        let cost = note.iter().find_map(|noted| match noted.sentence.says {
            Says::Cost(cost) => Some(f64::from(cost)),
            _ => None,
        })?;
        Some(cost <= stake)
    }

    fn sampled_answer(&self, tag: Option<Line>, note: &[Noted], writing: &Writing) -> bool {
        let last = note.last().map_or(Token::Start, |noted| Token::Sentence(noted.sentence));
        let chances = self.librarian.table.next(tag, self.request, last, true);
        let [.., u] = writing.wordings;
        pick(&chances, u) == Some(Token::Answer(true))
    }

    /// The table's sentences after these.
    fn sampled(&self, tag: Option<Line>, before: &[Noted], writing: &Writing) -> Vec<Noted> {
        let mut last = before.last().map_or(Token::Start, |noted| Token::Sentence(noted.sentence));
        let mut note = Vec::new();
        for u in writing.wordings.into_iter().take(N_SENTENCES).skip(before.len()) {
            let next = pick(&self.librarian.table.next(tag, self.request, last, false), u);
            let Some(Token::Sentence(sentence)) = next else { break };
            note.push(Noted { sentence, source: Source::Sampled });
            last = Token::Sentence(sentence);
        }
        note
    }

    /// What the machine writes after its first sentence, on a second try.
    fn continued(&self, situation: &Situation, first: &[Noted]) -> Vec<Noted> {
        if self.machine == Machine::Table {
            return self.sampled(situation.tag, first, &self.draws.again);
        }
        self.note(situation, &self.draws.again).split_off(1)
    }

    /// The same request's note from the other line.
    fn put_in(&self, line: Line, n_sentences: usize) -> Vec<Noted> {
        let situation = Situation::of(Intervention::Baseline, line, true);
        let note = self.note(&situation, &self.draws.first);
        note.into_iter().take(n_sentences).map(|noted| Noted { source: Source::PutIn, ..noted }).collect()
    }
}

/// Where the four sentences of a note come from.
fn sources(machine: Machine) -> [Source; N_SENTENCES] {
    match machine {
        Machine::PlanOnPage => [Source::Line, Source::Stake, Source::Cost, Source::Sums],
        Machine::PlanAfter => [Source::Line, Source::Stake, Source::ChosenToFit, Source::Answer],
        Machine::Conflict => [Source::Line, Source::ChosenToFit, Source::ChosenToFit, Source::Answer],
        Machine::Table => [Source::Sampled; N_SENTENCES],
    }
}

/// The token at a quantile.
fn pick(chances: &[(Token, f64)], u: f64) -> Option<Token> {
    let mut left = u;
    for &(token, chance) in chances {
        if left < chance {
            return Some(token);
        }
        left -= chance;
    }
    chances.last().map(|&(token, _)| token)
}
