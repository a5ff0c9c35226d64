//! The worker's side of `worker`: takes jobs one after the other and says how each goes. What the texts mean belongs to
//! `crate::jobs`.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

/// Does a job, given as a text and the bytes that came along; says answers as texts.
pub type Run = fn(&str, &[u8], &mut dyn FnMut(String));

/// The same for a program that reads files in slices.
#[cfg(feature = "traces")]
pub type RunHanded = fn(&str, Handed, &mut dyn FnMut(String));

/// What came along with a job.
#[cfg(feature = "traces")]
pub enum Handed {
    /// Nothing: what came before still counts.
    Nothing,
    /// A file of the site's.
    Text(String),
    /// A file of the reader's.
    File(super::slices::FileSlices),
}

/// Listens for as long as the worker lives.
#[cfg(feature = "traces")]
pub fn serve_handed(run: RunHanded) {
    listen(Closure::new(move |event: MessageEvent| {
        let parts: Array = event.data().unchecked_into();
        let with = parts.get(1);
        let handed = match (super::slices::FileSlices::of(&with), with.as_string()) {
            (Some(file), _) => Handed::File(file),
            (None, Some(text)) => Handed::Text(text),
            (None, None) => Handed::Nothing,
        };
        if let Some(job) = parts.get(0).as_string() {
            run(&job, handed, &mut say);
        }
    }));
}

/// Listens for as long as the worker lives.
pub fn serve(run: Run) {
    listen(Closure::new(move |event: MessageEvent| take_job(run, &event.data())));
}

fn listen(on_message: Closure<dyn FnMut(MessageEvent)>) {
    let Ok(scope) = js_sys::global().dyn_into::<DedicatedWorkerGlobalScope>() else { return };
    scope.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    // The worker lives until it is ended from outside.
    on_message.forget();
}

/// A message is a list: the job's text, and the bytes of a file if there is one.
fn take_job(run: Run, message: &JsValue) {
    let parts: Array = message.clone().unchecked_into();
    let Some(job) = parts.get(0).as_string() else { return };
    let bytes = parts.get(1).dyn_into::<Uint8Array>().map(|bytes| bytes.to_vec()).unwrap_or_default();
    run(&job, &bytes, &mut say);
}

fn say(answer: String) {
    let Ok(scope) = js_sys::global().dyn_into::<DedicatedWorkerGlobalScope>() else { return };
    // Nobody listens any more when the page has ended us: nothing to be done.
    drop(scope.post_message(&JsValue::from_str(&answer)));
}
