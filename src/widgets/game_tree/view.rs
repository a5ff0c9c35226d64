//! The figure as a whole: holds the state, ties it to the address, and hands the parts their pieces.

use std::rc::Rc;

use lookahead_game::efg;
use lookahead_game::induction::{Solution, Unsolved};
use lookahead_game::tree::{Kind, NodeIdx};
use yew::prelude::*;

use super::model::{self, Action, Guess, Picture as PictureKind, State, from_query, reduce, to_query};
use super::picture::draw;
use super::view_chart::{view_chart, view_chart_table};
use super::view_controls::view_controls;
use super::view_editor::view_editor;
use super::view_stepper::{view_legend, view_stepper, view_tools};
use super::view_table::{csv_of, view_table};
use super::words::Speaker;
use crate::hooks::{Site, use_site, use_url_state};
use crate::parts::figure::{Controls, ExportFile, ExportKind, Figure, Options, view_figure};
use crate::parts::tree_view::{TreeView, document_size, to_svg_document, view_tree};
use crate::query::{self, Query};
use crate::widgets::{Place, WidgetProps};

/// The state with Yew's way of changing it.
#[derive(Clone, PartialEq)]
pub(super) struct Store(pub State);

impl Reducible for Store {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        Rc::new(Self(reduce(&self.0, action)))
    }
}

/// What the registry calls.
pub(super) fn view(props: &WidgetProps) -> Html {
    html! { <GameTree id={props.id.clone()} place={props.place} params={props.params.clone()} /> }
}

#[component]
fn GameTree(props: &WidgetProps) -> Html {
    let site = use_site();
    let defaults = if props.place == Place::Lab { Options::lab() } else { Options::default() };
    let options = use_state(|| defaults.clone());
    let notes = use_state(Vec::<AttrValue>::new);
    let store = use_reducer(|| Store(first_state(&props.params, &defaults)));
    let on_read = {
        let (store, options, notes, site, params) = (store.dispatcher(), options.clone(), notes.clone(), site.clone(), props.params.clone());
        Callback::from(move |found: Query| read_address(&found, &params, &site, &defaults, &store, &options, &notes))
    };
    let url = use_url_state(&props.id, props.place != Place::Chapter, on_read);
    let state = &store.0;
    let own_query = query_beyond(&to_query(state), &to_query(&first_state(&props.params, &options)));
    use_effect_with(own_query.clone(), move |pairs| url.write(pairs.clone()));
    let solution = use_memo((Rc::clone(&state.game), state.discount_steps), |_| state.solution());
    let view = View { site: &site, state, solution: &solution, options: &options, id: &props.id, store: store.dispatcher() };
    view.figure(&notes, props)
}

/// The author's parameters, under the figure's options.
fn first_state(params: &Query, options: &Options) -> State {
    let (mut state, _) = from_query(params);
    let can_guess = matches!(state.game.kind(NodeIdx::ROOT), Kind::Choice(_)) && state.game.is_perfect_information();
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
    store: &UseReducerDispatcher<Store>,
    options: &UseStateHandle<Options>,
    notes: &UseStateHandle<Vec<AttrValue>>,
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
    let own_keys = ["preset", "game", "discount", "view", "step", "at"];
    let brings_state = own_keys.iter().any(|key| found.contains_key(*key)) && problems.is_empty();
    state.guess = if brings_state { Guess::NotAsked } else { first_state(params, &read).guess };
    let lines = option_problems.iter().map(|problem| site.fill("embed.option_problem", &[("key", &problem.key), ("value", &problem.value)]));
    let own = problems.iter().map(|problem| site.fill("game-tree.trouble.address", &[("key", problem.key), ("value", &problem.value)]));
    notes.set(lines.chain(own).collect());
    options.set(read);
    store.dispatch(Action::Load(Box::new(state)));
}

/// The pairs in which a state differs from the first one.
fn query_beyond(now: &Query, first: &Query) -> Query {
    now.iter().filter(|(key, value)| first.get(*key) != Some(*value)).map(|(key, value)| (key.clone(), value.clone())).collect()
}

/// One drawing of the figure: everything that its parts need, borrowed.
struct View<'view> {
    site: &'view Site,
    state: &'view State,
    solution: &'view Result<Solution, Unsolved>,
    options: &'view Options,
    id: &'view AttrValue,
    store: UseReducerDispatcher<Store>,
}

