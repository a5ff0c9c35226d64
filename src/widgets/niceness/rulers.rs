//! The first view: three rulers for one person whose wishes can be changed, the tree, and what power makes of them.

use lookahead_game::Exact;
use lookahead_models::niceness::rulers::{
    PowerAnswer, RulerAnswer, Rulers, RulersAnswer, Segment, compare, power,
};

use super::figure::{legend, notes, presets, short, slider, view_choice};
use super::model::{RULERS, State};
use super::strip::Strip;
use super::tree::{self, Names};
use crate::figures::controls::choice;
use crate::figures::{Ask, Drawn, Guess, Table};
use crate::page::Node;

/// Draws the view.
pub(super) fn draw(ask: &Ask<'_>, state: &State) -> Drawn {
    let rulers = state.rulers();
    let (Ok(answer), Ok(turns)) = (compare(&rulers), power(&rulers)) else {
        return Drawn {
            title: ask.words.word("title_rulers"),
            notes: vec![ask.words.word("too_long")],
            ..Drawn::default()
        };
    };
    let names = names(ask);
    let told = Told { ask, state, rulers: &rulers, answer: &answer, turns: &turns, names: &names };
    Drawn {
        title: ask.words.word("title_rulers"),
        view: state.view.name().to_owned(),
        notes: notes(ask, &[&state.cost, &state.lock, &state.gamma, &state.services]),
        guess: Some(told.guess()),
        picture: told.picture(),
        controls: told.controls(),
        more: vec![
            slider(ask, &state.cost, ("0", "20", "0.5")),
            slider(ask, &state.lock, ("0", "20", "0.5")),
            slider(ask, &state.gamma, ("0", "1", "0.05")),
            slider(ask, &state.services, ("0", "12", "1")),
        ],
        readout: told.readout(),
        came_out: told.came_out(),
        table: told.table(),
        json: None,
    }
}

fn names(ask: &Ask<'_>) -> Names {
    let words = &ask.words;
    Names {
        rulers: words.list("rulers_short"),
        preferences: words.list("preferences"),
        moves: words.list("moves"),
        services: words.list("services"),
        succeeds: words.word("succeeds"),
        fails: words.word("fails"),
    }
}

/// The view's numbers, ready to be put into words.
struct Told<'a> {
    ask: &'a Ask<'a>,
    state: &'a State,
    rulers: &'a Rulers,
    answer: &'a RulersAnswer,
    turns: &'a PowerAnswer,
    names: &'a Names,
}

fn nth(words: &[String], at: u32) -> &str {
    words.get(at as usize).map_or("", String::as_str)
}

