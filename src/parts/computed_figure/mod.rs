//! A figure whose nodes the solver makes (see `crate::figures`): draws them, and tells the solver what the reader did.
//!
//! One component for all widgets of that kind. It knows no state of theirs: it keeps the pairs that the reader changed,
//! as typed, sends them to the solver, and shows what comes back. While an answer is on its way the last change is
//! remembered and sent when it has come, so that a slider that is dragged is followed as fast as the machine can.

mod handed;
mod record;

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::{EventTarget, HtmlInputElement};
use yew::prelude::*;

use self::record::RECORD;
use super::button::Button;
use super::figure::{RESERVED, save_file};
use super::nodes::view_nodes_typed;
use crate::hooks::{Site, UrlState, use_url_state};
use crate::jobs::{Answer, FigureJob, Job, SoFar};
use crate::json::Json;
use crate::page::Node;
use crate::query::{self, Query};
use crate::web::worker::Workshop;
use crate::web::{clock, dom, files, media};

pub use handed::HANDED;

/// Larger files are no worlds or games of a figure's kind.
const MOST_BYTES: f64 = 1_000_000.0;

/// Jobs that take no longer show no progress, and are not broken off when the reader has changed something meanwhile:
/// starting the solver anew would take as long as waiting for it.
const SHORT_MILLIS: f64 = 300.0;

/// Where no figure shows its wide layout (`chart.css`, `tree.css`).
const PHONE: &str = "(max-width:600px)";

/// What the component is given.
#[derive(Properties, PartialEq, Clone)]
pub struct ComputedFigureProps {
    /// The widget's name.
    pub slug: &'static str,
    /// The worker program that makes its nodes.
    pub program: &'static str,
    /// The site's words and addresses.
    pub site: Site,
    /// Unique in the page.
    pub id: AttrValue,
    /// Where it stands, as the solver is told.
    pub place: &'static str,
    /// Whether it is the only figure of its page.
    pub alone: bool,
    /// The first state, as the author wrote it.
    pub params: Query,
    /// The figure as the prerenderer laid it out.
    pub prepared: Rc<Vec<Node>>,
}

/// What is shown.
struct Shown {
    nodes: Rc<Vec<Node>>,
    /// What the reader changed, as typed.
    pairs: Query,
    /// How far a long computation is.
    so_far: Option<SoFar>,
    /// What went wrong on the way to the solver.
    trouble: AttrValue,
}

enum Change {
    Pairs(Query),
    Nodes(Vec<Node>),
    SoFar(Option<SoFar>),
    Trouble(AttrValue),
}

impl Shown {
    fn take(&mut self, change: Change) {
        match change {
            Change::Pairs(pairs) => self.pairs = pairs,
            Change::Nodes(nodes) => {
                self.nodes = Rc::new(nodes);
                self.so_far = None;
                self.trouble = AttrValue::default();
            }
            Change::SoFar(so_far) => self.so_far = so_far,
            Change::Trouble(trouble) => {
                self.trouble = trouble;
                self.so_far = None;
            }
        }
    }
}

/// What lives as long as the figure. (Held here and not by one of Yew's hooks for state: each kind of state costs more than a
/// kilobyte.)
struct Desk {
    props: ComputedFigureProps,
    workshop: Workshop,
    /// What the reader changed so far: kept here too, since several events may come before the next drawing.
    pairs: RefCell<Query>,
    /// Whether the solver is at work, since when, whether it takes long, and whether there is something newer to ask.
    is_busy: Cell<bool>,
    busy_since_millis: Cell<f64>,
    is_long: Cell<bool>,
    is_behind: Cell<bool>,
    /// Whether the last answer came so soon that nothing need be drawn before the next.
    is_quick: Cell<bool>,
    /// Whether the last job failed for want of a solver.
    has_failed: Cell<bool>,
    /// What the solver was or will be handed beside its jobs, and to which of the workers it went.
    handed: RefCell<JsValue>,
    handed_to: Cell<Option<u32>>,
    url: RefCell<Option<UrlState>>,
    shown: RefCell<Shown>,
    redraw: UseForceUpdateHandle,
}