impl View<'_> {
    fn speaker(&self) -> Speaker<'_> {
        Speaker { site: self.site, game: &self.state.game }
    }

    fn is_guessing(&self) -> bool {
        self.state.guess == Guess::Open && self.solution.is_ok()
    }

    fn figure(&self, notes: &[AttrValue], props: &WidgetProps) -> Html {
        let speaker = self.speaker();
        let troubles = self.state.trouble.iter().map(|trouble| speaker.trouble(trouble));
        let notes: Vec<AttrValue> = notes.iter().cloned().chain(troubles).chain(self.excerpt_note()).collect();
        let on_reset = {
            let (store, params, options) = (self.store.clone(), props.params.clone(), self.options.clone());
            Callback::from(move |()| store.dispatch(Action::Load(Box::new(first_state(&params, &options)))))
        };
        let on_action = {
            let store = self.store.clone();
            Callback::from(move |action| store.dispatch(action))
        };
        view_figure(&Figure {
            site: self.site,
            id: self.id.clone(),
            slug: AttrValue::Static("game-tree"),
            title: speaker.title(self.state, self.is_guessing()),
            options: self.options.clone(),
            notes,
            guess: self.guess(&on_action),
            picture: self.picture(&on_action),
            controls: view_controls(&speaker, self.id, self.state, self.options.controls == Controls::Full, &on_action),
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
        (0..8).map(|idx| format!("game-tree.{key}.{idx}")).map_while(|key| Some(self.site.word(&key)).filter(|word| *word != key)).collect()
    }

    fn excerpt_note(&self) -> Option<AttrValue> {
        let model::Origin::File { name, n_nodes_in_file } = &self.state.origin else { return None };
        let (shown, all) = (self.state.game.n_nodes().to_string(), n_nodes_in_file.to_string());
        let key = if self.state.is_excerpt() { "opened_top" } else { "opened" };
        Some(self.speaker().fill(key, &[("name", name), ("shown", &shown), ("all", &all)]))
    }

    fn picture(&self, on_action: &Callback<Action>) -> Html {
        if self.state.picture == PictureKind::Chart {
            return view_chart(self.site, self.state, self.id);
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
        let buttons: Html = self.state.game.moves(NodeIdx::ROOT).enumerate().map(|(move_idx, name)| {
            let onclick = on_action.reform(move |_: MouseEvent| Action::Guess(Some(move_idx as u32)));
            html! { <button type="button" key={move_idx.to_string()} {onclick}>{name.to_owned()}</button> }
        }).collect();
        let skip = on_action.reform(|_: MouseEvent| Action::Guess(None));
        Some(html! {
            <div class="guess" role="group" aria-label={speaker.word("guess")}>
                <p>{speaker.word("guess")}</p>{buttons}
                <button type="button" class="quiet" onclick={skip}>{speaker.word("guess_skip")}</button>
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
                let mut points = vec![speaker.fill("came_out.worth", &[("worth", &worth)]), speaker.fill("came_out.plan", &[("n", &plan.len().to_string())])];
                points.push(speaker.fill("came_out.ties", &[("n", &n_ties)]));
                points
            }
            Err(unsolved) => vec![speaker.unsolved(unsolved)],
        }
    }

    fn workshop(&self, on_action: &Callback<Action>) -> Option<Html> {
        (self.options.controls == Controls::Full && self.state.picture == PictureKind::Tree)
            .then(|| view_editor(self.speaker(), self.state, on_action))
    }

    fn table(&self) -> Html {
        match self.state.picture {
            PictureKind::Tree => view_table(&self.speaker(), self.state, self.solution.as_ref().ok()),
            PictureKind::Chart => view_chart_table(self.site, self.state),
        }
    }

    fn how(&self) -> Html {
        let paragraphs: Html = self.list("how").iter().enumerate().map(|(idx, text)| html! { <p key={idx.to_string()}>{text.clone()}</p> }).collect();
        html! { <>{paragraphs}</> }
    }

    fn on_export(&self) -> Callback<ExportKind, Option<ExportFile>> {
        let (state, site, id) = (self.state.clone(), self.site.clone(), self.id.clone());
        Callback::from(move |kind| export(&site, &state, &id, kind))
    }
}

/// A file of the present state.
fn export(site: &Site, state: &State, id: &str, kind: ExportKind) -> Option<ExportFile> {
    let speaker = Speaker { site, game: &state.game };
    let solution = state.solution().ok();
    let name = match &state.origin {
        model::Origin::Preset(slug) => (*slug).to_owned(),
        _ => id.to_owned(),
    };
    let file = |text: String| Some(ExportFile { name: name.clone(), text, width: 0, height: 0 });
    match kind {
        ExportKind::Efg => file(efg::write(&state.game)),
        ExportKind::Csv if state.picture == PictureKind::Chart => file(super::view_chart::csv(site, state)),
        ExportKind::Csv => file(csv_of(&speaker, state, solution.as_ref())),
        ExportKind::Svg | ExportKind::Png if state.picture == PictureKind::Chart => super::view_chart::picture_file(site, state, name),
        ExportKind::Svg | ExportKind::Png => {
            let drawn = draw(state, &speaker, solution.as_ref(), true);
            let (width, height) = document_size(&drawn.wide);
            let text = to_svg_document(&drawn.wide, &speaker.title(state, false));
            Some(ExportFile { name, text, width: u32::from(width), height: u32::from(height) })
        }
        ExportKind::Json => None,
    }
}
