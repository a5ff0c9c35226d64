//! What `boot.js` hands over: the page's data (already being fetched) and the way to start a worker.
//!
//! `boot.js` owns the one Trusted Types policy, so workers are asked for here and never made from Rust.

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

const NAMESPACE: &str = "lookahead";

/// The page's data as JSON text, from the request that `boot.js` began before the wasm was there.
///
/// # Errors
/// One line when the request failed or the page was served without `boot.js`.
pub async fn page_json() -> Result<String, String> {
    let promise: Promise = member("page")
        .and_then(|value| value.dyn_into().ok())
        .ok_or("the page has no data: boot.js is missing")?;
    let text = JsFuture::from(promise).await.map_err(describe)?;
    text.as_string().ok_or_else(|| "the page's data is not text".to_owned())
}

/// Starts a worker from a blob of our own script.
///
/// # Errors
/// One line when workers or blobs are refused.
pub async fn start_worker(program: &str) -> Result<web_sys::Worker, String> {
    let start: Function = member("startWorker")
        .and_then(|value| value.dyn_into().ok())
        .ok_or("this page cannot start a worker: boot.js is missing")?;
    let promise: Promise = start
        .call1(&JsValue::UNDEFINED, &program.into())
        .map_err(describe)?
        .dyn_into()
        .map_err(|_| "no promise".to_owned())?;
    JsFuture::from(promise).await.map_err(describe)?.dyn_into().map_err(|_| "not a worker".to_owned())
}

/// A JavaScript error as one line.
pub(crate) fn describe(error: JsValue) -> String {
    let message = Reflect::get(&error, &"message".into()).ok().and_then(|value| value.as_string());
    message.or_else(|| error.as_string()).unwrap_or_default()
}

pub(super) fn member(name: &str) -> Option<JsValue> {
    let space = Reflect::get(&js_sys::global(), &NAMESPACE.into()).ok()?;
    let value = Reflect::get(&space, &name.into()).ok()?;
    (!value.is_undefined()).then_some(value)
}
