//! The figure as a whole: holds the state, ties it to the address, and hands the parts their pieces.

use std::rc::Rc;

use lookahead_game::Exact;
use lookahead_game::induction::{Solution, Unsolved};
use lookahead_game::tree::{Kind, NodeIdx};
use yew::prelude::*;

use super::editing::EditQueue;
use super::model::{
    self, Action, EditRequest, Guess, Picture as PictureKind, STATE_KEYS, State, Trouble, from_query,
    to_query,
};
use super::picture::draw;
use super::store::{FigureEvent, Store};
use super::view_chart::{DrawnChart, ask_for_chart, chart_words, view_chart, view_chart_table};
use super::view_controls::view_controls;
use super::view_editor::view_editor;
use super::view_open::view_open;
use super::view_stepper::{view_legend, view_stepper, view_tools};
use super::view_table::{csv_of, view_table};
use super::words::Speaker;
use crate::hooks::{Site, use_kept, use_url_state};
use crate::number::shown;
use crate::page::Node;
use crate::parts::button::Button;
use crate::parts::figure::{Controls, ExportFile, ExportKind, Figure, Options, view_figure};
use crate::parts::nodes::view_plain_nodes;
use crate::parts::tree_view::{TreeView, document_size, to_svg_document, view_tree};
use crate::query::{self, Query};
use crate::web::worker::Workshop;
use crate::widgets::{Place, WidgetProps};

/// What the registry calls.
pub(super) fn view(_slug: &'static str, _program: &'static str, props: &WidgetProps) -> Html {
    html! { <GameTree site={props.site.clone()} id={props.id.clone()} place={props.place} params={props.params.clone()} prepared={Rc::clone(&props.prepared)} /> }
}

#[component]
fn GameTree(props: &WidgetProps) -> Html {
    let site = props.site.clone();
    let defaults = if props.place == Place::Lab { Options::lab() } else { Options::default() };
    // The author's state is read once: reading a game is most of the work of a first drawing.
    let memory = use_memo((), |()| {
        (Workshop::of("worker"), EditQueue::default(), Workshop::of("charts"), from_query(&props.params).0)
    });
    let kept = use_kept(|| Store::new(asked_to_guess(memory.3.clone(), &defaults), defaults.clone()));
    let on_event = {
        let kept = kept.clone();
        Callback::from(move |event| kept.change(|store| store.take(event)))
    };
    let on_read = {
        let (on_event, site, params) = (on_event.clone(), site.clone(), props.params.clone());
        Callback::from(move |found: Query| read_address(&found, &params, &site, &defaults, &on_event))
    };
    let url = use_url_state(&props.id, props.place != Place::Chapter, on_read);
    let store = &*kept.get();
    let state = &store.state;
    let first = asked_to_guess(memory.3.clone(), &store.options);
    use_effect_with(query_beyond(&to_query(state), &to_query(&first)), move |pairs| url.write(pairs.clone()));
    let solution = use_memo((Rc::clone(&state.source.text), state.discount_steps), |_| state.solution());
    let desk = Desk { workshop: &memory.0, solver: &memory.2, edits: &memory.1, store, on_event };
    use_chart(&site, &first, &desk, &props.prepared);
    desk.edits.know(&state.source.text);
    let prepared = (state.source == first.source).then_some(&*props.prepared);
    let on_action = desk.on_event.reform(FigureEvent::Act);
    let view = View {
        site: &site,
        state,
        solution: &solution,
        options: &store.options,
        id: &props.id,
        on_action,
        desk: &desk,
        prepared,
        first: &first,
    };
    view.figure(&store.notes)
}

/// What is on its way between the figure and its worker.
struct Desk<'view> {
    workshop: &'view Workshop,
    solver: &'view Workshop,
    edits: &'view EditQueue,
    store: &'view Store,
    on_event: Callback<FigureEvent>,
}