/// The figure.
#[component]
pub fn ComputedFigure(props: &ComputedFigureProps) -> Html {
    let redraw = use_force_update();
    let desk = use_memo((), |()| Desk {
        props: props.clone(),
        workshop: Workshop::of(props.program),
        pairs: RefCell::default(),
        is_busy: Cell::new(false),
        busy_since_millis: Cell::new(0.0),
        is_long: Cell::new(false),
        is_behind: Cell::new(false),
        is_quick: Cell::new(false),
        has_failed: Cell::new(false),
        handed: RefCell::default(),
        handed_to: Cell::new(None),
        url: RefCell::default(),
        shown: RefCell::new(Shown {
            nodes: Rc::clone(&props.prepared),
            pairs: Query::new(),
            so_far: None,
            trouble: AttrValue::default(),
        }),
        redraw,
    });
    let on_read = {
        let desk = Rc::clone(&desk);
        Callback::from(move |mut found: Query| {
            let is_asked = found
                .keys()
                .any(|key| RESERVED.contains(&key.as_str()) || is_own_key(&desk.props.prepared, key));
            if desk.bring_record(&mut found) || is_asked {
                desk.change(found);
            }
        })
    };
    let url = use_url_state(&props.id, props.alone, on_read);
    desk.url.borrow_mut().get_or_insert(url);
    let on = |act: fn(&Rc<Desk>, &EventTarget)| {
        let desk = Rc::clone(&desk);
        move |event: &Event| {
            if let Some(target) = event.target() {
                act(&desk, &target);
            }
        }
    };
    let (input, change, click) = (on(typed), on(opened), on(clicked));
    let oninput = Callback::from(move |event: InputEvent| input(&event));
    let onchange = Callback::from(move |event: Event| change(&event));
    let onclick = Callback::from(move |event: MouseEvent| click(&event));
    let shown = desk.shown.borrow();
    html! {
        <div class="computed-figure" {oninput} {onchange} {onclick}>
            <div class="computed-nodes">{view_nodes_typed(&shown.nodes, &shown.pairs)}</div>
            <div class="working" role="status">{view_working(&desk, &shown)}</div>
        </div>
    }
}

fn view_working(desk: &Rc<Desk>, shown: &Shown) -> Html {
    let Some(so_far) = &shown.so_far else {
        return html! { <p class="figure-note">{shown.trouble.clone()}</p> };
    };
    let site = &desk.props.site;
    let cancel = {
        let desk = Rc::clone(desk);
        Callback::from(move |_: MouseEvent| desk.cancel())
    };
    html! {
        <p>
            <label>{site.word("figure.working")}{" "}<progress max="100" value={so_far.percent.to_string()} /></label>
            {Button::new("cancel", site.word("figure.cancel"), cancel).view()}
            // Numbers that grow many times a second are for the eye alone; the figure is read out when it is done.
            <output aria-live="off">{so_far.text.clone()}</output>
        </p>
    }
}

/// Whether a control of the figure sets this key. What others write into addresses (`?utm_source=…`) is no reason to load a
/// solver. Figures nest a few elements deep, so recursion is bounded by our own code.
fn is_own_key(nodes: &[Node], key: &str) -> bool {
    nodes.iter().any(|node| {
        let Node::Element { attributes, children, .. } = node else { return false };
        let sets = |(name, value): &(String, String)| match name.as_str() {
            "data-key" | "data-open" => value == key,
            "data-set" | "data-state" => query::parse(value).contains_key(key),
            _ => false,
        };
        attributes.iter().any(sets) || is_own_key(children, key)
    })
}

/// A field was typed in, or a slider turned.
fn typed(desk: &Rc<Desk>, target: &EventTarget) {
    if let (Some(key), Some(value)) = (dom::nearest(target, "data-key"), dom::field_value(target)) {
        let mut pairs = desk.pairs.borrow().clone();
        pairs.insert(key, value);
        desk.change(pairs);
    }
}

/// A file was chosen; its text becomes a pair.
fn opened(desk: &Rc<Desk>, target: &EventTarget) {
    let Some(key) = dom::nearest(target, "data-open") else { return };
    let file = target.dyn_ref::<HtmlInputElement>().and_then(files::take_from_field);
    let Some(file) = file else { return };
    if key == HANDED {
        return desk.hand(file);
    }
    let desk = Rc::clone(desk);
    spawn_local(async move {
        let bytes = if file.size() > MOST_BYTES { None } else { file.bytes().await.ok() };
        match bytes {
            Some(bytes) => {
                let text = String::from_utf8_lossy(&bytes.to_vec()).into_owned();
                desk.change(query::gather([(key, text)].into_iter()));
            }
            None => desk.trouble("figure.file_refused", &file.name()),
        }
    });
}

/// A button was pressed, or a mark in the picture (by keys too: `boot.js` sees to that): it adds pairs, replaces them all, or asks for a file.
fn clicked(desk: &Rc<Desk>, target: &EventTarget) {
    // Read before the figure is drawn anew: the button may be gone then.
    let wanted = dom::nearest(target, "data-fetch");
    if let Some(added) = dom::nearest(target, "data-set") {
        let mut pairs = desk.pairs.borrow().clone();
        pairs.extend(query::parse(&added));
        desk.change(pairs);
    } else if let Some(whole) = dom::nearest(target, "data-state") {
        let mut pairs = query::parse(&whole);
        // What the reader's browser keeps is not forgotten by beginning anew.
        let kept = desk.pairs.borrow().clone().into_iter().filter(|(key, _)| RECORD.contains(&key.as_str()));
        pairs.extend(kept);
        desk.change(pairs);
    } else if let Some(ending) = dom::nearest(target, "data-save") {
        desk.save(ending);
    }
    if let Some(wanted) = wanted {
        fetched(desk, &wanted);
    }
}

