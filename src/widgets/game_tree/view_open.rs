//! Opening an `.efg` file: by a field or by dropping it. It is read in the worker and never leaves the machine; the
//! game that was open stays until the new one is read.

use std::rc::Rc;

use lookahead_game::efg::{self, Caps};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::model::{Action, MOST_EDITED, MOST_SHOWN, Trouble};
use crate::hooks::{Site, use_site};
use crate::jobs::{Answer, Job, Remark};
use crate::parts::events::on_some;
use crate::web::files::{self, OpenedFile};
use crate::web::worker::{self, RunningJob};

#[derive(Properties, PartialEq)]
pub(super) struct OpenFileProps {
    pub id: AttrValue,
    pub on_action: Callback<Action>,
}

/// What is going on: nothing, or a file being read, so far.
#[derive(Clone, PartialEq)]
enum Reading {
    No,
    Of { name: String, done: f64 },
}

#[component]
pub(super) fn OpenFile(props: &OpenFileProps) -> Html {
    let site = use_site();
    let reading = use_state(|| Reading::No);
    let job = use_mut_ref(|| None::<RunningJob>);
    let open = {
        let (reading, job, on_action) = (reading.clone(), Rc::clone(&job), props.on_action.clone());
        Callback::from(move |file: OpenedFile| read_file(file, reading.clone(), Rc::clone(&job), on_action.clone()))
    };
    let onchange = on_some(&open, |event: Event| files::take_from_field(&event.target()?.dyn_into::<HtmlInputElement>().ok()?));
    let ondrop = on_some(&open, |event: DragEvent| {
        event.prevent_default();
        files::take_from_drop(&event)
    });
    let ondragover = Callback::from(|event: DragEvent| event.prevent_default());
    let cancel = {
        let (reading, job) = (reading.clone(), job);
        Callback::from(move |_: MouseEvent| {
            job.borrow_mut().take();
            reading.set(Reading::No);
        })
    };
    let field_id = format!("{}-file", props.id);
    html! {
        <div class="open-file needs-script" {ondrop} {ondragover}>
            <label for={field_id.clone()}>{site.word("game-tree.open")}</label>
            <input id={field_id} type="file" accept=".efg,text/plain" {onchange} />
            <div class="progress" role="status">{view_progress(&site, &reading, cancel)}</div>
        </div>
    }
}

fn view_progress(site: &Site, reading: &Reading, cancel: Callback<MouseEvent>) -> Html {
    let Reading::Of { name, done } = reading else { return html! { <span></span> } };
    let text = site.fill("game-tree.reading", &[("name", name)]);
    html! {
        <>
            <label>{text}{" "}<progress max="1" value={done.to_string()} /></label>
            <button type="button" onclick={cancel}>{site.word("game-tree.cancel")}</button>
        </>
    }
}

/// Refuses by size before a byte is read, then hands the bytes to the worker.
fn read_file(file: OpenedFile, reading: UseStateHandle<Reading>, job: Rc<std::cell::RefCell<Option<RunningJob>>>, on_action: Callback<Action>) {
    let name = file.name();
    if file.size() > Caps::default().max_bytes as f64 {
        let cap = (Caps::default().max_bytes / 1_000_000).to_string();
        on_action.emit(Action::Trouble(Trouble { code: "file_too_large", values: vec![("name", name), ("cap", cap)] }));
        return;
    }
    reading.set(Reading::Of { name: name.clone(), done: 0.0 });
    spawn_local(async move {
        let bytes = match file.bytes().await {
            Ok(bytes) => bytes,
            Err(reason) => return fail(&reading, &on_action, &name, reason),
        };
        let header = Job::ReadGame { most_whole: MOST_EDITED as u32, most_shown: MOST_SHOWN };
        let (on_answer_reading, on_answer_action, on_answer_name) = (reading.clone(), on_action.clone(), name.clone());
        let slot = Rc::clone(&job);
        let on_answer = move |answer: Result<String, String>| take_answer(answer, &on_answer_name, &on_answer_reading, &on_answer_action, &slot);
        match worker::run(header.to_json(), bytes, on_answer).await {
            Ok(running) => *job.borrow_mut() = Some(running),
            Err(reason) => fail(&reading, &on_action, &name, reason),
        }
    });
}

fn fail(reading: &UseStateHandle<Reading>, on_action: &Callback<Action>, name: &str, reason: String) {
    reading.set(Reading::No);
    on_action.emit(Action::Trouble(Trouble { code: "file_unread", values: vec![("name", name.to_owned()), ("reason", reason)] }));
}

fn take_answer(
    answer: Result<String, String>,
    name: &str,
    reading: &UseStateHandle<Reading>,
    on_action: &Callback<Action>,
    job: &Rc<std::cell::RefCell<Option<RunningJob>>>,
) {
    let answer = answer.and_then(|text| Answer::from_json(&text).ok_or(text));
    match answer {
        Ok(Answer::Progress(done)) => return reading.set(Reading::Of { name: name.to_owned(), done }),
        Ok(Answer::Game { efg, n_nodes, problems }) => open_game(&efg, n_nodes, &problems, name, on_action),
        Ok(Answer::Refused(Remark { line, column, text })) => {
            let values = vec![("name", name.to_owned()), ("line", line.to_string()), ("column", column.to_string()), ("text", text)];
            on_action.emit(Action::Trouble(Trouble { code: "file_refused", values }));
        }
        Err(reason) => on_action.emit(Action::Trouble(Trouble { code: "file_unread", values: vec![("name", name.to_owned()), ("reason", reason)] })),
    }
    reading.set(Reading::No);
    // The job is over; its worker may not be dropped while it is still calling us.
    let job = Rc::clone(job);
    crate::web::timer::after(0, move || drop(job.borrow_mut().take()));
}

fn open_game(text: &str, n_nodes: u32, problems: &[Remark], name: &str, on_action: &Callback<Action>) {
    let Ok((game, _)) = efg::read(text.as_bytes(), &Caps::default()) else { return };
    on_action.emit(Action::Open(Rc::new(game), name.to_owned(), n_nodes));
    if let Some(Remark { line, column, text }) = problems.first() {
        let values = vec![("n", problems.len().to_string()), ("line", line.to_string()), ("column", column.to_string()), ("text", text.clone())];
        on_action.emit(Action::Trouble(Trouble { code: "file_odd", values }));
    }
}