/// Asks for a chart whenever one is shown that neither came with the page nor is drawn already.
#[hook]
fn use_chart(site: &Site, first: &State, desk: &Desk<'_>, prepared: &[Node]) {
    let state = &desk.store.state;
    let is_prepared = state.source == first.source && !prepared.is_empty();
    let is_drawn = desk.store.chart.text.as_ref() == Some(&state.source.text);
    let is_wanted = state.picture == PictureKind::Chart && !is_prepared && !is_drawn;
    let (site, state, solver) = (site.clone(), state.clone(), desk.solver.clone());
    let on_chart = desk.on_event.reform(FigureEvent::Chart);
    use_effect_with((is_wanted, Rc::clone(&state.source.text)), move |(is_wanted, _)| {
        if *is_wanted {
            let words = chart_words(&Speaker { site: &site, game: &state.game, number: shown }, &state);
            ask_for_chart(&state, words, &solver, on_chart);
        }
    });
}

/// The author's state under the figure's options: a guess is asked for where one makes sense.
fn asked_to_guess(mut state: State, options: &Options) -> State {
    let can_guess =
        matches!(state.game.kind(NodeIdx::ROOT), Kind::Choice(_)) && state.game.is_perfect_information();
    if options.predict && can_guess && state.picture == PictureKind::Tree {
        state.guess = Guess::Open;
    }
    state
}

/// The reader's address over the author's parameters; whoever comes with a state of their own is asked for no guess.
fn read_address(
    found: &Query,
    params: &Query,
    site: &Site,
    defaults: &Options,
    on_event: &Callback<FigureEvent>,
) {
    if found.is_empty() {
        return;
    }
    let (read, option_problems) = defaults.clone().read(found);
    let mut merged = params.clone();
    merged.extend(found.clone());
    if found.contains_key("game") {
        merged.remove("preset");
    }
    let (mut state, problems) = from_query(&merged);
    let brings_state = STATE_KEYS.iter().any(|key| found.contains_key(*key)) && problems.is_empty();
    state.guess =
        if brings_state { Guess::NotAsked } else { asked_to_guess(from_query(params).0, &read).guess };
    let lines = option_problems.iter().map(|problem| {
        site.fill("embed.option_problem", &[("key", &problem.key), ("value", &problem.value)])
    });
    let own = problems.iter().map(|problem| {
        site.fill("game-tree.trouble.address", &[("key", problem.key), ("value", &problem.value)])
    });
    let notes = lines.chain(own).collect();
    on_event.emit(FigureEvent::Arrive(Box::new(state), read, notes));
}

/// The pairs in which a state differs from the first one.
fn query_beyond(now: &Query, first: &Query) -> Query {
    query::gather(
        now.iter()
            .filter(|(key, value)| first.get(*key) != Some(*value))
            .map(|(key, value)| (key.clone(), value.clone())),
    )
}

/// One drawing of the figure: everything that its parts need, borrowed.
struct View<'view> {
    site: &'view Site,
    state: &'view State,
    solution: &'view Result<Solution, Unsolved>,
    options: &'view Options,
    id: &'view AttrValue,
    on_action: Callback<Action>,
    desk: &'view Desk<'view>,
    prepared: Option<&'view Vec<Node>>,
    first: &'view State,
}