/// A file of the site was asked for, `key=path`; its text becomes the pair of that key.
fn fetched(desk: &Rc<Desk>, wanted: &str) {
    let Some((key, path)) = wanted.split_once('=') else { return };
    let (desk, key, path) = (Rc::clone(desk), key.to_owned(), path.to_owned());
    let url = desk.props.site.href(&format!("/{path}"));
    spawn_local(async move {
        match crate::web::fetch::text(&url).await {
            Ok(text) => {
                let mut pairs = desk.pairs.borrow().clone();
                pairs.insert(key, text);
                desk.change(pairs);
            }
            Err(_) => desk.trouble("figure.file_refused", &path),
        }
    });
}

impl Desk {
    fn show(&self, change: Change) {
        self.shown.borrow_mut().take(change);
        self.redraw.force_update();
    }

    /// Takes the pairs as they are now, and has the figure drawn.
    fn change(self: &Rc<Self>, pairs: Query) {
        self.pairs.replace(pairs.clone());
        self.shown.borrow_mut().take(Change::Pairs(pairs));
        // What was typed stands in its field already; a second drawing would double the work of following a slider.
        if !self.is_quick.get() {
            self.redraw.force_update();
        }
        if self.is_busy.get() && self.is_long.get() {
            // What is reckoned so long is not wanted any more.
            self.stop();
        }
        if self.is_busy.get() {
            self.is_behind.set(true);
        } else {
            self.ask(String::new());
        }
    }

    fn save(self: &Rc<Self>, ending: String) {
        if !self.is_busy.get() {
            self.ask(ending);
        }
    }

    fn ask(self: &Rc<Self>, wanted: String) {
        self.is_busy.set(true);
        self.busy_since_millis.set(clock::now_millis());
        self.is_behind.set(false);
        let props = &self.props;
        let own = format!("{}.", props.slug);
        let job = Job::Figure(FigureJob {
            slug: props.slug.to_owned(),
            id: props.id.to_string(),
            place: props.place.to_owned(),
            // Pixels are made from the drawing.
            wanted: if wanted == "png" { "svg".to_owned() } else { wanted.clone() },
            is_phone: media::matches(PHONE),
            params: props.params.clone(),
            pairs: self.pairs.borrow().clone(),
            words: props.site.words_of(&["figure.", "embed.", &own]),
            facts: props.site.facts().clone(),
        });
        let desk = Rc::clone(self);
        let on_answer = move |answer: Result<String, String>| desk.answer(answer, &wanted);
        self.workshop.ask_with(job.to_json().write(), self.handed_over(), Rc::new(on_answer));
    }

    /// Takes an answer; says whether the job is over with it.
    fn answer(self: &Rc<Self>, answer: Result<String, String>, wanted: &str) -> bool {
        let answer = match answer {
            Ok(text) => Json::parse(&text).as_ref().and_then(Answer::from_json),
            // An engine that failed by itself mostly does not fail again; see `boot.js`.
            Err(_) if !self.has_failed.replace(true) => {
                let (desk, wanted) = (Rc::clone(self), wanted.to_owned());
                crate::web::timer::after(0, move || desk.ask(wanted));
                return true;
            }
            Err(reason) => {
                self.is_busy.set(false);
                self.trouble("figure.no_solver", &reason);
                return true;
            }
        };
        if let Some(Answer::SoFar(so_far)) = answer {
            if clock::now_millis() - self.busy_since_millis.get() > SHORT_MILLIS {
                self.is_long.set(true);
                self.show(Change::SoFar(Some(so_far)));
            }
            return false;
        }
        self.is_busy.set(false);
        self.is_long.set(false);
        self.has_failed.set(false);
        match answer {
            Some(Answer::Figure(figure)) => {
                self.is_quick.set(clock::now_millis() - self.busy_since_millis.get() < SHORT_MILLIS);
                self.keep_record(&figure.nodes);
                self.show(Change::Nodes(figure.nodes));
                if let Some(url) = &*self.url.borrow() {
                    url.write(figure.state);
                }
            }
            Some(Answer::File(file)) => save_file(wanted, file, &self.props.id),
            Some(Answer::Wants(path)) => {
                self.is_busy.set(true);
                self.get(path, wanted.to_owned());
                return true;
            }
            _ => {}
        }
        if self.is_behind.get() {
            let desk = Rc::clone(self);
            // After the workshop has taken note that this job is over.
            crate::web::timer::after(0, move || desk.ask(String::new()));
        }
        true
    }

    fn cancel(self: &Rc<Self>) {
        self.stop();
        self.trouble("figure.cancelled", "");
    }

    fn stop(&self) {
        self.workshop.close();
        self.is_busy.set(false);
        self.is_long.set(false);
        self.show(Change::SoFar(None));
    }

    fn trouble(&self, key: &str, reason: &str) {
        let text = self.props.site.fill(key, &[("reason", reason)]);
        self.show(Change::Trouble(text));
    }
}