impl Told<'_> {
    fn steering(&self) -> Option<&RulerAnswer> {
        self.answer.rulers.get(self.state.ruler as usize)
    }

    fn picture(&self) -> Vec<Node> {
        let words = &self.ask.words;
        let ruler = self.state.ruler;
        let mut parts = tree::draw(self.ask, self.rulers, self.names, ruler, self.state.node);
        let strip = Strip {
            ask: self.ask,
            answer: self.answer,
            power: self.turns,
            at: self.state.power.number.to_f64(),
            at_shown: &short(&self.state.power.number),
            rulers: &self.names.rulers,
            moves: &words.list("moves_short"),
            label: &words.word("strip_label"),
        };
        let lit = words.fill("legend_lit", &[("ruler", nth(&words.list("rulers"), ruler as u32))]);
        parts.push(legend(&[words.word("legend_scores"), lit]));
        parts.extend(strip.draw());
        let points = ["legend_bars", "legend_columns"].map(|key| words.word(key));
        parts.push(Node::element("div", &[("class", "after-guess")], vec![legend(&points)]));
        parts
    }

    fn controls(&self) -> Vec<Node> {
        let (ask, words) = (self.ask, &self.ask.words);
        let names = words.list("rulers_short");
        let options: Vec<(&str, &str)> = RULERS.into_iter().zip(names.iter().map(String::as_str)).collect();
        let current = RULERS.get(self.state.ruler as usize).copied().unwrap_or_default();
        let mut controls: Vec<Node> = view_choice(ask, self.state).into_iter().collect();
        controls.push(presets(ask, self.state));
        controls.push(choice("ruler", &words.word("ruler"), &options, current));
        controls.push(slider(ask, &self.state.power, ("0", "1", "0.05")));
        controls
    }

    fn guess(&self) -> Guess {
        let words = &self.ask.words;
        let keys = ["leave", "lock", "manipulate"];
        let moves = words.list("moves");
        let choices = keys.iter().zip(&moves).map(|(key, name)| ((*key).to_owned(), name.clone()));
        let best = self.steering().map_or(0, |answer| answer.best);
        let right = keys.get(best as usize).copied().unwrap_or_default();
        let verdict = |key: &&str| {
            let word = if *key == right { "guess_right" } else { "guess_other" };
            ((*key).to_owned(), words.word(word))
        };
        let ruler = words.list("rulers");
        Guess {
            question: words.fill("guess", &[("ruler", nth(&ruler, self.state.ruler as u32))]),
            choices: choices.collect(),
            verdicts: keys.iter().map(verdict).collect(),
        }
    }

    /// The first move of a plan and its services, in words.
    fn plan(&self, answer: &RulerAnswer) -> String {
        let words = &self.ask.words;
        let first = nth(&self.names.moves, answer.best);
        let Some(option) = answer.moves.get(answer.best as usize) else { return first.to_owned() };
        let success = nth(&self.names.services, option.service_after_success);
        let failure = nth(&self.names.services, option.service_after_failure);
        let after = self.rulers.moves.get(answer.best as usize).map_or(0, |first| first.after);
        let (is_sure, is_hopeless) = (self.rulers.power == Exact::ONE, self.rulers.power.is_zero());
        if self.rulers.later_steps == 0 {
            first.to_owned()
        } else if after == self.rulers.natural || is_sure || success == failure {
            words.fill("plan", &[("move", first), ("service", success)])
        } else if is_hopeless {
            words.fill("plan", &[("move", first), ("service", failure)])
        } else {
            words.fill("plan_uncertain", &[("move", first), ("success", success), ("failure", failure)])
        }
    }

    fn scores(&self, answer: &RulerAnswer) -> [String; 3] {
        let mut scores = answer.scores.iter().map(short);
        std::array::from_fn(|_| scores.next().unwrap_or_default())
    }

    fn alike(&self) -> String {
        let words = &self.ask.words;
        let until = &self.turns.alike_until;
        if *until >= Exact::ONE {
            words.word("alike_always")
        } else if until.is_zero() {
            words.word("alike_never")
        } else {
            words.fill("alike_until", &[("power", &short(until))])
        }
    }

    fn readout(&self) -> String {
        let words = &self.ask.words;
        let Some(answer) = self.steering() else { return String::new() };
        let scores = self.scores(answer);
        let rulers = words.list("rulers");
        let own = scores.get(self.state.ruler as usize).map_or("", String::as_str);
        let mut others = scores.iter().zip(&rulers).enumerate();
        let mut other = || {
            let found = others.find(|(at, _)| *at != self.state.ruler as usize);
            found.map(|(_, (score, name))| (score.clone(), name.clone())).unwrap_or_default()
        };
        let ((one, one_ruler), (two, two_ruler)) = (other(), other());
        let power = short(&self.state.power.number);
        let values = [
            ("ruler", nth(&rulers, self.state.ruler as u32)),
            ("power", &power),
            ("plan", &self.plan(answer)),
            ("own", own),
            ("one", &one),
            ("one_ruler", &one_ruler),
            ("two", &two),
            ("two_ruler", &two_ruler),
        ];
        let tie = if answer.ties.len() > 1 { words.word("tie") } else { String::new() };
        let parts = [words.fill("readout_rulers", &values), tie, self.alike()];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
    }

    fn came_out(&self) -> Vec<String> {
        let words = &self.ask.words;
        let rulers = words.list("rulers");
        let mut lines: Vec<String> = self
            .answer
            .rulers
            .iter()
            .zip(&rulers)
            .map(|(answer, ruler)| {
                let [present, initial, natural] = self.scores(answer);
                let values = [
                    ("ruler", ruler.as_str()),
                    ("plan", &self.plan(answer)),
                    ("present", &present),
                    ("initial", &initial),
                    ("natural", &natural),
                ];
                words.fill("came_out_plan", &values)
            })
            .collect();
        lines.push(self.alike());
        if self.answer.same_move {
            lines.push(words.word(if self.answer.same_conduct { "same_conduct" } else { "same_move_only" }));
        }
        lines
    }

    fn table(&self) -> Table {
        let words = &self.ask.words;
        let rows = self.answer.rulers.iter().zip(&self.names.rulers).zip(&self.turns.segments);
        let row = |((answer, ruler), segments): ((&RulerAnswer, &String), &Vec<Segment>)| {
            let mut cells = vec![ruler.clone(), self.plan(answer)];
            cells.extend(self.scores(answer));
            cells.extend(answer.moves.iter().map(|option| short(&option.value)));
            let turns = segments.iter().map(|segment| {
                let (from, to) = (short(&segment.from), short(&segment.to));
                words.fill(
                    "segment",
                    &[("move", nth(&self.names.moves, segment.best)), ("from", &from), ("to", &to)],
                )
            });
            cells.push(turns.collect::<Vec<_>>().join("; "));
            cells
        };
        Table {
            caption: words.word("table_rulers"),
            head: words.list("table_rulers_head"),
            rows: rows.map(row).collect(),
        }
    }
}