impl View<'_> {
    fn speaker(&self) -> Speaker<'_> {
        Speaker { site: self.site, game: &self.state.game, number: shown }
    }

    fn is_guessing(&self) -> bool {
        self.state.guess == Guess::Open && self.solution.is_ok()
    }

    fn figure(&self, notes: &[AttrValue]) -> Html {
        let speaker = self.speaker();
        let troubles = self.state.trouble.iter().map(|trouble| speaker.trouble(trouble));
        let notes: Vec<AttrValue> =
            notes.iter().cloned().chain(troubles).chain(self.excerpt_note()).collect();
        let on_reset = {
            let first = self.first.clone();
            self.on_action.reform(move |()| Action::Load(Box::new(first.clone())))
        };
        let on_action = self.on_action.clone();
        view_figure(&Figure {
            site: self.site,
            id: self.id.clone(),
            slug: AttrValue::Static("game-tree"),
            title: speaker.title(self.state, self.is_guessing()),
            options: self.options.clone(),
            notes,
            guess: self.guess(&on_action),
            picture: self.picture(&on_action),
            controls: view_controls(&speaker, self.id, self.state, self.open_field(), &on_action),
            readout: self.readout(),
            workshop: self.workshop(&on_action),
            put_in: self.list("put_in"),
            came_out: self.came_out(),
            table: self.table(),
            how: self.how(),
            state_query: self.shared_query(),
            export_kinds: vec![ExportKind::Svg, ExportKind::Png, ExportKind::Csv, ExportKind::Efg],
            on_export: self.on_export(),
            on_reset,
        })
    }

    /// The whole state as a link carries it: the lab knows nothing of a chapter's parameters.
    fn shared_query(&self) -> AttrValue {
        let pairs = query_beyond(&to_query(self.state), &to_query(&State::default()));
        AttrValue::from(query::format(&query::with_figure(&Query::new(), "game-tree", true, &pairs)))
    }

    fn list(&self, key: &str) -> Vec<AttrValue> {
        (0..8)
            .map(|idx| format!("game-tree.{key}.{idx}"))
            .map_while(|key| Some(self.site.word(&key)).filter(|word| *word != key))
            .collect()
    }

    fn excerpt_note(&self) -> Option<AttrValue> {
        let model::Origin::File { name, n_nodes_in_file } = &self.state.origin else { return None };
        let (shown, all) = (self.state.game.n_nodes().to_string(), n_nodes_in_file.to_string());
        let key = if self.state.is_excerpt() { "opened_top" } else { "opened" };
        Some(self.speaker().fill(key, &[("name", name), ("shown", &shown), ("all", &all)]))
    }

    fn picture(&self, on_action: &Callback<Action>) -> Html {
        if self.state.picture == PictureKind::Chart {
            let drawn = &self.desk.store.chart.chart.nodes;
            return view_chart(self.prepared.filter(|nodes| !nodes.is_empty()).unwrap_or(drawn), self.id);
        }
        let speaker = self.speaker();
        let solution = self.solution.as_ref().ok();
        let drawn = draw(self.state, &speaker, solution, !self.is_guessing());
        let title = speaker.title(self.state, self.is_guessing());
        let tree = TreeView {
            id: self.id.clone(),
            label: speaker.fill("tree_label", &[("title", &title)]),
            wide: drawn.wide,
            narrow: drawn.narrow,
            items: drawn.items,
            selected: self.state.selected,
            zoom: self.state.zoom,
            on_select: on_action.reform(Action::Select),
            on_fold: on_action.reform(Action::Fold),
        };
        html! {
            <>
                {view_tree(&tree)}
                {view_legend(&speaker)}
                {view_stepper(&speaker, self.state, solution.is_some() && !self.is_guessing(), on_action)}
                {view_tools(&speaker, self.state.zoom, on_action)}
            </>
        }
    }

    /// The question before the answer: one button for each first move.
    fn guess(&self, on_action: &Callback<Action>) -> Option<Html> {
        if !self.is_guessing() {
            return None;
        }
        let speaker = self.speaker();
        let buttons: Html = self
            .state
            .game
            .moves(NodeIdx::ROOT)
            .enumerate()
            .map(|(move_idx, name)| {
                let onclick = on_action.reform(move |_: MouseEvent| Action::Guess(Some(move_idx as u32)));
                Button::new(&move_idx.to_string(), AttrValue::from(name.to_owned()), onclick).view()
            })
            .collect();
        let skip = on_action.reform(|_: MouseEvent| Action::Guess(None));
        Some(html! {
            <div class="guess" role="group" aria-label={speaker.word("guess")}>
                <p>{speaker.word("guess")}</p>{buttons}
                {Button::quiet("skip", speaker.word("guess_skip"), skip).view()}
            </div>
        })
    }

    fn readout(&self) -> AttrValue {
        let speaker = self.speaker();
        let solution = match self.solution {
            Ok(solution) => solution,
            Err(unsolved) => return speaker.unsolved(unsolved),
        };
        if self.state.picture == PictureKind::Chart {
            return super::view_chart::readout(&speaker, self.state);
        }
        let why = speaker.explain(solution, self.state.selected);
        match self.state.guess {
            Guess::Given(guess) if self.state.selected == NodeIdx::ROOT => {
                let is_right = solution.best_moves(&self.state.game, NodeIdx::ROOT).contains(&guess);
                let name = self.state.game.move_name(NodeIdx::ROOT, guess);
                let key = if is_right { "guess_right" } else { "guess_other" };
                AttrValue::from(format!("{} {why}", speaker.fill(key, &[("move", name)])))
            }
            _ => why,
        }
    }

    fn came_out(&self) -> Vec<AttrValue> {
        let speaker = self.speaker();
        match self.solution {
            Ok(_) if self.is_guessing() => vec![speaker.word("came_out_later")],
            Ok(solution) => {
                let plan = solution.plan(&self.state.game);
                let n_ties = plan.iter().filter(|entry| entry.tie).count().to_string();
                let worth = speaker.per_player(solution.value(NodeIdx::ROOT));
                let mut points = vec![
                    speaker.fill("came_out.worth", &[("worth", &worth)]),
                    speaker.fill("came_out.plan", &[("n", &plan.len().to_string())]),
                ];
                points.push(speaker.fill("came_out.ties", &[("n", &n_ties)]));
                points
            }
            Err(_) => vec![speaker.word("came_out.unsolved")],
        }
    }

    fn open_field(&self) -> Option<Html> {
        self.is_full().then(|| {
            view_open(self.site, self.id, self.desk.workshop, &self.desk.store.reading, &self.desk.on_event)
        })
    }

    fn is_full(&self) -> bool {
        self.options.controls == Controls::Full
    }

    fn workshop(&self, on_action: &Callback<Action>) -> Option<Html> {
        let (queue, workshop, to, is_excerpt) =
            (self.desk.edits.clone(), self.desk.workshop.clone(), on_action.clone(), self.state.is_excerpt());
        let on_edit = Callback::from(move |edit: EditRequest| match is_excerpt {
            true => to.emit(Action::Trouble(Trouble::plain("excerpt"))),
            false => queue.push(edit, &workshop, &to),
        });
        (self.is_full() && self.state.picture == PictureKind::Tree)
            .then(|| view_editor(self.speaker(), self.state, on_action, &on_edit))
    }

    fn table(&self) -> Html {
        match self.state.picture {
            PictureKind::Tree => view_table(&self.speaker(), self.state, self.solution.as_ref().ok()),
            PictureKind::Chart => view_chart_table(&self.speaker(), self.state),
        }
    }

    fn how(&self) -> Html {
        let paragraphs: Vec<Node> = self
            .list("how")
            .iter()
            .map(|text| Node::element("p", &[], vec![Node::text(text.as_str())]))
            .collect();
        view_plain_nodes(&paragraphs)
    }

    fn on_export(&self) -> Callback<ExportKind, Option<ExportFile>> {
        let (state, site, id, chart) =
            (self.state.clone(), self.site.clone(), self.id.clone(), self.desk.store.chart.clone());
        Callback::from(move |kind| export(&site, &state, &id, &chart, kind))
    }
}

