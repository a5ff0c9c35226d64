//! A worker that runs one job and can be stopped at any moment by ending it.
//!
//! Messages are JSON text both ways, except the bytes of an opened file, which are handed over without a copy. The
//! meaning of the messages belongs to `crate::jobs`.

use std::rc::Rc;

use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{MessageEvent, Worker};

use super::boot::{describe, start_worker};

/// A running job; dropping it ends the worker at once.
pub struct RunningJob {
    worker: Worker,
    _on_message: Closure<dyn FnMut(MessageEvent)>,
    _on_error: Closure<dyn FnMut(JsValue)>,
}

impl Drop for RunningJob {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}

/// Starts a worker, hands it `header` and `bytes`, and calls `on_answer` with every text that comes back (or with
/// an `Err` when the worker itself failed).
///
/// # Errors
/// One line when no worker could be started.
pub async fn run(
    header: String,
    bytes: Uint8Array,
    on_answer: impl Fn(Result<String, String>) + 'static,
) -> Result<RunningJob, String> {
    let worker = start_worker().await?;
    let on_answer = Rc::new(on_answer);
    let failed = Rc::clone(&on_answer);
    let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        if let Some(text) = event.data().as_string() {
            on_answer(Ok(text));
        }
    });
    let on_error = Closure::<dyn FnMut(JsValue)>::new(move |error: JsValue| failed(Err(describe(error))));
    worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
    let transfer = Array::of1(&bytes.buffer());
    let message = Array::of2(&header.into(), &bytes);
    worker.post_message_with_transfer(&message, &transfer).map_err(describe)?;
    Ok(RunningJob { worker, _on_message: on_message, _on_error: on_error })
}
