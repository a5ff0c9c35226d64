//! The worker's entry: takes one job with its bytes, does it, says how it goes. No Yew; all work is in `lookahead::jobs`.

use js_sys::{Array, Uint8Array};
use lookahead::jobs::{Answer, Job, run};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

fn main() {
    let Ok(scope) = js_sys::global().dyn_into::<DedicatedWorkerGlobalScope>() else { return };
    let on_message = Closure::<dyn FnMut(MessageEvent)>::new(|event: MessageEvent| take_job(&event.data()));
    scope.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    // The worker lives as long as its one job; it is ended from outside.
    on_message.forget();
}

fn take_job(message: &JsValue) {
    let parts: Array = message.clone().unchecked_into();
    let job = parts.get(0).as_string().and_then(|text| Job::from_json(&text));
    let (Some(job), Ok(bytes)) = (job, parts.get(1).dyn_into::<Uint8Array>()) else { return };
    run(&job, &bytes.to_vec(), &mut |answer| say(&answer));
}

fn say(answer: &Answer) {
    let Ok(scope) = js_sys::global().dyn_into::<DedicatedWorkerGlobalScope>() else { return };
    // Nobody listens any more when the page has ended us: nothing to be done.
    drop(scope.post_message(&JsValue::from_str(&answer.to_json())));
}
