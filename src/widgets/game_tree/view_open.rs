//! Opening an `.efg` file: by a field, into which `boot.js` also puts a file that is dropped on the figure. It is read in the worker and never leaves the machine; the
//! game that was open stays until the new one is read.

use std::rc::Rc;

use lookahead_game::efg::Caps;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::model::{Action, MOST_EDITED, MOST_SHOWN, NewGame, Source, Trouble, read_text};
use super::store::FigureEvent;
use crate::hooks::Site;
use crate::jobs::{Answer, GameAnswer, Job, Remark};
use crate::json::Json;
use crate::parts::button::Button;
use crate::parts::events::on_some;
use crate::web::files::{self, OpenedFile};
use crate::web::worker::Workshop;

/// The file being read, and how many per cent of it are.
pub(super) type Reading = Option<(String, u32)>;

pub(super) fn view_open(
    site: &Site,
    id: &AttrValue,
    workshop: &Workshop,
    reading: &Reading,
    on_event: &Callback<FigureEvent>,
) -> Html {
    let open = {
        let (workshop, on_event) = (workshop.clone(), on_event.clone());
        Callback::from(move |file: OpenedFile| read_file(file, &workshop, on_event.clone()))
    };
    let onchange = on_some(&open, |event: Event| {
        files::take_from_field(&event.target()?.dyn_into::<HtmlInputElement>().ok()?)
    });
    let cancel = {
        let workshop = workshop.clone();
        on_event.reform(move |_: MouseEvent| {
            workshop.close();
            FigureEvent::Read(None)
        })
    };
    let field_id = format!("{id}-file");
    html! {
        <div class="open-file needs-script">
            <label for={field_id.clone()}>{site.word("game-tree.open")}</label>
            <input id={field_id} type="file" accept=".efg,text/plain" {onchange} />
            <div class="progress" role="status">{view_progress(site, reading, cancel)}</div>
        </div>
    }
}

fn view_progress(site: &Site, reading: &Reading, cancel: Callback<MouseEvent>) -> Html {
    let Some((name, percent)) = reading else { return html! { <span></span> } };
    let text = site.fill("game-tree.reading", &[("name", name)]);
    html! {
        <>
            <label>{text}{" "}<progress max="100" value={percent.to_string()} /></label>
            {Button::new("cancel", site.word("game-tree.cancel"), cancel).view()}
        </>
    }
}

/// Refuses by size before a byte is read, then hands the bytes to the worker.
fn read_file(file: OpenedFile, workshop: &Workshop, on_event: Callback<FigureEvent>) {
    let name = file.name();
    if file.size() > Caps::default().max_bytes as f64 {
        let cap = (Caps::default().max_bytes / 1_000_000).to_string();
        on_event
            .emit(trouble(Trouble { code: "file_too_large", values: vec![("name", name), ("cap", cap)] }));
        return;
    }
    on_event.emit(FigureEvent::Read(Some((name.clone(), 0))));
    let workshop = workshop.clone();
    let epoch = workshop.epoch();
    spawn_local(async move {
        let bytes = file.bytes().await;
        if workshop.epoch() != epoch {
            return;
        }
        let bytes = match bytes {
            Ok(bytes) => bytes,
            Err(reason) => {
                on_event.emit(FigureEvent::Read(None));
                return on_event.emit(unread(&name, reason));
            }
        };
        let job = Job::ReadGame { most_whole: MOST_EDITED as u32, most_shown: MOST_SHOWN };
        let on_answer = move |answer: Result<String, String>| take_answer(answer, &name, &on_event);
        workshop.ask(job.to_json().write(), Some(bytes), Rc::new(on_answer));
    });
}

/// Says whether the job is over.
fn take_answer(answer: Result<String, String>, name: &str, on_event: &Callback<FigureEvent>) -> bool {
    let answer = answer.and_then(|text| Json::parse(&text).as_ref().and_then(Answer::from_json).ok_or(text));
    match answer {
        Ok(Answer::Progress(percent)) => {
            on_event.emit(FigureEvent::Read(Some((name.to_owned(), percent))));
            return false;
        }
        Ok(Answer::Game(answer)) => open_game(answer, name, on_event),
        Ok(Answer::Refused(remark)) => {
            on_event.emit(at_remark("file_refused", ("name", name.to_owned()), remark))
        }
        Ok(_) => on_event.emit(unread(name, String::new())),
        Err(reason) => on_event.emit(unread(name, reason)),
    }
    on_event.emit(FigureEvent::Read(None));
    true
}

fn open_game(answer: GameAnswer, name: &str, on_event: &Callback<FigureEvent>) {
    let Some(new) = new_game(&answer) else { return on_event.emit(unread(name, String::new())) };
    on_event.emit(FigureEvent::Act(Action::Open(new, name.to_owned(), answer.n_nodes)));
    let n_problems = answer.problems.len().to_string();
    if let Some(first) = answer.problems.into_iter().next() {
        on_event.emit(at_remark("file_odd", ("n", n_problems), first));
    }
}

/// The game that the worker wrote, read.
pub(super) fn new_game(answer: &GameAnswer) -> Option<NewGame> {
    let source = Source { text: Rc::from(answer.game.as_str()), link: answer.link.as_deref().map(Rc::from) };
    Some(NewGame { game: read_text(&answer.game)?, source })
}

fn trouble(trouble: Trouble) -> FigureEvent {
    FigureEvent::Act(Action::Trouble(trouble))
}

fn unread(name: &str, reason: String) -> FigureEvent {
    trouble(Trouble { code: "file_unread", values: vec![("name", name.to_owned()), ("reason", reason)] })
}

fn at_remark(code: &'static str, first: (&'static str, String), remark: Remark) -> FigureEvent {
    let place =
        [("line", remark.line.to_string()), ("column", remark.column.to_string()), ("text", remark.text)];
    trouble(Trouble { code, values: [first].into_iter().chain(place).collect() })
}
