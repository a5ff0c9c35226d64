//! The third view: the same opinions settled by several rules, and the rule that each rule would choose.

use lookahead_models::niceness::mediation::{Chosen, MediationAnswer, Rule, Settled, mediate};

use super::arrows::{self, Row};
use super::figure::{legend, presets, view_choice};
use super::model::{RULES, State};
use super::opinions::people;
use crate::figures::controls::{choice, text_field};
use crate::figures::{Ask, Drawn, Table};
use crate::number::shown;
use crate::page::Node;
use crate::parts::figure::Controls;

/// Draws the view.
pub(super) fn draw(ask: &Ask<'_>, state: &State) -> Drawn {
    let answer = people(&state.groups).and_then(|opinions| mediate(&opinions).ok());
    let Some(answer) = answer else {
        return Drawn {
            title: ask.words.word("title_mediation"),
            notes: vec![ask.words.word("too_long")],
            ..Drawn::default()
        };
    };
    let told = Told { ask, state, answer: &answer };
    let refused = ask.words.word("opinions_refused");
    let is_hidden = ask.options.controls != Controls::Full;
    let problem = state.is_opinions_refused.then_some(refused.as_str());
    let n_rows = (state.groups.len() as u32).clamp(2, 8);
    let field = (ask.words.word("opinions"), state.opinions_typed.as_str());
    Drawn {
        title: ask.words.word("title_mediation"),
        view: state.view.name().to_owned(),
        notes: problem.filter(|_| is_hidden).map(str::to_owned).into_iter().collect(),
        guess: None,
        picture: told.picture(),
        controls: told.controls(),
        more: vec![text_field(ask.id, "opinions", &field.0, field.1, n_rows, problem)],
        readout: told.readout(),
        came_out: told.came_out(),
        table: told.table(),
        json: None,
    }
}

struct Told<'a> {
    ask: &'a Ask<'a>,
    state: &'a State,
    answer: &'a MediationAnswer,
}