/// A file of the present state; a chart's files were made with it, by the worker.
fn export(site: &Site, state: &State, id: &str, chart: &DrawnChart, kind: ExportKind) -> Option<ExportFile> {
    let speaker = Speaker { site, game: &state.game, number: shown };
    let solution = state.solution().ok();
    let name = match &state.origin {
        model::Origin::Preset(slug) => (*slug).to_owned(),
        _ => id.to_owned(),
    };
    let file = |text: String, width: u16, height: u16| {
        Some(ExportFile { name, text, width: u32::from(width), height: u32::from(height) })
    };
    let is_chart = state.picture == PictureKind::Chart;
    match kind {
        ExportKind::Efg => file(state.source.text.to_string(), 0, 0),
        ExportKind::Csv if is_chart => file(chart.chart.csv.clone(), 0, 0),
        ExportKind::Csv => {
            file(csv_of(&Speaker { number: Exact::to_short, ..speaker }, state, solution.as_ref()), 0, 0)
        }
        ExportKind::Svg | ExportKind::Png if is_chart => file(chart.chart.svg.clone(), 640, 300),
        ExportKind::Svg | ExportKind::Png => {
            let drawn = draw(state, &speaker, solution.as_ref(), true);
            let (width, height) = document_size(&drawn.wide);
            file(to_svg_document(&drawn.wide, &speaker.title(state, false)), width, height)
        }
        ExportKind::Json => None,
    }
}