impl Told<'_> {
    fn option(&self, at: u32) -> String {
        self.ask.words.list("options").get(at as usize).cloned().unwrap_or_default()
    }

    fn rule(&self, at: u32) -> String {
        self.ask.words.list("rules").get(at as usize).cloned().unwrap_or_default()
    }

    /// What a rule settles on: one option, or several by lot.
    fn outcome(&self, settled: &Settled) -> String {
        let names = settled.winners.iter().map(|winner| self.option(*winner)).collect::<Vec<_>>();
        match names.as_slice() {
            [one] => one.clone(),
            [one, two] => self.ask.words.fill("lot_of_two", &[("one", one), ("two", two)]),
            more => self.ask.words.fill("lot", &[("n", &more.len().to_string())]),
        }
    }

    /// The options with their chances, all of them.
    fn lottery(&self, settled: &Settled) -> String {
        let parts = settled.winners.iter().map(|winner| {
            let chance = settled.lottery.get(*winner as usize).map(shown).unwrap_or_default();
            if chance == "1" { self.option(*winner) } else { format!("{} {chance}", self.option(*winner)) }
        });
        parts.collect::<Vec<_>>().join(", ")
    }

    /// The rules that a rule would choose, in words.
    fn chooses(&self, chosen: &Chosen) -> String {
        let names = chosen.settled.winners.iter().map(|winner| self.rule(*winner));
        names.collect::<Vec<_>>().join(", ")
    }

    fn picture(&self) -> Vec<Node> {
        let words = &self.ask.words;
        let rows = self.answer.settled.iter().zip(&self.answer.chosen).map(|(settled, chosen)| Row {
            name: self.rule(settled.rule as u32),
            outcome: self.outcome(settled),
            chooses: chosen.settled.winners.iter().map(|winner| *winner as usize).collect(),
            is_selected: settled.rule == self.state.rule,
        });
        let rows: Vec<Row> = rows.collect();
        let heads = [words.word("head_settles"), words.word("head_chooses")];
        let heads = heads.each_ref().map(String::as_str);
        let label = format!("{} {}", words.word("mediation_label"), self.came_out().join(" "));
        let mut parts = self.opinions().to_nodes();
        parts.extend(arrows::draw(&rows, heads, &words.word("itself"), &label));
        parts.push(legend(&[words.word("legend_arrows"), words.word("legend_itself")]));
        parts
    }

    /// The small table of people and opinions.
    fn opinions(&self) -> Table {
        let words = &self.ask.words;
        let n_options = self.state.groups.first().map_or(0, |group| group.utilities.len());
        let mut head = vec![words.word("people")];
        head.extend((0..n_options).map(|at| self.option(at as u32)));
        let row = |group: &super::opinions::Group| {
            let n_people = group.n_people.to_string();
            let name = if group.n_people == 1 { "group_one" } else { "group" };
            let mut cells = vec![words.fill(name, &[("n", &n_people)])];
            cells.extend(group.utilities.iter().map(shown));
            cells
        };
        Table {
            caption: words.word("opinions_caption"),
            head,
            rows: self.state.groups.iter().map(row).collect(),
        }
    }

    fn controls(&self) -> Vec<Node> {
        let words = &self.ask.words;
        let names = words.list("rules");
        let options: Vec<(&str, &str)> = RULES.into_iter().zip(names.iter().map(String::as_str)).collect();
        let current = RULES.get(self.state.rule as usize).copied().unwrap_or_default();
        let mut controls: Vec<Node> = view_choice(self.ask, self.state).into_iter().collect();
        controls.push(presets(self.ask, self.state));
        controls.push(choice("rule", &words.word("rule"), &options, current));
        controls
    }

    fn readout(&self) -> String {
        let words = &self.ask.words;
        let at = self.state.rule as usize;
        let Some((settled, chosen)) = self.answer.settled.get(at).zip(self.answer.chosen.get(at)) else {
            return String::new();
        };
        let values = [
            ("rule", self.rule(self.state.rule as u32)),
            ("outcome", self.lottery(settled)),
            ("chooses", self.chooses(chosen)),
        ];
        let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
        let own = if self.answer.all_agree {
            "self_all_agree"
        } else if !chosen.is_self_selecting {
            "self_no"
        } else if self.state.rule == Rule::Utilitarian {
            "self_utilitarian"
        } else if chosen.settled.winners.len() > 1 {
            "self_tied"
        } else {
            "self_yes"
        };
        format!("{} {}", words.fill("readout_mediation", &values), words.word(own))
    }

    fn came_out(&self) -> Vec<String> {
        let words = &self.ask.words;
        if self.answer.all_agree {
            let outcome =
                self.answer.settled.first().map(|settled| self.lottery(settled)).unwrap_or_default();
            return vec![words.fill("all_agree", &[("outcome", &outcome)]), words.word("utilitarian_always")];
        }
        let own = self.answer.chosen.iter().filter(|chosen| chosen.is_self_selecting);
        let own: Vec<String> = own.map(|chosen| self.rule(chosen.settled.rule as u32)).collect();
        let n_outcomes = distinct(&self.answer.settled).to_string();
        let changed = self.answer.chosen.iter().filter(|chosen| !chosen.is_result_kept).count().to_string();
        let (n_rules, n_own) = (self.answer.settled.len().to_string(), own.len().to_string());
        vec![
            words.fill("n_outcomes", &[("rules", &n_rules), ("outcomes", &n_outcomes)]),
            words.fill("self_selecting", &[("rules", &own.join(", ")), ("n", &n_own)]),
            words.fill("changed", &[("n", &changed)]),
            words.word("utilitarian_always"),
        ]
    }

    fn table(&self) -> Table {
        let words = &self.ask.words;
        let row = |(settled, chosen): (&Settled, &Chosen)| {
            let scores: Vec<String> = settled.scores.iter().map(shown).collect();
            let own = if chosen.is_self_selecting { "yes" } else { "no" };
            vec![
                self.rule(settled.rule as u32),
                self.lottery(settled),
                scores.join(", "),
                self.chooses(chosen),
                words.word(own),
            ]
        };
        Table {
            caption: words.word("table_mediation"),
            head: words.list("table_mediation_head"),
            rows: self.answer.settled.iter().zip(&self.answer.chosen).map(row).collect(),
        }
    }
}

/// How many different things the rules settle on.
pub(super) fn distinct(settled: &[Settled]) -> usize {
    let is_new = |at: usize, one: &Settled| settled.iter().take(at).all(|other| other.lottery != one.lottery);
    settled.iter().enumerate().filter(|(at, one)| is_new(*at, one)).count()
}
